"""The static files: style sheet, script, fonts with their licence, under names that change with the content."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path, PurePosixPath

STATIC = Path(__file__).parent / "static"
SERVED = {".css", ".js", ".woff2", ".txt", ".svg"}
# A licence keeps its name, so that who looks for it finds it.
KEPT = {".txt"}


def assets() -> dict[str, bytes]:
    """Every file by the name that it is served under below the folder of static files; `asset_name` finds it.

    The names hold 8 digits of the content, so that the files can be kept for ever.
    """
    return dict(_served()[1])


def asset_name(name: str) -> str:
    """The name that the file is served under: thang.css → thang.1a2b3c4d.css.

    >>> asset_name("fonts/inter-OFL.txt")
    'fonts/inter-OFL.txt'
    """
    return _served()[0][name]


def plain_assets() -> dict[str, bytes]:
    """Every file by its own name, for those who make names of their own; thang.css names the fonts beside it."""
    found = (path for path in sorted(STATIC.rglob("*")) if path.suffix in SERVED)
    return {path.relative_to(STATIC).as_posix(): path.read_bytes() for path in found}


def fingerprint(name: str, content: bytes) -> str:
    """The name with the first 8 hex digits of the content's SHA-256.

    >>> fingerprint("fonts/a.woff2", b"")
    'fonts/a.e3b0c442.woff2'
    """
    path = PurePosixPath(name)
    return str(path.with_name(f"{path.stem}.{hashlib.sha256(content).hexdigest()[:8]}{path.suffix}"))


@cache
def _served() -> tuple[dict[str, str], dict[str, bytes]]:
    """Plain name → served name, and served name → content; the style sheet names the fonts as they are served."""
    plain = plain_assets()
    names = {name: _name(name, content) for name, content in plain.items() if not name.endswith(".css")}
    files = {names[name]: plain[name] for name in names}
    for name, content in plain.items():
        if name.endswith(".css"):
            rewritten = _rewritten(content, names)
            names[name] = fingerprint(name, rewritten)
            files[names[name]] = rewritten
    return names, files


def _name(name: str, content: bytes) -> str:
    return name if PurePosixPath(name).suffix in KEPT else fingerprint(name, content)


def _rewritten(sheet: bytes, names: Mapping[str, str]) -> bytes:
    for name, new in names.items():
        sheet = sheet.replace(f'url("{name}")'.encode(), f'url("{new}")'.encode())
    return sheet
