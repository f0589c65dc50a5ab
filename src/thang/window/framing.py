"""Framing: what stands around the text of a page.

All pages of a folder have one frame but for a few places, so it is drawn once with gaps, which every page fills.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import markupsafe

from thang.engine.framework import Language
from thang.look.gallery import POLICY
from thang.window.addresses import relative
from thang.window.citing import citation, embed_code
from thang.window.linked import script
from thang.window.machines import catalogue_text, dataset_text
from thang.window.page import Frame
from thang.window.press import OTHER, Drawn, environment, seen, words

# No text from outside holds them: what is not seen is taken out of every text.
_TITLE, _OTHER, _CITING, _MAIN, _GAP = map(markupsafe.Markup, "\1\2\3\4\5")


@dataclass(frozen=True, slots=True)
class Whole:
    """A file in its three parts: what stands above the text of the page, the text, what stands below."""

    above: bytes
    main: bytes
    below: bytes

    @property
    def data(self) -> bytes:
        return self.above + self.main + self.below


def whole(frame: Frame, address: str, page: Drawn) -> Whole:
    """The text with what stands around it. `address` is below the language's folder."""
    path = f"{frame.language}/{address}"
    above, below = _mould(frame, *_place(frame, address))
    title = markupsafe.escape(seen(page.title))
    other = relative(path, OTHER[frame.language] + path[len(frame.language) :])
    above = above.replace(_OTHER, other).replace(_TITLE, title)
    below = below.replace(_CITING, _citing(frame, path, page))
    return Whole(above.encode(), page.main, below.encode())


def _place(frame: Frame, address: str) -> tuple[str, str]:
    """The folder, and the address itself where the frame leads to this very page."""
    leads = address in {link.address for link in (*frame.nav, *frame.crumbs)}
    return address.rpartition("/")[0], address if leads else ""


@cache
def _mould(frame: Frame, folder: str, current: str) -> tuple[str, str]:
    """What stands above and below every page of the folder, or of the page that the frame leads to."""
    path = f"{frame.language}/{current or f'{folder}/'.lstrip('/')}"
    text = (
        environment()
        .get_template("frame.html")
        .render(
            words(path, frame.language)
            | {
                "frame": frame,
                "title": _TITLE,
                "is_first": current == "index.html",
                "to_other": _OTHER,
                "linked": _linked(frame, current),
                "is_current": lambda link: link.address == current,
                "citing": _CITING,
                "main": _MAIN,
                "policy": POLICY,
            }
        )
    )
    above, _, below = text.partition(_MAIN)
    return above, below


def _linked(frame: Frame, address: str) -> markupsafe.Markup:
    """What search engines read: of the first page the whole catalogue, of a ranking its edition."""
    text = ""
    if frame.view is None and address == "index.html":
        text = catalogue_text(frame.site, frame.language)
    elif frame.view is not None and address == f"{frame.view.folder}/index.html":
        text = dataset_text(frame.view)
    return markupsafe.Markup(script(text) if text else "")  # noqa: S704  # thang.window.linked escapes every text


def _citing(frame: Frame, path: str, page: Drawn) -> str:
    """How to cite the page, and for each chart the code that shows it elsewhere: this edition's, or the latest's."""
    view = frame.view
    if view is None:
        return ""
    base, publisher = frame.site.base, frame.site.publisher
    title = f"{page.title} · {view.title}" if page.title != view.title else view.title
    charts = []
    for chart in page.charts:
        frozen, latest = (
            embed_code(f"{base}{view.language}/{folder}/charts/{chart.name}.svg", base + path, chart.title)
            for folder in (view.folder, view.latest_folder)
        )
        charts.append(_filled("citing_chart.html", view.language, title=chart.title, frozen=frozen, latest=latest))
    return _filled(
        "citing.html",
        view.language,
        citation=citation(view.publication, title, publisher, base + path, view.language),
        charts=markupsafe.Markup("".join(charts)),  # noqa: S704  # of our own template, which escapes every text
    )


def _filled(template: str, language: Language, **texts: str) -> str:
    """A template that holds nothing but texts, escaped as the template would."""
    pieces = _pieces(template, language, tuple(texts))
    return "".join(str(markupsafe.escape(seen(texts[piece]))) if piece in texts else piece for piece in pieces)


@cache
def _pieces(template: str, language: Language, names: Sequence[str]) -> Sequence[str]:
    """What stands between the gaps, and in every gap the name of what fills it."""
    gaps = {name: markupsafe.Markup(f"{_GAP}{name}{_GAP}") for name in names}  # noqa: S704  # names of our own
    return environment().get_template(template).render(words("", language) | gaps).split(_GAP)
