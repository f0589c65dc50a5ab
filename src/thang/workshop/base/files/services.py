"""The only writer of files. A file is received, looked at, scanned, stored, and only then there.

The order is such that a process may die anywhere: what was acknowledged is in the store or still among what came in,
from where it is finished later; what nothing points to is found by `sweeping`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db.models import Sum
from django.utils import timezone

from thang.workshop.base.audit.services import Actor, record, writing
from thang.workshop.base.files.content import examine
from thang.workshop.base.files.incoming import begin_part, drop_part, part_of, receive
from thang.workshop.base.files.kinds import Kind, clean_name
from thang.workshop.base.files.models import Blob, File, Upload
from thang.workshop.base.files.scanner import scan
from thang.workshop.base.files.store import store
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.people.models import Person

MB = 1_000_000
# How long an upload waits to be gone on with.
PATIENCE = timedelta(days=7)
# On what a file stands, as the apps above know it: there it is taken away, and not behind that one's back.
HOLDS: list[Callable[[File], object | None]] = []


@dataclass(frozen=True, slots=True)
class Found:
    """What was found out about the bytes of an upload."""

    sha256: str
    kind: Kind
    scanned_by: str


@writing
def begin_upload(organisation: Organisation, person: Person, name: str, size: int) -> Upload:
    """Room for a file of that name and size. Raises Refused before a byte is sent."""
    return _begun(organisation, person, clean_name(name), size)


@writing
def begin_copy(organisation: Organisation, person: Person, name: str, size: int) -> Upload:
    """Of what the workshop fetched itself, under a name that it made. Raises Refused."""
    return _begun(organisation, person, name, size)


def _begun(organisation: Organisation, person: Person, name: str, size: int) -> Upload:
    if size < 1:
        raise Refused("file_is_empty", "file")
    most = settings.CHOSEN.file_size * MB
    if size > most:
        raise Refused("file_is_large", "file", most=str(settings.CHOSEN.file_size))
    _check_room(organisation, size)
    upload = Upload.objects.create(
        person=person,
        organisation=organisation,
        name=name,
        size=size,
        expires_at=timezone.now() + PATIENCE,
    )
    begin_part(upload)
    return upload


def go_on(upload: Upload, pieces: Iterable[bytes]) -> None:
    """Receive more of it; it may take its time again. Raises Overtaken."""
    Upload.objects.filter(pk=upload.pk).update(expires_at=timezone.now() + PATIENCE)
    receive(upload, pieces)


def finish(upload: Upload, *, actor: Actor) -> File:
    """Of an upload that is whole. Once more, it does nothing and returns the same file.

    Raises Refused, after which nothing of it is left, and NoAnswer, after which all of it is.
    """
    if upload.file is not None:
        return upload.file
    part = part_of(upload)
    try:
        found = Found(_digest(part), examine(part, upload.name), _scanned(part))
        store().put(found.sha256, part)
        one = _enter(upload, found, part, actor=actor)
    except FileNotFoundError:
        return _finished_elsewhere(upload)
    except Refused as refused:
        refuse(upload, refused, actor=actor)
        raise
    drop_part(upload)
    return one


@writing
def refuse(upload: Upload, refused: Refused, *, actor: Actor) -> None:
    """Nothing is kept of it; what a scanner found stands in the trail."""
    if refused.kind == "file_is_infected":
        record(actor, "file.refused", upload, after={"name": upload.name, "virus": refused.facts["found"]})
    _drop(upload)


@writing
def give_up(upload: Upload) -> None:
    """The one who began it does not want it any more, or never came back."""
    _drop(upload)


@writing
def take_away(one: File, *, actor: Actor) -> None:
    """The attachment ends; the bytes stay until a sweep finds that nobody has needed them for a while."""
    now = File.objects.select_for_update().select_related("blob").get(pk=one.pk)
    if now.taken_away_at is not None:
        raise Refused("file_is_taken_away")
    holder = next((found for hold in HOLDS if (found := hold(now)) is not None), None)
    if holder is not None:
        raise Refused("file_is_held", holder=str(holder))
    now.taken_away_at = timezone.now()
    now.save()
    record(actor, "file.taken_away", now, before={"name": now.name, "sha256": now.blob_id})


@writing
def _enter(upload: Upload, found: Found, part: Path, *, actor: Actor) -> File:
    now = Upload.objects.select_for_update(of=("self",)).select_related("file", "organisation").get(pk=upload.pk)
    if now.file is not None:
        return now.file
    _check_room(now.organisation, 0)
    kept = store()
    if not kept.has(found.sha256):
        kept.put(found.sha256, part)  # a sweep came between
    facts = {"size": now.size, "kind": found.kind.name, "stored_at": timezone.now(), "scanned_by": found.scanned_by}
    blob, _ = Blob.objects.get_or_create(sha256=found.sha256, defaults=facts)
    if found.scanned_by and blob.scanned_by != found.scanned_by:
        Blob.objects.filter(pk=blob.pk).update(scanned_by=found.scanned_by)
    one = File.of(
        now.name, blob=blob, organisation=now.organisation, added_at=timezone.now(), added_by_id=now.person_id
    )
    one.save()
    record(actor, "file.added", one, after={"name": one.name, "size": str(now.size), "sha256": found.sha256})
    now.file = one
    now.save()
    return one


def _finished_elsewhere(upload: Upload) -> File:
    """Another line finished it while this one looked; else its bytes are gone, and it must be sent again."""
    now = Upload.objects.filter(pk=upload.pk).select_related("file").first()
    if now is None or now.file is None:
        give_up(upload)
        raise Refused("upload_is_gone", "file")
    return now.file


def _drop(upload: Upload) -> None:
    Upload.objects.filter(pk=upload.pk).delete()
    drop_part(upload)


def _check_room(organisation: Organisation, size: int) -> None:
    """With what is on its way already."""
    chosen = settings.CHOSEN
    files = File.objects.filter(organisation=organisation, taken_away_at=None)
    coming = Upload.objects.filter(organisation=organisation, file=None)
    if files.count() + coming.count() + (size > 0) > chosen.file_count:
        raise Refused("file_too_many", "file", most=str(chosen.file_count))
    sums = files.aggregate(all=Sum("blob__size"))["all"], coming.aggregate(all=Sum("size"))["all"]
    if sum(one or 0 for one in sums) + size > chosen.file_total * MB:
        raise Refused("file_no_room", "file", most=str(chosen.file_total))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _scanned(path: Path) -> str:
    """The scanner that passed it; empty where none is named."""
    address: str = settings.CHOSEN.scanner
    if address:
        scan(path, address)
    return address
