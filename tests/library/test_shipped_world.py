"""HDI 2022 and EGDI 2018: every country has its published figure, by the engine and by a second calculation."""

from __future__ import annotations

import csv
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from thang.engine.errors import Faulty
from thang.engine.framework import Framework, Leaf, Node
from thang.engine.numbers import to_places
from thang.engine.rules import Linear
from thang.engine.score import Run, score
from thang.library.framework_file import read_framework
from thang.library.shipped import Shipped, find_shipped
from thang.library.units import Inputs, read_inputs

HDI, EGDI = "undp-hdi@2022", "un-egdi@2018"

# The published figures, apart from the shipped files.
PUBLISHED = {
    HDI: "ARE 0.937, ESP 0.911, FRA 0.910, ITA 0.906, TUR 0.855, MYS 0.807, CHN 0.788, MEX 0.781, EGY 0.728, "
    "BGD 0.670, KEN 0.601, PAK 0.540",
    EGDI: "DNK 0.9150, SGP 0.8812, NLD 0.8757, IRL 0.8287, ISR 0.7998, ARG 0.7335, AND 0.6857, PHL 0.6512, "
    "IND 0.5669, TLS 0.3816, PRK 0.2159",
}
PLACES = {HDI: 3, EGDI: 4}
both = pytest.mark.parametrize("name", [HDI, EGDI])


def published(name: str) -> dict[str, str]:
    return dict(pair.split() for pair in PUBLISHED[name].split(", "))


def named(name: str) -> Shipped:
    found = find_shipped(name)
    assert found is not None
    return found


def rows_of(table: Path | None) -> dict[str, dict[str, str]]:
    """The rows of a shipped table as plain text, by unit: read without the library."""
    assert table is not None
    with table.open(encoding="utf-8", newline="") as lines:
        return {row.pop("unit"): row for row in csv.DictReader(lines)}


@cache
def framework_of(name: str) -> Framework:
    return read_framework(named(name).framework).framework


@cache
def inputs_of(name: str) -> Inputs:
    found = named(name)
    assert found.values is not None
    return read_inputs(framework_of(name), found.values, found.units)


def run_with(framework: Framework, inputs: Inputs) -> Run:
    return score(framework, inputs.units, inputs.answers)


def figures(run: Run) -> dict[str, str]:
    places = run.framework.publish.places
    return {one.unit.text: to_places(one.published or Fraction(-1), places) for one in run.scores}


@both
def test_every_country_has_its_published_figure(name: str) -> None:
    run = run_with(framework_of(name), inputs_of(name))
    assert run.framework.publish.places == PLACES[name]
    assert figures(run) == published(name)


@both
def test_the_stated_figures_of_the_file_are_the_published_ones(name: str) -> None:
    assert {unit: row["stated"] for unit, row in rows_of(named(name).units).items()} == published(name)
    assert all(one.published == one.unit.stated for one in run_with(framework_of(name), inputs_of(name)).scores)


@both
def test_the_examples_are_ranked_among_themselves(name: str) -> None:
    scores = run_with(framework_of(name), inputs_of(name)).scores
    assert [one.unit.text for one in scores] == list(published(name))
    assert [one.rank for one in scores] == [*range(1, len(scores) + 1)]


@both
def test_the_file_says_that_ranks_are_among_the_examples(name: str) -> None:
    inferred = framework_of(name).inferred
    assert "ranks here are among these" in inferred.en
    assert "thứ hạng ở đây là trong mười" in inferred.vi


@both
def test_a_missing_figure_is_refused(name: str) -> None:
    """No rule for it is made up."""
    inputs = inputs_of(name)
    first = inputs.units[0].text
    gap = {**inputs.answers, first: dict(list(inputs.answers[first].items())[1:])}
    with pytest.raises(Faulty) as raised:
        score(framework_of(name), inputs.units, gap)
    assert [fault.kind for fault in raised.value.faults] == ["cell.missing_refused"]


# --- HDI: a second calculation ----------------------------------------------------------------------------------------


def held(share: Decimal) -> Decimal:
    return min(max(share, Decimal(0)), Decimal(1))


def hdi_by_hand(row: dict[str, str], most_schooling: int = 18) -> Decimal:
    """Technical note 1 in decimals; the third root by the logarithm."""
    le, eys, mys, gnipc = (Decimal(row[code]) for code in ("le", "eys", "mys", "gnipc"))
    health = held((le - 20) / (85 - 20))
    education = (held(eys / most_schooling) + held(mys / 15)) / 2
    income = held((gnipc.ln() - Decimal(100).ln()) / (Decimal(75_000).ln() - Decimal(100).ln()))
    return ((health * education * income).ln() / 3).exp()


def three_places(figure: Decimal) -> str:
    return str(figure.quantize(Decimal("0.001"), ROUND_HALF_UP))


def test_a_second_calculation_gives_every_published_hdi() -> None:
    rows = rows_of(named(HDI).values)
    assert {unit: three_places(hdi_by_hand(row)) for unit, row in rows.items()} == published(HDI)


def test_the_second_calculation_agrees_with_the_engine_far_beyond_the_published_places() -> None:
    run = run_with(framework_of(HDI), inputs_of(HDI))
    for unit, row in rows_of(named(HDI).values).items():
        attainment = run.of(unit).attainment
        assert attainment is not None
        assert abs(attainment - Fraction(hdi_by_hand(row))) < Fraction(1, 10**20)


def test_expected_schooling_above_its_goalpost_is_held() -> None:
    found = run_with(framework_of(HDI), inputs_of(HDI)).of("TUR")
    assert Decimal(rows_of(named(HDI).values)["TUR"]["eys"]) > 18
    assert found.node("eys").attainment == 1


@pytest.mark.parametrize(
    ("published_index", "level"),
    [
        ("0.549", "low"),
        ("0.550", "medium"),
        ("0.699", "medium"),
        ("0.700", "high"),
        ("0.799", "high"),
        ("0.800", "very_high"),
    ],
)
def test_a_level_begins_at_its_bound(published_index: str, level: str) -> None:
    levels = framework_of(HDI).levels
    assert levels is not None
    found = levels.of(Fraction(published_index))
    assert found is not None
    assert found.id == level


# --- HDI: goalposts matter --------------------------------------------------------------------------------------------


def moved(node: Node, code: str, end: int) -> Node:
    """The node with the upper goalpost of one leaf moved."""
    if isinstance(node, Leaf):
        if node.code != code:
            return node
        assert isinstance(node.rule, Linear)
        return replace(node, rule=replace(node.rule, end=Fraction(end)))
    return replace(node, children=tuple(moved(child, code, end) for child in node.children))


def with_goalpost(code: str, end: int) -> Framework:
    framework = framework_of(HDI)
    return replace(framework, indicators=tuple(moved(node, code, end) for node in framework.indicators))


@pytest.mark.parametrize(("code", "end"), [("le", 86), ("eys", 20), ("mys", 16), ("gnipc", 80_000)])
def test_another_goalpost_gives_other_figures(code: str, end: int) -> None:
    other = figures(run_with(with_goalpost(code, end), inputs_of(HDI)))
    assert sum(other[unit] != figure for unit, figure in published(HDI).items()) >= 10


def test_another_goalpost_changes_the_second_calculation_alike() -> None:
    rows = rows_of(named(HDI).values)
    other = figures(run_with(with_goalpost("eys", 20), inputs_of(HDI)))
    assert other == {unit: three_places(hdi_by_hand(row, most_schooling=20)) for unit, row in rows.items()}


def test_without_the_logarithm_the_published_figures_are_missed() -> None:
    plain = tuple(
        replace(node, rule=replace(node.rule, log=False))
        if isinstance(node, Leaf) and isinstance(node.rule, Linear)
        else node
        for node in framework_of(HDI).indicators
    )
    other = figures(run_with(replace(framework_of(HDI), indicators=plain), inputs_of(HDI)))
    assert sum(other[unit] != figure for unit, figure in published(HDI).items()) == 12


def test_a_plain_mean_of_the_dimensions_misses_the_published_figures() -> None:
    other = figures(run_with(replace(framework_of(HDI), aggregate="mean"), inputs_of(HDI)))
    assert other != published(HDI)


# --- EGDI: a second calculation ---------------------------------------------------------------------------------------


def test_every_egdi_is_a_third_of_the_sum_of_its_three_indices() -> None:
    rows = rows_of(named(EGDI).values)
    means = {unit: sum(map(Decimal, row.values()), Decimal(0)) / 3 for unit, row in rows.items()}
    assert all(set(row) == {"osi", "hci", "tii"} for row in rows.values())
    assert {unit: str(mean.quantize(Decimal("0.0001"), ROUND_HALF_UP)) for unit, mean in means.items()} == published(
        EGDI
    )
