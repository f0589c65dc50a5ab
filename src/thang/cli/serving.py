"""A built site served to this machine alone, as a web server would: with what was compressed beforehand."""

from __future__ import annotations

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO

HOST = "127.0.0.1"
TYPES = {
    ".ttl": "text/turtle; charset=utf-8",
    ".jsonld": "application/ld+json",
    ".atom": "application/atom+xml",
    ".parquet": "application/vnd.apache.parquet",
    ".csv": "text/csv; charset=utf-8",
    ".yaml": "application/yaml; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".woff2": "font/woff2",
}


class Handler(SimpleHTTPRequestHandler):
    """Silent; an answer is the file's compressed form where there is one and the browser takes it."""

    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, **TYPES}  # noqa: RUF012  # as the base class has it

    def send_head(self) -> BinaryIO | None:
        plain = Path(self.translate_path(self.path))
        path = plain / "index.html" if plain.is_dir() and self.path.partition("?")[0].endswith("/") else plain
        packed = path.with_name(path.name + ".gz")
        if not packed.is_file() or "gzip" not in self.headers.get("Accept-Encoding", ""):
            return super().send_head()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(packed.stat().st_size))
        self.end_headers()
        return packed.open("rb")

    def end_headers(self) -> None:
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Vary", "Accept-Encoding")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class names it so
        """Nothing is kept of who read what."""


def server(folder: Path, port: int) -> ThreadingHTTPServer:
    """Listening on this machine alone; `serve_forever` answers. Raises OSError where the port is taken."""
    ThreadingHTTPServer.daemon_threads = True
    return ThreadingHTTPServer((HOST, port), partial(Handler, directory=str(folder)))
