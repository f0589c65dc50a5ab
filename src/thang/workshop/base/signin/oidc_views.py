"""Signing in by OpenID Connect; and linking: which of the provider's people somebody is."""

from __future__ import annotations

from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.account.decorators import reauthentication_required
from allauth.account.utils import get_next_redirect_url
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, get_adapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from requests import RequestException

from thang.workshop.base.people.inviting import invitation_by
from thang.workshop.base.people.middleware import reach_of
from thang.workshop.base.people.models import Person
from thang.workshop.base.signin.oidc import Answers, CallbackView
from thang.workshop.base.signin.services import link_invited, note_refused, unlink


@login_not_required
@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    return _away(request, AuthProcess.LOGIN, get_next_redirect_url(request))


@login_not_required
@require_POST
def begin_invited(request: HttpRequest, token: str) -> HttpResponse:
    """Instead of setting a password: who comes back signed in over there is who was invited."""
    found = invitation_by(token)
    if found is None or found.is_reset:
        return render(request, "parts/error.html", {"what": "error_link"}, status=404)
    return _away(request, AuthProcess.LOGIN, None, {"invitation": token})


@never_cache
@require_http_methods(["GET", "POST"])
@reauthentication_required(app="thang")
def links(request: HttpRequest) -> HttpResponse:
    """One's own; made by going there and coming back, taken away while there is a password to come in by."""
    person = reach_of(request).person
    linked = SocialAccount.objects.filter(user=person)
    if request.method == "POST" and request.POST.get("do") == "unlink":
        if person.has_usable_password():
            unlink(person)
        return redirect("socialaccount_connections")
    if request.method == "POST":
        return _away(request, AuthProcess.CONNECT, None)
    facts = {"linked": linked.filter(provider=settings.CHOSEN.oidc_issuer), "oidc": settings.CHOSEN.oidc_name}
    return render(request, "signin/links.html", {**facts, "has_password": person.has_usable_password()})


@login_not_required
@never_cache
@require_GET
def callback(request: HttpRequest) -> HttpResponse:
    if not settings.CHOSEN.oidc_issuer:
        raise Http404
    try:
        answer: HttpResponse = CallbackView.adapter_view(Answers(request, settings.CHOSEN.oidc_issuer))(request)
    except (KeyError, TypeError, ValueError):  # an answer that is not even shaped like one
        return _failed(request)
    return answer


def _away(request: HttpRequest, process: str, where: str | None, data: dict[str, str] | None = None) -> HttpResponse:
    if not settings.CHOSEN.oidc_issuer:
        raise Http404
    provider = get_adapter().get_provider(request, settings.CHOSEN.oidc_issuer)
    try:
        answer: HttpResponse = provider.redirect(request, process, where, data)
    except (OAuth2Error, RequestException, KeyError, ValueError):
        return _failed(request)
    return answer


def _failed(request: HttpRequest) -> HttpResponse:
    return render(request, "parts/error.html", {"what": "error_oidc"}, status=502)


class LinkAdapter(DefaultSocialAccountAdapter):
    """Who is let in by the provider's word: whoever was linked, by themselves or by their invitation; nobody new."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: SocialAccount) -> str:
        return "/account/links/"

    def on_authentication_error(self, request: HttpRequest, *args: object, **kwargs: object) -> None:
        raise ImmediateHttpResponse(_failed(request))

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        token = (sociallogin.state.get("data") or {}).get("invitation")
        if sociallogin.state["process"] == AuthProcess.CONNECT:
            self._check_link(request, sociallogin)
        elif token and not sociallogin.is_existing and link_invited(token, sociallogin.account):
            sociallogin.lookup()
        elif token or not self._is_fit(sociallogin):
            note_refused("", get_account_adapter().get_client_ip(request))
            raise ImmediateHttpResponse(render(request, "parts/error.html", {"what": "error_unknown"}, status=403))

    def _is_fit(self, sociallogin: SocialLogin) -> bool:
        person = sociallogin.user
        return (
            sociallogin.is_existing and isinstance(person, Person) and person.is_active and not person.is_demonstration
        )

    def _check_link(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Somebody else's, or a second one, is not linked; made-up people are nobody over there."""
        mine = request.user
        if not isinstance(mine, Person) or mine.is_demonstration:
            raise ImmediateHttpResponse(redirect("account_login"))
        others = SocialAccount.objects.filter(user=mine, provider=sociallogin.account.provider)
        if others.exclude(uid=sociallogin.account.uid).exists() or sociallogin.user.pk not in (None, mine.pk):
            raise ImmediateHttpResponse(render(request, "parts/error.html", {"what": "error_linked"}, status=403))
