"""Static files: written once under names that hold their digest, compressed, and served as never changing."""

from __future__ import annotations

import gzip
import re
from functools import cache
from pathlib import Path
from typing import Any
from wsgiref.headers import Headers

from whitenoise import WhiteNoise

from thang.look.assets import asset_name, assets, fingerprint

# What only the workshop serves; the look's files stand in every public site too.
OWN = Path(__file__).parents[2] / "static"
_DIGEST = re.compile(r"\.[0-9a-f]{8}\.")
_PACKED = {".css", ".js", ".svg"}


def with_static(application: Any, folder: Path) -> WhiteNoise:
    """The application, and before it the look's files at /static/."""
    write_static(folder)
    return WhiteNoise(
        application,
        root=folder,
        prefix="static/",
        immutable_file_test=lambda path, url: bool(_DIGEST.search(url)),
        add_headers_function=_protect,
    )


def _protect(headers: Headers, path: str, url: str) -> None:
    """They are answered before Django, whose pages say the same."""
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Content-Security-Policy"] = "default-src 'none'"
    headers["X-Frame-Options"] = "DENY"


def served_name(name: str) -> str:
    """Of a file of ours or of the look: thang.css → thang.1a2b3c4d.css."""
    return _own()[name][0] if name in _own() else asset_name(name)


def served_files() -> dict[str, bytes]:
    """Every file by the name that it is served under."""
    return {**assets(), **dict(_own().values())}


@cache
def _own() -> dict[str, tuple[str, bytes]]:
    """Plain name → served name and content; a licence keeps its name."""
    plain = {path.name: path.read_bytes() for path in sorted(OWN.rglob("*")) if path.suffix in {".js", ".txt"}}
    return {
        name: (name if name.endswith(".txt") else fingerprint(name, content), content)
        for name, content in plain.items()
    }


def write_static(folder: Path) -> None:
    """Every file of the look and of ours; one that is there has the same content, because its name says so."""
    for name, data in served_files().items():
        path = folder / name
        if path.exists():
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix in _PACKED:
            path.with_name(path.name + ".gz").write_bytes(gzip.compress(data, mtime=0))
        path.write_bytes(data)
