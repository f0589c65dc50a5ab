"""Small frameworks and runs in the engine's own values; what a test is about is said in the test."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from thang.engine import formula
from thang.engine.framework import Branch, Defaults, Framework, Group, Leaf, Node, Publish, Ranking, Text, ValueSpec
from thang.engine.rules import AnyRule, Formula, Given
from thang.engine.score import Run, UnitScore, score
from thang.engine.units import Unit
from thang.engine.values import Ratio, Value, ValueType

F = Fraction
Number = int | str | Fraction
Most = Number | Mapping[str, Number] | None

GIVEN = Given()
RATIO = ValueSpec(ValueType.RATIO)
ZERO_IF_MISSING = Defaults("zero", "rescale", "not_applicable")


def exact(most: Most) -> Fraction | dict[str, Fraction] | None:
    """A max as the engine holds it: one number, one a group, or none."""
    if most is None or isinstance(most, Fraction):
        return most
    return {group: F(number) for group, number in most.items()} if isinstance(most, Mapping) else F(most)


def leaf(code: str, rule: AnyRule = GIVEN, most: Most = None, **more: Any) -> Leaf:
    return Leaf(code, Text(code), rule, exact(most), **more)


def branch(code: str, *children: Node, most: Most = None, **more: Any) -> Branch:
    return Branch(code, Text(code), children, exact(most), **more)


def framework(*indicators: Node, most: Most = 100, **more: Any) -> Framework:
    """One group `g` (or those that `most` names), points to two decimals, the usual policies."""
    maxima = exact(most if isinstance(most, Mapping) else {"g": most or 1})
    groups = maxima if isinstance(maxima, Mapping) else {}
    parts: dict[str, Any] = {
        "groups": tuple(Group(name, Text(name), top) for name, top in groups.items()),
        "publish": Publish("points", 2),
        "ranking": Ranking("published", "competition"),
        "defaults": ZERO_IF_MISSING,
    }
    return Framework("test", "1", Text("test"), indicators=indicators, **(parts | more))


def from_formula(text: str, **inputs: str) -> Formula:
    return Formula(inputs, text, formula.parse(text))


def value(written: Number | Value) -> Value:
    """A number may be written as one or as text; every other value is itself."""
    return F(written) if isinstance(written, int | str) else written


def ratio(numerator: int, denominator: int) -> Ratio:
    return Ratio(F(numerator), F(denominator))


Answers = Mapping[str, Number | Value]


def score_units(tree: Framework, units: Iterable[Unit], answers: Mapping[str, Answers]) -> Run:
    typed = {unit: {code: value(one) for code, one in given.items()} for unit, given in answers.items()}
    return score(tree, list(units), typed)


def score_all(tree: Framework, answers: Mapping[str, Answers], unranked: Iterable[str] = ()) -> Run:
    """A run over units of the first group, all ranked but those named."""
    apart, group = set(unranked), tree.groups[0].id
    return score_units(tree, [Unit(text, group, ranked=text not in apart) for text in answers], answers)


def score_one(tree: Framework, answers: Answers, **unit: Any) -> UnitScore:
    """The only unit, `a`, of the first group."""
    one = Unit("a", **{"group": tree.groups[0].id, **unit})
    return score_units(tree, [one], {"a": answers}).of("a")


def figures(found: UnitScore, code: str = "") -> tuple[Any, Any, Any]:
    """Attainment, points and max of a node, or of the total; a whole number in a test equals the fraction found."""
    node = found.node(code) if code else found.total
    return node.attainment, node.points, node.max


def of(found: UnitScore, *names: str) -> list[Any]:
    """Some of what is known of a unit, by name."""
    return [getattr(found, name) for name in names]


def attainments(
    rule: AnyRule, values: Mapping[str, Number | Value], unranked: Iterable[str] = (), **more: Any
) -> list[F | None]:
    """What one rule over 100 points gives every unit, in the order of the values."""
    run = score_all(
        framework(leaf("1", rule, 100, **more)), {unit: {"1": one} for unit, one in values.items()}, unranked
    )
    return [run.of(unit).attainment for unit in values]


def ranks(run: Run) -> dict[str, int | None]:
    return {found.unit.text: found.rank for found in run.scores}
