"""The benchmark of backups says what it promises, and finds a backup that is not of one moment."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.backup import check
from tests.workshop.project.backup.cast import changed

ROOT = Path(__file__).parents[4]


@pytest.mark.slow
def test_a_backup_while_four_processes_write_is_of_one_moment_and_restores() -> None:
    """On the database that the tests run on; a little of what `make bench` does."""
    name = "postgresql" if os.environ.get("THANG_DATABASE") else "sqlite"
    command = [
        sys.executable,
        "-m",
        "benchmarks.backup",
        "--entries",
        "2000",
        "--files",
        "20",
        "--writers",
        "4",
        "--on",
        name,
        "--strict",
    ]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=240, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "drill" in run.stdout


def test_a_backup_that_is_not_of_one_moment_is_found(full: Path, tmp_path: Path) -> None:
    other = changed(full, tmp_path / "later.zip", lambda manifest, members: manifest["trail"].update(number=1))
    with pytest.raises(RuntimeError, match="not of one moment"):
        check(other, 0)
