"""Drawings read back, and one of each kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from thang.look import gallery_samples as samples
from thang.look.charts import Chart
from thang.look.draw import draw

SVG = "{http://www.w3.org/2000/svg}"


def every_chart() -> list[Chart]:
    """One of each kind, with gaps, breaks, links and figures that are not there."""
    charts: list[Chart] = [samples.spark(1, "vi", gap=1), samples.bars("vi"), samples.strip("vi", 63)]
    return [*charts, samples.strip("vi", 3321), samples.lines("vi"), samples.columns("vi"), *samples.maps("vi")]


def tree(chart: Chart) -> ElementTree.Element:
    return ElementTree.fromstring(draw(chart))  # noqa: S314  # a drawing of our own


def classes(root: ElementTree.Element) -> set[str]:
    return {name for one in root.iter() for name in one.get("class", "").split()}


def texts(root: ElementTree.Element) -> list[str]:
    return [one.text or "" for one in root.iter(f"{SVG}text")]


def paths(root: ElementTree.Element, class_: str) -> Iterator[list[tuple[float, float]]]:
    """The places that each path of the class joins."""
    for one in root.iter(f"{SVG}path"):
        if one.get("class") == class_:
            numbers = [float(number) for number in re.findall(r"-?[\d.]+", one.get("d", ""))]
            yield list(zip(numbers[::2], numbers[1::2], strict=True))
