"""How far a person sees, and what they may write: queries over their appointments of today, never lists of ids."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import DateField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from thang.workshop.base.organisations.models import Closure, Organisation
from thang.workshop.base.organisations.queries import last_name
from thang.workshop.base.parts.periods import lasting
from thang.workshop.base.people.models import Appointment, Delegation, Invitation, Person
from thang.workshop.base.people.roles import ROLES, keepers, those_that


@dataclass(frozen=True)
class Reach:
    """Of one person on one day; as `organisations.queries.Reach` has it.

    `chosen`: the key of the one appointment as which they act; without one, or when it is over, all of theirs count.
    """

    person: Person
    today: date
    chosen: int | None = None

    @cached_property
    def offered(self) -> list[Appointment]:
        """What they may act as today, each with `called`, the name of its organisation: a handful, for every page."""
        lent = Delegation.objects.filter(lasting(self.today), delegate=self.person, withdrawn_at=None)
        theirs = Q(person=self.person) | Q(pk__in=lent.values("appointment"))
        rows = Appointment.objects.filter(theirs, lasting(self.today)).select_related("person")
        return list(rows.annotate(called=last_name("organisation")).order_by("pk"))

    @cached_property
    def acting(self) -> Appointment | None:
        """The one that they chose, while it lasts; of who has nothing but one that is lent to them, that one."""
        chosen = next((one for one in self.offered if one.pk == self.chosen), None)
        return self.offered[0] if chosen is None and not self.own and len(self.offered) == 1 else chosen

    @property
    def own(self) -> list[Appointment]:
        return [one for one in self.offered if one.person_id == self.person.pk]

    @property
    def in_use(self) -> list[Appointment]:
        """What is lent counts only where it is chosen: nobody acts for another without its being said."""
        return [self.acting] if self.acting else self.own

    @property
    def stands_in_for(self) -> Person | None:
        """Whose appointment it is as which they act, where it is lent."""
        return self.acting.person if self.acting and self.acting.person_id != self.person.pk else None

    @property
    def opened(self) -> QuerySet[Closure]:
        """What they see: the organisations of their roles, and what stands under those whose role sees below."""
        below = self._offices(those_that(sees_below=True))
        return self._today.filter(Q(ancestor__in=below) | Q(ancestor__in=self.alone, depth=0))

    @property
    def alone(self) -> list[int]:
        """The organisations of their roles."""
        return self._offices(list(ROLES))

    @cached_property
    def held(self) -> list[tuple[str, int]]:
        """Role and organisation of each appointment that counts."""
        return [(one.role, one.organisation_id) for one in self.in_use]

    @property
    def sees_trail(self) -> bool:
        return any(role in those_that(sees_trail=True) for role, _ in self.held)

    def in_trail(self, which: str) -> Exists:
        """Whether they see the trail of the organisation that a row names in that field."""
        return Exists(self.under_roles(those_that(sees_trail=True)).filter(descendant=OuterRef(which)))

    def keeps(self, what: str) -> bool:
        """Whether they may write it somewhere."""
        return any(role in keepers(what) for role, _ in self.held)

    def office(self, what: str) -> Organisation | None:
        """The organisation in whose name they write it: the first one in which they may."""
        offices = [organisation for role, organisation in self.held if role in keepers(what)]
        return Organisation.objects.filter(pk__in=offices[:1]).first()

    def kept(self, what: str) -> QuerySet[Organisation]:
        """The organisations in which they may write it: theirs as a keeper, and all below that have not ended."""
        return Organisation.objects.filter(self.is_kept(what)).exclude(until__lte=self.today)

    def own_for(self, what: str) -> list[int]:
        """The organisations in which they hold a role that writes it: these alone, and none below them."""
        return self._offices(keepers(what))

    def is_kept(self, what: str) -> Exists:
        """Of an organisation, that it stands under such an office; it may have ended."""
        return Exists(self.under_roles(keepers(what)).filter(descendant=OuterRef("pk")))

    def under_roles(self, roles: list[str]) -> QuerySet[Closure]:
        """What stands under an organisation in which they hold one of the roles, itself too."""
        return self._today.filter(ancestor__in=self._offices(roles))

    @property
    def _today(self) -> QuerySet[Closure]:
        return Closure.objects.filter(lasting(self.today))

    def _offices(self, roles: list[str]) -> list[int]:
        """By number: a person has a handful, and a database that reads them knows how many stand below."""
        return sorted({organisation for role, organisation in self.held if role in roles})


def people_seen_by(reach: Reach) -> QuerySet[Person]:
    """Oneself, and whoever holds a role today in an organisation in which one keeps people or sees the trail.

    Of those without a role today also who held their last one where one keeps people: they can be appointed again.
    """
    roles = sorted({*keepers("people"), *those_that(sees_trail=True)})
    under = reach.under_roles(roles).filter(descendant=OuterRef("organisation"))
    theirs = holding_on(reach.today).filter(Exists(under))
    kept = reach.under_roles(keepers("people")).values("descendant")
    without = Person.objects.filter(~Exists(holding_on(reach.today)))
    left = _last_ones(Appointment.objects.filter(person__in=without.values("pk"), organisation__in=kept))
    return Person.objects.filter(Q(pk=reach.person.pk) | Exists(theirs) | Q(pk__in=left.values("person")))


def may_be_lent(reach: Reach) -> QuerySet[Appointment]:
    """Those that one may delegate: one's own in use, and where one keeps people; none that is lent to oneself."""
    own = Q(pk__in=[one.pk for one in reach.in_use])
    kept = Q(organisation__in=reach.kept("people"))
    lent = Delegation.objects.exclude(until__lte=reach.today).filter(delegate=reach.person, withdrawn_at=None)
    rows = Appointment.objects.filter(own | kept).exclude(until__lte=reach.today)
    return rows.exclude(pk__in=lent.values("appointment"))


def may_be_delegates(reach: Reach) -> QuerySet[Person]:
    """Whoever one sees, and whoever holds a role today in an organisation that one sees."""
    seen = reach.opened.filter(descendant=OuterRef("organisation"))
    near = holding_on(reach.today).filter(Exists(seen))
    known = people_seen_by(reach).values("pk")
    return Person.objects.filter(Q(pk__in=known) | Exists(near), is_active=True)


def delegations_of(person: Person, today: date) -> QuerySet[Delegation]:
    """To them and by them, that are not over."""
    theirs = Delegation.objects.filter(Q(delegate=person) | Q(appointment__person=person), withdrawn_at=None)
    rows = theirs.exclude(until__lte=today).select_related("delegate", "appointment__person")
    return rows.annotate(called=last_name("appointment__organisation")).order_by("since", "pk")


def may_be_withdrawn(reach: Reach) -> QuerySet[Delegation]:
    return Delegation.objects.exclude(until__lte=reach.today).filter(
        appointment__in=may_be_lent(reach), withdrawn_at=None
    )


def is_wholly_kept(reach: Reach, person: Person) -> bool:
    """Whether one keeps people wherever they hold a role, today or later: nobody else's trust is in their account."""
    kept = reach.under_roles(keepers("people")).filter(descendant=OuterRef("organisation"))
    theirs = person.appointments.exclude(until__lte=reach.today).annotate(is_kept=Exists(kept))
    found = list(theirs.values_list("is_kept", flat=True))
    return bool(found) and all(found)


def awaiting(reach: Reach) -> QuerySet[Person]:
    """Whoever never came in and has no link to come in by, and whose account is wholly theirs to keep who asks."""
    kept = reach.under_roles(keepers("people")).filter(descendant=OuterRef("organisation"))
    held = Appointment.objects.exclude(until__lte=reach.today).filter(person=OuterRef("pk"))
    links = Invitation.objects.filter(person=OuterRef("pk"))
    led_in = links.filter(Q(used_at__isnull=False) | Q(expires_at__gt=timezone.now()))
    real = Person.objects.filter(is_active=True, is_demonstration=False)
    without = real.filter(password__startswith=UNUSABLE_PASSWORD_PREFIX)
    return without.filter(Exists(held), ~Exists(held.filter(~Exists(kept))), ~Exists(led_in)).order_by("sort_key", "pk")


def holding_on(day: date) -> QuerySet[Appointment]:
    """Of a person, the appointments that last on the day."""
    return Appointment.objects.filter(lasting(day), person=OuterRef("pk"))


def _last_ones(some: QuerySet[Appointment]) -> QuerySet[Appointment]:
    """Those of them after which nothing of the same person ends; what is to come counts, too."""
    end = Coalesce("until", Value(date.max), output_field=DateField())
    same_end = Q(end=OuterRef("end"))
    after = Q(end__gt=OuterRef("end")) | same_end & Q(since__gt=OuterRef("since"))
    after |= same_end & Q(since=OuterRef("since"), pk__gt=OuterRef("pk"))
    later = Appointment.objects.annotate(end=end).filter(after, person=OuterRef("person"))
    return some.annotate(end=end).filter(~Exists(later))
