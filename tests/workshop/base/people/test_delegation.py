"""Delegation while away: for some days, never further, and the trail says for whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.workshop.conftest import DECISION, MERGER, Browser, person
from thang.workshop.base.audit.models import Entry
from thang.workshop.base.audit.services import SYSTEM
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.people.access import Reach
from thang.workshop.base.people.delegating import Absence, delegate, withdraw
from thang.workshop.base.people.models import Appointment, Delegation, Person
from thang.workshop.base.people.services import Term, appoint, relieve

TODAY = timezone.localdate()
DAY = timedelta(1)


@pytest.fixture
def role(office: Person) -> Appointment:
    return office.appointments.get()


@pytest.fixture
def absence(officer: Person) -> Absence:
    return Absence(officer, TODAY, TODAY + 3 * DAY, "nghỉ phép")


def act_as(client: Client, one: Appointment) -> int:
    return client.post("/acting-as/", {"appointment": one.pk}).status_code


def typed(absence: Absence, **other: str) -> dict[str, str]:
    days = {"since": f"{absence.since}", "ends_on": f"{absence.until}"}
    return {"delegate": absence.delegate.sign_in, **days, "absence_reason": absence.reason, **other}


def test_the_delegate_acts_for_the_holder_once_they_choose_it(
    office: Person, role: Appointment, absence: Absence, province: Organisation, browser: Browser
) -> None:
    assert browser(office).post(f"/people/appointments/{role.pk}/delegate/", typed(absence)).status_code == 302
    assert "nghỉ phép" in browser(office).get(f"/people/{office.pk}/").content.decode()
    client, rename = browser(absence.delegate), f"/organisations/{province.pk}/rename/"
    assert client.get(rename).status_code == 404, "not before it is chosen"
    assert act_as(client, role) == 302
    page = client.get(rename)
    assert page.status_code == 200
    assert f"Bạn đang làm thay {office.name}" in page.content.decode()
    client.post(rename, {"name": "Tỉnh Mới", "name_en": "", "on": "2026-01-01", "basis": "NQ 1"})
    entry = Entry.objects.get(action="organisation.renamed")
    assert entry.actor.startswith(f"{absence.delegate.name} (officer), Cơ quan thường trực")
    assert entry.on_behalf_of == f"{office.name} (office)"
    shown = browser(office).get("/audit/").content.decode()
    assert f"thay cho {office.name} (office)" in shown


@pytest.mark.parametrize(("days", "is_theirs"), [(-1, False), (0, True), (2, True), (3, False)])
def test_it_lasts_on_its_days_alone(role: Appointment, absence: Absence, days: int, is_theirs: bool) -> None:
    delegate(role, absence, actor=SYSTEM)
    offered = Reach(absence.delegate, TODAY + days * DAY).offered
    assert (role in offered) == is_theirs


def test_it_ends_with_the_appointment(role: Appointment, absence: Absence) -> None:
    delegate(role, absence, actor=SYSTEM)
    relieve(role, on=TODAY, basis="QĐ 9", actor=SYSTEM)
    assert role not in Reach(absence.delegate, TODAY).offered


def test_who_has_nothing_but_what_is_lent_acts_as_that(role: Appointment, absence: Absence, browser: Browser) -> None:
    delegate(role, absence, actor=SYSTEM)
    relieve(absence.delegate.appointments.get(), on=TODAY, basis="QĐ 9", actor=SYSTEM)
    page = browser(absence.delegate).get("/audit/")
    assert page.status_code == 200
    assert "Bạn đang làm thay" in page.content.decode()


def test_withdrawn_it_is_over_at_once(
    office: Person, officer: Person, role: Appointment, absence: Absence, browser: Browser
) -> None:
    made = delegate(role, absence, actor=SYSTEM)
    client, address = browser(officer), f"/people/delegations/{made.pk}/withdraw/"
    act_as(client, role)
    assert client.post(address).status_code == 404, "neither by the delegate"
    assert browser(office).post(address).status_code == 302
    assert client.get("/audit/").status_code == 404
    assert browser(office).post(address).status_code == 404
    with pytest.raises(Refused, match="delegation_is_over"):
        withdraw(made, actor=SYSTEM)
    actions = set(Entry.objects.filter(subject_name=office.name).values_list("action", flat=True))
    assert actions >= {"person.delegated", "person.delegation_withdrawn"}
    assert delegate(role, absence, actor=SYSTEM).pk != made.pk, "the days are free again"


def test_it_is_not_delegated_further(role: Appointment, absence: Absence, browser: Browser) -> None:
    """Not by the delegate, though they act as one who may delegate everything else there."""
    delegate(role, absence, actor=SYSTEM)
    client = browser(absence.delegate)
    act_as(client, role)
    own = absence.delegate.appointments.get()
    assert client.get(f"/people/appointments/{own.pk}/delegate/").status_code == 200
    assert client.get(f"/people/appointments/{role.pk}/delegate/").status_code == 404


def test_an_officer_delegates_to_a_colleague_and_to_nobody_whom_they_cannot_know(
    officer: Person, commune: Organisation, stranger: Person, browser: Browser
) -> None:
    colleague = person("dong-nghiep", "head", commune)
    own = officer.appointments.get()
    client, address = browser(officer), f"/people/appointments/{own.pk}/delegate/"
    asked = typed(Absence(colleague, TODAY, TODAY + DAY, "đi công tác"))
    for nobody in ("stranger", "khong-co"):
        assert f"“{nobody}”" in client.post(address, {**asked, "delegate": nobody}).content.decode()
    assert client.post(address, asked).status_code == 302
    assert Delegation.objects.get().delegate == colleague
    other = stranger.appointments.get()
    assert client.get(f"/people/appointments/{other.pk}/delegate/").status_code == 404


@pytest.mark.parametrize(
    ("wrong", "kind"),
    [
        ({"reason": " "}, "delegates_without_reason"),
        ({"until": TODAY}, "until_not_after_since"),
        ({"since": MERGER - DAY}, "not_in_term_of_role"),
        ({"until": TODAY + 300 * DAY}, "not_in_term_of_role"),
    ],
)
def test_what_is_refused(
    officer: Person, commune: Organisation, absence: Absence, wrong: dict[str, object], kind: str
) -> None:
    holder = person("holder", "officer", commune)
    until = TODAY + 200 * DAY
    one = appoint(holder, Term("head", commune, MERGER, until, basis=DECISION), actor=SYSTEM)
    with pytest.raises(Refused, match=kind):
        delegate(one, replace(absence, **wrong), actor=SYSTEM)  # type: ignore[arg-type]  # one field a case
    assert not Delegation.objects.exists()


def test_to_oneself_is_refused_beside_the_field(
    office: Person, role: Appointment, absence: Absence, browser: Browser
) -> None:
    address = f"/people/appointments/{role.pk}/delegate/"
    page = browser(office).post(address, typed(absence, delegate="office")).content.decode()
    assert "đang giữ chính vai trò này" in page


@pytest.mark.parametrize(("first", "until"), [(0, 1), (2, 9), (-1, 1), (-1, 9)])
def test_twice_on_a_day_is_refused(role: Appointment, absence: Absence, first: int, until: int) -> None:
    delegate(role, absence, actor=SYSTEM)
    again = replace(absence, since=TODAY + first * DAY, until=TODAY + until * DAY)
    with pytest.raises(Refused, match="is_delegated_already") as refused:
        delegate(role, again, actor=SYSTEM)
    assert absence.delegate.name in refused.value.text("vi")
    delegate(role, replace(absence, since=absence.until, until=absence.until + DAY), actor=SYSTEM)
