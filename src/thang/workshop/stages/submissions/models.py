"""What units answer: every value an entry that is only appended, and the last one of each for pages to read."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from thang.workshop.base.people.models import Person
from thang.workshop.stages.evidence.models import Document
from thang.workshop.stages.rounds.models import Participant, Round, Supply

# Where a value stands: cleared (there is none), taken over from last year and not yet looked at, answered by the unit,
# supplied by another agency, and what the unit said of that.
CLEARED, CARRIED, ANSWERED, SUPPLIED, CONFIRMED, CONTESTED = (
    "cleared",
    "carried",
    "answered",
    "supplied",
    "confirmed",
    "contested",
)
STATES = (CLEARED, CARRIED, ANSWERED, SUPPLIED, CONFIRMED, CONTESTED)
# With these an indicator is done; with these an agency has given its figure.
DONE = (ANSWERED, CONFIRMED)
GIVEN = (SUPPLIED, CONFIRMED, CONTESTED)
# At which step a value was written.
STAGES = ("computed", "supplied", "self", "appraised", "explained", "final")


class Submission(models.Model):
    """How far a participant is, counted when something is written: pages of thousands of units only read.

    `asked` indicators: `done`; `carried` over from last year and not looked at; `to_confirm`, which an agency supplied;
    `contested`; `awaited`, which an agency still owes. `handed_in_at`: when its head confirmed, None while that does
    not hold; `first_handed_in_at` stays for ever.
    """

    participant = models.OneToOneField(Participant, models.PROTECT, related_name="submission")
    round = models.ForeignKey(Round, models.PROTECT, related_name="submissions")
    asked = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    carried = models.PositiveIntegerField(default=0)
    to_confirm = models.PositiveIntegerField(default=0)
    contested = models.PositiveIntegerField(default=0)
    awaited = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField(null=True)
    handed_in_at = models.DateTimeField(null=True)
    first_handed_in_at = models.DateTimeField(null=True)
    difficulties = models.TextField(blank=True)
    proposals = models.TextField(blank=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=("round", "handed_in_at"))]

    def __str__(self) -> str:
        return str(self.participant)

    @property
    def organisation_of_trail(self) -> int:
        return self.participant.organisation_id

    @property
    def missing(self) -> int:
        """What the unit itself has not answered."""
        return max(0, self.asked - self.done - self.to_confirm - self.contested - self.awaited)


class Answer(models.Model):
    """The last entry of an indicator, `version` of them; `note` is the unit's explanation, or why it contests.

    `is_not_applicable`: as its value says, for boards to count.
    """

    participant = models.ForeignKey(Participant, models.PROTECT, related_name="answers")
    round = models.ForeignKey(Round, models.PROTECT, related_name="answers")
    code = models.CharField(max_length=40)
    value = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=12)
    is_not_applicable = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=300)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("participant", "code"), name="one_answer_of_an_indicator"),)
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=("round", "code", "state", "is_not_applicable"))]

    def __str__(self) -> str:
        return f"{self.code}: {self.value}"

    @property
    def organisation_of_trail(self) -> int:
        return self.participant.organisation_id


class Citation(models.Model):
    """That an answer rests on a document: once kept, cited by many indicators and years. `note`: where in it."""

    participant = models.ForeignKey(Participant, models.PROTECT, related_name="citations")
    code = models.CharField(max_length=40)
    document = models.ForeignKey(Document, models.PROTECT, related_name="citations")
    note = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=300)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("participant", "code", "document"), name="cited_once"),)

    def __str__(self) -> str:
        return f"{self.code}: {self.document}"

    @property
    def organisation_of_trail(self) -> int:
        return self.participant.organisation_id


class Entry(models.Model):
    """One value at one stage, by whom, when and why. Never changed, never taken away."""

    participant = models.ForeignKey(Participant, models.PROTECT, related_name="entries")
    code = models.CharField(max_length=40)
    stage = models.CharField(max_length=12)
    value = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=12)
    note = models.TextField(blank=True)
    version = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.CharField(max_length=300)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("participant", "code", "version"), name="entries_in_a_row"),)

    def __str__(self) -> str:
        return f"{self.code} ({self.version}): {self.value}"


class Loading(models.Model):
    """That an agency loaded what it supplies: from which source, as of which day, for how many units.

    What was loaded before stays in the entries.
    """

    supply = models.ForeignKey(Supply, models.PROTECT, related_name="loadings")
    source = models.CharField(max_length=500)
    as_of = models.DateField()
    at = models.DateTimeField()
    by = models.CharField(max_length=300)
    count = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.supply}: {self.source}"

    @property
    def organisation_of_trail(self) -> int:
        return self.supply.organisation_id


class Supplied(models.Model):
    """The loading that a supplied value is of; of a survey with the size of its sample and the margin, as written."""

    participant = models.ForeignKey(Participant, models.PROTECT, related_name="supplied")
    supply = models.ForeignKey(Supply, models.PROTECT, related_name="rows")
    loading = models.ForeignKey(Loading, models.PROTECT, related_name="rows")
    sample = models.PositiveIntegerField(null=True)
    margin = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("participant", "supply"), name="supplied_once"),)

    def __str__(self) -> str:
        return f"{self.supply}: {self.participant}"


class Remark(models.Model):
    """Said inside a unit about an indicator; nobody else reads it."""

    participant = models.ForeignKey(Participant, models.PROTECT, related_name="remarks")
    code = models.CharField(max_length=40)
    person = models.ForeignKey(Person, models.PROTECT, related_name="remarks")
    text = models.TextField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.code}: {self.text[:80]}"

    @property
    def organisation_of_trail(self) -> int:
        return self.participant.organisation_id


class Presence(models.Model):
    """Who has an indicator's page open, and since when it was last heard of."""

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="present")
    person = models.ForeignKey(Person, models.CASCADE, related_name="present")
    code = models.CharField(max_length=40)
    seen_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("participant", "person"), name="present_once"),)

    def __str__(self) -> str:
        return f"{self.person}: {self.code}"


class Confirmation(models.Model):
    """The head's, over the digest of everything that was answered. It holds until it ends: CHANGED or WITHDRAWN."""

    CHANGED, WITHDRAWN = "changed", "withdrawn"

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="confirmations")
    digest = models.CharField(max_length=80)
    person = models.ForeignKey(Person, models.PROTECT, related_name="confirmations")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_why = models.CharField(max_length=12, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("submission",), condition=Q(ended_at=None), name="one_confirmation_at_a_time"
            ),
        )

    def __str__(self) -> str:
        return f"{self.submission}: {self.digest}"

    @property
    def organisation_of_trail(self) -> int:
        return self.submission.participant.organisation_id


class Day(models.Model):
    """How far a round was on a day, noted each morning."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="days")
    day = models.DateField()
    units = models.PositiveIntegerField()
    begun = models.PositiveIntegerField()
    handed_in = models.PositiveIntegerField()
    never_in = models.PositiveIntegerField()
    asked = models.PositiveIntegerField()
    done = models.PositiveIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("round", "day"), name="one_line_a_day"),)

    def __str__(self) -> str:
        return f"{self.round}: {self.day}"
