"""Building: the new site beside the old one, then in its place; a build that fails leaves the old one standing."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from thang.window.site import File


class NotOurs(Exception):
    """The folder holds something that is no site of ours, and is not replaced."""


MARK = ".thang-window"


def build(files: Iterable[File], out: Path) -> int:
    """Write every file and swap the folders; returns how many. Raises NotOurs, OSError."""
    if out.exists() and any(out.iterdir()) and not (out / MARK).exists():
        raise NotOurs(str(out))
    out.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(dir=out.parent, prefix=f".{out.name}-"))
    try:
        count = _write(files, fresh)
        _swap(fresh, out)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    return count


def _write(files: Iterable[File], folder: Path) -> int:
    folder.chmod(0o755)
    (folder / MARK).touch()
    count = 0
    for name, data in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        count += 1
    return count


def _swap(fresh: Path, out: Path) -> None:
    """Two renames: between them nothing stands at the address, for as long as a rename takes."""
    if not out.exists():
        fresh.rename(out)
        return
    old = Path(tempfile.mkdtemp(dir=out.parent, prefix=f".{out.name}-old-"))
    out.rename(old / out.name)
    fresh.rename(out)
    shutil.rmtree(old, ignore_errors=True)
