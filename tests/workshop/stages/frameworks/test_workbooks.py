"""Editions as workbooks: the same comes back, and what is wrong is told by row and column."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from python_calamine import CalamineWorkbook

from tests.workshop.base.acts.cast import OLD, entered
from tests.workshop.conftest import Browser
from tests.workshop.stages.frameworks.cast import TEXT, adopted
from thang.engine.errors import Cell
from thang.library.framework_file import parse_framework
from thang.library.shipped import shipped
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.people.models import Person
from thang.workshop.stages.frameworks.bridge_sheet import HEAD, ROWS, lost, text_from, workbook_of
from thang.workshop.stages.frameworks.models import Edition
from thang.workshop.stages.frameworks.starter import TEXT as STARTER


def sheets(data: bytes) -> dict[str, list[list[str]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {
        name: [list(map(str, row)) for row in book.get_sheet_by_name(name).to_python()] for name in book.sheet_names
    }


def book_of(found: dict[str, Sequence[Sequence[str | float]]]) -> bytes:
    whole = io.BytesIO()
    book = xlsxwriter.Workbook(whole, {"in_memory": True})
    for name, rows in found.items():
        sheet = book.add_worksheet(name)
        for at, row in enumerate(rows):
            for across, cell in enumerate(row):
                sheet.write(at, across, cell)
    book.close()
    return whole.getvalue()


def digest(text: str) -> str:
    return parse_framework(text.encode()).digest


@pytest.mark.parametrize("text", [TEXT, STARTER])
def test_the_same_comes_back(text: str) -> None:
    back, faults = text_from(workbook_of(text))
    assert faults == []
    assert digest(back) == digest(text)
    assert lost(text) == []


@pytest.mark.parametrize("name", [one.name for one in shipped()])
def test_shipped_editions_come_back_or_say_what_does_not(name: str) -> None:
    text = next(one for one in shipped() if one.name == name).framework.read_text(encoding="utf-8")
    back, faults = text_from(workbook_of(text))
    assert faults == []
    assert lost(text) == []
    assert digest(back) == digest(text)


def test_what_is_too_long_for_a_cell_is_named() -> None:
    long = TEXT.replace("Đếm trong năm", "Đếm trong năm " * 3000)
    assert lost(long) == ["1.1"]


@pytest.mark.parametrize(
    ("column", "typed", "kind"),
    [
        ("Cách tính điểm", "steps: [{at_least: 4", "import_no_yaml"),
        ("Cách tính điểm", "buoc: 4", "rule.unknown"),
        ("Điểm tối đa", "mười", "type.number"),
        ("Thuộc mã", "9", "import_parent_unknown"),
        ("Phần khác", "khac: 1", "key.unknown"),
    ],
)
def test_faults_are_told_by_row_and_column(column: str, typed: str, kind: str) -> None:
    found = sheets(workbook_of(TEXT))
    found[ROWS][2][found[ROWS][0].index(column)] = typed
    _, faults = text_from(book_of(found))  # type: ignore[arg-type]  # texts are texts or numbers
    assert (faults[0].kind, faults[0].place) == (kind, Cell(3, column))


def test_a_workbook_without_the_rest_is_refused() -> None:
    found = sheets(workbook_of(TEXT))
    _, faults = text_from(book_of({ROWS: found[ROWS]}))
    assert "import_framework_missing" in [fault.kind for fault in faults]
    assert text_from(b"PK")[1]


def test_a_code_that_the_spreadsheet_made_a_number_is_a_fault() -> None:
    found: dict[str, Sequence[Sequence[str | float]]] = dict(sheets(workbook_of(TEXT)))
    found[ROWS][2][0] = 1.1  # type: ignore[index]  # a list
    _, faults = text_from(book_of(found))
    assert faults[0].kind == "import_code_retyped"


def test_an_edition_goes_out_and_in_again(
    province: Organisation, office: Person, officer: Person, browser: Browser
) -> None:
    one = adopted(province, entered(OLD))
    file = browser(officer).get(f"/frameworks/{one.pk}/workbook/").content
    newer = sheets(file)
    head = newer[HEAD]
    next(row for row in head if row[0] == "edition")[1] = "2027"
    sent = SimpleUploadedFile("bo.xlsx", book_of(newer))  # type: ignore[arg-type]  # texts are texts or numbers
    answer = browser(office).post("/frameworks/workbook/upload/", {"sheet": sent})
    assert answer.status_code == 302
    assert Edition.objects.latest("pk").edition == "2027"
    assert browser(officer).get("/frameworks/workbook/upload/").status_code == 404


def test_faults_are_shown_and_kept_only_if_wanted(province: Organisation, office: Person, browser: Browser) -> None:
    found = sheets(workbook_of(TEXT))
    found[ROWS][2][found[ROWS][0].index("Điểm tối đa")] = "mười"
    data = book_of(found)  # type: ignore[arg-type]  # texts are texts or numbers
    page = browser(office).post("/frameworks/workbook/upload/", {"sheet": SimpleUploadedFile("bo.xlsx", data)})
    assert "mười" in page.content.decode()
    assert not Edition.objects.exists()
    sent = {"sheet": SimpleUploadedFile("bo.xlsx", data), "keep_faulty": "on"}
    assert browser(office).post("/frameworks/workbook/upload/", sent).status_code == 302
    assert Edition.objects.get().digest == ""


def test_the_template_can_be_read(office: Person, browser: Browser) -> None:
    file = browser(office).get("/frameworks/workbook/template/").content
    assert text_from(file)[1] == []
