"""The guides of docs/guides, played: their files are written, their commands run, their output put in its place.

A file is a fenced block after the line `<!-- file: NAME -->`; a command is a line `$ …` in a console block, of one of
PROGRAMS. Three lines prepare the folder, in this order, and no reader sees them:

    <!-- after: PAGE.md -->                 the folder is as that guide leaves it
    <!-- key: NAME COMMENT -->              a key for demonstration, NAME and NAME.pub, the same every time
    <!-- changed: NEW.zip from OLD.zip, FILE “OLD” to “NEW” -->           somebody changed one text of a publication,
    <!-- changed: NEW.zip from OLD.zip, FILE “OLD” to “NEW”, sums anew -->   and made its sums again,
    <!-- changed: NEW.zip from OLD.zip, FILE “OLD” to “NEW”, signed with KEY -->   and signed it, too
"""

import hashlib
import io
import os
import re
import shlex
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from thang.bundle.layout import SIGNATURE, SUMS, packed, sums_of, unpacked
from thang.bundle.sign import load_key, sign
from thang.cli.main import main

GUIDES = Path(__file__).parents[1] / "docs/guides"
AFTER = re.compile(r"^<!-- after: (\S+) -->$", re.MULTILINE)
FILE = re.compile(r"<!-- file: (\S+) -->\n```\w+\n(.*?)^```$", re.DOTALL | re.MULTILINE)
KEY = re.compile(r"^<!-- key: (\S+) (\S+) -->$", re.MULTILINE)
CHANGED = re.compile(
    r"^<!-- changed: (?P<new>\S+) from (?P<old>\S+), (?P<file>\S+) “(?P<was>.+?)” to “(?P<is>.+?)”"
    r"(?P<sums>, sums anew)?(?:, signed with (?P<key>\S+))? -->$",
    re.MULTILINE,
)
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
COMMAND = re.compile(r"^\$ (.*)$", re.MULTILINE)


def played(page: str, guides: Path = GUIDES) -> str:
    """The page with the output that its commands give now, in a folder that holds its files and nothing else."""
    with TemporaryDirectory() as folder, chdir(folder), _in_vietnamese():
        for name in AFTER.findall(page):
            _play((guides / name).read_text(encoding="utf-8"))
            os.chdir(folder)
        return _play(page)


def _play(page: str) -> str:
    for name, comment in KEY.findall(page):
        _write_key(Path(name), comment)
    for name, text in FILE.findall(page):
        Path(name).write_text(text, encoding="utf-8")
    for change in CHANGED.finditer(page):
        Path(change["new"]).write_bytes(_changed(change))
    return CONSOLE.sub(lambda block: f"```console\n{''.join(_outputs(block[1]))}```", page)


def _outputs(block: str) -> Iterator[str]:
    for command in COMMAND.findall(block):
        words = shlex.split(command)
        said = PROGRAMS[words[0]](words).rstrip()
        yield f"$ {command}\n" + (f"{said}\n" if said else "")


def _thang(words: list[str]) -> str:
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        main(words[1:])
    return said.getvalue()


def _cd(words: list[str]) -> str:
    os.chdir(words[1])
    return ""


def _unzip(words: list[str]) -> str:
    """`unzip -q ZIP -d FOLDER`, without asking that the program be installed."""
    with zipfile.ZipFile(words[2]) as archive:
        archive.extractall(words[4])
    return ""


def _run(words: list[str]) -> str:
    """One of the stock tools, its language held; a last `< FILE` is what it reads."""
    read = Path(words[-1]).read_bytes() if words[-2] == "<" else b""
    words = words[:-2] if words[-2] == "<" else words
    done = subprocess.run(  # noqa: S603  # only programs named in PROGRAMS, in a guide of our own, and through no shell
        words,
        input=read,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        check=False,
    )
    return done.stdout.decode()


PROGRAMS: dict[str, Callable[[list[str]], str]] = {
    "thang": _thang,
    "cd": _cd,
    "unzip": _unzip,
    "sha256sum": _run,
    "ssh-keygen": _run,
}


def _write_key(path: Path, comment: str) -> None:
    """A key that anybody can make again from its name: good for showing, and for nothing else."""
    seed = hashlib.sha256(f"Thang, for demonstration only: {path.name}".encode()).digest()
    key = Ed25519PrivateKey.from_private_bytes(seed)
    path.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()))
    public = key.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode()
    path.with_name(f"{path.name}.pub").write_text(f"{public} {comment}\n", encoding="utf-8")


def _changed(change: re.Match[str]) -> bytes:
    """The publication with the first place of one text changed, and as much of its seal renewed as is asked."""
    members = unpacked(Path(change["old"]).read_bytes())
    before = members[change["file"]].decode()
    after = before.replace(change["was"], change["is"], 1)
    if after == before:
        raise ValueError(f"{change['file']} holds no “{change['was']}”")
    members[change["file"]] = after.encode()
    if change["sums"] or change["key"]:
        members[SUMS] = sums_of({name: data for name, data in members.items() if name not in (SUMS, SIGNATURE)})
    if change["key"]:
        members[SIGNATURE] = sign(members[SUMS], load_key(Path(change["key"]).read_bytes(), str)).encode()
    return packed(members)


@contextmanager
def _in_vietnamese() -> Iterator[None]:
    """The language by default, whatever the shell has chosen."""
    before = os.environ.pop("THANG_LANG", None)
    try:
        yield
    finally:
        if before is not None:
            os.environ["THANG_LANG"] = before
