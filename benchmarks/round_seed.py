"""Fills a database with a round of the country's size; prints cookies of its office and of an officer, and two numbers.

The units are the real ones and a hundred made-up departments; every value is made up, 3 % missing, 2 % not applicable.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from benchmarks.workshop_seed import cookie_of, ministry, settle  # sets Django up
from thang.cli.demo_communes import synthetic_values
from thang.library.framework_file import read_framework
from thang.library.shipped import find_shipped
from thang.workshop.base.acts.services import Facts as ActFacts
from thang.workshop.base.acts.services import enter_act
from thang.workshop.base.audit.services import SYSTEM
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.organisations.seeding import enter_units
from thang.workshop.base.organisations.services import Founding, found
from thang.workshop.base.organisations.units import TWO_TIERS
from thang.workshop.base.people.models import Appointment, Person
from thang.workshop.base.people.services import Term, add_person, appoint
from thang.workshop.project import database
from thang.workshop.stages.frameworks.services import adopt, enter_edition
from thang.workshop.stages.rounds.models import Participant, Round
from thang.workshop.stages.rounds.services import Facts, Joining, add_participants, make_round, open_round
from thang.workshop.stages.submissions.models import ANSWERED
from thang.workshop.stages.submissions.seeding import Cell, enter_cells

DEPARTMENTS, TIMES, SEED = 100, 3, 2026
MADE_UP = "dữ liệu minh họa"
SHIPPED = find_shipped("commune-dti@2025")


@transaction.atomic
def departments(top: Organisation) -> None:
    for at in range(DEPARTMENTS):
        found(Founding("department", f"Sở minh họa {at:03d}", since=TWO_TIERS, places={"state": top}), actor=SYSTEM)


def opened(top: Organisation, units: list[Organisation], name: str, previous: Round | None) -> Round:
    """Two editions of the same text, a year apart."""
    assert SHIPPED is not None
    text = SHIPPED.framework.read_text(encoding="utf-8").replace('edition: "2025"', f'edition: "{name}"')
    day = timezone.localdate() - timedelta(days=60)
    act = enter_act(ActFacts(f"{name}/MH", MADE_UP, "decision", MADE_UP, day, day), actor=SYSTEM)
    edition = enter_edition(top, text, actor=SYSTEM)
    adopt(edition, act, on=day, actor=SYSTEM)
    due = timezone.now() + timedelta(days=10)
    facts = Facts(name, edition, day, timezone.localdate(), timezone.localdate(), due, due, previous=previous)
    one = make_round(top, facts, actor=SYSTEM)
    add_participants(one, units, Joining("commune"), actor=SYSTEM)
    open_round(one, act, now=timezone.now(), actor=SYSTEM)
    return one


def cells(one: Round, at: datetime, times: int) -> Iterator[Cell]:
    assert SHIPPED is not None
    framework = read_framework(SHIPPED.framework).framework
    keys = dict(Participant.objects.filter(round=one).values_list("pk", "name"))
    table = synthetic_values(framework, [str(key) for key in keys], SEED)
    for row in csv.DictReader(io.StringIO(table)):
        key = int(row.pop("unit"))
        for code, value in row.items():
            if value:
                yield Cell(key, code, value, ANSWERED, at, MADE_UP, times=times)


@transaction.atomic
def officers(units: list[Organisation]) -> Person:
    """One each; every fifth has never signed in."""
    seen = timezone.now()
    people = []
    for at, _ in enumerate(units):
        one = Person.of(f"canbo{at:05d}", f"Cán Bộ {at:05d}")
        one.last_login = seen if at % 5 else None
        people.append(one)
    Person.objects.bulk_create(people, batch_size=1000)
    pairs = zip(people, units, strict=True)
    Appointment.objects.bulk_create(
        [
            Appointment(person=one, organisation=unit, role="officer", since=TWO_TIERS, basis=MADE_UP)
            for one, unit in pairs
        ],
        batch_size=1000,
    )
    return people[0]


def main() -> None:
    database.bring_up()
    enter_units(SYSTEM)
    top = ministry()
    departments(top)
    office = add_person("office", "Người Giữ", actor=SYSTEM)
    appoint(office, Term("office", top, TWO_TIERS, basis=MADE_UP), actor=SYSTEM)
    kinds = ["commune", "ward", "special_zone", "department"]
    units = list(Organisation.objects.filter(kind__in=kinds, until=None).order_by("pk"))[: int(sys.argv[1])]
    officer = officers(units)
    now = timezone.now()
    with transaction.atomic():
        last = opened(top, units[:1], "2025", None)
        enter_cells(last, cells(last, now, 1))
        this = opened(top, units, "2026", last)
        enter_cells(this, cells(this, now, TIMES))
    settle()
    first = Participant.objects.get(round=this, organisation=units[0]).pk
    print(cookie_of(office), cookie_of(officer), this.pk, first)


if __name__ == "__main__":
    main()
