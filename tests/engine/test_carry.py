"""Last year's values under this year's indicators, and the other way."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import count
from typing import Any

from tests.library.trio import SOUND_TRIO, framework_of
from thang.engine.carry import Carried, backward, carry, forward
from thang.engine.compare import pair
from thang.engine.framework import Defaults, Framework, Group, Leaf, Text
from thang.engine.rules import Given, Points, Proportion
from thang.engine.score import compute
from thang.engine.units import Unit
from thang.engine.values import NotApplicable

EDITIONS = count(2001)
A, B = Unit("A", "xa"), Unit("B", "phuong")
HALF = Fraction(1, 2)


def leaf(code: str, rule: Any = None, **more: Any) -> Leaf:
    return Leaf(code, Text(code), rule or Given(), max=Fraction(10), **more)


def edition(*leaves: Leaf, groups: tuple[str, ...] = ("xa", "phuong"), missing: Any = "zero") -> Framework:
    total = sum((one.max for one in leaves if isinstance(one.max, Fraction)), Fraction(0))
    return replace(
        framework_of(SOUND_TRIO.framework),
        edition=str(next(EDITIONS)),
        groups=tuple(Group(name, Text(name), total) for name in groups),
        indicators=leaves,
        defaults=Defaults(missing, "rescale", "not_applicable"),
    )


def carried(old: Framework, new: Framework, answers: dict[str, dict[str, Any]]) -> Carried:
    return carry(answers, [A, B], new, forward(pair(old, new)))


def test_a_value_follows_its_indicator_to_its_new_code() -> None:
    old, new = edition(leaf("1"), leaf("2")), edition(leaf("1", was=("2",)), leaf("7", was=("1",)))
    found = carried(old, new, {"A": {"1": HALF, "2": Fraction(1)}})
    assert found.answers["A"] == {"1": Fraction(1), "7": HALF}
    assert (found.uncarried, found.unfit, found.without) == ((), {}, ())


def test_the_way_back_is_the_same_way() -> None:
    old, new = edition(leaf("1"), leaf("2")), edition(leaf("1", was=("2",)), leaf("7", was=("1",)))
    found = carry({"A": {"1": Fraction(1), "7": HALF}}, [A], old, backward(pair(old, new)))
    assert found.answers["A"] == {"1": HALF, "2": Fraction(1)}


def test_what_is_new_or_joined_is_named_and_follows_its_own_policy() -> None:
    old, new = edition(leaf("1"), leaf("2")), edition(leaf("1", was=("1", "2")), leaf("9"))
    found = carried(old, new, {"A": {"1": HALF}})
    assert found.uncarried == ("1", "9")
    assert found.answers["A"] == {}
    run = compute(found.plans, found.units, found.answers)
    assert run.of("A").total.points == 0


def test_where_a_missing_value_is_a_fault_it_counts_as_not_applicable() -> None:
    old, new = edition(leaf("1")), edition(leaf("1"), leaf("9"), missing="error")
    found = carried(old, new, {"A": {"1": HALF}, "B": {"1": HALF}})
    assert found.answers["A"] == {"1": HALF, "9": NotApplicable()}
    assert compute(found.plans, found.units, found.answers).of("A").total.points == 10  # half of 20, spread


def test_a_value_that_the_new_edition_refuses_is_taken_out_and_counted() -> None:
    old = edition(leaf("1", Proportion(Fraction(1))), leaf("2", Points()))
    new = edition(leaf("1"), leaf("2", Points()))
    answers = {"A": {"1": HALF, "2": Fraction(9)}, "B": {"1": Fraction(7), "2": Fraction(3)}}
    found = carried(old, new, answers)
    assert found.unfit == {"1": 1}
    assert found.answers == {"A": {"1": HALF, "2": Fraction(9)}, "B": {"2": Fraction(3)}}


def test_units_of_a_group_that_is_gone_are_named() -> None:
    old, new = edition(leaf("1")), edition(leaf("1"), groups=("xa",))
    found = carried(old, new, {"A": {"1": HALF}, "B": {"1": HALF}})
    assert (found.units, found.without) == ((A,), (B,))


def test_what_was_given_is_not_touched() -> None:
    old, new = edition(leaf("1")), edition(leaf("1"), leaf("9"), missing="error")
    answers = {"A": {"1": HALF}, "B": {}}
    carried(old, new, answers)
    assert answers == {"A": {"1": HALF}, "B": {}}
