"""A worker that is killed between a mail and its mark: nobody gets a second one, and the others get theirs."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

PLAY = str(Path(__file__).with_name("play.py"))
ROOT = Path(__file__).parents[4]

pytestmark = pytest.mark.slow


def test_a_digest_is_sent_once_though_its_worker_is_killed(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    notes = tmp_path / "notes"
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("THANG_", "DJANGO_"))}
    mail = {"THANG_MAIL_SERVER": "folder", "THANG_MAIL_FROM": "dti@example.gov.vn"}
    environment = {**kept, **mail, "THANG_DATA": str(tmp_path / "data"), "NOTES": str(notes)}

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, PLAY, *words]
        return subprocess.run(
            command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True, timeout=120, check=False
        )

    assert run("seed").returncode == 0
    assert run("work", "3", "0").returncode == -signal.SIGKILL
    assert run("work", "5", "600").returncode == -signal.SIGKILL
    assert run("work", "0", "1200").returncode == 0
    taken = Counter(notes.read_text("utf-8").split())
    assert taken == {f"n{number}@example.gov.vn": 1 for number in range(8)}
    found = json.loads(run("told").stdout)
    assert found["job"] == "done"
    assert found["result"].endswith("that could not be: 0; of which that is not known, for a worker was lost: 2.")
    assert Counter(found["states"].values()) == {"sent": 6, "begun": 2}, "the killed do not know, so none is sent again"
