"""Numbers and dates as each language writes them: 1.000 and 625,30 in Vietnamese, 1,000 and 625.30 in English."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

from thang.engine.framework import Language
from thang.engine.numbers import rounded, to_exact_text, to_places
from thang.engine.values import Chosen, NotApplicable, Ratio, Ticked, Value, YesNo

_SIGNS: dict[Language, dict[int, str]] = {"vi": str.maketrans({".": ",", ",": "."}), "en": {}}
_PERCENT: dict[Language, str] = {"vi": "\u00a0%", "en": "%"}
_THOUSANDS = re.compile(r"(?<=\d)(?=(?:\d{3})+$)")
_WORDS: dict[str, dict[Language, str]] = {
    "yes": {"vi": "có", "en": "yes"},
    "no": {"vi": "không", "en": "no"},
    "none": {"vi": "không mục nào", "en": "nothing ticked"},
    "not_applicable": {"vi": "không áp dụng", "en": "not applicable"},
    "missing": {"vi": "chưa có số liệu", "en": "no value"},
}


def fixed(number: Fraction, places: int, language: Language) -> str:
    """With exactly so many decimals, half-up, thousands apart.

    >>> fixed(Fraction("1234.5"), 2, "vi"), fixed(Fraction("1234.5"), 2, "en")
    ('1.234,50', '1,234.50')
    """
    return localised(to_places(number, places), language)


def short(number: Fraction, language: Language, places: int = 2) -> str:
    """With at most so many decimals, half-up, without trailing zeros.

    >>> short(Fraction(212, 301) * 10, "vi"), short(Fraction(1000), "vi"), short(Fraction("0.5"), "en")
    ('7,04', '1.000', '0.5')
    """
    return localised(to_exact_text(rounded(number, places)), language)


def percent(share: Fraction, language: Language, places: int = 2) -> str:
    """A share as a percentage with at most so many decimals.

    >>> percent(Fraction(212, 301), "vi"), percent(Fraction(1), "en")
    ('70,43\\xa0%', '100%')
    """
    return short(share * 100, language, places) + _PERCENT[language]


def fixed_percent(share: Fraction, places: int, language: Language) -> str:
    """A share as a percentage with exactly so many decimals, for columns."""
    return fixed(share * 100, places, language) + _PERCENT[language]


def localised(decimal: str, language: Language) -> str:
    """Decimal text with thousands apart and the language's signs."""
    sign, digits = ("-", decimal[1:]) if decimal.startswith("-") else ("", decimal)
    whole, point, places = digits.partition(".")
    if not whole.isdecimal():
        return decimal
    text = f"{sign}{_THOUSANDS.sub(',', whole)}{point}{places}"
    return text.translate(_SIGNS[language])


def bytes_text(size: int, language: Language) -> str:
    """
    >>> bytes_text(999, "vi"), bytes_text(20_480_000, "vi"), bytes_text(1_500, "en")
    ('999 byte', '20,5 MB', '1.5 kB')
    """
    for unit, name in ((1_000_000, "MB"), (1_000, "kB")):
        if size >= unit:
            return f"{short(Fraction(size, unit), language, 1)} {name}"
    return f"{size} byte"


def day(when: date, language: Language) -> str:
    """A date as officials write it.

    >>> day(date(2026, 12, 3), "vi"), day(date(2026, 12, 3), "en")
    ('03/12/2026', '3 December 2026')
    """
    return f"{when:%d/%m/%Y}" if language == "vi" else f"{when.day} {when:%B %Y}"


def value_text(value: Value, language: Language) -> str:
    """A reported value, without its unit of measure; a ratio with its percentage."""
    match value:
        case Fraction():
            return short(value, language, 4)
        case Ratio():
            counts = f"{short(value.numerator, language)}/{short(value.denominator, language)}"
            return f"{counts} ({percent(value.share, language)})" if value.arisen else counts
        case YesNo(yes):
            return _WORDS["yes" if yes else "no"][language]
        case Chosen(option):
            return option
        case Ticked(items):
            return ", ".join(sorted(items)) or _WORDS["none"][language]
        case NotApplicable(reason):
            return _WORDS["not_applicable"][language] + (f" ({reason})" if reason else "")
        case _:
            return _WORDS["missing"][language]
