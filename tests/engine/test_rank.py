"""Ranks: ties, tie-breakers, and who has none."""

from __future__ import annotations

import pytest

from tests.engine.builders import Answers, F, Number, framework, leaf, ranks, score_all, score_units
from thang.engine.framework import Basis, Defaults, Framework, Publish, Ranking, Ties
from thang.engine.rank import Standing
from thang.engine.rank import ranks as placed
from thang.engine.units import Unit
from thang.engine.values import NotApplicable

FIELD = {"E": "0.5", "D": "0.9", "C": "0.7", "B": "0.7", "A": "0.7"}
NA = NotApplicable()


def one_leaf(ranking: Ranking, places: int = 2) -> Framework:
    return framework(leaf("1", most=100), ranking=ranking, publish=Publish("points", places))


def of_two(tie_break: tuple[str, ...], ties: Ties = "competition") -> Framework:
    return framework(leaf("1", most=60), leaf("2", most=40), ranking=Ranking("published", ties, tie_break))


@pytest.mark.parametrize(
    ("ties", "by_hand"),
    [
        ("competition", {"D": 1, "A": 2, "B": 2, "C": 2, "E": 5}),
        ("dense", {"D": 1, "A": 2, "B": 2, "C": 2, "E": 3}),
        ("ordinal", {"D": 1, "A": 2, "B": 3, "C": 4, "E": 5}),
    ],
)
def test_tied_units_are_ranked_by_the_frameworks_way(ties: Ties, by_hand: dict[str, int]) -> None:
    run = score_all(one_leaf(Ranking("published", ties)), {unit: {"1": share} for unit, share in FIELD.items()})
    assert ranks(run) == by_hand
    assert list(ranks(run)) == list(by_hand)  # by rank, then by the unit's text


@pytest.mark.parametrize("ties", ["competition", "dense", "ordinal"])
def test_nobody_to_rank_is_no_rank_at_all(ties: str) -> None:
    assert placed([], ties) == {}


@pytest.mark.parametrize(("by", "second"), [("published", 1), ("exact", 2)])
def test_units_with_one_published_figure_are_tied_unless_ranked_exactly(by: Basis, second: int) -> None:
    run = score_all(one_leaf(Ranking(by, "competition"), places=0), {"A": {"1": "0.502"}, "B": {"1": "0.501"}})
    assert ranks(run) == {"A": 1, "B": second}


def test_the_tie_is_broken_by_the_higher_attainment_of_the_first_code() -> None:
    answers = {"A": {"1": F(4, 6), "2": F(1, 4)}, "B": {"1": F(2, 6), "2": F(3, 4)}}
    assert ranks(score_all(of_two(()), answers)) == {"A": 1, "B": 1}
    assert ranks(score_all(of_two(("1",)), answers)) == {"A": 1, "B": 2}
    assert ranks(score_all(of_two(("2", "1")), answers)) == {"B": 1, "A": 2}


def test_the_second_code_is_asked_only_where_the_first_is_equal() -> None:
    field = [
        Standing("A", F(1), (F(1, 2), F(0))),
        Standing("B", F(1), (F(1, 2), F(1))),
        Standing("C", F(1), (F(1), F(0))),
        Standing("D", F(2), (F(0), F(0))),
    ]
    assert placed(field, "competition") == {"D": 1, "C": 2, "B": 3, "A": 4}


def test_a_unit_to_which_the_tie_breaker_does_not_apply_comes_last_even_behind_0() -> None:
    answers: dict[str, dict[str, Number | NotApplicable]] = {"A": {"1": 0, "2": NA}, "B": {"1": 0, "2": 0}}
    assert ranks(score_all(of_two(("2",)), answers)) == {"B": 1, "A": 2}


def test_units_equal_in_every_tie_breaker_stay_tied_but_under_ordinal() -> None:
    answers = {"B": {"1": "0.5", "2": "0.5"}, "A": {"1": "0.5", "2": "0.5"}}
    assert ranks(score_all(of_two(("1", "2")), answers)) == {"A": 1, "B": 1}
    assert ranks(score_all(of_two(("1", "2"), "ordinal"), answers)) == {"A": 1, "B": 2}


def test_a_unit_that_is_not_ranked_is_scored_last_and_takes_no_rank_away() -> None:
    run = score_all(one_leaf(Ranking("published", "competition")), {"A": {"1": 1}, "B": {"1": "0.5"}}, ["A"])
    assert ranks(run) == {"B": 1, "A": None}
    assert list(ranks(run)) == ["B", "A"]
    assert (run.of("A").published, run.of("A").ranked) == (F(100), False)


def test_below_the_availability_a_unit_is_scored_and_not_ranked() -> None:
    tree = framework(leaf("1", most=80), leaf("2", most=20), availability=F("0.8"))
    run = score_all(tree, {"A": {"1": 1}, "B": {"2": 1}, "C": {"1": "0.5", "2": 0}})
    assert ranks(run) == {"A": 1, "C": 2, "B": None}
    assert [run.of(unit).answered for unit in "ABC"] == [F("0.8"), F("0.2"), F(1)]
    assert run.of("B").published == 20


def test_what_does_not_apply_is_no_lack_of_an_answer() -> None:
    tree = framework(leaf("1", most=80), leaf("2", most=20), availability=F(1))
    given: dict[str, Answers] = {"A": {"1": NA, "2": 1}, "B": {"1": 1}}
    run = score_all(tree, given)
    assert ranks(run) == {"A": 1, "B": None}


def test_a_unit_to_which_nothing_applies_has_no_figure_and_no_rank() -> None:
    run = score_all(of_two(()), {"A": {"1": NA, "2": NA}, "B": {"1": 0, "2": 0}})
    one = run.of("A")
    assert (one.attainment, one.total.points, one.published, one.compared, one.rank) == (None,) * 5
    assert (one.answered, run.of("B").rank) == (None, 1)


def test_ranks_are_within_a_group() -> None:
    tree = framework(leaf("1", most={"g": 100, "h": 50}), most={"g": 100, "h": 50})
    units = [Unit("A", "h"), Unit("B", "g"), Unit("C", "h"), Unit("D", "g")]
    run = score_units(tree, units, {"A": {"1": "0.1"}, "B": {"1": 1}, "C": {"1": "0.2"}, "D": {"1": 0}})
    assert list(ranks(run).items()) == [("B", 1), ("D", 2), ("C", 1), ("A", 2)]


def test_a_shrunk_unit_is_compared_by_its_share_of_the_groups_max() -> None:
    shrink = Defaults("zero", "shrink", "not_applicable")
    tree = framework(leaf("1", most=6), leaf("2", most=4), most=10, defaults=shrink)
    run = score_all(tree, {"A": {"1": "0.75", "2": NA}, "B": {"1": F(5, 6), "2": "0.5"}})
    shown = [(one.unit.text, one.published, one.compared, one.rank) for one in run.scores]
    assert shown == [("A", F("4.5"), F("7.5"), 1), ("B", 7, 7, 2)]
