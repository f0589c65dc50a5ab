"""The form: a unit's indicators, one page each, saved as they are typed."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from thang.words.workshop import workshop_text
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.parts.language import language_of
from thang.workshop.base.parts.templatetags.parts import shown
from thang.workshop.base.people.middleware import actor_of, on_behalf_of, reach_of
from thang.workshop.base.people.roles import ANSWERS
from thang.workshop.stages.evidence.models import Document
from thang.workshop.stages.evidence.queries import found
from thang.workshop.stages.rounds.models import Participant
from thang.workshop.stages.rounds.queries import working_days_left
from thang.workshop.stages.rounds.question_queries import answered_for, open_of
from thang.workshop.stages.submissions.citing import citations_of
from thang.workshop.stages.submissions.forms import AnswerForm, ContestForm, RemarkForm, initial_of
from thang.workshop.stages.submissions.models import Answer
from thang.workshop.stages.submissions.queries import (
    Sheet,
    changed_since,
    confirmation_of,
    entries_of,
    is_inside,
    is_late,
    may_answer,
    may_confirm,
    others_here,
    remarks_of,
    submissions_seen_by,
    supplied_of,
)
from thang.workshop.stages.submissions.services import (
    Overtaken,
    Said,
    be_present,
    carry_over,
    confirm_supplied,
    contest_supplied,
    remark,
    write_answer,
)
from thang.workshop.stages.submissions.shown import heads_of, row_of, value_said

AS_DATA = "application/json"
MOST_DOCUMENTS = 20
MOST_QUESTIONS = 10


def form(request: HttpRequest, pk: int) -> HttpResponse:
    """All of them by main indicator: what is done, what is missing, points so far."""
    one = seen(request, pk)
    return render(
        request, "submissions/form.html", {**_sheet_facts(request, one), "is_late": is_late(one.submission, one)}
    )


def printed(request: HttpRequest, pk: int) -> HttpResponse:
    """For the chair, on A4 or A3."""
    one = seen(request, pk)
    paper = "a3" if request.GET.get("paper") == "a3" else "a4"
    return render(request, "submissions/print.html", {**_sheet_facts(request, one), "paper": paper})


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """One indicator. Asked as data it answers in a few hundred bytes; a plain form leads on to the next one."""
    one = seen(request, pk)
    sheet = Sheet(one, is_whole=False)
    line = sheet.line(code)
    if line is None:
        raise Http404
    may_write = may_answer(one, reach_of(request), on_behalf_of(request)) and not line.is_given
    if request.method == "POST" and not may_write:
        raise Http404
    asked = answer_form(request, line)
    if asked.is_valid():
        said = asked.cleaned_data
        try:
            made = write_answer(
                one,
                code,
                Said(said["text"], said["note"].strip(), said["version"]),
                now=timezone.now(),
                actor=actor_of(request),
            )
        except Overtaken as refused:
            asked.refuse(refused)
            return _answered(request, one, code, asked, refused.theirs)
        except Refused as refused:
            asked.refuse(refused)
        else:
            if _wants_data(request):
                return _saved(request, one, code, made)
            return redirect(_next_address(one, sheet, code, request))
    if request.method == "POST" and _wants_data(request):
        return JsonResponse({"errors": errors_of(asked)}, status=422)
    return _answered(request, one, code, asked, None)


@require_POST
def here(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Heard of every half minute: who else is here, and whether the answer is another one by now."""
    one = seen(request, pk)
    reach, now = reach_of(request), timezone.now()
    if not is_inside(one, reach):
        raise Http404
    if code not in {item.code for item in Sheet(one).items}:
        raise Http404
    be_present(one, code, reach.person, now)
    others = [{"name": each.person.name, "code": each.code} for each in others_here(one, reach.person, now)]
    last = Answer.objects.filter(participant=one, code=code).values("version", "changed_by").first()
    return JsonResponse({"others": others, **(last or {"version": 0, "changed_by": ""})})


@require_POST
def supplied(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """What an agency supplied: confirmed, or contested with a reason."""
    one = seen(request, pk)
    if not may_answer(one, reach_of(request), on_behalf_of(request)):
        raise Http404
    asked = ContestForm(request.POST, language=language_of(request))
    facts = {"now": timezone.now(), "actor": actor_of(request)}
    version = request.POST.get("version", "")
    if request.POST.get("do") == "confirm" and version.isdecimal():
        asked.fields["note"].required = False
        if asked.is_valid() and asked.performs(confirm_supplied, one, code, int(version), **facts):
            return redirect(_next_address(one, Sheet(one, is_whole=False), code, request))
    elif asked.is_valid():
        said = asked.cleaned_data
        if asked.performs(contest_supplied, one, code, said["note"], said["version"], **facts):
            return redirect("submissions:answer", one.pk, code)
    return _answered(request, one, code, asked, None)


@require_POST
def say(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """A remark, inside the unit."""
    one = seen(request, pk)
    reach = reach_of(request)
    if not is_inside(one, reach) or not reach.keeps(ANSWERS):
        raise Http404
    asked = RemarkForm(request.POST, language=language_of(request))
    if asked.is_valid():
        facts = {"now": timezone.now(), "actor": actor_of(request)}
        if asked.performs(remark, one, code, asked.cleaned_data["remark"], reach.person, **facts):
            return redirect("submissions:answer", one.pk, code)
    return _answered(request, one, code, None, None, remarking=asked)


@require_POST
def carry(request: HttpRequest, pk: int) -> HttpResponse:
    one = seen(request, pk)
    if not may_answer(one, reach_of(request), on_behalf_of(request)):
        raise Http404
    carry_over(one, Sheet(one).carried_values, now=timezone.now(), actor=actor_of(request))
    return redirect("submissions:form", one.pk)


def seen(request: HttpRequest, pk: int) -> Participant:
    """One whose answers they may read; else there is no such page."""
    return get_object_or_404(submissions_seen_by(reach_of(request)), pk=pk)


def answer_form(request: HttpRequest, line: Any) -> AnswerForm:
    language = language_of(request)
    initial = {
        **initial_of(line.item, line.value, language),
        "note": line.answer.note if line.answer else "",
        "version": line.answer.version if line.answer else 0,
    }
    return AnswerForm(request.POST or None, item=line.item, language=language, initial=initial)


def errors_of(asked: AnswerForm) -> dict[str, list[str]]:
    """Field → what is wrong with it; the empty name for what is wrong with none."""
    return {name.replace("__all__", ""): [str(each) for each in found] for name, found in asked.errors.items()}


def _sheet_facts(request: HttpRequest, one: Participant) -> dict[str, Any]:
    sheet, reach, now = Sheet(one), reach_of(request), timezone.now()
    language = language_of(request)
    last = confirmation_of(one.submission)
    return {
        "one": one,
        "round": one.round,
        "row": one.submission,
        "heads": heads_of(sheet, language),
        "total": row_of(sheet, None, language),
        "days_left": working_days_left(one.due, now),
        "may_write": may_answer(one, reach, on_behalf_of(request)),
        "may_confirm": may_confirm(one, reach),
        "may_carry": bool(sheet.carried_values) and one.submission.begun_at is None,
        "others": others_here(one, reach.person, now) if is_inside(one, reach) else [],
        "confirmation": last,
        "has_before": sheet.was is not None and bool(sheet.last),
        "changed_codes": ", ".join(changed_since(one, last)) if last and last.ended_at else "",
    }


def _answered(
    request: HttpRequest,
    one: Participant,
    code: str,
    asked: Any,
    theirs: Answer | None,
    remarking: RemarkForm | None = None,
) -> HttpResponse:
    """The page of an indicator; what was typed stays in its form."""
    if theirs is not None and _wants_data(request):
        said = {"version": theirs.version, "who": theirs.changed_by, "errors": errors_of(asked)}
        return JsonResponse(said, status=409)
    sheet, language, reach = Sheet(one), language_of(request), reach_of(request)
    line = sheet.line(code)
    if line is None:
        raise Http404
    codes = [each.code for each in sheet.lines]
    at = codes.index(code)
    inside = is_inside(one, reach)
    writes = may_answer(one, reach, on_behalf_of(request))
    facts = {
        "one": one,
        "round": one.round,
        "line": line,
        "shown": row_of(sheet, line, language),
        "form": asked if asked is not None else answer_form(request, line),
        "theirs": theirs,
        "may_write": writes and not line.is_given,
        "may_judge": writes and line.is_given and line.answer is not None,
        "contest": asked if isinstance(asked, ContestForm) else ContestForm(language=language),
        "supplied": supplied_of(one, code) if line.is_given else None,
        "citations": [row for row in citations_of(one) if row.code == code],
        "documents": _documents(request, one, sheet, code) if writes else [],
        "answered": list(answered_for(one.round, code)[:MOST_QUESTIONS]),
        "asked": list(open_of(one, code)) if inside else [],
        "asks": one.organisation_id in reach.own_for(ANSWERS),
        "entries": list(entries_of(one, code)[:20]),
        "remarks": list(remarks_of(one, code)) if inside else [],
        "remarking": remarking or RemarkForm(language=language),
        "inside": inside,
        "others": others_here(one, reach.person, timezone.now()) if inside else [],
        "previous": codes[at - 1] if at else "",
        "following": codes[at + 1] if at + 1 < len(codes) else "",
        "at": at + 1,
        "count": len(codes),
    }
    return render(request, "submissions/answer.html", facts)


def _documents(request: HttpRequest, one: Participant, sheet: Sheet, code: str) -> list[Document]:
    """What the box asked for; without words what stood for it last year."""
    words = request.GET.get("q", "").strip()
    rows = found(reach_of(request), one.organisation, words)
    if not words:
        before = citations_of(sheet.was).filter(code=sheet.codes_before.get(code, "")) if sheet.was else None
        rows = rows.filter(pk__in=before.values("document")) if before is not None else rows.none()
    return list(rows.exclude(pk__in=citations_of(one).filter(code=code).values("document"))[:MOST_DOCUMENTS])


def _saved(request: HttpRequest, one: Participant, code: str, made: Answer | None) -> JsonResponse:
    """What the page shows of an answer that was kept, small enough for a slow line."""
    language = language_of(request)
    sheet = Sheet(one, is_whole=False)
    row = row_of(sheet, sheet.line(code), language)
    said = {
        "version": made.version if made else 0,
        "saved": workshop_text("answer_saved", language, {"at": shown(timezone.now(), language)}),
        "state": row.state_text,
        "value": value_said(row.line, language) if row.line else "",
        "points": row.points,
        "lines": row.lines,
        "total": row_of(sheet, None, language).points,
        "done": short_count(one, language),
    }
    return JsonResponse(said)


def short_count(one: Participant, language: Any) -> str:
    """How many are done, of how many."""
    one.submission.refresh_from_db()
    return f"{shown(one.submission.done, language)}/{shown(one.submission.asked, language)}"


def _wants_data(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "").startswith(AS_DATA)


def _next_address(one: Participant, sheet: Sheet, code: str, request: HttpRequest) -> Any:
    codes = [each.code for each in sheet.lines]
    at = codes.index(code) + 1
    if request.POST.get("do") == "stay" or at == len(codes):
        return reverse("submissions:answer", args=[one.pk, code])
    return reverse("submissions:answer", args=[one.pk, codes[at]])
