"""Previews: drawn when somebody first wants to see one, kept in the store beside the bytes that they show."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from threading import BoundedSemaphore

from thang.workshop.base.files.kinds import KINDS
from thang.workshop.base.files.models import Blob
from thang.workshop.base.files.store import Absent, store

PREVIEW = ".webp"
PATIENCE = 20
DRAWING = Path(__file__).with_name("drawing.py")
# One at a time in a process: a page of pictures must not take all of its memory.
_TURN = BoundedSemaphore(1)


def may_draw(blob: Blob) -> bool:
    """Whether a preview is worth asking for."""
    return KINDS[blob.kind].is_drawn and blob.has_preview is not False


def made_preview(blob: Blob) -> bool:
    """Whether there is one now; what could not be drawn once is not tried again."""
    if not may_draw(blob):
        return False
    kept = store()
    with _TURN:
        has_one = kept.has(blob.pk + PREVIEW) or _made(blob)
    if blob.has_preview is not has_one:
        Blob.objects.filter(pk=blob.pk).update(has_preview=has_one)
    return has_one


def _made(blob: Blob) -> bool:
    kept = store()
    with tempfile.TemporaryDirectory(prefix="thang-preview-") as room:
        source, target = Path(room) / "source", Path(room) / f"target{PREVIEW}"
        try:
            with kept.open(blob.pk) as content, source.open("wb") as copy:
                shutil.copyfileobj(content, copy)
        except Absent:
            return False
        if not drawn(KINDS[blob.kind].name, source, target):
            return False
        kept.put(blob.pk + PREVIEW, target)
        return True


def drawn(kind: str, source: Path, target: Path) -> bool:
    """In a process without our environment; whatever becomes of it, this one goes on."""
    command = [sys.executable, "-I", str(DRAWING), kind, str(source), str(target)]
    try:
        run = subprocess.run(  # noqa: S603  # our own file, no shell; the names are of our own making
            command, env={}, capture_output=True, timeout=PATIENCE, check=False, cwd=target.parent
        )
    except subprocess.TimeoutExpired:
        return False
    return run.returncode == 0 and target.exists()
