"""What Chromium 109, the last one for Windows 7, does not know, in the files that a page loads and in the page itself.

A static check by names, against newer.json: MDN's compatibility data, cut down by tools/newer.py. Style sheets:
at-rules, media features, properties, keywords, functions, units, selectors, nesting. Scripts: parsed by acorn as
ES2020, then the names of members. Pages: elements and attributes that every element may have. It does not see what a
property means.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from benchmarks.access.loading import markup_of
from benchmarks.access.sheet import Declaration, rules

ACORN = Path(__file__).parents[2] / "tests/journeys/axe/acorn.js"
LOADED = (
    """() => [...document.querySelectorAll("link[rel=stylesheet], script[src]")].map((one) => one.href || one.src)"""
)
# Syntax up to ES2020; then every name after a point, and of what is made anew.
PARSE = """(text) => {
  const names = new Set();
  const walk = (node) => {
    if (node === null || typeof node !== "object") return;
    if (node.type === "MemberExpression" && !node.computed) names.add(node.property.name);
    if (node.type === "NewExpression" && node.callee.type === "Identifier") names.add(node.callee.name);
    Object.values(node).forEach((part) => Array.isArray(part) ? part.forEach(walk) : walk(part));
  };
  try {
    walk(acorn.parse(text, { ecmaVersion: 2020, sourceType: "script" }));
  } catch (error) {
    return { fault: String(error), names: [] };
  }
  return { fault: "", names: [...names] };
}"""


@cache
def table() -> Mapping[str, Any]:
    """By kind of name: name → the version of Chromium that it came in."""
    found: Mapping[str, Any] = json.loads(Path(__file__).with_name("newer.json").read_text(encoding="utf-8"))
    return found


def too_new(page: Page) -> list[str]:
    """The page, its style sheets and its scripts."""
    found = list(markup_faults(markup_of(page)))
    if not page.evaluate("'acorn' in window"):
        page.evaluate(ACORN.read_text(encoding="utf-8"))
    for address in page.evaluate(LOADED):
        text = page.request.get(address).text()
        faults = sheet_faults(text) if address.endswith(".css") else script_faults(page, text)
        found += [f"{address.rpartition('/')[2]}: {one}" for one in faults]
    return found


def script_faults(page: Page, text: str) -> Iterator[str]:
    """`page` is only where the parser runs."""
    parsed = page.evaluate(PARSE, text)
    if parsed["fault"]:
        yield f"not ES2020: {parsed['fault']}"
    yield from _named("members", parsed["names"], ".{}")


def sheet_faults(text: str) -> Iterator[str]:
    """A declaration after another of the same property, prefixed or not, has a fallback, as has all in @supports.

    >>> list(sheet_faults("a { color: red; color: light-dark(red, blue) } b { inset: 0; width: calc-size(auto, 1px) }"))
    ['calc-size() came with 129']
    >>> list(sheet_faults("@supports (color: light-dark(red, blue)) { a { color: light-dark(red, blue) } }"))
    []
    >>> list(sheet_faults("a { b:popover-open { top: 0 } }"))
    ['nested rules came with 112', ':popover-open came with 114']
    """
    for rule in rules(text):
        if any(one.startswith("@supports") for one in rule.around):
            continue
        if rule.is_nested:
            yield "nested rules came with 112"
        yield from _of_prelude(rule.prelude)
        before: set[str] = set()
        for one in () if rule.prelude.startswith("@") else rule.declarations:
            if one.name not in before:
                yield from _of_declaration(one)
            before.add(one.name.removeprefix("-webkit-"))


def markup_faults(markup: str) -> Iterator[str]:
    """
    >>> list(markup_faults("<search popover>"))
    ['<search> came with 118', 'the attribute popover came with 114']
    """
    reader = _Names()
    reader.feed(markup)
    yield from _named("elements", sorted(reader.elements), "<{}>")
    yield from _named("attributes", sorted(reader.attributes), "the attribute {}")


def _of_prelude(prelude: str) -> Iterator[str]:
    if prelude.startswith("@"):
        yield from _named("at-rules", re.findall(r"^@([\w-]+)", prelude), "@{}")
        yield from _named("media", re.findall(r"\(\s*([a-z-]+)", prelude), "({})")
        return
    parts = prelude.split(",")
    if len(parts) > 1 and any("::-moz-" in part for part in parts):
        yield f"Chromium leaves out the whole rule {prelude}"
    names = (name for name in re.findall(r"::?([\w-]+)", prelude) if not name.startswith("-moz-"))
    yield from _named("selectors", names, ":{}")


def _of_declaration(one: Declaration) -> Iterator[str]:
    if one.name.startswith(("--", "-moz-")):
        words: list[str] = []
    else:
        yield from _named("properties", [one.name], "{}")
        words = [f"{one.name}: {word}" for word in re.findall(r"(?<![\w-])[a-z][a-z-]*(?![\w(-])", one.value)]
    yield from _named("values", words, "{}")
    yield from _named("types", re.findall(r"([a-z][\w-]*)\(", one.value), "{}()")
    yield from _named("types", re.findall(r"(?<![\w#-])[\d.]+([a-z]+)", one.value), "the unit {}")


def _named(kind: str, names: Any, form: str) -> Iterator[str]:
    """Those of the names that the table holds."""
    known = table()[kind]
    yield from (f"{form.format(name)} came with {known[name]}" for name in names if name in known)


class _Names(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attrs}
