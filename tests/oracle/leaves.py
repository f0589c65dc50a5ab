"""From a unit's values to the state of a leaf: an attainment, or why there is none."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

from .formula import evaluate
from .sheet import ONE, ZERO, Lack, Node, Sheet, State, exact, line_to, max_for, present, rule_of, share


def hold(figure: Fraction) -> Fraction:
    return min(max(figure, ZERO), ONE)


def applies(sheet: Sheet, code: str) -> bool:
    """Whether the leaf and all above it speak of the unit's group and of what the unit has."""
    line = line_to(code, sheet.framework["indicators"])
    wanted = {attribute for node in line for attribute in node.get("applies", {}).get("has", [])}
    return wanted <= sheet.unit.attributes and all(present(node, sheet.unit.group) for node in line)


def worth(sheet: Sheet, code: str) -> State:
    """A leaf's value as a number: yes counts 1, a checklist its ticked items, a ratio its quotient."""
    if not applies(sheet, code):
        return Lack.NOT_APPLICABLE
    cell = sheet.cells.get((sheet.unit.text, code))
    if cell is None:
        return Lack.MISSING
    if cell.kind == "not_applicable":
        return Lack.NOT_APPLICABLE
    if cell.kind == "checklist":
        return Fraction(len(cell.ticked))
    if cell.kind == "ratio" and not cell.denominator:
        return Lack.NOT_ARISEN
    if cell.kind == "choice":
        raise ValueError(f"{code}: a choice is no number")
    return cell.amount / cell.denominator


def state(sheet: Sheet, leaf: Node) -> State:
    """The leaf's attainment after `times`, or why it has none; its own lack goes before its factor's."""
    own = by_rule(sheet, leaf)
    if isinstance(own, Lack) or "times" not in leaf:
        return own
    code = leaf["times"]["of"]
    if leaf["times"]["take"] == "value":
        factor = worth(sheet, code)
    else:
        factor = state(sheet, line_to(code, sheet.framework["indicators"])[-1])
    return factor if isinstance(factor, Lack) else hold(own * factor)


def by_rule(sheet: Sheet, leaf: Node) -> State:
    """The leaf's attainment by its own rule alone, held to 0…1."""
    name, parameters = rule_of(leaf)
    if not applies(sheet, leaf["code"]):
        return Lack.NOT_APPLICABLE
    if name == "formula":
        found = by_formula(sheet, parameters)
    elif name in ("choice", "checklist", "yes_no"):
        found = by_words(sheet, leaf["code"], name, parameters)
    else:
        found = worth(sheet, leaf["code"])
        if isinstance(found, Fraction):
            found = by_number(sheet, leaf, found)
    return found if isinstance(found, Lack) else hold(found)


def by_words(sheet: Sheet, code: str, name: str, parameters: Node) -> State:
    """What an answer in words earns."""
    cell = sheet.cells.get((sheet.unit.text, code))
    if cell is None:
        return Lack.MISSING
    if cell.kind == "not_applicable":
        return Lack.NOT_APPLICABLE
    if name == "choice":
        return share(parameters["options"][cell.word])
    if name == "checklist":
        return sum((share(parameters["items"][item]) for item in cell.ticked), ZERO)
    return share(parameters.get("if_yes", 1)) if cell.amount else share(parameters.get("if_no", 0))


def by_formula(sheet: Sheet, parameters: Node) -> State:
    """What a formula over other leaves' values earns; missing goes before not applicable, that before 0/0."""
    inputs = {name: worth(sheet, code) for name, code in parameters["inputs"].items()}
    for lack in Lack:
        if lack in inputs.values():
            return lack
    found = evaluate(parameters["is"], {name: x for name, x in inputs.items() if isinstance(x, Fraction)})
    return Lack.NOT_ARISEN if found is None else found


def by_number(sheet: Sheet, leaf: Node, x: Fraction) -> State:
    """What a number earns."""
    name, parameters = rule_of(leaf)
    if name == "relative":
        return by_others(sheet, leaf["code"], parameters, x)
    return BY_NUMBER[name](parameters, x, max_for(leaf, sheet.unit.group))


def of_max(points: Fraction, most: Fraction) -> Fraction:
    """Points as a share of the max, nothing where the max is nothing."""
    return points / most if most else ZERO


def by_items(parameters: Node, x: Fraction, most: Fraction) -> Fraction:
    """So many points an item, up to the cap."""
    return of_max(min(x * exact(parameters["each"]), exact(parameters.get("cap", most))), most)


def by_steps(steps: list[Node], x: Fraction, most: Fraction) -> Fraction:
    """The first step whose bounds all admit the value."""
    for step in steps:
        admitted = [
            "at_least" not in step or x >= exact(step["at_least"]),
            "above" not in step or x > exact(step["above"]),
            "at_most" not in step or x <= exact(step["at_most"]),
            "below" not in step or x < exact(step["below"]),
        ]
        if all(admitted):
            return share(step["share"]) if "share" in step else of_max(exact(step["points"]), most)
    return ZERO


def by_proportion(parameters: Node, x: Fraction, _: Fraction) -> Fraction:
    """Value ÷ target, or target ÷ value where less is better; with `full_from` full from there on, else the value."""
    if "full_from" in parameters:
        return ONE if x >= exact(parameters["full_from"]) else x
    target = exact(parameters["target"])
    if parameters.get("lower_is_better"):
        return ONE if x == 0 else target / x
    return x / target


def by_goalposts(parameters: Node, x: Fraction, _: Fraction) -> Fraction:
    """How far the value is on the way between the goalposts, in logarithms where the rule says so."""
    start, goal = exact(parameters["from"]), exact(parameters["to"])
    if parameters.get("transform", "none") == "none":
        return (x - start) / (goal - start)
    with localcontext(prec=50):
        logs = [decimal_of(figure).ln() for figure in (x, start, goal)]
        return kept((logs[0] - logs[1]) / (logs[2] - logs[1]))


def decimal_of(figure: Fraction) -> Decimal:
    """The fraction as a decimal, in the precision of the context."""
    return Decimal(figure.numerator) / Decimal(figure.denominator)


def kept(figure: Decimal) -> Fraction:
    """The figure with 34 significant digits."""
    with localcontext(prec=34):
        return Fraction(+figure)


BY_NUMBER: dict[str, Callable[[Any, Fraction, Fraction], Fraction]] = {
    "given": lambda _, x, most: x,
    "points": lambda _, x, most: of_max(x, most),
    "per_item": by_items,
    "steps": by_steps,
    "proportion": by_proportion,
    "linear": by_goalposts,
}


def by_others(sheet: Sheet, code: str, parameters: Node, x: Fraction) -> State:
    """What a number earns beside the other units' numbers, of which its own need not be one."""
    pool = pool_of(sheet, code, parameters)
    lower = parameters.get("lower_is_better", False)
    if not pool:
        return ONE
    if parameters["to"] == "best":
        return beside_best(min(pool) if lower else max(pool), x, lower=lower)
    return among(parameters["to"], pool, x, lower=lower)


def beside_best(best: Fraction, x: Fraction, *, lower: bool) -> State:
    """Value ÷ best, or best ÷ value where less is better; nothing has arisen where the best is 0."""
    if best == 0:
        return Lack.NOT_ARISEN
    if lower:
        return ONE if x <= best else best / x
    return x / best


def among(to: str, pool: list[Fraction], x: Fraction, *, lower: bool) -> Fraction:
    """The value's place in the pool; beside equal numbers everything or nothing, but for the plain share."""
    better = sum(1 for other in pool if (other < x if lower else other > x))
    if to == "percentile":
        return Fraction(len(pool) - better, len(pool))
    if len(set(pool)) == 1:
        return ZERO if better else ONE
    if to == "minmax":
        way = (x - min(pool)) / (max(pool) - min(pool))
        return 1 - way if lower else way
    return Fraction(len(pool) - (1 + better), len(pool) - 1)


def pool_of(sheet: Sheet, code: str, parameters: Node) -> list[Fraction]:
    """The numbers of all units that a relative rule looks at."""
    everybody = parameters.get("within", "group") == "all"
    anybody = parameters.get("over", "all") == "all"
    units = [u for u in sheet.units if (everybody or u.group == sheet.unit.group) and (anybody or u.ranked)]
    found = [worth(sheet.of(unit), code) for unit in units]
    return [x for x in found if isinstance(x, Fraction)]
