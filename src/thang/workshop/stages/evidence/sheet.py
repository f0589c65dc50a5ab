"""A list of documents as it stands in a file: rows with their facts, and every fault with its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from thang.engine.errors import Fault
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.parts.periods import EVER
from thang.workshop.base.parts.reading import Reader, named
from thang.workshop.base.parts.table import Layout, Table, read_table
from thang.workshop.stages.evidence.kinds import KINDS
from thang.workshop.stages.evidence.models import key_of
from thang.workshop.stages.evidence.services import LONGEST, Facts, checked

LAYOUT = Layout(
    columns={
        "number": "Số ký hiệu",
        "name": "Trích yếu",
        "kind": "Loại văn bản",
        "issuer": "Cơ quan ban hành",
        "signed_on": "Ngày ký",
        "valid_from": "Có hiệu lực từ",
        "ends_on": "Hết hiệu lực từ",
    },
    needed=("number", "name", "kind", "issuer", "signed_on"),
    codes=("number",),
    filled=("kind", "issuer", "signed_on"),
    sheets=("documents", "tài liệu"),
    most_rows=1_000,
)
# Which column a refusal of the service is about.
_COLUMNS = {"title": "name", "since": "valid_from", "until": "ends_on"}
Key = tuple[str, str, date]


@dataclass(frozen=True, slots=True)
class Row:
    number: int
    facts: Facts

    @property
    def key(self) -> Key:
        """By which it is the same document as another one."""
        return key_of(self.facts.number), key_of(self.facts.issuer), self.facts.signed_on


@dataclass(frozen=True, slots=True)
class Listed:
    """The rows without a fault, and all faults in the order of the rows."""

    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]


def read_documents(data: bytes, today: date, *, is_common: bool) -> Listed:
    table, faults = read_table(data, LAYOUT)
    if table is None or not all(column in table.headings for column in LAYOUT.needed):
        return Listed((), tuple(faults))
    return _Reader(table, faults, today, is_common=is_common).listed()


class _Reader(Reader):
    """What the service would refuse is a fault of its cell, and so is what stands twice."""

    def __init__(self, table: Table, faults: list[Fault], today: date, *, is_common: bool) -> None:
        super().__init__(table, faults, {**LONGEST, "name": LONGEST["title"]})
        self.today, self.is_common, self.kinds = today, is_common, named("act_kind", KINDS)

    def listed(self) -> Listed:
        rows = [row for number, record in self.records if (row := self._row(number, record))]
        first: dict[Key, Row] = {}
        for row in rows:
            same = first.setdefault(row.key, row)
            if same is not row:
                self.refuse(row.number, "number", "import_document_twice", row.facts.number, row=str(same.number))
        return Listed(tuple(row for row in rows if row.number not in self.bad), self.in_order())

    def _row(self, number: int, record: Mapping[str, str]) -> Row | None:
        """None where a fault leaves no document."""
        for column in LAYOUT.needed:
            if not record.get(column) and (number, column) not in self.unread:
                self.refuse(number, column, "import_document_says_nothing", "")
        self.refuse_empty(number, record, ())
        kind = self.one_of(number, record, "kind", self.kinds)
        signed_on, since, until = (self.day(number, record, one) for one in ("signed_on", "valid_from", "ends_on"))
        if number in self.bad or signed_on is None:
            return None
        told = {"number": record["number"], "title": record["name"], "issuer": record["issuer"]}
        facts = Facts(
            **told, kind=kind, signed_on=signed_on, since=since or EVER, until=until, is_common=self.is_common
        )
        try:
            return Row(number, checked(facts, self.today))
        except Refused as refused:
            column = _COLUMNS.get(refused.field, refused.field)
            said = {name: str(fact) for name, fact in refused.facts.items() if name != "found"}
            self.refuse(number, column, f"import_{refused.kind}", record[column], **said)
            return None
