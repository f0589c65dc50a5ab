"""The demo's second half: seal the results, verify them, change one cell, and tell how to check it with stock tools."""

from __future__ import annotations

import os
import shlex
import sys
import tempfile
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from thang.bundle.layout import SIGNATURE, SUMS, packed, sums_of, unpacked
from thang.bundle.problem import Problem
from thang.bundle.publish import Notes, publish
from thang.bundle.sign import sign
from thang.bundle.verify import verify
from thang.cli.console import Console
from thang.cli.files import write_whole
from thang.cli.verify import allowed, report
from thang.engine.score import Run
from thang.library.framework_file import FrameworkFile

PUBLISHED_ON = "2025-10-21"  # the day on which the figures were published
SIGNER = "demo"
FALSE_TOTAL = "0.9999"
SEALED, CHANGED, RESEALED, SIGNERS = "dti-2024.zip", "changed.zip", "changed-and-sealed.zip", "signers"


def show_publication(file: FrameworkFile, run: Run, unit: str, out: str | None, console: Console) -> Path:
    """Writes the publication and two false ones into a folder and verifies all three. Raises OSError."""
    folder = Path(tempfile.mkdtemp(prefix="thang-demo-") if out is None else out)
    folder.mkdir(parents=True, exist_ok=True)
    key = Ed25519PrivateKey.generate()  # for this demonstration only, and kept nowhere
    bundle = publish(file, run, Notes(published_on=PUBLISHED_ON), key)
    public = key.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH)
    write_whole(folder / SIGNERS, [f"{SIGNER} ".encode(), public, b"\n"])
    console.paragraph(console.say("demo_sealed", {"file": str(folder / SEALED)}))
    _show(folder / SEALED, bundle.data, folder / SIGNERS, console)
    console.paragraph("\n" + console.say("demo_change", {"unit": unit}))
    changed = _with_cell_changed(bundle.data, unit)
    _show(folder / CHANGED, packed(changed), folder / SIGNERS, console)
    console.paragraph("\n" + console.say("demo_reseal"))
    _show(folder / RESEALED, packed(_resealed(changed, key)), folder / SIGNERS, console)
    return folder


def how_to_check(folder: Path, console: Console) -> str:
    """The commands, to be copied as they stand."""
    facts = {
        "folder": shlex.quote(shown_path(folder)),
        "thang": shlex.quote(shown_path(Path(sys.argv[0]))),
        "sealed": SEALED,
        "signers": SIGNERS,
        "signer": SIGNER,
        "sums": SUMS,
        "signature": SIGNATURE,
    }
    return console.say("demo_check", facts)


def shown_path(path: Path) -> str:
    """From the working folder where it is below it, else as it stands."""
    return os.path.relpath(path) if path.resolve().is_relative_to(Path.cwd()) else str(path)


def _show(path: Path, data: bytes, signers: Path, console: Console) -> None:
    """A bundle written and verified, as `thang verify` says it."""
    write_whole(path, [data])
    try:
        verdict = verify(data)
    except Problem as problem:
        console.print("FAIL")
        console.paragraph(f"{path}: {console.problem(problem.kind, problem.facts)}")
    else:
        report(verdict, allowed(signers.read_text(encoding="utf-8")), console)


def _with_cell_changed(data: bytes, unit: str) -> dict[str, bytes]:
    """The members with another published total of the unit, and nothing else changed."""
    members = unpacked(data)
    lines = members["ranking.csv"].decode().split("\n")
    at = next(at for at, line in enumerate(lines) if f",{unit}," in line)
    cells = lines[at].split(",")
    cells[lines[0].split(",").index("published")] = FALSE_TOTAL
    lines[at] = ",".join(cells)
    return members | {"ranking.csv": "\n".join(lines).encode()}


def _resealed(members: dict[str, bytes], key: Ed25519PrivateKey) -> dict[str, bytes]:
    """With valid sums and the right signature, as somebody who holds the key could do it."""
    content = {name: data for name, data in members.items() if name not in (SUMS, SIGNATURE)}
    sums = sums_of(content)
    return content | {SUMS: sums, SIGNATURE: sign(sums, key).encode()}
