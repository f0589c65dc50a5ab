"""The closure as rows, made of placements and successions: the one table that permission asks.

Whoever has ended stands, from that day on, under its heirs; without heirs, where it stood last. So its page and its
trail are seen by those who look after what became of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import F, Q

from thang.workshop.base.organisations.closure import Place, ancestors, by_child
from thang.workshop.base.organisations.models import Closure, Organisation, Placement, Succession

# Where an heir stands above one that never stood in any hierarchy itself.
STATE = "state"


def remake_closure(some: Iterable[Organisation] | None = None) -> None:
    """Who stands under whom, made anew for these (None: for all) and everybody above them. Raises Circle."""
    ids = None if some is None else [one.pk for one in some]
    whose = Closure.objects.all() if ids is None else Closure.objects.filter(descendant__in=ids)
    whose.delete()
    everybody = Organisation.objects.all() if ids is None else Organisation.objects.filter(pk__in=ids)
    above = _places()
    rows = []
    for one in everybody.only("pk", "since"):
        rows.append(Closure(ancestor=one, descendant=one, hierarchy="", depth=0, since=one.since))
        for hierarchy, places in above.items():
            rows.extend(
                Closure(
                    ancestor_id=way.parent,
                    descendant=one,
                    hierarchy=hierarchy,
                    depth=depth,
                    since=way.since,
                    until=way.until,
                )
                for way, depth in ancestors(one.pk, places)
            )
    Closure.objects.bulk_create(rows, batch_size=500)


def _places() -> dict[str, dict[int, list[Place]]]:
    """Hierarchy → child → its places, and those of its time after."""
    found: defaultdict[str, list[Place]] = defaultdict(list)
    for placement in Placement.objects.all():
        place = Place(placement.organisation_id, placement.parent_id, placement.since, placement.until)
        found[placement.hierarchy].append(place)
    placed = {hierarchy: by_child(places) for hierarchy, places in found.items()}
    heirs = _heirs()
    for one in Organisation.objects.exclude(until=None).only("pk", "until"):
        if one.until is not None:
            for hierarchy, parent in _afterwards(one.pk, heirs[one.pk], placed):
                found[hierarchy].append(Place(one.pk, parent, one.until, None))
    return {hierarchy: by_child(places) for hierarchy, places in found.items()}


def _heirs() -> defaultdict[int, list[int]]:
    """Who ended → who came out of it when it ended; a part that was split off before is no heir."""
    at_the_end = Q(rearrangement__on=F("predecessor__until")) | Q(rearrangement__on=None)
    found: defaultdict[int, list[int]] = defaultdict(list)
    rows = Succession.objects.filter(at_the_end).exclude(predecessor__until=None)
    for old, new in rows.values_list("predecessor_id", "successor_id"):
        found[old].append(new)
    return found


def _afterwards(child: int, heirs: list[int], placed: dict[str, dict[int, list[Place]]]) -> Iterator[tuple[str, int]]:
    """Hierarchy and who is above it then."""
    own = {hierarchy: places[child] for hierarchy, places in placed.items() if child in places}
    if heirs:
        for hierarchy in own or (STATE,):
            yield from ((hierarchy, heir) for heir in heirs)
        return
    for hierarchy, places in own.items():
        yield hierarchy, max(places, key=_begins).parent


def _begins(place: Place) -> date:
    return place.since
