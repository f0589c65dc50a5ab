"""Headers of pictures, read without decoding any: how large they are, where they end."""

from __future__ import annotations

import re
from mmap import mmap

from thang.workshop.base.parts.forms import Refused

MOST_PIXELS = 100_000_000
LONGEST_SIDE = 30_000
# Where a frame's sizes stand: every SOF marker, without DHT, JPG and DAC between them.
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
# The end of coded data: a marker that is neither a stuffed byte nor a restart.
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
# Telephones put further pictures and films behind a picture; archives, programs and pages do not belong there.
_FOREIGN = re.compile(
    rb"PK\x03\x04|PK\x05\x06|Rar!|7z\xbc\xaf|%PDF-|<script|<html|<svg|<\?php|<!doctype", re.IGNORECASE
)


def check_png(content: mmap) -> None:
    """Chunk by chunk to the last one, with nothing behind. Raises Refused."""
    if content[12:16] != b"IHDR" or len(content) < 33:
        raise Refused("file_is_cut", "file")
    _check_sizes(int.from_bytes(content[16:20]), int.from_bytes(content[20:24]))
    at = 8
    while content[at + 4 : at + 8] != b"IEND":
        if at + 8 >= len(content):
            raise Refused("file_is_cut", "file")
        at += int.from_bytes(content[at : at + 4]) + 12
    if content[at + 12 :].strip(b"\0\r\n "):
        raise Refused("file_is_two", "file", content="PNG")


def check_jpeg(content: mmap) -> None:
    """Segment by segment to the end of the picture. Raises Refused."""
    at, is_sized = 2, False
    while (marker := _marker(content, at)) != 0xD9:
        length = int.from_bytes(content[at + 2 : at + 4])
        if length < 2:
            raise Refused("file_is_cut", "file")
        if marker in _FRAMES:
            _check_sizes(int.from_bytes(content[at + 7 : at + 9]), int.from_bytes(content[at + 5 : at + 7]))
            is_sized = True
        at += length + 2
        if marker == 0xDA:
            at = _after_scan(content, at)
    if not is_sized:
        raise Refused("file_is_cut", "file")
    if _FOREIGN.search(content, at + 2):
        raise Refused("file_is_two", "file", content="JPEG")


def _marker(content: mmap, at: int) -> int:
    if at + 2 > len(content) or content[at] != 0xFF:
        raise Refused("file_is_cut", "file")
    return content[at + 1]


def _after_scan(content: mmap, at: int) -> int:
    found = _MARKER.search(content, at)
    if found is None:
        raise Refused("file_is_cut", "file")
    return found.start()


def _check_sizes(width: int, height: int) -> None:
    if not width or not height:
        raise Refused("file_is_cut", "file")
    if max(width, height) > LONGEST_SIDE or width * height > MOST_PIXELS:
        found, most = f"{width} × {height}", f"{MOST_PIXELS // 1_000_000}"
        raise Refused("file_picture_is_large", "file", found=found, most=most, side=str(LONGEST_SIDE))
