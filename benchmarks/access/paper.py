"""The page on paper: black on white whatever the screen is, no navigation, tables whole."""

from __future__ import annotations

from playwright.sync_api import Page

from benchmarks.access.browser import seen

SHEET = 680  # pixels: A4 without the margins of the style sheet
SHRINK = 1.5  # browsers make what is printed smaller by so much before they cut it
COLOURS = """() => [...document.querySelectorAll("body, body *")].map((one) => {
  const style = getComputedStyle(one);
  return [style.color, style.backgroundColor, style.fill, style.stroke, style.borderTopColor].join(" ");
})"""
GROUND = "getComputedStyle(document.body).backgroundColor"
SHOWN = """(one) => [...document.querySelectorAll(one)]
  .filter((found) => found.getClientRects().length)
  .map((found) => found.tagName.toLowerCase() + "." + found.className)"""
CUT = """() => [...document.querySelectorAll("*")].filter((one) => one.querySelector("table, svg, pre, p")
  && one !== document.documentElement && one !== document.body
  && getComputedStyle(one).overflowX !== "visible" && one.scrollWidth > one.clientWidth + 1)
  .map((one) => `${one.tagName.toLowerCase()}.${one.className}`)"""
TOO_WIDE = """(limit) => [...document.querySelectorAll("table")]
  .map((one) => Math.round(one.getBoundingClientRect().right)).filter((right) => right > limit)"""
NAVIGATION = "nav, .skip, .table-tools, .language, input[type=search]"


def on_paper(page: Page) -> list[str]:
    """What is wrong with the page when it is printed on A4."""
    with seen(page, SHEET, "dark", "print"):
        dark, ground = page.evaluate(COLOURS), page.evaluate(GROUND)
    with seen(page, SHEET, "light", "print"):
        light = page.evaluate(COLOURS)
        shown = sorted(set(page.evaluate(SHOWN, NAVIGATION)))
        cut = sorted(set(page.evaluate(CUT)))
        wide = page.evaluate(TOO_WIDE, SHEET * SHRINK)
    found = [f"print: {one} is shown" for one in shown] + [f"print: {one} cuts what is in it" for one in cut]
    found += [f"print: a table is {right} px wide on a sheet of {SHEET}" for right in wide]
    if ground not in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"):
        found.append(f"print: the ground is {ground}")
    differ = sum(one != other for one, other in zip(light, dark, strict=True))
    return [*found, f"print: {differ} elements are coloured for the dark"] if differ else found
