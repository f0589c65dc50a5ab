"""The shipped frameworks: found by name, sourced, and equal to the figures that were published with them."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from thang.engine.framework import Framework
from thang.engine.score import Run, compute
from thang.library import shipped as library
from thang.library.framework_file import read_framework
from thang.library.shipped import Shipped, find_shipped, shipped
from thang.library.units import read_inputs

DTI, LAO_CAI = "vn-dti-province@2024", "laocai-dti@2022"
WITHOUT_ACT = "commune-dti@2025"  # a catalogue seen in practice: no act is cited with it, and it says so
each = pytest.mark.parametrize("one", shipped(), ids=lambda one: one.name)


def named(name: str) -> Shipped:
    one = find_shipped(name)
    assert one is not None
    return one


def run(name: str) -> Run:
    one = named(name)
    assert one.values is not None
    inputs = read_inputs(read_framework(one.framework).framework, one.values, one.units)
    return compute(inputs.plans, inputs.units, inputs.answers)


def framework(one: Shipped) -> Framework:
    return read_framework(one.framework).framework


def test_they_are_listed_by_name() -> None:
    assert [one.name for one in shipped()] == [
        "commune-dti@2025",
        "district-demo@2026",
        LAO_CAI,
        "un-egdi@2018",
        "undp-hdi@2022",
        "vn-dti-province@2022",
        "vn-dti-province@2022-totals",
        "vn-dti-province@2023-totals",
        DTI,
    ]


@pytest.mark.parametrize("name", ["laocai-dti", "laocai-dti@2021", "@", "", "../laocai-dti@2022", "LAOCAI-DTI@2022"])
def test_nothing_is_found_by_another_name(name: str) -> None:
    assert find_shipped(name) is None


@each
def test_the_name_is_that_of_its_file(one: Shipped) -> None:
    read = framework(one)
    assert (read.id, read.edition) == (one.id, one.edition)
    assert find_shipped(one.name) == one


@each
def test_it_says_where_it_comes_from_and_what_was_inferred_in_both_languages(one: Shipped) -> None:
    read = framework(one)
    assert read.cites
    assert all((cite.number or cite.url) and cite.date for cite in read.cites) or one.name == WITHOUT_ACT
    texts = [read.title, read.inferred, *(node.title for node in read.nodes()), *(group.title for group in read.groups)]
    assert all(text.vi and text.en for text in texts)


def test_an_edition_without_figures_has_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "xã" / "2025"
    folder.mkdir(parents=True)
    (folder / "framework.yaml").write_bytes(named(LAO_CAI).framework.read_bytes())
    monkeypatch.setattr(library, "FOLDER", tmp_path)
    assert shipped() == [Shipped("xã", "2025", folder / "framework.yaml", values=None, units=None, successions=None)]


def test_dti_2024_recomputes_the_34_totals_within_one_in_the_last_place() -> None:
    scores = run(DTI).scores
    assert len(scores) == 34
    differences = [abs((one.published or Fraction(0)) - (one.unit.stated or Fraction(0))) for one in scores]
    assert max(differences) == Fraction(1, 10_000)


def test_dti_2024_ranks_all_34_provinces_as_their_stated_totals_do() -> None:
    scores = run(DTI).scores
    stated = [one.unit.stated or Fraction(0) for one in scores]
    assert [one.rank for one in scores] == [1 + sum(other > own for other in stated) for own in stated]
    assert [one.unit.text for one in scores[:3]] == ["TP. Hà Nội", "TP. Huế", "TP. Hải Phòng"]


def test_lao_cai_2022_gives_the_nine_totals_the_first_three_of_each_group_and_their_levels() -> None:
    found = [(one.unit.group, one.rank, one.unit.text, one.published, one.level) for one in run(LAO_CAI).scores]
    assert [(group, rank, unit, published) for group, rank, unit, published, _ in found] == [
        ("with_tthc", 1, "Sở Giáo dục và Đào tạo", Fraction("625.30")),
        ("with_tthc", 2, "Sở Tài chính", Fraction("603.20")),
        ("with_tthc", 3, "Sở Thông tin và Truyền thông", Fraction("601.90")),
        ("without_tthc", 1, "Văn phòng UBND tỉnh", Fraction("428.67")),
        ("without_tthc", 2, "Ban Tuyên giáo Tỉnh ủy", Fraction("402.00")),
        ("without_tthc", 3, "Đài Phát thanh - Truyền hình tỉnh", Fraction("393.38")),
        ("district", 1, "TP. Lào Cai", Fraction("651.93")),
        ("district", 2, "Bắc Hà", Fraction("585.45")),
        ("district", 3, "Bát Xát", Fraction("585.22")),
    ]
    assert {level.title.vi for *_, level in found if level is not None} == {"Nâng cao"}
