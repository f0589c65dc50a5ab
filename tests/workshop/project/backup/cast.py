"""Databases of a test's own, and a workshop that holds a row of every kind."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID, uuid4

import psycopg
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler, load_backend
from django.test import override_settings

from tests.workshop.conftest import founded, person
from tests.workshop.project.backup.shelf.models import Author, Book
from thang.workshop.base.files.models import Blob, File
from thang.workshop.base.files.store import Disk
from thang.workshop.base.organisations.models import Draft, Organisation
from thang.workshop.base.people.models import Appointment, Delegation, Invitation, Person
from thang.workshop.project import database
from thang.workshop.project.backup.archive import MANIFEST
from thang.workshop.project.backup.making import make
from thang.workshop.project.backup.places import file_at, instead
from thang.workshop.project.chosen import read
from thang.workshop.project.settings import _database

NOW = datetime(2026, 11, 30, 1, 2, 3, tzinfo=UTC)
SHELF = "tests.workshop.project.backup.shelf"
CONTENTS = (b"", b"%PDF-1.7\n", bytes(range(256)) * 100_000)
TEXTS = ("Xã Bát Xát", "Đặng “Đ” \\ \t\n' \u2028", "e\u0302\u0301", "𠀀 🇻🇳", "")
Change = Callable[[dict[str, Any], dict[str, bytes]], None]


@contextmanager
def with_shelf() -> Iterator[None]:
    with override_settings(INSTALLED_APPS=[*settings.INSTALLED_APPS, SHELF]):
        yield


@contextmanager
def server() -> Iterator[str]:
    """The address of an empty database of its own on the server that the tests run on."""
    named, name = os.environ["THANG_DATABASE"], f"thang_backup_{uuid4().hex}"
    with psycopg.connect(named, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
        try:
            yield urlsplit(named)._replace(path=f"/{name}").geturl()
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def on_server(address: str) -> BaseDatabaseWrapper:
    return as_set(THANG_DATABASE=address, THANG_DATA=os.environ["THANG_DATA"])


def as_set(**variables: str) -> BaseDatabaseWrapper:
    """The database that these settings name, as the workshop opens it; a connection that nobody shares."""
    chosen = _database(read(variables))
    chosen["OPTIONS"].pop("pool", None)
    facts = ConnectionHandler().configure_settings({DEFAULT_DB_ALIAS: chosen})[DEFAULT_DB_ALIAS]
    made: BaseDatabaseWrapper = load_backend(facts["ENGINE"]).DatabaseWrapper(facts, DEFAULT_DB_ALIAS)
    return made


@contextmanager
def in_use(folder: Path) -> Iterator[dict[str, str]]:
    """The settings of a workshop of its own that holds little, on the database that the tests run on."""
    with in_use_but_empty(folder) as variables:
        with instead(as_set(**variables)):
            database.bring_up()
            founded("Tỉnh Lào Cai", "province", code="15")
        yield variables


@contextmanager
def in_use_but_empty(folder: Path) -> Iterator[dict[str, str]]:
    folder.mkdir()
    if not os.environ.get("THANG_DATABASE"):
        yield {"THANG_DATA": str(folder), "THANG_DATABASE": ""}
        return
    with server() as address:
        yield {"THANG_DATA": str(folder), "THANG_DATABASE": address}


def filled_backup(folder: Path) -> Path:
    """Of a SQLite file with rows of every kind."""
    path = folder / "full.zip"
    with with_shelf(), instead(file_at(folder / "full.sqlite3")):
        database.bring_up()
        write_rows(disk(folder))
        make(path, NOW, disk(folder))
    return path


def disk(folder: Path) -> Disk:
    return Disk(folder / "files")


def write_rows(files: Disk) -> None:
    province = founded("Tỉnh Lào Cai", "province", code="15")
    commune = founded("Xã Bát Xát", "commune", province, "02683")
    office, officer = person("office", "office", province), person("officer", "officer", commune)
    Draft.objects.create(
        organisation=commune,
        sign_in="office",
        file_name="danh sách.xlsx",
        system="statistics",
        content=bytes(range(256)),
        sha256="0" * 64,
        created_at=datetime(2026, 11, 1, 23, 59, 59, 999_999, tzinfo=UTC),
    )
    Invitation.objects.create(person=officer, inviter=office, sha256="1" * 64, expires_at=NOW)
    Invitation.objects.create(person=office, inviter=None, sha256="2" * 64, expires_at=NOW, used_at=NOW)
    term = Appointment.objects.get(person=officer)
    Delegation.objects.create(
        appointment=term, delegate=office, reason="nghỉ phép", since=date(2099, 1, 1), until=date(9999, 12, 31)
    )
    for content in CONTENTS:
        write_file(content, commune, officer, files)
    write_shelf()


def write_file(content: bytes, organisation: Organisation, by: Person, files: Disk) -> None:
    digest = sha256(content).hexdigest()
    blob = Blob.objects.create(sha256=digest, size=len(content), kind="pdf", stored_at=NOW)
    File.of(f"Biên bản {digest[:4]}.pdf", blob=blob, organisation=organisation, added_at=NOW, added_by=by).save()
    with NamedTemporaryFile() as source:
        source.write(content)
        source.flush()
        files.put(digest, Path(source.name))


def write_shelf() -> None:
    """Signs in an order that a Vietnamese database has otherwise; a teacher who is taught by the pupil."""
    signs = ["Đ", "D", "E", "Z", "a", "á", "đ-1", "z"]
    Author.objects.bulk_create(Author(sign=sign) for sign in signs)
    Author.objects.filter(sign="Đ").update(teacher_id="z")
    Author.objects.filter(sign="z").update(teacher_id="Đ")
    Author.objects.filter(sign="a").update(teacher_id="a")
    for at, text in enumerate(TEXTS):
        book = Book.objects.create(
            key=UUID(int=at * 2**120 + 1),
            title=text,
            pages=-(2**31) + at,
            price=Decimal("12345678.9000") if at % 2 else None,
            weight=0.1 * at,
            is_lent=bool(at % 2),
            lent_for=timedelta(days=-3, microseconds=1) if at else None,
            opens=time(23, 59, 59, 999_999),
            printed_on=date(1, 1, 1),
            cover=bytes([0, at, 255]),
            notes={"đ": [1, 2.5, None, {"ê": text}]} if at else None,
            file=f"a/{at}.pdf",
        )
        book.authors.set(Author.objects.filter(sign__in=signs[: at + 1]))
    Book.objects.update(saved_at=datetime(2020, 2, 29, 12, 0, 0, 1, tzinfo=UTC))


def changed(source: Path, place: Path, change: Change, *, seal: bool = True) -> Path:
    """The backup with a change; sealed, so that every table again is what the manifest says."""
    with zipfile.ZipFile(source) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(members.pop(MANIFEST))
    change(manifest, members)
    if seal:
        for name, table in manifest.get("tables", {}).items():
            lines = members.get(f"tables/{name}.jsonl", b"")
            table |= {"rows": lines.count(b"\n"), "sha256": sha256(lines).hexdigest()}
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
        archive.writestr(MANIFEST, json.dumps(manifest))
    return place


def tables_of(path: Path) -> dict[str, bytes]:
    """The lines of every table."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name != MANIFEST}


def manifest_of(path: Path) -> Any:
    with zipfile.ZipFile(path) as archive:
        return json.loads(archive.read(MANIFEST))
