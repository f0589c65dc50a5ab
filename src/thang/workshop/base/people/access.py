"""How far a person sees, and what they may write: queries over their appointments of today, never lists of ids."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from thang.workshop.base.organisations.models import Closure, Organisation
from thang.workshop.base.organisations.queries import seen_by
from thang.workshop.base.parts.periods import lasting
from thang.workshop.base.people.models import Appointment, Person
from thang.workshop.base.people.roles import keepers, those_that


@dataclass(frozen=True, slots=True)
class Offices:
    """As `organisations.queries.Reach` has it: of some offices with all below them."""

    with_below: QuerySet[Any]
    today: date

    @property
    def alone(self) -> QuerySet[Any]:
        return self.with_below


@dataclass(frozen=True)
class Reach:
    """Of one person on one day; as `organisations.queries.Reach` has it."""

    person: Person
    today: date

    @property
    def appointments(self) -> QuerySet[Appointment]:
        return Appointment.objects.filter(lasting(self.today), person=self.person)

    @property
    def with_below(self) -> QuerySet[Any]:
        return self.appointments.filter(role__in=those_that(sees_below=True)).values("organisation")

    @property
    def alone(self) -> QuerySet[Any]:
        return self.appointments.values("organisation")

    @cached_property
    def held(self) -> list[tuple[str, int]]:
        """Role and organisation of each appointment of today: a handful, for the menu."""
        return list(self.appointments.values_list("role", "organisation"))

    @property
    def sees_trail(self) -> bool:
        return any(role in those_that(sees_trail=True) for role, _ in self.held)

    @property
    def in_trail(self) -> QuerySet[Any]:
        """The organisations whose trail they see: of what is in reach, what stands under such an office."""
        offices = self.appointments.filter(role__in=those_that(sees_trail=True)).values("organisation")
        return seen_by(Offices(offices, self.today)).values("pk")

    def keeps(self, what: str) -> bool:
        """Whether they may write it somewhere."""
        return any(role in keepers(what) for role, _ in self.held)

    def office(self, what: str) -> Organisation | None:
        """The organisation in whose name they write it: the first one in which they may."""
        offices = [organisation for role, organisation in self.held if role in keepers(what)]
        return Organisation.objects.filter(pk__in=offices[:1]).first()

    def kept(self, what: str) -> QuerySet[Organisation]:
        """The organisations in which they may write it: theirs as a keeper, and all below."""
        offices = self.appointments.filter(role__in=keepers(what)).values("organisation")
        above = Closure.objects.filter(lasting(self.today), descendant=OuterRef("pk"), ancestor__in=offices)
        return Organisation.objects.filter(Exists(above))


def people_seen_by(reach: Reach) -> QuerySet[Person]:
    """Oneself, and whoever holds a role today in an organisation in which one keeps people or sees the trail."""
    roles = sorted({*keepers("people"), *those_that(sees_trail=True)})
    offices = reach.appointments.filter(role__in=roles).values("organisation")
    above = Closure.objects.filter(lasting(reach.today), ancestor__in=offices).values("descendant")
    theirs = Appointment.objects.filter(lasting(reach.today), person=OuterRef("pk"), organisation__in=above)
    return Person.objects.filter(Q(pk=reach.person.pk) | Exists(theirs))
