"""What the law and the announcements that are known give a year: proposals, for the office to check."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from thang.words.workshop import workshop_text

# The Labour Code 2019 is in force from 01/01/2021; the lunar calendar of the library ends with 2099.
FIRST_YEAR, LAST_YEAR = 2021, 2099


@dataclass(frozen=True, slots=True)
class Proposal:
    """A day off, or a weekend day worked in exchange, with its names in both languages."""

    day: date
    name: str
    name_en: str
    is_working: bool = False


def proposed(year: int) -> list[Proposal]:
    """By the day. Swaps are there only for years whose announcement the library `holidays` knew when it was released.

    >>> [(str(one.day), one.name_en, one.is_working) for one in proposed(2024)][-4:]
    [('2024-05-01', 'International Labor Day', False), ('2024-05-04', 'Worked in exchange', True),
     ('2024-09-02', 'National Day', False), ('2024-09-03', 'National Day', False)]
    """
    from holidays import country_holidays  # noqa: PLC0415  # loads slowly, and only filling a year needs it

    off, english = (country_holidays("VN", years=year, language=one) for one in ("vi", "en_US"))
    worked = {day for day in off.weekend_workdays if day.year == year}
    names = [workshop_text("calendar_worked", language) for language in ("vi", "en")]
    days = [Proposal(day, off[day], english[day]) for day in off if day.year == year]
    return sorted([*days, *(Proposal(day, names[0], names[1], True) for day in worked)], key=lambda one: one.day)
