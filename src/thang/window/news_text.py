"""The text of a news item: Markdown to HTML that can hold nothing but what is named here.

Raw HTML stays text. Every link and picture is judged with its place; what may not stand is a fault, never left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from html import escape
from posixpath import normpath
from urllib.parse import unquote

import markupsafe
from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink
from markdown_it.token import Token

from thang.engine.errors import Fault, Spot
from thang.engine.framework import Language
from thang.library.shape import nearest
from thang.look.markup import Markup, clean, element, is_seen, said
from thang.window.news_pictures import Folder, NoPicture, Picture
from thang.words.site_news import news_text

# The way from a page of news to the site's folder: the same for all of them, in both languages.
TO_ROOT = "../../"
# The library leaves out what is nested deeper than 20 levels and says nothing.
DEEPEST = 18
_OURS = "thang_markup"
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_ELSEWHERE = re.compile(r"https?://[^/\s@\\]+([/?#]\S*)?|mailto:[^\s@]+@[^\s@]+", re.IGNORECASE)
_ITEM = re.compile(r"(?:\./)?([^/]+?)(?:\.en)?\.md")


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture as a text shows it."""

    picture: Picture
    alt: str
    caption: str


@dataclass
class Body:
    """One text being read: `lines` are the whole file's, `above` those before it, `shown` the items that have a page.

    `faults` and `figures` fill while it is read.
    """

    language: Language
    lines: Sequence[str]
    above: int
    shown: Collection[str]
    folder: Folder
    faults: list[Fault] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)

    def html(self) -> markupsafe.Markup:
        """What stands on the page below the title; of no use where there are faults."""
        source = "\n".join(self.lines[self.above :])
        if not source.strip():
            self.faults.append(Fault("news.no_text", Spot(self.above, 1)))
        read = _reader().parse(source)
        deep = next((token for token in read if token.level > DEEPEST), None)
        if deep is not None:
            spot = Spot(self.above + (deep.map or [0])[0] + 1, 1)
            self.faults.append(Fault("yaml.too_deep", spot, str(deep.level), {"most": str(DEEPEST)}))
        tokens = [token for group in _groups(read) for token in self._shown(group)]
        written = _reader().renderer.render(tokens, _reader().options, {})
        return markupsafe.Markup(written)  # noqa: S704  # raw HTML stays text, and links and pictures are those judged here

    def _shown(self, group: list[Token]) -> Iterator[Token]:
        """What stands for a paragraph, or for a token outside of one."""
        token = group[-2] if len(group) == 3 else group[0]
        if token.type == "inline":
            places = _Places(self.lines, self.above, token)
            if len(group) == 3 and _is_pictures(token):
                yield from (self._figure(one, places) for one in token.children or () if one.type == "image")
                return
            self._inline(token, places)
        for one in group:
            yield from self._block(one)

    def _block(self, token: Token) -> Iterator[Token]:
        label = escape(news_text("table", self.language))
        match token.type:
            case "heading_open" if token.tag == "h1":
                line = self.above + (token.map or [0])[0]
                self.faults.append(Fault("news.heading", Spot(line + 1, 1), self.lines[line].strip("# \t")))
            case "table_open":
                yield _ours(Markup(f'<div class="table-box" tabindex="0" role="region" aria-label="{label}">\n'))
            case "fence" | "code_block":
                yield _ours(element("pre", element("code", Markup(escape(_seen(token.content)))), tabindex="0"))
                return
            case "th_open" | "td_open":
                # A style attribute would be refused by the page's policy; the style sheet has a class for figures.
                is_figure = token.attrGet("style") == "text-align:right"
                token.attrs = {"class": "figure"} if is_figure else {}
        yield token
        if token.type == "table_close":
            yield _ours(Markup("</div>\n"))

    def _inline(self, token: Token, places: _Places) -> None:
        for child in token.children or ():
            child.content = _seen(child.content)
            if child.type == "link_open":
                self._link(child, places)
            elif child.type == "image":
                source = str(child.attrGet("src"))
                self.faults.append(Fault("news.picture_inline", places.of(source), clean(unquote(source))))

    def _link(self, token: Token, places: _Places) -> None:
        link, title = str(token.attrGet("href")), clean(str(token.attrGet("title") or ""))
        place = places.of(link)
        target = link_target(link)
        item = _ITEM.fullmatch(_bare(link))
        if item and item[1] not in self.shown:
            near = nearest(item[1], self.shown)
            self.faults.append(Fault("news.link_absent", place, clean(link), {"nearest": near and f"{near}.md"}))
        elif target is None:
            self.faults.append(Fault("news.link", place, clean(link)))
        token.attrs = {"href": target or ""}
        if title:
            token.attrs["title"] = title

    def _figure(self, token: Token, places: _Places) -> Token:
        source, alt = str(token.attrGet("src")), clean(_said(token.children or ()))
        place, caption = places.of(source), clean(str(token.attrGet("title") or ""))
        if not alt:
            self.faults.append(Fault("news.picture_alt", place, clean(unquote(source))))
        try:
            figure = Figure(self.folder.picture(source), alt, caption)
        except NoPicture as problem:
            self.faults.append(Fault(problem.kind, place, problem.found, problem.facts))
            return _ours(Markup(""))
        self.figures.append(figure)
        return _ours(figure_markup(figure))


def figure_markup(figure: Figure) -> Markup:
    """A picture on the page of its item; width and height keep its place while it loads."""
    picture = figure.picture
    image = element(
        "img",
        src=TO_ROOT + picture.address,
        alt=figure.alt,
        width=str(picture.width),
        height=str(picture.height),
        loading="lazy",
    )
    captions = [element("figcaption", said(figure.caption))] if figure.caption else []
    return Markup(element("figure", image, *captions, class_="picture") + "\n")


def link_target(link: str) -> str | None:
    """The link as the page has it, or nothing where it may not stand.

    >>> link_target("2026-12-03-cong-bo.md"), link_target("../dti/2024/index.html"), link_target("java script:x")
    ('2026-12-03-cong-bo.html', '../dti/2024/index.html', None)
    """
    bare = _bare(link)
    item = _ITEM.fullmatch(bare)
    if _SCHEME.match(bare):
        return normalizeLink(bare) if _ELSEWHERE.fullmatch(clean(link)) else None
    if item:
        return f"{item[1]}.html"
    return normalizeLink(bare) if _is_of_site(unquote(bare)) else None


def _bare(link: str) -> str:
    """As a browser takes it, which minds neither blanks nor what is not seen."""
    return "".join(clean(link).split())


def _is_of_site(link: str) -> bool:
    """Whether it leads from the news to another page of the site, and not out of it."""
    path = re.split(r"[?#]", link)[0]
    return link.startswith("../") and "\\" not in link and not normpath("vi/news/" + path).startswith("..")


class _Reader(MarkdownIt):
    """CommonMark with tables. Links stay as they are written and none is dropped: each is judged in its place."""

    def validateLink(self, url: str) -> bool:  # noqa: N802  # the library's name
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802  # the library's name
        return url


@cache
def _reader() -> MarkdownIt:
    reader = _Reader("commonmark", {"html": False}).enable("table")
    reader.add_render_rule(_OURS, lambda _self, tokens, at, _options, _env: tokens[at].content)
    return reader


class _Places:
    """Where in the file the links and pictures of one run of text stand, asked for in their order."""

    def __init__(self, lines: Sequence[str], above: int, token: Token) -> None:
        first, end = token.map or (0, 1)
        self.lines = lines[: above + end]
        self.line, self.column = above + first, 0

    def of(self, written: str) -> Spot:
        """The next place of these signs; where they were written otherwise, as `&#58;` or by name, the last one."""
        for number in range(self.line, len(self.lines)):
            start = self.column if number == self.line else 0
            at = self.lines[number].find(written, start) if written else -1
            if at >= 0:
                self.line, self.column = number, at + len(written)
                return Spot(number + 1, at + 1)
        return Spot(self.line + 1, self.column + 1)


def _groups(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Paragraphs whole, all other tokens alone."""
    at = 0
    while at < len(tokens):
        length = 3 if tokens[at].type == "paragraph_open" else 1
        yield list(tokens[at : at + length])
        at += length


def _is_pictures(token: Token) -> bool:
    """Whether a paragraph holds pictures and nothing else, not even a link around them."""
    kinds = {child.type for child in token.children or () if child.type != "text" or child.content.strip()}
    return "image" in kinds and kinds <= {"image", "softbreak", "hardbreak"}


def _said(tokens: Sequence[Token]) -> str:
    """The words of a description without its marks."""
    parts = (_said(one.children) if one.children else " " if one.tag == "br" else one.content for one in tokens)
    return "".join(parts)


def _seen(text: str) -> str:
    """In NFC, without what is not seen; line ends and blanks stay, because code is made of them."""
    text = unicodedata.normalize("NFC", text).replace("\t", "    ")
    return text if text.isprintable() else "".join(sign for sign in text if sign == "\n" or is_seen(sign))


def _ours(markup: Markup) -> Token:
    return Token(_OURS, "", 0, content=markup, block=True)
