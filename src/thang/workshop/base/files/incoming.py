"""Bytes on their way, in a file on this machine's disk: durable before they are acknowledged.

The line may break at any byte, the process may die at any instruction, and a second line may come while the first one
still hangs: whoever finds that the file is not as long as they left it has been overtaken and stops.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from thang.workshop.base.files.models import Upload
from thang.workshop.base.files.store import folder, make_folder, sync_folder

PIECE = 1 << 16
# So much is lost at most when a process is killed; the disk is waited for as often.
NOTED_EVERY = 1 << 20


class Overtaken(Exception):
    """Another line goes on with the same upload."""


def part_of(upload: Upload) -> Path:
    return folder() / "incoming" / upload.pk.hex


def begin_part(upload: Upload) -> None:
    path = part_of(upload)
    make_folder(path.parent)
    path.touch(mode=0o600)
    sync_folder(path.parent)


def drop_part(upload: Upload) -> None:
    part_of(upload).unlink(missing_ok=True)


def receive(upload: Upload, pieces: Iterable[bytes]) -> None:
    """Append the pieces after what was received; what came is kept when they end early, however they end.

    Raises Overtaken.
    """
    with part_of(upload).open("r+b") as part:
        with _alone(part):
            part.truncate(upload.received)  # what was written and not acknowledged
        at = upload.received
        try:
            for piece in pieces:
                kept = piece[: upload.size - at]
                _append(part, at, kept)
                at += len(kept)
                if at - upload.received >= NOTED_EVERY:
                    _note(upload, part, at)
        finally:
            _note(upload, part, at)


def _append(part: IO[bytes], at: int, piece: bytes) -> None:
    with _alone(part):
        if os.fstat(part.fileno()).st_size != at:
            raise Overtaken
        part.seek(at)
        part.write(piece)
        part.flush()


def _note(upload: Upload, part: IO[bytes], at: int) -> None:
    """Durable first, then the row that acknowledges it."""
    if at == upload.received:
        return
    with _alone(part):
        if os.fstat(part.fileno()).st_size != at:
            return
        os.fsync(part.fileno())
        if not Upload.objects.filter(pk=upload.pk, received=upload.received).update(received=at):
            raise Overtaken
    upload.received = at


@contextmanager
def _alone(part: IO[bytes]) -> Iterator[None]:
    """Among all processes of this machine, for a moment."""
    fcntl.flock(part, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(part, fcntl.LOCK_UN)
