"""Cells: from the text of a cell to a typed value, or to what is wrong with it.

Missing is an empty cell; not applicable is `NA` or `NA:reason`; the two are never read for one another, nor for zero.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from thang.engine.errors import Fault
from thang.engine.numbers import parse_decimal, to_exact_text
from thang.engine.values import MISSING, Chosen, NotApplicable, Ratio, Ticked, Value, ValueType, YesNo
from thang.library.tables import normal

YES = frozenset({"yes", "có", "1"})
NO = frozenset({"no", "không", "0"})

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|thg|tháng)[a-zé]*\.?"
_DATE = re.compile(
    rf"\d{{1,4}}[/-]\d{{1,2}}[/-]\d{{1,4}}(?:[ T]\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?:\.\d+)?)?"
    rf"|\d{{1,4}}[- ]{_MONTH}(?:[- ]?\d{{1,4}})?|{_MONTH}[- ]\d{{1,4}}",
    re.IGNORECASE,
)
_COMMA = re.compile(r"[+-]?\d+,\d+")
_POINT = re.compile(r"[+-]?\d+\.\d+")
_GROUPED = re.compile(r"[+-]?\d{1,3}([.,\s]\d{3})+([.,]\d+)?")
_PERCENT = re.compile(r"([+-]?\d+(?:[.,]\d+)?)\s*%")
_NOT_APPLICABLE = frozenset({"n/a", "na", "n.a.", "không áp dụng", "kad", "not applicable"})


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


def read_number(text: str, decimal_comma: bool = False) -> Fraction:
    """A decimal number with the file's decimal sign. Raises CellError, naming what would be right."""
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
    if text.lower() in _NOT_APPLICABLE:
        return Fault("cell.na_spelling", None, text)
    if _DATE.fullmatch(text):
        return Fault("cell.date", None, text)
    if "/" in text:
        return Fault("cell.ratio_for_number", None, text)
    if match := _PERCENT.fullmatch(text):
        share = Fraction(match[1].replace(",", ".")) / 100
        right = to_exact_text(share)
        return Fault("cell.percent", None, text, {"right": right.replace(".", ",") if decimal_comma else right})
    if decimal_comma and _POINT.fullmatch(text):
        return Fault("cell.decimal_point", None, text, {"right": text.replace(".", ",")})
    if not decimal_comma and _COMMA.fullmatch(text):
        return Fault("cell.decimal_comma", None, text, {"right": text.replace(",", ".")})
    return Fault("cell.grouped" if _GROUPED.fullmatch(text) else "cell.not_number", None, text)


def _not_applicable(text: str) -> NotApplicable | None:
    if text == "NA":
        return NotApplicable()
    return NotApplicable(text[3:].strip()) if text.startswith("NA:") else None


def _ratio(text: str, decimal_comma: bool) -> Ratio:
    numerator, slash, denominator = text.partition("/")
    if not slash or "/" in denominator:
        fault = why_not_number(text, decimal_comma)
        kept = ("cell.date", "cell.na_spelling")
        raise CellError(fault if fault.kind in kept else Fault("cell.not_ratio", None, text))
    try:
        return Ratio(read_number(numerator.strip(), decimal_comma), read_number(denominator.strip(), decimal_comma))
    except CellError as error:
        fault = error.fault
        spelled = text.lower() in _NOT_APPLICABLE
        raise CellError(Fault("cell.na_spelling" if spelled else fault.kind, None, text, fault.facts)) from None


def _yes_no(text: str, decimal_comma: bool) -> YesNo:
    word = normal(text).lower()
    if word in YES or word in NO:
        return YesNo(word in YES)
    raise CellError(Fault("cell.na_spelling" if word in _NOT_APPLICABLE else "cell.not_yes_no", None, text))


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
