"""What a file is, by its bytes: the one way in for all kinds. Nothing is decoded here; sizes are known before reading.

A file that is two things at once is refused, and so is what could run: what is left is served as an attachment anyway.
"""

from __future__ import annotations

import codecs
import re
import zlib
from collections.abc import Callable, Iterator
from mmap import ACCESS_READ, mmap
from pathlib import Path
from zipfile import is_zipfile

from thang.workshop.base.files.kinds import KINDS, PAGE_ENDING, Kind, check_agrees, extension
from thang.workshop.base.files.packages import package_kind
from thang.workshop.base.files.pictures import check_jpeg, check_png
from thang.workshop.base.parts.forms import Refused

PIECE = 1 << 20
# What is known and not taken: how it begins, and why.
NOT_TAKEN = (
    (b"\xd0\xcf\x11\xe0", "file_is_old_office"),
    (b"MZ", "file_is_program"),
    (b"\x7fELF", "file_is_program"),
    (b"#!", "file_is_program"),
    (b"Rar!", "file_is_archive"),
    (b"7z\xbc\xaf", "file_is_archive"),
    (b"\x1f\x8b", "file_is_archive"),
)
_WEB = re.compile(rb"\s*<(?:[!?a-z])", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
# Actions of a PDF that start something, and files inside of it.
_ACTIVE = {b"JavaScript", b"Launch", b"RichMedia", b"EmbeddedFile", b"EmbeddedFiles", b"Rendition"}
_NAMES = re.compile(rb"/((?:JavaScript|Launch|RichMedia|EmbeddedFiles?|Rendition)\b|[A-Za-z]*#[0-9A-Fa-f]{2}[\w#]*)")
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_OBJECTS = re.compile(rb"/ObjStm\b.{0,2000}?stream\r?\n", re.DOTALL)
MOST_OBJECTS = 64 * PIECE


def examine(path: Path, name: str) -> Kind:
    """The kind of its content, with which the name agrees. Raises Refused."""
    if not path.stat().st_size:
        raise Refused("file_is_empty", "file")
    if extension(name) == PAGE_ENDING:  # only a copy that the workshop made may be called so
        return KINDS["page"]
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as content:
        kind = _kind(content, path)
    check_agrees(kind, name)
    return kind


def _kind(content: mmap, path: Path) -> Kind:
    if content[:4] == b"PK\x03\x04":
        return package_kind(path)
    for sign, name, check in _SIGNS:
        if content[: len(sign)] == sign:
            check(content)
            if is_zipfile(path):
                raise Refused("file_is_two", "file", content=name.upper())
            return KINDS[name]
    for sign, why in NOT_TAKEN:
        if content[: len(sign)] == sign:
            raise Refused(why, "file")  # a sentence of the table above
    _check_text(path)
    return KINDS["text"]


def _check_pdf(content: mmap) -> None:
    end = content.rfind(b"%%EOF")
    if end < 0:
        raise Refused("file_is_cut", "file")
    if content[end + 5 : end + 4096].strip(b"\r\n\t \0") or end + 4096 < len(content):
        raise Refused("file_is_two", "file", content="PDF")
    if any(_is_active(found[1]) for found in _NAMES.finditer(content)):
        raise Refused("file_pdf_is_active", "file")
    for objects in _packed(content):
        if any(_is_active(found[1]) for found in _NAMES.finditer(objects)):
            raise Refused("file_pdf_is_active", "file")


def _is_active(name: bytes) -> bool:
    """A name may write any letter by its number."""
    return _ESCAPE.sub(lambda found: bytes([int(found[1], 16)]), name) in _ACTIVE


def _packed(content: mmap) -> Iterator[bytes]:
    """The streams that hold objects, unpacked as far as there is room for."""
    left = MOST_OBJECTS
    for found in _OBJECTS.finditer(content):
        try:
            objects = zlib.decompressobj().decompress(content[found.end() : found.end() + 4 * PIECE], 4 * PIECE)
        except zlib.error:
            continue  # encrypted, or packed otherwise
        left -= len(objects)
        if left < 0:
            raise Refused("file_is_bomb", "file")
        yield objects


def _check_text(path: Path) -> None:
    """UTF-8 without controls, and no page of the web."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    with path.open("rb") as file:
        if _WEB.match(file.read(512).removeprefix(codecs.BOM_UTF8)):
            raise Refused("file_is_web", "file")
        file.seek(0)
        while piece := file.read(PIECE):
            _check_piece(decoder, piece)
        _check_piece(decoder, b"", is_last=True)


def _check_piece(decoder: codecs.IncrementalDecoder, piece: bytes, *, is_last: bool = False) -> None:
    try:
        text = decoder.decode(piece, is_last)
    except UnicodeDecodeError:
        raise Refused("file_is_unknown", "file") from None
    if _CONTROL.search(text):
        raise Refused("file_is_unknown", "file")


_SIGNS: tuple[tuple[bytes, str, Callable[[mmap], None]], ...] = (
    (b"%PDF-", "pdf", _check_pdf),
    (b"\x89PNG\r\n\x1a\n", "png", check_png),
    (b"\xff\xd8\xff", "jpeg", check_jpeg),
)
