"""A backup restored, on either database, is the same to the last row."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from tests.workshop.conftest import founded
from tests.workshop.project.backup.cast import (
    CONTENTS,
    NOW,
    disk,
    manifest_of,
    on_server,
    server,
    tables_of,
    with_shelf,
)
from tests.workshop.project.backup.shelf.models import Author, Book
from thang.workshop.base.audit import queries
from thang.workshop.base.audit.heads import noted
from thang.workshop.base.files.store import Disk
from thang.workshop.project import database
from thang.workshop.project.backup.archive import Files, Manifest, Table, Unfit, add_table, whole
from thang.workshop.project.backup.making import make
from thang.workshop.project.backup.places import file_at, instead
from thang.workshop.project.backup.portable import LEFT_OUT, lines, tables
from thang.workshop.project.backup.restoring import InUse, NotEmpty, drill, restore

on_postgres = pytest.mark.skipif(not os.environ.get("THANG_DATABASE"), reason="runs with tools.postgres")


def test_sqlite_to_sqlite_is_equal_row_by_row_and_file_by_file(full: Path, tmp_path: Path) -> None:
    with with_shelf(), instead(file_at(tmp_path / "new.sqlite3")):
        restore(full, NOW, disk(tmp_path))
        assert database.is_current()
        make(tmp_path / "again.zip", NOW, disk(tmp_path))
    assert tables_of(tmp_path / "again.zip") == tables_of(full)
    assert manifest_of(tmp_path / "again.zip") == manifest_of(full)


@on_postgres
def test_sqlite_to_postgresql_and_back_is_equal_row_by_row_and_file_by_file(full: Path, tmp_path: Path) -> None:
    with with_shelf(), server() as address:
        with instead(on_server(address)):
            restore(full, NOW, disk(tmp_path / "server"))
            assert connection.vendor == "postgresql"
            assert database.is_current()
            make(tmp_path / "server.zip", NOW, disk(tmp_path / "server"))
        with instead(file_at(tmp_path / "back.sqlite3")):
            restore(tmp_path / "server.zip", NOW, disk(tmp_path / "back"))
            make(tmp_path / "back.zip", NOW, disk(tmp_path / "back"))
    assert tables_of(tmp_path / "server.zip") == tables_of(full)
    assert tables_of(tmp_path / "back.zip") == tables_of(full)


def test_the_rows_that_are_compared_are_of_every_kind(full: Path) -> None:
    """A table without rows shows nothing; one is left empty on purpose."""
    empty = {name for name, table in manifest_of(full)["tables"].items() if not table["rows"]}
    assert "organisations.rearrangement" in empty
    assert {
        "shelf.book",
        "shelf.author",
        "shelf.book_authors",
        "organisations.draft",
        "people.delegation",
        "files.blob",
        "files.file",
    } & empty == set()


def test_a_restored_workshop_goes_on_counting_and_chaining(full: Path, tmp_path: Path) -> None:
    with with_shelf(), instead(file_at(tmp_path / "new.sqlite3")):
        restore(full, NOW, disk(tmp_path))
        assert_goes_on()


@on_postgres
def test_a_server_that_was_restored_hands_out_numbers_that_are_free(full: Path, tmp_path: Path) -> None:
    with with_shelf(), server() as address, instead(on_server(address)):
        restore(full, NOW, disk(tmp_path))
        assert_goes_on()


def databases(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir()} - {"files"}


def assert_goes_on() -> None:
    before = queries.head().number
    founded("Xã Mới", "commune", code="99999")
    assert queries.head().number == before + 1
    assert queries.first_broken() is None
    book = Book.objects.create(title="Mới", pages=1)
    book.authors.add(Author.objects.get(sign="Đ"))
    assert Permission.objects.exists()


def test_a_time_of_saving_stays_what_it_was(full: Path, tmp_path: Path) -> None:
    with with_shelf(), instead(file_at(tmp_path / "new.sqlite3")):
        restore(full, NOW, disk(tmp_path))
        assert set(Book.objects.values_list("saved_at", flat=True)) == {datetime(2020, 2, 29, 12, 0, 0, 1, tzinfo=UTC)}


def test_nothing_that_is_kept_points_to_what_is_left_out() -> None:
    """Or its rows could not be restored: what is left out is made anew under other numbers."""
    pointing = [
        f"{name}.{field.name}"
        for name, model in tables(apps).items()
        for field in model._meta.local_concrete_fields
        if field.is_relation and field.related_model is not None and field.related_model._meta.app_label in LEFT_OUT
    ]
    assert pointing == []


def test_sessions_and_the_secret_key_are_not_in_it(full: Path) -> None:
    names = tables_of(full)
    assert not any(app in name for name in names for app in ("sessions", "contenttypes", "auth."))
    assert "secret.key" in manifest_of(full)["left_out"]


def test_no_key_of_a_session_is_in_it() -> None:
    """Whoever reads a backup must not become somebody who is signed in."""
    assert [
        name for name, model in tables(apps).items() if any(one.name == "session_key" for one in model._meta.fields)
    ] == []


def test_the_file_is_for_its_owner_alone_and_the_head_stands_beside_it(full: Path) -> None:
    assert stat.S_IMODE(full.stat().st_mode) == 0o600
    ((path, head),) = noted(full.parent)
    assert path.name == "full.zip.audit-head.json"
    assert head is not None
    assert manifest_of(full)["trail"] == {"number": head.number, "digest": head.digest}


def test_a_drill_leaves_nothing(full: Path, tmp_path: Path) -> None:
    with with_shelf(), instead(file_at(tmp_path / "used.sqlite3")):
        assert drill(full, tmp_path).rows > 50
        assert not connection.introspection.table_names()
    assert [one.name for one in tmp_path.iterdir()] in ([], ["used.sqlite3"])


def test_a_database_that_holds_something_is_not_touched(full: Path, tmp_path: Path) -> None:
    path = tmp_path / "used.sqlite3"
    with with_shelf(), instead(file_at(path)):
        restore(full, NOW, disk(tmp_path))
        Author.objects.create(sign="mới")
        connection.close()
        before = path.read_bytes()
        with pytest.raises(NotEmpty):
            restore(full, NOW, disk(tmp_path))
    assert path.read_bytes() == before


def test_a_replaced_file_is_kept_beside_with_all_that_was_in_it(full: Path, tmp_path: Path) -> None:
    path = tmp_path / "used.sqlite3"
    with with_shelf(), instead(file_at(path)):
        restore(full, NOW, disk(tmp_path))
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA journal_mode=WAL")
        Author.objects.create(sign="mới")
        _, kept = restore(full, NOW, disk(tmp_path), replace=True)
        assert not Author.objects.filter(sign="mới").exists()
    assert kept == tmp_path / "used.sqlite3.before-20261130T010203Z"
    with with_shelf(), instead(file_at(kept)):
        assert Author.objects.filter(sign="mới").exists()
    assert databases(tmp_path) == {path.name, kept.name}


def test_a_broken_file_is_replaced_and_kept_with_what_is_beside_it(full: Path, tmp_path: Path) -> None:
    path, beside = tmp_path / "used.sqlite3", tmp_path / "used.sqlite3-wal"
    path.write_bytes(b"no database" * 1000)
    beside.write_bytes(b"what waited")
    with with_shelf(), instead(file_at(path)):
        with pytest.raises(NotEmpty):
            restore(full, NOW, disk(tmp_path))
        _, kept = restore(full, NOW, disk(tmp_path), replace=True)
        assert queries.first_broken() is None
    assert kept is not None
    assert kept.read_bytes() == b"no database" * 1000
    assert not beside.exists()


@pytest.mark.parametrize("mode", ["DELETE", "WAL"])
def test_a_file_that_somebody_writes_is_not_replaced(full: Path, tmp_path: Path, mode: str) -> None:
    path = tmp_path / "used.sqlite3"
    with with_shelf(), instead(file_at(path)):
        restore(full, NOW, disk(tmp_path))
        connection.close()
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute(f"PRAGMA journal_mode={mode}")
            before = path.read_bytes()
            other.execute("BEGIN IMMEDIATE")
            other.execute("DELETE FROM shelf_book_authors")
            with pytest.raises(InUse):
                restore(full, NOW, disk(tmp_path), replace=True)
            other.execute("ROLLBACK")
            assert path.read_bytes() == before
    assert databases(tmp_path) == {path.name}


@on_postgres
def test_a_server_that_holds_something_is_never_replaced(full: Path, tmp_path: Path) -> None:
    with with_shelf(), server() as address, instead(on_server(address)):
        restore(full, NOW, disk(tmp_path))
        for replace in (False, True):
            with pytest.raises(NotEmpty):
                restore(full, NOW, disk(tmp_path), replace=replace)


def test_the_backup_of_an_older_release_is_upgraded(tmp_path: Path) -> None:
    old = older_backup(tmp_path)
    with with_shelf(), instead(file_at(tmp_path / "new.sqlite3")):
        restore(old, NOW, disk(tmp_path))
        assert_upgraded()


@on_postgres
def test_the_backup_of_an_older_release_is_upgraded_on_a_server(tmp_path: Path) -> None:
    old = older_backup(tmp_path)
    with with_shelf(), server() as address, instead(on_server(address)):
        restore(old, NOW, disk(tmp_path))
        assert_upgraded()


def assert_upgraded() -> None:
    assert database.is_current()
    (book,) = Book.objects.all()
    assert (book.title, book.pages, [one.sign for one in book.authors.all()]) == ("Sách cũ", 7, ["An"])
    assert queries.first_broken() is None
    assert queries.head().number == 1


def older_backup(folder: Path) -> Path:
    """As a release wrote it that knew nothing of the last migration of the shelf."""
    path = folder / "old.zip"
    with with_shelf(), instead(file_at(folder / "old.sqlite3")):
        executor = MigrationExecutor(connection)
        last = [node for node in executor.loader.graph.leaf_nodes() if node[0] != "shelf"]
        nodes = [*last, ("shelf", "0001_initial")]
        executor.migrate(nodes)
        founded("Tỉnh Lào Cai", "province", code="15")
        then = executor.loader.project_state(nodes).apps
        then.get_model("shelf", "Author").objects.create(sign="An")
        then.get_model("shelf", "Book").objects.create(name="Sách cũ").authors.add("An")
        with whole(path) as archive:
            made: dict[str, Table] = {name: add_table(archive, name, lines(one)) for name, one in tables(then).items()}
            migrations = frozenset(MigrationRecorder(connection).applied_migrations())
            archive.writestr("backup.json", Manifest("0.0.9", "", migrations, made, Files(0, 0), queries.head()).text())
    return path


def test_what_the_store_lost_is_told_and_the_rest_is_kept(full: Path, tmp_path: Path) -> None:
    """One that is gone, and one whose bytes were changed: neither stops the backup, neither is passed for whole."""
    with with_shelf(), instead(file_at(tmp_path / "new.sqlite3")):
        restore(full, NOW, disk(tmp_path))
        gone, rotten = (sha256(content).hexdigest() for content in CONTENTS[1:])
        disk(tmp_path).drop(gone)
        place = tmp_path / "files" / rotten[:2] / rotten[2:4] / rotten
        place.write_bytes(CONTENTS[2][:-1] + b"x")
        manifest = make(tmp_path / "less.zip", NOW, disk(tmp_path))
    assert manifest.files == Files(1, 0, tuple(sorted((gone, rotten))))
    assert f"files/{gone}" not in tables_of(tmp_path / "less.zip")
    with with_shelf(), instead(file_at(tmp_path / "less.sqlite3")):
        assert restore(tmp_path / "less.zip", NOW, disk(tmp_path / "less"))[0].files == manifest.files


def test_a_restore_mends_what_the_store_lost(full: Path, tmp_path: Path) -> None:
    content = CONTENTS[2]
    digest = sha256(content).hexdigest()
    place = tmp_path / "files" / digest[:2] / digest[2:4] / digest
    place.parent.mkdir(parents=True)
    place.write_bytes(content[:-1] + b"x")
    with with_shelf(), instead(file_at(tmp_path / "new.sqlite3")):
        restore(full, NOW, disk(tmp_path))
    assert place.read_bytes() == content


def test_a_store_that_does_not_keep_what_it_takes_ends_the_restore(
    full: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Disk, "put", lambda *_: None)
    with with_shelf(), instead(file_at(tmp_path / "target" / "new.sqlite3")), pytest.raises(Unfit) as unfit:
        restore(full, NOW, disk(tmp_path))
    assert [one.kind for one in unfit.value.faults] == ["file_differs"]
    assert list((tmp_path / "target").iterdir()) == []


def test_what_is_still_being_sent_is_not_in_it(full: Path) -> None:
    assert "files.upload" not in manifest_of(full)["tables"]
    assert "being sent" in manifest_of(full)["left_out"]
