"""The files of a backup: their bytes under their digests, beside the table that names them."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import SpooledTemporaryFile, TemporaryDirectory
from typing import IO

from thang.workshop.base.files.store import Absent, Store
from thang.workshop.project.backup.archive import BROKEN, MANIFEST, Backup, Fault, Files, Unfit, file_member, member

TABLE = "files.blob"
PIECE, IN_MEMORY = 1 << 20, 16 << 20
_DIGEST = re.compile(r"[0-9a-f]{64}")


def add(archive: zipfile.ZipFile, digests: Iterable[str], store: Store) -> Files:
    """Each as it is in the store, uncompressed: pictures and PDFs are that already."""
    count = size = 0
    absent = []
    for digest in sorted(digests):
        with SpooledTemporaryFile(IN_MEMORY) as content:
            if not _fetched(store, digest, content):
                absent.append(digest)
                continue
            info = zipfile.ZipInfo(file_member(digest))
            info.file_size = content.tell()
            content.seek(0)
            with archive.open(info, "w") as target:
                _copied(content, target)
            count, size = count + 1, size + info.file_size
    return Files(count, size, tuple(absent))


def faults(backup: Backup) -> Iterator[Fault]:
    """What is wrong with the files of a backup whose tables are sound: each one that is named is there, unchanged."""
    wanted = {file_member(digest): digest for digest in _kept(backup)}
    there = {name for name in backup.archive.namelist() if name.startswith(file_member(""))}
    yield from (Fault("missing", name) for name in sorted(wanted.keys() - there))
    yield from (Fault("unknown", name) for name in sorted(there - wanted.keys()))
    size = sum(backup.archive.getinfo(name).file_size for name in there)
    said = backup.manifest.files
    if (len(there), size) != (said.count, said.size):
        yield Fault("files", MANIFEST, f"{said.count}, {said.size}", f"{len(there)}, {size}")
    for name in sorted(wanted.keys() & there):
        try:
            with backup.archive.open(name) as content:
                found = _hashed(content)
        except BROKEN as error:
            yield Fault("unreadable", name, str(error))
            continue
        if found != wanted[name]:
            yield Fault("digest", name, found, wanted[name])


def _kept(backup: Backup) -> list[str]:
    """The digests that the table names, but for those that the store did not have. Raises Unfit."""
    if TABLE not in backup.manifest.tables:
        return []
    found, absent = [], set(backup.manifest.files.absent)
    for number, line in enumerate(backup.lines(TABLE), start=1):
        try:
            digest = json.loads(line)["sha256"]
            if not _DIGEST.fullmatch(digest):
                raise ValueError(digest)
        except (KeyError, TypeError, ValueError, RecursionError) as error:
            raise Unfit([Fault("row", f"{member(TABLE)}:{number}", str(error))]) from None
        found.append(digest)
    return [digest for digest in found if digest not in absent]


def bring(backup: Backup, store: Store) -> None:
    """Every file into the store, and read there once more; what is there already, and is whole, stays."""
    with TemporaryDirectory(prefix="thang-restore-") as room:
        source = Path(room) / "file"
        for digest in _kept(backup):
            if _is_whole(store, digest):
                continue
            store.drop(digest)
            with backup.archive.open(file_member(digest)) as content, source.open("wb") as target:
                _copied(content, target)
            store.put(digest, source)
            if not _is_whole(store, digest):
                raise Unfit([Fault("file_differs", file_member(digest))])


def _is_whole(store: Store, digest: str) -> bool:
    with suppress(Absent), store.open(digest) as content:
        return _hashed(content) == digest
    return False


def _fetched(store: Store, digest: str, target: IO[bytes]) -> bool:
    with suppress(Absent), store.open(digest) as content:
        return _copied(content, target) == digest
    return False


def _hashed(content: IO[bytes]) -> str:
    digest = sha256()
    while piece := content.read(PIECE):
        digest.update(piece)
    return digest.hexdigest()


def _copied(content: IO[bytes], target: IO[bytes]) -> str:
    """The SHA-256 of what was copied."""
    digest = sha256()
    while piece := content.read(PIECE):
        digest.update(piece)
        target.write(piece)
    return digest.hexdigest()
