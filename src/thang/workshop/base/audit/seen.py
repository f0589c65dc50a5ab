"""Who sees the trail: whoever the request's reach lets see it (set by the people app; without one, nobody).

They see the entries of the organisations in which they see the trail, and those that concern everybody here.
"""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from thang.workshop.base.audit.models import Entry
from thang.workshop.base.audit.queries import entries


def entries_seen_by(request: HttpRequest) -> QuerySet[Entry]:
    if not sees_trail(request):
        return entries().none()
    reach = request.reach  # type: ignore[attr-defined]  # set by the people app, which stands above this one
    return entries().filter(Q(organisation=None) | reach.in_trail("organisation"))


def sees_trail(request: HttpRequest) -> bool:
    reach = getattr(request, "reach", None)
    return reach is not None and bool(reach.sees_trail)
