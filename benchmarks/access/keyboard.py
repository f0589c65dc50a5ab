"""The page by keyboard alone: every stop in its order and to be seen, the skip link, sorting, filtering."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

MOST = 250  # stops that are walked; a table of thousands of rows has the same kind of stop again and again

# Where Tab has to stop, in document order; of radio buttons with one name only one is a stop.
STOPS = """(most) => {
  const can = "a[href], area[href], button, input, select, textarea, summary, iframe, [tabindex], [contenteditable]";
  const groups = new Set();
  const isFirst = (one) => {
    if (one.type !== "radio") return true;
    const group = [...document.querySelectorAll(`input[type=radio][name="${CSS.escape(one.name)}"]`)];
    return one === (group.find((other) => other.checked) || group[0]);
  };
  const stops = [...document.querySelectorAll(can)].filter((one) => one.tabIndex >= 0 && !one.disabled
    && one.getClientRects().length && one.checkVisibility({ visibilityProperty: true }) && isFirst(one)).slice(0, most);
  const look = (one) => {
    const style = getComputedStyle(one);
    const outline = style.outlineStyle === "none" || style.outlineWidth === "0px" ? "" : style.outline;
    return `${outline} ${style.boxShadow}`;
  };
  const before = new Map(stops.map((one) => [one, look(one)]));
  const name = (one) => `${one.tagName.toLowerCase()} «${(one.textContent || one.getAttribute("aria-label")
    || one.value || "").trim().slice(0, 30)}»`;
  window.thangStops = stops.map(name);
  window.thangSeen = [];
  document.addEventListener("focusin", ({ target }) => {
    const isNew = !before.has(target);
    window.thangSeen.push({ at: stops.indexOf(target), name: name(target),
      isSeen: isNew || look(target) !== before.get(target) });
  });
  return stops.length;
}"""
# A box that scrolls and has nothing in it to stop at cannot be scrolled by keyboard in most browsers.
DEAF = """() => [...document.querySelectorAll("main *")].filter((one) => {
  const style = getComputedStyle(one);
  const scrolls = (way, whole, part) => ["auto", "scroll"].includes(style[way]) && one[whole] > one[part] + 1;
  return (scrolls("overflowX", "scrollWidth", "clientWidth") || scrolls("overflowY", "scrollHeight", "clientHeight"))
    && one.tabIndex < 0 && !one.querySelector("a[href], button, input, select, textarea, [tabindex]");
}).map((one) => `${one.tagName.toLowerCase()}.${one.className}`).slice(0, 3)"""
STATES = """() => [...document.querySelectorAll("th[aria-sort]")].map((one) => one.getAttribute("aria-sort"))"""
ROWS = "(table) => [...table.tBodies[0].rows].filter((row) => !row.hidden).length"
NAME = "(table) => { const row = table.tBodies[0].rows[0]; return (row.querySelector('th') || row).innerText; }"
# Where nothing more comes to stop at, Tab begins anew.
IS_PAST = """() => {
  const main = document.querySelector("main"), one = document.activeElement;
  const isPast = (stop) => main.contains(stop)
    || Boolean(main.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING);
  const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")];
  return isPast(one) || !stops.some((stop) => isPast(stop));
}"""


def keyboard(page: Page) -> list[str]:
    """Everything that is done with a mouse is done with keys."""
    return [*_walk(page), *_skip(page), *_sort(page), *_filter(page)]


def _walk(page: Page) -> list[str]:
    page.reload()
    count: int = page.evaluate(STOPS, MOST)
    for _ in range(count):
        page.keyboard.press("Tab")
    stops: list[str] = page.evaluate("window.thangStops")
    met: list[dict[str, Any]] = page.evaluate("window.thangSeen")
    unseen = dict.fromkeys(one["name"] for one in met if not one["isSeen"])
    found = [f"a box scrolls that no key reaches: {one}" for one in page.evaluate(DEAF)]
    found += [f"focus is not to be seen on {one}" for one in unseen]
    missed = next((at for at in range(count) if at >= len(met) or met[at]["at"] != at), None)
    if missed is not None:
        reached = met[missed]["name"] if missed < len(met) else "nothing more"
        found.append(f"Tab, press {missed + 1} of {count}: {stops[missed]} expected, {reached} reached")
    return found


def _skip(page: Page) -> list[str]:
    """The first stop leads past everything that every page has."""
    page.reload()
    page.keyboard.press("Tab")
    target = page.evaluate("document.activeElement.getAttribute('href')")
    if target is None or not target.startswith("#"):
        return [] if page.locator("nav").count() == 0 else ["the first stop is no link past the navigation"]
    box = page.evaluate("document.activeElement.getBoundingClientRect().top")
    found = [] if box >= 0 else ["the skip link is not to be seen when it has the focus"]
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    is_past = page.evaluate(IS_PAST)
    return found if is_past else [*found, "after the skip link, Tab is not in the main part"]


def _sort(page: Page) -> list[str]:
    """Enter and Space sort, one heading says so, and it keeps the focus."""
    buttons = page.locator("main button.sort")
    if buttons.count() == 0:
        return ["a table has no button to sort by"] if page.locator("table[data-sortable]").count() else []
    found, before = [], page.evaluate(STATES)
    buttons.last.focus()
    for key in ("Enter", "Space"):
        page.keyboard.press(key)
        after = page.evaluate(STATES)
        if after == before or not after:
            found.append(f"{key} on a sorting button changes nothing that is said")
        if not buttons.last.evaluate("(one) => one === document.activeElement"):
            found.append(f"{key} on a sorting button loses the focus")
        before = after
    return found


def _filter(page: Page) -> list[str]:
    """What is typed filters the rows, and taking it away brings them back."""
    inputs = page.locator("main .table-tools input")
    if inputs.count() == 0:
        return ["a table has no field to filter by"] if page.locator("main table[data-filter]").count() else []
    table, found = page.locator("main table[data-filter]").first, []
    every, name = table.evaluate(ROWS), table.evaluate(NAME).strip()
    inputs.first.focus()
    for typed, fewest, most in (("qqzzqq", 0, 0), (name, 1, every), ("", every, every)):
        inputs.first.fill("")
        if typed:
            page.keyboard.type(typed)
        left = table.evaluate(ROWS)
        if not fewest <= left <= most:
            found.append(f"filtered by «{typed}», {left} of {every} rows are shown")
    return found
