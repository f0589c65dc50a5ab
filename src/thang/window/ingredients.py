"""What the text of a page is made of, as a short key: a page with the same key need not be drawn again.

The keys of units and indicators come from the lines of the publication's tables, which hold everything that a page can
know of them, and from what a page takes of the group, of other editions, and of the program itself.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

import thang
from thang.engine.framework import Node
from thang.engine.rules import Relative
from thang.engine.score import UnitScore
from thang.window.drawings import MOST_TILES
from thang.window.editions import Publication
from thang.window.lineage import lineage
from thang.window.page import View

LIBRARIES = ("jinja2", "markupsafe", "pyarrow", "resvg-py")


def digest(*parts: object) -> str:
    """Of the parts' texts, each told apart from the next."""
    whole = blake2b(digest_size=16)
    for part in parts:
        text = str(part).encode()
        whole.update(b"%d:" % len(text))
        whole.update(text)
    return whole.hexdigest()


@cache
def program() -> str:
    """Of everything that draws: the package with its templates and texts, and the libraries that it draws with."""
    folder = Path(thang.__file__).parent
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
    contents = (digest(path.relative_to(folder), blake2b(path.read_bytes()).hexdigest()) for path in paths)
    return digest(*contents, *(version(name) for name in LIBRARIES))


def edition_key(view: View) -> str:
    """Of everything that the pages of an edition can be made of; the same key: the same texts, none looked at."""
    site = view.site
    beside = [one.identity for one in view.series.editions]
    before = [one.identity for one in view.whole_series.chain(view.publication)]
    facts = (before, site.publisher, site.license, site.url, site.successions, site.boundaries)
    return digest(program(), view.language, view.publication.identity, beside, *facts)


class Tables:
    """Digests of a publication's lines: by unit, by indicator, and of what all share."""

    def __init__(self, publication: Publication) -> None:
        self._publication = publication
        units: defaultdict[str, list[bytes]] = defaultdict(list)
        nodes: defaultdict[str, list[bytes]] = defaultdict(list)
        for name in ("units.csv", "ranking.csv", "values.csv", "scores.csv"):
            for unit, code, line in lines_of(publication.members[name]):
                units[unit].append(line)
                if name == "scores.csv":
                    nodes[code].append(line)
        self.of_unit = {unit: _of_lines(found) for unit, found in units.items()}
        self.of_node = {code: _of_lines(found) for code, found in nodes.items()}

    @cached_property
    def shared(self) -> str:
        """The framework; where a rule compares units, every value too."""
        relative = any(isinstance(leaf.rule, Relative) for leaf in self._publication.framework.leaves())
        values = self._publication.members["values.csv"] if relative else b""
        return digest(self._publication.members["framework.yaml"].hex(), blake2b(values).hexdigest())

    @cached_property
    def units(self) -> str:
        return digest(self._publication.members["units.csv"].hex())


def lines_of(table: bytes) -> Iterator[tuple[str, str, bytes]]:
    """The unit, the code (empty where the table has none) and the line; a table without quotes is only cut up."""
    header = table[: table.index(b"\n")].decode().split(",")
    unit, code = header.index("unit"), header.index("code") if "code" in header else None
    if b'"' in table:
        rows = ((row, "\x1f".join(row).encode()) for row in csv.reader(io.StringIO(table.decode(), newline="")))
    else:
        rows = ((line.decode().split(","), line) for line in table.rstrip(b"\n").split(b"\n"))
    next(rows)
    for row, line in rows:
        yield row[unit], "" if code is None else row[code], line


def _of_lines(lines: Sequence[bytes]) -> str:
    return blake2b(b"\n".join(lines)).hexdigest()


@cache
def _tables(publication: Publication) -> Tables:
    return Tables(publication)


@dataclass(frozen=True)
class Ingredients:
    """The keys of an edition's pages."""

    view: View
    tables: Tables

    @classmethod
    def of(cls, view: View) -> Ingredients:
        return cls(view, _tables(view.publication))

    def of_node(self, node: Node) -> str:
        return digest(self._edition, "indicator", node.code, self.tables.of_node.get(node.code, ""), self.tables.units)

    def of_unit(self, score: UnitScore) -> str:
        unit = score.unit.text
        own = (self.tables.of_unit[unit], self.view.publication.slugs[unit])
        return digest(self._edition, "unit", own, self._group(score.plan.group.id), *self._elsewhere(unit))

    @cached_property
    def _edition(self) -> str:
        return digest(program(), self.view.language, self.tables.shared)

    @cached_property
    def _groups(self) -> dict[str, str]:
        return {}

    def _group(self, name: str) -> str:
        """What a unit's page shows of its group: how many are ranked, medians, bests, and of a small one everybody."""
        if name not in self._groups:
            publication = self.view.publication
            group = next(one for one in publication.groups() if one.id == name)
            scores = publication.of_group(group)
            middles = [publication.middle(group, node.code) for node in publication.framework.indicators]
            shares = [(one.unit.text, one.unit.name, one.attainment) for one in scores]
            shown = shares if len(scores) <= MOST_TILES else ()
            self._groups[name] = digest(sum(one.ranked for one in scores), middles, shown)
        return self._groups[name]

    def _elsewhere(self, unit: str) -> Iterator[object]:
        """What its page shows of other editions."""
        view, site = self.view, self.view.site
        if len(view.series.editions) < 2:
            return
        for step in lineage(view.series, view.publication, unit, site.successions):
            yield step.publication.identity
            yield (step.units, step.is_other_method, step.rearranged)
