"""Every check of a page, in the order in which they are told. Each takes a loaded page and returns sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from html import unescape
from urllib.parse import urljoin

from playwright.sync_api import Browser, Error, Page

from benchmarks.access.axe import violations
from benchmarks.access.browser import visited
from benchmarks.access.keyboard import keyboard
from benchmarks.access.loading import inline, loading
from benchmarks.access.old import too_new
from benchmarks.access.paper import on_paper
from benchmarks.access.reflow import reflow
from benchmarks.access.scriptless import without_script

Check = Callable[[Page], list[str]]
# What leaves the page as it found it comes first, what types and sorts comes last.
CHECKS: Mapping[str, Check] = {
    "loading": loading,
    "old browser": too_new,
    "axe": violations,
    "reflow": reflow,
    "print": on_paper,
    "script off": without_script,
    "keyboard": keyboard,
}


def faults_at(browser: Browser, address: str, names: Iterable[str] = tuple(CHECKS)) -> list[str]:
    """What is wrong with the page at an address. Of a page that only leads on, what it says and where it leads."""
    with visited(browser, "about:blank") as page:
        answer = page.request.get(address)
        if not answer.ok:
            return [f"answer {answer.status}"]
        leads = re.search(r'http-equiv="refresh" content="0; *url=([^"]+)"', answer.text())
        if leads is None:
            page.goto(address)
            return faults(page, names)
        target = urljoin(address, unescape(leads.group(1)))
        lost = [] if page.request.get(target).ok else [f"leads to {target}, which is not there"]
        return lost + inline(answer.text())


def faults(page: Page, names: Iterable[str] = tuple(CHECKS)) -> list[str]:
    """What is wrong with the page; a check that the browser breaks off is a fault of its own."""
    found = []
    for name in names:
        try:
            found += [f"{name}: {sentence}" for sentence in CHECKS[name](page)]
        except Error as error:
            found.append(f"{name}: not finished: {str(error).splitlines()[0]}")
    return found
