"""A link, valid once, by which somebody sets their password: who is invited, or who forgot it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe

from django.db.models import QuerySet
from django.utils import timezone

from thang.workshop.base.audit.services import SYSTEM, Actor, record, writing
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.parts.telling import Telling, tell
from thang.workshop.base.people.access import Reach, awaiting, is_wholly_kept
from thang.workshop.base.people.models import Invitation, Person
from thang.workshop.base.people.services import Term, actor_of_person, add_person, appoint, last_office, set_password

MOST_LINKS = 1_000
VALID_FOR = timedelta(days=7)
RESET_VALID_FOR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Whoever is invited."""

    sign_in: str
    name: str
    email: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """`token` is the secret in the address; whoever was given it can set the password of `person`."""

    person: Person
    token: str
    expires_at: datetime


@writing
def invite(
    newcomer: Newcomer, term: Term, *, actor: Actor, by: Organisation | None = None, inviter: Person | None = None
) -> Link:
    """The person, their first role and their link, all or nothing. Raises Refused as adding and appointing do."""
    person = add_person(newcomer.sign_in, newcomer.name, email=newcomer.email, actor=actor, by=by)
    appoint(person, term, actor=actor)
    return make_link(person, actor=actor, inviter=inviter)


@writing
def make_link(person: Person, *, actor: Actor, inviter: Person | None = None) -> Link:
    """A new link; those before are void. Raises Refused for who has a password, and for made-up people."""
    if person.is_demonstration or person.has_usable_password():
        raise Refused("needs_no_link", name=person.name)
    return _made(person, "person.invited", VALID_FOR, actor, inviter)


@writing
def make_links(inviter: Reach, *, actor: Actor) -> list[Link]:
    """A link for everybody who waits for one of theirs, but not for more than come by one list."""
    return [make_link(one, actor=actor, inviter=inviter.person) for one in awaiting(inviter)[:MOST_LINKS]]


@writing
def make_reset_link(person: Person, *, actor: Actor, inviter: Person) -> Link:
    """For somebody who forgot their password, where no mail is sent; those before are void. Raises Refused."""
    if person.is_demonstration or not person.has_usable_password():
        raise Refused("has_no_password", name=person.name)
    return _made(person, "person.reset_link_made", RESET_VALID_FOR, actor, inviter)


@writing
def ask_reset(person: Person) -> Link:
    """They asked themselves; the link goes to their address alone."""
    return _made(person, "person.reset_asked", RESET_VALID_FOR, SYSTEM, None)


def _made(person: Person, action: str, valid_for: timedelta, actor: Actor, inviter: Person | None) -> Link:
    now, token = timezone.now(), token_urlsafe(32)
    person.invitations.filter(expires_at__gt=now).update(expires_at=now)
    is_reset = action != "person.invited"
    facts = {"sha256": _digest(token), "expires_at": now + valid_for, "inviter": inviter, "is_reset": is_reset}
    made = person.invitations.create(**facts)
    after = {"expires_at": timezone.localtime(made.expires_at).isoformat(timespec="minutes")}
    record(actor, action, person, after=after, organisation=last_office(person))
    if inviter is not None and is_reset:
        what = Telling("reset_link", f"link:{made.pk}", {"actor": actor.name}, f"/people/{person.pk}/")
        tell([person], what)
    return Link(person, token, made.expires_at)


def invitation_by(token: str) -> Invitation | None:
    """The one of that link, while it can be used.

    Whoever made it has seen it: it is void once the invited holds a role that is not theirs to give.
    """
    found = _open().filter(sha256=_digest(token)).select_related("person", "inviter").first()
    if found is None or found.inviter is None:
        return found
    is_theirs = is_wholly_kept(Reach(found.inviter, timezone.localdate()), found.person)
    return found if is_theirs else None


@writing
def accept_invitation(token: str, password: str) -> Person:
    """The invited set their password, and the link is used up. Raises Refused for a link that cannot be used."""
    found = invitation_by(token)
    if found is None:
        raise Refused("link_is_void")
    set_password(found.person, password, actor=actor_of_person(found.person))
    return _used(found)


@writing
def accept_without_password(token: str) -> Person:
    """The invited come in another way, which whoever calls has seen; the link is used up. Raises Refused."""
    found = invitation_by(token)
    if found is None or found.is_reset:
        raise Refused("link_is_void")
    return _used(found)


def _used(found: Invitation) -> Person:
    """Whoever invited them is told."""
    found.used_at = timezone.now()
    found.save()
    if not found.is_reset:
        facts = {"name": found.person.name}
        tell([found.inviter], Telling("accepted", f"link:{found.pk}", facts, f"/people/{found.person_id}/"))
    return found.person


def _open() -> QuerySet[Invitation]:
    usable = Invitation.objects.filter(used_at=None, expires_at__gt=timezone.now())
    return usable.filter(person__is_active=True, person__is_demonstration=False)


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()
