"""A made-up index of communes to measure with: framework, units and values from a seed, marked as synthetic.

The size is that of the country's communes (3,321 in three groups); the rules are mixed as in a commune framework,
mostly rates, then points, steps, yes/no, choices, checklists, counts. Every aggregate has a branch; no figure is real.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from random import Random
from string import Template

from thang.engine.check import shown
from thang.engine.framework import Framework, Leaf
from thang.engine.units import Unit
from thang.engine.values import Chosen, NotApplicable, Ratio, Ticked, Value, YesNo
from thang.library.framework_file import parse_framework

SEED = 3321
UNITS = 3321
LEAVES = 100
MISSING_SHARE = Fraction(5, 100)
NOT_APPLICABLE_SHARE = Fraction(5, 100)
GROUPS = {"xa": 2621, "phuong": 687, "dac_khu": 13}
AGGREGATES = ("sum",) * 8 + ("mean", "geometric", "harmonic", "best", "worst")
MAXIMA = (5, 10, 10, 15, 20)
ITEMS = ("plan", "budget", "report", "team")

HEAD = """\
# SYNTHETIC, made by `make bench`: no unit, figure or rule of it is real.
thang: framework/1
id: synthetic-commune
edition: "bench"
title: {vi: Bộ chỉ số giả lập để đo tốc độ, en: Synthetic index for benchmarks}
publish: {as: points, places: 2, rounding: half_up}
ranking: {by: published, ties: competition, tie_break: []}
defaults: {missing: zero, not_applicable: rescale, zero_denominator: not_applicable}
levels:
  by: published
  bands: [{id: low, title: Thấp}, {id: middle, title: Khá, above: 0.5}, {id: high, title: Cao, above: 0.75}]
pillars: [{id: first, title: Trụ cột, of: ["1", "2"]}, {id: second, title: Trụ cột, of: ["2", "3", "10"]}]
"""


def rate(dice: Random, top: int) -> Ratio:
    """Cases done of cases that arose; now and then none arose."""
    whole = 0 if dice.random() < 0.005 else dice.randint(1, 5 << dice.randrange(13))
    return Ratio(Fraction(dice.randint(0, whole)), Fraction(whole))


def complaints(dice: Random, top: int) -> Ratio:
    return Ratio(Fraction(dice.randint(0, 60)), Fraction(dice.randint(100, 900)))


def points(dice: Random, top: int) -> Fraction:
    return Fraction(dice.randint(0, top * 100), 100)


def count(dice: Random, top: int) -> Fraction:
    return Fraction(dice.randint(0, 12))


def figure(dice: Random, top: int) -> Fraction:
    return Fraction(dice.randint(0, 1200), 10)


def yes_no(dice: Random, top: int) -> YesNo:
    return YesNo(dice.random() < 0.7)


def choice(dice: Random, top: int) -> Chosen:
    return Chosen(dice.choice(("head", "deputy", "none")))


def checklist(dice: Random, top: int) -> Ticked:
    return Ticked(frozenset(item for item in ITEMS if dice.random() < 0.6))


@dataclass(frozen=True, slots=True)
class Kind:
    """So many leaves of one rule as the file says it, and how a value is drawn; None: it takes no value."""

    leaves: int
    rule: str
    draw: Callable[[Random, int], Value] | None


RATIO = "value: {type: ratio}, rule: "
MIX = (
    Kind(30, RATIO + "{proportion: {target: 1}}", rate),
    Kind(15, RATIO + "{proportion: {target: 0.8}}", rate),
    Kind(8, RATIO + "{proportion: {full_from: 0.8}}", rate),
    Kind(4, RATIO + "{proportion: {target: 0.05, lower_is_better: true}}", complaints),
    Kind(1, RATIO + "{proportion: {target: 1}}, times: {of: $first, take: attainment}", rate),
    Kind(8, "rule: points", points),
    Kind(4, "rule: {steps: [{at_least: 4, share: 1}, {at_least: 2, share: 1/2}, {above: 0, share: 1/4}]}", count),
    Kind(4, RATIO + "{steps: [{at_least: 0.9, share: 1}, {at_least: 0.7, share: 0.7}, {above: 0.5, points: 1}]}", rate),
    Kind(6, "rule: yes_no", yes_no),
    Kind(4, "rule: {choice: {options: {head: 1, deputy: 1/2, none: 0}}}", choice),
    Kind(4, "rule: {checklist: {items: {plan: 0.4, budget: 0.3, report: 0.2, team: 0.1}}}", checklist),
    Kind(4, "rule: {per_item: {each: 0.5, cap: 5}}", count),
    Kind(5, "rule: {linear: {from: 0, to: 100}}", figure),
    Kind(1, "rule: {relative: {to: minmax}}", figure),
    Kind(1, RATIO + "{relative: {to: rank, within: all}}", rate),
    Kind(1, 'rule: {formula: {inputs: {a: $first, b: $second}, is: "(a + b) / (a + b + 2)"}}', None),
)


@dataclass(frozen=True, slots=True)
class Data:
    """What is measured: a framework, its file, units, and typed values by unit and code."""

    text: str
    framework: Framework
    units: list[Unit]
    answers: dict[str, dict[str, Value]]

    @property
    def cells(self) -> int:
        return len(self.units) * LEAVES

    def write(self, folder: Path) -> tuple[Path, Path]:
        """The framework file and the wide table of values."""
        framework, values = folder / "synthetic.yaml", folder / "synthetic.csv"
        framework.write_text(self.text, encoding="utf-8")
        codes = [leaf.code for leaf in self.framework.leaves() if leaf.value_type is not None]
        with values.open("w", encoding="utf-8", newline="") as file:
            table = csv.writer(file)
            table.writerow(["unit", "group", *codes])
            for unit in self.units:
                given = self.answers[unit.text]
                table.writerow([unit.text, unit.group, *[shown(given[c]) if c in given else "" for c in codes]])
        return framework, values


def make(size: int = UNITS) -> Data:
    """So many units under the one framework; the same size gives the same data, always."""
    kinds = _laid_out(Random(SEED))
    text = _file(kinds)
    framework = parse_framework(text.encode()).framework
    units = list(_units(size))
    leaves = list(framework.leaves())
    dice = Random(SEED + size)
    return Data(text, framework, units, {unit.text: dict(_answers(leaves, kinds, dice)) for unit in units})


def _laid_out(dice: Random) -> dict[str, tuple[Kind, int]]:
    """Every leaf's kind and max by code, the kinds strewn over the branches."""
    kinds = [kind for kind in MIX for _ in range(kind.leaves)]
    dice.shuffle(kinds)
    branches = len(AGGREGATES)
    codes = [f"{at + 1}.{number + 1}" for at in range(branches) for number in range(len(kinds[at::branches]))]
    return {code: (kind, dice.choice(MAXIMA)) for code, kind in zip(codes, kinds, strict=True)}


def _file(kinds: dict[str, tuple[Kind, int]]) -> str:
    counted = [code for code, (kind, _) in kinds.items() if kind.draw is count]
    inputs = {"first": f'"{counted[0]}"', "second": f'"{counted[1]}"'}
    blocks, total = [], 0
    for at, aggregate in enumerate(AGGREGATES, start=1):
        own = {code: kind for code, kind in kinds.items() if code.startswith(f"{at}.")}
        maximum = sum(top for _, top in own.values()) if aggregate == "sum" else 50
        total += maximum
        blocks.append(f'  - code: "{at}"\n    title: Nhóm {at}\n    aggregate: {aggregate}\n    max: {maximum}\n')
        blocks.append("    children:\n")
        for code, (kind, top) in own.items():
            rule = Template(kind.rule).substitute(inputs)
            blocks.append(f'      - {{code: "{code}", title: Chỉ số {code}, max: {top}, {rule}}}\n')
    groups = "".join(f"  - {{id: {group}, title: Nhóm, max: {total}}}\n" for group in GROUPS)
    return f"{HEAD}groups:\n{groups}indicators:\n{''.join(blocks)}"


def _units(size: int) -> Iterator[Unit]:
    """Units in the country's proportion of groups, at least one of each."""
    bounds = (GROUPS["xa"] * size // UNITS, size - max(1, GROUPS["dac_khu"] * size // UNITS))
    for number in range(size):
        group = "xa" if number < bounds[0] else "phuong" if number < bounds[1] else "dac_khu"
        yield Unit(f"Synthetic {number:05}", group)


def _answers(leaves: list[Leaf], kinds: dict[str, tuple[Kind, int]], dice: Random) -> Iterator[tuple[str, Value]]:
    for leaf in leaves:
        kind, top = kinds[leaf.code]
        fate = dice.random()
        if kind.draw is None or fate < MISSING_SHARE:
            continue
        applies = fate >= MISSING_SHARE + NOT_APPLICABLE_SHARE
        yield leaf.code, kind.draw(dice, top) if applies else NotApplicable("không phát sinh")
