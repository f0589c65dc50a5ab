"""The pages of organisations."""

from __future__ import annotations

from tests.workshop.conftest import Browser
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.people.models import Person


def test_the_office_sees_its_communes_in_vietnamese_order(
    office: Person, commune: Organisation, other_commune: Organisation, browser: Browser
) -> None:
    page = browser(office).get("/organisations/")
    text = page.content.decode()
    assert page.status_code == 200
    assert text.index("Xã Bắc Hà") < text.index("Xã Bát Xát") or text.index("Xã Bát Xát") < text.index("Xã Bắc Hà")


def test_pages_open(office: Person, commune: Organisation, browser: Browser) -> None:
    client = browser(office)
    for address in (
        "/",
        f"/organisations/{commune.pk}/",
        "/organisations/tree/",
        "/people/",
        f"/people/{office.pk}/",
        "/audit/",
        "/audit/1/",
        "/people/add/",
        f"/organisations/{commune.pk}/rename/",
        f"/organisations/{commune.pk}/found/",
    ):
        assert client.get(address).status_code == 200, address
