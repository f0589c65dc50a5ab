"""Why a publication is refused: every problem that is raised has its sentence in both languages, and none is unused."""

from __future__ import annotations

import re
from pathlib import Path

import thang.bundle
from thang.bundle.problem import Problem
from thang.words.problems import PROBLEMS, problem_text

SOURCE = Path(str(thang.bundle.__file__)).parent
RAISED = re.compile(r'"((?:zip|member|sums|signature|framework|tables|values|package|cell)\.[a-z_]+)"')


def raised() -> set[str]:
    modules = [*SOURCE.glob("*.py"), SOURCE.parent / "cli" / "verify.py"]
    kinds = {kind for module in modules for kind in RAISED.findall(module.read_text(encoding="utf-8"))}
    files = {"framework.yaml", "values.csv", "tables.csv", "cell.missing_refused"}
    checks = {f"signature.{problem}" for problem in ("broken", "namespace", "forged", "key_kind")}
    return (kinds - files) | checks


def test_every_problem_has_its_sentence_and_none_is_unused() -> None:
    assert raised() == set(PROBLEMS)


def test_a_sentence_names_what_was_found_and_what_it_should_be() -> None:
    problem = Problem("cell.differs", file="ranking.csv", row="3", found="a", wanted="b")
    assert problem_text(problem.kind, problem.facts, "en") == "ranking.csv:ROW 3: “a” → recomputed “b”"
    assert problem_text(problem.kind, problem.facts, "vi") == "ranking.csv:ROW 3: “a” → tính lại được “b”"
