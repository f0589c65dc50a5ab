"""Succession: merged units have the plain mean of their predecessors' main indicators, or nothing."""

from __future__ import annotations

from typing import Literal

import pytest

from tests.engine.builders import Answers, F, branch, figures, framework, leaf, of, ranks, score_units
from thang.engine.framework import Framework, LevelBand, Levels, Pillar, Publish, Text
from thang.engine.numbers import to_places
from thang.engine.score import Run
from thang.engine.succession import Succession, succeed
from thang.engine.units import Unit
from thang.engine.values import NotApplicable

MERGED = Succession("A", "C"), Succession("B", "C")
ANSWERS: dict[str, Answers] = {
    "A": {"1.1": "0.9", "1.2": "0.75", "2": "0.5"},
    "B": {"1.1": "0.3", "1.2": "0.75", "2": "0.9"},
    "D": {"1.1": 1, "1.2": 1, "2": "0.25"},
}


def two_main(succession: Literal["none", "mean_of_main"] = "mean_of_main") -> Framework:
    """Two main indicators of 60 and 40 points, the first with children."""
    return framework(
        branch("1", leaf("1.1", most=20), leaf("1.2", most=40)),
        leaf("2", most=40),
        succession=succession,
        pillars=(Pillar("p", Text("p"), ("1",)),),
        levels=Levels("exact", (LevelBand("low", Text("low")), LevelBand("high", Text("high"), from_=F("0.7")))),
    )


def run_of(tree: Framework, answers: dict[str, Answers] = ANSWERS) -> Run:
    return score_units(tree, [Unit(text, "g") for text in answers], answers)


def test_each_main_indicator_is_the_plain_mean_of_the_predecessors() -> None:
    """0.8 and 0.6 make 0.7, 0.5 and 0.9 make 0.7; the total is made of them as any other."""
    found = succeed(run_of(two_main()), MERGED).of("C")
    assert [figures(found, code) for code in ("1", "2", "")] == [
        (F(7, 10), 42, 60),
        (F(7, 10), 28, 40),
        (F(7, 10), 70, 100),
    ]
    assert of(found, "published", "answered") == [70, 1]
    assert found.level is not None
    assert found.level.id == "high"
    assert found.pillar(two_main().pillars[0]).points == 42


def test_below_the_main_indicators_a_merged_unit_has_no_figures() -> None:
    found = succeed(run_of(two_main()), MERGED).of("C")
    assert [figures(found, code) for code in ("1.1", "1.2")] == [(None, None, 20), (None, None, 40)]


def test_predecessors_go_and_the_group_is_ranked_anew() -> None:
    before = run_of(two_main())
    after = succeed(before, MERGED)
    assert ranks(before) == {"B": 1, "D": 2, "A": 3}
    assert ranks(after) == {"C": 1, "D": 1}
    assert [one.unit.text for one in after.predecessors["C"]] == ["A", "B"]


def test_a_mean_is_of_those_that_have_the_indicator() -> None:
    answers: dict[str, Answers] = {**ANSWERS, "A": {"1.1": "0.9", "1.2": "0.75", "2": NotApplicable()}}
    found = succeed(run_of(two_main(), answers), MERGED).of("C")
    assert [figures(found, code)[0] for code in ("1", "2")] == [F(7, 10), F(9, 10)]


def test_three_predecessors_weigh_alike() -> None:
    found = succeed(run_of(two_main()), [Succession(one, "E") for one in "ABD"]).of("E")
    assert figures(found, "2")[0] == (F("0.5") + F("0.9") + F("0.25")) / 3


def test_a_rename_keeps_every_main_figure() -> None:
    found = succeed(run_of(two_main()), [Succession("A", "Z", kind="rename")]).of("Z")
    assert [figures(found, code)[0] for code in ("1", "2", "")] == [F(8, 10), F(5, 10), F(68, 100)]


def test_a_unit_that_takes_others_in_enters_the_mean_only_where_it_is_named() -> None:
    taken_in = succeed(run_of(two_main()), [Succession("A", "B"), Succession("B", "B")])
    assert ranks(taken_in) == {"B": 1, "D": 1}
    assert taken_in.of("B").attainment == F(7, 10)
    assert succeed(run_of(two_main()), [Succession("A", "B")]).of("B").attainment == F(68, 100)


@pytest.mark.parametrize(
    ("tree", "successions"),
    [
        (two_main("none"), MERGED),
        (two_main(), [Succession("A", "C", kind="split"), Succession("B", "C")]),
        (two_main(), [Succession("A", "C", kind="split"), Succession("A", "E", kind="split")]),
    ],
)
def test_without_a_rule_or_after_a_split_there_is_no_comparable_figure(
    tree: Framework, successions: list[Succession]
) -> None:
    found = succeed(run_of(tree), successions).of("C")
    assert of(found, "attainment", "published", "compared", "rank", "level") == [None] * 5
    assert [figures(found, code) for code in ("1", "2")] == [(None, None, 60), (None, None, 40)]


def test_predecessors_of_two_groups_make_no_comparable_figure() -> None:
    tree = framework(leaf("1", most=BOTH), most=BOTH, succession="mean_of_main")
    run = score_units(tree, [Unit("A", "g"), Unit("B", "h")], {"A": {"1": 1}, "B": {"1": 1}})
    assert succeed(run, MERGED).of("C").attainment is None


BOTH = {"g": 100, "h": 60}


def test_a_successor_may_be_a_unit_with_a_group_and_without_a_rank() -> None:
    found = succeed(run_of(two_main()), MERGED, {"C": Unit("C", "g", ranked=False, stated=F(70))}).of("C")
    assert of(found, "published", "ranked", "rank") == [70, False, None]
    assert found.unit.stated == 70


def test_a_predecessor_that_was_not_scored_is_named() -> None:
    with pytest.raises(KeyError):
        succeed(run_of(two_main()), [Succession("X", "C")])


def test_the_ministrys_statement_for_dti_2024() -> None:
    """The 34 provinces have the simple average of each main index of their predecessors, whatever their size."""
    main = {"1": 50, "2": 50, "3": 140, "4": 100, "5": 100, "6": 200, "7": 150, "8": 150}
    dti = framework(
        *(leaf(code, most=most) for code, most in main.items()),
        most=940,
        publish=Publish("fraction", 4),
        succession="mean_of_main",
    )
    answers: dict[str, Answers] = {"A": dict.fromkeys(main, "0.8"), "B": dict.fromkeys(main, "0.6")}
    answers["A"] = {**answers["A"], "3": 1}
    found = succeed(run_of(dti, answers), MERGED).of("C")
    assert [figures(found, code)[0] for code in ("1", "3")] == [F("0.7"), F("0.8")]
    assert to_places(found.published or F(0), 4) == to_places((800 * F("0.7") + 140 * F("0.8")) / 940, 4) == "0.7149"
    both = [run_of(dti, answers).of(unit).attainment or F(0) for unit in "AB"]
    assert found.attainment == sum(both) / 2
