"""Windows of time that reports are about: by the calendar, and by the rule of the 15th and the 14th.

NĐ 09/2019/NĐ-CP lets a period of reporting begin on the 15th and end on the 14th, so that figures are there when the
period is over. That is unconfirmed: we know it from provincial rules that cite the decree, not from its text, and
whether NĐ 224/2026/NĐ-CP changed it is not known. Of half years that rule has only the first: from 15/12 to 14/06.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
RULES = ("reporting", "calendar")
MID_MONTH = 15


@dataclass(frozen=True, slots=True)
class Window:
    """The `number`-th month, quarter or half (a year has number 1) of a year, by a rule; both days belong to it."""

    rule: str
    kind: str
    year: int
    number: int
    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


class NoSuchWindow(ValueError):
    """A year has no such part by the rule."""

    def __init__(self, kind: str, number: int, most: int) -> None:
        super().__init__(f"{kind} {number}: a number from 1 to {most} would be right")
        self.kind, self.number, self.most = kind, number, most


def calendar_window(kind: str, year: int, number: int = 1) -> Window:
    """From the first day of its first month to the last day of its last one. Raises NoSuchWindow.

    >>> window = calendar_window("quarter", 2023, 1)
    >>> str(window.first), str(window.last), window.days
    ('2023-01-01', '2023-03-31', 90)
    """
    begin, end = _months(kind, number, 12 // MONTHS[kind])
    return Window("calendar", kind, year, number, _day(year, begin, 1), _day(year, end, 1) - timedelta(days=1))


def reporting_window(kind: str, year: int, number: int = 1) -> Window:
    """From the 15th of the month before it to the 14th of its last month. Raises NoSuchWindow.

    >>> for kind, number in (("month", 1), ("quarter", 1), ("half", 1), ("year", 1), ("month", 7)):
    ...     window = reporting_window(kind, 2023, number)
    ...     print(f"{kind:<8}{number} {window.first} {window.last}")
    month   1 2022-12-15 2023-01-14
    quarter 1 2022-12-15 2023-03-14
    half    1 2022-12-15 2023-06-14
    year    1 2022-12-15 2023-12-14
    month   7 2023-06-15 2023-07-14
    """
    begin, end = _months(kind, number, 1 if kind == "half" else 12 // MONTHS[kind])
    first = _day(year, begin - 1, MID_MONTH)
    return Window("reporting", kind, year, number, first, _day(year, end - 1, MID_MONTH) - timedelta(days=1))


def windows_holding(day: date) -> list[Window]:
    """Every window that the day is in, those of reporting first, the shortest first.

    >>> [(one.rule, one.kind, one.year, one.number) for one in windows_holding(date(2023, 12, 20))]
    [('reporting', 'month', 2024, 1), ('reporting', 'quarter', 2024, 1), ('reporting', 'half', 2024, 1),
     ('reporting', 'year', 2024, 1), ('calendar', 'month', 2023, 12), ('calendar', 'quarter', 2023, 4),
     ('calendar', 'half', 2023, 2), ('calendar', 'year', 2023, 1)]
    >>> [(one.kind, one.number) for one in windows_holding(date(2023, 8, 1)) if one.rule == "reporting"]
    [('month', 8), ('quarter', 3), ('year', 1)]
    """
    return [*_reporting(day), *_calendar(day)]


def _reporting(day: date) -> Iterator[Window]:
    """From the 15th on a day counts for the month after."""
    following = day.year * 12 + day.month - 1 + (day.day >= MID_MONTH)
    year, month = divmod(following, 12)
    for kind, months in MONTHS.items():
        if kind != "half" or month < months:
            yield reporting_window(kind, year, month // months + 1)


def _calendar(day: date) -> Iterator[Window]:
    return (calendar_window(kind, day.year, (day.month - 1) // months + 1) for kind, months in MONTHS.items())


def _months(kind: str, number: int, most: int) -> tuple[int, int]:
    """Its first month and the one after its last, counted from 0 in its year."""
    if not 1 <= number <= most:
        raise NoSuchWindow(kind, number, most)
    months = MONTHS[kind]
    return (number - 1) * months, number * months


def _day(year: int, month: int, day: int) -> date:
    """`month` is counted from 0 in the year, and may lie before or after it."""
    years, month = divmod(month, 12)
    return date(year + years, month + 1, day)
