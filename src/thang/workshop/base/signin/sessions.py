"""Where somebody is signed in, and ending it."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from thang.workshop.base.audit.services import Actor, record, writing
from thang.workshop.base.people.models import Person
from thang.workshop.base.people.services import last_office


def sessions_of(person: Person) -> QuerySet[UserSession]:
    """Those that last, the newest first."""
    lasting = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    rows: QuerySet[UserSession] = UserSession.objects.filter(user=person, session_key__in=lasting)
    return rows.order_by("-created_at", "-pk")


@writing
def end_sessions(person: Person, which: QuerySet[UserSession], *, actor: Actor) -> int:
    """Whoever sits there is signed out with their next step. One entry for all of them; none where there are none."""
    ended = list(which.filter(user=person))
    for one in ended:
        one.end()
    if ended:
        before = {"address": "; ".join(sorted({one.ip for one in ended}))}
        record(actor, "person.sessions_ended", person, before=before, organisation=last_office(person))
    return len(ended)
