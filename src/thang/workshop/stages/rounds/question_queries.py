"""Reading questions: answers are everybody's in the round, open questions the asking unit's and the office's."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from thang.workshop.base.organisations.queries import is_seen
from thang.workshop.base.people.roles import ROUNDS
from thang.workshop.stages.rounds.models import Participant, Question, Round
from thang.workshop.stages.rounds.queries import Reach, rounds_seen_by


def questions_seen_by(reach: Reach, one: Round) -> QuerySet[Question]:
    """With `is_own`: whether the reader sees who asked."""
    run = Q(round__organisation__in=reach.kept(ROUNDS))
    near = Participant.objects.filter(is_seen(reach, "organisation"), pk=OuterRef("participant"))
    rows = Question.objects.filter(round=one, round__in=rounds_seen_by(reach).values("pk"))
    own = rows.annotate(is_own=Exists(near)).filter(run | Q(is_own=True) | ~Q(answer=""))
    return own.select_related("participant", "asked_by", "answered_by").order_by("code", "asked_at", "pk")


def answered_for(one: Round, code: str) -> QuerySet[Question]:
    """Binding answers about an indicator, the newest first."""
    return Question.objects.filter(round=one, code=code).exclude(answer="").order_by("-answered_at", "pk")


def open_of(one: Participant, code: str) -> QuerySet[Question]:
    """What the unit itself asked and nobody answered yet."""
    return Question.objects.filter(participant=one, code=code, answer="").order_by("asked_at", "pk")


def questions_run_by(reach: Reach) -> QuerySet[Question]:
    """Those that one may answer."""
    rows = Question.objects.filter(round__organisation__in=reach.kept(ROUNDS))
    return rows.select_related("round__edition", "participant", "asked_by")
