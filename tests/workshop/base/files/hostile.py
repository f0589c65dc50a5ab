"""Files that mean harm, made by chance from a seed: a function a family. REFUSED ones must be, the others at least be
harmless."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tests.workshop.base.files.cast import GOOD, MAIN, chunk, jpeg, odf, office, pdf, png, relation, zipped

WEB = (
    b"<script>alert(1)</script>",
    b"<!DOCTYPE html><html><body onload=alert(1)>",
    b"\n <svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    b"<?php system($_GET['x']);",
    b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
)
MACROS = ("word/vbaProject.bin", "xl/vbaProject.bin", "ppt/vbaProject.BIN", "word/activeX/activeX1.xml", "x/run.exe")
EMBEDDED = ("word/embeddings/oleObject1.bin", "xl/embeddings/a.exe", "ppt/embeddings/a.docm", "word/embeddings/a")
OUTSIDE = ("attachedTemplate", "oleObject", "image", "externalLinkPath", "frame", "subDocument")
ACTIONS = (b"JavaScript", b"Launch", b"RichMedia", b"Rendition")
NASTY = ("../../etc/passwd", "..\\..\\a.exe", "a.pdf\0.exe", "a.php", ".htaccess", "con", "a.pdf.html", "\u202ea.exe")
SIGNS = (b"MZ\x90\0", b"\x7fELF", b"#!/bin/sh\n", b"Rar!\x1a", b"7z\xbc\xaf", b"\x1f\x8b\x08", b"\xd0\xcf\x11\xe0")
ARCHIVES = (
    {"META-INF/MANIFEST.MF": b"x", "A.class": b"\xca\xfe"},
    {"index.html": WEB[1]},
    {"AndroidManifest.xml": b"x"},
)
SCRIPTS = (b"alert(1);//", b"=cmd|'/c calc'!A1\n", b"x<script>alert(1)</script>")
CLIMBING = ("../" * 5, "..\\" * 5, "/etc/", "C:\\", "\u202e", "a\r\nSet-Cookie: x=1;", '"; filename="x.html')


@dataclass(frozen=True)
class Case:
    family: str
    name: str
    content: bytes
    must_be_refused: bool


Made = tuple[str, bytes]
REFUSED: list[Callable[[Random], Made]] = []
HARMLESS: list[Callable[[Random], Made]] = []


def refused(family: Callable[[Random], Made]) -> Callable[[Random], Made]:
    REFUSED.append(family)
    return family


def harmless(family: Callable[[Random], Made]) -> Callable[[Random], Made]:
    HARMLESS.append(family)
    return family


def cases(count: int, seed: int) -> Iterator[Case]:
    """A family after the other, until there are enough."""
    families = [*((one, True) for one in REFUSED), *((one, False) for one in HARMLESS)]
    for number in range(count):
        family, must = families[number % len(families)]
        name, content = family(Random(seed * 100_003 + number))
        yield Case(family.__name__, name, content, must)


def _active(rng: Random) -> bytes:
    """The name of an action, some of its letters by their numbers."""
    return b"".join(b"#%02x" % one if rng.random() < 0.3 else bytes([one]) for one in rng.choice(ACTIONS))


@refused
def pdf_and_zip(rng: Random) -> Made:
    return "a.pdf", pdf(filling=rng.randrange(500)) + zipped({"a.js": rng.randbytes(99)})


@refused
def zip_that_ends_as_a_pdf(rng: Random) -> Made:
    whole = BytesIO(pdf())
    with ZipFile(whole, "a") as package:
        package.writestr("a.js", rng.randbytes(50))
        package.comment = b"\n%%EOF\n"
    return "a.pdf", whole.getvalue()


@refused
def pdf_and_page(rng: Random) -> Made:
    return "a.pdf", pdf() + rng.choice(WEB)


@refused
def pdf_after_something(rng: Random) -> Made:
    return "a.pdf", rng.choice([*WEB, b"MZ", b"GIF89a", rng.randbytes(20) + b"\0"]) + pdf()


@refused
def pdf_that_runs(rng: Random) -> Made:
    return "a.pdf", pdf(b"<< /S /%s /JS (app.alert) >>" % _active(rng))


@refused
def pdf_that_runs_in_a_packed_object(rng: Random) -> Made:
    packed = zlib.compress(b"9 0 << /S /%s >>" % _active(rng))
    head = b"<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>" % len(packed)
    return "a.pdf", pdf(head + b"\nstream\r\n" + packed + b"\nendstream")


@refused
def picture_and_something(rng: Random) -> Made:
    tail = rng.choice([*WEB, zipped({"a": b"b"}), pdf()])
    return rng.choice([("a.png", png() + tail), ("a.jpg", jpeg() + tail)])


@refused
def picture_that_is_a_bomb(rng: Random) -> Made:
    width, height = rng.choice([(100_000, 100_000), (rng.randrange(30_001, 2**31), 5), (20_000, 20_000), (0, 9)])
    whole = bytearray(jpeg())
    frame = whole.index(b"\xff\xc0")
    whole[frame + 5 : frame + 9] = struct.pack(">HH", 65_535, rng.randrange(40_000, 65_535))
    return rng.choice([("a.png", png(width, height)), ("a.jpeg", bytes(whole))])


@refused
def page_as_text(rng: Random) -> Made:
    start = rng.choice([b"", b"\xef\xbb\xbf", b"  \r\n\t"])
    return rng.choice(["a.txt", "a.csv", "a.png", "a.pdf", "a.docx"]), start + rng.choice(WEB)


@refused
def program(rng: Random) -> Made:
    start = rng.choice(SIGNS)
    return rng.choice([*GOOD]), start + rng.randbytes(rng.randrange(200))


@refused
def moving_picture_that_is_a_script(rng: Random) -> Made:
    return rng.choice(["a.png", "a.jpg", "a.gif", "a.txt"]), b"GIF89a/*" + rng.randbytes(20) + b"\0*/=1;alert(1)"


@refused
def document_with_macros(rng: Random) -> Made:
    kind = rng.choice([*MAIN])
    name = rng.choice(MACROS + EMBEDDED)
    return f"a.{kind}", office(kind, {name: rng.randbytes(30)})


@refused
def document_that_says_it_has_macros(rng: Random) -> Made:
    kind = rng.choice([*MAIN])
    enabled = rng.choice(["macroEnabled", "MACROENABLED", "macroenabled.12"])
    return f"a.{kind}", office(kind, media=f"application/vnd.ms-{kind}.{enabled}.main+xml")


@refused
def document_in_a_document_with_macros(rng: Random) -> Made:
    inner = office("xlsx", {"xl/vbaProject.bin": rng.randbytes(9)})
    return "a.pptx", office("pptx", {"ppt/embeddings/Microsoft_Excel_Sheet1.xlsx": inner})


@refused
def document_that_reaches_out(rng: Random) -> Made:
    link = relation(rng.choice(OUTSIDE), rng.choice(["file:///c:/a", "https://a.example/x.dotm", "\\\\a\\b"]))
    if rng.random() < 0.5:
        link = link.decode().encode("utf-16")
    return "a.docx", office("docx", {"word/_rels/settings.xml.rels": link})


@refused
def document_with_entities(rng: Random) -> Made:
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, rng.randrange(3, 20)))
    types = f'<!DOCTYPE x [<!ENTITY a0 "ha">{laughs}]><Types>&a2;</Types>'
    return "a.docx", zipped({"[Content_Types].xml": types.encode(), "word/document.xml": b"<x/>"})


@refused
def bomb(rng: Random) -> Made:
    return "a.docx", _bomb(rng.randrange(4))


@cache
def _bomb(number: int) -> bytes:
    return office("docx", {f"word/media/{n}": bytes(6_000_000 + number) for n in range(2 + number)})


@refused
def bomb_whose_parts_lie_over_each_other(rng: Random) -> Made:
    """Many names for the same packed bytes."""
    whole = BytesIO(office("docx", {"word/a": rng.randbytes(5000)}))
    with ZipFile(whole, "a") as package:
        kernel = next(one for one in package.infolist() if one.filename == "word/a")
        for number in range(rng.randrange(20, 60)):
            package.filelist.append(_named(kernel, f"word/b{number}"))
        package._didModify = True  # type: ignore[attr-defined]  # so that the list is written
    return "a.docx", whole.getvalue()


def _named(one: ZipInfo, name: str) -> ZipInfo:
    other = copy(one)
    other.filename = other.orig_filename = name
    return other


@refused
def bomb_of_names(rng: Random) -> Made:
    return "a.xlsx", _many_names(10_001 + rng.randrange(2))


@cache
def _many_names(count: int) -> bytes:
    return office("xlsx", {f"xl/{n}": b"" for n in range(count)})


@refused
def document_with_names_that_climb(rng: Random) -> Made:
    name = rng.choice(["../../a", "/etc/passwd", "word/..\\..\\a", "c:/a", "word/../../a"])
    return "a.docx", office("docx", {name: b"x"})


@refused
def archive_of_another_kind(rng: Random) -> Made:
    parts = rng.choice(ARCHIVES)
    return rng.choice(["a.docx", "a.xlsx", "a.odt", "a.pdf"]), zipped(parts)


@refused
def open_document_with_macros(rng: Random) -> Made:
    kind = rng.choice(["odt", "ods", "odp"])
    return f"a.{kind}", odf(kind, {rng.choice(["Basic/Standard/M.xml", "Scripts/python/a.py", "Dialogs/a.xml"]): b"x"})


@refused
def archive_with_a_beginning(rng: Random) -> Made:
    return "a.docx", b"PK\x03\x04" + rng.randbytes(30) + office()


@refused
def locked_document(rng: Random) -> Made:
    whole = bytearray(office("docx", {"word/a": rng.randbytes(20)}))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = whole.find(sign)
        while at >= 0:
            whole[at + place] |= 1
            at = whole.find(sign, at + 4)
    return "a.docx", bytes(whole)


@refused
def name_that_lies(rng: Random) -> Made:
    """Of another family than the content."""
    name, other = rng.sample(["a.pdf", "a.png", "a.jpg", "a.docx", "a.ods", "a.txt"], 2)
    return name, GOOD[other]


@refused
def name_that_means_harm(rng: Random) -> Made:
    return rng.choice(NASTY), GOOD[rng.choice([*GOOD])]


@harmless
def name_with_folders(rng: Random) -> Made:
    start = rng.choice(CLIMBING)
    return f"{start}báo cáo {rng.randrange(99)}.txt", GOOD["a.txt"]


@harmless
def text_that_is_a_script(rng: Random) -> Made:
    return rng.choice(["a.txt", "a.csv"]), rng.choice(SCRIPTS)


@harmless
def picture_with_a_page_in_its_comment(rng: Random) -> Made:
    text, whole = rng.choice(WEB), jpeg()
    comment = b"\xff\xfe" + struct.pack(">H", len(text) + 2) + text
    return rng.choice([("a.png", png(more=chunk(b"tEXt", b"a\0" + text))), ("a.jpg", whole[:2] + comment + whole[2:])])


@harmless
def picture_whose_data_are_a_bomb(rng: Random) -> Made:
    data = _much(20_000_000)
    return "a.png", png(rng.randrange(1, 9), 9, more=chunk(b"IDAT", data))


@cache
def _much(size: int) -> bytes:
    return zlib.compress(bytes(size), 1)


@harmless
def good_one_with_changed_bytes(rng: Random) -> Made:
    name = rng.choice([*GOOD])
    whole = bytearray(GOOD[name])
    for _ in range(rng.randrange(1, 20)):
        whole[rng.randrange(len(whole))] = rng.randrange(256)
    return name, bytes(whole)


@harmless
def good_one_cut_or_torn(rng: Random) -> Made:
    name = rng.choice([*GOOD])
    whole, at = GOOD[name], rng.randrange(len(GOOD[name]))
    return name, rng.choice([whole[:at], whole[at:], whole[:at] + rng.randbytes(9) + whole[at:], whole + whole])


@harmless
def nonsense_behind_a_sign(rng: Random) -> Made:
    sign = rng.choice([b"%PDF-1.7", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"PK\x03\x04", b""])
    return rng.choice([*GOOD]), sign + rng.randbytes(rng.randrange(3000))


@harmless
def link_to_follow(rng: Random) -> Made:
    return "a.docx", office(
        "docx", {"word/_rels/document.xml.rels": relation("hyperlink", f"https://a.example/{rng.random()}")}
    )


@harmless
def packed_with_other_compressions(rng: Random) -> Made:
    whole = BytesIO(office())
    with ZipFile(whole, "a", rng.choice([ZIP_DEFLATED, 12, 14])) as package:
        package.writestr("word/a.xml", rng.randbytes(100))
    return "a.docx", whole.getvalue()
