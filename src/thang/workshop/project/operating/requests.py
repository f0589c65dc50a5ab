"""Every request is counted, timed and told by the name of its route: who asked, and for what, is not kept."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable
from uuid import uuid4

from django.http import HttpRequest, HttpResponse

from thang.workshop.project.operating import metrics

LOG = logging.getLogger("thang.requests")
NUMBER = "X-Request-ID"
OTHER = "other"
METHODS = {"GET", "HEAD", "POST", "PATCH", "DELETE", "OPTIONS"}
# What a proxy sent along is taken when it can harm no log.
_HARMLESS = re.compile(r"[A-Za-z0-9-]{8,64}")


class RequestsMiddleware:
    """Stands before all others: what they refuse is counted too."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        sent = request.headers.get(NUMBER, "")
        number = sent if _HARMLESS.fullmatch(sent) else uuid4().hex
        began = time.perf_counter()
        answer = self._answer(request)
        taken = time.perf_counter() - began
        answer.headers[NUMBER] = number
        method = request.method if request.method in METHODS else OTHER
        route = request.resolver_match.view_name if request.resolver_match else OTHER
        metrics.count(route, str(method), answer.status_code, taken)
        facts = {"request": number, "route": route, "method": method, "status": answer.status_code}
        LOG.info("answered", extra={**facts, "milliseconds": round(taken * 1000)})
        return answer
