"""Facts of a sentence as JSON and back: a day and a sentence are marked, so that they are said in any language."""

from __future__ import annotations

from datetime import date
from typing import Any

from thang.workshop.base.parts.telling import Fact, Facts, Say


def as_json(facts: Facts) -> dict[str, Any]:
    """
    >>> as_json({"on": date(2026, 11, 23), "role": Say("role_head"), "name": "An"})
    {'on': {'day': '2026-11-23'}, 'role': {'say': 'role_head'}, 'name': 'An'}
    """
    return {name: _marked(fact) for name, fact in facts.items()}


def from_json(kept: dict[str, Any]) -> dict[str, Fact]:
    """
    >>> from_json({"on": {"day": "2026-11-23"}, "count": 2})
    {'on': datetime.date(2026, 11, 23), 'count': 2}
    """
    return {name: _read(fact) for name, fact in kept.items()}


def _marked(fact: Fact) -> object:
    if isinstance(fact, Say):
        return {"say": fact.name}
    return {"day": fact.isoformat()} if isinstance(fact, date) else fact


def _read(fact: Any) -> Fact:
    if not isinstance(fact, dict):
        found: Fact = fact
        return found
    return Say(fact["say"]) if "say" in fact else date.fromisoformat(fact["day"])
