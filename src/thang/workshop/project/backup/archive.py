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

from thang.workshop.base.audit.chain import Head

FORMAT, MANIFEST = "thang-backup/1", "backup.json"
LEFT_OUT = (
    "Not in this file: the secret key of the installation (secret.key, THANG_SECRET_KEY), signed-in browsers, files "
    "that are still being sent, and what is made anew by itself (previews, content types, permissions)."
)
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)


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
class Files:
    """How many files of how many bytes; `absent`: digests whose bytes the store did not have, or had changed."""

    count: int
    size: int
    absent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """`migrations`: every one that made the tables what they are; `head`: the trail's at that moment.

    The files' digests are a column of a table, so the table's digest holds them too.
    """

    release: str
    made_at: str
    migrations: frozenset[tuple[str, str]]
    tables: Mapping[str, Table]
    files: Files
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
            "files": {"count": self.files.count, "size": self.files.size, "absent": self.files.absent},
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


def file_member(digest: str) -> str:
    return f"files/{digest}"


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
