"""Random rules, the formulas among them, and random cells that are admissible under a rule."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from .sheet import Cell, Node, checklist, choice, max_for, number, ratio, rule_of, yes_no

Written = int | Decimal | str
SMALLEST_FOR_LOG = Decimal("0.01")
SHARES: list[Written] = [0, 1, "1/2", "3/4", "1/3", "75%", "12.5%", Decimal("0.25"), Decimal("0.9"), Decimal("0.125")]
CHECKLISTS: list[dict[str, Written]] = [
    {"plan": "1/2", "budget": "1/2"},
    {"plan": "50%", "budget": Decimal("0.3"), "report": "1/5"},
    {"plan": Decimal("0.4"), "report": "1/3"},
    {"plan": 1},
]
BY_NUMBER = ["steps", "proportion", "linear", "relative"]
BOUNDS = {"at_least", "above", "at_most", "below", "target", "full_from", "from", "to"}


def chance(draw: st.DrawFn, percent: int) -> bool:
    """True so often; shrinks to False."""
    return draw(st.integers(0, 99)) >= 100 - percent


def amounts(low: int, high: int) -> st.SearchStrategy[int | Decimal]:
    """Numbers as a file writes them, whole or with decimals."""
    return st.one_of(st.integers(low, high), st.decimals(low, high, places=1), st.decimals(low, high, places=3))


def rules(draw: st.DrawFn, maxima: list[Decimal], *, max_is_given: bool) -> Node:
    """The rule of a leaf with its `value`, as keys for the leaf; rules in points only where points can be had."""
    in_points = max_is_given and min(maxima) > 0
    names = ["yes_no", "given", "choice", "checklist", *BY_NUMBER]
    name = draw(st.sampled_from([*names, "points", "per_item"] if in_points else names))
    if name in BY_NUMBER:
        return by_number(draw, name, min(maxima) if in_points else None)
    if name == "per_item":
        cap = min(maxima) / draw(st.sampled_from([1, 2, 4]))
        return {"rule": {name: {"each": draw(st.sampled_from([1, Decimal("0.5"), 2])), "cap": cap}}}
    found: Node = {"rule": by_words(draw, name)}
    if chance(draw, 30):
        found["value"] = {"type": name}
    return found


def by_words(draw: st.DrawFn, name: str) -> Any:
    """A rule over an answer that is no measured number."""
    if name == "choice":
        options = draw(st.lists(st.sampled_from(["head", "deputy", "staff", "none"]), min_size=2, unique=True))
        return {name: {"options": {option: draw(st.sampled_from(SHARES)) for option in options}}}
    if name == "checklist":
        return {name: {"items": dict(draw(st.sampled_from(CHECKLISTS)))}}
    if name == "yes_no" and chance(draw, 50):
        return {name: {"if_yes": draw(st.sampled_from(SHARES)), "if_no": draw(st.sampled_from(SHARES))}}
    return name


def by_number(draw: st.DrawFn, name: str, points: Decimal | None) -> Node:
    """A rule over a number or a ratio; where it needs positive values, the value's `min` says so."""
    parameters, least = {"steps": steps, "proportion": proportion, "linear": linear, "relative": relative}[name](
        draw, points
    )
    if chance(draw, 40):
        value: Node = {"type": "ratio"}
    else:
        value = {"type": "number", "unit": "hồ sơ"} if chance(draw, 50) else {}
        if value and chance(draw, 30):
            value["max"] = 100
        if value and least is None and chance(draw, 40):
            least = draw(st.sampled_from([-10] if name == "steps" else [0, -10]))  # so that `below: 0` can match
    if least is not None:
        value |= {"type": value.get("type", "number"), "min": least}
    return {"rule": {name: parameters}} | ({"value": value} if value else {})


Parameters = tuple[Any, Written | None]


def steps(draw: st.DrawFn, points: Decimal | None) -> Parameters:
    """Steps downward, upward, or as windows, each with a share or with points."""
    bounds = sorted(draw(st.lists(amounts(0, 6), min_size=1, max_size=4, unique=True)), reverse=True)
    way = draw(st.sampled_from([("at_least", "above"), ("at_most", "below")]))
    found: list[Node] = []
    for bound in bounds if way[0] == "at_least" else reversed(bounds):
        step: Node = {draw(st.sampled_from(way)): bound}
        if way[0] == "at_least" and chance(draw, 25):
            step[draw(st.sampled_from(["at_most", "below"]))] = bound + 1
        if points is not None and chance(draw, 40):
            step["points"] = points / draw(st.sampled_from([1, 2, 4]))
        else:
            step["share"] = draw(st.sampled_from(SHARES))
        found.append(step)
    return found, None


def proportion(draw: st.DrawFn, _: Decimal | None) -> Parameters:
    target = draw(st.sampled_from([1, 4, Decimal("0.8"), Decimal("2.5"), 50]))
    if chance(draw, 25):
        return {"full_from": target}, None
    if chance(draw, 40):
        return {"target": target, "lower_is_better": True}, 0
    return {"target": target} | ({"lower_is_better": False} if chance(draw, 20) else {}), None


def linear(draw: st.DrawFn, _: Decimal | None) -> Parameters:
    logarithm = chance(draw, 40)
    low = 1 if logarithm else -5
    ends = draw(st.lists(amounts(low, 60), min_size=2, max_size=2, unique=True))
    parameters: Node = {"from": ends[0], "to": ends[1]}
    if logarithm:
        return parameters | {"transform": "log"}, SMALLEST_FOR_LOG
    return parameters | ({"transform": "none"} if chance(draw, 20) else {}), None


def relative(draw: st.DrawFn, _: Decimal | None) -> Parameters:
    parameters: Node = {"to": draw(st.sampled_from(["best", "minmax", "rank", "percentile"]))}
    more: dict[str, list[Any]] = {
        "within": ["group", "all"],
        "over": ["all", "ranked"],
        "lower_is_better": [True, False],
    }
    for key, options in more.items():
        if chance(draw, 50):
            parameters[key] = draw(st.sampled_from(options))
    return parameters, 0 if parameters["to"] == "best" else None


# --- Formulas ---------------------------------------------------------------------------------------------------------


def formulas(draw: st.DrawFn, names: list[str], depth: int = 3) -> str:
    """A formula over the names, in which precedence, not parentheses, mostly decides."""
    if depth and chance(draw, 25):
        then, other = formulas(draw, names, depth - 1), formulas(draw, names, depth - 1)
        return f"({then}) if {condition(draw, names, depth - 1)} else {other}"
    return arithmetic(draw, names, depth)


def arithmetic(draw: st.DrawFn, names: list[str], depth: int) -> str:
    """Numbers, names, and what is made of them by the four signs, min and max."""
    kind = draw(
        st.sampled_from(
            ["name", "number", "sign", "sign", "extreme", "minus", "nested"] if depth else ["name", "number"]
        )
    )
    if kind == "name":
        return draw(st.sampled_from(names))
    if kind == "number":
        return draw(st.sampled_from(["0", "1", "2", "0.5", "10", "0.25"]))
    if kind == "sign":
        sign = draw(st.sampled_from([" + ", " - ", " * ", " / ", "/"]))
        return arithmetic(draw, names, depth - 1) + sign + arithmetic(draw, names, depth - 1)
    if kind == "extreme":
        inner = [formulas(draw, names, depth - 1) for _ in range(draw(st.integers(2, 3)))]
        return f"{draw(st.sampled_from(['min', 'max']))}({', '.join(inner)})"
    inner_text = formulas(draw, names, depth - 1) if chance(draw, 60) else condition(draw, names, depth - 1)
    return f"-({inner_text})" if kind == "minus" else f"({inner_text})"


def condition(draw: st.DrawFn, names: list[str], depth: int) -> str:
    """Comparisons, and what `and`, `or` and `not` make of them."""
    kind = draw(st.sampled_from(["compare", "compare", "and", "or", "not", "number"] if depth > 0 else ["compare"]))
    if kind == "compare":
        sign = draw(st.sampled_from(["<", "<=", ">", ">=", "==", "!="]))
        return f"{arithmetic(draw, names, max(depth - 1, 0))} {sign} {arithmetic(draw, names, 0)}"
    if kind == "number":
        return arithmetic(draw, names, 0)
    if kind == "not":
        return f"not {condition(draw, names, depth - 1)}"
    return f"{condition(draw, names, depth - 1)} {kind} {condition(draw, names, depth - 1)}"


# --- Cells ------------------------------------------------------------------------------------------------------------


def cells(draw: st.DrawFn, leaf: Node, group: str) -> Cell:
    """A value that the leaf's rule admits, often one at a bound."""
    name, parameters = rule_of(leaf)
    value = leaf.get("value", {})
    if name in ("yes_no", "choice", "checklist"):
        return answers(draw, name, parameters)
    if name in ("given", "points"):
        most = Fraction(1) if name == "given" else max_for(leaf, group)
        return number(most * draw(st.integers(0, 8)) / 8)
    if value.get("type") == "ratio":
        return ratios(draw, positive=value.get("min", 0) > 0)
    return number(Fraction(draw(st.integers(0, 9) if name == "per_item" else numbers(value, parameters))))


def answers(draw: st.DrawFn, name: str, parameters: Node) -> Cell:
    """An answer in words."""
    if name == "choice":
        return choice(draw(st.sampled_from(list(parameters["options"]))))
    if name == "checklist":
        return checklist(draw(st.sets(st.sampled_from(list(parameters["items"])))))
    return yes_no(draw(st.booleans()))


def ratios(draw: st.DrawFn, *, positive: bool) -> Cell:
    """A ratio, now and then 0/0; with a positive numerator where the rule takes logarithms."""
    if chance(draw, 15):
        return ratio(Fraction(0), Fraction(0))
    numerator = draw(st.integers(int(positive), 12))
    denominator = draw(st.one_of(st.integers(1, 12), st.sampled_from([Decimal("0.5"), Decimal("2.5")])))
    return ratio(Fraction(numerator), Fraction(denominator))


def numbers(value: Node, parameters: Any) -> st.SearchStrategy[int | Decimal]:
    """Numbers between the value's min and max, those that the rule names above all."""
    low, high = value.get("min", -10), value.get("max", 120)
    named = sorted({low, high, 0, 1, 2, 3} | bounds_in(parameters))
    return st.one_of(
        st.sampled_from([x for x in named if low <= x <= high]),
        st.integers(int(low) + (low > int(low)), int(high)),
        st.decimals(low, high, places=2),
    )


def bounds_in(parameters: Any) -> set[int | Decimal]:
    """The numbers at which a rule turns."""
    if isinstance(parameters, list):
        return {bound for step in parameters for bound in bounds_in(step)}
    return {x for key, x in parameters.items() if key in BOUNDS and not isinstance(x, str)}
