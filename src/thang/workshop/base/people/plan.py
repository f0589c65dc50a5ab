"""What an import of people would do: a value, made of a list and of what there is, with a few queries for all rows.

A row is somebody new with a role, another role of somebody known, or nothing new; nobody is relieved by a list. The
rules are those of `services`, which carry it out; the tests hold that both come to the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from thang.engine.errors import Fault
from thang.library.text import excerpt, normal
from thang.workshop.base.organisations.models import Code, Organisation
from thang.workshop.base.organisations.queries import names_of
from thang.workshop.base.parts.periods import lasting
from thang.workshop.base.people.access import Reach, people_seen_by
from thang.workshop.base.people.models import Appointment, Person
from thang.workshop.base.people.roles import PEOPLE
from thang.workshop.base.people.sheet import Listed, Row

NEW, APPOINTED = "person", "role"


@dataclass(frozen=True, slots=True)
class Step:
    """What becomes of a row; `what` is empty where nothing changes. `organisation` is its key, `called` its name."""

    row: Row
    organisation: int
    called: str
    what: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """All steps in the order of the rows, and all faults: with a fault nothing is carried out."""

    steps: tuple[Step, ...]
    faults: tuple[Fault, ...]

    @property
    def changed(self) -> list[Step]:
        return [step for step in self.steps if step.what]

    def count(self, what: str) -> int:
        return sum(what in step.what for step in self.steps)

    @property
    def digest(self) -> str:
        """By which a page says which plan it has shown."""
        return sha256(repr((self.steps, self.faults)).encode()).hexdigest()


def planned(listed: Listed, reach: Reach) -> Plan:
    """The plan as of now, for who imports; of organisations in which they keep people."""
    maker = _Maker(listed, _there(listed.rows, reach))
    steps = tuple(step for row in listed.rows if (step := maker.step(row)))
    return Plan(steps, tuple(sorted([*listed.faults, *maker.faults], key=_row_of)))


@dataclass(frozen=True, slots=True)
class _There:
    """Sign-in name → person; the keys of those whom one knows of; code → who bears it and is kept; what is held."""

    people: Mapping[str, Person]
    known: frozenset[int]
    bearers: Mapping[str, Sequence[Organisation]]
    called: Mapping[int, str]
    held: Mapping[tuple[int, int, str], Sequence[Appointment]]


def _there(rows: Sequence[Row], reach: Reach) -> _There:
    people = {one.sign_in: one for one in Person.objects.filter(sign_in__in={row.sign_in for row in rows})}
    keys = [one.pk for one in people.values()]
    seen = people_seen_by(reach).filter(pk__in=keys).values_list("pk", flat=True)
    unheld = Person.objects.filter(pk__in=keys, appointments=None).values_list("pk", flat=True)
    kept = reach.kept(PEOPLE)
    codes = Code.objects.filter(lasting(reach.today), code__in={row.code for row in rows}, organisation__in=kept)
    bearers: defaultdict[str, list[Organisation]] = defaultdict(list)
    for code in codes.select_related("organisation").order_by("organisation"):
        if code.organisation not in bearers[code.code]:
            bearers[code.code].append(code.organisation)
    held: defaultdict[tuple[int, int, str], list[Appointment]] = defaultdict(list)
    for one in Appointment.objects.filter(person__in=keys).order_by("since"):
        held[one.person_id, one.organisation_id, one.role].append(one)
    called = names_of(one for some in bearers.values() for one in some)
    return _There(people, frozenset([*seen, *unheld]), dict(bearers), called, dict(held))


class _Maker:
    def __init__(self, listed: Listed, there: _There) -> None:
        self.listed, self.there = listed, there
        self.faults: list[Fault] = []
        self.met: set[str] = set()

    def step(self, row: Row) -> Step | None:
        """None where it has a fault."""
        faults = list(self._faults(row))
        if faults:
            self.faults += faults
            return None
        (where,) = self.there.bearers[row.code]
        person = self.there.people.get(row.sign_in)
        is_held = person is not None and self._meeting(person, where, row)
        is_new = person is None and row.sign_in not in self.met
        self.met.add(row.sign_in)
        what = ((NEW,) if is_new else ()) + (() if is_held else (APPOINTED,))
        return Step(row, where.pk, self.there.called[where.pk], what)

    def _faults(self, row: Row) -> Iterator[Fault]:
        person = self.there.people.get(row.sign_in)
        if person is not None:
            yield from self._faults_of_person(row, person)
        bearers = self.there.bearers.get(row.code, ())
        if len(bearers) != 1:
            kind = "import_code_of_several" if bearers else "import_no_such_organisation"
            yield self._fault(kind, row, "organisation", row.code)
        elif not bearers[0].lasts_on(row.since):
            name = self.there.called[bearers[0].pk]
            yield self._fault("import_is_not_there", row, "since", row.since.isoformat(), name=name)
        elif person is not None and (other := self._other(person, bearers[0], row)):
            facts = {"since": other.since.isoformat(), "until": other.until.isoformat() if other.until else ""}
            yield self._fault("import_holds_already", row, "role", row.name, **facts)

    def _faults_of_person(self, row: Row, person: Person) -> Iterator[Fault]:
        """Of whom one cannot know, only that the sign-in name is taken, as when they are added by hand."""
        if person.pk not in self.there.known:
            yield self._fault("import_sign_in_taken", row, "sign_in", row.sign_in)
        elif normal(person.name) != row.name:
            yield self._fault("import_name_differs", row, "name", row.name, name=person.name)
        elif row.email not in ("", person.email):
            yield self._fault("import_email_differs", row, "email", row.email, email=person.email)

    def _other(self, person: Person, where: Organisation, row: Row) -> Appointment | None:
        """The same role on some of the days, which is not the one of the row."""
        found = self._meeting(person, where, row)
        wanted = (row.since, row.until, row.held)
        return next((one for one in found if (one.since, one.until, one.held) != wanted), None)

    def _meeting(self, person: Person, where: Organisation, row: Row) -> list[Appointment]:
        held = self.there.held.get((person.pk, where.pk, row.role), ())
        return [one for one in held if not one.is_over_by(row.since) and (row.until is None or one.since < row.until)]

    def _fault(self, kind: str, row: Row, column: str, found: str, **facts: str) -> Fault:
        return Fault(kind, self.listed.cell(row, column), excerpt(found), facts)


def _row_of(fault: Fault) -> int:
    return getattr(fault.place, "row", 0)
