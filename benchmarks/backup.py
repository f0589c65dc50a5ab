"""A backup of a long trail while twenty writers go on, on both databases; then the drill that restores it.

`python -m benchmarks.backup [--entries 200000] [--writers 20] [--on sqlite] [--strict]`. The entries are made up, of
one organisation that has none of those names; the writers are those of `make crash`, with names and entries of their
own. A backup that did not see one moment is told as wrong: its trail does not end with its last entry, or a name has no
entry.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZipFile

from benchmarks.__main__ import line, machine
from benchmarks.crash import FORK, kill, noted, wait_for_a_note, workshop, write
from benchmarks.figure import Figure
from tools.postgres import Absent, stoppable

ENTRIES, WRITERS = 200_000, 20
SECONDS, MEGABYTES = 60.0, 250.0
AT_ONCE = 5000
LONGEST = 600.0


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.backup", description=__doc__)
    parser.add_argument("--entries", type=int, default=ENTRIES)
    parser.add_argument("--writers", type=int, default=WRITERS)
    parser.add_argument("--on", choices=("sqlite", "postgresql"), help="one of them only")
    parser.add_argument("--strict", action="store_true")
    asked = parser.parse_args()
    print(f"{asked.entries:,} made-up entries, {asked.writers} writers; {machine()}")
    met = True
    for name in (asked.on,) if asked.on else ("sqlite", "postgresql"):
        for figure in _apart(name == "postgresql", asked.entries, asked.writers):
            print(line(figure), flush=True)
            met = met and figure.is_met
    return 0 if met or not asked.strict else 1


def _apart(is_postgres: bool, entries: int, writers: int) -> list[Figure]:
    """Settings are read once a process, so each database gets one."""
    ours, theirs = FORK.Pipe(duplex=False)
    measuring = FORK.Process(target=lambda: theirs.send(_measured(is_postgres, entries, writers)))
    measuring.start()
    theirs.close()
    try:
        found: list[Figure] = ours.recv()
    except EOFError:
        raise SystemExit(1) from None
    measuring.join(LONGEST)
    return found


def _measured(is_postgres: bool, entries: int, writers: int) -> list[Figure]:
    what = "PostgreSQL" if is_postgres else "SQLite"
    try:
        with stoppable(), workshop(is_postgres) as folder:
            _in_a_process(_fill, entries)
            path = folder / "backup.zip"
            with _writing(folder, writers):
                before, began = len(noted(folder)), time.monotonic()
                peak = _command("backup", str(path))
                taken, written = time.monotonic() - began, len(noted(folder)) - before
            check(path, entries)
            began = time.monotonic()
            _command("restore", str(path), "--drill")
            drilled = time.monotonic() - began
    except Absent:
        return [Figure(f"{what}: backup", float("inf"), "s", SECONDS, "not installed")]
    return [
        Figure(f"{what}: backup while others write", taken, "s", SECONDS, f"{written} writes went on meanwhile"),
        Figure(f"{what}: backup, memory", peak, "MB", MEGABYTES, f"{path.name} of {entries:,} entries"),
        Figure(f"{what}: drill", drilled, "s", None, "restored, compared, the chain proven"),
    ]


def _command(*words: str) -> float:
    """As a user gives it, its settings in the environment; the megabytes that it held at most."""
    run = subprocess.run(
        [sys.executable, "-m", "benchmarks.watched", *words],
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )
    if run.returncode != 0:
        raise RuntimeError(run.stderr)
    return float(json.loads(run.stderr.splitlines()[-1])["peak"])


@contextmanager
def _writing(folder: Path, writers: int) -> Iterator[None]:
    """From the first acknowledged write on, until they are killed."""
    started = [FORK.Process(target=write, args=(folder, f"1-{one}", os.getpid())) for one in range(writers)]
    try:
        for one in started:
            one.start()
        wait_for_a_note(folder, 1)
        yield
    finally:
        kill(started)


def _in_a_process(work: Callable[[int], None], entries: int) -> None:
    """This one keeps free of connections, for it is forked from."""
    working = FORK.Process(target=work, args=(entries,))
    working.start()
    working.join(LONGEST)
    if working.exitcode != 0:
        raise RuntimeError(str(work))


def _fill(entries: int) -> None:
    from django.db import transaction  # noqa: PLC0415  # its settings are read from the environment made just before

    from thang.workshop.base.audit.services import Actor, Done, record_all  # noqa: PLC0415  # as above
    from thang.workshop.base.organisations.models import Organisation  # noqa: PLC0415  # as above

    about = Organisation.objects.create(kind="other")
    for first in range(0, entries, AT_ONCE):
        names = (f"Tên minh họa {at}" for at in range(first, min(first + AT_ONCE, entries)))
        writes = [Done("organisation.renamed", about, {"name": ""}, {"name": name}, name=name) for name in names]
        with transaction.atomic():
            record_all(Actor("minh họa"), writes)


def check(path: Path, made_up: int) -> None:
    """What is in it is of one moment: the trail ends where the manifest says, and each name has its entry."""
    with ZipFile(path) as archive:
        said = json.loads(archive.read("backup.json"))
    entries, names = (said["tables"][name]["rows"] for name in ("audit.entry", "organisations.name"))
    if not said["trail"]["number"] == entries == made_up + names:
        raise RuntimeError(f"not of one moment: {said['trail']['number']} {entries} {made_up} {names}")


if __name__ == "__main__":
    sys.exit(main())
