"""Figures for Prometheus, over all processes of the server, for whoever knows the token.

What is counted here lives in files of the data folder, one a process, and begins anew with each start of the server;
what the database knows is asked of it when somebody asks us.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.signals import user_login_failed
from django.core.signals import got_request_exception
from django.db import Error
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe

from thang.workshop.base.audit.models import Entry
from thang.workshop.base.jobs.queries import failed_lately, overdue
from thang.workshop.project import database
from thang.workshop.project.backup import known

if TYPE_CHECKING:
    from prometheus_client import Counter, Histogram
    from prometheus_client.metrics_core import Metric

SECONDS = (0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
VARIABLE = "PROMETHEUS_MULTIPROC_DIR"


def folder() -> Path:
    found: Path = settings.CHOSEN.data / "metrics"
    return found


def begin() -> None:
    """Once, before a server forks: what the one before counted is over."""
    shutil.rmtree(folder(), ignore_errors=True)


@cache
def counted() -> tuple[Counter, Histogram, Counter, Counter]:
    """Requests, how long they took, those that the database ended, sign-ins refused."""
    folder().mkdir(parents=True, exist_ok=True)
    os.environ[VARIABLE] = str(folder())
    from prometheus_client import Counter, Histogram  # noqa: PLC0415  # it looks for the variable when it is loaded

    return (
        Counter("thang_requests", "Requests answered", ["route", "method", "status"], registry=None),
        Histogram("thang_request_seconds", "How long answers took", ["route"], registry=None, buckets=SECONDS),
        Counter("thang_database_errors", "Requests that the database ended", ["kind"], registry=None),
        Counter("thang_sign_ins_refused", "Sign-ins refused", registry=None),
    )


def count(route: str, method: str, status: int, seconds: float) -> None:
    if settings.CHOSEN.metrics:
        requests, durations, _, _ = counted()
        requests.labels(route, method, str(status)).inc()
        durations.labels(route).observe(seconds)


def listen() -> None:
    """As soon as the server is loaded: threads that came first together would count apart."""
    if settings.CHOSEN.metrics:
        counted()
        got_request_exception.connect(_broken)
        user_login_failed.connect(_refused)


def _broken(**_: Any) -> None:
    """Called while the exception is being handled."""
    kind = sys.exc_info()[0]
    if kind is not None and issubclass(kind, Error):
        counted()[2].labels(kind.__name__).inc()


def _refused(**_: Any) -> None:
    counted()[3].inc()


@login_not_required
@require_safe
def shown(request: HttpRequest) -> HttpResponse:
    """Without the token it is as if there were no such address."""
    if not is_given(request.headers.get("Authorization", "")):
        raise Http404
    from prometheus_client import CollectorRegistry, generate_latest  # noqa: PLC0415  # as above
    from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4  # noqa: PLC0415  # as above
    from prometheus_client.multiprocess import MultiProcessCollector  # noqa: PLC0415  # as above

    counted()
    registry = CollectorRegistry()
    MultiProcessCollector(registry, str(folder()))  # type: ignore[no-untyped-call]  # the library leaves it out
    registry.register(Asked())
    return HttpResponse(generate_latest(registry), content_type=CONTENT_TYPE_PLAIN_0_0_4)


def is_given(header: str) -> bool:
    token = settings.CHOSEN.metrics
    return bool(token) and constant_time_compare(header, f"Bearer {token}")


class Asked:
    """What the database and the data folder know now; of a database that does not answer, only that."""

    def collect(self) -> Iterator[Metric]:
        from prometheus_client.metrics_core import GaugeMetricFamily  # noqa: PLC0415  # as above

        problem = database.problem()
        yield GaugeMetricFamily("thang_ready", "1 where people can work", value=not problem)
        made = known.last_backup(settings.CHOSEN.data)
        if made is not None:
            days = known.age(made, timezone.now())
            yield GaugeMetricFamily("thang_backup_age_days", "Days since the last backup", value=days)
        if problem:
            return
        last = Entry.objects.order_by("-number").values_list("number", "at").first()
        number, at = (last[0], last[1].timestamp()) if last else (0, 0)
        yield GaugeMetricFamily("thang_trail_entries", "Entries of the trail", value=number)
        yield GaugeMetricFamily("thang_trail_last_entry_timestamp_seconds", "When the last one was made", value=at)
        late, failed = overdue(timezone.now()), failed_lately(timezone.now())
        yield GaugeMetricFamily("thang_jobs_overdue", "Background work that waits for more than 30 minutes", value=late)
        yield GaugeMetricFamily("thang_jobs_failed", "Background work that failed within 7 days", value=failed)
