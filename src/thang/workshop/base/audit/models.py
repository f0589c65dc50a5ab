"""The entries of the trail, and its head. They are added and never changed."""

from __future__ import annotations

from datetime import UTC
from typing import Any, NoReturn

from django.db import models

from thang.workshop.base.audit.chain import BEGINNING, Link, Said
from thang.workshop.base.parts.fields import KeyField


class NotChanged(Exception):
    """An entry of the trail is neither changed nor removed."""


class Added(models.QuerySet["Entry"]):
    """Rows that can be read and added to, not written over or removed many at a time either."""

    def update(self, **changes: Any) -> NoReturn:
        raise NotChanged(self.model._meta.label)

    def delete(self) -> NoReturn:
        raise NotChanged(self.model._meta.label)

    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> list[Entry]:
        if kwargs.get("update_conflicts") or kwargs.get("ignore_conflicts"):
            raise NotChanged(self.model._meta.label)
        return super().bulk_create(objs, *args, **kwargs)


class Entry(models.Model):
    """Who did what, when, on whose behalf, to what; how it was and how it became, as JSON of texts.

    `organisation`: whose trail it stands in; None for what concerns everybody here, such as a legal act.
    """

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField(db_index=True)
    actor = models.CharField(max_length=800)
    on_behalf_of = models.CharField(max_length=900, blank=True)
    action = models.CharField(max_length=100, db_index=True)
    subject = models.CharField(max_length=100, db_index=True)
    subject_name = models.CharField(max_length=500)
    organisation = models.BigIntegerField(null=True, db_index=True)
    search_key = KeyField(max_length=1000)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    basis = models.CharField(max_length=500, blank=True)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    objects = Added.as_manager()

    class Meta:
        ordering = ("-number",)

    def __str__(self) -> str:
        return f"{self.number} {self.action} {self.subject_name}"

    @property
    def link(self) -> Link:
        said = Said(
            self.number,
            f"{self.at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}",
            self.actor,
            self.on_behalf_of,
            self.action,
            self.subject,
            self.subject_name,
            "" if self.organisation is None else str(self.organisation),
            self.before,
            self.after,
            self.basis,
        )
        return Link(said, self.previous, self.digest)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Only adds: without being forced to, Django would write over the entry that has the number already."""
        if not self._state.adding:
            raise NotChanged(self.number)
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, using: Any = None, keep_parents: bool = False) -> tuple[int, dict[str, int]]:
        raise NotChanged(self.number)


class Head(models.Model):
    """One row: the last entry. Whoever writes holds it until the write is done, so that entries follow one another."""

    number = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64, default=BEGINNING)

    def __str__(self) -> str:
        return f"{self.number} {self.digest}"
