"""The only writer of organisations. Every function is one transaction and leaves an entry in the trail."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from thang.workshop.base.audit.services import Actor, record, writing
from thang.workshop.base.organisations.closure import Circle, Place, ancestors, by_child
from thang.workshop.base.organisations.kinds import CODE_SYSTEMS, HIERARCHIES, KINDS
from thang.workshop.base.organisations.models import (
    Closure,
    Code,
    Name,
    Organisation,
    Placement,
    Rearrangement,
    Succession,
)
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.parts.periods import EVER


@dataclass(frozen=True, slots=True)
class Founding:
    """What is known of a new organisation. `codes`: system → code; `places`: hierarchy → the one above."""

    kind: str
    name: str
    name_en: str = ""
    since: date = EVER
    basis: str = ""
    codes: dict[str, str] = field(default_factory=dict)
    places: dict[str, Organisation] = field(default_factory=dict)


@writing
def found(founding: Founding, *, actor: Actor) -> Organisation:
    """A new organisation with its name, codes and places. Raises Refused."""
    name = founding.name.strip()
    if not name:
        raise Refused("name_is_empty", "name")
    since = founding.since
    _check_names(founding)
    for system, code in founding.codes.items():
        _check_code(system, code, since)
    one = Organisation.objects.create(kind=founding.kind, since=since, founded_by=founding.basis)
    Name.of(one, name, founding.name_en.strip(), since=since, basis=founding.basis).save()
    for system, code in founding.codes.items():
        Code.objects.create(organisation=one, system=system, code=code, since=since)
    for hierarchy, parent in founding.places.items():
        _check_parent(parent, since)
        Placement.objects.create(organisation=one, parent=parent, hierarchy=hierarchy, since=since)
    remake_closure([one])
    after = {"kind": founding.kind, "name": name, "name_en": founding.name_en, "since": _day(since), **founding.codes}
    above = {f"parent_{hierarchy}": str(parent) for hierarchy, parent in founding.places.items()}
    record(actor, "organisation.founded", one, after={**after, **above}, basis=founding.basis)
    return one


@writing
def rename(one: Organisation, name: str, name_en: str, *, on: date, basis: str, actor: Actor) -> Name:
    """Another name from a day on; the names before stay. Raises Refused."""
    if not name.strip():
        raise Refused("name_is_empty", "name")
    last = one.names.order_by("since").last()
    if last is None or on <= last.since:
        raise Refused("not_after_last_name", "on", since=_day(last.since if last else one.since))
    _check_lasts(one, on)
    _end(last, on)
    new = Name.of(one, name.strip(), name_en.strip(), since=on, basis=basis)
    new.save()
    before = {"name": last.name, "name_en": last.name_en}
    record(actor, "organisation.renamed", one, before=before, after={"name": name, "name_en": name_en}, basis=basis)
    return new


@writing
def transfer(one: Organisation, parent: Organisation, hierarchy: str, *, on: date, basis: str, actor: Actor) -> None:
    """It stands under another one from a day on. Raises Refused."""
    _check_lasts(one, on)
    _check_parent(parent, on)
    last = one.placements.filter(hierarchy=hierarchy, until=None).first()
    if last is not None and on <= last.since:
        raise Refused("not_after_last_place", "on", since=_day(last.since))
    if last is not None:
        _end(last, on)
    Placement.objects.create(organisation=one, parent=parent, hierarchy=hierarchy, since=on)
    try:
        remake_closure(_with_all_below(one))
    except Circle:
        raise Refused("stands_under_itself", "parent", name=str(parent)) from None
    before = {f"parent_{hierarchy}": str(last.parent)} if last else None
    after = {f"parent_{hierarchy}": str(parent)}
    record(actor, "organisation.transferred", one, before=before, after=after, basis=basis)


@writing
def rearrange(
    kind: str,
    predecessors: Sequence[Organisation],
    successors: Sequence[Organisation],
    *,
    on: date,
    basis: str,
    actor: Actor,
) -> Rearrangement:
    """Predecessors end and successors come out of them; who is both (merged into, split from) lasts. Raises Refused."""
    for one in predecessors:
        _check_lasts(one, on)
    made = Rearrangement.objects.create(kind=kind, on=on, basis=basis)
    for one in predecessors:
        for successor in successors:
            if one != successor:
                Succession.objects.create(rearrangement=made, predecessor=one, successor=successor)
    for one in predecessors:
        if one not in successors:
            _close(one, on, basis)
    facts = {"on": _day(on), "predecessors": _names(predecessors), "successors": _names(successors)}
    for one in {*predecessors, *successors}:
        record(actor, f"organisation.{kind}", one, after=facts, basis=basis)
    return made


@writing
def dissolve(one: Organisation, *, on: date, basis: str, actor: Actor) -> Rearrangement:
    """It ends without a successor. Raises Refused while others stand under it."""
    below = one.below.filter(Q(until=None) | Q(until__gt=on)).exclude(organisation=one).first()
    if below is not None:
        raise Refused("others_stand_below", "on", name=str(below.organisation))
    return rearrange("dissolve", [one], [], on=on, basis=basis, actor=actor)


def remake_closure(some: Iterable[Organisation] | None = None) -> None:
    """Who stands under whom, made anew for these (None: for all) and everybody above them. Raises Circle."""
    ids = None if some is None else [one.pk for one in some]
    whose = Closure.objects.all() if ids is None else Closure.objects.filter(descendant__in=ids)
    whose.delete()
    everybody = Organisation.objects.all() if ids is None else Organisation.objects.filter(pk__in=ids)
    above = _places()
    rows = []
    for one in everybody.only("pk", "since", "until"):
        rows.append(Closure(ancestor=one, descendant=one, hierarchy="", depth=0, since=one.since, until=one.until))
        for hierarchy, places in above.items():
            for way, depth in ancestors(one.pk, places):
                rows.append(
                    Closure(
                        ancestor_id=way.parent,
                        descendant=one,
                        hierarchy=hierarchy,
                        depth=depth,
                        since=way.since,
                        until=way.until,
                    )
                )
    Closure.objects.bulk_create(rows, batch_size=500)


def _places() -> dict[str, dict[int, list[Place]]]:
    """Hierarchy → child → its places."""
    found: dict[str, list[Place]] = {}
    for one in Placement.objects.all():
        place = Place(one.organisation_id, one.parent_id, one.since, one.until)
        found.setdefault(one.hierarchy, []).append(place)
    return {hierarchy: by_child(places) for hierarchy, places in found.items()}


def _with_all_below(one: Organisation) -> list[Organisation]:
    return list(Organisation.objects.filter(Q(closure_above__ancestor=one) | Q(pk=one.pk)).distinct())


def _close(one: Organisation, on: date, basis: str) -> None:
    """It and everything that lasts of it ends on the day."""
    one.until, one.ended_by = on, basis
    one.save()
    for rows in (one.names, one.codes, one.placements):
        rows.filter(until=None).update(until=on)
    remake_closure([one])


def _end(period: Name | Placement, on: date) -> None:
    period.until = on
    period.save()


def _check_names(founding: Founding) -> None:
    """Kind, systems and hierarchies are those of the closed lists: a slip of the program, not of a user."""
    strange = {founding.kind} - set(KINDS) | founding.codes.keys() - set(CODE_SYSTEMS)
    if strange | founding.places.keys() - set(HIERARCHIES):
        raise ValueError(founding)


def _check_code(system: str, code: str, since: date) -> None:
    taken = Code.objects.filter(system=system, code=code).filter(Q(until=None) | Q(until__gt=since)).first()
    if taken is not None:
        raise Refused("code_is_taken", f"code_{system}", code=code, name=str(taken.organisation))


def _check_parent(parent: Organisation, on: date) -> None:
    if not parent.lasts_on(on):
        raise Refused("parent_is_not_there", "parent", name=str(parent), on=_day(on))


def _check_lasts(one: Organisation, on: date) -> None:
    one.refresh_from_db(fields=["since", "until"])  # somebody may have ended it since it was fetched
    if not one.lasts_on(on):
        raise Refused("is_not_there", "on", name=str(one), on=_day(on))


def _names(some: Sequence[Organisation]) -> str:
    return "; ".join(str(one) for one in some)


def _day(day: date) -> str:
    return "" if day == EVER else day.isoformat()
