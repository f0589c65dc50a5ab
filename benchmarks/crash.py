"""`make crash`: twenty processes write, all are killed at a random moment, and what was acknowledged must be there.

`python -m benchmarks.crash [--rounds 50] [--seconds N] [--writers 20] [--seed 1] [--postgres]`. A writer calls services
of the workshop in a loop; after every commit it notes what it wrote, with the number of its entry, in a file of its own
that it waits for the disk to have. Then SIGKILL, to all. Whoever opens the database next must find every write that was
noted with its entry, no entry without its write and no write without its entry, and a chain that holds. Exit status 1
where that is not so, and where nothing was written or a writer ended by itself.

What it shows: a process may die at any instruction, between any two statements and within a commit. For SQLite the
writers are the server, and the next to open the file recovers it. For PostgreSQL they are its clients: the server lives
on and rolls back what they left. What it does not show is a power cut: what a killed process gave to the operating
system is still written out, so a database that never waits for the disk would pass as well. For that the settings stand
(synchronous=FULL, fsync), and tests/workshop/project/test_settings.py looks at them.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random
from urllib.parse import urlsplit

import psycopg

from tools import postgres

# Forked from a process that has read Django and has no connection yet: starting twenty of them is a matter of a moment.
FORK = get_context("fork")
LONGEST_CHECK = 120.0
NEEDED = ("django.db.backends.postgresql.base", "psycopg_pool", "thang.workshop.base.organisations.services")
MOMENTS = (0.0, 1.5)  # seconds from the first write of a round to the end of its writers
LONGEST_WAIT = 30.0  # for that first write
RENAMES = 4
FIRST_DAY = date(2025, 7, 1)
ENOUGH = 3600.0  # seconds; an end to everything, whatever was asked for


@dataclass(frozen=True, slots=True, order=True)
class Write:
    """An organisation got a name, and the trail has it under the number."""

    number: int
    organisation: int
    name: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What the database holds: `names` without their entries, `entries` of the trail, and where its chain breaks."""

    names: frozenset[tuple[int, str]]
    entries: frozenset[Write]
    broken: str = ""


@dataclass(slots=True)
class Told:
    """Of all rounds so far."""

    rounds: int = 0
    acknowledged: int = 0
    written: int = 0
    faults: list[str] = field(default_factory=list)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.crash", description=__doc__)
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=ENOUGH, help="begin no further round after so many seconds")
    parser.add_argument("--writers", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--postgres", action="store_true")
    asked = parser.parse_args(arguments)
    try:
        with postgres.stoppable(), workshop(asked.postgres) as folder:
            return _report(_campaign(asked, folder), asked)
    except postgres.Absent:
        print(*postgres.ABSENT, sep="\n", file=sys.stderr)
        return 1
    except postgres.Stopped as stopped:
        return 128 + int(str(stopped))


def faults(acknowledged: frozenset[Write], kept: Kept) -> Iterator[str]:
    """What does not hold, in words.

    >>> one = Write(1, 7, "Xã A")
    >>> list(faults(frozenset({one}), Kept(frozenset({(7, "Xã A")}), frozenset({one}))))
    []
    >>> list(faults(frozenset({one}), Kept(frozenset(), frozenset())))
    ['lost: entry 1, organisation 7, Xã A']
    """
    written = {(one.organisation, one.name) for one in kept.entries}
    yield from (f"lost: {_told(one)}" for one in sorted(acknowledged - kept.entries))
    for one in sorted(kept.entries):
        if (one.organisation, one.name) not in kept.names:
            yield f"an entry without its write: {_told(one)}"
    yield from (f"a write without its entry: {one}" for one in sorted(kept.names - written))
    if kept.broken:
        yield f"the chain: {kept.broken}"


def noted(folder: Path) -> frozenset[Write]:
    """What all writers of all rounds noted; a line that broke off was not acknowledged to anybody."""
    lines = (line for path in folder.glob("*.notes") for line in path.read_text("utf-8").splitlines(keepends=True))
    return frozenset(Write(*json.loads(line)) for line in lines if line.endswith("\n"))


@contextmanager
def workshop(is_postgres: bool) -> Iterator[Path]:
    """A folder with an empty database, and Django set up for it in this process."""
    with tempfile.TemporaryDirectory(prefix="thang-crash-") as made:
        folder = Path(made)
        os.environ |= {"THANG_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "thang.workshop.project.settings"}
        if not is_postgres:
            os.environ["THANG_DATABASE"] = ""
            yield _set_up(folder)
            return
        with postgres.database(durable=True) as server, _database_of_its_own(server) as address:
            os.environ["THANG_DATABASE"] = address
            yield _set_up(folder)


@contextmanager
def _database_of_its_own(server: str) -> Iterator[str]:
    """A server that somebody named has a database that is theirs, and stays as it is."""
    name = f"thang_crash_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
        try:
            yield urlsplit(server)._replace(path=f"/{name}").geturl()
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def _set_up(folder: Path) -> Path:
    import django  # noqa: PLC0415  # its settings are read from the environment that was made just before

    django.setup()
    for name in NEEDED:
        import_module(name)
    migrating = FORK.Process(target=_migrate)
    migrating.start()
    migrating.join(LONGEST_CHECK)
    if migrating.exitcode != 0:
        raise RuntimeError("migrate")
    return folder


def _migrate() -> None:
    from django.core.management import call_command  # noqa: PLC0415  # as above

    call_command("migrate", verbosity=0)


def _campaign(asked: argparse.Namespace, folder: Path) -> Told:
    """Rounds until there are enough, the time is over, or something does not hold."""
    moments, told = Random(asked.seed), Told()
    last = time.monotonic() + min(asked.seconds, ENOUGH)
    while told.rounds < asked.rounds and time.monotonic() < last and not told.faults:
        told.rounds += 1
        told.faults += _round(folder, told.rounds, asked.writers, moments.uniform(*MOMENTS))
        acknowledged, kept = noted(folder), _looked(folder)
        told.acknowledged, told.written = len(acknowledged), len(kept.entries)
        told.faults += faults(acknowledged, kept)
    return told


def _round(folder: Path, number: int, writers: int, seconds: float) -> list[str]:
    """Let them write for so long and kill them all; who was not killed ended by itself."""
    started = [FORK.Process(target=write, args=(folder, f"{number}-{one}", os.getpid())) for one in range(writers)]
    try:
        for one in started:
            one.start()
        wait_for_a_note(folder, number)
        time.sleep(seconds)
    finally:
        kill(started)
    ends = {one.exitcode for one in started} - {-signal.SIGKILL}
    return [f"a writer of round {number} ended by itself: {ends}"] if ends else []


def wait_for_a_note(folder: Path, number: int) -> None:
    last = time.monotonic() + LONGEST_WAIT
    while time.monotonic() < last and not any(path.stat().st_size for path in folder.glob(f"{number}-*.notes")):
        time.sleep(0.01)


def kill(started: Sequence[BaseProcess]) -> None:
    """Our own and nobody else's. Those that were never started have no number."""
    ours = [one for one in started if one.pid is not None]
    for one in ours:
        one.kill()
    for one in ours:
        one.join()


def write(folder: Path, who: str, parent: int) -> None:
    """Found and rename, note and go on; nobody is left to write once the process that counts is gone."""
    from thang.workshop.base.audit.services import Actor  # noqa: PLC0415  # Django must be set up before
    from thang.workshop.base.organisations import services  # noqa: PLC0415  # as above

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the process that counts, which ends this one
    actor, count = Actor(f"writer {who}"), 0
    with (folder / f"{who}.notes").open("ab", buffering=0) as notes:
        while os.getppid() == parent:
            name = f"Xã {who}-{count}"
            one = services.found(services.Founding("commune", name, since=FIRST_DAY), actor=actor)
            _note(notes.fileno(), one, name)
            for day in range(1, RENAMES + 1):
                name = f"Xã {who}-{count}-{day}"
                services.rename(one, name, "", on=FIRST_DAY + timedelta(day), basis="", actor=actor)
                _note(notes.fileno(), one, name)
            count += 1


def _note(notes: int, one: object, name: str) -> None:
    """It was acknowledged: its commit has come back. Nobody else writes this organisation, so its last is ours."""
    from thang.workshop.base.audit.queries import entries_of  # noqa: PLC0415  # Django must be set up before
    from thang.workshop.base.organisations.models import Organisation  # noqa: PLC0415  # as above

    if not isinstance(one, Organisation):
        raise TypeError(one)
    entry = entries_of(one).values_list("number", flat=True)[0]
    os.write(notes, (json.dumps([entry, one.pk, name], ensure_ascii=False) + "\n").encode())
    os.fsync(notes)


def _looked(folder: Path) -> Kept:
    """What a process finds that opens the database after all others are gone."""
    path = folder / "kept.json"
    looking = FORK.Process(target=_look, args=(path,))
    looking.start()
    looking.join(LONGEST_CHECK)
    kill([looking])
    if looking.exitcode != 0:
        return Kept(frozenset(), frozenset(), "the database could not be read")
    names, entries, broken = json.loads(path.read_text("utf-8"))
    return Kept(frozenset((one, name) for one, name in names), frozenset(Write(*one) for one in entries), broken)


def _look(path: Path) -> None:
    from thang.workshop.base.audit.queries import entries, first_broken  # noqa: PLC0415  # Django must be set up before
    from thang.workshop.base.organisations.models import Name  # noqa: PLC0415  # as above

    names = [*Name.objects.values_list("organisation_id", "name")]
    rows = entries().order_by("number").values_list("number", "subject", "after")
    told = [(number, int(subject.rpartition(":")[2]), json.loads(after)["name"]) for number, subject, after in rows]
    broken = first_broken()
    how = f"{broken.how} at entry {broken.number}" if broken else _damage()
    path.write_text(json.dumps([names, told, how]), "utf-8")


def _damage() -> str:
    """What SQLite itself finds wrong in its file."""
    from django.db import connection  # noqa: PLC0415  # Django must be set up before

    if connection.vendor != "sqlite":
        return ""
    with connection.cursor() as cursor:
        found = cursor.execute("PRAGMA integrity_check").fetchall()
    return "" if found == [("ok",)] else f"SQLite: {found[:3]}"


def _report(told: Told, asked: argparse.Namespace) -> int:
    what = "PostgreSQL" if asked.postgres else "SQLite"
    lost = sum(one.startswith("lost") for one in told.faults)
    print(f"{what}: {told.rounds} rounds, {asked.writers} writers killed in each, seed {asked.seed}")
    print(f"  {told.acknowledged:9,} acknowledged writes, {lost} lost")
    print(
        f"  {told.written - told.acknowledged + lost:9,} more were whole, their writer killed before it could note them"
    )
    for one in told.faults[:20]:
        print(f"  WRONG {one}")
    print(f"  {len(told.faults)} faults" + ("" if told.faults else "; the chain holds"))
    return 1 if told.faults or not told.acknowledged else 0


def _told(one: Write) -> str:
    return f"entry {one.number}, organisation {one.organisation}, {one.name}"


if __name__ == "__main__":
    sys.exit(main())
