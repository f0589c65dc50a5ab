"""Files as other programs write them are taken; what a name may be."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import Workbook
from PIL import Image

from tests.workshop.base.files.cast import jpeg, office, png
from thang.workshop.base.files.content import examine
from thang.workshop.base.files.kinds import EXTENSIONS, clean_name
from thang.workshop.base.parts.forms import Refused


def picture(form: str, mode: str = "RGB", **how: object) -> bytes:
    whole = BytesIO()
    Image.effect_noise((300, 200), 90).convert(mode).save(whole, form, **how)
    return whole.getvalue()


def workbook_with_a_chart() -> bytes:
    whole = BytesIO()
    with xlsxwriter.Workbook(whole) as book:
        sheet = book.add_worksheet("Bảng")
        sheet.write_column("A1", [1, 2, 3])
        sheet.write_url("B1", "https://laocai.gov.vn")
        sheet.insert_image("C1", "a.png", {"image_data": BytesIO(png())})
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Bảng!$A$1:$A$3"})
        sheet.insert_chart("D1", chart)
    return whole.getvalue()


def plain_workbook() -> bytes:
    whole = BytesIO()
    Workbook().save(whole)
    return whole.getvalue()


WRITTEN = {
    "pillow.pdf": picture("PDF"),
    "nhiều lượt.jpg": picture("JPEG", progressive=True, quality=90),
    "xám.jpeg": picture("JPEG", "L"),
    "bảng màu.png": picture("PNG", "P"),
    "hai ảnh.jpg": jpeg() + jpeg(),  # as telephones write a second picture behind the first one
    "biểu đồ.xlsx": workbook_with_a_chart(),
    "openpyxl.xlsx": plain_workbook(),
    "có bảng.pptx": office("pptx", {"ppt/embeddings/Microsoft_Excel_Sheet1.xlsx": plain_workbook()}),
    "biểu tượng.docx": office("docx", {"word/media/image1.svg": b"<svg/>"}),
    "máy in.xlsx": office("xlsx", {"xl/printerSettings/printerSettings1.bin": b"x"}),
    "excel.csv": "\ufeffMã;Tên\r\n1;Xã\r\n".encode(),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_what_other_programs_write_is_taken(name: str, tmp_path: Path) -> None:
    path = tmp_path / "given"
    path.write_bytes(WRITTEN[name])
    assert name.endswith(examine(path, name).extensions)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Báo cáo.PDF", "Báo cáo.PDF"),
        ("Ba\u0301o ca\u0301o.pdf", "Báo cáo.pdf"),
        ("C:\\Tài liệu\\a.pdf", "a.pdf"),
        ("../../a.pdf", "a.pdf"),
        ("a\u202efdp.txt", "afdp.txt"),
        (" a.pdf. ", "a.pdf"),
        ("a\r\nb.pdf", "ab.pdf"),
    ],
)
def test_a_name_is_kept_without_what_could_do_harm(given: str, kept: str) -> None:
    assert clean_name(given) == kept


@pytest.mark.parametrize("given", ["", ".pdf", "a", "a.exe", "a.pdf.html", "a.pdf\0.js", "../", "x" * 200 + ".pdf"])
def test_a_name_that_is_none_is_refused_with_what_would_be_right(given: str) -> None:
    with pytest.raises(Refused) as refused:
        clean_name(given)
    assert any(right in refused.value.text("vi") for right in (EXTENSIONS[0], "200"))
