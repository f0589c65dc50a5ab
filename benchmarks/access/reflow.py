"""Narrow screens and large letters: nothing is cut, and the page itself never scrolls sideways."""

from __future__ import annotations

from playwright.sync_api import Page

from benchmarks.access.browser import NARROW, NARROWEST, WIDE, seen

# What stands out of the window and is in no box that scrolls; the innermost ones name the fault best.
OUTSIDE = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  const scrolls = (one) => one !== null && one !== document.body && one !== document.documentElement
    && (getComputedStyle(one).overflowX !== "visible" || scrolls(one.parentElement));
  const out = [...document.body.querySelectorAll("*")].filter((one) =>
    one.getBoundingClientRect().right > wide + 1 && !scrolls(one.parentElement) && one.getClientRects().length);
  const inner = out.filter((one) => !out.some((other) => other !== one && one.contains(other)));
  const name = (one) => `${one.tagName.toLowerCase()}${one.className && one.className.baseVal === undefined
    ? "." + [...one.classList].join(".") : ""} «${one.textContent.trim().slice(0, 30)}»`;
  return [`${document.documentElement.scrollWidth - wide} px`, ...new Set(inner.map(name))].slice(0, 4);
}"""
CUT = """() => [...document.body.querySelectorAll("*")].filter((one) => {
  const style = getComputedStyle(one);
  const isCut = (way) => style[way] === "hidden" || style[way] === "clip";
  return one.textContent.trim() && one.clientWidth > 1 && !one.closest("svg")
    && ((isCut("overflowX") && one.scrollWidth > one.clientWidth + 1)
      || (isCut("overflowY") && one.scrollHeight > one.clientHeight + 1));
}).slice(0, 3).map((one) => `${one.tagName.toLowerCase()}.${one.className} «${one.textContent.trim().slice(0, 30)}»`)"""
# 1280 enlarged twice is 640; 1024 and 768 are tablets; 320 is what WCAG 2.2 asks for (1.4.10).
WIDTHS = (WIDE, 1024, 768, 640, NARROW, NARROWEST)
LETTERS = "(size) => { document.documentElement.style.fontSize = size; }"


def reflow(page: Page) -> list[str]:
    """At every width nothing stands out of the window, and with letters of twice the size nothing is cut.

    Letters are enlarged at the root. A browser whose own letters are larger also moves the bounds of media queries, so
    that what stands side by side then is looked at by the widths and not here.
    """
    found = []
    for width in WIDTHS:
        with seen(page, width):
            outside: list[str] = page.evaluate(OUTSIDE)
        if outside:
            found.append(f"{width} px: the page scrolls sideways by {outside[0]}: {'; '.join(outside[1:])}")
    page.evaluate(LETTERS, "200%")
    found += [f"letters 200 %: cut: {one}" for one in page.evaluate(CUT)]
    page.evaluate(LETTERS, "")
    return found
