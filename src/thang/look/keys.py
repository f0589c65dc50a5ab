"""Keys to search and to sort Vietnamese by: plain text, the same in every database, on every page and in a browser.

The order is the Vietnamese alphabet's. Where two texts have the same letters, the tones decide, from the left: none,
huyền, hỏi, ngã, sắc, nặng, as Unicode's collation for Vietnamese has it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_BLANKS = re.compile(r"\s+")
_NUMBER = re.compile(r"[0-9]+")
_NOT_WRITTEN = re.compile(r"[^\w]+|_+")
_D = str.maketrans({"đ": "d", "ð": "d"})  # the Icelandic letter looks the same in capitals and is often typed instead

_BREVE, _CIRCUMFLEX, _HORN = "\u0306", "\u0302", "\u031b"
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
# A letter that has further letters after it in the alphabet, with its marks → its place among them.
_PLACES = {
    ("a", ""): "0",
    ("a", _BREVE): "1",
    ("a", _CIRCUMFLEX): "2",
    ("d", ""): "0",
    ("đ", ""): "1",
    ("ð", ""): "1",
    ("e", ""): "0",
    ("e", _CIRCUMFLEX): "1",
    ("o", ""): "0",
    ("o", _CIRCUMFLEX): "1",
    ("o", _HORN): "2",
    ("u", ""): "0",
    ("u", _HORN): "1",
}


def search_key(text: str) -> str:
    """Lower case, without marks, đ as d, one blank between words; what cannot be seen is dropped.

    >>> search_key("  TP. Đà  Nẵng "), search_key("Ngọc Hồi")
    ('tp. da nang', 'ngoc hoi')
    """
    letters = unicodedata.normalize("NFD", text.lower())
    kept = (sign for sign in letters if unicodedata.category(sign) not in {"Mn", "Cf"})
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", "".join(kept)).translate(_D)).strip()


def sort_key(text: str) -> str:
    """A text whose order by code points is the Vietnamese order; numbers in it go by their size.

    >>> sorted(["Đà Nẵng", "Dĩ An", "Ân Thi", "An Giang", "Ăn", "Phường 10", "Phường 2"], key=sort_key)
    ['An Giang', 'Ăn', 'Ân Thi', 'Dĩ An', 'Đà Nẵng', 'Phường 2', 'Phường 10']
    >>> sorted(["mạ", "má", "mã", "mả", "mà", "ma"], key=sort_key)
    ['ma', 'mà', 'mả', 'mã', 'má', 'mạ']
    >>> sort_key("Hà Nội")
    'ha0-no1i 01005'
    """
    words = _NOT_WRITTEN.sub("-", unicodedata.normalize("NFC", text).lower()).strip("-")
    signs = [_sign(sign) for sign in _NUMBER.sub(_by_size, words)]
    letters = "".join(letter for letter, _ in signs)
    tones = "".join(tone for _, tone in signs).rstrip("0")
    return f"{letters} {tones}"


def _by_size(number: re.Match[str]) -> str:
    """Digits after their count, so that 10 comes after 2."""
    digits = number.group().lstrip("0") or "0"
    return f"{min(len(digits), 9)}{digits}"


def _sign(sign: str) -> tuple[str, str]:
    """What the sign is in the alphabet, and its tone."""
    letter, *marks = list(unicodedata.normalize("NFD", sign))
    tone = next((_TONES[mark] for mark in marks if mark in _TONES), "0")
    shape = "".join(_shaping(marks))
    return letter.replace("đ", "d").replace("ð", "d") + _PLACES.get((letter, shape), ""), tone


def _shaping(marks: list[str]) -> Iterator[str]:
    """The marks that make another letter of it, without tones."""
    return (mark for mark in marks if mark in {_BREVE, _CIRCUMFLEX, _HORN})
