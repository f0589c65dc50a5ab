"""A backup is read: checked to its last byte before anything is made of it."""

from __future__ import annotations

import json
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from thang.workshop.base.audit.chain import Head
from thang.workshop.project.backup import stored
from thang.workshop.project.backup.archive import (
    BROKEN,
    FORMAT,
    MANIFEST,
    Backup,
    Fault,
    Files,
    Manifest,
    Table,
    Unfit,
    file_member,
    member,
)

_LARGEST_MANIFEST = 10_000_000


@contextmanager
def opened(path: Path) -> Iterator[Backup]:
    """Checked to its last byte before anything is made of it. Raises Unfit with every fault, and OSError."""
    with path.open("rb") as file:
        try:
            archive = zipfile.ZipFile(file)
        except BROKEN as error:
            raise Unfit([Fault("zip", path.name, str(error))]) from None
        with archive:
            backup = Backup(_manifest(archive), archive)
            if faults := [*_members(backup), *_tables(backup)] or [*stored.faults(backup)]:
                raise Unfit(faults)
            yield backup


def _manifest(archive: zipfile.ZipFile) -> Manifest:
    try:
        if archive.getinfo(MANIFEST).file_size > _LARGEST_MANIFEST:
            raise ValueError(archive.getinfo(MANIFEST).file_size)
        said = json.loads(archive.read(MANIFEST))
    except KeyError:
        raise Unfit([Fault("manifest", MANIFEST)]) from None
    except (*BROKEN, RecursionError) as error:
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
        files=Files(int(said["files"]["count"]), int(said["files"]["size"]), tuple(map(str, said["files"]["absent"]))),
        head=Head(int(said["trail"]["number"]), str(said["trail"]["digest"])),
    )


def _members(backup: Backup) -> Iterator[Fault]:
    """Each table that is named is there once, and nothing else but files is."""
    counts = Counter(info.filename for info in backup.archive.infolist())
    wanted = {MANIFEST, *map(member, backup.manifest.tables)}
    strange = {name for name in counts if not name.startswith(file_member(""))} - wanted
    yield from (Fault("missing", name) for name in sorted(wanted - counts.keys()))
    yield from (Fault("unknown", name) for name in sorted(strange))
    yield from (Fault("twice", name) for name, count in sorted(counts.items()) if count > 1)


def _tables(backup: Backup) -> Iterator[Fault]:
    there = set(backup.archive.namelist())
    for name, wanted in backup.manifest.tables.items():
        place = member(name)
        if place not in there:
            continue
        try:
            found = Table.of(backup.lines(name))
        except BROKEN as error:
            yield Fault("unreadable", place, str(error))
            continue
        if found.rows != wanted.rows:
            yield Fault("rows", place, str(found.rows), str(wanted.rows))
        elif found.sha256 != wanted.sha256:
            yield Fault("digest", place, found.sha256, wanted.sha256)
