"""A backup of the database while it is in use: one read transaction that sees one moment."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from django.apps import apps
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

import thang
from thang.workshop.base.audit import heads, queries
from thang.workshop.project.backup.archive import MANIFEST, Manifest, add_table, whole
from thang.workshop.project.backup.places import instead, one_moment
from thang.workshop.project.backup.portable import lines, tables


def make(path: Path, now: datetime) -> Manifest:
    """All tables, and beside the file the trail's head. Whatever stands at `path` gives way once the file is whole."""
    with whole(path) as archive, instead(one_moment()), transaction.atomic():
        head = queries.head()  # the first question: from here on all see the same moment
        manifest = Manifest(
            release=thang.__version__,
            made_at=f"{now.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
            migrations=frozenset(MigrationRecorder(connection).applied_migrations()),
            tables={name: add_table(archive, name, lines(model)) for name, model in tables(apps).items()},
            head=head,
        )
        archive.writestr(MANIFEST, manifest.text())
    heads.note(path, manifest.head)
    return manifest
