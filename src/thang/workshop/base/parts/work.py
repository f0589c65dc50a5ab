"""What a job is to the app that owns it: a function in its `jobs` module, found by name and run by a worker.

    @job()
    def count(work: Work) -> Outcome: ...

The jobs app, which stands above, keeps the rows and runs the workers. A job may be begun more than once: a worker that
was killed leaves it to another one, which gets the last checkpoint. So whatever a job does after a checkpoint must come
out the same when it is done again. A checkpoint that is saved in the transaction of a write (`work.save`) stands or
falls with it: the write is done once, whatever happens to workers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any, Protocol

from django.db import OperationalError
from django.http import HttpRequest

Json = dict[str, Any]
LEASE = timedelta(minutes=1)


class Work(Protocol):
    """What a job is given.

    `actor` and `reach` are those of whoever asked, as of now: a role that has ended opens nothing any more. Where the
    time of day asked, the actor is the workshop itself, and there is no reach.
    """

    arguments: Json
    checkpoint: Json
    actor: Any
    reach: Any

    @property
    def now(self) -> datetime: ...

    def report(self, done: int, total: int, step: str, checkpoint: Json | None = None) -> None:
        """So far, and a sentence of the words for what is being done; a job reports at least once in its lease.

        Written about once a second, with the checkpoint. Ends the job where that was asked for, so it is called where
        the job can end, and not within a transaction.
        """

    def save(self, checkpoint: Json) -> None:
        """Kept at once, in the transaction in which it is called."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it ended, as a sentence of the words with its facts, and where to look."""

    sentence: str
    facts: Mapping[str, str | int] = field(default_factory=dict)
    link: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A registered job. `lease`: longer than it works without a report.

    `passing`: faults after which it is tried again. `may_start`: who may start it from a page, without arguments; None
    where a page of its own asks for it. `daily`: the time of day, here, at which it is asked for by itself.
    """

    name: str
    run: Callable[[Work], Outcome]
    lease: timedelta
    passing: tuple[type[Exception], ...]
    may_start: Callable[[HttpRequest], bool] | None = None
    daily: time | None = None


KINDS: dict[str, Kind] = {}


def title_of(kind: str) -> str:
    """The sentence that names it.

    >>> title_of("audit.prove")
    'job_audit_prove'
    """
    return f"job_{kind.replace('.', '_')}"


def job(
    *,
    lease: timedelta = LEASE,
    passing: tuple[type[Exception], ...] = (OperationalError,),
    may_start: Callable[[HttpRequest], bool] | None = None,
    daily: time | None = None,
) -> Callable[[Callable[[Work], Outcome]], Callable[[Work], Outcome]]:
    """Registers the function as `app.function`."""

    def registered(run: Callable[[Work], Outcome]) -> Callable[[Work], Outcome]:
        name = f"{run.__module__.split('.')[-2]}.{run.__name__}"
        KINDS[name] = Kind(name, run, lease, passing, may_start, daily)
        return run

    return registered
