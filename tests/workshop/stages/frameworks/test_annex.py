"""The annex of a decision: its tables with merged cells and repeated heads, and a draft that invents nothing."""

from __future__ import annotations

import io
import zipfile
from fractions import Fraction

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.workshop.conftest import Browser
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.people.models import Person
from thang.workshop.stages.frameworks.annex import guess_columns, points_of, read_rows, tree_from
from thang.workshop.stages.frameworks.annex_tables import tables_of
from thang.workshop.stages.frameworks.bridge import parsed, written
from thang.workshop.stages.frameworks.models import Edition

TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
HEAD = ["STT", "Chỉ số", "Điểm tối đa", "Cách xác định, tính điểm", "Tài liệu kiểm chứng", "Nguồn thu thập dữ liệu"]
HEAD += ["Đơn vị phối hợp xác minh"]
COUNTED = [f"({at})" for at in range(1, 8)]
ABOVE = "^"  # a cell that goes on with the one above
BODY = [
    HEAD,
    COUNTED,
    ["1", "Nhận thức số", "1.000 điểm", "", "", "", ""],
    ["1.1", "Số cuộc họp", "600", "Từ 4 cuộc: 600 điểm", "Biên bản", "Tự kê khai", "Sở Nội vụ"],
    [ABOVE, ABOVE, ABOVE, "Dưới 4 cuộc: 0 điểm", "", "", ""],
    HEAD,
    ["1.2.", "Có kế hoạch", "400,0", "Có: 400", "Kế hoạch", "", "Sở Nội vụ"],
    ["1.3", "Khác", "", "", "", "", ABOVE],
    ["", "Tổng cộng", "1.000", "", "", "", ""],
]


def cell(text: str) -> str:
    if text == ABOVE:
        return "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"
    said = "".join(f"<w:r><w:t>{part}</w:t></w:r>" for part in (text[:2], text[2:]))
    return f'<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p>{said}</w:p></w:tc>'


def word(rows: list[list[str]], before: str = "") -> bytes:
    table = "".join("<w:tr>" + "".join(map(cell, row)) + "</w:tr>" for row in rows)
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    document = f'<?xml version="1.0"?>{before}<w:document {space}><w:body><w:tbl>{table}</w:tbl></w:body></w:document>'
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("word/document.xml", document)
    return whole.getvalue()


def test_the_columns_are_known_by_their_headings() -> None:
    (table,) = tables_of(word(BODY))
    assert guess_columns(table) == ["number", "title", "max", "rule", "evidence", "source", "verified_by"]


def test_rows_become_indicators_and_what_is_guessed_is_marked() -> None:
    (table,) = tables_of(word(BODY))
    rows = read_rows(table, guess_columns(table))
    assert [(one.code, one.parent, one.max) for one in rows] == [
        ("1", "", 1000),
        ("1.1", "1", 600),
        ("1.2", "1", 400),
        ("1.3", "1", None),
    ]
    assert rows[1].rule == "Từ 4 cuộc: 600 điểm\nDưới 4 cuộc: 0 điểm"
    assert [sorted(one.guessed) for one in rows] == [["max"], ["rule"], [], ["verified_by"]]
    assert rows[3].verified_by == "Sở Nội vụ"


def test_no_rule_is_invented() -> None:
    (table,) = tables_of(word(BODY[:-2]))
    tree = tree_from(read_rows(table, guess_columns(table)), "thu", "2027", "Thử")
    framework = parsed(written(tree)).framework
    assert framework.groups[0].max == 1000
    for leaf in framework.leaves():
        assert type(leaf.rule).__name__ == "Points"
        assert "chưa được đọc từ phụ lục" in leaf.inferred.vi
    assert "phụ lục" in framework.inferred.vi


def test_roman_sections_and_rows_without_number_get_codes() -> None:
    rows = [
        HEAD[:3],
        ["I", "Phần một", "10"],
        ["1", "A", "6"],
        ["2", "B", "4"],
        ["II", "Phần hai", "5"],
        ["1", "C", "5"],
    ]
    (table,) = tables_of(word(rows))
    found = read_rows(table, guess_columns(table))
    assert [(one.code, one.parent) for one in found] == [
        ("I", ""), ("I.1", "I"), ("I.2", "I"), ("II", ""), ("II.1", "II"),
    ]  # fmt: skip
    assert "number" in found[1].guessed


@pytest.mark.parametrize(
    ("text", "points"),
    [("10", 10), ("10 điểm", 10), ("1.000", 1000), ("7,5đ", Fraction(15, 2)), ("mười", None), ("", None)],
)
def test_points_are_read_as_people_write_them(text: str, points: Fraction | None) -> None:
    assert points_of(text)[0] == points


def test_what_is_no_word_file_is_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]>'
    for data in (b"PK", b"abc", word(BODY, bomb)):
        with pytest.raises(Refused):
            tables_of(data)


def test_a_draft_is_made_of_an_annex(province: Organisation, office: Person, browser: Browser) -> None:
    client = browser(office)
    sent = {"annex": SimpleUploadedFile("phu-luc.docx", word(BODY[:-2]))}
    answer = client.post("/frameworks/annex/", sent)
    page = answer.content.decode()
    assert "Đọc được 3 chỉ số" in page
    assert "suy ra" in page
    typed = {"tables": answer.context["packed"], "take_0": "on", "edition_code": "thu", "edition_name": "2027"}
    typed |= {column["name"]: column["meaning"] for column in answer.context["tables"][0]["columns"]}
    without = client.post("/frameworks/annex/", {**typed, "make": "1"}).content.decode()
    assert 'value="2027"' in without
    assert client.post("/frameworks/annex/", {**typed, "title": "Thử", "make": "1"}).status_code == 302
    one = Edition.objects.get()
    assert (one.code, one.edition, bool(one.digest)) == ("thu", "2027", True)


def test_what_is_wrong_with_a_file_is_told(office: Person, officer: Person, browser: Browser) -> None:
    sent = {"annex": SimpleUploadedFile("phu-luc.docx", b"khong phai")}
    assert browser(office).post("/frameworks/annex/", sent).context["form"].errors
    assert browser(office).post("/frameworks/annex/", {"tables": "[[["}).status_code == 200
    assert browser(officer).get("/frameworks/annex/").status_code == 404
