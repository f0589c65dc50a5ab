"""Editions of frameworks: drafts that are written, and those that were adopted, which never change."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from thang.look.keys import search_key, sort_key
from thang.workshop.base.acts.models import Act
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.parts.fields import KeyField

DRAFT, COMMENTING, ADOPTED = "draft", "commenting", "adopted"
STATES = (DRAFT, COMMENTING, ADOPTED)


class Edition(models.Model):
    """An edition as its file has it; `code` is the framework's id, which stays over the editions.

    `text` is the file, in YAML; while it is a draft it may have faults, and `digest` is then empty. `version` counts
    its savings. `replaces`: the edition in whose place it stands, also in mid-year.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="editions")
    code = models.CharField(max_length=60)
    edition = models.CharField(max_length=30)
    title = models.CharField(max_length=600)
    title_en = models.CharField(max_length=600, blank=True)
    text = models.TextField()
    digest = models.CharField(max_length=80, blank=True, db_index=True)
    state = models.CharField(max_length=20, default=DRAFT, db_index=True)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=300)
    adopted_by = models.ForeignKey(Act, models.PROTECT, null=True, related_name="editions")
    adopted_on = models.DateField(null=True)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, related_name="replaced_by")
    search_key = KeyField(max_length=1500)
    sort_key = KeyField(max_length=900, db_index=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["sort_key", "pk"]

    def __str__(self) -> str:
        return f"{self.title} ({self.edition})"

    @property
    def organisation_of_trail(self) -> int:
        return self.organisation_id

    @property
    def is_adopted(self) -> bool:
        return self.state == ADOPTED

    def make_keys(self) -> None:
        """What lists search and sort by."""
        self.search_key = search_key(f"{self.title} {self.title_en} {self.code} {self.edition}")
        self.sort_key = sort_key(f"{self.title} {self.edition}")


class Asked(models.Model):
    """A unit that a draft was sent to for comments. `until`: the last day for them."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="asked")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="asked_for_comments")
    until = models.DateField()
    sent_at = models.DateTimeField()
    sent_by = models.CharField(max_length=300)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("edition", "organisation"), name="asked_once"),)


class Comment(models.Model):
    """What a unit says of a draft; `code`: the indicator that it is about, empty for the whole."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="comments")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="framework_comments")
    code = models.CharField(max_length=60, blank=True)
    text = models.TextField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=300)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, db_index=True)
    answered_by = models.CharField(max_length=300, blank=True)
    search_key = KeyField(max_length=4000)

    class Meta:
        ordering: ClassVar[list[str]] = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.code} · {self.text[:80]}" if self.code else self.text[:80]

    @property
    def organisation_of_trail(self) -> int:
        return self.organisation_id

    @property
    def is_open(self) -> bool:
        return self.answered_at is None
