"""Every figure of every kind of page and file, read back and compared with the publication's own tables."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from fractions import Fraction

import pyarrow.parquet
import pytest

from tests.library.trio import SOUND_TRIO
from tests.window.sites import LANGUAGES, Page, built, of_trio, sealed
from thang.engine.framework import Language
from thang.engine.numbers import rounded, to_exact_text
from thang.window.editions import Publication, read
from thang.words.figures import fixed, fixed_percent, short

FOLDER = "vn-dti-province/2024"


@pytest.fixture(scope="module")
def publication() -> Publication:
    return read(sealed("vn-dti-province@2024"))


@pytest.fixture(scope="module")
def files(publication: Publication) -> dict[str, bytes]:
    return built(publication.data)


def table(publication: Publication, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(publication.members[name].decode(), newline="")))


def points_of(publication: Publication) -> dict[tuple[str, str], dict[str, str]]:
    """Unit and code → the row of scores.csv; the total has no code."""
    return {(row["unit"], row["code"]): row for row in table(publication, "scores.csv") if row["kind"] != "pillar"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_comparison_has_every_unit_s_shares(
    language: Language, files: dict[str, bytes], publication: Publication
) -> None:
    rows = Page(files[f"{language}/{FOLDER}/compare.html"]).rows[1:]
    scores = points_of(publication)
    codes = ["", *(node.code for node in publication.framework.indicators)]
    assert [row[0] for row in rows] == [row["unit"] for row in table(publication, "ranking.csv")]
    for name, *shares in rows:
        wanted = [fixed(Fraction(scores[name, code]["attainment"]) * 100, 2, language) for code in codes]
        assert shares == wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_unit_s_receipts_have_its_points_of_every_indicator(
    language: Language, files: dict[str, bytes], publication: Publication
) -> None:
    scores = points_of(publication)
    for unit, name in publication.slugs.items():
        page = html.unescape(files[f"{language}/{FOLDER}/units/{name}.html"].decode())
        for node in publication.framework.nodes():
            row = scores[unit, node.code]
            points, most = (short(Fraction(row[column]), language) for column in ("points", "max"))
            receipt = page.split(f'id="{node.code}"')[1].split("</section>")[0]
            assert (f"Đạt {points}/{most} điểm" if language == "vi" else f"{points} of {most} points") in receipt
        total = scores[unit, ""]
        assert short(Fraction(total["points"]), language) in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_charts_of_a_unit_have_its_shares_and_the_group_s(
    language: Language, files: dict[str, bytes], publication: Publication
) -> None:
    scores = points_of(publication)
    units = [row["unit"] for row in table(publication, "ranking.csv")]
    for unit, name in publication.slugs.items():
        rows = list(csv.DictReader(io.StringIO(files[f"{language}/{FOLDER}/charts/{name}-main.csv"].decode())))
        for row, node in zip(rows, publication.framework.indicators, strict=True):
            shares = sorted(Fraction(scores[one, node.code]["attainment"]) for one in units)
            middle = (shares[16] + shares[17]) / 2
            wanted = [Fraction(scores[unit, node.code]["attainment"]), middle, shares[-1]]
            shown = [row["value"], row["mark_1"], row["mark_2"]]
            assert shown == [to_exact_text(rounded(one, 12)) for one in wanted]


@pytest.mark.parametrize("language", LANGUAGES)
def test_distributions_and_maps_have_every_unit_once_with_its_share(
    language: Language, files: dict[str, bytes], publication: Publication
) -> None:
    scores = points_of(publication)
    units = {row["unit"] for row in table(publication, "ranking.csv")}
    spreads = {node.code: f"{node.code}-province" for node in publication.framework.indicators} | {
        "": "spread-province"
    }
    for code, name in spreads.items():
        rows = json.loads(files[f"{language}/{FOLDER}/charts/{name}.json"])["rows"]
        assert {row["label"] for row in rows} == units
        for row in rows:
            share = Fraction(scores[row["label"], code]["attainment"])
            assert row["value"] == to_exact_text(rounded(share, 12))
    tiles = json.loads(files[f"{language}/{FOLDER}/charts/map-province.json"])["rows"]
    published = {row["unit"]: row["published"] for row in table(publication, "ranking.csv")}
    assert {row["code"] for row in tiles} == units
    for row in tiles:
        assert row["text"].replace(",", ".") == published[row["code"]]


def test_what_programs_read_has_the_figures_of_the_publication(
    files: dict[str, bytes], publication: Publication
) -> None:
    folder = f"data/{FOLDER}"
    assert json.loads(files[f"{folder}/ranking.json"]) == [
        {name: cell or None for name, cell in row.items()} for row in table(publication, "ranking.csv")
    ]
    whole = json.loads(files[f"{folder}/scores.json"])
    scores = points_of(publication)
    assert whole["framework"]["digest"] == publication.verdict.file.digest
    for unit in whole["units"]:
        for code, node in unit["nodes"].items():
            assert Fraction(node["points"]) == rounded(Fraction(scores[unit["unit"], code]["points"]), 12)
    for name in ("scores", "ranking"):
        rows = pyarrow.parquet.read_table(io.BytesIO(files[f"{folder}/{name}.parquet"])).to_pylist()
        own = table(publication, f"{name}.csv")
        assert len(rows) == len(own)
        for row, wanted in zip(rows, own, strict=True):
            for column, cell in wanted.items():
                exact = row.get(f"{column}_exact", row[column])
                assert (exact or "") == cell
                if f"{column}_exact" in row and cell:
                    assert row[column] == float(Fraction(cell))


@pytest.mark.parametrize("language", LANGUAGES)
def test_levels_and_missing_and_not_applicable_cells_are_told_apart(
    language: Language, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The trio of all kinds: what has no figure is a dash and no zero."""
    data = of_trio(SOUND_TRIO.framework, SOUND_TRIO.values, SOUND_TRIO.units or "", tmp_path_factory.mktemp("trio"))
    publication, files = read(data), built(data)
    scores = points_of(publication)
    names = {publication.named[unit].name: unit for unit in publication.units}
    seen = set()
    for node in publication.framework.nodes():
        rows = Page(files[f"{language}/thu/2026/indicators/{node.code}.html"]).rows
        for name, points, most, share in (row for row in rows if row[0] in names):
            row = scores[names[name], node.code]
            seen.add((row["points"] == "", row["max"] == ""))
            assert points == ("–" if not row["points"] else fixed(Fraction(row["points"]), 2, language))
            assert most == ("–" if not row["max"] else short(Fraction(row["max"]), language, 12))
            assert share == ("–" if not row["attainment"] else fixed_percent(Fraction(row["attainment"]), 2, language))
    assert (False, False) in seen
    assert any(is_empty for is_empty, _ in seen), "some indicator applies to nobody of a group, or has no value"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_distance_to_the_next_level_is_the_one_by_hand(language: Language) -> None:
    """Of 750: Văn phòng UBND tỉnh has 428.67, and the bound of Dẫn dắt is 562.50."""
    files = built(sealed("laocai-dti@2022"))
    page = html.unescape(files[f"{language}/laocai-dti/2022/units/van-phong-ubnd-tinh.html"].decode())
    assert ("133,83" if language == "vi" else "133.83") in page


def test_no_page_shows_a_figure_in_the_other_language_s_way(files: dict[str, bytes]) -> None:
    for name, data in files.items():
        if name.endswith(".html") and "/units/" in name:
            texts = re.sub(r"<(style|script|svg|pre).*?</\1>|<[^>]+>", " ", data.decode(), flags=re.DOTALL)
            wrong = r"\b\d+\.\d{2,4}\b" if name.startswith("vi/") else r"\b\d+,\d{4}\b"
            assert re.findall(wrong, texts) == []
