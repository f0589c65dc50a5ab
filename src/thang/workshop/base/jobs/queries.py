"""Reading jobs: one's own, those of the organisations whose jobs one keeps, and then also the workshop's."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from thang.workshop.base.jobs.leases import due
from thang.workshop.base.jobs.models import FAILED, RUNNING, WAITING, Job
from thang.workshop.base.people.access import Reach
from thang.workshop.base.people.models import Person
from thang.workshop.base.people.roles import JOBS, keepers

LONG = timedelta(minutes=30)
RECENT = timedelta(days=7)


def jobs_seen_by(reach: Reach) -> QuerySet[Job]:
    """The newest first."""
    kept = Q(Exists(reach.under_roles(keepers(JOBS)).filter(descendant=OuterRef("organisation"))))
    if reach.keeps(JOBS):
        kept |= Q(person=None)
    return Job.objects.filter(Q(person=reach.person) | kept).select_related("person")


def unfinished(kind: str, person: Person) -> Job | None:
    """What they asked for already, and is not over."""
    return Job.objects.filter(kind=kind, person=person, state__in=(WAITING, RUNNING), is_cancel_asked=False).first()


def overdue(now: datetime) -> int:
    """How many could have been taken long ago, and nobody did."""
    return due(now - LONG).count()


def failed_lately(now: datetime) -> int:
    return Job.objects.filter(state=FAILED, ended_at__gte=now - RECENT).count()
