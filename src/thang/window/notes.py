"""The pages beside the figures: method, data, check it yourself, corrections."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from thang.bundle.layout import SIGNATURE, SUMS
from thang.bundle.sign import NAMESPACE
from thang.engine.compare import compare
from thang.engine.framework import Citation, Language, Node
from thang.window.page import Link, Page, View
from thang.words.changes import Editions, change_line
from thang.words.figures import day

FILES = {
    "ranking.csv": "file_ranking",
    "scores.csv": "file_scores",
    "values.csv": "file_values",
    "units.csv": "file_units",
    "framework.yaml": "file_framework",
    "datapackage.json": "file_package",
    "ranking.json": "file_ranking",
    "scores.json": "file_scores",
    "ranking.parquet": "file_ranking",
    "scores.parquet": "file_scores",
}
CATALOGUES = ("catalog.ttl", "catalog.jsonld", "catalog.xml")


def method_page(view: View) -> Page:
    return _page(view, "method", [*_sources(view), *_difference(view), _indicators(view)])


def data_page(view: View) -> Page:
    return _page(view, "data", [*_data(view)])


def check_page(view: View) -> Page:
    return _page(view, "check", [*_check(view)])


def corrections_page(view: View) -> Page:
    return _page(view, "corrections", [*_corrections(view)])


def _page(view: View, name: str, parts: list[dict[str, Any]]) -> Page:
    return view.page(f"{name}.html", "text.html", f"{view.say(name)} · {view.title}", parts=parts)


def _part(heading: str = "", lines: list[str] | None = None, **more: Any) -> dict[str, Any]:
    return {"heading": heading, "lines": lines or [], "code": "", "links": [], "files": [], "id": "", **more}


def _sources(view: View) -> Iterator[dict[str, Any]]:
    framework = view.publication.framework
    yield _part(view.say("sources"), [cite_text(cite, view.language) for cite in framework.cites])
    if framework.inferred:
        yield _part(view.say("inferred"), [framework.inferred[view.language]])


def cite_text(cite: Citation, language: Language) -> str:
    """A legal act or source on one line."""
    when = day(date.fromisoformat(cite.date), language) if cite.date else ""
    texts = (cite.number, when, cite.title[language], cite.note[language], cite.url)
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
        return Link(f"{node.code} {node.title[view.language]}", view.indicator_address(node.code))

    return _part(view.say("indicators"), links=[link(node) for node in view.publication.framework.nodes()])


def _data(view: View) -> Iterator[dict[str, Any]]:
    folder = view.data_folder
    files = [Link(f"{view.say(text)} · {name}", f"{folder}/{name}") for name, text in FILES.items()]
    yield _part(files=[Link(view.say("bundle"), f"{folder}/{view.bundle_name}"), *files])
    yield _part(view.say("licence_heading"), [view.say("licence", license=view.site.license)])
    yield _part(view.say("catalogue"), [view.say("catalogue_note")], files=[Link(name, name) for name in CATALOGUES])
    yield _part(view.say("identity"), [view.publication.identity, _signed(view)])


def _signed(view: View) -> str:
    signer = view.publication.verdict.signer
    return view.say("signed", signer=signer) if signer else view.say("unsigned")


def _check(view: View) -> Iterator[dict[str, Any]]:
    verdict, name = view.publication.verdict, view.bundle_name
    depth = view.say("depth", recomputed=str(verdict.recomputed), given=str(verdict.given))
    link = Link(view.say("bundle"), f"{view.data_folder}/{name}")
    yield _part(lines=[view.say("check_intro"), depth, _signed(view)], files=[link])
    stock = [f"python3 -m zipfile -e {name} files", "cd files", f"sha256sum -c {SUMS}"]
    if verdict.signer:
        stock.append(f"ssh-keygen -Y verify -f ../signers -I SIGNER -n {NAMESPACE} -s {SIGNATURE} < {SUMS}")
    yield _part(view.say("check_stock"), code="\n".join(stock))
    command = f"thang verify {name}" + (" --signers signers" if verdict.signer else "")
    yield _part(view.say("check_thang"), [view.say("check_says")], code=command)
    yield _part(view.say("identity"), [view.publication.identity])
    yield _part(view.say("contest"), [view.say("contest_text")])


def _corrections(view: View) -> Iterator[dict[str, Any]]:
    """What this publication amends, and what that one amended before it; who comes later is told by the banner."""
    chain = view.whole_series.chain(view.publication)
    if not view.publication.amends:
        yield _part(lines=[view.say("no_corrections")])
    for one, older in pairwise([*chain, None]):
        if one is not None and one.amends:
            links = [view.beside_it(shown) for shown in (one, older) if shown is not None]
            yield _part(
                view.day(one.published_on),
                [view.say("amends", digest=one.amends, reason=one.reason)],
                links=[Link(link.publication.identity, f"{link.folder}/index.html") for link in links],
            )
    yield _part(view.say("contest"), [view.say("contest_text")])


NOTES: tuple[Callable[[View], Page], ...] = (method_page, data_page, check_page, corrections_page)
