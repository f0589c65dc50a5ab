"""A workbook to fill in: the headings, examples to delete, and what may be written in the columns of closed lists."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from thang.engine.framework import Language
from thang.words.sentence import Sentence
from thang.words.workshop import WORKSHOP
from thang.workshop.base.parts.reading import EXAMPLE
from thang.workshop.base.parts.table import Layout


@dataclass(frozen=True, slots=True)
class Example:
    """`rows`: by columns, closed lists by their ids. `options`: column → prefix of its sentences and the ids."""

    layout: Layout
    widths: Sequence[int]
    rows: Sequence[Sequence[str]]
    options: Mapping[str, tuple[str, Sequence[str]]]


def example_workbook(example: Example, language: Language) -> bytes:
    """Every cell is a text, and the columns are formatted as text: no code loses its zeros, no day turns round."""
    import xlsxwriter  # noqa: PLC0415  # loads slowly, and only this page needs it

    whole = io.BytesIO()
    book = xlsxwriter.Workbook(whole, {"in_memory": True})
    _list(book, example, language)
    _options(book, example)
    book.close()
    return whole.getvalue()


def _list(book: Any, example: Example, language: Language) -> None:
    layout = example.layout
    sheet = book.add_worksheet(layout.sheets[0])
    text, bold = book.add_format({"num_format": "@"}), book.add_format({"bold": True, "num_format": "@"})
    for across, (column, heading) in enumerate(layout.columns.items()):
        sheet.set_column(across, across, example.widths[across], text)
        sheet.write_string(0, across, heading if language == "vi" else column, bold)
    for at, row in enumerate(example.rows, start=1):
        for across, column in enumerate(layout.columns):
            sheet.write_string(at, across, _cell(example, column, row[across], language), text)
    names = list(layout.columns)
    for number, (column, (_, ids)) in enumerate(example.options.items()):
        letter, across = _letter(number, language), names.index(column)
        source = f"=options!${letter}$2:${letter}${len(ids) + 1}"
        asked = {"validate": "list", "source": source, "error_type": "warning"}
        sheet.data_validation(1, across, layout.most_rows, across, asked)
    sheet.freeze_panes(1, 0)


def _cell(example: Example, column: str, text: str, language: Language) -> str:
    if column == "name":
        return f"{EXAMPLE}{text}"
    prefix = example.options.get(column, ("", ()))[0]
    return _said(prefix, text)[language] if prefix and text else text


def _said(prefix: str, one: str) -> dict[Language, str]:
    sentence: Sentence = WORKSHOP[f"{prefix}_{one}"]
    return {"vi": sentence.vi, "en": sentence.en}


def _letter(number: int, language: Language) -> str:
    """The column of the second sheet with the names in the language, of the closed list of that number."""
    return "ABCDEFGHIJK"[4 * number + (1 if language == "vi" else 2)]


def _options(book: Any, example: Example) -> None:
    """Not a table to be read: its headings are none of the list's."""
    sheet = book.add_worksheet("options")
    bold = book.add_format({"bold": True})
    for number, (name, (prefix, ids)) in enumerate(example.options.items()):
        left = 4 * number
        for across, title in enumerate((f"{name}: id", f"{name}: Tiếng Việt", f"{name}: English")):
            sheet.set_column(left + across, left + across, 30)
            sheet.write_string(0, left + across, title, bold)
        for at, one in enumerate(ids, start=1):
            for across, text in enumerate((one, *_said(prefix, one).values())):
                sheet.write_string(at, left + across, text)
