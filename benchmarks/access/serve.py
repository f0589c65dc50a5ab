"""A site as a real server would hand it out: compressed where the browser takes that, kept-alive connections."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

SHRINKS = {".html", ".css", ".js", ".svg", ".csv", ".json", ".jsonld", ".xml", ".atom", ".ttl", ".yaml", ".txt", ".md"}
WORTH = 1400


@lru_cache(maxsize=4096)
def compressed(path: Path) -> bytes | None:
    """The file beside it that was compressed before, else compressed now; None for what does not shrink."""
    beside = path.with_name(path.name + ".gz")
    if beside.is_file():
        return beside.read_bytes()
    if path.suffix not in SHRINKS or path.stat().st_size < WORTH:
        return None
    return gzip.compress(path.read_bytes(), 9, mtime=0)


class Handler(SimpleHTTPRequestHandler):
    """GET and nothing else; it says nothing on the terminal."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self._answer(404, b"", "text/plain")
            return
        shrunk = compressed(path) if "gzip" in self.headers.get("Accept-Encoding", "") else None
        body = path.read_bytes() if shrunk is None else shrunk
        self._answer(200, body, self._kind(path), is_shrunk=shrunk is not None)

    def _kind(self, path: Path) -> str:
        kind = self.guess_type(path)
        return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind

    def _answer(self, status: int, body: bytes, kind: str, *, is_shrunk: bool = False) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if is_shrunk:
            self.send_header("Content-Encoding", "gzip")
        with suppress(ConnectionError):  # the browser has gone to another page meanwhile
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name that the library calls it by
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of the folder, ending in a slash, for as long as the block lasts; of this machine only."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder))) as server:
        server.daemon_threads = True
        server.block_on_close = False
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
