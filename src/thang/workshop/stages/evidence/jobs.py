"""The texts of files are read when they come, and each night what was missed."""

from __future__ import annotations

from datetime import time, timedelta

from django.db import OperationalError
from django.urls import reverse
from django.utils import timezone

from thang.workshop.base.files.scanner import NoAnswer
from thang.workshop.base.files.store import Unreachable
from thang.workshop.base.parts.fetching import Unfetched, fetch
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.parts.work import Outcome, Work, job
from thang.workshop.stages.evidence.links import keep_copy, note_failure
from thang.workshop.stages.evidence.models import Link
from thang.workshop.stages.evidence.queries import kept_documents
from thang.workshop.stages.evidence.texts import UNREADABLE, read, unread


@job(lease=timedelta(minutes=3), passing=(OperationalError, Unreachable, NoAnswer))
def fetch_link(work: Work) -> Outcome:
    """Once an answer is noted, it is not asked again. Raises Refused where whoever asked keeps the document no more."""
    kept = kept_documents(work.reach)
    link = (
        Link.objects.filter(pk=work.arguments["link"], document__in=kept).select_related("document", "asked_by").first()
    )
    if link is None:
        raise Refused("document_is_gone")
    page = reverse("evidence:document", args=[link.document_id])
    if not link.is_open:
        return Outcome("link_answered", {}, page)
    work.report(0, 1, "job_step_fetching")
    try:
        keep_copy(link, fetch(link.address), now=timezone.now(), actor=work.actor)
    except Unfetched as unfetched:
        return _failed(work, link, f"fetch_{unfetched.kind}", unfetched.facts)
    except Refused as refused:
        return _failed(work, link, refused.kind, {name: str(fact) for name, fact in refused.facts.items()})
    for blob in unread():
        read(blob)
    return Outcome("link_answered", {}, page)


def _failed(work: Work, link: Link, sentence: str, facts: dict[str, str]) -> Outcome:
    note_failure(link, sentence, facts, actor=work.actor)
    return Outcome(sentence, facts, reverse("evidence:document", args=[link.document_id]))


@job(daily=time(3, 30), lease=timedelta(minutes=5), passing=(OperationalError, Unreachable))
def read_texts(work: Work) -> Outcome:
    """Of all files that nobody has read yet; it may be done again at any time."""
    waiting = list(unread())
    states = []
    for done, blob in enumerate(waiting):
        work.report(done, len(waiting), "job_step_reading_texts")
        states.append(read(blob).state)
    return Outcome("evidence_texts_read", {"count": len(states), "unreadable": states.count(UNREADABLE)})
