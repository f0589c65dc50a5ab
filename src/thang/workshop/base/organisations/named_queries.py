"""Organisations as people type them: by a code or by the exact name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from thang.library.text import normal
from thang.look.keys import search_key
from thang.workshop.base.organisations.models import Code, Name, Organisation
from thang.workshop.base.parts.periods import lasting

NEAREST = 3


def meant(rows: QuerySet[Organisation], texts: Iterable[str], day: date) -> dict[str, list[Organisation]]:
    """Text → those of the rows that bear it on the day, as a code or as a name; in two queries."""
    asked = {normal(text) for text in texts}
    found: defaultdict[str, dict[int, Organisation]] = defaultdict(dict)
    for code in Code.objects.filter(lasting(day), code__in=asked, organisation__in=rows).select_related("organisation"):
        found[code.code][code.organisation_id] = code.organisation
    for name in Name.objects.filter(lasting(day), name__in=asked, organisation__in=rows).select_related("organisation"):
        found[name.name][name.organisation_id] = name.organisation
    return {text: [bearers[pk] for pk in sorted(bearers)] for text, bearers in found.items()}


def nearest_names(rows: QuerySet[Organisation], text: str, day: date) -> list[str]:
    """Names that hold the text, with or without its marks."""
    key = search_key(text)
    held = Name.objects.filter(lasting(day), search_key__contains=key, organisation__in=rows)
    return list(held.order_by("sort_key", "pk").values_list("name", flat=True)[:NEAREST]) if key else []


def codes_of(some: Iterable[Organisation], day: date) -> list[str]:
    rows = Code.objects.filter(lasting(day), organisation__in=[one.pk for one in some])
    return list(rows.order_by("organisation", "system").values_list("code", flat=True))
