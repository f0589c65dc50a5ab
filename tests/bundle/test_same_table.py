"""The same table as CSV, as a workbook and as Parquet makes the same publication, byte for byte."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.library.trio import SOUND_TRIO
from tests.library.workbooks import as_parquet, workbook
from thang.bundle.publish import Bundle, Notes, publish
from thang.engine.score import compute
from thang.library.framework_file import parse_framework
from thang.library.shipped import shipped
from thang.library.units import read_inputs

Write = Callable[[Path, str], Path]


def as_csv(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def decomposed(path: Path, text: str) -> Path:
    return as_csv(path, unicodedata.normalize("NFD", text))


def sealed(folder: Path, texts: tuple[str, str, str], write: Write) -> Bundle:
    file = parse_framework(texts[0].encode())
    values, units = write(folder / "values", texts[1]), write(folder / "units", texts[2])
    inputs = read_inputs(file.framework, values, units)
    return publish(file, compute(inputs.plans, inputs.units, inputs.answers), Notes("2026-11-22"))


PUBLISHED = {
    one.name: tuple(path.read_text(encoding="utf-8") for path in (one.framework, one.values, one.units))
    for one in shipped()
    if one.values and one.units
} | {"a little of everything": (SOUND_TRIO.framework, SOUND_TRIO.values, SOUND_TRIO.units or "")}


@pytest.mark.parametrize("write", [workbook, as_parquet, decomposed])
@pytest.mark.parametrize("name", PUBLISHED)
def test_the_format_of_a_table_leaves_no_trace(name: str, write: Write, tmp_path: Path) -> None:
    texts = PUBLISHED[name]
    assert len(texts) == 3
    assert sealed(tmp_path, texts, write).identity == sealed(tmp_path, texts, as_csv).identity


def test_another_figure_is_another_publication(tmp_path: Path) -> None:
    framework, values, units = SOUND_TRIO.framework, SOUND_TRIO.values, SOUND_TRIO.units or ""
    other = SOUND_TRIO.cell("Xã Bát Xát", "1.1", "9").values
    assert other != values
    one, two = (sealed(tmp_path, (framework, text, units), workbook).identity for text in (values, other))
    assert one != two
