"""Legal acts, and which of them replaced which.

A validity is half open, as every period is: `since` is its first day, `until` the first day on which it is over, None
while it lasts.
"""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from thang.look.keys import search_key, sort_key
from thang.workshop.base.parts.fields import KeyField


class Act(models.Model):
    """An act as it was signed, with its validity. The other apps' periods stand above: this is written out."""

    number = models.CharField(max_length=100)
    title = models.CharField(max_length=600)
    title_en = models.CharField(max_length=600, blank=True)
    kind = models.CharField(max_length=20, db_index=True)
    issuer = models.CharField(max_length=200)
    signed_on = models.DateField(db_index=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    url = models.URLField(max_length=500, blank=True)
    search_key = KeyField(max_length=1600)
    sort_key = KeyField(max_length=600, db_index=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(until=None) | Q(until__gt=F("since")), name="act_in_order"),
            models.UniqueConstraint(fields=("number", "signed_on"), name="one_act_of_a_number_and_day"),
        )

    def __str__(self) -> str:
        return f"{self.number} ({self.signed_on:%d/%m/%Y})"

    def lasts_on(self, day: date) -> bool:
        return self.since <= day and not self.has_lapsed_by(day)

    def has_lapsed_by(self, day: date) -> bool:
        return self.until is not None and self.until <= day

    def standing_on(self, day: date) -> str:
        """One of STANDINGS."""
        if self.has_lapsed_by(day):
            return "lapsed"
        return "valid" if self.since <= day else "not_yet"

    def make_keys(self) -> None:
        """What lists search and sort by; the number is what officials know an act by."""
        self.search_key = search_key(f"{self.number} {self.title} {self.title_en} {self.issuer}")
        self.sort_key = sort_key(self.number)


class Replacement(models.Model):
    """`new` stands instead of `old` from a day on. `is_part`: only instead of a part of it, the rest stays valid."""

    new = models.ForeignKey(Act, models.PROTECT, related_name="replaces")
    old = models.ForeignKey(Act, models.PROTECT, related_name="replaced_by")
    on = models.DateField()
    is_part = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("new", "old", "on"), name="replacement_once_a_day"),
            models.CheckConstraint(condition=~Q(new=F("old")), name="replacement_of_another"),
        )

    def __str__(self) -> str:
        return f"{self.old} → {self.new}"
