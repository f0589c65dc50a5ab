"""The head's confirmation over the digest of all answers: given, ended by a change, withdrawn."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse

from thang.workshop.base.audit.services import Actor, record, writing
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.parts.telling import Telling, tell
from thang.workshop.base.parts.templatetags.parts import shown
from thang.workshop.base.people.models import Person
from thang.workshop.stages.rounds.models import Participant
from thang.workshop.stages.submissions.digest import digest_of
from thang.workshop.stages.submissions.models import Confirmation, Submission


@writing
def confirm(
    one: Participant, digest: str, person: Person, *, knows_gaps: bool, now: datetime, actor: Actor
) -> Confirmation:
    """Over the digest that the head saw. `knows_gaps`: that something is missing was read. Raises Refused."""
    if not one.round.is_open or one.excluded_by_id is not None:
        raise Refused("round_is_not_open", name=one.round.name)
    row = Submission.objects.select_for_update().get(participant=one)
    if digest != digest_of(one):
        raise Refused("answers_have_changed")
    if row.done < row.asked and not knows_gaps:
        raise Refused("gaps_not_seen", "knows_gaps", count=str(row.asked - row.done))
    if row.handed_in_at is not None:
        raise Refused("is_handed_in_already", at=shown(row.handed_in_at, "vi"))
    made = Confirmation.objects.create(submission=row, digest=digest, person=person, at=now)
    row.handed_in_at, row.first_handed_in_at = now, row.first_handed_in_at or now
    row.save()
    after = {"digest": digest, "done": row.done, "asked": row.asked, "is_late": now > one.due}
    record(actor, "submission.confirmed", row, after=after, name=one.name)
    return made


@writing
def withdraw(one: Participant, reason: str, *, now: datetime, actor: Actor) -> None:
    """Before the deadline, to change something. Raises Refused."""
    row = Submission.objects.select_for_update().get(participant=one)
    if not one.round.is_open or row.handed_in_at is None:
        raise Refused("is_not_handed_in")
    if now > one.due:
        raise Refused("too_late_to_withdraw", deadline=shown(one.due, "vi"))
    _end(row, Confirmation.WITHDRAWN, now)
    record(actor, "submission.withdrawn", row, before={"digest": _last(row).digest}, basis=reason, name=one.name)


def end_confirmation(row: Submission, one: Participant, *, now: datetime, actor: Actor) -> None:
    """Something changes: the confirmation that held does not any more, and its head is told; within a service."""
    if row.handed_in_at is None:
        return
    _end(row, Confirmation.CHANGED, now)
    last = _last(row)
    record(actor, "submission.confirmation_ended", row, before={"digest": last.digest}, name=one.name)
    facts = {"unit": one.name, "round": one.round.name}
    address = reverse("submissions:form", args=[one.pk])
    tell(
        [last.person],
        Telling("confirmation_ended", f"confirmation:{last.pk}", facts, address, one.organisation_id),
    )


def _end(row: Submission, why: str, now: datetime) -> None:
    row.confirmations.filter(ended_at=None).update(ended_at=now, ended_why=why)
    row.handed_in_at = None
    row.save()


def _last(row: Submission) -> Confirmation:
    return row.confirmations.select_related("person").latest("pk")
