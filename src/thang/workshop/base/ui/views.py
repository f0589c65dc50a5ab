"""The first page, and the choice of language."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from thang.workshop.base.organisations.queries import named_on, seen_by
from thang.workshop.base.parts.language import remember
from thang.workshop.base.people.middleware import reach_of


def home(request: HttpRequest) -> HttpResponse:
    """Which roles one holds today, and where."""
    reach = reach_of(request)
    own = {one.pk: one for one in named_on(seen_by(reach).filter(pk__in=reach.alone), reach.today)}
    held = [(role, own.get(organisation)) for role, organisation in reach.held]
    return render(request, "ui/home.html", {"held": held})


@login_not_required
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Chosen by a button on every page, which leads back to where it stood."""
    wanted = request.POST.get("next", "")
    response = redirect(wanted if url_has_allowed_host_and_scheme(wanted, {request.get_host()}) else "/")
    if request.POST.get("language") in ("vi", "en"):
        remember(response, request.POST["language"])
    return response
