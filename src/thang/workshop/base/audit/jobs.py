"""The proof of the chain as background work, for a trail that takes longer than a page may."""

from __future__ import annotations

from django.conf import settings

from thang.workshop.base.audit.chain import START, Head
from thang.workshop.base.audit.heads import noted
from thang.workshop.base.audit.queries import first_broken, head
from thang.workshop.base.audit.seen import sees_trail
from thang.workshop.base.parts.work import Outcome, Work, job


@job(may_start=sees_trail)
def prove(work: Work) -> Outcome:
    """The whole trail, with the heads noted in the data folder; goes on after the last page that held."""

    def proven(last: Head, of: int) -> None:
        work.report(last.number, of, "job_step_proving", {"number": last.number, "digest": last.digest})

    since = Head(**work.checkpoint) if work.checkpoint else START
    heads = [one for _, one in noted(settings.CHOSEN.data) if one is not None]
    broken = first_broken(heads, since, proven)
    if broken is None:
        return Outcome("trail_holds", {"count": head().number, "heads": len(heads)}, "/audit/")
    return Outcome(f"trail_{broken.how}", {"number": broken.number}, "/audit/")
