"""Pictures of the news: told by their content and not by their names, measured as browsers show them, never large."""

from __future__ import annotations

import struct
import zlib
from base64 import b64decode
from contextlib import suppress
from pathlib import Path

import pytest

from tests.window.test_news import faults, folder, item
from thang.engine.errors import Faulty
from thang.window.news import news_files
from thang.window.news_files import read_news
from thang.window.news_pictures import LARGEST, WIDEST, NoPicture, measured

JPEG_TABLES = (
    "2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAADAAUBAREA/8QAHwAAAQUB"
    "AQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRol"
    "JicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT"
    "1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/ACv/2Q=="
)
# All of them are 5 wide and 3 high, written by Pillow; the turned one says that it was taken upright.
JPEG = b64decode("/9j/4AAQSkZJRgABAQAAAQABAAD/" + JPEG_TABLES)
TURNED = b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/4QAiRXhpZgAATU0AKgAAAAgAAQESAAMAAAABAAYAAAAAAAD/" + JPEG_TABLES,
)
WEBP = b64decode("UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoFAAMAAUAmJaQAA3AA/v02aAA=")
WEBP_LOSSLESS = b64decode("UklGRhoAAABXRUJQVlA4TA4AAAAvBIAAAAcQEf0PRET/Aw==")
WEBP_SEEN_THROUGH = b64decode(
    "UklGRkgAAABXRUJQVlA4WAoAAAAQAAAABAAAAgAAQUxQSAoAAAABB1CyiAhERP8DVlA4IBgAAAAwAQCdASoFAAMAAsBMJaQAA3AA/vfggAA="
)
GIF = b64decode("R0lGODdhBQADAIEAAICAgAAAAAAAAAAAACwAAAAABQADAAAICAABCBxIsGBAADs=")


def png(width: int, height: int) -> bytes:
    """The header is as large as it says, the drawing is one line."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    drawing = chunk(b"IDAT", zlib.compress(b"\0\x80"))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + drawing + chunk(b"IEND", b"")


ALL = {
    "png": png(5, 3),
    "jpg": JPEG,
    "gif": GIF,
    "webp": WEBP,
    "webp lossless": WEBP_LOSSLESS,
    "webp seen through": WEBP_SEEN_THROUGH,
}
each = pytest.mark.parametrize("name", ALL)


@each
def test_every_kind_is_told_by_its_content_and_measured(name: str) -> None:
    assert measured(ALL[name], "no-name.html") == (name.split(maxsplit=1)[0], 5, 3)


def test_a_picture_taken_upright_is_measured_as_it_is_shown() -> None:
    assert measured(TURNED, "x") == ("jpg", 3, 5)


@each
def test_a_picture_cut_off_anywhere_is_measured_or_refused(name: str) -> None:
    """Nothing else is raised, wherever a copy broke off and whatever stands there instead."""
    whole = ALL[name]
    for length in range(len(whole)):
        for data in (whole[:length], whole[:length] + b"\xff" * 40):
            with suppress(NoPicture):
                assert measured(data, "x")[0] == name.split(maxsplit=1)[0]


@pytest.mark.parametrize("data", [JPEG[:30], b"GIF89a", png(5, 3)[:20], WEBP[:27], WEBP_LOSSLESS[:22]], ids=len)
def test_a_beginning_without_a_size_is_damaged(data: bytes) -> None:
    with pytest.raises(NoPicture) as caught:
        measured(data, "x")
    assert caught.value.kind == "news.picture_damaged"


@pytest.mark.parametrize(("width", "height"), [(0, 3), (WIDEST + 1, 3), (3, 2**31)])
def test_a_picture_that_claims_a_size_that_no_page_needs_is_refused(width: int, height: int, tmp_path: Path) -> None:
    content = folder(tmp_path, tin_md=item('![a](anh.png "c")'), anh_png=png(width, height))
    assert faults(content) == [("news.picture_size", "anh.png")]


def test_the_largest_side_may_stand(tmp_path: Path) -> None:
    content = folder(tmp_path, tin_md=item('![a](anh.png "c")'), anh_png=png(WIDEST, 1))
    assert read_news(content).items[0].vietnamese.figures[0].picture.width == WIDEST


def test_a_picture_of_too_many_bytes_is_refused_and_one_of_just_as_many_is_not(tmp_path: Path) -> None:
    whole = png(5, 3)
    most = whole + bytes(LARGEST - len(whole))
    content = folder(tmp_path, tin_md=item('![a](anh.png "c")'), anh_png=most)
    assert read_news(content).pictures
    (content / "anh.png").write_bytes(most + b"\0")
    assert faults(content) == [("news.picture_large", "anh.png")]


def test_a_picture_is_there_once_for_both_languages_under_the_ending_of_its_content(tmp_path: Path) -> None:
    content = folder(tmp_path, tin_md=item('![a](anh.png "c")'), anh_png=JPEG)
    english = '---\ntitle: News\n---\n\n![b](anh.png "d")\n'
    (content / "tin.en.md").write_text(english, encoding="utf-8")
    ((address, data),) = news_files(read_news(content))
    assert (address.startswith("news/pictures/anh."), address.endswith(".jpg"), data) == (True, True, JPEG)


def test_pictures_of_one_name_in_two_folders_have_two_addresses(tmp_path: Path) -> None:
    content = folder(tmp_path, tin_md=item("![a](a/anh.png)\n\n![a](b/anh.png)"))
    for name, width in (("a", 5), ("b", 6)):
        (content / name).mkdir()
        (content / name / "anh.png").write_bytes(png(width, 3))
    assert len(dict(news_files(read_news(content)))) == 2


def test_a_name_with_marks_and_blanks_is_found_however_it_is_composed(tmp_path: Path) -> None:
    content = folder(tmp_path, tin_md=item("![a](<ảnh số 1.png>)\n\n![a](%E1%BA%A3nh%20s%E1%BB%91%201.png)"))
    (content / "a\u0309nh so\u0302\u0301 1.png").write_bytes(png(5, 3))
    (address, _) = next(iter(news_files(read_news(content))))
    assert address.startswith("news/pictures/anh-so-1.")


def test_a_folder_behind_a_symbolic_link_is_not_followed(tmp_path: Path) -> None:
    content = folder(tmp_path, tin_md=item("![a](kho/anh.png)"))
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "anh.png").write_bytes(png(5, 3))
    (content / "kho").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    assert faults(content) == [("news.picture_absent", "kho/anh.png")]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("/etc/anh.png", "news.picture_outside"),
        ("hinh/%2e%2e/%2e%2e/anh.png", "news.picture_outside"),
        ("hinh%5Canh.png", "news.picture_outside"),
        ("//example.org/anh.png", "news.picture_web"),
        ("data:image/png;base64,AAAA", "news.picture_web"),
        ("file:///anh.png", "news.picture_web"),
        ("Anh.png", "news.picture_absent"),
        (".anh.png", "news.picture_absent"),
    ],
)
def test_a_picture_from_anywhere_else_is_refused(source: str, kind: str, tmp_path: Path) -> None:
    content = folder(tmp_path, tin_md=item(f"![a]({source})"), anh_png=png(5, 3))
    (content / ".anh.png").write_bytes(png(5, 3))
    assert [one for one, _ in faults(content)] == [kind]


@pytest.mark.parametrize(
    "text", ["Chữ ![a](anh.png) chữ", "[![a](anh.png)](https://example.org/)", "| a |\n|---|\n| ![a](anh.png) |"]
)
def test_a_picture_amid_text_is_refused(text: str, tmp_path: Path) -> None:
    assert faults(folder(tmp_path, tin_md=item(text), anh_png=png(5, 3))) == [("news.picture_inline", "anh.png")]


def test_a_picture_that_changes_while_the_site_is_built_stops_it(tmp_path: Path) -> None:
    content = folder(tmp_path, tin_md=item("![a](anh.png)"), anh_png=png(5, 3))
    news = read_news(content)
    (content / "anh.png").write_bytes(b"<script>alert(1)</script>")
    with pytest.raises(Faulty) as caught:
        dict(news_files(news))
    assert [fault.kind for fault in caught.value.faults] == ["news.picture_changed"]
