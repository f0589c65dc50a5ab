"""Over the editions: what a unit was formed of, where figures do not compare, and that no line crosses it."""

from __future__ import annotations

import html
import re

import pytest

from tests.window.sites import LANGUAGES, Page, built, mergers, sealed, site_of
from thang.engine.framework import Language
from thang.window.addresses import slug
from thang.window.drawings import middles_over_editions, over_editions, spark
from thang.window.lineage import lineage
from thang.window.page import Site, View
from thang.words.figures import fixed

NAMES = ("vn-dti-province@2022-totals", "vn-dti-province@2023-totals", "vn-dti-province@2024")
# Published totals, typed here a second time: Lào Cai and Yên Bái before they became one, Huế that stayed.
TOTALS = {("2023-totals", "TP. Huế"): "0.7660", ("2022-totals", "TP. Huế"): "0.6975", ("2024", "TP. Huế"): "0.7952"}


@pytest.fixture(scope="module")
def site() -> Site:
    return site_of(*map(sealed, NAMES), successions=mergers())


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return built(*map(sealed, NAMES), successions=mergers())


def view(site: Site, edition: str, language: Language = "vi") -> View:
    series = site.series[0]
    publication = next(one for one in series.all if one.framework.edition == edition)
    return View(language, series, publication, site)


def steps(site: Site, edition: str, unit: str) -> list[tuple[str, tuple[str, ...], bool, tuple[str, ...]]]:
    shown = view(site, edition)
    found = lineage(shown.series, shown.publication, unit, site.successions)
    return [(one.publication.framework.edition, one.units, one.is_other_method, one.rearranged) for one in found]


def test_a_province_that_stayed_is_one_unit_in_every_edition(site: Site) -> None:
    assert steps(site, "2024", "TP. Huế") == [
        ("2022-totals", ("TP. Huế",), False, ()),
        ("2023-totals", ("TP. Huế",), False, ()),
        ("2024", ("TP. Huế",), True, ()),
    ]


def test_a_merged_province_had_its_predecessors_before(site: Site) -> None:
    assert steps(site, "2024", "Lào Cai") == [
        ("2022-totals", ("Lào Cai", "Yên Bái"), False, ()),
        ("2023-totals", ("Lào Cai", "Yên Bái"), False, ()),
        ("2024", ("Lào Cai",), True, ("Lào Cai", "Yên Bái")),
    ]


def test_a_province_that_is_gone_leads_to_its_successor(site: Site) -> None:
    assert steps(site, "2022-totals", "Yên Bái") == [
        ("2022-totals", ("Yên Bái",), False, ()),
        ("2023-totals", ("Yên Bái",), False, ()),
        ("2024", ("Lào Cai",), True, ("Lào Cai", "Yên Bái")),
    ]


def test_without_successions_a_gone_unit_ends_and_nothing_is_guessed() -> None:
    alone = site_of(*map(sealed, NAMES))
    assert [step[0] for step in steps(alone, "2022-totals", "Yên Bái")] == ["2022-totals", "2023-totals"]


def test_no_figure_of_the_old_province_is_drawn_as_the_new_one_s(site: Site) -> None:
    chart = over_editions(view(site, "2024"), "Lào Cai")
    assert chart is not None
    assert [point.value is None for point in chart.points] == [True, True, False]
    assert [(one.before, one.text) for one in chart.breaks] == [
        (2, "cách tính khác kỳ trước; đơn vị sắp xếp lại (Lào Cai, Yên Bái)")
    ]
    assert spark(view(site, "2024"), "Lào Cai") is None, "one figure makes no trend"


def test_a_spark_has_its_break_and_no_line_across_it(site: Site, files: dict[str, bytes]) -> None:
    chart = spark(view(site, "2024"), "TP. Huế")
    assert chart is not None
    assert [one.before for one in chart.breaks] == [2]
    page = files["vi/vn-dti-province/2024/index.html"].decode()
    row = next(row for row in re.findall(r"<tr.*?</tr>", page) if "TP. Huế" in row)
    drawing = re.search(r"<svg.*?</svg>", row)
    assert drawing is not None
    lines = re.findall(r'<(?:path|polyline)[^>]*class="c-line"[^>]*>', drawing[0])
    assert len(lines) == 1, "from the first to the second edition, and no further"
    assert len(re.findall(r"-?\d+(?:\.\d+)?[ ,]-?\d+(?:\.\d+)?", lines[0])) == 2, "of two points"


def test_a_group_s_median_and_best_have_the_break(site: Site) -> None:
    shown = view(site, "2024")
    chart = middles_over_editions(shown, shown.publication.groups()[0])
    assert chart is not None
    assert [(one.before, one.text) for one in chart.breaks] == [
        (2, "cách tính khác kỳ trước; 52 đơn vị được sắp xếp lại")
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_over_editions_has_every_published_figure(
    language: Language, site: Site, files: dict[str, bytes]
) -> None:
    rows = {row[0]: row[1:] for row in Page(files[f"{language}/vn-dti-province/2024/trends.html"]).rows}
    editions = {
        edition: view(site, edition, language).publication for edition in ("2022-totals", "2023-totals", "2024")
    }
    merged = {one.successor for one in mergers()}
    assert len(rows) == 35
    for unit in editions["2024"].units:
        for cell, one in zip(rows[unit], editions.values(), strict=True):
            parts = [s.predecessor for s in mergers() if s.successor == unit] if unit in merged else [unit]
            for part in parts if one is not editions["2024"] else [unit]:
                figure = one.scores[part].published
                assert figure is not None
                assert fixed(figure, 4, language) in cell


def test_the_ranking_says_why_nothing_is_compared_with_the_year_before(files: dict[str, bytes]) -> None:
    page = html.unescape(files["vi/vn-dti-province/2024/index.html"].decode())
    assert (
        "Không so sánh với kỳ 2023-totals: cách tính khác kỳ trước; 23 đơn vị hình thành do sắp xếp. Không có nghĩa là "
        "tăng hay giảm." in page
    )
    assert "So với kỳ trước" not in Page(files["vi/vn-dti-province/2024/index.html"]).rows[0]


def test_the_change_is_told_where_both_figures_mean_the_same(files: dict[str, bytes], site: Site) -> None:
    """From 2022 to 2023 by the published totals, which mean the same: points and ranks."""
    head, *rows = Page(files["en/vn-dti-province/2023-totals/index.html"]).rows
    at = head.index("On the edition before")
    shown = {row[1]: row[at] for row in rows}
    old, new = (view(site, f"{year}-totals").publication.scores for year in ("2022", "2023"))
    for unit, score in new.items():
        before = old[unit]
        assert score.published is not None
        assert before.published is not None
        difference = score.published - before.published
        sign = "+" if difference > 0 else "−" if difference else ""
        assert shown[unit].startswith(f"{sign}{fixed(abs(difference), 4, 'en')}" if difference else "0")
        moved = score.rank != before.rank
        assert (f"rank {before.rank} → {score.rank}" in shown[unit]) is moved


@pytest.mark.parametrize(("edition", "unit"), TOTALS)
def test_the_history_of_a_unit_names_each_edition_with_its_figure(
    edition: str, unit: str, files: dict[str, bytes]
) -> None:
    page = html.unescape(files[f"en/vn-dti-province/2024/units/{slug(unit)}.html"].decode())
    assert f"{edition} · {unit}: {TOTALS[edition, unit]}, rank" in page


def test_the_history_of_a_merged_unit_names_what_it_was_formed_of(files: dict[str, bytes]) -> None:
    page = html.unescape(files["vi/vn-dti-province/2024/units/lao-cai.html"].decode())
    assert "2023-totals · Yên Bái: " in page
    assert "không so sánh được với kỳ trước: cách tính khác kỳ trước; đơn vị sắp xếp lại (Lào Cai, Yên Bái)" in page


def test_a_single_edition_says_that_there_is_nothing_to_compare() -> None:
    files = built(sealed("laocai-dti@2022"))
    assert "Only one edition is published" in files["en/laocai-dti/2022/trends.html"].decode()
