"""A zip of another form than Thang packs is refused before anything is unpacked: nothing hides, nothing climbs out."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from benchmarks.bundle_mutants import zipped
from tests.bundle.two_groups import refused, two
from thang.bundle.layout import unpacked
from thang.bundle.verify import verify


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("../units.csv", "member.climbs"),
        ("/etc/passwd", "member.climbs"),
        ("a/../../units.csv", "member.climbs"),
        ("..\\units.csv", "member.climbs"),
        ("C:\\units.csv", "member.climbs"),
        ("folder/", "member.climbs"),
        ("units.csv/", "member.climbs"),
        ("UNITS.CSV", "member.unknown"),
        ("units.csv ", "member.unknown"),
        ("đơn vị.csv", "member.unknown"),
        ("", "member.unknown"),
    ],
)
def test_a_name_that_does_not_belong_is_refused(name: str, kind: str) -> None:
    assert refused(zipped({**unpacked(two()), name: b""})).kind == kind


@pytest.mark.parametrize("mode", [0o120777, 0o040755, 0o020666, 0o060666, 0o010644, 0o140755])
def test_links_folders_and_devices_are_refused(mode: int) -> None:
    data = zipped(unpacked(two()), lambda info: setattr(info, "external_attr", mode << 16))
    assert refused(data).kind == "member.link"


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_compressed_member_is_refused(method: int) -> None:
    data = zipped(unpacked(two()), lambda info: setattr(info, "compress_type", method))
    assert refused(data).kind == "zip.form"


def test_other_dates_and_versions_of_the_same_content_pass() -> None:
    """A zip that another tool stored, member after member, is the same publication."""
    assert verify(zipped(unpacked(two()))).identity == verify(two()).identity


@pytest.mark.parametrize(
    "change",
    [
        lambda data: b"#!/bin/sh\n" + data,
        lambda data: data + b"\n",
        lambda data: data + data,
        lambda data: data[:-2] + b"\x03\x00abc",
        lambda data: data[:-1] + b"\x01",
    ],
)
def test_bytes_before_after_and_a_comment_are_refused(change: Callable[[bytes], bytes]) -> None:
    assert refused(change(two())).kind in ("zip.form", "zip.broken")


def test_a_gap_between_members_is_refused() -> None:
    written = BytesIO()
    members = unpacked(two())
    with zipfile.ZipFile(written, "w") as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data)
            if name == "README.md" and archive.fp is not None:
                archive.fp.write(b"hidden")
                archive.start_dir += 6  # where the next member goes
    assert refused(written.getvalue()).kind in ("zip.form", "zip.broken")


def test_a_name_that_stands_twice_is_refused() -> None:
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, data in unpacked(two()).items():
            archive.writestr(zipfile.ZipInfo(name), data)
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr(zipfile.ZipInfo("units.csv"), b"other")
    assert refused(written.getvalue()).kind == "member.twice"


HEADING, DIRECTORY = b"PK\x03\x04", b"PK\x01\x02"


@pytest.mark.parametrize(
    ("mark", "at", "new"),
    [
        *[(mark, at, new) for mark, at, new in ((HEADING, 6, b"\x01\x00"), (DIRECTORY, 8, b"\x01\x00"))],  # encrypted
        *[(HEADING, 6, b"\x08\x00"), (DIRECTORY, 8, b"\x08\x00"), (HEADING, 6, b"\x00\x08")],  # sizes follow; UTF-8
        *[(HEADING, 8, b"\x08\x00"), (DIRECTORY, 10, b"\x08\x00"), (DIRECTORY, 10, b"\x63\x00")],  # method
        *[(HEADING, 14, b"\x00\x00\x00\x00"), (DIRECTORY, 16, b"\x00\x00\x00\x00")],  # sum
        *[(HEADING, at, b"\xff\xff\xff\xff") for at in (18, 22)],  # sizes, as with zip64
        *[(DIRECTORY, at, b"\xff\xff\xff\xff") for at in (20, 24, 42)],
        *[(HEADING, at, b"\x01\x00\x00\x00") for at in (18, 22)],  # sizes that lie
        *[(DIRECTORY, at, b"\x01\x00\x00\x00") for at in (20, 24, 42)],
        *[(HEADING, 26, b"\x08\x00"), (HEADING, 28, b"\x04\x00"), (DIRECTORY, 30, b"\x04\x00")],  # name and extra
        *[(HEADING, 30, b"r"), (DIRECTORY, 46, b"r"), (DIRECTORY, 32, b"\x01\x00"), (DIRECTORY, 34, b"\x01\x00")],
        *[(b"PK\x05\x06", at, b"\x01\x00") for at in (8, 10, 12, 16, 20)],
    ],
)
def test_headings_that_lie_or_ask_for_more_are_refused(mark: bytes, at: int, new: bytes) -> None:
    data = bytearray(two())
    start = two().index(mark) + at
    assert data[start : start + len(new)] != new
    data[start : start + len(new)] = new
    problem = refused(bytes(data))
    assert problem.kind.startswith(("zip.", "member.")), problem


def test_a_zip64_list_of_members_is_refused() -> None:
    data = two()
    end = data[-22:]
    _, _, _, _, count, size, start, _ = struct.unpack("<4s4H2LH", end)
    record = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, start)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, start + size, 1)
    assert refused(data[:-22] + record + locator + end).kind == "zip.form"


def test_two_members_over_the_same_bytes_are_refused() -> None:
    """As in a bomb whose members overlap: the list points twice to one place."""
    data = bytearray(two())
    second = two().index(DIRECTORY, two().index(DIRECTORY) + 4)
    data[second + 42 : second + 46] = bytes(4)
    assert refused(bytes(data)).kind == "zip.form"
