"""Rounds: what makes one whole, what opens it, who is in it, and deadlines that move by a decision."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.workshop.conftest import Browser, founded
from tests.workshop.stages.cast import (
    act,
    adopted_edition,
    draft_edition,
    draft_round,
    facts,
    moment,
    opened,
    participant,
)
from thang.workshop.base.audit.models import Entry
from thang.workshop.base.audit.services import SYSTEM
from thang.workshop.base.notices.models import Notice
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.people.models import Person
from thang.workshop.stages.rounds.models import CLOSED, DRAFT, OPEN, Participant, Round
from thang.workshop.stages.rounds.services import (
    Joining,
    add_participants,
    assign,
    change_participant,
    change_round,
    close_round,
    exclude,
    extend_deadline,
    make_round,
    open_round,
    set_supplier,
    take_out,
)

TODAY = timezone.localdate


@pytest.mark.parametrize(
    ("changes", "kind", "field"),
    [
        ({"name": "  "}, "name_is_empty", "name"),
        ({"last_day": TODAY() - timedelta(days=301)}, "period_ends_before", "last_day"),
        ({"cut_off": TODAY() - timedelta(days=301)}, "cut_off_before_period", "cut_off"),
        ({"deadline": moment(-5), "supply_deadline": moment(-6)}, "deadline_before_cut_off", "deadline"),
        ({"supply_deadline": moment(11)}, "supply_after_deadline", "supply_deadline"),
        ({"first_day": TODAY().replace(year=1925)}, "day_is_too_far", "first_day"),
        ({"last_day": TODAY().replace(year=2205)}, "day_is_too_far", "last_day"),
        ({"deadline": moment(365 * 180)}, "day_is_too_far", "deadline"),
    ],
    ids=["no name", "period", "cut-off", "deadline", "supply", "too early", "too late", "deadline too late"],
)
def test_a_round_that_makes_no_sense_is_refused(
    province: Organisation, changes: dict[str, Any], kind: str, field: str
) -> None:
    with pytest.raises(Refused) as refused:
        make_round(province, facts(adopted_edition(province), **changes), actor=SYSTEM)
    assert (refused.value.kind, refused.value.field) == (kind, field)
    assert not Round.objects.exists()


def test_only_a_trial_is_held_with_a_draft(province: Organisation) -> None:
    edition = draft_edition(province)
    with pytest.raises(Refused, match="edition_is_not_adopted"):
        make_round(province, facts(edition), actor=SYSTEM)
    assert make_round(province, facts(edition, is_trial=True), actor=SYSTEM).is_trial


def test_a_name_is_used_once(province: Organisation) -> None:
    draft_round(province, [])
    with pytest.raises(Refused, match="round_is_there"):
        draft_round(province, [])


def test_it_opens_by_an_act_and_not_without_anybody(province: Organisation, commune: Organisation) -> None:
    one = draft_round(province, [])
    with pytest.raises(Refused, match="nobody_takes_part"):
        open_round(one, act(), now=timezone.now(), actor=SYSTEM)
    add_participants(one, [commune], Joining("xa"), actor=SYSTEM)
    with pytest.raises(Refused, match="round_needs_an_act"):
        open_round(one, None, now=timezone.now(), actor=SYSTEM)
    with pytest.raises(Refused, match="deadline_is_over"):
        open_round(one, act(), now=moment(11), actor=SYSTEM)
    open_round(one, act(), now=timezone.now(), actor=SYSTEM)
    one.refresh_from_db()
    assert (one.state, str(one.basis)) == (OPEN, str(act()))
    assert Entry.objects.latest("number").action == "round.opened"
    assert participant(one, commune).submission.asked == 6


def test_a_trial_needs_no_act(province: Organisation, commune: Organisation) -> None:
    one = draft_round(province, [commune], is_trial=True)
    open_round(one, None, now=timezone.now(), actor=SYSTEM)
    assert one.state == OPEN


def test_what_is_open_stays_as_it_is(
    province: Organisation, commune: Organisation, other_commune: Organisation
) -> None:
    one = opened(province, [commune])
    row = participant(one, commune)
    for service in (
        lambda: change_round(one, facts(one.edition, "Tên khác"), actor=SYSTEM),
        lambda: add_participants(one, [other_commune], Joining("xa"), actor=SYSTEM),
        lambda: change_participant(row, Joining("so"), actor=SYSTEM),
        lambda: take_out(row, actor=SYSTEM),
        lambda: open_round(one, act(), now=timezone.now(), actor=SYSTEM),
    ):
        with pytest.raises(Refused, match="round_is_open_already"):
            service()
    assert Participant.objects.get().group == "xa"


def test_who_joins_twice_is_in_it_once(province: Organisation, commune: Organisation) -> None:
    one = draft_round(province, [commune])
    with pytest.raises(Refused, match="nobody_to_add"):
        add_participants(one, [commune], Joining("xa"), actor=SYSTEM)
    with pytest.raises(Refused, match="no_such_group"):
        add_participants(one, [commune], Joining("huyen"), actor=SYSTEM)
    assert Participant.objects.count() == 1


def test_an_extension_keeps_the_first_deadline_and_names_the_act(province: Organisation, commune: Organisation) -> None:
    one = opened(province, [commune])
    row, first = participant(one, commune), one.deadline
    with pytest.raises(Refused, match="deadline_not_later"):
        extend_deadline([row], until=first, decided_by=act(), actor=SYSTEM)
    extend_deadline([row], until=first + timedelta(days=3), decided_by=act("2/QĐ-UBND"), actor=SYSTEM)
    row.refresh_from_db()
    assert row.due == first + timedelta(days=3)
    assert (row.round.deadline, row.extensions.get().before) == (first, first)
    assert Entry.objects.latest("number").basis.startswith("2/QĐ-UBND")


def test_many_are_extended_by_one_decision_and_nobody_by_none(open_round: Round) -> None:
    rows = list(Participant.objects.filter(round=open_round).select_related("round"))
    extend_deadline(rows, until=moment(20), decided_by=act(), actor=SYSTEM)
    assert Entry.objects.filter(action="round.deadline_extended").count() == len(rows) > 1
    with pytest.raises(Refused, match="nobody_is_extended"):
        extend_deadline([], until=moment(30), decided_by=act(), actor=SYSTEM)


def test_a_unit_is_left_out_by_an_act_and_what_it_said_is_kept(unit: Participant) -> None:
    exclude(unit, act(), "không có thủ tục hành chính", actor=SYSTEM)
    unit.refresh_from_db()
    assert str(unit.excluded_by) == str(act())
    with pytest.raises(Refused, match="is_excluded_already"):
        exclude(unit, act(), "lần nữa", actor=SYSTEM)


def test_a_round_that_is_closed_takes_nothing(open_round: Round, unit: Participant) -> None:
    close_round(open_round, actor=SYSTEM)
    unit.refresh_from_db()
    assert open_round.state == CLOSED
    with pytest.raises(Refused, match="round_is_closed"):
        exclude(unit, act(), "muộn", actor=SYSTEM)
    with pytest.raises(Refused, match="round_is_not_open"):
        extend_deadline([unit], until=moment(20), decided_by=act(), actor=SYSTEM)
    with pytest.raises(Refused, match="round_is_not_open"):
        close_round(open_round, actor=SYSTEM)


def test_an_unknown_indicator_has_no_supplier_and_nobody_in_charge(
    open_round: Round, unit: Participant, province: Organisation, officer: Person
) -> None:
    with pytest.raises(Refused, match="no_such_indicator"):
        set_supplier(open_round, ["9.9"], province, is_survey=False, actor=SYSTEM)
    with pytest.raises(Refused, match="no_such_indicator"):
        assign(unit, ["2.4"], officer, actor=SYSTEM)
    assign(unit, ["1.1", "1.2"], officer, actor=SYSTEM)
    assign(unit, ["1.1"], None, actor=SYSTEM)
    assert [one.code for one in unit.assignments.all()] == ["1.2"]


def test_the_office_makes_a_round_adds_by_kind_and_opens_it(
    province: Organisation, commune: Organisation, other_commune: Organisation, office: Person, browser: Browser
) -> None:
    founded("Sở thử", "department", province)
    edition, page = adopted_edition(province), browser(office)
    said = facts(edition, "Kỳ 2026")
    days = {name: getattr(said, name).isoformat() for name in ("first_day", "last_day", "cut_off")}
    moments = {
        name: timezone.localtime(getattr(said, name)).strftime("%Y-%m-%dT%H:%M")
        for name in ("supply_deadline", "deadline")
    }
    made = page.post("/rounds/make/", {"name": "Kỳ 2026", "edition": edition.pk, **days, **moments})
    one = Round.objects.get()
    assert (made.status_code, made.headers["Location"], one.state) == (302, f"/rounds/{one.pk}/", DRAFT)
    wrong = page.post(
        f"/rounds/{one.pk}/participants/add/", {"group": "xa", "which_units": "02683\n99999", "is_ranked": "on"}
    )
    assert "dòng 2: “99999”" in wrong.content.decode()
    assert "02683" in wrong.content.decode()
    page.post(f"/rounds/{one.pk}/participants/add/", {"group": "xa", "kinds": ["commune"], "is_ranked": "on"})
    assert set(Participant.objects.values_list("name", flat=True)) == {"Xã Bát Xát", "Xã Bắc Hà"}
    refused = page.post(f"/rounds/{one.pk}/open/", {"act": "9/QĐ-UBND"})
    assert "9/QĐ-UBND" in refused.content.decode()
    assert page.post(f"/rounds/{one.pk}/open/", {"act": "1/QĐ-UBND"}).status_code == 302
    one.refresh_from_db()
    assert one.state == OPEN
    assert "Kỳ 2026" in page.get("/rounds/?export=csv").getvalue().decode()


def test_who_answers_is_told_that_it_opened_and_of_an_extension(
    province: Organisation, commune: Organisation, officer: Person, stranger: Person
) -> None:
    one = opened(province, [commune])
    row = participant(one, commune)
    extend_deadline([row], until=one.deadline + timedelta(days=3), decided_by=act(), actor=SYSTEM)
    told = Notice.objects.filter(key__in=("round_opened", "deadline_extended"))
    assert list(told.order_by("pk").values_list("key", "person")) == [
        ("round_opened", officer.pk),
        ("deadline_extended", officer.pk),
    ]


def test_a_draft_is_seen_by_its_office_alone(
    province: Organisation, commune: Organisation, office: Person, officer: Person, browser: Browser
) -> None:
    one = draft_round(province, [commune])
    assert browser(office).get(f"/rounds/{one.pk}/").status_code == 200
    assert browser(officer).get(f"/rounds/{one.pk}/").status_code == 404
    open_round(one, act(), now=timezone.now(), actor=SYSTEM)
    assert browser(officer).get(f"/rounds/{one.pk}/").status_code == 200


def test_pages_extend_exclude_and_assign(
    open_round: Round, unit: Participant, office: Person, officer: Person, browser: Browser
) -> None:
    page = browser(office)
    until = timezone.localtime(moment(20)).strftime("%d/%m/%Y %H:%M")
    page.post(
        f"/rounds/{open_round.pk}/extend/", {"until_moment": until, "act": "1/QĐ-UBND", "which_units": "Xã Bát Xát"}
    )
    unit.refresh_from_db()
    assert unit.deadline is not None
    page.post(f"/rounds/participants/{unit.pk}/exclude/", {"act": "1/QĐ-UBND", "why": "sáp nhập"})
    assert browser(officer).get(f"/rounds/participants/{unit.pk}/assignments/").status_code == 404
    unit.refresh_from_db()
    assert unit.excluded_why == "sáp nhập"
