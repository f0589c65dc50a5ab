"""The container: a zip with every file at its root, members sorted and dated 1980-01-01, and the list of their sums.

Members are stored, not compressed: what a compressor makes of the same text differs from one build of zlib to the next,
and the same inputs must give the same bytes on any machine. Reading takes that form only: members one after the other
and nothing before, between, after or beside them, so that no two tools can see two publications in one file.
"""

from __future__ import annotations

import hashlib
import io
import re
import stat
import struct
import zipfile
from collections.abc import Mapping

from thang.bundle.problem import Problem

DATED = (1980, 1, 1, 0, 0, 0)
SUMS, SIGNATURE = "SHA256SUMS", "SHA256SUMS.sig"
CONTENT = (
    "README.md",
    "datapackage.json",
    "framework.yaml",
    "ranking.csv",
    "scores.csv",
    "units.csv",
    "values.csv",
)
LARGEST = 100_000_000
LARGEST_FILE = LARGEST + 100_000
_LARGEST_TEXT = {
    "README.md": 100_000,
    "datapackage.json": 1_000_000,
    "framework.yaml": 1_000_000,
    SUMS: 10_000,
    SIGNATURE: 10_000,
}
_UNIX = 3
_MODE = 0o100644
_END, _END_MARK = struct.Struct("<4s4H2LH"), b"PK\x05\x06"
_HEADING, _HEADING_MARK = struct.Struct("<4s5H3L2H"), b"PK\x03\x04"
_LARGEST_DIRECTORY = LARGEST_FILE - LARGEST
_LINE = re.compile(r"([0-9a-f]{64})  ([\w.\-]+)")


def sums_of(members: Mapping[str, bytes]) -> bytes:
    """The list that `sha256sum -c` checks."""
    lines = [f"{hashlib.sha256(members[name]).hexdigest()}  {name}\n" for name in sorted(members)]
    return "".join(lines).encode()


def identity(sums: bytes) -> str:
    """A publication's identity."""
    return "sha256:" + hashlib.sha256(sums).hexdigest()


def packed(members: Mapping[str, bytes]) -> bytes:
    """The zip, the same bytes for the same members."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(members):
            info = zipfile.ZipInfo(name, DATED)
            info.create_system, info.external_attr = _UNIX, _MODE << 16
            archive.writestr(info, members[name])
    return written.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """The members, in memory only. Raises Problem for what a publication does not hold, before unpacking it."""
    try:
        _check_end(data)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            _check_members(infos)
            _check_form(data, infos)
            return {info.filename: archive.read(info) for info in infos}
    except (
        zipfile.BadZipFile,
        RuntimeError,  # also what zipfile says of a compression or a flag that it does not know
        EOFError,
        ValueError,
        OSError,
        struct.error,
    ) as error:
        raise Problem("zip.broken", problem=str(error)) from None


def check_sums(members: Mapping[str, bytes]) -> None:
    """Every content file has its line in SHA256SUMS and the sum it says. Raises Problem at the first that has not."""
    stated: dict[str, str] = {}
    for line in members[SUMS].decode("utf-8", "replace").splitlines():
        match = _LINE.fullmatch(line)
        if match is None:
            raise Problem("sums.line", found=line[:80])
        stated[match[2]] = match[1]
    content = {name: data for name, data in members.items() if name not in (SUMS, SIGNATURE)}
    for name, data in content.items():
        actual = hashlib.sha256(data).hexdigest()
        if stated.get(name) != actual:
            raise Problem("sums.differ", file=name, found=actual, wanted=stated.get(name, ""))
    if sums_of(content) != members[SUMS]:
        raise Problem("sums.list")


def _check_members(infos: list[zipfile.ZipInfo]) -> None:
    names = [info.filename for info in infos]
    known = {*CONTENT, SUMS, SIGNATURE}
    for info in infos:
        if info.filename not in known:
            kind = "member.climbs" if "/" in info.filename or "\\" in info.filename else "member.unknown"
            raise Problem(kind, found=info.filename[:80])
        if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG) or info.is_dir():
            raise Problem("member.link", found=info.filename)
    if len(set(names)) < len(names):
        raise Problem("member.twice", found=next(name for name in names if names.count(name) > 1))
    if missing := (known - {SIGNATURE}) - set(names):
        raise Problem("member.missing", found=min(missing))
    for info in infos:
        if info.file_size > (most := _LARGEST_TEXT.get(info.filename, LARGEST)):
            raise Problem("zip.too_large", found=info.filename, most=str(most))
    if sum(info.file_size for info in infos) > LARGEST:
        raise Problem("zip.too_large", found="", most=str(LARGEST))


def _check_end(data: bytes) -> None:
    """The list of members ends the file and is short; told by the last bytes, before anything takes its word."""
    if len(data) > LARGEST_FILE:
        raise Problem("zip.too_large", found="", most=str(LARGEST))
    at = data.rfind(_END_MARK)
    if at < 0 or len(data) < at + _END.size:
        raise Problem("zip.broken", problem="no end of central directory")
    *_, size, start, comment = _END.unpack_from(data, at)
    if comment or size > _LARGEST_DIRECTORY or start + size != at or at + _END.size != len(data):
        raise Problem("zip.form", found="end of central directory")


def _check_form(data: bytes, infos: list[zipfile.ZipInfo]) -> None:
    """Members stand one after the other, sorted and stored, each under a heading that says what the directory says."""
    at = 0
    for info in infos:
        name = info.filename.encode()
        heading = data[at : at + _HEADING.size + len(name)]
        if info.header_offset != at or not _is_plain(info) or heading != _heading(info, heading, name):
            raise Problem("zip.form", found=info.filename)
        at += len(heading) + info.file_size
    _, *counts, _, start, _ = _END.unpack(data[-_END.size :])
    names = [info.filename for info in infos]
    if (at, [0, 0, len(infos), len(infos)], sorted(names)) != (start, counts, names):
        raise Problem("zip.form", found="central directory")


def _is_plain(info: zipfile.ZipInfo) -> bool:
    beside = info.flag_bits or info.compress_type or info.extra or info.comment or info.volume
    return not beside and info.compress_size == info.file_size


def _heading(info: zipfile.ZipInfo, found: bytes, name: bytes) -> bytes:
    """The heading as it must be; the version and the time are as they were found."""
    _, version, _, _, time, date, *_ = _HEADING.unpack_from(found)
    sizes = (info.CRC, info.file_size, info.file_size)
    return _HEADING.pack(_HEADING_MARK, version, 0, zipfile.ZIP_STORED, time, date, *sizes, len(name), 0) + name
