"""Recording: an entry stands or falls with its write, and stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone

import pytest
from django.db import IntegrityError, connections, transaction

from tests.workshop.conftest import founded
from thang.workshop.base.audit import chain, queries
from thang.workshop.base.audit.models import Entry, Head, NotChanged
from thang.workshop.base.audit.queries import Change
from thang.workshop.base.audit.services import (
    SYSTEM,
    Actor,
    Done,
    OutsideTransaction,
    record,
    record_all,
    subject_of,
)
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.organisations.services import rename
from thang.workshop.base.parts.forms import Refused

DAY = date(2026, 1, 1)


def last() -> Entry:
    found = Entry.objects.first()
    assert found is not None
    return found


def renamed(one: Organisation, **facts: dict[str, object] | str | None) -> Entry:
    with transaction.atomic():
        return record(SYSTEM, "organisation.renamed", one, **facts)


def test_outside_of_a_transaction_nothing_is_recorded(monkeypatch: pytest.MonkeyPatch) -> None:
    """No database is asked for: it is refused before anything is read or written."""
    monkeypatch.setattr(connections["default"], "in_atomic_block", False)
    with pytest.raises(OutsideTransaction):
        record(SYSTEM, "organisation.renamed", Organisation(pk=1))


def test_an_action_without_a_sentence_is_refused_and_leaves_nothing(commune: Organisation) -> None:
    before = queries.head()
    with pytest.raises(KeyError, match=r"organisation\.eaten"), transaction.atomic():
        record_all(SYSTEM, [Done("organisation.renamed", commune), Done("organisation.eaten", commune)])
    assert queries.head() == before
    assert Entry.objects.count() == before.number


@pytest.mark.parametrize(
    "attempt",
    [
        lambda one: one.save(),
        lambda one: one.save(update_fields=["actor"]),
        lambda one: one.save(force_update=True),
        lambda one: one.delete(),
        lambda one: Entry.objects.all().update(actor="Bình"),
        lambda one: Entry.objects.filter(pk=one.pk).update(actor="Bình"),
        lambda one: Entry.objects.bulk_update([one], ["actor"]),
        lambda one: Entry.objects.update_or_create({"actor": "Bình"}, pk=one.pk),
        lambda one: Entry.objects.all().delete(),
        lambda one: queries.entries().delete(),
        lambda one: Entry.objects.bulk_create(
            [one], update_conflicts=True, update_fields=["actor"], unique_fields=["number"]
        ),
        lambda one: Entry.objects.bulk_create([one], ignore_conflicts=True),
    ],
)
def test_an_entry_is_neither_changed_nor_removed_through_the_model(
    commune: Organisation, attempt: Callable[[Entry], object]
) -> None:
    one = last()
    one.actor = "Bình"
    with pytest.raises(NotChanged), transaction.atomic():
        attempt(one)
    assert last().actor == SYSTEM.name
    assert queries.first_broken() is None


def test_a_new_entry_cannot_take_the_number_of_another_one(commune: Organisation) -> None:

    forged = Entry(number=1, at=last().at, actor="Bình", action="person.added", subject="x:1", subject_name="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        forged.save()
    assert Entry.objects.get(number=1).actor == SYSTEM.name


def test_a_service_that_is_rolled_back_leaves_no_entry(commune: Organisation) -> None:
    before = queries.head()
    with transaction.atomic():
        rename(commune, "Xã Mới", "", on=DAY, basis="", actor=SYSTEM)
        assert queries.head().number == before.number + 1
        transaction.set_rollback(True)
    assert queries.head() == before
    assert (str(commune), Entry.objects.count()) == ("Xã Bát Xát", before.number)


def test_a_service_that_refuses_leaves_no_entry(commune: Organisation) -> None:
    before = queries.head()
    with pytest.raises(Refused):
        rename(commune, "  ", "", on=DAY, basis="", actor=SYSTEM)
    assert queries.head() == before


def test_a_service_that_is_rolled_back_inside_of_another_one_takes_only_its_own_entry_with_it(
    commune: Organisation,
) -> None:
    before = queries.head().number
    with transaction.atomic():
        rename(commune, "Xã Một", "", on=DAY, basis="", actor=SYSTEM)
        with transaction.atomic():
            rename(commune, "Xã Hai", "", on=DAY + timedelta(1), basis="", actor=SYSTEM)
            transaction.set_rollback(True)
        rename(commune, "Xã Ba", "", on=DAY + timedelta(2), basis="", actor=SYSTEM)
    new = Entry.objects.filter(number__gt=before).order_by("number")
    assert [(one.number, one.subject_name) for one in new] == [(before + 1, "Xã Một"), (before + 2, "Xã Ba")]
    assert queries.first_broken() is None


def test_before_and_after_can_be_read_field_by_field(commune: Organisation) -> None:
    rename(commune, "Xã Mới", "New Commune", on=DAY, basis="NQ 1", actor=Actor("An (an)", "Sở"))
    one = last()
    assert list(queries.changes(one)) == [
        Change("name", "Xã Bát Xát", "Xã Mới"),
        Change("name_en", "", "New Commune"),
    ]
    said = (one.action, one.actor, one.on_behalf_of, one.subject, one.subject_name, one.basis)
    wanted = ("organisation.renamed", "An (an)", "Sở", subject_of(commune), "Xã Mới", "NQ 1")
    assert said == wanted


def test_what_was_not_there_is_told_apart_from_what_was_empty(commune: Organisation) -> None:
    entry = renamed(commune, before={"until": None, "kind": ""}, after={"until": DAY, "kind": None, "name": "x"})
    assert list(queries.changes(Entry.objects.get(pk=entry.pk))) == [
        Change("kind", "", None),
        Change("until", None, "2026-01-01"),
        Change("name", None, "x"),
    ]


def test_what_stays_the_same_is_no_change(commune: Organisation) -> None:
    assert list(queries.changes(renamed(commune, before={"kind": "ward"}, after={"kind": "ward"}))) == []


def test_entries_of_one_transaction_follow_one_another(province: Organisation, commune: Organisation) -> None:
    before = queries.head()
    with transaction.atomic():
        first = record(SYSTEM, "organisation.renamed", province)
        second, third = record_all(SYSTEM, [Done("organisation.renamed", commune), Done("organisation.merge", commune)])
    assert [one.number - before.number for one in (first, second, third)] == [1, 2, 3]
    assert [first.previous, second.previous, third.previous] == [before.digest, first.digest, second.digest]
    assert queries.head() == chain.Head(third.number, third.digest)
    assert queries.first_broken() is None


def test_numbers_have_no_gaps_whatever_was_rolled_back_between(commune: Organisation) -> None:
    for day in range(6):
        with transaction.atomic():
            rename(commune, f"Xã {day}", "", on=DAY + timedelta(day), basis="", actor=SYSTEM)
            transaction.set_rollback(day % 2 == 1)
    numbers = list(Entry.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    assert queries.first_broken() is None


def test_the_entries_of_one_subject_are_its_own(province: Organisation, commune: Organisation) -> None:
    assert [one.subject_name for one in queries.entries_of(commune)] == ["Xã Bát Xát"]
    assert [one.subject_name for one in queries.entries()] == ["Xã Bát Xát", "Tỉnh Lào Cai"]


@pytest.mark.parametrize("name", ["Xã " + "ắ" * 296, 'Xã "Bát\\Xát" \u2028 𝒳', "=1+1"])
def test_whatever_a_subject_is_called_the_chain_holds_when_it_is_read_again(db: None, name: str) -> None:
    founded(name, "commune")
    assert last().subject_name == name
    assert queries.first_broken() is None


def test_an_actor_with_the_longest_name_and_sign_in_can_be_recorded(commune: Organisation) -> None:
    """Of 200 and of 100 signs, as people have them; PostgreSQL refuses what does not fit its column."""
    actor = Actor(f"{'ắ' * 200} ({'x' * 100})", "ủ" * 900, "Cơ quan thường trực chương trình (phụ trách), " + "ắ" * 300)
    with transaction.atomic():
        record(actor, "organisation.renamed", commune)
    assert (last().actor, Entry._meta.get_field("actor").max_length) == (actor.said, 800)


def test_the_time_of_an_entry_is_told_in_utc_whatever_zone_it_was_read_in(commune: Organisation) -> None:
    one = last()
    told = one.link.said.at
    one.at = one.at.astimezone(timezone(timedelta(hours=7)))
    assert one.link.said.at == told
    assert datetime.fromisoformat(told) == one.at


def test_without_its_head_the_trail_takes_no_entry(commune: Organisation) -> None:
    Head.objects.all().delete()
    with pytest.raises(Head.DoesNotExist), transaction.atomic():
        record(SYSTEM, "organisation.renamed", commune)
