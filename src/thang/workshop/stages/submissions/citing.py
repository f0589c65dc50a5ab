"""On which documents an answer rests: cited and let go, by a service each. A confirmation that held ends."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Count, QuerySet

from thang.workshop.base.audit.services import Actor, record, writing
from thang.workshop.base.parts.forms import Refused
from thang.workshop.stages.evidence.models import Document
from thang.workshop.stages.rounds.models import Participant
from thang.workshop.stages.submissions.bridge import asked_item
from thang.workshop.stages.submissions.confirming import end_confirmation
from thang.workshop.stages.submissions.models import Citation, Submission
from thang.workshop.stages.submissions.services import check_open


@writing
def cite(one: Participant, code: str, document: Document, note: str, *, now: datetime, actor: Actor) -> Citation:
    """Once more does nothing but change where in it. Raises Refused."""
    check_open(one)
    asked_item(one, code)
    if document.taken_away_at is not None:
        raise Refused("document_is_gone", "q")
    before = Citation.objects.filter(participant=one, code=code, document=document).first()
    if before is not None and before.note == note.strip():
        return before
    made = before or Citation(participant=one, code=code, document=document)
    made.note, made.at, made.by = note.strip(), now, actor.said[:300]
    made.save()
    _changed(one, now, actor)
    after = {"code": code, "document": str(document), "note": made.note}
    record(actor, "answer.cited", made, after=after, name=f"{one.name}: {code}")
    return made


@writing
def let_go(citation: Citation, *, now: datetime, actor: Actor) -> None:
    """The document stays, and the trail knows that it was cited. Raises Refused."""
    one = citation.participant
    check_open(one)
    before = {"code": citation.code, "document": str(citation.document), "note": citation.note}
    record(actor, "answer.citation_let_go", citation, before=before, name=f"{one.name}: {citation.code}")
    citation.delete()
    _changed(one, now, actor)


def citations_of(one: Participant) -> QuerySet[Citation]:
    """By indicator and document, with the document."""
    rows = Citation.objects.filter(participant=one).select_related("document")
    return rows.order_by("code", "document__signed_on", "pk")


def cited_counts(one: Participant) -> Mapping[str, int]:
    """Code → how many documents."""
    rows = Citation.objects.filter(participant=one).values_list("code").annotate(count=Count("pk"))
    return dict(rows.order_by())


def times_cited(document: Document) -> int:
    """While it is cited, it is not taken away."""
    return Citation.objects.filter(document=document).count()


def _changed(one: Participant, now: datetime, actor: Actor) -> None:
    row = Submission.objects.select_for_update().get(participant=one)
    end_confirmation(row, one, now=now, actor=actor)
    row.begun_at, row.changed_at = row.begun_at or now, now
    row.save()
