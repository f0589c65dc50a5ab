"""What stands in the files of documents, kept as a key to search: read once for the same bytes, bounded."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from thang.look.keys import search_key
from thang.workshop.base.files.models import Blob
from thang.workshop.base.files.store import Absent, store
from thang.workshop.stages.evidence.models import MOST_TEXT, Attachment, Text
from thang.workshop.stages.evidence.services import clean_text

READ = ("pdf", "docx", "text", "page")
PATIENCE = 30
EXTRACTING = Path(__file__).with_name("extracting.py")
FOUND, EMPTY, UNREADABLE = "found", "empty", "unreadable"


@dataclass(frozen=True, slots=True)
class Extract:
    """`state`: whether there is text in it at all; `is_cut`: there is more than was kept."""

    state: str
    key: str = ""
    is_cut: bool = False


def unread() -> QuerySet[Blob]:
    """Bytes of documents whose text nobody has looked for yet."""
    used = Attachment.objects.filter(file__blob=OuterRef("pk"), file__taken_away_at=None)
    return Blob.objects.filter(Exists(used), kind__in=READ, text=None).order_by("stored_at", "pk")


def read(blob: Blob) -> Text:
    """Again, it finds what is there. Like a preview it is made of the bytes alone, and no entry of the trail.

    Raises Unreachable.
    """
    found = extract(blob)
    facts = {"state": found.state, "search_key": found.key, "is_cut": found.is_cut, "read_at": timezone.now()}
    return Text.objects.update_or_create(blob=blob, defaults=facts)[0]


def extract(blob: Blob) -> Extract:
    kept = store()
    with tempfile.TemporaryDirectory(prefix="thang-text-") as room:
        source, target = Path(room) / "source", Path(room) / "target"
        try:
            with kept.open(blob.pk) as content, source.open("wb") as copy:
                shutil.copyfileobj(content, copy)
        except Absent:
            return Extract(UNREADABLE)
        return extracted(blob.kind, source, target)


def extracted(kind: str, source: Path, target: Path) -> Extract:
    """In a process without our environment; whatever becomes of it, this one goes on."""
    command = [sys.executable, "-I", str(EXTRACTING), kind, str(source), str(target), str(MOST_TEXT)]
    try:
        run = subprocess.run(  # noqa: S603  # our own file, no shell; the names are of our own making
            command, env={}, capture_output=True, timeout=PATIENCE, check=False, cwd=target.parent
        )
    except subprocess.TimeoutExpired:
        return Extract(UNREADABLE)
    if run.returncode != 0 or not target.exists():
        return Extract(UNREADABLE)
    text = target.read_text(encoding="utf-8", errors="ignore")
    key = search_key(clean_text(text))
    return Extract(FOUND if key else EMPTY, key[:MOST_TEXT], len(text) > MOST_TEXT or len(key) > MOST_TEXT)
