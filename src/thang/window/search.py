"""Every name of an edition with its link: a page that is whole without script, and finds by typing with it."""

from __future__ import annotations

from dataclasses import dataclass

from thang.look.keys import search_key, sort_key
from thang.window.page import Page, View


@dataclass(frozen=True, slots=True)
class Entry:
    """A name, and where it leads."""

    text: str
    kind: str
    address: str
    sort: str
    search: str


def search_page(view: View) -> Page:
    one = view.publication
    named = ((unit, one.named[unit]) for unit in one.units)
    units = [Entry(n.name, view.say("unit"), view.unit_address(unit), n.sort, n.search) for unit, n in named]
    nodes = [
        _entry(f"{node.code} {node.title[view.language]}", view.say("indicators"), view.indicator_address(node.code))
        for node in one.framework.nodes()
    ]
    return view.page("search.html", "search.html", f"{view.say('search')} · {view.title}", entries=[*units, *nodes])


def _entry(text: str, kind: str, address: str) -> Entry:
    return Entry(text, kind, address, sort_key(text), search_key(text))
