"""The browser of the system (Debian's chromium), driven by playwright, which never brings one of its own."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

WIDE, NARROW, NARROWEST, HEIGHT = 1280, 390, 320, 900
PATIENCE = 20_000  # milliseconds
# A page that is left while another is being shown in its place can neither be closed nor typed into for ever, since
# documents got frames of their own (crbug.com/536385539, playwright's issue 42068).
ARGUMENTS = ("--disable-features=RenderDocument",)
Scheme = Literal["light", "dark"]
Media = Literal["screen", "print"]

# Refusals of the policy are events that nobody hears who comes later.
LISTENING = """
window.thangRefused = [];
document.addEventListener("securitypolicyviolation", (one) => {
  window.thangRefused.push(`${one.effectiveDirective}: ${one.blockedURI || one.sourceFile}`);
});
"""


def chromium_path() -> str:
    """`CHROMIUM` of the environment, else the system's."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or "chromium"


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=ARGUMENTS, timeout=60_000)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def visited(browser: Browser, address: str, *, has_script: bool = True) -> Iterator[Page]:
    """A page in a profile of its own, loaded, 1280 pixels wide and light."""
    context = browser.new_context(
        viewport={"width": WIDE, "height": HEIGHT},
        color_scheme="light",
        reduced_motion="reduce",
        java_script_enabled=has_script,
    )
    context.set_default_timeout(PATIENCE)
    context.add_init_script(LISTENING)
    try:
        page = context.new_page()
        page.goto(address)
        yield page
    finally:
        context.close()


@contextmanager
def seen(page: Page, width: int = WIDE, scheme: Scheme = "light", media: Media = "screen") -> Iterator[None]:
    """The page as it looks there; afterwards as it was."""
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.emulate_media(media=media, color_scheme=scheme)
    try:
        yield
    finally:
        page.set_viewport_size({"width": WIDE, "height": HEIGHT})
        page.emulate_media(media="screen", color_scheme="light")
