"""Reading a folder of news: every Markdown file in it, in both languages, with all faults at once."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import markupsafe

from thang.engine.errors import Fault, Faulty, Spot
from thang.engine.framework import Language
from thang.window.addresses import slug
from thang.window.news_front import Front, front_faults, in_order, read_front
from thang.window.news_pictures import Folder, Picture
from thang.window.news_text import Body, Figure

LARGEST = 200_000  # more than any news; Markdown made to be slow takes seconds at this size, minutes at ten times it
_STEM = re.compile(r"(?!index)[a-z0-9]+(-[a-z0-9]+)*")
_REQUIRED: dict[Language, Collection[str]] = {"vi": ("title", "date", "category"), "en": ("title",)}


@dataclass(frozen=True, slots=True)
class Text:
    """An item in one language; `category` as it is named there, empty where the English text does not name it."""

    title: str
    author: str
    category: str
    summary: str
    html: markupsafe.Markup
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """`stem` is the name of its file and of its pages; `english` is None where there is a Vietnamese text only."""

    stem: str
    date: str
    vietnamese: Text
    english: Text | None


@dataclass(frozen=True, slots=True)
class Category:
    """`slug` is its address in both languages; `english` is empty where no English text names it."""

    slug: str
    vietnamese: str
    english: str


@dataclass(frozen=True, slots=True)
class News:
    """Items with the newest first, those of one day by the names of their files; categories by theirs."""

    items: tuple[Item, ...]
    categories: tuple[Category, ...]

    @property
    def pictures(self) -> Mapping[str, Picture]:
        """Those that are shown, by their addresses; once each, however often and in whichever language."""
        texts = [text for item in self.items for text in (item.vietnamese, item.english) if text]
        shown = {figure.picture.address: figure.picture for text in texts for figure in text.figures}
        return dict(sorted(shown.items()))


@dataclass(frozen=True)
class _File:
    """A Markdown file with its first lines read."""

    path: Path
    stem: str
    language: Language
    lines: list[str]
    front: Front


@dataclass
class _Reading:
    folder: Folder
    faults: list[Fault] = field(default_factory=list)

    def fault(self, path: Path, *faults: Fault) -> None:
        self.faults.extend(replace(fault, file=str(path)) for fault in faults)


def read_news(folder: Path) -> News:
    """The news of a folder. Raises Faulty with all faults of all files, OSError where it cannot be read."""
    reading = _Reading(Folder(folder))
    files = list(_files(reading))
    drafts = {(file.stem, file.language) for file in files if file.front.is_draft}
    files = [file for file in files if not {(file.stem, file.language), (file.stem, "vi")} & drafts]
    linked = {name[:-3] for name in reading.folder.files if name.endswith(".md")} - {stem for stem, _ in drafts}
    texts = {(file.stem, file.language): _text(file, linked, reading) for file in files}
    _check_pairs(files, reading)
    categories = _categories(files, reading)
    if reading.faults:
        raise Faulty(in_order(reading.faults))
    dates = {file.stem: file.front.text("date") for file in files if file.language == "vi"}
    items = [Item(stem, day, texts[stem, "vi"], texts.get((stem, "en"))) for stem, day in dates.items()]
    return News(tuple(sorted(items, key=lambda item: item.date, reverse=True)), categories)


def _files(reading: _Reading) -> Iterator[_File]:
    for name, path in reading.folder.files.items():
        if not name.lower().endswith(".md"):
            continue
        stem, language = _named(name[:-3])
        if "/" in name:
            reading.fault(path, Fault("news.nested", None, name.rpartition("/")[0]))
        elif not name.endswith(".md") or not _STEM.fullmatch(stem):
            reading.fault(path, Fault("news.file_name", None, name, {"wanted": _better_name(stem, language)}))
        elif not reading.folder.is_inside(path):
            reading.fault(path, Fault("news.outside", None))
        else:
            yield from _file(path, stem, language, reading)


def _named(name: str) -> tuple[str, Language]:
    return (name[:-3], "en") if name.endswith(".en") else (name, "vi")


def _better_name(stem: str, language: Language) -> str:
    """A name that may stand, near to the one that may not."""
    ending = ".md" if language == "vi" else ".en.md"
    return (slug(stem).removeprefix("index").strip("-") or "tin") + ending


def _file(path: Path, stem: str, language: Language, reading: _Reading) -> Iterator[_File]:
    length = path.stat().st_size
    if length > LARGEST:
        reading.fault(path, Fault("file.too_large", None, str(length), {"most": str(LARGEST)}))
        return
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        column = len(data[data.rfind(b"\n", 0, error.start) + 1 : error.start].decode(errors="replace")) + 1
        reading.fault(path, Fault("file.not_utf8", Spot(line, column), f"{data[error.start]:02X}"))
        return
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    faults: list[Fault] = []
    front = read_front(lines, faults)
    if front and not front.is_draft:
        faults += front_faults(front, _REQUIRED[language])
    reading.fault(path, *faults)
    if front:
        yield _File(path, stem, language, lines, front)


def _text(file: _File, linked: Collection[str], reading: _Reading) -> Text:
    body = Body(file.language, file.lines, file.front.end, linked, reading.folder)
    html, say = body.html(), file.front.text
    reading.fault(file.path, *body.faults)
    return Text(say("title"), say("author"), say("category"), say("summary"), html, tuple(body.figures))


def _check_pairs(files: list[_File], reading: _Reading) -> None:
    """An English text stands beside a Vietnamese one of the same day."""
    vietnamese = {file.stem: file for file in files if file.language == "vi"}
    for file in (file for file in files if file.language == "en"):
        beside, stated = vietnamese.get(file.stem), file.front.entries.get("date")
        if beside is None and f"{file.stem}.md" not in reading.folder.files:
            reading.fault(file.path, Fault("news.no_vietnamese", None, "", {"wanted": f"{file.stem}.md"}))
        elif beside and stated and stated.text != beside.front.text("date"):
            facts = {"wanted": beside.front.text("date")}
            reading.fault(file.path, Fault("news.other_date", stated.spot, stated.text, facts))


def _categories(files: list[_File], reading: _Reading) -> tuple[Category, ...]:
    """One name a category in each language, said first by the first of its files."""
    names: dict[str, tuple[str, _File]] = {}
    for file in files:
        entry = file.front.entries.get("category")
        if entry and entry.text and file.language == "vi":
            name, first = names.setdefault(slug(entry.text), (entry.text, file))
            if name != entry.text:
                facts = {"wanted": name, "other": first.path.name}
                reading.fault(file.path, Fault("news.category_alike", entry.spot, entry.text, facts))
    english = _english_names(files, reading)
    return tuple(Category(one, name, english.get(one, "")) for one, (name, _) in sorted(names.items()))


def _english_names(files: list[_File], reading: _Reading) -> dict[str, str]:
    """Slug of the Vietnamese name → English name."""
    vietnamese = {file.stem: file.front.text("category") for file in files if file.language == "vi"}
    names: dict[str, tuple[str, _File]] = {}
    for file in files:
        entry, category = file.front.entries.get("category"), vietnamese.get(file.stem)
        if entry and entry.text and category and file.language == "en":
            name, first = names.setdefault(slug(category), (entry.text, file))
            if name != entry.text:
                facts = {"wanted": name, "other": first.path.name, "category": category}
                reading.fault(file.path, Fault("news.category_english", entry.spot, entry.text, facts))
    return {one: name for one, (name, _) in names.items()}
