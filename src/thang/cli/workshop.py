"""`thang serve`, `thang worker` and `thang migrate`: the workshop from the command."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING

from thang.cli.console import DONE, WRONG_USE, Console, WrongUse

if TYPE_CHECKING:
    from thang.workshop.project.chosen import Settings

MODULE = "thang.workshop.project.settings"


class SettingsFaulty(Exception):
    """Every wrong setting was said."""


def serve(args: argparse.Namespace, console: Console) -> int:
    """Until it is told to stop. A wrong setting or an old database stops the start."""
    try:
        chosen = started(console)
    except SettingsFaulty:
        return WRONG_USE
    from thang.workshop.project import database  # noqa: PLC0415  # Django has to be set up before
    from thang.workshop.project.operating.shared import count_together  # noqa: PLC0415  # as above
    from thang.workshop.project.server import Server  # noqa: PLC0415  # as above

    if not current():
        raise WrongUse("not_migrated")
    database.let_go()
    count_together(chosen.data)
    console.print(console.say("serving", {"address": chosen.address}))
    Server(chosen.address, chosen.workers, chosen.log).run()
    return DONE


def worker(args: argparse.Namespace, console: Console) -> int:
    """Does background work until it is told to stop; then it puts back what it has in hand."""
    try:
        started(console)
    except SettingsFaulty:
        return WRONG_USE
    from thang.workshop.base.jobs.worker import Stop, work_until  # noqa: PLC0415  # Django has to be set up before

    if not current():
        raise WrongUse("not_migrated")
    stop = Stop(beside=args.beside)
    stop.on_signals()
    if args.beside is None:
        console.print(console.say("working"))
    work_until(stop)
    return DONE


def migrate(args: argparse.Namespace, console: Console) -> int:
    """Make or upgrade the database."""
    try:
        started(console)
    except SettingsFaulty:
        return WRONG_USE
    from thang.workshop.project import database  # noqa: PLC0415  # Django has to be set up before

    if not current():
        database.bring_up()
    console.print(console.say("migrated", {"database": database.named()}))
    return DONE


def started(console: Console) -> Settings:
    """Django set up by the settings of the environment. Raises SettingsFaulty when they were wrong, and said so."""
    try:
        import django  # noqa: PLC0415  # an extra: only the workshop needs it

        from thang.workshop.project.chosen import WrongSettings  # noqa: PLC0415  # as above
        from thang.workshop.project.table import FAULTS  # noqa: PLC0415  # as above
    except ModuleNotFoundError as error:
        raise WrongUse("workshop_missing", found=str(error.name)) from None
    os.environ["DJANGO_SETTINGS_MODULE"] = MODULE
    try:
        from thang.workshop.project.settings import CHOSEN  # noqa: PLC0415  # read now, so that faults are told here

        django.setup()
    except WrongSettings as wrong:
        for fault in wrong.faults:
            problem = FAULTS[fault.kind].say(console.language, {"nearest": fault.nearest})
            console.complain(console.say("setting_wrong", {"variable": fault.variable, "problem": problem}))
        raise SettingsFaulty from None
    return CHOSEN


def current() -> bool:
    """Raises WrongUse where the database cannot be opened, or a later release has written it."""
    from django.db import Error  # noqa: PLC0415  # an extra, as above

    from thang.workshop.project import database  # noqa: PLC0415  # as above

    try:
        if database.is_newer():
            raise WrongUse("database_newer")
        return database.is_current()
    except Error as error:
        problem = str(error).strip().partition("\n")[0]
        raise WrongUse("database_unreachable", problem=problem) from None
