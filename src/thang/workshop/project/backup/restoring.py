"""A backup becomes a database again: whole, compared with its file and its trail proven, or not at all."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from django.apps import apps
from django.core.management.color import no_style
from django.db import DatabaseError, Error, OperationalError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from thang.workshop.base.audit import queries
from thang.workshop.base.files.store import Disk, Store
from thang.workshop.project import database
from thang.workshop.project.backup import stored
from thang.workshop.project.backup.archive import Backup, Fault, Manifest, Table, Unfit, member, settle
from thang.workshop.project.backup.opening import opened
from thang.workshop.project.backup.places import file_at, instead
from thang.workshop.project.backup.portable import AnyModel, Unreadable, empty, lines, load, tables

Node = tuple[str, str]


class NotEmpty(Exception):
    """There is something in the database already, and nothing was said of replacing it."""


class InUse(Exception):
    """Somebody has the database open."""


def restore(file: Path, now: datetime, files: Store, *, replace: bool = False) -> tuple[Manifest, Path | None]:
    """Into the database of the settings, and the store; also where a SQLite file that was replaced is kept.

    Raises Unfit, NotEmpty and InUse. A server's database is filled in one transaction and never replaced.
    """
    with opened(file) as backup:
        if connection.vendor == "sqlite":
            path = Path(connection.settings_dict["NAME"])
            if path.exists() and not replace and _holds_something():
                raise NotEmpty
            return backup.manifest, _into_file(backup, path, now, files)
        if _holds_something():
            raise NotEmpty
        with transaction.atomic():
            fill(backup)
            stored.bring(backup, files)
        return backup.manifest, None


def drill(path: Path, folder: Path) -> Manifest:
    """Restore into a file that is thrown away, in a folder that only we read. Raises Unfit."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with opened(path) as backup, tempfile.TemporaryDirectory(dir=folder, prefix=".drill-") as place:
        with instead(file_at(Path(place) / "drill.sqlite3")):
            fill(backup)
        stored.bring(backup, Disk(Path(place) / "files"))
        return backup.manifest


def fill(backup: Backup) -> None:
    """The empty database in use becomes what the backup holds, then of this version. Raises Unfit."""
    executor = MigrationExecutor(connection)
    targets = _targets(executor, backup.manifest)
    executor.migrate(targets)
    models = _models(executor, targets, backup.manifest)
    try:
        with transaction.atomic():
            _load(backup, models)
            connection.check_constraints()
    except Error as error:
        raise Unfit([Fault("contradiction", "tables/", " ".join(str(error).split()))]) from None
    if faults := list(_differences(backup.manifest, models)):
        raise Unfit(faults)
    database.bring_up()
    _count_on()
    _prove(backup.manifest)


def _holds_something() -> bool:
    """Also a file that cannot be read: it may be all that somebody has."""
    try:
        return bool(connection.introspection.table_names())
    except OperationalError:
        raise
    except DatabaseError:
        return True


def _into_file(backup: Backup, path: Path, now: datetime, files: Store) -> Path | None:
    """A new file in the making takes the place of the old one in one step; the old one stays under another name."""
    connection.close()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".restore-") as place:
        made = Path(place) / path.name
        with instead(file_at(made)):
            fill(backup)
        stored.bring(backup, files)
        with made.open("rb") as file:
            os.fsync(file.fileno())
        kept = _kept(path, now)
        made.replace(path)
    settle(path.parent)
    return kept


def _kept(path: Path, now: datetime) -> Path | None:
    """What stands at `path` gets a second name, be it sound or broken; None where there is nothing in it."""
    if not path.exists():
        return None
    kept = path.with_name(f"{path.name}.before-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}")
    try:
        if _is_empty(path):
            return None
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise InUse from None
        for ending in ("-wal", "-shm"):
            if (beside := path.with_name(path.name + ending)).exists():
                beside.replace(kept.with_name(kept.name + ending))
    os.link(path, kept)
    return kept


def _is_empty(path: Path) -> bool:
    """What waits beside the file comes into it first: it must not be taken for a part of the new one."""
    with closing(sqlite3.connect(path, timeout=5, isolation_level=None)) as old:
        old.execute("PRAGMA journal_mode=DELETE")
        old.execute("BEGIN EXCLUSIVE")
        return not old.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]


def _targets(executor: MigrationExecutor, manifest: Manifest) -> list[Node]:
    """The last of the migrations that the backup names. Raises Unfit where they are not ours, or not all of them."""
    graph, named = executor.loader.graph, manifest.migrations
    strange = [f"{app}.{name}" for app, name in sorted(named - set(graph.nodes))]
    if strange:
        raise Unfit([Fault("newer", "backup.json", ", ".join(strange), manifest.release)])
    targets = sorted(node for node in named if not any(child.key in named for child in graph.node_map[node].children))
    needed = {(one.app_label, one.name) for one, _ in executor.migration_plan(targets)}
    if needed != named:
        raise Unfit([Fault("migrations", "backup.json", ", ".join(".".join(one) for one in sorted(needed ^ named)))])
    return targets


def _models(executor: MigrationExecutor, targets: list[Node], manifest: Manifest) -> Mapping[str, AnyModel]:
    """The tables as they were when the backup was made."""
    models = tables(executor.loader.project_state(targets).apps)
    absent = [Fault("table_missing", member(name)) for name in sorted(models.keys() - manifest.tables.keys())]
    strange = [Fault("table_unknown", member(name)) for name in sorted(manifest.tables.keys() - models.keys())]
    if absent or strange:
        raise Unfit(absent + strange)
    return models


def _load(backup: Backup, models: Mapping[str, AnyModel]) -> None:
    for model in models.values():
        empty(model)
    for name, model in models.items():
        try:
            load(model, backup.lines(name))
        except Error as error:
            raise Unfit([Fault("contradiction", member(name), " ".join(str(error).split()))]) from None
        except Unreadable as error:
            raise Unfit([Fault("row", f"{member(name)}:{error.number}", str(error))]) from None


def _differences(manifest: Manifest, models: Mapping[str, AnyModel]) -> Iterator[Fault]:
    """What is in the database now, written once more, must be what is in the file."""
    for name, model in models.items():
        found, wanted = Table.of(lines(model)), manifest.tables[name]
        if found != wanted:
            yield Fault("differs", member(name), f"{found.rows} {found.sha256}", f"{wanted.rows} {wanted.sha256}")


def _count_on() -> None:
    """A server hands out numbers by counters that know nothing of rows which brought theirs."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [*tables(apps).values()]):
            cursor.execute(statement)


def _prove(manifest: Manifest) -> None:
    broken = queries.first_broken([manifest.head])
    if broken is not None:
        raise Unfit([Fault(f"trail_{broken.how}", member("audit.entry"), str(broken.number))])
    if queries.head() != manifest.head:
        raise Unfit([Fault("head", "backup.json", str(manifest.head.number), str(queries.head().number))])
