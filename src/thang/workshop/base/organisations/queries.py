"""Reading organisations. What a reader may see is a filter in SQL: what may not be seen does not come back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from thang.workshop.base.organisations.models import (
    Closure,
    Code,
    Name,
    Organisation,
    Placement,
    Rearrangement,
    Succession,
)
from thang.workshop.base.parts.periods import lasting


class Reach(Protocol):
    """How far somebody sees: queries of the organisations that they see with all below, and alone. Never lists."""

    @property
    def with_below(self) -> QuerySet[Any]: ...

    @property
    def alone(self) -> QuerySet[Any]: ...

    @property
    def today(self) -> date: ...


def seen_by(reach: Reach) -> QuerySet[Organisation]:
    """Those in reach today; of those that ended, whose successors are in reach."""
    above = Closure.objects.filter(lasting(reach.today), ancestor__in=reach.with_below)
    heirs = Succession.objects.filter(
        predecessor=OuterRef("pk"), successor__in=above.values("descendant"), predecessor__until__lte=reach.today
    )
    return Organisation.objects.filter(
        Exists(above.filter(descendant=OuterRef("pk"))) | Q(pk__in=reach.alone) | Exists(heirs)
    )


def named_on(rows: QuerySet[Any], day: date) -> QuerySet[Any]:
    """Those that there were on the day, with `name`, `name_en` and the keys that they had."""
    found: QuerySet[Any] = rows.filter(lasting(day), lasting(day, "names__")).annotate(
        name=F("names__name"),
        name_en=F("names__name_en"),
        search=F("names__search_key"),
        order=F("names__sort_key"),
    )
    return found


@dataclass(frozen=True, slots=True)
class Relative:
    """Somebody in the family tree: the rearrangement, and whether only a part went."""

    organisation: Organisation
    rearrangement: Rearrangement
    is_part: bool


@dataclass(frozen=True, slots=True)
class Family:
    """Where an organisation came from and what became of it, each by the day of the rearrangement."""

    before: list[Relative]
    after: list[Relative]


def family(one: Organisation) -> Family:
    before = one.predecessors.select_related("predecessor", "rearrangement").order_by("rearrangement__on", "pk")
    after = one.successors.select_related("successor", "rearrangement").order_by("rearrangement__on", "pk")
    found = [*((row.predecessor, row) for row in before), *((row.successor, row) for row in after)]
    names = names_of(organisation for organisation, _ in found)
    relatives = [Relative(_named(who, names), row.rearrangement, row.is_part) for who, row in found]
    return Family(relatives[: len(before)], relatives[len(before) :])


def names_of(some: Iterable[Organisation]) -> dict[int, str]:
    """The last name of each, in one query."""
    rows = Name.objects.filter(organisation__in=[one.pk for one in some]).order_by("since")
    return dict(rows.values_list("organisation_id", "name"))


def parents_on(one: Organisation, day: date) -> list[tuple[str, Organisation]]:
    """Hierarchy and the one above, with its name."""
    rows = list(Placement.objects.filter(lasting(day), organisation=one).select_related("parent").order_by("hierarchy"))
    names = names_of(row.parent for row in rows)
    return [(row.hierarchy, _named(row.parent, names)) for row in rows]


def children_on(rows: QuerySet[Organisation], one: Organisation, day: date) -> QuerySet[Any]:
    """Of the rows those that stand right under it on the day."""
    below = Placement.objects.filter(lasting(day), parent=one).values("organisation")
    found: QuerySet[Any] = rows.filter(pk__in=below)
    return named_on(found, day)


def _named(one: Organisation, names: dict[int, str]) -> Organisation:
    one.name = names.get(one.pk, "")  # type: ignore[attr-defined]  # as `named_on` annotates it
    return one


def with_code(rows: QuerySet[Any], day: date) -> QuerySet[Any]:
    """With `code`: the one that it bears on the day, the statistical one first."""
    borne = Code.objects.filter(lasting(day), organisation=OuterRef("pk")).order_by("-system").values("code")[:1]
    found: QuerySet[Any] = rows.annotate(code=Subquery(borne))
    return found
