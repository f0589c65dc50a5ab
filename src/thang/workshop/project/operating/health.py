"""Whether the process answers, and whether it can work: asked by service managers, proxies and people."""

from __future__ import annotations

from functools import cache

from django.contrib.auth.decorators import login_not_required
from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe


@login_not_required
@require_safe
def live(request: HttpRequest) -> JsonResponse:
    """The process answers; it asks nobody else."""
    return JsonResponse({"live": True})


@login_not_required
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """Whether people can work; where not, what stands in the way, by a word and nothing else."""
    problem = found_problem()
    if problem:
        return JsonResponse({"ready": False, "problem": problem}, status=503)
    return JsonResponse({"ready": True})


def found_problem() -> str:
    """Empty, or one of `database`, `not migrated`, `newer`: a newer release has written the database."""
    try:
        applied = set(MigrationRecorder(connection).applied_migrations())
    except Error:
        return "database"
    known = _known()
    if known - applied:
        return "not migrated"
    apps = {app for app, _ in known}
    return "newer" if {one for one in applied if one[0] in apps} - known else ""


@cache
def _known() -> frozenset[tuple[str, str]]:
    """Every migration of this release; they do not change while the process lives."""
    return frozenset(MigrationLoader(None, ignore_no_migrations=True).disk_migrations or ())
