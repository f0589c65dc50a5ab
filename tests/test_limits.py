"""Limits of house style that no tool of ours holds by itself."""

import ast
import io
import re
import subprocess
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "src").rglob("*.py"))
LINES_OF_A_MODULE = 400
LINES_OF_A_FUNCTION = 50

# What would name a package registry, a mirror or a folder of packages, in any file that we keep.
ADDRESS_OPTION = re.compile(r"--(extra-)?index-ur[l]\b|--find-link[s]\b|--default-inde[x]\b|--trusted-hos[t]\b")
# The arithmetic neither reads nor runs anything; import contracts cannot see what needs no import.
REACHES_OUT = {"open", "input", "print", "eval", "exec", "compile", "breakpoint", "__import__"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def functions(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def length(function: Function) -> int:
    """Lines of a function, its docstring not counted.

    >>> length(next(functions(ast.parse("def f(a):\\n    'Said.'\\n    return (\\n        a\\n    )"))))
    4
    """
    first = function.body[0]
    documented = ast.get_docstring(function) is not None
    docstring = (first.end_lineno or 0) - first.lineno + 1 if documented else 0
    return (function.end_lineno or 0) - function.lineno + 1 - docstring


def comments(source: str) -> Iterator[str]:
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.string


def unexplained(comment: str) -> bool:
    """Whether the comment silences a check and says no reason in words.

    >>> unexplained("# noqa: S101"), unexplained("# type: ignore[misc]  # the stub forgets None")
    (True, False)
    """
    silences = r"#\s*(noqa(:\s*[A-Z]+\d+(,\s*[A-Z]+\d+)*)?|type:\s*ignore(\[[\w, -]+\])?)"
    rest, found = re.subn(silences, "", comment)
    return found > 0 and not re.search(r"\w+\s+\w+", rest)


def calls(tree: ast.AST) -> set[str]:
    """The names that are called.

    >>> sorted(calls(ast.parse("eval(open(name).read())")))
    ['eval', 'open']
    """
    return {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}


def kept_files() -> list[Path]:
    """The files under version control; outside a working copy, none."""
    run = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    return [ROOT / name for name in run.stdout.split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_module_stays_under_400_lines(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) < LINES_OF_A_MODULE


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_function_stays_within_50_lines(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    assert [f.name for f in functions(tree) if length(f) > LINES_OF_A_FUNCTION] == []


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_silenced_check_says_why_in_words(module: Path) -> None:
    assert [c for c in comments(module.read_text(encoding="utf-8")) if unexplained(c)] == []


@pytest.mark.parametrize("module", sorted((ROOT / "src/thang/engine").rglob("*.py")), ids=name_of)
def test_the_engine_calls_nothing_that_reaches_outside(module: Path) -> None:
    assert calls(ast.parse(module.read_text(encoding="utf-8"))) & REACHES_OUT == set()


def test_no_kept_file_names_a_package_registry() -> None:
    here = Path(__file__)
    texts = {path: path.read_text(encoding="utf-8", errors="ignore") for path in kept_files() if path != here}
    assert [name_of(path) for path, text in texts.items() if ADDRESS_OPTION.search(text)] == []


@pytest.mark.parametrize("file", sorted((ROOT / "requirements").glob("*.txt")), ids=name_of)
def test_pins_hold_hashes_and_no_address(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^-", text, re.MULTILINE)
    pins = re.findall(r"^\S+==\S+.*(?:\n    .*)*", text, re.MULTILINE)
    assert pins
    assert [pin for pin in pins if "--hash=sha256:" not in pin] == []
