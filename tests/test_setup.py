"""The first minutes: `make` lists itself, and what a machine lacks is named in a sentence."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
# What an outer `make` hands down would turn the inner one silent or parallel.
OF_OUTER_MAKE = {"MAKEFLAGS", "MFLAGS", "MAKELEVEL", "MAKEOVERRIDES"}


def make(*arguments: str) -> subprocess.CompletedProcess[str]:
    env = {key: text for key, text in os.environ.items() if key not in OF_OUTER_MAKE}
    return subprocess.run(["make", *arguments], cwd=ROOT, env=env, capture_output=True, text=True, check=False)


def python_with(folder: Path, module: str, source: str) -> Path:
    """An interpreter that is this one, but finds `module` made of `source` first."""
    modules = folder / "modules"
    modules.mkdir()
    (modules / f"{module}.py").write_text(source, encoding="utf-8")
    stub = folder / "python"
    stub.write_text(f'#!/bin/sh\nPYTHONPATH="{modules}" exec "{sys.executable}" "$@"\n', encoding="utf-8")
    stub.chmod(0o755)
    return stub


def refusal(python: Path, folder: Path) -> str:
    """What `make setup` says when it stops before anything is made."""
    venv = folder / "venv"
    run = make("setup", f"PYTHON={python}", f"VENV={venv}")
    assert run.returncode != 0
    assert not venv.exists()
    assert "Traceback" not in run.stdout + run.stderr
    return run.stderr


def test_a_python_without_venv_is_told_the_package_to_install(tmp_path: Path) -> None:
    python = python_with(tmp_path, "ensurepip", "raise ModuleNotFoundError(name='ensurepip')\n")
    said = refusal(python, tmp_path)
    assert "Hãy cài: sudo apt install python3-venv" in said
    assert "Install it: sudo apt install python3-venv" in said


def test_a_python_that_is_too_old_is_told_the_version_needed(tmp_path: Path) -> None:
    python = python_with(tmp_path, "sitecustomize", "import sys\nsys.version_info = (3, 9, 2, 'final', 0)\n")
    said = refusal(python, tmp_path)
    assert "Cần Python 3.11 trở lên" in said
    assert "Python 3.11 or newer is needed" in said


def test_a_python_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert "is not there. Install it: sudo apt install python3 python3-venv" in refusal(tmp_path / "no", tmp_path)


def needs(path: Path, *asked: str) -> subprocess.CompletedProcess[str]:
    """What the check of system tools says where only these commands are found."""
    script = ["/bin/sh", str(ROOT / "tools/needs.sh"), *asked]
    return subprocess.run(script, env={"PATH": str(path)}, capture_output=True, text=True, check=False)


def machine(folder: Path, **scripts: str) -> Path:
    """A folder of commands: `id` tells root, the others are given."""
    for name, script in {"id": "echo 0", **scripts}.items():
        path = folder / name
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)
    return folder


def test_a_tool_that_only_the_tests_need_is_named_with_its_package(tmp_path: Path) -> None:
    run = needs(machine(tmp_path), "frobnicate=frob")
    assert run.returncode == 1
    assert "Hãy cài: sudo apt install frob" in run.stderr
    assert "The tests need frobnicate. Install it: sudo apt install frob" in run.stderr


def test_apt_is_asked_for_what_is_missing_and_only_for_that(tmp_path: Path) -> None:
    made = tmp_path / "frobnicate"
    apt = f'echo "$*" >> "{tmp_path}/asked"; echo "#!/bin/sh" > "{made}"; /bin/chmod 755 "{made}"'
    run = needs(machine(tmp_path, **{"apt-get": apt}), "id=coreutils", "frobnicate=frob")
    assert (run.returncode, run.stderr) == (0, "")
    assert (tmp_path / "asked").read_text() == "install -y -q --no-install-recommends frob\n"


def test_where_apt_fails_the_tests_stop(tmp_path: Path) -> None:
    run = needs(machine(tmp_path, **{"apt-get": "exit 100"}), "frobnicate=frob")
    assert run.returncode == 1
    assert "frobnicate" in run.stderr


@pytest.mark.parametrize("arguments", [(), ("help",)])
def test_bare_make_lists_every_command(arguments: tuple[str, ...]) -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.+)$", text, re.MULTILINE)
    assert phony
    listed = re.findall(r"^  make (\S+) +\S", make(*arguments).stdout, re.MULTILINE)
    assert listed == phony[1].split()


def test_the_vocabulary_is_complete() -> None:
    words = "setup demo test fast lint types imports docs bench licences pins check clean"
    assert set(words.split()) <= set(re.findall(r"^  make (\S+)", make().stdout, re.MULTILINE))


def test_the_readme_gives_the_same_commands_in_both_languages() -> None:
    vietnamese, english = (ROOT / "README.md").read_text(encoding="utf-8").split("# Thang, in English")
    blocks = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
    assert blocks.findall(vietnamese) == blocks.findall(english) == ["make demo\n", "make test\n"]


def test_ci_finds_the_test_command_in_the_readme() -> None:
    marked = (ROOT / "README.md").read_text(encoding="utf-8").split("\n<!-- test -->\n")
    assert len(marked) == 2
    assert marked[1].startswith("```sh\nmake test\n```\n")
