"""Who sees the trail: whoever the request's reach lets see it (set by the people app; without one, nobody)."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest

from thang.workshop.base.audit.models import Entry
from thang.workshop.base.audit.queries import entries


def entries_seen_by(request: HttpRequest) -> QuerySet[Entry]:
    reach = getattr(request, "reach", None)
    return entries() if reach is not None and reach.sees_trail else entries().none()
