"""Results as JSON and as tables: the contract's shape, every figure exact, nothing invented where there is none."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.library.trio import BAT_XAT, CAM_DUONG, MUONG_KHUONG, SOUND_TRIO, Trio, framework_file, put, with_row
from thang.engine.framework import Branch
from thang.engine.score import NodeScore, Run
from thang.library.result_tables import RANKING, SCORES, ranking_csv, scores_csv
from thang.library.results import run_json
from thang.library.schemas import results_schema

# The keys of one unit, in the order of the contract.
KEYS = ["unit", "group", "ranked", "rank", "points", "max", "attainment", "published", "level", "answered", "stated"]
SCHEMA = Draft202012Validator(results_schema())

LEVELLED = SOUND_TRIO.framed(
    "indicators:",
    "levels: {by: published, bands: [{id: thap, title: Thấp}, {id: cao, title: Cao, above: 0.6}]}\n"
    'pillars: [{id: ho_so, title: Hồ sơ, of: ["1", "3.4"]}, {id: cua_xa, title: Của xã, of: ["2.5"]}]\n'
    "availability: 0.5\n"
    "indicators:",
)
WITHOUT_REFUSALS = LEVELLED.framed(", missing: error", "").framed(", zero_denominator: error", "")


def nothing_for(trio: Trio, unit: str, text: str) -> Trio:
    """A unit with the same text in every cell of its values."""
    group = "phuong" if unit == CAM_DUONG else "xa"
    return trio.grid(lambda grid: [[unit, group, *[text] * (len(row) - 2)] if row[0] == unit else row for row in grid])


ALL_NOT_APPLICABLE = nothing_for(WITHOUT_REFUSALS, BAT_XAT, "NA")
ALL_MISSING = nothing_for(WITHOUT_REFUSALS, MUONG_KHUONG, "")
TRIOS = {
    "sound": SOUND_TRIO,
    "levels, pillars, availability": LEVELLED,
    "nothing applies to one": ALL_NOT_APPLICABLE,
    "one is all missing": ALL_MISSING,
    "what does not apply shrinks the max": LEVELLED.framed("rescale", "shrink"),
    "as a fraction": LEVELLED.framed("{as: points, places: 2}", "{as: fraction, places: 4}"),
    "as a percentage": LEVELLED.framed("{as: points, places: 2}", "{as: percent, places: 0}"),
    "penalty and bonus": SOUND_TRIO.leaf("2.3", "bonus: true")
    .leaf("3.5", "penalty: true")
    .framed("170", "150")
    .framed("155", "135"),
}


def document(trio: Trio, folder: Path) -> dict[str, Any]:
    pieces = run_json(trio.run(folder), framework_file(trio.framework).digest)
    read: dict[str, Any] = json.loads("".join(pieces))
    return read


def records(trio: Trio, folder: Path) -> dict[str, dict[str, Any]]:
    return {record["unit"]: record for record in document(trio, folder)["units"]}


def written(figure: Fraction | None) -> str | None:
    """The figure by another way: as a decimal, exactly where it ends within 12 places, else to 12, half-up."""
    if figure is None:
        return None
    with localcontext() as context:
        context.prec = 60
        decimal = Decimal(figure.numerator) / Decimal(figure.denominator)
        to_twelve = decimal.quantize(Decimal("1e-12"), ROUND_HALF_UP)
        if Fraction(to_twelve) != figure:
            return f"{to_twelve:f}"
        return f"{to_twelve:f}".rstrip("0").rstrip(".")


def figures(node: NodeScore) -> dict[str, str | None]:
    return {"attainment": written(node.attainment), "points": written(node.points), "max": written(node.max)}


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("name", TRIOS)
def test_results_are_valid_by_their_schema(name: str, tmp_path: Path) -> None:
    read = document(TRIOS[name], tmp_path)
    SCHEMA.validate(read)
    assert list(read) == ["framework", "units"]
    assert list(read["framework"]) == ["id", "edition", "digest"]
    assert [list(record) for record in read["units"]] == [[*KEYS, "nodes", "pillars"]] * 3


@pytest.mark.parametrize("name", TRIOS)
def test_every_figure_of_every_node_is_exact(name: str, tmp_path: Path) -> None:
    """All nodes, leaves too, in the framework's order; what is no node of the group has no figure at all."""
    run = TRIOS[name].run(tmp_path)
    for unit, record in records(TRIOS[name], tmp_path).items():
        score = run.of(unit)
        assert list(record["nodes"]) == [node.code for node in run.framework.nodes()]
        assert record["nodes"] == {node.code: figures(score.node(node.code)) for node in run.framework.nodes()}
        assert record["pillars"] == {one.id: figures(score.pillar(one)) for one in run.framework.pillars}
        assert {key: record[key] for key in ("attainment", "points", "max")} == figures(score.total)
        assert record["answered"] == written(score.answered)


def test_a_figure_is_written_as_a_person_would(tmp_path: Path) -> None:
    nodes = records(SOUND_TRIO, tmp_path)[MUONG_KHUONG]["nodes"]
    assert nodes["1.1"] == {"attainment": "0.75", "points": "15", "max": "20"}
    assert nodes["1.2"] == {"attainment": "0.880398671096", "points": "17.607973421927", "max": "20"}
    assert nodes["3.6"] == {"attainment": "0", "points": "0", "max": "0"}
    assert records(SOUND_TRIO, tmp_path)[CAM_DUONG]["nodes"]["2.5"] == {"attainment": None, "points": None, "max": None}


def test_a_digit_beyond_the_twelfth_rounds_half_up(tmp_path: Path) -> None:
    trio = SOUND_TRIO.cell(MUONG_KHUONG, "2.3", "0.1234567890125").cell(BAT_XAT, "2.3", "0.1234567890124999")
    nodes = [records(trio, tmp_path)[unit]["nodes"]["2.3"] for unit in (MUONG_KHUONG, BAT_XAT)]
    assert [node["attainment"] for node in nodes] == ["0.123456789013", "0.123456789012"]
    assert [node["points"] for node in nodes] == ["1.234567890125", "1.234567890125"]


@pytest.mark.parametrize(
    ("publish", "published"),
    [
        ("{as: points, places: 2}", "119.77"),
        ("{as: points, places: 0}", "120"),
        ("{as: points, places: 6}", "119.774640"),
        ("{as: fraction, places: 4}", "0.7046"),
        ("{as: percent, places: 1}", "70.5"),
    ],
)
def test_the_published_figure_has_exactly_its_places_and_no_sign(publish: str, published: str, tmp_path: Path) -> None:
    trio = SOUND_TRIO.framed("{as: points, places: 2}", publish)
    assert records(trio, tmp_path)[MUONG_KHUONG]["published"] == published


def test_a_unit_to_which_nothing_applies_has_no_figures(tmp_path: Path) -> None:
    record = records(ALL_NOT_APPLICABLE, tmp_path)[BAT_XAT]
    absent = ("rank", "points", "attainment", "published", "level", "answered")
    assert {key: record[key] for key in absent} == dict.fromkeys(absent)
    assert (record["ranked"], record["max"], record["stated"]) == (False, "170", "120.50")


def test_a_unit_without_any_value_has_a_total_of_zero(tmp_path: Path) -> None:
    """Missing counts zero here; below the availability that the framework asks for it has no rank."""
    record = records(ALL_MISSING, tmp_path)[MUONG_KHUONG]
    assert (record["points"], record["published"], record["level"], record["answered"]) == ("0", "0.00", "thap", "0")
    assert (record["ranked"], record["rank"]) == (False, None)


def test_without_levels_no_unit_has_one(tmp_path: Path) -> None:
    assert {record["level"] for record in records(SOUND_TRIO, tmp_path).values()} == {None}
    assert [record["level"] for record in records(LEVELLED, tmp_path).values()] == ["cao", "cao", "thap"]


@pytest.mark.parametrize(
    ("stated", "given"), [("", None), ("120.5", "120.50"), ("120", "120.00"), ("0", "0.00"), ("120.505", "120.505")]
)
def test_the_stated_figure_has_the_published_places_or_all_its_own(
    stated: str, given: str | None, tmp_path: Path
) -> None:
    trio = SOUND_TRIO.unit_cell(BAT_XAT, "stated", stated)
    assert records(trio, tmp_path)[BAT_XAT]["stated"] == given


def test_units_stand_by_group_then_rank_then_name_and_unranked_last(tmp_path: Path) -> None:
    """Groups as the framework orders them, whatever the order of the file."""
    trio = SOUND_TRIO.framed(", missing: error", "")
    for name, ranked in (("B tie", "yes"), ("A tie", "yes"), ("A unranked", "no")):
        trio = trio.grid(with_row(name, "xa", "1")).units_grid(with_row(name, "", "xa", ranked))
    turned = trio.grid(lambda grid: [grid[0], *reversed(grid[1:])])
    order = [(one["unit"], one["rank"]) for one in document(turned, tmp_path)["units"]]
    assert order == [
        (MUONG_KHUONG, 1),
        ("A tie", 2),
        ("B tie", 2),
        ("A unranked", None),
        (BAT_XAT, None),
        (CAM_DUONG, 1),
    ]


def test_the_unit_is_written_as_the_values_have_it(tmp_path: Path) -> None:
    name = ' Xã "Bát\nXát"; \\ </script> '
    trio = SOUND_TRIO.cell(BAT_XAT, "unit", name).unit_cell(BAT_XAT, "unit", name)
    assert name in records(trio, tmp_path)
    assert name in {row["unit"] for row in rows(ranking_csv(trio.run(tmp_path)))}


@pytest.mark.parametrize("name", TRIOS)
def test_the_ranking_says_the_same_as_the_json(name: str, tmp_path: Path) -> None:
    found = rows(ranking_csv(TRIOS[name].run(tmp_path)))
    expected = document(TRIOS[name], tmp_path)["units"]
    shared = ("group", "rank", "unit", "published", "level", "points", "max", "stated")
    assert [tuple(row) for row in found] == [RANKING] * len(expected)
    assert [[row[key] for key in shared] for row in found] == [
        ["" if record[key] is None else str(record[key]) for key in shared] for record in expected
    ]


def test_the_compared_figure_is_of_the_groups_max(tmp_path: Path) -> None:
    """Where what does not apply lowers a unit's own max, ranks compare on the max of all."""
    trio = SOUND_TRIO.framed("rescale", "shrink").cell(CAM_DUONG, "3.1", "NA")
    (row,) = [row for row in rows(ranking_csv(trio.run(tmp_path))) if row["unit"] == CAM_DUONG]
    assert Fraction(row["max"]) == 155 - 20 - 10
    share = Fraction(Decimal(row["points"])) / Fraction(row["max"])
    assert abs(Fraction(row["compared"]) - share * 155) <= Fraction(1, 200)
    assert row["compared"] != row["published"]


@pytest.mark.parametrize("name", [name for name in TRIOS if name != "penalty and bonus"])
def test_the_scores_added_again_give_the_totals_exactly(name: str, tmp_path: Path) -> None:
    """From nothing but the file's leaves: no figure has lost a digit."""
    run = TRIOS[name].run(tmp_path)
    found = rows(scores_csv(run))
    assert [tuple(row) for row in found] == [SCORES] * len(found)
    for unit in (MUONG_KHUONG, BAT_XAT, CAM_DUONG):
        mine = {(row["kind"], row["code"]): row for row in found if row["unit"] == unit}
        assert len(mine) == len(list(run.framework.nodes())) + len(run.framework.pillars) + 1
        for code, share in added(run, mine):
            row = mine["total", ""] if code is None else mine["node", code]
            assert row["attainment"] == ("" if share is None else row["attainment"])
            assert share is None or Fraction(row["attainment"]) == share
            assert share is None or Fraction(row["points"]) == share * Fraction(row["max"])


def added(run: Run, mine: dict[tuple[str, str], dict[str, str]]) -> Iterator[tuple[str | None, Fraction | None]]:
    """The attainment of every branch, and of the total, from the rows of its children."""
    branches = [node for node in run.framework.nodes() if isinstance(node, Branch)]
    for code, children in [*((node.code, node.children) for node in branches), (None, run.framework.indicators)]:
        kept = [mine["node", child.code] for child in children]
        kept = [row for row in kept if row["attainment"]]
        tops = sum(Fraction(row["max"]) for row in kept)
        points = sum(Fraction(row["max"]) * Fraction(row["attainment"]) for row in kept)
        yield code, points / tops if tops else None


def test_a_figure_that_does_not_end_is_a_fraction(tmp_path: Path) -> None:
    found = rows(scores_csv(SOUND_TRIO.run(tmp_path)))
    (row,) = [row for row in found if (row["unit"], row["code"]) == (MUONG_KHUONG, "1.2")]
    assert row == {
        "unit": MUONG_KHUONG,
        "kind": "node",
        "code": "1.2",
        "points": "5300/301",
        "attainment": "265/301",
        "max": "20",
    }


def test_a_decimal_of_more_than_twelve_places_is_a_fraction_too(tmp_path: Path) -> None:
    trio = SOUND_TRIO.cell(MUONG_KHUONG, "2.3", "0.1234567890125")
    (row,) = [
        row for row in rows(scores_csv(trio.run(tmp_path))) if (row["unit"], row["code"]) == (MUONG_KHUONG, "2.3")
    ]
    assert (row["points"], row["attainment"]) == ("1.234567890125", str(Fraction("0.1234567890125")))


@pytest.mark.parametrize("name", ["Xã\rBát", 'Xã, "Bát"', "Xã\r\nBát", "Xã\nBát", "=Xã", " Xã "])
def test_tables_read_back_whatever_a_unit_is_called(name: str, tmp_path: Path) -> None:
    trio = SOUND_TRIO.grid(put(BAT_XAT, "unit", name)).units_grid(put(BAT_XAT, "unit", name))
    run = trio.run(tmp_path)
    assert {row["unit"] for row in rows(ranking_csv(run))} == {MUONG_KHUONG, name, CAM_DUONG}
    assert {row["unit"] for row in rows(scores_csv(run))} == {MUONG_KHUONG, name, CAM_DUONG}


def test_the_digest_is_of_the_framework_not_of_its_layout(tmp_path: Path) -> None:
    other = replace(SOUND_TRIO, framework=f"# another comment\n{SOUND_TRIO.framework}")
    assert document(other, tmp_path)["framework"] == document(SOUND_TRIO, tmp_path)["framework"]
