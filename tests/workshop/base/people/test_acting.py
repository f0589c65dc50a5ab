"""Several roles at once: one of them is chosen, permission is then that one's alone, and the trail names it."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from tests.workshop.conftest import DECISION, MERGER, Browser
from thang.workshop.base.audit.models import Entry
from thang.workshop.base.audit.queries import first_broken
from thang.workshop.base.audit.services import SYSTEM, Actor
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.people.models import Appointment, Person
from thang.workshop.base.people.services import Term, appoint, relieve

CHOICE = 'name="appointment"'


@pytest.fixture
def second(office: Person, other_province: Organisation) -> Appointment:
    """The office's keeper is an officer elsewhere, too."""
    return appoint(office, Term("officer", other_province, MERGER, basis=DECISION, held="in_charge"), actor=SYSTEM)


def choose(client: Client, one: Appointment | None) -> int:
    return client.post("/acting-as/", {"appointment": one.pk if one else ""}).status_code


def test_who_holds_one_role_has_nothing_to_choose(officer: Person, browser: Browser) -> None:
    assert CHOICE not in browser(officer).get("/").content.decode()


def test_without_a_choice_all_roles_count(office: Person, second: Appointment, browser: Browser) -> None:
    client = browser(office)
    page = client.get("/organisations/").content.decode()
    assert "Tỉnh Lào Cai" in page
    assert "Tỉnh Tuyên Quang" in page
    assert "Cán bộ của đơn vị (phụ trách), Tỉnh Tuyên Quang" in page


def test_the_chosen_one_alone_counts_until_another_is_chosen(
    office: Person, second: Appointment, province: Organisation, browser: Browser
) -> None:
    client = browser(office)
    assert choose(client, second) == 302
    page = client.get("/organisations/").content.decode().partition("<main")[2]
    assert "Tỉnh Lào Cai" not in page
    assert "Tỉnh Tuyên Quang" in page
    assert client.get("/audit/").status_code == 404
    assert client.get(f"/organisations/{province.pk}/rename/").status_code == 404
    assert client.get("/people/invite/").status_code == 404
    choose(client, None)
    assert client.get(f"/organisations/{province.pk}/rename/").status_code == 200


def test_it_lasts_as_long_as_the_appointment(office: Person, second: Appointment, browser: Browser) -> None:
    client = browser(office)
    choose(client, second)
    relieve(second, on=date(2025, 9, 1), basis="QĐ 9", actor=SYSTEM)
    assert client.get("/audit/").status_code == 200
    assert "acting_as" not in client.session
    assert choose(client, second) == 404


@pytest.mark.parametrize("chosen", ["x", "0", "-1", "1.5"])
def test_what_is_not_offered_is_not_there(office: Person, browser: Browser, chosen: str) -> None:
    assert browser(office).post("/acting-as/", {"appointment": chosen}).status_code == 404


def test_nobody_acts_as_somebody_else(office: Person, officer: Person, browser: Browser) -> None:
    assert choose(browser(officer), office.appointments.get()) == 404


def test_the_trail_names_the_role_that_was_chosen(
    office: Person, second: Appointment, province: Organisation, browser: Browser
) -> None:
    client = browser(office)
    typed = {"name": "Tỉnh Mới", "name_en": "", "on": "2026-01-01", "basis": "NQ 1"}
    first = office.appointments.exclude(pk=second.pk).get()
    client.cookies["thang_language"] = "en"
    choose(client, first)
    assert client.post(f"/organisations/{province.pk}/rename/", typed).status_code == 302
    entry = Entry.objects.get(action="organisation.renamed")
    role = "Cơ quan thường trực chương trình, Tỉnh Lào Cai"
    assert entry.actor == f"{office.name} (office), {role}", "in the language of the installation"
    assert first_broken() is None


def test_an_actor_without_a_choice_is_the_person() -> None:
    assert Actor("An (an)").said == "An (an)"
    assert Actor("An (an)", acting_as="Hội đồng, Tỉnh").said == "An (an), Hội đồng, Tỉnh"
