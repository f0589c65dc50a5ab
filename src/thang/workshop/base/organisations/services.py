"""The only writer of organisations. Every function is one transaction and leaves an entry in the trail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from thang.workshop.base.audit.services import Actor, record, writing
from thang.workshop.base.organisations.checks import check_code, check_has_no_end, check_lasts, check_parent, day_text
from thang.workshop.base.organisations.closure import Circle
from thang.workshop.base.organisations.closure_rows import remake_closure
from thang.workshop.base.organisations.kinds import CODE_SYSTEMS, HIERARCHIES, KINDS, REARRANGEMENTS
from thang.workshop.base.organisations.models import Code, Name, Organisation, Placement, Rearrangement
from thang.workshop.base.organisations.rearranging import (
    MOVING,
    Left,
    Order,
    check_successors,
    end,
    follow,
    with_all_below,
)
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.parts.periods import EVER

FEWEST = 2  # that are consolidated, or into which one is split


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
        check_code(system, code, since)
    one = Organisation.objects.create(kind=founding.kind, since=since, founded_by=founding.basis)
    Name.of(one, name, founding.name_en.strip(), since=since, basis=founding.basis).save()
    for system, code in founding.codes.items():
        Code.objects.create(organisation=one, system=system, code=code, since=since)
    for hierarchy, parent in founding.places.items():
        check_parent(parent, since)
        check_has_no_end(parent, "parent")
        Placement.objects.create(organisation=one, parent=parent, hierarchy=hierarchy, since=since)
    remake_closure([one])
    said = {"kind": founding.kind, "name": name, "name_en": founding.name_en, "since": day_text(since)}
    above = {f"parent_{hierarchy}": str(parent) for hierarchy, parent in founding.places.items()}
    record(actor, "organisation.founded", one, after={**said, **founding.codes, **above}, basis=founding.basis)
    return one


@writing
def rename(one: Organisation, name: str, name_en: str, *, on: date, basis: str, actor: Actor) -> Name:
    """Another name from a day on; the names before stay. Raises Refused."""
    if not name.strip():
        raise Refused("name_is_empty", "name")
    last = one.names.order_by("since").last()
    if last is None or on <= last.since:
        raise Refused("not_after_last_name", "on", since=last.since if last else one.since)
    check_lasts(one, on)
    _end(last, on)
    new = Name.of(one, name.strip(), name_en.strip(), since=on, until=one.until, basis=basis)
    new.save()
    before = {"name": last.name, "name_en": last.name_en}
    record(actor, "organisation.renamed", one, before=before, after={"name": name, "name_en": name_en}, basis=basis)
    return new


@writing
def transfer(one: Organisation, parent: Organisation, hierarchy: str, *, on: date, basis: str, actor: Actor) -> None:
    """It stands under another one from a day on. Raises Refused."""
    check_lasts(one, on)
    check_has_no_end(one)
    check_parent(parent, on)
    check_has_no_end(parent, "parent")
    last = one.placements.filter(hierarchy=hierarchy, until=None).first()
    if last is not None and on <= last.since:
        raise Refused("not_after_last_place", "on", since=last.since)
    if last is not None and last.parent == parent:
        raise Refused("stands_there_already", "parent", name=str(parent))
    if last is not None:
        _end(last, on)
    Placement.objects.create(organisation=one, parent=parent, hierarchy=hierarchy, since=on)
    try:
        remake_closure(with_all_below([one]))
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
    """Predecessors end and successors come out of them; who is both (merged into, split from) lasts. Raises Refused.

    What stands under one that is merged or consolidated goes over to the successor; where nobody or several follow,
    it is refused while others stand below.
    """
    if kind not in REARRANGEMENTS:
        raise ValueError(kind, REARRANGEMENTS)
    before = list(dict.fromkeys(predecessors))
    ending = [one for one in before if one not in successors]
    if not ending and kind in MOVING:
        raise Refused("nobody_ends", "others")
    for one in before:
        check_lasts(one, on)
    check_successors(ending, successors, on)
    order = Order(kind, on, basis, actor)
    return _followed(order, before, successors, end(order, ending))


@writing
def consolidate(
    predecessors: Sequence[Organisation], founding: Founding, *, on: date, basis: str, actor: Actor
) -> Organisation:
    """They end, and a new one comes out of all of them; what stands below goes over to it. Raises Refused."""
    before = list(dict.fromkeys(predecessors))
    if len(before) < FEWEST:
        raise Refused("consolidates_too_few", "others")
    order = Order("consolidate", on, basis, actor)
    left = end(order, before)
    new = found(replace(founding, since=on, basis=basis), actor=actor)
    _followed(order, before, [new], left)
    return new


@writing
def split(
    one: Organisation, foundings: Sequence[Founding], *, lasts: bool, on: date, basis: str, actor: Actor
) -> list[Organisation]:
    """New ones come out of it; it ends, or it lasts and only a part of it is split off. Raises Refused."""
    if len(foundings) < (1 if lasts else FEWEST):
        raise Refused("splits_into_too_few", "new_ones")
    order = Order("split", on, basis, actor)
    check_lasts(one, on)
    left = end(order, [] if lasts else [one])
    new = [found(replace(founding, since=on, basis=basis), actor=actor) for founding in foundings]
    _followed(order, [one], [*new, one] if lasts else new, left)
    return new


@writing
def dissolve(one: Organisation, *, on: date, basis: str, actor: Actor) -> Rearrangement:
    """It ends without a successor. Raises Refused while others stand under it."""
    return rearrange("dissolve", [one], [], on=on, basis=basis, actor=actor)


def _followed(
    order: Order, before: Sequence[Organisation], successors: Sequence[Organisation], left: Left
) -> Rearrangement:
    made = follow(order, before, successors, left)
    try:
        remake_closure(left.touched)
    except Circle:
        raise Refused("stands_under_itself", name=str(successors[0])) from None
    return made


def _end(period: Name | Placement, on: date) -> None:
    period.until = on
    period.save()


def _check_names(founding: Founding) -> None:
    """Kind, systems and hierarchies are those of the closed lists: a slip of the program, not of a user."""
    strange = {founding.kind} - set(KINDS) | founding.codes.keys() - set(CODE_SYSTEMS)
    if strange | founding.places.keys() - set(HIERARCHIES):
        raise ValueError(founding)
