"""Whatever is wrong with a backup is named with its place, and leaves no database behind."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.workshop.project.backup.cast import CONTENTS, NOW, Change, changed, disk, with_shelf
from thang.words.usage_backup import BACKUP_USAGE
from thang.workshop.base.audit.chain import Said, digest_of
from thang.workshop.project.backup import portable, restoring
from thang.workshop.project.backup.archive import MANIFEST, Unfit
from thang.workshop.project.backup.places import file_at, instead
from thang.workshop.project.backup.restoring import restore

Members = dict[str, bytes]
SMALL = f"files/{sha256(CONTENTS[1]).hexdigest()}"
BLOBS = "tables/files.blob.jsonl"
ENTRIES, PEOPLE, AUTHORS = "tables/audit.entry.jsonl", "tables/people.person.jsonl", "tables/shelf.author.jsonl"
SOURCE = Path(__file__).parents[4] / "src/thang/workshop/project/backup"


def faults(path: Path, folder: Path) -> list[tuple[str, str]]:
    """The kinds and places; no file of a database is left."""
    target = folder / "target" / "new.sqlite3"
    with with_shelf(), instead(file_at(target)), pytest.raises(Unfit) as unfit:
        restore(path, NOW, disk(folder))
    assert not target.parent.exists() or list(target.parent.iterdir()) == []
    assert all(f"backup_{one.kind}" in BACKUP_USAGE for one in unfit.value.faults)
    return [(one.kind, one.place) for one in unfit.value.faults]


def put(name: str, old: bytes, new: bytes) -> Change:
    def change(manifest: dict[str, Any], members: Members) -> None:
        assert old in members[name]
        members[name] = members[name].replace(old, new, 1)

    return change


def say(**facts: object) -> Change:
    return lambda manifest, members: manifest.update(facts)


def without(key: str) -> Change:
    return lambda manifest, members: manifest.pop(key)


def drop(name: str) -> Change:
    def change(manifest: dict[str, Any], members: Members) -> None:
        del members[name]

    return change


def add(name: str) -> Change:
    return lambda manifest, members: members.update({name: b""})


def drop_table(manifest: dict[str, Any], members: Members) -> None:
    del manifest["tables"]["acts.act"], members["tables/acts.act.jsonl"]


def add_table(manifest: dict[str, Any], members: Members) -> None:
    manifest["tables"]["acts.strange"] = {}
    members["tables/acts.strange.jsonl"] = b""


def newer(manifest: dict[str, Any], members: Members) -> None:
    manifest["migrations"].append(["people", "0999_later"])


def torn(manifest: dict[str, Any], members: Members) -> None:
    manifest["migrations"].remove(["shelf", "0001_initial"])


def named_by(content: bytes) -> str:
    return f"files/{sha256(content).hexdigest()}"


def file_changed(manifest: dict[str, Any], members: Members) -> None:
    members[SMALL] = members[SMALL][:-1] + b"x"


def another_file(manifest: dict[str, Any], members: Members) -> None:
    members[named_by(b"other")] = b"other"
    manifest["files"]["count"] += 1
    manifest["files"]["size"] += 5


def file_gone(manifest: dict[str, Any], members: Members) -> None:
    manifest["files"]["size"] -= len(members.pop(SMALL))
    manifest["files"]["count"] -= 1


def file_said_to_be_absent(manifest: dict[str, Any], members: Members) -> None:
    manifest["files"]["absent"] = [SMALL.removeprefix("files/")]


def one_less(manifest: dict[str, Any], members: Members) -> None:
    manifest["files"]["count"] -= 1


def out_of_the_store(manifest: dict[str, Any], members: Members) -> None:
    """A name that would lead elsewhere."""
    for name in ("tables/files.blob.jsonl", "tables/files.file.jsonl"):
        members[name] = members[name].replace(SMALL.removeprefix("files/").encode(), b"../../../secret.key")


def head_back(manifest: dict[str, Any], members: Members) -> None:
    manifest["trail"]["number"] -= 1


def head_of_the_entry_before(manifest: dict[str, Any], members: Members) -> None:
    last = json.loads(members[ENTRIES].splitlines()[-1])
    manifest["trail"] = {"number": last["number"] - 1, "digest": last["previous"]}


def last_entry_gone(manifest: dict[str, Any], members: Members) -> None:
    members[ENTRIES] = b"".join(members[ENTRIES].splitlines(keepends=True)[:-1])


def a_trail_made_anew(manifest: dict[str, Any], members: Members) -> None:
    """Every digest and the head of the table; only the head that the manifest noted is the old one."""
    previous, found = "0" * 64, []
    for line in members[ENTRIES].splitlines():
        row = json.loads(line)
        row |= {"actor": "Bình", "previous": previous}
        said = {name: row[name] for name in Said.__slots__}
        said["organisation"] = "" if row["organisation"] is None else str(row["organisation"])
        row["digest"] = previous = digest_of(Said(**said), previous)
        found.append(json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
    members[ENTRIES] = b"".join(found)
    head = json.loads(members["tables/audit.head.jsonl"]) | {"digest": previous}
    members["tables/audit.head.jsonl"] = json.dumps(head, separators=(",", ":")).encode() + b"\n"


@pytest.mark.parametrize(
    ("change", "kind", "place"),
    [
        (say(format="thang-backup/2"), "format", MANIFEST),
        (without("format"), "format", MANIFEST),
        (without("trail"), "manifest", MANIFEST),
        (say(migrations=[["people"]]), "manifest", MANIFEST),
        (say(trail=[]), "manifest", MANIFEST),
        (newer, "newer", MANIFEST),
        (torn, "migrations", MANIFEST),
        (head_back, "trail_changed", ENTRIES),
        (head_of_the_entry_before, "head", MANIFEST),
        (drop(PEOPLE), "missing", PEOPLE),
        (add("tables/acts.strange.jsonl"), "unknown", "tables/acts.strange.jsonl"),
        (without("files"), "manifest", MANIFEST),
        (file_changed, "digest", SMALL),
        (file_gone, "missing", SMALL),
        (file_said_to_be_absent, "unknown", SMALL),
        (another_file, "unknown", named_by(b"other")),
        (one_less, "files", MANIFEST),
        (drop_table, "table_missing", "tables/acts.act.jsonl"),
        (add_table, "table_unknown", "tables/acts.strange.jsonl"),
        (put(PEOPLE, b'"sign_in":"office"', b'"sign_in":"officer"'), "contradiction", PEOPLE),
        (put(AUTHORS, b'"teacher_id":"z"', b'"teacher_id":"y"'), "contradiction", "tables/"),
        (put(PEOPLE, b'"sign_in":', b'"signs_in":'), "row", f"{PEOPLE}:1"),
        (put(PEOPLE, b"{", b"["), "row", f"{PEOPLE}:1"),
        (put("tables/organisations.draft.jsonl", b"AAEC", b"AA%C"), "row", "tables/organisations.draft.jsonl:1"),
        (
            put("tables/people.delegation.jsonl", b"2099-01-01", b"2099-13-01"),
            "row",
            "tables/people.delegation.jsonl:1",
        ),
        (put(ENTRIES, b'"actor":"thang"', b'"actor":"thing"'), "trail_changed", ENTRIES),
        (last_entry_gone, "trail_shortened", ENTRIES),
        (a_trail_made_anew, "trail_changed", ENTRIES),
    ],
)
def test_the_one_thing_that_is_wrong_is_named(
    full: Path, tmp_path: Path, change: Change, kind: str, place: str
) -> None:
    """All else is sealed again, so that nothing but this can have been found."""
    assert faults(changed(full, tmp_path / "changed.zip", change), tmp_path) == [(kind, place)]


@pytest.mark.parametrize(
    ("change", "kind"),
    [(put(PEOPLE, b"office", b"0ffice"), "digest"), (put(PEOPLE, b"\n", b"\n\n"), "rows")],
)
def test_a_table_that_is_not_what_the_manifest_says_is_named(
    full: Path, tmp_path: Path, change: Change, kind: str
) -> None:
    assert faults(changed(full, tmp_path / "changed.zip", change, seal=False), tmp_path) == [(kind, PEOPLE)]


def test_every_table_that_is_wrong_is_named_at_once(full: Path, tmp_path: Path) -> None:
    def change(manifest: dict[str, Any], members: Members) -> None:
        del members[AUTHORS]
        members[PEOPLE] = members[PEOPLE].upper()

    found = faults(changed(full, tmp_path / "changed.zip", change, seal=False), tmp_path)
    assert found == [("missing", AUTHORS), ("digest", PEOPLE)]


def test_a_row_that_the_database_did_not_take_as_it_was_is_found(
    full: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was loaded is written once more and compared; here somebody changes a value on the way."""

    def load(model: Any, lines: Iterator[bytes]) -> None:
        portable.load(model, (line.replace(b"office", b"Office") for line in lines))

    monkeypatch.setattr(restoring, "load", load)
    found = faults(full, tmp_path)
    assert {kind for kind, _ in found} == {"differs"}
    assert ("differs", PEOPLE) in found


@pytest.mark.parametrize("part", [0.0, 0.3, 0.9, 0.999])
def test_a_file_that_was_cut_off_is_named(full: Path, tmp_path: Path, part: float) -> None:
    data = full.read_bytes()
    cut = tmp_path / "cut.zip"
    cut.write_bytes(data[: int(len(data) * part)])
    assert faults(cut, tmp_path) == [("zip", "cut.zip")]


def test_a_byte_that_turned_in_the_zip_is_named(full: Path, tmp_path: Path) -> None:
    data = bytearray(full.read_bytes())
    at = data.index(ENTRIES.encode()) + len(ENTRIES) + 200
    data[at] ^= 0xFF
    (tmp_path / "turned.zip").write_bytes(data)
    ((kind, place),) = faults(tmp_path / "turned.zip", tmp_path)
    assert (kind, place) == ("unreadable", ENTRIES)


def test_every_fault_that_is_found_can_be_said() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in SOURCE.glob("*.py"))
    kinds = set(re.findall(r'Fault\("(\w+)"', text))
    assert kinds
    assert {f"backup_{kind}" for kind in kinds} <= BACKUP_USAGE.keys()


def test_a_digest_that_is_none_leads_nowhere(full: Path, tmp_path: Path) -> None:
    """It would be a path out of the store."""
    ((kind, place),) = faults(changed(full, tmp_path / "changed.zip", out_of_the_store), tmp_path)
    assert (kind, place.rpartition(":")[0]) == ("row", BLOBS)
