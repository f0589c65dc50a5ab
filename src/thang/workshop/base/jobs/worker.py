"""A worker: takes a job, does it, takes the next. As many as one likes may run, on one machine or on several."""

from __future__ import annotations

import logging
import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from django.db import Error, close_old_connections, connections
from django.utils import timezone

from thang.workshop.base.audit.services import Actor
from thang.workshop.base.jobs import leases
from thang.workshop.base.jobs.models import Job
from thang.workshop.base.jobs.timetable import Timetable
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.parts.work import KINDS, Json, Outcome
from thang.workshop.base.people.access import Reach

LOG = logging.getLogger(__name__)
BETWEEN_WRITES = timedelta(seconds=1)
BETWEEN_LOOKS, BETWEEN_NAPS = 1.0, 0.1
Clock = Callable[[], datetime]


class Stopped(leases.Ended):
    """The worker is told to end: the job goes back."""


@dataclass(slots=True)
class Stop:
    """Whether the worker is told to end: by a signal, or because the process beside which it runs is gone."""

    beside: int | None = None
    is_told: bool = False

    @property
    def is_asked(self) -> bool:
        return self.is_told or (self.beside is not None and os.getppid() != self.beside)

    def on_signals(self) -> None:
        for one in (signal.SIGTERM, signal.SIGINT):
            signal.signal(one, self._told)

    def nap(self) -> None:
        """Until there may be something to do."""
        until = time.monotonic() + BETWEEN_LOOKS
        while time.monotonic() < until and not self.is_asked:
            time.sleep(BETWEEN_NAPS)

    def _told(self, *_: object) -> None:
        self.is_told = True


@dataclass(slots=True)
class Running:
    """One take of a job, as `parts.work.Work` has it."""

    job: Job
    clock: Clock
    stop: Stop
    last: leases.Progress | None = None
    written_at: datetime | None = None
    arguments: Json = field(init=False)
    checkpoint: Json = field(init=False)
    actor: Actor = field(init=False)
    reach: Reach | None = field(init=False)

    def __post_init__(self) -> None:
        self.arguments, self.checkpoint = self.job.arguments, self.job.checkpoint
        self.actor = Actor(self.job.actor)
        person = self.job.person
        self.reach = None if person is None else Reach(person, timezone.localdate(self.clock()))

    @property
    def now(self) -> datetime:
        return self.clock()

    def report(self, done: int, total: int, step: str, checkpoint: Json | None = None) -> None:
        kept = self.last.checkpoint if checkpoint is None and self.last else checkpoint
        self.last = leases.Progress(done, total, step, kept)
        if self.stop.is_asked:
            raise Stopped
        now = self.clock()
        if self.written_at is None or now - self.written_at >= BETWEEN_WRITES:
            self.written_at = now
            leases.report(self.job, self.last, now)

    def save(self, checkpoint: Json) -> None:
        leases.save_checkpoint(self.job, checkpoint, self.clock())
        if self.last is not None:  # what it knew is older; and the new one is undone if the caller's transaction is
            self.last = replace(self.last, checkpoint=None)


def work_until(stop: Stop, clock: Clock = timezone.now) -> None:
    """One job after the other. A database out of reach is waited for; a job in hand waits for its lease to end."""
    timetable = Timetable()
    while not stop.is_asked:
        close_old_connections()
        try:
            timetable.look(clock())
            is_busy = work_once(stop, clock)
        except Error:
            LOG.exception("the database is out of reach")
            connections.close_all()
            is_busy = False
        if not is_busy:
            stop.nap()


def work_once(stop: Stop, clock: Clock = timezone.now) -> bool:
    """Take a job and do it; False where there was none. What ends a job is written here, and nowhere else."""
    job = leases.take(clock())
    if job is None:
        return False
    running = Running(job, clock, stop)
    try:
        _run(running)()
    except leases.Lost:
        LOG.warning("job %s was lost to another worker", job.pk)
    return True


End = Callable[[], None]


def _run(running: Running) -> End:
    """How the job ends: what is to be written."""
    job, kind = running.job, KINDS.get(running.job.kind)
    if job.is_cancel_asked:
        return lambda: leases.end_cancelled(job, running.last, running.clock())
    if kind is None:
        return _failing(running, leases.fault_of("job_is_unknown"))
    if job.tries >= leases.MOST_TRIES:
        return _failing(running, leases.fault_of("job_lost_its_workers"))
    try:
        outcome = kind.run(running)
    except leases.CancelAsked:
        return lambda: leases.end_cancelled(job, running.last, running.clock())
    except Stopped:
        return lambda: leases.put_back(job, running.last, running.clock())
    except Refused as refused:
        return _failing(running, {"vi": refused.text("vi"), "en": refused.text("en")})
    except Exception as fault:
        LOG.exception("job %s (%s) failed", job.pk, job.kind)
        if isinstance(fault, kind.passing) and job.tries + 1 < leases.MOST_TRIES:
            return lambda: leases.put_off(job, running.last, running.clock())
        return _failing(running, leases.fault_of("job_broke"))
    return _finishing(running, outcome)


def _finishing(running: Running, outcome: Outcome) -> End:
    return lambda: leases.finish(running.job, running.last, outcome, running.clock())


def _failing(running: Running, fault: Json) -> End:
    return lambda: leases.fail(running.job, running.last, fault, running.clock())
