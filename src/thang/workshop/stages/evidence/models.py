"""Documents that answers rest on, the files of each in their order, and what stands in those files."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from thang.look.keys import search_key, sort_key
from thang.workshop.base.files.models import Blob, File
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.parts.fields import KeyField
from thang.workshop.base.parts.periods import EVER, Period, in_order
from thang.workshop.base.people.models import Person

# Signs of a text that are kept to be searched.
MOST_TEXT = 200_000


class Document(Period):
    """A document as its paper has it; the period is its validity, apart from when it was entered.

    `is_common`: also everybody below its organisation may cite it, and nobody need keep it again. A document without a
    number, such as a photo, is like no other one.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="documents")
    number = models.CharField(max_length=100, blank=True)
    title = models.CharField(max_length=600)
    kind = models.CharField(max_length=20, db_index=True)
    issuer = models.CharField(max_length=200)
    signed_on = models.DateField(db_index=True)
    is_common = models.BooleanField(default=False, db_index=True)
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(Person, models.PROTECT, related_name="documents")
    taken_away_at = models.DateTimeField(null=True, db_index=True)
    number_key = KeyField(max_length=300)
    issuer_key = KeyField(max_length=600)
    search_key = KeyField(max_length=1600)
    sort_key = KeyField(max_length=1800, db_index=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-signed_on", "sort_key", "pk"]
        constraints = (
            in_order("document"),
            models.UniqueConstraint(
                fields=("organisation", "number_key", "signed_on", "issuer_key"),
                condition=Q(taken_away_at=None) & ~Q(number_key=""),
                name="one_document_of_a_number_day_and_issuer",
            ),
        )

    def __str__(self) -> str:
        day = f"{self.signed_on:%d/%m/%Y}"
        return f"{self.number} ({day})" if self.number else f"{self.title[:100]} ({day})"

    @property
    def organisation_of_trail(self) -> int:
        return self.organisation_id

    @property
    def is_dated(self) -> bool:
        """Whether it says since when it is valid."""
        return self.since != EVER

    def make_keys(self) -> None:
        """What lists search and sort by, and what tells that it is there already."""
        self.search_key = search_key(f"{self.number} {self.title} {self.issuer}")
        self.sort_key = sort_key(self.number or self.title)
        self.number_key, self.issuer_key = key_of(self.number), key_of(self.issuer)


class Attachment(models.Model):
    """A file of a document, at its place among them. It goes with its file, when nobody has needed that for a while."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="attachments")
    file = models.OneToOneField(File, models.CASCADE, related_name="attachment")
    place = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar[list[str]] = ["place", "pk"]

    def __str__(self) -> str:
        return f"{self.file} ({self.document})"

    @property
    def organisation_of_trail(self) -> int:
        return self.document.organisation_id


class Link(models.Model):
    """An address that somebody gave as evidence, and what came of asking it.

    `final`: where it led in the end. `failure`: a sentence of the words with its facts, where nothing came.
    """

    document = models.ForeignKey(Document, models.PROTECT, related_name="links")
    address = models.CharField(max_length=2000)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="links")
    attachment = models.ForeignKey(Attachment, models.SET_NULL, null=True, related_name="links")
    final = models.CharField(max_length=2000, blank=True)
    fetched_at = models.DateTimeField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    failure = models.CharField(max_length=60, blank=True)
    failure_facts = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-asked_at", "-pk"]

    def __str__(self) -> str:
        return self.address

    @property
    def organisation_of_trail(self) -> int:
        return self.document.organisation_id

    @property
    def is_open(self) -> bool:
        """Whether nothing has come of it yet."""
        return self.fetched_at is None and not self.failure


class DraftOfDocuments(models.Model):
    """A list that was handed in, kept between its preview and its acceptance, for the one who handed it in."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="drafts_of_documents")
    person = models.ForeignKey(Person, models.CASCADE, related_name="drafts_of_documents")
    file_name = models.CharField(max_length=200)
    content = models.BinaryField()
    is_common = models.BooleanField()
    created_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.file_name


class Text(models.Model):
    """What stands in bytes, as far as it is kept to be searched. It goes with them.

    `state`: found, empty where there are only pictures in it, unreadable.
    """

    blob = models.OneToOneField(Blob, models.CASCADE, primary_key=True, related_name="text")
    state = models.CharField(max_length=20)
    search_key = KeyField(max_length=MOST_TEXT)
    is_cut = models.BooleanField(default=False)
    read_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.blob_id}: {self.state}"


def key_of(text: str) -> str:
    """By which two texts are the same to a reader, whatever their capitals, marks and punctuation.

    >>> key_of("12/QĐ-UBND") == key_of(" 12 /qđ-ubnd"), key_of("")
    (True, '')
    """
    return sort_key(search_key(text)).strip() if text.strip() else ""
