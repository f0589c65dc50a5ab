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

SCRIPTS = Path(__file__).parent / "static"
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
    """The name that a file of the look, or a script of the workshop's own, is served under."""
    return _own_names().get(name) or asset_name(name)


@cache
def _own_names() -> dict[str, str]:
    return {one.name: fingerprint(one.name, one.read_bytes()) for one in SCRIPTS.glob("*.js")}


def _own() -> dict[str, bytes]:
    return {served: (SCRIPTS / name).read_bytes() for name, served in _own_names().items()}


def write_static(folder: Path) -> None:
    """Every file of the look and script of ours; one that is there has the same content, because its name says so."""
    for name, data in {**assets(), **_own()}.items():
        path = folder / name
        if path.exists():
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix in _PACKED:
            path.with_name(path.name + ".gz").write_bytes(gzip.compress(data, mtime=0))
        path.write_bytes(data)
