"""Pictures of the news: found in the folder and nowhere else, told by their content, measured by their first bytes.

A picture is not decoded: its header says its size, so a small file that claims to be huge costs nothing here.
"""

from __future__ import annotations

import os
import re
import struct
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from posixpath import splitext
from urllib.parse import unquote

from thang.engine.errors import Fault, Faulty
from thang.library.shape import nearest
from thang.look.markup import clean
from thang.window.addresses import slug

LARGEST = 5 * 1024 * 1024
WIDEST = 8000
FOLDER = "news/pictures"
_LONGEST_NAME = 60
_WEB = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
# Where a JPEG says its size; the others between C0 and CF hold tables.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
_ORIENTATION = 0x0112


class NoPicture(Exception):
    """What stands at a name cannot be shown; a reader knows the place and makes a fault of it."""

    def __init__(self, kind: str, found: str, facts: Mapping[str, str] | None = None) -> None:
        self.kind, self.found, self.facts = kind, found, dict(facts or {})
        super().__init__(f"{kind} {found}")


@dataclass(frozen=True, slots=True)
class Picture:
    """`address` is below the site's folder; the same bytes under the same name have one address."""

    path: Path
    address: str
    width: int
    height: int
    digest: str

    def data(self) -> bytes:
        """Raises Faulty where the file is not the one that was read any more: its size and kind are not known."""
        data = self.path.read_bytes()
        if sha256(data).hexdigest() != self.digest:
            raise Faulty([Fault("news.picture_changed", None, self.path.name, file=str(self.path))])
        return data


@dataclass(frozen=True)
class Folder:
    """What there is in the folder of news: name below it, in NFC → file.

    Hidden files are left alone, and symbolic links to folders are not followed.
    """

    path: Path
    _known: dict[str, Picture] = field(default_factory=dict)

    @cached_property
    def files(self) -> Mapping[str, Path]:
        """Raises OSError where the folder cannot be read."""
        return dict(sorted(_below(self.path)))

    def is_inside(self, path: Path) -> bool:
        """Whether a file, or what a symbolic link leads to, lies in the folder."""
        return path.resolve().is_relative_to(self.path.resolve())

    def picture(self, source: str) -> Picture:
        """The picture of that name, as the text writes it. Raises NoPicture."""
        name = clean(unquote(source))
        if name not in self._known:
            self._known[name] = self._picture(name)
        return self._known[name]

    def _picture(self, name: str) -> Picture:
        if _WEB.match("".join(name.split())):
            raise NoPicture("news.picture_web", name)
        if name.startswith("/") or "\\" in name or ".." in name.split("/"):
            raise NoPicture("news.picture_outside", name)
        path = self.files.get(name.removeprefix("./"))
        if path is None:
            raise NoPicture("news.picture_absent", name, {"nearest": nearest(name, self.files)})
        if not self.is_inside(path):
            raise NoPicture("news.picture_outside", name)
        return _read(path, name)


def _below(folder: Path) -> Iterator[tuple[str, Path]]:
    for place, folders, files in os.walk(folder, onerror=_raise):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = Path(place, name)
            if not name.startswith(".") and path.is_file():
                yield unicodedata.normalize("NFC", path.relative_to(folder).as_posix()), path


def _raise(error: OSError) -> None:
    raise error


def _read(path: Path, name: str) -> Picture:
    length = path.stat().st_size
    if length > LARGEST:
        raise NoPicture("news.picture_large", name, {"bytes": str(length), "most": str(LARGEST)})
    data = path.read_bytes()
    ending, width, height = measured(data, name)
    if not (0 < width <= WIDEST and 0 < height <= WIDEST):
        facts = {"width": str(width), "height": str(height), "most": str(WIDEST)}
        raise NoPicture("news.picture_size", name, facts)
    digest = sha256(data).hexdigest()
    stem = slug(splitext(name.rpartition("/")[2])[0])[:_LONGEST_NAME].strip("-")
    return Picture(path, f"{FOLDER}/{stem}.{digest[:8]}.{ending}", width, height, digest)


def measured(data: bytes, name: str) -> tuple[str, int, int]:
    """The ending that its content asks for, width and height as they are shown. Raises NoPicture.

    >>> measured(b"GIF89a" + bytes([3, 0, 2, 0]), "anh.png")
    ('gif', 3, 2)
    """
    for mark, ending, size in _KINDS:
        if re.match(mark, data, re.DOTALL):
            try:
                return (ending, *size(data))
            except (struct.error, IndexError, ValueError):
                raise NoPicture("news.picture_damaged", name) from None
    raise NoPicture("news.picture_kind", name)


def _png(data: bytes) -> tuple[int, int]:
    if data[12:16] != b"IHDR":
        raise ValueError
    width, height = struct.unpack_from(">II", data, 16)
    return width, height


def _gif(data: bytes) -> tuple[int, int]:
    width, height = struct.unpack_from("<HH", data, 6)
    return width, height


def _webp(data: bytes) -> tuple[int, int]:
    match data[12:16]:
        case b"VP8 " if data[23:26] == b"\x9d\x01\x2a":
            width, height = struct.unpack_from("<HH", data, 26)
            return width & 0x3FFF, height & 0x3FFF
        case b"VP8L" if data[20] == 0x2F:
            (bits,) = struct.unpack_from("<I", data, 21)
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case b"VP8X" if len(data) >= 30:
            return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    raise ValueError


def _jpeg(data: bytes) -> tuple[int, int]:
    """A camera held upright writes the picture lying and says so; browsers turn it, so its sides change places."""
    is_turned = False
    for marker, start, end in _segments(data):
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", data, start + 1)
            return (height, width) if is_turned else (width, height)
        if marker == 0xE1 and data[start : start + 6] == b"Exif\0\0":
            is_turned = _orientation(data[start + 6 : end]) >= 5
    raise ValueError


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Marker, first byte, end, up to where the drawing itself begins."""
    at = 2
    while data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:  # filling
            at += 1
        elif marker in _ALONE:
            at += 2
        elif marker in (0xD9, 0xDA):
            return
        else:
            (length,) = struct.unpack_from(">H", data, at + 2)
            yield marker, at + 4, at + 2 + length
            at += 2 + max(length, 2)


def _orientation(exif: bytes) -> int:
    """1 to 8; 1 where it is not said, or cannot be read: then the picture is taken as it lies."""
    order = "<" if exif[:2] == b"II" else ">"
    try:
        (start,) = struct.unpack_from(f"{order}I", exif, 4)
        (count,) = struct.unpack_from(f"{order}H", exif, start)
        for at in range(start + 2, start + 2 + 12 * count, 12):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", exif, at)
            if tag == _ORIENTATION:
                return int(value)
    except struct.error:
        pass
    return 1


_KINDS: tuple[tuple[bytes, str, Callable[[bytes], tuple[int, int]]], ...] = (
    (rb"\x89PNG\r\n\x1a\n", "png", _png),
    (rb"\xff\xd8\xff", "jpg", _jpeg),
    (rb"RIFF....WEBP", "webp", _webp),
    (rb"GIF8[79]a", "gif", _gif),
)
