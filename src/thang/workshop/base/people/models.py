"""A person who signs in, and the appointments that say what they may see and do."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from thang.look.keys import search_key, sort_key
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.parts.fields import KeyField
from thang.workshop.base.parts.periods import Period, in_order
from thang.workshop.base.people.roles import FULL


class Person(AbstractBaseUser):
    """`sign_in` is what they type to sign in. `is_demonstration`: made up, for showing the system only."""

    sign_in = models.CharField(max_length=100, unique=True)
    name = models.CharField(max_length=200)
    search_key = KeyField(max_length=400, db_index=True)
    sort_key = KeyField(max_length=600, db_index=True)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    is_demonstration = models.BooleanField(default=False)

    USERNAME_FIELD = "sign_in"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = BaseUserManager["Person"]()

    def __str__(self) -> str:
        return self.name

    @property
    def bare_name(self) -> str:
        """Without marks: a password is like one's name with or without them."""
        return search_key(self.name)

    @classmethod
    def of(cls, sign_in: str, name: str, *, email: str = "", is_demonstration: bool = False) -> Person:
        """With its keys and without a password."""
        keys = {"search_key": search_key(f"{name} {sign_in}"), "sort_key": sort_key(name)}
        one = cls(sign_in=sign_in, name=name, email=email, is_demonstration=is_demonstration, **keys)
        one.set_unusable_password()
        return one


class Invitation(models.Model):
    """A link by which somebody sets their password, once. The link itself is kept nowhere, only its SHA-256.

    `is_reset`: of somebody who had one, and forgot it.
    `inviter`: who could open it, too, having seen it; None where it was no person.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="invitations")
    inviter = models.ForeignKey(Person, models.PROTECT, null=True, related_name="invited")
    sha256 = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    is_reset = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.person}: {self.expires_at:%Y-%m-%d}"


class Appointment(Period):
    """A role held in an organisation from a day to a day, by a decision; `held` is one of APPOINTMENT_KINDS."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="appointments")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="appointments")
    role = models.CharField(max_length=30)
    held = models.CharField(max_length=20, default=FULL)
    basis = models.CharField(max_length=300)

    class Meta:
        constraints = (
            in_order("appointment"),
            models.UniqueConstraint(
                fields=("person", "organisation", "role"), condition=Q(until=None), name="one_open_appointment"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.role}, {self.organisation}"


class Delegation(Period):
    """An appointment that somebody else acts as on some days, while its holder is away; never lent further."""

    appointment = models.ForeignKey(Appointment, models.PROTECT, related_name="delegations")
    delegate = models.ForeignKey(Person, models.PROTECT, related_name="delegations")
    reason = models.CharField(max_length=300)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (in_order("delegation"),)

    def __str__(self) -> str:
        return f"{self.appointment}: {self.delegate}"
