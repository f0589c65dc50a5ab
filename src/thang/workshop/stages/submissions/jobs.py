"""How far every open round is, noted each morning."""

from __future__ import annotations

from datetime import time

from django.db import transaction
from django.utils import timezone

from thang.workshop.base.parts.work import Outcome, Work, job
from thang.workshop.stages.rounds.models import OPEN, Round
from thang.workshop.stages.submissions.board import summary_of, units_of
from thang.workshop.stages.submissions.models import Day


@job(daily=time(6, 0))
def note_day(work: Work) -> Outcome:
    """Once more on a day it notes the later figures."""
    today, noted = timezone.localdate(work.now), 0
    for one in Round.objects.filter(state=OPEN).select_related("edition"):
        found = summary_of(units_of(one, today), work.now)
        facts = {name: getattr(found, name) for name in ("units", "begun", "handed_in", "never_in", "asked", "done")}
        with transaction.atomic():
            Day.objects.update_or_create(round=one, day=today, defaults=facts)
        noted += 1
    return Outcome("rounds_noted", {"count": noted})
