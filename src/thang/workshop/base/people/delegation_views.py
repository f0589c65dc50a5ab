"""The pages by which an appointment is delegated, and taken back."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from thang.workshop.base.parts.language import language_of
from thang.workshop.base.people.access import may_be_lent, may_be_withdrawn
from thang.workshop.base.people.delegating import delegate, withdraw
from thang.workshop.base.people.forms import DelegationForm
from thang.workshop.base.people.middleware import actor_of, reach_of


@require_http_methods(["GET", "POST"])
def lend(request: HttpRequest, pk: int) -> HttpResponse:
    reach = reach_of(request)
    one = get_object_or_404(may_be_lent(reach).select_related("person"), pk=pk)
    form = DelegationForm(request.POST or None, language=language_of(request), reach=reach)
    back = reverse("people:person", args=[one.person_id])
    if form.is_valid() and form.performs(delegate, one, form.absence(), actor=actor_of(request)):
        return redirect(back)
    facts = {"form": form, "what": "person_delegate", "name": one.person.name, "back": back}
    return render(request, "people/form.html", facts)


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Over at once."""
    one = get_object_or_404(may_be_withdrawn(reach_of(request)), pk=pk)
    withdraw(one, actor=actor_of(request))
    return redirect("people:person", one.appointment.person_id)
