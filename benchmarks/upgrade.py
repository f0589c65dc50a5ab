"""How long people wait while the workshop is upgraded: each step on a trail of 200,000 entries, on both databases.

`python -m benchmarks.upgrade [--entries 200000] [--on sqlite]`. No release has followed another yet, so the three
dearest kinds are played on the longest table: a field more, an index more, and every row written again.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable

from benchmarks.__main__ import line, machine
from benchmarks.backup import ENTRIES, Size, apart, command, fill, in_a_process
from benchmarks.crash import workshop
from benchmarks.figure import Figure
from tools.postgres import Absent, stoppable


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.upgrade", description=__doc__)
    parser.add_argument("--entries", type=int, default=ENTRIES)
    parser.add_argument("--on", choices=("sqlite", "postgresql"), help="one of them only")
    asked = parser.parse_args()
    print(f"{asked.entries:,} made-up entries of the trail; {machine()}")
    for name in (asked.on,) if asked.on else ("sqlite", "postgresql"):
        for figure in apart(_measured, name == "postgresql", Size(asked.entries, 0, 0)):
            print(line(figure), flush=True)
    return 0


def _measured(is_postgres: bool, size: Size) -> list[Figure]:
    what = "PostgreSQL" if is_postgres else "SQLite"
    try:
        with stoppable(), workshop(is_postgres) as folder:
            in_a_process(fill, size)
            backup = str(folder / "backup.zip")
            steps: dict[str, Callable[[], object]] = {
                "backup": lambda: command("backup", backup),
                "drill of it": lambda: command("restore", backup, "--drill"),
                "migrate, nothing waits": lambda: command("migrate"),
                "a field more": lambda: in_a_process(_add_field, size),
                "an index more": lambda: in_a_process(_add_index, size),
                "every row written again": lambda: in_a_process(_write_again, size),
            }
            return [Figure(f"{what}: {name}", _seconds(step), "s", None) for name, step in steps.items()]
    except Absent:
        return [Figure(f"{what}: upgrade", float("inf"), "s", None, "not installed")]


def _seconds(step: Callable[[], object]) -> float:
    began = time.monotonic()
    step()
    return time.monotonic() - began


def _add_field(size: Size) -> None:
    from django.db import connection, models  # noqa: PLC0415  # its settings are read from the environment made before

    from thang.workshop.base.audit.models import Entry  # noqa: PLC0415  # as above

    field = models.CharField(max_length=100, default="minh họa")
    field.set_attributes_from_name("measured")
    with connection.schema_editor() as editor:
        editor.add_field(Entry, field)


def _add_index(size: Size) -> None:
    from django.db import connection, models  # noqa: PLC0415  # as above

    from thang.workshop.base.audit.models import Entry  # noqa: PLC0415  # as above

    with connection.schema_editor() as editor:
        editor.add_index(Entry, models.Index(fields=["action", "at"], name="measured_index"))


def _write_again(size: Size) -> None:
    """By SQL: the trail's own rows let nobody do this."""
    from django.db import connection  # noqa: PLC0415  # as above

    with connection.cursor() as cursor:
        cursor.execute("UPDATE audit_entry SET search_key = search_key || ' '")


if __name__ == "__main__":
    sys.exit(main())
