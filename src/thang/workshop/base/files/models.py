"""What is stored, what it is called and whose it is, and what is still on its way."""

from __future__ import annotations

import uuid

from django.db import models

from thang.look.keys import search_key, sort_key
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.parts.fields import KeyField
from thang.workshop.base.people.models import Person


class Blob(models.Model):
    """Bytes in the store, once each. `scanned_by`: the scanner that found nothing in them; empty where there was none.

    `has_preview`: None until somebody wanted to see one.
    """

    sha256 = models.CharField(max_length=64, primary_key=True)
    size = models.BigIntegerField()
    kind = models.CharField(max_length=10)
    stored_at = models.DateTimeField()
    scanned_by = models.CharField(max_length=100, blank=True)
    has_preview = models.BooleanField(null=True)

    def __str__(self) -> str:
        return self.sha256


class File(models.Model):
    """Bytes under a name, attached to an organisation until they are taken away."""

    blob = models.ForeignKey(Blob, models.PROTECT, related_name="files")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="files")
    name = models.CharField(max_length=200)
    search_key = KeyField(max_length=500, db_index=True)
    sort_key = KeyField(max_length=700, db_index=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="files")
    taken_away_at = models.DateTimeField(null=True, db_index=True)

    def __str__(self) -> str:
        return self.name

    @property
    def organisation_of_trail(self) -> int:
        return self.organisation_id

    @classmethod
    def of(cls, name: str, **facts: object) -> File:
        """With its keys."""
        return cls(name=name, search_key=search_key(name), sort_key=sort_key(name), **facts)


class Upload(models.Model):
    """A file on its way. `received`: bytes that are durable on this machine's disk and were acknowledged."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="uploads")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="uploads")
    name = models.CharField(max_length=200)
    size = models.BigIntegerField()
    received = models.BigIntegerField(default=0)
    expires_at = models.DateTimeField(db_index=True)
    file = models.ForeignKey(File, models.SET_NULL, null=True, related_name="uploads")

    def __str__(self) -> str:
        return self.name

    @property
    def organisation_of_trail(self) -> int:
        return self.organisation_id

    @property
    def is_whole(self) -> bool:
        return self.received == self.size
