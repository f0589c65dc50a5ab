"""Where the bytes are, by their digest: folders on the disk, or a bucket that speaks S3. One setting says which."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Protocol

from django.conf import settings


class Absent(Exception):
    """The store has nothing under the key."""


class Unreachable(Exception):
    """The store does not answer, or not as a store; the text says how, without a key."""


class Store(Protocol):
    """Keys are digests, or a digest with an ending for what was made of it."""

    def put(self, key: str, source: Path) -> None:
        """Whole and durable when it returns; again with the same key it counts as put just now."""

    def has(self, key: str) -> bool: ...

    def open(self, key: str) -> IO[bytes]:
        """Raises Absent."""

    def drop(self, key: str) -> None:
        """Also where it is not there."""

    def put_before(self, moment: datetime) -> Iterator[str]:
        """Every key that was last put before."""


def store() -> Store:
    """The one that the settings name."""
    chosen = settings.CHOSEN
    if not chosen.files:
        return Disk(folder() / "store")
    from thang.workshop.base.files.store_s3 import bucket  # noqa: PLC0415  # loads slowly, and only who has one needs it

    return bucket(chosen.files, chosen.files_key, chosen.files_secret)


def folder() -> Path:
    """The files' own folder of the data folder."""
    return Path(settings.CHOSEN.data) / "files"


class Disk:
    """`ab/cd/abcd…`, so that no folder holds too many."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def put(self, key: str, source: Path) -> None:
        """A copy under another name, then renamed: nobody ever sees half of it."""
        path = self._path(key)
        if path.exists():
            os.utime(path)
            return
        make_folder(path.parent)
        handle, fresh = tempfile.mkstemp(dir=path.parent, prefix=".")
        try:
            with os.fdopen(handle, "wb") as target, source.open("rb") as read:
                shutil.copyfileobj(read, target, 1 << 20)
                target.flush()
                os.fsync(target.fileno())
            Path(fresh).rename(path)
        finally:
            Path(fresh).unlink(missing_ok=True)
        sync_folder(path.parent)

    def has(self, key: str) -> bool:
        return self._path(key).exists()

    def open(self, key: str) -> IO[bytes]:
        try:
            return self._path(key).open("rb")
        except FileNotFoundError:
            raise Absent(key) from None

    def drop(self, key: str) -> None:
        self._path(key).unlink(missing_ok=True)

    def put_before(self, moment: datetime) -> Iterator[str]:
        """Also halves that a crash left, by the names that they bear."""
        for path in self._root.rglob("*"):
            with suppress(FileNotFoundError):  # dropped while we look
                if path.is_file() and datetime.fromtimestamp(path.stat().st_mtime, UTC) < moment:
                    yield path.name if not path.name.startswith(".") else str(path.relative_to(self._root))

    def _path(self, key: str) -> Path:
        return self._root / key if "/" in key else self._root / key[:2] / key[2:4] / key


def make_folder(path: Path) -> None:
    """With those above it, each durable in the one above."""
    if path.is_dir():
        return
    make_folder(path.parent)
    path.mkdir(mode=0o700, exist_ok=True)
    sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """A file that was made or renamed is there after a power cut only when its folder is."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
