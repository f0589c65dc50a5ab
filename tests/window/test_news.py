"""News: items with their pictures in both languages; whatever is wrong is told at once, and nothing in it can run."""

from __future__ import annotations

import html
import re
from fractions import Fraction
from pathlib import Path

import pytest

from tests.window.sites import LANGUAGES, Page, sealed, site_of
from thang.cli.demo import CONTENT
from thang.engine.errors import Faulty, Spot
from thang.look.charts import Columns, Point, Tick
from thang.look.picture import picture
from thang.window.news import ON_PAGE, News, latest, news_files, news_pages
from thang.window.news_files import LARGEST, read_news
from thang.window.page import Site
from thang.window.site import all_files
from thang.words.faults import fault_line

FRONT = "---\ntitle: {title}\ndate: {date}\ncategory: {category}\n---\n\n"
PNG = picture(Columns("T", "D", (Point("a", None),), (Tick(Fraction(1), "1"), Tick(Fraction(0), "0"))))


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


# --- The lines above the text -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("tilte: a", ("key.unknown", "tilte")),
        ("title: b", ("yaml.duplicate_key", "title")),
        ("author:", ("text.empty", "")),
        ("author: \u200b\u202e", ("text.empty", "")),
        ("draft: yes", ("type.flag", "yes")),
        ("no colon", ("yaml.no_colon", "no colon")),
    ],
)
def test_a_wrong_line_is_named(line: str, found: tuple[str, str], tmp_path: Path) -> None:
    text = item("Nội dung.").replace("\ndate", f"\n{line}\ndate")
    assert faults(folder(tmp_path, tin_md=text)) == [found]


@pytest.mark.parametrize("key", ["title", "date", "category"])
def test_a_key_that_must_be_there_is_missed(key: str, tmp_path: Path) -> None:
    text = re.sub(rf"^{key}: .*\n", "", item("Nội dung."), flags=re.MULTILINE)
    assert faults(folder(tmp_path, tin_md=text)) == [("key.missing", key)]


@pytest.mark.parametrize("date", ["2026-02-30", "20261203", "2026-W49-4", "3/12/2026", "2026-12-3", "２０２６-12-03"])
def test_a_day_that_the_calendar_does_not_have_so_written_is_refused(date: str, tmp_path: Path) -> None:
    assert faults(folder(tmp_path, tin_md=item("Nội dung.", date=date))) == [("text.date", date)]


def test_quotes_around_a_whole_value_are_no_part_of_it_and_a_colon_is(tmp_path: Path) -> None:
    content = folder(tmp_path, a_md=item("x", '"Hội nghị: kết quả"'), b_md=item("x", '"Thang" và "bậc"'))
    assert [one.vietnamese.title for one in read_news(content).items] == ["Hội nghị: kết quả", '"Thang" và "bậc"']


def test_a_file_of_another_system_reads_alike(tmp_path: Path) -> None:
    """A mark at its beginning and other line ends, as Windows writes them."""
    text = item("Nội dung.\n")
    plain = read_news(folder(tmp_path, tin_md=text)).items[0].vietnamese
    assert read_news(folder(tmp_path, tin_md="\ufeff" + text.replace("\n", "\r\n"))).items[0].vietnamese == plain


# --- The files --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Tin.md", "tin tức.md", "index.md", "index-2.md", "tin_1.md", "-.md", "tin.MD"])
def test_a_file_is_named_as_its_address(name: str, tmp_path: Path) -> None:
    content = folder(tmp_path)
    (content / name).write_text(item("Nội dung."), encoding="utf-8")
    assert faults(content) == [("news.file_name", name)]


def test_a_file_below_a_folder_out_of_it_too_large_or_of_other_bytes_is_refused(tmp_path: Path) -> None:
    content = folder(tmp_path, c_md=item("x" * LARGEST), d_md=item("Nội dung").encode("utf-16"))
    (content / "sub").mkdir()
    (content / "sub" / "a.md").write_text(item("Nội dung."), encoding="utf-8")
    (tmp_path / "secret.md").write_text(item("Mật."), encoding="utf-8")
    (content / "b.md").symlink_to(tmp_path / "secret.md")
    kinds = [kind for kind, _ in faults(content)]
    assert kinds == ["news.outside", "file.too_large", "file.not_utf8", "news.nested"]


def test_an_item_without_a_text_is_refused(tmp_path: Path) -> None:
    assert faults(folder(tmp_path, tin_md=item("\n  \n"))) == [("news.no_text", "")]


@pytest.mark.parametrize(
    ("front", "found"),
    [
        ("title: News\ndate: 2026-12-04", ("news.other_date", "2026-12-04")),
        ("date: 2026-12-03", ("key.missing", "title")),
    ],
)
def test_an_english_text_tells_the_same_day_and_a_title(front: str, found: tuple[str, str], tmp_path: Path) -> None:
    content = folder(tmp_path, tin_md=item("Nội dung."))
    (content / "tin.en.md").write_text(f"---\n{front}\n---\n\nText.\n", encoding="utf-8")
    assert faults(content) == [found]


def test_an_english_text_alone_is_refused(tmp_path: Path) -> None:
    content = folder(tmp_path)
    (content / "tin.en.md").write_text("---\ntitle: News\n---\n\nText.\n", encoding="utf-8")
    assert faults(content) == [("news.no_vietnamese", "")]


def test_an_english_draft_leaves_the_vietnamese_one_alone(tmp_path: Path) -> None:
    content = folder(tmp_path, tin_md=item("Nội dung."))
    (content / "tin.en.md").write_text("---\ndraft: true\n---\n", encoding="utf-8")
    assert [one.english for one in read_news(content).items] == [None]


def test_an_unfinished_draft_is_left_alone_and_nothing_leads_to_it(tmp_path: Path) -> None:
    content = folder(tmp_path, nhap_md="---\ndraft: true\n---\n")
    assert read_news(content).items == ()
    (content / "tin.md").write_text(item("[x](nhap.md)"), encoding="utf-8")
    assert faults(content) == [("news.link_absent", "nhap.md")]


def test_one_category_is_written_in_one_way(tmp_path: Path) -> None:
    content = folder(tmp_path, a_md=item("x"), b_md=item("x", category="Thông Báo"))
    assert faults(content) == [("news.category_alike", "Thông Báo")]


def test_one_category_has_one_english_name(tmp_path: Path) -> None:
    content = folder(tmp_path, a_md=item("x"), b_md=item("x"))
    for name, category in (("a", "Notice"), ("b", "Notices")):
        (content / f"{name}.en.md").write_text(f"---\ntitle: T\ncategory: {category}\n---\n\nx\n", encoding="utf-8")
    assert faults(content) == [("news.category_english", "Notices")]


# --- The lists --------------------------------------------------------------------------------------------------------


def test_a_long_list_goes_on_on_further_pages_and_every_item_is_in_it_once(tmp_path: Path) -> None:
    content = folder(tmp_path, **{f"tin_{at:02}_md": item("x", f"T{at:02}") for at in range(ON_PAGE + 1)})
    pages = {page.address: page for page in news_pages("vi", read_news(content))}
    lists = [pages[f"news/{name}.html"] for name in ("index", "index-2")]
    titles = [one.title for page in lists for _, found in page.facts["years"] for one in found]
    assert titles == [f"T{at:02}" for at in range(ON_PAGE + 1)]
    assert "news/index-3.html" not in pages
    assert {"news/thong-bao/index.html", "news/thong-bao/index-2.html"} <= set(pages)


def test_the_pages_of_news_have_the_same_addresses_in_both_languages(tmp_path: Path) -> None:
    content = folder(tmp_path, a_md=item("x"), b_md=item("x", category="Hỏi đáp"))
    (content / "a.en.md").write_text("---\ntitle: T\ncategory: Notice\n---\n\nx\n", encoding="utf-8")
    news = read_news(content)
    vi, en = ([page.address for page in news_pages(language, news)] for language in LANGUAGES)
    assert vi == en


def test_an_item_leads_to_the_one_before_and_the_one_after_it(tmp_path: Path) -> None:
    days = {"a_md": "2026-01-01", "b_md": "2026-01-02", "c_md": "2026-01-03"}
    content = folder(tmp_path, **{name: item("x", name[0].upper(), day) for name, day in days.items()})
    pages = {page.address: page for page in news_pages("vi", read_news(content))}
    others = {name: [one.title for _, one in pages[f"news/{name}.html"].facts["others"]] for name in "abc"}
    assert others == {"a": ["B"], "b": ["C", "A"], "c": ["B"]}


def test_an_empty_folder_gives_a_list_that_says_so(tmp_path: Path) -> None:
    files = shown(read_news(folder(tmp_path)), tmp_path)
    assert "Chưa có tin nào." in html.unescape(files["vi/news/index.html"].decode())


def test_a_folder_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_news(tmp_path / "absent")


def test_the_news_of_the_demonstration_are_sound_and_say_what_they_are() -> None:
    news = read_news(CONTENT)
    assert {text.author for item in news.items for text in (item.vietnamese,)} == {"Bản minh họa"}
    assert any(item.english for item in news.items)
    assert news.pictures
