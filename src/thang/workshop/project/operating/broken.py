"""What is answered when something failed, also where the page that says so fails too."""

from __future__ import annotations

import logging
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

from thang.engine.framework import Language
from thang.words.workshop import workshop_text
from thang.workshop.base.parts import errors
from thang.workshop.project.operating import logs

LOG = logging.getLogger("thang.broken")
LANGUAGES: tuple[Language, ...] = ("vi", "en")


def broken(request: HttpRequest) -> HttpResponse:
    """Called while the exception is being handled. It never raises: each layer of Django would ask for it once more."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return plainly(503)  # the page asks the database for the session, and would wait for it once more
    try:
        return errors.broken(request)
    except Exception:
        LOG.exception("no page could be made")
        return plainly(500)


def plainly(status: int) -> HttpResponse:
    """Without template, session and language, in both languages."""
    said = [
        workshop_text(name, language, {"number": logs.REQUEST.get()})
        for language in LANGUAGES
        for name in ("error_broken", "error_broken_next", "error_number")
    ]
    headers = {"Cache-Control": "no-store"}
    return HttpResponse("\n".join(said), content_type="text/plain; charset=utf-8", status=status, headers=headers)
