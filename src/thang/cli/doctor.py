"""`thang doctor`: is the installation sound, and does it still compute what it should?"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from fractions import Fraction
from importlib.metadata import PackageNotFoundError, version

import thang
from thang.cli.console import AT_FAULT, DONE, Console
from thang.cli.demo import shipped_run
from thang.cli.doctor_workshop import examine_workshop
from thang.cli.finding import Finding
from thang.cli.score import difference_of
from thang.engine.errors import Faulty
from thang.library.framework_file import read_framework
from thang.library.shipped import Shipped, shipped
from thang.library.source import has_fast_parser
from thang.words.figures import short

OLDEST = (3, 11)
PACKAGES = ("PyYAML", "rfc8785", "cryptography", "python-calamine")


def doctor(args: argparse.Namespace, console: Console) -> int:
    findings = [*examine(console), *examine_workshop(args.heads, console)]
    console.print(f"thang {thang.__version__}")
    for finding in findings:
        mark = "doctor_ok" if finding.is_good else "doctor_warning" if finding.is_warning else "doctor_bad"
        console.print(f"  {console.say(mark)}: {console.say(finding.sentence, finding.facts)}")
    sound = all(finding.is_good or finding.is_warning for finding in findings)
    console.print(console.say("doctor_all_good" if sound else "doctor_mend"))
    return DONE if sound else AT_FAULT


def examine(console: Console) -> Iterator[Finding]:
    found = ".".join(map(str, sys.version_info[:3]))
    yield Finding("doctor_python", {"found": found}, sys.version_info[:2] >= OLDEST)
    for name in PACKAGES:
        yield _package(name)
    yield Finding("doctor_yaml", {"found": "✓" if has_fast_parser() else "–"}, is_good=True)
    encoding = sys.stdout.encoding
    yield Finding("doctor_utf8", {"found": encoding}, encoding.lower().replace("-", "") == "utf8")
    for one in shipped():
        yield _read(one) if one.values is None else _recomputed(one, console)


def _package(name: str) -> Finding:
    try:
        return Finding("doctor_package", {"name": name, "found": version(name)}, is_good=True)
    except PackageNotFoundError:
        return Finding("doctor_package", {"name": name, "found": "?"}, is_good=False)


def _read(one: Shipped) -> Finding:
    """An edition without figures: that its file is sound."""
    try:
        read_framework(one.framework)
    except Faulty as error:
        return Finding("doctor_shipped_off", {"name": one.name, "found": str(error)}, is_good=False)
    return Finding("doctor_read", {"name": one.name}, is_good=True)


def _recomputed(one: Shipped, console: Console) -> Finding:
    """Within one in the last published place of every stated figure."""
    try:
        run = shipped_run(one, console)
    except Faulty as error:
        return Finding("doctor_shipped_off", {"name": one.name, "found": str(error)}, is_good=False)
    if not any(score.unit.stated is not None for score in run.scores):
        return Finding("doctor_scored", {"name": one.name}, is_good=True)
    most = max((abs(difference_of(score) or Fraction(0)) for score in run.scores), default=Fraction(0))
    if most > Fraction(1, 10**run.framework.publish.places):
        return Finding(
            "doctor_shipped_off", {"name": one.name, "found": short(most, console.language, 12)}, is_good=False
        )
    return Finding("doctor_shipped", {"name": one.name}, is_good=True)
