"""The language of a page: what the reader chose, kept in a cookie, else the setting."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from thang.engine.framework import Language

COOKIE = "thang_language"
YEAR = 31_536_000


def language_of(request: HttpRequest) -> Language:
    """What LanguageMiddleware found."""
    return cast(Language, getattr(request, "language", settings.LANGUAGE_CODE))


class LanguageMiddleware:
    """Sets `request.language`; Django's own sentences (of forms) follow it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(COOKIE, "")
        language = chosen if chosen in ("vi", "en") else settings.LANGUAGE_CODE
        request.language = language  # type: ignore[attr-defined]  # ours, read by language_of
        with translation.override(language):
            response = self.get_response(request)
        response.headers["Content-Language"] = language
        return response


def remember(response: HttpResponse, language: str) -> None:
    """Keep the choice for a year."""
    response.set_cookie(COOKIE, language, max_age=YEAR, secure=settings.IS_SECURE, httponly=True, samesite="Lax")
