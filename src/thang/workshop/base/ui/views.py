"""The first page, and the choice of language."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from thang.words.workshop import workshop_text
from thang.workshop.base.notices.queries import first_of, my_work
from thang.workshop.base.organisations.queries import named_on, seen_by
from thang.workshop.base.parts.language import language_of, remember
from thang.workshop.base.parts.listing import Column, Listing
from thang.workshop.base.people.middleware import reach_of
from thang.workshop.base.ui.forms import SampleForm

FIRST = 5


def home(request: HttpRequest) -> HttpResponse:
    """What waits first, and which roles one holds today, and where."""
    reach = reach_of(request)
    own = {one.pk: one for one in named_on(seen_by(reach).filter(pk__in=reach.alone), reach.today)}
    held = [(role, own.get(organisation)) for role, organisation in reach.held]
    bins = my_work(reach, language_of(request))
    facts = {"bins": bins, "first": list(first_of(bins, FIRST)), "held": held}
    return render(request, "ui/home.html", {**facts, "may_enter_for": reach.keeps("organisations")})


@require_http_methods(["GET", "POST"])
def components(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """Everything that pages are made of, alive: the form is checked and nothing of it is kept."""
    language_, reach = language_of(request), reach_of(request)
    form = SampleForm(request.POST or None, language=language_)
    columns = [
        Column("name", lambda one: one.name, "order", lambda one: f"/organisations/{one.pk}/"),
        Column("kind", lambda one: workshop_text(f"kind_{one.kind}", language_), "kind"),
        Column("since", lambda one: one.since, "since", is_hidden=True),
    ]
    rows = named_on(seen_by(reach), reach.today).order_by("order", "pk")
    listing = Listing(request, rows, columns, search="search")
    facts = {"form": form, "is_fit": form.is_valid(), "listing": listing}
    return listing.export("components") or render(request, "ui/components.html", facts)


@login_not_required
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Chosen by a button on every page, which leads back to where it stood."""
    wanted = request.POST.get("next", "")
    is_ours = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, {request.get_host()})
    response = HttpResponseRedirect(wanted if is_ours else "/")
    if request.POST.get("language") in ("vi", "en"):
        remember(response, request.POST["language"])
    return response
