"""The log of reminding: whom somebody called or wrote to, and what was answered. Added to, never changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from thang.workshop.base.audit.services import Actor, record, writing
from thang.workshop.base.notices.models import Outgoing, Reached, Reminder
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.organisations.queries import last_name, names_of
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.people.access import Reach
from thang.workshop.base.people.models import Person
from thang.workshop.base.people.roles import PEOPLE, keepers
from thang.workshop.base.people.services import actor_of_person

MOST_NAMES = 20


@dataclass(frozen=True, slots=True)
class Call:
    """By which way, when, with what text, and what was answered."""

    way: str
    at: datetime
    answer: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class To:
    """A unit, and the person there where it was one."""

    organisation: Organisation
    person: Person | None = None


@writing
def note(
    call: Call,
    to: Sequence[To],
    by: Organisation,
    *,
    actor: Actor,
    now: datetime,
    amends: Reminder | None = None,
) -> Reminder:
    """Raises Refused: to nobody, for a time that is still to come, amending what was amended already."""
    if not to:
        raise Refused("reminds_nobody", "units")
    if call.at > now:
        raise Refused("reminder_is_to_come", "at")
    if amends is not None and amends.amended_by.exists():
        raise Refused("reminder_is_amended")
    facts = {"way": call.way, "at": call.at, "answer": call.answer.strip(), "text": call.text}
    made = Reminder.objects.create(organisation=by, actor=actor.said, amends=amends, entered_at=now, **facts)
    Reached.objects.bulk_create(
        [Reached(reminder=made, organisation=one.organisation, person=one.person) for one in to]
    )
    after = {"way": call.way, "reached": _reached(to), "answer": call.answer.strip()}
    action = "reminder.noted" if amends is None else "reminder.amended"
    record(actor, action, made, before=None if amends is None else {"answer": amends.answer}, after=after)
    return made


def log_seen_by(reach: Reach) -> QuerySet[Reached]:
    """A row for each unit or person that was reached, where one keeps people; the newest first."""
    kept = Exists(reach.under_roles(keepers(PEOPLE)).filter(descendant=OuterRef("organisation")))
    rows = Reached.objects.filter(kept).select_related("reminder", "person")
    amended = Exists(Reminder.objects.filter(amends=OuterRef("reminder")))
    sent = Outgoing.objects.filter(reminder=OuterRef("reminder"), person=OuterRef("person"))
    results = {"sent": Subquery(sent.values("state")[:1]), "provider_said": Subquery(sent.values("said")[:1])}
    named = rows.annotate(called=last_name("organisation"), is_amended=amended, **results)
    return named.order_by("-reminder__at", "-pk")


def amendable_by(reach: Reach) -> QuerySet[Reminder]:
    """Those of the organisations in which they keep people."""
    return Reminder.objects.filter(organisation__in=reach.kept(PEOPLE))


def _reached(to: Sequence[To]) -> str:
    """As the trail names them: the first ones, and how many there are."""
    names = names_of(one.organisation for one in to)
    said = [
        f"{actor_of_person(one.person).name}, {names[one.organisation.pk]}"
        if one.person
        else names[one.organisation.pk]
        for one in to[:MOST_NAMES]
    ]
    return "; ".join(said) + (f"; … ({len(to)})" if len(to) > MOST_NAMES else "")
