"""What machines ask of the server: whether it lives, whether it is ready, its figures.

Answered before Django's middleware: no session, no cookie, no name of a host to know, nothing of it counted.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import Error, close_old_connections, connection
from prometheus_client import CONTENT_TYPE_LATEST
from psycopg_pool import PoolTimeout

from thang.workshop.project import database
from thang.workshop.project.operating import metrics

LIVE, READY, METRICS = "/health/live", "/health/ready", "/metrics"
OK, UNREADY = "200 OK", "503 Service Unavailable"
Start = Callable[..., Any]
Application = Callable[[dict[str, Any], Start], Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class Answer:
    status: str
    body: bytes
    kind: str = "application/json"


class Probes:
    """The application, and before it the probes; the figures for whoever brings the token, if there is one."""

    def __init__(self, application: Application, data: Path, token: str) -> None:
        self._application, self._data, self._token = application, data, token
        self._is_current = False

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        answer = self._answer(environ)
        return self._application(environ, start) if answer is None else _given(answer, environ, start)

    def _answer(self, environ: dict[str, Any]) -> Answer | None:
        path = environ.get("PATH_INFO", "")
        if path == LIVE:
            return _said("live")
        if path == READY:
            return self._asking(self._readiness)
        if path == METRICS and _may_read(environ, self._token):
            return self._asking(lambda: Answer(OK, metrics.text(self._data), CONTENT_TYPE_LATEST))
        return None

    def _asking(self, answer: Callable[[], Answer]) -> Answer:
        """Of the database, whose connection Django gives back only after requests of its own."""
        try:
            return answer()
        finally:
            if not connection.in_atomic_block:
                close_old_connections()

    def _readiness(self) -> Answer:
        """Whether the database answers and is of this version; once it is, it stays so while this process lives."""
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
            self._is_current = self._is_current or database.is_current()
        except (Error, PoolTimeout):
            return _said("database unreachable", UNREADY)
        return _said("ready" if self._is_current else "database not migrated", OK if self._is_current else UNREADY)


def _may_read(environ: dict[str, Any], token: str) -> bool:
    sent = str(environ.get("HTTP_AUTHORIZATION", "")).encode()
    return bool(token) and secrets.compare_digest(sent, f"Bearer {token}".encode())


def _said(state: str, status: str = OK) -> Answer:
    return Answer(status, json.dumps({"state": state}).encode() + b"\n")


def _given(answer: Answer, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
    headers = [
        ("Content-Type", answer.kind),
        ("Content-Length", str(len(answer.body))),
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
    ]
    start(answer.status, headers)
    return [] if environ.get("REQUEST_METHOD") == "HEAD" else [answer.body]
