"""Heads noted down outside of the database: a line in a file beside every backup and every publication.

Whoever rewrites or shortens the trail inside the database cannot rewrite what was copied away with them.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

from thang.workshop.base.audit.chain import Head

ENDING = ".audit-head.json"
_DIGEST = re.compile(r"[0-9a-f]{64}")


def note(path: Path, head: Head) -> Path:
    """Beside the file at `path`, under its name with ENDING."""
    beside = path.with_name(path.name + ENDING)
    fresh = beside.with_name(f".{beside.name}.new")
    with fresh.open("w", encoding="utf-8") as file:
        json.dump({"number": head.number, "digest": head.digest}, file)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(beside)
    return beside


def noted(folder: Path) -> Iterator[tuple[Path, Head | None]]:
    """Every head in the folder and below; None for a file that cannot be read as one."""
    for path in sorted(folder.rglob(f"*{ENDING}")):
        yield path, _read(path)


def _read(path: Path) -> Head | None:
    """A number that is none, or a digest that none can be, must not pass for a head that the chain has lost."""
    try:
        match json.loads(path.read_text(encoding="utf-8")):
            case {"number": int(number), "digest": str(digest)} if number >= 0 and _DIGEST.fullmatch(digest):
                return None if isinstance(number, bool) else Head(number, digest)
    except (OSError, ValueError, RecursionError):
        pass
    return None
