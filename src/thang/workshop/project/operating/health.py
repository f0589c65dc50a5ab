"""Whether the process answers, and whether it can work: asked by service managers, proxies and people."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from thang.workshop.project import database


@login_not_required
@require_safe
def live(request: HttpRequest) -> JsonResponse:
    """The process answers; it asks nobody else."""
    return JsonResponse({"live": True})


@login_not_required
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """Whether people can work; where not, what stands in the way, by a word and nothing else."""
    problem = database.problem()
    if problem:
        return JsonResponse({"ready": False, "problem": problem}, status=503)
    return JsonResponse({"ready": True})
