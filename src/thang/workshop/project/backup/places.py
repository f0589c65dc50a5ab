"""Which database a piece of work goes to: another one takes the place of the one in use for a while, in this thread."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler, load_backend
from psycopg import IsolationLevel

# A file that nobody else sees until it is whole: it is given to the disk once, at the end.
_ALONE = "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON"


@contextmanager
def instead(other: BaseDatabaseWrapper) -> Iterator[None]:
    """Everything asks `other`, under the same alias: migrations and queries name none."""
    before = connections[DEFAULT_DB_ALIAS]
    connections[DEFAULT_DB_ALIAS] = other
    try:
        yield
    finally:
        other.close()
        connections[DEFAULT_DB_ALIAS] = before


def one_moment() -> BaseDatabaseWrapper:
    """The database in use, where a transaction reads what there was at its beginning, and hinders no writer."""
    used = connections[DEFAULT_DB_ALIAS]
    facts = deepcopy(used.settings_dict)
    options = facts["OPTIONS"]
    if used.vendor == "sqlite":
        options["transaction_mode"] = "DEFERRED"
    else:
        options.pop("pool", None)
        options["isolation_level"] = IsolationLevel.REPEATABLE_READ
        options["options"] = f"{options.get('options', '')} -c default_transaction_read_only=on".strip()
    return type(used)(facts, DEFAULT_DB_ALIAS)


def file_at(path: Path) -> BaseDatabaseWrapper:
    """A SQLite file in the making."""
    chosen: dict[str, Any] = {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "init_command": _ALONE},
    }
    facts = ConnectionHandler().configure_settings({DEFAULT_DB_ALIAS: chosen})[DEFAULT_DB_ALIAS]
    made: BaseDatabaseWrapper = load_backend(chosen["ENGINE"]).DatabaseWrapper(facts, DEFAULT_DB_ALIAS)
    return made
