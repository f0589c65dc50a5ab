"""Every request is numbered, counted, timed and told by the name of its route: who asked, and for what, is not kept."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from thang.workshop.project.operating import logs, metrics

LOG = logging.getLogger("thang.request")
NUMBER = "X-Request-ID"
OTHER = "other"
METHODS = {"GET", "HEAD", "POST", "PATCH", "DELETE", "OPTIONS"}


class RequestsMiddleware:
    """Stands before all others: what they refuse is counted too."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        number = logs.number_of(request.headers.get(NUMBER, ""))
        mark = logs.REQUEST.set(number)
        try:
            answer = self._timed(request)
        finally:
            logs.REQUEST.reset(mark)
        answer.headers[NUMBER] = number
        return answer

    def _timed(self, request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        answer = self._answer(request)
        taken = time.perf_counter() - began
        method = str(request.method) if request.method in METHODS else OTHER
        route = request.resolver_match.view_name if request.resolver_match else OTHER
        metrics.count(route, method, answer.status_code, taken)
        facts = {"route": route, "method": method, "status": answer.status_code, "milliseconds": round(taken * 1000)}
        LOG.info("answered", extra={"facts": facts})
        return answer
