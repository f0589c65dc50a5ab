"""The engine, by way of real files, against the second calculation that shares nothing with it but the contract."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings

from tests.engine.real_path import Scored, scored
from tests.oracle.calculation import Result, oracle
from tests.oracle.generate import Case, cases
from tests.oracle.sheet import Figures
from thang.engine.numbers import to_text
from thang.library.results import published_text, run_json


def text(figure: Fraction | None) -> str | None:
    return None if figure is None else to_text(figure)


def as_record(figures: Figures) -> dict[str, str | None]:
    attainment, points, most = figures
    return {"attainment": text(attainment), "points": text(points), "max": text(most)}


def as_unit_record(unit: str, group: str, found: Result) -> dict[str, Any]:
    """The oracle's result as `thang score --json` would write it."""
    return {
        "unit": unit,
        "group": group,
        "ranked": found.ranked,
        "rank": found.rank,
        **as_record((found.attainment, found.points, found.max)),
        "published": found.published,
        "level": found.level,
        "answered": text(found.answered),
        "stated": None,
        "nodes": {code: as_record(figures) for code, figures in found.nodes.items()},
        "pillars": {pillar: as_record(figures) for pillar, figures in found.pillars.items()},
    }


def expected(case: Case) -> list[dict[str, Any]]:
    """Every unit's record, in the framework's order of groups, then rank (unranked last), then unit."""
    groups = [group["id"] for group in case.framework["groups"]]
    found = oracle(*case)
    records = [as_unit_record(unit.text, unit.group, found[unit.text]) for unit in case.units]
    records.sort(key=lambda record: record["unit"])
    records.sort(key=lambda record: (record["rank"] is None, record["rank"]))
    return sorted(records, key=lambda record: groups.index(record["group"]))


def assert_equal_to_the_last_digit(found: Scored, case: Case) -> None:
    """Every figure as the fraction that it is; 34 digits of a root or a logarithm included."""
    for unit, result in oracle(*case).items():
        score = found.run.of(unit)
        nodes = {code: score.node(code) for code in result.nodes}
        assert {code: (one.attainment, one.points, one.max) for code, one in nodes.items()} == result.nodes
        total = (score.total.attainment, score.total.points, score.total.max)
        assert (*total, score.answered) == (result.attainment, result.points, result.max, result.answered)
        assert published_text(score, score.compared) == result.compared


@given(cases())
def test_every_figure_of_a_random_framework_equals_the_second_calculation(case: Case) -> None:
    found = scored(case)
    document = json.loads("".join(run_json(found.run, found.file.digest)))
    assert document["units"] == expected(case)
    assert_equal_to_the_last_digit(found, case)


@pytest.mark.slow
@settings(max_examples=300)
@given(cases())
def test_so_does_every_figure_of_many_more(case: Case) -> None:
    found = scored(case)
    assert list(found.records.values()) == expected(case)
    assert_equal_to_the_last_digit(found, case)
