"""What allauth writes and tells of, as entries in the trail."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from allauth.account.signals import user_logged_in
from allauth.core import context
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authentication_failed
from allauth.socialaccount.models import SocialAccount
from django.db.models.signals import post_delete, post_save
from django.http import HttpRequest

from thang.workshop.base.audit.services import Actor
from thang.workshop.base.people.models import Person
from thang.workshop.base.people.services import actor_of_person
from thang.workshop.base.signin.services import note_entered, note_factor, note_link

CODES = Authenticator.Type.RECOVERY_CODES


def listen() -> None:
    """Of factors it is the rows that tell, within the transaction that writes them: allauth's signals come after it."""
    user_logged_in.connect(entered)
    authentication_failed.connect(refused)
    post_save.connect(saved, sender=Authenticator)
    post_delete.connect(deleted, sender=Authenticator)
    post_save.connect(linked, sender=SocialAccount)
    post_delete.connect(unlinked, sender=SocialAccount)


def entered(request: HttpRequest, user: Person, **others: Any) -> None:
    ways = [one.get("type") or one["method"] for one in get_authentication_records(request, user)]
    note_entered(user, get_adapter().get_client_ip(request), ", ".join(ways))


def refused(user: Person, authenticator: Authenticator, **others: Any) -> None:
    note_factor(user, "factor_refused", authenticator.type, actor_of_person(user))


def saved(instance: Authenticator, created: bool, **others: Any) -> None:
    if created:
        action = "recovery_codes_made" if instance.type == CODES else "factor_set"
        note_factor(instance.user, action, instance.type, _actor(instance.user))


def deleted(instance: Authenticator, **others: Any) -> None:
    """Recovery codes go when new ones are made, and with the last factor: that is told of."""
    if instance.type != CODES:
        note_factor(instance.user, "factor_taken_away", instance.type, _actor(instance.user))


def linked(instance: SocialAccount, created: bool, **others: Any) -> None:
    if created:
        note_link(instance.user, "linked", instance.provider, _actor(instance.user))


def unlinked(instance: SocialAccount, **others: Any) -> None:
    note_link(instance.user, "unlinked", instance.provider, _actor(instance.user))


def _actor(person: Person) -> Actor:
    """Who asks, which may be a keeper of people; else the person."""
    found: Actor = getattr(context.request, "own_actor", None) or actor_of_person(person)
    return found
