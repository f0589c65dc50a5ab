"""What nobody points to, what nobody came back to, and what was interrupted at the last step: found and put right."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Exists, F, OuterRef

from thang.workshop.base.audit.services import Actor, writing
from thang.workshop.base.files.models import Blob, File, Upload
from thang.workshop.base.files.previews import PREVIEW
from thang.workshop.base.files.scanner import NoAnswer
from thang.workshop.base.files.services import finish, give_up
from thang.workshop.base.files.store import Unreachable, folder, store
from thang.workshop.base.parts.forms import Refused

# What a request that still runs may have left behind for a moment is younger than that.
GRACE = timedelta(days=1)
# So long the bytes of a file stay after it was taken away.
KEPT = timedelta(days=30)


@dataclass(slots=True)
class Swept:
    """`finished`: uploads that were whole; `lost`: digests that should be in the store and are not."""

    finished: int = 0
    given_up: int = 0
    dropped: int = 0
    lost: list[str] = field(default_factory=list)


def sweep(now: datetime) -> Swept:
    """All of it; once more at the same moment, it finds nothing to do."""
    swept = Swept()
    for upload in Upload.objects.filter(received=F("size"), file=None).select_related("person", "file"):
        with suppress(Refused, NoAnswer, Unreachable):
            finish(upload, actor=Actor(f"{upload.person.name} ({upload.person.sign_in})"))
            swept.finished += 1
    for upload in Upload.objects.filter(expires_at__lt=now).exclude(received=F("size"), file=None):
        give_up(upload)
        swept.given_up += 1
    swept.dropped += _parts(now)
    for blob in _unused(now):
        swept.dropped += _drop_unused(blob, now)
    for key in list(store().put_before(now - GRACE)):
        swept.dropped += _drop_unknown(key)
    swept.lost = lost()
    return swept


def lost() -> list[str]:
    """Digests whose bytes are not where they should be: to be brought back from a copy."""
    kept = store()
    digests = list(Blob.objects.values_list("sha256", flat=True))  # no cursor stays open if the store cannot be reached
    return [sha256 for sha256 in digests if not kept.has(sha256)]


def _parts(now: datetime) -> int:
    """What came in for an upload that is not there any more."""
    count, incoming = 0, folder() / "incoming"
    known = {pk.hex for pk in Upload.objects.filter(file=None).values_list("pk", flat=True)}
    for path in incoming.iterdir() if incoming.exists() else ():
        is_old = path.stat().st_mtime < (now - GRACE).timestamp()
        if is_old and path.name not in known:
            path.unlink(missing_ok=True)
            count += 1
    return count


def _unused(now: datetime) -> list[Blob]:
    """No file has them, or none since long enough."""
    used = File.objects.filter(blob=OuterRef("pk")).exclude(taken_away_at__lt=now - KEPT)
    return list(Blob.objects.filter(~Exists(used), stored_at__lt=now - GRACE))


@writing
def _drop_unused(blob: Blob, now: datetime) -> int:
    """While nobody else writes: a file that comes with the same bytes finds them, or puts them again."""
    if blob not in _unused(now):
        return 0
    sha256 = blob.sha256
    File.objects.filter(blob=blob).delete()
    blob.delete()
    for key in (sha256, f"{sha256}{PREVIEW}"):
        store().drop(key)
    return 1


@writing
def _drop_unknown(key: str) -> int:
    if Blob.objects.filter(pk=key.partition(".")[0]).exists():
        return 0
    store().drop(key)
    return 1
