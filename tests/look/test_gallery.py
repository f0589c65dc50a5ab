"""The page of components is whole, shows every class, and names no other."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from thang.engine.framework import Language
from thang.look.assets import plain_assets
from thang.look.gallery import gallery_html

LANGUAGES: tuple[Language, ...] = ("vi", "en")
RULES = re.sub(r"/\*.*?\*/|\"[^\"]*\"", "", plain_assets()["thang.css"].decode(), flags=re.DOTALL)
# What the script adds, and what only says where things belong.
BY_SCRIPT = {"sort", "table-tools"}
NO_RULE = {"level-1", "c-tile", "language"}


def page(language: Language) -> ElementTree.Element:
    return ElementTree.fromstring(gallery_html(language).removeprefix("<!doctype html>\n"))  # noqa: S314  # a page of our own


def used(root: ElementTree.Element) -> set[str]:
    return {name for one in root.iter() for name in one.get("class", "").split()}


def styled() -> set[str]:
    return set(re.findall(r"\.([a-z][\w-]*)", re.sub(r"\{[^{}]*\}", "{}", RULES)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_well_formed_and_loads_only_its_own_files(language: Language) -> None:
    root = page(language)
    assert root.get("lang") == language
    loaded = [one.get("href") or one.get("src") for one in root.iter() if one.tag in {"link", "script", "img"}]
    assert loaded == ["static/thang.css", "static/icon.svg", "static/table.js"]
    assert [one.tag for one in root.iter() if one.get("style") or one.tag == "style"] == []
    assert [one.text for one in root.iter("script") if one.text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_shows_every_class_of_the_style_sheet_and_uses_no_other(language: Language) -> None:
    assert used(page(language)) - NO_RULE == styled() - BY_SCRIPT - NO_RULE


@pytest.mark.parametrize("language", LANGUAGES)
def test_ids_are_there_once_and_every_label_and_link_finds_its_own(language: Language) -> None:
    root = page(language)
    ids = [name for one in root.iter() if (name := one.get("id")) is not None]
    assert len(ids) == len(set(ids))
    wanted = {one.get("for", "") for one in root.iter("label") if one.get("for")}
    wanted |= {href[1:] for one in root.iter("a") if (href := one.get("href", "")).startswith("#")}
    wanted |= {name for one in root.iter() for name in one.get("aria-describedby", "").split()}
    assert wanted <= set(ids)


def test_the_english_page_speaks_no_vietnamese_but_in_names() -> None:
    text = " ".join(page("en").itertext())
    assert [word for word in ("Bảng", "Biểu", "điểm", "Tìm", "Trung vị", "chưa") if word in text] == []


def test_the_page_is_the_same_every_time() -> None:
    assert gallery_html("vi") == gallery_html("vi")
