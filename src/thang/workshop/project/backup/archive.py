"""The file of a backup: one zip that any tool opens, with a manifest that says what is in it, to the digest."""

from __future__ import annotations

import json
import os
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from io import BufferedReader
from pathlib import Path
from typing import Any

from thang.workshop.base.audit.chain import Head

FORMAT, MANIFEST = "thang-backup/1", "backup.json"
LEFT_OUT = (
    "Not in this file: the secret key of the installation (secret.key, THANG_SECRET_KEY), signed-in browsers, "
    "and what Django makes anew by itself (content types, permissions)."
)
_LARGEST_MANIFEST = 10_000_000
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)


@dataclass(frozen=True, slots=True)
class Fault:
    """`kind` names a sentence of words.usage_backup; `place`: which file of the zip, and which line."""

    kind: str
    place: str
    found: str = ""
    wanted: str = ""


class Unfit(Exception):
    """A file that cannot be restored, with everything that is wrong with it."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        super().__init__("; ".join(f"{one.kind} {one.place} {one.found}" for one in faults))


@dataclass(frozen=True, slots=True)
class Table:
    """What a table must hold: how many rows, and the SHA-256 of its lines."""

    rows: int
    sha256: str

    @classmethod
    def of(cls, lines: Iterable[bytes]) -> Table:
        count, digest = 0, sha256()
        for count, line in enumerate(lines, start=1):  # noqa: B007  # the last number is how many there were
            digest.update(line)
        return cls(count, digest.hexdigest())


@dataclass(frozen=True, slots=True)
class Manifest:
    """`migrations`: every one that made the tables what they are; `head`: the trail's at that moment."""

    release: str
    made_at: str
    migrations: frozenset[tuple[str, str]]
    tables: Mapping[str, Table]
    head: Head

    @property
    def rows(self) -> int:
        return sum(one.rows for one in self.tables.values())

    def text(self) -> bytes:
        said = {
            "format": FORMAT,
            "release": self.release,
            "made_at": self.made_at,
            "migrations": sorted(map(list, self.migrations)),
            "tables": {name: {"rows": one.rows, "sha256": one.sha256} for name, one in self.tables.items()},
            "trail": {"number": self.head.number, "digest": self.head.digest},
            "left_out": LEFT_OUT,
        }
        return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()

    @property
    def identity(self) -> str:
        """By which the whole file is known: the manifest holds the digest of everything else."""
        return "sha256:" + sha256(self.text()).hexdigest()


def member(table: str) -> str:
    return f"tables/{table}.jsonl"


@contextmanager
def whole(path: Path) -> Iterator[zipfile.ZipFile]:
    """A zip for its owner alone, written beside its place and moved there once the disk has it."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                yield archive
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    settle(path.parent)


def settle(folder: Path) -> None:
    """Wait until the disk has the folder's names."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def add_table(archive: zipfile.ZipFile, name: str, lines: Iterable[bytes]) -> Table:
    with archive.open(member(name), "w", force_zip64=True) as file:

        def written() -> Iterator[bytes]:
            for line in lines:
                file.write(line)
                yield line

        return Table.of(written())


@dataclass(frozen=True, slots=True)
class Backup:
    """A file that holds what its manifest says."""

    manifest: Manifest
    archive: zipfile.ZipFile

    def lines(self, table: str) -> Iterator[bytes]:
        with self.archive.open(member(table)) as file:
            yield from BufferedReader(file)  # type: ignore[type-var]  # a reader of a zip is one of raw bytes


@contextmanager
def opened(path: Path) -> Iterator[Backup]:
    """Checked to its last byte before anything is made of it. Raises Unfit with every fault, and OSError."""
    with path.open("rb") as file:
        try:
            archive = zipfile.ZipFile(file)
        except _BROKEN as error:
            raise Unfit([Fault("zip", path.name, str(error))]) from None
        with archive:
            backup = Backup(_manifest(archive), archive)
            if faults := [*_members(backup), *_tables(backup)]:
                raise Unfit(faults)
            yield backup


def _manifest(archive: zipfile.ZipFile) -> Manifest:
    try:
        if archive.getinfo(MANIFEST).file_size > _LARGEST_MANIFEST:
            raise ValueError(archive.getinfo(MANIFEST).file_size)
        said = json.loads(archive.read(MANIFEST))
    except KeyError:
        raise Unfit([Fault("manifest", MANIFEST)]) from None
    except (*_BROKEN, RecursionError) as error:
        raise Unfit([Fault("manifest", MANIFEST, str(error))]) from None
    found = said.get("format") if isinstance(said, dict) else said
    if found != FORMAT:
        raise Unfit([Fault("format", MANIFEST, str(found), FORMAT)])
    try:
        return _read(said)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Unfit([Fault("manifest", MANIFEST, f"{type(error).__name__} {error}")]) from None


def _read(said: dict[str, Any]) -> Manifest:
    return Manifest(
        release=str(said["release"]),
        made_at=str(said["made_at"]),
        migrations=frozenset((str(app), str(name)) for app, name in said["migrations"]),
        tables={name: Table(int(one["rows"]), str(one["sha256"])) for name, one in said["tables"].items()},
        head=Head(int(said["trail"]["number"]), str(said["trail"]["digest"])),
    )


def _members(backup: Backup) -> Iterator[Fault]:
    """Each file that is named is there once, and nothing else is."""
    names = [info.filename for info in backup.archive.infolist()]
    wanted = {MANIFEST, *map(member, backup.manifest.tables)}
    yield from (Fault("missing", name) for name in sorted(wanted - set(names)))
    yield from (Fault("unknown", name) for name in sorted(set(names) - wanted))
    yield from (Fault("twice", name) for name in sorted({name for name in names if names.count(name) > 1}))


def _tables(backup: Backup) -> Iterator[Fault]:
    there = set(backup.archive.namelist())
    for name, wanted in backup.manifest.tables.items():
        place = member(name)
        if place not in there:
            continue
        try:
            found = Table.of(backup.lines(name))
        except _BROKEN as error:
            yield Fault("unreadable", place, str(error))
            continue
        if found.rows != wanted.rows:
            yield Fault("rows", place, str(found.rows), str(wanted.rows))
        elif found.sha256 != wanted.sha256:
            yield Fault("digest", place, found.sha256, wanted.sha256)
