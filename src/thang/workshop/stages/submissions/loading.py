"""What an agency supplies: loaded once for all units, to be confirmed or contested by each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from thang.workshop.base.audit.services import Actor, record, writing
from thang.workshop.base.parts.forms import Refused
from thang.workshop.stages.rounds.bridge import method_for
from thang.workshop.stages.rounds.models import Participant, Supply
from thang.workshop.stages.submissions.bridge import check_value
from thang.workshop.stages.submissions.confirming import end_confirmation
from thang.workshop.stages.submissions.counting import recount
from thang.workshop.stages.submissions.models import SUPPLIED, Answer, Entry, Loading, Submission, Supplied
from thang.workshop.stages.submissions.services import What, entry_of, put

PIECE = 500
WRITTEN = ("value", "note", "state", "is_not_applicable", "version", "changed_at", "changed_by")


@dataclass(frozen=True, slots=True)
class Figure:
    """Of one unit. `sample`, `margin`: of a survey."""

    participant: Participant
    value: str
    sample: int | None = None
    margin: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """From where the figures are, and as of which day."""

    text: str
    as_of: date


@writing
def load(supply: Supply, figures: Sequence[Figure], source: Source, *, now: datetime, actor: Actor) -> Loading | None:
    """Those that are new or changed; loading the same again changes nothing. Raises Refused, WrongValue.

    A unit's contested value becomes open again by another figure, not by the same one.
    """
    if not supply.round.is_open:
        raise Refused("round_is_not_open", "rows", name=supply.round.name)
    if not source.text.strip():
        raise Refused("source_is_empty", "source")
    _check(supply, figures)
    there = {one.participant_id: one for one in Answer.objects.filter(round=supply.round_id, code=supply.code)}
    changed = [each for each in figures if _is_new(there.get(each.participant.pk), each)]
    if not changed:
        return None
    loading = Loading.objects.create(
        supply=supply, source=source.text.strip(), as_of=source.as_of, at=now, by=actor.said[:300], count=len(changed)
    )
    _write(supply, loading, changed, there, actor)
    _end_confirmations(changed, now, actor)
    recount(supply.round)
    after = {"code": supply.code, "source": loading.source, "as_of": loading.as_of, "count": loading.count}
    record(actor, "supply.loaded", supply, after=after, name=f"{supply.round.name}: {supply.code}")
    return loading


def _check(supply: Supply, figures: Sequence[Figure]) -> None:
    method = method_for(supply.round)
    for each in figures:
        item = method.items[each.participant.group].get(supply.code)
        if item is None or not item.is_for(each.participant.has):
            raise Refused("not_asked_of_unit", "rows", name=each.participant.name, code=supply.code)
        check_value(method, each.participant, supply.code, each.value)


def _is_new(before: Answer | None, each: Figure) -> bool:
    return before is None or before.value != each.value or not before.value


def _write(supply: Supply, loading: Loading, changed: Sequence[Figure], there: dict[int, Answer], actor: Actor) -> None:
    """In bulk: a province has thousands of units."""
    answers = []
    for each in changed:
        answer = there.get(each.participant.pk)
        answer = answer or Answer(participant=each.participant, round_id=supply.round_id, code=supply.code, version=0)
        put(answer, What(each.value, SUPPLIED), now=loading.at, actor=actor)
        answers.append(answer)
    old = [answer for answer in answers if answer.pk]
    Answer.objects.bulk_update(old, WRITTEN, PIECE)
    Answer.objects.bulk_create([answer for answer in answers if not answer.pk], PIECE)
    Entry.objects.bulk_create([entry_of(answer, "supplied") for answer in answers], PIECE)
    Supplied.objects.filter(supply=supply, participant__in=[each.participant.pk for each in changed]).delete()
    rows = [
        Supplied(participant=each.participant, supply=supply, loading=loading, sample=each.sample, margin=each.margin)
        for each in changed
    ]
    Supplied.objects.bulk_create(rows, PIECE)


def _end_confirmations(changed: Sequence[Figure], now: datetime, actor: Actor) -> None:
    by_key = {each.participant.pk: each.participant for each in changed}
    rows = Submission.objects.filter(participant__in=by_key, handed_in_at__isnull=False)
    for row in rows:
        end_confirmation(row, by_key[row.participant_id], now=now, actor=actor)
