"""Cells: from the text of a cell to a typed value, or to what is wrong with it.

Missing is an empty cell; not applicable is `NA` or `NA:reason`; the two are never read for one another, nor for zero.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache

from thang.engine.errors import Fault
from thang.engine.numbers import parse_decimal, to_exact_text
from thang.engine.values import MISSING, Chosen, NotApplicable, Ratio, Ticked, Value, ValueType, YesNo
from thang.library.text import normal

YES = frozenset({"yes", "có", "1", "true"})  # TRUE and FALSE are what a spreadsheet's own yes and no look like
NO = frozenset({"no", "không", "0", "false"})

_ENGLISH_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_VIETNAMESE_MONTH = r"(?:thg|tháng)\.? ?\d{1,2}"
_DATE = re.compile(
    r"\d{1,4}[/-]\d{1,2}[/-]\d{1,4}(?:[ t]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?)?"
    r"|\d+:\d{2}(?::\d{2})?(?:\.\d+)?"
    rf"|\d{{1,4}}[-/ ]?(?:{_ENGLISH_MONTH}|{_VIETNAMESE_MONTH})(?:[-/ ]?\d{{2,4}})?"
    rf"|{_ENGLISH_MONTH}[-/ ]?\d{{1,4}}(?:, ?\d{{4}})?|{_VIETNAMESE_MONTH}(?:[-/ ]\d{{2,4}})?",
    re.ASCII,
)
_COMMA = re.compile(r"[+-]?[0-9]+,[0-9]+(?:[eE][+-]?[0-9]+)?")
_POINT = re.compile(r"[+-]?[0-9]+\.[0-9]+(?:[eE][+-]?[0-9]+)?")
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:[.,\s][0-9]{3})+(?:[.,][0-9]+)?")
_SEPARATOR = re.compile(r"[.,\s]")
_PERCENT = re.compile(r"([+-]?[0-9]+(?:[.,][0-9]+)?)\s*%")
_ANY_LENGTH = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_SHEET_ERROR = re.compile(r"#(?:N/A|DIV/0!|REF!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|\?)")
_NOT_APPLICABLE = re.compile(r"(?:n/?a|n\.a\.?|không áp dụng|kad|not applicable)(?:\s*[:;,.(–-].*)?")


class CellError(ValueError):
    """What is wrong with a cell's text, as a fault without a place."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault.kind)


def read_cell(text: str, kind: ValueType, *, decimal_comma: bool = False) -> Value:
    """The typed value of a cell. Raises CellError.

    >>> read_cell("212/301", ValueType.RATIO).share, read_cell("NA:no portal", ValueType.NUMBER)
    (Fraction(212, 301), NotApplicable(reason='no portal'))
    """
    text = text.strip()
    if not text:
        return MISSING
    if text[:2] == "NA" and (lack := _not_applicable(text)) is not None:
        return lack
    return READERS[kind](text, decimal_comma)


@lru_cache(maxsize=1 << 16)
def read_number(text: str, decimal_comma: bool = False) -> Fraction:
    """A decimal number with the file's decimal sign. Raises CellError, naming what would be right.

    A table repeats the same counts many times over, so a number that was just read is not made anew.
    """
    if text.isdecimal() and text.isascii() and len(text) < 30:
        return Fraction(int(text))
    number = None
    if not decimal_comma or "." not in text:
        number = parse_decimal(text.replace(",", ".", 1) if decimal_comma else text)
    if number is None:
        raise CellError(why_not_number(text, decimal_comma))
    return number


def why_not_number(text: str, decimal_comma: bool = False) -> Fault:
    """The most helpful thing to say of a text that should have been a number."""
    if _says_not_applicable(text):
        return Fault("cell.na_spelling", None, text)
    if _DATE.fullmatch(normal(text).lower()):
        return Fault("cell.date", None, text)
    if (not_computed := _sheet_fault(text)) is not None:
        return not_computed
    if "/" in text:
        return Fault("cell.ratio_for_number", None, text)
    if match := _PERCENT.fullmatch(text):
        return _percent_fault(text, match[1], decimal_comma)
    own, other = (",", ".") if decimal_comma else (".", ",")
    if (_POINT if decimal_comma else _COMMA).fullmatch(text):
        kind = "cell.decimal_point" if decimal_comma else "cell.decimal_comma"
        whole = text.replace(other, "") if _GROUPED.fullmatch(text) else ""
        return Fault(kind, None, text, {"right": text.replace(other, own), "whole": whole})
    if _GROUPED.fullmatch(text):
        return Fault("cell.grouped", None, text, {"right": _ungrouped(text, own)})
    too_long = other not in text and _ANY_LENGTH.fullmatch(text.replace(own, ".", 1))
    return Fault("cell.too_long_a_number" if too_long else "cell.not_number", None, text)


def _sheet_fault(text: str) -> Fault | None:
    """An error of the spreadsheet, or a formula that was saved without its result."""
    if _SHEET_ERROR.fullmatch(text):
        return Fault("cell.sheet_error", None, text)
    return Fault("cell.formula", None, text) if text.startswith("=") else None


def _ungrouped(text: str, sign: str) -> str:
    """Without what parts the thousands; the last separator is the decimal sign where it is not like those before it."""
    if not _GROUPED.fullmatch(text):
        return text
    separators = _SEPARATOR.findall(text)
    head, tail = text, ""
    if len(separators) > 1 and separators[-1] != separators[-2]:
        head, _, tail = text.rpartition(separators[-1])
    return _SEPARATOR.sub("", head) + (sign + tail if tail else "")


def _percent_fault(text: str, figure: str, decimal_comma: bool) -> Fault:
    number = parse_decimal(figure.replace(",", "."))
    if number is None:
        return Fault("cell.too_long_a_number", None, text)
    share, points = to_exact_text(number / 100), to_exact_text(number)
    signs = str.maketrans(".", ",") if decimal_comma else {}
    return Fault("cell.percent", None, text, {"right": share.translate(signs), "whole": points.translate(signs)})


def _says_not_applicable(text: str) -> bool:
    return _NOT_APPLICABLE.fullmatch(normal(text).lower()) is not None


def _not_applicable(text: str) -> NotApplicable | None:
    if text == "NA":
        return NotApplicable()
    return NotApplicable(text[3:].strip()) if text.startswith("NA:") else None


def _ratio(text: str, decimal_comma: bool) -> Ratio:
    numerator, slash, denominator = text.partition("/")
    if not slash or "/" in denominator:
        fault = why_not_number(text, decimal_comma)
        kept = ("cell.date", "cell.na_spelling", "cell.sheet_error", "cell.formula")
        raise CellError(fault if fault.kind in kept else Fault("cell.not_ratio", None, text))
    try:
        return Ratio(read_number(numerator.strip(), decimal_comma), read_number(denominator.strip(), decimal_comma))
    except CellError as error:
        raise CellError(_why_not_ratio(text, error.fault, "," if decimal_comma else ".")) from None


def _why_not_ratio(text: str, half: Fault, sign: str) -> Fault:
    """The fault of one half, said of the whole cell."""
    if (not_computed := _sheet_fault(text)) is not None:
        return not_computed
    if _says_not_applicable(text):
        return Fault("cell.na_spelling", None, text)
    if half.kind in ("cell.decimal_comma", "cell.decimal_point"):
        return Fault(half.kind, None, text, {"right": text.replace("." if sign == "," else ",", sign)})
    if half.kind == "cell.grouped":
        right = "/".join(_ungrouped(part.strip(), sign) for part in text.split("/"))
        return Fault(half.kind, None, text, {"right": right})
    return Fault(half.kind if half.kind == "cell.too_long_a_number" else "cell.not_ratio", None, text)


def _yes_no(text: str, decimal_comma: bool) -> YesNo:
    word = normal(text).lower()
    if word in YES or word in NO:
        return YesNo(word in YES)
    if (not_computed := _sheet_fault(text)) is not None:
        raise CellError(not_computed)
    raise CellError(Fault("cell.na_spelling" if _says_not_applicable(text) else "cell.not_yes_no", None, text))


def _choice(text: str, decimal_comma: bool) -> Chosen:
    return Chosen(normal(text))


def _checklist(text: str, decimal_comma: bool) -> Ticked:
    if text == "-":
        return Ticked(frozenset())
    items = [normal(item) for item in text.split("|")]
    if "" in items or len(set(items)) < len(items):
        raise CellError(Fault("cell.checklist", None, text))
    return Ticked(frozenset(items))


READERS: dict[ValueType, Callable[[str, bool], Value]] = {
    ValueType.NUMBER: read_number,
    ValueType.POINTS: read_number,
    ValueType.GIVEN: read_number,
    ValueType.RATIO: _ratio,
    ValueType.YES_NO: _yes_no,
    ValueType.CHOICE: _choice,
    ValueType.CHECKLIST: _checklist,
}
