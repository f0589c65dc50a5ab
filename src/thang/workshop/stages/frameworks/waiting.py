"""What waits: comments that the office has not answered, drafts that a unit may comment on until a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.urls import reverse

from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.people.access import Reach
from thang.workshop.base.people.roles import ANSWERS, FRAMEWORKS, keepers
from thang.workshop.base.people.waiting import Source, Work, as_keeper
from thang.workshop.stages.frameworks.models import COMMENTING, Asked, Comment


def _waiting(reach: Reach) -> Iterator[Work]:
    role = as_keeper(reach, FRAMEWORKS)
    if role:
        yield from _unanswered(reach, role)
    own = reach.own_for(ANSWERS)
    if own:
        answering = next(role for role, _ in reach.held if role in keepers(ANSWERS))
        yield from (_to_comment(one, answering) for one in _asked(reach.today).filter(organisation__in=own))


def _unanswered(reach: Reach, role: str) -> Iterator[Work]:
    """A piece an edition, however many comments there are."""
    rows = Comment.objects.filter(answered_at=None, edition__organisation__in=reach.kept(FRAMEWORKS))
    rows = rows.exclude(edition__state="adopted").order_by()
    for found in rows.values("edition", "edition__title", "edition__edition").annotate(count=Count("pk")):
        name = f"{found['edition__title']} ({found['edition__edition']})"
        address = reverse("frameworks:comments", args=[found["edition"]])
        yield Work("comments_open", f"{address}?comment_state=open", {"edition": name, "count": found["count"]}, role)


def _open_at(organisations: QuerySet[Organisation], today: date) -> Iterator[Work]:
    return (_to_comment(one, "") for one in _asked(today).filter(organisation__in=organisations))


def _asked(today: date) -> QuerySet[Asked]:
    """Of which nothing was said yet."""
    said = Comment.objects.filter(edition=OuterRef("edition"), organisation=OuterRef("organisation"))
    rows = Asked.objects.filter(~Exists(said), until__gte=today, edition__state=COMMENTING)
    return rows.select_related("edition").order_by("until", "pk")


def _to_comment(one: Asked, role: str) -> Work:
    address = reverse("frameworks:edition", args=[one.edition_id])
    return Work("comments_asked", address, {"edition": str(one.edition)}, role, one.organisation_id, one.until)


COMMENTS = Source("framework_comments", _waiting, _open_at)
