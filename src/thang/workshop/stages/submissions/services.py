"""The only writer of answers. Every value is appended as an entry; every function leaves an entry in the trail, too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from thang.workshop.base.audit.services import Actor, record, writing
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.people.models import Person
from thang.workshop.stages.rounds.bridge import method_for
from thang.workshop.stages.rounds.models import Participant, Supply
from thang.workshop.stages.submissions.bridge import asked_codes, asked_item, check_value
from thang.workshop.stages.submissions.confirming import end_confirmation
from thang.workshop.stages.submissions.counting import given_codes, move
from thang.workshop.stages.submissions.models import (
    ANSWERED,
    CARRIED,
    CLEARED,
    CONFIRMED,
    CONTESTED,
    GIVEN,
    Answer,
    Entry,
    Presence,
    Remark,
    Submission,
)

PIECE = 500
SELF = "self"


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody answers. `value`: as a table holds it, empty for none; `version`: of the answer that they saw."""

    value: str
    note: str
    version: int


@dataclass(frozen=True, slots=True)
class What:
    """What an entry says, and at which stage."""

    value: str
    state: str
    note: str = ""
    stage: str = SELF


class Overtaken(Refused):
    """Somebody else wrote the answer meanwhile; `theirs` is what they wrote. Nothing was overwritten."""

    def __init__(self, theirs: Answer) -> None:
        super().__init__("answer_overtaken", "value", who=theirs.changed_by, value=theirs.value)
        self.theirs = theirs


@writing
def write_answer(one: Participant, code: str, said: Said, *, now: datetime, actor: Actor) -> Answer | None:
    """What a unit says itself. The same once more writes nothing. Raises Refused, WrongValue, Overtaken."""
    check_open(one)
    asked_item(one, code)
    if code in given_codes(one.round):
        raise Refused("is_supplied_by_others", "value", code=code)
    check_value(method_for(one.round), one, code, said.value)
    before = last_of(one, code)
    _check_version(before, said)
    state = ANSWERED if said.value else CLEARED
    if before is None and state == CLEARED and not said.note:
        return None
    if before is not None and (before.value, before.note, before.state) == (said.value, said.note, state):
        return before
    return append(one, code, What(said.value, state, said.note), before=before, now=now, actor=actor)


@writing
def confirm_supplied(one: Participant, code: str, version: int, *, now: datetime, actor: Actor) -> Answer:
    """What an agency supplied is right. Raises Refused, Overtaken."""
    before = _supplied(one, code, version)
    return append(one, code, What(before.value, CONFIRMED), before=before, now=now, actor=actor)


@writing
def contest_supplied(one: Participant, code: str, reason: str, version: int, *, now: datetime, actor: Actor) -> Answer:
    """It is not, and why; the value stays until the agency loads another one. Raises Refused, Overtaken."""
    if not reason.strip():
        raise Refused("contest_without_reason", "note")
    before = _supplied(one, code, version)
    return append(one, code, What(before.value, CONTESTED, reason.strip()), before=before, now=now, actor=actor)


@writing
def carry_over(one: Participant, values: Mapping[str, str], *, now: datetime, actor: Actor) -> int:
    """Last year's values where nothing is answered yet, to be looked at. Returns how many. Raises Refused."""
    check_open(one)
    asked, given = set(asked_codes(one)), given_codes(one.round)
    there = set(Answer.objects.filter(participant=one).exclude(state=CLEARED).values_list("code", flat=True))
    new = {code: value for code, value in values.items() if value and code in asked - given - there}
    versions = dict(Answer.objects.filter(participant=one, code__in=new).values_list("code", "version"))
    Answer.objects.filter(participant=one, code__in=new).delete()
    answers = []
    for code, value in new.items():
        answer = Answer(participant=one, round_id=one.round_id, code=code, version=versions.get(code, 0))
        put(answer, What(value, CARRIED), now=now, actor=actor)
        answers.append(answer)
    Answer.objects.bulk_create(answers, batch_size=PIECE)
    Entry.objects.bulk_create([entry_of(answer, SELF) for answer in answers], batch_size=PIECE)
    if answers:
        row = Submission.objects.select_for_update().get(participant=one)
        row.carried += len(answers)
        _touch(row, now)
        record(actor, "submission.carried_over", row, after={"count": len(answers)}, name=one.name)
    return len(answers)


@writing
def remark(one: Participant, code: str, text: str, person: Person, *, now: datetime, actor: Actor) -> Remark:
    """Said inside the unit. Raises Refused for nothing said."""
    asked_item(one, code)
    if not text.strip():
        raise Refused("remark_is_empty", "remark")
    made = Remark.objects.create(participant=one, code=code, person=person, text=text.strip(), at=now)
    record(actor, "answer.remarked", made, after={"code": code}, name=f"{one.name}: {code}")
    return made


def be_present(one: Participant, code: str, person: Person, now: datetime) -> None:
    """Who has a page open is no write of the unit's: it stands in no trail."""
    Presence.objects.update_or_create(participant=one, person=person, defaults={"code": code, "seen_at": now})


def append(one: Participant, code: str, what: What, *, before: Answer | None, now: datetime, actor: Actor) -> Answer:
    """One more entry, which is the answer from now on; within a service. A confirmation that held ends."""
    answer = before or Answer(participant=one, round_id=one.round_id, code=code, version=0)
    was = {"value": answer.value, "note": answer.note, "state": answer.state} if before else None
    old, answer.participant = answer.state if before else "", one
    put(answer, what, now=now, actor=actor)
    answer.save()
    entry_of(answer, what.stage).save()
    row = Submission.objects.select_for_update().get(participant=one)
    move(row, old, what.state, is_given=_is_given(one, code, what.state, old))
    end_confirmation(row, one, now=now, actor=actor)
    _touch(row, now)
    after = {"value": what.value, "note": what.note, "state": what.state}
    record(actor, "answer.written", answer, before=was, after=after, name=f"{one.name}: {code}")
    return answer


def put(answer: Answer, what: What, *, now: datetime, actor: Actor) -> None:
    """The row as its next entry has it; not saved."""
    answer.value, answer.note, answer.state = what.value, what.note, what.state
    answer.is_not_applicable = what.value.startswith("NA")
    answer.version += 1
    answer.changed_at, answer.changed_by = now, actor.said[:300]


def last_of(one: Participant, code: str) -> Answer | None:
    """The answer as it stands."""
    return Answer.objects.filter(participant=one, code=code).first()


def _is_given(one: Participant, code: str, *states: str) -> bool:
    return any(state in GIVEN for state in states) or Supply.objects.filter(round=one.round_id, code=code).exists()


def _supplied(one: Participant, code: str, version: int) -> Answer:
    check_open(one)
    before = last_of(one, code)
    if before is None or before.state not in GIVEN:
        raise Refused("nothing_is_supplied", "value", code=code)
    if before.version != version:
        raise Overtaken(before)
    return before


def check_open(one: Participant) -> None:
    """Also after the deadline: what comes late is told as late, and kept."""
    if one.excluded_by_id is not None:
        raise Refused("unit_is_excluded", "value", name=one.name)
    if not one.round.is_open:
        raise Refused("round_is_not_open", "value", name=one.round.name)


def _check_version(before: Answer | None, said: Said) -> None:
    if before is not None and before.version != said.version:
        raise Overtaken(before)


def entry_of(answer: Answer, stage: str) -> Entry:
    return Entry(
        participant_id=answer.participant_id,
        code=answer.code,
        stage=stage,
        value=answer.value,
        state=answer.state,
        note=answer.note,
        version=answer.version,
        at=answer.changed_at,
        by=answer.changed_by,
    )


def _touch(row: Submission, now: datetime) -> None:
    row.begun_at, row.changed_at = row.begun_at or now, now
    row.save()
