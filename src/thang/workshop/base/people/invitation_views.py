"""The pages by which somebody is invited, and by which the invited set their password."""

from __future__ import annotations

from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.parts.language import language_of
from thang.workshop.base.people.access import is_wholly_kept, people_seen_by
from thang.workshop.base.people.forms import InvitationForm, PasswordForm
from thang.workshop.base.people.inviting import Link, accept_invitation, invitation_by, invite, make_link
from thang.workshop.base.people.middleware import actor_of, reach_of
from thang.workshop.base.people.models import Person


@never_cache
@require_http_methods(["GET", "POST"])
def invite_somebody(request: HttpRequest) -> HttpResponse:
    """Somebody new with their first role; the link is on the page that follows, and nowhere else ever after."""
    reach = reach_of(request)
    if not reach.keeps("people"):
        raise Http404
    form = InvitationForm(request.POST or None, language=language_of(request), reach=reach)
    if form.is_valid():
        try:
            whom, term, office = form.newcomer(), form.term(), reach.office("people")
            return _shown(request, invite(whom, term, actor=actor_of(request), by=office, inviter=reach.person))
        except Refused as refused:
            form.refuse(refused)
    facts = {"form": form, "what": "person_invite", "back": reverse("people:list")}
    return render(request, "people/form.html", facts)


@never_cache
@require_POST
def give_link(request: HttpRequest, pk: int) -> HttpResponse:
    """A new link for somebody who never set a password, such as where the first one expired."""
    reach = reach_of(request)
    one = get_object_or_404(people_seen_by(reach), pk=pk)
    if not may_be_linked(request, one):
        raise Http404
    return _shown(request, make_link(one, actor=actor_of(request), inviter=reach.person))


def may_be_linked(request: HttpRequest, one: Person) -> bool:
    is_without = not (one.has_usable_password() or one.is_demonstration)
    return is_without and is_wholly_kept(reach_of(request), one)


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """A link that is unknown, used or too old says one and the same thing: that it cannot be used."""
    found = invitation_by(token)
    if found is None:
        return render(request, "parts/error.html", {"what": "error_link"}, status=404)
    form = PasswordForm(request.POST or None, language=language_of(request))
    if form.is_valid() and form.performs(accept_invitation, token, form.cleaned_data["password"]):
        login(request, Person.objects.get(pk=found.person_id))
        return redirect("ui:home")
    return render(request, "people/accept.html", {"form": form, "one": found.person})


def _shown(request: HttpRequest, link: Link) -> HttpResponse:
    address = request.build_absolute_uri(reverse("people:invitation", args=[link.token]))
    return render(request, "people/link.html", {"link": link, "address": address})
