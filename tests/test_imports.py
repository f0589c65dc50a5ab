"""Every import contract is proven once: a forbidden line is planted in a copy, and the contract must name it."""

import configparser
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]

# contract id, file of thang to plant in, line to plant; an empty line plants a module that no layer declares
BREACHES = [
    ("rooms", "engine/errors.py", "import thang.library"),
    ("rooms", "library/__init__.py", "import thang.cli"),
    ("rooms", "attic/__init__.py", ""),
    ("steps", "engine/errors.py", "import thang.engine.values"),
    ("steps", "engine/attic.py", ""),
    ("pure", "engine/errors.py", "import os"),
    ("pure", "engine/values.py", "from datetime import date"),
    ("pure", "engine/numbers.py", "import random"),
    ("yaml", "words/__init__.py", "import yaml"),
    ("workshop", "workshop/base/parts/errors.py", "import thang.workshop.project.database"),
    ("stages", "workshop/stages/frameworks/models.py", "import thang.workshop.stages.rounds.models"),
    ("base", "workshop/base/audit/chain.py", "import thang.workshop.base.people.roles"),
    ("base", "workshop/base/attic/__init__.py", ""),
    ("django", "words/__init__.py", "import django"),
    ("allauth", "workshop/base/ui/views.py", "import allauth.account.models"),
]


def contracts() -> dict[str, str]:
    """Contract id → its name, as .importlinter declares them."""
    config = configparser.ConfigParser()
    config.read(ROOT / ".importlinter", encoding="utf-8")
    prefix = "importlinter:contract:"
    return {section.removeprefix(prefix): config[section]["name"] for section in config if section.startswith(prefix)}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "src/thang", tmp_path / "thang", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / ".importlinter", tmp_path)
    return tmp_path


def broken(folder: Path) -> set[str]:
    """Ids of the contracts that import-linter finds broken in `folder`."""
    env = os.environ | {"PYTHONPATH": os.pathsep.join([str(folder), str(ROOT)])}
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    run = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    verdicts = dict(re.findall(r"^(.+) (KEPT|BROKEN)$", run.stdout, re.MULTILINE))
    assert set(verdicts) == set(contracts().values()), run.stdout + run.stderr
    assert run.returncode == (1 if "BROKEN" in verdicts.values() else 0)
    return {contract for contract, name in contracts().items() if verdicts[name] == "BROKEN"}


def test_the_code_as_it_stands_keeps_every_contract(copy: Path) -> None:
    assert broken(copy) == set()


@pytest.mark.parametrize(("contract", "file", "line"), BREACHES)
def test_a_planted_breach_is_named(copy: Path, contract: str, file: str, line: str) -> None:
    planted = copy / "thang" / file
    planted.parent.mkdir(exist_ok=True)
    before = planted.read_text(encoding="utf-8") if planted.exists() else '"""Planted."""\n'
    planted.write_text(f"{before}\n{line}\n", encoding="utf-8")
    assert broken(copy) == {contract}


def test_every_contract_has_a_planted_breach() -> None:
    assert {contract for contract, _, _ in BREACHES} == set(contracts())
