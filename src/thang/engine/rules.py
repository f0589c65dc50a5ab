"""Rules: from a typed value to an attainment between 0 and 1.

One frozen class a rule, found by name in `RULES`. `attainment` returns the raw figure, which may leave 0…1 (`hold`
brings it back and the receipt says so), or None where it has not arisen (a zero denominator). A rule knows nothing of
units, groups or languages; `on` tells those that count in points the indicator's max.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any, ClassVar, Protocol, Self

from thang.engine.bands import Band
from thang.engine.formula import Expression, Inputs
from thang.engine.numbers import ONE, ZERO, added, log_share, product, quotient, reaches, way_between
from thang.engine.values import Chosen, Ticked, ValueType, YesNo

T = ValueType
NUMERIC = (T.NUMBER, T.RATIO)


class Rule(Protocol):
    """`takes`: the value types it can judge, the implied one first; a ratio comes to it as its quotient."""

    takes: ClassVar[tuple[ValueType, ...]]

    def attainment(self, value: Any) -> Fraction | None: ...

    def on(self, points: Fraction) -> Rule:
        """The same rule where the indicator's max is so many points."""

    def full_at(self) -> Fraction | None:
        """The number that earns everything, where there is one."""


@dataclass(frozen=True, slots=True)
class _Plain:
    """What most rules share: they do not count in points, and no single number earns everything."""

    takes: ClassVar[tuple[ValueType, ...]] = NUMERIC

    def on(self, points: Fraction) -> Self:
        return self

    def full_at(self) -> Fraction | None:
        return None


@dataclass(frozen=True, slots=True)
class Given(_Plain):
    """The value is the attainment; domain 0…1.

    >>> Given().attainment(Fraction("0.7167"))
    Fraction(7167, 10000)
    """

    takes: ClassVar[tuple[ValueType, ...]] = (T.GIVEN, *NUMERIC)

    def attainment(self, value: Fraction) -> Fraction:
        return value

    def full_at(self) -> Fraction:
        return ONE


@dataclass(frozen=True, slots=True)
class Points(_Plain):
    """The value is points; domain 0…max. With max 0 the attainment is 0.

    >>> Points().on(Fraction(750)).attainment(Fraction("393.38"))
    Fraction(19669, 37500)
    """

    takes: ClassVar[tuple[ValueType, ...]] = (T.POINTS, T.NUMBER)
    max: Fraction = ONE

    def attainment(self, value: Fraction) -> Fraction:
        return quotient(value, self.max) if self.max else ZERO

    def on(self, points: Fraction) -> Points:
        return replace(self, max=points)

    def full_at(self) -> Fraction:
        return self.max


@dataclass(frozen=True, slots=True)
class YesOrNo(_Plain):
    """
    >>> YesOrNo().attainment(YesNo(True))
    Fraction(1, 1)
    """

    takes: ClassVar[tuple[ValueType, ...]] = (T.YES_NO,)
    if_yes: Fraction = ONE
    if_no: Fraction = ZERO

    def attainment(self, value: YesNo) -> Fraction:
        return self.if_yes if value.yes else self.if_no


@dataclass(frozen=True, slots=True)
class Choice(_Plain):
    """
    >>> Choice({"head": ONE, "deputy": Fraction(1, 2)}).attainment(Chosen("deputy"))
    Fraction(1, 2)
    """

    takes: ClassVar[tuple[ValueType, ...]] = (T.CHOICE,)
    options: Mapping[str, Fraction]

    def attainment(self, value: Chosen) -> Fraction:
        return self.options[value.option]


@dataclass(frozen=True, slots=True)
class Checklist(_Plain):
    """The shares of the ticked items, added.

    >>> Checklist({"plan": Fraction(1, 2), "report": Fraction(1, 2)}).attainment(Ticked(frozenset({"plan"})))
    Fraction(1, 2)
    """

    takes: ClassVar[tuple[ValueType, ...]] = (T.CHECKLIST,)
    items: Mapping[str, Fraction]

    def attainment(self, value: Ticked) -> Fraction:
        return added([self.items[item] for item in value.items])


@dataclass(frozen=True, slots=True)
class PerItem(_Plain):
    """So many points an item, up to a cap (the indicator's max where none is given).

    >>> PerItem(each=Fraction(1), cap=Fraction(5)).on(Fraction(10)).attainment(Fraction(7))
    Fraction(1, 2)
    """

    takes: ClassVar[tuple[ValueType, ...]] = (T.NUMBER,)
    each: Fraction
    cap: Fraction | None = None
    max: Fraction = ONE

    def attainment(self, value: Fraction) -> Fraction:
        earned = product(value, self.each)
        if self.cap is not None and reaches(earned, self.cap):
            earned = self.cap
        return quotient(earned, self.max) if self.max else ZERO

    def on(self, points: Fraction) -> PerItem:
        return replace(self, max=points)

    def full_at(self) -> Fraction | None:
        return self.max / self.each if self.cap is None or self.cap >= self.max else None


@dataclass(frozen=True, slots=True)
class Steps(_Plain):
    """Bands on a number: the first that matches wins, none earns nothing.

    >>> meetings = Steps((Band(ONE, at_least=Fraction(4)), Band(Fraction(1, 2), at_least=Fraction(2))))
    >>> [str(meetings.attainment(Fraction(n))) for n in (5, 3, 1)]
    ['1', '1/2', '0']
    """

    bands: tuple[Band, ...]

    def attainment(self, value: Fraction) -> Fraction:
        band = self.matching(value)
        return ZERO if band is None or band.share is None else band.share

    def matching(self, value: Fraction) -> Band | None:
        for band in self.bands:
            if band.admits(value):
                return band
        return None

    def on(self, points: Fraction) -> Steps:
        return Steps(tuple(band.on(points) for band in self.bands))

    def full_at(self) -> Fraction | None:
        full = next((band for band in self.bands if band.share == 1), None)
        return None if full is None else full.at_least if full.at_least is not None else full.at_most


@dataclass(frozen=True, slots=True)
class Proportion(_Plain):
    """Value ÷ target; where less is better target ÷ value (0 or less is full).

    `full_from`: full from there on, else the value itself.

    Decision 766/QĐ-TTg has both: 3.1 "full at 80 %, else ratio ÷ 80 %" is `target`, 4.2 "full at 80 %" is `full_from`.

    >>> Proportion(target=Fraction(4, 5)).attainment(Fraction(35, 100))
    Fraction(7, 16)
    >>> Proportion(full_from=Fraction(4, 5)).attainment(Fraction(35, 100))
    Fraction(7, 20)
    """

    target: Fraction = ONE
    full_from: Fraction | None = None
    lower_is_better: bool = False

    def attainment(self, value: Fraction) -> Fraction:
        if self.lower_is_better:
            return quotient(self.target, value) if value.numerator > 0 else ONE
        if self.full_from is not None:
            return ONE if reaches(value, self.full_from) else value
        return value if self.target is ONE else quotient(value, self.target)

    def full_at(self) -> Fraction:
        return self.target if self.full_from is None else self.full_from


@dataclass(frozen=True, slots=True)
class Linear(_Plain):
    """Goalposts: 0 at `start`, 1 at `end` (start > end where less is better), straight or in logarithms.

    UNDP, Human Development Report, technical note 1: life expectancy 20–85, income 100–75,000 in logarithms.

    >>> Linear(Fraction(20), Fraction(85)).attainment(Fraction("79.196"))
    Fraction(14799, 16250)
    """

    start: Fraction
    end: Fraction
    log: bool = False

    def attainment(self, value: Fraction) -> Fraction:
        if self.log:
            return log_share(value, self.start, self.end)
        return way_between(value, self.start, self.end)

    def full_at(self) -> Fraction:
        return self.end


@dataclass(frozen=True, slots=True)
class Formula(_Plain):
    """An expression over the values of other indicators; ÷ 0 has not arisen. `inputs`: name → code."""

    takes: ClassVar[tuple[ValueType, ...]] = ()
    inputs: Mapping[str, str]
    text: str
    expression: Expression = field(compare=False)

    def attainment(self, value: Inputs) -> Fraction | None:
        try:
            return self.expression.evaluate(value)
        except ZeroDivisionError:
            return None


Pool = Sequence[Fraction]
"""The values that a relative rule compares with, in ascending order."""


@dataclass(frozen=True, slots=True)
class Relative(_Plain):
    """Judged against the other units: `best`, `minmax`, `rank` or `percentile`; `against` makes the second pass.

    A pool of one value, or of equal ones, gives 1; a best of 0 has not arisen.

    >>> rule = Relative("minmax").against([Fraction(2), Fraction(4), Fraction(10)])
    >>> rule.attainment(Fraction(4))
    Fraction(1, 4)
    """

    to: str
    within_group: bool = True
    over_ranked: bool = False
    lower_is_better: bool = False

    def attainment(self, value: Fraction) -> Fraction | None:
        raise TypeError("a relative rule is judged against a pool: use `against`")

    def against(self, pool: Pool) -> Against:
        return Against(self, pool)


@dataclass(frozen=True, slots=True)
class Against(_Plain):
    """A relative rule with its pool."""

    rule: Relative
    pool: Pool

    @property
    def all_equal(self) -> bool:
        return not self.pool or self.pool[0] == self.pool[-1]

    @property
    def best(self) -> Fraction | None:
        return None if not self.pool else self.pool[0] if self.rule.lower_is_better else self.pool[-1]

    def no_worse(self, value: Fraction) -> Fraction:
        """1 for a value as good as the pool's one value (or with nothing to compare), else 0.

        A unit that is not in the pool may be worse.
        """
        if self.best is None:
            return ONE
        return Fraction(value <= self.best if self.rule.lower_is_better else value >= self.best)

    def attainment(self, value: Fraction) -> Fraction | None:
        return COMPARISONS[self.rule.to](self, value)

    def full_at(self) -> Fraction | None:
        return None if self.rule.to == "rank" else self.best


def to_best(rule: Against, value: Fraction) -> Fraction | None:
    """Value ÷ best, or best ÷ value where less is better."""
    if rule.best is None:
        return ONE
    if rule.best == 0:
        return None
    if rule.rule.lower_is_better:
        return ONE if value <= rule.best else quotient(rule.best, value)
    return quotient(value, rule.best)


def to_minmax(rule: Against, value: Fraction) -> Fraction:
    """(v − min) ÷ (max − min), or (max − v) ÷ (max − min) where less is better."""
    if rule.all_equal:
        return rule.no_worse(value)
    low, high = rule.pool[0], rule.pool[-1]
    return way_between(value, high, low) if rule.rule.lower_is_better else way_between(value, low, high)


def to_rank(rule: Against, value: Fraction) -> Fraction:
    """(n − rank) ÷ (n − 1), rank counted in competition: 1 + the number strictly better."""
    if rule.all_equal:
        return rule.no_worse(value)
    count = len(rule.pool)
    better = bisect_left(rule.pool, value) if rule.rule.lower_is_better else count - bisect_right(rule.pool, value)
    return Fraction(count - 1 - better, count - 1)


def to_percentile(rule: Against, value: Fraction) -> Fraction:
    """The share of the pool at or below the value; at or above where less is better."""
    if not rule.pool:
        return ONE
    count = len(rule.pool)
    passed = count - bisect_left(rule.pool, value) if rule.rule.lower_is_better else bisect_right(rule.pool, value)
    return Fraction(passed, count)


COMPARISONS: dict[str, Callable[[Against, Fraction], Fraction | None]] = {
    "best": to_best,
    "minmax": to_minmax,
    "rank": to_rank,
    "percentile": to_percentile,
}

AnyRule = Given | Points | YesOrNo | Choice | Checklist | PerItem | Steps | Proportion | Linear | Relative | Formula

RULES: dict[str, type[AnyRule]] = {
    "given": Given,
    "points": Points,
    "yes_no": YesOrNo,
    "choice": Choice,
    "checklist": Checklist,
    "per_item": PerItem,
    "steps": Steps,
    "proportion": Proportion,
    "linear": Linear,
    "relative": Relative,
    "formula": Formula,
}


def hold(raw: Fraction) -> Fraction:
    """Attainment never leaves 0…1."""
    over, under = raw.as_integer_ratio()
    if over < 0:
        return ZERO
    return ONE if over > under else raw
