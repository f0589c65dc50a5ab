"""The steps of a rearrangement: who ends, who follows, and where those go that stood below.

`services` puts them in order. Between the two steps new successors are founded: what ends has given its codes back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from thang.workshop.base.audit.services import Actor, Done, record_all
from thang.workshop.base.organisations.checks import check_can_end, check_has_no_end, check_lasts, day_text
from thang.workshop.base.organisations.models import Closure, Organisation, Placement, Rearrangement, Succession
from thang.workshop.base.organisations.queries import names_of
from thang.workshop.base.parts.forms import Refused

# Where what stands below goes over to the successor.
MOVING = ("merge", "consolidate")


@dataclass(frozen=True, slots=True)
class Order:
    """What is done, from which day, by which act, by whom."""

    kind: str
    on: date
    basis: str
    actor: Actor


@dataclass(frozen=True, slots=True)
class Left:
    """The places under those that have ended, and everybody whose closure is to be made anew."""

    places: Sequence[Placement]
    touched: Sequence[Organisation]


def check_successors(ending: Sequence[Organisation], successors: Sequence[Organisation], on: date) -> None:
    """They are there on the day, and none stands below one that ends. Raises Refused."""
    for one in successors:
        one.refresh_from_db(fields=["since", "until"])
        if not one.lasts_on(on):
            raise Refused("successor_is_not_there", "on", name=str(one), on=on)
    under = Closure.objects.filter(Q(until=None) | Q(until__gt=on), ancestor__in=ending, descendant__in=successors)
    row = under.filter(depth__gt=0).select_related("ancestor", "descendant").first()
    if row is not None:
        raise Refused("successor_stands_below", name=str(row.descendant), above=str(row.ancestor))


def end(order: Order, ending: Sequence[Organisation]) -> Left:
    """They end on the day, with their names, codes and places. Raises Refused."""
    for one in ending:
        check_can_end(one, order.on)
    below = Placement.objects.filter(Q(until=None) | Q(until__gt=order.on), parent__in=ending)
    places = list(below.exclude(organisation__in=ending).select_related("organisation", "parent").order_by("pk"))
    if places and order.kind not in MOVING:
        raise Refused("others_stand_below", "on", name=str(places[0].organisation))
    for place in places:
        _check_can_move(place, order.on)
    touched = with_all_below(ending)
    for one in ending:
        _close(one, order)
    return Left(places, touched)


def follow(
    order: Order, predecessors: Sequence[Organisation], successors: Sequence[Organisation], left: Left
) -> Rearrangement:
    """The successors come out of the predecessors, and take over what stands below. Raises Refused.

    The closure is made anew by the caller, of all that were touched.
    """
    made = Rearrangement.objects.create(kind=order.kind, on=order.on, basis=order.basis)
    pairs = [(one, successor) for one in predecessors for successor in successors if one != successor]
    Succession.objects.bulk_create(
        Succession(rearrangement=made, predecessor=one, successor=successor, is_part=order.kind == "split")
        for one, successor in pairs
    )
    moved = list(_moved(order, left.places, successors)) if left.places else []
    facts = {"on": day_text(order.on), "predecessors": _told(predecessors), "successors": _told(successors)}
    action, everybody = f"organisation.{order.kind}", dict.fromkeys((*predecessors, *successors))
    done = [Done(action, one, after=facts, basis=order.basis) for one in everybody]
    record_all(order.actor, [*done, *moved])
    return made


def with_all_below(some: Iterable[Organisation]) -> list[Organisation]:
    """These and whoever ever stood below them."""
    ids = [one.pk for one in some]
    return list(Organisation.objects.filter(Q(closure_above__ancestor__in=ids) | Q(pk__in=ids)).distinct())


def _check_can_move(place: Placement, on: date) -> None:
    """It has stood there before the day, and no other place is known for later."""
    if place.since >= on:
        raise Refused("stands_below_since", "on", name=str(place.organisation), since=place.since)
    if place.until is not None:
        raise Refused("stands_below_until", "on", name=str(place.organisation), until=place.until)


def _close(one: Organisation, order: Order) -> None:
    one.until, one.ended_by = order.on, order.basis
    one.save()
    for rows in (one.names, one.codes, one.placements):
        rows.filter(until=None).update(until=order.on)


def _moved(order: Order, places: Sequence[Placement], successors: Sequence[Organisation]) -> Iterator[Done]:
    """Each goes over to the one successor; what the trail says of it is what it says of a transfer by hand."""
    if len(successors) != 1:
        raise Refused("others_stand_below", "on", name=str(places[0].organisation))
    successor = successors[0]
    check_lasts(successor, order.on)
    check_has_no_end(successor)
    names = names_of([successor, *(place.parent for place in places), *(place.organisation for place in places)])
    for place in places:
        field = f"parent_{place.hierarchy}"
        place.until = order.on
        place.save()
        Placement.objects.create(
            organisation=place.organisation, parent=successor, hierarchy=place.hierarchy, since=order.on
        )
        yield Done(
            "organisation.transferred",
            place.organisation,
            before={field: names[place.parent_id]},
            after={field: names[successor.pk]},
            basis=order.basis,
            name=names[place.organisation_id],
        )


def _told(some: Sequence[Organisation]) -> str:
    names = names_of(some)
    return "; ".join(names[one.pk] for one in some)
