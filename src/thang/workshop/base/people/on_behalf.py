"""Entering for an organisation that cannot do it itself (nhập hộ): its keeper says for whom and why.

The trail keeps both. It gives no further right: it says in whose name the office does what it may do anyway.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.contrib.sessions.backends.base import SessionBase

from thang.workshop.base.audit.services import Actor, record, writing
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.organisations.queries import last_name
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.people.access import Reach
from thang.workshop.base.people.roles import ORGANISATIONS

KEPT_AS = "on_behalf"


@dataclass(frozen=True, slots=True)
class OnBehalf:
    """For whom, by its name of today, and why."""

    organisation: int
    name: str
    reason: str

    @property
    def said(self) -> str:
        return f"{self.name} ({self.reason})"


@writing
def begin_for(organisation: Organisation, reason: str, *, reach: Reach, actor: Actor) -> OnBehalf:
    """Raises Refused without a reason, for one's own organisation, and for one that is not kept."""
    if not reason.strip():
        raise Refused("on_behalf_without_reason", "on_behalf_reason")
    if organisation.pk in reach.alone:
        raise Refused("on_behalf_of_oneself", "organisation", name=str(organisation))
    if not reach.kept(ORGANISATIONS).filter(pk=organisation.pk).exists():
        raise Refused("on_behalf_is_not_kept", "organisation", name=str(organisation))
    begun = OnBehalf(organisation.pk, str(organisation), reason.strip())
    record(acting_for(actor, begun), "organisation.entry_begun", organisation, basis=begun.reason)
    return begun


@writing
def leave(current: OnBehalf, *, actor: Actor) -> None:
    """`actor` acts on behalf of it until here."""
    record(actor, "organisation.entry_left", Organisation(pk=current.organisation), name=current.name)


def keep(session: SessionBase, begun: OnBehalf) -> None:
    session[KEPT_AS] = {"organisation": begun.organisation, "reason": begun.reason}


def forget(session: SessionBase) -> None:
    session.pop(KEPT_AS, None)


def current_in(session: SessionBase, reach: Reach) -> OnBehalf | None:
    """What was chosen, while the organisation is kept; one that is not any more is forgotten."""
    kept = session.get(KEPT_AS)
    if kept is None:
        return None
    rows = reach.kept(ORGANISATIONS).filter(pk=kept["organisation"]).annotate(called=last_name("pk"))
    found = rows.values_list("pk", "called").first()
    if found is None:
        forget(session)
        return None
    return OnBehalf(*found, kept["reason"])


def acting_for(actor: Actor, current: OnBehalf | None) -> Actor:
    """With the organisation behind the holder for whom they stand in, where they do."""
    if current is None:
        return actor
    whom = [one for one in (actor.on_behalf_of, current.said) if one]
    return replace(actor, on_behalf_of="; ".join(whom))
