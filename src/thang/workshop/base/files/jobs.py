"""The store is put right by itself, once a day."""

from __future__ import annotations

from datetime import time, timedelta

from django.db import OperationalError

from thang.workshop.base.files.store import Unreachable
from thang.workshop.base.files.sweeping import sweep as swept_at
from thang.workshop.base.parts.work import Outcome, Work, job


@job(daily=time(3, 0), lease=timedelta(hours=1), passing=(OperationalError, Unreachable))
def sweep(work: Work) -> Outcome:
    """It may be done again at any time."""
    swept = swept_at(work.now)
    facts = {"finished": swept.finished, "given_up": swept.given_up, "dropped": swept.dropped, "lost": len(swept.lost)}
    return Outcome("files_swept_some_lost" if swept.lost else "files_swept", facts)
