"""The pages of passkeys: setting one up, signing in with one, taking it away. These alone need script."""

from __future__ import annotations

import json
from typing import Any

from allauth.account.utils import get_next_redirect_url
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.webauthn import views
from allauth.mfa.webauthn.internal import auth, flows
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache

from thang.workshop.base.signin.factor_views import or_else


def asked(options: Any) -> str:
    """What the browser's script hands to the device."""
    return json.dumps(options, cls=DjangoJSONEncoder)


class CodeView(AuthenticateView):
    """After the password: a code, or the passkey of who has one."""

    template_name = "signin/code.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        facts: dict[str, Any] = super().get_context_data(**kwargs)
        options = facts["js_data"]["request_options"]
        return {**facts, "options": asked(options) if options["publicKey"].get("allowCredentials") else ""}


class SignInView(views.LoginWebAuthnView):
    """Without a name: the device says who it is, so nothing is told of anybody."""

    template_name = "signin/passkey.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        page: HttpResponse = self.render_to_response(self.get_context_data())
        return page

    def form_invalid(self, form: Any) -> HttpResponse:
        page: HttpResponse = self.render_to_response(self.get_context_data(form=form))
        return page

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        facts: dict[str, Any] = super().get_context_data(**kwargs)
        return {**facts, "options": asked(auth.begin_authentication(None))}

    def form_valid(self, form: Any) -> HttpResponse:
        key = form.cleaned_data["credential"]
        login = views.Login(user=key.user, redirect_url=get_next_redirect_url(self.request))
        answer: HttpResponse = flows.perform_passwordless_login(self.request, key, login)
        return answer


class AgainView(views.ReauthenticateWebAuthnView):
    template_name = "signin/passkey_again.html"

    def form_invalid(self, form: Any) -> HttpResponse:
        page: HttpResponse = self.render_to_response({**self.get_context_data(), "form": form})
        return page

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        facts: dict[str, Any] = super().get_context_data(**kwargs)
        return {"form": self.get_form(), **facts, "options": asked(facts["js_data"]["request_options"])}


class SetView(views.AddWebAuthnView):
    """Each one can sign in by itself: it is kept on the device, behind its PIN or finger."""

    template_name = "signin/passkey_set.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        facts: dict[str, Any] = super().get_context_data(**kwargs)
        form = kwargs.get("form") or self.get_form()
        return {**facts, "form": form, "options": asked(auth.begin_registration(self.request.user, True))}


class TakeAwayView(views.RemoveWebAuthnView):
    template_name = "signin/passkey_away.html"

    def get_success_url(self) -> str:
        return reverse("mfa_index")

    def form_valid(self, form: Any) -> HttpResponse:
        if not get_adapter().can_delete_authenticator(self.object):
            form.add_error(None, get_adapter().validation_error("cannot_delete_authenticator"))
            refused: HttpResponse = self.render_to_response(self.get_context_data(form=form))
            return refused
        answer: HttpResponse = super().form_valid(form)
        return answer


code = CodeView.as_view()
sign_in = SignInView.as_view()
again = or_else(AgainView.as_view(), "ui:home")
set_up = never_cache(SetView.as_view())
take_away = or_else(TakeAwayView.as_view(), "mfa_index")
