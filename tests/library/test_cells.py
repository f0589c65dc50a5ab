"""Cells: the text of one cell as a typed value; numbers exactly, and nothing guessed."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thang.engine.numbers import to_exact_text
from thang.engine.values import MISSING, Chosen, NotApplicable, Ratio, Ticked, Value, ValueType, YesNo
from thang.library.cells import read_cell, why_not_number

DECIMALS = st.decimals(allow_nan=False, allow_infinity=False)
PLAIN = st.from_regex(r"-?(0|[1-9][0-9]{0,30})(\.[0-9]{0,30}[1-9])?", fullmatch=True).filter(lambda text: text != "-0")


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("12", ValueType.NUMBER, Fraction(12)),
        (" 0.70 ", ValueType.NUMBER, Fraction(7, 10)),
        ("-3", ValueType.NUMBER, Fraction(-3)),
        ("+3", ValueType.NUMBER, Fraction(3)),
        ("1e-3", ValueType.NUMBER, Fraction(1, 1000)),
        ("007", ValueType.NUMBER, Fraction(7)),
        ("0.1", ValueType.GIVEN, Fraction(1, 10)),
        ("7.5", ValueType.POINTS, Fraction(15, 2)),
        ("212/301", ValueType.RATIO, Ratio(Fraction(212), Fraction(301))),
        ("2/4", ValueType.RATIO, Ratio(Fraction(2), Fraction(4))),
        ("05/12", ValueType.RATIO, Ratio(Fraction(5), Fraction(12))),
        ("1.5 / 3", ValueType.RATIO, Ratio(Fraction(3, 2), Fraction(3))),
        ("0/0", ValueType.RATIO, Ratio(Fraction(0), Fraction(0))),
        ("Có", ValueType.YES_NO, YesNo(True)),
        ("0", ValueType.YES_NO, YesNo(False)),
        ("  head  office ", ValueType.CHOICE, Chosen("head office")),
        ("-", ValueType.CHECKLIST, Ticked(frozenset())),
        ("a| b |c d", ValueType.CHECKLIST, Ticked(frozenset({"a", "b", "c d"}))),
        ("NAM", ValueType.CHOICE, Chosen("NAM")),
        ("NA:", ValueType.CHECKLIST, NotApplicable()),
    ],
)
def test_a_cell_is_read_as_its_type(text: str, kind: ValueType, value: Value) -> None:
    assert read_cell(text, kind) == value


@pytest.mark.parametrize("kind", ValueType)
def test_empty_is_missing_and_na_not_applicable_for_every_type(kind: ValueType) -> None:
    assert read_cell("", kind) is MISSING
    assert read_cell(" \t\u00a0", kind) is MISSING
    assert read_cell(" NA ", kind) == NotApplicable()
    assert read_cell("NA:chưa có", kind) == NotApplicable("chưa có")


def test_a_ratio_keeps_its_counts_apart() -> None:
    assert read_cell("2/4", ValueType.RATIO) != read_cell("1/2", ValueType.RATIO)


@pytest.mark.parametrize(
    ("text", "value"),
    [("12,5", Fraction(25, 2)), ("-0,05", Fraction(-1, 20)), ("3", Fraction(3)), ("1,5e2", Fraction(150))],
)
def test_a_decimal_comma_is_read_where_the_file_has_them(text: str, value: Fraction) -> None:
    assert read_cell(text, ValueType.NUMBER, decimal_comma=True) == value


def test_both_halves_of_a_ratio_may_have_decimal_commas() -> None:
    ratio = read_cell("7,5/10,0", ValueType.RATIO, decimal_comma=True)
    assert ratio == Ratio(Fraction(15, 2), Fraction(10))


@pytest.mark.parametrize(
    ("text", "decimal_comma", "right", "whole"),
    [
        ("1,5", False, "1.5", ""),
        ("1,234", False, "1.234", "1234"),
        ("-12,345", False, "-12.345", "-12345"),
        ("1234,567", False, "1234.567", ""),
        ("1.5", True, "1,5", ""),
        ("1.234", True, "1,234", "1234"),
    ],
)
def test_a_sign_that_may_part_thousands_gets_both_answers(
    text: str, decimal_comma: bool, right: str, whole: str
) -> None:
    facts = why_not_number(text, decimal_comma).facts
    assert (facts["right"], facts["whole"]) == (right, whole)


@pytest.mark.parametrize(
    ("text", "decimal_comma", "right"),
    [
        ("1.234.567", False, "1234567"),
        ("1.234.567,8", False, "1234567.8"),
        ("1,234,567.8", False, "1234567.8"),
        ("1,234.567", False, "1234.567"),
        ("-1 234", False, "-1234"),
        ("1\u202f234,5", False, "1234.5"),
        ("1.234.567", True, "1234567"),
        ("1.234,5", True, "1234,5"),
        ("1 234,5", True, "1234,5"),
    ],
)
def test_a_number_in_groups_is_given_back_without_them(text: str, decimal_comma: bool, right: str) -> None:
    fault = why_not_number(text, decimal_comma)
    assert (fault.kind, fault.facts["right"]) == ("cell.grouped", right)
    assert read_cell(right, ValueType.NUMBER, decimal_comma=decimal_comma)


@pytest.mark.parametrize(
    "text", ["Mar", "march past", "12 decisions", "tháng", "5 tháng", "31-13", "1-2", "may 5 xã", "1/2/3/4", "thg"]
)
def test_not_everything_with_a_month_in_it_is_called_a_date(text: str) -> None:
    assert why_not_number(text).kind != "cell.date"


@pytest.mark.parametrize("text", ["Na Hang", "nam", "national", "n", "NA ", "không", "na|b"])
def test_not_everything_that_begins_so_is_called_not_applicable(text: str) -> None:
    assert why_not_number(text).kind == ("cell.na_spelling" if text.strip() == "NA" else "cell.not_number")


@settings(max_examples=settings().max_examples * 8)
@given(PLAIN)
def test_decimal_text_comes_back_as_it_was(text: str) -> None:
    read = read_cell(text, ValueType.NUMBER)
    assert isinstance(read, Fraction)
    assert to_exact_text(read) == text


@settings(max_examples=settings().max_examples * 8)
@given(DECIMALS.filter(lambda number: -300 < (number.adjusted() or 0) < 300))
def test_any_decimal_reads_back_as_the_same_number(number: Decimal) -> None:
    """Written in full or with an exponent, with a point or with a comma."""
    for text in (str(number), f"{number:f}"):
        read = read_cell(text, ValueType.NUMBER)
        assert read == Fraction(number)
        assert read_cell(text.replace(".", ","), ValueType.NUMBER, decimal_comma=True) == Fraction(number)
        assert isinstance(read, Fraction)
        assert Fraction(to_exact_text(read)) == Fraction(number)
