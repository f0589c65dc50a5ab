"""Values of one edition as values of another: last year's answers under this year's indicators, and the other way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from thang.engine.check import check
from thang.engine.compare import Pairs, pair
from thang.engine.errors import Answer, Fault
from thang.engine.framework import Framework
from thang.engine.plan import Plan, plans_for
from thang.engine.score import Run, UnitScore, compute
from thang.engine.units import Answers, Unit
from thang.engine.values import MISSING, NotApplicable, Value

_ROUNDS = 3  # taking one value out may show a second fault, and that no third


@dataclass(frozen=True, slots=True)
class Carried:
    """What the other edition can be scored on.

    `uncarried`: leaves of it that no leaf stands for; `unfit`: values that its declarations refuse, by code; `without`:
    units whose group it does not have. An uncarried leaf follows its own policy for missing values; where that is
    `error`, it counts as not applicable.
    """

    plans: Mapping[str, Plan]
    units: tuple[Unit, ...]
    answers: Answers
    uncarried: tuple[str, ...]
    unfit: Mapping[str, int]
    without: tuple[Unit, ...]


def forward(pairs: Pairs) -> dict[str, str]:
    """New leaf → the one old leaf whose values it takes over; a leaf that joins several takes none."""
    return {code: codes[0] for code, codes in pairs.was.items() if len(codes) == 1}


def backward(pairs: Pairs) -> dict[str, str]:
    """Old leaf → the new leaf that has its values, where that is one to one."""
    return {one: other for one, other in pairs.now.items() if other in pairs.was}


def carry(answers: Answers, units: Sequence[Unit], framework: Framework, sources: Mapping[str, str]) -> Carried:
    """The answers under the codes of `framework`; `sources`: its leaves → the leaves that the answers have."""
    plans = plans_for(framework)
    kept = tuple(unit for unit in units if unit.group in plans)
    carried: dict[str, dict[str, Value]] = {}
    for unit in kept:
        own = answers.get(unit.text, {})
        carried[unit.text] = {code: own[source] for code, source in sources.items() if source in own}
    unfit: dict[str, int] = {}
    for _ in range(_ROUNDS):
        faults = check(plans, kept, carried)
        for fault in faults:
            _mend(fault, carried, unfit)
    return Carried(
        plans=plans,
        units=kept,
        answers=carried,
        uncarried=tuple(leaf.code for leaf in framework.leaves() if leaf.value_type and leaf.code not in sources),
        unfit=unfit,
        without=tuple(unit for unit in units if unit.group not in plans),
    )


@dataclass(frozen=True, slots=True)
class Effect:
    """The same values scored by both editions. `is_forward`: they are those of the old one, carried to the new."""

    old: Run
    new: Run
    carried: Carried
    is_forward: bool

    def pairs(self) -> list[tuple[UnitScore, UnitScore]]:
        """Both scores of every unit that both editions score, in the new order."""
        before = {one.unit.text: one for one in self.old.scores}
        return [(before[one.unit.text], one) for one in self.new.scores if one.unit.text in before]


def effect_of(
    old: Framework, new: Framework, answers: Answers, units: Sequence[Unit], *, is_forward: bool = True
) -> Effect:
    """Who would move, on answers that were checked against their own edition: the old one's, or else the new one's.

    Raises Faulty where computing shows a refused lack.
    """
    own, other = (old, new) if is_forward else (new, old)
    pairs = pair(old, new)
    carried = carry(answers, units, other, forward(pairs) if is_forward else backward(pairs))
    first = compute(plans_for(own), units, answers)
    second = compute(carried.plans, carried.units, carried.answers)
    return Effect(*((first, second) if is_forward else (second, first)), carried, is_forward)


def _mend(fault: Fault, carried: Mapping[str, dict[str, Value]], unfit: dict[str, int]) -> None:
    """A refused value is taken out; a refused lack becomes not applicable."""
    if not isinstance(fault.place, Answer):
        return
    own, code = carried[fault.place.unit], fault.place.code
    value = own.get(code, MISSING)
    if fault.kind in ("cell.missing_refused", "cell.not_arisen_refused"):
        own[code] = NotApplicable()
    elif value is not MISSING:
        del own[code]
        unfit[code] = unfit.get(code, 0) + 1
