"""From what the shapes have read to the engine's values.

A part that was invalid is not there; a stand-in takes its place so that the checks of the whole can still run, and
`Draft.sound` tells them which parts to trust. A framework with faults never leaves the library.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from thang.engine import framework as f
from thang.engine import rules as r
from thang.engine.bands import Band
from thang.engine.formula import Constant, Expression, FormulaError, parse
from thang.engine.numbers import ONE, ZERO
from thang.engine.values import ValueType
from thang.library.framework_shape import keys_meant, sources_of
from thang.library.source import Mapping as SourceMapping

Read = dict[str, Any]


@dataclass(frozen=True, slots=True)
class NodeDraft:
    """A node with what was read of it and where it stands. `meant`: the keys that its file has or meant to have."""

    node: f.Node
    read: Read
    source: SourceMapping
    parent: NodeDraft | None
    meant: frozenset[str]

    def sound(self, *keys: str) -> bool:
        """Whether each of these keys was read without a fault or is rightly absent."""
        return all(key in self.read or key not in self.meant for key in keys) and "code" in self.read

    @property
    def leaf(self) -> f.Leaf:
        """The node, known to be a leaf. Raises TypeError."""
        if not isinstance(self.node, f.Leaf):
            raise TypeError(self.node.code)
        return self.node

    @property
    def ancestors(self) -> list[NodeDraft]:
        return [] if self.parent is None else [self.parent, *self.parent.ancestors]


@dataclass(frozen=True)
class Draft:
    """A framework that may stand on stand-ins. `nodes`: every indicator, in the order of `Framework.nodes()`."""

    framework: f.Framework
    nodes: tuple[NodeDraft, ...]
    read: Read
    source: SourceMapping

    @cached_property
    def codes(self) -> list[str]:
        """Every indicator's code; empty where one is not known, so that none can be called unknown."""
        codes = [part.read.get("code", "") for part in self.nodes]
        parents = [part for part in self.nodes if "children" in part.meant]
        return codes if all(codes) and all("children" in part.read for part in parents) else []

    @cached_property
    def groups(self) -> list[str]:
        """Every group's id; empty where one is not known, so that none can be called unknown."""
        ids = [part.get("id", "") for part in self.read.get("groups", [])]
        return list(dict.fromkeys(ids)) if all(ids) else []


def draft(read: Read, source: SourceMapping) -> Draft:
    framework = build(read)
    reads = _reads(read.get("indicators", []))
    sources = sources_of(source.get("indicators"))
    parents = _parents(framework.indicators, None)
    drafts: dict[int, NodeDraft] = {}
    nodes: list[NodeDraft] = []
    for (node, parent), part, place in zip(parents, reads, sources, strict=True):
        nodes.append(NodeDraft(node, part, place, drafts.get(id(parent)), frozenset(keys_meant(place))))
        drafts[id(node)] = nodes[-1]
    return Draft(framework, tuple(nodes), read, source)


def build(read: Read) -> f.Framework:
    """The engine's value of a framework file that was read."""
    return f.Framework(
        id=read.get("id", ""),
        edition=read.get("edition", ""),
        title=text(read.get("title", "")),
        groups=tuple(_group(group) for group in read.get("groups", [])),
        publish=_publish(read.get("publish", {})),
        ranking=_ranking(read.get("ranking", {})),
        defaults=f.Defaults(**{**_DEFAULTS, **read.get("defaults", {})}),
        indicators=tuple(_node(part) for part in read.get("indicators", [])),
        aggregate=read.get("aggregate", "sum"),
        levels=_levels(read["levels"]) if "levels" in read else None,
        round=tuple(f.Rounding(**entry) for entry in read.get("round", []) if len(entry) == len(_ROUNDING)),
        succession=read.get("succession", "none"),
        availability=read.get("availability"),
        pillars=tuple(
            f.Pillar(pillar.get("id", ""), text(pillar.get("title", "")), tuple(pillar.get("of", ())))
            for pillar in read.get("pillars", [])
        ),
        cites=tuple(_citation(cite) for cite in read.get("cites", [])),
        inferred=text(read.get("inferred", "")),
    )


def text(read: str | Mapping[str, str]) -> f.Text:
    """A plain string is Vietnamese."""
    return f.Text(vi=read) if isinstance(read, str) else f.Text(**read)


_DEFAULTS = {"missing": "zero", "not_applicable": "rescale", "zero_denominator": "not_applicable"}
_ROUNDING = ("at", "places")


def _group(read: Read) -> f.Group:
    return f.Group(read.get("id", ""), text(read.get("title", "")), read.get("max", ONE))


def _publish(read: Read) -> f.Publish:
    return f.Publish(read.get("as", "points"), read.get("places", 0))


def _ranking(read: Read) -> f.Ranking:
    return f.Ranking(read.get("by", "published"), read.get("ties", "competition"), tuple(read.get("tie_break", ())))


def _levels(read: Read) -> f.Levels:
    bands = (
        f.LevelBand(band.get("id", ""), text(band.get("title", "")), band.get("above"), band.get("from"))
        for band in read.get("bands", [])
    )
    return f.Levels(read.get("by", "published"), tuple(bands))


def _citation(read: Read) -> f.Citation:
    return f.Citation(
        number=read.get("number", ""),
        date=read.get("date", ""),
        title=text(read.get("title", "")),
        url=read.get("url", ""),
        note=text(read.get("note", "")),
    )


def _node(read: Read) -> f.Node:
    shared = {
        "code": read.get("code", ""),
        "title": text(read.get("title", "")),
        "max": read.get("max"),
        "weight": read.get("weight"),
        "applies": _applies(read.get("applies", {})),
        "inferred": text(read.get("inferred", "")),
        "guidance": text(read.get("guidance", "")),
        "cites": tuple(_citation(cite) for cite in read.get("cites", [])),
    }
    if "children" in read:
        return f.Branch(
            **shared,
            children=tuple(_node(child) for child in read["children"]),
            aggregate=read.get("aggregate", "sum"),
            rescale=read.get("rescale", False),
        )
    kept = {key: read[key] for key in _LEAF_AS_READ if key in read}
    return f.Leaf(
        **shared,
        **kept,
        rule=rule(read),
        value=_value(read.get("value", {})),
        times=_times(read.get("times")),
        was=tuple(read.get("was", ())),
    )


_LEAF_AS_READ = ("missing", "not_applicable", "zero_denominator", "bonus", "penalty", "hands", "public", "collected_by")


def _applies(read: Read) -> f.Applies:
    groups = read.get("groups")
    return f.Applies(None if groups is None else frozenset(groups), frozenset(read.get("has", ())))


def _value(read: Read) -> f.ValueSpec:
    kind = read.get("type")
    return f.ValueSpec(
        type=None if kind is None else ValueType(kind),
        unit=text(read.get("unit", "")),
        min=read.get("min"),
        max=read.get("max"),
    )


def _times(read: Read | None) -> f.Times | None:
    return f.Times(read["of"], read["take"]) if read is not None and len(read) == len(f.Times.__slots__) else None


def rule(read: Read) -> r.AnyRule:
    """The rule of a leaf; `given` stands in for one that could not be read."""
    name, parameters = read.get("rule", ("given", {}))
    return BUILDERS[name](parameters)


def _expression(written: str) -> Expression:
    try:
        return parse(written)
    except FormulaError:
        return Constant(ZERO)


def _proportion(read: Read) -> r.Proportion:
    target: Fraction = read.get("target", ONE)
    return r.Proportion(ONE if target == 1 else target, read.get("full_from"), read.get("lower_is_better", False))


def _linear(read: Read) -> r.Linear:
    return r.Linear(read.get("from", ZERO), read.get("to", ONE), read.get("transform") == "log")


def _relative(read: Read) -> r.Relative:
    return r.Relative(
        to=read.get("to", "best"),
        within_group=read.get("within", "group") == "group",
        over_ranked=read.get("over", "all") == "ranked",
        lower_is_better=read.get("lower_is_better", False),
    )


def _per_item(read: Read) -> r.PerItem:
    each: Fraction = read.get("each", ONE)
    return r.PerItem(each, read.get("cap"))


BUILDERS: dict[str, Callable[[Any], r.AnyRule]] = {
    "given": lambda read: r.Given(),
    "points": lambda read: r.Points(),
    "yes_no": lambda read: r.YesOrNo(**read),
    "choice": lambda read: r.Choice(read.get("options", {})),
    "checklist": lambda read: r.Checklist(read.get("items", {})),
    "per_item": _per_item,
    "steps": lambda read: r.Steps(tuple(Band(**band) for band in read)),
    "proportion": _proportion,
    "linear": _linear,
    "relative": _relative,
    "formula": lambda read: r.Formula(read.get("inputs", {}), read.get("is", ""), _expression(read.get("is", ""))),
}


def _reads(parts: list[Read]) -> list[Read]:
    found: list[Read] = []
    for part in parts:
        found.append(part)
        found += _reads(part.get("children", []))
    return found


def _parents(nodes: tuple[f.Node, ...], parent: f.Branch | None) -> list[tuple[f.Node, f.Branch | None]]:
    found: list[tuple[f.Node, f.Branch | None]] = []
    for node in nodes:
        found.append((node, parent))
        if isinstance(node, f.Branch):
            found += _parents(node.children, node)
    return found
