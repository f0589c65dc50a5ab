"""A backup of the database while it is in use: one read transaction that sees one moment."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from django.apps import apps
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

import thang
from thang.workshop.base.audit import heads, queries
from thang.workshop.base.files.models import Blob
from thang.workshop.base.files.store import Store
from thang.workshop.project.backup import stored
from thang.workshop.project.backup.archive import MANIFEST, Manifest, add_table, whole
from thang.workshop.project.backup.places import instead, one_moment
from thang.workshop.project.backup.portable import lines, tables


def make(path: Path, now: datetime, files: Store) -> Manifest:
    """All tables, their files, and beside it the trail's head. What stands at `path` gives way once the zip is whole.

    Files are copied after the moment of the tables: they never change, and what is swept was taken away long before.
    """
    with whole(path) as archive:
        with instead(one_moment()), transaction.atomic():
            head = queries.head()  # the first question: from here on all see the same moment
            migrations = frozenset(MigrationRecorder(connection).applied_migrations())
            kept = {name: add_table(archive, name, lines(model)) for name, model in tables(apps).items()}
            digests = list(Blob.objects.values_list("pk", flat=True))
        manifest = Manifest(
            release=thang.__version__,
            made_at=f"{now.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
            migrations=migrations,
            tables=kept,
            files=stored.add(archive, digests, files),
            head=head,
        )
        archive.writestr(MANIFEST, manifest.text())
    heads.note(path, manifest.head)
    return manifest
