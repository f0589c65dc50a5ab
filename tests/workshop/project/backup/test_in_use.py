"""Backups while others write, processes that are killed, and the commands as they are given."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection

from tests.workshop.conftest import founded
from tests.workshop.project.backup.cast import (
    NOW,
    as_set,
    changed,
    disk,
    in_use,
    in_use_but_empty,
    manifest_of,
    tables_of,
)
from thang.cli.doctor_workshop import backups
from thang.workshop.base.audit import queries
from thang.workshop.base.audit.heads import noted
from thang.workshop.project.backup import making
from thang.workshop.project.backup.archive import add_table
from thang.workshop.project.backup.known import FILE, note_backup, note_drill
from thang.workshop.project.backup.making import make
from thang.workshop.project.backup.opening import opened
from thang.workshop.project.backup.places import instead

ROOT = Path(__file__).parents[4]
# The command, killed without notice where it comes to the function for the so-manieth time.
KILLED = """
import os, signal, sys
from importlib import import_module
module, name, left = sys.argv.pop(1), sys.argv.pop(1), int(sys.argv.pop(1))
os.environ["DJANGO_SETTINGS_MODULE"] = "thang.workshop.project.settings"
import django
django.setup()
module = import_module(module)
there = getattr(module, name)
def reached(*words, **facts):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return there(*words, **facts)
setattr(module, name, reached)
from thang.cli.main import main
sys.exit(main())
"""
BACKUP = "thang.workshop.project.backup"


@pytest.fixture
def used(tmp_path: Path) -> Iterator[dict[str, str]]:
    with in_use(tmp_path / "data") as variables:
        yield variables


@pytest.fixture
def saved(used: dict[str, str], tmp_path: Path) -> Path:
    """A backup of the workshop in use."""
    assert command(used, "backup", tmp_path / "saved.zip").returncode == 0
    return tmp_path / "saved.zip"


def run(used: dict[str, str], *words: str | Path) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("THANG_")} | used
    return subprocess.run(
        [sys.executable, *map(str, words)],
        env={**environment, "THANG_LANG": "en"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def command(used: dict[str, str], *words: str | Path) -> subprocess.CompletedProcess[str]:
    return run(used, "-m", "thang", *words)


def killed(used: dict[str, str], point: tuple[str, str, int], *words: str | Path) -> None:
    module, name, times = point
    done = run(used, "-c", KILLED, module, name, str(times), *words)
    assert done.returncode == -signal.SIGKILL, done.stderr


def test_a_write_in_the_middle_is_neither_hindered_nor_in_the_backup(
    used: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After every table that is read, somebody founds an organisation and waits until it is written."""
    written = []

    def write(name: str) -> None:
        with instead(as_set(**used)):
            founded(f"Xã của bảng {name}", "commune")
            written.append(queries.head().number)

    def reached(archive: object, name: str, lines: object) -> object:
        table = add_table(archive, name, lines)  # type: ignore[arg-type]  # handed on as they came
        with ThreadPoolExecutor(1) as others:
            others.submit(write, name).result(timeout=30)
        return table

    monkeypatch.setattr(making, "add_table", reached)
    with instead(as_set(**used)):
        before = queries.head()
        manifest = make(tmp_path / "a.zip", NOW, disk(tmp_path))
    assert len(written) == len(manifest.tables) > 10
    assert manifest.head == before
    tables = {name: text.count(b"\n") for name, text in tables_of(tmp_path / "a.zip").items()}
    assert tables["tables/audit.entry.jsonl"] == tables["tables/organisations.name.jsonl"] == before.number == 1


@pytest.mark.slow
@pytest.mark.parametrize(
    "point",
    [
        (f"{BACKUP}.making", "add_table", 1),
        (f"{BACKUP}.making", "add_table", 5),
        (f"{BACKUP}.archive", "settle", 1),
    ],
    ids=lambda point: f"{point[1]}-{point[2]}",
)
def test_a_backup_that_is_killed_leaves_a_whole_file_or_none(
    used: dict[str, str], saved: Path, tmp_path: Path, point: tuple[str, str, int]
) -> None:
    before = saved.read_bytes()
    with instead(as_set(**used)):
        founded("Xã Mới", "commune")
    killed(used, point, "backup", tmp_path / "new.zip")
    killed(used, point, "backup", saved, "--replace")
    if point[1] == "settle":  # moved to its place already
        for path in (tmp_path / "new.zip", saved):
            with opened(path) as backup:
                assert backup.manifest.head.number == 2
    else:
        assert not (tmp_path / "new.zip").exists()
        assert saved.read_bytes() == before


@pytest.mark.slow
@pytest.mark.parametrize(
    "point",
    [
        (f"{BACKUP}.restoring", "fill", 1),
        (f"{BACKUP}.restoring", "load", 5),
        (f"{BACKUP}.restoring", "_differences", 1),
        (f"{BACKUP}.restoring", "_prove", 1),
    ],
    ids=lambda point: point[1],
)
def test_a_restore_that_is_killed_leaves_no_half_database(
    used: dict[str, str], saved: Path, tmp_path: Path, point: tuple[str, str, int]
) -> None:
    with in_use_but_empty(tmp_path / "other") as empty:
        killed(empty, point, "restore", saved)
        assert not (tmp_path / "other" / "thang.sqlite3").exists()
        with instead(as_set(**empty)):
            assert connection.introspection.table_names() == []
        assert command(empty, "restore", saved).returncode == 0


@pytest.mark.slow
@pytest.mark.skipif(bool(os.environ.get("THANG_DATABASE")), reason="a server's database is never replaced")
@pytest.mark.parametrize("name", ["fill", "_prove", "_kept", "settle"])
def test_a_restore_over_a_database_that_is_killed_leaves_one_of_the_two(
    used: dict[str, str], saved: Path, name: str
) -> None:
    with instead(as_set(**used)):
        founded("Xã Mới", "commune")
    killed(used, (f"{BACKUP}.restoring", name, 1), "restore", saved, "--replace")
    with instead(as_set(**used)):
        assert queries.head().number == (1 if name == "settle" else 2)
        assert queries.first_broken() is None


def test_the_commands_say_what_they_did_and_the_doctor_knows(used: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "sao lưu.zip"
    early = command(used, "doctor")
    assert early.returncode == 0
    assert "to see to: never backed up → thang backup" in early.stdout
    made = command(used, "backup", path)
    assert (made.returncode, made.stderr) == (0, "")
    assert re.match(
        r"Backed up \d+ rows of \d+ tables and 0 files \(0 MB\) to .*; the trail up to entry 1\nsha256:[0-9a-f]{64}\n",
        made.stdout,
    )
    again = command(used, "backup", path)
    assert (again.returncode, again.stderr) == (2, f"thang: {path} is there already → another name, or --replace\n")
    drill = command(used, "restore", path, "--drill")
    assert drill.stdout.startswith("The drill passed in ")
    assert drill.stdout.splitlines()[-1] == made.stdout.splitlines()[-1]
    said = command(used, "doctor", "--heads", tmp_path).stdout
    assert "good: backed up 0 days ago" in said
    assert "good: restore drill 0 days ago" in said
    assert "good: heads noted elsewhere: 1" in said
    assert [path.name for path in Path(used["THANG_DATA"]).iterdir() if path.name.startswith(".")] == []


def test_a_refusal_says_what_else_to_do(used: dict[str, str], saved: Path, tmp_path: Path) -> None:
    full = command(used, "restore", saved)
    assert full.returncode == 2
    assert "is not empty" in full.stderr
    assert ("createdb" if used["THANG_DATABASE"] else "another THANG_DATA") in full.stderr
    absent = command(used, "restore", tmp_path / "none.zip")
    assert (absent.returncode, "there is no file" in absent.stderr) == (2, True)
    nowhere = command(used, "backup", tmp_path / "none" / "a.zip")
    assert (nowhere.returncode, "there is no file" in nowhere.stderr) == (2, True)


def test_a_drill_that_fails_names_the_faults_and_is_known(used: dict[str, str], saved: Path, tmp_path: Path) -> None:
    wrong = changed(saved, tmp_path / "wrong.zip", lambda manifest, members: manifest.update(format="x"))
    drill = command(used, "restore", wrong, "--drill")
    assert drill.returncode == 1
    assert drill.stderr.splitlines() == [
        f"{wrong} · backup.json: format “x”, should be “thang-backup/1” → use the Thang that made this file",
        "Nothing was restored.",
    ]
    doctor = command(used, "doctor")
    assert (doctor.returncode, "broken: the restore drill of" in doctor.stdout) == (1, True)


def test_the_doctor_warns_of_what_is_old(saved: Path, tmp_path: Path) -> None:
    with opened(saved) as backup:
        note_backup(tmp_path, saved, backup.manifest)
        made_at = backup.manifest.made_at
    note_drill(tmp_path, saved, NOW, passed=True, seconds=1.0)
    begun = datetime.fromisoformat(made_at)
    (early, *_) = backups(tmp_path, begun + timedelta(days=7, hours=1))
    assert early.is_good
    (late, *_) = backups(tmp_path, begun + timedelta(days=8))
    assert (late.sentence, late.is_good, late.is_warning, late.facts["days"]) == ("doctor_backup", False, True, "8")
    (*_, drill) = backups(tmp_path, NOW + timedelta(days=100))
    assert (drill.sentence, drill.is_good) == ("doctor_drill", True)
    (*_, drill) = backups(tmp_path, NOW + timedelta(days=101))
    assert (drill.sentence, drill.is_good, drill.is_warning) == ("doctor_drill", False, True)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"backup": 3, "drill": {"at": "x"}}', '{"backup": {"at": "2026"}}'])
def test_notes_that_cannot_be_read_say_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    assert [one.sentence for one in backups(tmp_path, NOW)] == ["doctor_backup_none", "doctor_drill_none"]


def test_an_older_trail_is_found_through_the_head_beside_a_backup(saved: Path) -> None:
    ((_, head),) = noted(saved.parent)
    assert head is not None
    assert manifest_of(saved)["trail"]["number"] == head.number == 1
    assert json.loads(tables_of(saved)["tables/audit.head.jsonl"])["digest"] == head.digest
