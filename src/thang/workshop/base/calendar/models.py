"""What the office keeps of the calendar: only the days that are not as their weekday would have them."""

from __future__ import annotations

from django.db import models


class DayOff(models.Model):
    """A day off, or (`is_working`) a Saturday or Sunday that is worked in exchange for one."""

    day = models.DateField(unique=True)
    name = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    is_working = models.BooleanField(default=False)
    basis = models.CharField(max_length=300)

    def __str__(self) -> str:
        return f"{self.name} ({self.day:%d/%m/%Y})"
