"""Asking a virus scanner that speaks clamd's INSTREAM. Where one is named, no file is taken that it has not passed."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from thang.workshop.base.parts.forms import Refused

PIECE = 1 << 16
PATIENCE = 60.0
LONGEST_ANSWER = 4096


class NoAnswer(Exception):
    """The scanner is not there, did not finish, or said what is no answer: nothing is known of the file."""


def scan(path: Path, address: str) -> None:
    """Raises Refused with what was found, and NoAnswer."""
    answer = _asked(path, address)
    if answer.endswith(" FOUND"):
        raise Refused("file_is_infected", "file", found=answer.removeprefix("stream: ").removesuffix(" FOUND")[:100])
    if answer != "stream: OK":
        raise NoAnswer(answer[:200])


def _asked(path: Path, address: str) -> str:
    parts = urlsplit(f"//{address}")
    try:
        with socket.create_connection((parts.hostname or "", parts.port or 0), timeout=PATIENCE) as line:
            line.sendall(b"zINSTREAM\0")
            for piece in _pieces(path):
                line.sendall(len(piece).to_bytes(4) + piece)
            line.sendall(bytes(4))
            return _answer(line)
    except OSError as error:
        raise NoAnswer(type(error).__name__) from error


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece


def _answer(line: socket.socket) -> str:
    found = b""
    while not found.endswith(b"\0") and len(found) < LONGEST_ANSWER and (more := line.recv(LONGEST_ANSWER)):
        found += more
    return found.rstrip(b"\0\n").decode("utf-8", "replace").strip()
