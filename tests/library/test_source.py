"""YAML 1.2 core as a tree that remembers places, read with either of PyYAML's parsers."""

from __future__ import annotations

import unicodedata

import pytest
import yaml

from thang.engine.errors import Spot
from thang.library.source import DEEPEST, Items, Kind, Mapping, Scalar, Source, read_yaml, shown, spot_in
from thang.library.syntax import spot_at


@pytest.fixture(params=["libyaml", "PyYAML's own"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test of this file with the fast parser and with the one that stands in where libyaml is missing."""
    if request.param != "libyaml":
        monkeypatch.delattr(yaml, "CSafeLoader")


def top(text: str) -> Mapping:
    mapping, faults = read_yaml(text.encode())
    assert faults == []
    assert mapping is not None
    return mapping


def scalar(written: str) -> Scalar:
    value = top(f"key: {written}\n").get("key")
    assert isinstance(value, Scalar)
    return value


def kinds(data: bytes | str) -> list[tuple[str, Spot]]:
    _, faults = read_yaml(data.encode() if isinstance(data, str) else data)
    return [(fault.kind, fault.place) for fault in faults if isinstance(fault.place, Spot)]


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        *[(text, "text") for text in ("yes", "no", "on", "off", "Yes", "NO", "y", "n", "tRUE")],
        *[(text, "text") for text in ("2022-01-31", "2022-01-31 10:00:00", "10:30", "1_000", "0b11", "1.2.3", "12,5")],
        *[(text, "text") for text in ("0x", "0o8", "1e", "e3", ".", "+", "-x", "inf", "nan", "1 000", "1/2", "50%")],
        *[(text, "bool") for text in ("true", "True", "TRUE", "false", "False", "FALSE")],
        *[(text, "null") for text in ("", "~", "null", "Null", "NULL")],
        *[(text, "number") for text in ("0", "12", "-12", "+12", "007", "1.10", "-0.5", ".5", "5.", "1e3", "1.5E-3")],
        *[(text, "number") for text in ("0o17", "0xFF", ".inf", "-.Inf", ".NAN")],
        *[(text, "text") for text in ('"12"', "'true'", '"~"', '""', "'2022'")],
    ],
)
def test_a_scalar_is_what_yaml_1_2_makes_of_it(written: str, kind: Kind) -> None:
    assert scalar(written).kind == kind


@pytest.mark.parametrize("written", ["1.10", "007", "1e3", "12.50"])
def test_a_number_keeps_its_text(written: str) -> None:
    assert scalar(written).text == written


@pytest.mark.parametrize("written", ["|\n  12\n", ">-\n  12\n"])
def test_a_block_is_always_a_text(written: str) -> None:
    assert scalar(written).kind == "text"


def test_texts_and_keys_are_brought_to_nfc() -> None:
    apart = unicodedata.normalize("NFD", "khóa: Chuyển đổi số")
    assert top(apart).entries["khóa"][1] == Scalar("Chuyển đổi số", "text", Spot(1, apart.index(":") + 3))


def test_keys_that_differ_only_in_composition_are_duplicates() -> None:
    key = unicodedata.normalize("NFD", "khóa")
    assert kinds(f"khóa: 1\n{key}: 2\n") == [("yaml.duplicate_key", Spot(2, 1))]


def test_a_byte_order_mark_is_passed_over() -> None:
    mapping, faults = read_yaml(b"\xef\xbb\xbfkey: 1\n")
    assert (mapping, faults) == (top("key: 1\n"), [])


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_line_end_counts_as_one_line(line_end: str) -> None:
    mapping = top(line_end.join(["a: 1", "b:", "  - c", "  - d", ""]))
    assert spot_in(mapping, "b", 1) == Spot(4, 5)


def test_columns_count_letters_not_bytes() -> None:
    assert top("Lào Cai: {Sa Pa: 1, Bắc Hà: 2}\n").get("Lào Cai") == Mapping(
        {
            "Sa Pa": (Scalar("Sa Pa", "text", Spot(1, 11)), Scalar("1", "number", Spot(1, 18))),
            "Bắc Hà": (Scalar("Bắc Hà", "text", Spot(1, 21)), Scalar("2", "number", Spot(1, 29))),
        },
        Spot(1, 10),
        in_braces=True,
    )


def test_a_place_in_the_tree_is_that_of_the_value_or_of_the_nearest_thing_above() -> None:
    mapping = top("a:\n  - b: 1\n  - 2\n")
    assert spot_in(mapping, "a", 0, "b") == Spot(2, 8)
    assert spot_in(mapping, "a", 0, "c") == Spot(2, 5)
    assert spot_in(mapping, "a", 7, "b") == Spot(2, 3)
    assert spot_in(None, "a") is None


def test_directives_and_comments_are_no_content() -> None:
    assert top("%YAML 1.2\n--- # here\nkey: 1 # there\n...\n").entries.keys() == {"key"}


def test_no_constructor_runs_whatever_tag_a_file_names() -> None:
    mapping, faults = read_yaml(b"a: !!python/object/apply:os.system ['exit 1']\n")
    assert mapping is not None
    assert isinstance(mapping.get("a"), Items)
    assert [(fault.kind, fault.found) for fault in faults] == [("yaml.tag", "!!python/object/apply:os.system")]


def test_aliases_are_never_followed() -> None:
    """What would grow to billions of entries elsewhere is read as it stands."""
    lines = ["a0: &a0 [x]"] + [f"a{at}: &a{at} [{', '.join([f'*a{at - 1}'] * 9)}]" for at in range(1, 30)]
    mapping, faults = read_yaml("\n".join(lines).encode())
    assert mapping is not None
    assert {fault.kind for fault in faults} == {"yaml.anchor"}
    assert len(faults) == 30


def test_nesting_up_to_the_limit_is_read() -> None:
    assert kinds("a: " + "[" * (DEEPEST - 1) + "]" * (DEEPEST - 1)) == []
    assert kinds("a: " + "[" * DEEPEST + "]" * DEEPEST) == [("yaml.too_deep", Spot(1, 3 + DEEPEST))]


@pytest.mark.parametrize("sign", ["[", "{a: ", "- ", "? "])
def test_hostile_nesting_is_a_fault_and_no_crash(sign: str) -> None:
    ((kind, _),) = kinds(sign * 10_000)
    assert kind in ("yaml.too_deep", "yaml.syntax")


@pytest.mark.parametrize(
    ("data", "kind", "spot"),
    [
        (b"a: 1\nb: \xff\n", "file.not_utf8", Spot(2, 4)),
        ("ký: 1\nb: ệ".encode() + b"\x80\n", "file.not_utf8", Spot(2, 5)),
        ("a: 1\n".encode("utf-16"), "file.not_utf8", Spot(1, 1)),
        ("ký: ệ\nb: \x00\n".encode(), "yaml.character", Spot(2, 4)),
        (b"a: [1, 2\nb: 3\n", "yaml.flow", Spot(1, 4)),
        (b"a: {b: {c: 1}\n", "yaml.flow", Spot(1, 4)),
        (b"a: 'b\n\n", "yaml.quote", Spot(1, 4)),
        (b"a: b: c\n", "yaml.colon", Spot(1, 5)),
        (b"a: 1\nb\nc: 1\n", "yaml.no_colon", Spot(2, 1)),
        (b"a:\n  b: 1\n c: 1\n", "yaml.indent", Spot(3, 2)),
        (b"a:\n\tb: 1\n", "yaml.tab", Spot(2, 1)),
        (b"a: 'b' c\n", "yaml.after", Spot(1, 8)),
        (b"a: %b\n", "yaml.sign", Spot(1, 4)),
        (b"a: ]\n", "yaml.syntax", Spot(1, 4)),
        (b"a: 1\n...\nb: 2\n", "yaml.syntax", Spot(3, 1)),
        (b"a: 1\n---\nb: [\n", "yaml.several_documents", Spot(2, 1)),
        (b"", "yaml.empty", Spot(1, 1)),
        (b"\n# nothing\n", "yaml.empty", Spot(1, 1)),
        (b"- a\n", "yaml.not_mapping", Spot(1, 1)),
        (b"--- text\n", "yaml.not_mapping", Spot(1, 5)),
        (b"a: &x 1\n", "yaml.anchor", Spot(1, 4)),
        (b"&x a: 1\n", "yaml.anchor", Spot(1, 1)),
        (b"*x : 1\n", "yaml.anchor", Spot(1, 1)),
        (b"a: !x 1\n", "yaml.tag", Spot(1, 4)),
        (b"a: ! 1\n", "yaml.tag", Spot(1, 4)),
        (b"[a]: 1\n", "yaml.key_not_text", Spot(1, 1)),
        (b"a: 1\n'a': 2\n", "yaml.duplicate_key", Spot(2, 1)),
    ],
)
def test_what_cannot_be_read_is_named_with_the_place_to_look_at(data: bytes, kind: str, spot: Spot) -> None:
    assert kinds(data) == [(kind, spot)]


def test_an_alias_is_left_to_whoever_reads_it() -> None:
    """So that it is one fault, whatever was to stand in its place."""
    assert scalar("*x") == Scalar("*x", "alias", Spot(1, 6))


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029"])
def test_lines_are_counted_as_yaml_counts_them(sign: str) -> None:
    assert spot_at(f"a{sign}b\r\nc\x0bd", 6) == Spot(3, 2)


@pytest.mark.parametrize(
    ("written", "short"),
    [
        ("x" * 61, "x" * 59 + "…"),
        ("[a, b, c]", "[a, b, c]"),
        ("[a, b, c, d]", "[a, b, c, …]"),
        ("{a: 1, b: 2, c: 3, d: 4, e: 5}", "{a, b, c, d, …}"),
        ("[[[a, b], {c: 1}], d]", "[[[a, b], {c}], d]"),
        (f"[{'x' * 500}, {'y' * 500}, {'z' * 500}]", f"[{'x' * 19}…, {'y' * 19}…, {'z' * 14}…"),
    ],
)
def test_what_stands_there_is_shown_in_short(written: str, short: str) -> None:
    value: Source | None = top(f"key: {written}\n").get("key")
    assert value is not None
    assert shown(value) == short
