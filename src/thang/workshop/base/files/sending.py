"""A file that came whole in a form goes the same way as one that came in pieces."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import StopUpload, TemporaryFileUploadHandler
from django.http import HttpRequest

from thang.workshop.base.audit.services import Actor
from thang.workshop.base.files.models import File
from thang.workshop.base.files.scanner import NoAnswer
from thang.workshop.base.files.services import MB, begin_upload, finish, give_up, go_on
from thang.workshop.base.files.store import Unreachable
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.people.models import Person


class Bounded(TemporaryFileUploadHandler):
    """Of a file that is too large for anybody, no more than that is written down; the rest is read and dropped."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start + len(raw_data) > settings.CHOSEN.file_size * MB:
            raise StopUpload
        super().receive_data_chunk(raw_data, start)


def dropped(request: HttpRequest) -> Refused | None:
    """Why there is no file in a form that was sent with one: it was not written down for its size."""
    length, most = request.headers.get("Content-Length", ""), settings.CHOSEN.file_size
    if request.FILES or not length.isdigit() or int(length) <= most * MB:
        return None
    return Refused("file_is_large", "sent", most=str(most))


def send(organisation: Organisation, person: Person, sent: UploadedFile[Any], *, actor: Actor) -> File:
    """Raises Refused, also where the scanner or the store does not answer: the form keeps nothing to go on with."""
    upload = begin_upload(organisation, person, sent.name or "", sent.size or 0)
    try:
        go_on(upload, sent.chunks())
        return finish(upload, actor=actor)
    except (NoAnswer, Unreachable) as silent:
        give_up(upload)
        raise Refused("scanner_is_silent" if isinstance(silent, NoAnswer) else "store_is_silent", "sent") from None
    except Refused as refused:
        raise Refused(refused.kind, "sent", **refused.facts) from refused
