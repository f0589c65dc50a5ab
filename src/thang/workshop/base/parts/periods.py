"""What is true from a day to a day.

Every period is half open: `since` is its first day, `until` the first day on which it is over, None while it lasts.
EVER is the beginning of what began before anything was recorded.
"""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

EVER = date(1, 1, 1)


class Period(models.Model):
    """What is true from a day to a day."""

    since = models.DateField(default=EVER)
    until = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True

    def lasts_on(self, day: date) -> bool:
        return self.since <= day and not self.is_over_by(day)

    def is_over_by(self, day: date) -> bool:
        return self.until is not None and self.until <= day


def in_order(name: str) -> models.CheckConstraint:
    """A period that ends begins before."""
    return models.CheckConstraint(condition=Q(until=None) | Q(until__gt=F("since")), name=f"{name}_in_order")


def meeting(since: date, until: date | None) -> Q:
    """What is true on one of the days, at least; `until` None: of all days from the first one on."""
    not_over = Q(until=None) | Q(until__gt=since)
    return not_over if until is None else not_over & Q(since__lt=until)


def lasting(day: date, prefix: str = "") -> Q:
    """What is true on the day; `prefix` leads to the period from another row, as in `names__`."""
    begun, open_, later = f"{prefix}since__lte", f"{prefix}until", f"{prefix}until__gt"
    return Q(**{begun: day}) & (Q(**{open_: None}) | Q(**{later: day}))
