"""A job: who asked for what, how far it is, who holds it, how it ended."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from thang.words.workshop import WORKSHOP
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.parts.work import title_of
from thang.workshop.base.people.models import Person

WAITING, RUNNING, DONE, FAILED, CANCELLED = STATES = ("waiting", "running", "done", "failed", "cancelled")


class Job(models.Model):
    """`take`: how often a worker took it; only the one of the last take may write. `lease_until`: until then it is its.

    `person`: None where the day's time asked; `slot`: which time it was, so that it is asked for once. `due_at`: not
    before. `tries`: faults so far after which it was or will be tried again. `result` and `fault` are
    texts by language, `step` is a sentence of the words.
    """

    kind = models.CharField(max_length=100)
    arguments = models.JSONField(default=dict)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="jobs")
    slot = models.CharField(max_length=120, null=True, unique=True)
    actor = models.CharField(max_length=400)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="jobs")
    asked_at = models.DateTimeField(db_index=True)
    state = models.CharField(max_length=20, default=WAITING)
    due_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    take = models.PositiveIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)
    is_cancel_asked = models.BooleanField(default=False)
    done = models.PositiveBigIntegerField(default=0)
    total = models.PositiveBigIntegerField(default=0)
    step = models.CharField(max_length=100, blank=True)
    checkpoint = models.JSONField(default=dict)
    result = models.JSONField(default=dict)
    link = models.CharField(max_length=300, blank=True)
    fault = models.JSONField(default=dict)
    begun_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=("state", "due_at"), name="jobs_due"),)
        constraints = (
            models.CheckConstraint(condition=Q(state__in=STATES), name="job_state"),
            models.CheckConstraint(
                condition=Q(state=RUNNING, lease_until__isnull=False)
                | (~Q(state=RUNNING) & Q(lease_until__isnull=True)),
                name="job_lease_while_running",
            ),
            models.CheckConstraint(condition=Q(done__lte=F("total")), name="job_done_of_total"),
        )

    def __str__(self) -> str:
        """As the trail names it."""
        found = WORKSHOP.get(title_of(self.kind))
        return self.kind if found is None else found.vi

    @property
    def organisation_of_trail(self) -> int | None:
        return self.organisation_id

    @property
    def is_over(self) -> bool:
        return self.state in (DONE, FAILED, CANCELLED)
