"""`thang begin`: what an empty workshop needs before anybody can sign in — units, days off, one person."""

from __future__ import annotations

import argparse
import getpass
import sys
from fractions import Fraction

from thang.cli.console import DONE, WRONG_USE, Console, WrongUse
from thang.cli.workshop import SettingsFaulty, current, started
from thang.words.figures import short


def begin(args: argparse.Namespace, console: Console) -> int:
    """All of it or nothing; a second time only what is missing. A refusal names what would be right."""
    try:
        started(console)
    except SettingsFaulty:
        return WRONG_USE
    from thang.workshop.base.parts.forms import Refused  # noqa: PLC0415  # Django has to be set up before
    from thang.workshop.base.people.beginning import Keeper, begin_with  # noqa: PLC0415  # as above

    if not current():
        raise WrongUse("not_migrated")
    keeper = Keeper(args.sign_in, args.name, _password(console), args.code, args.body)
    try:
        entered = begin_with(keeper)
    except Refused as refused:
        raise WrongUse("refused", problem=refused.text(console.language)) from None
    console.print(console.say("demo_entered", {"count": short(Fraction(entered), console.language)}))
    console.print(console.say("begun", {"sign_in": args.sign_in}))
    return DONE


def _password(console: Console) -> str:
    """Typed twice on a terminal; else the first line of what comes in."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    first = getpass.getpass(console.say("password"))
    if first != getpass.getpass(console.say("password_again")):
        raise WrongUse("passwords_differ")
    return first
