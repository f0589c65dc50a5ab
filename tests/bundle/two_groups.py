"""A small publication of two groups with something of everything: levels, pillars, stated figures, an amendment."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.bundle.resealed import KEY
from thang.bundle.problem import Problem
from thang.bundle.publish import Notes, publish
from thang.bundle.verify import verify
from thang.engine.score import compute
from thang.library.framework_file import parse_framework
from thang.library.units import read_inputs

TWO = """\
thang: framework/1
id: two
edition: "2026"
title: {vi: Hai nhóm, en: Two groups}
groups: [{id: so, title: Sở, max: 100}, {id: xa, title: Xã, max: 80}]
levels: {by: published, bands: [{id: low, title: L}, {id: high, title: H, above: 0.5}]}
publish: {as: points, places: 2, rounding: half_up}
ranking: {by: published, ties: competition}
defaults: {missing: zero, not_applicable: rescale, zero_denominator: not_applicable}
indicators:
  - code: "1"
    title: A
    max: {so: 60, xa: 40}
    children:
      - {code: "1.1", title: B, max: {so: 40, xa: 20}, rule: {proportion: {target: 1}}, value: {type: ratio}}
      - {code: "1.2", title: C, max: 20, rule: {steps: [{at_least: 4, share: 1}, {at_least: 2, share: 1/2}]}}
  - {code: "2", title: D, max: 40, rule: points, applies: {has: [portal]}}
  - {code: "3", title: E, max: 0, rule: yes_no}
pillars: [{id: p, title: P, of: ["1.1", "2"]}]
"""
VALUES = "unit,group,1.1,1.2,2,3\nAn,so,1/3,4,10,yes\nBa,so,2/3,2,30,no\nCa,xa,1/2,0,,yes\nDu,xa,3/4,3,20,\n"
UNITS = "unit,name,group,ranked,attributes,stated\n" + "".join(
    f"{unit},Đơn vị {unit},{group},yes,{has},{stated}\n"
    for unit, group, has, stated in (
        ("An", "so", "portal", "43.3"),
        ("Ba", "so", "portal", ""),
        ("Ca", "xa", "", ""),
        ("Du", "xa", "portal", "45"),
    )
)
NOTES = Notes("2026-01-31", "sha256:" + "a" * 64, "Quyết định 12")


@cache
def two(framework: str = TWO) -> bytes:
    """The publication of these values under this framework."""
    file = parse_framework(framework.encode())
    with TemporaryDirectory() as folder:
        values, units = Path(folder, "values.csv"), Path(folder, "units.csv")
        values.write_text(VALUES, encoding="utf-8")
        units.write_text(UNITS, encoding="utf-8")
        inputs = read_inputs(file.framework, values, units)
    return publish(file, compute(inputs.plans, inputs.units, inputs.answers), NOTES, KEY).data


def refused(data: bytes) -> Problem:
    with pytest.raises(Problem) as caught:
        verify(data)
    return caught.value
