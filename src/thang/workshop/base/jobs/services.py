"""What people do to jobs: ask, cancel, try again. Each is one transaction with its entry in the trail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from thang.workshop.base.audit.services import Actor, record, writing
from thang.workshop.base.jobs.models import CANCELLED, FAILED, RUNNING, WAITING, Job
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.parts.work import KINDS, Json
from thang.workshop.base.people.models import Person


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, and for which organisation; None where it concerns everybody."""

    person: Person
    actor: Actor
    organisation: Organisation | None = None


@writing
def ask(kind: str, arguments: Json, asker: Asker, *, now: datetime) -> Job:
    """Put it in the queue. Raises KeyError for a kind that no app registered."""
    made = Job.objects.create(
        kind=KINDS[kind].name,
        arguments=arguments,
        person=asker.person,
        actor=asker.actor.name,
        organisation=asker.organisation,
        asked_at=now,
        due_at=now,
    )
    record(asker.actor, "job.asked", made, after=arguments or None)
    return made


@writing
def cancel(job: Job, *, actor: Actor, now: datetime) -> None:
    """One that waits ends at once, one that runs at its next report. Raises Refused if it is over, or asked already."""
    one = _locked(job)
    if one.is_over:
        raise Refused("job_is_over")
    if one.is_cancel_asked:
        raise Refused("job_cancel_is_asked")
    if one.state == RUNNING:
        one.is_cancel_asked = True
        one.save(update_fields=["is_cancel_asked"])
        record(actor, "job.cancel_asked", one)
        return
    one.state, one.ended_at = CANCELLED, now
    one.save(update_fields=["state", "ended_at"])
    record(actor, "job.cancelled", one, before={"state": WAITING}, after={"state": CANCELLED})


@writing
def retry(job: Job, *, actor: Actor, now: datetime) -> None:
    """From its last checkpoint, for whoever asked first. Raises Refused unless it failed or was cancelled."""
    one = _locked(job)
    if one.state not in (FAILED, CANCELLED):
        raise Refused("job_is_not_to_retry")
    before = {"state": one.state}
    one.state, one.due_at, one.tries, one.is_cancel_asked = WAITING, now, 0, False
    one.fault, one.ended_at = {}, None
    one.save(update_fields=["state", "due_at", "tries", "is_cancel_asked", "fault", "ended_at"])
    record(actor, "job.retried", one, before=before, after={"state": WAITING})


def _locked(job: Job) -> Job:
    return Job.objects.select_for_update().get(pk=job.pk)
