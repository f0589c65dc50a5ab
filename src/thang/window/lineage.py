"""A unit over the editions: itself, what it was formed of, what became of it, and where figures cannot be compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from thang.engine.succession import Succession
from thang.window.editions import Publication, Series, is_comparable


@dataclass(frozen=True, slots=True)
class Step:
    """An edition with the units that stand for one unit there; how it differs from the edition before it.

    `is_other_method`: a score means something else. `rearranged`: the units that another one was formed of.
    """

    publication: Publication
    units: tuple[str, ...]
    is_other_method: bool = False
    rearranged: tuple[str, ...] = ()

    @property
    def is_break(self) -> bool:
        return self.is_other_method or bool(self.rearranged)


def formed_of(unit: str, old: Publication, new: Publication, successions: Sequence[Succession]) -> tuple[str, ...]:
    """The units of the older edition that this one of the newer was formed of; empty where it was not rearranged.

    A rearrangement lies between two editions when one of those units is in the older and no longer in the newer: the
    day of the act does not tell, because an edition may be published on units younger than its period.
    """
    parts = tuple(one.predecessor for one in successions if one.successor == unit and one.predecessor in old.has)
    return parts if any(part != unit and part not in new.has for part in parts) else ()


def became(unit: str, old: Publication, new: Publication, successions: Sequence[Succession]) -> tuple[str, ...]:
    """The units of the newer edition that this one of the older went over to; empty where it was not rearranged."""
    found = (one.successor for one in successions if one.predecessor == unit and one.successor in new.has)
    return tuple(one for one in found if formed_of(one, old, new, successions))


def lineage(series: Series, publication: Publication, unit: str, successions: Sequence[Succession]) -> list[Step]:
    """Oldest edition first; editions that have neither the unit nor what it came from or went into are left out."""
    steps = [*_older(series, publication, unit, successions)][::-1]
    steps.append(_step(series.before(publication), publication, (unit,), successions))
    return [*steps, *_newer(series, publication, unit, successions)]


def _older(series: Series, publication: Publication, unit: str, successions: Sequence[Succession]) -> Iterator[Step]:
    units: tuple[str, ...] = (unit,)
    new = publication
    while units and (old := series.before(new)) is not None:
        parts = [formed_of(one, old, new, successions) or ((one,) if one in old.has else ()) for one in units]
        units = tuple(dict.fromkeys(part for found in parts for part in found))
        if units:
            yield _step(series.before(old), old, units, successions)
        new = old


def _newer(series: Series, publication: Publication, unit: str, successions: Sequence[Succession]) -> Iterator[Step]:
    units: tuple[str, ...] = (unit,)
    old = publication
    for new in reversed(series.editions):
        if series.before(new) is not old:
            continue
        heirs = [became(one, old, new, successions) or ((one,) if one in new.has else ()) for one in units]
        units = tuple(dict.fromkeys(heir for found in heirs for heir in found))
        if units:
            yield _step(old, new, units, successions)
        old = new


def _step(old: Publication | None, new: Publication, units: tuple[str, ...], successions: Sequence[Succession]) -> Step:
    if old is None:
        return Step(new, units)
    parts = dict.fromkeys(part for unit in units for part in formed_of(unit, old, new, successions))
    return Step(new, units, not comparable(old, new), tuple(parts))


@cache
def comparable(old: Publication, new: Publication) -> bool:
    """Whether a score means the same in both editions; looked at once, however many units ask."""
    return is_comparable(old.framework, new.framework)
