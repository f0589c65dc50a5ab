"""A list of people and their roles as it stands in a file: rows with their facts, and every fault with its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from thang.engine.errors import Cell, Fault
from thang.workshop.base.parts.reading import Reader, named
from thang.workshop.base.parts.table import Layout, Table, read_table
from thang.workshop.base.people.roles import APPOINTMENT_KINDS, FULL, ROLES

LAYOUT = Layout(
    columns={
        "sign_in": "Tên đăng nhập",
        "name": "Họ và tên",
        "email": "Thư điện tử",
        "role": "Vai trò",
        "organisation": "Mã đơn vị",
        "held": "Hình thức",
        "since": "Từ ngày",
        "ends_on": "Đến trước ngày",
        "basis": "Căn cứ",
    },
    needed=("sign_in", "name", "role", "organisation", "since", "basis"),
    codes=("sign_in", "organisation"),
    filled=("role", "organisation", "held", "since", "ends_on", "basis"),
    sheets=("people", "người dùng"),
    most_rows=5_000,
)
LONGEST = {"sign_in": 100, "name": 200, "email": 254, "organisation": 40, "basis": 300}


@dataclass(frozen=True, slots=True)
class Row:
    """A person and a role of theirs in the organisation of the code. `until` is None while no end is set."""

    number: int
    sign_in: str
    name: str
    email: str
    role: str
    code: str
    held: str
    since: date
    until: date | None
    basis: str


@dataclass(frozen=True, slots=True)
class Listed:
    """The rows without a fault, and all faults in the order of the rows."""

    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]
    headings: Mapping[str, str]

    def cell(self, row: Row, column: str) -> Cell:
        return Cell(row.number, self.headings.get(column, LAYOUT.columns[column]))


def read_people(data: bytes) -> Listed:
    table, faults = read_table(data, LAYOUT)
    if table is None or not all(column in table.headings for column in LAYOUT.needed):
        return Listed((), tuple(faults), table.headings if table else {})
    return _Reader(table, faults).listed()


class _Reader(Reader):
    """What is a fault of people only: an address, an end before the beginning, and what stands twice."""

    def __init__(self, table: Table, faults: list[Fault]) -> None:
        super().__init__(table, faults, LONGEST)
        self.roles, self.ways = named("role", tuple(ROLES)), named("held", APPOINTMENT_KINDS)

    def listed(self) -> Listed:
        rows = [row for number, record in self.records if (row := self._row(number, record))]
        emails = {row.sign_in: row.email for row in reversed(rows) if row.email}
        told = [replace(row, email=emails.get(row.sign_in, "")) if not row.email else row for row in rows]
        self._refuse_twice(told)
        kept = tuple(row for row in told if row.number not in self.bad)
        return Listed(kept, self.in_order(), self.table.headings)

    def _row(self, number: int, record: Mapping[str, str]) -> Row | None:
        """None without a day on which the role begins, which is a fault."""
        self.refuse_empty(number, record, LAYOUT.needed)
        role = self.one_of(number, record, "role", self.roles)
        held = self.one_of(number, record, "held", self.ways) or FULL
        since, until = (self.day(number, record, column) for column in ("since", "ends_on"))
        self._check_email(number, record.get("email", ""))
        if since is None:
            return None
        if until is not None and until <= since:
            self.refuse(number, "ends_on", "import_ends_too_early", record["ends_on"], since=since.isoformat())
        told = {column: record.get(column, "") for column in ("sign_in", "name", "email", "basis")}
        return Row(number=number, role=role, code=record["organisation"], held=held, since=since, until=until, **told)

    def _check_email(self, number: int, email: str) -> None:
        try:
            validate_email(email or "a@example.org")
        except ValidationError:
            self.refuse(number, "email", "import_bad_email", email)

    def _refuse_twice(self, rows: list[Row]) -> None:
        """A role of somebody in an organisation has one row; a person has one name and one address in all rows."""
        first: dict[str, Row] = {}
        roles: dict[tuple[str, str, str], Row] = {}
        for row in rows:
            before = first.setdefault(row.sign_in, row)
            if row.sign_in and (before.name, before.email) != (row.name, row.email):
                self.refuse(row.number, "sign_in", "import_person_differs", row.sign_in, row=str(before.number))
            same = roles.setdefault((row.sign_in, row.role, row.code), row)
            if same is not row and all((row.sign_in, row.role, row.code)):
                self.refuse(row.number, "role", "import_role_twice", row.sign_in, row=str(same.number))
