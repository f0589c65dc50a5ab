"""Pages of questions and their binding answers."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from thang.workshop.base.parts.language import language_of
from thang.workshop.base.people.middleware import actor_of, reach_of
from thang.workshop.stages.rounds.bridge import method_for
from thang.workshop.stages.rounds.forms import QuestionForm, ReplyForm
from thang.workshop.stages.rounds.queries import participants_of_own, rounds_run_by, rounds_seen_by
from thang.workshop.stages.rounds.question_queries import questions_run_by, questions_seen_by
from thang.workshop.stages.rounds.question_services import ask, reply


def questions(request: HttpRequest, pk: int) -> HttpResponse:
    """By indicator; who asked is told to the unit itself and to the office alone."""
    reach = reach_of(request)
    one = get_object_or_404(rounds_seen_by(reach), pk=pk)
    items = method_for(one).every
    rows = [(row, items.get(row.code)) for row in questions_seen_by(reach, one)]
    is_run = rounds_run_by(reach).filter(pk=pk).exists()
    return render(request, "rounds/questions.html", {"one": one, "rows": rows, "is_run": is_run})


@require_http_methods(["GET", "POST"])
def ask_one(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Of one's own unit."""
    reach = reach_of(request)
    row = get_object_or_404(participants_of_own(reach), pk=pk)
    form = QuestionForm(request.POST or None, language=language_of(request))
    if form.is_valid():
        facts = {"now": timezone.now(), "actor": actor_of(request)}
        if form.performs(ask, row, code, form.cleaned_data["question"], reach.person, **facts):
            return redirect("rounds:questions", row.round_id)
    facts = {"form": form, "what": "question_ask", "one": row.round, "name": code}
    return render(request, "rounds/form.html", facts)


@require_http_methods(["GET", "POST"])
def reply_to(request: HttpRequest, pk: int) -> HttpResponse:
    """The question, and others about the same indicator that the same answer settles."""
    reach = reach_of(request)
    one = get_object_or_404(questions_run_by(reach), pk=pk)
    same = questions_run_by(reach).filter(round=one.round, code=one.code, answer="").exclude(pk=pk)
    form = ReplyForm(
        request.POST or None, language=language_of(request), same=list(same), initial={"reply": one.answer}
    )
    if form.is_valid():
        facts = {"now": timezone.now(), "actor": actor_of(request)}
        if form.performs(reply, [one, *form.chosen()], form.cleaned_data["reply"], reach.person, **facts):
            return redirect("rounds:questions", one.round_id)
    return render(request, "rounds/reply.html", {"form": form, "question": one, "one": one.round})
