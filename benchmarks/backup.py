"""A backup of a long trail and of files while twenty writers go on, on both databases; then the drill.

`python -m benchmarks.backup [--entries 200000] [--files 2000] [--writers 20] [--on sqlite] [--strict]`. The entries
are made up, of one organisation that has none of those names; the writers are those of `make crash`, with names and
entries of their own. In the same run the files are copied as they are: the least that any backup takes. A backup that
did not see one moment is told as wrong: its trail does not end with its last entry, or a name has no entry.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from random import Random
from tempfile import NamedTemporaryFile
from zipfile import ZipFile

from benchmarks.__main__ import line, machine
from benchmarks.crash import FORK, kill, noted, wait_for_a_note, workshop, write
from benchmarks.figure import Figure
from tools.postgres import Absent, stoppable

ENTRIES, WRITERS, FILES = 200_000, 20, 2000
BYTES_A_FILE = 1_000_000
SECONDS, MEGABYTES = 60.0, 250.0
AT_ONCE = 5000
LONGEST = 600.0


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.backup", description=__doc__)
    parser.add_argument("--entries", type=int, default=ENTRIES)
    parser.add_argument("--files", type=int, default=FILES, help="of a megabyte each")
    parser.add_argument("--writers", type=int, default=WRITERS)
    parser.add_argument("--on", choices=("sqlite", "postgresql"), help="one of them only")
    parser.add_argument("--strict", action="store_true")
    asked = parser.parse_args()
    print(f"{asked.entries:,} made-up entries, {asked.files:,} files of 1 MB, {asked.writers} writers; {machine()}")
    met = True
    for name in (asked.on,) if asked.on else ("sqlite", "postgresql"):
        for figure in apart(_measured, name == "postgresql", Size(asked.entries, asked.files, asked.writers)):
            print(line(figure), flush=True)
            met = met and figure.is_met
    return 0 if met or not asked.strict else 1


@dataclass(frozen=True)
class Size:
    entries: int
    files: int
    writers: int


def apart(measured: Callable[[bool, Size], list[Figure]], is_postgres: bool, size: Size) -> list[Figure]:
    """Settings are read once a process, so each database gets one."""
    ours, theirs = FORK.Pipe(duplex=False)
    measuring = FORK.Process(target=lambda: theirs.send(measured(is_postgres, size)))
    measuring.start()
    theirs.close()
    try:
        found: list[Figure] = ours.recv()
    except EOFError:
        raise SystemExit(1) from None
    measuring.join(LONGEST)
    return found


def _measured(is_postgres: bool, size: Size) -> list[Figure]:
    what = "PostgreSQL" if is_postgres else "SQLite"
    try:
        with stoppable(), workshop(is_postgres) as folder:
            in_a_process(fill, size)
            copied = _copying(folder, size)
            path = folder / "backup.zip"
            with _writing(folder, size.writers):
                before, began = len(noted(folder)), time.monotonic()
                peak = command("backup", str(path))
                taken, written = time.monotonic() - began, len(noted(folder)) - before
            check(path, size.entries)
            began = time.monotonic()
            command("restore", str(path), "--drill")
            drilled = time.monotonic() - began
    except Absent:
        return [Figure(f"{what}: backup", float("inf"), "s", SECONDS, "not installed")]
    return [
        Figure(
            f"{what}: copying the files",
            copied,
            "s",
            None,
            f"{size.files:,} files, {size.files * BYTES_A_FILE:,} bytes",
        ),
        Figure(f"{what}: backup while others write", taken, "s", SECONDS + copied, f"{written} writes meanwhile"),
        Figure(f"{what}: backup, memory", peak, "MB", MEGABYTES, f"{path.name} of {size.entries:,} entries"),
        Figure(f"{what}: drill", drilled, "s", None, "restored, compared, the chain proven"),
    ]


def command(*words: str) -> float:
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


def in_a_process(work: Callable[[Size], None], size: Size) -> None:
    """This one keeps free of connections, for it is forked from."""
    working = FORK.Process(target=work, args=(size,))
    working.start()
    working.join(LONGEST)
    if working.exitcode != 0:
        raise RuntimeError(str(work))


def _copying(folder: Path, size: Size) -> float:
    """How long it takes to read the files and to write them elsewhere, until the disk has them."""
    target = folder / "copy"
    began = time.monotonic()
    with target.open("wb") as whole:
        for path in sorted((folder / "files" / "store").rglob("*")):
            if path.is_file():
                with path.open("rb") as file:
                    shutil.copyfileobj(file, whole, BYTES_A_FILE)
        whole.flush()
        os.fsync(whole.fileno())
    taken = time.monotonic() - began
    copied = target.stat().st_size
    target.unlink()
    if copied != size.files * BYTES_A_FILE:
        raise RuntimeError(copied)
    return taken


def fill(size: Size) -> None:
    from django.db import transaction  # noqa: PLC0415  # its settings are read from the environment made just before

    from thang.workshop.base.audit.services import Actor, Done, record_all  # noqa: PLC0415  # as above
    from thang.workshop.base.organisations.models import Organisation  # noqa: PLC0415  # as above

    about = Organisation.objects.create(kind="other")
    for first in range(0, size.entries, AT_ONCE):
        names = (f"Tên minh họa {at}" for at in range(first, min(first + AT_ONCE, size.entries)))
        writes = [Done("organisation.renamed", about, {"name": ""}, {"name": name}, name=name) for name in names]
        with transaction.atomic():
            record_all(Actor("minh họa"), writes)
    _fill_store(size.files)


def _fill_store(files: int) -> None:
    """Bytes that do not compress, as those of scans."""
    from django.utils import timezone  # noqa: PLC0415  # as above

    from thang.workshop.base.files.models import Blob  # noqa: PLC0415  # as above
    from thang.workshop.base.files.store import store  # noqa: PLC0415  # as above

    kept, dice = store(), Random(1)
    with NamedTemporaryFile() as source:
        for _ in range(files):
            content = dice.randbytes(BYTES_A_FILE)
            digest = sha256(content).hexdigest()
            Path(source.name).write_bytes(content)
            kept.put(digest, Path(source.name))
            Blob.objects.create(sha256=digest, size=len(content), kind="pdf", stored_at=timezone.now())


def check(path: Path, made_up: int) -> None:
    """What is in it is of one moment: the trail ends where the manifest says, and each name has its entry."""
    with ZipFile(path) as archive:
        said = json.loads(archive.read("backup.json"))
    entries, names = (said["tables"][name]["rows"] for name in ("audit.entry", "organisations.name"))
    if not said["trail"]["number"] == entries == made_up + names:
        raise RuntimeError(f"not of one moment: {said['trail']['number']} {entries} {made_up} {names}")


if __name__ == "__main__":
    sys.exit(main())
