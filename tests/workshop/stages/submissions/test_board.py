"""The board: where every unit is, for whom it waits, and what every indicator lacks."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.workshop.conftest import Browser
from tests.workshop.stages.cast import ASKED, moment, participant
from tests.workshop.stages.submissions.test_answers import loaded, wrote
from tests.workshop.stages.submissions.test_confirming import handed
from thang.workshop.base.audit.services import SYSTEM
from thang.workshop.base.notices.queries import my_work
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.people.access import Reach
from thang.workshop.base.people.models import Person
from thang.workshop.stages.rounds.models import Participant, Round
from thang.workshop.stages.submissions.board import (
    HANDED_IN,
    LATE,
    NEVER_IN,
    NOT_BEGUN,
    OVERDUE,
    PLACES,
    WAITS_FOR_HEAD,
    WORKING,
    indicators_of,
    place_of,
    standing_at,
    summary_of,
    units_of,
    waits_for,
)
from thang.workshop.stages.submissions.jobs import note_day
from thang.workshop.stages.submissions.models import Day
from thang.workshop.stages.submissions.services import confirm_supplied

VALUES = {"1.1": "4", "1.2": "head", "1.3": "yes", "2.1": "3/4", "2.3": "5"}
MOST_QUERIES = 20


def place(one: Round, unit: Participant) -> tuple[str, str]:
    """Where it is, as told of the row and as found in SQL."""
    now, today = timezone.now(), timezone.localdate()
    row = units_of(one, today).get(participant=unit)
    found = place_of(row, now)
    assert standing_at(units_of(one, today), found, now).filter(pk=row.pk).exists()
    return found, waits_for(row)


def test_a_unit_goes_its_way(open_round: Round, unit: Participant, officer: Person, head: Person) -> None:
    assert place(open_round, unit) == (NEVER_IN, "officer")
    Person.objects.filter(pk=officer.pk).update(last_login=timezone.now())
    assert place(open_round, unit) == (NOT_BEGUN, "officer")
    for code, value in VALUES.items():
        wrote(unit, code, value)
    assert place(open_round, unit) == (WORKING, "agency")
    loaded(open_round, unit)
    assert place(open_round, unit) == (WORKING, "officer")
    confirm_supplied(unit, "2.2", 1, now=timezone.now(), actor=SYSTEM)
    assert place(open_round, unit) == (WAITS_FOR_HEAD, "head")
    handed(unit, head)
    assert place(open_round, unit) == (HANDED_IN, "nobody")


def test_what_is_over_is_overdue_or_late(open_round: Round, unit: Participant, head: Person) -> None:
    Round.objects.update(deadline=moment(-1))
    open_round.refresh_from_db()
    unit.round.refresh_from_db()
    assert place(open_round, unit)[0] == OVERDUE
    handed(unit, head)
    assert place(open_round, unit)[0] == LATE
    found = summary_of(units_of(open_round, timezone.localdate()), timezone.now())
    assert (found.units, found.handed_in, found.late, found.overdue, found.never_in) == (2, 1, 1, 1, 2)


def test_an_extension_is_no_lateness_for_who_has_it(open_round: Round, unit: Participant) -> None:
    Round.objects.update(deadline=moment(-1))
    Participant.objects.filter(pk=unit.pk).update(deadline=moment(2))
    open_round.refresh_from_db()
    assert place(open_round, unit)[0] == NEVER_IN


def test_an_indicator_counts_what_it_lacks(open_round: Round, unit: Participant, other_commune: Organisation) -> None:
    wrote(unit, "1.1", "4")
    wrote(unit, "1.2", "NA:không có")
    loaded(open_round, unit)
    rows = {row.item.code: row for row in indicators_of(open_round)}
    assert list(rows) == ASKED
    assert (rows["1.1"].asked, rows["1.1"].done, rows["1.1"].missing) == (2, 1, 1)
    assert (rows["1.2"].done, rows["1.2"].not_applicable) == (1, 1)
    assert (rows["2.2"].to_confirm, rows["2.2"].awaited, rows["2.2"].missing) == (1, 1, 0)
    Participant.objects.filter(organisation=other_commune).update(excluded_by=open_round.basis)
    assert {row.item.code: row.asked for row in indicators_of(open_round)}["1.1"] == 1


def test_pages_say_it_and_are_exported(open_round: Round, unit: Participant, office: Person, browser: Browser) -> None:
    wrote(unit, "1.1", "4")
    page, address = browser(office), f"/rounds/{open_round.pk}/board/"
    said = page.get(address).content.decode()
    assert "Chỉ số đã xong: 1/12" in said
    assert "Chưa từng đăng nhập" in said
    assert "Xã Bắc Hà" not in page.get(f"{address}?place=working").content.decode()
    assert "Xã Bát Xát" in page.get(f"{address}?export=csv").getvalue().decode()
    table = page.get(f"{address}indicators/?export=xlsx")
    assert "xl/workbook.xml" in ZipFile(BytesIO(table.content)).namelist()
    assert "Sở thử" in page.get(f"/rounds/{open_round.pk}/suppliers/").content.decode()


@pytest.mark.parametrize("which", PLACES)
def test_every_place_can_be_asked_for(open_round: Round, office: Person, browser: Browser, which: str) -> None:
    assert browser(office).get(f"/rounds/{open_round.pk}/board/?place={which}").status_code == 200


def test_a_morning_is_noted_once_a_day(open_round: Round, unit: Participant) -> None:
    class Morning:
        now = timezone.now()

    note_day(Morning())  # type: ignore[arg-type]  # what the job asks of its work
    wrote(unit, "1.1", "4")
    note_day(Morning())  # type: ignore[arg-type]  # as above
    Morning.now += timedelta(days=1)
    note_day(Morning())  # type: ignore[arg-type]  # as above
    assert list(Day.objects.order_by("day").values_list("done", "asked", "units")) == [(1, 12, 2), (1, 12, 2)]


def test_it_waits_in_my_work(open_round: Round, unit: Participant, officer: Person, head: Person) -> None:
    def work(one: Person) -> set[str]:
        bins = my_work(Reach(one, timezone.localdate()), "vi")
        return {item.text for each in bins for item in each.works}

    assert work(officer) == {"Xã Bát Xát: kỳ “Kỳ thử” còn 5/6 chỉ số"}
    for code, value in VALUES.items():
        wrote(unit, code, value)
    assert work(officer) == set()
    assert work(head) == {"Xã Bát Xát: kỳ “Kỳ thử” đã kê khai đủ, chờ xác nhận"}
    handed(unit, head)
    assert work(head) == set()


def test_no_page_asks_more_than_twenty_questions(
    open_round: Round, unit: Participant, other_commune: Organisation, office: Person, head: Person, browser: Browser
) -> None:
    loaded(open_round, unit)
    for code, value in VALUES.items():
        wrote(unit, code, value)
        wrote(participant(open_round, other_commune), code, value)
    of_unit = f"/rounds/units/{unit.pk}/"
    for who, addresses in (
        (
            head,
            (
                of_unit,
                f"{of_unit}print/",
                f"{of_unit}confirm/",
                f"{of_unit}indicators/1.1/",
                f"{of_unit}indicators/2.2/",
            ),
        ),
        (
            office,
            (
                "/rounds/",
                *(f"/rounds/{open_round.pk}/{rest}" for rest in ("", "board/", "board/indicators/", "participants/")),
            ),
        ),
    ):
        page = browser(who)
        for address in addresses:
            with CaptureQueriesContext(connection) as asked:
                assert page.get(address).status_code == 200
            assert len(asked) <= MOST_QUERIES, address
