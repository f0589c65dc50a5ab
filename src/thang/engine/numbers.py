"""Exact numbers: reading decimal text, rounding half-up, logarithms and roots to 34 digits.

Nothing here touches a binary float. `Fraction` carries what is exact; `Decimal` with 50 digits carries logarithms and
roots, of which 34 digits are kept (the length of IEEE 754 decimal128).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from functools import lru_cache
from math import gcd, lcm, prod
from operator import mul

ZERO = Fraction(0)
ONE = Fraction(1)
PLACES = 12
_SHIFT = 10**PLACES

_WORKING = Context(prec=50, rounding=ROUND_HALF_UP)
_KEPT = Context(prec=34, rounding=ROUND_HALF_UP)
_DECIMAL = re.compile(r"([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?", re.ASCII)
_LONGEST = 400
_LONGEST_PRODUCT = 2**16  # bits; weights like 33.3333 make powers of millions of digits
_SMALL = 10**15
_LONG = 4000  # bits, about 1200 digits


def parse_decimal(text: str) -> Fraction | None:
    """Read decimal text exactly; None if it is not one (or is longer than 400 characters, or its exponent beyond 999).

    >>> parse_decimal("0.70"), parse_decimal("-12"), parse_decimal("1e-3"), parse_decimal("0,7")
    (Fraction(7, 10), Fraction(-12, 1), Fraction(1, 1000), None)
    """
    match = _DECIMAL.fullmatch(text) if len(text) <= _LONGEST else None
    if match is None:
        return None
    sign, whole, places, exponent = match.groups()
    number = int(sign + whole + (places or ""))
    shift = int(exponent or 0) - len(places or "")
    return Fraction(number * 10**shift) if shift >= 0 else Fraction(number, 10**-shift)


def rounded(number: Fraction, places: int) -> Fraction:
    """Round half-up: a figure exactly half way goes away from zero.

    >>> rounded(Fraction("58.545"), 2), rounded(Fraction("-0.5"), 0)
    (Fraction(1171, 20), Fraction(-1, 1))
    """
    return Fraction(_scaled(number, places), 10**places)


def to_places(number: Fraction, places: int) -> str:
    """The number with exactly so many decimals, half-up.

    >>> to_places(Fraction(2, 3), 2), to_places(Fraction(1), 4), to_places(Fraction("-0.004"), 2)
    ('0.67', '1.0000', '0.00')
    """
    scaled = _scaled(number, places)
    digits = whole_text(abs(scaled)).zfill(places + 1)
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"-{text}" if scaled < 0 else text


def to_text(number: Fraction) -> str:
    """Exactly, without trailing zeros, where the figure ends within 12 places; else to 12 places half-up.

    >>> to_text(Fraction("625.30")), to_text(Fraction(2, 3)), to_text(Fraction(1000))
    ('625.3', '0.666666666667', '1000')
    """
    return quotient_text(number.numerator, number.denominator)


def quotient_text(numerator: int, denominator: int) -> str:
    """`to_text` of a quotient that need not be in lowest terms; the denominator is above zero.

    >>> quotient_text(6, 4), quotient_text(-4, 6)
    ('1.5', '-0.666666666667')
    """
    quotient, rest = divmod(abs(numerator) * _SHIFT, denominator)
    if rest:
        quotient += 2 * rest >= denominator
    digits = whole_text(quotient).zfill(PLACES + 1)
    decimals = digits[-PLACES:] if rest else digits[-PLACES:].rstrip("0")
    text = f"{digits[:-PLACES]}.{decimals}" if decimals else digits[:-PLACES]
    return f"-{text}" if numerator < 0 and quotient else text


def short_exact_text(number: Fraction) -> str:
    """The decimal where the figure ends within 12 places, else `n/d`: reads back as the same number.

    >>> short_exact_text(Fraction(3, 4)), short_exact_text(Fraction(1, 3)), short_exact_text(Fraction(1, 2**20))
    ('0.75', '1/3', '1/1048576')
    """
    over, under = number.as_integer_ratio()
    if under == 1 and -_SMALL < over < _SMALL:
        return str(over)
    return _short_exact_text(over, under)


def product_text(number: Fraction, factor: Fraction) -> str:
    """`short_exact_text` of a product, without making a fraction of it.

    >>> product_text(Fraction(1, 3), Fraction(6)), product_text(Fraction(1, 3), Fraction(1, 2))
    ('2', '1/6')
    """
    over, under = number.as_integer_ratio()
    by, of = factor.as_integer_ratio()
    common = gcd(over * by, under * of)
    return _short_exact_text(over * by // common, under * of // common)


@lru_cache(maxsize=1 << 16)
def _short_exact_text(over: int, under: int) -> str:
    """Of a reduced fraction: its last decimal is not 0. A table of scores repeats the same figures many times over."""
    places = decimal_places(under)
    if places is None or places > PLACES:
        return _slashed(over, under)
    digits = whole_text(abs(over) * 10**places // under).zfill(places + 1)
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"-{text}" if over < 0 else text


def to_exact_text(number: Fraction) -> str:
    """The whole number or the decimal that ends, else `n/d`: reads back as the same number.

    >>> to_exact_text(Fraction(3, 4)), to_exact_text(Fraction(1, 3)), to_exact_text(Fraction(1, 2**20))
    ('0.75', '1/3', '0.00000095367431640625')
    """
    places = decimal_places(number.denominator)
    return short_exact_text(number) if places is None or places <= PLACES else to_places(number, places)


def fraction_text(number: Fraction) -> str:
    """`n/d`, or the whole number.

    >>> fraction_text(Fraction(-5300, 301)), fraction_text(Fraction(4))
    ('-5300/301', '4')
    """
    return _slashed(*number.as_integer_ratio())


def _slashed(over: int, under: int) -> str:
    sign = "-" if over < 0 else ""
    return sign + whole_text(abs(over)) + (f"/{whole_text(under)}" if under != 1 else "")


def whole_text(number: int) -> str:
    """The digits of a whole number from 0 up, however many: `str` refuses more than 4300.

    >>> whole_text(120), len(whole_text(10**5000))
    ('120', 5001)
    """
    if number.bit_length() < _LONG:
        return str(number)
    places = number.bit_length() * 3 // 20  # about half of its digits
    high, low = divmod(number, 10**places)
    return whole_text(high) + whole_text(low).zfill(places)


@lru_cache(maxsize=1 << 16)
def decimal_places(denominator: int) -> int | None:
    """How many decimals a reduced fraction with this denominator needs; None if it never ends."""
    twos, rest = _divided_out(denominator, 2)
    fives, rest = _divided_out(rest, 5)
    return max(twos, fives) if rest == 1 else None


def on_common(numbers: Sequence[Fraction]) -> tuple[list[int], int]:
    """The numerators on one common denominator, and that: sums and comparisons need no reduction in between.

    >>> on_common([Fraction(1, 2), Fraction(1, 3)])
    ([3, 2], 6)
    """
    pairs = [number.as_integer_ratio() for number in numbers]
    common = lcm(*[under for _, under in pairs])
    return [over * (common // under) for over, under in pairs], common


def weighted_mean(weights: Sequence[int], shares: Sequence[Fraction]) -> Fraction:
    """Σ wᵢ·sᵢ ÷ Σ wᵢ, exactly, on one common denominator. The weights' sum is not zero.

    >>> weighted_mean([1, 3], [Fraction(1, 2), Fraction(1, 6)])
    Fraction(1, 4)
    """
    numerators, common = on_common(shares)
    return Fraction(sum(map(mul, weights, numerators)), common * sum(weights))


def harmonic_mean(weights: Sequence[int], shares: Sequence[Fraction]) -> Fraction:
    """Σ wᵢ ÷ Σ (wᵢ ÷ sᵢ), exactly. All shares are above zero.

    >>> harmonic_mean([1, 1], [Fraction(1), Fraction(1, 3)])
    Fraction(1, 2)
    """
    numerators, common = on_common([Fraction(share.denominator, share.numerator) for share in shares])
    return Fraction(common * sum(weights), sum(map(mul, weights, numerators)))


def added(numbers: Sequence[Fraction]) -> Fraction:
    """Σ in one reduction.

    >>> added([Fraction(1, 2), Fraction(1, 3), Fraction(1, 6)])
    Fraction(1, 1)
    """
    numerators, common = on_common(numbers)
    return Fraction(sum(numerators), common)


def whole_weights(weights: Sequence[Fraction]) -> tuple[int, ...]:
    """The same proportions in the smallest whole numbers.

    >>> whole_weights([Fraction(5, 2), Fraction(5), Fraction(0)])
    (1, 2, 0)
    """
    common = lcm(*[weight.denominator for weight in weights])
    whole = [weight.numerator * (common // weight.denominator) for weight in weights]
    shared = gcd(*whole) or 1
    return tuple(weight // shared for weight in whole)


def log_share(value: Fraction, start: Fraction, end: Fraction) -> Fraction:
    """(ln value − ln start) ÷ (ln end − ln start), 50 digits within, 34 kept. All three are above zero.

    >>> log_share(Fraction(10), Fraction(1), Fraction(1000))
    Fraction(3333333333333333333333333333333333, 10000000000000000000000000000000000)
    """
    if value in (start, end):
        return ZERO if value == start else ONE
    low, high, here = (_ln(number) for number in (start, end, value))
    return _kept(_WORKING.divide(_WORKING.subtract(here, low), _WORKING.subtract(high, low)))


def geometric_mean(weights: Sequence[int], shares: Sequence[Fraction]) -> Fraction:
    """(Π sᵢ^wᵢ)^(1 ÷ Σ wᵢ), 50 digits within, 34 kept, held between the smallest and the largest; equal shares exactly.

    >>> geometric_mean([1, 1], [Fraction(1, 4), Fraction(1)])
    Fraction(1, 2)
    """
    numerators, common = on_common(shares)
    low, high = Fraction(min(numerators), common), Fraction(max(numerators), common)
    if low == high or low == 0:
        return low
    logarithm = _WORKING.divide(_ln_of_powers(weights, shares), Decimal(sum(weights)))
    return min(max(_kept(_WORKING.exp(logarithm)), low), high)


def product(number: Fraction, factor: Fraction) -> Fraction:
    """Number × factor in one reduction.

    >>> product(Fraction(1, 2), Fraction(2, 3))
    Fraction(1, 3)
    """
    over, under = number.as_integer_ratio()
    factor_over, factor_under = factor.as_integer_ratio()
    return Fraction(over * factor_over, under * factor_under)


def quotient(dividend: Fraction, divisor: Fraction) -> Fraction:
    """Dividend ÷ divisor in one reduction, about twice as quick as the operator. Raises ZeroDivisionError.

    >>> quotient(Fraction(1, 2), Fraction(3, 4))
    Fraction(2, 3)
    """
    over, under = dividend.as_integer_ratio()
    divisor_over, divisor_under = divisor.as_integer_ratio()
    return Fraction(over * divisor_under, under * divisor_over)


def way_between(number: Fraction, start: Fraction, end: Fraction) -> Fraction:
    """(number − start) ÷ (end − start) in one reduction; start and end differ.

    >>> way_between(Fraction(1, 2), Fraction(2), Fraction(-1))
    Fraction(1, 2)
    """
    over, under = number.as_integer_ratio()
    start_over, start_under = start.as_integer_ratio()
    end_over, end_under = end.as_integer_ratio()
    way = (over * start_under - start_over * under) * end_under
    whole = (end_over * start_under - start_over * end_under) * under
    return Fraction(way, whole)


def in_order(numbers: Iterable[Fraction]) -> list[Fraction]:
    """Ascending. The whole parts of number × 2⁶⁴ are compared first, the fractions only where these are equal.

    >>> in_order([Fraction(1, 2), Fraction(-1), Fraction(1, 3)])
    [Fraction(-1, 1), Fraction(1, 3), Fraction(1, 2)]
    """
    return sorted(numbers, key=lambda number: ((number.numerator << 64) // number.denominator, number))


def reaches(number: Fraction, bound: Fraction) -> bool:
    """number ≥ bound, several times as quick as the operator, which asks for more types than there are here.

    >>> reaches(Fraction(1, 2), Fraction(1, 3)), reaches(Fraction(1, 3), Fraction(1, 2))
    (True, False)
    """
    over, under = number.as_integer_ratio()
    bound_over, bound_under = bound.as_integer_ratio()
    return over * bound_under >= bound_over * under


def _scaled(number: Fraction, places: int) -> int:
    shift: int = 10**places
    quotient, rest = divmod(abs(number.numerator) * shift, number.denominator)
    quotient += 2 * rest >= number.denominator
    return -quotient if number.numerator < 0 else quotient


def _divided_out(number: int, prime: int) -> tuple[int, int]:
    times = 0
    while number % prime == 0:
        number //= prime
        times += 1
    return times, number


def _ln(number: Fraction) -> Decimal:
    return _WORKING.ln(_WORKING.divide(Decimal(number.numerator), Decimal(number.denominator)))


def _ln_of_powers(weights: Sequence[int], shares: Sequence[Fraction]) -> Decimal:
    """ln Π sᵢ^wᵢ: of the exact product, or where that is too long Σ wᵢ·ln sᵢ from the smallest share up."""
    pairs = sorted(zip(shares, weights, strict=True))
    if sum(weight * share.denominator.bit_length() for share, weight in pairs) <= _LONGEST_PRODUCT:
        over = prod(share.numerator**weight for share, weight in pairs)
        return _ln(Fraction(over, prod(share.denominator**weight for share, weight in pairs)))
    logarithm = Decimal(0)
    for share, weight in pairs:
        logarithm = _WORKING.fma(Decimal(weight), _ln(share), logarithm)
    return logarithm


def _kept(number: Decimal) -> Fraction:
    return Fraction(_KEPT.plus(number))
