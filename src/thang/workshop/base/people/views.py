"""The pages of people."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth import logout
from django.db.models import Exists
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from thang.words.workshop import workshop_text
from thang.workshop.base.organisations.queries import names_of
from thang.workshop.base.parts.language import language_of
from thang.workshop.base.parts.listing import Choice, Column, Listing
from thang.workshop.base.people.access import (
    Reach,
    delegations_of,
    holding_on,
    may_be_lent,
    may_be_withdrawn,
    people_seen_by,
)
from thang.workshop.base.people.acting import choose
from thang.workshop.base.people.forms import AppointmentForm, EndForm, PersonForm
from thang.workshop.base.people.handover import left_open
from thang.workshop.base.people.invitation_views import keeps_account
from thang.workshop.base.people.middleware import actor_of, reach_of
from thang.workshop.base.people.models import Appointment, Person
from thang.workshop.base.people.services import add_person, appoint, relieve


@dataclass(frozen=True, slots=True)
class Held:
    """A role on the page of a person, and what the reader may do with it."""

    row: Appointment
    organisation: str
    may_end: bool
    may_lend: bool


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect("account_login")


@require_POST
def act_as(request: HttpRequest) -> HttpResponse:
    """As which of one's appointments; the page from which it was chosen may be out of reach then, so it leads home."""
    if not choose(request.session, reach_of(request), request.POST.get("appointment", "")):
        raise Http404
    return redirect("ui:home")


def people(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    columns = [
        Column("name", lambda one: one.name, "sort_key", lambda one: f"/people/{one.pk}/"),
        Column("sign_in", lambda one: one.sign_in, "sign_in"),
        Column("email", lambda one: one.email, "email", is_hidden=True),
    ]
    reach = reach_of(request)
    rows = people_seen_by(reach).order_by("sort_key", "pk")
    listing = Listing(request, rows, columns, [_with_role(request)], search="search_key")
    may_add = reach.keeps("people")
    return listing.export("people") or render(request, "people/list.html", {"listing": listing, "may_add": may_add})


def _with_role(request: HttpRequest) -> Choice:
    """Whether somebody holds a role today."""
    held = Exists(holding_on(reach_of(request).today))
    options = [(one, workshop_text(f"has_role_{one}", language_of(request))) for one in ("now", "none")]
    return Choice("has_role", options, lambda rows, value: rows.filter(held if value == "now" else ~held))


def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Who it is, and every role that they hold or held."""
    reach = reach_of(request)
    one = get_object_or_404(people_seen_by(reach), pk=pk)
    held = list(one.appointments.select_related("organisation").order_by("-since", "pk"))
    names = names_of(row.organisation for row in held)
    kept = set(reach.kept("people").filter(appointments__person=one).values_list("pk", flat=True))
    lent = set(may_be_lent(reach).filter(person=one).values_list("pk", flat=True))
    rows = [
        Held(row, names[row.organisation_id], row.lasts_on(reach.today) and row.organisation_id in kept, row.pk in lent)
        for row in held
    ]
    has_password, keeps = one.has_usable_password(), keeps_account(request, one)
    facts = {
        "one": one,
        "rows": rows,
        "may_appoint": reach.keeps("people"),
        "keeps_account": keeps,
        "may_link": keeps and not has_password,
        "may_reset": keeps and has_password and one != reach.person,
        "is_self": one == reach.person,
        "has_password": has_password,
        "delegations": delegations_of(one, reach.today),
        "may_withdraw": set(may_be_withdrawn(reach).values_list("pk", flat=True)),
    }
    return render(request, "people/person.html", facts)


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    if not reach_of(request).keeps("people"):
        raise Http404
    form = PersonForm(request.POST or None, language=language_of(request))
    facts = {"by": reach_of(request).office("people"), "actor": actor_of(request)}
    if form.is_valid() and form.performs(add_person, **form.cleaned_data, **facts):
        made = Person.objects.get(sign_in=form.cleaned_data["sign_in"])
        return redirect("people:appoint", made.pk)
    return render(request, "people/form.html", {"form": form, "what": "person_add", "back": reverse("people:list")})


@require_http_methods(["GET", "POST"])
def give_role(request: HttpRequest, pk: int) -> HttpResponse:
    """Also for somebody without any role yet, whom nobody sees: who keeps people may give them their first one."""
    reach = reach_of(request)
    if not reach.keeps("people"):
        raise Http404
    new = Person.objects.filter(appointments=None)
    one = get_object_or_404((people_seen_by(reach) | new).distinct(), pk=pk)
    form = AppointmentForm(request.POST or None, language=language_of(request), reach=reach)
    if form.is_valid() and form.performs(appoint, one, form.term(), actor=actor_of(request)):
        return redirect(_page_of(one, reach))
    facts = {"form": form, "what": "person_appoint", "name": one.name, "back": _page_of(one, reach)}
    return render(request, "people/form.html", facts)


@require_http_methods(["GET", "POST"])
def end_role(request: HttpRequest, pk: int) -> HttpResponse:
    reach = reach_of(request)
    one = get_object_or_404(Appointment, pk=pk, organisation__in=reach.kept("people"))
    left = left_open(one, reach.today)
    form = EndForm(request.POST or None, language=language_of(request), reach=reach, is_open=bool(left))
    if form.is_valid() and form.performs(relieve, one, **form.cleaned_data, actor=actor_of(request)):
        return redirect(_page_of(one.person, reach))
    facts = {"form": form, "name": one.person.name, "back": _page_of(one.person, reach), "left": left}
    return render(request, "people/relieve.html", facts)


def _page_of(one: Person, reach: Reach) -> str:
    """The person's own page, or the list where nobody sees them: without a role today."""
    is_seen = people_seen_by(reach).filter(pk=one.pk).exists()
    return reverse("people:person", args=[one.pk]) if is_seen else reverse("people:list")
