"""A database that a later release has written is left alone by this one, whatever it is asked to do."""

from __future__ import annotations

import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from tests.workshop.project.test_serve import LIMIT, THANG, environment_of

pytestmark = pytest.mark.slow


def test_every_verb_refuses_it_in_words(tmp_path: Path) -> None:
    environment = environment_of(tmp_path)
    environment.pop("THANG_DATABASE", None)

    def run(*words: str) -> tuple[int, str]:
        command = [*THANG, *words, "--lang", "en"]
        ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=LIMIT, check=False)
        return ended.returncode, ended.stderr + ended.stdout

    assert run("migrate")[0] == 0
    with closing(sqlite3.connect(tmp_path / "thang.sqlite3")) as database, database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('audit', '9999_later', '2030-01-01')"
        )
    for words in (["serve"], ["worker"], ["migrate"], ["backup", str(tmp_path / "a.zip")]):
        status, said = run(*words)
        assert (status, "the database is of a newer release of Thang" in said) == (2, True), words
    status, said = run("doctor")
    assert (status, "of a newer release of Thang, which this one does not read" in said) == (1, True)
    assert not (tmp_path / "a.zip").exists()
