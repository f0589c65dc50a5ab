"""Signing in: by password, as a made-up person, by a link; and once more before what needs it."""

from __future__ import annotations

from typing import Any

from allauth.account.utils import get_next_redirect_url, perform_login
from allauth.account.views import LoginView, ReauthenticateView
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from thang.words.workshop import workshop_text
from thang.workshop.base.parts.language import language_of
from thang.workshop.base.people.demonstration import offered_people
from thang.workshop.base.people.forms import PasswordForm
from thang.workshop.base.people.inviting import accept_invitation, invitation_by
from thang.workshop.base.people.models import Person
from thang.workshop.base.people.services import actor_of_person
from thang.workshop.base.signin.factor_views import or_else
from thang.workshop.base.signin.near import may_demonstrate
from thang.workshop.base.signin.sessions import end_sessions, sessions_of


class SignInView(LoginView):
    """By password; where the demonstration is on and the request comes from this machine, also as a made-up person."""

    template_name = "signin/sign_in.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        people = offered_people() if may_demonstrate(self.request) else []
        roles = [(one, _roles(self.request, one)) for one in people]
        wanted = get_next_redirect_url(self.request) or "/"
        facts: dict[str, Any] = super().get_context_data(people=roles, next=wanted, oidc=oidc_name(), **kwargs)
        return facts


sign_in = SignInView.as_view()
again = or_else(ReauthenticateView.as_view(template_name="signin/again.html"), "ui:home")


@login_not_required
@require_POST
def sign_in_as(request: HttpRequest) -> HttpResponse:
    """As a demonstration person; there is no such page from another machine, or without the demonstration."""
    if not may_demonstrate(request):
        raise Http404
    one = get_object_or_404(Person, is_demonstration=True, sign_in=request.POST.get("person", ""))
    return _let_in(request, one)


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
        one = Person.objects.get(pk=found.person_id)
        end_sessions(one, sessions_of(one), actor=actor_of_person(one))
        return _let_in(request, one)
    what = "reset" if found.is_reset else "accept"
    facts = {"form": form, "one": found.person, "what": what, "token": token}
    return render(request, "signin/accept.html", {**facts, "oidc": "" if found.is_reset else oidc_name()})


def oidc_name() -> str:
    """What the button says, where there is a provider."""
    return settings.CHOSEN.oidc_name if settings.CHOSEN.oidc_issuer else ""


def _let_in(request: HttpRequest, one: Person) -> HttpResponse:
    """Through what stands between: whoever has a second factor is asked for it."""
    answer: HttpResponse = perform_login(request, one, redirect_url=get_next_redirect_url(request))
    return answer


def _roles(request: HttpRequest, one: Person) -> str:
    held = one.appointments.select_related("organisation").order_by("pk")
    say = {row.pk: workshop_text(f"role_{row.role}", language_of(request)) for row in held}
    return "; ".join(f"{say[row.pk]}, {row.organisation}" for row in held)
