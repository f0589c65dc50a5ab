"""The figures of a workshop, in the form that Prometheus reads."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import Error
from django.db.models import Count, Sum
from django.utils import timezone
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from thang.workshop.base.audit.queries import head, last_entry_at
from thang.workshop.base.files.models import Blob
from thang.workshop.base.jobs.models import STATES, Job
from thang.workshop.base.jobs.queries import overdue
from thang.workshop.project.backup import known
from thang.workshop.project.operating.shared import VARIABLE

SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)

OURS = CollectorRegistry()
REQUESTS = Counter(
    "thang_requests", "Requests answered, by route, method and status", ["route", "method", "status"], registry=OURS
)
TIMES = Histogram("thang_request_seconds", "How long answers took", ["route"], buckets=SECONDS, registry=OURS)


def count(route: str, method: str, status: int, seconds: float) -> None:
    REQUESTS.labels(route, method, str(status)).inc()
    TIMES.labels(route).observe(seconds)


def text(data: Path) -> bytes:
    """All figures as of now, of all processes of this server."""
    registry = CollectorRegistry()
    if os.environ.get(VARIABLE):
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # it gives no types
    else:
        registry.register(OURS)
    registry.register(State(data))
    return generate_latest(registry)


class State(Collector):
    """What the database and the data folder say, asked when somebody looks."""

    def __init__(self, data: Path) -> None:
        self._data = data

    def collect(self) -> Iterator[Metric]:
        try:
            found = list(self._of_database())
        except Error:
            found = [_one("thang_database_up", "Whether the database answers", 0)]
        yield from found
        yield from self._of_backups()

    def _of_database(self) -> Iterator[Metric]:
        last = last_entry_at()
        jobs = dict(Job.objects.values_list("state").annotate(count=Count("pk")).order_by())
        files = Blob.objects.aggregate(count=Count("pk"), size=Sum("size"))
        yield _one("thang_database_up", "Whether the database answers", 1)
        yield _one("thang_trail_entries", "Entries of the trail", head().number)
        if last is not None:
            yield _one("thang_trail_last_entry_time_seconds", "When the last entry was made", last.timestamp())
        states = GaugeMetricFamily("thang_jobs", "Background work, by state", labels=["state"])
        for state in STATES:
            states.add_metric([state], jobs.get(state, 0))
        yield states
        yield _one("thang_jobs_overdue", "Work that has waited for a worker for half an hour", overdue(timezone.now()))
        yield _one("thang_files", "Different files in the store", files["count"])
        yield _one("thang_files_bytes", "Their bytes", files["size"] or 0)

    def _of_backups(self) -> Iterator[Metric]:
        now = timezone.now()
        notes = {"backup": known.last_backup(self._data), "drill": known.last_drill(self._data)}
        for name, note in notes.items():
            if note is not None:
                yield _one(f"thang_{name}_age_days", f"Whole days since the last {name}", known.age(note, now))


def _one(name: str, help_text: str, value: Any) -> Metric:
    return GaugeMetricFamily(name, help_text, value=value)
