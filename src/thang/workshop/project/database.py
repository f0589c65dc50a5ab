"""The database as the command sees it: which one, whether it is of this version, how it is brought there."""

from __future__ import annotations

from functools import cache

from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder


def named() -> str:
    """The file, or the server and the name; never a password."""
    facts = connection.settings_dict
    if connection.vendor == "sqlite":
        return str(facts["NAME"])
    return f"postgresql {facts['HOST'] or 'local'}/{facts['NAME']}"


def is_current() -> bool:
    """Whether no migration is waiting. Raises django.db.Error where it cannot be opened."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def is_newer() -> bool:
    """Whether a later release has written it: this one may misread what it finds. Raises django.db.Error as above."""
    return bool(_of_our_apps(_applied()) - _known())


Migrations = frozenset[tuple[str, str]]


def _applied() -> Migrations:
    return frozenset(MigrationRecorder(connection).applied_migrations())


@cache
def _known() -> Migrations:
    """Every migration of this release; they do not change while the process lives."""
    return frozenset(MigrationLoader(None, ignore_no_migrations=True).disk_migrations or ())


def _of_our_apps(applied: Migrations) -> Migrations:
    """An app that is there no more leaves its migrations behind."""
    apps = {app for app, _ in _known()}
    return frozenset(one for one in applied if one[0] in apps)


def bring_up() -> None:
    """Apply what is waiting."""
    call_command("migrate", verbosity=0, interactive=False)


def let_go() -> None:
    """Close what is open, so that a server can fork: a connection is not shared."""
    connections.close_all()
    pool = getattr(connection, "close_pool", None)
    if pool is not None:
        pool()
