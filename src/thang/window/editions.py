"""What a site is made of: publications that were verified, in series by framework, the newest edition first."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from statistics import median

from thang.bundle.layout import SUMS, identity, unpacked
from thang.bundle.package import Notes
from thang.bundle.read import read_framework, read_notes
from thang.bundle.tables import Openness, openness
from thang.bundle.verify import Verdict, verify
from thang.engine.compare import pair
from thang.engine.framework import Framework, Group
from thang.engine.score import UnitScore
from thang.look.keys import search_key, sort_key
from thang.window.addresses import slug


@dataclass(frozen=True, slots=True)
class Middle:
    """The median and the best share of a group; None where nobody has one."""

    median: Fraction | None
    best: Fraction | None


@dataclass(frozen=True, slots=True)
class Named:
    """A unit's name with what it is sorted and found by."""

    name: str
    sort: str
    search: str


def _named(name: str, text: str) -> Named:
    """Also found by its text, for those who type without diacritics; with them, the script looks at the name itself."""
    return Named(name, sort_key(name), search_key(f"{text} {name}"))


class Clash(Exception):
    """Two publications of one edition, and neither amends the other: which one holds cannot be known."""

    def __init__(self, framework: str, edition: str) -> None:
        super().__init__(f"{framework}@{edition}")


@dataclass(frozen=True, eq=False)
class Publication:
    """One sealed bundle. Its figures come from verifying it, which happens when they are first asked for."""

    data: bytes

    @cached_property
    def verdict(self) -> Verdict:
        """Raises Problem for a bundle that does not hold."""
        return verify(self.data)

    @cached_property
    def members(self) -> dict[str, bytes]:
        return unpacked(self.data)

    @cached_property
    def framework(self) -> Framework:
        return read_framework(self.members["framework.yaml"]).framework

    @cached_property
    def notes(self) -> Notes:
        return read_notes(self.members["datapackage.json"])

    @cached_property
    def identity(self) -> str:
        return identity(self.members[SUMS])

    @cached_property
    def units(self) -> tuple[str, ...]:
        """The units' texts, as its table has them."""
        rows = csv.DictReader(io.StringIO(self.members["units.csv"].decode(), newline=""))
        return tuple(row["unit"] for row in rows)

    @cached_property
    def has(self) -> frozenset[str]:
        return frozenset(self.units)

    @cached_property
    def named(self) -> dict[str, Named]:
        """Unit → its name and keys, made once for all the tables that show it."""
        scores = self.verdict.run.scores
        return {one.unit.text: _named(one.unit.name or one.unit.text, one.unit.text) for one in scores}

    @property
    def published_on(self) -> str:
        return self.notes.published_on

    @property
    def amends(self) -> str:
        """The identity of the one that it replaces."""
        return self.notes.amends

    @property
    def reason(self) -> str:
        """Why it amends another one."""
        return self.notes.reason

    @cached_property
    def openness(self) -> Openness:
        return openness(self.framework.leaves())

    @cached_property
    def scores(self) -> dict[str, UnitScore]:
        return {score.unit.text: score for score in self.verdict.run.scores}

    @cached_property
    def slugs(self) -> dict[str, str]:
        """Unit → its part of an address; the first of two that would be the same keeps it."""
        found: dict[str, str] = {}
        taken: set[str] = set()
        for text in sorted(self.units):
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
    def _middles(self) -> dict[tuple[str, str | None], Middle]:
        return {}

    def of_group(self, group: Group) -> list[UnitScore]:
        """In the order of the ranking."""
        return self._by_group[group.id]

    def middle(self, group: Group, code: str | None) -> Middle:
        """How a group stands on an indicator, or in all; looked at once, however many units ask."""
        key = (group.id, code)
        if key not in self._middles:
            nodes = (one.total if code is None else one.node(code) for one in self.of_group(group))
            shares = [node.attainment for node in nodes if node.attainment is not None]
            self._middles[key] = Middle(median(shares), max(shares)) if shares else Middle(None, None)
        return self._middles[key]

    def groups(self) -> list[Group]:
        """Those that have units."""
        return [group for group in self.framework.groups if self.of_group(group)]


@dataclass(frozen=True)
class Series:
    """The editions of one framework that stand, newest first; amended ones are kept beside."""

    id: str
    editions: tuple[Publication, ...]
    amended: tuple[Publication, ...]

    @property
    def latest(self) -> Publication:
        return self.editions[0]

    @property
    def all(self) -> tuple[Publication, ...]:
        return self.editions + self.amended

    def heir(self, publication: Publication) -> Publication | None:
        """The one that stands in the place of an amended one; None for one that stands itself."""
        following = {one.amends: one for one in self.all if one.amends}
        heir = following.get(publication.identity)
        while heir is not None and heir.identity in following:
            heir = following[heir.identity]
        return heir

    def chain(self, publication: Publication) -> list[Publication]:
        """The publication and those that it took the place of, one after the other, as far as they are at hand."""
        known = {one.identity: one for one in self.all}
        found = [publication]
        while found[-1].amends in known:
            found.append(known[found[-1].amends])
        return found

    def seen_from(self, publication: Publication) -> Series:
        """As it was when an amended one stood: its pages keep showing themselves among the other editions."""
        heir = self.heir(publication)
        return Series(self.id, tuple(publication if one is heir else one for one in self.editions), ())

    def before(self, publication: Publication) -> Publication | None:
        """The newest edition that is older."""
        older = (one for one in self.editions if _age(one) < _age(publication))
        return next((one for one in older if not _same(one, publication)), None)


def _age(publication: Publication) -> tuple[str, str, str]:
    return (publication.framework.edition, publication.published_on, publication.identity)


def _same(one: Publication, other: Publication) -> bool:
    return one.framework.edition == other.framework.edition


def read(data: bytes) -> Publication:
    """A bundle that holds. Raises Problem for one that does not."""
    publication = Publication(data)
    publication.verdict  # noqa: B018  # verified at once, so that what does not hold is refused here
    return publication


def in_series(publications: Sequence[Publication]) -> list[Series]:
    """By framework, in the order given; the same bundle counts once. Raises Clash."""
    known = {one.identity: one for one in publications}
    names = dict.fromkeys(one.framework.id for one in known.values())
    return [_series(name, [one for one in known.values() if one.framework.id == name]) for name in names]


def _series(name: str, publications: Sequence[Publication]) -> Series:
    amended = {one.amends for one in publications}
    newest = sorted(publications, key=_age, reverse=True)
    standing = tuple(one for one in newest if one.identity not in amended)
    for older, newer in pairwise(reversed(standing)):
        if _same(older, newer):
            raise Clash(name, newer.framework.edition)
    return Series(name, standing, tuple(one for one in newest if one.identity in amended))


def is_comparable(old: Framework, new: Framework) -> bool:
    """Whether every scored indicator of the new edition was one of the old, and the other way round."""
    pairs = pair(old, new)
    return set(pairs.now.values()) >= {leaf.code for leaf in new.leaves()} and set(pairs.now) >= {
        leaf.code for leaf in old.leaves()
    }
