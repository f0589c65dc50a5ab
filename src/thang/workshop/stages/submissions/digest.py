"""What a head confirms, as one digest."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import Any

import rfc8785

from thang.workshop.stages.evidence.models import Attachment
from thang.workshop.stages.rounds.models import Participant
from thang.workshop.stages.submissions.models import Answer, Citation


def digest_of(one: Participant) -> str:
    """SHA-256 of the RFC 8785 JSON of all its answers by code and of what they rest on, as `sha256:…`."""
    names = ("code", "value", "state", "note")
    rows = Answer.objects.filter(participant=one).order_by("code").values_list(*names)
    answers = [dict(zip(names, row, strict=True)) for row in rows]
    said: dict[str, Any] = {"answers": answers, "evidence": _evidence(one)}
    return "sha256:" + hashlib.sha256(rfc8785.dumps(said)).hexdigest()


def _evidence(one: Participant) -> list[list[str]]:
    """Of each citation the code, the document as it is named, and the digest of each of its files."""
    cited = Citation.objects.filter(participant=one).order_by("code", "document").select_related("document")
    files: defaultdict[int, list[str]] = defaultdict(list)
    rows = Attachment.objects.filter(document__citations__participant=one, file__taken_away_at=None).order_by("place")
    for document, blob in rows.values_list("document", "file__blob").distinct():
        files[document].append(blob)
    return [[row.code, str(row.document), row.document.title, row.note, *files[row.document_id]] for row in cited]
