"""Workers as processes on a database of their own: none takes another's job, and every one can be lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from psycopg import sql

ROOT = Path(__file__).parents[4]
PLAY = str(Path(__file__).with_name("play.py"))
LIMIT = 120

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Installation:
    """A database and a file of notes, and the processes that use them."""

    environment: dict[str, str]
    notes: Path

    def start(self, *words: str) -> subprocess.Popen[str]:
        command = [sys.executable, PLAY, *words]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, env=self.environment, cwd=ROOT, stdin=pipe, stdout=pipe, text=True)

    def run(self, *words: str) -> tuple[int, str]:
        with self.start(*words) as process:
            out, _ = process.communicate(timeout=LIMIT)
            return process.returncode, out

    def asked(self, *jobs: dict[str, Any]) -> None:
        named = [{"notes": str(self.notes), "name": str(number), **one} for number, one in enumerate(jobs)]
        assert self.run("asked", json.dumps(named))[0] == 0

    @property
    def jobs(self) -> list[dict[str, Any]]:
        """And the trail holds whatever was done to workers."""
        status, out = self.run("told")
        facts = json.loads(out)
        assert (status, facts["broken"]) == (0, "None")
        return list(facts["jobs"])

    @property
    def steps(self) -> list[tuple[str, str, int]]:
        """Who did which step of which job."""
        rows = (line.split() for line in self.notes.read_text("utf-8").splitlines())
        return [(who, name, int(step)) for who, name, step in rows]


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    """On the engine that the tests run on, in a database that nobody else uses."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("THANG_", "DJANGO_"))}
    environment = {**kept, "THANG_DATA": str(tmp_path / "data")}
    server, name = os.environ.get("THANG_DATABASE", ""), f"jobs_{uuid.uuid4().hex}"
    if server:
        parts = urlsplit(server)
        environment["THANG_DATABASE"] = urlunsplit(parts._replace(path=f"/{name}"))
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    else:
        (tmp_path / "data").mkdir()
    one = Installation(environment, tmp_path / "notes")
    try:
        assert one.run("seed")[0] == 0
        yield one
    finally:
        if server:
            with psycopg.connect(server, autocommit=True) as connection:
                connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def wait_for(what: Any) -> None:
    until = time.monotonic() + LIMIT
    while not what():
        assert time.monotonic() < until
        time.sleep(0.05)


def test_no_two_workers_take_one_job(installation: Installation) -> None:
    installation.asked(*({} for _ in range(24)))
    workers = [installation.start("race") for _ in range(4)]
    for one in workers:
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
    for one in workers:
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()
    assert [one.wait(LIMIT) for one in workers] == [0] * 4
    for one in workers:
        one.communicate()
    assert {(one["state"], one["take"], one["tries"]) for one in installation.jobs} == {("done", 1, 0)}
    done = Counter((name, step) for _, name, step in installation.steps)
    assert len(done) == 240
    assert set(done.values()) == {1}
    assert len({who for who, _, _ in installation.steps}) > 1, "more than one of them worked"


def test_a_job_whose_worker_was_killed_goes_on_from_its_checkpoint(installation: Installation) -> None:
    installation.asked({"dies_at": 6})
    assert installation.run("drain")[0] == -signal.SIGKILL
    (job,) = installation.jobs
    assert (job["state"], job["take"], job["checkpoint"]) == ("running", 1, {"at": 5})
    assert installation.run("drain")[0] == 0
    assert installation.jobs == [job], "its lease lasts, so nobody else takes it"
    assert installation.run("drain", "300")[0] == 0
    (job,) = installation.jobs
    assert (job["state"], job["take"], job["tries"], job["done"]) == ("done", 2, 1, 10)
    assert [step for _, _, step in installation.steps] == [1, 2, 3, 4, 5, 6, 6, 7, 8, 9, 10]
    assert len({who for who, _, _ in installation.steps}) == 2


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_that_is_told_to_end_puts_its_job_back(installation: Installation, how: signal.Signals) -> None:
    installation.asked({"waits_at": 4})
    with installation.start("work") as process:
        wait_for(lambda: installation.notes.exists() and len(installation.steps) == 4)
        process.send_signal(how)
        assert process.wait(LIMIT) == 0
    (job,) = installation.jobs
    assert (job["state"], job["take"], job["tries"], job["checkpoint"]) == ("waiting", 1, 0, {"at": 4})
    assert installation.run("drain")[0] == 0
    assert installation.jobs[0]["state"] == "done"
    assert [step for _, _, step in installation.steps] == list(range(1, 11))
