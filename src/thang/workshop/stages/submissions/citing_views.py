"""Citing a document for an answer, and letting it go."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from thang.workshop.base.people.middleware import actor_of, on_behalf_of, reach_of
from thang.workshop.stages.evidence.queries import found
from thang.workshop.stages.rounds.models import Participant
from thang.workshop.stages.submissions.citing import citations_of, cite, let_go
from thang.workshop.stages.submissions.queries import Sheet, may_answer
from thang.workshop.stages.submissions.views import seen

MOST_NOTE = 300


@require_POST
def cite_one(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """One of its own documents or of the common store."""
    one = _answered(request, pk, code)
    rows = found(reach_of(request), one.organisation, "")
    key = request.POST.get("document", "")
    if not key:
        return _back(one, code)
    document = get_object_or_404(rows, pk=int(key) if key.isdecimal() and key.isascii() else 0)
    note = request.POST.get("note", "")[:MOST_NOTE]
    cite(one, code, document, note, now=timezone.now(), actor=actor_of(request))
    return _back(one, code)


@require_POST
def let_one_go(request: HttpRequest, pk: int, code: str, citation: int) -> HttpResponse:
    one = _answered(request, pk, code)
    let_go(get_object_or_404(citations_of(one), pk=citation, code=code), now=timezone.now(), actor=actor_of(request))
    return _back(one, code)


def _answered(request: HttpRequest, pk: int, code: str) -> Participant:
    one = seen(request, pk)
    if not may_answer(one, reach_of(request), on_behalf_of(request)):
        raise Http404
    if code not in {item.code for item in Sheet(one).items}:
        raise Http404
    return one


def _back(one: Participant, code: str) -> HttpResponse:
    return redirect(f"{reverse('submissions:answer', args=[one.pk, code])}#evidence")
