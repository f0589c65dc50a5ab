"""How an act is cited on a day, in both languages, and which acts are valid then."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.workshop.base.acts.cast import ACTOR, NEW, OLD, PLAN, REPLACED, entered
from thang.engine.framework import Language
from thang.words.workshop_acts import ACTS
from thang.words.workshop_calendar import CALENDAR
from thang.words.workshop_lists import LISTS
from thang.workshop.base.acts.kinds import KINDS, STANDINGS
from thang.workshop.base.acts.models import Act
from thang.workshop.base.acts.queries import acts_known, citation, numbered, standing, valid_on
from thang.workshop.base.acts.services import lapse_act, replace_act

pytestmark = pytest.mark.django_db
VI = "Quyết định số 791/QĐ-UBND ngày 11/04/2023 của UBND tỉnh Lào Cai"
EN = "Decision No. 791/QĐ-UBND of 11 April 2023 by UBND tỉnh Lào Cai"
BEFORE = REPLACED - timedelta(days=1)


@pytest.fixture
def old() -> Act:
    return entered(OLD)


@pytest.mark.parametrize(("language", "wanted"), [("vi", VI), ("en", EN)])
def test_a_valid_act_is_cited_by_kind_number_day_and_issuer(old: Act, language: Language, wanted: str) -> None:
    assert citation(old, REPLACED, language) == wanted


@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        ("vi", f"{VI} (đã hết hiệu lực từ 01/01/2025)"),
        ("en", f"{EN} (no longer valid since 1 January 2025)"),
    ],
)
def test_a_lapsed_act_says_since_when(old: Act, language: Language, wanted: str) -> None:
    lapse_act(old, on=REPLACED, basis="3001/QĐ-UBND", actor=ACTOR)
    assert citation(old, REPLACED, language) == wanted


@pytest.mark.parametrize(
    ("language", "plain", "wanted"),
    [
        (
            "vi",
            VI,
            f"{VI} (đã hết hiệu lực từ 01/01/2025, thay bằng "
            "Quyết định số 3000/QĐ-UBND ngày 20/12/2024 của UBND tỉnh Lào Cai)",
        ),
        (
            "en",
            EN,
            f"{EN} (no longer valid since 1 January 2025, replaced by "
            "Decision No. 3000/QĐ-UBND of 20 December 2024 by UBND tỉnh Lào Cai)",
        ),
    ],
)
def test_a_replaced_act_names_what_stands_in_its_place_from_that_day_on(
    old: Act, language: Language, plain: str, wanted: str
) -> None:
    replace_act(entered(NEW), [old], on=REPLACED, is_part=False, actor=ACTOR)
    old.refresh_from_db()
    assert citation(old, BEFORE, language) == plain
    assert citation(old, REPLACED, language) == wanted


def test_what_replaced_a_part_is_not_named_as_standing_in_its_place(old: Act) -> None:
    replace_act(entered(NEW), [old], on=REPLACED, is_part=True, actor=ACTOR)
    lapse_act(old, on=date(2026, 1, 1), basis="x", actor=ACTOR)
    assert citation(old, date(2026, 1, 1), "vi") == f"{VI} (đã hết hiệu lực từ 01/01/2026)"


@pytest.mark.parametrize(
    ("language", "wanted"),
    [("vi", f"{VI} (chưa có hiệu lực đến 15/04/2023)"), ("en", f"{EN} (not valid until 15 April 2023)")],
)
def test_an_act_that_is_not_yet_valid_says_until_when(old: Act, language: Language, wanted: str) -> None:
    assert citation(old, date(2023, 4, 14), language) == wanted


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_cited_in_both_languages(kind: str) -> None:
    act = entered(OLD, kind=kind)
    vi, en = citation(act, REPLACED, "vi"), citation(act, REPLACED, "en")
    assert vi.endswith(" số 791/QĐ-UBND ngày 11/04/2023 của UBND tỉnh Lào Cai")
    assert en.endswith(" No. 791/QĐ-UBND of 11 April 2023 by UBND tỉnh Lào Cai")
    assert vi.split(" số ")[0] != en.split(" No. ")[0]


def test_a_document_of_another_kind_is_not_cited_as_other() -> None:
    assert citation(entered(OLD, kind="other"), REPLACED, "vi").startswith("Văn bản số 791")


def test_on_each_day_every_act_stands_in_one_way_and_in_the_way_it_says(old: Act) -> None:
    entered(PLAN, until=REPLACED)
    for day in (OLD.since - timedelta(days=1), OLD.since, PLAN.since, BEFORE, REPLACED):
        found = {which: set(standing(acts_known(), which, day)) for which in STANDINGS}
        assert sum(map(len, found.values())) == 2
        for which, some in found.items():
            assert all(act.standing_on(day) == which for act in some)


def test_valid_acts_are_those_that_last_on_the_day(old: Act) -> None:
    plan = entered(PLAN, until=REPLACED)
    assert list(valid_on(BEFORE)) == [plan, old]
    assert list(valid_on(REPLACED)) == [old]


def test_a_number_is_found_whatever_its_capitals_and_on_its_day(old: Act) -> None:
    other = entered(OLD, signed_on=date(2024, 4, 11), since=date(2024, 4, 11))
    assert list(numbered("791/qđ-ubnd")) == [other, old]
    assert list(numbered("791/QĐ-UBND", OLD.signed_on)) == [old]
    assert not numbered("79/QĐ-UBND").exists()


def test_no_sentence_of_acts_or_the_calendar_hides_another() -> None:
    assert not ACTS.keys() & CALENDAR.keys()
    assert not LISTS.keys() & (ACTS.keys() | CALENDAR.keys())
