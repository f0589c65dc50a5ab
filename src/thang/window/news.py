"""News of the public site: lists by category, a page for every item in both languages, the pictures.

An item without an English text stands in the English list with its Vietnamese one, and says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from thang.engine.framework import Language
from thang.window.addresses import slug
from thang.window.news_files import Category, Item, News, Text, read_news
from thang.window.news_text import Figure
from thang.window.page import Link, Page
from thang.words.figures import day
from thang.words.site_news import news_text

__all__ = ["Headline", "News", "latest", "news_files", "news_pages", "read_news"]

ON_PAGE = 20


@dataclass(frozen=True, slots=True)
class Headline:
    """An item as lists show it. `address` is below the language's folder, `figure` its first picture.

    `day` is the date for machines, `date` for readers. `category_lang`: the language of the category's name, which
    can have an English one where the item has no English text. `only_vietnamese` is said of it, empty where it is not.
    """

    title: str
    day: str
    date: str
    author: str
    category: str
    category_address: str
    category_lang: Language
    summary: str
    address: str
    figure: Figure | None
    lang: Language
    only_vietnamese: str


def news_pages(language: Language, news: News) -> Iterator[Page]:
    """The list of all, that of every category, and every item."""
    names = {one.slug: _name(one, language) for one in news.categories}
    yield from _list_pages(language, news, "", news.items)
    for one in names:
        yield from _list_pages(language, news, one, [item for item in news.items if _category(item) == one])
    for at, item in enumerate(news.items):
        newer = news.items[at - 1] if at else None
        older = news.items[at + 1] if at + 1 < len(news.items) else None
        yield _item_page(language, item, names, {"newer": newer, "older": older})


def news_files(news: News) -> Iterator[tuple[str, bytes]]:
    """The pictures by their addresses below the site's folder. Raises OSError, Faulty where one changed since."""
    yield from ((address, picture.data()) for address, picture in news.pictures.items())


def latest(news: News, language: Language, count: int) -> list[Headline]:
    """The newest, the newest first."""
    names = {one.slug: _name(one, language) for one in news.categories}
    return [_headline(item, language, names) for item in news.items[:count]]


Names = Mapping[str, tuple[str, Language]]


def _list_pages(language: Language, news: News, category: str, items: Sequence[Item]) -> Iterator[Page]:
    """A list over as many pages as it needs; at least one, which says that there is nothing yet."""
    names = {one.slug: _name(one, language) for one in news.categories}
    title = names[category][0] if category else news_text("news", language)
    count = max(1, -(-len(items) // ON_PAGE))
    for number in range(1, count + 1):
        shown = [_headline(item, language, names) for item in items[(number - 1) * ON_PAGE : number * ON_PAGE]]
        facts: dict[str, Any] = {
            "lang": names[category][1] if category else language,
            "years": [(year, list(found)) for year, found in groupby(shown, lambda one: one.day[:4])],
            "categories": _choices(language, category, names),
            "pages": [(Link(str(one), list_address(category, one)), one == number) for one in range(1, count + 1)],
            "words": {name: news_text(name, language) for name in ("by_category", "pages", "none")},
        }
        named = title if number == 1 else news_text("on_page", language, {"title": title, "number": str(number)})
        yield Page(list_address(category, number), "news.html", named, facts)


def _choices(language: Language, chosen: str, names: Names) -> list[dict[str, Any]]:
    """All news, then the categories; the one shown is marked."""
    known: list[tuple[str, tuple[str, Language]]] = [("", (news_text("all", language), language)), *names.items()]
    return [
        {"link": Link(name, list_address(one)), "lang": lang, "is_current": one == chosen}
        for one, (name, lang) in known
    ]


def list_address(category: str, number: int = 1) -> str:
    """No file of an item can be called so.

    >>> list_address(""), list_address("thong-bao", 2)
    ('news/index.html', 'news/thong-bao/index-2.html')
    """
    folder = f"news/{category}/" if category else "news/"
    return f"{folder}index.html" if number == 1 else f"{folder}index-{number}.html"


def _item_page(language: Language, item: Item, names: Names, beside: Mapping[str, Item | None]) -> Page:
    shown = _headline(item, language, names)
    others = [(news_text(name, language), _headline(other, language, names)) for name, other in beside.items() if other]
    facts = {
        "item": shown,
        "body": _text(item, language)[0].html,
        "note": news_text("only_vietnamese_text", language) if shown.only_vietnamese else "",
        "others": others,
        "words": {"others": news_text("others", language)},
    }
    return Page(shown.address, "news_item.html", shown.title, facts)


def _headline(item: Item, language: Language, names: Names) -> Headline:
    text, lang = _text(item, language)
    category = _category(item)
    return Headline(
        title=text.title,
        day=item.date,
        date=day(date.fromisoformat(item.date), language),
        author=text.author or item.vietnamese.author,
        category=names[category][0],
        category_address=list_address(category),
        category_lang=names[category][1],
        summary=text.summary,
        address=f"news/{item.stem}.html",
        figure=text.figures[0] if text.figures else None,
        lang=lang,
        only_vietnamese="" if lang == language else news_text("only_vietnamese", language),
    )


def _text(item: Item, language: Language) -> tuple[Text, Language]:
    """The text that a reader of the language gets, and the language that it is in."""
    return (item.english, "en") if language == "en" and item.english else (item.vietnamese, "vi")


def _category(item: Item) -> str:
    return slug(item.vietnamese.category)


def _name(category: Category, language: Language) -> tuple[str, Language]:
    """What it is called for a reader of the language, and the language of that name."""
    return (category.english, "en") if language == "en" and category.english else (category.vietnamese, "vi")
