"""What kinds of files are taken, as data; and what a file may be called."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from thang.workshop.base.parts.forms import Refused

LONGEST_NAME = 200
OFFICE = "application/vnd.openxmlformats-officedocument"
ODF = "application/vnd.oasis.opendocument"
# Controls, and signs that turn the direction of writing, behind which an extension could hide.
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Kind:
    """`media`: what it is served as; `extensions`: what its name may end in; `is_drawn`: it has a preview."""

    name: str
    media: str
    extensions: tuple[str, ...]
    is_drawn: bool = False


KINDS = {
    one.name: one
    for one in (
        Kind("pdf", "application/pdf", (".pdf",), is_drawn=True),
        Kind("png", "image/png", (".png",), is_drawn=True),
        Kind("jpeg", "image/jpeg", (".jpg", ".jpeg"), is_drawn=True),
        Kind("docx", f"{OFFICE}.wordprocessingml.document", (".docx",)),
        Kind("xlsx", f"{OFFICE}.spreadsheetml.sheet", (".xlsx",)),
        Kind("pptx", f"{OFFICE}.presentationml.presentation", (".pptx",)),
        Kind("odt", f"{ODF}.text", (".odt",)),
        Kind("ods", f"{ODF}.spreadsheet", (".ods",)),
        Kind("odp", f"{ODF}.presentation", (".odp",)),
        # A page of the web that the workshop fetched itself: nobody sends one, and it is served as plain text.
        Kind("page", "text/plain; charset=utf-8", ()),
        Kind("text", "text/plain; charset=utf-8", (".txt", ".csv")),
    )
}
PAGE_ENDING = ".html"
EXTENSIONS = tuple(end for one in KINDS.values() for end in one.extensions)


def clean_name(given: str) -> str:
    """The name without folders and without signs that cannot be seen, composed; the rest as it was given.

    Raises Refused where nothing is left, it is too long, or no kind of ours ends so.

    >>> clean_name("../../etc/Báo cáo.PDF")
    'Báo cáo.PDF'
    """
    plain = _UNSEEN.sub("", unicodedata.normalize("NFC", given))
    name = re.split(r"[/\\]", plain)[-1].strip(" .")
    name = name.encode("utf-8", "ignore").decode()  # half of a pair, which no file and no database can keep
    if len(name) > LONGEST_NAME:
        raise Refused("file_name_is_long", "file", most=str(LONGEST_NAME))
    if extension(name) not in EXTENSIONS or name.lower() in EXTENSIONS:
        raise Refused("file_name_is_not_taken", "file", found=name, known=" ".join(EXTENSIONS))
    return name


def check_agrees(kind: Kind, name: str) -> None:
    """That the name ends as such content should. Raises Refused."""
    if extension(name) not in kind.extensions:
        right = kind.extensions[0]
        raise Refused("file_name_disagrees", "file", found=extension(name), content=kind.name.upper(), right=right)


def extension(name: str) -> str:
    """In small letters, with its dot; empty for none."""
    dot = name.rfind(".")
    return name[dot:].lower() if dot >= 0 else ""
