"""`thang verify`: PASS, or the first difference with its place."""

from __future__ import annotations

import argparse

from thang.bundle.problem import Problem
from thang.bundle.sign import fingerprint_of_public
from thang.bundle.verify import Verdict, verify
from thang.cli.console import AT_FAULT, DONE, Console, existing
from thang.cli.score import stated_lines

LARGEST = 500_000_000


def verify_bundle(args: argparse.Namespace, console: Console) -> int:
    path = existing(args.bundle)
    signers = None if args.signers is None else allowed(existing(args.signers).read_text(encoding="utf-8"))
    try:
        if path.stat().st_size > LARGEST:
            raise Problem("zip.too_large", most=str(LARGEST))
        verdict = verify(path.read_bytes())
        if signers is not None:
            check_signer(verdict, signers)
    except Problem as problem:
        console.print("FAIL")
        console.complain(f"{path}: {console.problem(problem.kind, problem.facts)}")
        return AT_FAULT
    report(verdict, signers, console)
    return DONE


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
