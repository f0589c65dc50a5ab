"""Documents that are zip files: Office Open XML and OpenDocument, without anything in them that runs or reaches out.

Only the list of parts, and the few parts that say what the rest is, are read; sizes are summed before that.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile, ZipInfo

from thang.workshop.base.files.kinds import KINDS, ODF, OFFICE, Kind
from thang.workshop.base.parts.forms import Refused

MOST_PARTS = 10_000
MOST_UNPACKED = 500_000_000
MOST_RATIO = 200
RATIO_FROM = 10_000_000
MOST_READ = 4_000_000
DEEPEST = 1
TYPES = "[Content_Types].xml"
MAIN = {
    f"{OFFICE}.wordprocessingml.document.main+xml": "docx",
    f"{OFFICE}.spreadsheetml.sheet.main+xml": "xlsx",
    f"{OFFICE}.presentationml.presentation.main+xml": "pptx",
}
ODF_KINDS = {f"{ODF}.text": "odt", f"{ODF}.spreadsheet": "ods", f"{ODF}.presentation": "odp"}
_RUNS = re.compile(
    r"(?:^|/)(?:vbaproject|vbadata|activex\d*|macrosheets?|basic|scripts|dialogs)(?:[/.]|$)"
    r"|\.(?:bin|exe|dll|com|bat|cmd|ps1|vbs|js|jar|lnk|hta|msi|scr|ole|html?|xlm|docm|xlsm|pptm|dotm|xltm|xlam)$",
    re.IGNORECASE,
)
# Parts of Office that are binary and hold no code: printer settings of a sheet.
_SETTINGS = re.compile(r"/printersettings/printersettings\d*\.bin$", re.IGNORECASE)
_INNER = re.compile(r"/embeddings/", re.IGNORECASE)
_SAFE_INNER = (".docx", ".xlsx", ".pptx")
_Attributes = dict[str, str]


def package_kind(source: Path | IO[bytes], depth: int = 0) -> Kind:
    """Raises Refused."""
    try:
        with ZipFile(source) as package:
            _check_shape(package, _size(source))
            kind = _named(package)
            _check_parts(package, depth)
            return kind
    except (BadZipFile, zlib.error, expat.ExpatError, NotImplementedError, EOFError, OSError, UnicodeError) as error:
        raise Refused("file_is_cut", "file") from error
    except (KeyError, ValueError, IndexError, RuntimeError, OverflowError) as error:  # what zipfile makes of nonsense
        raise Refused("file_is_cut", "file") from error


def _size(source: Path | IO[bytes]) -> int:
    if isinstance(source, Path):
        return source.stat().st_size
    return len(source.getbuffer()) if isinstance(source, BytesIO) else 0


def _check_shape(package: ZipFile, size: int) -> None:
    """Nothing before or behind, not too much inside, every part once and under a plain name."""
    parts = package.infolist()
    if package.comment or (parts and min(one.header_offset for one in parts) != 0):
        raise Refused("file_is_two", "file", content="ZIP")
    unpacked = sum(one.file_size for one in parts)
    packed = sum(one.compress_size for one in parts)
    is_dense = unpacked > RATIO_FROM and unpacked > MOST_RATIO * max(size, 1)
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or packed > size or is_dense:
        raise Refused("file_is_bomb", "file")
    if len({one.filename.lower() for one in parts}) != len(parts) or not all(map(_is_plain, parts)):
        raise Refused("file_is_cut", "file")
    if any(one.flag_bits & 0x1 for one in parts):
        raise Refused("file_is_locked", "file")


def _is_plain(part: ZipInfo) -> bool:
    name = part.filename
    path = PurePosixPath(name)
    return not (path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name or "\0" in name)


def _named(package: ZipFile) -> Kind:
    """What the package itself says it is."""
    names = {one.filename for one in package.infolist()}
    if TYPES in names:
        types = {one.get("ContentType", "") for one in _elements(package, TYPES)}
        if any("macroenabled" in one.lower() or "vbaproject" in one.lower() for one in types):
            raise Refused("file_has_macros", "file", found="VBA")
        found = [kind for main, kind in MAIN.items() if main in types]
    elif "mimetype" in names:
        found = [ODF_KINDS[media] for media in [_read(package, "mimetype").decode("ascii")] if media in ODF_KINDS]
    else:
        found = []
    if len(found) != 1:
        raise Refused("file_is_archive", "file")
    return KINDS[found[0]]


def _check_parts(package: ZipFile, depth: int) -> None:
    for name in package.namelist():
        if _INNER.search(f"/{name}") and not name.endswith("/"):
            _check_inner(package, name, depth)
        elif _RUNS.search(name) and not _SETTINGS.search(f"/{name}"):
            raise Refused("file_has_macros", "file", found=name[-100:])
        elif name.lower().endswith(".rels"):
            _check_relations(package, name)


def _check_inner(package: ZipFile, name: str, depth: int) -> None:
    """A table behind a chart is a document of its own; anything else that is embedded is not taken."""
    if not name.lower().endswith(_SAFE_INNER) or depth >= DEEPEST:
        raise Refused("file_has_macros", "file", found=name[-100:])
    package_kind(BytesIO(_read(package, name, 20_000_000)), depth + 1)


def _check_relations(package: ZipFile, name: str) -> None:
    """Links that a reader follows by clicking stay; what is fetched when the file is opened does not."""
    for one in _elements(package, name):
        is_outside = one.get("TargetMode", "").lower() == "external"
        if is_outside and not one.get("Type", "").lower().endswith("/hyperlink"):
            raise Refused("file_reaches_out", "file", found=one.get("Target", "")[:100])


def _elements(package: ZipFile, name: str) -> Iterator[_Attributes]:
    """The attributes of every element; a document type, which could hold entities, is refused."""
    found: list[_Attributes] = []

    def refuse(*_: object) -> None:
        raise Refused("file_is_bomb", "file")

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = lambda _, attributes: found.append(attributes)
    parser.Parse(_read(package, name), True)
    return iter(found)


def _read(package: ZipFile, name: str, most: int = MOST_READ) -> bytes:
    with package.open(name) as part:
        content = part.read(most + 1)
    if len(content) > most:
        raise Refused("file_is_bomb", "file")
    return content
