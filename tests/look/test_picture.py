"""Pictures of charts: of the right size, with Vietnamese letters and no boxes, the same bytes, nothing from outside."""

from __future__ import annotations

import hashlib
import os
import struct
import subprocess
import sys
import zlib
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
import resvg_py

from tests.look.drawings import SVG, every_chart, tree
from thang.look import gallery_samples as samples
from thang.look.charts import Chart, Columns, Point, Tick, Tile, TileMap
from thang.look.picture import FONT, picture
from tools import vendor

ROOT = Path(__file__).parents[2]
TICKS = (Tick(Fraction(0), "0"), Tick(Fraction(1), "1"))
CHARTS: list[Chart] = [*every_chart(), samples.area_map("vi")]
NO_FONT_HAS_IT = "\U000f1234"
# Elements that name no file; `a` leads somewhere only when somebody follows it.
HARMLESS = {"svg", "title", "desc", "g", "a", "rect", "line", "path", "circle", "text"}


def lettered(text: str) -> Columns:
    """A chart with one text below its column."""
    return Columns("T", "D", (Point(text, Fraction(1, 2), "x"),), TICKS)


def size(data: bytes) -> tuple[int, int]:
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    wide, high = struct.unpack(">II", data[16:24])
    return wide, high


def ink(data: bytes) -> bytes:
    """The picture's rows as they are packed, without headings: equal for equal pixels."""
    parts, at = b"", 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        if data[at + 4 : at + 8] == b"IDAT":
            parts += data[at + 8 : at + 8 + length]
        at += 12 + length
    return zlib.decompress(parts)


def nearest(left: int, above: int, corner: int) -> int:
    """Paeth's choice: the neighbour that is nearest to left + above − corner."""
    guess = left + above - corner
    return min((left, above, corner), key=lambda one: abs(guess - one))


def rows(data: bytes) -> list[bytes]:
    """Four bytes a pixel (red, green, blue, opacity), as the PNG specification (section 9.2) unpacks them."""
    wide, high = size(data)
    assert data[24:26] == b"\x08\x06", "eight bits a channel, with opacity"
    packed, step = ink(data), wide * 4 + 1
    found = [bytes(wide * 4)]
    for i in range(high):
        kind, row = packed[i * step], bytearray(packed[i * step + 1 : (i + 1) * step])
        above = found[-1]
        for x in range(len(row)):
            left, corner = (row[x - 4], above[x - 4]) if x >= 4 else (0, 0)
            by = (0, left, above[x], (left + above[x]) // 2, nearest(left, above[x], corner))[kind]
            row[x] = (row[x] + by) % 256
        found.append(bytes(row))
    return found[1:]


def different(one: bytes, other: bytes) -> Iterator[tuple[int, int]]:
    """Places (across, down) where two pictures of one size differ."""
    assert size(one) == size(other)
    for y, (here, there) in enumerate(zip(rows(one), rows(other), strict=True)):
        yield from ((x // 4, y) for x in range(0, len(here), 4) if here[x : x + 4] != there[x : x + 4])


@pytest.mark.parametrize("scale", [1, 2])
@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: type(chart).__name__)
def test_a_picture_is_as_many_times_larger_than_the_drawing_as_asked(chart: Chart, scale: int) -> None:
    drawing = tree(chart)
    wanted = (float(drawing.get("width", 0)) * scale, float(drawing.get("height", 0)) * scale)
    assert size(picture(chart, scale)) == pytest.approx(wanted, abs=scale)


def test_a_text_is_drawn_where_the_drawing_has_it_and_nowhere_else() -> None:
    """The same chart with and without the text below its column differs there alone."""
    words = "Đường số"
    text = next(one for one in tree(lettered(words)).iter(f"{SVG}text") if one.text == words)
    x, y, high = (float(text.get(name, 0)) for name in ("x", "y", "font-size"))
    places = list(different(picture(lettered(words), 1), picture(lettered(""), 1)))
    assert len(places) > 100
    assert all(abs(across - x) < high * len(words) / 2 for across, _ in places)
    assert all(y - high * 1.2 < down < y + high * 0.5 for _, down in places)


@pytest.mark.parametrize("letter", "ếộữẫặĐđỹỔơưăẢỴ")
def test_every_vietnamese_letter_has_its_own_shape(letter: str) -> None:
    """A letter that the font lacks would be drawn as the same box as one that no font has, or as nothing."""
    assert ink(picture(lettered(letter))) not in {ink(picture(lettered(text))) for text in (NO_FONT_HAS_IT, " ", "")}


def test_two_letters_that_differ_in_one_diacritic_are_two_shapes() -> None:
    assert len({ink(picture(lettered(letter))) for letter in "eêếềểễệ"}) == 7


@pytest.mark.parametrize("letter", "აع中")
def test_the_fonts_of_the_machine_are_not_used(letter: str) -> None:
    """Letters that Inter lacks and many machines have are the box, wherever the picture is made."""
    assert picture(lettered(letter)) == picture(lettered(NO_FONT_HAS_IT))


def test_a_picture_has_paper_even_where_the_drawing_has_none() -> None:
    """A line for the cell of a table has no ground of its own; dark lines would be lost on a dark slide."""
    drawn = rows(picture(samples.spark(1, "vi")))
    assert drawn[0][:4] == b"\xff\xff\xff\xff"
    assert {opacity for row in drawn for opacity in row[3::4]} == {255}


def test_the_same_charts_give_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    """Whatever the seed of its hashes, its language and its folders."""
    code = (
        "import hashlib; from tests.look.test_picture import CHARTS, picture; "
        "print(hashlib.sha256(b''.join(map(picture, CHARTS))).hexdigest())"
    )
    other = {**os.environ, "PYTHONHASHSEED": "7", "LC_ALL": "C", "HOME": str(tmp_path)}
    found = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, env=other, cwd=ROOT
    )
    assert found.stdout.strip() == hashlib.sha256(b"".join(map(picture, CHARTS))).hexdigest()


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A local file that a picture could show."""
    file = tmp_path / "secret.png"
    file.write_bytes(picture(lettered("bí mật"), 1))
    return file


def hostile(secret: Path) -> list[str]:
    return [
        f'"/><image href="{secret}" width="400" height="200"/>',
        f"&lt;image href='file://{secret}'/&gt;",
        '<script>alert("1")</script>',
        "<!DOCTYPE svg>]]>&secret;",
        "a\u202eb\x00\ud800",
    ]


def linked(title: str, href: str) -> TileMap:
    return TileMap("T", "D", (Tile(0, 0, "a", "A", title, "1", 1, Fraction(1), href),), ("0–1",))


def test_hostile_texts_are_only_texts(secret: Path) -> None:
    """No element of a drawing names a file. Were there one, the library would show it: that is tried first."""
    tag = f'<image href="{secret}" width="9" height="9"/>'
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{}</svg>'
    shown, empty = (resvg_py.svg_to_bytes(svg_string=svg.format(inside)) for inside in (tag, ""))
    assert shown != empty
    for text in hostile(secret):
        for chart in (replace(lettered(text), title=text, description=text), linked(text, text)):
            assert {one.tag.removeprefix(SVG) for one in tree(chart).iter()} <= HARMLESS
            assert len(picture(chart)) > 1000


def test_what_cannot_be_seen_does_not_turn_a_text_round() -> None:
    assert picture(lettered("a\u202eb")) == picture(lettered("ab"))


def test_the_file_that_a_unit_s_link_names_is_not_loaded(secret: Path) -> None:
    plain = picture(linked("A", ""))
    for href in (str(secret), secret.as_uri(), "http://127.0.0.1:9/a.png", "javascript:alert(1)"):
        assert picture(linked("A", href)) == plain


def test_the_font_is_the_one_declared() -> None:
    assert vendor.main(["--check"], [FONT.parent]) == 0


def test_another_byte_in_the_font_shows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for file in FONT.parent.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / FONT.name).write_bytes(FONT.read_bytes() + b"x")
    assert vendor.main(["--check"], [tmp_path]) == 1
    assert FONT.name in capsys.readouterr().err
