"""How a page is cited, and how a chart is shown elsewhere: words and code for readers to copy."""

from __future__ import annotations

from thang.engine.framework import Language
from thang.look.markup import clean, element
from thang.window.editions import Publication
from thang.words.site import site_text

SHORT = 12


def citation(publication: Publication, title: str, publisher: str, address: str, language: Language) -> str:
    """One line: who, when, what, which edition, the beginning of the publication's identity, where."""
    year = f"({publication.published_on[:4]})" if publication.published_on else ""
    facts = {
        "who": " ".join(part for part in (clean(publisher), year) if part),
        "title": clean(title),
        "edition": publication.framework.edition,
        "identity": publication.identity[: len("sha256:") + SHORT],
        "address": address,
    }
    return site_text("citation", language, facts)


def embed_code(picture: str, page: str, title: str) -> str:
    """HTML that shows a drawing and leads to its page; both are absolute addresses.

    >>> embed_code("https://a.vn/a.svg", "https://a.vn/a.html", 'A "B"')
    '<a href="https://a.vn/a.html"><img src="https://a.vn/a.svg" alt="A &quot;B&quot;" loading="lazy"/></a>'
    """
    return element("a", element("img", src=picture, alt=title, loading="lazy"), href=page)
