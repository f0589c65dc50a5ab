"""The pages of jobs: the list, one with its progress, and what may be done to it."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from thang.engine.framework import Language
from thang.words.workshop import WORKSHOP, workshop_text
from thang.workshop.base.jobs.models import CANCELLED, FAILED, STATES, Job
from thang.workshop.base.jobs.queries import jobs_seen_by, unfinished
from thang.workshop.base.jobs.services import Asker, ask, cancel, retry
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.parts.language import language_of
from thang.workshop.base.parts.listing import Choice, Column, Listing
from thang.workshop.base.parts.work import KINDS, title_of
from thang.workshop.base.people.middleware import actor_of, reach_of


def jobs(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """One's own, and those of one's office; the newest first."""
    language = language_of(request)
    listing = Listing(request, jobs_seen_by(reach_of(request)), _columns(language), [_states(language)])
    return listing.export("jobs") or render(request, "jobs/list.html", {"listing": listing})


def job(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it is, and how it ended."""
    return _page(request, _seen(request, pk))


@require_POST
def start(request: HttpRequest, kind: str) -> HttpResponse:
    """One that needs nothing but to be started, such as the proof of the trail; theirs that runs already is shown."""
    found = KINDS.get(kind)
    if found is None or found.may_start is None or not found.may_start(request):
        raise Http404
    person = reach_of(request).person
    one = unfinished(kind, person) or ask(kind, {}, Asker(person, actor_of(request)), now=timezone.now())
    return redirect("jobs:job", one.pk)


@require_POST
def cancel_job(request: HttpRequest, pk: int) -> HttpResponse:
    return _done(request, pk, cancel)


@require_POST
def retry_job(request: HttpRequest, pk: int) -> HttpResponse:
    return _done(request, pk, retry)


def _done(request: HttpRequest, pk: int, service: Callable[..., None]) -> HttpResponse:
    """A refusal stands on the page of the job as it is now."""
    one = _seen(request, pk)
    try:
        service(one, actor=actor_of(request), now=timezone.now())
    except Refused as refused:
        return _page(request, _seen(request, pk), refused.text(language_of(request)))
    return redirect("jobs:job", pk)


def _seen(request: HttpRequest, pk: int) -> Job:
    found: Job = get_object_or_404(jobs_seen_by(reach_of(request)), pk=pk)
    return found


def _page(request: HttpRequest, one: Job, refused: str = "") -> HttpResponse:
    language = language_of(request)
    facts = {
        "job": one,
        "title": _title(one, language),
        "refused": refused,
        "result": one.result.get(language, ""),
        "fault": one.fault.get(language, ""),
        "may_retry": one.state in (FAILED, CANCELLED),
        "may_cancel": not one.is_over and not one.is_cancel_asked,
    }
    return render(request, "jobs/job.html", facts)


def _title(one: Job, language: Language) -> str:
    """A job whose kind is gone has its bare name."""
    name = title_of(one.kind)
    return workshop_text(name, language) if name in WORKSHOP else one.kind


def _columns(language: Language) -> list[Column]:
    return [
        Column("number", lambda one: one.pk, "pk", lambda one: f"/jobs/{one.pk}/", is_figure=True),
        Column("job", lambda one: _title(one, language), "kind", lambda one: f"/jobs/{one.pk}/"),
        Column("state", lambda one: workshop_text(f"job_{one.state}", language), "state"),
        Column("progress", _progress),
        Column("asked_by", lambda one: one.actor, "actor"),
        Column("asked_at", lambda one: one.asked_at, "asked_at"),
        Column("ended_at", lambda one: one.ended_at, "ended_at"),
    ]


def _progress(one: Job) -> str:
    """
    >>> _progress(Job(done=3, total=4))
    '75 %'
    """
    return f"{100 * one.done // one.total} %" if one.total else ""


def _states(language: Language) -> Choice:
    options = [(state, workshop_text(f"job_{state}", language)) for state in STATES]
    return Choice("state", options, lambda rows, value: rows.filter(state=value))
