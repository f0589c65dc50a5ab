"""`python -m benchmarks.access [SITE_FOLDER]`: a page of every kind in a real browser; 1 if anything is wrong.

Without a folder it builds a small site of shipped figures. `--pictures FOLDER` draws every page that it looks at;
`--speed` measures the ranking of all communes instead of looking at a site.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from benchmarks.__main__ import line, machine
from benchmarks.access.browser import chromium, visited
from benchmarks.access.checks import CHECKS, faults_at
from benchmarks.access.kinds import LANGUAGES, chosen
from benchmarks.access.pictures import pictures
from benchmarks.access.serve import served
from benchmarks.commune import UNITS


def main(arguments: list[str] | None = None) -> int:
    asked = _parser().parse_args(arguments)
    with TemporaryDirectory() as temporary, chromium() as browser:
        if asked.speed:
            return _speed(browser, Path(temporary), asked.units)
        return _looked_at(browser, asked.site or _sample(Path(temporary)), asked)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.access", description=__doc__)
    parser.add_argument("site", type=Path, nargs="?", metavar="SITE_FOLDER")
    parser.add_argument("--only", nargs="+", choices=list(CHECKS), default=list(CHECKS), help="these checks alone")
    parser.add_argument("--kinds", nargs="+", help="pages of these kinds alone, as the lines name them")
    parser.add_argument("--languages", nargs="+", choices=LANGUAGES, default=list(LANGUAGES))
    parser.add_argument(
        "--pictures", type=Path, metavar="FOLDER", help="PNG and PDF of each page, for people to look at"
    )
    parser.add_argument("--speed", action="store_true", help="bytes and first paint of the ranking of all communes")
    parser.add_argument("--units", type=int, default=UNITS, help="so many communes")
    return parser


def _sample(folder: Path) -> Path:
    from benchmarks.access.sample_site import sample_site  # noqa: PLC0415  # a site that is there already needs no builder

    return sample_site(folder / "site")


def _looked_at(browser: Browser, site: Path, asked: argparse.Namespace) -> int:
    is_right = True
    with served(site) as base:
        for kind, address in chosen(site, tuple(asked.languages)).items():
            if asked.kinds and kind.partition(",")[0] not in asked.kinds:
                continue
            is_right = _told(browser, kind, base + address, asked) and is_right
    return 0 if is_right else 1


def _told(browser: Browser, kind: str, address: str, asked: argparse.Namespace) -> bool:
    """One line for a page, and one more for each fault."""
    start = time.perf_counter()
    found = faults_at(browser, address, asked.only)
    if asked.pictures:
        with visited(browser, address) as page:
            pictures(page, kind, asked.pictures)
    verdict = f"{len(found)} WRONG" if found else "ok"
    print(f"  {kind:<24} {verdict:<9} {time.perf_counter() - start:5.1f} s", flush=True)
    for sentence in found:
        print(f"      {sentence}", flush=True)
    return not found


def _speed(browser: Browser, folder: Path, units: int) -> int:
    from benchmarks.access.sample_site import ranking_site  # noqa: PLC0415  # as above
    from benchmarks.access.speed import speed_figures  # noqa: PLC0415  # as above

    print(f"ranking of {units:,} synthetic communes; {machine()}")
    is_met = True
    for figure in speed_figures(browser, folder, ranking_site(folder, units)):
        print(line(figure), flush=True)
        is_met = is_met and figure.is_met
    return 0 if is_met else 1


if __name__ == "__main__":
    sys.exit(main())
