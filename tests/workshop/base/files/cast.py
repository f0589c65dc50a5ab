"""Small files of every kind, made here, and ways to send them."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from thang.workshop.base.audit.services import SYSTEM
from thang.workshop.base.files.models import File
from thang.workshop.base.files.services import begin_upload, finish, go_on
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.people.models import Person

OFFICE = "application/vnd.openxmlformats-officedocument"
MAIN = {
    "docx": ("word/document.xml", f"{OFFICE}.wordprocessingml.document.main+xml"),
    "xlsx": ("xl/workbook.xml", f"{OFFICE}.spreadsheetml.sheet.main+xml"),
    "pptx": ("ppt/presentation.xml", f"{OFFICE}.presentationml.presentation.main+xml"),
}
ODF = {"odt": "text", "ods": "spreadsheet", "odp": "presentation"}


def png(width: int = 8, height: int = 8, more: bytes = b"") -> bytes:
    """Grey; the sizes may lie."""
    rows = zlib.compress(b"".join(b"\0" + b"\x80" * min(width, 64) for _ in range(min(height, 64))))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + more + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def jpeg(width: int = 16, height: int = 16, quality: int = 80) -> bytes:
    from PIL import Image  # noqa: PLC0415  # loads slowly, and few tests need it

    whole = BytesIO()
    Image.new("RGB", (width, height), (120, 90, 30)).save(whole, "JPEG", quality=quality)
    return whole.getvalue()


def pdf(more: bytes = b"", filling: int = 0) -> bytes:
    """One page, with objects added and comments to fill it."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] >>",
        *([more] if more else []),
    ]
    whole = b"%PDF-1.7\n" + b"%" + b"x" * filling + b"\n"
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(whole))
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = len(whole)
    whole += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    whole += b"".join(b"%010d 00000 n \n" % place for place in places)
    return whole + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)


def zipped(parts: Mapping[str, bytes]) -> bytes:
    whole = BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return whole.getvalue()


def office(kind: str = "docx", more: Mapping[str, bytes] | None = None, media: str = "") -> bytes:
    """A document with further parts."""
    place, main = MAIN[kind]
    types = f'<Types><Override PartName="/{place}" ContentType="{media or main}"/></Types>'
    return zipped({"[Content_Types].xml": types.encode(), place: b"<x/>", **(more or {})})


def odf(kind: str = "odt", more: Mapping[str, bytes] | None = None) -> bytes:
    media = f"application/vnd.oasis.opendocument.{ODF[kind]}"
    return zipped({"mimetype": media.encode(), "content.xml": b"<x/>", **(more or {})})


def relation(kind: str, target: str) -> bytes:
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    one = f'<Relationship Id="r1" Type="{base}/{kind}" Target="{target}" TargetMode="External"/>'
    return f"<Relationships>{one}</Relationships>".encode()


GOOD = {
    "a.pdf": pdf(),
    "a.png": png(),
    "a.jpg": jpeg(),
    "a.docx": office("docx"),
    "a.xlsx": office("xlsx"),
    "a.pptx": office("pptx"),
    "a.odt": odf("odt"),
    "a.ods": odf("ods"),
    "a.odp": odf("odp"),
    "a.txt": "Xã Bát Xát\n".encode(),
    "a.csv": "Mã,Tên\n02683,Xã Bát Xát\n".encode(),
}


def sent(where: Organisation, who: Person, name: str = "a.png", content: bytes | None = None) -> File:
    """As one that came whole."""
    whole = GOOD[name] if content is None else content
    upload = begin_upload(where, who, name, len(whole))
    go_on(upload, [whole])
    return finish(upload, actor=SYSTEM)


def kept(where: Organisation) -> File:
    """Sent by somebody made for it."""
    who = Person.of(f"gui-{where.pk}", "Người gửi thử")
    who.save()
    return sent(where, who)
