"""What axe-core finds: in the light and in the dark, on a wide screen and on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from benchmarks.access.browser import NARROW, WIDE, Scheme, seen

AXE = Path(__file__).parents[2] / "tests/journeys/axe/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# In the dark only colours differ.
COLOURS = ["color-contrast", "link-in-text-block"]
ASKED: tuple[tuple[Scheme, dict[str, object]], ...] = (
    ("light", {"type": "tag", "values": TAGS}),
    ("dark", {"type": "rule", "values": COLOURS}),
)
RUN = """(asked) => axe.run(document, {
  runOnly: asked, rules: asked.type === "tag" ? { "target-size": { enabled: true } } : {}, resultTypes: ["violations"],
})"""


def violations(page: Page) -> list[str]:
    """A sentence for every rule that is broken, with where and how it was looked at."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, list[str]] = {}
    for scheme, asked in ASKED:
        for width in (WIDE, NARROW):
            with seen(page, width, scheme):
                for sentence in _said(page.evaluate(RUN, asked)):
                    found.setdefault(sentence, []).append(f"{scheme} {width}")
    return [f"{sentence} [{', '.join(where)}]" for sentence, where in found.items()]


def _said(result: dict[str, Any]) -> Iterator[str]:
    for one in result["violations"]:
        places = one["nodes"]
        first = " ".join(str(part) for part in places[0]["target"])
        yield f"axe {one['id']}: {one['help']}; {len(places)} places, first {first}"
