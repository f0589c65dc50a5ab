"""No test here touches the database of the others: each has files, or databases of the server, of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.workshop.project.backup.cast import filled_backup

collect_ignore = ["shelf"]  # an app: its models are read where it is installed, and under one name


@pytest.fixture(autouse=True)
def own_databases(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock():
        yield


@pytest.fixture(scope="session")
def full(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Path:
    """A backup of a workshop that holds everything."""
    with django_db_blocker.unblock():
        return filled_backup(tmp_path_factory.mktemp("full"))
