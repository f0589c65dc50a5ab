"""The pages of editions: the list, one of them, its file, a new one from a file, its text."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from thang.words.workshop import workshop_text
from thang.workshop.base.audit.queries import entries_of
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.parts.language import language_of
from thang.workshop.base.parts.listing import Choice, Column, Listing
from thang.workshop.base.people.middleware import actor_of, reach_of
from thang.workshop.base.people.roles import FRAMEWORKS
from thang.workshop.stages.frameworks.bridge import looked_at, outline_of
from thang.workshop.stages.frameworks.forms import TextForm, UploadForm
from thang.workshop.stages.frameworks.models import ADOPTED, COMMENTING, STATES, Edition
from thang.workshop.stages.frameworks.queries import (
    comments_seen,
    drafts_kept,
    editions_kept,
    editions_seen,
    units_asked,
)
from thang.workshop.stages.frameworks.services import enter_draft, save_text
from thang.workshop.stages.frameworks.shown import blocks_of, faults_shown


@require_safe
def editions(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """Adopted ones, and the drafts that one may see."""
    reach, language = reach_of(request), language_of(request)
    states = [(one, workshop_text(f"edition_{one}", language)) for one in STATES]
    choices = [Choice("edition_state", states, lambda rows, value: rows.filter(state=value))]
    listing = Listing(request, editions_seen(reach), _columns(request), choices, search="search_key")
    facts = {"listing": listing, "may_keep": reach.keeps(FRAMEWORKS)}
    return listing.export("frameworks") or render(request, "frameworks/list.html", facts)


@require_safe
def edition(request: HttpRequest, pk: int) -> HttpResponse:
    """What it is, its indicators, or the faults that a draft has."""
    one = get_object_or_404(editions_seen(reach_of(request)), pk=pk)
    may_keep = editions_kept(reach_of(request)).filter(pk=pk).exists()
    facts: dict[str, Any] = {
        "one": one,
        "may_keep": may_keep,
        "may_write": may_keep and not one.is_adopted,
        "has_comments": one.state == COMMENTING or comments_seen(reach_of(request)).filter(edition=one).exists(),
        "may_comment": one.state == COMMENTING and units_asked(one, reach_of(request)).exists(),
        "may_copy": reach_of(request).keeps(FRAMEWORKS) and one.digest,
        "later": list(one.replaced_by.filter(state=ADOPTED)),
        "entries": list(entries_of(one)[:20]) if may_keep else [],
    }
    return render(request, "frameworks/edition.html", {**facts, **_content(request, one)})


@require_safe
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """The text as it is kept, so that its digest can be computed again elsewhere."""
    one = get_object_or_404(editions_seen(reach_of(request)), pk=pk)
    answer = HttpResponse(one.text.encode(), content_type="application/yaml; charset=utf-8")
    name = f"{one.code}-{one.edition}".encode("ascii", "ignore").decode().replace('"', "").strip("-") or "framework"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.yaml"'
    return answer


@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """A file, or a text: it becomes a draft whatever its faults, which are shown in its text."""
    office = office_of(request)
    form = UploadForm(request.POST or None, request.FILES or None, language=language_of(request))
    if form.is_valid() and form.performs(enter_draft, office, form.cleaned_data["text"], actor=actor_of(request)):
        made = Edition.objects.filter(organisation=office).latest("pk")
        return redirect("frameworks:edit" if not made.digest else "frameworks:edition", made.pk)
    return render(request, "frameworks/upload.html", {"form": form})


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Its text with the faults in it. Asked to check only, it saves nothing."""
    one = get_object_or_404(drafts_kept(reach_of(request)), pk=pk)
    language = language_of(request)
    initial = {"text": one.text, "version": one.version}
    form = TextForm(request.POST or None, language=language, initial=initial)
    text = request.POST.get("text", one.text).replace("\r\n", "\n")
    if form.is_valid() and "check" not in request.POST:
        facts = {"version": form.cleaned_data["version"], "actor": actor_of(request)}
        if form.performs(save_text, one, text, **facts):
            return redirect("frameworks:edit" if looked_at(text).faults else "frameworks:edition", one.pk)
    faults = faults_shown(looked_at(text).faults, language)
    facts = {"one": one, "form": form, "faults": faults, "blocks": blocks_of(text, faults) if faults else []}
    return render(request, "frameworks/edit.html", {**facts, "is_checked": "check" in request.POST})


def office_of(request: HttpRequest) -> Organisation:
    """In whose name editions are entered."""
    office = reach_of(request).office(FRAMEWORKS)
    if office is None:
        raise Http404
    return office


def _content(request: HttpRequest, one: Edition) -> dict[str, Any]:
    """Its indicators, as far as they can be told, and the faults of a draft."""
    language = language_of(request)
    groups, rows = outline_of(one.text, language)
    return {"groups": groups, "indicators": rows, "faults": faults_shown(looked_at(one.text).faults, language)}


def _columns(request: HttpRequest) -> list[Column]:
    language = language_of(request)
    return [
        Column("edition_title", lambda one: one.title, "sort_key", lambda one: f"/frameworks/{one.pk}/"),
        Column("edition", lambda one: one.edition, "edition"),
        Column("edition_code", lambda one: one.code, "code", is_hidden=True),
        Column("edition_state", lambda one: workshop_text(f"edition_{one.state}", language), "state"),
        Column("organisation", lambda one: one.called),
        Column("adopted_by", lambda one: one.adopted_by.number if one.adopted_by else ""),
        Column("adopted_on", lambda one: one.adopted_on, "adopted_on"),
        Column("saved_at", lambda one: one.saved_at, "saved_at", is_hidden=True),
        Column("digest", lambda one: one.digest, is_hidden=True),
    ]
