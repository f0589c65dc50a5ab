"""Legal acts, and which of them replaced which."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from thang.look.keys import search_key, sort_key
from thang.workshop.base.parts.fields import KeyField
from thang.workshop.base.parts.periods import Period, in_order


class Act(Period):
    """An act as it was signed; the period is its validity."""

    number = models.CharField(max_length=100)
    title = models.CharField(max_length=600)
    title_en = models.CharField(max_length=600, blank=True)
    kind = models.CharField(max_length=20, db_index=True)
    issuer = models.CharField(max_length=200)
    signed_on = models.DateField(db_index=True)
    url = models.URLField(max_length=500, blank=True)
    search_key = KeyField(max_length=1600)
    sort_key = KeyField(max_length=600, db_index=True)

    class Meta:
        constraints = (
            in_order("act"),
            models.UniqueConstraint(fields=("number", "signed_on"), name="one_act_of_a_number_and_day"),
        )

    def __str__(self) -> str:
        return f"{self.number} ({self.signed_on:%d/%m/%Y})"

    def standing_on(self, day: date) -> str:
        """One of STANDINGS."""
        if self.is_over_by(day):
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
