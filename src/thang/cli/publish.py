"""`thang publish`: score, then seal the results as a bundle that anyone can check."""

from __future__ import annotations

import argparse
import getpass
import re
from datetime import date
from pathlib import Path

from thang.bundle.publish import Notes, publish
from thang.bundle.sign import SignatureProblem, load_key
from thang.bundle.tables import lone_hidden
from thang.cli.console import DONE, Console, WrongUse, existing
from thang.cli.files import write_whole
from thang.cli.inputs import scored

DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
DIGEST = re.compile(r"sha256:[0-9a-f]{64}")


def seal(args: argparse.Namespace, console: Console) -> int:
    notes = notes_of(args)
    file, run = scored(args, console)
    key = None
    if args.key is not None:
        try:
            key = load_key(existing(args.key).read_bytes(), lambda: getpass.getpass(console.say("passphrase")))
        except SignatureProblem as error:
            raise WrongUse(f"signature.{error.problem}", found=error.found or args.key) from None
    bundle = publish(file, run, notes, key)
    for code, parent in lone_hidden(run.framework):
        console.complain(console.say("lone_hidden", {"code": code, "parent": parent}))
    write_whole(Path(args.out), [bundle.data])
    signed = "sealed_signed" if key else "sealed_unsigned"
    console.print(console.say(signed, {"file": args.out, "identity": bundle.identity}))
    return DONE


def is_day(text: str) -> bool:
    """Whether the calendar has it: 2026-02-31 looks like a day and is none."""
    try:
        return DATE.fullmatch(text) is not None and bool(date.fromisoformat(text))
    except ValueError:
        return False


def notes_of(args: argparse.Namespace) -> Notes:
    """Raises WrongUse for a date or digest that is none, and for an amendment without its reason."""
    if args.published_on and not is_day(args.published_on):
        raise WrongUse("not_a_date", found=args.published_on)
    if args.amends and not DIGEST.fullmatch(args.amends):
        raise WrongUse("not_a_digest", found=args.amends)
    if bool(args.amends) != bool(args.reason):
        raise WrongUse("amends_with_reason")
    return Notes(args.published_on or "", args.amends or "", args.reason or "", args.synthetic)
