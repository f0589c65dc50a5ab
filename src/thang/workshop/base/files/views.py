"""The pages of files: those of an organisation, one of them, and sending one by a plain form."""

from __future__ import annotations

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from thang.words.figures import bytes_text
from thang.words.workshop import workshop_text
from thang.workshop.base.audit.queries import entries_of
from thang.workshop.base.files import serving
from thang.workshop.base.files.forms import AddForm
from thang.workshop.base.files.kinds import EXTENSIONS, KINDS
from thang.workshop.base.files.models import File
from thang.workshop.base.files.previews import made_preview, may_draw
from thang.workshop.base.files.queries import files_seen_by, kept_files, may_add_to
from thang.workshop.base.files.sending import send
from thang.workshop.base.files.services import take_away
from thang.workshop.base.organisations.queries import last_name, seen_by
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.parts.language import language_of
from thang.workshop.base.parts.listing import Choice, Column, Listing
from thang.workshop.base.people.middleware import actor_of, reach_of


def files(request: HttpRequest, pk: int) -> HttpResponse | StreamingHttpResponse:
    """Of an organisation that one sees."""
    reach = reach_of(request)
    one = get_object_or_404(seen_by(reach).annotate(name=last_name("pk")), pk=pk)
    rows = files_seen_by(reach).filter(organisation=one).order_by("sort_key", "pk")
    listing = Listing(request, rows, _columns(request), [_kinds(request)], search="search_key")
    facts = {"one": one, "listing": listing, "may_add": may_add_to(reach).filter(pk=pk).exists()}
    return listing.export("files") or render(request, "files/list.html", facts)


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """The plain form; a script makes a queue of it that outlives a broken line."""
    reach, language = reach_of(request), language_of(request)
    one = get_object_or_404(may_add_to(reach).annotate(name=last_name("pk")), pk=pk)
    form = AddForm(request, language=language)
    if form.is_valid() and form.performs(send, one, reach.person, form.cleaned_data["sent"], actor=actor_of(request)):
        return redirect("files:list", one.pk)
    chosen = settings.CHOSEN
    facts = {"form": form, "one": one, "known": ", ".join(EXTENSIONS), "chosen": chosen}
    return render(request, "files/add.html", facts)


@require_safe
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """Who sent it and when, its digest, what it looks like."""
    reach = reach_of(request)
    one = get_object_or_404(files_seen_by(reach).annotate(called=last_name("organisation")), pk=pk)
    facts = {
        "one": one,
        "kind": KINDS[one.blob.kind],
        "size": bytes_text(one.blob.size, language_of(request)),
        "may_draw": may_draw(one.blob),
        "may_take_away": kept_files(reach).filter(pk=pk).exists(),
        "entries": list(entries_of(one)[:20]),
    }
    return render(request, "files/file.html", facts)


@require_safe
def content(request: HttpRequest, pk: int) -> FileResponse:
    return serving.attachment(_seen(request, pk))


@require_safe
def preview(request: HttpRequest, pk: int) -> FileResponse:
    one = _seen(request, pk)
    if not made_preview(one.blob):
        raise Http404
    return serving.preview(one)


@require_http_methods(["GET", "POST"])
def take_file_away(request: HttpRequest, pk: int) -> HttpResponse:
    one = get_object_or_404(kept_files(reach_of(request)), pk=pk)
    refusal = ""
    if request.method == "POST":
        try:
            take_away(one, actor=actor_of(request))
        except Refused as refused:
            if refused.kind == "file_is_taken_away":
                raise Http404 from refused
            refusal = refused.text(language_of(request))
        else:
            return redirect("files:list", one.organisation_id)
    return render(request, "files/take_away.html", {"one": one, "refusal": refusal})


def _seen(request: HttpRequest, pk: int) -> File:
    found: File = get_object_or_404(files_seen_by(reach_of(request)), pk=pk)
    return found


def _columns(request: HttpRequest) -> list[Column]:
    language = language_of(request)
    return [
        Column("name", lambda one: one.name, "sort_key", lambda one: f"/files/{one.pk}/"),
        Column("file_kind", lambda one: workshop_text(f"file_kind_{one.blob.kind}", language), "blob__kind"),
        Column("size", lambda one: bytes_text(one.blob.size, language), "blob__size", is_figure=True),
        Column("added_at", lambda one: one.added_at, "added_at"),
        Column("added_by", lambda one: one.added_by.name, "added_by__sort_key"),
        Column("digest", lambda one: one.blob_id, is_hidden=True),
    ]


def _kinds(request: HttpRequest) -> Choice:
    options = [(kind, workshop_text(f"file_kind_{kind}", language_of(request))) for kind in KINDS]
    return Choice("file_kind", options, lambda rows, value: rows.filter(blob__kind=value))
