"""Sending a list's text by the gateway: a message to each telephone, and what became of each in the log."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from django.db.models import QuerySet

from thang.words.sentence import one_line
from thang.workshop.base.audit.services import Actor, writing
from thang.workshop.base.notices import gateway
from thang.workshop.base.notices.models import (
    ACCEPTED,
    LOST,
    REFUSED,
    SMS,
    WAITING,
    Outgoing,
    Recipients,
    Reminder,
)
from thang.workshop.base.notices.recipients import Unit, text_of
from thang.workshop.base.notices.reminding import Call, To, note
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.people.access import Reach

JUST_NOW = timedelta(minutes=10)


@writing
def send_list(one: Recipients, units: Sequence[Unit], reach: Reach, *, actor: Actor, now: datetime) -> Reminder:
    """Into the log and into the queue; a job sends them. Raises Refused: to nobody, and twice in ten minutes."""
    messages = list(_messages(one, units, reach))
    if not messages:
        raise Refused("gateway_nobody")
    whole = "\n\n".join(text_of(one, units, reach.today))
    lately = Reminder.objects.filter(organisation=one.organisation, way=SMS, text=whole, at__gt=now - JUST_NOW)
    if lately.exists():
        raise Refused("gateway_sent_just_now")
    to = [To(unit.organisation, message.person) for unit, message in messages]
    made = note(Call(SMS, now, text=whole), to, one.organisation, actor=actor, now=now)
    for _, message in messages:
        message.reminder, message.at = made, now
    Outgoing.objects.bulk_create([message for _, message in messages], batch_size=500)
    return made


def send_one(by: gateway.Gateway, one: Outgoing) -> bool:
    """False where there was no answer. The key is the same at every try: what came already is not sent twice."""
    try:
        answer = by.send(gateway.Message(str(one.key), one.telephone, one.text))
    except gateway.Away as away:
        _keep(one, WAITING, str(away))
        return False
    if isinstance(answer, gateway.Accepted):
        _keep(one, ACCEPTED, answer.reference)
    else:
        _keep(one, REFUSED, answer.reason)
    return True


def give_up(some: QuerySet[Outgoing]) -> None:
    """What still waits goes no more: a day later its text would not be true."""
    some.filter(state=WAITING).update(state=LOST)


def _keep(one: Outgoing, state: str, said: str) -> None:
    one.state, one.tries, one.said = state, one.tries + 1, one_line(said)[:300]
    one.save(update_fields=["state", "tries", "said"])


def _messages(one: Recipients, units: Sequence[Unit], reach: Reach) -> Iterator[tuple[Unit, Outgoing]]:
    """The part of their unit to each person with a telephone."""
    for unit in units:
        text = text_of(one, [unit], reach.today)[0]
        for held in unit.people:
            channel = getattr(held.person, "channel", None)
            if channel is not None and channel.telephone:
                yield unit, Outgoing(person=held.person, telephone=channel.telephone, text=text)
