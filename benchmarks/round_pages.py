"""A round of 3,421 units × 62 indicators, three entries each: 95th percentile of its pages, on both databases.

Board, form and the saving of an answer, asked one after the other by one client on the same cores as the server. The
bare figure is a Django view that answers a few words, from the same server program.
"""

from __future__ import annotations

import http.client
import json
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.figure import Figure
from benchmarks.workshop_pages import PORT, on_both, p95, serving
from tools.postgres import Absent

UNITS, ASKED, WARMED = 3_421, 100, 10
BOARD, FORM, SAVE = 300.0, 200.0, 80.0
MOST_BYTES, MOST_OF_ANSWER = 60_000, 2_000
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
VERSION = re.compile(r'name="version" value="(\d+)"')


@dataclass(frozen=True, slots=True)
class Ready:
    """Cookies of the office and of an officer; the round, and the officer's unit in it."""

    office: str
    officer: str
    round: str
    unit: str


def round_figures(units: int = UNITS, asked: int = ASKED) -> Iterator[Figure]:
    """On SQLite and on PostgreSQL; without PostgreSQL its figures are told as missing."""
    try:
        for one in on_both("benchmarks.round_seed", units, asked):
            ready = Ready(*one.told)
            with serving([sys.executable, "-m", "thang", "serve"], one.environment):
                for what, address, cookie, target in _pages(ready):
                    found = p95(address, cookie, asked)
                    yield Figure(f"{one.name}: {what}, p95", found, "ms", target, f"bare Django {one.bare:.1f} ms")
                yield from _saving(one.name, ready, asked)
    except Absent:
        yield Figure("a round on PostgreSQL", float("inf"), "ms", BOARD, "not installed")


def _pages(ready: Ready) -> list[tuple[str, str, str, float]]:
    board, form = f"/rounds/{ready.round}/board/", f"/rounds/units/{ready.unit}/"
    return [
        ("board by unit", board, ready.office, BOARD),
        ("board, never signed in", f"{board}?place=never_in", ready.office, BOARD),
        ("board, by what is done, page 40", f"{board}?sort=-done&page=40", ready.office, BOARD),
        ("board by indicator", f"{board}indicators/", ready.office, BOARD),
        ("form of a unit", form, ready.officer, FORM),
        ("one indicator", f"{form}indicators/4.3/", ready.officer, FORM),
        ("my work", "/my-work/", ready.officer, FORM),
    ]


def _saving(name: str, ready: Ready, asked: int) -> Iterator[Figure]:
    """Another value every time, as an officer at work would type."""
    form = f"/rounds/units/{ready.unit}/"
    size = len(_asked(form, ready.officer)[1])
    yield Figure(f"{name}: bytes of the form", size / 1000, "kB", MOST_BYTES / 1000)
    address = f"{form}indicators/4.3/"
    _, page, set_ = _asked(address, ready.officer)
    token, seen = TOKEN.search(page.decode()), VERSION.search(page.decode())
    if token is None or seen is None:
        raise RuntimeError(f"{address}: no form")
    cookie, version = f"{ready.officer}; {set_.split(';')[0]}", int(seen[1])
    line = http.client.HTTPConnection("127.0.0.1", PORT, timeout=30)
    headers = {
        "Cookie": cookie,
        "Accept": "application/json",
        "Content-Type": "application/x-www-form-urlencoded",
        "X-CSRFToken": token[1],
    }
    taken, bytes_ = [], 0
    for at in range(WARMED + asked):
        body = urlencode({"version": version, "numerator": 100 + at, "denominator": 1000, "note": "ghi chú"})
        started = time.perf_counter()
        line.request("POST", address, body=body, headers=headers)
        answer = line.getresponse()
        said = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{address}: {answer.status} {said[:300]!r}")
        if at >= WARMED:
            taken.append((time.perf_counter() - started) * 1000)
        version, bytes_ = json.loads(said)["version"], max(bytes_, len(said) + len(body))
    line.close()
    yield Figure(f"{name}: an answer saved, p95", sorted(taken)[int(0.95 * len(taken)) - 1], "ms", SAVE)
    yield Figure(f"{name}: bytes of an answer, both ways", bytes_ / 1000, "kB", MOST_OF_ANSWER / 1000)


def _asked(address: str, cookie: str) -> tuple[int, bytes, str]:
    line = http.client.HTTPConnection("127.0.0.1", PORT, timeout=30)
    line.request("GET", address, headers={"Cookie": cookie})
    answer = line.getresponse()
    found = answer.status, answer.read(), answer.headers.get("Set-Cookie", "")
    line.close()
    return found


def main() -> None:
    from benchmarks.__main__ import line  # noqa: PLC0415  # that module runs all benchmarks; here only its layout

    for figure in round_figures(*map(int, sys.argv[1:3])):
        print(line(figure), flush=True)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    main()
