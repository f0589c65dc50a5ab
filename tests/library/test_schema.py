"""The JSON Schemas: valid themselves, true to what is read and printed."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.library import mistakes_of_rules, mistakes_of_shape
from tests.library.sample import SOUND, Mistake, marked
from thang.cli.main import main
from thang.library.schemas import SCHEMAS
from thang.library.shipped import Shipped, shipped
from thang.library.source import Items, Mapping, Source, read_yaml

pytestmark = pytest.mark.slow

FRAMEWORK = Draft202012Validator(SCHEMAS["framework"]())
RESULTS = Draft202012Validator(SCHEMAS["results"]())
FAULTS = Draft202012Validator(SCHEMAS["faults"]())

STRUCTURAL = [
    *mistakes_of_shape.OF_TEXTS,
    *mistakes_of_shape.OF_TYPES,
    *mistakes_of_shape.OF_KEYS,
    *[mistake for mistake in mistakes_of_rules.OF_RULES if mistake.kind.startswith("rule.")],
]
# JSON has only texts for keys, one notion of number, and no arithmetic on a text that is a fraction.
UNSEEN = {
    ("type.quotes", "{▸1: 1"),
    ("type.quotes", "{▸true: 1/2"),
    ("type.quotes", "{▸~: 1/2"),
    ("type.number", "max: ▸0o62\n"),
    ("type.number", "max: ▸.inf\n"),
    ("type.number", "max: ▸.5\n"),
    ("type.number", "max: ▸1e1000\n"),
    ("number.too_long", "max: ▸1e999\n"),
    ("share.range", "above: ▸5/4"),
    ("share.range", "share: ▸150%"),
}


def plain(part: Source | None) -> Any:
    """What an editor makes of the file: YAML 1.2 core as JSON data."""
    if isinstance(part, Mapping):
        return {key: plain(value) for key, (_, value) in part.entries.items()}
    if isinstance(part, Items):
        return [plain(item) for item in part.items]
    assert part is not None
    match part.kind:
        case "number":
            return number(part.text)
        case "bool":
            return part.text.lower() == "true"
        case "null":
            return None
        case _:
            return part.text


def number(text: str) -> int | float:
    if re.fullmatch(r"[-+]?\d+", text):
        return int(text)
    return int(text, 0) if text.startswith("0") and text[1:2] in "xo" else float(text.replace(".inf", "inf"))


def data_of(text: str | bytes) -> Any:
    source, _ = read_yaml(text.encode() if isinstance(text, str) else text)
    return plain(source)


def run(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    main(list(words))
    printed = capsys.readouterr()
    assert printed.err == ""
    return json.loads(printed.out)


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_a_valid_schema(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name]())


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_command_prints_it(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "framework", "schema", name) == SCHEMAS[name]()


def test_the_framework_schema_is_printed_where_none_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "framework", "schema") == SCHEMAS["framework"]()


@pytest.mark.parametrize("one", shipped(), ids=lambda one: one.name)
def test_it_accepts_the_shipped_frameworks(one: Shipped) -> None:
    FRAMEWORK.validate(data_of(one.framework.read_bytes()))


def test_it_accepts_the_sample() -> None:
    FRAMEWORK.validate(data_of(SOUND))


@pytest.mark.parametrize("code", ["1.1", "Chỉ_số-1", "ĐT", "ệ", "a..b", "1-2_3"])
def test_it_accepts_codes_of_any_letters(code: str) -> None:
    FRAMEWORK.validate(data_of(SOUND.replace("id: sample", f'id: "{code}"')))


@pytest.mark.parametrize("mistake", STRUCTURAL, ids=str)
def test_it_refuses_the_mistakes_that_a_schema_can_see(mistake: Mistake) -> None:
    accepted = FRAMEWORK.is_valid(data_of(marked(mistake.text)[0]))
    assert accepted == ((mistake.kind, mistake.new) in UNSEEN)


def test_every_key_of_the_top_has_its_line_of_help() -> None:
    """An editor shows it beside the key."""
    properties = SCHEMAS["framework"]()["properties"]
    assert [key for key in properties if "description" not in properties[key]] == []


COUNTS = {
    "district-demo@2026": 10,
    "laocai-dti@2022": 9,
    "un-egdi@2018": 11,
    "undp-hdi@2022": 12,
    "vn-dti-province@2022-totals": 63,
    "vn-dti-province@2023-totals": 63,
    "vn-dti-province@2024": 34,
}


@pytest.mark.parametrize("one", [one for one in shipped() if one.values], ids=lambda one: one.name)
def test_the_results_of_shipped_figures_are_as_their_schema_says(
    one: Shipped, capsys: pytest.CaptureFixture[str]
) -> None:
    results = run(capsys, "score", one.name, str(one.values), "--units", str(one.units), "--json")
    RESULTS.validate(results)
    assert len(results["units"]) == COUNTS[one.name]


def test_results_with_a_key_too_many_or_too_few_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    one = next(one for one in shipped() if one.id == "laocai-dti")
    results = run(capsys, "score", one.name, str(one.values), "--json")
    first = results["units"][0]
    assert not RESULTS.is_valid({**results, "units": [{**first, "comment": ""}]})
    assert not RESULTS.is_valid({**results, "units": [{key: first[key] for key in first if key != "stated"}]})
    assert not RESULTS.is_valid({**results, "units": [{**first, "points": 625.3}]})


def test_faults_of_a_framework_file_are_as_their_schema_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bộ.yaml"
    file.write_text(SOUND.replace("aggregate: mean", "aggregate: average").replace("max: 50", "max: năm"))
    faults = run(capsys, "framework", "check", str(file), "--json")
    FAULTS.validate(faults)
    assert [(fault["line"], fault["column"], fault["kind"], fault["found"]) for fault in faults] == [
        (24, 10, "type.number", "năm"),
        (37, 16, "type.option", "average"),
    ]


def test_faults_of_a_table_are_as_their_schema_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "values.csv"
    table.write_text("unit,1,2,3,4,5,6,7,8\nLào Cai,2,x,0,0,0,0,0,0\n")
    faults = run(capsys, "score", "vn-dti-province@2024", str(table), "--json")
    FAULTS.validate(faults)
    assert sorted((fault["row"], fault["header"]) for fault in faults) == [(2, "1"), (2, "2")]


def test_no_fault_is_an_empty_array(capsys: pytest.CaptureFixture[str]) -> None:
    faults = run(capsys, "framework", "check", "laocai-dti@2022", "--json")
    FAULTS.validate(faults)
    assert faults == []
