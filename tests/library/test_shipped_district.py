"""The demonstration for districts: marked as one, with every kind of rule, each recomputed by hand."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from thang.engine.framework import Branch, Framework
from thang.engine.rules import Checklist, Choice, PerItem, Proportion, Relative, Steps, YesOrNo
from thang.engine.score import Run, compute
from thang.engine.values import NotApplicable, Ratio
from thang.library.framework_file import read_framework
from thang.library.shipped import Shipped, find_shipped
from thang.library.units import Inputs, read_inputs

F = Fraction
PAGE = Path(__file__).parents[2] / "docs/frameworks/district-demo-2026.md"


@cache
def demo() -> Shipped:
    found = find_shipped("district-demo@2026")
    assert found is not None
    return found


@cache
def framework() -> Framework:
    return read_framework(demo().framework).framework


@cache
def inputs() -> Inputs:
    values = demo().values
    assert values is not None
    return read_inputs(framework(), values, demo().units)


@cache
def run() -> Run:
    return compute(inputs().plans, inputs().units, inputs().answers)


def points(unit: str, code: str) -> Fraction | None:
    return run().of(unit).node(code).points


# --- It is marked as a demonstration, its figures as synthetic -------------------------------------------------------


def test_the_title_says_demonstration_in_both_languages() -> None:
    assert framework().title.vi.endswith("(bộ minh họa)")
    assert framework().title.en.endswith("(demonstration)")
    assert ["minh họa" in group.title.vi and "Demonstration" in group.title.en for group in framework().groups] == [
        True
    ]


def test_what_is_printed_under_every_ranking_says_that_the_figures_are_synthetic() -> None:
    assert "không có hiệu lực ở đâu" in framework().inferred.vi
    assert "giả định" in framework().inferred.vi
    assert "in force nowhere" in framework().inferred.en
    assert "synthetic" in framework().inferred.en


def test_file_and_page_say_so_at_the_top() -> None:
    first_lines = demo().framework.read_text(encoding="utf-8").split("thang:")[0]
    assert "DEMONSTRATION" in first_lines
    assert "SYNTHETIC" in first_lines
    opening = PAGE.read_text(encoding="utf-8").split("\n## ")[0]
    assert (
        "**A demonstration. It is in force nowhere, its units are invented, and its figures are synthetic.**" in opening
    )


def test_every_unit_is_named_as_invented_and_none_has_a_stated_figure() -> None:
    units = inputs().units
    assert len(units) == 10
    assert all("minh họa" in unit.name and "demonstration" in unit.name for unit in units)
    assert all(unit.stated is None for unit in units)


def unsourced(node: dict[str, Any], above: bool = False) -> list[str]:
    """The scored leaves for which neither they nor a node above name a source or what is the demonstration's own."""
    has = above or "cites" in node or "the demonstration's own" in node.get("inferred", {}).get("en", "")
    if "children" in node:
        return [code for child in node["children"] for code in unsourced(child, has)]
    return [] if has or node["max"] == 0 else [node["code"]]


def test_every_scored_indicator_has_a_source_or_says_that_it_is_the_demonstrations_own() -> None:
    tree = read_framework(demo().framework).tree
    assert [code for node in tree["indicators"] for code in unsourced(node)] == []


@pytest.mark.parametrize("code", ["1.1", "1.2", "1.3", "1.4", "1.5", "2.1", "2.2", "2.3", "2.4", "4"])
def test_the_address_of_a_source_stands_in_the_file_and_on_the_page(code: str) -> None:
    tree = read_framework(demo().framework).tree
    nodes = [*tree["indicators"], *(child for main in tree["indicators"] for child in main.get("children", []))]
    (node,) = (node for node in nodes if node["code"] == code)
    page = PAGE.read_text(encoding="utf-8")
    assert [cite["url"] for cite in node["cites"] if cite["url"] not in page] == []


@pytest.mark.parametrize("code", ["1.4", "2.4.2", "2.4.2.a", "2.4.2.b", "4"])
def test_what_is_its_own_is_said_at_the_indicator(code: str) -> None:
    inferred = framework().node(code).inferred
    assert "the demonstration's own" in inferred.en
    assert "do bộ minh họa tự đặt" in inferred.vi


# --- Every kind of rule and of cell -----------------------------------------------------------------------------------


def test_every_kind_of_rule_that_it_is_to_show_appears() -> None:
    rules = {type(leaf.rule) for leaf in framework().leaves()}
    assert rules == {Choice, YesOrNo, Steps, Proportion, Relative, PerItem, Checklist}
    assert [leaf.rule for leaf in framework().leaves() if leaf.code == "2.2"] == [Relative("best")]
    assert [leaf.code for leaf in framework().leaves() if leaf.penalty] == ["4"]
    assert [leaf.code for leaf in framework().leaves() if leaf.max == 0] == ["3"]


def test_the_alternatives_have_maxima_of_their_own_and_the_better_counts() -> None:
    node = framework().node("2.4.2")
    assert isinstance(node, Branch)
    assert node.aggregate == "best"
    assert [child.max for child in node.children] == [F(25), F(15)]


def test_the_cells_that_are_not_numbers_all_appear() -> None:
    answers = inputs().answers
    assert "1.1" not in answers["MH-H"]  # missing
    assert answers["MH-G"]["2.1"] == NotApplicable("máy tính do tỉnh trang bị")
    assert answers["MH-B"]["1.5"] == answers["MH-C"]["1.4"] == Ratio(F(0), F(0))
    assert answers["MH-G"]["1.4"] == Ratio(F(0), F(1))


def test_a_ratio_is_written_in_one_cell_and_in_two_columns() -> None:
    values = demo().values
    assert values is not None
    heading = values.read_text(encoding="utf-8").splitlines()[0].split(",")
    assert {"1.4", "2.1.num", "2.1.den"} < set(heading)
    assert "2.1" not in heading
    assert inputs().answers["MH-A"]["2.1"] == Ratio(F(96), F(120))


# --- By hand ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("unit", "code", "by_hand"),
    [
        ("MH-A", "1.1", F(10)),  # the Chairman: full
        ("MH-B", "1.1", F(10) / 2),  # a deputy: half
        ("MH-C", "1.1", F(0)),  # neither
        ("MH-E", "1.2", F(0) + 5),  # the second half only
        ("MH-A", "1.3", F(20)),  # 4 meetings
        ("MH-B", "1.3", F(15)),  # 3
        ("MH-E", "1.3", F(10)),  # 2
        ("MH-G", "1.3", F(5)),  # 1
        ("MH-C", "1.3", F(0)),  # none
        ("MH-K", "1.3", F(20)),  # 6, and no more than full
        ("MH-A", "1.4", F(3, 4) * 20),
        ("MH-A", "1.5", F(5, 6) * 20),
        ("MH-E", "2.1", F(70, 100) * 20),
        ("MH-A", "2.2", F(15, 25) * 40),  # 1.5 Mbit/s of the best, 2.5
        ("MH-K", "2.2", F(40)),  # the best itself
        ("MH-A", "2.3", F(4)),  # 4 applications
        ("MH-B", "2.3", F(5)),  # 7, capped at 5 points
        ("MH-H", "2.4.1", F(35)),
        ("MH-I", "2.4.2.a", F(2, 5) * 25),  # an inspection: 10 points
        ("MH-K", "2.4.2.a", (F(1, 5) + F(2, 5)) * 25),  # a receipt and an inspection
        ("MH-E", "2.4.2.a", F(0)),  # nothing ticked
        ("MH-I", "2.4.2", max(F(10), F(15))),  # case b is better
        ("MH-D", "2.4.2", max(F(25), F(0))),  # case a is better
        ("MH-I", "2.4", F(35) + 15),
        ("MH-C", "4", F(3) * 2),  # 3 late reports
        ("MH-H", "4", F(10)),  # 6 late reports, held to the max
        ("MH-A", "3", F(0)),  # collected, not scored
    ],
)
def test_the_points_of_a_rule_are_those_by_hand(unit: str, code: str, by_hand: Fraction) -> None:
    assert points(unit, code) == by_hand


def test_the_total_of_a_unit_is_that_by_hand() -> None:
    awareness = F(10) + (5 + 5) + 20 + F(3, 4) * 20 + F(5, 6) * 20
    infrastructure = F(96, 120) * 20 + F("1.5") / F("2.5") * 40 + 4 + (35 + max(F(1, 5) * 25, F(15)))
    assert (points("MH-A", "1"), points("MH-A", "2")) == (awareness, infrastructure)
    total = run().of("MH-A").total
    assert (total.points, total.max) == (awareness + infrastructure - 2, F(205))
    assert run().of("MH-A").published == F("163.67")


def test_a_missing_value_counts_0_and_lowers_what_is_answered() -> None:
    assert points("MH-H", "1.1") == points("MH-H", "2.2") == 0
    has_values = F(5) + 20 + 20 + 20 + 5 + 35 + F(25) * 25 / 40  # of 2.4.2 the cases count 25 : 15
    assert run().of("MH-H").answered == has_values / 205


def test_what_does_not_apply_is_spread_over_the_rest() -> None:
    """District G: 2.1 (20 of 125) is not its own; 2.2 to 2.4 have 105 points, of which it earns 9.6 + 1 + 0."""
    assert points("MH-G", "2.1") is None
    assert points("MH-G", "2") == (F("0.6") / F("2.5") * 40 + 1 + 0) / 105 * 125


def test_not_arisen_is_spread_over_the_rest_but_counts_0_where_the_indicator_says_so() -> None:
    assert points("MH-B", "1.5") is None
    assert points("MH-B", "1") == (F(5) + 5 + 15 + F(1, 3) * 20) / 60 * 80
    assert points("MH-C", "1.4") == 0
    assert points("MH-C", "1") == F(2, 5) * 20


def test_a_unit_that_is_not_ranked_is_scored() -> None:
    found = run().of("MH-L")
    assert (found.rank, found.published) == (None, F("48.40"))
    assert [one.rank for one in run().scores] == [*range(1, 10), None]


def test_the_levels_are_bands_on_the_share_of_205_points() -> None:
    def of(total: Fraction) -> str:
        return ["khoi_dong", "hinh_thanh", "nang_cao", "dan_dat"][sum(total / 205 > F(n, 4) for n in (1, 2, 3))]

    for one in run().scores:
        assert one.published is not None
        assert one.level is not None
        assert one.level.id == of(one.published)
    assert {one.level.id for one in run().scores if one.level} == {"khoi_dong", "hinh_thanh", "nang_cao", "dan_dat"}
