"""The outermost layer: numbers every request, counts and logs it, and answers those who look after the workshop.

They are answered before anything else: they ask by 127.0.0.1 or by the name of a container, which are no names under
which people may ask (`THANG_HOSTS`), and need neither session nor language. Their answers say nothing of the Host.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

from thang.engine.framework import Language
from thang.words.workshop import workshop_text
from thang.workshop.project.operating import logs, metrics

LOG = logging.getLogger("thang.request")
ADDRESSES = "thang.workshop.project.operating.urls"
METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
OTHER = "other"
LANGUAGES: tuple[Language, ...] = ("vi", "en")
# As everywhere, and none of it is kept by a proxy.
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class OperatingMiddleware:
    """A route is named as `urls` names it: an address may hold a number or a link of invitation."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        metrics.listen()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        number = logs.number_of(request.headers.get("X-Request-ID", ""))
        mark = logs.REQUEST.set(number)
        try:
            response = _to_operator(request) or self._to_person(request)
        finally:
            logs.REQUEST.reset(mark)
        response.headers["X-Request-ID"] = number
        return response

    def _to_person(self, request: HttpRequest) -> HttpResponse:
        began = time.monotonic()
        try:
            response = self.get_response(request)
        except Exception:
            # Also the page that says so broke: most likely the database is away, and with it the session.
            LOG.exception("no page could be made")
            response = _broken()
        took = time.monotonic() - began
        match = request.resolver_match
        route = match.view_name if match else OTHER
        method = request.method if request.method in METHODS else OTHER
        metrics.count(route, method, response.status_code, took)
        facts = {"route": route, "method": method, "status": response.status_code, "milliseconds": round(took * 1000)}
        LOG.info("answered", extra={"facts": facts})
        return response


def _broken() -> HttpResponse:
    """Without template, session and language, in both languages."""
    said = [
        workshop_text(name, language, {"number": logs.REQUEST.get()})
        for language in LANGUAGES
        for name in ("error_broken", "error_broken_next", "error_number")
    ]
    return _guarded(HttpResponse("\n".join(said), content_type="text/plain; charset=utf-8", status=500))


def _to_operator(request: HttpRequest) -> HttpResponse | None:
    """None: asked for something else, or for what is not given; that ends like any address that is not there."""
    try:
        found = resolve(request.path_info, ADDRESSES)
        response: HttpResponse = found.func(request, *found.args, **found.kwargs)
    except (Resolver404, Http404):
        return None
    return _guarded(response)


def _guarded(response: HttpResponse) -> HttpResponse:
    for name, value in HEADERS.items():
        response.headers[name] = value
    return response
