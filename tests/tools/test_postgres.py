"""A PostgreSQL server for as long as a command runs, and nothing left of it afterwards."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tools import postgres

ROOT = Path(__file__).parents[2]
TOOL = [sys.executable, "-m", "tools.postgres"]
SHOW = (
    "import os, psycopg; url = os.environ['THANG_DATABASE']; print(url)\n"
    "with psycopg.connect(url) as one:\n"
    "    for what in ('fsync', 'listen_addresses', 'synchronous_commit'):\n"
    "        print(one.execute(f'SHOW {what}').fetchone()[0])\n"
    "    print(*(row[0] for row in one.execute(\"SELECT * FROM (VALUES ('z'), ('đ'), ('e')) AS t (c) ORDER BY c\")))\n"
)
HAS_SERVER = bool(os.environ.get("TEST_DATABASE_URL")) or any(postgres.PROGRAMS.glob("*/bin/initdb"))
needs_server = pytest.mark.skipif(not HAS_SERVER, reason="PostgreSQL is not installed: sudo apt install postgresql")


found_in = postgres.found_programs  # before a test puts another in its place


def environ(folder: Path, **more: str) -> Mapping[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("TEST_DATABASE_URL", "THANG_DATABASE")}
    return {**kept, "TMPDIR": str(folder), **more}


@pytest.fixture
def folder() -> Iterator[Path]:
    """Where the server's folder is made: an ordinary user can go there, which pytest's own folders do not allow."""
    with TemporaryDirectory(prefix="thang-test-", dir="/tmp") as made:
        Path(made).chmod(0o755)
        yield Path(made)


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [*TOOL, *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=environ(folder), capture_output=True, text=True, timeout=120, check=False
    )


@needs_server
@pytest.mark.slow
def test_a_command_has_a_server_of_its_own_that_is_gone_afterwards(folder: Path) -> None:
    told = run(folder, sys.executable, "-c", SHOW)
    assert told.returncode == 0, told.stderr
    url, fsync, addresses, commit, letters = told.stdout.splitlines()
    assert url.startswith(f"postgresql://thang@/thang?host={folder}/")
    assert (fsync, addresses, commit) == ("off", "", "off")
    assert letters == "đ e z"  # its own order is not that of the code points
    assert list(folder.iterdir()) == []


@needs_server
@pytest.mark.slow
def test_a_durable_server_waits_for_the_disk(folder: Path) -> None:
    told = run(folder, "--durable", sys.executable, "-c", SHOW)
    assert told.stdout.splitlines()[1:4] == ["on", "", "on"]


@needs_server
@pytest.mark.slow
@pytest.mark.parametrize(
    ("code", "status"), [("raise SystemExit(7)", 7), ("import os; os.kill(os.getpid(), 9)", 128 + 9)]
)
def test_the_exit_status_is_the_commands(folder: Path, code: str, status: int) -> None:
    assert run(folder, sys.executable, "-c", code).returncode == status
    assert list(folder.iterdir()) == []


@needs_server
@pytest.mark.slow
def test_a_command_that_is_not_there_leaves_no_server(folder: Path) -> None:
    assert run(folder, "no-such-command").returncode != 0
    assert list(folder.iterdir()) == []


@needs_server
@pytest.mark.slow
@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT])
def test_who_is_asked_to_end_ends_the_command_and_the_server_too(folder: Path, by: signal.Signals) -> None:
    code = "import os, time; print(os.getpid(), flush=True); time.sleep(60)"
    command = [*TOOL, sys.executable, "-c", code]
    with subprocess.Popen(command, cwd=ROOT, env=environ(folder), stdout=subprocess.PIPE, text=True) as tool:
        assert tool.stdout is not None
        inside = int(tool.stdout.readline())
        server = int(next(folder.glob("*/data/postmaster.pid")).read_text().split()[0])
        tool.send_signal(by)
        assert tool.wait(60) == 128 + by
    assert list(folder.iterdir()) == []
    for one in (inside, server):
        with pytest.raises(ProcessLookupError):
            os.kill(one, 0)


def test_a_server_that_was_named_is_taken_and_none_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEST_DATABASE_URL", "postgresql://a@b/c")
    monkeypatch.setattr(postgres, "PROGRAMS", Path("/nowhere"))
    with postgres.database() as address:
        assert address == "postgresql://a@b/c"


def test_the_command_gets_the_server_that_was_named(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TEST_DATABASE_URL", "postgresql://a@b/c")
    code = "import os; print(os.environ['THANG_DATABASE'])"
    assert postgres.main([sys.executable, "-c", code]) == 0
    assert capfd.readouterr().out == "postgresql://a@b/c\n"


def test_where_there_is_no_postgresql_a_sentence_names_its_package(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("TEST_DATABASE_URL", raising=False)
    monkeypatch.setattr(postgres, "found_programs", lambda: found_in(tmp_path))
    assert postgres.main(["true"]) == 1
    vietnamese, english = capsys.readouterr().err.splitlines()
    assert vietnamese.startswith("Chưa có PostgreSQL. Hãy cài: sudo apt install postgresql")
    assert english.startswith("PostgreSQL is not there. Install it: sudo apt install postgresql")


def test_the_newest_version_is_taken_by_its_number(tmp_path: Path) -> None:
    for name in ("9", "15", "101"):
        (tmp_path / name / "bin").mkdir(parents=True)
    for name in ("9", "15"):
        (tmp_path / name / "bin" / "initdb").touch()
    assert postgres.found_programs(tmp_path) == tmp_path / "15" / "bin"


def test_a_bare_call_says_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        postgres.main([])
    assert "COMMAND" in capsys.readouterr().err


def test_signals_are_as_before_when_it_is_over() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(postgres.Stopped), postgres.stoppable():
        os.kill(os.getpid(), signal.SIGTERM)
    assert signal.getsignal(signal.SIGTERM) is before
