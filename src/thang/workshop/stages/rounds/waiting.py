"""What waits on the programme office: questions that nobody answered yet."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count
from django.urls import reverse

from thang.workshop.base.people.access import Reach
from thang.workshop.base.people.roles import ROUNDS
from thang.workshop.base.people.waiting import Source, Work, as_keeper
from thang.workshop.stages.rounds.question_queries import questions_run_by


def _unanswered(reach: Reach) -> Iterator[Work]:
    """A line a round."""
    role = as_keeper(reach, ROUNDS)
    if not role:
        return
    rows = questions_run_by(reach).filter(answer="").order_by().values("round", "round__name")
    for row in rows.annotate(count=Count("pk")).order_by("round"):
        address = reverse("rounds:questions", args=[row["round"]])
        yield Work("questions_open", address, {"round": row["round__name"], "count": row["count"]}, role)


SOURCES = (Source("questions", _unanswered),)
