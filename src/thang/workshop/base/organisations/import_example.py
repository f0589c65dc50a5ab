"""The workbook to fill in: the headings, three examples to delete, and what may be written as kind and hierarchy."""

from __future__ import annotations

import io
from typing import Any

from thang.engine.framework import Language
from thang.words.workshop import workshop_text
from thang.words.workshop_lists import LISTS
from thang.workshop.base.organisations.kinds import HIERARCHIES, KINDS
from thang.workshop.base.organisations.sheet import EXAMPLE
from thang.workshop.base.organisations.sheet_table import COLUMNS, SHEET

# Code, name, English name, kind, code of the one above, hierarchy, day, legal basis.
EXAMPLES = (
    ("VD-01", "Sở Tài chính", "Department of Finance", "department", "", "state", "01/07/2025", "01/QĐ-UBND"),
    ("VD-02", "Trung tâm Tin học", "Computing Centre", "service_unit", "VD-01", "state", "01/07/2025", "02/QĐ-UBND"),
    ("VD-03", "Ban Tổ chức", "Organisation Board", "party_body", "", "party", "01/07/2025", "03-QĐ/TU"),
)
_WIDTHS = (12, 42, 32, 26, 16, 22, 14, 24)
_ROWS = 20_000


def example_workbook(language: Language) -> bytes:
    """Every cell is a text, and the columns are formatted as text: no code loses its zeros, no day turns round."""
    import xlsxwriter  # noqa: PLC0415  # loads slowly, and only this page needs it

    whole = io.BytesIO()
    book = xlsxwriter.Workbook(whole, {"in_memory": True})
    _list(book, language)
    _options(book)
    book.close()
    return whole.getvalue()


def _list(book: Any, language: Language) -> None:
    sheet = book.add_worksheet(SHEET)
    text, bold = book.add_format({"num_format": "@"}), book.add_format({"bold": True, "num_format": "@"})
    for across, (column, heading) in enumerate(COLUMNS.items()):
        sheet.set_column(across, across, _WIDTHS[across], text)
        sheet.write_string(0, across, heading if language == "vi" else column, bold)
    for at, example in enumerate(EXAMPLES, start=1):
        for across, cell in enumerate(_in(language, example)):
            sheet.write_string(at, across, cell, text)
    last = len(KINDS)
    for across, column, end in ((3, _letter(language), last), (5, _letter(language, 4), len(HIERARCHIES))):
        source = f"=options!${column}$2:${column}${end + 1}"
        sheet.data_validation(1, across, _ROWS, across, {"validate": "list", "source": source, "error_type": "warning"})
    sheet.freeze_panes(1, 0)


def _in(language: Language, example: tuple[str, ...]) -> list[str]:
    code, name, name_en, kind, parent, hierarchy, since, basis = example
    said = [workshop_text(f"kind_{kind}", language), workshop_text(f"hierarchy_{hierarchy}", language)]
    return [code, f"{EXAMPLE}{name}", name_en, said[0], parent, said[1], since, basis]


def _letter(language: Language, after: int = 0) -> str:
    """The column of the second sheet with the names in the language."""
    return "ABCDEFG"[after + (1 if language == "vi" else 2)]


def _options(book: Any) -> None:
    """Not a table to be read: its headings are none of the list's."""
    sheet = book.add_worksheet("options")
    bold = book.add_format({"bold": True})
    for left, name, ids in ((0, "kind", KINDS), (4, "hierarchy", HIERARCHIES)):
        for across, title in enumerate((f"{name}: id", f"{name}: Tiếng Việt", f"{name}: English")):
            sheet.set_column(left + across, left + across, 30)
            sheet.write_string(0, left + across, title, bold)
        for at, one in enumerate(ids, start=1):
            said = LISTS[f"{name}_{one}"]
            for across, text in enumerate((one, said.vi, said.en)):
                sheet.write_string(at, left + across, text)
