"""`python play.py VERB`: the digest sent by processes of their own, on the database that the environment names.

Every mail that the server took is a line of the file NOTES, so that a test can see what no row tells.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thang.workshop.project.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402  # after Django is set up
from django.core.mail import EmailMessage  # noqa: E402  # after Django is set up
from django.core.mail.backends.base import BaseEmailBackend  # noqa: E402  # after Django is set up

from thang.workshop.base.audit.services import SYSTEM  # noqa: E402  # after Django is set up
from thang.workshop.base.jobs.models import Job  # noqa: E402  # after Django is set up
from thang.workshop.base.jobs.services import Asker, ask  # noqa: E402  # after Django is set up
from thang.workshop.base.jobs.worker import Stop, work_once  # noqa: E402  # after Django is set up
from thang.workshop.base.notices.models import Digest  # noqa: E402  # after Django is set up
from thang.workshop.base.parts.telling import Telling, tell  # noqa: E402  # after Django is set up
from thang.workshop.base.people.models import Person  # noqa: E402  # after Django is set up
from thang.workshop.project import database  # noqa: E402  # after Django is set up

MONDAY = datetime(2026, 11, 23, 1, tzinfo=UTC)
PEOPLE = 8


class Server(BaseEmailBackend):
    """`dies`: the process is killed when so many mails were taken, before anybody is told that they were."""

    dies = 0

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        notes = Path(os.environ["NOTES"])
        with notes.open("a", encoding="utf-8") as file:
            file.writelines(f"{one.to[0]}\n" for one in email_messages)
        if self.dies and len(notes.read_text("utf-8").splitlines()) >= self.dies:
            os.kill(os.getpid(), signal.SIGKILL)
        return len(email_messages)


def seed() -> None:
    """People of whom each was told something, and the job."""
    database.bring_up()
    rows = [Person.of(f"n{n}", f"N {n}", email=f"n{n}@example.gov.vn") for n in range(PEOPLE)]
    for one in rows:
        one.last_login = MONDAY
    Person.objects.bulk_create(rows)
    people = list(Person.objects.order_by("pk"))
    tell(people, Telling("job_done", "x", {"job": "Việc"}))
    ask("notices.send_digests", {}, Asker(people[0], SYSTEM), now=MONDAY)


def work(dies: str, late: str) -> None:
    """So many seconds later than it is; every look at the clock is two seconds after the last."""
    Server.dies = int(dies)
    settings.EMAIL_BACKEND = "play.Server"
    sys.modules["play"] = sys.modules["__main__"]
    times = iter(range(int(late), 10**6, 2))
    while work_once(Stop(), lambda: MONDAY + timedelta(seconds=next(times))):
        pass


def told() -> None:
    states = dict(Digest.objects.values_list("person__email", "state"))
    job = Job.objects.get()
    print(json.dumps({"job": job.state, "result": job.result["en"], "states": states}))  # noqa: T201  # to the test


if __name__ == "__main__":
    verbs: dict[str, Callable[..., None]] = {"seed": seed, "work": work, "told": told}
    verbs[sys.argv[1]](*sys.argv[2:])
