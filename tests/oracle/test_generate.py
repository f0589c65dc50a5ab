"""Random frameworks keep to the contract, are written without loss, and give the oracle nothing to stumble over."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
import yaml
from hypothesis import given

from tests.oracle.calculation import Unit, checklist, not_applicable, number, oracle, ratio, yes_no
from tests.oracle.generate import Case, cases, to_csv, to_yaml, units_csv
from tests.oracle.leaves import applies
from tests.oracle.sheet import Node, Sheet, how, is_extra, max_for, present, top

pytestmark = pytest.mark.slow


def test_values_are_written_as_the_contract_says() -> None:
    tree = {"indicators": [{"code": str(n), "rule": "given"} for n in range(1, 7)]}
    cells = {
        "1": number(Fraction("-2.50")),
        "2": ratio(Fraction(0), Fraction(0)),
        "3": checklist(["b", "a"]),
        "4": checklist([]),
    }
    cells |= {"5": not_applicable("vì"), "6": yes_no(False)}
    units = [Unit("Ban, Tổ", "g", ranked=False, attributes=frozenset({"portal"})), Unit("b", "g")]
    text = to_csv(tree, units, {("Ban, Tổ", code): cell for code, cell in cells.items()})
    assert text == 'unit,group,1,2,3,4,5,6\n"Ban, Tổ",g,-2.5,0/0,a|b,-,NA:vì,no\nb,g,,,,,,\n'
    assert units_csv(units).splitlines()[1] == '"Ban, Tổ","Ban, Tổ",g,no,portal,'


def as_text(value: Any) -> Any:
    """The tree as a reader sees it who takes every scalar for text."""
    if isinstance(value, dict):
        return {key: as_text(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_text(inner) for inner in value]
    return str(value).lower() if isinstance(value, bool) else format(value, "f" if isinstance(value, Decimal) else "")


def faults(tree: Node, node: Node, group: str, *, may_shrink: bool = True) -> Iterator[str]:
    """What the contract forbids below a node, for a group that the node speaks of."""
    children = [child for child in node["children"] if present(child, group)]
    is_sum = how(node) == "sum"
    below = may_shrink and is_sum and not node.get("rescale")
    if is_sum and not node.get("rescale"):
        whole = sum((max_for(child, group) for child in children if not is_extra(child)), Fraction(0))
        yield from ["does not add up"] * (max_for(node, group) != whole)
    for child in children:
        yield from ["a weight under sum"] * (is_sum and "weight" in child)
        needs = "rule" in child or how(child) != "sum"
        yield from ["no max under sum"] * (is_sum and needs and "max" not in child)
        if "children" in child:
            yield from faults(tree, child, group, may_shrink=below)
        elif child.get("not_applicable", tree["defaults"]["not_applicable"]) == "shrink":
            yield from ["shrink"] * (not below)


@given(cases())
def test_a_random_framework_keeps_to_the_contract(case: Case) -> None:
    tree = case.framework
    for group in tree["groups"]:
        assert group["max"] > 0
        assert list(faults(tree, top(tree), group["id"])) == []
    for unit in case.units:
        filled = [code for text, code in case.cells if text == unit.text]
        assert all(applies(Sheet(tree, case.units, case.cells, unit), code) for code in filled)


@given(cases())
def test_a_random_framework_is_written_without_loss(case: Case) -> None:
    assert yaml.load(to_yaml(case.framework), Loader=yaml.BaseLoader) == as_text(case.framework)  # noqa: S506 (this loader makes text and nothing else)
    assert len(to_csv(case.framework, case.units, case.cells).splitlines()) == len(case.units) + 1


@given(cases())
def test_no_figure_of_a_random_framework_leaves_its_bounds(case: Case) -> None:
    for found in oracle(case.framework, case.units, case.cells).values():
        lines = [(found.attainment, found.points, found.max), *found.nodes.values(), *found.pillars.values()]
        for attainment, points, most in lines:
            assert (attainment is None) == (points is None)
            assert attainment is None or 0 <= attainment <= 1
            assert points is None or (most is not None and 0 <= points <= most)
        assert found.answered is None or 0 <= found.answered <= 1
        assert found.ranked == (found.rank is not None)


@given(cases())
def test_the_order_of_the_units_changes_nothing(case: Case) -> None:
    assert oracle(case.framework, case.units[::-1], case.cells) == oracle(case.framework, case.units, case.cells)
