"""The workshop's pages at the country's size: 95th percentile of the answers, on both databases, beside bare Django.

The units are the real ones with their history; 12,000 people and a ministry above all provinces are made up. Server and
client share the same cores. The bare figure is a Django view that answers a few words, from the same server program.
"""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figure import Figure
from tools.postgres import Absent, database

PEOPLE, ASKED, WARMED = 12_000, 200, 20
P95 = 100.0
PORT = 8911
PAGES = {
    "list": "/organisations/",
    "list, page 40, by code": "/organisations/?sort=code&page=40",
    "search without marks": "/organisations/?q=bat+xat",
    "as of 30 June 2025": "/organisations/?day=2025-06-30",
    "one step of the tree": "/organisations/tree/?under={province}",
    "one organisation": "/organisations/{province}/",
    "people": "/people/",
    "search of people": "/people/?q=nguoi+119",
    "trail": "/audit/",
}


@dataclass(frozen=True, slots=True)
class Seeded:
    """A database that a seed has filled. `told`: what the seed printed; `bare`: the floor, in milliseconds."""

    name: str
    told: list[str]
    environment: dict[str, str]
    bare: float


def on_both(seed: str, size: int, asked: int) -> Iterator[Seeded]:
    """On SQLite, then on PostgreSQL; the seed prints a cookie first. Raises Absent without PostgreSQL."""
    yield from _seeded("SQLite", "", [seed, str(size)], asked)
    with database(durable=True) as url:
        yield from _seeded("PostgreSQL", url, [seed, str(size)], asked)


def _seeded(name: str, url: str, seed: list[str], asked: int) -> Iterator[Seeded]:
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "THANG_DATA": folder, "THANG_DATABASE": url, "THANG_ADDRESS": f"127.0.0.1:{PORT}"}
        command = [sys.executable, "-m", *seed]
        told = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout.split()
        with serving([sys.executable, "-m", "benchmarks.bare_django", str(PORT)], environment):
            bare = p95("/", told[0], asked)
        yield Seeded(name, told, environment, bare)


def pages_figures(people: int = PEOPLE, asked: int = ASKED) -> Iterator[Figure]:
    """Each page on SQLite and on PostgreSQL; without PostgreSQL its figures are told as missing."""
    try:
        for one in on_both("benchmarks.workshop_seed", people, asked):
            cookie, province = one.told
            with serving([sys.executable, "-m", "thang", "serve"], one.environment):
                for what, address in PAGES.items():
                    found = p95(address.format(province=province), cookie, asked)
                    yield Figure(f"{one.name}: {what}, p95", found, "ms", P95, f"bare Django {one.bare:.1f} ms")
    except Absent:
        yield Figure("pages on PostgreSQL", float("inf"), "ms", P95, "not installed")


def p95(address: str, cookie: str, asked: int) -> float:
    """Milliseconds, one question after the other over one connection."""
    line = http.client.HTTPConnection("127.0.0.1", PORT, timeout=30)
    taken = []
    for at in range(WARMED + asked):
        started = time.perf_counter()
        line.request("GET", address, headers={"Cookie": cookie})
        answer = line.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{address}: {answer.status}")
        if at >= WARMED:
            taken.append((time.perf_counter() - started) * 1000)
    line.close()
    return sorted(taken)[int(0.95 * len(taken)) - 1]


@contextmanager
def serving(command: list[str], environment: dict[str, str]) -> Iterator[None]:
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        _wait(process)
        yield
    finally:
        process.terminate()
        process.wait(30)


def _wait(process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if process.poll() is not None:
            raise RuntimeError("the server did not start")
        try:
            line = http.client.HTTPConnection("127.0.0.1", PORT, timeout=5)
            line.request("GET", "/sign-in/")
            line.getresponse().read()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the server does not answer")


def main() -> None:
    from benchmarks.__main__ import line  # noqa: PLC0415  # that module runs all benchmarks; here only its layout

    for figure in pages_figures(*map(int, sys.argv[1:3])):
        print(line(figure), flush=True)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    main()
