"""The made-up round of the communes: real names, figures of nobody, and a table that is scored without a fault."""

from __future__ import annotations

import csv
import hashlib
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from tests.cli.thang_command import thang
from thang.cli.demo_communes import NOT_ARISEN, REASONS, communes, synthetic_values, units_table
from thang.engine.framework import Framework
from thang.engine.score import Run, score
from thang.engine.values import ValueType
from thang.library.framework_file import read_framework
from thang.library.shipped import find_shipped, shipped
from thang.library.units import Inputs, read_inputs

COMMUNES = "commune-dti@2025"
SEED = 2026


@cache
def framework_of(name: str = COMMUNES) -> Framework:
    one = find_shipped(name)
    assert one is not None
    return read_framework(one.framework).framework


@cache
def made(seed: int = SEED) -> str:
    return synthetic_values(framework_of(), communes(), seed)


def laid_down(folder: Path, seed: int = SEED) -> tuple[Path, Path]:
    values, units = folder / "values.csv", folder / "units.csv"
    values.write_text(made(seed), encoding="utf-8")
    units.write_text(units_table(communes()), encoding="utf-8")
    return values, units


def inputs_in(folder: Path, seed: int = SEED) -> Inputs:
    """Raises Faulty for any fault."""
    return read_inputs(framework_of(), *laid_down(folder, seed))


def run_in(folder: Path) -> Run:
    inputs = inputs_in(folder)
    return score(framework_of(), inputs.units, inputs.answers)


@cache
def rows() -> list[dict[str, str]]:
    """Read without the library."""
    return list(csv.DictReader(made().splitlines()))


def cells() -> list[tuple[str, str]]:
    """Every cell with its code."""
    return [(code, cell) for row in rows() for code, cell in row.items() if code != "unit"]


# --- The names --------------------------------------------------------------------------------------------------------


def test_there_are_89_communes_and_10_wards_each_named_once() -> None:
    assert Counter(name.split(" ")[0] for name in communes()) == {"Xã": 89, "Phường": 10}
    assert len(set(communes())) == 99


def test_the_wards_are_those_of_the_four_former_towns() -> None:
    assert {name for name in communes() if name.startswith("Phường ")} == {
        "Phường Âu Lâu",
        "Phường Cam Đường",
        "Phường Cầu Thia",
        "Phường Lào Cai",
        "Phường Nam Cường",
        "Phường Nghĩa Lộ",
        "Phường Sa Pa",
        "Phường Trung Tâm",
        "Phường Văn Phú",
        "Phường Yên Bái",
    }


def test_no_figures_of_communes_are_shipped() -> None:
    assert [one.values for one in shipped() if one.name == COMMUNES] == [None]


# --- The figures ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", [0, 1, SEED])
def test_what_is_made_is_read_back_without_a_fault(seed: int, tmp_path: Path) -> None:
    inputs = inputs_in(tmp_path, seed)
    assert [unit.text for unit in inputs.units] == communes()


def test_the_command_scores_it(tmp_path: Path) -> None:
    values, units = laid_down(tmp_path)
    answer = thang("score", COMMUNES, values, "--units", units, "--json")
    assert (answer.status, answer.err) == (0, "")
    assert len(answer.json["units"]) == 99


def test_the_same_seed_gives_the_same_bytes() -> None:
    """Pinned, so that another version of Python that draws otherwise is found."""
    assert synthetic_values(framework_of(), communes(), SEED) == made()
    digest = hashlib.sha256(made().encode()).hexdigest()
    assert digest == "9ac1758c513ea9283dc99533184e67e34f762b87426977ce5a2b15a0362ced23"


def test_another_seed_gives_other_figures() -> None:
    assert made(1) != made(2)


def test_about_three_per_cent_are_missing_and_two_not_applicable_for_several_reasons() -> None:
    found = [cell for _, cell in cells()]
    lacking = [cell for cell in found if cell.startswith("NA")]
    assert 0.02 < found.count("") / len(found) < 0.04
    assert 0.01 < len(lacking) / len(found) < 0.03
    assert set(lacking) == {f"NA:{reason}" for reason in REASONS}


def test_one_commune_has_a_ratio_that_has_not_arisen() -> None:
    assert [code for code, cell in cells() if cell.endswith("/0")] == [NOT_ARISEN]
    assert (NOT_ARISEN, "0/0") in cells()


def test_ratios_are_whole_counts_of_no_more_than_there_are() -> None:
    ratios = {leaf.code for leaf in framework_of().leaves() if leaf.value_type is ValueType.RATIO}
    counts = [cell.split("/") for code, cell in cells() if code in ratios and cell and not cell.startswith("NA")]
    assert len(counts) > 99 * 30
    assert all(int(part) <= int(whole) for part, whole in counts)


def test_totals_are_spread_and_ranks_are_not_all_equal(tmp_path: Path) -> None:
    scores = run_in(tmp_path).scores
    totals = [float(one.attainment or 0) for one in scores]
    assert 0.3 < min(totals) < 0.55
    assert 0.7 < max(totals) < 0.95
    assert len({one.rank for one in scores}) > 90


def test_indicators_of_one_commune_hang_together(tmp_path: Path) -> None:
    """A latent strength: the better half in one main index is mostly the better half in another."""
    scores = run_in(tmp_path).scores
    halves = []
    for code in ("4", "6"):
        order = sorted(scores, key=lambda one: (one.node(code).attainment or 0, one.unit.text))
        halves.append({one.unit.text for one in order[50:]})
    assert len(halves[0] & halves[1]) > 35


@pytest.mark.parametrize("units", [[], ["Xã Bát Xát"]])
def test_few_units_or_none_are_no_trouble(units: list[str]) -> None:
    assert len(synthetic_values(framework_of(), units, SEED).splitlines()) == 1 + len(units)


@pytest.mark.parametrize(
    ("name", "said"), [("laocai-dti@2022", "3 groups, not one"), ("undp-hdi@2022", "le: neither a ratio nor points")]
)
def test_a_framework_of_another_kind_is_refused(name: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        synthetic_values(framework_of(name), ["Xã Bát Xát"], SEED)
