"""What the data folder knows of backups: the last one, and the last drill. Read by the doctor."""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from thang.workshop.project.backup.archive import Manifest, settle

FILE = "backups.json"


@dataclass(frozen=True, slots=True)
class Made:
    """The last backup: when, where, how much, up to which entry of the trail."""

    at: str
    file: str
    rows: int
    head: int
    identity: str


@dataclass(frozen=True, slots=True)
class Drilled:
    """The last drill: when, of which file, how it ended."""

    at: str
    file: str
    passed: bool
    seconds: float


Note = TypeVar("Note", Made, Drilled)


def note_backup(folder: Path, path: Path, manifest: Manifest) -> None:
    made = Made(manifest.made_at, str(path.resolve()), manifest.rows, manifest.head.number, manifest.identity)
    _write(folder, "backup", asdict(made))


def note_drill(folder: Path, path: Path, now: datetime, *, passed: bool, seconds: float) -> None:
    at = f"{now.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    _write(folder, "drill", asdict(Drilled(at, str(path.resolve()), passed, round(seconds, 1))))


def last_backup(folder: Path) -> Made | None:
    return _last(folder, "backup", Made)


def last_drill(folder: Path) -> Drilled | None:
    return _last(folder, "drill", Drilled)


def age(note: Made | Drilled, now: datetime) -> int:
    """Whole days."""
    return (now - datetime.fromisoformat(note.at)).days


def _last(folder: Path, what: str, kind: type[Note]) -> Note | None:
    """None also for a note that cannot be read: it says nothing."""
    try:
        found = _read(folder)[what]
        note = kind(**{one.name: found[one.name] for one in fields(kind)})
        datetime.fromisoformat(note.at)
    except (KeyError, TypeError, ValueError):
        return None
    return note


def _read(folder: Path) -> dict[str, dict[str, Any]]:
    try:
        found = json.loads((folder / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _write(folder: Path, what: str, note: dict[str, Any]) -> None:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, fresh = tempfile.mkstemp(dir=folder, prefix=f".{FILE}-")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump({**_read(folder), what: note}, file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())
    Path(fresh).replace(folder / FILE)
    settle(folder)
