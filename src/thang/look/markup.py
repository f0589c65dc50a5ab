"""Markup as text in which a text from outside cannot leave its place.

Elements are written as XML, so that a page and a drawing can both be read back by any XML parser.
"""

from __future__ import annotations

import re
import unicodedata
from html import escape
from typing import NewType

Markup = NewType("Markup", str)

# Controls, direction marks and other invisible signs, halves of pairs, what no text has: XML allows few of them, and
# those that it allows can make a name read as another name.
_UNSEEN = {"Cc", "Cf", "Cs", "Cn"}
_BLANKS = re.compile(r"\s+")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_WEB = re.compile(r"https?://", re.IGNORECASE)
# HTML, unlike XML, wants these to have an end tag even when they are empty.
_VOID = frozenset({"br", "circle", "hr", "img", "input", "line", "link", "meta", "path", "rect"})


def clean(text: str) -> str:
    """In NFC, on one line, without what cannot be seen.

    >>> clean("Lào\\u202e  Cai\\x00\\n")
    'Lào Cai'
    """
    text = text.replace("\u00a0", " ")
    if _is_plain(text):
        return unicodedata.normalize("NFC", text)
    seen = (" " if sign.isspace() else sign for sign in text if sign.isspace() or is_seen(sign))
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", "".join(seen))).strip()


def _is_plain(text: str) -> bool:
    """Whether there is nothing to take away: most texts, told apart quickly (`isprintable` knows the unseen)."""
    return text.isprintable() and "  " not in text and text == text.strip()


def said(text: str) -> Markup:
    """A text as markup.

    >>> said('<script>alert("1")</script>')
    '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;'
    """
    return Markup(escape(clean(text)))


def element(name: str, /, *inside: Markup, **attributes: str | None) -> Markup:
    """An element; an attribute that is None is left out, `class_` is class and `aria_label` is aria-label.

    >>> element("td", said("1 < 2"), class_="number", data_key=None)
    '<td class="number">1 &lt; 2</td>'
    """
    written = "".join(f' {_name(key)}="{said(value)}"' for key, value in attributes.items() if value is not None)
    if name in _VOID and not inside:
        return Markup(f"<{name}{written}/>")
    return Markup(f"<{name}{written}>{''.join(inside)}</{name}>")


def joined(*parts: Markup) -> Markup:
    """One after the other."""
    return Markup("".join(parts))


def address(link: str) -> str | None:
    """The link where it is a relative one or leads to the web, else nothing.

    >>> address("units/lao-cai.html"), address("java\\tscript:alert(1)")
    ('units/lao-cai.html', None)
    """
    link = "".join(clean(link).split())
    return link if link and (_WEB.match(link) or not _SCHEME.match(link)) else None


def is_seen(sign: str) -> bool:
    """Whether a sign is one that a reader sees, or a blank."""
    return unicodedata.category(sign) not in _UNSEEN


def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")
