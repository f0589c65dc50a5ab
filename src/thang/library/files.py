"""Reading files."""

from __future__ import annotations

from pathlib import Path


def read_bytes(path: Path) -> bytes:
    """All of a file. Raises OSError that names the file, also where reading breaks off midway."""
    try:
        return path.read_bytes()
    except OSError as error:
        error.filename = error.filename or str(path)
        raise
