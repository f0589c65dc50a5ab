"""`make bench`: the promised figures with their targets and floors. `--quick`: less; `--strict`: 1 if one is missed."""

from __future__ import annotations

import argparse
import os
import platform
import sys

from benchmarks.commune import UNITS
from benchmarks.figure import Figure
from benchmarks.figures import all_figures

FULL = (UNITS, (100, 1000, UNITS, 10_000), 15)
QUICK = (150, (50, 100, 200), 3)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--strict", action="store_true")
    args = parser.parse_args()
    size, sizes, rounds = QUICK if args.quick else FULL
    print(f"{size:,} units × 100 leaves, synthetic, 5 % missing, 5 % not applicable; {machine()}")
    met = True
    for figure in all_figures(size, sizes, rounds):
        print(line(figure), flush=True)
        met = met and figure.is_met
    return 0 if met or not args.strict else 1


def machine() -> str:
    """The machine in general words; `load`: how many processes wanted its cores in the last minute."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{python}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"


def line(figure: Figure) -> str:
    target = "" if figure.target is None else f"target {figure.target:.3g} {figure.unit}"
    verdict = "ok" if figure.is_met else "OVER"
    return (
        f"  {figure.name:<40} {figure.value:9.2f} {figure.unit:<3} {target:<15} {verdict:<5} {figure.beside}".rstrip()
    )


if __name__ == "__main__":
    sys.exit(main())
