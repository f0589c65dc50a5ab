"""The entries of the trail, and its head. They are added and never changed."""

from __future__ import annotations

from typing import Any

from django.db import models

from thang.workshop.base.audit.chain import BEGINNING, Link, Said
from thang.workshop.base.parts.fields import KeyField


class NotChanged(Exception):
    """An entry of the trail is neither changed nor removed."""


class Entry(models.Model):
    """Who did what, when, on whose behalf, to what; how it was and how it became, as JSON of texts."""

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField(db_index=True)
    actor = models.CharField(max_length=200)
    on_behalf_of = models.CharField(max_length=200, blank=True)
    action = models.CharField(max_length=100, db_index=True)
    subject = models.CharField(max_length=100, db_index=True)
    subject_name = models.CharField(max_length=500)
    search_key = KeyField(max_length=1000)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    basis = models.CharField(max_length=500, blank=True)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ("-number",)

    def __str__(self) -> str:
        return f"{self.number} {self.action} {self.subject_name}"

    @property
    def link(self) -> Link:
        said = Said(
            self.number,
            f"{self.at:%Y-%m-%dT%H:%M:%S.%fZ}",
            self.actor,
            self.on_behalf_of,
            self.action,
            self.subject,
            self.subject_name,
            self.before,
            self.after,
            self.basis,
        )
        return Link(said, self.previous, self.digest)

    def save(self, **kwargs: Any) -> None:
        if not self._state.adding:
            raise NotChanged(self.number)
        super().save(**kwargs)

    def delete(self, using: Any = None, keep_parents: bool = False) -> tuple[int, dict[str, int]]:
        raise NotChanged(self.number)


class Head(models.Model):
    """One row: the last entry. Whoever writes holds it until the write is done, so that entries follow one another."""

    number = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64, default=BEGINNING)

    def __str__(self) -> str:
        return f"{self.number} {self.digest}"
