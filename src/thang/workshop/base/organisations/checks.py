"""What services ask before they write. Every check raises Refused, by a sentence of the words."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from thang.workshop.base.organisations.models import Code, Organisation
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.parts.periods import EVER


def check_code(system: str, code: str, since: date) -> None:
    taken = Code.objects.filter(system=system, code=code).filter(Q(until=None) | Q(until__gt=since)).first()
    if taken is not None:
        raise Refused("code_is_taken", f"code_{system}", code=code, name=str(taken.organisation))


def check_parent(parent: Organisation, on: date) -> None:
    _refresh(parent)
    if not parent.lasts_on(on):
        raise Refused("parent_is_not_there", "parent", name=str(parent), on=on)


def check_lasts(one: Organisation, on: date) -> None:
    _refresh(one)
    if not one.lasts_on(on):
        raise Refused("is_not_there", "on", name=str(one), on=on)


def check_has_no_end(one: Organisation, field: str = "on") -> None:
    """Nothing is begun that would outlast it."""
    if one.until is not None:
        raise Refused("ends_already", field, name=str(one), until=one.until)


def check_can_end(one: Organisation, on: date) -> None:
    """It lasts, no other end is known, and nothing of it is recorded for the day or later."""
    check_lasts(one, on)
    check_has_no_end(one)
    for rows in (one.names, one.codes, one.placements):
        begun = rows.filter(since__gte=on).order_by("since").first()
        if begun is not None:
            raise Refused("not_after_last_record", "on", name=str(one), since=begun.since)
    later = one.predecessors.filter(rearrangement__on__gt=on) | one.successors.filter(rearrangement__on__gt=on)
    row = later.select_related("rearrangement").first()
    if row is not None:
        raise Refused("rearranged_later", "on", name=str(one), on=row.rearrangement.on)


def day_text(day: date | None) -> str:
    """As the trail has it; nothing for what began before anything was recorded."""
    return "" if day is None or day == EVER else day.isoformat()


def _refresh(one: Organisation) -> None:
    one.refresh_from_db(fields=["since", "until"])  # somebody may have ended it since it was fetched
