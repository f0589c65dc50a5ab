"""Where answers meet arithmetic: what somebody typed as a value, a unit's points so far, why it has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from thang.engine.carry import forward
from thang.engine.check import check, shown
from thang.engine.compare import pair
from thang.engine.errors import Answer as At
from thang.engine.errors import Fault
from thang.engine.framework import Language
from thang.engine.receipt import receipt
from thang.engine.rules import Relative
from thang.engine.score import NodeScore, Run, UnitScore, compute
from thang.engine.units import Unit
from thang.engine.values import NotApplicable, Ratio, Value, ValueType
from thang.library.cells import CellError, read_cell
from thang.words.faults import found_text, right_text
from thang.words.receipts import receipt_lines
from thang.workshop.base.parts.forms import Refused
from thang.workshop.stages.rounds.bridge import Item, Method, method_for, method_of_edition
from thang.workshop.stages.rounds.models import Participant, Round

LONGEST = 500
# No figure of a public body is larger; whatever is was typed wrongly.
LARGEST = 10**15


class WrongValue(Refused):
    """A value that the indicator does not take; the fault says why, and what would be right."""

    def __init__(self, fault: Fault) -> None:
        super().__init__("value_is_wrong", "value")
        self.fault = fault

    def text(self, language: Language) -> str:
        found, right = found_text(self.fault, language), right_text(self.fault, language)
        return f"{found} → {right}" if right else found


@dataclass(frozen=True, slots=True)
class Standing:
    """A unit's points from what is answered so far. `relative`: indicators that wait for all other units' answers."""

    run: Run
    relative: frozenset[str]

    @property
    def score(self) -> UnitScore:
        return self.run.scores[0]

    def node(self, code: str) -> NodeScore | None:
        """None where it cannot be computed from one unit alone."""
        return None if code in self.relative else self.score.node(code)

    def lines(self, code: str, language: Language) -> list[str]:
        """Why the indicator has its points, a sentence or two a line; empty where that takes other units."""
        if code in self.relative:
            return []
        return receipt_lines(receipt(self.run, self.score.unit.text, code), language)


def read_value(item: Item, text: str, *, decimal_comma: bool) -> str:
    """What was typed, as a table would hold it. Raises WrongValue."""
    typed = " ".join(text.split())
    if len(typed) > LONGEST:
        raise WrongValue(Fault("cell.too_long_a_number", None, typed[:60] + "…"))
    try:
        value = read_cell(typed, item.leaf.value_type or ValueType.NUMBER, decimal_comma=decimal_comma)
    except CellError as error:
        raise WrongValue(error.fault) from None
    if any(abs(number) > LARGEST for number in _numbers(value)):
        raise WrongValue(Fault("cell.outside", None, typed, {"low": "", "high": str(LARGEST)}))
    return shown(value)


def _numbers(value: Value) -> tuple[Fraction, ...]:
    match value:
        case Fraction():
            return (value,)
        case Ratio(numerator, denominator):
            return (numerator, denominator)
        case _:
            return ()


def check_value(method: Method, one: Participant, code: str, text: str) -> None:
    """Whether the indicator takes the value, as a table holds it. Raises WrongValue."""
    item = method.items[one.group][code]
    value = value_of(item, text)
    unit = unit_of(one)
    faults = check(method.plans, [unit], {unit.text: {code: value}})
    own = [fault for fault in faults if isinstance(fault.place, At) and fault.place.code == code]
    refused = [fault for fault in own if fault.kind != "cell.missing_refused"]
    if refused:
        raise WrongValue(refused[0])


def value_of(item: Item, text: str) -> Value:
    """Of a stored text, which was read before."""
    return read_cell(text, item.leaf.value_type or ValueType.NUMBER)


def is_not_applicable(item: Item, text: str) -> bool:
    return isinstance(value_of(item, text), NotApplicable)


def standing_of(method: Method, one: Participant, texts: Mapping[str, str]) -> Standing:
    """`texts`: code → stored value. What the method no longer takes, and what it compares with others, is left out."""
    items = method.items[one.group]
    relative = frozenset(code for code, item in items.items() if isinstance(item.leaf.rule, Relative))
    values = {code: value_of(items[code], text) for code, text in texts.items() if text and code in items}
    unit = unit_of(one)
    given = {code: value for code, value in values.items() if code not in relative}
    for fault in check(method.plans, [unit], {unit.text: given}):
        if isinstance(fault.place, At):
            given[fault.place.code] = NotApplicable()
    return Standing(compute(method.plans, [unit], {unit.text: given}), relative)


def unit_of(one: Participant) -> Unit:
    return Unit(str(one.pk), one.group, one.is_ranked, one.has)


def before_codes(now: Round) -> Mapping[str, str]:
    """Indicator of the round → the one of last year's round that it was, where that is one to one."""
    if now.previous is None:
        return {}
    return _before(now.edition_id, now.edition.digest, now.previous.edition_id, now.previous.edition.digest)


@lru_cache(maxsize=16)
def _before(new: int, new_digest: str, old: int, old_digest: str) -> Mapping[str, str]:
    one, other = method_of_edition(old, old_digest), method_of_edition(new, new_digest)
    return forward(pair(one.framework, other.framework))


def asked_item(one: Participant, code: str) -> Item:
    """Raises Refused for an indicator that is not asked of the unit."""
    item = method_for(one.round).items.get(one.group, {}).get(code)
    if item is None or not item.is_for(one.has):
        raise Refused("no_such_indicator", "value", codes=code)
    return item


def asked_codes(one: Participant) -> Iterable[str]:
    return [item.code for item in method_for(one.round).asked(one.group, one.has)]
