"""The tables of a publication, written and read in one form only: what does not read back as written is refused."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain

from thang.engine.check import shown
from thang.engine.framework import Branch, Framework, Leaf
from thang.engine.numbers import ONE, ZERO, to_exact_text
from thang.engine.plan import Lack, Plan
from thang.engine.score import Run, UnitScore
from thang.engine.states import leaf_states
from thang.engine.values import MISSING, NotApplicable, Ratio, Value
from thang.library.result_tables import RANKING, SCORES, csv_text, score_rows

UNITS = ("unit", "name", "group", "ranked", "attributes", "stated")
VALUES = ("unit", "code", "status", "value", "points")
HEADERS = {"units": UNITS, "values": VALUES, "scores": SCORES, "ranking": RANKING}
HAS_VALUE = "value"
STATUSES = frozenset({HAS_VALUE, *(lack.value for lack in Lack)})
LONGEST = 40_000
Statuses = dict[str, dict[str, str]]
_DECIMAL = re.compile(r"(-?)([0-9]+)(?:\.([0-9]+))?")
_AT_ONCE = 4000  # digits that `int` takes
_PIECE = 1 << 16


@dataclass(frozen=True, slots=True)
class Openness:
    """What of an edition can be recomputed from what is shown. Codes by position in `Framework.nodes()`.

    `hidden`: leaves that show nothing but their status. `opaque`: leaves whose points cannot be recomputed, because
    their value, an input, a factor or a pool's values are not shown.
    """

    hidden: frozenset[str]
    opaque: frozenset[str]


def openness(leaves: Iterable[Leaf]) -> Openness:
    """From `public` and from what each leaf looks at."""
    by_code = {leaf.code: leaf for leaf in leaves}
    closed = {code for code, leaf in by_code.items() if leaf.rule.takes and leaf.public != "value"}
    opaque = set(closed)
    while more := {code for code, leaf in by_code.items() if code not in opaque and _needs(leaf) & opaque}:
        opaque |= more
    return Openness(frozenset(code for code, leaf in by_code.items() if leaf.public == "none"), frozenset(opaque))


def _needs(leaf: Leaf) -> set[str]:
    inputs = set(getattr(leaf.rule, "inputs", {}).values())
    return inputs | ({leaf.times.of} if leaf.times else set())


def units_csv(run: Run) -> str:
    return csv_text(UNITS, unit_rows(run))


def unit_rows(run: Run) -> Iterator[list[str]]:
    return (_unit_row(score) for score in _in_order(run))


def statuses_of(run: Run) -> Statuses:
    """Every unit's leaves, as `status_of` tells them."""
    opaque = openness(run.framework.leaves()).opaque
    found: Statuses = {}
    for score in run.scores:
        answers = run.answers.get(score.unit.text, {})
        states = score.states or leaf_states(score.plan, score.unit, answers, run.judges[score.unit.group])
        found[score.unit.text] = statuses(score.plan, answers, states, opaque)
    return found


def statuses(
    plan: Plan, answers: Mapping[str, Value], states: Sequence[object], opaque: frozenset[str]
) -> dict[str, str]:
    """By code. A leaf that can be recomputed has the status of its own value, another the one that counted."""
    found: dict[str, str] = {}
    for leaf in plan.leaves:
        code, state = leaf.leaf.code, states[leaf.at]
        own = answers.get(code, MISSING)
        is_final = code in opaque or not leaf.leaf.rule.takes or own is MISSING
        found[code] = status_of(state) if is_final else value_status(own)
    return found


def value_status(value: Value) -> str:
    if isinstance(value, NotApplicable):
        return Lack.NOT_APPLICABLE.value
    return Lack.NOT_ARISEN.value if isinstance(value, Ratio) and not value.arisen else HAS_VALUE


def values_csv(run: Run, found: Statuses) -> str:
    return csv_text(VALUES, value_rows(run, found))


def value_rows(run: Run, found: Statuses) -> Iterator[list[str]]:
    """A row for every leaf of every unit's group: its status always, its value or points as far as they are public."""
    return (row for score in _in_order(run) for row in _value_rows(run, score, found[score.unit.text]))


def scores_csv(run: Run) -> str:
    return csv_text(SCORES, public_rows(run))


def public_rows(run: Run) -> Iterator[list[str]]:
    """Every node that is public, pillar and total."""
    hidden = openness(run.framework.leaves()).hidden
    return (row for score in _in_order(run) for row in score_rows(score) if row[1] != "node" or row[2] not in hidden)


def status_of(state: object) -> str:
    return state.value if isinstance(state, Lack) else HAS_VALUE


def read_rows(data: bytes, header: Sequence[str]) -> Iterator[list[str]]:
    """The rows under exactly this heading, one by one. Raises ValueError."""
    records = csv.reader(io.TextIOWrapper(io.BytesIO(data), encoding="utf-8", newline=""), strict=True)
    try:
        if tuple(first := next(records, [])) != tuple(header):
            raise ValueError("|".join(first))
        for row in records:
            if len(row) != len(header):
                raise ValueError("|".join(row))
            yield row
    except csv.Error as error:
        raise ValueError(str(error)) from None


def pieces(header: Sequence[str], rows: Iterable[Sequence[str]], *, quoted: bool) -> Iterator[bytes]:
    """What `csv_text` writes, piece by piece; `quoted`: with every cell in quotes, as where a text holds a bare \\r."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n", quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL)
    for row in chain([header], rows):
        writer.writerow(row)
        if written.tell() > _PIECE:
            yield written.getvalue().encode()
            written.seek(0)
            written.truncate()
    yield written.getvalue().encode()


def exact(text: str) -> Fraction:
    """A figure of scores.csv: a decimal or n/d. Raises ValueError.

    >>> exact("-0.25"), exact("13/36")
    (Fraction(-1, 4), Fraction(13, 36))
    """
    over, slash, under = text.partition("/")
    number, divisor = _decimal(over), _decimal(under) if slash else ONE
    if divisor == ZERO:
        raise ValueError(text[:80])
    return number / divisor


def _decimal(text: str) -> Fraction:
    match = _DECIMAL.fullmatch(text) if len(text) <= LONGEST else None
    if match is None:
        raise ValueError(text[:80])
    sign, whole, places = match[1], match[2], match[3] or ""
    number = Fraction(_whole(whole + places), 10 ** len(places))
    return -number if sign else number


def _whole(digits: str) -> int:
    """`int` refuses more than 4300 digits; these are bounded by the caller."""
    if len(digits) <= _AT_ONCE:
        return int(digits)
    half = len(digits) // 2
    return int(_whole(digits[:-half]) * 10**half + _whole(digits[-half:]))


def _in_order(run: Run) -> list[UnitScore]:
    """By group, then unit: an order that no result moves."""
    groups = [group.id for group in run.framework.groups]
    return sorted(run.scores, key=lambda score: (groups.index(score.unit.group), score.unit.text))


def _unit_row(score: UnitScore) -> list[str]:
    unit = score.unit
    stated = "" if unit.stated is None else to_exact_text(unit.stated)
    ranked = "yes" if unit.ranked else "no"
    return [unit.text, unit.name, unit.group, ranked, "|".join(sorted(unit.attributes)), stated]


def _value_rows(run: Run, score: UnitScore, found: Mapping[str, str]) -> Iterator[list[str]]:
    answers = run.answers.get(score.unit.text, {})
    for leaf in score.plan.leaves:
        status = found[leaf.leaf.code]
        yield [score.unit.text, leaf.leaf.code, status, *_shown_cells(score, leaf.leaf, status, answers)]


def _shown_cells(score: UnitScore, leaf: Leaf, status: str, answers: Mapping[str, Value]) -> tuple[str, str]:
    if leaf.public == "value":
        value = answers.get(leaf.code, MISSING)
        return (shown(value) if status in (HAS_VALUE, Lack.NOT_ARISEN.value) else "", "")
    points = score.node(leaf.code).points
    return ("", to_exact_text(points) if leaf.public == "points" and points is not None else "")


def lone_hidden(framework: Framework) -> Iterator[tuple[str, str]]:
    """Hidden leaves whose siblings are all public: their points could be subtracted out. (code, parent or "")."""
    parents = [("", framework.indicators)]
    parents += [(node.code, node.children) for node in framework.nodes() if isinstance(node, Branch)]
    for parent, children in parents:
        hidden = [child for child in children if isinstance(child, Leaf) and child.public == "none"]
        if len(hidden) == 1 and not hidden[0].stands_outside:
            yield hidden[0].code, parent
