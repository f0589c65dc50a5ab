"""Signing in and out, and the demonstration people."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.conf import settings
from django.test import Client, override_settings

from thang.workshop.base.audit.services import SYSTEM
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.people.models import Person
from thang.workshop.base.people.services import Term, add_person, appoint, set_password

PASSWORD = "mat khau du dai 2026"
SHOWING = override_settings(CHOSEN=replace(settings.CHOSEN, demonstration=True))


@pytest.fixture
def made_up(province: Organisation) -> Person:
    one = add_person("minhhoa", "Minh họa", actor=SYSTEM, is_demonstration=True)
    appoint(one, Term("office", province, province.since, basis="minh họa"), actor=SYSTEM)
    return one


def is_signed_in(client: Client) -> bool:
    return client.get("/").status_code == 200


def test_a_person_signs_in_and_goes_where_they_wanted(officer: Person) -> None:
    set_password(officer, PASSWORD, actor=SYSTEM)
    client = Client()
    answer = client.post("/sign-in/", {"sign_in": "officer", "password": PASSWORD, "next": "/organisations/"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/organisations/")
    assert is_signed_in(client)
    client.post("/sign-out/")
    assert not is_signed_in(client)


def test_a_wrong_password_and_a_name_that_nobody_has_read_the_same(officer: Person) -> None:
    set_password(officer, PASSWORD, actor=SYSTEM)
    pages = []
    for name in ("officer", "nobody"):
        page = Client().post("/sign-in/", {"sign_in": name, "password": "x" * 14}).content.decode()
        assert f'value="{name}"' in page, "what was typed stays"
        pages.append(page.replace(name, "").partition("<main")[2].partition("csrfmiddlewaretoken")[0])
    assert pages[0] == pages[1]


def test_it_leads_to_no_other_site(officer: Person) -> None:
    set_password(officer, PASSWORD, actor=SYSTEM)
    answer = Client().post("/sign-in/", {"sign_in": "officer", "password": PASSWORD, "next": "//evil.example/"})
    assert answer.headers["Location"] == "/"


def test_a_password_is_in_no_entry_of_the_trail(officer: Person) -> None:
    from thang.workshop.base.audit.models import Entry  # noqa: PLC0415  # beside the one test that reads it

    set_password(officer, PASSWORD, actor=SYSTEM)
    officer.refresh_from_db()
    written = "".join(f"{one.before}{one.after}{one.basis}{one.subject_name}" for one in Entry.objects.all())
    assert PASSWORD not in written
    assert officer.password not in written


def test_a_demonstration_person_signs_in_on_this_machine(made_up: Person) -> None:
    client = Client()
    with SHOWING:
        assert "Minh họa" in client.get("/sign-in/").content.decode()
        client.post("/sign-in/as/", {"person": "minhhoa"})
        assert is_signed_in(client)


@pytest.mark.parametrize(
    "request_facts",
    [{"REMOTE_ADDR": "10.0.0.7"}, {"HTTP_X_FORWARDED_FOR": "127.0.0.1"}],
    ids=["from another machine", "through a proxy"],
)
def test_a_demonstration_person_is_refused_off_loopback(made_up: Person, request_facts: dict[str, str]) -> None:
    client = Client()
    client.defaults.update(request_facts)
    with SHOWING:
        assert "Minh họa" not in client.get("/sign-in/").content.decode()
        assert client.post("/sign-in/as/", {"person": "minhhoa"}).status_code == 404
    assert not is_signed_in(client)


def test_without_the_demonstration_they_are_not_there(made_up: Person) -> None:
    assert Client().post("/sign-in/as/", {"person": "minhhoa"}).status_code == 404


def test_a_demonstration_person_has_no_password(made_up: Person, officer: Person) -> None:
    set_password(made_up, PASSWORD, actor=SYSTEM)
    client = Client()
    client.post("/sign-in/", {"sign_in": "minhhoa", "password": PASSWORD})
    assert not is_signed_in(client)
    with SHOWING:
        assert client.post("/sign-in/as/", {"person": "officer"}).status_code == 404, "only made-up people"


def test_a_form_without_its_token_is_refused_in_words(officer: Person) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(officer)
    answer = client.post("/sign-out/")
    assert answer.status_code == 403
    assert "Biểu mẫu đã cũ" in answer.content.decode()
