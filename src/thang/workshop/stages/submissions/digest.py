"""What a head confirms, as one digest."""

from __future__ import annotations

import hashlib

import rfc8785

from thang.workshop.stages.rounds.models import Participant
from thang.workshop.stages.submissions.models import Answer


def digest_of(one: Participant) -> str:
    """SHA-256 of the RFC 8785 JSON of all its answers by code, as `sha256:…`."""
    names = ("code", "value", "state", "note")
    rows = Answer.objects.filter(participant=one).order_by("code").values_list(*names)
    said = [dict(zip(names, row, strict=True)) for row in rows]
    return "sha256:" + hashlib.sha256(rfc8785.dumps(said)).hexdigest()
