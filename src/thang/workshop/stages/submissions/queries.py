"""Reading submissions: a unit's own, and all of a round for who runs it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from django.db.models import Count, QuerySet
from django.utils import timezone

from thang.workshop.base.people.access import Reach
from thang.workshop.base.people.models import Person
from thang.workshop.base.people.on_behalf import OnBehalf
from thang.workshop.base.people.roles import ANSWERS, CONFIRMS, SUPPLIES
from thang.workshop.stages.rounds.bridge import Item, Method, method_for
from thang.workshop.stages.rounds.models import Assignment, Participant, Supply
from thang.workshop.stages.rounds.queries import participants_seen_by
from thang.workshop.stages.submissions.bridge import Standing, before_codes, standing_of
from thang.workshop.stages.submissions.citing import cited_counts
from thang.workshop.stages.submissions.counting import asked_units
from thang.workshop.stages.submissions.models import (
    ANSWERED,
    CONFIRMED,
    CONTESTED,
    GIVEN,
    Answer,
    Confirmation,
    Entry,
    Presence,
    Remark,
    Submission,
    Supplied,
)

# Who was not heard of for so long has left the page.
HERE = timedelta(seconds=90)


def submissions_seen_by(reach: Reach) -> QuerySet[Participant]:
    """Participants of rounds that were opened, with their submission."""
    rows = participants_seen_by(reach).filter(submission__isnull=False)
    near = rows.select_related("round__edition", "round__previous__edition", "submission")
    return near.defer("round__edition__text", "round__previous__edition__text")


def may_answer(one: Participant, reach: Reach, behalf: OnBehalf | None) -> bool:
    """An officer of the unit; and the programme office, while it enters on its behalf."""
    is_open = one.round.is_open and one.excluded_by_id is None
    is_theirs = one.organisation_id in reach.own_for(ANSWERS)
    return is_open and (is_theirs or (behalf is not None and behalf.organisation == one.organisation_id))


def may_confirm(one: Participant, reach: Reach) -> bool:
    """The unit's head, and nobody on their behalf but by a delegation."""
    return one.round.is_open and one.excluded_by_id is None and one.organisation_id in reach.own_for(CONFIRMS)


def is_inside(one: Participant, reach: Reach) -> bool:
    """Whether they belong to the unit: what is said there stays there."""
    return one.organisation_id in reach.alone


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator of a unit as pages show it. `last`: last year's value as stored, empty without one."""

    item: Item
    answer: Answer | None
    is_given: bool
    in_charge: str
    last: str
    cited: int = 0

    @property
    def code(self) -> str:
        return self.item.code

    @property
    def value(self) -> str:
        return self.answer.value if self.answer else ""

    @property
    def state(self) -> str:
        """As `answer_state_<state>` says it."""
        if self.answer is not None and self.answer.state != "cleared":
            return self.answer.state
        return "awaited" if self.is_given else "missing"

    @property
    def lacks_evidence(self) -> bool:
        """Evidence is required, and there is neither a document nor a word of explanation."""
        is_there = self.answer is not None and self.answer.state == ANSWERED
        return is_there and self.item.needs_evidence and not self.cited and not (self.answer and self.answer.note)


class Sheet:
    """Everything that a unit is asked and has answered, in a handful of queries.

    `is_whole` False: without who is in charge and without last year, for what is asked at every pause in typing.
    """

    def __init__(self, one: Participant, *, is_whole: bool = True) -> None:
        self.one, self._is_whole = one, is_whole
        self.method: Method = method_for(one.round)

    @cached_property
    def answers(self) -> Mapping[str, Answer]:
        return {answer.code: answer for answer in Answer.objects.filter(participant=self.one)}

    @cached_property
    def given(self) -> frozenset[str]:
        set_here = Supply.objects.filter(round=self.one.round_id).values_list("code", flat=True)
        return frozenset(set_here) | {item.code for item in self.items if item.is_given}

    @cached_property
    def items(self) -> list[Item]:
        return self.method.asked(self.one.group, self.one.has)

    @cached_property
    def lines(self) -> list[Line]:
        rows = Assignment.objects.filter(participant=self.one)
        held = dict(rows.values_list("code", "person__name")) if self._is_whole else {}
        cited = cited_counts(self.one) if self._is_whole else {}
        return [
            Line(
                item,
                self.answers.get(item.code),
                item.code in self.given,
                held.get(item.code, ""),
                self.last.get(self.codes_before.get(item.code, ""), ""),
                cited.get(item.code, 0),
            )
            for item in self.items
        ]

    def line(self, code: str) -> Line | None:
        return next((line for line in self.lines if line.code == code), None)

    @cached_property
    def standing(self) -> Standing:
        """Points so far; what is carried over and not looked at does not count."""
        counted = {code: one.value for code, one in self.answers.items() if one.state != "carried"}
        return standing_of(self.method, self.one, counted)

    @cached_property
    def codes_before(self) -> Mapping[str, str]:
        return before_codes(self.one.round)

    @cached_property
    def was(self) -> Participant | None:
        """The same organisation in last year's round; a merged one has no figure that could be compared."""
        if self.one.round.previous_id is None or not self._is_whole:
            return None
        rows = Participant.objects.filter(round=self.one.round.previous_id, organisation=self.one.organisation_id)
        return rows.select_related("round__edition").defer("round__edition__text").first()

    @cached_property
    def last(self) -> Mapping[str, str]:
        """Last year's values by last year's codes."""
        rows = Answer.objects.filter(participant=self.was) if self.was else Answer.objects.none()
        return dict(rows.values_list("code", "value"))

    @cached_property
    def standing_before(self) -> Standing | None:
        """Last year's points."""
        if self.was is None or not self.last:
            return None
        return standing_of(method_for(self.was.round), self.was, self.last)

    @cached_property
    def carried_values(self) -> dict[str, str]:
        """What could be taken over: this year's code → last year's value."""
        found = {code: self.last.get(before, "") for code, before in self.codes_before.items()}
        return {code: value for code, value in found.items() if value}


def entries_of(one: Participant, code: str) -> QuerySet[Entry]:
    """The last one first."""
    return Entry.objects.filter(participant=one, code=code).order_by("-version")


def remarks_of(one: Participant, code: str) -> QuerySet[Remark]:
    return Remark.objects.filter(participant=one, code=code).select_related("person").order_by("at", "pk")


def others_here(one: Participant, person: Person, now: datetime) -> list[Presence]:
    """Who else of the unit has a page open, and which."""
    rows = Presence.objects.filter(participant=one, seen_at__gt=now - HERE).exclude(person=person)
    return list(rows.select_related("person").order_by("-seen_at")[:10])


def supplied_of(one: Participant, code: str) -> Supplied | None:
    """From where a supplied value is."""
    rows = Supplied.objects.filter(participant=one, supply__code=code)
    return rows.select_related("loading", "supply__organisation").first()


def confirmation_of(row: Submission) -> Confirmation | None:
    """The last one, whether it holds or not."""
    return row.confirmations.select_related("person").order_by("-pk").first()


def changed_since(one: Participant, last: Confirmation) -> Sequence[str]:
    """Codes of what was written after it."""
    rows = Entry.objects.filter(participant=one, at__gt=last.at).order_by("code").values_list("code", flat=True)
    return list(rows.distinct())


def supplies_of(reach: Reach) -> QuerySet[Supply]:
    """What one's own agency supplies, in rounds that were opened."""
    rows = Supply.objects.filter(organisation__in=reach.own_for(SUPPLIES)).exclude(round__state="draft")
    near = rows.select_related("round__edition", "organisation").defer("round__edition__text")
    return near.order_by("round__supply_deadline", "code")


def is_late(row: Submission, one: Participant) -> bool:
    """Handed in after its deadline, extended or not, or not at all though that is over."""
    return (row.handed_in_at or timezone.now()) > one.due


@dataclass(frozen=True, slots=True)
class Progress:
    """Of an indicator that an agency supplies, over the units."""

    asked: int
    loaded: int
    confirmed: int
    contested: int

    @property
    def owed(self) -> int:
        return max(0, self.asked - self.loaded)


def supply_progress(supplies: Sequence[Supply]) -> dict[int, Progress]:
    """By the key of each; one query, and two a round."""
    rows = Answer.objects.filter(round__in={one.round_id for one in supplies}, code__in={one.code for one in supplies})
    states: defaultdict[tuple[int, str], dict[str, int]] = defaultdict(dict)
    counted = rows.filter(state__in=GIVEN).values_list("round", "code", "state").annotate(count=Count("pk"))
    for round_, code, state, count in counted.order_by() if supplies else ():
        states[round_, code][state] = count
    asked = {pk: asked_units(one) for pk, one in {one.round_id: one.round for one in supplies}.items()}
    return {one.pk: _progress(asked[one.round_id][one.code], states[one.round_id, one.code]) for one in supplies}


def _progress(asked: int, states: Mapping[str, int]) -> Progress:
    return Progress(asked, sum(states.values()), states.get(CONFIRMED, 0), states.get(CONTESTED, 0))
