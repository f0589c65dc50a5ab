"""Mistakes in rules, formulas, factors and values."""

from tests.library.sample import TIMED, Mistake

M = Mistake
STEPS = "rule: {steps: [{at_least: 4, share: 1}, {at_least: 2, share: 1/2}]}"
PROPORTION = "{proportion: {target: 0.8}}"
FORMULA = '{formula: {inputs: {x: "1.1", y: "2.2"}, is: "x / (x + y)"}}'
LINEAR = "{linear: {from: 20, to: 85}}"
GRAMMAR = "numbers, inputs, + − * /, parentheses"
ONE_INPUT = '{formula: {inputs: {x: "1.1"}, is: '


def formula(text: str, found: str, kind: str = "formula.syntax") -> Mistake:
    return M(kind, FORMULA, f"{ONE_INPUT}▸'{text}'}}}}", found, GRAMMAR)


OF_RULES = [
    M("rule.shape", "rule: yes_no", "rule: ▸[yes_no]", "[yes_no]", "one of: given, points, yes_no"),
    M("rule.count", "rule: yes_no", "rule: ▸{yes_no: {}, given: {}}", "{yes_no, given}", "exactly one rule"),
    M("rule.count", "rule: yes_no", "rule: ▸{}", "{}", "exactly one rule"),
    M("rule.unknown", "rule: yes_no", "rule: ▸yesno", "yesno", "did you mean “yes_no”?"),
    M("rule.unknown", LINEAR, "{▸liner: {from: 20, to: 85}}", "liner", "did you mean “linear”?"),
    M("rule.unknown", "rule: yes_no", "rule: ▸", "", "one of: given, points"),
    *[
        M("rule.parameters", "rule: yes_no", f"rule: ▸{name}", name, f"for example `{name}: ")
        for name in ("choice", "checklist", "per_item", "steps", "proportion", "linear", "relative", "formula")
    ],
    M("step.no_bound", STEPS, STEPS.replace("{at_least: 2, ", "▸{"), "2", "add at_least, above, at_most or below"),
    M("step.never", STEPS, STEPS.replace("{at_least: 2", "▸{at_least: 5"), "2", "the first match wins"),
    M("step.never", STEPS, STEPS.replace("{at_least: 2", "▸{above: 4, below: 2"), "2", "mend the bounds"),
    M("step.never", STEPS, STEPS.replace("{at_least: 2", "▸{below: 0"), "2", "within value.min…value.max"),
    M(
        "step.one_reward",
        STEPS,
        STEPS.replace("{at_least: 4", "▸{at_least: 4, points: 3"),
        "1",
        "{at_least: 4, share: 1}",
    ),
    M(
        "step.one_reward",
        STEPS,
        STEPS.replace("{at_least: 4, share: 1}", "▸{at_least: 4}"),
        "1",
        "{at_least: 4, share: 1}",
    ),
    M("linear.same_ends", LINEAR, "{linear: {from: 20, to: ▸20.0}}", "20", "two different goalposts"),
    M("linear.log_of_zero", LINEAR, "{linear: ▸{from: 0, to: 85, transform: log}}", "0", "both goalposts above 0"),
    M("proportion.one_target", PROPORTION, "{proportion: ▸{}}", "", "for example {target: 0.8}"),
    M(
        "proportion.one_target",
        PROPORTION,
        "{proportion: ▸{target: 1, full_from: 1}}",
        "target, full_from",
        "exactly one",
    ),
    M(
        "proportion.full_from_lower",
        PROPORTION,
        "{proportion: ▸{full_from: 1, lower_is_better: true}}",
        "full_from",
        "use target instead",
    ),
    M("proportion.target_zero", PROPORTION, "{proportion: {target: ▸0}}", "0", "above 0"),
]

OF_FORMULAS = [
    formula("x +", "x +"),
    formula("x y", "x y"),
    formula("(x", "(x"),
    formula("x = 1", "x = 1"),
    formula("x ** 2", "x ** 2", "formula.unsupported"),
    formula("abs(x)", "abs(x)", "formula.unsupported"),
    formula("x + len(x)", "len(x)", "formula.unsupported"),
    formula("x.real", "x.real", "formula.unsupported"),
    formula("[x for x in x]", "[x for x in x]", "formula.unsupported"),
    formula("x + True", "True", "formula.unsupported"),
    formula("x + 1_000", "1_000", "formula.unsupported"),
    M("formula.too_long", FORMULA, ONE_INPUT + f"▸'{'x + ' * 250}x'}}}}", "x + " * 10, "at most 1000 characters"),
    M(
        "formula.too_deep",
        FORMULA,
        ONE_INPUT + f"▸'{'x + ' * 150}x'}}}}",
        "x" + " + x" * 14 + " +…",
        "several indicators",
    ),
    M("formula.unknown_input", '"x / (x + y)"', '▸"x / (x + y + z)"', "z", "inputs: x, y"),
    M(
        "formula.unused_input",
        FORMULA,
        FORMULA.replace('"2.2"', '▸"2.2"').replace(" + y", ""),
        "y",
        "use it in the formula, or leave it out",
    ),
    M("formula.input_name", 'inputs: {x: "1.1"', 'inputs: {min: ▸"1.1"', "min", "letters, digits, underscores"),
    M("formula.input_name", 'inputs: {x: "1.1"', 'inputs: {a b: ▸"1.1"', "a b", "not min, max or a keyword"),
    M(
        "formula.takes_no_value",
        f"rule: {FORMULA}",
        f"rule: {FORMULA}, value: ▸{{type: number}}",
        "2.3",
        "leave `value` out",
    ),
    M("key.missing", FORMULA, '{formula: ▸{is: "1"}}', "inputs", "add `inputs: …`"),
    M("code.unknown", '{x: "1.1"', '{x: ▸"1.9"', "1.9", "did you mean"),
    M("code.not_leaf", '{x: "1.1"', '{x: ▸"2"', "2", "the code of a leaf"),
    M("code.itself", '{x: "1.1"', '{x: ▸"2.3"', "2.3", "the code of another indicator"),
    M("code.no_figure", '{x: "1.1"', '{x: ▸"1.3"', "1.3", "an indicator whose value is a number"),
]

OF_FACTORS = [
    M("code.unknown", 'times: {of: "2.1"', 'times: {of: ▸"7"', "7", "codes: 1, 1.1, 1.2"),
    M("code.not_leaf", 'times: {of: "2.1"', 'times: {of: ▸"1"', "1", "the code of a leaf"),
    M("code.no_figure", TIMED, TIMED.replace('"2.1", take: attainment', '▸"1.3", take: value'), "1.3", "is a number"),
    M("code.itself", 'times: {of: "2.1"', 'times: {of: ▸"2.4"', "2.4", "the code of another indicator"),
    M("code.itself", TIMED, TIMED.replace('"2.1", take: attainment', '▸"2.4", take: value'), "2.4", "another"),
    M("times.circle", PROPORTION, PROPORTION + ', times: {of: ▸"2.4", take: value}', "2.1 → 2.4 → 2.1", "leave one"),
    M(
        "times.circle",
        PROPORTION,
        PROPORTION + ', times: {of: ▸"2.2", take: attainment}',
        "2.1 → 2.2 → 2.4 → 2.1",
        "leave one `times` of the circle out",
        also=((LINEAR, LINEAR + ', times: {of: "2.4", take: attainment}'),),
    ),
    M("key.missing", TIMED, TIMED.replace('{of: "2.1", take: attainment}', '▸{of: "2.1"}'), "take", "add `take: …`"),
]

OF_VALUES = [
    M("value.type_for_rule", "value: {type: number", "value: {type: ▸yes_no", "yes_no", "one of: number, ratio"),
    M(
        "value.bounds",
        "value: {type: number, min: 0}",
        "value: {min: 5, max: ▸4}",
        "4",
        "a max that is not below the min",
    ),
]
