"""Work that the time of day asks for: once a day, however many workers there are, and whatever becomes of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from thang.workshop.base.audit.services import SYSTEM
from thang.workshop.base.jobs.models import Job
from thang.workshop.base.parts.work import KINDS

BETWEEN_LOOKS = timedelta(minutes=1)
# A workshop that was off longer leaves that day out: nobody wants the morning's mail in the evening.
LATEST = timedelta(hours=6)


@dataclass(slots=True)
class Timetable:
    """What a worker knows of it: when it looked last."""

    looked_at: datetime | None = None

    def look(self, now: datetime) -> None:
        """Put into the queue what has come due; nothing where a look was a moment ago."""
        if self.looked_at is None or now - self.looked_at >= BETWEEN_LOOKS:
            ask_due(now)
            self.looked_at = now


def ask_due(now: datetime) -> None:
    """Each kind whose time of today has come gets its one job; another worker may have been quicker.

    No entry in the trail: nobody asked. How it ends is entered, as for every job.
    """
    slots = dict(_slots(now))
    known = Job.objects.filter(slot__in=slots).values_list("slot", flat=True)
    fresh = slots.keys() - set(known)
    made = [
        Job(kind=kind, slot=slot, actor=SYSTEM.name, asked_at=now, due_at=now)
        for slot, kind in slots.items()
        if slot in fresh
    ]
    if made:
        Job.objects.bulk_create(made, ignore_conflicts=True)


def _slots(now: datetime) -> Iterator[tuple[str, str]]:
    """Of each kind the last moment, if it is not too long ago: slot → kind."""
    here = timezone.localtime(now)
    for kind in KINDS.values():
        if kind.daily is None:
            continue
        moment = datetime.combine(here.date(), kind.daily, here.tzinfo)
        if moment > here:
            moment -= timedelta(days=1)
        if here - moment < LATEST:
            yield f"{kind.name} {moment.date()}", kind.name
