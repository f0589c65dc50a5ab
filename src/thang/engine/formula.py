"""Formulas: a small total language over numbers, for rules that no other rule can say.

Numbers, input names, `+ − * /`, parentheses, comparisons, `and or not`, `x if c else y`, `min` and `max`; no loops, no
calls of anything else. Python's own parser reads the text, and every node is turned into a value of this module or
refused: nothing is ever handed to `eval`. A comparison counts 1 or 0; a number is true when it is not 0.
"""

from __future__ import annotations

import ast
import operator
import unicodedata
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from thang.engine.numbers import ONE, ZERO, parse_decimal

LONGEST = 1000
DEEPEST = 100
FUNCTIONS: dict[str, Callable[[list[Fraction]], Fraction]] = {"min": min, "max": max}
_SIGNS = str.maketrans({"−": "-", "×": "*", "÷": "/"})

Inputs = Mapping[str, Fraction]


class FormulaError(ValueError):
    """The text is not a formula. `problem`: syntax, unsupported, too_long or too_deep; `part` offends, at `offset`."""

    def __init__(self, problem: str, part: str, offset: int) -> None:
        self.problem, self.part, self.offset = problem, part, offset
        super().__init__(f"{problem}: {part!r} at {offset}")


class Expression(Protocol):
    def evaluate(self, inputs: Inputs) -> Fraction:
        """The exact result. Raises ZeroDivisionError where a divisor is 0."""

    def names(self) -> Iterator[str]:
        """The inputs it mentions, in the order of the text."""


@dataclass(frozen=True, slots=True)
class Constant:
    number: Fraction

    def evaluate(self, inputs: Inputs) -> Fraction:
        return self.number

    def names(self) -> Iterator[str]:
        return iter(())


@dataclass(frozen=True, slots=True)
class Name:
    name: str

    def evaluate(self, inputs: Inputs) -> Fraction:
        return inputs[self.name]

    def names(self) -> Iterator[str]:
        yield self.name


@dataclass(frozen=True, slots=True)
class Apply:
    """A function of operands that are all evaluated: arithmetic, min and max."""

    function: Callable[[list[Fraction]], Fraction]
    operands: tuple[Expression, ...]

    def evaluate(self, inputs: Inputs) -> Fraction:
        return self.function([operand.evaluate(inputs) for operand in self.operands])

    def names(self) -> Iterator[str]:
        return _names(self.operands)


@dataclass(frozen=True, slots=True)
class Compared:
    """a < b < c …: every neighbouring pair holds."""

    tests: tuple[Callable[[Fraction, Fraction], bool], ...]
    operands: tuple[Expression, ...]

    def evaluate(self, inputs: Inputs) -> Fraction:
        sides = [operand.evaluate(inputs) for operand in self.operands]
        pairs = zip(self.tests, sides, sides[1:], strict=False)
        return Fraction(all(test(left, right) for test, left, right in pairs))

    def names(self) -> Iterator[str]:
        return _names(self.operands)


@dataclass(frozen=True, slots=True)
class Joined:
    """`and` (decided by the first false) or `or` (decided by the first true)."""

    decided_by: bool
    operands: tuple[Expression, ...]

    def evaluate(self, inputs: Inputs) -> Fraction:
        decided = any((operand.evaluate(inputs) != 0) is self.decided_by for operand in self.operands)
        return Fraction(decided is self.decided_by)

    def names(self) -> Iterator[str]:
        return _names(self.operands)


@dataclass(frozen=True, slots=True)
class Either:
    """`x if c else y`; the branch not taken is not evaluated."""

    then: Expression
    condition: Expression
    otherwise: Expression

    def evaluate(self, inputs: Inputs) -> Fraction:
        taken = self.then if self.condition.evaluate(inputs) != 0 else self.otherwise
        return taken.evaluate(inputs)

    def names(self) -> Iterator[str]:
        return _names((self.then, self.condition, self.otherwise))


def parse(text: str) -> Expression:
    """Read a formula. Raises FormulaError.

    >>> parse("min(a / b, 1) if b > 0 else 0.5").evaluate({"a": Fraction(1), "b": Fraction(3)})
    Fraction(1, 3)
    """
    if len(text) > LONGEST:
        raise FormulaError("too_long", text[:40], 0)
    plain = text.translate(_SIGNS)
    try:
        body = _tree(plain.strip())
    except SyntaxError as error:
        raise FormulaError("syntax", text, max((error.offset or 1) - 1, 0)) from None
    except (ValueError, MemoryError, RecursionError):
        raise FormulaError("syntax", text, 0) from None
    return _Reader(plain.strip()).read(body, 0)


def is_name(text: str) -> bool:
    """Whether an input may be called so."""
    try:
        body = _tree(text)
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return False
    return isinstance(body, ast.Name) and body.id == text and text not in FUNCTIONS


def normal_name(text: str) -> str:
    """The form in which Python's parser hands identifiers on (NFKC)."""
    return unicodedata.normalize("NFKC", text)


def _tree(text: str) -> ast.expr:
    """Python's own reading of one expression; what its parser would only warn of is refused."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return ast.parse(text, mode="eval").body


_ARITHMETIC: dict[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_COMPARISONS: dict[type[ast.cmpop], Callable[[Fraction, Fraction], bool]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}


@dataclass(frozen=True, slots=True)
class _Reader:
    text: str

    def read(self, node: ast.AST, depth: int) -> Expression:
        if depth > DEEPEST:
            raise FormulaError("too_deep", self._part(node), self._offset(node))
        reader = _READERS.get(type(node), _Reader._refuse)
        return reader(self, node, depth + 1)

    def _constant(self, node: ast.Constant, depth: int) -> Expression:
        number = parse_decimal(self._part(node))
        return self._refuse(node, depth) if number is None else Constant(number)

    def _name(self, node: ast.Name, depth: int) -> Expression:
        return Name(node.id)

    def _binary(self, node: ast.BinOp, depth: int) -> Expression:
        function = _ARITHMETIC.get(type(node.op))
        if function is None:
            return self._refuse(node, depth)
        return Apply(lambda sides: function(sides[0], sides[1]), self._all([node.left, node.right], depth))

    def _unary(self, node: ast.UnaryOp, depth: int) -> Expression:
        operand = self.read(node.operand, depth)
        match node.op:
            case ast.USub():
                return Apply(lambda sides: -sides[0], (operand,))
            case ast.UAdd():
                return operand
            case ast.Not():
                return Either(Constant(ZERO), operand, Constant(ONE))
            case _:
                return self._refuse(node, depth)

    def _compare(self, node: ast.Compare, depth: int) -> Expression:
        tests = [_COMPARISONS.get(type(test)) for test in node.ops]
        known = tuple(test for test in tests if test is not None)
        if len(known) < len(tests):
            return self._refuse(node, depth)
        return Compared(known, self._all([node.left, *node.comparators], depth))

    def _joined(self, node: ast.BoolOp, depth: int) -> Expression:
        return Joined(isinstance(node.op, ast.Or), self._all(node.values, depth))

    def _either(self, node: ast.IfExp, depth: int) -> Expression:
        return Either(*self._all([node.body, node.test, node.orelse], depth))

    def _call(self, node: ast.Call, depth: int) -> Expression:
        function = FUNCTIONS.get(node.func.id) if isinstance(node.func, ast.Name) else None
        if function is None or node.keywords or not node.args:
            return self._refuse(node, depth)
        return Apply(function, self._all(node.args, depth))

    def _all(self, nodes: list[ast.expr], depth: int) -> tuple[Expression, ...]:
        return tuple(self.read(node, depth) for node in nodes)

    def _refuse(self, node: ast.AST, depth: int) -> Expression:
        raise FormulaError("unsupported", self._part(node), self._offset(node))

    def _part(self, node: ast.AST) -> str:
        return ast.get_source_segment(self.text, node) or self.text

    def _offset(self, node: ast.AST) -> int:
        return int(getattr(node, "col_offset", 0))


# Any: each reader takes its own kind of node, which the key of the table guarantees and the type checker cannot see.
_READERS: dict[type[ast.AST], Callable[..., Expression]] = {
    ast.Constant: _Reader._constant,
    ast.Name: _Reader._name,
    ast.BinOp: _Reader._binary,
    ast.UnaryOp: _Reader._unary,
    ast.Compare: _Reader._compare,
    ast.BoolOp: _Reader._joined,
    ast.IfExp: _Reader._either,
    ast.Call: _Reader._call,
}


def _names(operands: tuple[Expression, ...]) -> Iterator[str]:
    for operand in operands:
        yield from operand.names()
