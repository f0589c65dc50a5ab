"""The shipped organisations, entered at once: provinces and communes of both lists, and Lào Cai's bodies of 2022.

A second time nothing is changed and nothing is written. All of it is one transaction with an entry for everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from thang.workshop.base.audit.services import Actor, Done, record_all, writing
from thang.workshop.base.organisations.closure_rows import remake_closure
from thang.workshop.base.organisations.models import (
    Code,
    Name,
    Organisation,
    Placement,
    Rearrangement,
    Succession,
)
from thang.workshop.base.organisations.units import TWO_TIERS, Former, Unit, Units, former, units
from thang.workshop.base.parts.periods import EVER

SYSTEM_OF_CODES = "statistics"
PROVINCES_ACT = "Nghị quyết 202/2025/QH15"
OLD_LAO_CAI, NEW_LAO_CAI = "10", "15"
BODIES = ("department", "office", "party_body", "service_unit")
BATCH = 1000


# A unit of one of the lists, and the row that was made of it; units of both lists may be equal to the letter.
Fresh = tuple[Unit, Organisation]


@dataclass(frozen=True, slots=True)
class Entered:
    """How many organisations and rearrangements were not there before."""

    organisations: int
    rearrangements: int


@writing
def enter_units(actor: Actor, shipped: Units | None = None) -> Entered:
    """Provinces, districts and communes before and after 1 July 2025, and who came out of whom."""
    lists = shipped or units()
    old, fresh_old = _entered(lists.old.values(), EVER, lists)
    lasting = {new: old[code] for new, code in lists.lasting.items()}
    new, fresh_new = _entered((one for one in lists.new.values() if one.code not in lasting), TWO_TIERS, lists)
    new.update(lasting)
    fresh = [*fresh_old, *fresh_new]
    _place(lists, old, new, {row.pk for _, row in fresh})
    made = _rearranged(lists, old, new, {row.pk for _, row in fresh_new})
    if fresh:
        remake_closure()
    record_all(actor, [*_imports(fresh), *made])
    return Entered(len(fresh), len(made))


def _entered(some: Iterable[Unit], since: date, lists: Units) -> tuple[dict[str, Organisation], list[Fresh]]:
    """Code → organisation of all, and those that were not there before."""
    wanted = list(some)
    borne = Code.objects.filter(system=SYSTEM_OF_CODES, since=since).select_related("organisation")
    known = {one.code: one.organisation for one in borne}
    missing = [one for one in wanted if one.code not in known]
    last = {old: new for new, old in lists.lasting.items()} if since == EVER else {}
    made = Organisation.objects.bulk_create(
        [Organisation(kind=one.kind, since=since, **_end_of(one, since, last)) for one in missing], BATCH
    )
    fresh = list(zip(missing, made, strict=True))
    Name.objects.bulk_create([Name.of(row, one.name, since=since, until=row.until) for one, row in fresh], BATCH)
    Code.objects.bulk_create([code for one, row in fresh for code in _codes(one, row, last)], BATCH)
    return known | {one.code: row for one, row in fresh}, fresh


def _end_of(one: Unit, since: date, last: Mapping[str, str]) -> dict[str, object]:
    """A unit of the old list ends with it, unless it is one of the new list too."""
    return {"until": TWO_TIERS} if since == EVER and one.code not in last else {}


def _codes(one: Unit, row: Organisation, last: Mapping[str, str]) -> Iterator[Code]:
    new = last.get(one.code, one.code)
    is_kept = row.until is None and new == one.code
    until = None if is_kept else TWO_TIERS if row.since == EVER else None
    yield Code(organisation=row, system=SYSTEM_OF_CODES, code=one.code, since=row.since, until=until)
    if row.until is None and new != one.code:
        yield Code(organisation=row, system=SYSTEM_OF_CODES, code=new, since=TWO_TIERS)


def _place(lists: Units, old: Mapping[str, Organisation], new: Mapping[str, Organisation], fresh: set[int]) -> None:
    """Every new row under the one above it in its list."""
    rows = [
        Placement(organisation=who[one.code], parent=who[one.parent], hierarchy="state", since=since, until=until)
        for units_, who, since, until in ((lists.old, old, EVER, TWO_TIERS), (lists.new, new, TWO_TIERS, None))
        for one in units_.values()
        if one.parent and who[one.code].pk in fresh
    ]
    Placement.objects.bulk_create(rows, BATCH)


def _rearranged(
    lists: Units, old: Mapping[str, Organisation], new: Mapping[str, Organisation], fresh: set[int]
) -> list[Done]:
    """One rearrangement for every new unit that is not an old one; what the trail says of each."""
    codes = [code for code, row in new.items() if row.pk in fresh and lists.into.get(code)]
    made = Rearrangement.objects.bulk_create(
        [Rearrangement(kind=lists.kind_of(code), on=TWO_TIERS, basis=_basis(lists.new[code])) for code in codes], BATCH
    )
    pairs = list(zip(codes, made, strict=True))
    Succession.objects.bulk_create(
        [
            Succession(rearrangement=row, predecessor=old[link.old], successor=new[code], is_part=link.is_part)
            for code, row in pairs
            for link in lists.into[code]
        ],
        BATCH,
    )
    return [_told(lists, code, row, new[code]) for code, row in pairs]


def _told(lists: Units, code: str, row: Rearrangement, successor: Organisation) -> Done:
    predecessors = "; ".join(f"{lists.old[link.old].name} ({link.old})" for link in lists.into[code])
    after = {"on": TWO_TIERS, "predecessors": predecessors, "successors": f"{lists.new[code].name} ({code})"}
    return Done(f"organisation.{row.kind}", successor, after=after, basis=row.basis, name=lists.new[code].name)


def _basis(one: Unit) -> str:
    """The act of the provinces is known; those of the communes, one a province, have not been entered."""
    return PROVINCES_ACT if not one.parent else ""


def _imports(fresh: Iterable[Fresh]) -> Iterator[Done]:
    for one, row in fresh:
        after = {"kind": one.kind, "name": one.name, SYSTEM_OF_CODES: one.code}
        yield Done("organisation.imported", row, after=after, name=one.name)


@writing
def enter_former(actor: Actor) -> Entered:
    """Lào Cai's bodies of 2022 with what became of them; needs the units, among which its districts are already."""
    provinces = {since: _bearer(code, since) for code, since in ((OLD_LAO_CAI, EVER), (NEW_LAO_CAI, TWO_TIERS))}
    writes: list[Done] = []
    for one in (one for one in former() if one.became):
        heir_since = TWO_TIERS if one.on == TWO_TIERS else EVER
        was = _body(one, one.name, provinces[EVER], EVER, writes)
        heir = _body(one, one.became, provinces[heir_since], heir_since, writes)
        _become(one, was, heir, writes)
    if writes:
        remake_closure(Organisation.objects.filter(placements__parent__in=provinces.values(), kind__in=BODIES))
    record_all(actor, writes)
    founded = [write for write in writes if write.action == "organisation.imported"]
    return Entered(len(founded), len(writes) - len(founded))


def _bearer(code: str, since: date) -> Organisation:
    return Code.objects.select_related("organisation").get(system=SYSTEM_OF_CODES, code=code, since=since).organisation


def _body(one: Former, name: str, province: Organisation, since: date, writes: list[Done]) -> Organisation:
    """Under the province, made where it is not there; a body of a province that ended lasted no longer than that."""
    places = Placement.objects.filter(parent=province, hierarchy=one.hierarchy, organisation__names__name=name)
    known = places.filter(organisation__kind__in=BODIES).select_related("organisation").first()
    if known is not None:
        return known.organisation
    until = province.until
    made = Organisation.objects.create(kind=one.kind, since=since, until=until)
    Name.of(made, name, since=since, until=until).save()
    Placement.objects.create(organisation=made, parent=province, hierarchy=one.hierarchy, since=since, until=until)
    after = {"kind": one.kind, "name": name, f"parent_{one.hierarchy}": str(province)}
    writes.append(Done("organisation.imported", made, after=after, name=name))
    return made


def _become(one: Former, was: Organisation, heir: Organisation, writes: list[Done]) -> None:
    if was == heir or was.successors.filter(successor=heir).exists():
        return
    made = Rearrangement.objects.create(kind="merge", on=one.on, basis=one.basis, note=one.note)
    Succession.objects.create(rearrangement=made, predecessor=was, successor=heir)
    until = one.on or was.until
    Organisation.objects.filter(pk=was.pk).update(until=until, ended_by=one.basis)
    for rows in (was.names, was.placements):
        rows.update(until=until)
    after = {"on": one.on, "predecessors": one.name, "successors": one.became}
    writes.append(Done("organisation.merge", was, after=after, basis=one.basis, name=one.name))
