"""Levels: bands of attainment, never of absolute points."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.engine.builders import F, framework, leaf, score_one
from thang.engine.framework import Basis, Defaults, Form, LevelBand, Levels, Publish, Text
from thang.engine.values import NotApplicable

ABOVE = (
    LevelBand("starting", Text("")),
    LevelBand("forming", Text(""), above=F("0.25")),
    LevelBand("advanced", Text(""), above=F("0.50")),
    LevelBand("leading", Text(""), above=F("0.75")),
)
FROM = tuple(replace(band, above=None, from_=band.above) for band in ABOVE)
HALVES = (LevelBand("low", Text("")), LevelBand("high", Text(""), above=F("0.5")))


def level(share: str | int, levels: Levels, form: Form = "points", places: int = 2) -> str | None:
    tree = framework(leaf("1", most=10), most=10, levels=levels, publish=Publish(form, places))
    found = score_one(tree, {"1": share}).level
    return found.id if found else None


@pytest.mark.parametrize(
    ("share", "above", "from_"),
    [
        (0, "starting", "starting"),
        ("0.25", "starting", "forming"),
        ("0.251", "forming", "forming"),
        ("0.5", "forming", "advanced"),
        ("0.75", "advanced", "leading"),
        (1, "leading", "leading"),
    ],
)
def test_above_excludes_its_bound_and_from_includes_it(share: str | int, above: str, from_: str) -> None:
    assert level(share, Levels("published", ABOVE)) == above
    assert level(share, Levels("published", FROM)) == from_


@pytest.mark.parametrize(("by", "found"), [("published", "low"), ("exact", "high")])
def test_a_level_is_by_the_published_or_by_the_exact_figure(by: Basis, found: str) -> None:
    assert level("0.5004", Levels(by, HALVES)) == found  # 5.004 points are published as 5.00


@pytest.mark.parametrize("form", ["points", "fraction", "percent"])
def test_the_form_of_the_published_figure_does_not_move_the_bands(form: Form) -> None:
    assert [level(share, Levels("published", HALVES), form) for share in ("0.5", "0.51")] == ["low", "high"]


def test_rounding_up_may_lift_a_unit_over_a_bound() -> None:
    assert level("0.496", Levels("published", FROM), "fraction") == "advanced"
    assert level("0.496", Levels("exact", FROM), "fraction") == "forming"


def test_a_level_goes_by_the_max_of_the_group() -> None:
    tree = framework(
        leaf("1", most={"g": 1000, "h": 750}), most={"g": 1000, "h": 750}, levels=Levels("published", HALVES)
    )
    levels = [
        score_one(tree, {"1": F("393.38") / most}, group=group).level for group, most in (("g", 1000), ("h", 750))
    ]
    assert levels == [HALVES[0], HALVES[1]]


def test_the_level_of_a_shrunk_unit_goes_by_its_own_max() -> None:
    tree = framework(
        leaf("1", most=6),
        leaf("2", most=4),
        most=10,
        levels=Levels("published", HALVES),
        defaults=Defaults("zero", "shrink", "not_applicable"),
    )
    one = score_one(tree, {"1": F(4, 6), "2": NotApplicable()})
    assert one.published == 4
    assert one.level == HALVES[1]


def test_a_unit_to_which_nothing_applies_has_no_level() -> None:
    tree = framework(leaf("1", most=10), most=10, levels=Levels("published", HALVES))
    assert score_one(tree, {"1": NotApplicable()}).level is None


def test_a_framework_without_levels_gives_none() -> None:
    assert score_one(framework(leaf("1", most=10), most=10), {"1": 1}).level is None
