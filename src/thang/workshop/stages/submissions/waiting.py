"""What waits on units, agencies and the programme office while a round is open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.parts.telling import Facts
from thang.workshop.base.people.access import Reach
from thang.workshop.base.people.roles import ANSWERS, CONFIRMS, ROUNDS, SUPPLIES
from thang.workshop.base.people.waiting import Source, Work, as_keeper
from thang.workshop.stages.rounds.models import OPEN, Supply
from thang.workshop.stages.rounds.queries import rounds_run_by
from thang.workshop.stages.submissions.models import CONTESTED, Answer, Submission
from thang.workshop.stages.submissions.queries import supply_progress


def _open() -> QuerySet[Submission]:
    """Not handed in, in rounds that are open."""
    rows = Submission.objects.filter(round__state=OPEN, participant__excluded_by=None, handed_in_at=None)
    return rows.select_related("participant", "round")


def _to_answer(reach: Reach) -> Iterator[Work]:
    """Indicators that the unit has not answered, or not confirmed."""
    role = as_keeper(reach, ANSWERS)
    left = Q(done__lt=F("asked") - F("awaited") - F("contested"))
    for row in _open().filter(left, participant__organisation__in=reach.own_for(ANSWERS)):
        yield _unit(row, "round_answers", "submissions:form", role)


def _to_answer_at(organisations: QuerySet[Organisation], today: date) -> Iterator[Work]:
    left = Q(done__lt=F("asked") - F("awaited") - F("contested"))
    rows = _open().filter(left, participant__organisation__in=organisations)
    return (_unit(row, "round_answers", "submissions:form", "") for row in rows)


def _to_hand_in(reach: Reach) -> Iterator[Work]:
    """The head's confirmation of what is complete but for others' figures."""
    role = as_keeper(reach, CONFIRMS)
    rows = _open().filter(done__gt=0, done__gte=F("asked") - F("awaited") - F("contested"))
    for row in rows.filter(participant__organisation__in=reach.own_for(CONFIRMS)):
        yield _unit(row, "round_hand_in", "submissions:confirm", role)


def _unit(row: Submission, key: str, address: str, role: str) -> Work:
    one = row.participant
    facts: Facts = {"round": row.round.name, "left": row.missing + row.to_confirm, "asked": row.asked, "unit": one.name}
    due = _day(one.deadline or row.round.deadline)
    return Work(key, reverse(address, args=[one.pk]), facts, role, one.organisation_id, due)


def _to_supply(reach: Reach) -> Iterable[Work]:
    rows = Supply.objects.filter(organisation__in=reach.own_for(SUPPLIES), round__state=OPEN)
    role = as_keeper(reach, SUPPLIES)
    some = list(rows.select_related("round__edition")) if role else []
    progress = supply_progress(some)
    for one in some:
        found: Any = progress[one.pk]
        facts: Facts = {"code": one.code, "round": one.round.name, "owed": found.owed, "contested": found.contested}
        address = reverse("submissions:supply", args=[one.pk])
        due = _day(one.round.supply_deadline)
        if found.owed:
            yield Work("supply_owed", address, facts, role, one.organisation_id, due)
        if found.contested:
            yield Work("supply_contested", address, facts, role, one.organisation_id, due)


def _contested(reach: Reach) -> Iterator[Work]:
    """For who runs the round: a line a round."""
    role = as_keeper(reach, ROUNDS)
    run = rounds_run_by(reach).filter(state=OPEN) if role else rounds_run_by(reach).none()
    rows = Answer.objects.filter(round__in=run, state=CONTESTED).values("round", "round__name")
    for row in rows.annotate(count=Count("pk")).order_by("round"):
        address = reverse("submissions:indicators", args=[row["round"]])
        yield Work("round_contested", address, {"round": row["round__name"], "count": row["count"]}, role)


def _day(moment: datetime) -> date:
    return timezone.localdate(moment)


SOURCES: tuple[Source, ...] = (
    Source("round_answers", _to_answer, _to_answer_at),
    Source("round_hand_in", _to_hand_in),
    Source("supplies", _to_supply),
    Source("contested", _contested),
)
