"""What is written of signing in: every entry of the trail that these pages leave."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.utils import timezone

from thang.workshop.base.audit.services import SYSTEM, Actor, record, writing
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.parts.telling import Telling, tell
from thang.workshop.base.people.inviting import accept_without_password
from thang.workshop.base.people.models import Person
from thang.workshop.base.people.services import actor_of_person, last_office


@writing
def note_entered(person: Person, address: str, how: str) -> None:
    _record(actor_of_person(person), "person.signed_in", person, address=address, how=how)


@writing
def note_refused(sign_in: str, address: str) -> None:
    """For a name that nobody has the entry names nobody: people type passwords there by mistake."""
    _record(SYSTEM, "person.sign_in_refused", _bearer(sign_in), address=address)


@writing
def note_locked(sign_in: str, address: str) -> None:
    _record(SYSTEM, "person.locked_out", _bearer(sign_in), address=address)


@writing
def note_factor(person: Person, action: str, factor: str, actor: Actor) -> None:
    """`action`: one of `factor_set`, `factor_taken_away`, `factor_refused`, `recovery_codes_made`."""
    _record(actor, f"person.{action}", person, factor=factor)
    if action == "factor_taken_away":
        about = f"factor:{timezone.now().isoformat()}"  # the row is gone, and each one is told of
        tell([person], Telling("factor_gone", about, {"actor": actor.name}, f"/people/{person.pk}/"))


@writing
def take_factors_away(person: Person) -> None:
    """Of somebody who lost device and codes: they sign in with the password and set up another. Rows tell the trail."""
    for one in Authenticator.objects.filter(user=person):
        one.delete()


@writing
def link_invited(token: str, account: SocialAccount) -> bool:
    """Coming from the provider uses the invitation up; False for one that cannot be used. Rows tell the trail."""
    try:
        account.user = accept_without_password(token)
    except Refused:
        return False
    account.save()
    return True


@writing
def unlink(person: Person) -> None:
    for one in SocialAccount.objects.filter(user=person):
        one.delete()


@writing
def note_link(person: Person, action: str, issuer: str, actor: Actor) -> None:
    """`action`: `linked` or `unlinked`."""
    _record(actor, f"person.{action}", person, issuer_of_account=issuer)


def _record(actor: Actor, action: str, person: Person, **after: str) -> None:
    record(actor, action, person, after=after, organisation=last_office(person) if person.pk else None)


def _bearer(sign_in: str) -> Person:
    """Who has the name, or a person that there is not."""
    return Person.objects.filter(sign_in__iexact=sign_in).first() or Person(name="–")
