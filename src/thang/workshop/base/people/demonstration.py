"""Made-up people, one a role, to show the workshop with; each says so, and none has a password."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from thang.workshop.base.audit.services import Actor, writing
from thang.workshop.base.organisations.models import Code, Organisation
from thang.workshop.base.organisations.services import Founding, found
from thang.workshop.base.organisations.units import TWO_TIERS
from thang.workshop.base.parts.periods import lasting
from thang.workshop.base.people.models import Person
from thang.workshop.base.people.services import Term, add_person, appoint

PROVINCE, COMMUNE = "15", "02683"
DEPARTMENT = "Sở minh họa (không có thật)"
OWN_CODE = "minh-hoa"
BASIS = "minh họa"
# How the sign-in names of those begin who fill the units of the demonstration.
IN_UNITS = "minhhoa-xa."


@dataclass(frozen=True, slots=True)
class Shown:
    """A demonstration person: `where` is the province, a commune or the made-up department."""

    sign_in: str
    name: str
    role: str
    where: str


PEOPLE = (
    Shown("minhhoa.thuongtruc", "Minh họa Thường trực", "office", PROVINCE),
    Shown("minhhoa.canbo", "Minh họa Cán bộ", "officer", COMMUNE),
    Shown("minhhoa.cungcap", "Minh họa Cung cấp số liệu", "supplier", OWN_CODE),
    Shown("minhhoa.lanhdao", "Minh họa Lãnh đạo", "head", COMMUNE),
    Shown("minhhoa.thamdinh", "Minh họa Thẩm định", "appraiser", OWN_CODE),
    Shown("minhhoa.hoidong", "Minh họa Hội đồng", "council", PROVINCE),
    Shown("minhhoa.dulieu", "Minh họa Dữ liệu", "data_officer", OWN_CODE),
    Shown("minhhoa.antoan", "Minh họa An toàn thông tin", "security_officer", OWN_CODE),
    Shown("minhhoa.hatang", "Minh họa Hạ tầng", "infrastructure_officer", OWN_CODE),
    Shown("minhhoa.vanhanh", "Minh họa Vận hành", "operator", PROVINCE),
)


def offered_people() -> QuerySet[Person]:
    """Those that are shown to sign in as; of the many in units only their work is shown."""
    return Person.objects.filter(is_demonstration=True).exclude(sign_in__startswith=IN_UNITS).order_by("pk")


@writing
def enter_people(actor: Actor, since: date = TWO_TIERS) -> int:
    """Those that are not there yet; needs the units. Returns how many."""
    where = {code: _bearer(code, since) for code in (PROVINCE, COMMUNE)}
    where[OWN_CODE] = _department(where[PROVINCE], since, actor)
    known = set(Person.objects.filter(is_demonstration=True).values_list("sign_in", flat=True))
    missing = [one for one in PEOPLE if one.sign_in not in known]
    for one in missing:
        body = where[one.where]
        person = add_person(one.sign_in, one.name, actor=actor, is_demonstration=True, by=body)
        appoint(person, Term(one.role, body, since, basis=BASIS), actor=actor)
    return len(missing)


def _department(province: Organisation, since: date, actor: Actor) -> Organisation:
    known = Code.objects.filter(system="own", code=OWN_CODE).select_related("organisation").first()
    if known is not None:
        return known.organisation
    places = {"state": province}
    return found(
        Founding(
            "department", DEPARTMENT, "Demonstration department (made up)", since, BASIS, {"own": OWN_CODE}, places
        ),
        actor=actor,
    )


def _bearer(code: str, day: date) -> Organisation:
    codes = Code.objects.filter(lasting(day), system="statistics", code=code)
    return codes.select_related("organisation").get().organisation
