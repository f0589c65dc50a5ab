"""The beginning of an installation: somebody must be the first to keep it."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils import timezone

from thang.workshop.base.audit.services import SYSTEM, writing
from thang.workshop.base.calendar.services import fill_year
from thang.workshop.base.organisations.models import Code, Organisation
from thang.workshop.base.organisations.seeding import enter_units
from thang.workshop.base.organisations.services import Founding, found
from thang.workshop.base.organisations.units import Units
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.parts.periods import lasting
from thang.workshop.base.people.services import Term, add_person, appoint, check_password, set_password

ROLE = "office"
BASIS = "khởi tạo hệ thống"  # no decision can be named before anybody can sign in


@dataclass(frozen=True, slots=True)
class Keeper:
    """The first to sign in: the standing office of the unit with that code, or of a body of that name."""

    sign_in: str
    name: str
    password: str = field(repr=False)
    code: str | None = None
    body: str | None = None


@writing
def begin_with(keeper: Keeper, shipped: Units | None = None) -> int:
    """Enter the country's units, the days off of this year and the next, and the keeper, who may sign in at once.

    Returns how many organisations are new. Raises Refused for a code that nobody bears, a sign-in that is taken, and a
    password that is too short.
    """
    check_password(keeper.password)
    entered = enter_units(SYSTEM, shipped).organisations
    this_year = timezone.localdate().year
    for year in (this_year, this_year + 1):
        fill_year(year, actor=SYSTEM)
    where = _where(keeper)
    person = add_person(keeper.sign_in, keeper.name, actor=SYSTEM, by=where)
    set_password(person, keeper.password, actor=SYSTEM)
    appoint(person, Term(ROLE, where, timezone.localdate(), basis=BASIS), actor=SYSTEM)
    return entered + (keeper.body is not None)


def _where(keeper: Keeper) -> Organisation:
    if keeper.body is not None:
        return found(Founding("other", keeper.body, since=timezone.localdate()), actor=SYSTEM)
    bearers = Code.objects.filter(lasting(timezone.localdate()), system="statistics", code=keeper.code)
    one = bearers.select_related("organisation").first()
    if one is None:
        raise Refused("no_unit_of_that_code", "code", code=str(keeper.code))
    return one.organisation
