"""The acceptance of a long list of people as background work."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from thang.workshop.base.organisations.jobs import LEASE, written_once
from thang.workshop.base.organisations.models import Draft
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.parts.work import Outcome, Work, job
from thang.workshop.base.people.importing import accept
from thang.workshop.base.people.roles import PEOPLE

# Each person and role is written by itself, as by hand; more of them hold a page for longer than people wait.
MOST_IN_A_REQUEST = 200


@job(lease=LEASE)
def import_list(work: Work) -> Outcome:
    """Carry out the plan that a page has shown, by its digest; written once, whatever happens to workers.

    Raises Refused.
    """
    return Outcome("import_written", work.checkpoint or _written(work), reverse("people:links"))


def _written(work: Work) -> dict[str, Any]:
    """The draft is theirs who asked, handed in for an organisation whose people they still keep."""
    mine = Draft.objects.filter(pk=work.arguments["draft"], system=Draft.PEOPLE, sign_in=work.reach.person.sign_in)
    draft = mine.filter(organisation__in=work.reach.kept(PEOPLE)).first()
    if draft is None:
        raise Refused("draft_is_gone")
    work.report(0, work.arguments["rows"], "job_step_importing")
    return written_once(
        work, draft.file_name, lambda: accept(draft, work.reach, work.arguments["digest"], actor=work.actor)
    )
