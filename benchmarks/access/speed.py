"""How soon the ranking of all communes is there: its bytes, and its first picture on a slow line and processor."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, Response

from benchmarks.access.browser import visited
from benchmarks.access.serve import served
from benchmarks.figure import Figure

KILO = 1000
PAGE_LIMIT = 150  # kilobytes
PAINT_LIMIT = 1.0  # seconds
BITS = 1_600_000  # a second, down; Lighthouse's slow 4G, as is its delay of 150 ms
DELAYS = (40, 150)  # milliseconds there and back: a line within the country, and the one above
SLOWER = 4  # times slower a processor
PAINTED = """() => new Promise((done) => new PerformanceObserver((list) => {
  const one = list.getEntriesByName("first-contentful-paint")[0];
  if (one) done(one.startTime);
}).observe({ type: "paint", buffered: true }))"""


def speed_figures(browser: Browser, folder: Path, address: str, rounds: int = 5) -> Iterator[Figure]:
    """The page at `address` below the folder of a site: bytes over the line, then the median of the paint."""
    page = len(gzip.compress((folder / address).read_bytes(), 9, mtime=0)) / KILO
    with served(folder) as base:
        parts = loaded(browser, base + address)
        whole = sum(parts.values()) / KILO
        told = f"{len(parts)} files, the page and the fonts too"
        yield Figure("ranking, the page compressed", page, "KB", PAGE_LIMIT)
        yield Figure("ranking, all that it loads", whole, "KB", None, told)
        for delay in DELAYS:
            spent = [first_paint(browser, base + address, delay) / 1000 for _ in range(rounds)]
            name = f"ranking, first paint, {delay} ms delay"
            beside = f"1.6 Mbit/s, processor ÷ {SLOWER}; median of {rounds}, worst {max(spent):.2f} s"
            yield Figure(name, median(spent), "s", PAINT_LIMIT, beside)


def loaded(browser: Browser, address: str) -> dict[str, int]:
    """The bytes of every answer's body as it came over the line, by address."""
    found: dict[str, int] = {}
    with visited(browser, "about:blank") as page:
        page.on("response", partial(_weigh, found))
        page.goto(address)
        page.evaluate("document.fonts.ready.then(() => true)")
        page.wait_for_load_state("networkidle")
    return found


def _weigh(found: dict[str, int], response: Response) -> None:
    found[response.url] = int(response.headers.get("content-length", "0"))


def first_paint(browser: Browser, address: str, delay: int) -> float:
    """Milliseconds until the first text or picture is drawn, with nothing stored from before."""
    with visited(browser, "about:blank") as page:
        _slow(page, delay)
        page.goto(address, timeout=60_000)
        found: float = page.evaluate(PAINTED)
        return found


def _slow(page: Page, delay: int) -> None:
    session = page.context.new_cdp_session(page)
    line = {"offline": False, "latency": delay, "downloadThroughput": BITS / 8, "uploadThroughput": BITS / 16}
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", line)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
