"""`thang verify`: PASS, or the first difference with its place."""

from __future__ import annotations

import argparse
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from thang.bundle.layout import LARGEST, LARGEST_FILE
from thang.bundle.problem import Problem
from thang.bundle.sign import fingerprint_of_public
from thang.bundle.verify import Verdict, verify
from thang.cli.console import AT_FAULT, DONE, Console, existing
from thang.cli.score import stated_lines
from thang.words.faults import file_text

SECONDS = 55


def verify_bundle(args: argparse.Namespace, console: Console) -> int:
    path = existing(args.bundle)
    signers = None if args.signers is None else allowed(existing(args.signers).read_text(encoding="utf-8"))
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise Problem("zip.too_large", most=str(LARGEST))
        with at_most(SECONDS):
            verdict = verify(path.read_bytes())
        if signers is not None:
            check_signer(verdict, signers)
    except Problem as problem:
        console.print("FAIL")
        console.complain(f"{file_text(str(path))}: {console.problem(problem.kind, problem.facts)}")
        if problem.fault is not None and problem.fault.file:
            console.faults([problem.fault])
        return AT_FAULT
    report(verdict, signers, console)
    return DONE


@contextmanager
def at_most(seconds: int) -> Iterator[None]:
    """Raises Problem after so many seconds of this process's own work, where the system can tell.

    Figures of thousands of digits in formulas and factors can make any machine work for days.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGPROF, lambda *_: _too_slow(seconds))
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _too_slow(seconds: int) -> None:
    raise Problem("values.too_slow", most=str(seconds))


def check_signer(verdict: Verdict, signers: dict[str, str]) -> None:
    """Raises Problem unless one of the signers signed."""
    if not verdict.signer:
        raise Problem("signature.none")
    if verdict.signer not in signers:
        raise Problem("signature.stranger", found=verdict.signer)


def allowed(text: str) -> dict[str, str]:
    """OpenSSH's allowed-signers file: fingerprint → principals. Lines for other namespaces are passed over."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        words = line.split()
        if not words or line.lstrip().startswith("#") or "ssh-ed25519" not in words:
            continue
        at = words.index("ssh-ed25519")
        options = " ".join(words[1:at])
        if "namespaces=" in options and "thang-publication" not in options:
            continue
        if at + 1 < len(words) and (name := fingerprint_of_public(words[at + 1])):
            found[name] = words[0]
    return found


def report(verdict: Verdict, signers: dict[str, str] | None, console: Console) -> None:
    framework = verdict.file.framework
    console.print("PASS")
    console.print(f"{framework.title[console.language]} · {verdict.file.digest}")
    facts = {"recomputed": str(verdict.recomputed), "given": str(verdict.given), "units": str(len(verdict.run.scores))}
    console.print(console.say("verified_depth" if verdict.given else "verified_whole", facts))
    signer = verdict.signer
    name = "unsigned" if not signer else "signer_not_checked" if signers is None else "signer_known"
    console.print(console.say(name, {"signer": signer, "who": (signers or {}).get(signer, "")}))
    console.print(console.say("identity", {"identity": verdict.identity}))
    if amends := verdict.notes.get("amends"):
        console.print(console.say("amends", {"digest": str(amends["digest"]), "reason": str(amends["reason"])}))
    for line in stated_lines(verdict.run.scores, console):
        console.paragraph(line)
