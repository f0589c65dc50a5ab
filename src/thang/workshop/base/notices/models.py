"""Notices, by which way somebody wants them, lists of whom one reminds, and the log of reminding."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.people.models import Person

DAILY, WEEKLY, NEVER = OFTEN = ("daily", "weekly", "never")
BEGUN, SENT, FAILED = DIGEST_STATES = ("begun", "sent", "failed")
EVERYBODY, OPEN_WORK, NEVER_IN = ONLY = ("everybody", "open_work", "never_in")
ZALO, TELEPHONE, EMAIL, SMS, IN_PERSON = WAYS = ("zalo", "telephone", "email", "sms", "in_person")
WAITING, ACCEPTED, REFUSED, LOST = OUTGOING_STATES = ("waiting", "accepted", "refused", "lost")


class Notice(models.Model):
    """What one person was told, as `parts.telling.Telling` has it; `facts` as texts, or marked as day or sentence."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="notices")
    key = models.CharField(max_length=60)
    about = models.CharField(max_length=100)
    facts = models.JSONField(default=dict)
    address = models.CharField(max_length=300, blank=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    due = models.DateField(null=True)
    at = models.DateTimeField(db_index=True)
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-pk",)
        constraints = (models.UniqueConstraint(fields=("person", "key", "about"), name="told_once"),)
        indexes = (models.Index(fields=("person", "read_at"), name="notices_unread"),)

    def __str__(self) -> str:
        return f"{self.key} {self.about}"


class Channel(models.Model):
    """How often somebody wants the digest and in which language, and the telephone at which they are reached."""

    person = models.OneToOneField(Person, models.PROTECT, related_name="channel")
    often = models.CharField(max_length=10, default=DAILY)
    language = models.CharField(max_length=2, default="vi")
    telephone = models.CharField(max_length=16, blank=True)

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(often__in=OFTEN), name="channel_often"),)

    def __str__(self) -> str:
        return f"{self.person}: {self.often}"


class Digest(models.Model):
    """One mail of one person and day. `begun` and left so: its worker was lost, and it is not sent a second time."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="digests")
    day = models.DateField()
    state = models.CharField(max_length=10, default=BEGUN)
    tries = models.PositiveSmallIntegerField(default=0)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("person", "day"), name="one_digest_a_day"),
            models.CheckConstraint(condition=Q(state__in=DIGEST_STATES), name="digest_state"),
        )

    def __str__(self) -> str:
        return f"{self.person} {self.day}: {self.state}"


class Recipients(models.Model):
    """A saved list of whom an organisation's keeper of people reminds, with the words around what is open.

    `chosen`: units; without one all that stand below. `role`: only where somebody holds it, and only those people.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    name = models.CharField(max_length=100)
    chosen = models.ManyToManyField(Organisation, related_name="+")
    role = models.CharField(max_length=30, blank=True)
    only = models.CharField(max_length=20, default=OPEN_WORK)
    opening = models.TextField()
    closing = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("organisation", "name"), name="one_list_of_a_name"),
            models.CheckConstraint(condition=Q(only__in=ONLY), name="recipients_only"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def organisation_of_trail(self) -> int:
        return self.organisation_id


class Reminder(models.Model):
    """That somebody was called or written to: never changed, only amended by another entry.

    `organisation`: whose keeper did it. `answer`: what they said.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    way = models.CharField(max_length=20)
    at = models.DateTimeField(db_index=True)
    actor = models.CharField(max_length=400)
    text = models.TextField(blank=True)
    answer = models.CharField(max_length=500, blank=True)
    amends = models.ForeignKey("self", models.PROTECT, null=True, related_name="amended_by")
    entered_at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-pk")
        constraints = (models.CheckConstraint(condition=Q(way__in=WAYS), name="reminder_way"),)

    def __str__(self) -> str:
        return f"{self.way} {self.at:%Y-%m-%d %H:%M}"

    @property
    def organisation_of_trail(self) -> int:
        return self.organisation_id


class Reached(models.Model):
    """Whom a reminder reached: a unit, and the person there where it was one."""

    reminder = models.ForeignKey(Reminder, models.PROTECT, related_name="reached")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="reminders")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="reminders")

    def __str__(self) -> str:
        return f"{self.reminder}: {self.organisation}"


class Outgoing(models.Model):
    """A message to one telephone, by the gateway; `key` is by what the provider knows that it came already.

    `said`: what the provider answered. `lost`: tried as often as is sensible.
    """

    reminder = models.ForeignKey(Reminder, models.PROTECT, related_name="outgoing")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    telephone = models.CharField(max_length=16)
    text = models.TextField()
    key = models.UUIDField(default=uuid.uuid4, unique=True)
    state = models.CharField(max_length=10, default=WAITING, db_index=True)
    tries = models.PositiveSmallIntegerField(default=0)
    said = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(state__in=OUTGOING_STATES), name="outgoing_state"),)

    def __str__(self) -> str:
        return f"{self.telephone}: {self.state}"
