"""Who sees the trail: whoever the request's reach lets see it (set by the people app; without one, nobody)."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest

from thang.workshop.base.audit.models import Entry
from thang.workshop.base.audit.queries import entries


def entries_seen_by(request: HttpRequest) -> QuerySet[Entry]:
    return entries() if sees_trail(request) else entries().none()


def sees_trail(request: HttpRequest) -> bool:
    reach = getattr(request, "reach", None)
    return reach is not None and bool(reach.sees_trail)
