"""Background work of one's own that ended: what failed is to be looked at, what is done has a result to see."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from thang.words.workshop import WORKSHOP
from thang.workshop.base.jobs.models import DONE, FAILED, Job
from thang.workshop.base.parts.telling import Fact, Say
from thang.workshop.base.parts.work import title_of
from thang.workshop.base.people.access import Reach
from thang.workshop.base.people.waiting import Source, Work

FAILED_WITHIN, DONE_WITHIN = timedelta(days=7), timedelta(days=1)
MOST = 50


def _ended(reach: Reach) -> Iterator[Work]:
    now = timezone.now()
    lately = Q(state=FAILED, ended_at__gte=now - FAILED_WITHIN) | Q(state=DONE, ended_at__gte=now - DONE_WITHIN)
    for one in Job.objects.filter(lately, person=reach.person)[:MOST]:
        facts = {"job": job_name(one)}
        yield Work(f"job_{one.state}", reverse("jobs:job", args=[one.pk]), facts, organisation=one.organisation_id)


def job_name(one: Job) -> Fact:
    """A job whose kind is gone has its bare name."""
    name = title_of(one.kind)
    return Say(name) if name in WORKSHOP else one.kind


ENDED = Source("jobs", _ended)
