"""What the pages of news say, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from thang.engine.framework import Language
from thang.words.sentence import Sentence

S = Sentence

NEWS: dict[str, Sentence] = {
    "news": S("Tin", "News"),
    "all": S("Tất cả", "All"),
    "by_category": S("Chuyên mục", "Categories"),
    "none": S("Chưa có tin nào.", "No news yet."),
    "pages": S("Các trang tin", "Pages of the list"),
    "on_page": S("{title} · trang {number}", "{title} · page {number}"),
    "others": S("Tin khác", "Other news"),
    "older": S("Tin trước", "Previous"),
    "newer": S("Tin sau", "Next"),
    "only_vietnamese": S("chỉ có tiếng Việt", "in Vietnamese only"),
    "only_vietnamese_text": S("Tin này chỉ có tiếng Việt.", "This item is in Vietnamese only."),
    "table": S("Bảng", "Table"),
}


def news_text(name: str, language: Language, facts: Mapping[str, str] | None = None) -> str:
    """
    >>> news_text("on_page", "vi", {"title": "Tin", "number": "2"})
    'Tin · trang 2'
    """
    return NEWS[name].say(language, facts or {})
