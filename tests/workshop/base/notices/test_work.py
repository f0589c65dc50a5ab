"""My work today: what waits, in which role, by which day; and never what the acting role may not see."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.workshop.conftest import MERGER, Browser, founded, person
from thang.workshop.base.audit.services import SYSTEM
from thang.workshop.base.calendar.services import Facts, set_day
from thang.workshop.base.jobs.models import Job
from thang.workshop.base.jobs.services import Asker, ask
from thang.workshop.base.notices.queries import my_work, next_days_end
from thang.workshop.base.organisations.importing import keep_draft
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.people.access import Reach
from thang.workshop.base.people.delegating import Absence, delegate
from thang.workshop.base.people.inviting import Newcomer, accept_invitation, invite
from thang.workshop.base.people.models import Appointment, Person
from thang.workshop.base.people.services import Term, appoint
from thang.workshop.base.people.waiting import open_in, waiting_for

TODAY = timezone.localdate()
MONDAY = date(2026, 11, 23)


def keys(reach: Reach) -> list[str]:
    return [one.key for one in waiting_for(reach)]


def names(works: Sequence[Any]) -> list[str]:
    return [one.text for one in works]


def test_nothing_waits_for_who_has_nothing_to_do(officer: Person, browser: Browser) -> None:
    assert waiting_for(Reach(officer, TODAY)) == []
    page = browser(officer).get("/my-work/").content.decode()
    assert "Không có việc nào đang chờ bạn" in page


def test_a_list_that_was_handed_in_waits_where_it_is_accepted(
    office: Person, commune: Organisation, browser: Browser
) -> None:
    draft = keep_draft(commune, "office", "own", "danh-sach.csv", b"")
    page = browser(office).get("/my-work/").content.decode()
    assert "Danh sách danh-sach.csv của Xã Bát Xát chờ kiểm tra" in page
    assert f'href="/organisations/{commune.pk}/import/{draft.pk}/"' in page
    assert "Cơ quan thường trực chương trình" in page
    assert "danh-sach.csv" in browser(office).get("/").content.decode()


def test_what_the_acting_role_may_not_see_is_not_there(
    office: Person, commune: Organisation, other_province: Organisation, stranger: Person
) -> None:
    keep_draft(commune, "office", "own", "cua-toi.csv", b"")
    keep_draft(other_province, "office", "own", "khong-con-quyen.csv", b"")
    assert [one.facts["file"] for one in waiting_for(Reach(office, TODAY)) if one.key == "draft"] == ["cua-toi.csv"]
    as_officer = appoint(office, Term("officer", commune, MERGER, basis="QĐ 1"), actor=SYSTEM)
    assert keys(Reach(office, TODAY, as_officer.pk)) == []
    assert "draft" not in keys(Reach(stranger, TODAY))


def test_invitations_of_those_one_keeps_wait(office: Person, officer: Person, commune: Organisation) -> None:
    """Whoever never came in counts, once with a link that lasts, once without."""
    assert keys(Reach(office, TODAY)) == ["links_missing"], "people of the tests have no password"
    term = Term("officer", commune, MERGER, basis="QĐ 1")
    link = invite(Newcomer("moi", "Người Mới"), term, actor=SYSTEM, inviter=office)
    found = {one.key: one for one in waiting_for(Reach(office, TODAY))}
    assert found["links_open"].due == timezone.localdate(link.expires_at)
    assert found["links_open"].facts == {"count": 1}
    assert "links_open" not in keys(Reach(officer, TODAY))
    accept_invitation(link.token, "mat khau rat la dai 2026")
    assert "links_open" not in keys(Reach(office, TODAY))


def test_delegations_and_ends_of_roles_wait(office: Person, officer: Person, commune: Organisation) -> None:
    held = office.appointments.get()
    delegate(held, Absence(officer, TODAY, TODAY + timedelta(3), "nghỉ phép"), actor=SYSTEM)
    ending = officer.appointments.get()
    Appointment.objects.filter(pk=ending.pk).update(until=TODAY + timedelta(10))
    found = {one.key: one for one in waiting_for(Reach(officer, TODAY))}
    assert set(found) == {"lent", "role_ends"}
    assert found["lent"].due == TODAY + timedelta(2)
    assert found["role_ends"].due == TODAY + timedelta(9)
    assert [one.role for one in waiting_for(Reach(office, TODAY)) if one.key == "role_ends"] == ["office"]
    Appointment.objects.filter(pk=ending.pk).update(until=TODAY + timedelta(40))
    assert "role_ends" not in keys(Reach(officer, TODAY))


def test_background_work_that_ended_is_told_to_who_asked(office: Person, officer: Person) -> None:
    job = ask("audit.prove", {}, Asker(officer, SYSTEM), now=timezone.now())
    assert "job_failed" not in keys(Reach(officer, TODAY))
    Job.objects.filter(pk=job.pk).update(state="failed", ended_at=timezone.now())
    assert "job_failed" in keys(Reach(officer, TODAY))
    assert "job_failed" not in keys(Reach(office, TODAY))
    Job.objects.filter(pk=job.pk).update(ended_at=timezone.now() - timedelta(days=8))
    assert "job_failed" not in keys(Reach(officer, TODAY))


def test_deadlines_are_counted_in_working_days(officer: Person) -> None:
    assert next_days_end(MONDAY) == date(2026, 11, 30)
    set_day(Facts(date(2026, 11, 25), "Nghỉ", "QĐ 1"), actor=SYSTEM)
    assert next_days_end(MONDAY) == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("days", "name"), [(-1, "overdue"), (0, "today"), (7, "next"), (8, "later")], ids=["past", "today", "week", "more"]
)
def test_work_stands_in_its_bin(office: Person, officer: Person, days: int, name: str) -> None:
    """Seen on a Monday: until the next one are five working days."""
    until = MONDAY + timedelta(days + 1)
    delegation = delegate(office.appointments.get(), Absence(officer, MONDAY, MONDAY + timedelta(9), "x"), actor=SYSTEM)
    type(delegation).objects.filter(pk=delegation.pk).update(since=MONDAY - timedelta(9), until=max(until, MONDAY))
    reach = Reach(officer, MONDAY)
    if days < 0:
        assert my_work(reach, "vi") == [], "what is over does not wait"
        return
    assert [one.name for one in my_work(reach, "vi")] == [name]


def test_what_is_open_in_units_is_asked_for_all_of_them_at_once(
    office: Person, commune: Organisation, other_commune: Organisation, django_assert_max_num_queries: Any
) -> None:
    keep_draft(commune, "office", "own", "a.csv", b"")
    for number in range(10):
        term = Term("officer", other_commune, MERGER, basis="QĐ")
        invite(Newcomer(f"m{number}", "Mới"), term, actor=SYSTEM, inviter=None)
    with django_assert_max_num_queries(5):
        found = open_in(Organisation.objects.filter(pk__in=[commune.pk, other_commune.pk]), TODAY)
    assert sorted((one.key, one.organisation) for one in found) == sorted(
        [("draft", commune.pk), *[("invited", other_commune.pk)] * 10]
    )


def test_the_page_asks_a_few_times_whatever_waits(
    office: Person, province: Organisation, browser: Browser, django_assert_max_num_queries: Any
) -> None:
    for number in range(20):
        unit = founded(f"Trạm {number}", "service_unit", province)
        keep_draft(unit, "office", "own", f"{number}.csv", b"")
        one = person(f"n{number}", "officer", unit)
        one.appointments.update(until=TODAY + timedelta(5))
        delegate(one.appointments.get(), Absence(office, TODAY, TODAY + timedelta(2), "x"), actor=SYSTEM)
    client = browser(office)
    for page, most in (("/my-work/", 15), ("/", 16)):
        with django_assert_max_num_queries(most, info=page):
            assert client.get(page).status_code == 200


def test_a_day_has_hours_enough() -> None:
    """A draft is dropped a day after it came: that is its deadline, whatever the hour."""
    assert timezone.localdate(datetime.fromisoformat("2026-11-23T18:00:00+00:00")) == date(2026, 11, 24)
