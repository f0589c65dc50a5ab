"""Formulas: what they say, and everything that they refuse to be."""

from __future__ import annotations

import builtins
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.builders import RATIO, F, framework, from_formula, leaf, of, ratio, score_one
from tests.oracle.formula import evaluate
from tests.oracle.rules import formulas
from thang.engine.formula import FormulaError, is_name, normal_name, parse
from thang.engine.rules import Checklist, YesOrNo
from thang.engine.values import NotApplicable, Ticked, Value, YesNo

NAMES = {"a": F(3), "b": F(0), "c": F(-2)}


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("1 + 2 * a", 7),
        ("(1 + 2) * -a / 2", F(-9, 2)),
        ("8 / 2 / 2", 2),
        ("5 - a - 1", 1),
        ("+a - -a", 6),
        ("2 × a − 1 ÷ 4", F(23, 4)),
        ("0.1 + 0.2", F(3, 10)),
        ("1e-2 * a", F(3, 100)),
        ("1 / 3", F(1, 3)),
        ("min(a, 2, 5) + max(a, 0)", 5),
        ("min(a)", 3),
        ("(a >= 3) + (b < 0)", 1),
        ("a != 3 or a <= 3", 1),
        ("0 <= b < a", 1),
        ("0 < b < a", 0),
        ("2 if b <= 0 <= a else 9", 2),
        ("1 if a > 2 and not a == 4 else 0", 1),
        ("1 if b else 2 if a else 3", 2),
        ("not b", 1),
        ("a and b", 0),
        ("a or b", 1),
        ("not (a and b) + 1", 0),
        ("  a  ", 3),
    ],
)
def test_a_formula_is_read_with_the_usual_precedence(text: str, worth: F) -> None:
    assert parse(text).evaluate(NAMES) == worth


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("a / b if b != 0 else 0.5", F(1, 2)),
        ("0.5 if b == 0 else a / b", F(1, 2)),
        ("b != 0 and a / b > 1", 0),
        ("b == 0 or a / b > 1", 1),
    ],
)
def test_what_is_not_taken_is_not_worked_out(text: str, worth: F) -> None:
    assert parse(text).evaluate(NAMES) == worth


@st.composite
def texts(draw: st.DrawFn) -> str:
    return formulas(draw, list(NAMES))


@given(texts())
def test_a_random_formula_gives_what_the_second_calculation_gives(text: str) -> None:
    try:
        found: F | None = parse(text).evaluate(NAMES)
    except ZeroDivisionError:
        found = None
    assert found == evaluate(text, NAMES)


def test_names_come_in_the_order_of_the_text() -> None:
    assert list(parse("min(so_luong, a) if b > 0 else a").names()) == ["so_luong", "a", "b", "a"]


def test_vietnamese_names_are_names() -> None:
    assert parse("hồ_sơ / tổng").evaluate({"hồ_sơ": F(1), "tổng": F(4)}) == F(1, 4)


# --- What is refused --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("a.real", "a.real"),
        ("a + b.__class__", "b.__class__"),
        ("abs(a)", "abs(a)"),
        ("__import__('os')", "__import__('os')"),
        ("min.__call__(a)", "min.__call__(a)"),
        ("min(a)(b)", "min(a)(b)"),
        ("min()", "min()"),
        ("min(a, key=b)", "min(a, key=b)"),
        ("min(*a)", "*a"),
        ("lambda: 1", "lambda: 1"),
        ("(lambda x: x)(a)", "(lambda x: x)(a)"),
        ("a ** 2", "a ** 2"),
        ("a // 2", "a // 2"),
        ("a % 2", "a % 2"),
        ("a @ b", "a @ b"),
        ("a << 2", "a << 2"),
        ("a | b", "a | b"),
        ("~a", "~a"),
        ("'text'", "'text'"),
        ("a + 'b'", "'b'"),
        ("f'{a}'", "f'{a}'"),
        ("b''", "b''"),
        ("True", "True"),
        ("None", "None"),
        ("...", "..."),
        ("1j", "1j"),
        ("0x10", "0x10"),
        ("1_000", "1_000"),
        ("a[0]", "a[0]"),
        ("[a]", "[a]"),
        ("(a, b)", "(a, b)"),
        ("{a}", "{a}"),
        ("[x for x in a]", "[x for x in a]"),
        ("(a := 1)", "a := 1"),
        ("a is b", "a is b"),
        ("a in b", "a in b"),
        ("await a", "await a"),
        ("(yield)", "yield"),
    ],
)
def test_whatever_is_not_in_the_language_is_named_and_refused(text: str, part: str) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(text)
    assert (caught.value.problem, caught.value.part) == ("unsupported", part)
    assert text[caught.value.offset :].startswith(part)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "a +",
        "a b",
        "(a",
        "a)",
        "1 2",
        "a = 1",
        "import os",
        "a; b",
        "if a: b",
        "a\n+ b",
        "\0",
        "1,5 +",
        r"'\d'",
        "1if a else 2",
    ],
)
def test_what_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(text)
    assert caught.value.problem == "syntax"


@pytest.mark.parametrize(
    ("opening", "closing"), [("(", ")"), ("-", ""), ("not ", ""), ("min(", ")"), ("1 if a else ", "")]
)
def test_10_000_levels_of_nesting_are_refused_and_break_nothing(opening: str, closing: str) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(opening * 10_000 + "a" + closing * 10_000)
    assert caught.value.problem == "too_long"


@pytest.mark.parametrize(
    ("text", "problem"),
    [("(" * 400 + "a" + ")" * 400, "syntax"), ("-" * 900 + "a", "too_deep"), ("not " * 200 + "a", "too_deep")],
)
def test_so_is_what_is_nested_too_deep_in_a_short_text(text: str, problem: str) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(text)
    assert caught.value.problem == problem


def test_what_is_nested_a_little_is_read() -> None:
    assert parse("-(" * 40 + "a" + ")" * 40).evaluate(NAMES) == 3


def test_a_long_sum_is_too_deep_and_a_long_minimum_is_not() -> None:
    with pytest.raises(FormulaError) as caught:
        parse("+".join("a" * 150))
    assert caught.value.problem == "too_deep"
    assert parse(f"min({','.join('a' * 400)})").evaluate(NAMES) == 3


def test_a_text_longer_than_1000_characters_is_refused() -> None:
    assert parse("a" + " " * 999).evaluate(NAMES) == 3
    with pytest.raises(FormulaError) as caught:
        parse("a" + " " * 1000)
    assert (caught.value.problem, caught.value.part) == ("too_long", "a" + " " * 39)


def test_a_name_that_no_input_has_is_not_looked_up_anywhere_else() -> None:
    with pytest.raises(KeyError):
        parse("print").evaluate({})


def test_nothing_is_ever_handed_to_eval(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object, **__: object) -> NoReturn:
        raise AssertionError

    for name in ("eval", "exec"):
        monkeypatch.setattr(builtins, name, forbidden)
    assert parse("min(a / 2, 1) if a > b else 0").evaluate(NAMES) == 1


@pytest.mark.parametrize("text", ["a", "so_luong", "ß1", "_x", "số_hồ_sơ"])
def test_an_input_may_be_called_what_python_would_call_a_name(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize("text", ["min", "max", "if", "and", "not", "True", "1a", "a b", "a.b", "", "a-b", "(a)", " a"])
def test_an_input_may_not_be_called_like_a_part_of_the_language(text: str) -> None:
    assert not is_name(text)


def test_a_name_is_compared_in_the_form_in_which_python_hands_it_on() -> None:
    assert list(parse("ﬁ").names()) == [normal_name("ﬁ")] == ["fi"]


# --- Formulas in a framework ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "answers", "found"),
    [
        ("n / 2 + r", {"1": "0.5", "2": ratio(1, 4)}, [F(1, 2), 1]),
        ("n + r", {"1": 1, "2": ratio(1, 1)}, [1, 1]),
        ("n - 2 * r", {"1": "0.5", "2": ratio(1, 1)}, [0, 1]),
        ("n / (r - 1)", {"1": 1, "2": ratio(1, 1)}, [None, 1]),
        ("n + r", {"1": 1}, [0, 0]),
        ("n + r", {"1": 1, "2": NotApplicable()}, [None, None]),
        ("n + r", {"1": 1, "2": ratio(0, 0)}, [None, 1]),
        ("n + r", {"2": NotApplicable()}, [0, 0]),
        ("n if n > 0 else r", {"1": 1}, [0, 0]),
    ],
)
def test_a_formula_over_other_leaves_is_held_and_takes_over_what_they_lack(
    text: str, answers: dict[str, int | str | Value], found: list[F | None]
) -> None:
    """Missing goes before not applicable, that before 0/0; here missing counts 0 and the others drop out."""
    counted = leaf("1", most=0), leaf("2", most=0, value=RATIO)
    tree = framework(*counted, leaf("3", from_formula(text, n="1", r="2"), 100))
    assert of(score_one(tree, answers), "attainment", "answered") == found


def test_yes_counts_1_and_a_checklist_its_ticks() -> None:
    counted = leaf("1", YesOrNo(), 0), leaf("2", Checklist(dict.fromkeys("abcd", F(1, 4))), 0)
    tree = framework(*counted, leaf("3", from_formula("y * t / 4", y="1", t="2"), 100))
    assert score_one(tree, {"1": YesNo(True), "2": Ticked(frozenset("ab"))}).attainment == F(1, 2)


def test_a_formula_sees_the_value_and_not_what_its_rule_or_factor_made_of_it() -> None:
    tree = framework(leaf("1", most=0), leaf("2", from_formula("n / 4", n="1"), 100), most=100)
    assert score_one(tree, {"1": "0.8"}).attainment == F(1, 5)
