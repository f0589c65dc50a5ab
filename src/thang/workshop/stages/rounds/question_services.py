"""What units ask about an indicator, and the answer of the programme office, which holds for all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse

from thang.workshop.base.audit.services import Actor, Done, record, record_all, writing
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.parts.telling import Telling, tell
from thang.workshop.base.people.models import Person
from thang.workshop.stages.rounds.bridge import method_for
from thang.workshop.stages.rounds.models import CLOSED, Participant, Question


@writing
def ask(one: Participant, code: str, text: str, person: Person, *, now: datetime, actor: Actor) -> Question:
    """By somebody who answers for the unit. Raises Refused."""
    if one.round.state == CLOSED or one.excluded_by_id is not None:
        raise Refused("round_is_closed", "question", name=one.round.name)
    if code not in {item.code for item in method_for(one.round).asked(one.group, one.has)}:
        raise Refused("no_such_indicator", "question", codes=code)
    if not text.strip():
        raise Refused("question_is_empty", "question")
    made = Question.objects.create(
        round=one.round, participant=one, code=code, text=text.strip(), asked_at=now, asked_by=person
    )
    record(actor, "question.asked", made, after={"code": code, "text": made.text}, organisation=one.organisation_id)
    return made


@writing
def reply(some: Sequence[Question], text: str, person: Person, *, now: datetime, actor: Actor) -> None:
    """One answer for these, all of one round and indicator; one that is there is replaced, and the trail has both.

    Raises Refused.
    """
    if not text.strip():
        raise Refused("reply_is_empty", "reply")
    if len({(one.round_id, one.code) for one in some}) != 1:
        raise Refused("questions_of_several", "reply")
    done = []
    for one in some:
        before = {"answer": one.answer} if one.answer else None
        one.answer, one.answered_at, one.answered_by = text.strip(), now, person
        one.save()
        action = "question.answer_changed" if before else "question.answered"
        done.append(Done(action, one, before=before, after={"answer": one.answer}))
    record_all(actor, done)
    for one in some:
        facts = {"code": one.code, "round": one.round.name}
        address = reverse("rounds:questions", args=[one.round_id])
        tell([one.asked_by], Telling("question_answered", f"question:{one.pk}:{now:%Y%m%d%H%M%S}", facts, address))
