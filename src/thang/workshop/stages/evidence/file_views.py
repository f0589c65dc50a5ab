"""The files of a document: sent to it, shown to whoever sees it, taken away from it."""

from __future__ import annotations

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from thang.workshop.base.files import serving
from thang.workshop.base.files.kinds import EXTENSIONS
from thang.workshop.base.files.previews import made_preview
from thang.workshop.base.files.sending import send
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.parts.language import language_of
from thang.workshop.base.people.middleware import actor_of, reach_of
from thang.workshop.stages.evidence.forms import FilesForm, LinkForm
from thang.workshop.stages.evidence.links import ask_link
from thang.workshop.stages.evidence.models import Attachment, Document
from thang.workshop.stages.evidence.queries import attachments_seen_by, files_of, kept_documents, loose_files
from thang.workshop.stages.evidence.services import attach, detach


@require_http_methods(["GET", "POST"])
def attach_files(request: HttpRequest, pk: int) -> HttpResponse:
    """Several become the document's files in their order; those before one that is refused stay."""
    reach = reach_of(request)
    one = get_object_or_404(kept_documents(reach), pk=pk)
    form = FilesForm(request, loose=loose_files(reach, one), language=language_of(request))
    before = files_of(one).count()
    is_done = form.is_valid() and form.performs(_attached, request, one, form)
    if files_of(one).count() > before:
        request.ask_job("evidence.read_texts", {}, one.organisation)  # type: ignore[attr-defined]  # set by the jobs app
    if is_done:
        return redirect("evidence:document", one.pk)
    facts = {"form": form, "one": one, "known": ", ".join(EXTENSIONS), "chosen": settings.CHOSEN}
    return render(request, "evidence/files.html", {**facts, "files": list(files_of(one))})


def _attached(request: HttpRequest, one: Document, form: FilesForm) -> None:
    """Raises Refused."""
    actor, person = actor_of(request), reach_of(request).person
    if form.chosen is not None:
        attach(one, form.chosen, actor=actor)
    for field in ("sent", "pictures"):
        for sent in form.cleaned_data[field]:
            try:
                attach(one, send(one.organisation, person, sent, actor=actor), actor=actor)
            except Refused as refused:
                raise Refused(refused.kind, field, **refused.facts) from refused


@require_http_methods(["GET", "POST"])
def link(request: HttpRequest, pk: int) -> HttpResponse:
    """An address whose page is fetched in the background; the same one again makes another copy beside the older."""
    reach = reach_of(request)
    one = get_object_or_404(kept_documents(reach), pk=pk)
    last = one.links.first()
    form = LinkForm(request.POST or None, language=language_of(request), initial={"address": last and last.address})
    if form.is_valid():
        try:
            made = ask_link(
                one, form.cleaned_data["address"], reach.person, now=timezone.now(), actor=actor_of(request)
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            request.ask_job("evidence.fetch_link", {"link": made.pk}, one.organisation)  # type: ignore[attr-defined]  # as above
            return redirect("evidence:document", one.pk)
    return render(request, "evidence/form.html", {"form": form, "what": "document_link", "one": one})


@require_safe
def content(request: HttpRequest, pk: int) -> FileResponse:
    return serving.attachment(_seen(request, pk).file)


@require_safe
def preview(request: HttpRequest, pk: int) -> FileResponse:
    one = _seen(request, pk).file
    if not made_preview(one.blob):
        raise Http404
    return serving.preview(one)


@require_http_methods(["GET", "POST"])
def take_file_away(request: HttpRequest, pk: int) -> HttpResponse:
    one = _seen(request, pk)
    get_object_or_404(kept_documents(reach_of(request)), pk=one.document_id)
    refusal = ""
    if request.method == "POST":
        try:
            detach(one, actor=actor_of(request))
        except Refused as refused:
            refusal = refused.text(language_of(request))
        else:
            return redirect("evidence:document", one.document_id)
    facts = {"one": one.file.name, "refusal": refusal, "what": "document_file_take_away"}
    return render(request, "evidence/take_away.html", {**facts, "back": f"/evidence/{one.document_id}/"})


def _seen(request: HttpRequest, pk: int) -> Attachment:
    found: Attachment = get_object_or_404(attachments_seen_by(reach_of(request)), pk=pk)
    return found
