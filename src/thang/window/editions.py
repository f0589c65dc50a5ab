"""What a site is made of: publications that were verified, in series by framework, the newest edition first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from statistics import median

from thang.bundle.layout import unpacked
from thang.bundle.tables import Openness, openness
from thang.bundle.verify import Verdict, verify
from thang.engine.compare import pair
from thang.engine.framework import Framework, Group
from thang.engine.score import UnitScore
from thang.window.addresses import slug


@dataclass(frozen=True, slots=True)
class Middle:
    """The median and the best share of a group; None where nobody has one."""

    median: Fraction | None
    best: Fraction | None


@dataclass(frozen=True)
class Publication:
    """One sealed bundle. `replaced_by`: the identity of the one that amends it, empty for one that stands."""

    data: bytes
    verdict: Verdict
    replaced_by: str = ""

    @property
    def framework(self) -> Framework:
        return self.verdict.run.framework

    @property
    def identity(self) -> str:
        return self.verdict.identity

    @property
    def published_on(self) -> str:
        return str(self.verdict.notes.get("published_on", ""))

    @property
    def amends(self) -> str:
        """The identity of the one that it replaces."""
        return str(self.verdict.notes.get("amends", {}).get("digest", ""))

    @property
    def reason(self) -> str:
        """Why it amends another one."""
        return str(self.verdict.notes.get("amends", {}).get("reason", ""))

    @cached_property
    def openness(self) -> Openness:
        return openness(self.framework.leaves())

    @cached_property
    def members(self) -> dict[str, bytes]:
        return unpacked(self.data)

    @cached_property
    def scores(self) -> dict[str, UnitScore]:
        return {score.unit.text: score for score in self.verdict.run.scores}

    @cached_property
    def slugs(self) -> dict[str, str]:
        """Unit → its part of an address; the first of two that would be the same keeps it."""
        found: dict[str, str] = {}
        taken: set[str] = set()
        for text in sorted(self.scores):
            name, number = slug(text), 2
            while name in taken:
                name, number = f"{slug(text)}-{number}", number + 1
            taken.add(name)
            found[text] = name
        return found

    @cached_property
    def _by_group(self) -> dict[str, list[UnitScore]]:
        found: dict[str, list[UnitScore]] = {group.id: [] for group in self.framework.groups}
        for score in self.verdict.run.scores:
            found[score.unit.group].append(score)
        return found

    @cached_property
    def _middles(self) -> dict[tuple[str, str], Middle]:
        return {}

    def of_group(self, group: Group) -> list[UnitScore]:
        """In the order of the ranking."""
        return self._by_group[group.id]

    def middle(self, group: Group, code: str) -> Middle:
        """How a group stands on an indicator; looked at once, however many units ask."""
        key = (group.id, code)
        if key not in self._middles:
            nodes = (one.node(code).attainment for one in self.of_group(group))
            shares = [share for share in nodes if share is not None]
            self._middles[key] = Middle(median(shares), max(shares)) if shares else Middle(None, None)
        return self._middles[key]

    def groups(self) -> list[Group]:
        """Those that have units."""
        return [group for group in self.framework.groups if self.of_group(group)]


@dataclass(frozen=True)
class Series:
    """The editions of one framework, newest first; amended ones are kept beside."""

    id: str
    editions: tuple[Publication, ...]
    amended: tuple[Publication, ...]

    @property
    def latest(self) -> Publication:
        return self.editions[0]

    def before(self, publication: Publication) -> Publication | None:
        at = next((at for at, one in enumerate(self.editions) if one.identity == publication.identity), None)
        return None if at is None or at + 1 >= len(self.editions) else self.editions[at + 1]


def read(data: bytes) -> Publication:
    """A bundle that holds. Raises Problem for one that does not."""
    return Publication(data, verify(data))


def in_series(publications: Sequence[Publication]) -> list[Series]:
    """By framework, in the order given; what another one amends is marked so, and the same bundle counts once."""
    heirs = {one.amends: one.identity for one in publications if one.amends}
    known = {one.identity: replace(one, replaced_by=heirs.get(one.identity, "")) for one in publications}
    names = dict.fromkeys(one.framework.id for one in known.values())
    return [_series(name, [one for one in known.values() if one.framework.id == name]) for name in names]


def _series(name: str, publications: Sequence[Publication]) -> Series:
    newest = sorted(publications, key=lambda one: (one.framework.edition, one.published_on, one.identity), reverse=True)
    standing = tuple(one for one in newest if not one.replaced_by)
    return Series(name, standing, tuple(one for one in newest if one.replaced_by))


def is_comparable(old: Framework, new: Framework) -> bool:
    """Whether every scored indicator of the new edition was one of the old, and the other way round."""
    pairs = pair(old, new)
    return set(pairs.now.values()) >= {leaf.code for leaf in new.leaves()} and set(pairs.now) >= {
        leaf.code for leaf in old.leaves()
    }
