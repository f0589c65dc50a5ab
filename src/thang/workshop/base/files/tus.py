"""Resumable uploads by the tus protocol 1.0 (https://tus.io/protocols/resumable-upload): core, creation, termination,
expiration. A client asks how much was received and goes on from there."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterator
from functools import wraps
from threading import BoundedSemaphore
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import http_date
from django.views.decorators.http import require_http_methods

from thang.workshop.base.files.incoming import PIECE, Overtaken
from thang.workshop.base.files.models import Upload
from thang.workshop.base.files.queries import may_add_to, own_uploads
from thang.workshop.base.files.scanner import NoAnswer
from thang.workshop.base.files.services import MB, begin_upload, finish, give_up, go_on
from thang.workshop.base.files.store import Unreachable
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.parts.language import language_of
from thang.workshop.base.people.middleware import actor_of, reach_of

VERSION = "1.0.0"
EXTENSIONS = "creation,termination,expiration"
BODY = "application/offset+octet-stream"
# A slow line holds a thread; so many of a process's eight at most, so that pages are answered beside them.
MOST_AT_ONCE = 4
_TURNS = BoundedSemaphore(MOST_AT_ONCE)
_View = Callable[..., HttpResponse]


def _speaking(view: _View) -> _View:
    """Both sides speak the same version."""

    @wraps(view)
    def spoken(request: HttpRequest, **keys: Any) -> HttpResponse:
        is_other = request.method != "OPTIONS" and request.headers.get("Tus-Resumable") != VERSION
        answer = _said(412) if is_other else view(request, **keys)
        answer.headers["Tus-Resumable"] = VERSION
        answer.headers["Cache-Control"] = "no-store"
        if is_other or request.method == "OPTIONS":
            answer.headers["Tus-Version"] = VERSION
            answer.headers["Tus-Extension"] = EXTENSIONS
            answer.headers["Tus-Max-Size"] = str(settings.CHOSEN.file_size * MB)
        return answer

    return spoken


@require_http_methods(["OPTIONS", "POST"])
@_speaking
def uploads(request: HttpRequest, pk: int) -> HttpResponse:
    """A new one, for an organisation whose files one keeps."""
    organisation = get_object_or_404(may_add_to(reach_of(request)), pk=pk)
    if request.method == "OPTIONS":
        return _said(200)
    size, name = _number(request, "Upload-Length"), _file_name(request.headers.get("Upload-Metadata", ""))
    if size is None or name is None:
        return _said(400)
    try:
        made = begin_upload(organisation, reach_of(request).person, name, size)
    except Refused as refused:
        return _refused(request, refused)
    answer = _said(201)
    answer.headers["Location"] = reverse("files:upload", args=[made.pk])
    return _with_state(answer, made)


@require_http_methods(["OPTIONS", "HEAD", "PATCH", "DELETE"])
@_speaking
def upload(request: HttpRequest, pk: Any) -> HttpResponse:
    """How far it is, more of it, or no more of it."""
    one = get_object_or_404(own_uploads(reach_of(request)), pk=pk)
    if request.method == "DELETE":
        give_up(one)
        return _said(204)
    if request.method == "PATCH":
        return _patched(request, one)
    if request.method == "HEAD" and one.is_whole:
        return _finished(request, one, 200)  # the process died, or the scanner was silent, after the last byte
    return _with_state(_said(200), one)


def _patched(request: HttpRequest, one: Upload) -> HttpResponse:
    if request.content_type != BODY:
        return _said(415)
    if _number(request, "Upload-Offset") != one.received:
        return _with_state(_said(409), one)
    if not _TURNS.acquire(blocking=False):
        return _later()
    try:
        go_on(one, _pieces(request))
    except (Overtaken, FileNotFoundError):
        return _said(409)
    finally:
        _TURNS.release()
    return _finished(request, one, 204) if one.is_whole else _with_state(_said(204), one)


def _finished(request: HttpRequest, one: Upload, status: int) -> HttpResponse:
    """Where the last byte is there: the file itself, or why not."""
    try:
        made = finish(one, actor=actor_of(request))
    except Refused as refused:
        return _refused(request, refused)
    except (NoAnswer, Unreachable):
        return _later()
    answer = _with_state(_said(status), one)
    answer.headers["Thang-File"] = reverse("files:file", args=[made.pk])
    return answer


def _pieces(request: HttpRequest) -> Iterator[bytes]:
    """The body as it comes; a line that breaks is its end."""
    while True:
        try:
            piece = request.read(PIECE)
        except (UnreadablePostError, OSError):
            return
        if not piece:
            return
        yield piece


def _with_state(answer: HttpResponse, one: Upload) -> HttpResponse:
    answer.headers["Upload-Offset"] = str(one.received)
    answer.headers["Upload-Length"] = str(one.size)
    answer.headers["Upload-Expires"] = http_date(one.expires_at.timestamp())
    return answer


def _refused(request: HttpRequest, refused: Refused) -> HttpResponse:
    status = 413 if refused.kind == "file_is_large" else 422
    return _said(status, refused.text(language_of(request)))


def _later() -> HttpResponse:
    answer = _said(503)
    answer.headers["Retry-After"] = "30"
    return answer


def _said(status: int, text: str = "") -> HttpResponse:
    return HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")


def _number(request: HttpRequest, header: str) -> int | None:
    text = request.headers.get(header, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None


def _file_name(metadata: str) -> str | None:
    """Pairs of a name and base64, with commas between them."""
    for pair in metadata.split(","):
        key, _, value = pair.strip().partition(" ")
        if key == "filename":
            try:
                return base64.b64decode(value, validate=True).decode("utf-8")
            except (binascii.Error, UnicodeDecodeError):
                return None
    return None
