"""The beginning of an installation: whole or not at all, and the first keeper can sign in."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from thang.workshop.base.audit.models import Entry
from thang.workshop.base.audit.queries import first_broken
from thang.workshop.base.calendar.models import DayOff
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.organisations.units import Unit, Units
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.people.beginning import Keeper, begin_with
from thang.workshop.base.people.models import Person

PASSWORD = "mat khau du dai 2026"
SHORT = PASSWORD[:11]
SMALL = Units(
    old={"10": Unit("10", "Tỉnh Cũ", "province", "")}, new={"15": Unit("15", "Tỉnh Mới", "province", "")}, links=[]
)
KEEPER = Keeper("an", "Người giữ", PASSWORD, code="15")
SHORT_SAID = "thang: nothing was done: the password is too short; take 12 characters or more\n"
THANG = [sys.executable, "-m", "thang"]


def test_the_keeper_signs_in_and_keeps_the_unit(db: None) -> None:
    assert begin_with(KEEPER, SMALL) == 2
    client = Client()
    assert client.post("/sign-in/", {"sign_in": "an", "password": PASSWORD}).status_code == 302
    one = Organisation.objects.get(names__name="Tỉnh Mới")
    assert client.get(f"/organisations/{one.pk}/rename/").status_code == 200
    years = {day.year for day in DayOff.objects.values_list("day", flat=True)}
    assert years >= {timezone.localdate().year, timezone.localdate().year + 1}
    assert first_broken() is None
    assert not Entry.objects.filter(after__contains=PASSWORD).exists()


def test_another_public_body_begins_with_its_name(db: None) -> None:
    begin_with(replace(KEEPER, code=None, body="Bộ Minh họa"), SMALL)
    (term,) = Person.objects.get(sign_in="an").appointments.all()
    assert (str(term.organisation), term.role) == ("Bộ Minh họa", "office")


@pytest.mark.parametrize(
    ("wrong", "kind"),
    [
        (replace(KEEPER, code="10"), "no_unit_of_that_code"),  # of a unit that has ended
        (replace(KEEPER, code="99"), "no_unit_of_that_code"),
        (replace(KEEPER, password=SHORT), "password_is_short"),
        (replace(KEEPER, name=" "), "name_is_empty"),
    ],
)
def test_what_is_refused_leaves_nothing(db: None, wrong: Keeper, kind: str) -> None:
    with pytest.raises(Refused) as refused:
        begin_with(wrong, SMALL)
    assert refused.value.kind == kind
    assert (Organisation.objects.count(), Person.objects.count(), Entry.objects.count()) == (0, 0, 0)


def test_a_second_time_enters_nothing_twice(db: None) -> None:
    begin_with(KEEPER, SMALL)
    with pytest.raises(Refused, match="sign_in_is_taken"):
        begin_with(KEEPER, SMALL)
    assert begin_with(replace(KEEPER, sign_in="binh"), SMALL) == 0
    assert Organisation.objects.count() == 2


@pytest.mark.slow
def test_the_commands_of_a_new_installation(tmp_path: Path) -> None:
    """As the guide gives them, on a database of its own: before migrate it says so, then all goes through."""

    def run(*words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        kept = {key: value for key, value in os.environ.items() if not key.startswith("THANG_")}
        environment = {**kept, "THANG_DATA": str(tmp_path / "data"), "THANG_LANGUAGE": "en"}
        command = [*THANG, *words, "--lang", "en"]
        return subprocess.run(command, env=environment, input=typed, capture_output=True, text=True, check=False)

    begin = ("begin", "--code", "15", "--sign-in", "an", "--name", "Người giữ")
    early = run(*begin, typed=PASSWORD)
    assert (early.returncode, early.stderr) == (2, "thang: the database is not ready → thang migrate\n")
    assert run("serve").returncode == 2
    assert run("migrate").returncode == 0
    short = run(*begin, typed=SHORT + "\n")
    assert (short.returncode, short.stderr) == (2, SHORT_SAID)
    done = run(*begin, typed=PASSWORD + "\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "14,017 organisations entered.",
        "an can sign in. To run the workshop: thang serve",
    ]
    sound = run("doctor")
    assert (sound.returncode, "the chain holds" in sound.stdout) == (0, True)
