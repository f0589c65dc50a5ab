"""Publications that somebody has changed: bytes of the zip, single cells sealed again with the right key, its form.

A mutant is made from its number alone, so that one that misbehaves can be made again.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
import struct
import warnings
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from random import Random

from benchmarks.mutation import LANGUAGES, Outcome, changed_bytes, changed_lines, other_number
from tests.bundle.resealed import KEY, resealed
from tests.bundle.sample import shy
from thang.bundle.layout import CONTENT, SIGNATURE, SUMS, unpacked
from thang.bundle.problem import Problem
from thang.bundle.publish import Notes, content, publish
from thang.bundle.tables import Openness, openness
from thang.bundle.verify import Verdict, verify
from thang.engine.score import NodeScore, Run, compute
from thang.library.framework_file import FrameworkFile, read_framework
from thang.library.shipped import shipped
from thang.library.units import read_inputs
from thang.words.faults import fault_line
from thang.words.problems import problem_text

NOTES = Notes("2026-01-31", "sha256:" + "a" * 64, "Quyết định 12")
Members = dict[str, bytes]
Change = Callable[[Random, bytes], bytes]
TABLES = ("ranking.csv", "scores.csv", "units.csv", "values.csv")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Mutant:
    """`patched`: the descriptor tells the sum of the table that was changed."""

    kind: str
    data: bytes
    patched: bool = False


@cache
def originals() -> tuple[bytes, ...]:
    """Every shipped edition that has values, and one that shows little of them."""
    made: list[tuple[FrameworkFile, Run]] = [shy()]
    for one in shipped():
        if one.values is not None:
            file = read_framework(one.framework)
            inputs = read_inputs(file.framework, one.values, one.units)
            made.append((file, compute(inputs.plans, inputs.units, inputs.answers)))
    return tuple(publish(file, run, NOTES, KEY).data for file, run in made)


def judge(dice: Random) -> Outcome:
    """One mutant made and verified. What is neither refused with a reason nor rightly passed is a failure."""
    original = dice.choice(originals())
    mutant = make(dice, original)
    try:
        verdict = verify(mutant.data)
    except Problem as problem:
        return Outcome(mutant.kind, problem.kind, _not_said(problem))
    except Exception as error:
        return Outcome(mutant.kind, "crash", f"{type(error).__name__}: {error}")
    return Outcome(mutant.kind, "PASS", _wrongly_passed(original, mutant, verdict))


def make(dice: Random, original: bytes) -> Mutant:
    return dice.choices((raw, edited, patched, formed), (3, 4, 2, 2))[0](dice, original)


def raw(dice: Random, original: bytes) -> Mutant:
    return Mutant("bytes", changed_bytes(dice, original))


def edited(dice: Random, original: bytes) -> Mutant:
    """One member changed in one place, and all sealed again."""
    members = unpacked(original)
    name = dice.choice((*CONTENT, *TABLES))
    members[name] = _changed(dice, name, members[name])
    return Mutant(f"edit {name}", resealed(members))


def patched(dice: Random, original: bytes) -> Mutant:
    """The same for a table, by somebody who also puts its new sum into the descriptor."""
    members = unpacked(original)
    name = dice.choice(TABLES)
    members[name] = _changed(dice, name, members[name])
    described = json.loads(members["datapackage.json"])
    for resource in described["resources"]:
        if resource["path"] == name:
            resource["bytes"] = len(members[name])
            resource["hash"] = "sha256:" + hashlib.sha256(members[name]).hexdigest()
    members["datapackage.json"] = (json.dumps(described, ensure_ascii=False, indent=2) + "\n").encode()
    return Mutant(f"patch {name}", resealed(members), patched=True)


def formed(dice: Random, original: bytes) -> Mutant:
    """Something about the zip itself."""
    change = dice.choice(FORMS)
    return Mutant(f"form {change.__name__.strip('_')}", change(dice, original))


def _wrongly_passed(original: bytes, mutant: Mutant, verdict: Verdict) -> str:
    """Why it should not have passed; empty where it should.

    A pass is right where only the dates in the zip or the signature are others. Where the descriptor was patched too,
    it is right for a publication that follows from its own values: a unit's other name or attribute, another value of
    the same score, another status of a leaf that shows nothing else. There the figures are computed once more, from the
    values alone, where all of them are shown.
    """
    before, after = unpacked(original), unpacked(mutant.data)
    other = {name for name in CONTENT if before[name] != after[name]}
    if not other:
        return "" if verdict.signer in ("", signer()) else "passed with another signer"
    if not mutant.patched:
        return "passed though these differ: " + ", ".join(sorted(other))
    run = compute(verdict.run.plans, [score.unit for score in verdict.run.scores], verdict.run.answers)
    opened = openness(run.framework.leaves())
    if opened.opaque:
        told = _results(before) == _results(after) and _leaves(run, opened) == _leaves(verdict.run, opened)
        return "" if told else "passed though its results or what they follow from differ"
    again = content(verdict.file, run, NOTES)
    return "" if all(again[name] == after[name] for name in CONTENT) else "passed though it does not follow"


def _results(members: Members) -> list[object]:
    """What is published of every unit, without names and attributes."""
    rows = csv.reader(members["units.csv"].decode().splitlines())
    units = [(unit, group, ranked, stated) for unit, _, group, ranked, _, stated in rows]
    return [units, members["scores.csv"], members["ranking.csv"]]


def _leaves(run: Run, opened: Openness) -> dict[tuple[str, str], NodeScore]:
    """The scores of the leaves whose values are shown."""
    codes = [leaf.code for leaf in run.framework.leaves() if leaf.code not in opened.opaque]
    return {(score.unit.text, code): score.node(code) for score in run.scores for code in codes}


@cache
def signer() -> str:
    return verify(originals()[0]).signer


def _not_said(problem: Problem) -> str:
    """Why the refusal cannot be told to a person; empty where it can."""
    for language in LANGUAGES:
        text = problem_text(problem.kind, problem.facts, language)
        if not text.isprintable() or not text.strip():
            return f"cannot be printed: {text!r}"
        if problem.fault is not None and problem.fault.file and not fault_line(problem.fault, language).isprintable():
            return "its fault cannot be printed"
    return ""


# --- One change in one member -----------------------------------------------------------------------------------------


def _changed(dice: Random, name: str, data: bytes) -> bytes:
    """Never the same again."""
    changes: list[Change] = [changed_bytes, changed_lines, _other_number, _other_layout]
    changes += [_other_cell] * 6 if name.endswith(".csv") else [_other_scalar] * 3
    while (other := dice.choice(changes)(dice, data)) == data:
        pass
    return other


def _other_number(dice: Random, data: bytes) -> bytes:
    """A figure anywhere changed in its last place, or a little more."""
    text = data.decode()
    places = list(_NUMBER.finditer(text))
    if not places:
        return data + b"0"
    at = dice.choice(places)
    return (text[: at.start()] + other_number(dice, at[0]) + text[at.end() :]).encode()


def _other_layout(dice: Random, data: bytes) -> bytes:
    """The same meaning written otherwise."""
    text = data.decode()
    return dice.choice(
        [
            text.replace("\n", "\r\n"),
            "\ufeff" + text,
            text.rstrip("\n"),
            text + "\n",
            text + "# a comment\n",
            text.replace(",", ", ", 1),
            text.replace('"', "'", 2),
            text.replace("  ", " ", 1),
        ]
    ).encode()


def _other_cell(dice: Random, data: bytes) -> bytes:
    """A cell like another of its column, a little more or less, emptied, or swapped with its neighbour above."""
    rows = [line.split(",") for line in data.decode().split("\n")]
    row, above = rows[at := dice.randrange(1, len(rows) - 1)], rows[dice.randrange(1, len(rows) - 1)]
    column = dice.randrange(min(len(row), len(above)))
    cell = row[column]
    match dice.randrange(5):
        case 0 if _NUMBER.fullmatch(cell):
            row[column] = other_number(dice, cell)
        case 1:
            row[column], above[column] = above[column], cell
        case 2:
            row[column] = dice.choice(
                ["", "0", "1", "NA", "value", "missing", "yes", "no", f"{cell}0", f" {cell}", f'"{cell}"']
            )
        case 3 if "/" in cell:
            row[column] = "/".join(str(2 * int(part)) if part.isdigit() else part for part in cell.split("/"))
        case _:
            row[column] = above[column]
    rows[at] = row
    return "\n".join(",".join(cells) for cells in rows).encode()


def _other_scalar(dice: Random, data: bytes) -> bytes:
    """A quoted text, number or word of YAML or JSON that is another of the same file, or a near one."""
    text = data.decode()
    places = list(re.finditer(r'"[^"\n]*"|[\w.\-]+', text))
    at, other = dice.choice(places), dice.choice(places)[0]
    near = [
        other,
        at[0] + "x",
        at[0].swapcase(),
        "null",
        "true",
        "0",
        '""',
        "half_even",
        '"2020-02-30"',
        at[0].strip('"'),
    ]
    return (text[: at.start()] + dice.choice(near) + text[at.end() :]).encode()


# --- The form of the zip ----------------------------------------------------------------------------------------------


def zipped(members: Mapping[str, bytes], change: Callable[[zipfile.ZipInfo], None] = lambda info: None) -> bytes:
    """The members as another tool might have zipped them."""
    written = BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(written, "w") as archive:
        warnings.simplefilter("ignore", UserWarning)  # of a name that is there twice, once cut at its end: on purpose
        for name, data in members.items():
            info = zipfile.ZipInfo(name)
            change(info)
            archive.writestr(info, data)
    return written.getvalue()


def _renamed(dice: Random, original: bytes) -> bytes:
    members = unpacked(original)
    old = dice.choice(sorted(members))
    new = dice.choice(
        [
            f"../{old}",
            f"/{old}",
            f"a/{old}",
            f"..\\{old}",
            f"C:\\{old}",
            old.upper(),
            f"{old} ",
            "đơn vị.csv",
            f"{old}/",
            "x" * 300,
        ]
    )
    members[new] = members.pop(old)
    return zipped(members)


def _added(dice: Random, original: bytes) -> bytes:
    name = dice.choice(["more.csv", "../up", "/etc/x", "\\x", "folder/", "SHA256SUMS.asc", ".", "units.csv\x00.txt"])
    return zipped({**unpacked(original), name: b"x"})


def _removed(dice: Random, original: bytes) -> bytes:
    members = unpacked(original)
    del members[dice.choice(sorted(members))]
    return zipped(members)


def _typed(dice: Random, original: bytes) -> bytes:
    """Links, folders, devices and other things that are no file."""
    chosen, mode = dice.choice(CONTENT), dice.choice([0o120777, 0o040755, 0o020666, 0o060666, 0o010644, 0o140755])

    def change(info: zipfile.ZipInfo) -> None:
        if info.filename == chosen:
            info.external_attr = mode << 16

    return zipped(unpacked(original), change)


def _deflated(dice: Random, original: bytes) -> bytes:
    method = dice.choice([zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
    return zipped(unpacked(original), lambda info: setattr(info, "compress_type", method))


def _reordered(dice: Random, original: bytes) -> bytes:
    members = unpacked(original)
    return zipped({name: members[name] for name in dice.sample(sorted(members), len(members))})


def _surrounded(dice: Random, original: bytes) -> bytes:
    some = dice.randbytes(dice.randint(1, _LONGEST))
    return dice.choice([some + original, original + some, original + original, original[:-2] + b"\x03\x00abc"])


def _headed(dice: Random, original: bytes) -> bytes:
    """A field of a heading, of the list of members or of the end changed: flags, method, sum, sizes, offsets, names."""
    data = bytearray(original)
    marks = [at.start() for at in re.finditer(rb"PK(\x01\x02|\x03\x04|\x05\x06)", original)]
    at = dice.choice(marks) + 4 + dice.randrange(38)
    size = dice.choice([1, 2, 4])
    if at + size <= len(data):
        number = dice.choice([0, 1, 8, 0x41, 99, 0x800, 0xFFFF, 0xFFFFFFFF, dice.getrandbits(32)])
        data[at : at + size] = struct.pack("<I", number)[:size]
    return bytes(data)


def _signed_otherwise(dice: Random, original: bytes) -> bytes:
    members = unpacked(original)
    members[SIGNATURE] = dice.choice([changed_bytes, changed_lines])(dice, members[SIGNATURE])
    return zipped(dict(sorted(members.items())))


def _summed_otherwise(dice: Random, original: bytes) -> bytes:
    members = unpacked(original)
    members[SUMS] = dice.choice([changed_bytes, changed_lines])(dice, members[SUMS])
    return zipped(dict(sorted(members.items())))


FORMS: tuple[Change, ...] = (
    *(_renamed, _added, _removed, _typed, _deflated, _reordered, _surrounded),
    *(_headed, _headed, _headed, _signed_otherwise, _summed_otherwise),
)
