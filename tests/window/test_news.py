"""News: items with their pictures in both languages; whatever is wrong is told at once, and nothing in it can run."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from tests.window.sites import LANGUAGES, Page, sealed, site_of
from thang.engine.errors import Faulty, Spot
from thang.look.charts import Columns, Point, Tick
from thang.look.picture import picture
from thang.window.news import News, latest, news_files, news_pages
from thang.window.news_files import read_news
from thang.window.page import Site
from thang.window.site import all_files
from thang.words.faults import fault_line

FRONT = "---\ntitle: {title}\ndate: {date}\ncategory: {category}\n---\n\n"
PNG = picture(Columns("T", "D", (Point("a", None),), (Tick(1, "1"), Tick(0, "0"))))  # type: ignore[arg-type]


def item(text: str, title: str = "Tin", date: str = "2026-12-03", category: str = "Thông báo") -> str:
    return FRONT.format(title=title, date=date, category=category) + text


def folder(at: Path, **files: str | bytes) -> Path:
    """`tin_md="…"` writes tin.md."""
    content = at / "content"
    content.mkdir(exist_ok=True)
    for name, data in files.items():
        stem, _, ending = name.rpartition("_")
        path = content / f"{stem.replace('_', '-')}.{ending}"
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return content


def faults(content: Path) -> list[tuple[str, str]]:
    with pytest.raises(Faulty) as caught:
        read_news(content)
    for fault in caught.value.faults:
        assert fault_line(fault, "vi")
        assert fault_line(fault, "en")
    return [(fault.kind, fault.found) for fault in caught.value.faults]


def shown(news: News, tmp: Path) -> dict[str, bytes]:
    site = Site(site_of(sealed("laocai-dti@2022")).series, has_news=True)
    return dict(all_files(site, news))


def test_an_item_is_shown_with_its_day_author_category_and_picture(tmp_path: Path) -> None:
    text = '**Kết quả** đã công bố.\n\n![Đại biểu](anh.png "Hội nghị. Ảnh: Tổ giúp việc.")\n'
    front = (
        "---\ntitle: Công bố\ndate: 2026-12-03\ncategory: Thông báo\nauthor: Tổ giúp việc\nsummary: Tóm tắt.\n---\n\n"
    )
    files = shown(read_news(folder(tmp_path, cong_bo_md=front + text, anh_png=PNG)), tmp_path)
    page = html.unescape(files["vi/news/cong-bo.html"].decode())
    for words in (
        "<h1>Công bố</h1>",
        "03/12/2026",
        "Tổ giúp việc",
        "Thông báo",
        "Tóm tắt.",
        "<strong>Kết quả</strong>",
    ):
        assert words in page
    found = re.search(r'<img[^>]*src="([^"]+)"[^>]*>', page)
    assert found is not None
    for part in ('alt="Đại biểu"', "width=", "height=", "Hội nghị. Ảnh: Tổ giúp việc."):
        assert part in page
    assert files[f"news/pictures/{found[1].rpartition('/')[2]}"] == PNG
    assert "Công bố" in files["vi/index.html"].decode(), "the first page has the news"


def test_an_item_without_english_says_so_in_english(tmp_path: Path) -> None:
    files = shown(read_news(folder(tmp_path, tin_md=item("Nội dung."))), tmp_path)
    page = html.unescape(files["en/news/tin.html"].decode())
    assert '<article lang="vi">' in page
    assert "Vietnamese" in page


def test_an_english_text_stands_beside_the_vietnamese(tmp_path: Path) -> None:
    content = folder(tmp_path, tin_md=item("Nội dung."))
    (content / "tin.en.md").write_text("---\ntitle: News\ncategory: Notice\n---\n\nThe text.\n", encoding="utf-8")
    files = shown(read_news(content), tmp_path)
    assert "The text." in files["en/news/tin.html"].decode()
    assert "Nội dung." in files["vi/news/tin.html"].decode()


def test_the_newest_comes_first_and_drafts_do_not_come(tmp_path: Path) -> None:
    draft = item("Nháp.", "Nháp").replace("---\n\n", "draft: true\n---\n\n")
    content = folder(
        tmp_path, cu_md=item("a", "Cũ", "2026-01-01"), moi_md=item("b", "Mới", "2026-02-01"), nhap_md=draft
    )
    news = read_news(content)
    assert [one.title for one in latest(news, "vi", 5)] == ["Mới", "Cũ"]
    assert not any("nhap" in page.address for page in news_pages("vi", news))


def test_every_fault_is_told_at_once_with_its_line(tmp_path: Path) -> None:
    content = folder(
        tmp_path,
        a_md=item("x", date="2026-02-30"),
        b_md="no front",
        c_md=item('[x](javascript:alert(1))\n\n![](anh.png "c")\n\n![y](absent.png "c")\n'),
        anh_png=PNG,
    )
    kinds = [kind for kind, _ in faults(content)]
    assert {"text.date", "news.no_front", "news.link", "news.picture_alt", "news.picture_absent"} <= set(kinds)
    with pytest.raises(Faulty) as caught:
        read_news(content)
    link = next(fault for fault in caught.value.faults if fault.kind == "news.link")
    assert link.file.endswith("c.md")
    assert isinstance(link.place, Spot)
    assert link.place.line == 7


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('![a](../anh.png "c")', "news.picture_outside"),
        ('![a](https://example.org/a.png "c")', "news.picture_web"),
        ('![a](gia.png "c")', "news.picture_kind"),
        ('![a](ve.svg "c")', "news.picture_kind"),
        ("[a](data:text/html,x)", "news.link"),
        ("[a](khac.md)", "news.link_absent"),
    ],
)
def test_what_leads_out_or_is_no_picture_is_refused(text: str, kind: str, tmp_path: Path) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    content = folder(tmp_path, tin_md=item(text), gia_png=b"<html><script>alert(1)</script>", ve_svg=svg)
    (tmp_path / "anh.png").write_bytes(PNG)
    assert kind in [one for one, _ in faults(content)]


def test_a_picture_behind_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    content = folder(tmp_path, tin_md=item('![a](anh.png "c")'))
    (tmp_path / "secret.png").write_bytes(PNG)
    (content / "anh.png").symlink_to(tmp_path / "secret.png")
    assert "news.picture_outside" in [kind for kind, _ in faults(content)]


@pytest.mark.parametrize(
    "front", ["---\ntitle: a\ntitle: b\ndate: 2026-01-01\ncategory: c\n---\n\nx", "---\ntitle: a\n"]
)
def test_a_front_that_says_a_thing_twice_or_never_ends_is_refused(front: str, tmp_path: Path) -> None:
    assert faults(folder(tmp_path, tin_md=front))


def test_hostile_texts_stay_texts(tmp_path: Path) -> None:
    text = '<script>alert(1)</script> <img src=x onerror=alert(1)> {{ 7 * 7 }} \u202egnol\n\n[x](https://example.org/?a="b)'
    files = shown(read_news(folder(tmp_path, tin_md=item(text, "<b onclick=x>{{ 7 * 7 }}"))), tmp_path)
    for language in LANGUAGES:
        for name in (f"{language}/news/tin.html", f"{language}/news/index.html", f"{language}/index.html"):
            page = Page(files[name])
            assert not [tag for tag, _ in page.tags if tag == "b"], name
            assert not [key for _, given in page.tags for key in given if key.startswith("on")], name
            assert "<script>alert" not in files[name].decode()
            assert "\u202e" not in files[name].decode()
    assert "{{ 7 * 7 }}" in files["vi/news/tin.html"].decode()


def test_the_same_folder_gives_the_same_bytes(tmp_path: Path) -> None:
    content = folder(tmp_path, tin_md=item('![a](anh.png "c")'), anh_png=PNG)
    assert list(news_files(read_news(content))) == list(news_files(read_news(content)))
    assert shown(read_news(content), tmp_path) == shown(read_news(content), tmp_path)
