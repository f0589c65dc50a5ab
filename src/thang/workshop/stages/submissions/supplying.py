"""An agency's figures as it typed or sent them: a unit a line, read with every fault at its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from thang.engine.framework import Language
from thang.engine.values import ValueType
from thang.words.faults import fault_line
from thang.words.workshop import workshop_text
from thang.workshop.base.organisations.models import Code
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.parts.periods import lasting
from thang.workshop.base.parts.table import Layout, cleaned, read_table
from thang.workshop.stages.rounds.bridge import Item, method_for
from thang.workshop.stages.rounds.models import Participant, Supply
from thang.workshop.stages.submissions.bridge import check_value, read_value
from thang.workshop.stages.submissions.loading import Figure
from thang.workshop.stages.submissions.models import Answer

COLUMNS = {
    "unit": "Mã đơn vị",
    "name": "Tên đơn vị",
    "value": "Kết quả",
    "numerator": "Tử số",
    "denominator": "Mẫu số",
    "sample": "Cỡ mẫu",
    "margin": "Sai số",
}
LAYOUT = Layout(COLUMNS, ("unit",), ("unit",), (), ("supply",), 20_000)


@dataclass(frozen=True, slots=True)
class Read:
    """`changes`: figures with what was there before, in the order of the lines; `same`: how many stay as they are.

    `owed`: how many units have no figure yet, nor get one here.
    """

    figures: list[Figure]
    faults: list[str]
    changes: list[tuple[Figure, str]]
    same: int
    owed: int


def lines_of_file(data: bytes, name: str, language: Language) -> str:
    """The file's rows as lines of the form. Raises Refused with every fault of its structure."""
    table, faults = read_table(data, LAYOUT)
    if table is None or faults:
        text = "; ".join(fault_line(fault, language) for fault in faults[:20])
        raise Refused("supply_file_unreadable", "file", name=name, why=text)
    return "\n".join("\t".join(_cells(cells)) for _, cells in table.records)


def _cells(cells: Mapping[str, str]) -> Iterator[str]:
    """Without what is empty at the end."""
    value = cells.get("value", "")
    if not value and (cells.get("numerator") or cells.get("denominator")):
        value = f"{cells.get('numerator', '')}/{cells.get('denominator', '')}"
    found = [cells.get("unit", "") or cells.get("name", ""), value, cells.get("sample", ""), cells.get("margin", "")]
    while found and not found[-1]:
        found.pop()
    yield from found


def read_lines(supply: Supply, text: str, today: date, language: Language) -> Read:
    """Every line read and checked against the indicator; a unit that is given twice is a fault."""
    rows = list(Participant.objects.filter(round=supply.round_id, excluded_by=None).select_related("round__edition"))
    known = _by_text(rows, today)
    items = method_for(supply.round).items
    figures: dict[int, Figure] = {}
    faults: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        cells = [cleaned(cell) for cell in line.split("\t")]
        if not any(cells):
            continue
        try:
            one = _participant(known, cells[0])
            if one.pk in figures:
                raise Refused("unit_twice", name=one.name)
            figure = _figure(supply, one, items[one.group].get(supply.code), cells[1:], language)
        except Refused as refused:
            faults.append(workshop_text("supply_line", language, {"line": str(number), "why": refused.text(language)}))
        else:
            if figure is not None:
                figures[one.pk] = figure
    return _read(supply, rows, figures, faults)


def _read(supply: Supply, rows: list[Participant], figures: dict[int, Figure], faults: list[str]) -> Read:
    there = dict(Answer.objects.filter(round=supply.round_id, code=supply.code).values_list("participant", "value"))
    changes = [(one, there.get(pk, "")) for pk, one in figures.items() if there.get(pk, "") != one.value]
    asked = [one.pk for one in rows if (item := _item(supply, one)) is not None and item.is_for(one.has)]
    owed = sum(not there.get(pk) and pk not in figures for pk in asked)
    return Read(list(figures.values()), faults, changes, len(figures) - len(changes), owed)


def _item(supply: Supply, one: Participant) -> Item | None:
    return method_for(supply.round).items.get(one.group, {}).get(supply.code)


def _figure(supply: Supply, one: Participant, item: Item | None, cells: list[str], language: Language) -> Figure | None:
    """None for a line without a figure: a sheet lists every unit. Raises Refused."""
    if item is None or not item.is_for(one.has):
        raise Refused("not_asked_of_unit", "rows", name=one.name, code=supply.code)
    if not any(cells):
        return None
    typed, *rest = cells
    if item.leaf.value_type is ValueType.RATIO and "/" not in typed and rest and not supply.is_survey:
        typed, rest = f"{typed}/{rest[0]}", rest[1:]
    value = read_value(item, typed, decimal_comma=language == "vi")
    check_value(method_for(supply.round), one, supply.code, value)
    sample, margin = [*rest, "", ""][:2]
    if supply.is_survey and not sample:
        raise Refused("survey_without_sample", "rows", name=one.name)
    if sample and not (sample.isdecimal() and sample.isascii() and 0 < int(sample) < 10**9):
        raise Refused("sample_is_no_number", "rows", found=sample)
    return Figure(one, value, int(sample) if sample else None, margin[:40])


def _participant(known: Mapping[str, list[Participant]], text: str) -> Participant:
    found = known.get(text.casefold(), [])
    if len(found) != 1:
        raise Refused("unit_not_in_round", "rows", text=text)
    return found[0]


def _by_text(rows: list[Participant], today: date) -> dict[str, list[Participant]]:
    """By code and by name, in small letters."""
    found: dict[str, list[Participant]] = {}
    by_organisation = {one.organisation_id: one for one in rows}
    for one in rows:
        found.setdefault(cleaned(one.name).casefold(), []).append(one)
    codes = Code.objects.filter(lasting(today), organisation__in=by_organisation)
    for organisation, code in codes.values_list("organisation", "code").distinct():
        found.setdefault(code.casefold(), []).append(by_organisation[organisation])
    return found


def sheet_rows(supply: Supply, today: date) -> Iterator[list[str]]:
    """A table to fill in: every unit that the indicator is asked of, with what is loaded."""
    rows = list(Participant.objects.filter(round=supply.round_id, excluded_by=None).order_by("sort_key", "pk"))
    borne = Code.objects.filter(lasting(today), organisation__in=[one.organisation_id for one in rows])
    codes = dict(borne.order_by("system").values_list("organisation", "code"))
    there = dict(Answer.objects.filter(round=supply.round_id, code=supply.code).values_list("participant", "value"))
    names = ["unit", "name", "value", *(["sample", "margin"] if supply.is_survey else [])]
    yield [COLUMNS[name] for name in names]
    for one in rows:
        item = _item(supply, one)
        if item is not None and item.is_for(one.has):
            yield [codes.get(one.organisation_id, ""), one.name, there.get(one.pk, ""), *[""] * (len(names) - 3)]
