"""Small pieces that the page of components is put together from."""

from __future__ import annotations

from collections.abc import Callable

from thang.engine.framework import Language
from thang.look.markup import Markup, element, said


def both(language: Language) -> Callable[[str, str], str]:
    """Picks the Vietnamese or the English text."""
    return lambda vi, en: vi if language == "vi" else en


def p(text: str, class_: str | None = None) -> Markup:
    return element("p", said(text), class_=class_)


def link(text: str, href: str, class_: str | None = None, *, current: str | None = None) -> Markup:
    return element("a", said(text), href=href, class_=class_, aria_current=current)


def listed(class_: str, *items: Markup) -> Markup:
    return element("ul", *(element("li", item) for item in items), class_=class_)


def section(name: str, title: str, *inside: Markup) -> Markup:
    return element("section", element("h2", said(title)), *inside, id=name)
