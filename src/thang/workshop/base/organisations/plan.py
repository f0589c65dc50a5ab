"""What an import would do: a frozen value, made of a list and of what there is, without touching a database.

A row is a new organisation, or one that has another name or stands elsewhere from a day on, or nothing new. The rules
are those of `services`; the tests hold that both come to the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from thang.engine.errors import Cell, Fault
from thang.workshop.base.organisations.closure import Circle, Place, ancestors
from thang.workshop.base.organisations.sheet import Listed, Row

NEW, RENAMED, MOVED = "new", "renamed", "moved"
EVER = date(1, 1, 1)  # as in parts.periods, which leans on Django


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation that is there, with its last name. `is_kept`: whoever imports may write it."""

    pk: int
    kind: str
    since: date
    until: date | None
    name: str
    name_en: str
    named_since: date
    is_kept: bool

    def lasts_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who bears a code from a day to a day."""

    body: Body
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class There:
    """What the plan asks of the system: code → its bearers; hierarchy → organisation → its places."""

    root: Body
    today: date
    bearers: Mapping[str, Sequence[Bearer]]
    places: Mapping[str, Mapping[int, Sequence[Place]]]
    names: Mapping[int, str]

    def bearer_of(self, code: str, since: date) -> Body | None:
        """Who bears it on the day, or today where that is later."""
        day = max(since, self.today)
        lasting = (one.body for one in self.bearers.get(code, ()) if one.since <= day < (one.until or date.max))
        return next(lasting, None)

    def is_taken(self, code: str, since: date) -> bool:
        return any(one.until is None or one.until > since for one in self.bearers.get(code, ()))

    def last_place(self, pk: int, hierarchy: str) -> Place | None:
        places = self.places.get(hierarchy, {}).get(pk, ())
        return max(places, key=lambda place: place.since, default=None)


@dataclass(frozen=True, slots=True)
class Change:
    """A field, as the trail names it, before and after; None where it was not there."""

    field: str
    before: str | None
    after: str


@dataclass(frozen=True, slots=True)
class Step:
    """What becomes of a row. `organisation`, `parent`: their keys; None for what is made of this list.

    `what` is empty where nothing changes.
    """

    row: Row
    what: tuple[str, ...]
    organisation: int | None = None
    parent: int | None = None
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """All steps in the order of the rows, and all faults: with a fault nothing is carried out."""

    root: int
    system: str
    steps: tuple[Step, ...]
    faults: tuple[Fault, ...]

    def those(self, what: str) -> list[Step]:
        return [step for step in self.steps if what in step.what]

    @property
    def changed(self) -> list[Step]:
        return [step for step in self.steps if step.what]

    @property
    def unchanged(self) -> int:
        return len(self.steps) - len(self.changed)

    @property
    def digest(self) -> str:
        """By which a page says which plan it has shown."""
        return sha256(repr((self.root, self.system, self.steps, self.faults)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class _Above:
    """Whom a row stands under; without a key, one that is made of the list."""

    pk: int | None
    name: str
    since: date
    until: date | None


def plan_of(listed: Listed, there: There, system: str) -> Plan:
    return _Planner(listed, there, system).plan()


class _Planner:
    """Goes through the rows once, noting every fault."""

    def __init__(self, listed: Listed, there: There, system: str) -> None:
        self.listed, self.there, self.system = listed, there, system
        self.rows = {row.code: row for row in listed.rows}
        self.faults = list(listed.faults)
        self.bad: set[int] = set()
        kept = (code for code, some in there.bearers.items() if any(one.body.is_kept for one in some))
        self.near = {code.lstrip("0"): code for code in kept}

    def plan(self) -> Plan:
        steps = [self._step(row) for row in self.listed.rows]
        self._refuse_circles([step for step in steps if step.row.number not in self.bad])
        kept = tuple(step for step in steps if step.row.number not in self.bad)
        faults = sorted(self.faults, key=lambda fault: fault.place.row if isinstance(fault.place, Cell) else 0)
        return Plan(self.there.root.pk, self.system, kept, tuple(faults))

    def _step(self, row: Row) -> Step:
        """What becomes of the row; its fault, if there is one, is noted and the step counts for nothing."""
        body = self._body(row)
        above = self._above(row, body)
        if row.number in self.bad:
            return Step(row, ())
        if body is not None:
            return self._changed(row, body, above)
        return self._new(row, above or _standing(self.there.root))

    def _body(self, row: Row) -> Body | None:
        """Whoever bears the row's code. Of one outside of reach nothing is said but that its code cannot be used."""
        since = row.since or EVER
        body = self.there.bearer_of(row.code, since)
        if (body is None and self.there.is_taken(row.code, since)) or (body is not None and not body.is_kept):
            self._refuse(row, "code", "import_code_not_usable", row.code)
        elif body is not None and body.kind != row.kind:
            self._refuse(row, "kind", "import_kind_differs", row.kind, kind=body.kind, name=body.name, given=row.kind)
        return body

    def _above(self, row: Row, body: Body | None) -> _Above | None:
        """Whom it shall stand under; None for the organisation itself below which the list is imported."""
        if not row.parent:
            return None if body is not None and body.pk == self.there.root.pk else _standing(self.there.root)
        known = self.rows.get(row.parent)
        found = self.there.bearer_of(row.parent, (known or row).since or EVER)
        if found is not None and found.is_kept:
            name = known.name if known is not None else found.name
            return replace(_standing(found), name=name)
        if known is not None:
            return _Above(None, known.name, known.since or EVER, None)
        if row.parent in self.listed.codes:
            self.bad.add(row.number)  # its own row says what is wrong
        else:
            near = self.near.get(row.parent.lstrip("0"), "")
            self._refuse(row, "parent", "import_no_such_parent", row.parent, nearest=near)
        return None

    def _new(self, row: Row, above: _Above) -> Step:
        self._check_above(row, above)
        facts = {"kind": row.kind, "name": row.name, "name_en": row.name_en, "since": _day(row.since or EVER)}
        facts |= {self.system: row.code, f"parent_{row.hierarchy}": above.name}
        changes = tuple(Change(field, None, after) for field, after in facts.items())
        return Step(row, (NEW,), None, above.pk, changes)

    def _changed(self, row: Row, body: Body, above: _Above | None) -> Step:
        last = self.there.last_place(body.pk, row.hierarchy)
        day = max(row.since or EVER, self.there.today)
        now = last.parent if last is not None and day < (last.until or date.max) else None
        is_renamed = row.name != body.name or (row.name_en not in ("", body.name_en))
        is_moved = above is not None and (above.pk is None or above.pk != now)
        step = Step(row, (), body.pk)
        if (is_renamed or is_moved) and row.since is None:
            self._refuse(row, "since", "import_since_missing", "", name=body.name)
            return step
        if (is_renamed or is_moved) and not body.lasts_on(row.since or EVER):
            self._refuse(row, "since", "import_is_not_there", _day(row.since or EVER), name=body.name)
        if is_renamed:
            step = self._renamed(step, body)
        if is_moved and above is not None:
            before = self.there.names.get(now) if now is not None else None
            step = self._moved(step, above, last, before)
        return step

    def _renamed(self, step: Step, body: Body) -> Step:
        row = step.row
        if (row.since or EVER) <= body.named_since:
            facts = {"name": body.name, "since": _day(body.named_since)}
            self._refuse(row, "since", "import_not_after_name", _day(row.since or EVER), **facts)
        names = (Change("name", body.name, row.name), Change("name_en", body.name_en, row.name_en))
        return replace(step, what=(*step.what, RENAMED), changes=(*step.changes, *names))

    def _moved(self, step: Step, above: _Above, last: Place | None, before: str | None) -> Step:
        row, on = step.row, step.row.since or EVER
        if last is not None and (on <= last.since or (last.until is not None and on < last.until)):
            self._refuse(row, "since", "import_not_after_place", _day(on), since=_day(last.until or last.since))
        self._check_above(row, above)
        change = Change(f"parent_{row.hierarchy}", before, above.name)
        return replace(step, what=(*step.what, MOVED), parent=above.pk, changes=(*step.changes, change))

    def _check_above(self, row: Row, above: _Above) -> None:
        since = row.since or EVER
        if above.since <= since and (above.until is None or since < above.until):
            return
        kind = "import_parent_not_there" if row.since else "import_since_before_parent"
        facts = {"name": above.name, "since": _day(above.since), "until": _day(above.until or EVER)}
        self._refuse(row, "since", kind, _day(since), **facts)

    def _refuse_circles(self, steps: Sequence[Step]) -> None:
        """Who would stand under themselves, on any day. What is made has its row's number, negative, for a key."""
        keys = {step.row.code: step.organisation or -step.row.number for step in steps}
        for hierarchy in {step.row.hierarchy for step in steps if step.what}:
            placed = [step for step in steps if step.row.hierarchy == hierarchy and {NEW, MOVED} & {*step.what}]
            above = {child: list(places) for child, places in self.there.places.get(hierarchy, {}).items()}
            for step in placed:
                _place(above, step, keys)
            for step in placed:
                if _is_circle(keys[step.row.code], above):
                    self._refuse(step.row, "parent", "import_own_ancestor", step.row.parent)

    def _refuse(self, row: Row, column: str, fault: str, found: str, /, **facts: str) -> None:
        self.bad.add(row.number)
        self.faults.append(Fault(fault, self.listed.cell(row, column), found, facts))


def _standing(body: Body) -> _Above:
    return _Above(body.pk, body.name, body.since, body.until)


def _place(above: dict[int, list[Place]], step: Step, keys: Mapping[str, int]) -> None:
    """Its last place ends where the new one begins."""
    child, since = keys[step.row.code], step.row.since or EVER
    parent = step.parent if step.parent is not None else keys.get(step.row.parent, 0)
    lasting = [replace(one, until=since) if one.until is None else one for one in above.get(child, ())]
    above[child] = [*lasting, Place(child, parent, since, None)]


def _is_circle(child: int, above: Mapping[int, Sequence[Place]]) -> bool:
    try:
        for _ in ancestors(child, above):
            pass
    except Circle:
        return True
    return False


def _day(day: date) -> str:
    return "" if day == EVER else day.isoformat()
