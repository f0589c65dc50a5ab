"""A page without its script has every figure that it has with it."""

from __future__ import annotations

import re
from collections import Counter

from playwright.sync_api import Page

from benchmarks.access.browser import visited

MADE_BY_SCRIPT = ".table-tools, [data-made]"
TEXT = """(made) => {
  const main = document.querySelector("main");
  if (main === null) return null;
  const hidden = [...main.querySelectorAll(made)];
  hidden.forEach((one) => { one.hidden = true; });
  const text = main.innerText;
  hidden.forEach((one) => { one.hidden = false; });
  return text;
}"""


def figures(text: str) -> Counter[str]:
    """Words with a digit, and how often each stands there.

    >>> sorted(figures("Lào Cai 12,50 (hạng 3), 12,50").items())
    [('12,50', 2), ('3', 1)]
    """
    return Counter(word.strip("(),.;:·") for word in re.findall(r"\S*\d\S*", text))


def without_script(page: Page) -> list[str]:
    """What the reader loses whose browser runs no script."""
    browser = page.context.browser
    if browser is None:
        raise TypeError(page)
    page.reload()
    with_script = page.evaluate(TEXT, MADE_BY_SCRIPT)
    with visited(browser, page.url, has_script=False) as plain:
        main = plain.locator("main")
        without = main.inner_text() if main.count() else None
    if with_script is None or without is None:
        return ["the page has no <main>"]
    lost = figures(with_script) - figures(without)
    said = f"without script {lost.total()} figures are lost, as {', '.join(list(lost)[:3])}"
    return [said] if lost else []
