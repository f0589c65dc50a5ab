"""A scan of 20 MB over a line of 64 kbit/s that breaks three times, to the server as it is served.

The line is simulated: its time runs two hundred times as fast, so that forty minutes take some seconds.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from urllib.request import Request, urlopen

import pytest

from tests.journeys.test_workshop_in_browser import free_port, wait_for
from tests.workshop.base.files.cast import pdf

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[4]
SIZE, BITS, FASTER = 20_000_000, 64_000, 200
PIECE = 16_384
BREAKS = (4_000_000, 9_999_999, 17_500_000)
TOKEN = "a" * 32
MOST_MORE = 6_000  # kB that the server may grow by, of which most is what its threads begin with


@dataclass(frozen=True)
class Server:
    port: int
    process: subprocess.Popen[bytes]
    session: str
    organisation: str

    def head(self, method: str, path: str, **headers: str) -> bytes:
        known = {
            "Host": f"127.0.0.1:{self.port}",
            "Cookie": f"thang={self.session}; csrftoken={TOKEN}",
            "X-CSRFToken": TOKEN,
            "Tus-Resumable": "1.0.0",
            "Connection": "close",
            **{name.replace("_", "-"): value for name, value in headers.items()},
        }
        lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in known.items()), "", ""]
        return "\r\n".join(lines).encode()

    def line(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=30)

    def memory(self) -> int:
        """Of its processes together, in kB, without what is only a file's copy."""
        workers = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        texts = [Path(f"/proc/{pid}/status").read_text() for pid in workers]
        return sum(int(found[1]) for text in texts if (found := re.search(r"RssAnon:\s+(\d+)", text)))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    port = free_port()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("THANG_", "DJANGO_"))}
    environment = {
        **kept,
        "THANG_DATA": str(tmp_path_factory.mktemp("workshop")),
        "THANG_ADDRESS": f"127.0.0.1:{port}",
        "THANG_WORKERS": "0",  # what is measured is what receives
    }
    seed = [sys.executable, "-m", "tests.workshop.base.files.line_seed"]
    told = subprocess.run(seed, env=environment, check=True, capture_output=True, text=True, cwd=ROOT).stdout.split()
    process = subprocess.Popen([sys.executable, "-m", "thang", "serve"], env=environment)
    try:
        wait_for(f"http://127.0.0.1:{port}/sign-in/", process)
        yield Server(port, process, *told[-2:])
    finally:
        process.terminate()
        process.wait(20)


def answered(line: socket.socket) -> str:
    found = b""
    while more := line.recv(4096):
        found += more
    return found.decode()


def header(answer: str, name: str) -> str:
    found = re.search(rf"^{name}: (.*?)\r?$", answer, re.MULTILINE)
    assert found is not None, answer
    return found[1]


def asked(server: Server, method: str, path: str, **headers: str) -> str:
    with server.line() as line:
        line.sendall(server.head(method, path, **headers))
        return answered(line)


def sent(server: Server, path: str, whole: bytes, start: int, end: int) -> str:
    """From start to end in the line's own time; before the last byte of all, it breaks without a word."""
    with server.line() as line:
        line.sendall(
            server.head(
                "PATCH",
                path,
                Upload_Offset=str(start),
                Content_Type="application/offset+octet-stream",
                Content_Length=str(len(whole) - start),
            )
        )
        began = time.monotonic()
        for at in range(start, end, PIECE):
            line.sendall(whole[at : min(at + PIECE, end)])
            ahead = (at - start) * 8 / (BITS * FASTER) - (time.monotonic() - began)
            time.sleep(max(0.0, ahead))
        if end == len(whole):
            return answered(line)
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        return ""


def received(server: Server, path: str) -> int:
    return int(header(asked(server, "HEAD", path), "Upload-Offset"))


def settled(server: Server, path: str) -> int:
    """What the server knows of once it has noticed the break."""
    last = -1
    for _ in range(100):
        now = received(server, path)
        if now == last and now:
            return now
        last = now
        time.sleep(0.2)
    raise TimeoutError


def test_a_scan_of_20_mb_arrives_whole_over_a_line_that_breaks_thrice(server: Server) -> None:
    scan = Random(1).randbytes(SIZE)
    whole = pdf(b"<< /Length %d >>\nstream\n%s\nendstream" % (SIZE, scan))
    name = base64.b64encode("Quyết định.pdf".encode()).decode()
    created = asked(
        server,
        "POST",
        f"/files/organisation/{server.organisation}/uploads/",
        Upload_Length=str(len(whole)),
        Upload_Metadata=f"filename {name}",
        Content_Length="0",
    )
    path, start = header(created, "Location"), 0
    assert {received(server, path) for _ in range(20)} == {0}  # both processes have begun
    before, most = server.memory(), 0
    for stop in BREAKS:
        sent(server, path, whole, start, stop)
        most = max(most, server.memory())
        start = settled(server, path)
        assert stop - 1_000_000 <= start <= stop
    answer = sent(server, path, whole, start, len(whole))
    most = max(most, server.memory())
    assert answer.startswith("HTTP/1.1 204")
    place = header(answer, "Thang-File")
    request = Request(f"http://127.0.0.1:{server.port}{place}content/", headers={"Cookie": f"thang={server.session}"})
    with urlopen(request, timeout=30) as content:  # noqa: S310  # our own server's address
        assert hashlib.file_digest(content, "sha256").digest() == hashlib.sha256(whole).digest()
    assert most - before < MOST_MORE, f"{before} kB before, {most} kB at most"
