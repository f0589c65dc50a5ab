"""The site: every figure on its pages is the publication's, in both languages, and hostile names stay texts."""

from __future__ import annotations

import html
import re
from fractions import Fraction
from pathlib import Path, PurePosixPath
from posixpath import dirname, join, normpath

import pytest

from tests.library.trio import BAT_XAT, SOUND_TRIO, framework_of
from tests.window.sites import HOSTILE, LANGUAGES, Page, built, of_trio, pages, sealed
from thang.bundle.publish import Notes
from thang.engine.framework import Language
from thang.window.addresses import slug
from thang.window.editions import Publication, read
from thang.words.figures import fixed, fixed_percent, short


@pytest.fixture(scope="module")
def national() -> dict[str, bytes]:
    return built(sealed("vn-dti-province@2024"), sealed("laocai-dti@2022"))


@pytest.fixture(scope="module")
def publication() -> Publication:
    return read(sealed("vn-dti-province@2024"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_ranking_shows_every_unit_with_its_figures(
    language: Language, national: dict[str, bytes], publication: Publication
) -> None:
    rows = Page(national[f"{language}/vn-dti-province/2024/index.html"]).rows[1:]
    wanted = []
    for score in publication.verdict.run.scores:
        total, stated = score.total, score.unit.stated
        assert total.points is not None
        assert total.max is not None
        assert score.published is not None
        assert stated is not None
        off = score.published - stated
        sign = "+" if off > 0 else "−"
        wanted.append(
            [
                str(score.rank),
                score.unit.text,
                fixed(score.published, 4, language),
                fixed(total.points, 2, language),
                short(total.max, language),
                fixed(stated, 4, language),
                sign + fixed(abs(off), 4, language) if off else "0",
            ]
        )
    assert rows == wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_unit_s_page_shows_every_main_indicator_beside_its_group(
    language: Language, national: dict[str, bytes], publication: Publication
) -> None:
    for score in publication.verdict.run.scores:
        rows = Page(national[f"{language}/vn-dti-province/2024/units/{slug(score.unit.text)}.html"]).rows[1:]
        for row, node in zip(rows, publication.framework.indicators, strict=True):
            shares = sorted(one.node(node.code).attainment or Fraction(0) for one in publication.verdict.run.scores)
            own = score.node(node.code)
            assert own.points is not None
            assert own.attainment is not None
            middle = (shares[16] + shares[17]) / 2
            assert row[0] == f"{node.code} {node.title[language]}"
            assert row[1] == fixed(own.points, 2, language)
            assert row[3:] == [fixed_percent(share, 2, language) for share in (own.attainment, middle, shares[-1])]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_indicator_s_page_shows_everybody_best_first(
    language: Language, national: dict[str, bytes], publication: Publication
) -> None:
    for node in publication.framework.indicators:
        rows = Page(national[f"{language}/vn-dti-province/2024/indicators/{node.code}.html"]).rows[1:]
        shown = {row[0]: (row[1], row[3]) for row in rows}
        shares = []
        for score in publication.verdict.run.scores:
            own = score.node(node.code)
            assert own.points is not None
            assert own.attainment is not None
            assert shown[score.unit.text] == (
                fixed(own.points, 2, language),
                fixed_percent(own.attainment, 2, language),
            )
        shares = [publication.scores[row[0]].node(node.code).attainment or Fraction(0) for row in rows]
        assert shares == sorted(shares, reverse=True)


def test_the_first_page_names_every_edition_with_its_day(national: dict[str, bytes]) -> None:
    assert "2024: 34 đơn vị, công bố ngày 21/10/2025" in national["vi/index.html"].decode()
    assert "2022: 9 units, published on 21 October 2025" in national["en/index.html"].decode()
    assert "vn-dti-province/2024/index.html" in Page(national["vi/index.html"]).links
    assert "vi/index.html" in Page(national["index.html"]).links, "the site's address leads to the Vietnamese page"


def test_every_link_leads_to_a_file_of_the_site(national: dict[str, bytes]) -> None:
    lost = []
    for name, page in pages(national):
        for link in page.links:
            target = normpath(join(dirname(name), link.partition("#")[0])) if not link.startswith("#") else name
            if target not in national:
                lost.append((name, link))
    assert lost == []


def test_nothing_comes_from_another_host_and_nothing_is_inline(national: dict[str, bytes]) -> None:
    for name, page in pages(national):
        assert not [link for link in page.links if re.match(r"[a-z]+:|//", link)], name
        for tag, attributes in page.tags:
            assert "style" not in attributes
            assert not [key for key in attributes if key.startswith("on")]
            assert tag != "style"
            assert tag != "script" or attributes.get("src") or attributes.get("type") == "application/ld+json"


def test_every_page_exists_in_both_languages_and_says_which(national: dict[str, bytes]) -> None:
    names = {language: {n[3:] for n in national if n.startswith(f"{language}/")} for language in LANGUAGES}
    assert names["vi"] == names["en"]
    for name, data in national.items():
        if name.endswith(".html") and name != "index.html":
            assert f'<html lang="{PurePosixPath(name).parts[0]}">' in data.decode()


def test_the_bundle_and_its_members_are_there_to_be_taken(national: dict[str, bytes], publication: Publication) -> None:
    assert national["data/vn-dti-province/2024/vn-dti-province-2024.zip"] == publication.data
    assert national["data/vn-dti-province/2024/ranking.csv"] == publication.members["ranking.csv"]


def test_the_same_publications_give_the_same_bytes() -> None:
    assert built(sealed("laocai-dti@2022")) == built(sealed("laocai-dti@2022"))


def test_levels_that_tell_nobody_apart_are_said_to(national: dict[str, bytes]) -> None:
    page = national["en/laocai-dti/2022/index.html"].decode()
    assert page.count("3 of 3 units are at one level: Advanced.") == 3


def test_the_distance_to_the_next_level_is_told(national: dict[str, bytes]) -> None:
    """Bắc Hà has 585.45 of 1000; the bound of Leading is 75 %."""
    page = html.unescape(national["en/laocai-dti/2022/units/bac-ha.html"].decode())
    assert "Level Advanced. 164.55 more points to the bound 75% of level Leading." in page


def test_hostile_texts_stay_texts(tmp_path: Path) -> None:
    values = SOUND_TRIO.values.replace(BAT_XAT, HOSTILE.replace('"', '""'))
    units = (SOUND_TRIO.units or "").replace(BAT_XAT, HOSTILE)
    framework = SOUND_TRIO.framework.replace("vi: Hồ sơ, en: Dossiers", 'vi: "<b onclick=x>", en: "<b onclick=x>"')
    files = built(of_trio(framework, values, units, tmp_path))
    for name, page in pages(files):
        assert all(tag != "b" for tag, _ in page.tags), name
        assert "<script>alert" not in files[name].decode()
        assert "\u202e" not in files[name].decode(), "a control that turns the reading direction"
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7 * 7 }}" in files["en/thu/2026/index.html"].decode()


def test_what_is_not_public_is_not_on_the_pages(tmp_path: Path) -> None:
    """Shown: that there are points. Hidden: the value; of `none` even the points."""
    trio = SOUND_TRIO.leaf("1.1", "public: points").leaf("1.2", "public: none")
    data = of_trio(trio.framework, trio.values, trio.units or "", tmp_path)
    files = built(data)
    for name, content in files.items():
        if name.endswith(".html"):
            text = content.decode()
            if "/units/" in name:
                assert 'id="1-2"' not in text
            if name.endswith("indicators/1.2.html"):
                assert "<table" not in text
    unit = next(text.decode() for name, text in files.items() if name.startswith("en/") and "/units/" in name)
    assert "The value is not public." in unit


def test_an_amendment_stands_and_the_old_one_keeps_its_figures_under_a_banner() -> None:
    old = sealed("laocai-dti@2022", Notes("2023-04-11"))
    new = sealed("laocai-dti@2022", Notes("2023-05-02", read(old).identity, "Sửa lỗi cộng điểm"))
    files = built(old, new)
    later = f"en/laocai-dti/2022-{read(new).identity[7:19]}"
    olds = [files[name].decode() for name in files if re.match(r"en/laocai-dti/2022/.*html", name)]
    assert olds
    assert all("The results on this page were amended" in text for text in olds)
    assert "were amended" not in files[f"{later}/index.html"].decode()
    assert "These are amended results." in files[f"{later}/index.html"].decode()
    assert "Sửa lỗi cộng điểm" in files[f"{later}/corrections.html"].decode()
    assert "625.30" in files["en/laocai-dti/2022/index.html"].decode()


def test_two_editions_tell_what_differs_and_that_they_cannot_be_compared(tmp_path: Path) -> None:
    first = of_trio(SOUND_TRIO.framework, SOUND_TRIO.values, SOUND_TRIO.units or "", tmp_path)
    later = SOUND_TRIO.framework.replace('edition: "2026"', 'edition: "2027"').replace("at_least: 2", "at_least: 3")
    second = of_trio(later, SOUND_TRIO.values, SOUND_TRIO.units or "", tmp_path)
    files = built(first, second)
    method = html.unescape(files["en/thu/2027/method.html"].decode())
    assert "3.2 Required · rule: In steps: from 2: 100%" in method
    assert "2026: " in html.unescape(files[f"en/thu/2027/units/{slug(BAT_XAT)}.html"].decode())
    assert framework_of(later).edition == "2027"


def test_addresses_are_plain_and_no_two_units_share_one(tmp_path: Path) -> None:
    values = SOUND_TRIO.values.replace(BAT_XAT, "Xã Mương Khuông")
    units = (SOUND_TRIO.units or "").replace(BAT_XAT, "Xã Mương Khuông")
    publication = read(of_trio(SOUND_TRIO.framework, values, units, tmp_path))
    assert sorted(publication.slugs.values()) == ["phuong-cam-duong", "xa-muong-khuong", "xa-muong-khuong-2"]
