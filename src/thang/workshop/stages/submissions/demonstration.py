"""What the demonstration shows of rounds: last year's, closed, and this year's in mid-life. All figures are made up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone

from thang.library.shipped import find_shipped
from thang.workshop.base.acts.models import Act
from thang.workshop.base.acts.queries import numbered
from thang.workshop.base.acts.services import Facts as ActFacts
from thang.workshop.base.acts.services import enter_act
from thang.workshop.base.audit.services import Actor
from thang.workshop.base.organisations.models import Code, Organisation
from thang.workshop.base.parts.periods import lasting
from thang.workshop.base.people.demonstration import COMMUNE, IN_UNITS, OWN_CODE, PROVINCE
from thang.workshop.base.people.models import Appointment, Person
from thang.workshop.stages.frameworks.models import Edition
from thang.workshop.stages.frameworks.services import adopt, enter_edition
from thang.workshop.stages.rounds.bridge import method_for
from thang.workshop.stages.rounds.models import Participant, Round
from thang.workshop.stages.rounds.services import (
    Facts,
    Joining,
    add_participants,
    close_round,
    extend_deadline,
    make_round,
    open_round,
    set_supplier,
)
from thang.workshop.stages.submissions.confirming import confirm
from thang.workshop.stages.submissions.digest import digest_of
from thang.workshop.stages.submissions.loading import Figure, Source, load
from thang.workshop.stages.submissions.models import ANSWERED
from thang.workshop.stages.submissions.seeding import Cell, enter_cells

FRAMEWORK = "commune-dti@2025"
SUPPLIED_CODES, SURVEYED = ("5.1", "5.2", "6.1", "6.2"), ("4.5", "6.7")
BASIS = "minh họa"
COMMUNE_KINDS = ("commune", "ward", "special_zone")
Values = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Year:
    """The round of a year. `opens`, `deadline`: when; `values`: unit → code → cell."""

    year: int
    opens: datetime
    deadline: datetime
    values: Values


def show_rounds(values: Mapping[int, Values], today: date, actor: Actor) -> int:
    """Two rounds of the communes, once. `values`: year → unit → code → cell. Returns how many answers there are."""
    province = _bearer("statistics", PROVINCE, today)
    if Round.objects.filter(organisation=province).exists():
        return 0
    last, this = sorted(values)
    people = _people(province, today)
    edition = _edition(province, _text(last), _act(1, date(last, 2, 10), actor), actor)
    closed = _closed(province, edition, Year(last, *_days(last + 1, date(last + 1, 1, 5)), values[last]), actor)
    newer = _edition(province, _text(this), _act(2, date(this, 1, 15), actor), actor)
    opens = _at(today - timedelta(days=30), 8)
    due = _at(today - timedelta(days=1), 17)
    open_ = _open(province, newer, closed, Year(this, opens, due, values[this]), actor)
    return _mid_life(open_, values[this], people, today, actor)


def _text(year: int) -> str:
    """The shipped edition as that of the year."""
    shipped = find_shipped(FRAMEWORK)
    assert shipped is not None  # noqa: S101  # a part of ourselves, no input
    text = shipped.framework.read_text(encoding="utf-8").replace('edition: "2025"', f'edition: "{year}"')
    return text.replace("cấp xã năm 2025", f"cấp xã năm {year}").replace("index 2025", f"index {year}")


def _days(year: int, first: date) -> tuple[datetime, datetime]:
    return _at(first, 8), _at(date(year, 2, 10), 17)


def _at(day: date, hour: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))


def _act(number: int, signed_on: date, actor: Actor) -> Act:
    """A decision that is none, and says so."""
    found = numbered(f"MH-{number:02}/QĐ-MH", signed_on).first()
    if found is not None:
        return found
    title = "Quyết định minh họa (không có thật) dùng cho kỳ đánh giá minh họa"
    facts = ActFacts(
        f"MH-{number:02}/QĐ-MH", title, "decision", "Cơ quan minh họa (không có thật)", signed_on, signed_on
    )
    return enter_act(facts, actor=actor)


def _edition(province: Organisation, text: str, act: Act, actor: Actor) -> Edition:
    one = enter_edition(province, text, actor=actor)
    adopt(one, act, on=act.signed_on, actor=actor)
    return one


def _round(province: Organisation, edition: Edition, year: Year, previous: Round | None, actor: Actor) -> Round:
    facts = Facts(
        name=f"Kỳ đánh giá chuyển đổi số cấp xã năm {year.year} (minh họa)",
        edition=edition,
        first_day=date(year.year, 1, 1),
        last_day=date(year.year, 12, 31),
        cut_off=min(date(year.year, 12, 31), timezone.localdate(year.deadline)),
        supply_deadline=year.deadline - timedelta(days=5),
        deadline=year.deadline,
        previous=previous,
        contact="Minh họa Thường trực",
    )
    one = make_round(province, facts, actor=actor)
    today = timezone.localdate(year.opens)
    below = Organisation.objects.filter(lasting(today), kind__in=COMMUNE_KINDS, closure_above__ancestor=province)
    group = next(iter(method_for(one).items))
    add_participants(one, list(below.order_by("pk").distinct()), Joining(group), actor=actor)
    return one


def _closed(province: Organisation, edition: Edition, year: Year, actor: Actor) -> Round:
    one = _round(province, edition, year, None, actor)
    open_round(one, edition.adopted_by, now=year.opens, actor=actor)
    rows = Participant.objects.filter(round=one)
    enter_cells(one, _cells(rows, year.values, year.deadline - timedelta(days=3)))
    close_round(one, actor=actor)
    return one


def _open(province: Organisation, edition: Edition, previous: Round, year: Year, actor: Actor) -> Round:
    one = _round(province, edition, year, previous, actor)
    agency = _bearer("own", OWN_CODE, timezone.localdate(year.opens))
    set_supplier(one, SUPPLIED_CODES, agency, is_survey=False, actor=actor)
    set_supplier(one, SURVEYED, agency, is_survey=True, actor=actor)
    open_round(one, edition.adopted_by, now=year.opens, actor=actor)
    return one


def _cells(rows: Iterable[Participant], values: Values, at: datetime) -> Iterator[Cell]:
    for one in rows:
        for code, value in values[one.name].items():
            if value:
                yield Cell(one.pk, code, value, ANSWERED, at, BASIS)


def _mid_life(one: Round, values: Values, people: Mapping[int, Sequence[Person]], today: date, actor: Actor) -> int:
    """Some handed in, some half-way, some late, some not begun; drawn by chance from a seed."""
    chance = Random(2026)  # noqa: S311  # figures for show, no secret
    given = (*SUPPLIED_CODES, *SURVEYED)
    rows = list(Participant.objects.filter(round=one).order_by("sort_key", "pk").select_related("round__edition"))
    shown = next(row for row in rows if Code.objects.filter(organisation=row.organisation, code=COMMUNE).exists())
    kinds = {row.pk: chance.random() for row in rows}
    kinds[shown.pk] = 0.5
    cells = []
    for row in rows:
        share = _share(kinds[row.pk], chance)
        own = {code: value for code, value in values[row.name].items() if value and code not in given}
        codes = list(own)[: round(share * len(own))]
        at = _at(today - timedelta(days=1 + int(20 * chance.random())), 9)
        cells += [Cell(row.pk, code, own[code], ANSWERED, at, _officer(people, row)) for code in codes]
    count = enter_cells(one, cells)
    _extend([row for row in rows if 0.4 < kinds[row.pk] < 0.65], today, actor)
    _supply(one, rows, values, today, actor)
    _hand_in(rows, kinds, people, today)
    return count


def _share(kind: float, chance: Random) -> float:
    if kind < 0.35:
        return 1
    return chance.random() * 0.9 if kind < 0.8 else 0


def _officer(people: Mapping[int, Sequence[Person]], row: Participant) -> str:
    found = people.get(row.organisation_id)
    return found[0].sign_in if found else BASIS


def _supply(one: Round, rows: Sequence[Participant], values: Values, today: date, actor: Actor) -> None:
    """All of one indicator, two thirds of others, one not at all."""
    source = "Bảng tổng hợp minh họa (số liệu không có thật)"
    now = _at(today - timedelta(days=12), 10)
    for supply in one.supplies.order_by("code"):
        if supply.code == SUPPLIED_CODES[-1]:
            continue
        part = rows if supply.code == SUPPLIED_CODES[0] else rows[: len(rows) * 2 // 3]
        figures = [
            Figure(
                row, values[row.name][supply.code], 250 if supply.is_survey else None, "3,1" if supply.is_survey else ""
            )
            for row in part
            if values[row.name].get(supply.code) and not values[row.name][supply.code].startswith("NA")
        ]
        load(supply, figures, Source(source, today - timedelta(days=15)), now=now, actor=actor)


def _hand_in(
    rows: Sequence[Participant], kinds: Mapping[int, float], people: Mapping[int, Sequence[Person]], today: date
) -> None:
    """Before the deadline, but for a few that came an hour or two after it."""
    for number, row in enumerate(row for row in rows if kinds[row.pk] < 0.3):
        head = people[row.organisation_id][1]
        hour = 18 if kinds[row.pk] < 0.05 else 8
        now = _at(today - timedelta(days=1), hour) + timedelta(minutes=number)
        confirm(row, digest_of(row), head, knows_gaps=True, now=now, actor=Actor(head.sign_in))


def _extend(rows: Sequence[Participant], today: date, actor: Actor) -> None:
    """By a decision, for those that asked in time."""
    act = _act(3, today - timedelta(days=2), actor)
    extend_deadline(rows, until=_at(today + timedelta(days=9), 17), decided_by=act, actor=actor)


def _people(province: Organisation, today: date) -> dict[int, list[Person]]:
    """An officer and a head in every commune but every sixth one, where nobody has signed in yet."""
    codes = Code.objects.filter(lasting(today), system="statistics", organisation__kind__in=COMMUNE_KINDS)
    below = codes.filter(organisation__closure_above__ancestor=province).order_by("code")
    seen = timezone.now()
    people, held = [], []
    for number, (organisation, code) in enumerate(below.values_list("organisation", "code").distinct()):
        for role, name in (("officer", "Cán bộ"), ("head", "Lãnh đạo")):
            one = Person.of(f"{IN_UNITS}{code}.{role}", f"Minh họa {name} {code}", is_demonstration=True)
            one.last_login = None if number % 6 == 0 else seen
            people.append(one)
            held.append((organisation, role))
    Person.objects.bulk_create(people, batch_size=500)
    pairs = zip(people, held, strict=True)
    Appointment.objects.bulk_create(
        [
            Appointment(person=one, organisation_id=where, role=role, since=today, basis=BASIS)
            for one, (where, role) in pairs
        ],
        batch_size=500,
    )
    found: dict[int, list[Person]] = {}
    for one, (where, _) in zip(people, held, strict=True):
        found.setdefault(where, []).append(one)
    return found


def _bearer(system: str, code: str, day: date) -> Organisation:
    rows = Code.objects.filter(lasting(day), system=system, code=code).select_related("organisation")
    return rows.get().organisation
