"""Every static answer: kept for ever under its digest, packed, and as guarded as the pages are."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest

from thang.look.assets import asset_name
from thang.workshop.base.parts.static import served_files, with_static

FILES = sorted(served_files())
DIGESTED = sorted(name for name in FILES if not name.endswith(".txt"))
# What is text is packed once when it is written; a font is packed in itself.
PACKED = sorted(name for name in FILES if name.endswith((".css", ".js", ".svg")))
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2"}
Ask = Callable[..., tuple[str, dict[str, str], bytes]]


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    """GET (or another method) of a file below /static/: status, headers, body. Nothing stands behind the files."""

    def nothing(environ: Any, start: Any) -> list[bytes]:
        start("404 Not Found", [])
        return [b"behind"]

    served = with_static(nothing, tmp_path)

    def asked(name: str, method: str = "GET", **headers: str) -> tuple[str, dict[str, str], bytes]:
        environ: dict[str, Any] = {"PATH_INFO": f"/static/{name}", "REQUEST_METHOD": method}
        setup_testing_defaults(environ)
        environ.update({f"HTTP_{key.upper()}": value for key, value in headers.items()})
        told: list[Any] = []
        answer = served(environ, lambda status, found, *_: told.extend([status, dict(found)]))
        try:
            return told[0], told[1], b"".join(answer)
        finally:
            getattr(answer, "close", lambda: None)()  # as a server does, where there is a file to close

    return asked


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("name", FILES)
def test_every_file_is_answered_with_the_headers_that_guard_it(ask: Ask, name: str, method: str) -> None:
    status, headers, _ = ask(name, method)
    assert status == "200 OK"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"] == "default-src 'none'"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Content-Type"].partition(";")[0] == TYPES.get(Path(name).suffix, "text/plain")


@pytest.mark.parametrize("name", DIGESTED)
def test_what_bears_its_digest_is_kept_for_ever(ask: Ask, name: str) -> None:
    directives = {one.strip() for one in ask(name)[1]["Cache-Control"].split(",")}
    assert {"public", "immutable", "max-age=315360000"} <= directives


def test_what_keeps_its_name_is_not_kept_for_ever(ask: Ask) -> None:
    assert "immutable" not in ask("fonts/inter-OFL.txt")[1]["Cache-Control"]


@pytest.mark.parametrize("name", PACKED)
def test_text_is_served_packed_to_who_can_read_it_and_plain_to_others(ask: Ask, name: str) -> None:
    _, headers, packed = ask(name, accept_encoding="gzip, deflate")
    assert (headers["Content-Encoding"], headers["Vary"]) == ("gzip", "Accept-Encoding")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert gzip.decompress(packed) == served_files()[name]
    _, headers, plain = ask(name)
    assert "Content-Encoding" not in headers
    assert headers["Vary"] == "Accept-Encoding"
    assert plain == served_files()[name]


@pytest.mark.parametrize("name", sorted(set(FILES) - set(PACKED)))
def test_a_font_and_a_licence_come_as_they_are(ask: Ask, name: str) -> None:
    _, headers, body = ask(name, accept_encoding="gzip")
    assert "Content-Encoding" not in headers
    assert body == served_files()[name]


def test_who_has_the_file_is_told_so_with_the_same_guard(ask: Ask) -> None:
    name = asset_name("thang.css")
    modified = ask(name)[1]["Last-Modified"]
    status, headers, body = ask(name, if_modified_since=modified)
    assert (status, body) == ("304 Not Modified", b"")
    assert "immutable" in headers["Cache-Control"]


@pytest.mark.parametrize("name", ["thang.css", "../secret.key", "thang.00000000.css", f"{asset_name('thang.css')}.gz"])
def test_no_other_address_is_a_static_file(ask: Ask, name: str) -> None:
    assert ask(name)[2] == b"behind"
