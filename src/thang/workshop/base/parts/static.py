"""Static files: written once under names that hold their digest, compressed, and served as never changing."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Any
from wsgiref.headers import Headers

from whitenoise import WhiteNoise

from thang.look.assets import assets

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


def write_static(folder: Path) -> None:
    """Every file of the look; one that is there has the same content, because its name says so."""
    for name, data in assets().items():
        path = folder / name
        if path.exists():
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix in _PACKED:
            path.with_name(path.name + ".gz").write_bytes(gzip.compress(data, mtime=0))
        path.write_bytes(data)
