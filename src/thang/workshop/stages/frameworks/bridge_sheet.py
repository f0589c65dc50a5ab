"""The part of the bridge that writes an edition as a workbook and reads one: a row an indicator, a sheet of the rest.

What has no column of its own stands in `other`, in the syntax of the file, so that little is lost on the way; `lost`
says what is. A workbook is read by making the file's text of it: each fault goes back to the cell that its line is of.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Cells
from dataclasses import replace
from fractions import Fraction
from typing import Any

from thang.engine.errors import Cell, Fault, Faulty, Spot
from thang.library.shape import decimal_text
from thang.library.sheet_grid import as_text
from thang.library.source import Items, Mapping, Source, read_yaml
from thang.library.workbook import UnfitWorkbook, read_workbook
from thang.workshop.base.parts.table import MOST_BYTES, Layout, Table, read_table
from thang.workshop.stages.frameworks.bridge import parsed, tree_of, walk
from thang.workshop.stages.frameworks.tree import Tree

HEAD, ROWS = "framework", "indicators"
MOST_ROWS, LONGEST = 2000, 32_767
# Column → its heading. Those with a place in a record of their own stand in PLACES.
COLUMNS = {
    "code": "Mã",
    "parent": "Thuộc mã",
    "title": "Chỉ số",
    "title_en": "Chỉ số (tiếng Anh)",
    "max": "Điểm tối đa",
    "rule": "Cách tính điểm",
    "value_type": "Kiểu kết quả",
    "unit": "Đơn vị tính",
    "unit_en": "Đơn vị tính (tiếng Anh)",
    "evidence": "Tài liệu kiểm chứng",
    "evidence_en": "Tài liệu kiểm chứng (tiếng Anh)",
    "evidence_required": "Bắt buộc kiểm chứng",
    "collected_by": "Nguồn dữ liệu",
    "supplied_by": "Cơ quan cung cấp",
    "supplied_by_en": "Cơ quan cung cấp (tiếng Anh)",
    "verified_by": "Phối hợp xác minh",
    "verified_by_en": "Phối hợp xác minh (tiếng Anh)",
    "guidance": "Hướng dẫn",
    "guidance_en": "Hướng dẫn (tiếng Anh)",
    "was": "Mã phiên bản trước",
    "other": "Phần khác",
}
TEXTS = ("title", "supplied_by", "verified_by", "guidance")
_PLAIN = re.compile(r"[A-Za-z_]\w*")
_WORDS = ("true", "false", "null", "yes", "no", "on", "off")


def layout_for(groups: Sequence[str]) -> Layout:
    """With a column for the max of each group, behind the one for all."""
    columns: dict[str, str] = {}
    for column, heading in COLUMNS.items():
        columns[column] = heading
        if column == "max":
            columns |= {f"max:{group}": f"Điểm tối đa: {group}" for group in groups}
    return Layout(columns, ("code", "title", "rule"), ("code", "parent"), (), (ROWS,), MOST_ROWS)


def flow(part: Any) -> str:
    """A part of the file on one line, in its own syntax.

    >>> flow({"steps": [{"at_least": Fraction(4), "share": Fraction(1, 3)}], "was": ["1.1"]})
    '{steps: [{at_least: 4, share: 1/3}], was: ["1.1"]}'
    """
    if isinstance(part, Cells):
        return "{" + ", ".join(f"{_key(key)}: {flow(value)}" for key, value in part.items()) + "}"
    if isinstance(part, list):
        return "[" + ", ".join(map(flow, part)) + "]"
    if isinstance(part, bool):
        return "true" if part else "false"
    return decimal_text(part) if isinstance(part, Fraction) else json.dumps(part, ensure_ascii=False)


def _key(key: str) -> str:
    is_plain = _PLAIN.fullmatch(key) and key.lower() not in _WORDS
    return key if is_plain else json.dumps(key, ensure_ascii=False)


def workbook_of(text: str) -> bytes:
    """The edition as a workbook; every cell is a text. Raises Faulty where its parts have not their shape."""
    import xlsxwriter  # noqa: PLC0415  # loads slowly, and only this page needs it

    tree = tree_of(text)
    columns = layout_for([group["id"] for group in tree["groups"]]).columns
    whole = io.BytesIO()
    book = xlsxwriter.Workbook(whole, {"in_memory": True})
    shape, bold = book.add_format({"num_format": "@", "text_wrap": True}), book.add_format({"bold": True})
    rows = book.add_worksheet(ROWS)
    for across, (column, heading) in enumerate(columns.items()):
        rows.set_column(across, across, 40 if column in ("title", "rule", "evidence", "guidance") else 14, shape)
        rows.write_string(0, across, heading, bold)
    for at, record in enumerate(_records(tree["indicators"], ""), start=1):
        for across, column in enumerate(columns):
            rows.write_string(at, across, record.get(column, "")[:LONGEST], shape)
    rows.freeze_panes(1, 1)
    head = book.add_worksheet(HEAD)
    head.set_column(0, 0, 20, shape)
    head.set_column(1, 1, 100, shape)
    for at, (key, part) in enumerate((key, part) for key, part in tree.items() if key != ROWS):
        head.write_string(at, 0, key, bold)
        head.write_string(at, 1, (part if isinstance(part, str) else flow(part))[:LONGEST], shape)
    book.close()
    return whole.getvalue()


def lost(text: str) -> list[str]:
    """The codes of indicators that a workbook does not bring back as they are; empty where all of it fits."""
    tree = tree_of(text)
    back, _ = text_from(workbook_of(text))
    try:
        again = tree_of(back)
    except Faulty:
        return [one["code"] for one, _ in walk(tree["indicators"])]
    pairs = zip(walk(tree["indicators"]), walk(again["indicators"]), strict=False)
    return [one["code"] for (one, _), (other, _) in pairs if _own(one) != _own(other)]


def text_from(data: bytes) -> tuple[str, list[Fault]]:
    """The file's text that a workbook makes, and its faults by row and column; no text where its table is not found."""
    head, faults = _head(data)
    groups = re.findall(r"\bid:\s*\"?([^\s,\"}]+)", head.get("groups", ("", 0))[0])
    table, found = read_table(data, layout_for(groups))
    faults += found
    if table is None or faults:
        return "", faults
    writing = _Writing(table)
    for key, (value, row) in head.items():
        writing.line(f"{key}: {_scalar(key, value)}", Cell(row, HEAD))
    writing.indicators()
    faults += writing.faults
    text = "\n".join(writing.lines) + "\n"
    if not faults:
        try:
            parsed(text)
        except Faulty as error:
            faults += [writing.placed(fault) for fault in error.faults]
    return text, faults


def _records(trees: list[Tree], parent: str) -> Iterator[dict[str, str]]:
    for one in trees:
        yield _record(one, parent)
        yield from _records(one.get("children", []), one["code"])


def _record(one: Tree, parent: str) -> dict[str, str]:
    left = {key: value for key, value in one.items() if key not in ("code", "children")}
    cells = {"code": one["code"], "parent": parent}
    for name in TEXTS:
        cells |= _pair(name, left, name)
    cells |= _max(left)
    if "rule" in left:
        cells["rule"] = flow(left.pop("rule"))[1:-1]
    value, evidence = dict(left.pop("value", {})), dict(left.pop("evidence", {}))
    cells["value_type"] = value.pop("type", "")
    cells |= _pair("unit", value, "unit") | _pair("evidence", evidence, "what")
    if evidence.get("required"):
        cells["evidence_required"] = "có" if evidence.pop("required") else ""
    cells["collected_by"] = left.pop("collected_by", "")
    cells["was"] = ", ".join(left.pop("was", []))
    rest = left | {f"value.{key}": part for key, part in value.items()}
    rest |= {f"evidence.{key}": part for key, part in evidence.items()}
    cells["other"] = flow(rest)[1:-1] if rest else ""
    return cells


def _pair(name: str, left: dict[str, Any], key: str) -> dict[str, str]:
    """A text in one or two languages as two cells; one in English alone stays with the rest."""
    text = left.get(key, "")
    if isinstance(text, str):
        left.pop(key, None)
        return {name: text}
    if set(text) != {"vi", "en"}:
        return {}
    left.pop(key)
    return {name: text["vi"], f"{name}_en": text["en"]}


def _max(left: dict[str, Any]) -> dict[str, str]:
    given = left.pop("max", None)
    if isinstance(given, dict):
        return {f"max:{group}": decimal_text(number) for group, number in given.items()}
    return {} if given is None else {"max": decimal_text(given)}


def _own(one: Tree) -> Tree:
    return {key: value for key, value in one.items() if key != "children"}


def _head(data: bytes) -> tuple[dict[str, tuple[str, int]], list[Fault]]:
    """Key → text and row of the sheet that says the rest of the framework."""
    if len(data) > MOST_BYTES:
        return {}, [Fault("import_too_large", Cell(1), f"{MOST_BYTES // 1_000_000} MB")]
    try:
        sheets = read_workbook(data)
    except UnfitWorkbook as error:
        return {}, [Fault("table.damaged", Cell(1), str(error)[:100])]
    sheet = next((one for one in sheets if one.name.strip().casefold() == HEAD), None)
    if sheet is None:
        return {}, [Fault("import_framework_missing", Cell(1))]
    rows = [(at, [as_text(cell, ".").strip() for cell in row[:2]]) for at, row in enumerate(sheet.cells, start=1)]
    found = {row[0]: (row[1], at) for at, row in rows if len(row) == 2 and row[0] and row[0] != ROWS}
    wrong = [Fault("import_no_yaml", Cell(at, HEAD), text) for text, at in found.values() if not _is_part(text)]
    return found, wrong


def _scalar(key: str, value: str) -> str:
    """A text in quotes where it is one that YAML might read as a number."""
    return json.dumps(value, ensure_ascii=False) if key in ("id", "edition") else _one_line(value)


def _is_part(text: str) -> bool:
    return not read_yaml(f"part: {_one_line(text)}\n".encode())[1]


def _one_line(text: str) -> str:
    return " ".join(text.split())


class _Writing:
    """The lines of the text, each with the cell that it is of."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.lines: list[str] = []
        self.cells: list[Cell] = []
        self.faults = [
            Fault("import_code_retyped", table.cell(row, column), dict(table.records)[row].get(column, ""))
            for row, column in sorted(table.retyped)
        ]

    def line(self, text: str, cell: Cell) -> None:
        self.lines.append(text)
        self.cells.append(cell)

    def placed(self, fault: Fault) -> Fault:
        """At its cell; what is missing is said of the row."""
        at = fault.place.line if isinstance(fault.place, Spot) else 1
        return replace(fault, place=self.cells[min(at, len(self.cells)) - 1])

    def indicators(self) -> None:
        """Each under the one whose code it names, which stands above it."""
        known, below = {""}, dict[str, list[tuple[int, Cells[str, str]]]]()
        for row, record in self.table.records:
            parent = record.get("parent", "").strip()
            if parent not in known:
                self.faults.append(Fault("import_parent_unknown", self.table.cell(row, "parent"), parent))
            known.add(record["code"].strip())
            below.setdefault(parent, []).append((row, record))
        self.line(f"{ROWS}:", self.table.cell(self.table.heading_row, "code"))
        self._under("", below, 1)

    def _under(self, parent: str, below: dict[str, list[tuple[int, Cells[str, str]]]], deep: int) -> None:
        for row, record in below.pop(parent, []):
            code = record["code"].strip()
            self.line(f"{'  ' * (deep - 1)}- code: {_text(code)}", self.table.cell(row, "code"))
            for column, text in _parts(record):
                if column != "other" or self._is_other(row, text):
                    self._part(row, column, text, deep)
            if code in below:
                self.line(f"{'  ' * deep}children:", self.table.cell(row, "code"))
                self._under(code, below, deep + 1)

    def _part(self, row: int, column: str, text: str, deep: int) -> None:
        lines = text.split("\n") if column == "other" else [text]
        for line in lines:
            if not _is_part(line.partition(":")[2]):
                self.faults.append(Fault("import_no_yaml", self.table.cell(row, column), line[:100]))
                continue
            self.line(f"{'  ' * deep}{line}", self.table.cell(row, column))

    def _is_other(self, row: int, text: str) -> bool:
        if text.startswith("other:"):
            self.faults.append(Fault("import_no_yaml", self.table.cell(row, "other"), text[6:100]))
            return False
        return True


def _parts(record: Cells[str, str]) -> Iterator[tuple[str, str]]:
    """Column and `key: value` of every part; that of `other` may have several lines."""
    said = {column: text.strip() for column, text in record.items() if text.strip()}
    other = _other(said.get("other", ""))
    for name in TEXTS:
        if name in said or f"{name}_en" in said:
            yield name, f"{name}: {_both(said, name)}"
    yield from _max_parts(said)
    if "rule" in said:
        yield "rule", f"rule: {_braced(said['rule'])}"
    value = {"type": said["value_type"]} if "value_type" in said else {}
    yield from _record_part(value, "unit", "unit", "value", said, other)
    evidence = {"required": True} if said.get("evidence_required", "").casefold() in YES else {}
    yield from _record_part(evidence, "what", "evidence", "evidence", said, other)
    if "collected_by" in said:
        yield "collected_by", f"collected_by: {_text(said['collected_by'])}"
    if "was" in said:
        yield "was", f"was: {flow([code.strip() for code in said['was'].split(',') if code.strip()])}"
    if other is None:
        yield "other", f"other: {said['other']}"
    elif rest := {key: text for key, text in other.items() if "." not in key}:
        yield "other", "\n".join(f"{key}: {text}" for key, text in rest.items())


YES = ("có", "yes", "x", "1", "true")


def _record_part(
    made: dict[str, Any], key: str, column: str, name: str, said: Cells[str, str], other: dict[str, str] | None
) -> Iterator[tuple[str, str]]:
    """`value` and `evidence`: their cells, and what `other` says of them as `value.min`."""
    parts = [f"{one}: {flow(part)}" for one, part in made.items()]
    if column in said or f"{column}_en" in said:
        parts.append(f"{key}: {_both(said, column)}")
    dotted = (other or {}).items()
    parts += [f"{one.partition('.')[2]}: {text}" for one, text in dotted if one.startswith(f"{name}.")]
    if parts:
        yield column, f"{name}: {{{', '.join(parts)}}}"


def _max_parts(said: Cells[str, str]) -> Iterator[tuple[str, str]]:
    by_group = {column[4:]: text for column, text in said.items() if column.startswith("max:")}
    if by_group:
        yield "max", "max: {" + ", ".join(f"{_key(group)}: {text}" for group, text in by_group.items()) + "}"
    elif "max" in said:
        yield "max", f"max: {said['max']}"


def _both(said: Cells[str, str], name: str) -> str:
    vi, en = said.get(name, ""), said.get(f"{name}_en", "")
    return flow({"vi": vi, "en": en}) if vi and en else flow({"en": en}) if en else _text(vi)


def _braced(text: str) -> str:
    plain = _one_line(text)
    return plain if plain.startswith("{") or ":" not in plain else f"{{{plain}}}"


def _other(text: str) -> dict[str, str] | None:
    """Key → its value in the file's syntax; None where it cannot be read."""
    source, faults = read_yaml(f"{_braced(text)}\n".encode()) if text else (None, [])
    if faults or (text and source is None):
        return None
    return {} if source is None else {key: _written(value) for key, (_, value) in source.entries.items()}


def _written(source: Source) -> str:
    """What was read, on one line: texts in quotes, so that nothing turns into something else."""
    if isinstance(source, Mapping):
        return "{" + ", ".join(f"{_key(key)}: {_written(value)}" for key, (_, value) in source.entries.items()) + "}"
    if isinstance(source, Items):
        return "[" + ", ".join(map(_written, source.items)) + "]"
    return _text(source.text) if source.kind == "text" else source.text


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
