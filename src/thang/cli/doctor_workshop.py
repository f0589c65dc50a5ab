"""The part of `thang doctor` that looks at the workshop: settings, database, trail, background work, backups."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

from thang.cli.console import Console
from thang.cli.finding import Finding
from thang.cli.workshop import MODULE

DEFAULT_DATA = "thang-data"
OLDEST_BACKUP, OLDEST_DRILL = 7, 100  # days


def examine_workshop(heads: str | None, console: Console) -> Iterator[Finding]:
    """Nothing where there is no workshop: neither a data folder nor a named database."""
    data = Path(os.environ.get("THANG_DATA") or DEFAULT_DATA)
    if find_spec("django") is None or not (os.environ.get("THANG_DATABASE") or (data / "thang.sqlite3").exists()):
        return
    import django  # noqa: PLC0415  # an extra: only where there is a workshop

    from thang.workshop.project.chosen import WrongSettings, read  # noqa: PLC0415  # as above
    from thang.workshop.project.table import FAULTS  # noqa: PLC0415  # as above

    try:
        read(os.environ)
    except WrongSettings as wrong:
        for fault in wrong.faults:
            problem = FAULTS[fault.kind].say(console.language, {"nearest": fault.nearest})
            yield Finding("setting_wrong", {"variable": fault.variable, "problem": problem}, is_good=False)
        return
    os.environ["DJANGO_SETTINGS_MODULE"] = MODULE
    django.setup()
    yield from _database([data, *([Path(heads)] if heads else [])])


def _database(folders: list[Path]) -> Iterator[Finding]:
    from django.db import Error  # noqa: PLC0415  # an extra, as above

    from thang.workshop.project import database  # noqa: PLC0415  # as above

    try:
        is_current, is_newer = database.is_current(), database.is_newer()
    except Error as error:
        yield Finding("database_unreachable", {"problem": str(error).strip().partition("\n")[0]}, is_good=False)
        return
    name = "doctor_database" if is_current else "doctor_database_off"
    name = "doctor_database_newer" if is_newer else name
    yield Finding(name, {"database": database.named()}, is_current and not is_newer)
    if is_current and not is_newer:
        yield from _trail(folders)
        yield from examine_files()
        yield examine_jobs()
        yield examine_factors()
    yield from backups(folders[0], datetime.now(UTC))


def examine_jobs() -> Finding:
    """What waits though it could be taken; what failed is its asker's to look at, and no fault of the installation."""
    from django.utils import timezone  # noqa: PLC0415  # an extra, as above

    from thang.workshop.base.jobs.queries import failed_lately, overdue  # noqa: PLC0415  # as above

    waiting = overdue(timezone.now())
    if waiting:
        return Finding("doctor_jobs_wait", {"waiting": str(waiting)}, is_good=False)
    return Finding("doctor_jobs", {"failed": str(failed_lately(timezone.now()))}, is_good=True)


def backups(data: Path, now: datetime) -> Iterator[Finding]:
    """How old the last backup and the last drill are."""
    from thang.workshop.project.backup import known  # noqa: PLC0415  # Django has to be set up before

    made, drilled = known.last_backup(data), known.last_drill(data)
    if made is None:
        yield Finding("doctor_backup_none", {}, is_good=False, is_warning=True)
    else:
        days = known.age(made, now)
        facts = {"days": str(days), "file": made.file, "head": str(made.head)}
        yield Finding("doctor_backup", facts, is_good=days <= OLDEST_BACKUP, is_warning=True)
    if drilled is None:
        yield Finding("doctor_drill_none", {}, is_good=False, is_warning=True)
    elif not drilled.passed:
        yield Finding("doctor_drill_failed", {"file": drilled.file, "at": drilled.at}, is_good=False)
    else:
        days = known.age(drilled, now)
        yield Finding("doctor_drill", {"days": str(days)}, is_good=days <= OLDEST_DRILL, is_warning=True)


def _trail(folders: list[Path]) -> Iterator[Finding]:
    from thang.workshop.base.audit.heads import noted  # noqa: PLC0415  # Django has to be set up before
    from thang.workshop.base.audit.queries import first_broken, head  # noqa: PLC0415  # as above

    found = [one for folder in folders for one in noted(folder)]
    for path, noted_head in found:
        if noted_head is None:
            yield Finding("doctor_head_unreadable", {"found": str(path)}, is_good=False)
    heads = [one for _, one in found if one is not None]
    yield Finding("doctor_heads", {"count": str(len(heads))}, is_good=True)
    broken = first_broken(heads)
    if broken is None:
        yield Finding("doctor_trail", {"count": str(head().number)}, is_good=True)
    else:
        yield Finding(f"doctor_trail_{broken.how}", {"number": str(broken.number)}, is_good=False)


def examine_factors() -> Finding:
    """Whether the secret key is the one with which second factors were sealed."""
    from thang.workshop.base.signin.factors import unreadable  # noqa: PLC0415  # Django has to be set up before

    count = unreadable()
    return Finding("doctor_factors_lost" if count else "doctor_factors", {"count": str(count)}, is_good=not count)


def examine_files() -> Iterator[Finding]:
    """Nothing is swept here: the doctor looks and changes nothing."""
    from thang.workshop.base.files.models import Blob  # noqa: PLC0415  # Django has to be set up before
    from thang.workshop.base.files.store import Unreachable  # noqa: PLC0415  # as above
    from thang.workshop.base.files.sweeping import lost  # noqa: PLC0415  # as above

    try:
        missing = lost()
    except Unreachable as error:
        yield Finding("doctor_files_unreachable", {"problem": str(error)}, is_good=False)
        return
    for sha256 in missing:
        yield Finding("doctor_files_lost", {"found": sha256}, is_good=False)
    if not missing:
        yield Finding("doctor_files", {"count": str(Blob.objects.count())}, is_good=True)
