"""`python play.py VERB`: workers as processes of their own, on the database that the environment names.

Jobs note in the file of their arguments who did which step, so that a test can see what no row tells.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thang.workshop.project.settings")

import django

django.setup()

from django.utils import timezone  # noqa: E402  # after Django is set up

from thang.workshop.base.audit.queries import first_broken  # noqa: E402  # after Django is set up
from thang.workshop.base.audit.services import SYSTEM, Actor  # noqa: E402  # after Django is set up
from thang.workshop.base.jobs.models import Job  # noqa: E402  # after Django is set up
from thang.workshop.base.jobs.services import Asker, ask  # noqa: E402  # after Django is set up
from thang.workshop.base.jobs.worker import Stop, work_once, work_until  # noqa: E402  # after Django is set up
from thang.workshop.base.parts.work import KINDS, LEASE, Kind, Outcome, Work  # noqa: E402  # after Django is set up
from thang.workshop.base.people.models import Person  # noqa: E402  # after Django is set up
from thang.workshop.base.people.services import add_person  # noqa: E402  # after Django is set up
from thang.workshop.project import database  # noqa: E402  # after Django is set up

STEPS = 10


def count(work: Work) -> Outcome:
    """Steps to ten; `dies_at`: the first worker to come there is killed; `waits_at`: there it reports until it ends."""
    notes = Path(work.arguments["notes"])
    for step in range(work.checkpoint.get("at", 0) + 1, STEPS + 1):
        with notes.open("a", encoding="utf-8") as file:
            file.write(f"{os.getpid()} {work.arguments['name']} {step}\n")
        if step == work.arguments.get("dies_at") and notes.read_text("utf-8").count(f" {step}\n") == 1:
            os.kill(os.getpid(), signal.SIGKILL)
        work.report(step, STEPS, "job_step_proving", {"at": step})
        while step == work.arguments.get("waits_at"):
            work.report(step, STEPS, "job_step_proving", {"at": step})
    return Outcome("trail_holds", {"count": STEPS, "heads": 0})


COUNT = Kind("play.count", count, LEASE, (), None)


def seed() -> None:
    database.bring_up()
    add_person("an", "Người thử", actor=SYSTEM)


def asked(arguments: str) -> None:
    one = Person.objects.get()
    for each in json.loads(arguments):
        ask(COUNT.name, each, Asker(one, Actor("Người thử")), now=timezone.now())


def drain(late: str = "0") -> None:
    """Until nothing is due, so many seconds later than it is; every look at the clock is two seconds after the last."""
    clock = ticking(timezone.now() + timedelta(seconds=int(late)))
    while work_once(Stop(), clock):
        pass


def race() -> None:
    """By the real clock, from the moment in which stdin says so."""
    print("ready", flush=True)  # noqa: T201  # to the test, which waits for it
    sys.stdin.readline()
    while work_once(Stop()):
        pass


def work() -> None:
    """As `thang worker` does."""
    stop = Stop()
    stop.on_signals()
    work_until(stop)


def told() -> None:
    facts = ("state", "take", "tries", "done", "checkpoint")
    rows = list(Job.objects.order_by("pk").values(*facts))
    print(json.dumps({"jobs": rows, "broken": str(first_broken())}))  # noqa: T201  # to the test


def ticking(now: datetime) -> Callable[[], datetime]:
    times = iter(range(0, 10**6, 2))
    return lambda: now + timedelta(seconds=next(times))


if __name__ == "__main__":
    KINDS[COUNT.name] = COUNT
    verbs: dict[str, Callable[..., None]] = {one.__name__: one for one in (seed, asked, drain, race, work, told)}
    verbs[sys.argv[1]](*sys.argv[2:])
