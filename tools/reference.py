"""The reference pages of docs/reference, line by line, from the code that they describe."""

import argparse
import json
import re
from collections.abc import Callable, Iterable, Iterator

from thang.cli.console import AT_FAULT, BUG, DONE, WRONG_USE
from thang.cli.main import INTERRUPTED, build_parser
from thang.library.checks import CHECKS
from thang.library.framework_shape import (
    BARE,
    BRANCH,
    BRANCH_KEYS,
    CITE,
    DATE,
    FRAMEWORK,
    LEAF_KEYS,
    NAME,
    RULE_EXAMPLES,
    RULE_SHAPES,
    SHARED,
    TEXT,
    IndicatorShape,
    RuleShape,
    Version,
)
from thang.library.schemas import faults_schema, results_schema
from thang.library.shape import DictOf, Either, Flag, Key, ListOf, Number, OneOf, Record, Schema, Shape, Share, Words
from thang.words.faults_boundaries import BOUNDARY_FAULTS
from thang.words.faults_cells import CELL_FAULTS
from thang.words.faults_framework import FRAMEWORK_FAULTS
from thang.words.faults_news import NEWS_FAULTS
from thang.words.faults_tables import TABLE_FAULTS
from thang.words.sentence import Sentence

Lines = Iterator[str]

FORMAT = f"""# The framework file

A framework file is YAML 1.2 in UTF-8 and begins with `thang: framework/1`. Codes and editions that look like
numbers stand in quotes (`"1.10"`); anchors, tags and keys that stand twice are faults. Editors can use the JSON
Schema that `thang framework schema` prints; what needs the whole file is said by `thang framework check`
([checks](checks.md)).

- A *text* is a plain string, which is Vietnamese, or `{{vi: …, en: …}}`.
- A *share* is written `0.75`, `3/4` or `75%`.
- A *code* is {FRAMEWORK_FAULTS["text.code"][1].en}.

## The file
"""

CHECKED = """# Checks and faults

Whatever is wrong with an input is named in one run: each fault with its place, what was found there, and what would
be right.

## What holds in a sound framework

| check | severity | |
|---|---|---|"""

SAID = """
## How a fault is said

`FILE:LINE:COLUMN: found → right` in a framework file, `FILE:ROW N, column HEADER: found → right` in a table. Below,
`{…}` are the facts of the case, and a part in ⟦…⟧ is left out where its fact is not known.

## Faults of a framework file
"""

COMMAND = f"""# The command

Every verb with its arguments and options, as `--help` says them in Vietnamese and in English. `THANG_LANG=en` chooses
the language where `--lang` does not.

| exit status | |
|---|---|
| {DONE} | done |
| {AT_FAULT} | the input is at fault ([faults](checks.md)) |
| {WRONG_USE} | wrong use: a file that is not there, an unknown unit or code |
| {BUG} | a fault in the program itself; `THANG_DEBUG=1` shows its details |
| {INTERRUPTED} | stopped by the user |
"""

JSON = """# JSON output

Figures are decimal text: exact where they end within 12 decimals, without trailing zeros or exponent; else to 12
decimals, half-up. `thang framework schema results` and `thang framework schema faults` print the schemas below.
"""

# Where a key's meaning is told at length, by its path in the file; a rule's page is linked beside the rule.
SEE: dict[str, str] = {
    "groups": "method/ranking-and-levels.md",
    "levels": "method/ranking-and-levels.md#levels",
    "publish": "method/rounding-and-exactness.md#the-published-figure",
    "round": "method/rounding-and-exactness.md",
    "ranking": "method/ranking-and-levels.md",
    "ranking.ties": "method/ranking-and-levels.md#ties",
    "ranking.tie_break": "method/ranking-and-levels.md#breaking-ties",
    "defaults": "method/policies.md",
    "availability": "method/ranking-and-levels.md#scored-not-ranked",
    "aggregate": "method/aggregates.md",
    "succession": "method/succession.md",
    "pillars": "method/pillars.md",
    "max": "method/aggregates.md",
    "weight": "method/aggregates.md",
    "applies": "method/policies.md#who-is-asked",
    "value": "method/values.md",
    "rule": "method/rules.md",
    "bonus": "method/bonus-penalty-times.md",
    "penalty": "method/bonus-penalty-times.md",
    "times": "method/bonus-penalty-times.md#times",
    "missing": "method/policies.md#missing",
    "not_applicable": "method/policies.md",
    "zero_denominator": "method/policies.md#not-arisen",
    "rescale": "method/aggregates.md#a-max-that-is-given",
}
RULE_PAGES = {"relative": "method/relative.md", "formula": "method/formulas.md"}

FIELDS: dict[str, str] = {
    "framework": "what was scored by: id, edition and [digest](../method/digest.md)",
    "units": "in the framework's order of groups, then by rank (unranked last), then by the unit's text",
    "unit": "the unit's text, as the table of values has it",
    "group": "the id of its group",
    "ranked": "whether it has a rank",
    "rank": "its rank in its group; null where it is not ranked",
    "points": "attainment × max",
    "max": "the unit's own max, which `shrink` may have lowered",
    "attainment": "share of the max; null where nothing applies",
    "published": "the published figure, with exactly the decimals of `publish.places`",
    "level": "the id of the level; null without levels or figure",
    "answered": "share of weight that has a value",
    "stated": "the officially stated figure of the units file; null where there is none",
    "nodes": "every indicator by code, leaves too; all three null where the group does not have it",
    "pillars": "every pillar by id",
    "file": "the file, as it was named on the command line",
    "kind": "what is wrong, a word that does not change with the language ([all of them](checks.md))",
    "found": "what stands there",
    "right": "what would be right, in the reader's language",
    "message": "the whole sentence, in the reader's language",
    "line": "in a text file: the line, from 1",
    "column": "in a text file: the column, from 1",
    "row": "in a table: the row, with the heading as row 1, as a spreadsheet counts",
    "header": "in a table: the heading of the column; empty where the whole row is meant",
}
# The parts of `framework`, which are named where `framework` is.
TOLD_WITH_FRAMEWORK = frozenset({"id", "edition", "digest"})


def framework_format() -> Lines:
    yield FORMAT
    yield from _key_table(FRAMEWORK.keys)
    yield from _below(FRAMEWORK.keys)
    yield "## indicators\n\nAn indicator with `children` is a branch, one without is a leaf.\n"
    branch = BRANCH_KEYS | {"children": BRANCH.keys["children"]}
    for title, keys in (("Both", {}), ("A leaf", LEAF_KEYS), ("A branch", branch)):
        yield f"### {title}\n"
        yield from _key_table({name: key for name, key in keys.items() if name not in SHARED} or SHARED)
    yield from _below(LEAF_KEYS)
    yield "## cites\n\nA legal act or another source; at least one of the keys.\n"
    yield from _key_table(CITE.keys, "cites.")
    yield "## rules\n\nExactly one stands under `rule`.\n"
    for name, shape in RULE_SHAPES.items():
        yield from _rule(name, shape)


def _rule(name: str, shape: Shape) -> Lines:
    page = RULE_PAGES.get(name, f"method/rules.md#{name}")
    bare = f" May be written bare: `rule: {name}`." if name in BARE else ""
    example = f" For example `{RULE_EXAMPLES[name]}`." if name in RULE_EXAMPLES else ""
    yield f"### {name}\n\nHow it computes: [{name}](../{page}).{bare}{example}\n"
    if isinstance(shape, ListOf):
        yield "A list, each entry with:\n"
    record = _record(shape)
    if record is not None and record.keys:
        yield from _key_table(record.keys, f"rules.{name}.")


def _key_table(keys: dict[str, Key], path: str = "") -> Lines:
    yield "| key | required | holds | meaning |\n|---|---|---|---|"
    for name, key in keys.items():
        see = SEE.get(path + name)
        meaning = "; ".join([key.help] * bool(key.help) + [f"[more](../{see})"] * bool(see))
        required = "yes" if key.required else ""
        yield f"| `{name}` | {required} | {_holds(key.shape, path + name)} | {meaning} |"
    yield ""


def _below(keys: dict[str, Key], path: str = "") -> Lines:
    """A section for every mapping that these keys hold and that has no section of its own."""
    for name, key in keys.items():
        record = _record(key.shape)
        if record is not None and record != CITE:
            yield f"## {path}{name}\n"
            yield from _key_table(record.keys, f"{path}{name}.")
            yield from _below(record.keys, f"{path}{name}.")


def _record(shape: Shape) -> Record | None:
    """The mapping that a key holds, alone or in a list."""
    inner = shape.shape if isinstance(shape, ListOf) else shape
    return inner if isinstance(inner, Record) else None


def _holds(shape: Shape, path: str) -> str:
    """What may stand there, in words."""
    named = next((words for known, words in _NAMED if known == shape), None)
    return named or _SAYERS[type(shape)](shape, path)


def _options(shape: OneOf, path: str) -> str:
    return " · ".join(f"`{option}`" for option in shape.options)


def _number(shape: Number, path: str) -> str:
    limits = [f"above {shape.over}"] if shape.over is not None else []
    limits += [f"from {shape.least}"] if shape.least is not None else []
    limits += [f"to {shape.most}"] if shape.most is not None else []
    return " ".join(["whole number" if shape.whole else "number", *limits])


def _list(shape: ListOf, path: str) -> str:
    return f"list, {_holds(shape.shape, path)}" + (", at least one" if shape.least else "")


def _mapping(shape: Record, path: str) -> str:
    return "[a source](#cites)" if shape == CITE else f"[mapping](#{slug(path)})"


_NAMED: tuple[tuple[Shape, str], ...] = (
    (TEXT, "text"),
    (NAME, "code"),
    (DATE, "date, year-month-day"),
    (Words(), "plain text"),
)
# Any: each sayer takes its own kind of shape, which the key of the table guarantees and the type checker cannot see.
_SAYERS: dict[type, Callable[..., str]] = {
    OneOf: _options,
    Number: _number,
    ListOf: _list,
    Record: _mapping,
    DictOf: lambda shape, path: f"mapping, name to {_holds(shape.shape, path)}",
    Either: lambda shape, path: f"{_holds(shape.scalar, path)}, or {_holds(shape.mapping, path)}",
    Version: lambda shape, path: "`framework/1`",
    Flag: lambda shape, path: "`true` · `false`",
    Share: lambda shape, path: "share, 0…1",
    RuleShape: lambda shape, path: "exactly one [rule](#rules)",
    IndicatorShape: lambda shape, path: "[indicator](#indicators)",
}


def checks() -> Lines:
    yield CHECKED
    yield from (f"| `{check.id}` | {check.severity} | {check.sentence} |" for check in CHECKS)
    yield SAID
    yield from _faults(FRAMEWORK_FAULTS)
    yield "## Faults of a table\n"
    yield from _faults(CELL_FAULTS | TABLE_FAULTS)
    yield from ("", "## Faults of news and boundaries", "", "What `thang window` takes beside publications.", "")
    yield from _faults(NEWS_FAULTS | BOUNDARY_FAULTS)


def _faults(faults: dict[str, tuple[Sentence, Sentence]]) -> Lines:
    for kind, (found, right) in faults.items():
        yield f"### `{kind}`\n"
        yield f"- {escaped(found.vi)} → {escaped(right.vi)}"
        yield f"- {escaped(found.en)} → {escaped(right.en)}\n"


def command() -> Lines:
    yield COMMAND
    yield from _verb("thang", build_parser("vi"), build_parser("en"))


def _verb(name: str, vi: argparse.ArgumentParser, en: argparse.ArgumentParser) -> Lines:
    """The verb with its own section, then the verbs beneath it."""
    pairs = list(zip(vi._actions, en._actions, strict=True))
    said = [(one, other) for one, other in pairs if not isinstance(one, argparse._SubParsersAction)]
    usage = " ".join([name, *(_usage(one) for one, _ in said)])
    yield f"## `{name}`\n\n`{usage}`\n\n{vi.description}\n\n{en.description}\n"
    yield "| | tiếng Việt | English |\n|---|---|---|"
    yield from (f"| {_argument(one)} | {_help(one)} | {_help(other)} |" for one, other in said)
    yield ""
    for one, other in pairs:
        if isinstance(one, argparse._SubParsersAction) and isinstance(other, argparse._SubParsersAction):
            for verb in one.choices:
                yield from _verb(f"{name} {verb}", one.choices[verb], other.choices[verb])


def _usage(action: argparse.Action) -> str:
    name = action.option_strings[-1] if action.option_strings else ""
    words = " ".join(part for part in (name, _operand(action)) if part)
    return words if action.required and action.nargs != "?" else f"[{words}]"


def _operand(action: argparse.Action) -> str:
    """What the user puts in its place; nothing for a switch."""
    if action.nargs == 0:
        return ""
    text = "|".join(action.choices) if action.choices else str(action.metavar or action.dest.upper())
    return text + ("…" if action.nargs == "+" else "")


def _argument(action: argparse.Action) -> str:
    names = ", ".join(f"`{option}`" for option in action.option_strings)
    operand = _operand(action).replace("|", r"\|")
    return f"{names} `{operand}`".strip() if operand else names


def _help(action: argparse.Action) -> str:
    return escaped((action.help or "").replace("%%", "%"))


def json_output() -> Lines:
    yield JSON
    yield from _schema("Results", "What `thang score --json` prints.", results_schema())
    yield from _schema("Faults", "What `--json` prints on stdout where the input is at fault: a list.", faults_schema())


def _schema(title: str, about: str, schema: Schema) -> Lines:
    yield f"## {title}\n\n{about}\n\n| field | type | |\n|---|---|---|"
    for name, part in fields(schema).items():
        yield f"| `{name}` | {_type(part)} | {FIELDS.get(name, '')} |"
    yield f"\n```json\n{json.dumps(schema, ensure_ascii=False, indent=2)}\n```\n"


def fields(schema: Schema) -> dict[str, Schema]:
    """Every field of an object and of those below it, each name once, in the order of the output."""
    properties = schema.get("properties", {})
    found = {name: part for name, part in properties.items() if name not in TOLD_WITH_FRAMEWORK}
    for part in (*properties.values(), *schema.get("anyOf", []), *([schema["items"]] if "items" in schema else [])):
        for name, below in fields(part).items():
            found.setdefault(name, below)
    return found


def _type(part: Schema) -> str:
    kinds = part.get("type", "object")
    listed: Iterable[str] = [kinds] if isinstance(kinds, str) else kinds
    return " or ".join("text" if kind == "string" else kind for kind in listed)


def slug(heading: str) -> str:
    """The anchor of a heading, as code hosts make it.

    >>> slug("`thang framework check`"), slug("levels.bands"), slug("Who is asked?")
    ('thang-framework-check', 'levelsbands', 'who-is-asked')
    """
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def escaped(text: str) -> str:
    r"""Text that Markdown shows as it is, but for what stands in backticks.

    >>> print(escaped("<code>.num, + − * / and `a|b`"))
    \<code>.num, + − \* / and `a\|b`
    """
    parts = re.split(r"(`[^`]*`)", text)
    plain = [part if part.startswith("`") else re.sub(r"([<*\[\]])", r"\\\1", part) for part in parts]
    return "".join(plain).replace("|", r"\|")
