"""Numbers, percentages, dates and values as each language writes them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from tests.engine.builders import ratio
from thang.engine.values import MISSING, Chosen, NotApplicable, Ticked, Value, YesNo
from thang.words.figures import day, fixed, fixed_percent, localised, percent, short, value_text

F = Fraction


@pytest.mark.parametrize(
    ("number", "places", "vi", "en"),
    [
        ("625.3", 2, "625,30", "625.30"),
        ("1000", 2, "1.000,00", "1,000.00"),
        ("1234567.891", 1, "1.234.567,9", "1,234,567.9"),
        ("58.545", 2, "58,55", "58.55"),
        ("-1234.5", 0, "-1.235", "-1,235"),
        ("-0.004", 2, "0,00", "0.00"),
        ("999.995", 2, "1.000,00", "1,000.00"),
        ("0", 4, "0,0000", "0.0000"),
    ],
)
def test_a_fixed_number_has_all_its_decimals_half_up(number: str, places: int, vi: str, en: str) -> None:
    assert (fixed(F(number), places, "vi"), fixed(F(number), places, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("number", "vi", "en"),
    [
        (F(2120, 301), "7,04", "7.04"),
        (F(1000), "1.000", "1,000"),
        (F(999), "999", "999"),
        (F("0.5"), "0,5", "0.5"),
        (F("10.10"), "10,1", "10.1"),
        (F("0.004"), "0", "0"),
        (F("0.005"), "0,01", "0.01"),
        (F("-3.25"), "-3,25", "-3.25"),
        (F(1, 3), "0,33", "0.33"),
    ],
)
def test_a_short_number_has_no_trailing_zeros(number: Fraction, vi: str, en: str) -> None:
    assert (short(number, "vi"), short(number, "en")) == (vi, en)


def test_a_short_number_has_as_many_decimals_as_asked() -> None:
    assert short(F(1, 3), "en", 6) == "0.333333"
    assert short(F(2, 3), "vi", 0) == "1"


@pytest.mark.parametrize(
    ("share", "vi", "en"),
    [
        (F(212, 301), "70,43\u00a0%", "70.43%"),
        (F(1), "100\u00a0%", "100%"),
        (F(0), "0\u00a0%", "0%"),
        (F(5, 4), "125\u00a0%", "125%"),
        (F(25), "2.500\u00a0%", "2,500%"),
        (F("-0.5"), "-50\u00a0%", "-50%"),
    ],
)
def test_a_percentage_keeps_its_sign_on_the_line_in_vietnamese(share: Fraction, vi: str, en: str) -> None:
    assert (percent(share, "vi"), percent(share, "en")) == (vi, en)


def test_a_percentage_in_a_column_has_all_its_decimals() -> None:
    assert (fixed_percent(F(1, 2), 2, "vi"), fixed_percent(F(1, 2), 2, "en")) == ("50,00\u00a0%", "50.00%")


def test_what_is_no_decimal_stays_as_it_is() -> None:
    assert (localised("x", "vi"), localised("", "en")) == ("x", "")


@pytest.mark.parametrize(
    ("when", "vi", "en"),
    [
        (date(2026, 12, 3), "03/12/2026", "3 December 2026"),
        (date(2025, 7, 1), "01/07/2025", "1 July 2025"),
        (date(2023, 4, 19), "19/04/2023", "19 April 2023"),
    ],
)
def test_a_day_is_written_as_officials_write_it(when: date, vi: str, en: str) -> None:
    assert (day(when, "vi"), day(when, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (F("1234.56785"), "1.234,5679", "1,234.5679"),
        (ratio(212, 301), "212/301 (70,43\u00a0%)", "212/301 (70.43%)"),
        (ratio(1500, 2000), "1.500/2.000 (75\u00a0%)", "1,500/2,000 (75%)"),
        (ratio(0, 0), "0/0", "0/0"),
        (YesNo(True), "có", "yes"),
        (YesNo(False), "không", "no"),
        (Chosen("head"), "head", "head"),
        (Ticked(frozenset({"q", "p"})), "p, q", "p, q"),
        (Ticked(frozenset()), "không mục nào", "nothing ticked"),
        (NotApplicable(), "không áp dụng", "not applicable"),
        (NotApplicable("không có cổng"), "không áp dụng (không có cổng)", "not applicable (không có cổng)"),
        (MISSING, "chưa có số liệu", "no value"),
    ],
)
def test_every_type_of_value_is_shown(value: Value, vi: str, en: str) -> None:
    assert (value_text(value, "vi"), value_text(value, "en")) == (vi, en)
