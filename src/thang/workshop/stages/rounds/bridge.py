"""Where rows of rounds meet the method: what is asked of whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Any

from thang.engine.framework import Branch, Framework, Leaf, Node, Text
from thang.engine.plan import LeafPlan, Plan, plans_for
from thang.library.framework_file import FrameworkFile
from thang.workshop.stages.frameworks.bridge import method_of
from thang.workshop.stages.frameworks.models import Edition
from thang.workshop.stages.rounds.models import Round

# Sources of values that no unit types: an agency loads them, or they come with the round itself.
GIVEN = frozenset({"supplied", "survey", "ministry", "records"})
NOT_ASKED = frozenset({"round"})


@dataclass(frozen=True, slots=True)
class Item:
    """An indicator that is asked of a group: `above` are the titles of those over it, `max` its points there.

    `what`: which evidence is accepted; `supplied_by`, `verified_by`: agencies as the edition names them.
    """

    leaf: Leaf
    plan: LeafPlan
    above: tuple[Branch, ...]
    what: Text
    needs_evidence: bool
    supplied_by: Text
    verified_by: Text

    @property
    def code(self) -> str:
        return self.leaf.code

    @property
    def max(self) -> Fraction:
        return self.plan.max

    @property
    def is_given(self) -> bool:
        """Whether the edition says that somebody else than the unit has its value."""
        return self.leaf.collected_by in GIVEN

    def is_for(self, attributes: frozenset[str]) -> bool:
        """Whether it is asked of a unit of the group that has these attributes."""
        return self.plan.has <= attributes


@dataclass(frozen=True)
class Method:
    """An edition as pages need it: `items` are what is asked, by group and then by code, in the order of the file."""

    file: FrameworkFile
    plans: Mapping[str, Plan]
    items: Mapping[str, Mapping[str, Item]]

    @property
    def framework(self) -> Framework:
        return self.file.framework

    def asked(self, group: str, attributes: frozenset[str]) -> list[Item]:
        """Of a unit, in the order of the file. Raises KeyError for a group that is not there."""
        return [item for item in self.items[group].values() if item.is_for(attributes)]

    @cached_property
    def every(self) -> Mapping[str, Item]:
        """By code, whatever the group, in the order of the file."""
        return {code: item for of_group in self.items.values() for code, item in of_group.items()}


def method_for(one: Round) -> Method:
    """The method of the round's edition, read once while the process lives. Raises Faulty for a draft with faults."""
    return method_of_edition(one.edition_id, one.edition.digest)


@lru_cache(maxsize=16)
def method_of_edition(pk: int, digest: str) -> Method:
    """The digest is part of the key, so that a draft that was changed is read again."""
    file = method_of(Edition.objects.get(pk=pk))
    plans, said = plans_for(file.framework), dict(_said(file.tree["indicators"]))
    above = dict(_above(file.framework.indicators, ()))
    items = {
        group: {one.leaf.code: _item(one, said, above) for one in _in_order(plan)} for group, plan in plans.items()
    }
    return Method(file, plans, items)


def _in_order(plan: Plan) -> Iterator[LeafPlan]:
    """Leaves that take a value, in the order of the file."""
    for leaf in plan.leaves:
        if leaf.leaf.rule.takes and leaf.leaf.collected_by not in NOT_ASKED:
            yield leaf


def _item(plan: LeafPlan, said: Mapping[str, dict[str, Any]], above: Mapping[str, tuple[Branch, ...]]) -> Item:
    own = said[plan.leaf.code]
    evidence = own.get("evidence") or {}
    return Item(
        plan.leaf,
        plan,
        above[plan.leaf.code],
        _text(evidence.get("what")),
        bool(evidence.get("required")),
        _text(own.get("supplied_by")),
        _text(own.get("verified_by")),
    )


def _said(nodes: list[dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """What the file says of each indicator, by code."""
    for node in nodes:
        yield node["code"], node
        yield from _said(node.get("children", []))


def _above(nodes: tuple[Node, ...], branches: tuple[Branch, ...]) -> Iterator[tuple[str, tuple[Branch, ...]]]:
    for node in nodes:
        yield node.code, branches
        if isinstance(node, Branch):
            yield from _above(node.children, (*branches, node))


def _text(said: Any) -> Text:
    """A plain text is Vietnamese."""
    if isinstance(said, dict):
        return Text(said.get("vi", ""), said.get("en", ""))
    return Text(said or "")
