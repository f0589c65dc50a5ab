"""Working days. Monday to Friday are worked; a day off is not; a Saturday or Sunday worked in exchange is.

Terms in days begin on the day after the event (Civil Code 2015, Article 147), so the day one counts from never counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

SATURDAY = 5
ONE_DAY = timedelta(days=1)


class NotWorkedInExchange(ValueError):
    """Only a Saturday or Sunday that is not off can be worked in exchange."""

    def __init__(self, days: frozenset[date]) -> None:
        super().__init__(", ".join(f"{day:%A %Y-%m-%d}" for day in sorted(days)))
        self.days = days


@dataclass(frozen=True, slots=True)
class Calendar:
    """`off`: days off besides the weekends; `worked`: Saturdays and Sundays worked in exchange.

    >>> tet = Calendar(off=frozenset({date(2026, 8, 31), date(2026, 9, 1), date(2026, 9, 2)}),
    ...     worked=frozenset({date(2026, 8, 22)}))
    >>> tet.is_working(date(2026, 8, 22)), tet.is_working(date(2026, 8, 31)), tet.is_working(date(2026, 8, 30))
    (True, False, False)
    >>> str(tet.add_working_days(date(2026, 8, 28), 1)), tet.working_days_between(date(2026, 8, 28), date(2026, 9, 4))
    ('2026-09-03', 2)
    """

    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        wrong = frozenset(day for day in self.worked if day in self.off or not is_weekend(day))
        if wrong:
            raise NotWorkedInExchange(wrong)

    def is_working(self, day: date) -> bool:
        return day in self.worked or not (is_weekend(day) or day in self.off)

    def add_working_days(self, day: date, count: int) -> date:
        """The count-th working day after the day, or before it where count is negative; for 0 the day itself."""
        step = ONE_DAY if count > 0 else -ONE_DAY
        left = abs(count)
        while left:
            day += step
            left -= self.is_working(day)
        return day

    def working_days_between(self, first: date, last: date) -> int:
        """How many there are after the first day, to the last one with it; 0 where the last is not after the first."""
        return sum(self.is_working(first + timedelta(days=after)) for after in range(1, (last - first).days + 1))


def is_weekend(day: date) -> bool:
    return day.weekday() >= SATURDAY
