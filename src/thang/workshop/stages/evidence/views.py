"""The pages of documents: the list, one of them, entering and amending it."""

from __future__ import annotations

import json

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from thang.engine.framework import Language
from thang.words.workshop import workshop_text
from thang.workshop.base.audit.queries import entries_of
from thang.workshop.base.files.previews import may_draw
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.organisations.queries import last_name
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.parts.language import language_of
from thang.workshop.base.parts.listing import Choice, Column, Listing
from thang.workshop.base.parts.periods import EVER
from thang.workshop.base.people.middleware import actor_of, reach_of
from thang.workshop.base.people.roles import EVIDENCE
from thang.workshop.stages.evidence.file_views import attach_files
from thang.workshop.stages.evidence.forms import DocumentForm, EnterForm, holders_of
from thang.workshop.stages.evidence.kinds import KINDS
from thang.workshop.stages.evidence.models import MOST_TEXT, Document, Link
from thang.workshop.stages.evidence.queries import (
    cited,
    documents_seen_by,
    elsewhere,
    files_of,
    having,
    kept_documents,
    known_as,
    may_enter_for,
    may_share,
    with_files,
)
from thang.workshop.stages.evidence.services import (
    Facts,
    amend_document,
    enter_document,
    facts_of,
    take_document_away,
)
from thang.workshop.stages.evidence.texts import READ


class Documents(Listing):
    """Searched in what is written on them and in what stands in their files."""

    def matching(self, rows: QuerySet[Document], word: str) -> QuerySet[Document]:
        return having(rows, word, self.chosen["inside"])


@require_safe
def documents(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """Of whom one sees, and the common store, in one list with one box."""
    reach = reach_of(request)
    rows = with_files(documents_seen_by(reach))
    listing = Documents(request, rows, _columns(request), _choices(request), search="search_key")
    own = may_enter_for(reach).filter(pk__in=reach.own_for(EVIDENCE)).annotate(name=last_name("pk"))
    facts = {"listing": listing, "may_enter": may_enter_for(reach).exists(), "own": list(own[:5])}
    return listing.export("documents") or render(request, "evidence/list.html", facts)


@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """The facts first; the files when the line allows."""
    reach = reach_of(request)
    holders = may_enter_for(reach).annotate(name=last_name("pk")).order_by("name", "pk")
    if not holders.exists():
        raise Http404
    share, language, office = may_share(reach).exists(), language_of(request), reach.office(EVIDENCE)
    form = EnterForm(
        request.POST or None,
        request.FILES or None,
        holders=holders_of(holders),
        may_share=share,
        language=language,
        initial={"holder": office and office.pk},
    )
    offered = None
    if form.is_valid():
        holder, said = get_object_or_404(holders, pk=form.cleaned_data["holder"]), form.facts
        if said.is_common and not may_share(reach).filter(pk=holder.pk).exists():
            raise Http404
        try:
            made = enter_document(holder, said, reach.person, today=reach.today, actor=actor_of(request))
        except Refused as refused:
            form.refuse(refused)
            offered = _known(request, holder, said)
        else:
            # What comes with it goes the way of all its files, and a picture that is refused is said there.
            return attach_files(request, made.pk) if request.FILES else redirect("evidence:document", made.pk)
    return render(request, "evidence/form.html", {"form": form, "what": "document_enter", "offered": offered})


@require_safe
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """What is written on it, its files, where else the same file is, and what was done with it."""
    reach = reach_of(request)
    one = get_object_or_404(documents_seen_by(reach), pk=pk)
    files = list(files_of(one))
    for each in files:
        each.may_draw = may_draw(each.file.blob)  # type: ignore[attr-defined]  # for the template
        each.reads = each.file.blob.kind in READ  # type: ignore[attr-defined]  # as above
    facts = {
        "one": one,
        "kind": f"act_kind_{one.kind}",
        "files": files,
        "links": [_came_of(link, language_of(request)) for link in one.links.select_related("attachment__file")[:20]],
        "most_text": MOST_TEXT,
        "elsewhere": elsewhere(reach, one),
        "cited": cited(one),
        "may_amend": kept_documents(reach).filter(pk=pk).exists(),
        "entries": list(entries_of(one)[:20]),
    }
    return render(request, "evidence/document.html", facts)


@require_http_methods(["GET", "POST"])
def amend(request: HttpRequest, pk: int) -> HttpResponse:
    reach = reach_of(request)
    one = get_object_or_404(kept_documents(reach), pk=pk)
    share = may_share(reach).filter(pk=one.organisation_id).exists()
    form = DocumentForm(
        request.POST or None, may_share=share, language=language_of(request), initial=_initial(facts_of(one))
    )
    offered = None
    if form.is_valid():
        said = form.facts
        if form.performs(amend_document, one, said, today=reach.today, actor=actor_of(request)):
            return redirect("evidence:document", one.pk)
        offered = _known(request, one.organisation, said)
        offered = None if offered == one else offered
    facts = {"form": form, "what": "document_amend", "one": one, "offered": offered}
    return render(request, "evidence/form.html", facts)


@require_http_methods(["GET", "POST"])
def take_away(request: HttpRequest, pk: int) -> HttpResponse:
    one = get_object_or_404(kept_documents(reach_of(request)), pk=pk)
    refusal = ""
    if request.method == "POST":
        try:
            take_document_away(one, actor=actor_of(request))
        except Refused as refused:
            refusal = refused.text(language_of(request))
        else:
            return redirect("evidence:list")
    facts = {"one": one, "refusal": refusal, "what": "document_take_away", "back": f"/evidence/{one.pk}/"}
    return render(request, "evidence/take_away.html", facts)


def _known(request: HttpRequest, holder: Organisation, facts: Facts) -> Document | None:
    """The one that is there already, where one may look at it."""
    reach = reach_of(request)
    same = known_as(holder, facts.number, facts.issuer, facts.signed_on, reach.today)
    return documents_seen_by(reach).filter(pk__in=same).first()


def _came_of(link: Link, language: Language) -> tuple[Link, str]:
    """The asking, and in words why nothing came."""
    facts = json.loads(link.failure_facts) if link.failure else {}
    return link, workshop_text(link.failure, language, facts) if link.failure else ""


def _initial(facts: Facts) -> dict[str, object]:
    said = {name: getattr(facts, name) for name in Facts.__dataclass_fields__}
    return {**said, "since": None if facts.since == EVER else facts.since}


def _columns(request: HttpRequest) -> list[Column]:
    language = language_of(request)
    return [
        Column("document", lambda one: one.number or one.title[:80], "sort_key", lambda one: f"/evidence/{one.pk}/"),
        Column("act_kind", lambda one: workshop_text(f"act_kind_{one.kind}", language), "kind"),
        Column("act_title", lambda one: one.title),
        Column("signed_on", lambda one: one.signed_on, "signed_on"),
        Column("issuer", lambda one: one.issuer, "issuer_key"),
        Column("document_of", lambda one: one.called, "called"),
        Column("store", lambda one: workshop_text(f"store_{_store(one)}", language), is_hidden=True),
        Column("files_count", lambda one: len(one.shown_files), is_figure=True),
        Column("act_since", lambda one: one.since if one.is_dated else None, "since", is_hidden=True),
        Column("act_until", lambda one: one.until, "until", is_hidden=True),
        Column("added_at", lambda one: one.entered_at, "entered_at", is_hidden=True),
    ]


def _store(one: Document) -> str:
    return "common" if one.is_common else "own"


def _choices(request: HttpRequest) -> list[Choice]:
    language = language_of(request)
    kinds = [(kind, workshop_text(f"act_kind_{kind}", language)) for kind in KINDS]
    stores = [(one, workshop_text(f"store_{one}", language)) for one in ("common", "own")]
    places = [(one, workshop_text(f"inside_{one}", language)) for one in ("facts", "text")]
    return [
        Choice("inside", places, lambda rows, _: rows),
        Choice("act_kind", kinds, lambda rows, value: rows.filter(kind=value)),
        Choice("store", stores, lambda rows, value: rows.filter(is_common=value == "common")),
    ]
