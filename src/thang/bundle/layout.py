"""The container: a zip with every file at its root, members sorted and dated 1980-01-01, and the list of their sums.

Members are stored, not compressed: what a compressor makes of the same text differs from one build of zlib to the next,
and the same inputs must give the same bytes on any machine.
"""

from __future__ import annotations

import hashlib
import io
import re
import stat
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
LARGEST = 400_000_000
_UNIX = 3
_MODE = 0o100644
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
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            _check_members(infos)
            return {info.filename: _read(archive, info) for info in infos}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError) as error:
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
    if sum(info.file_size for info in infos) > LARGEST:
        raise Problem("zip.too_large", most=str(LARGEST))


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """One member, never more than its heading says."""
    with archive.open(info) as member:
        data = member.read(info.file_size + 1)
    if len(data) != info.file_size:
        raise Problem("zip.broken", problem=info.filename)
    return data
