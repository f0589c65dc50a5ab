"""The workshop of the demonstration: a database of its own beside the publications, served by a process of its own."""

from __future__ import annotations

import csv
import io
import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path

from thang.cli.console import Console, WrongUse
from thang.cli.demo_communes import communes, synthetic_values
from thang.cli.workshop import SettingsFaulty, started
from thang.library.framework_file import read_framework
from thang.library.shipped import find_shipped
from thang.words.figures import short

YEARS = (2025, 2026)
COMMUNES = "commune-dti@2025"
SETTINGS = {"THANG_DATABASE": "", "THANG_DEMONSTRATION": "yes", "THANG_ORIGIN": "", "THANG_HOSTS": ""}


def seeded(data: Path, publications: list[Path], port: int, console: Console) -> bool:
    """The database in the folder with organisations and people; the trail's head noted beside every publication.

    False where the workshop is not installed, which is said.
    """
    os.environ.update(_settings(data, port))
    try:
        started(console)
    except WrongUse as error:
        console.print(console.say(error.sentence, error.facts))
        return False
    except SettingsFaulty:
        return False
    console.print(console.say("demo_seeding"))
    entered = _filled(publications)
    console.print(console.say("demo_entered", {"count": short(Fraction(entered), console.language)}))
    return True


def _filled(publications: list[Path]) -> int:
    """How many organisations there are; Django is set up."""
    from django.utils import timezone  # noqa: PLC0415  # Django has to be set up before

    from thang.workshop.base.acts.seeding import enter_acts  # noqa: PLC0415  # as above
    from thang.workshop.base.audit.heads import note  # noqa: PLC0415  # as above
    from thang.workshop.base.audit.queries import head  # noqa: PLC0415  # as above
    from thang.workshop.base.audit.services import SYSTEM  # noqa: PLC0415  # as above
    from thang.workshop.base.calendar.services import fill_year  # noqa: PLC0415  # as above
    from thang.workshop.base.notices.demonstration import show_reminding  # noqa: PLC0415  # as above
    from thang.workshop.base.organisations.seeding import enter_former, enter_units  # noqa: PLC0415  # as above
    from thang.workshop.base.people.demonstration import enter_people  # noqa: PLC0415  # as above
    from thang.workshop.project import database  # noqa: PLC0415  # as above
    from thang.workshop.stages.submissions.demonstration import show_rounds  # noqa: PLC0415  # as above

    database.bring_up()
    entered = enter_units(SYSTEM).organisations + enter_former(SYSTEM).organisations
    enter_people(SYSTEM)
    enter_acts(SYSTEM)
    show_reminding()
    for year in YEARS:
        fill_year(year, actor=SYSTEM)
    today = timezone.localdate()
    show_rounds({year: made_up(year) for year in (today.year - 1, today.year)}, today, SYSTEM)
    for path in publications:
        note(path, head())
    database.let_go()
    return entered


def made_up(year: int) -> dict[str, dict[str, str]]:
    """Commune → code → cell; the same figures for the same year, and nobody's."""
    shipped = find_shipped(COMMUNES)
    if shipped is None:
        raise KeyError(COMMUNES)
    framework = read_framework(shipped.framework).framework
    rows = csv.DictReader(io.StringIO(synthetic_values(framework, communes(), year)))
    return {row.pop("unit"): row for row in rows}


@contextmanager
def served(data: Path, port: int, console: Console) -> Iterator[None]:
    """While the block runs."""
    environment = {**os.environ, **_settings(data, port)}
    command = [sys.executable, "-m", "thang", "serve"]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)  # noqa: S603  # our own command
    console.print(console.say("demo_workshop_serving", {"port": str(port)}))
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def later(data: Path, console: Console) -> str:
    """How to open it another time."""
    facts = {"data": shlex.quote(os.path.relpath(data)), "thang": shlex.quote(os.path.relpath(sys.argv[0]))}
    return console.say("demo_workshop_later", facts)


def _settings(data: Path, port: int) -> dict[str, str]:
    return {**SETTINGS, "THANG_DATA": str(data), "THANG_ADDRESS": f"127.0.0.1:{port}"}
