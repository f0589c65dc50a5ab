"""From the tables of a decision's annex to a draft: columns by their headings, numbers as people write them.

Nothing is invented: rules are not read, so each leaf says that its own is not. What was worked out and not read (a
code, a thousand, a merged cell) is marked, for somebody to look at.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from thang.look.keys import search_key
from thang.words.workshop import WORKSHOP
from thang.workshop.stages.frameworks.annex_tables import Row
from thang.workshop.stages.frameworks.bridge_rules import Unread, number_of
from thang.workshop.stages.frameworks.tree import Tree

# What a column of the annex is, and the words by which its heading tells, the surest first.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "verified_by": ("phoi hop", "xac minh"),
    "evidence": ("kiem chung", "minh chung"),
    "source": ("nguon",),
    "rule": ("cach xac dinh", "cach tinh", "phuong phap", "cach thuc", "cach cham", "huong dan"),
    "max": ("diem toi da", "thang diem", "diem chuan", "diem"),
    "number": ("stt", "so tt", "tt", "ma"),
    "title": ("chi so", "tieu chi", "chi tieu", "noi dung"),
}
READ, GUESSED = "read", "guessed"
_CODE = re.compile(r"[^\W_][\w.\-]*")
_ROMAN = re.compile(r"[IVXLC]+")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_TOTAL = ("tong", "tong cong", "tong diem", "cong")


@dataclass(slots=True)
class Read:
    """An indicator that a row made. `guessed`: the columns that were worked out and not read."""

    code: str
    title: str
    max: Fraction | None
    rule: str = ""
    evidence: str = ""
    source: str = ""
    verified_by: str = ""
    guessed: set[str] = field(default_factory=set)
    parent: str = ""


def guess_columns(table: Sequence[Row]) -> list[str]:
    """What each column is by its heading; empty for one that is not known. Each meaning once."""
    height = heading_rows(table)
    heads = [search_key(" ".join(row[at][0] for row in table[:height])) for at in range(len(table[0]))]
    found = [""] * len(heads)
    for meaning, words in COLUMNS.items():
        for word in words:
            at = next((at for at, head in enumerate(heads) if not found[at] and _says(head, word)), None)
            if at is not None:
                found[at] = meaning
                break
    return found


def heading_rows(table: Sequence[Row]) -> int:
    """The rows before the first one that has a number in its max or begins with a code, at most three."""
    for at, row in enumerate(table[:3]):
        first = row[0][0].rstrip(".)")
        if at and (any(char.isdigit() for char in first) or _ROMAN.fullmatch(first)) and not _are_numbers(row):
            return at
    return min(1, len(table))


def read_rows(table: Sequence[Row], columns: Sequence[str]) -> list[Read]:
    """The indicators of a table, its heads and what repeats them over pages left out."""
    height = heading_rows(table)
    heads = [[text for text, _ in row] for row in table[:height]]
    found: list[Read] = []
    for row in table[height:]:
        if [text for text, _ in row] in heads or _are_numbers(row) or not any(text for text, _ in row):
            continue
        _read_row(_by_meaning(row, columns), found)
    return found


def tree_from(rows: Sequence[Read], code: str, edition: str, title: str) -> Tree:
    """A framework of one group whose max is the sum of the main indicators'. What the annex does not say, it says."""
    below: dict[str, list[Read]] = {}
    for row in rows:
        below.setdefault(row.parent, []).append(row)
    top = _nodes("", below)
    total = sum((one.get("max", Fraction(0)) for one in top), Fraction(0))
    return {
        "thang": "framework/1",
        "id": code,
        "edition": edition,
        "title": title,
        "inferred": _both("annex_inferred_whole"),
        "groups": [{"id": "don_vi", "title": {"vi": "Đơn vị", "en": "Units"}, "max": total}],
        "publish": {"as": "points", "places": Fraction(2)},
        "ranking": {"by": "published", "ties": "competition"},
        "defaults": {"missing": "zero", "not_applicable": "rescale", "zero_denominator": "not_applicable"},
        "indicators": top,
    }


def points_of(text: str) -> tuple[Fraction | None, bool]:
    """Points as an annex writes them, and whether the text could have meant something else.

    >>> [points_of(text) for text in ("10 điểm", "1.000", "7,5", "")]
    [(Fraction(10, 1), False), (Fraction(1000, 1), True), (Fraction(15, 2), False), (None, False)]
    """
    plain = re.sub(r"(?i)(?:điểm|đ)\b\.?", "", text).replace("\n", " ").strip()
    if not plain:
        return None, bool(text)
    if _THOUSANDS.fullmatch(plain):
        return Fraction(plain.replace(".", "")), True
    try:
        return number_of(plain), "." in plain
    except Unread:
        return None, True


def _says(head: str, word: str) -> bool:
    return re.search(rf"\b{word}\b", head) is not None


def _are_numbers(row: Row) -> bool:
    """A row that only counts the columns: (1), (2), (3)…"""
    texts = [text.strip("()[] ") for text, _ in row if text]
    return len(texts) > 2 and texts == [str(at) for at in range(1, len(texts) + 1)]  # two could be a row


def _by_meaning(row: Row, columns: Sequence[str]) -> dict[str, tuple[str, bool]]:
    return {meaning: row[at] for at, meaning in enumerate(columns) if meaning and at < len(row)}


def _read_row(cells: Mapping[str, tuple[str, bool]], found: list[Read]) -> None:
    said = {meaning: text for meaning, (text, _) in cells.items()}
    number, goes_on = cells.get("number", ("", False))
    code, title = number.rstrip(".) ").lstrip("("), " ".join(said.get("title", "").split())
    if search_key(title or number).strip(" :") in _TOTAL:
        return
    if found and (goes_on or (not code and not said.get("max"))):
        _continue(found[-1], cells)
        return
    top, is_unsure = points_of(said.get("max", ""))
    made = Read(code, title or code, top)
    for name in ("rule", "evidence", "source", "verified_by"):
        setattr(made, name, said.get(name, ""))
    made.guessed |= {meaning for meaning, (text, is_merged) in cells.items() if is_merged and text}
    if is_unsure or (made.max is None and said.get("max")):
        made.guessed.add("max")
    _place(made, found)
    found.append(made)


def _continue(one: Read, cells: Mapping[str, tuple[str, bool]]) -> None:
    """A row without number and points goes on with the indicator above; merged cells say nothing new."""
    for name in ("rule", "evidence", "source", "verified_by"):
        text, is_merged = cells.get(name, ("", False))
        if text and not is_merged:
            setattr(one, name, "\n".join(part for part in (getattr(one, name), text) if part))
            one.guessed.add(name)
    title, is_merged = cells.get("title", ("", False))
    if title and not is_merged:
        one.rule = "\n".join(part for part in (one.rule, title) if part)
        one.guessed.add("rule")


def _place(made: Read, found: Sequence[Read]) -> None:
    """Its code and the one above it: by the code's own points, or by the roman number above."""
    known = {one.code for one in found}
    section = next((one.code for one in reversed(found) if _ROMAN.fullmatch(one.code) and not one.parent), "")
    if not _CODE.fullmatch(made.code):
        base = found[-1].parent if found else ""
        siblings = sum(one.parent == base for one in found)
        made.code, made.parent = f"{base}.{siblings + 1}" if base else str(siblings + 1), base
        made.guessed.add("number")
    elif section and not _ROMAN.fullmatch(made.code) and not made.code.startswith(f"{section}."):
        made.code = f"{section}.{made.code}"
        made.guessed.add("number")
    above = made.code
    while "." in above and not made.parent:
        above = above.rpartition(".")[0]
        if above in known:
            made.parent = above
    while made.code in known:
        made.code += "x"
        made.guessed.add("number")


def _nodes(parent: str, below: Mapping[str, list[Read]]) -> list[Tree]:
    return [_node(one, below) for one in below.get(parent, [])]


def _node(one: Read, below: Mapping[str, list[Read]]) -> Tree:
    made: dict[str, Any] = {"code": one.code, "title": one.title or one.code}
    if one.max is not None:
        made["max"] = one.max
    if one.code in below:
        return {**made, **({"guidance": one.rule} if one.rule else {}), "children": _nodes(one.code, below)}
    made |= {"rule": {"points": {}}, "inferred": _both("annex_inferred_rule")}
    said = {"guidance": one.rule, "supplied_by": one.source, "verified_by": one.verified_by}
    made |= {key: text for key, text in said.items() if text}
    return {**made, **({"evidence": {"what": one.evidence}} if one.evidence else {})}


def _both(name: str) -> dict[str, str]:
    return {"vi": WORKSHOP[name].vi, "en": WORKSHOP[name].en}
