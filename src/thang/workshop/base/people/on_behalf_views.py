"""The page on which an office begins to enter for an organisation, and the button by which it leaves."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.parts.language import language_of
from thang.workshop.base.people import on_behalf
from thang.workshop.base.people.forms import OnBehalfForm
from thang.workshop.base.people.middleware import actor_of, on_behalf_of, own_actor_of, reach_of
from thang.workshop.base.people.roles import ORGANISATIONS


@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """Also while one enters for another already: the new one takes its place."""
    reach = reach_of(request)
    if not reach.keeps(ORGANISATIONS):
        raise Http404
    form = OnBehalfForm(request.POST or None, language=language_of(request), reach=reach)
    if form.is_valid():
        asked = (form.cleaned_data["organisation"], form.cleaned_data["on_behalf_reason"])
        try:
            on_behalf.keep(request.session, on_behalf.begin_for(*asked, reach=reach, actor=own_actor_of(request)))
            return redirect("ui:home")
        except Refused as refused:
            form.refuse(refused)
    return render(request, "people/form.html", {"form": form, "what": "on_behalf", "back": reverse("ui:home")})


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    current = on_behalf_of(request)
    if current is not None:
        on_behalf.leave(current, actor=actor_of(request))
        on_behalf.forget(request.session)
    return redirect("ui:home")
