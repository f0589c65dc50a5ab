"""A small sound framework that uses nearly everything, and edits of it that mark where a fault is to be found."""

from __future__ import annotations

from dataclasses import dataclass

from thang.engine.errors import Fault, Faulty, Spot
from thang.library.framework_file import parse_framework

FILE = "bộ.yaml"
HERE = "▸"

SOUND = """\
thang: framework/1
id: sample
edition: "2024"
title: {vi: Bộ chỉ số thử, en: Sample}
cites: [{number: 1/QĐ-UBND, date: 2024-01-31}]
groups:
  - {id: a, title: Nhóm A, max: 100}
  - {id: b, title: Nhóm B, max: 80}
levels:
  by: published
  bands:
    - {id: low, title: Thấp}
    - {id: mid, title: Vừa, above: 0.25}
    - {id: high, title: Cao, from: 3/4}
publish: {as: points, places: 2, rounding: half_up}
round: [{at: leaf, places: 4}]
ranking: {by: published, ties: competition, tie_break: ["1"]}
defaults: {missing: zero, not_applicable: rescale, zero_denominator: not_applicable}
availability: 50%
succession: none
indicators:
  - code: "1"
    title: Thể chế
    max: 50
    children:
      - code: "1.1"
        title: Số cuộc họp
        max: 20
        value: {type: number, min: 0}
        rule: {steps: [{at_least: 4, share: 1}, {at_least: 2, share: 1/2}]}
        evidence: {required: true, what: Biên bản}
      - {code: "1.2", title: Có kế hoạch, max: 10, rule: yes_no}
      - {code: "1.3", title: Chủ trì, max: 20, rule: {choice: {options: {head: 1, deputy: 1/2, none: 0}}}}
  - code: "2"
    title: Hạ tầng
    max: {a: 50, b: 30}
    aggregate: mean
    children:
      - {code: "2.1", title: Trực tuyến, weight: 2, value: {type: ratio}, rule: {proportion: {target: 0.8}}}
      - {code: "2.2", title: Tốc độ, rule: {linear: {from: 20, to: 85}}}
      - {code: "2.3", title: Công thức, rule: {formula: {inputs: {x: "1.1", y: "2.2"}, is: "x / (x + y)"}}}
      - {code: "2.4", title: So sánh, rule: {relative: {to: best}}, times: {of: "2.1", take: attainment}}
      - {code: "2.5", title: Danh mục, rule: {checklist: {items: {p: 1/2, q: 1/2}}}}
  - {code: "3", title: Thưởng, max: 5, rule: {per_item: {each: 1, cap: 5}}, bonus: true}
pillars:
  - {id: p, title: Trụ cột, of: ["1", "2.1"]}
"""

LEAF = '{code: "1.2", title: Có kế hoạch, max: 10, rule: yes_no}'
TIMED = '{code: "2.4", title: So sánh, rule: {relative: {to: best}}, times: {of: "2.1", take: attainment}}'


@dataclass(frozen=True, slots=True)
class Mistake:
    """One edit of the sample: `old` (the whole file where empty) becomes `new`, in which ▸ stands before the fault.

    `found` is what the message is to quote, `right` a part of what the English one is to say would be right; `also`
    holds further edits that it takes to make the mistake.
    """

    kind: str
    old: str
    new: str
    found: str
    right: str
    also: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return f"{self.kind}: {self.new[:50]}"

    @property
    def text(self) -> str:
        return edited((self.old, self.new), *self.also) if self.old else self.new


def edited(*edits: tuple[str, str]) -> str:
    """The sample with these replacements; each replaced text stands in it exactly once."""
    text = SOUND
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def marked(text: str) -> tuple[bytes, list[Spot]]:
    """The file without its marks, and where they stood. Half a surrogate stands for a byte that is not UTF-8."""
    spots = []
    while HERE in text:
        before, after = text.split(HERE, 1)
        spots.append(Spot(before.count("\n") + 1, len(before) - before.rfind("\n")))
        text = before + after
    return text.encode("utf-8", "surrogateescape"), spots


def faults_of(data: bytes | str) -> list[Fault]:
    """The faults of a file; none if it is sound."""
    try:
        parse_framework(data.encode() if isinstance(data, str) else data, FILE)
    except Faulty as error:
        return list(error.faults)
    return []


def brief(data: bytes | str) -> list[tuple[str, str]]:
    """Kind and found of every fault, in the order of the report."""
    return [(fault.kind, fault.found) for fault in faults_of(data)]
