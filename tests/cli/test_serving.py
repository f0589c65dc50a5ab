"""The demonstration's server: this machine alone, compressed where there is a compressed form, stopped by Ctrl+C."""

from __future__ import annotations

import gzip
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from thang.cli.serving import HOST, server


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    page = "<p>Lào Cai</p>".encode() * 100
    (tmp_path / "index.html").write_bytes(page)
    (tmp_path / "index.html.gz").write_bytes(gzip.compress(page))
    (tmp_path / "catalog.ttl").write_text("a", encoding="utf-8")
    serving = server(tmp_path, 0)
    thread = Thread(target=serving.serve_forever)
    thread.start()
    yield f"http://{HOST}:{serving.server_address[1]}"
    serving.shutdown()
    thread.join()
    serving.server_close()


def got(address: str, encoding: str = "") -> tuple[bytes, str, str]:
    request = urllib.request.Request(address, headers={"Accept-Encoding": encoding})  # noqa: S310  # our own server
    with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310  # our own server
        return answer.read(), answer.headers.get("Content-Encoding", ""), answer.headers["Content-Type"]


def test_a_browser_that_takes_gzip_gets_the_compressed_form(address: str) -> None:
    packed, encoding, kind = got(f"{address}/", "gzip, br")
    assert (encoding, kind) == ("gzip", "text/html")
    assert gzip.decompress(packed) == got(f"{address}/index.html")[0]


def test_others_get_the_file_and_each_kind_its_name(address: str) -> None:
    assert got(f"{address}/index.html")[1] == ""
    assert got(f"{address}/catalog.ttl", "gzip")[2] == "text/turtle; charset=utf-8"


def test_nothing_above_the_folder_is_served(address: str) -> None:
    with pytest.raises(urllib.error.HTTPError):
        got(f"{address}/..%2f..%2fetc/passwd")


@pytest.mark.slow
def test_the_demo_ends_by_serving_site_and_workshop_until_it_is_stopped(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-u", "-m", "thang", "demo", "--out", str(tmp_path), "--port", str(port), "--lang", "en"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as demo:
        assert demo.stdout is not None
        workshop = next(line for line in demo.stdout if "The workshop: http" in line)
        assert f"http://127.0.0.1:{port + 1}" in workshop
        said = next(line for line in demo.stdout if "The site is at" in line)
        assert f"http://127.0.0.1:{port}" in said
        page = got(f"http://127.0.0.1:{port}/vi/vn-dti-province/2024/units/lao-cai.html")[0].decode()
        assert "0,7167" in page
        assert "Minh họa Thường trực" in answered(f"http://127.0.0.1:{port + 1}/sign-in/")
        demo.send_signal(signal.SIGTERM)
        assert demo.wait(timeout=30) == 0
    with pytest.raises(ConnectionRefusedError), socket.create_connection((HOST, port + 1)):
        """The workshop does not outlive it."""


def answered(url: str) -> str:
    """As soon as the server that is starting answers."""
    for _ in range(200):
        try:
            return got(url)[0].decode()
        except urllib.error.URLError:
            time.sleep(0.1)
    raise AssertionError(url)


@pytest.mark.slow
def test_a_port_that_is_taken_is_said_and_the_work_stands(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-m", "thang", "demo", "--out", str(tmp_path), "--port", port, "--lang", "en"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert f"Port {port} is taken by another program" in done.stdout
    assert (tmp_path / "site/index.html").exists()
