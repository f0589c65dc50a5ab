"""The shape of a framework file, `thang: framework/1`: every key, what it holds, and whether it must be there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from thang.engine.aggregate import AGGREGATES
from thang.engine.errors import Fault
from thang.engine.rank import TIES
from thang.engine.rules import COMPARISONS, RULES
from thang.engine.values import ValueType
from thang.library.shape import (
    INVALID,
    DictOf,
    Either,
    Flag,
    Key,
    ListOf,
    Number,
    OneOf,
    Record,
    Schema,
    Shape,
    Share,
    Words,
    meant,
    nearest,
    refuse,
)
from thang.library.source import Items, Mapping, Scalar, Source

VERSION = "framework/1"

NAME = Words(
    r"[^\W_][\w.\-]*",
    "text.code",
    portable=r"[^\s\x00-/:-@\[-`{-\x7f][^\s\x00-,/:-@\[-^`{-\x7f]*",
)
TEXT = Either(Words(), Record({"vi": Key(Words()), "en": Key(Words())}, least=1))
DATE = Words(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", "text.date")
MAX = Either(Number(least=0), DictOf(Number(least=0)))

CITE = Record(
    {
        "number": Key(Words(), help="number of the legal act"),
        "date": Key(DATE),
        "title": Key(TEXT),
        "url": Key(Words()),
        "note": Key(TEXT),
    },
    least=1,
)

POLICIES: dict[str, Key] = {
    "missing": Key(OneOf(("zero", "not_applicable", "error")), help="what a value that is not there counts as"),
    "not_applicable": Key(OneOf(("rescale", "shrink", "full", "zero")), help="what becomes of the max"),
    "zero_denominator": Key(OneOf(("not_applicable", "zero", "full", "error")), help="what 0/0 counts as"),
}


@dataclass(frozen=True, slots=True)
class Version:
    """The word that says which contract the file follows."""

    def read(self, source: Source, faults: list[Fault]) -> Any:
        if isinstance(source, Scalar) and source.text == VERSION:
            return VERSION
        return refuse(faults, "version.unknown", source, {"known": VERSION})

    def schema(self) -> Schema:
        return {"const": VERSION}

    def plain(self, source: Source) -> str:
        return VERSION


STEP = Record(
    {
        "at_least": Key(Number(), help="from this value on"),
        "above": Key(Number(), help="above this value"),
        "at_most": Key(Number(), help="up to this value"),
        "below": Key(Number(), help="below this value"),
        "share": Key(Share(), help="what the step earns, as a share of the max"),
        "points": Key(Number(least=0), help="what the step earns, in points"),
    }
)

RULE_SHAPES: dict[str, Shape] = {
    "given": Record({}),
    "points": Record({}),
    "yes_no": Record({"if_yes": Key(Share()), "if_no": Key(Share())}),
    "choice": Record({"options": Key(DictOf(Share()), required=True)}),
    "checklist": Record({"items": Key(DictOf(Share()), required=True)}),
    "per_item": Record({"each": Key(Number(over=0), required=True), "cap": Key(Number(over=0))}),
    "steps": ListOf(STEP, least=1),
    "proportion": Record(
        {"target": Key(Number(least=0)), "full_from": Key(Number(over=0)), "lower_is_better": Key(Flag())}
    ),
    "linear": Record(
        {
            "from": Key(Number(), required=True),
            "to": Key(Number(), required=True),
            "transform": Key(OneOf(("none", "log"))),
        }
    ),
    "relative": Record(
        {
            "to": Key(OneOf(tuple(COMPARISONS)), required=True),
            "within": Key(OneOf(("group", "all"))),
            "over": Key(OneOf(("ranked", "all"))),
            "lower_is_better": Key(Flag()),
        }
    ),
    "formula": Record({"inputs": Key(DictOf(NAME), required=True), "is": Key(Words(), required=True)}),
}
BARE = ("given", "points", "yes_no")


@dataclass(frozen=True, slots=True)
class RuleShape:
    """Exactly one rule; a bare name for the rules that need no parameters. Read as (name, parameters)."""

    def read(self, source: Source, faults: list[Fault]) -> Any:
        if isinstance(source, Scalar):
            return self._bare(source, faults)
        if not isinstance(source, Mapping):
            return refuse(faults, "rule.shape", source, {"known": ", ".join(RULES)})
        if len(source.entries) != 1:
            return refuse(faults, "rule.count", source, {"count": str(len(source.entries))})
        ((name, parameters),) = source.entries.values()
        if name.text not in RULES:
            return self._unknown(name, faults)
        before = len(faults)
        read = RULE_SHAPES[name.text].read(parameters, faults)
        return INVALID if len(faults) > before else (name.text, read)

    def schema(self) -> Schema:
        one = [
            {"type": "object", "additionalProperties": False, "required": [name], "properties": {name: shape.schema()}}
            for name, shape in RULE_SHAPES.items()
        ]
        return {"anyOf": [{"enum": list(BARE)}, *one]}

    def plain(self, source: Source) -> dict[str, Any]:
        if isinstance(source, Scalar):
            return {source.text: {}}
        entries = source.entries if isinstance(source, Mapping) else {}
        return {name: RULE_SHAPES[name].plain(parameters) for name, (_, parameters) in entries.items()}

    def _bare(self, source: Scalar, faults: list[Fault]) -> Any:
        if source.text in BARE:
            return (source.text, {})
        if source.text in RULES:
            return refuse(faults, "rule.parameters", source, {"example": RULE_EXAMPLES[source.text]})
        return self._unknown(source, faults)

    def _unknown(self, name: Scalar, faults: list[Fault]) -> Any:
        return refuse(faults, "rule.unknown", name, {"known": ", ".join(RULES), "nearest": nearest(name.text, RULES)})


RULE_EXAMPLES = {
    "choice": "choice: {options: {head: 1, deputy: 1/2, none: 0}}",
    "checklist": "checklist: {items: {a: 1/2, b: 1/2}}",
    "per_item": "per_item: {each: 1, cap: 5}",
    "steps": "steps: [{at_least: 4, share: 1}, {at_least: 2, share: 1/2}]",
    "proportion": "proportion: {target: 0.8}",
    "linear": "linear: {from: 20, to: 85}",
    "relative": "relative: {to: best}",
    "formula": 'formula: {inputs: {a: "1.1"}, is: "a / 100"}',
}

SHARED: dict[str, Key] = {
    "code": Key(NAME, required=True, help="the indicator's code, a text"),
    "title": Key(TEXT, required=True, help="its name; a plain text is Vietnamese"),
    "max": Key(MAX, help="points: one number, or one a group; a group that is absent: does not apply to it"),
    "weight": Key(Number(least=0), help="under any aggregate but sum"),
    "applies": Key(
        Record({"groups": Key(ListOf(NAME, least=1)), "has": Key(ListOf(Words(), least=1))}, least=1),
        help="groups, and attributes that a unit has; absent: all",
    ),
    "guidance": Key(TEXT, help="how to answer, for whoever fills it in"),
    "was": Key(ListOf(NAME), help="codes in the edition before"),
    "cites": Key(ListOf(CITE), help="legal acts and sources of this indicator"),
    "inferred": Key(TEXT, help="why this is not read in the act but worked out"),
    "hands": Key(OneOf(("unit", "province", "market")), help="whose hands the result is in"),
    "public": Key(OneOf(("value", "points", "none")), help="what the publication shows"),
}

BRANCH_KEYS: dict[str, Key] = SHARED | {
    "aggregate": Key(OneOf(tuple(AGGREGATES)), help="how the children make this indicator; sum if left out"),
    "rescale": Key(Flag(), help="the max stands although the children's sum is another"),
}

COLLECTED_BY = ("self", "supplied", "records", "survey", "ministry", "appraiser", "round")

VALUE = Record(
    {
        "type": Key(OneOf(tuple(kind.value for kind in ValueType)), help="left out: what the rule implies"),
        "unit": Key(TEXT, help="unit of measure"),
        "min": Key(Number(), help="smallest value that can be right"),
        "max": Key(Number(), help="largest value that can be right"),
    }
)

LEAF_KEYS: dict[str, Key] = (
    SHARED
    | {
        "rule": Key(RuleShape(), required=True, help="how the value makes points: exactly one rule"),
        "value": Key(VALUE, help="how the value is written"),
        "collected_by": Key(OneOf(COLLECTED_BY), help="where the value comes from"),
        "supplied_by": Key(TEXT, help="the agency that holds the value"),
        "verified_by": Key(TEXT, help="the agency that helps to verify it"),
        "evidence": Key(Record({"required": Key(Flag()), "what": Key(TEXT)})),
        "bonus": Key(Flag(), help="adds to the parent's points, outside its sum of max"),
        "penalty": Key(Flag(), help="takes from the parent's points, outside its sum of max"),
        "times": Key(
            Record(
                {
                    "of": Key(NAME, required=True),
                    "take": Key(OneOf(("value", "attainment")), required=True),
                }
            ),
            help="multiplies the attainment by another indicator's value or attainment",
        ),
    }
    | POLICIES
)

ON_LEAF_ONLY = {key: "key.leaf_only" for key in LEAF_KEYS if key not in BRANCH_KEYS}
ON_BRANCH_ONLY = {key: "key.branch_only" for key in BRANCH_KEYS if key not in LEAF_KEYS}


@dataclass(frozen=True, slots=True)
class IndicatorShape:
    """A leaf, or a branch with children of the same shape."""

    def read(self, source: Source, faults: list[Fault]) -> Any:
        return self._shape(source).read(source, faults)

    def schema(self) -> Schema:
        return {"$ref": "#/$defs/indicator"}

    def plain(self, source: Source) -> Any:
        return self._shape(source).plain(source)

    def definition(self) -> Schema:
        return {"anyOf": [LEAF.schema(), BRANCH.schema()]}

    def _shape(self, source: Source) -> Shape:
        return BRANCH if isinstance(source, Mapping) and "children" in keys_meant(source) else LEAF


def keys_meant(source: Mapping) -> set[str]:
    """The keys of an indicator; a misspelt one counts as the key that it is most like."""
    return meant(source, (*LEAF_KEYS, *BRANCH.keys))


INDICATOR = IndicatorShape()
LEAF = Record(LEAF_KEYS, ON_BRANCH_ONLY)
BRANCH = Record({**BRANCH_KEYS, "children": Key(ListOf(INDICATOR, least=1), required=True)}, ON_LEAF_ONLY)

BAND = Record(
    {
        "id": Key(NAME, required=True),
        "title": Key(TEXT, required=True),
        "above": Key(Share(), help="the bound is excluded"),
        "from": Key(Share(), help="the bound is included"),
    }
)
BASIS = OneOf(("published", "exact"))
PLACES = Number(least=0, most=12, whole=True)

FRAMEWORK = Record(
    {
        "thang": Key(Version(), required=True, help="the version of this format"),
        "id": Key(NAME, required=True, help="stable over editions"),
        "edition": Key(NAME, required=True, help="a text, in quotes where it looks like a number"),
        "title": Key(TEXT, required=True, help="its name; a plain text is Vietnamese"),
        "cites": Key(ListOf(CITE), help="legal acts and sources"),
        "period": Key(
            Record({"from": Key(DATE), "to": Key(DATE), "cut_off": Key(DATE)}),
            help="what the edition is about, and its cut-off",
        ),
        "inferred": Key(TEXT, help="why this is not read in the act but worked out"),
        "groups": Key(
            ListOf(
                Record(
                    {
                        "id": Key(NAME, required=True),
                        "title": Key(TEXT, required=True),
                        "max": Key(Number(over=0), required=True),
                    }
                ),
                least=1,
            ),
            required=True,
            help="a unit belongs to one group; ranks are within a group",
        ),
        "levels": Key(
            Record({"by": Key(BASIS, required=True), "bands": Key(ListOf(BAND, least=1), required=True)}),
            help="bands on points ÷ max of the group, from the lowest up",
        ),
        "publish": Key(
            Record(
                {
                    "as": Key(OneOf(("points", "fraction", "percent")), required=True),
                    "places": Key(PLACES, required=True),
                    "rounding": Key(OneOf(("half_up",)), help="half_up if left out"),
                }
            ),
            required=True,
            help="the form of the published figure",
        ),
        "round": Key(
            ListOf(Record({"at": Key(OneOf(("leaf", "main")), required=True), "places": Key(PLACES, required=True)})),
            help="rounding of points before the total",
        ),
        "ranking": Key(
            Record(
                {
                    "by": Key(BASIS, required=True),
                    "ties": Key(OneOf(tuple(TIES)), required=True),
                    "tie_break": Key(ListOf(NAME), help="codes; the higher attainment goes first"),
                }
            ),
            required=True,
            help="on which figure, and what becomes of ties",
        ),
        "defaults": Key(
            Record({name: Key(key.shape, required=True, help=key.help) for name, key in POLICIES.items()}),
            required=True,
            help="the policies of every indicator that says nothing else",
        ),
        "availability": Key(Share(), help="below this share of weight answered a unit is scored, not ranked"),
        "aggregate": Key(OneOf(tuple(AGGREGATES)), help="how the top indicators make the total"),
        "succession": Key(OneOf(("none", "mean_of_main")), help="results of merged units"),
        "indicators": Key(ListOf(INDICATOR, least=1), required=True, help="the main indicators, in order"),
        "pillars": Key(
            ListOf(
                Record(
                    {
                        "id": Key(NAME, required=True),
                        "title": Key(TEXT, required=True),
                        "of": Key(ListOf(NAME, least=1), required=True),
                    }
                )
            ),
            help="overlapping sub-totals",
        ),
    },
    elsewhere={"method": "key.reserved"},
)


def json_schema() -> Schema:
    """The JSON Schema of a framework file, for editors; what needs the whole file is `thang framework check`'s."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"thang: {VERSION}",
        "$defs": {"indicator": INDICATOR.definition()},
        **FRAMEWORK.schema(),
    }


def sources_of(source: Source | None) -> list[Mapping]:
    """The indicators' mappings in the order of `Framework.nodes()`; an empty one where there is none."""
    found: list[Mapping] = []
    for item in source.items if isinstance(source, Items) else ():
        found.append(item if isinstance(item, Mapping) else Mapping({}, item.spot))
        found += sources_of(found[-1].get("children"))
    return found
