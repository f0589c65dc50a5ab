"""The server as it is started: everything on its stderr is an object a line, and what went wrong names nobody."""

from __future__ import annotations

import json
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.workshop.project.test_serve import LIMIT, THANG, environment_of, is_open, wait_for

pytestmark = pytest.mark.slow

PLANTED = ("Nguyen", "example.vn", "203.0.113.77", "bi-mat")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[str, int, Path]]:
    """Host and port of a server, and the file that holds its stderr."""
    environment = environment_of(tmp_path, THANG_WORKERS="0", THANG_LOG="json")
    environment.pop("THANG_DATABASE", None)
    subprocess.run([*THANG, "migrate"], env=environment, check=True, stdout=subprocess.DEVNULL, timeout=LIMIT)
    host, port = environment["THANG_ADDRESS"].split(":")
    log = tmp_path / "stderr"
    with log.open("wb") as stderr:
        process = subprocess.Popen([*THANG, "serve"], env=environment, stdout=subprocess.DEVNULL, stderr=stderr)
        try:
            wait_for(lambda: process.poll() is not None or is_open(host, int(port)))
            yield host, int(port), log
        finally:
            process.terminate()
            process.wait(LIMIT)


def status_of(address: str, **headers: str) -> int:
    request = urllib.request.Request(address, headers={name.replace("_", "-"): one for name, one in headers.items()})  # noqa: S310  # our own server
    try:
        with closing(urllib.request.urlopen(request, timeout=LIMIT)) as answer:  # noqa: S310  # our own server
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code


def sent(host: str, port: int, text: bytes) -> None:
    with closing(socket.create_connection((host, port), LIMIT)) as one:
        one.sendall(text)
        one.recv(1000)


def test_whatever_goes_wrong_is_an_object_a_line_without_personal_data(served: tuple[str, int, Path]) -> None:
    host, port, log = served
    site = f"http://{host}:{port}"
    assert status_of(f"{site}/health/ready", Host="thang:8001") == 200
    sent(host, port, b"GET /?name=Nguyen HTTP/9.9\r\nHost: bi-mat.example.vn\r\n\r\n")
    sent(host, port, b"GET / HTTP/1.1\r\nHost: localhost\r\nbi-mat : an@example.vn\r\n\r\n")
    (log.parent / "thang.sqlite3").write_bytes(b"no database, but Nguyen <an@example.vn>" * 500)
    for name in ("thang.sqlite3-wal", "thang.sqlite3-shm"):
        (log.parent / name).unlink(missing_ok=True)
    headers = {"Cookie": "thang=" + "bi-mat" * 6, "X_Forwarded_For": "203.0.113.77"}
    assert status_of(f"{site}/audit/?q=Nguyen", **headers) == 500
    assert status_of(f"{site}/health/ready") == 503
    assert status_of(f"{site}/health/live") == 200
    time.sleep(0.2)  # what is written last
    text = log.read_text(encoding="utf-8")
    found = [json.loads(line) for line in text.splitlines()]
    assert {"gunicorn.error", "django.request", "thang.request"} <= {one["logger"] for one in found}
    assert any("DatabaseError" in fault["kind"] for one in found for fault in one.get("exception", []))
    assert [one for one in PLANTED if one in text] == []
