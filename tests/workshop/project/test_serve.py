"""`thang serve` keeps workers for background work beside it, and takes them with it when it ends."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest

pytestmark = pytest.mark.slow

LIMIT = 60
THANG = [sys.executable, "-m", "thang"]


def wait_for(what: Callable[[], object]) -> None:
    until = time.monotonic() + LIMIT
    while not what():
        assert time.monotonic() < until
        time.sleep(0.1)


def workers_of(parent: int) -> list[int]:
    """Processes that were started to work beside it."""
    found = []
    for folder in Path("/proc").iterdir():
        with suppress(OSError):
            words = (folder / "cmdline").read_bytes().decode().split("\0")
            if ["worker", "--beside", str(parent)] == words[-4:-1]:
                found.append(int(folder.name))
    return found


def environment_of(folder: Path, **settings: str) -> dict[str, str]:
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{one.getsockname()[1]}"
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("THANG_", "DJANGO_"))}
    return {**kept, "THANG_DATA": str(folder), "THANG_ADDRESS": address, **settings}


@contextmanager
def served(folder: Path, log: BinaryIO | None = None, **settings: str) -> Iterator[subprocess.Popen[bytes]]:
    environment = {**environment_of(folder), **settings}
    subprocess.run([*THANG, "migrate"], env=environment, check=True, stdout=subprocess.DEVNULL, timeout=LIMIT)
    process = subprocess.Popen([*THANG, "serve"], env=environment, stdout=subprocess.DEVNULL, stderr=log)
    host, port = environment["THANG_ADDRESS"].split(":")
    try:
        wait_for(lambda: process.poll() is not None or is_open(host, int(port)))
        assert process.poll() is None
        yield process
    finally:
        process.kill()
        process.wait()
        wait_for(lambda: not workers_of(process.pid))


def is_open(host: str, port: int) -> bool:
    with closing(socket.socket()) as one:
        return one.connect_ex((host, port)) == 0


def test_one_worker_by_default_which_is_started_again_and_ends_with_the_server(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        wait_for(lambda: workers_of(server.pid))
        (first,) = workers_of(server.pid)
        os.kill(first, signal.SIGKILL)
        wait_for(lambda: set(workers_of(server.pid)) - {first})
        server.terminate()
        assert server.wait(LIMIT) == 0
        assert workers_of(server.pid) == []


def test_as_many_as_the_setting_says(tmp_path: Path) -> None:
    with served(tmp_path, THANG_WORKERS="2") as server:
        wait_for(lambda: len(workers_of(server.pid)) == 2)
    with served(tmp_path, THANG_WORKERS="0") as server:
        time.sleep(0.1)  # it is open already, and workers are started before that
        assert workers_of(server.pid) == []


def test_a_worker_whose_server_was_killed_ends_by_itself(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        wait_for(lambda: workers_of(server.pid))
        server.kill()
        server.wait()
        wait_for(lambda: not workers_of(server.pid))


def test_a_worker_by_its_command_ends_when_it_is_told(tmp_path: Path) -> None:
    environment = environment_of(tmp_path)
    early = subprocess.run([*THANG, "worker"], env=environment, capture_output=True, text=True, check=False)
    assert (early.returncode, early.stderr) == (2, "thang: cơ sở dữ liệu chưa sẵn sàng → thang migrate\n")
    subprocess.run([*THANG, "migrate"], env=environment, check=True, stdout=subprocess.DEVNULL, timeout=LIMIT)
    with subprocess.Popen([*THANG, "worker"], env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("Đang chờ công việc nền")
        process.terminate()
        assert process.wait(LIMIT) == 0


TOKEN = "0123456789abcdef0123456789abcdef"


def test_the_figures_are_those_of_all_processes_and_the_log_has_a_line_a_request(tmp_path: Path) -> None:
    """Of a server as it is served: each request lands on one of its processes."""
    address = environment_of(tmp_path)["THANG_ADDRESS"]
    settings = {"THANG_ADDRESS": address, "THANG_METRICS": TOKEN, "THANG_LOG": "json"}
    with (tmp_path / "log").open("wb") as log, served(tmp_path / "data", log, **settings) as server:
        for _ in range(30):
            with urlopen(f"http://{address}/sign-in/?next=/bi-mat/", timeout=LIMIT) as answer:
                assert len(answer.headers["X-Request-ID"]) == 32
        for probe in ("live", "ready"):
            with urlopen(
                Request(f"http://{address}/health/{probe}", headers={"Host": "probe"}), timeout=LIMIT
            ) as answer:
                assert json.load(answer) == {"state": probe}
        asked = Request(f"http://{address}/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
        seen = {counted(asked) for _ in range(10)}
        with pytest.raises(HTTPError, match="404"):
            urlopen(f"http://{address}/metrics", timeout=LIMIT)
        server.terminate()
        assert server.wait(LIMIT) == 0
    assert seen == {30.0}
    lines = [json.loads(line) for line in (tmp_path / "log").read_text().splitlines()]
    assert sum(line.get("route") == "account_login" for line in lines) == 30
    assert "bi-mat" not in (tmp_path / "log").read_text()


def counted(asked: Request) -> float:
    with urlopen(asked, timeout=LIMIT) as answer:  # noqa: S310  # our own server's address
        text = answer.read().decode()
    found = re.search(r'^thang_requests_total{.*route="account_login".*} (.*)$', text, re.MULTILINE)
    assert found is not None
    return float(found[1])


def test_wrong_passwords_are_counted_by_all_processes_together(tmp_path: Path) -> None:
    """As many at once as a guesser likes: five are tried, and the name is locked for all others."""
    address = environment_of(tmp_path)["THANG_ADDRESS"]
    with served(tmp_path, THANG_ADDRESS=address, THANG_LANGUAGE="en") as server:
        with ThreadPoolExecutor(12) as guessers:
            told = list(guessers.map(lambda number: guessed(address, f"guess number {number}"), range(24)))
        server.terminate()
        assert server.wait(LIMIT) == 0
    tried = [one for one in told if "is not right" in one]
    locked = [one for one in told if "Too many" in one]
    assert (len(tried), len(locked)) == (5, 19)


def guessed(address: str, password: str) -> str:
    with urlopen(f"http://{address}/sign-in/", timeout=LIMIT) as page:  # our own server's address
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.read().decode())
        cookie = page.headers["Set-Cookie"].partition(";")[0]
    assert token is not None
    form = urlencode({"csrfmiddlewaretoken": token[1], "sign_in": "khong-co", "password": password})
    asked = Request(f"http://{address}/sign-in/", form.encode(), headers={"Cookie": cookie})
    with urlopen(asked, timeout=LIMIT) as answer:  # noqa: S310  # our own server's address
        return str(answer.read().decode())
