"""The publications that the tests seal: DTI 2024 of the 34 provinces, and a framework that shows little."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bundle.resealed import KEY
from thang.bundle.publish import Notes, publish
from thang.engine.score import Run, compute
from thang.library.framework_file import FrameworkFile, parse_framework, read_framework
from thang.library.shipped import find_shipped
from thang.library.units import read_inputs

SHY = """\
thang: framework/1
id: shy
edition: "1"
title: {vi: Kín, en: Shy}
groups: [{id: g, title: G, max: 100}]
levels: {by: published, bands: [{id: low, title: L}, {id: high, title: H, above: 0.5}]}
publish: {as: points, places: 2}
ranking: {by: published, ties: competition}
defaults: {missing: zero, not_applicable: rescale, zero_denominator: not_applicable}
indicators:
  - code: "1"
    title: A
    max: 60
    children:
      - {code: "1.1", title: B, max: 20, rule: {proportion: {target: 1}}, value: {type: ratio}}
      - {code: "1.2", title: C, max: 20, rule: given, public: points}
      - {code: "1.3", title: D, max: 20, rule: given, public: none}
  - {code: "2", title: E, max: 40, rule: {relative: {to: best}}}
pillars: [{id: p, title: P, of: ["1"]}]
"""
SHY_VALUES = "unit,1.1,1.2,1.3,2\nAn,1/3,0.25,0.5,7\nBình,2/3,NA,1,3\nChi,0/0,0.75,,5\nDuy,,1,1/x,\n".replace(
    "1/x", "NA"
)


@cache
def dti() -> tuple[FrameworkFile, Run]:
    shipped = find_shipped("vn-dti-province@2024")
    assert shipped is not None
    assert shipped.values is not None
    file = read_framework(shipped.framework)
    inputs = read_inputs(file.framework, shipped.values, shipped.units)
    return file, compute(inputs.plans, inputs.units, inputs.answers)


@cache
def shy() -> tuple[FrameworkFile, Run]:
    file = parse_framework(SHY.encode())
    with TemporaryDirectory() as folder:
        values = Path(folder, "values.csv")
        values.write_text(SHY_VALUES, encoding="utf-8")
        inputs = read_inputs(file.framework, values)
    return file, compute(inputs.plans, inputs.units, inputs.answers)


def sealed() -> bytes:
    return publish(*dti(), Notes("2025-10-21"), KEY).data


def sealed_shy() -> bytes:
    return publish(*shy(), Notes(), KEY).data
