"""How far units are: counted anew for a whole round, and moved by one answer."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count

from thang.workshop.stages.rounds.bridge import method_for
from thang.workshop.stages.rounds.models import Participant, Round, Supply
from thang.workshop.stages.submissions.models import (
    CARRIED,
    CONTESTED,
    DONE,
    GIVEN,
    SUPPLIED,
    Answer,
    Submission,
)

PIECE = 500
COUNTED = ("asked", "done", "carried", "to_confirm", "contested", "awaited")


@dataclass(frozen=True, slots=True)
class Asked:
    """How many indicators a unit of a group with some attributes is asked, and which of them others give."""

    codes: frozenset[str]
    given: frozenset[str]


def given_codes(one: Round) -> frozenset[str]:
    """Indicators of the round that no unit types: the edition or the programme office gave them to an agency."""
    set_here = Supply.objects.filter(round=one).values_list("code", flat=True)
    return frozenset(set_here) | {code for code, item in method_for(one).every.items() if item.is_given}


def asked_by_kind(one: Round) -> dict[tuple[str, str], Asked]:
    """(group, attributes) of its participants → what is asked of such a unit."""
    method, given = method_for(one), given_codes(one)
    found = {}
    kinds = Participant.objects.filter(round=one).values_list("group", "attributes").order_by().distinct()
    for group, attributes in kinds:
        has = frozenset(attribute for attribute in attributes.split("|") if attribute)
        codes = frozenset(item.code for item in method.asked(group, has))
        found[group, attributes] = Asked(codes, codes & given)
    return found


def asked_units(one: Round) -> Counter[str]:
    """Code → of how many units it is asked."""
    kinds = asked_by_kind(one)
    rows = Participant.objects.filter(round=one, excluded_by=None).values_list("group", "attributes")
    counted: Counter[str] = Counter()
    for group, attributes, count in rows.annotate(count=Count("pk")).order_by():
        for code in kinds[group, attributes].codes:
            counted[code] += count
    return counted


def recount(one: Round) -> None:
    """Every participant's counts, in a handful of queries; those that have none get their row."""
    asked = asked_by_kind(one)
    has_row = Submission.objects.filter(round=one).values_list("participant", flat=True)
    participants = list(Participant.objects.filter(round=one).only("pk", "group", "attributes"))
    known = set(has_row)
    new = [Submission(participant=each, round=one) for each in participants if each.pk not in known]
    Submission.objects.bulk_create(new, batch_size=PIECE)
    states, given = _states(one)
    rows = list(Submission.objects.filter(round=one).select_related("participant"))
    for row in rows:
        kind = asked[row.participant.group, row.participant.attributes]
        _set(row, kind, states[row.participant_id], given[row.participant_id])
    Submission.objects.bulk_update(rows, COUNTED, batch_size=PIECE)


def move(row: Submission, before: str, after: str, *, is_given: bool) -> None:
    """One answer went from a state to a state; empty for none."""
    for name, states in _NAMED.items():
        setattr(row, name, getattr(row, name) - (before in states) + (after in states))
    if is_given:
        row.awaited += (before in GIVEN) - (after in GIVEN)


_NAMED = {"done": DONE, "carried": (CARRIED,), "to_confirm": (SUPPLIED,), "contested": (CONTESTED,)}


def _states(one: Round) -> tuple[Mapping[int, Counter[str]], Mapping[int, int]]:
    """Participant → how many of its answers are in each state, and how many of those that others give are there."""
    states: defaultdict[int, Counter[str]] = defaultdict(Counter)
    rows = Answer.objects.filter(round=one).values_list("participant", "state").annotate(count=Count("pk")).order_by()
    for participant, state, count in rows:
        states[participant][state] = count
    there = Answer.objects.filter(round=one, code__in=given_codes(one), state__in=GIVEN)
    given: defaultdict[int, int] = defaultdict(int)
    given.update(there.values_list("participant").annotate(count=Count("pk")).order_by())
    return states, given


def _set(row: Submission, kind: Asked, states: Counter[str], given: int) -> None:
    row.asked, row.awaited = len(kind.codes), len(kind.given) - given
    for name, counted in _NAMED.items():
        setattr(row, name, sum(states[state] for state in counted))
