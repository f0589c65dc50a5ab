"""gzip in pieces that stand for themselves: a page's text is compressed once, whatever comes to stand around it.

A piece refers to nothing outside of itself and ends at a whole byte, so pieces can be put one behind the other
(RFC 1951, 3.2.3; RFC 1952).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable

LEVEL = 4  # a fifth larger than the best, at a third of the time
GZIP = 16 + zlib.MAX_WBITS  # zlib's way to ask for a gzip file
_HEAD = b"\x1f\x8b\x08\0\0\0\0\0\0\xff"  # no name and no time, so that the same text gives the same bytes
_END = b"\x03\0"  # an empty last block


def piece(data: bytes) -> bytes:
    """The data as deflated blocks, of which none is the last.

    >>> opened(piece(b"a text")) == b"a text"
    True
    """
    work = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return work.compress(data) + work.flush(zlib.Z_SYNC_FLUSH)


def opened(data: bytes) -> bytes:
    """What `piece` was given. Raises zlib.error."""
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(data)


def gzip_of(texts: Iterable[bytes], pieces: Iterable[bytes]) -> bytes:
    """A whole gzip file of texts and of their pieces.

    >>> import gzip
    >>> gzip.decompress(gzip_of([b"a", b"b"], map(piece, [b"a", b"b"])))
    b'ab'
    """
    sum_, size = 0, 0
    for text in texts:
        sum_, size = zlib.crc32(text, sum_), size + len(text)
    return _HEAD + b"".join(pieces) + _END + sum_.to_bytes(4, "little") + (size % 2**32).to_bytes(4, "little")


def begins_at(pieces: Iterable[bytes]) -> int:
    """Where in the file a piece begins that stands behind these."""
    return len(_HEAD) + sum(map(len, pieces))
