"""Rounds: an edition, a period, days; who is assessed, until when, and who in a unit answers what."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from thang.look.keys import search_key, sort_key
from thang.workshop.base.acts.models import Act
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.parts.fields import KeyField
from thang.workshop.base.people.models import Person
from thang.workshop.stages.frameworks.models import Edition

DRAFT, OPEN, CLOSED = "draft", "open", "closed"
STATES = (DRAFT, OPEN, CLOSED)


class Round(models.Model):
    """`first_day` to `last_day`: the period that is assessed. `cut_off`: the day as of which figures are taken.

    `supply_deadline`: until when agencies load what they supply; `deadline`: until when units hand in.
    `is_trial`: for practice, never published. `previous`: last year's, whose answers are shown and carried over.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="rounds")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="rounds")
    previous = models.ForeignKey("self", models.PROTECT, null=True, related_name="following")
    name = models.CharField(max_length=300)
    is_trial = models.BooleanField(default=False)
    first_day = models.DateField()
    last_day = models.DateField()
    cut_off = models.DateField()
    supply_deadline = models.DateTimeField()
    deadline = models.DateTimeField()
    state = models.CharField(max_length=20, default=DRAFT, db_index=True)
    opened_at = models.DateTimeField(null=True)
    basis = models.ForeignKey(Act, models.PROTECT, null=True, related_name="rounds")
    contact = models.CharField(max_length=300, blank=True)
    search_key = KeyField(max_length=700)
    sort_key = KeyField(max_length=700, db_index=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="round_in_order"),
            models.UniqueConstraint(fields=("organisation", "name"), name="one_round_of_a_name"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def organisation_of_trail(self) -> int:
        return self.organisation_id

    @property
    def is_open(self) -> bool:
        return self.state == OPEN

    def make_keys(self) -> None:
        """What lists search and sort by."""
        self.search_key, self.sort_key = search_key(self.name), sort_key(self.name)


class Participant(models.Model):
    """A unit in a round, under the name that it has there. `attributes`: what it has, sorted, `|` between them.

    `deadline`: its own, where the round's was extended for it. `excluded_by`: the act by which it is left out.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="participants")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="participations")
    name = models.CharField(max_length=300)
    group = models.CharField(max_length=60)
    attributes = models.CharField(max_length=500, blank=True)
    is_ranked = models.BooleanField(default=True)
    deadline = models.DateTimeField(null=True)
    excluded_by = models.ForeignKey(Act, models.PROTECT, null=True, related_name="excluded")
    excluded_why = models.CharField(max_length=500, blank=True)
    search_key = KeyField(max_length=700)
    sort_key = KeyField(max_length=900)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("round", "organisation"), name="once_in_a_round"),)
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=("round", "sort_key"))]

    def __str__(self) -> str:
        return self.name

    @property
    def organisation_of_trail(self) -> int:
        return self.organisation_id

    @property
    def has(self) -> frozenset[str]:
        """The attributes."""
        return frozenset(one for one in self.attributes.split("|") if one)

    @property
    def due(self) -> datetime:
        """Until when it hands in: its own deadline, else the round's."""
        return self.deadline or self.round.deadline

    def make_keys(self) -> None:
        """What lists search and sort by."""
        self.search_key, self.sort_key = search_key(self.name), sort_key(self.name)


class Extension(models.Model):
    """A deadline that was moved, from when to when and by which decision; the first one stays known."""

    participant = models.ForeignKey(Participant, models.PROTECT, related_name="extensions")
    before = models.DateTimeField()
    until = models.DateTimeField()
    decided_by = models.ForeignKey(Act, models.PROTECT, related_name="extensions")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.participant}: {self.until:%Y-%m-%d}"


class Assignment(models.Model):
    """Who in a unit answers an indicator."""

    participant = models.ForeignKey(Participant, models.PROTECT, related_name="assignments")
    code = models.CharField(max_length=40)
    person = models.ForeignKey(Person, models.PROTECT, related_name="assignments")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("participant", "code"), name="one_in_charge_of_an_indicator"),)

    def __str__(self) -> str:
        return f"{self.code}: {self.person}"

    @property
    def organisation_of_trail(self) -> int:
        return self.participant.organisation_id


class Supply(models.Model):
    """That an agency supplies an indicator for all units. `is_survey`: its figures are scores of a survey."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="supplies")
    code = models.CharField(max_length=40)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="supplies")
    is_survey = models.BooleanField(default=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("round", "code"), name="one_supplier_of_an_indicator"),)

    def __str__(self) -> str:
        return f"{self.code}: {self.organisation}"

    @property
    def organisation_of_trail(self) -> int:
        return self.organisation_id


class Question(models.Model):
    """What a unit asks about an indicator; `answer` holds for all, and is empty until the programme office answers."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="questions")
    participant = models.ForeignKey(Participant, models.PROTECT, null=True, related_name="questions")
    code = models.CharField(max_length=40)
    text = models.TextField()
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="questions")
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="answered_questions")

    def __str__(self) -> str:
        return f"{self.code}: {self.text[:80]}"

    @property
    def organisation_of_trail(self) -> int:
        return self.round.organisation_id
