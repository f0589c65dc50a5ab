"""What a worker writes of a job. Only the worker of the last take may: whatever another one writes finds no row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import F, Q, QuerySet

from thang.words.workshop import workshop_text
from thang.workshop.base.audit.services import Actor, record, writing
from thang.workshop.base.jobs.models import CANCELLED, DONE, FAILED, RUNNING, WAITING, Job
from thang.workshop.base.jobs.waiting import job_name
from thang.workshop.base.parts.telling import Telling, tell
from thang.workshop.base.parts.templatetags.parts import shown
from thang.workshop.base.parts.work import KINDS, LEASE, Json, Outcome

MOST_TRIES = 5
FIRST_WAIT = timedelta(seconds=30)


class Ended(BaseException):
    """The job is to end here. No Exception: nobody on the way shall take it for a fault of their own."""


class Lost(Ended):
    """The lease ran out and somebody else has the job, or it is over: nothing more may be written."""


class CancelAsked(Ended):
    """Somebody asked that it ends."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is; `checkpoint` None leaves the last one."""

    done: int
    total: int
    step: str
    checkpoint: Json | None = None

    @property
    def fields(self) -> Json:
        kept = {} if self.checkpoint is None else {"checkpoint": self.checkpoint}
        total = max(self.total, 0)
        return {"done": min(max(self.done, 0), total), "total": total, "step": self.step, **kept}


def due(now: datetime) -> QuerySet[Job]:
    """What can be taken: those that wait and whose time has come, and those whose worker let the lease run out.

    One that is to be cancelled need not wait for its time.
    """
    is_due = Q(due_at__lte=now) | Q(is_cancel_asked=True)
    return Job.objects.filter(Q(is_due, state=WAITING) | Q(state=RUNNING, lease_until__lte=now))


def take(now: datetime) -> Job | None:
    """The one that has been due for longest, for this worker alone; None where there is none.

    One short transaction: on SQLite it is IMMEDIATE, so that no other worker is in one; on PostgreSQL a row that
    another worker is about to take is passed over.
    """
    if not due(now).exists():  # asked without a lock, for that is how most of a worker's days are
        return None
    with transaction.atomic():
        skips = connection.features.has_select_for_update_skip_locked
        one = due(now).order_by("due_at", "pk").select_for_update(skip_locked=skips).first()
        if one is None:
            return None
        one.tries += one.state == RUNNING  # its last worker was lost: a job that kills workers must not go on for ever
        one.state, one.take, one.lease_until = RUNNING, one.take + 1, now + lease_of(one)
        one.begun_at = one.begun_at or now
        one.save(update_fields=["state", "take", "lease_until", "tries", "begun_at"])
    return one


def lease_of(job: Job) -> timedelta:
    kind = KINDS.get(job.kind)
    return LEASE if kind is None else kind.lease


def report(job: Job, progress: Progress, now: datetime) -> None:
    """Write how far it is and renew the lease. Raises Lost, and CancelAsked after what was reported is written."""
    _write(job, {**progress.fields, "lease_until": now + lease_of(job)})
    if Job.objects.filter(pk=job.pk, is_cancel_asked=True).exists():
        raise CancelAsked


def save_checkpoint(job: Job, checkpoint: Json, now: datetime) -> None:
    """In the caller's transaction, if there is one. Raises Lost."""
    _write(job, {"checkpoint": checkpoint, "lease_until": now + lease_of(job)})


def put_back(job: Job, progress: Progress | None, now: datetime) -> None:
    """Let another worker go on at once. Raises Lost."""
    _write(job, {**_of(progress), "state": WAITING, "lease_until": None, "due_at": now})


def put_off(job: Job, progress: Progress | None, now: datetime) -> None:
    """Try again later, after a wait that doubles. Raises Lost."""
    wait = {"state": WAITING, "lease_until": None, "tries": job.tries + 1, "due_at": now + wait_after(job.tries + 1)}
    _write(job, {**_of(progress), **wait})


def wait_after(tries: int) -> timedelta:
    """
    >>> [str(wait_after(tries)) for tries in (1, 2, 3)]
    ['0:00:30', '0:01:00', '0:02:00']
    """
    return FIRST_WAIT * (1 << (tries - 1))


@writing
def finish(job: Job, progress: Progress | None, outcome: Outcome, now: datetime) -> None:
    """It is done. Raises Lost."""
    result = _in_both(outcome.sentence, **outcome.facts)
    over = {"state": DONE, "lease_until": None, "ended_at": now, "result": result, "link": outcome.link}
    _write(job, {**_of(progress), **over, "done": F("total") if progress is None else progress.fields["total"]})
    record(Actor(job.actor), "job.done", job, before={"state": RUNNING}, after={"state": DONE, "result": result["vi"]})
    _tell("job_done", job)


@writing
def fail(job: Job, progress: Progress | None, fault: Json, now: datetime) -> None:
    """It cannot be done; `fault`: why, as texts by language. Raises Lost."""
    _write(job, {**_of(progress), "state": FAILED, "lease_until": None, "ended_at": now, "fault": fault})
    record(
        Actor(job.actor), "job.failed", job, before={"state": RUNNING}, after={"state": FAILED, "fault": fault["vi"]}
    )
    _tell("job_failed", job)


@writing
def end_cancelled(job: Job, progress: Progress | None, now: datetime) -> None:
    """It ends where it stands, as was asked. Raises Lost."""
    over = {"state": CANCELLED, "lease_until": None, "ended_at": now, "is_cancel_asked": False}
    _write(job, {**_of(progress), **over})
    record(Actor(job.actor), "job.cancelled", job, before={"state": RUNNING}, after={"state": CANCELLED})


def fault_of(sentence: str) -> Json:
    return _in_both(sentence)


def _tell(key: str, job: Job) -> None:
    """Whoever asked for it; once a take, for it may be tried again."""
    about, facts = f"job:{job.pk}:{job.take}", {"job": job_name(job)}
    tell([job.person], Telling(key, about, facts, f"/jobs/{job.pk}/", job.organisation_id))


def _of(progress: Progress | None) -> Json:
    return {} if progress is None else progress.fields


def _in_both(sentence: str, **facts: str | int) -> Json:
    return {
        "vi": workshop_text(sentence, "vi", {name: shown(fact, "vi") for name, fact in facts.items()}),
        "en": workshop_text(sentence, "en", {name: shown(fact, "en") for name, fact in facts.items()}),
    }


def _write(job: Job, fields: Json) -> None:
    if not Job.objects.filter(pk=job.pk, take=job.take, state=RUNNING).update(**fields):
        raise Lost
