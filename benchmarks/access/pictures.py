"""Pictures of pages to be looked at: on a desk, on a phone, in the dark, on paper."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page

from benchmarks.access.browser import NARROW, WIDE, Media, Scheme, seen
from benchmarks.access.paper import SHEET

WAYS: dict[str, tuple[int, Scheme, Media]] = {
    "desk": (WIDE, "light", "screen"),
    "phone": (NARROW, "light", "screen"),
    "dark": (WIDE, "dark", "screen"),
    "print": (SHEET, "light", "print"),
}


def pictures(page: Page, kind: str, folder: Path) -> None:
    """A PNG of the whole page for each way, and the PDF that the browser prints."""
    folder.mkdir(parents=True, exist_ok=True)
    name = re.sub(r"\W+", "-", kind)
    page.reload()
    for way, (width, scheme, media) in WAYS.items():
        with seen(page, width, scheme, media):
            page.screenshot(path=folder / f"{name}-{way}.png", full_page=True)
    page.pdf(path=folder / f"{name}.pdf", prefer_css_page_size=True)
