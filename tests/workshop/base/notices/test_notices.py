"""What somebody is told, once, in their language, and what they do with it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils import timezone

from tests.workshop.conftest import MERGER, Browser, person
from thang.words.workshop import WORKSHOP
from thang.workshop.base.audit.models import Entry
from thang.workshop.base.audit.services import SYSTEM, Actor
from thang.workshop.base.jobs import leases
from thang.workshop.base.jobs.models import Job
from thang.workshop.base.jobs.services import Asker, ask
from thang.workshop.base.notices.models import Notice
from thang.workshop.base.notices.queries import notice_text, unread
from thang.workshop.base.notices.services import READ_KEPT, UNREAD_KEPT, clear_old
from thang.workshop.base.organisations.importing import keep_draft
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.parts.telling import Say, Telling, tell
from thang.workshop.base.parts.work import Outcome
from thang.workshop.base.people.delegating import Absence, delegate, withdraw
from thang.workshop.base.people.inviting import Newcomer, accept_invitation, invite, make_link, make_reset_link
from thang.workshop.base.people.models import Person
from thang.workshop.base.people.services import Term, relieve
from thang.workshop.base.signin.services import take_factors_away

TODAY = timezone.localdate()
PASSWORD = "mat khau rat la dai 2026"  # of nobody there is
WHAT = Telling("appointed", "x:1", {"role": Say("role_head"), "organisation": "Xã", "since": MERGER, "basis": "QĐ"})


def told(one: Person) -> list[str]:
    return [notice.key for notice in Notice.objects.filter(person=one).order_by("pk")]


def test_a_role_given_and_ended_is_told_to_its_holder(officer: Person, office: Person) -> None:
    assert told(officer) == ["appointed"]
    relieve(officer.appointments.get(), on=TODAY, basis="QĐ 9", actor=SYSTEM)
    assert told(officer) == ["appointed", "relieved"]
    assert told(office) == ["appointed"]


def test_a_delegation_and_its_end_are_told_to_the_delegate(officer: Person, office: Person) -> None:
    one = delegate(office.appointments.get(), Absence(officer, TODAY, TODAY + timedelta(2), "nghỉ phép"), actor=SYSTEM)
    withdraw(one, actor=SYSTEM)
    assert told(officer) == ["appointed", "delegated", "delegation_withdrawn"]
    first = Notice.objects.get(person=officer, key="delegated")
    assert notice_text(first, "en").startswith("Người thử office delegated to you: Programme office, Tỉnh Lào Cai")


def test_who_invited_is_told_and_who_forgot_is_not_confused_with_it(office: Person, commune: Organisation) -> None:
    link = invite(
        Newcomer("moi", "Người Mới"), Term("officer", commune, MERGER, basis="Q"), actor=SYSTEM, inviter=office
    )
    accept_invitation(link.token, PASSWORD)
    assert told(office) == ["appointed", "accepted"]
    link.person.refresh_from_db()
    again = make_reset_link(link.person, actor=Actor("Thường trực"), inviter=office)
    accept_invitation(again.token, f"{PASSWORD} khac")
    assert told(office) == ["appointed", "accepted"]
    assert told(link.person) == ["appointed", "reset_link"]


def test_an_invitation_that_nobody_made_is_told_to_nobody(officer: Person) -> None:
    accept_invitation(make_link(officer, actor=SYSTEM).token, PASSWORD)
    assert not Notice.objects.filter(key="accepted").exists()


def test_a_second_factor_that_is_taken_away_is_told(officer: Person) -> None:
    Authenticator.objects.create(user=officer, type="totp", data={})
    take_factors_away(officer)
    assert told(officer) == ["appointed", "factor_gone"]


def test_open_work_that_is_handed_over_is_told_to_who_goes_on(commune: Organisation) -> None:
    leaving, following = person("nghi", "office", commune), person("ke-nhiem", "office", commune)
    keep_draft(commune, "nghi", "own", "danh-sach.csv", b"")
    relieve(leaving.appointments.get(), on=TODAY, basis="QĐ 9", actor=SYSTEM, successor=following)
    last = Notice.objects.filter(person=following).latest("pk")
    assert notice_text(last, "vi") == "Bạn nhận bàn giao việc của Người thử nghi: danh-sach.csv (Xã Bát Xát)."


@pytest.mark.parametrize("ends", ["done", "failed"])
def test_background_work_that_ended_is_told_to_who_asked(officer: Person, office: Person, ends: str) -> None:
    ask("audit.prove", {}, Asker(officer, SYSTEM), now=timezone.now())
    job = leases.take(timezone.now())
    assert job is not None
    if ends == "done":
        leases.finish(job, None, Outcome("trail_holds", {"count": 1, "heads": 0}), timezone.now())
    else:
        leases.fail(job, None, leases.fault_of("job_broke"), timezone.now())
    assert told(officer) == ["appointed", f"job_{ends}"]
    assert told(office) == ["appointed"]
    assert Notice.objects.latest("pk").address == f"/jobs/{Job.objects.get().pk}/"


def test_one_is_told_once_of_one_thing_and_nobody_is_nobody(officer: Person) -> None:
    before = len(told(officer))
    for _ in range(3):
        tell([officer, None], WHAT)
    assert len(told(officer)) == before + 1
    tell([None], WHAT)
    assert Notice.objects.filter(about="x:1").count() == 1


def test_what_is_undone_was_not_told(officer: Person) -> None:
    before = told(officer)
    with transaction.atomic():
        tell([officer], WHAT)
        transaction.set_rollback(True)
    assert told(officer) == before


def test_every_key_that_is_told_has_a_sentence() -> None:
    keys = {"appointed", "relieved", "delegated", "delegation_withdrawn", "handed_over", "accepted", "reset_link"}
    assert {f"notice_{key}" for key in keys | {"factor_gone", "job_done", "job_failed"}} <= set(WORKSHOP)


def test_the_head_of_the_page_counts_what_was_not_read(officer: Person, browser: Browser) -> None:
    client = browser(officer)
    assert "Thông báo: 1 chưa đọc" in client.get("/organisations/").content.decode()
    assert client.post("/notices/read/").status_code == 302
    assert "chưa đọc" not in client.get("/organisations/").content.decode()


def test_one_is_read_and_unread_again_by_its_button(officer: Person, browser: Browser) -> None:
    tell([officer], WHAT)
    client, one = browser(officer), Notice.objects.latest("pk")
    client.post("/notices/read/", {"notice": one.pk})
    assert unread(officer) == 1
    client.post("/notices/read/", {"notice": one.pk, "unread": "1"})
    assert unread(officer) == 2
    assert "Người đứng đầu, Xã, từ ngày 01/07/2025" in client.get("/notices/").content.decode()


@pytest.mark.parametrize("number", ["1 OR 1", "-1", "9" * 30, "٣"])
def test_a_number_that_is_none_is_not_there(officer: Person, browser: Browser, number: str) -> None:
    assert browser(officer).post("/notices/read/", {"notice": number}).status_code == 404
    assert unread(officer) == 1


def test_nobody_reads_or_marks_what_another_was_told(officer: Person, office: Person, browser: Browser) -> None:
    theirs = Notice.objects.get(person=officer)
    browser(office).post("/notices/read/", {"notice": theirs.pk})
    theirs.refresh_from_db()
    assert theirs.read_at is None
    assert "Xã Bát Xát" not in browser(office).get("/notices/").content.decode()


def test_notices_are_narrowed_and_exported(officer: Person, browser: Browser) -> None:
    client = browser(officer)
    assert "Cán bộ của đơn vị" in client.get("/notices/?read=unread").content.decode()
    assert "Không có dòng nào" in client.get("/notices/?read=read").content.decode()
    table = b"".join(client.get("/notices/?export=csv").streaming_content).decode()  # type: ignore[attr-defined]  # a stream
    assert "Bạn được phân công: Cán bộ của đơn vị, Xã Bát Xát" in table


def test_what_is_old_goes_and_what_is_new_stays(officer: Person, office: Person) -> None:
    now = timezone.now()
    Notice.objects.filter(person=officer).update(read_at=now - READ_KEPT - timedelta(1))
    assert clear_old(now) == 1
    Notice.objects.filter(person=office).update(at=now - UNREAD_KEPT + timedelta(1))
    assert clear_old(now) == 0
    Notice.objects.filter(person=office).update(at=now - UNREAD_KEPT - timedelta(1))
    assert clear_old(now) == 1


def test_telling_leaves_no_entry_of_its_own(officer: Person) -> None:
    before = Entry.objects.count()
    tell([officer], WHAT)
    assert Entry.objects.count() == before


def test_a_deadline_stands_beside_its_notice(officer: Person, browser: Browser) -> None:
    tell([officer], Telling("job_done", "x", {"job": "Việc"}, due=date(2026, 12, 18)))
    assert "18/12/2026" in browser(officer).get("/notices/").content.decode()
