"""Reading editions: who sees which."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from thang.workshop.base.organisations.models import Closure, Organisation
from thang.workshop.base.organisations.queries import is_seen, last_name
from thang.workshop.base.parts.periods import lasting
from thang.workshop.base.people.access import Reach
from thang.workshop.base.people.roles import ANSWERS, FRAMEWORKS
from thang.workshop.stages.frameworks.models import ADOPTED, COMMENTING, Asked, Comment, Edition


def editions_seen(reach: Reach) -> QuerySet[Edition]:
    """Adopted ones are everybody's who is signed in; drafts are their keepers', and of units asked for comments.

    Each with `called`, whose it is."""
    theirs = Q(organisation__in=reach.kept(FRAMEWORKS))
    asked = Asked.objects.filter(is_seen(reach, "organisation"), edition=OuterRef("pk"))
    rows = Edition.objects.filter(Q(state=ADOPTED) | theirs | Q(Exists(asked), state=COMMENTING))
    return rows.select_related("adopted_by", "replaces").annotate(called=last_name("organisation"))


def editions_kept(reach: Reach) -> QuerySet[Edition]:
    """Those whose keepers they are, adopted or not."""
    return editions_seen(reach).filter(organisation__in=reach.kept(FRAMEWORKS))


def drafts_kept(reach: Reach) -> QuerySet[Edition]:
    """Those that they may still change."""
    return editions_kept(reach).exclude(state=ADOPTED)


def comments_seen(reach: Reach) -> QuerySet[Comment]:
    """Those on editions that they keep, and those of units that they see. Each with `called`, the unit."""
    kept = Q(edition__organisation__in=reach.kept(FRAMEWORKS))
    rows = Comment.objects.filter(kept | Q(is_seen(reach, "organisation")))
    return rows.annotate(called=last_name("organisation"))


def units_asked(edition: Edition, reach: Reach) -> QuerySet[Organisation]:
    """Those asked for comments on it in whose name they may answer."""
    return Organisation.objects.filter(asked_for_comments__edition=edition, pk__in=reach.own_for(ANSWERS))


def units_below(edition: Edition, today: date) -> QuerySet[Organisation]:
    """Everybody who stands under the office whose edition it is."""
    below = Closure.objects.filter(lasting(today), ancestor=edition.organisation_id, depth__gt=0)
    return Organisation.objects.filter(lasting(today), pk__in=below.values("descendant"))
