"""A made-up round of the communes: real names, and figures drawn by chance from a seed.

Only `Random.random` is used: what it gives for a seed is promised to stay the same from one Python to the next.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from random import Random

from thang.engine.framework import Framework, Group, Leaf
from thang.engine.numbers import to_text
from thang.engine.plan import top_max
from thang.engine.rules import Points
from thang.engine.values import ValueType

COMMUNES = Path(__file__).parents[1] / "library/data/laocai-communes.csv"
REASONS = (
    "chức năng do tỉnh thực hiện tập trung",
    "không có đối tượng trên địa bàn",
    "địa bàn chưa có hạ tầng",
)
NOT_ARISEN = "5.4"  # of firms: one small commune is to have none
MISSING_SHARE, NOT_APPLICABLE_SHARE = 0.03, 0.02
WARD, AHEAD = "Phường ", 0.1

# What is counted in a commune: the least and the most of it.
WHOLES = {
    "answers to a survey": (60, 400),
    "billions of GRDP": (150, 1_800),
    "documents": (600, 4_000),
    "dossiers": (900, 9_000),
    "fields of work": (8, 16),
    "firms": (6, 140),
    "files": (200, 1_500),
    "members of the team": (30, 160),
    "people": (5_000, 26_000),
    "petitions": (5, 90),
    "public places": (4, 20),
    "reports": (24, 48),
    "staff": (32, 70),
    "systems": (4, 9),
}
# Code of a ratio: what stands below its line, and how many per cent of that; any other one is of dossiers.
BELOW_THE_LINE = {
    "1.1": ("people", 60),
    "1.2": ("people", 100),
    "1.3": ("people", 24),
    "2.2": ("staff", 100),
    "2.3": ("staff", 100),
    "2.5": ("members of the team", 100),
    "3.1": ("systems", 100),
    "3.2": ("systems", 100),
    "3.3": ("systems", 100),
    "3.4": ("staff", 110),
    "4.5": ("answers to a survey", 100),
    "4.11": ("files", 100),
    "4.12": ("reports", 100),
    "4.13": ("public places", 100),
    "4.17": ("fields of work", 100),
    "4.18": ("staff", 100),
    "4.19": ("documents", 100),
    "4.20": ("files", 80),
    "4.21": ("files", 100),
    "5.1": ("billions of GRDP", 100),
    "5.3": ("billions of GRDP", 55),
    "5.4": ("firms", 100),
    "6.1": ("people", 76),
    "6.2": ("people", 74),
    "6.3": ("people", 69),
    "6.4": ("people", 100),
    "6.5": ("people", 90),
    "6.6": ("petitions", 100),
    "6.7": ("petitions", 60),
}
# How far the middle commune is, where that is not MIDDLE.
MIDDLE = 0.74
MIDDLES = {
    "1.1": 0.55,
    "2.2": 0.12,
    "4.13": 0.5,
    "4.17": 0.45,
    "5.1": 0.14,
    "5.3": 0.11,
    "5.4": 0.45,
    "6.3": 0.35,
    "6.4": 0.6,
}

Chance = Callable[[], float]


@dataclass(frozen=True, slots=True)
class _Commune:
    """What makes the cells of one row hang together: how strong it is, and how much of everything it has."""

    strength: float
    counts: Mapping[str, int]


def communes() -> list[str]:
    """The communes and wards of Lào Cai since 1 July 2025, by their code.

    >>> len(communes()), communes()[0], communes()[3]
    (99, 'Phường Lào Cai', 'Xã Bát Xát')
    """
    text = COMMUNES.read_text(encoding="utf-8")
    return [f"{row['kind']} {row['name']}" for row in csv.DictReader(text.splitlines())]


def units_table(units: Iterable[str]) -> str:
    """A units file of them, as CSV.

    >>> units_table(["Xã Bát Xát", "Phường Sa Pa"])
    'unit\\nXã Bát Xát\\nPhường Sa Pa\\n'
    """
    return _csv(["unit"], [[unit] for unit in units])


def synthetic_values(framework: Framework, units: Sequence[str], seed: int) -> str:
    """A wide table of values that belong to nobody, as CSV; the same seed gives the same text.

    3 % of the cells are missing and 2 % not applicable, with a reason; of `NOT_ARISEN`, where the framework has it, one
    unit has 0/0. Raises ValueError for an indicator whose values are neither ratios nor points, and for two groups.
    """
    chance = Random(seed).random  # noqa: S311  # figures for show, no secret
    if len(framework.groups) != 1:
        raise ValueError(f"{framework.id} has {len(framework.groups)} groups, not one")
    leaves = list(framework.leaves())
    codes = [leaf.code for leaf in leaves]
    rows = [[unit, *_row(unit, leaves, framework.groups[0], chance)] for unit in units]
    if rows and NOT_ARISEN in codes:
        rows[int(chance() * len(rows))][1 + codes.index(NOT_ARISEN)] = "0/0"
    return _csv(["unit", *codes], rows)


def _row(unit: str, leaves: Iterable[Leaf], group: Group, chance: Chance) -> list[str]:
    strength = (chance() + chance() + chance()) / 3 + (AHEAD if unit.startswith(WARD) else 0)
    size = chance()
    counts = {
        whole: least + int((most - least) * (0.8 * size + 0.2 * chance())) for whole, (least, most) in WHOLES.items()
    }
    commune = _Commune(strength, counts)
    return [_cell(leaf, group, commune, chance) for leaf in leaves]


def _cell(leaf: Leaf, group: Group, commune: _Commune, chance: Chance) -> str:
    """Draws the same number of times whatever it gives, so that no cell moves those after it."""
    lack, which, share = chance(), chance(), _share(leaf.code, commune, chance)
    value = _value(leaf, group, commune, share)
    if lack < MISSING_SHARE:
        return ""
    if lack < MISSING_SHARE + NOT_APPLICABLE_SHARE:
        return f"NA:{REASONS[int(which * len(REASONS))]}"
    return value


def _share(code: str, commune: _Commune, chance: Chance) -> float:
    """How far the commune is, 0 to 1: the middle one's share, moved by its own strength and by chance."""
    moved = 0.5 + 0.9 * commune.strength + 0.3 * (chance() - 0.5)
    return min(MIDDLES.get(code, MIDDLE) * moved, 1.0)


def _value(leaf: Leaf, group: Group, commune: _Commune, share: float) -> str:
    """Two whole counts, or points in halves."""
    if leaf.value_type is ValueType.RATIO:
        whole, per_cent = BELOW_THE_LINE.get(leaf.code, ("dossiers", 100))
        count = commune.counts[whole] * per_cent // 100
        return f"{int(share * count)}/{count}"
    most = top_max(leaf, group.id)
    if not isinstance(leaf.rule, Points) or most is None:
        raise ValueError(f"no values can be made up for {leaf.code}: neither a ratio nor points")
    return to_text(Fraction(int(share * int(most * 2)), 2))


def _csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([header, *rows])
    return text.getvalue()
