"""Exact numbers against an independent calculation: `decimal`, with more digits than the engine uses."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from random import Random

import pytest

from thang.engine.numbers import (
    decimal_places,
    geometric_mean,
    harmonic_mean,
    log_share,
    parse_decimal,
    quotient_text,
    rounded,
    to_exact_text,
    to_places,
    to_text,
    weighted_mean,
    whole_weights,
)

F = Fraction
WIDE = Context(prec=80)
HALF_UP = Context(prec=2000, rounding=ROUND_HALF_UP)
KEPT = F(1, 10**33)  # of figures below 1, 34 digits are right to more than this


def decimal_texts() -> list[str]:
    draw = Random(5)
    ends = ["0", "-0", "+7", "007", "1e3", "1E-3", "-2.50e+2", "0.1", "58.545", "9" * 400, "1e999", "1e-999"]
    drawn = [f"{draw.randint(-(10**9), 10**9)}.{draw.randint(0, 10**6):0{draw.randint(1, 9)}}" for _ in range(50)]
    return ends + drawn


def wide(number: Fraction) -> Decimal:
    return WIDE.divide(Decimal(number.numerator), Decimal(number.denominator))


def shares(count: int, seed: int) -> list[Fraction]:
    draw = Random(seed)
    return [F(draw.randint(1, 999), 1000 + draw.randint(0, 500)) for _ in range(count)]


@pytest.mark.parametrize("text", decimal_texts())
def test_decimal_text_is_read_exactly_and_its_exact_text_reads_back(text: str) -> None:
    number = parse_decimal(text)
    assert number is not None
    assert number == F(Decimal(text))
    assert parse_decimal(to_exact_text(number)) == number or len(to_exact_text(number)) > 400


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "1,5",
        "1 000",
        "1_000",
        "0x10",
        ".5",
        "5.",
        "1e",
        "e5",
        "1e1000",
        "--1",
        "1/2",
        "75%",
        "nan",
        "inf",
        "1.2.3",
        "\u0661",
        "\uff11",
        "1\n",
        " 1",
        "\u22121",
        "9" * 401,
        "Infinity",
        "1e5.0",
    ],
)
def test_what_is_not_decimal_text_is_not_a_number(text: str) -> None:
    assert parse_decimal(text) is None


@pytest.mark.parametrize("places", [0, 1, 2, 5, 12])
@pytest.mark.parametrize("text", decimal_texts()[:9] + decimal_texts()[12:30])
def test_rounding_half_up_agrees_with_decimal(text: str, places: int) -> None:
    by_decimal = Decimal(text).quantize(Decimal(1).scaleb(-places), context=HALF_UP)
    assert rounded(F(text), places) == F(by_decimal)
    assert to_places(F(text), places) == (f"{by_decimal:f}" if by_decimal else f"{abs(by_decimal):f}")


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (F("625.30"), "625.3"),
        (F(1000), "1000"),
        (F(0), "0"),
        (F(2, 3), "0.666666666667"),
        (F(-2, 3), "-0.666666666667"),
        (F(1, 10**12), "0.000000000001"),
        (F(1, 10**13), "0.000000000000"),
        (F(-1, 10**13), "0.000000000000"),
        (F(5, 10**13), "0.000000000001"),
        (F(10**13 - 1, 10**13), "1.000000000000"),
    ],
)
def test_a_figure_is_shown_exactly_or_to_twelve_places(number: Fraction, text: str) -> None:
    assert to_text(number) == text
    assert quotient_text(number.numerator * 6, number.denominator * 6) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [(F(3, 4), "0.75"), (F(1, 3), "1/3"), (F(-7, 6), "-7/6"), (F(-1, 8), "-0.125"), (F(1, 2**14), "0.00006103515625")],
)
def test_an_exact_text_loses_nothing(number: Fraction, text: str) -> None:
    assert F(to_exact_text(number)) == number
    assert to_exact_text(number) == text


def test_decimals_are_counted_by_the_denominators_twos_and_fives() -> None:
    assert [decimal_places(under) for under in (1, 2, 8, 40, 625, 3, 6)] == [0, 1, 3, 3, 4, None, None]


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        (7868, 100, 75000),
        (101, 100, 75000),
        (74999, 100, 75000),
        (90000, 100, 75000),
        (3, 9, 2),
        (F(1, 7), F(1, 1000), 1),
    ],
)
def test_a_share_between_logarithms_has_34_right_digits(value: Fraction, start: Fraction, end: Fraction) -> None:
    here, low, high = (wide(F(number)).ln(WIDE) for number in (value, start, end))
    by_decimal = WIDE.divide(WIDE.subtract(here, low), WIDE.subtract(high, low))
    found = log_share(F(value), F(start), F(end))
    assert abs(found - F(by_decimal)) <= KEPT * max(F(1), abs(found))


def test_a_share_between_logarithms_is_exact_at_its_goalposts() -> None:
    assert [log_share(F(value), F(100), F(75000)) for value in (100, 75000)] == [0, 1]


@pytest.mark.parametrize("count", [2, 3, 7, 20])
def test_a_geometric_mean_has_34_right_digits(count: int) -> None:
    weights, parts = list(range(1, count + 1)), shares(count, seed=count)
    by_decimal = Decimal(1)
    for weight, share in zip(weights, parts, strict=True):
        by_decimal = WIDE.multiply(by_decimal, WIDE.power(wide(share), wide(F(weight, sum(weights)))))
    assert abs(geometric_mean(weights, parts) - F(by_decimal)) <= KEPT


def test_the_order_of_the_children_changes_no_digit_of_a_geometric_mean() -> None:
    weights, parts = [3, 1, 2, 5], shares(4, seed=4)
    assert geometric_mean(weights, parts) == geometric_mean(weights[::-1], parts[::-1])


def test_equal_children_give_their_own_value_and_a_0_gives_0() -> None:
    assert geometric_mean([2, 3], [F(1, 3), F(1, 3)]) == F(1, 3)
    assert geometric_mean([2, 3], [F(1, 3), F(0)]) == 0


def test_a_geometric_mean_of_finely_cut_weights_is_neither_slow_nor_wrong() -> None:
    """Maxima of 33.3333 and 66.6667: a product of such powers has millions of digits, and ran out of exponents."""
    found = geometric_mean([333333, 666667], [F(1, 1000), F(1, 100)])
    by_decimal = WIDE.power(Decimal(10), Decimal("-2.333333"))
    assert abs(found - F(by_decimal)) <= KEPT
    assert found == geometric_mean([666667, 333333], [F(1, 100), F(1, 1000)])


@pytest.mark.parametrize("count", [1, 2, 9])
def test_means_agree_with_their_definitions(count: int) -> None:
    weights, parts = list(range(1, count + 1)), shares(count, seed=40 + count)
    pairs = list(zip(weights, parts, strict=True))
    assert weighted_mean(weights, parts) == sum(weight * share for weight, share in pairs) / sum(weights)
    assert harmonic_mean(weights, parts) == sum(weights) / sum(weight / share for weight, share in pairs)


def test_weights_become_the_smallest_whole_numbers() -> None:
    assert whole_weights([F("2.5"), F(5), F(0)]) == (1, 2, 0)
    assert whole_weights([F(1, 3), F(1, 2)]) == (2, 3)
    assert whole_weights([F(0), F(0)]) == (0, 0)
