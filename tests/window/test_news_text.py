"""The text of the news: every link is judged however it is written, nothing unseen stays, and no style is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.window.test_news import faults, folder, item
from thang.engine.errors import Faulty, Spot
from thang.window.news_files import read_news
from thang.window.news_text import DEEPEST


def body(text: str, tmp_path: Path) -> str:
    """The text of the item of that Markdown, as the page has it."""
    return str(read_news(folder(tmp_path, tin_md=item(text))).items[0].vietnamese.html)


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "JavaScript&colon;alert(1)",
        "<java script:alert(1)>",
        "<java\tscript:alert(1)>",
        "&#1;javascript:alert(1)",
        "vbscript:x",
        "data:text/html;base64,AAAA",
        "file:///x",
        "//example.org/",
        "/vi/index.html",
        "\\\\example.org",
        "..\\x.html",
        "../../../x.html",
        "../%2e%2e/%2e%2e/x.html",
        "https://user@example.org/",
        "https:example.org",
        "mailto:nobody",
        "van-ban.pdf",
        "#x",
        "",
    ],
)
def test_a_link_to_anywhere_else_is_refused(link: str, tmp_path: Path) -> None:
    assert [kind for kind, _ in faults(folder(tmp_path, tin_md=item(f"[x]({link})")))] == ["news.link"]


@pytest.mark.parametrize("text", ["<javascript:alert(1)>", "[x][y]\n\n[y]: javascript:alert(1)"])
def test_a_link_written_in_another_way_is_judged_too(text: str, tmp_path: Path) -> None:
    assert faults(folder(tmp_path, tin_md=item(text))) == [("news.link", "javascript:alert(1)")]


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("https://example.org/a?b=1&c=2#d", "https://example.org/a?b=1&amp;c=2#d"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("tin.md", "tin.html"),
        ("./tin.en.md", "tin.html"),
        ("../dti/2024/index.html#province", "../dti/2024/index.html#province"),
        ("../../data/dti/2024/scores.csv", "../../data/dti/2024/scores.csv"),
    ],
)
def test_a_link_that_may_stand_stands(link: str, target: str, tmp_path: Path) -> None:
    assert f'<a href="{target}">x</a>' in body(f"[x]({link})", tmp_path)


def test_each_fault_in_a_paragraph_has_its_own_place(tmp_path: Path) -> None:
    content = folder(tmp_path, tin_md=item("Chữ [a](x:1) và [b](x:1),\nrồi [c](x:2)."))
    with pytest.raises(Faulty) as caught:
        read_news(content)
    assert [fault.place for fault in caught.value.faults] == [Spot(7, 9), Spot(7, 21), Spot(8, 9)]


def test_no_attribute_of_style_is_written(tmp_path: Path) -> None:
    """The policy of the pages would refuse it; a column to the right has a class."""
    text = body("| a | b | c |\n|---|--:|:-:|\n| 1 | 2 | 3 |\n", tmp_path)
    assert "style" not in text
    assert '<td class="figure">2</td>' in text


def test_signs_that_are_not_seen_are_taken_away_however_they_are_written(tmp_path: Path) -> None:
    text = body('a&#x202e;b `c\u202ed` [e&#8238;](https://example.org/ "f&#8238;g")\n\n```\nh\u202e\n```\n', tmp_path)
    assert "\u202e" not in text
    for words in ("ab", "<code>cd</code>", 'title="fg"', "<code>h\n</code>"):
        assert words in text


def test_the_title_is_no_heading_of_the_text(tmp_path: Path) -> None:
    assert faults(folder(tmp_path, a_md=item("# Một"), b_md=item("Hai\n==="))) == [
        ("news.heading", "Một"),
        ("news.heading", "Hai"),
    ]


def test_what_is_nested_too_deep_to_be_shown_is_refused(tmp_path: Path) -> None:
    assert "x</p>" in body("> " * (DEEPEST - 1) + "x", tmp_path)
    assert [kind for kind, _ in faults(folder(tmp_path, tin_md=item("> " * 25 + "x")))] == ["yaml.too_deep"]
