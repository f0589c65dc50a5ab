"""The second factor of a person: whether there is one, and whether a role of theirs demands it."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import QuerySet

from thang.workshop.base.people.access import Reach
from thang.workshop.base.people.models import Person
from thang.workshop.base.signin.sealing import unseal


def factors_of(person: Person) -> QuerySet[Authenticator]:
    """Recovery codes alone are none: they come with one, and go with the last."""
    rows: QuerySet[Authenticator] = Authenticator.objects.filter(user=person)
    return rows.exclude(type=Authenticator.Type.RECOVERY_CODES)


def has_factor(person: Person) -> bool:
    return factors_of(person).exists()


def unreadable() -> int:
    """How many were sealed with another secret key than the one in use: their codes are refused."""
    sealed = Authenticator.objects.exclude(type=Authenticator.Type.WEBAUTHN).values_list("data", flat=True)
    return sum(unseal(str(one.get("secret") or one.get("seed"))) is None for one in sealed)


def demands_factor(reach: Reach) -> bool:
    """Whether a role demands it that they hold today, or that is lent to them; the setting names the roles."""
    demanding: frozenset[str] = settings.CHOSEN.second_factor
    return bool(demanding) and any(one.role in demanding for one in reach.offered)
