"""The guides of docs/guides, played: their files are written, their commands run, their output put in its place.

A file is a fenced block after the line `<!-- file: NAME -->`; a command is a line `$ thang …` in a console block.
"""

import io
import os
import re
import shlex
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory

from thang.cli.main import main

FILE = re.compile(r"<!-- file: (\S+) -->\n```\w+\n(.*?)^```$", re.DOTALL | re.MULTILINE)
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
COMMAND = re.compile(r"^\$ thang (.*)$", re.MULTILINE)


def played(page: str) -> str:
    """The page with the output that its commands give now, in a folder that holds its files and nothing else."""
    with TemporaryDirectory() as folder, chdir(folder), _in_vietnamese():
        for name, text in FILE.findall(page):
            Path(name).write_text(text, encoding="utf-8")
        return CONSOLE.sub(lambda block: f"```console\n{''.join(_outputs(block[1]))}```", page)


def _outputs(block: str) -> Iterator[str]:
    for command in COMMAND.findall(block):
        said = io.StringIO()
        with redirect_stdout(said), redirect_stderr(said):
            main(shlex.split(command))
        yield f"$ thang {command}\n{said.getvalue().rstrip()}\n"


@contextmanager
def _in_vietnamese() -> Iterator[None]:
    """The language by default, whatever the shell has chosen."""
    before = os.environ.pop("THANG_LANG", None)
    try:
        yield
    finally:
        if before is not None:
            os.environ["THANG_LANG"] = before
