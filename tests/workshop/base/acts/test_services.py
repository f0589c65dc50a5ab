"""What the services of acts write, what they leave in the trail, and what they refuse."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, models, transaction

from tests.workshop.base.acts.cast import ACTOR, NEW, OLD, PLAN, REPLACED, SIGNED, entered, refusal
from thang.workshop.base.acts.models import Act, Replacement
from thang.workshop.base.acts.services import (
    Facts,
    correct_act,
    facts_of,
    lapse_act,
    replace_act,
    withdraw_replacement,
)
from thang.workshop.base.audit.models import Entry
from thang.workshop.base.audit.queries import entries_of

pytestmark = pytest.mark.django_db
ONE_DAY = timedelta(days=1)


def replaced(*olds: Act, by: Act, on: date = REPLACED, is_part: bool = False) -> list[Replacement]:
    return replace_act(by, olds, on=on, is_part=is_part, actor=ACTOR)


def corrected(act: Act, **changed: object) -> None:
    facts: Facts = replace(facts_of(act), **changed)  # type: ignore[arg-type]  # the tests give fields of Facts
    correct_act(act, facts, reason="gõ nhầm", actor=ACTOR)


def actions(subject: models.Model) -> list[str]:
    """The oldest first."""
    return [entry.action for entry in entries_of(subject).order_by("number")]


# Entering.


def test_an_entered_act_has_its_keys_and_its_entry() -> None:
    act = entered(OLD, number="  791/QĐ-UBND ", title_en="Digital index")
    assert act.number == "791/QĐ-UBND"
    assert act.search_key.startswith("791/qd-ubnd ban hanh bo chi so")
    assert "digital index" in act.search_key
    entry = entries_of(act).get()
    assert (entry.action, entry.actor, entry.subject_name) == ("act.entered", "Người thử", "791/QĐ-UBND (11/04/2023)")
    assert json.loads(entry.after)["signed_on"] == "2023-04-11"


def test_a_number_typed_with_marks_apart_is_the_same_number() -> None:
    entered(OLD, number="5/KẾ")
    assert refusal(lambda: entered(OLD, number="5/KE\u0302\u0301")) == ("act_is_known", "number")


@pytest.mark.parametrize("field", ["number", "title", "issuer"])
def test_an_act_that_says_nothing_there_is_refused(field: str) -> None:
    assert refusal(lambda: entered(OLD, **{field: "  "})) == ("act_says_nothing", field)


def test_a_second_act_of_the_number_and_day_is_refused_and_one_of_another_day_is_not() -> None:
    entered(OLD)
    assert refusal(lambda: entered(OLD)) == ("act_is_known", "number")
    assert entered(OLD, signed_on=SIGNED + ONE_DAY).pk


@pytest.mark.parametrize("until", [OLD.since, OLD.since - ONE_DAY])
def test_an_end_that_is_not_after_the_beginning_is_refused(until: date) -> None:
    assert refusal(lambda: entered(OLD, until=until)) == ("act_ends_before_it_begins", "until")


@pytest.mark.parametrize("url", ["http://example.vn/791", "javascript:alert(1)", "https://", "791.pdf", "https://[x"])
def test_an_address_that_is_not_https_is_refused(url: str) -> None:
    assert refusal(lambda: entered(OLD, url=url)) == ("url_is_not_https", "url")


def test_an_https_address_is_kept() -> None:
    assert entered(OLD, url="https://example.vn/791").url == "https://example.vn/791"


def test_a_kind_outside_of_the_list_is_a_slip_of_the_program() -> None:
    with pytest.raises(ValueError, match="edict"):
        entered(OLD, kind="edict")


def test_the_database_itself_holds_number_and_day_apart() -> None:
    act = entered(OLD)
    act.pk = None
    act._state.adding = True
    with pytest.raises(IntegrityError), transaction.atomic():
        act.save()


# Correcting.


def test_a_correction_tells_how_it_was_and_only_what_changed() -> None:
    act = entered(OLD)
    corrected(act, title="Bộ chỉ số", issuer="UBND tỉnh")
    act.refresh_from_db()
    assert (act.title, act.issuer, act.number) == ("Bộ chỉ số", "UBND tỉnh", OLD.number)
    assert "bo chi so ubnd tinh" in " ".join(act.search_key.split())
    entry = entries_of(act).first()
    assert entry is not None
    assert (entry.action, entry.basis) == ("act.corrected", "gõ nhầm")
    assert json.loads(entry.before) == {"title": OLD.title, "issuer": OLD.issuer}
    assert json.loads(entry.after) == {"title": "Bộ chỉ số", "issuer": "UBND tỉnh"}


def test_a_correction_that_changes_nothing_leaves_no_entry() -> None:
    act = entered(OLD)
    corrected(act, title=f" {OLD.title} ")
    assert actions(act) == ["act.entered"]


def test_a_correction_into_another_act_is_refused() -> None:
    act = entered(OLD)
    entered(NEW)
    assert refusal(lambda: corrected(act, number=NEW.number, signed_on=NEW.signed_on)) == ("act_is_known", "number")


def test_the_end_of_a_replaced_act_is_not_corrected_by_itself() -> None:
    old, new = entered(OLD), entered(NEW)
    replaced(old, by=new)
    old.refresh_from_db()
    assert refusal(lambda: corrected(old, until=None)) == ("act_ends_by_replacement", "until")
    corrected(old, title="Bộ chỉ số")
    assert Act.objects.get(pk=old.pk).title == "Bộ chỉ số"


def test_a_day_of_signing_after_what_the_act_replaced_is_refused() -> None:
    old, new = entered(OLD), entered(NEW)
    replaced(old, by=new)
    assert refusal(lambda: corrected(new, signed_on=REPLACED + ONE_DAY)) == ("act_replaced_before", "signed_on")


def test_a_beginning_after_a_replacement_of_it_is_refused() -> None:
    old, new = entered(OLD), entered(NEW)
    replaced(old, by=new, is_part=True)
    assert refusal(lambda: corrected(old, since=REPLACED)) == ("act_is_replaced_before", "since")


def test_an_end_before_what_the_act_replaces_is_refused() -> None:
    old, new = entered(OLD), entered(NEW, since=date(2024, 12, 20))
    replaced(old, by=new)
    assert refusal(lambda: corrected(new, until=REPLACED)) == ("act_replaces_later", "until")


# Replacing.


def test_a_replaced_act_is_valid_to_the_day_before() -> None:
    old, new = entered(OLD), entered(NEW)
    replaced(old, by=new)
    old.refresh_from_db()
    assert (old.lasts_on(REPLACED - ONE_DAY), old.lasts_on(REPLACED), old.until) == (True, False, REPLACED)


def test_a_replacement_is_in_the_trail_of_both_acts() -> None:
    old, new = entered(OLD), entered(NEW)
    replaced(old, by=new)
    assert actions(old) == ["act.entered", "act.replaced"]
    assert actions(new) == ["act.entered", "act.replaces"]
    after = json.loads(entries_of(old).order_by("-number")[0].after)
    assert after == {"until": "2025-01-01", "on": "2025-01-01", "is_part": "False", "replaced_by": str(new)}


def test_one_act_replaces_several_at_once() -> None:
    old, plan, new = entered(OLD), entered(PLAN), entered(NEW)
    replaced(old, plan, old, by=new)
    assert Replacement.objects.filter(new=new).count() == 2
    assert list(Act.objects.filter(until=REPLACED).order_by("pk")) == [old, plan]


def test_a_part_that_is_replaced_leaves_the_act_valid() -> None:
    old, new = entered(OLD), entered(NEW)
    replaced(old, by=new, is_part=True)
    old.refresh_from_db()
    assert old.until is None
    assert Replacement.objects.get().is_part


def test_what_was_replaced_in_part_can_be_replaced_wholly_later() -> None:
    old, new = entered(OLD), entered(NEW)
    replaced(old, by=new, is_part=True)
    later = REPLACED + ONE_DAY
    replaced(old, by=new, on=later)
    assert Act.objects.get(pk=old.pk).until == later


def test_an_act_that_is_not_signed_replaces_nothing() -> None:
    old, new = entered(OLD), entered(NEW)
    assert refusal(lambda: replaced(old, by=new, on=NEW.signed_on - ONE_DAY)) == ("act_not_signed_yet", "on")
    assert replaced(old, by=new, on=NEW.signed_on)


@pytest.mark.parametrize("is_part", [False, True])
def test_an_act_that_has_lapsed_is_not_replaced_any_more(is_part: bool) -> None:
    old, new = entered(OLD, until=REPLACED), entered(NEW)
    assert refusal(lambda: replaced(old, by=new, is_part=is_part)) == ("act_lapsed_already", "olds")


def test_an_act_that_has_lapsed_replaces_nothing_any_more() -> None:
    old, new = entered(OLD), entered(NEW, since=NEW.signed_on, until=REPLACED)
    assert refusal(lambda: replaced(old, by=new)) == ("act_lapsed_already", "on")


def test_an_act_that_was_not_valid_before_is_not_replaced() -> None:
    old, new = entered(OLD, since=REPLACED), entered(NEW)
    assert refusal(lambda: replaced(old, by=new)) == ("act_not_valid_before", "olds")


def test_an_act_does_not_replace_itself() -> None:
    new = entered(NEW, since=NEW.signed_on)
    assert refusal(lambda: replaced(new, by=new)) == ("act_replaces_itself", "olds")


def test_the_same_replacement_is_not_entered_twice() -> None:
    old, new = entered(OLD), entered(NEW)
    replaced(old, by=new, is_part=True)
    assert refusal(lambda: replaced(old, by=new, is_part=True)) == ("act_is_replaced_so", "olds")


def test_a_replacement_of_nothing_is_refused() -> None:
    new = entered(NEW)
    assert refusal(lambda: replaced(by=new)) == ("act_says_nothing", "olds")


def test_an_act_that_still_replaces_another_later_is_not_replaced_before() -> None:
    old, new, newest = entered(OLD), entered(NEW, since=NEW.signed_on), entered(NEW, number="1/QĐ-UBND")
    replaced(old, by=new)
    assert refusal(lambda: replaced(new, by=newest, on=REPLACED)) == ("act_replaces_later", "olds")


def test_where_one_of_several_is_refused_none_is_replaced() -> None:
    old, lapsed, new = entered(OLD), entered(PLAN, until=date(2024, 6, 1)), entered(NEW)
    assert refusal(lambda: replaced(old, lapsed, by=new)) == ("act_lapsed_already", "olds")
    assert Act.objects.get(pk=old.pk).until is None
    assert not Replacement.objects.exists()


def test_a_withdrawn_replacement_opens_the_act_again_and_the_trail_keeps_it() -> None:
    old, new = entered(OLD), entered(NEW)
    (row,) = replaced(old, by=new)
    withdraw_replacement(row, reason="ghi nhầm", actor=ACTOR)
    old.refresh_from_db()
    assert old.until is None
    assert not Replacement.objects.exists()
    assert actions(new)[-1] == actions(old)[-1] == "act.replacement_withdrawn"
    assert json.loads(entries_of(old).order_by("-number")[0].before)["until"] == "2025-01-01"


def test_a_withdrawn_replacement_of_a_part_leaves_the_end_as_it_is() -> None:
    old, new = entered(OLD, until=date(2026, 1, 1)), entered(NEW)
    (row,) = replaced(old, by=new, is_part=True)
    withdraw_replacement(row, reason="ghi nhầm", actor=ACTOR)
    assert Act.objects.get(pk=old.pk).until == date(2026, 1, 1)


# Lapsing.


def test_an_act_lapses_from_a_day_on_by_a_basis() -> None:
    act = entered(PLAN)
    lapse_act(act, on=REPLACED, basis="3001/QĐ-UBND", actor=ACTOR)
    act.refresh_from_db()
    assert (act.lasts_on(REPLACED - ONE_DAY), act.lasts_on(REPLACED)) == (True, False)
    entry = entries_of(act).order_by("-number")[0]
    assert (entry.action, entry.basis, json.loads(entry.after)) == (
        "act.lapsed",
        "3001/QĐ-UBND",
        {"until": "2025-01-01"},
    )


def test_an_act_lapses_once() -> None:
    act = entered(PLAN, until=REPLACED)
    assert refusal(lambda: lapse_act(act, on=REPLACED, basis="x", actor=ACTOR)) == ("act_lapsed_already", "on")


def test_an_act_does_not_lapse_before_it_is_valid() -> None:
    act = entered(PLAN)
    assert refusal(lambda: lapse_act(act, on=PLAN.since, basis="x", actor=ACTOR)) == ("act_not_valid_before", "on")


def test_an_act_does_not_lapse_before_what_it_replaces() -> None:
    old, new = entered(OLD), entered(NEW, since=NEW.signed_on)
    replaced(old, by=new)
    assert refusal(lambda: lapse_act(new, on=REPLACED, basis="x", actor=ACTOR)) == ("act_replaces_later", "on")


def test_an_act_does_not_lapse_before_it_is_replaced() -> None:
    old, new = entered(OLD), entered(NEW)
    replaced(old, by=new)
    old.refresh_from_db()
    early = REPLACED - ONE_DAY
    assert refusal(lambda: lapse_act(old, on=early, basis="x", actor=ACTOR)) == ("act_is_replaced_later", "on")


def test_a_refusal_leaves_no_entry() -> None:
    act = entered(PLAN, until=REPLACED)
    count = Entry.objects.count()
    refusal(lambda: lapse_act(act, on=REPLACED, basis="x", actor=ACTOR))
    assert Entry.objects.count() == count
