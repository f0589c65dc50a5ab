"""The texts of files are read when they come, and each night what was missed."""

from __future__ import annotations

from datetime import time, timedelta

from django.db import OperationalError

from thang.workshop.base.files.store import Unreachable
from thang.workshop.base.parts.work import Outcome, Work, job
from thang.workshop.stages.evidence.texts import UNREADABLE, read, unread


@job(daily=time(3, 30), lease=timedelta(minutes=5), passing=(OperationalError, Unreachable))
def read_texts(work: Work) -> Outcome:
    """Of all files that nobody has read yet; it may be done again at any time."""
    waiting = list(unread())
    states = []
    for done, blob in enumerate(waiting):
        work.report(done, len(waiting), "job_step_reading_texts")
        states.append(read(blob).state)
    return Outcome("evidence_texts_read", {"count": len(states), "unreadable": states.count(UNREADABLE)})
