"""Windows of time that reports are about: by the calendar, and by the rule of the 15th and the 14th.

NĐ 09/2019/NĐ-CP lets a period of reporting begin on the 15th and end on the 14th, so that figures are there when the
period is over. That is unconfirmed: we know it from provincial rules that cite the decree, not from its text, and
whether NĐ 224/2026/NĐ-CP changed it is not known. What we know of that rule are months, quarters, the first half of a
year (15/12 to 14/06) and the year (15/12 to 14/12). Its second half and its nine months, of which officials report too,
are INFERRED here in the same way, and pages say so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

# A year has as many of a kind as fit: of nine months only the first.
MONTHS = {"month": 1, "quarter": 3, "half": 6, "nine_months": 9, "year": 12}
RULES = ("reporting", "calendar")
INFERRED = {("reporting", "half", 2), ("reporting", "nine_months", 1)}
# What a year is reported in, in the order in which it ends.
PARTS = (
    ("quarter", 1),
    ("quarter", 2),
    ("half", 1),
    ("quarter", 3),
    ("nine_months", 1),
    ("quarter", 4),
    ("half", 2),
    ("year", 1),
)
MID_MONTH = 15


@dataclass(frozen=True, slots=True)
class Window:
    """The `number`-th month, quarter or half of a year, by a rule; both days belong to it.

    Its nine months and the whole year have number 1.
    """

    rule: str
    kind: str
    year: int
    number: int
    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def is_inferred(self) -> bool:
        """Not in the rule as we know it."""
        return (self.rule, self.kind, self.number) in INFERRED


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

    >>> for kind, number in (("month", 7), *PARTS):
    ...     window = reporting_window(kind, 2023, number)
    ...     print(f"{kind:<12}{number} {window.first} {window.last}", "inferred" * window.is_inferred)
    month       7 2023-06-15 2023-07-14
    quarter     1 2022-12-15 2023-03-14
    quarter     2 2023-03-15 2023-06-14
    half        1 2022-12-15 2023-06-14
    quarter     3 2023-06-15 2023-09-14
    nine_months 1 2022-12-15 2023-09-14 inferred
    quarter     4 2023-09-15 2023-12-14
    half        2 2023-06-15 2023-12-14 inferred
    year        1 2022-12-15 2023-12-14
    """
    begin, end = _months(kind, number, 12 // MONTHS[kind])
    first = _day(year, begin - 1, MID_MONTH)
    return Window("reporting", kind, year, number, first, _day(year, end - 1, MID_MONTH) - timedelta(days=1))


def windows_holding(day: date) -> list[Window]:
    """Every window that the day is in, those of reporting first, the shortest first.

    >>> [(one.rule, one.kind, one.year, one.number) for one in windows_holding(date(2023, 12, 20))]
    [('reporting', 'month', 2024, 1), ('reporting', 'quarter', 2024, 1), ('reporting', 'half', 2024, 1),
     ('reporting', 'nine_months', 2024, 1), ('reporting', 'year', 2024, 1), ('calendar', 'month', 2023, 12),
     ('calendar', 'quarter', 2023, 4), ('calendar', 'half', 2023, 2), ('calendar', 'year', 2023, 1)]
    """
    counted = day.year * 12 + day.month - 1
    following = counted + (day.day >= MID_MONTH)  # from the 15th on a day counts for the month after
    return [*_holding(following, reporting_window), *_holding(counted, calendar_window)]


def _holding(counted: int, make: Callable[[str, int, int], Window]) -> Iterator[Window]:
    """Those of the month, which is counted from the year 0."""
    year, month = divmod(counted, 12)
    for kind, months in MONTHS.items():
        number = month // months + 1
        if number <= 12 // months:
            yield make(kind, year, number)


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
