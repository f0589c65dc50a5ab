"""Reading organisations. What a reader may see is a filter in SQL: what may not be seen does not come back."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, Protocol

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery

from thang.workshop.base.organisations.kinds import HIERARCHIES
from thang.workshop.base.organisations.models import (
    Closure,
    Code,
    Name,
    Organisation,
    Placement,
)
from thang.workshop.base.parts.periods import lasting


class Reach(Protocol):
    """How far somebody sees on a day: `opened` are the rows of the closure that let them see its descendant."""

    @property
    def opened(self) -> QuerySet[Closure]: ...

    @property
    def today(self) -> date: ...


def seen_by(reach: Reach) -> QuerySet[Organisation]:
    """Those in reach today, and of those that have ended whoever stands under one in reach by its heirs."""
    return Organisation.objects.filter(is_seen(reach))


def is_seen(reach: Reach, which: str = "pk") -> Exists:
    """Whether the organisation that a row names in that field is seen."""
    return Exists(reach.opened.filter(descendant=OuterRef(which)))


def named_on(rows: QuerySet[Any], day: date) -> QuerySet[Any]:
    """Those that there were on the day, with `name`, `name_en` and the keys that they had."""
    found: QuerySet[Any] = rows.filter(lasting(day), lasting(day, "names__")).annotate(
        name=F("names__name"),
        name_en=F("names__name_en"),
        search=F("names__search_key"),
        order=F("names__sort_key"),
    )
    return found


def names_of(some: Iterable[Organisation]) -> dict[int, str]:
    """The last name of each, in one query."""
    rows = Name.objects.filter(organisation__in=[one.pk for one in some]).order_by("since")
    return dict(rows.values_list("organisation_id", "name"))


def parents_on(one: Organisation, day: date) -> list[tuple[str, Organisation]]:
    """Hierarchy and the one above, with its name."""
    rows = Placement.objects.filter(lasting(day), organisation=one).select_related("parent").order_by("hierarchy")
    return [(row.hierarchy, called(row.parent, row.called)) for row in rows.annotate(called=last_name("parent"))]


def places_for(one: Organisation, day: date, ending: Collection[Organisation]) -> dict[str, Organisation]:
    """Hierarchy → under whom it stands; instead of one that ends too, the one above that."""
    return {hierarchy: parent for hierarchy in HIERARCHIES if (parent := _above(one, hierarchy, day, ending))}


def _above(one: Organisation, hierarchy: str, day: date, besides: Collection[Organisation]) -> Organisation | None:
    parent = dict(parents_on(one, day)).get(hierarchy)
    return _above(parent, hierarchy, day, besides) if parent is not None and parent in besides else parent


def standing_below(one: Organisation, day: date) -> QuerySet[Any]:
    """Everybody right under it on the day, seen or not, by the last name."""
    below = Placement.objects.filter(lasting(day), parent=one).values("organisation")
    found: QuerySet[Any] = Organisation.objects.filter(pk__in=below).annotate(name=last_name("pk"))
    return found.order_by("name", "pk")


def children_on(rows: QuerySet[Organisation], one: Organisation, day: date) -> QuerySet[Any]:
    """Of the rows those that stand right under it on the day."""
    below = Placement.objects.filter(lasting(day), parent=one).values("organisation")
    found: QuerySet[Any] = rows.filter(pk__in=below)
    return named_on(found, day)


def last_name(which: str) -> Subquery:
    """The last name of the organisation that the row names in that field."""
    names = Name.objects.filter(organisation=OuterRef(which)).order_by("-since").values("name")[:1]
    return Subquery(names)


def called(one: Organisation, name: str | None) -> Organisation:
    """With `name`, as `named_on` annotates it."""
    one.name = name or ""  # type: ignore[attr-defined]  # annotated, which the model does not know
    return one


def with_code(rows: QuerySet[Any], day: date) -> QuerySet[Any]:
    """With `code`: the one that it bears on the day, the statistical one first."""
    borne = Code.objects.filter(lasting(day), organisation=OuterRef("pk")).order_by("-system").values("code")[:1]
    found: QuerySet[Any] = rows.annotate(code=Subquery(borne))
    return found
