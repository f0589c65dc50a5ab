"""The pages of the second factor: asking for it, setting it up, taking it away."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.mfa.base import views as base
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

View = Callable[..., HttpResponse]


def or_else(view: View, where: str) -> View:
    """Where there is nothing for the page to be about, such as a factor that was never set up: another page."""

    @never_cache
    @wraps(view)
    def kept(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except (Http404, PermissionDenied):
            return redirect(where)

    return kept


again = or_else(base.ReauthenticateView.as_view(template_name="signin/again.html"), "ui:home")
index = never_cache(base.IndexView.as_view(template_name="signin/factors.html"))
set_totp = never_cache(totp.ActivateTOTPView.as_view(template_name="signin/totp_set.html"))
take_totp_away = or_else(totp.DeactivateTOTPView.as_view(template_name="signin/totp_away.html"), "mfa_index")
codes = or_else(recovery_codes.ViewRecoveryCodesView.as_view(template_name="signin/codes.html"), "mfa_index")
new_codes = never_cache(recovery_codes.GenerateRecoveryCodesView.as_view(template_name="signin/codes_new.html"))
