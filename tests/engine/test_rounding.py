"""Where points are rounded, and how: half-up, at leaves, at main indicators and in what is published."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.engine.builders import F, branch, figures, framework, leaf, score_one
from thang.engine.framework import Publish, Rounding
from thang.engine.numbers import rounded, to_places
from thang.engine.values import NotApplicable

THIRDS = {"1.1": F(2, 3), "1.2": F(2, 3), "1.3": F(1, 3)}


@pytest.mark.parametrize(
    ("number", "places", "by_hand"),
    [
        ("58.545", 2, "58.55"),
        ("58.535", 2, "58.54"),
        ("58.5449999", 2, "58.54"),
        ("0.5", 0, "1"),
        ("1.5", 0, "2"),
        ("2.5", 0, "3"),
        ("-0.5", 0, "-1"),
        ("-2.345", 2, "-2.35"),
        ("0.004999", 2, "0"),
        ("999.995", 2, "1000"),
    ],
)
def test_a_figure_half_way_goes_away_from_zero(number: str, places: int, by_hand: str) -> None:
    assert rounded(F(number), places) == F(by_hand)


def test_bac_ha_has_58_55_percent_of_1000_points() -> None:
    tree = framework(leaf("1", most=1000), most=1000, publish=Publish("percent", 2))
    assert score_one(tree, {"1": "0.58545"}).published == F("58.55")


@pytest.mark.parametrize(
    ("round_", "published", "points"),
    [
        ((), "16.7", F(50, 3)),
        ((Rounding("leaf", 1),), "16.7", F("16.7")),
        ((Rounding("leaf", 0),), "17", F(17)),
        ((Rounding("main", 0),), "17", F(17)),
        ((Rounding("main", 2),), "16.7", F("16.67")),
        ((Rounding("leaf", 1), Rounding("main", 0)), "17", F(17)),
    ],
)
def test_leaves_and_main_indicators_are_rounded_where_the_framework_says(
    round_: tuple[Rounding, ...], published: str, points: Fraction
) -> None:
    main = branch("1", *(leaf(code, most=10) for code in THIRDS))
    one = score_one(framework(main, most=30, publish=Publish("points", 1), round=round_), THIRDS)
    assert (one.published, one.total.points) == (F(published), points)


def test_a_leaf_at_the_top_is_rounded_as_a_main_indicator_and_not_as_a_leaf() -> None:
    tree = leaf("1", most=10)
    as_leaf = score_one(framework(tree, most=10, round=(Rounding("leaf", 0),)), {"1": F(1, 3)})
    as_main = score_one(framework(tree, most=10, round=(Rounding("main", 0),)), {"1": F(1, 3)})
    assert figures(as_leaf, "1") == (F(1, 3), F(10, 3), F(10))
    assert figures(as_main, "1") == (F(3, 10), F(3), F(10))


def test_nodes_between_leaf_and_main_indicator_are_never_rounded() -> None:
    tree = branch("1", branch("1.1", leaf("1.1.1", most=3)), branch("1.2", leaf("1.2.1", most=3)))
    one = score_one(framework(tree, most=6, round=(Rounding("main", 0),)), {"1.1.1": "0.4", "1.2.1": "0.4"})
    assert figures(one, "1.1")[1] == F("1.2")
    assert figures(one, "1") == (F(1, 3), F(2), F(6))


def test_rounded_points_are_held_to_the_max() -> None:
    tree = branch("1", leaf("1.1", most="2.5"), leaf("1.2", most="7.5"))
    one = score_one(framework(tree, most=10, round=(Rounding("leaf", 0),)), {"1.1": 1, "1.2": "0.9"})
    assert figures(one, "1.1") == (F(1), F("2.5"), F("2.5"))
    assert figures(one, "1.2") == (F(7, F("7.5")), F(7), F("7.5"))


def test_points_are_rounded_after_bonus_and_penalty() -> None:
    tree = branch("1", leaf("1.1", most=10), leaf("1.2", most=1, bonus=True))
    one = score_one(framework(tree, most=10, round=(Rounding("main", 0),)), {"1.1": "0.52", "1.2": "0.3"})
    assert figures(one, "1")[1] == 6  # 5.2 + 0.3 = 5.5, not 5 + 0.3


def test_points_are_rounded_after_the_policy() -> None:
    tree = branch("1", leaf("1.1", most="2.4", not_applicable="full"), leaf("1.2", most="7.6"))
    one = score_one(framework(tree, most=10, round=(Rounding("leaf", 0),)), {"1.1": NotApplicable(), "1.2": 0})
    assert figures(one, "1.1")[1] == 2


def test_a_leaf_without_points_keeps_its_attainment() -> None:
    tree = branch("1", leaf("1.1", most=0), leaf("1.2", most=10))
    one = score_one(framework(tree, most=10, round=(Rounding("leaf", 0),)), {"1.1": F(1, 3), "1.2": 1})
    assert figures(one, "1.1") == (F(1, 3), F(0), F(0))


def test_the_published_figure_is_rounded_from_the_exact_total() -> None:
    one = score_one(framework(leaf("1", most=1), most=1, publish=Publish("points", 1)), {"1": "0.4449"})
    assert one.published == F("0.4")  # not 0.4449 → 0.445 → 0.45 → 0.5


@pytest.mark.parametrize(("form", "figure"), [("points", "16.67"), ("fraction", "0.56"), ("percent", "55.56")])
def test_the_figure_is_published_in_the_form_of_the_framework(form: str, figure: str) -> None:
    publish = Publish(form, 2)  # type: ignore[arg-type]  # a word of a parametrised list
    assert to_places(publish.figure(F(5, 9), F(30)), 2) == figure
