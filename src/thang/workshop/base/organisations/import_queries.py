"""What an import asks of the database: as many queries for one row as for all."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from thang.library.text import normal
from thang.workshop.base.organisations.closure import Place, by_child
from thang.workshop.base.organisations.models import Code, Name, Organisation, Placement
from thang.workshop.base.organisations.plan import Bearer, Body, Plan, There, plan_of
from thang.workshop.base.organisations.sheet import Listed

Named = tuple[str, str, date]


@dataclass(frozen=True, slots=True)
class Asked:
    """A list, the system of its codes, below whom it is imported, what its importer keeps, and the day."""

    listed: Listed
    system: str
    root: Organisation
    kept: QuerySet[Organisation]
    today: date


def planned(asked: Asked) -> Plan:
    """The plan as of now."""
    return plan_of(asked.listed, _there(asked), asked.system)


def _there(asked: Asked) -> There:
    names = _names()
    root = asked.root
    bearers = _bearers(asked, names)
    body = Body(root.pk, root.kind, root.since, root.until, *names[root.pk], is_kept=True)
    return There(body, asked.today, bearers, _places(), {pk: name for pk, (name, _, _) in names.items()})


def _names() -> dict[int, Named]:
    """The last name of everybody, in English too, and since when."""
    rows = Name.objects.order_by("since").values_list("organisation_id", "name", "name_en", "since")
    return {pk: (normal(name), normal(name_en), since) for pk, name, name_en, since in rows}


def _bearers(asked: Asked, names: dict[int, Named]) -> dict[str, list[Bearer]]:
    """Whether one is kept is asked in SQL, of each in the same query."""
    rows: QuerySet[Any, Any] = (
        Code.objects.filter(system=asked.system)
        .annotate(is_kept=Exists(asked.kept.filter(pk=OuterRef("organisation"))))
        .values_list(
            "code",
            "since",
            "until",
            "organisation_id",
            "organisation__kind",
            "organisation__since",
            "organisation__until",
            "is_kept",
        )
    )
    found: defaultdict[str, list[Bearer]] = defaultdict(list)
    for code, since, until, pk, kind, begun, ended, is_kept in rows:
        body = Body(pk, kind, begun, ended, *names[pk], is_kept=is_kept)
        found[code].append(Bearer(body, since, until))
    return dict(found)


def _places() -> dict[str, dict[int, list[Place]]]:
    found: defaultdict[str, list[Place]] = defaultdict(list)
    for hierarchy, child, parent, since, until in Placement.objects.values_list(
        "hierarchy", "organisation_id", "parent_id", "since", "until"
    ):
        found[hierarchy].append(Place(child, parent, since, until))
    return {hierarchy: by_child(places) for hierarchy, places in found.items()}
