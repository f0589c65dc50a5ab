"""Reading editions: who sees which."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from thang.workshop.base.organisations.queries import last_name
from thang.workshop.base.people.access import Reach
from thang.workshop.base.people.roles import FRAMEWORKS
from thang.workshop.stages.frameworks.models import ADOPTED, Edition


def editions_seen(reach: Reach) -> QuerySet[Edition]:
    """Adopted ones are everybody's who is signed in; drafts are their keepers'. Each with `called`, whose it is."""
    theirs = Q(organisation__in=reach.kept(FRAMEWORKS))
    rows = Edition.objects.filter(Q(state=ADOPTED) | theirs)
    return rows.select_related("adopted_by", "replaces").annotate(called=last_name("organisation"))


def editions_kept(reach: Reach) -> QuerySet[Edition]:
    """Those whose keepers they are, adopted or not."""
    return editions_seen(reach).filter(organisation__in=reach.kept(FRAMEWORKS))


def drafts_kept(reach: Reach) -> QuerySet[Edition]:
    """Those that they may still change."""
    return editions_kept(reach).exclude(state=ADOPTED)
