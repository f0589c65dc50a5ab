"""What background work leaves behind is removed by itself."""

from __future__ import annotations

from datetime import time, timedelta

from thang.workshop.base.jobs.models import CANCELLED, DONE, FAILED, Job
from thang.workshop.base.parts.work import Outcome, Work, job

KEPT = timedelta(days=90)


@job(daily=time(3, 30))
def tidy(work: Work) -> Outcome:
    """Jobs that were over long ago; how they ended stays in the trail."""
    over = Job.objects.filter(state__in=(DONE, FAILED, CANCELLED), ended_at__lt=work.now - KEPT)
    count, _ = over.delete()
    return Outcome("jobs_tidied", {"count": count})
