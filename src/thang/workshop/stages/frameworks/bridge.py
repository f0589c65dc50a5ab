"""Where rows of editions meet the method that they hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any

from thang.engine.errors import Fault, Faulty
from thang.engine.framework import Language, Leaf, Node, Text
from thang.engine.plan import plans_for
from thang.library.framework_file import FrameworkFile, parse_framework, print_tree, read_tree
from thang.library.source import Mapping, Scalar, Source, read_yaml
from thang.words.figures import short
from thang.words.rules import rule_text
from thang.workshop.stages.frameworks.models import Edition
from thang.workshop.stages.frameworks.tree import Tree, max_for, sum_for

NOT_FOR = "–"


def method_of(edition: Edition) -> FrameworkFile:
    """What the edition says, read once a text. Raises Faulty for a draft that has faults."""
    return _parsed(edition.text)


def parsed(text: str) -> FrameworkFile:
    """Raises Faulty with every fault."""
    return _parsed(text)


@lru_cache(maxsize=32)
def _parsed(text: str) -> FrameworkFile:
    return parse_framework(text.encode())


@dataclass(frozen=True, slots=True)
class Looked:
    """What a text says of itself, as far as it can be read. `file`: None where it has faults."""

    file: FrameworkFile | None
    faults: tuple[Fault, ...]
    code: str
    edition: str
    title: Text

    @property
    def digest(self) -> str:
        return self.file.digest if self.file else ""


def looked_at(text: str) -> Looked:
    """A text that may have faults: what it is called can mostly be read although it has some."""
    try:
        file = _parsed(text)
    except Faulty as error:
        source, _ = read_yaml(text.encode())
        return Looked(None, error.faults, _scalar(source, "id"), _scalar(source, "edition"), _title(source))
    framework = file.framework
    return Looked(file, (), framework.id, framework.edition, framework.title)


def _scalar(source: Source | None, key: str) -> str:
    found = source.get(key) if isinstance(source, Mapping) else None
    return found.text if isinstance(found, Scalar) else ""


def _title(source: Source | None) -> Text:
    found = source.get("title") if isinstance(source, Mapping) else None
    if isinstance(found, Mapping):
        return Text(_scalar(found, "vi"), _scalar(found, "en"))
    return Text(found.text if isinstance(found, Scalar) else "")


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator as pages show it. `maxima`: a text a group, "–" where it does not apply.

    `at`: its place in the file; `deep`: how many stand above it; what a leaf alone has is empty for a branch.
    """

    at: int
    code: str
    title: str
    deep: int
    is_leaf: bool
    maxima: tuple[str, ...]
    rule: str = ""
    unit: str = ""
    guidance: str = ""
    inferred: str = ""
    evidence: str = ""
    needs_evidence: bool = False
    collected_by: str = ""
    supplied_by: str = ""
    verified_by: str = ""
    was: str = ""


def indicators_of(file: FrameworkFile, language: Language) -> list[Indicator]:
    """All of them, parents before their children."""
    plans = plans_for(file.framework)
    nodes = list(file.framework.nodes())
    drawn = list(walk(file.tree["indicators"]))
    return [
        _indicator(at, node, tree, deep, tuple(_max(plan.maxima[at], language) for plan in plans.values()), language)
        for at, (node, (tree, deep)) in enumerate(zip(nodes, drawn, strict=True))
    ]


def tree_of(text: str) -> Tree:
    """A draft as data; the whole need not be sound, its parts must have their shape. Raises Faulty."""
    return read_tree(text.encode())


def printed(tree: Tree) -> str:
    """The tree as a file; comments are no part of it. Raises Faulty where a part has not its shape."""
    text = print_tree(tree)
    read_tree(text.encode())
    return text


def written(tree: Tree) -> str:
    """The tree as a file, whatever its faults: a draft may have some."""
    return print_tree(tree)


def renamed(text: str, edition: str) -> str:
    """The same method as another edition; `was` told of the edition before it, and so it goes. Raises Faulty."""
    tree = tree_of(text)
    tree["edition"] = edition
    for one, _ in walk(tree["indicators"]):
        one.pop("was", None)
    return printed(tree)


def outline_of(text: str, language: Language) -> tuple[list[str], list[Indicator]]:
    """Titles of the groups and the indicators, as far as they can be told of a text that may not be sound yet."""
    looked = looked_at(text)
    if looked.file is not None:
        groups = looked.file.framework.groups
        return [group.title[language] for group in groups], indicators_of(looked.file, language)
    try:
        tree = tree_of(text)
    except Faulty:
        return [], []
    ids = [group["id"] for group in tree["groups"]]
    rows = [_outlined(at, one, deep, ids, language) for at, (one, deep) in enumerate(walk(tree["indicators"]))]
    return [text_of(group["title"], language) for group in tree["groups"]], rows


def _outlined(at: int, one: Tree, deep: int, groups: list[str], language: Language) -> Indicator:
    maxima = tuple(_max(max_for(one, group), language) for group in groups)
    return Indicator(at, one["code"], text_of(one["title"], language), deep, "children" not in one, maxima)


@dataclass(frozen=True, slots=True)
class Previewed:
    """What a group has to fill in. `total`: the sum of its main indicators, empty where they are not summed."""

    title: str
    rows: list[tuple[Indicator, str]]
    total: str
    max: str

    @property
    def differs(self) -> bool:
        return bool(self.total) and self.total != self.max


def preview_of(text: str, language: Language) -> list[Previewed]:
    """The form as each group sees it, each indicator with its max there; nothing of a text that cannot be read."""
    titles, rows = outline_of(text, language)
    tree = tree_of(text) if titles else {"groups": []}
    return [
        Previewed(
            titles[at],
            [(row, row.maxima[at]) for row in rows if row.maxima[at] != NOT_FOR],
            _max(sum_for(tree["indicators"], group["id"]), language) if tree.get("aggregate", "sum") == "sum" else "",
            _max(group["max"], language),
        )
        for at, group in enumerate(tree["groups"])
    ]


def walk(trees: list[Tree], deep: int = 0) -> Iterator[tuple[Tree, int]]:
    """Every indicator of a file's tree with how deep it stands, in the order of `Framework.nodes()`."""
    for tree in trees:
        yield tree, deep
        yield from walk(tree.get("children", []), deep + 1)


def text_of(part: object, language: Language) -> str:
    """A text of the tree, plain or in two languages."""
    if isinstance(part, dict):
        return Text(part.get("vi", ""), part.get("en", ""))[language]
    return part if isinstance(part, str) else ""


def _max(found: Fraction | None, language: Language) -> str:
    return NOT_FOR if found is None else short(found, language, 6)


def _indicator(at: int, node: Node, tree: Tree, deep: int, maxima: tuple[str, ...], language: Language) -> Indicator:
    evidence = tree.get("evidence", {})
    said: dict[str, Any] = {name: text_of(tree.get(name), language) for name in ("supplied_by", "verified_by")}
    if isinstance(node, Leaf):
        said["rule"] = rule_text(node.rule, node, language)
        said["unit"], said["collected_by"], said["was"] = (
            node.value.unit[language],
            node.collected_by,
            ", ".join(node.was),
        )
        said["evidence"], said["needs_evidence"] = (
            text_of(evidence.get("what"), language),
            bool(evidence.get("required")),
        )
    said["guidance"], said["inferred"] = node.guidance[language], node.inferred[language]
    return Indicator(at, node.code, node.title[language], deep, isinstance(node, Leaf), maxima, **said)
