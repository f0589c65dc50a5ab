"""Fills a database for the pages' benchmark; prints a session's cookie and the number of Lào Cai."""

from __future__ import annotations

import os
import sys
from importlib import import_module

os.environ["DJANGO_SETTINGS_MODULE"] = "thang.workshop.project.settings"

import django  # after the settings are named

django.setup()

from django.conf import settings  # noqa: E402  # after Django is set up, as what follows
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from thang.workshop.base.audit.services import SYSTEM  # noqa: E402
from thang.workshop.base.organisations.closure_rows import remake_closure  # noqa: E402
from thang.workshop.base.organisations.models import Code, Organisation, Placement  # noqa: E402
from thang.workshop.base.organisations.seeding import enter_units  # noqa: E402
from thang.workshop.base.organisations.services import Founding, found  # noqa: E402
from thang.workshop.base.organisations.units import TWO_TIERS  # noqa: E402
from thang.workshop.base.people.models import Appointment, Person  # noqa: E402
from thang.workshop.base.people.services import Term, add_person, appoint  # noqa: E402
from thang.workshop.project import database  # noqa: E402

MADE_UP = "dữ liệu minh họa"


@transaction.atomic
def ministry() -> Organisation:
    """Made up: one above all provinces, so that whoever keeps it sees the whole country."""
    top = found(Founding("other", "Bộ minh họa"), actor=SYSTEM)
    provinces = Organisation.objects.filter(kind__in=["province", "city"], until=None)
    Placement.objects.bulk_create(
        Placement(organisation=one, parent=top, hierarchy="state", since=TWO_TIERS) for one in provinces
    )
    remake_closure()
    return top


@transaction.atomic
def crowd(count: int) -> None:
    """Officers of the communes, in turn."""
    communes = list(Organisation.objects.filter(kind__in=["commune", "ward"], until=None).order_by("pk"))
    people = Person.objects.bulk_create(
        [Person.of(f"nguoi{at:05d}", f"Người Thử {at:05d}") for at in range(count)], batch_size=1000
    )
    Appointment.objects.bulk_create(
        [
            Appointment(
                person=one, organisation=communes[at % len(communes)], role="officer", since=TWO_TIERS, basis=MADE_UP
            )
            for at, one in enumerate(people)
        ],
        batch_size=1000,
    )


def settle() -> None:
    """What a database in use has done by itself: counted what it holds, and swept up."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def cookie_of(person: Person) -> str:
    """As if the person had signed in."""
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def main() -> None:
    database.bring_up()
    enter_units(SYSTEM)
    office = add_person("office", "Người Giữ", actor=SYSTEM)
    appoint(office, Term("office", ministry(), TWO_TIERS, basis=MADE_UP), actor=SYSTEM)
    crowd(int(sys.argv[1]))
    settle()
    province = Code.objects.get(system="statistics", code="15", since=TWO_TIERS).organisation_id
    print(cookie_of(office), province)


if __name__ == "__main__":
    main()
