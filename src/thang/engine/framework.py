"""A framework: the method of an index as one frozen value, stored, compared, edited and replayed.

Nothing here computes. `plan` resolves a framework for one group; a maximum or an attribute that is left out stays left
out here, so that a replay with something changed is a `dataclasses.replace`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from thang.engine.numbers import rounded
from thang.engine.rules import AnyRule
from thang.engine.values import ValueType

Language = Literal["vi", "en"]
MissingPolicy = Literal["zero", "not_applicable", "error"]
NotApplicablePolicy = Literal["rescale", "shrink", "full", "zero"]
ZeroDenominatorPolicy = Literal["not_applicable", "zero", "full", "error"]
Form = Literal["points", "fraction", "percent"]
Basis = Literal["published", "exact"]
Ties = Literal["competition", "dense", "ordinal"]
Hands = Literal["unit", "province", "market"]
Public = Literal["value", "points", "none"]


@dataclass(frozen=True, slots=True)
class Text:
    """A text in one or two languages; the other one stands in where one is missing."""

    vi: str = ""
    en: str = ""

    def __bool__(self) -> bool:
        return bool(self.vi or self.en)

    def __getitem__(self, language: Language) -> str:
        return (self.vi or self.en) if language == "vi" else (self.en or self.vi)


@dataclass(frozen=True, slots=True)
class Group:
    """A unit belongs to one group; ranks are within a group."""

    id: str
    title: Text
    max: Fraction


@dataclass(frozen=True, slots=True)
class LevelBand:
    """`above` excludes its bound, `from_` includes it; at most one of them."""

    id: str
    title: Text
    above: Fraction | None = None
    from_: Fraction | None = None

    def admits(self, attainment: Fraction) -> bool:
        return (self.above is None or attainment > self.above) and (self.from_ is None or attainment >= self.from_)


@dataclass(frozen=True, slots=True)
class Levels:
    by: Basis
    bands: tuple[LevelBand, ...]

    def of(self, attainment: Fraction) -> LevelBand | None:
        """The last band that admits the attainment."""
        return next((band for band in reversed(self.bands) if band.admits(attainment)), None)


@dataclass(frozen=True, slots=True)
class Publish:
    """The form of the published figure: points of the unit's max, a fraction or a percentage; rounded half-up."""

    form: Form
    places: int

    def figure(self, attainment: Fraction, maximum: Fraction) -> Fraction:
        scale = {"points": maximum, "fraction": Fraction(1), "percent": Fraction(100)}[self.form]
        return rounded(attainment * scale, self.places)

    def attainment(self, published: Fraction, maximum: Fraction) -> Fraction:
        """Back from a published figure to a share of the max."""
        return published / {"points": maximum, "fraction": Fraction(1), "percent": Fraction(100)}[self.form]


@dataclass(frozen=True, slots=True)
class Rounding:
    """Points rounded before the total, half-up, at every leaf or at every main indicator."""

    at: Literal["leaf", "main"]
    places: int


@dataclass(frozen=True, slots=True)
class Ranking:
    by: Basis
    ties: Ties
    tie_break: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Defaults:
    missing: MissingPolicy
    not_applicable: NotApplicablePolicy
    zero_denominator: ZeroDenominatorPolicy


@dataclass(frozen=True, slots=True)
class ValueSpec:
    """How a value is written, its unit of measure and its domain; a bound left out is open."""

    type: ValueType | None = None
    unit: Text = Text()
    min: Fraction | None = None
    max: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Times:
    """A factor: the raw value or the attainment of another indicator."""

    of: str
    take: Literal["value", "attainment"]


@dataclass(frozen=True, slots=True)
class Applies:
    """The groups that an indicator is for (None: all) and the attributes that a unit must have."""

    groups: frozenset[str] | None = None
    has: frozenset[str] = frozenset()


Max = Fraction | Mapping[str, Fraction] | None


@dataclass(frozen=True, slots=True)
class Leaf:
    """An indicator with a rule of its own; what is None is said by the framework's defaults.

    `was`: the codes that it had, or that were joined in it, in the edition before.
    """

    code: str
    title: Text
    rule: AnyRule
    max: Max = None
    weight: Fraction | None = None
    value: ValueSpec = ValueSpec()
    applies: Applies = Applies()
    missing: MissingPolicy | None = None
    not_applicable: NotApplicablePolicy | None = None
    zero_denominator: ZeroDenominatorPolicy | None = None
    bonus: bool = False
    penalty: bool = False
    times: Times | None = None
    hands: Hands | None = None
    public: Public = "value"
    was: tuple[str, ...] = ()
    inferred: Text = Text()
    guidance: Text = Text()
    cites: tuple[Citation, ...] = ()
    collected_by: str = ""

    @property
    def stands_outside(self) -> bool:
        """Bonus and penalty stand outside their parent's Σ max."""
        return self.bonus or self.penalty

    @property
    def value_type(self) -> ValueType | None:
        """The type of its value; None for a formula, which takes none."""
        if not self.rule.takes:
            return None
        return self.value.type or self.rule.takes[0]


@dataclass(frozen=True, slots=True)
class Branch:
    """An indicator made of others. `rescale`: its max stands although its children's sum is another."""

    code: str
    title: Text
    children: tuple[Node, ...]
    max: Max = None
    weight: Fraction | None = None
    aggregate: str = "sum"
    rescale: bool = False
    applies: Applies = Applies()
    inferred: Text = Text()
    guidance: Text = Text()
    cites: tuple[Citation, ...] = ()

    @property
    def stands_outside(self) -> bool:
        return False


Node = Leaf | Branch


@dataclass(frozen=True, slots=True)
class Pillar:
    """A sub-total over members that may also belong to other pillars."""

    id: str
    title: Text
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """A legal act or source."""

    number: str = ""
    date: str = ""
    title: Text = Text()
    url: str = ""
    note: Text = Text()


@dataclass(frozen=True, slots=True)
class Framework:
    """One edition of an index. `indicators` are its main indicators, in order; `aggregate` makes the total of them."""

    id: str
    edition: str
    title: Text
    groups: tuple[Group, ...]
    publish: Publish
    ranking: Ranking
    defaults: Defaults
    indicators: tuple[Node, ...]
    aggregate: str = "sum"
    levels: Levels | None = None
    round: tuple[Rounding, ...] = ()
    succession: Literal["none", "mean_of_main"] = "none"
    availability: Fraction | None = None
    pillars: tuple[Pillar, ...] = ()
    cites: tuple[Citation, ...] = ()
    inferred: Text = Text()

    def nodes(self) -> Iterator[Node]:
        """Every indicator, parents before their children, in the order of the file."""
        yield from _walk(self.indicators)

    def leaves(self) -> Iterator[Leaf]:
        return (node for node in self.nodes() if isinstance(node, Leaf))

    def node(self, code: str) -> Node:
        """Raises KeyError for a code that is not there."""
        for node in self.nodes():
            if node.code == code:
                return node
        raise KeyError(code)

    def group(self, group_id: str) -> Group:
        """Raises KeyError for a group that is not there."""
        for group in self.groups:
            if group.id == group_id:
                return group
        raise KeyError(group_id)


def _walk(nodes: tuple[Node, ...]) -> Iterator[Node]:
    for node in nodes:
        yield node
        if isinstance(node, Branch):
            yield from _walk(node.children)
