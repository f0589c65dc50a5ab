"""A fixed cast: a province, its communes and a department, and people who hold a role in one of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db.models import QuerySet
from django.test import Client

from thang.workshop.base.audit.services import SYSTEM
from thang.workshop.base.organisations.models import Closure, Organisation
from thang.workshop.base.organisations.services import Founding, found
from thang.workshop.base.people.models import Person
from thang.workshop.base.people.services import Term, add_person, appoint

MERGER = date(2025, 7, 1)
DECISION = "12/QĐ-UBND ngày 30/6/2025"
Browser = Callable[[Person], Client]


class Everything:
    """The reach of nobody there is: every organisation."""

    today = MERGER

    @property
    def opened(self) -> QuerySet[Closure]:
        return Closure.objects.all()


def founded(name: str, kind: str, above: Organisation | None = None, code: str = "") -> Organisation:
    places = {"state": above} if above else {}
    codes = {"statistics": code} if code else {}
    return found(Founding(kind, name, since=MERGER, codes=codes, places=places), actor=SYSTEM)


def person(sign_in: str, role: str, where: Organisation) -> Person:
    one = add_person(sign_in, f"Người thử {sign_in}", actor=SYSTEM)
    appoint(one, Term(role, where, MERGER, basis=DECISION), actor=SYSTEM)
    return one


@pytest.fixture
def province(db: None) -> Organisation:
    return founded("Tỉnh Lào Cai", "province", code="15")


@pytest.fixture
def commune(province: Organisation) -> Organisation:
    return founded("Xã Bát Xát", "commune", province, "02683")


@pytest.fixture
def other_commune(province: Organisation) -> Organisation:
    return founded("Xã Bắc Hà", "commune", province, "02839")


@pytest.fixture
def other_province(db: None) -> Organisation:
    return founded("Tỉnh Tuyên Quang", "province", code="08")


@pytest.fixture
def office(province: Organisation) -> Person:
    return person("office", "office", province)


@pytest.fixture
def officer(commune: Organisation) -> Person:
    return person("officer", "officer", commune)


@pytest.fixture
def stranger(other_province: Organisation) -> Person:
    return person("stranger", "office", other_province)


@pytest.fixture
def browser() -> Browser:
    """A browser in which the person is signed in."""

    def signed_in(one: Person) -> Client:
        client = Client()
        client.force_login(one)
        return client

    return signed_in
