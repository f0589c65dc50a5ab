"""The head's page: what is missing, what differs from last year, and the confirmation over the digest."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from thang.workshop.base.parts.language import language_of
from thang.workshop.base.people.middleware import actor_of, reach_of
from thang.workshop.stages.submissions.confirming import confirm, withdraw
from thang.workshop.stages.submissions.digest import digest_of
from thang.workshop.stages.submissions.forms import ConfirmForm, WithdrawForm
from thang.workshop.stages.submissions.queries import Sheet, changed_since, confirmation_of, is_late, may_confirm
from thang.workshop.stages.submissions.shown import heads_of, row_of
from thang.workshop.stages.submissions.views import seen

GAPS = ("missing", "carried", "supplied", "contested", "awaited")


@require_http_methods(["GET", "POST"])
def confirm_page(request: HttpRequest, pk: int) -> HttpResponse:
    one, reach, language = seen(request, pk), reach_of(request), language_of(request)
    if not may_confirm(one, reach):
        raise Http404
    digest = digest_of(one)
    form = ConfirmForm(request.POST or None, language=language, initial={"digest": digest})
    if form.is_valid():
        said = form.cleaned_data
        facts = {"knows_gaps": said["knows_gaps"], "now": timezone.now(), "actor": actor_of(request)}
        if form.performs(confirm, one, said["digest"], reach.person, **facts):
            return redirect("submissions:form", one.pk)
    one.submission.refresh_from_db()
    sheet = Sheet(one)
    heads = heads_of(sheet, language)
    rows = [row for head in heads for row in head.rows]
    last = confirmation_of(one.submission)
    page = {
        "one": one,
        "round": one.round,
        "row": one.submission,
        "form": form,
        "digest": digest,
        "gaps": {name: found for name in GAPS if (found := [row for row in rows if row.state == name])},
        "without_evidence": [row for row in rows if row.line is not None and row.line.lacks_evidence],
        "changed": [row for row in rows if row.last and row.last != row.value],
        "total": row_of(sheet, None, language),
        "has_before": sheet.was is not None and bool(sheet.last),
        "confirmation": last,
        "changed_since": changed_since(one, last) if last and last.ended_at else [],
        "is_late": is_late(one.submission, one),
    }
    return render(request, "submissions/confirm.html", page)


@require_http_methods(["GET", "POST"])
def withdraw_page(request: HttpRequest, pk: int) -> HttpResponse:
    one = seen(request, pk)
    if not may_confirm(one, reach_of(request)) or one.submission.handed_in_at is None:
        raise Http404
    form = WithdrawForm(request.POST or None, language=language_of(request))
    if form.is_valid():
        facts = {"now": timezone.now(), "actor": actor_of(request)}
        if form.performs(withdraw, one, form.cleaned_data["reason"], **facts):
            return redirect("submissions:form", one.pk)
    return render(request, "submissions/withdraw.html", {"one": one, "round": one.round, "form": form})
