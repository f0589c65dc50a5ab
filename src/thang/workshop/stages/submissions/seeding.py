"""Answers in bulk, for the demonstration and for measuring: rows as the services would have left them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from thang.workshop.stages.rounds.models import Round
from thang.workshop.stages.submissions.counting import recount
from thang.workshop.stages.submissions.models import Answer, Entry, Submission
from thang.workshop.stages.submissions.services import entry_of

PIECE = 2000


@dataclass(frozen=True, slots=True)
class Cell:
    """An answer of a participant, named by its key. `times`: how many entries it has, of which the last is shown."""

    participant: int
    code: str
    value: str
    state: str
    at: datetime
    by: str
    stage: str = "self"
    note: str = ""
    times: int = 1


def enter_cells(one: Round, cells: Iterable[Cell]) -> int:
    """Into a round that was opened, and where none of them is answered. Returns how many."""
    count, answers, entries = 0, [], []
    for cell in cells:
        answer = _answer(one, cell)
        entries += [entry_of(_answer(one, cell, version), cell.stage) for version in range(1, cell.times)]
        answers.append(answer)
        entries.append(entry_of(answer, cell.stage))
        count += 1
        if len(entries) >= PIECE:
            _write(answers, entries)
    _write(answers, entries)
    recount(one)
    began = dict(Entry.objects.filter(participant__round=one).values_list("participant", "at").order_by("-at"))
    rows = list(Submission.objects.filter(round=one, participant__in=began))
    for row in rows:
        row.begun_at = row.changed_at = began[row.participant_id]
    Submission.objects.bulk_update(rows, ["begun_at", "changed_at"], batch_size=500)
    return count


def _answer(one: Round, cell: Cell, version: int = 0) -> Answer:
    return Answer(
        participant_id=cell.participant,
        round=one,
        code=cell.code,
        value=cell.value,
        state=cell.state,
        is_not_applicable=cell.value.startswith("NA"),
        note=cell.note,
        version=version or cell.times,
        changed_at=cell.at,
        changed_by=cell.by,
    )


def _write(answers: list[Answer], entries: list[Entry]) -> None:
    """And empty the lists."""
    Answer.objects.bulk_create(answers, batch_size=PIECE)
    Entry.objects.bulk_create(entries, batch_size=PIECE)
    answers.clear()
    entries.clear()
