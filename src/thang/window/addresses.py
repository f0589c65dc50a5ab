"""Addresses: stable, readable, the same in both languages but for the first part."""

from __future__ import annotations

import re
import unicodedata

_NOT_WORD = re.compile(r"[^a-z0-9]+")


def slug(text: str) -> str:
    """Lower-case letters, digits and hyphens; what has none of them becomes its code points.

    >>> slug("Xã Bát Xát"), slug("TP. Đà Nẵng"), slug("…")
    ('xa-bat-xat', 'tp-da-nang', 'u2026')
    """
    apart = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    plain = _NOT_WORD.sub("-", "".join(c for c in apart if not unicodedata.combining(c))).strip("-")
    return plain or "-".join(f"u{ord(c):x}" for c in text) or "u"


def relative(start: str, target: str) -> str:
    """The way from one page to another, so that an edition's pages do not change when its folder does.

    >>> relative("vi/dti/2024/units/hue.html", "vi/dti/2024/index.html#province")
    '../index.html#province'
    """
    path, mark, anchor = target.partition("#")
    here, there = start.split("/")[:-1], path.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return "../" * (len(here) - shared) + "/".join(there[shared:]) + mark + anchor


def edition_folder(series: str, edition: str, identity: str = "") -> str:
    """The folder of an edition; of one that amends another, with the beginning of its identity."""
    mark = f"-{identity.removeprefix('sha256:')[:12]}" if identity else ""
    return f"{slug(series)}/{slug(edition)}{mark}"
