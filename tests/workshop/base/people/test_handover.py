"""Open work when a role ends: shown, and handed over; nothing is left without an owner."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.workshop.conftest import DECISION, MERGER, Browser, person
from thang.workshop.base.audit.models import Entry
from thang.workshop.base.audit.services import SYSTEM
from thang.workshop.base.organisations.importing import KEPT, keep_draft
from thang.workshop.base.organisations.models import Draft, Organisation
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.people.handover import left_open
from thang.workshop.base.people.models import Appointment, Person
from thang.workshop.base.people.services import Term, appoint, relieve

TODAY = timezone.localdate()
FORM = {"on": f"{TODAY}", "basis": "QĐ 9"}


@pytest.fixture
def leaving(commune: Organisation) -> Appointment:
    """Of somebody who keeps the commune."""
    return person("nghi", "office", commune).appointments.get()


@pytest.fixture
def draft(leaving: Appointment) -> Draft:
    """A list that they handed in today."""
    return keep_draft(leaving.organisation, "nghi", "own", "danh-sach.csv", "Mã,Tên\n".encode())


@pytest.fixture
def address(leaving: Appointment) -> str:
    return f"/people/appointments/{leaving.pk}/end/"


def test_what_is_open_is_shown_and_goes_to_the_next(
    office: Person, leaving: Appointment, draft: Draft, address: str, browser: Browser
) -> None:
    client = browser(office)
    page = client.get(address).content.decode()
    assert "danh-sach.csv (Xã Bát Xát)" in page
    assert 'name="successor"' in page
    assert client.post(address, {**FORM, "successor": "office"}).status_code == 302
    draft.refresh_from_db()
    leaving.refresh_from_db()
    assert (draft.sign_in, leaving.until) == ("office", TODAY)
    assert client.get(f"/organisations/{draft.organisation_id}/import/{draft.pk}/").status_code == 200
    entry = Entry.objects.latest("number")
    assert (entry.action, entry.organisation) == ("person.work_handed_over", leaving.organisation_id)
    assert "danh-sach.csv" in entry.after
    assert f"{office.name} (office)" in entry.after


@pytest.mark.parametrize(
    ("successor", "said"),
    [
        ("", "còn 1 việc đang làm dở, như danh-sach.csv"),
        ("nghi", "không có quyền làm tiếp"),
        ("can-bo", "không có quyền làm tiếp"),
        ("stranger", "“stranger”"),
        ("khong-co", "“khong-co”"),
    ],
)
@pytest.mark.usefixtures("draft", "stranger")
def test_without_a_fit_successor_the_role_does_not_end(
    office: Person, leaving: Appointment, address: str, browser: Browser, successor: str, said: str
) -> None:
    person("can-bo", "officer", leaving.organisation)
    page = browser(office).post(address, {**FORM, "successor": successor})
    assert said in page.content.decode()
    leaving.refresh_from_db()
    assert leaving.until is None
    assert Draft.objects.get().sign_in == "nghi"


def test_where_nothing_is_open_nobody_is_asked(
    office: Person, leaving: Appointment, address: str, browser: Browser
) -> None:
    assert 'name="successor"' not in browser(office).get(address).content.decode()
    assert browser(office).post(address, FORM).status_code == 302
    assert not Entry.objects.filter(action="person.work_handed_over").exists()


def test_who_can_go_on_by_another_role_goes_on(leaving: Appointment, draft: Draft, province: Organisation) -> None:
    appoint(leaving.person, Term("office", province, MERGER, TODAY + timedelta(9), basis=DECISION), actor=SYSTEM)
    assert left_open(leaving, TODAY) == []
    assert [one.pieces for one in left_open(leaving, TODAY + timedelta(9))] == [["danh-sach.csv (Xã Bát Xát)"]]
    relieve(leaving, on=TODAY, basis="QĐ 9", actor=SYSTEM)
    draft.refresh_from_db()
    assert draft.sign_in == "nghi"


def test_what_lies_elsewhere_or_is_too_old_is_not_open(
    leaving: Appointment, draft: Draft, other_commune: Organisation
) -> None:
    Draft.objects.update(organisation=other_commune)
    assert left_open(leaving, TODAY) == []
    Draft.objects.update(organisation=leaving.organisation, created_at=timezone.now() - KEPT - timedelta(seconds=1))
    assert left_open(leaving, TODAY) == []


def test_a_role_that_keeps_nothing_leaves_no_lists(officer: Person, commune: Organisation) -> None:
    keep_draft(commune, "officer", "own", "cu.csv", b"")
    assert left_open(officer.appointments.get(), TODAY) == []


def test_the_service_refuses_who_cannot_and_hands_over_to_who_can_from_the_day_on(
    leaving: Appointment, draft: Draft
) -> None:
    later = TODAY + timedelta(5)
    following = person("ke-nhiem", "officer", leaving.organisation)
    with pytest.raises(Refused, match="successor_cannot"):
        relieve(leaving, on=later, basis="QĐ 9", actor=SYSTEM, successor=following)
    appoint(following, Term("office", leaving.organisation, later, basis=DECISION), actor=SYSTEM)
    relieve(leaving, on=later, basis="QĐ 9", actor=SYSTEM, successor=following)
    draft.refresh_from_db()
    assert draft.sign_in == "ke-nhiem"
