"""The acceptance of a long list as background work: the same plan, by the same services, outside of the request."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse

from thang.workshop.base.organisations.import_queries import Asked
from thang.workshop.base.organisations.importing import accept
from thang.workshop.base.organisations.models import Draft
from thang.workshop.base.organisations.sheet import read_list
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.parts.work import Outcome, Work, job

# The rows of a file; more of them hold a page for longer than people wait.
MOST_IN_A_REQUEST = 1000
# It cannot report while it writes, for that is one transaction: 20,000 rows take half a minute on a small machine.
LEASE = timedelta(minutes=10)


@job(lease=LEASE)
def import_list(work: Work) -> Outcome:
    """Carry out the plan that a page has shown, by its digest. Raises Refused.

    How it ended stands in the checkpoint that is saved with the write: it is written once, whatever happens to workers.
    """
    written = work.checkpoint or _written(work)
    return Outcome("import_written", written, reverse("organisations:page", args=[work.arguments["organisation"]]))


def _written(work: Work) -> dict[str, Any]:
    draft, asked = _asked(work)
    work.report(0, len(asked.listed.rows), "job_step_importing")
    return written_once(
        work, draft.file_name, lambda: len(accept(draft, asked, work.arguments["digest"], actor=work.actor).changed)
    )


def written_once(work: Work, file_name: str, write: Callable[[], int]) -> dict[str, Any]:
    """Write, which gives how many changes there were, and note that in the same transaction. Raises Refused."""
    try:
        with transaction.atomic():
            written = {"count": write(), "file": file_name}
            work.save(written)
    except Refused as refused:  # where a page shows the new preview, a job can only say how to get to one
        raise Refused("import_has_changed" if refused.kind == "plan_has_changed" else refused.kind) from None
    return written  # without a report, at which it could still be cancelled though it is written


def _asked(work: Work) -> tuple[Draft, Asked]:
    """The draft of whoever asked, below an organisation that they still keep."""
    kept = work.reach.kept("organisations")
    one = kept.filter(pk=work.arguments["organisation"]).first()
    mine = Draft.objects.filter(pk=work.arguments["draft"], sign_in=work.reach.person.get_username())
    draft = mine.filter(organisation=one).first() if one is not None else None
    if draft is None:
        raise Refused("draft_is_gone")
    listed = read_list(bytes(draft.content), draft.system)
    return draft, Asked(listed, draft.system, one, kept, work.reach.today)
