"""The database as the command sees it: which one, whether it is of this version, how it is brought there."""

from __future__ import annotations

from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor


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


def bring_up() -> None:
    """Apply what is waiting."""
    call_command("migrate", verbosity=0, interactive=False)


def let_go() -> None:
    """Close what is open, so that a server can fork: a connection is not shared."""
    connections.close_all()
    pool = getattr(connection, "close_pool", None)
    if pool is not None:
        pool()
