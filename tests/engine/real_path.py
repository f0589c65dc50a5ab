"""The path of a user's files: a framework file, a table of values and a units file, read, checked and scored."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.oracle.generate import Case, to_csv, to_yaml, units_csv
from thang.engine.score import Run, compute
from thang.library.framework_file import FrameworkFile, parse_framework
from thang.library.results import unit_record
from thang.library.units import Inputs, read_inputs


@dataclass(frozen=True)
class Scored:
    file: FrameworkFile
    inputs: Inputs
    run: Run

    @property
    def records(self) -> dict[str, dict[str, Any]]:
        """What `thang score --json` says of every unit."""
        return {found.unit.text: unit_record(found) for found in self.run.scores}


def scored(case: Case) -> Scored:
    """A random case by way of its files."""
    file = parse_framework(to_yaml(case.framework).encode(), "framework.yaml")
    with _tables(case) as (values, units):
        inputs = read_inputs(file.framework, values, units)
    return Scored(file, inputs, compute(inputs.plans, inputs.units, inputs.answers))


@contextmanager
def _tables(case: Case) -> Iterator[tuple[Path, Path]]:
    with TemporaryDirectory() as folder:
        values, units = Path(folder, "values.csv"), Path(folder, "units.csv")
        values.write_text(to_csv(*case), encoding="utf-8")
        units.write_text(units_csv(case.units), encoding="utf-8")
        yield values, units
