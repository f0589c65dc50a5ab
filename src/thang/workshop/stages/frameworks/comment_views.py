"""The pages of comments on a draft: sending it to units, the comments with their answers, a new one, an answer."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from thang.words.workshop import workshop_text
from thang.workshop.base.organisations.kinds import KINDS
from thang.workshop.base.organisations.queries import last_name, named_on
from thang.workshop.base.parts.language import language_of
from thang.workshop.base.parts.listing import Choice, Column, Listing
from thang.workshop.base.people.middleware import actor_of, reach_of
from thang.workshop.base.people.roles import FRAMEWORKS
from thang.workshop.stages.frameworks.bridge import outline_of
from thang.workshop.stages.frameworks.commenting import answer, comment, send_for_comments
from thang.workshop.stages.frameworks.forms import AnswerForm, CommentForm, SendForm
from thang.workshop.stages.frameworks.models import ADOPTED, Comment, Edition
from thang.workshop.stages.frameworks.queries import (
    comments_seen,
    drafts_kept,
    editions_kept,
    editions_seen,
    units_asked,
    units_below,
)

OPEN, ANSWERED = "open", "answered"


@require_http_methods(["GET", "POST"])
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """To all units under the office, or to those of a kind."""
    one = get_object_or_404(drafts_kept(reach_of(request)), pk=pk)
    language, below = language_of(request), units_below(one, reach_of(request).today)
    there = set(below.order_by().values_list("kind", flat=True))
    kinds = [(kind, workshop_text(f"kind_{kind}", language)) for kind in KINDS if kind in there]
    form = SendForm(request.POST or None, language=language, kinds=kinds)
    if form.is_valid():
        kind, until = form.cleaned_data["unit_kind"], form.cleaned_data["comments_until"]
        units = list(below.filter(kind=kind) if kind else below)
        if form.performs(send_for_comments, one, units, until=until, actor=actor_of(request), now=timezone.now()):
            return redirect("frameworks:comments", one.pk)
    return render(request, "frameworks/send.html", {"one": one, "form": form})


@require_safe
def comments(request: HttpRequest, pk: int) -> HttpResponse | StreamingHttpResponse:
    """The office sees all of them, a unit its own."""
    reach = reach_of(request)
    one = get_object_or_404(editions_seen(reach), pk=pk)
    rows = comments_seen(reach).filter(edition=one)
    counts = rows.order_by().aggregate(all=Count("pk"), open=Count("pk", filter=Q(answered_at=None)))
    listing = Listing(request, rows, _columns(request, one), [_state(request)], search="search_key")
    facts: dict[str, Any] = {
        "one": one,
        "listing": listing,
        "open": counts["open"],
        "answered": counts["all"] - counts["open"],
        "asked": one.asked.count() if editions_kept(reach).filter(pk=pk).exists() else 0,
        "may_comment": one.state != ADOPTED and units_asked(one, reach).exists(),
    }
    return listing.export("comments") or render(request, "frameworks/comments.html", facts)


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """By a unit that was asked, of an indicator or of the whole."""
    reach, language = reach_of(request), language_of(request)
    one = get_object_or_404(editions_seen(reach), pk=pk)
    units = named_on(units_asked(one, reach), reach.today)
    found = {str(unit.pk): unit for unit in units}
    if not found:
        raise Http404
    titles = [(row.code, f"{row.code} {row.title}"[:120]) for row in outline_of(one.text, language)[1]]
    form = CommentForm(
        request.POST or None,
        language=language,
        units=[(key, unit.name) for key, unit in found.items()],
        indicators=titles,
        initial={"comment_code": request.GET.get("code", ""), "comment_unit": next(iter(found))},
    )
    if form.is_valid():
        said = form.cleaned_data
        facts = {"code": said["comment_code"], "text": said["comment"]}
        unit = found[said["comment_unit"]]
        if form.performs(comment, one, unit, **facts, actor=actor_of(request), now=timezone.now()):
            return redirect("frameworks:comments", one.pk)
    return render(request, "frameworks/comment.html", {"one": one, "form": form})


@require_http_methods(["GET", "POST"])
def reply(request: HttpRequest, pk: int) -> HttpResponse:
    """The office's answer."""
    theirs = Comment.objects.filter(edition__organisation__in=reach_of(request).kept(FRAMEWORKS))
    found = theirs.select_related("edition").annotate(called=last_name("organisation"))
    one = get_object_or_404(found, pk=pk)
    form = AnswerForm(request.POST or None, language=language_of(request), initial={"comment_answer": one.answer})
    if form.is_valid():
        answer(one, answer=form.cleaned_data["comment_answer"], actor=actor_of(request), now=timezone.now())
        return redirect("frameworks:comments", one.edition_id)
    return render(request, "frameworks/reply.html", {"one": one, "form": form})


def _state(request: HttpRequest) -> Choice:
    language = language_of(request)
    options = [(one, workshop_text(f"comment_{one}", language)) for one in (OPEN, ANSWERED)]
    return Choice("comment_state", options, _in_state)


def _in_state(rows: QuerySet[Comment], state: str) -> QuerySet[Comment]:
    return rows.filter(answered_at__isnull=state == OPEN)


def _columns(request: HttpRequest, edition: Edition) -> list[Column]:
    """The office is led to the answer."""
    language = language_of(request)
    is_kept = editions_kept(reach_of(request)).filter(pk=edition.pk).exists()
    link = (lambda one: reverse("frameworks:reply", args=[one.pk])) if is_kept else None
    whole = workshop_text("comment_on_whole", language)
    return [
        Column("comment_on", lambda one: one.code or whole, "code"),
        Column("organisation", lambda one: one.called),
        Column("comment", lambda one: one.text, link=link),
        Column("comment_made", lambda one: one.made_at, "made_at"),
        Column("comment_by", lambda one: one.made_by, is_hidden=True),
        Column("comment_state", lambda one: workshop_text(f"comment_{OPEN if one.is_open else ANSWERED}", language)),
        Column("comment_answer", lambda one: one.answer),
        Column("comment_answered", lambda one: one.answered_at, "answered_at", is_hidden=True),
    ]
