"""Every page asks the database a few times, whatever the number of rows."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from tests.workshop.base.acts.cast import OLD, entered
from tests.workshop.base.files.cast import kept
from tests.workshop.conftest import MERGER, Browser, founded, person
from thang.workshop.base.audit.services import SYSTEM
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.organisations.services import rearrange, rename, transfer
from thang.workshop.base.people.models import Person

MOST = 12


@pytest.fixture
def pages(province: Organisation, commune: Organisation, other_commune: Organisation) -> list[str]:
    """About a commune with another name, two hierarchies, a predecessor, and others below."""
    before = founded("Xã Cũ", "commune", province)
    act = entered(OLD)
    rename(commune, "Xã Mới", "", on=MERGER + timedelta(1), basis=act.number, actor=SYSTEM)
    rearrange("merge", [before], [commune], on=MERGER + timedelta(2), basis=act.number, actor=SYSTEM)
    transfer(commune, other_commune, "party", on=MERGER + timedelta(3), basis="", actor=SYSTEM)
    for number in range(30):
        person(f"nguoi-{number}", "officer", founded(f"Trạm {number}", "service_unit", commune))
    return [
        "/organisations/",
        "/organisations/?q=tram&kind=service_unit&sort=-name",
        "/organisations/tree/",
        f"/organisations/tree/?under={commune.pk}",
        f"/organisations/{commune.pk}/",
        f"/organisations/{other_commune.pk}/",
        f"/files/organisation/{commune.pk}/",
        f"/files/organisation/{commune.pk}/add/",
        f"/files/{kept(commune).pk}/",
        "/people/",
        f"/people/{Person.objects.get(sign_in='nguoi-7').pk}/",
        "/audit/",
        "/jobs/",
    ]


def test_a_page_asks_twelve_times_at_most(
    office: Person, pages: list[str], browser: Browser, django_assert_max_num_queries: Any
) -> None:
    client: Client = browser(office)
    for page in pages:
        with django_assert_max_num_queries(MOST, info=page):
            assert client.get(page).status_code == 200
