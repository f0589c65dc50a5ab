"""The pages beside the figures: method, data, check it yourself, corrections."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from thang.bundle.layout import SIGNATURE, SUMS
from thang.bundle.sign import NAMESPACE
from thang.engine.compare import compare
from thang.engine.framework import Citation, Node
from thang.look.keys import search_key, sort_key
from thang.window.page import Link, Page, View
from thang.words.changes import Editions, change_line

FILES = {
    "ranking.csv": "file_ranking",
    "scores.csv": "file_scores",
    "values.csv": "file_values",
    "units.csv": "file_units",
    "framework.yaml": "file_framework",
    "datapackage.json": "file_package",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A name that can be found, also by `other`, and where it leads."""

    text: str
    kind: str
    address: str
    other: str

    @property
    def key(self) -> str:
        return sort_key(self.text)

    @property
    def search(self) -> str:
        """For those who type without diacritics; with them, the script looks at the name itself."""
        return search_key(f"{self.text} {self.other}")


def bundle_name(view: View) -> str:
    return view.folder.replace("/", "-") + ".zip"


def data_folder(view: View) -> str:
    """Where an edition's files are, for all languages."""
    return f"data/{view.folder}"


def method_page(view: View) -> Page:
    return _page(view, "method", [*_sources(view), *_difference(view), _indicators(view)])


def data_page(view: View) -> Page:
    return _page(view, "data", [*_data(view)])


def check_page(view: View) -> Page:
    return _page(view, "check", [*_check(view)])


def corrections_page(view: View) -> Page:
    return _page(view, "corrections", [*_corrections(view)])


def search_page(view: View) -> Page:
    """Every name of the edition with its link: a page that is whole without script and finds by typing with it."""
    units = [
        Entry(score.unit.name or score.unit.text, view.say("unit"), view.unit_address(score.unit.text), score.unit.text)
        for score in view.publication.verdict.run.scores
    ]
    nodes = [
        Entry(f"{node.code} {node.title[view.language]}", view.say("indicators"), view.indicator_address(node.code), "")
        for node in view.publication.framework.nodes()
    ]
    return view.page("search.html", "search.html", f"{view.say('search')} · {view.title}", entries=[*units, *nodes])


def _page(view: View, name: str, parts: list[dict[str, Any]]) -> Page:
    return view.page(f"{name}.html", "text.html", f"{view.say(name)} · {view.title}", parts=parts)


def _part(heading: str = "", lines: list[str] | None = None, **more: Any) -> dict[str, Any]:
    return {"heading": heading, "lines": lines or [], "code": "", "links": [], **more}


def _sources(view: View) -> Iterator[dict[str, Any]]:
    framework = view.publication.framework
    yield _part(view.say("sources"), [_cite(view, cite) for cite in framework.cites])
    if framework.inferred:
        yield _part(view.say("inferred"), [framework.inferred[view.language]])


def _cite(view: View, cite: Citation) -> str:
    texts = (cite.number, cite.date, cite.title[view.language], cite.note[view.language], cite.url)
    return " · ".join(text for text in texts if text)


def _difference(view: View) -> Iterator[dict[str, Any]]:
    before = view.series.before(view.publication)
    if before is None:
        return
    editions = Editions(before.framework, view.publication.framework)
    changes = compare(before.framework, view.publication.framework)
    yield _part(view.say("difference_to_before"), [change_line(change, editions, view.language) for change in changes])


def _indicators(view: View) -> dict[str, Any]:
    def link(node: Node) -> Link:
        return Link(f"{node.code} {node.title[view.language]}", f"{view.language}/{view.indicator_address(node.code)}")

    return _part(view.say("indicators"), links=[link(node) for node in view.publication.framework.nodes()])


def _data(view: View) -> Iterator[dict[str, Any]]:
    folder = data_folder(view)
    files = [Link(f"{view.say(text)} · {name}", f"{folder}/{name}") for name, text in FILES.items()]
    yield _part(links=[Link(view.say("bundle"), f"{folder}/{bundle_name(view)}"), *files])
    yield _part(view.say("identity"), [view.publication.identity, _signed(view)])


def _signed(view: View) -> str:
    signer = view.publication.verdict.signer
    return view.say("signed", signer=signer) if signer else view.say("unsigned")


def _check(view: View) -> Iterator[dict[str, Any]]:
    verdict, name = view.publication.verdict, bundle_name(view)
    depth = view.say("depth", recomputed=str(verdict.recomputed), given=str(verdict.given))
    link = Link(view.say("bundle"), f"{data_folder(view)}/{name}")
    yield _part(lines=[view.say("check_intro"), depth, _signed(view)], links=[link])
    stock = [f"python3 -m zipfile -e {name} files", "cd files", f"sha256sum -c {SUMS}"]
    if verdict.signer:
        stock.append(f"ssh-keygen -Y verify -f ../signers -I SIGNER -n {NAMESPACE} -s {SIGNATURE} < {SUMS}")
    yield _part(view.say("check_stock"), code="\n".join(stock))
    command = f"thang verify {name}" + (" --signers signers" if verdict.signer else "")
    yield _part(view.say("check_thang"), [view.say("check_says")], code=command)
    yield _part(view.say("identity"), [view.publication.identity])
    yield _part(view.say("contest"), [view.say("contest_text")])


def _corrections(view: View) -> Iterator[dict[str, Any]]:
    edition = view.publication.framework.edition
    chain = [one for one in (*view.series.editions, *view.series.amended) if one.framework.edition == edition]
    told = [one for one in chain if one.reason]
    if not told:
        yield _part(lines=[view.say("no_corrections")])
    for one in told:
        amends = str(one.verdict.notes["amends"]["digest"])
        other = next((old for old in chain if old.identity == amends), None)
        links = [View(view.language, view.series, old) for old in (one, other) if old is not None]
        yield _part(
            view.day(one.published_on),
            [view.say("amends", digest=amends, reason=one.reason)],
            links=[Link(link.publication.identity, f"{view.language}/{link.folder}/index.html") for link in links],
        )


NOTES: tuple[Callable[[View], Page], ...] = (search_page, method_page, data_page, check_page, corrections_page)
