"""The only writer of rounds. Every function is one transaction and leaves an entry in the trail."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from thang.workshop.base.acts.models import Act
from thang.workshop.base.audit.services import Actor, Done, record, record_all, writing
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.organisations.queries import names_of
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.parts.telling import Facts as TellingFacts
from thang.workshop.base.parts.telling import Telling, tell
from thang.workshop.base.parts.templatetags.parts import shown
from thang.workshop.base.people.models import Person
from thang.workshop.stages.frameworks.models import Edition
from thang.workshop.stages.rounds.bridge import Method, method_for
from thang.workshop.stages.rounds.models import (
    CLOSED,
    DRAFT,
    OPEN,
    Assignment,
    Extension,
    Participant,
    Round,
    Supply,
)
from thang.workshop.stages.rounds.queries import answering_for, is_good_for

PIECE = 500
# What the apps above do when a round opens, or other agencies supply for it, in the same transaction.
CHANGED: list[Callable[[Round], None]] = []
# The years in which a day can be meant; 2205 is a slip of the hand.
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 1, 1)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a round before it opens."""

    name: str
    edition: Edition
    first_day: date
    last_day: date
    cut_off: date
    supply_deadline: datetime
    deadline: datetime
    is_trial: bool = False
    previous: Round | None = None
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Joining:
    """As what units join: their group, what they have, and whether they are ranked."""

    group: str
    attributes: frozenset[str] = frozenset()
    is_ranked: bool = True


@writing
def make_round(organisation: Organisation, facts: Facts, *, actor: Actor) -> Round:
    """A draft. Raises Refused."""
    _check(facts)
    if Round.objects.filter(organisation=organisation, name=facts.name.strip()).exists():
        raise Refused("round_is_there", "name", name=facts.name)
    one = Round(organisation=organisation, **asdict_shallow(facts))
    one.make_keys()
    one.save()
    record(actor, "round.made", one, after=_said(facts))
    return one


@writing
def change_round(one: Round, facts: Facts, *, actor: Actor) -> None:
    """While it is a draft. Raises Refused."""
    _check_is_draft(one)
    _check(facts)
    if Round.objects.filter(organisation=one.organisation, name=facts.name.strip()).exclude(pk=one.pk).exists():
        raise Refused("round_is_there", "name", name=facts.name)
    before = _said(facts_of(one))
    for name, value in asdict_shallow(facts).items():
        setattr(one, name, value)
    one.make_keys()
    one.save()
    after = _said(facts)
    changed = [name for name in after if after[name] != before[name]]
    if changed:
        record(
            actor,
            "round.changed",
            one,
            before={name: before[name] for name in changed},
            after={name: after[name] for name in changed},
        )


@writing
def add_participants(
    one: Round, organisations: Sequence[Organisation], joining: Joining, *, actor: Actor
) -> list[Participant]:
    """Those that are not in it yet. Raises Refused."""
    _check_is_draft(one)
    method = method_for(one)
    if joining.group not in method.items:
        raise Refused("no_such_group", "group", group=joining.group, known=", ".join(method.items))
    inside = set(Participant.objects.filter(round=one).values_list("organisation", flat=True))
    new = [each for each in organisations if each.pk not in inside]
    if not new:
        raise Refused("nobody_to_add")
    names, attributes = names_of(new), "|".join(sorted(joining.attributes))
    rows = [
        Participant(
            round=one,
            organisation=each,
            name=names[each.pk],
            group=joining.group,
            attributes=attributes,
            is_ranked=joining.is_ranked,
        )
        for each in new
    ]
    for row in rows:
        row.make_keys()
    Participant.objects.bulk_create(rows, batch_size=PIECE)
    after = {"group": joining.group, "attributes": attributes, "is_ranked": joining.is_ranked, "count": len(rows)}
    record(actor, "round.participants_added", one, after={**after, "participants": _some(rows)})
    return rows


@writing
def change_participant(one: Participant, joining: Joining, *, actor: Actor) -> None:
    """Its group, attributes and ranking, while the round is a draft. Raises Refused."""
    _check_is_draft(one.round)
    if joining.group not in method_for(one.round).items:
        raise Refused("no_such_group", "group", group=joining.group, known=", ".join(method_for(one.round).items))
    before = {"group": one.group, "attributes": one.attributes, "is_ranked": one.is_ranked}
    one.group, one.is_ranked = joining.group, joining.is_ranked
    one.attributes = "|".join(sorted(joining.attributes))
    one.save()
    after = {"group": one.group, "attributes": one.attributes, "is_ranked": one.is_ranked}
    record(actor, "round.participant_changed", one, before=before, after=after)


@writing
def take_out(one: Participant, *, actor: Actor) -> None:
    """As if it had never been added, while the round is a draft. Raises Refused."""
    _check_is_draft(one.round)
    record(actor, "round.participant_taken_out", one, before={"group": one.group, "round": one.round.name})
    one.delete()


@writing
def exclude(one: Participant, act: Act, why: str, *, actor: Actor) -> None:
    """Left out by an act, at any time; what it answered is kept. Raises Refused."""
    if one.excluded_by_id is not None:
        raise Refused("is_excluded_already", "act", name=one.name)
    if one.round.state == CLOSED:
        raise Refused("round_is_closed", "act", name=one.round.name)
    one.excluded_by, one.excluded_why = act, why.strip()
    one.save()
    record(actor, "round.participant_excluded", one, after={"why": one.excluded_why}, basis=str(act))


@writing
def set_supplier(one: Round, codes: Sequence[str], agency: Organisation, *, is_survey: bool, actor: Actor) -> None:
    """The agency loads these indicators for all units; who did so before does not any more. Raises Refused."""
    if one.state == CLOSED:
        raise Refused("round_is_closed", "codes", name=one.name)
    known = method_for(one).every
    unknown = [code for code in codes if code not in known]
    if unknown or not codes:
        raise Refused("no_such_indicator", "codes", codes=", ".join(unknown) or "–")
    name = names_of([agency])[agency.pk]
    for code in codes:
        Supply.objects.update_or_create(round=one, code=code, defaults={"organisation": agency, "is_survey": is_survey})
    if one.is_open:
        _tell_above(one)
    after = {"codes": ", ".join(codes), "agency": name, "is_survey": is_survey}
    record(actor, "round.supplier_set", one, after=after)


@writing
def open_round(one: Round, basis: Act | None, *, now: datetime, actor: Actor) -> None:
    """From now on units answer. A round that is no trial needs the act by which it opens. Raises Refused."""
    _check_is_draft(one)
    if not is_good_for(one.edition, is_trial=one.is_trial):
        raise Refused("edition_is_not_adopted", "basis", edition=str(one.edition))
    if basis is None and not one.is_trial:
        raise Refused("round_needs_an_act", "basis")
    if one.deadline <= now:
        raise Refused("deadline_is_over", "basis", deadline=shown(one.deadline, "vi"))
    participants = Participant.objects.filter(round=one)
    rows = list(participants.values_list("name", "group"))
    if not rows:
        raise Refused("nobody_takes_part", "basis")
    _check_groups(method_for(one), rows)
    one.state, one.opened_at, one.basis = OPEN, now, basis
    one.save()
    _tell_above(one)
    facts: TellingFacts = {"round": one.name, "deadline": shown(one.deadline, "vi")}
    due, address = timezone.localdate(one.deadline), reverse("rounds:round", args=[one.pk])
    tell(answering_for(participants, now), Telling("round_opened", f"round:{one.pk}", facts, address, due=due))
    after = {"state": OPEN, "count": len(rows), "digest": one.edition.digest}
    record(actor, "round.opened", one, before={"state": DRAFT}, after=after, basis=str(basis or ""))


@writing
def close_round(one: Round, *, actor: Actor) -> None:
    """Nothing is answered any more. Raises Refused."""
    if not one.is_open:
        raise Refused("round_is_not_open", name=one.name)
    one.state = CLOSED
    one.save()
    record(actor, "round.closed", one, before={"state": OPEN}, after={"state": CLOSED})


@writing
def extend_deadline(
    some: Sequence[Participant], *, until: datetime, decided_by: Act, actor: Actor, now: datetime | None = None
) -> None:
    """Move deadlines; the first ones stay known, lateness is told against both. Raises Refused, naming whom."""
    if not some:
        raise Refused("nobody_is_extended", "which_units")
    for one in some:
        if not one.round.is_open:
            raise Refused("round_is_not_open", name=one.round.name)
        if until <= one.due:
            raise Refused("deadline_not_later", "until", name=one.name, have=shown(one.due, "vi"))
    at = now or timezone.now()
    Extension.objects.bulk_create(
        [Extension(participant=one, before=one.due, until=until, decided_by=decided_by, at=at) for one in some],
        batch_size=PIECE,
    )
    done = [
        Done(
            "round.deadline_extended",
            one,
            before={"deadline": shown(one.due, "vi")},
            after={"deadline": shown(until, "vi")},
            basis=str(decided_by),
            name=one.name,
        )
        for one in some
    ]
    for one in some:
        one.deadline = until
    Participant.objects.bulk_update(some, ["deadline"], batch_size=PIECE)
    record_all(actor, done)
    for one in some:
        facts: TellingFacts = {"unit": one.name, "round": one.round.name, "deadline": shown(until, "vi")}
        about = f"extension:{one.pk}:{until:%Y%m%d%H%M}"
        address, due = reverse("rounds:round", args=[one.round_id]), timezone.localdate(until)
        people = answering_for(Participant.objects.filter(pk=one.pk), at)
        tell(people, Telling("deadline_extended", about, facts, address, one.organisation_id, due))


@writing
def assign(one: Participant, codes: Sequence[str], person: Person | None, *, actor: Actor) -> None:
    """Who in the unit answers these indicators; None for nobody in particular. Raises Refused."""
    asked = {item.code for item in method_for(one.round).asked(one.group, one.has)}
    if not codes or not set(codes) <= asked:
        raise Refused("no_such_indicator", "codes", codes=", ".join(sorted(set(codes) - asked)) or "–")
    Assignment.objects.filter(participant=one, code__in=codes).delete()
    if person is not None:
        Assignment.objects.bulk_create([Assignment(participant=one, code=code, person=person) for code in codes])
    after = {"codes": ", ".join(codes), "person": person.name if person else ""}
    record(actor, "round.assigned", one, after=after)


def facts_of(one: Round) -> Facts:
    return Facts(**{name: getattr(one, name) for name in Facts.__dataclass_fields__})


def asdict_shallow(facts: Facts) -> dict[str, object]:
    """As fields of the row."""
    return {name: getattr(facts, name) for name in Facts.__dataclass_fields__} | {"name": facts.name.strip()}


def _said(facts: Facts) -> dict[str, object]:
    """As the trail keeps it."""
    moments = {name: shown(getattr(facts, name), "vi") for name in ("supply_deadline", "deadline")}
    rest = {name: value for name, value in asdict_shallow(facts).items() if name not in moments}
    return {**rest, "edition": str(facts.edition), "previous": str(facts.previous or ""), **moments}


def _check(facts: Facts) -> None:
    if not facts.name.strip():
        raise Refused("name_is_empty", "name")
    for name in ("first_day", "last_day", "cut_off"):
        if not EARLIEST <= getattr(facts, name) <= LATEST:
            raise Refused("day_is_too_far", name, first=EARLIEST, last=LATEST)
    if facts.last_day < facts.first_day:
        raise Refused("period_ends_before", "last_day", first=facts.first_day)
    if facts.cut_off < facts.first_day:
        raise Refused("cut_off_before_period", "cut_off", first=facts.first_day)
    if timezone.localdate(facts.deadline) < facts.cut_off:
        raise Refused("deadline_before_cut_off", "deadline", cut_off=facts.cut_off)
    if facts.deadline.year > LATEST.year:
        raise Refused("day_is_too_far", "deadline", first=EARLIEST, last=LATEST)
    if facts.supply_deadline > facts.deadline:
        raise Refused("supply_after_deadline", "supply_deadline", deadline=shown(facts.deadline, "vi"))
    if not is_good_for(facts.edition, is_trial=facts.is_trial):
        raise Refused("edition_is_not_adopted", "edition", edition=str(facts.edition))


def _tell_above(one: Round) -> None:
    for hear in CHANGED:
        hear(one)


def _check_is_draft(one: Round) -> None:
    if Round.objects.values_list("state", flat=True).get(pk=one.pk) != DRAFT:
        raise Refused("round_is_open_already", name=one.name)


def _check_groups(method: Method, rows: Sequence[tuple[str, str]]) -> None:
    """An edition that was changed since may not have a group any more."""
    for name, group in rows:
        if group not in method.items:
            raise Refused("group_is_gone", "basis", name=name, group=group)


def _some(rows: Sequence[Participant]) -> str:
    """Their names, as many as a line holds."""
    names = ", ".join(row.name for row in rows[:20])
    return f"{names}, …" if len(rows) > 20 else names
