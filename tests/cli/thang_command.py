"""The command as a user gives it: in this process for speed, as a process of its own, or on a terminal."""

from __future__ import annotations

import fcntl
import io
import json
import os
import pty
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.library.trio import Trio
from thang.cli.main import main

THANG = [sys.executable, "-m", "thang"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command gave back."""

    status: int
    out: str
    err: str = ""

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def complaints(self) -> list[str]:
        return self.err.splitlines()


def thang(*words: str | Path, lang: str = "en") -> Answer:
    """Run in this process, its output in pipes."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        status = main([*map(str, words), "--lang", lang])
    return Answer(status, out.getvalue(), err.getvalue())


def process(*words: str | Path, env: dict[str, str] | None = None) -> Answer:
    """Run as a process of its own."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("THANG_")} | (env or {})
    run = subprocess.run([*THANG, *map(str, words)], capture_output=True, check=False, env=environment)
    return Answer(run.returncode, run.stdout.decode(), run.stderr.decode())


def on_terminal(columns: int, *words: str | Path, lang: str = "en") -> Answer:
    """Run on a terminal that is so many columns wide; what it shows, in lines that end with \\n."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    environment = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "LINES")}
    with subprocess.Popen(
        [*THANG, *map(str, words), "--lang", lang], stdin=theirs, stdout=theirs, stderr=subprocess.PIPE, env=environment
    ) as run:
        os.close(theirs)
        shown = b"".join(chunks(ours))
        os.close(ours)
        err = run.stderr.read() if run.stderr else b""
    return Answer(run.returncode, shown.decode().replace("\r\n", "\n"), err.decode())


def chunks(terminal: int) -> Iterator[bytes]:
    """All that is written to a terminal until nobody holds it any more."""
    while True:
        try:
            chunk = os.read(terminal, 65536)
        except OSError:
            return
        if not chunk:
            return
        yield chunk


def laid_down(trio: Trio, folder: Path) -> list[str | Path]:
    """The words that score a trio: its framework, its values and its units as files of a folder."""
    (folder / "framework.yaml").write_bytes(trio.framework.encode())
    (folder / "values.csv").write_bytes(trio.values.encode())
    words: list[str | Path] = [folder / "framework.yaml", folder / "values.csv"]
    if trio.units is not None:
        (folder / "units.csv").write_bytes(trio.units.encode())
        words += ["--units", folder / "units.csv"]
    return [*words, "--decimal", "comma"] if trio.decimal_comma else words
