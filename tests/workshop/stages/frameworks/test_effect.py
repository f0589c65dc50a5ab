"""Who would move: the same figures as `thang framework diff --values`, on a page."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.workshop.base.acts.cast import OLD, entered
from tests.workshop.conftest import Browser
from tests.workshop.stages.frameworks.cast import ACTOR, TEXT, adopted
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.people.models import Person
from thang.workshop.stages.frameworks.bridge import parsed
from thang.workshop.stages.frameworks.bridge_changes import effect_on, movers_of
from thang.workshop.stages.frameworks.models import Edition
from thang.workshop.stages.frameworks.services import copy_edition, save_text

VALUES = "unit,group,1.1,1.2,2\nSở A,department,4,có,80/100\nSở B,department,2,có,90/100\n".encode()


@pytest.fixture
def one(province: Organisation) -> Edition:
    """A stricter draft that replaces an adopted one."""
    new = copy_edition(adopted(province, entered(OLD)), province, "2025.2", actor=ACTOR)
    return save_text(
        new, TEXT.replace('"2026"', '"2025.2"').replace("at_least: 4", "at_least: 5"), version=1, actor=ACTOR
    )


def test_the_page_says_who_moves(one: Edition, office: Person, browser: Browser) -> None:
    sent = {"values": SimpleUploadedFile("so-lieu.csv", VALUES), "x": "1"}
    page = browser(office).post(f"/frameworks/{one.pk}/effect/", sent).content.decode()
    assert "2 đơn vị; 1 đổi hạng, 0 đổi mức." in page
    assert "25,00" in page


def test_figures_are_those_of_both_editions() -> None:
    old, new = parsed(TEXT).framework, parsed(TEXT.replace("at_least: 4", "at_least: 5")).framework
    movers = {one.name: one for one in movers_of(effect_on(old, new, VALUES, None), "en")}
    assert (movers["Sở A"].before, movers["Sở A"].after, movers["Sở A"].change) == ("30.00", "25.00", "−16.67")
    assert movers["Sở B"].ranks == ("2", "1")


def test_what_is_wrong_with_the_table_is_told(one: Edition, office: Person, browser: Browser) -> None:
    sent = {"values": SimpleUploadedFile("so-lieu.csv", VALUES.replace(b",4,", b",bon,")), "x": "1"}
    page = browser(office).post(f"/frameworks/{one.pk}/effect/", sent).content.decode()
    assert "bon" in page


def test_an_edition_that_replaces_none_says_what_to_do(
    province: Organisation, office: Person, officer: Person, browser: Browser
) -> None:
    alone = adopted(province, entered(OLD))
    assert "không thay thế phiên bản nào" in browser(office).get(f"/frameworks/{alone.pk}/effect/").content.decode()
    assert browser(officer).get(f"/frameworks/{alone.pk}/effect/").status_code == 404
