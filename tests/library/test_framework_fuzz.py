"""Whatever becomes of a framework file on its way, it is read, or refused with faults that can be said."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.library.sample import FILE, SOUND, faults_of
from thang.engine.errors import Faulty, Spot
from thang.engine.framework import Language
from thang.engine.plan import plans_for
from thang.library.framework_file import parse_framework, print_framework, read_framework
from thang.library.framework_shape import LEAF_KEYS
from thang.library.source import Items, Mapping, Source, read_yaml
from thang.words.faults import fault_line

pytestmark = pytest.mark.slow

LANGUAGES: tuple[Language, ...] = ("vi", "en")
DATA = SOUND.encode()
LINES = SOUND.splitlines(keepends=True)
TOKEN = re.compile(r"\w[\w./%-]*|[^\w\s]|\s+")
TOKENS = TOKEN.findall(SOUND)

ODD = st.sampled_from(
    [
        *["", "~", "null", "true", "no", "-0", "1e999", "1e-999", "0x1F", ".inf", ".nan", "1.10", "2024", "1/3", "3/0"],
        *[
            "150%",
            "9" * 300,
            "a" * 3000,
            "{}",
            "[]",
            "[[]]",
            "{a: }",
            "{? a}",
            "*a",
            "&a b",
            "!!int 3",
            "!",
            "---",
            "...",
        ],
        *[
            "|",
            ">-",
            '"',
            "'",
            "\t",
            "\r",
            "\x00",
            "\x85",
            "\u2028",
            "\ufeff",
            "NA",
            "-",
            "a|b",
            "1,5",
            "Ắ",
            "A\u0306\u0301",
        ],
        *[
            "min",
            "x",
            "if",
            "lambda: 0",
            "1.1",
            "2",
            "a",
            "b",
            "c",
            "shrink",
            "sum",
            "mean",
            "best",
            "rescale",
            "times",
        ],
        *["children", "rule", "max", "max: 5", "code", '"1.1"', '"2"', "given", "points", "formula", "steps", "method"],
    ]
)


@st.composite
def flipped(draw: st.DrawFn) -> bytes:
    """A few bytes are others."""
    data = bytearray(DATA)
    for _ in range(draw(st.integers(1, 4))):
        byte = st.integers(0, 255) if draw(st.integers(0, 9)) == 0 else st.sampled_from(sorted({*DATA}))
        data[draw(st.integers(0, len(data) - 1))] = draw(byte)
    return bytes(data)


@st.composite
def relined(draw: st.DrawFn) -> bytes:
    """Lines are gone, twice there, elsewhere or indented otherwise."""
    lines = list(LINES)
    for _ in range(draw(st.integers(1, 3))):
        at, to = draw(st.integers(0, len(lines) - 2)), draw(st.integers(0, len(lines) - 2))
        match draw(st.sampled_from(["gone", "twice", "moved", "indented", "cut"])):
            case "gone":
                del lines[at]
            case "twice":
                lines.insert(to, lines[at])
            case "moved":
                lines.insert(to, lines.pop(at))
            case "indented":
                lines[at] = " " * draw(st.integers(1, 3)) + lines[at]
            case _:
                lines[at] = lines[at][: draw(st.integers(0, len(lines[at])))]
    return "".join(lines).encode()


@st.composite
def retold(draw: st.DrawFn) -> bytes:
    """Words and signs are swapped with one another or with odd ones."""
    tokens = list(TOKENS)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(tokens) - 1))
        if draw(st.booleans()):
            to = draw(st.integers(0, len(tokens) - 1))
            tokens[at], tokens[to] = tokens[to], tokens[at]
        else:
            tokens[at] = draw(ODD | st.text(max_size=5))
    return "".join(tokens).encode("utf-8", "surrogatepass")


Tree = dict[str, "Tree"] | list["Tree"] | str


def tree_of(source: Source) -> Tree:
    """The sample's content as data, every scalar as it might be written."""
    if isinstance(source, Mapping):
        return {key: tree_of(value) for key, (_, value) in source.entries.items()}
    if isinstance(source, Items):
        return [tree_of(item) for item in source.items]
    return json.dumps(source.text, ensure_ascii=False) if source.kind == "text" else source.text


def written(tree: Tree) -> str:
    if isinstance(tree, dict):
        return "{" + ", ".join(f"{key}: {written(value)}" for key, value in tree.items()) + "}"
    return "[" + ", ".join(map(written, tree)) + "]" if isinstance(tree, list) else tree


def parts(tree: Tree) -> list[Tree]:
    below = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    return [tree, *(part for child in below for part in parts(child))]


WHOLE = tree_of(read_yaml(DATA)[0] or Mapping({}, Spot(1, 1)))
PARTS = parts(WHOLE)
KEYS = sorted({key for part in PARTS if isinstance(part, dict) for key in part} | set(LEAF_KEYS))


@st.composite
def replanted(draw: st.DrawFn) -> bytes:
    """Sound YAML of which parts stand elsewhere, are gone, are twice there, or have the name of another."""
    tree = copy.deepcopy(WHOLE)
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.sampled_from([part for part in parts(tree) if isinstance(part, dict | list) and part]))
        other = copy.deepcopy(draw(st.sampled_from(PARTS))) if draw(st.booleans()) else draw(ODD)
        if isinstance(place, dict):
            key = draw(st.sampled_from(sorted(place)))
            change_entry(
                place, key, draw(st.sampled_from(KEYS)), draw(st.sampled_from(["gone", "other", "named"])), other
            )
        else:
            at = draw(st.integers(0, len(place) - 1))
            place[at:at] = draw(st.sampled_from([[], [place[at]], [other]]))
            if draw(st.booleans()):
                del place[at]
    return written(tree).encode()


def change_entry(place: dict[str, Tree], key: str, name: str, change: str, other: Tree) -> None:
    if change == "other":
        place[key] = other
        return
    value = place.pop(key)
    if change == "named":
        place[name] = value


broken = st.one_of(flipped(), relined(), retold(), replanted(), replanted())


def holds(data: bytes) -> None:
    """The one promise of reading: a framework that can be planned, or placed faults, each a line in both languages."""
    faults = faults_of(data)
    if not faults:
        file = parse_framework(data)
        assert parse_framework(print_framework(file).encode()).digest == file.digest
        assert set(plans_for(file.framework)) == {group.id for group in file.framework.groups}
    spots = [fault.place for fault in faults if isinstance(fault.place, Spot)]
    assert len(spots) == len(faults)
    assert spots == sorted(spots, key=lambda spot: (spot.line, spot.column))
    assert all(1 <= spot.line <= most_lines(data) and spot.column >= 1 for spot in spots)
    for line in [fault_line(fault, language) for fault in faults for language in LANGUAGES]:
        assert re.match(rf"{FILE}:\d+:\d+: \S.* → \S", line)
        assert line.isprintable()


def most_lines(data: bytes) -> int:
    """How many lines YAML may count, the one after the last break too."""
    return 1 + sum(data.count(sign.encode()) for sign in ("\n", "\r", "\x85", "\u2028", "\u2029"))


@given(broken)
@example(b"")
@example(b"\xef\xbb\xbf")
@example(b"thang: framework/1")
@example(SOUND.encode())
@settings(max_examples=150)
def test_a_damaged_file_is_read_or_refused_with_faults(data: bytes) -> None:
    holds(data)


@pytest.mark.slow
@given(broken)
@settings(max_examples=1500)
def test_many_damaged_files_are_read_or_refused_with_faults(data: bytes) -> None:
    holds(data)


@pytest.mark.slow
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
@settings(max_examples=500)
def test_any_bytes_are_refused_with_faults(data: bytes) -> None:
    with pytest.raises(Faulty):
        parse_framework(data)
    holds(data)


@pytest.mark.slow
@given(broken)
@settings(max_examples=150)
def test_so_it_is_without_libyaml(data: bytes) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.delattr(yaml, "CSafeLoader")
        holds(data)


@pytest.mark.slow
@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=60))
@settings(max_examples=300)
def test_so_are_lines_in_any_order(lines: list[str]) -> None:
    holds("".join(lines).encode())


def test_a_file_on_disk_names_itself_in_every_fault(tmp_path: Path) -> None:
    path = tmp_path / "bộ chỉ số.yaml"
    path.write_text("thang: framework/2\nid: [\n")
    with pytest.raises(Faulty) as raised:
        read_framework(path)
    assert {fault.file for fault in raised.value.faults} == {str(path)}
