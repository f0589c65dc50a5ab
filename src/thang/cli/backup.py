"""`thang backup` and `thang restore`: the workshop's database as one file, and back."""

from __future__ import annotations

import argparse
import time
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from thang.cli.console import AT_FAULT, DONE, WRONG_USE, Console, WrongUse, existing
from thang.cli.workshop import SettingsFaulty, current, started
from thang.words.faults import file_text
from thang.words.figures import short

if TYPE_CHECKING:
    from thang.workshop.project.backup.archive import Manifest, Unfit


def backup(args: argparse.Namespace, console: Console) -> int:
    """While the workshop is in use; a file that is there already stays unless it is to be replaced."""
    try:
        data = started(console).data
    except SettingsFaulty:
        return WRONG_USE
    from thang.workshop.base.files.store import store  # noqa: PLC0415  # Django has to be set up before
    from thang.workshop.project.backup import known, making  # noqa: PLC0415  # as above

    path = Path(args.file)
    if path.exists() and not args.replace:
        raise WrongUse("backup_exists", found=str(path))
    if not path.parent.is_dir():
        raise WrongUse("no_file", found=str(path.parent))
    if not current():
        raise WrongUse("not_migrated")
    manifest = making.make(path, datetime.now(UTC), store())
    known.note_backup(data, path, manifest)
    console.print(console.say("backed_up", {"file": str(path), **_facts(manifest, console)}))
    return DONE


def restore(args: argparse.Namespace, console: Console) -> int:
    """Into an empty database, or with `--drill` into one that is thrown away."""
    try:
        data = started(console).data
    except SettingsFaulty:
        return WRONG_USE
    from thang.workshop.project.backup.archive import Unfit  # noqa: PLC0415  # Django has to be set up before

    path = existing(args.file)
    try:
        return _drill(path, data, console) if args.drill else _restore(path, args.replace, console)
    except Unfit as unfit:
        _complain(path, unfit, console)
        return AT_FAULT


def _restore(path: Path, replace: bool, console: Console) -> int:
    from django.db import connection  # noqa: PLC0415  # an extra: only the workshop needs it

    from thang.workshop.base.files.store import store  # noqa: PLC0415  # Django has to be set up before
    from thang.workshop.project import database  # noqa: PLC0415  # as above
    from thang.workshop.project.backup import restoring  # noqa: PLC0415  # as above

    try:
        manifest, kept = restoring.restore(path, datetime.now(UTC), store(), replace=replace)
    except restoring.NotEmpty:
        raise WrongUse(f"not_empty_{connection.vendor}", database=database.named()) from None
    except restoring.InUse:
        raise WrongUse("database_in_use", database=database.named()) from None
    facts = {"database": database.named(), "kept": str(kept or ""), **_facts(manifest, console)}
    console.print(console.say("restored", facts))
    return DONE


def _drill(path: Path, data: Path, console: Console) -> int:
    """The folder learns how it ended, also when it ended badly."""
    from thang.workshop.project.backup import known, restoring  # noqa: PLC0415  # Django has to be set up before

    began, passed = time.monotonic(), False
    try:
        manifest = restoring.drill(path, data)
        passed = True
    finally:
        seconds = time.monotonic() - began
        known.note_drill(data, path, datetime.now(UTC), passed=passed, seconds=seconds)
    facts = {"seconds": short(Fraction(round(seconds, 1)), console.language, 1), **_facts(manifest, console)}
    console.print(console.say("drilled", facts))
    return DONE


def _facts(manifest: Manifest, console: Console) -> dict[str, str]:
    return {
        "rows": short(Fraction(manifest.rows), console.language),
        "tables": str(len(manifest.tables)),
        "files": short(Fraction(manifest.files.count), console.language),
        "megabytes": short(Fraction(manifest.files.size, 1_000_000), console.language, 1),
        "absent": str(len(manifest.files.absent) or ""),
        "head": str(manifest.head.number),
        "identity": manifest.identity,
        "made_at": manifest.made_at,
    }


def _complain(path: Path, unfit: Unfit, console: Console) -> None:
    for fault in unfit.faults:
        facts = {"found": file_text(fault.found), "wanted": file_text(fault.wanted)}
        told = console.say(f"backup_{fault.kind}", facts)
        console.complain(f"{file_text(str(path))} · {file_text(fault.place)}: {told}")
    console.complain(console.say("nothing_restored"))
