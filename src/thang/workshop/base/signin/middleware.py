"""Whoever holds a role that demands a second factor sets one up before anything else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from thang.workshop.base.people.middleware import reach_of
from thang.workshop.base.people.models import Person
from thang.workshop.base.signin.factors import demands_factor, has_factor

OPEN = {
    "mfa_index",
    "mfa_activate_totp",
    "account_reauthenticate",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_add_webauthn",
    "people:sign_out",
    "ui:language",
}


class FactorMiddleware:
    """Leads to the page of the second factor; asks the database only for roles that demand one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *others: Any) -> HttpResponse | None:
        if not isinstance(request.user, Person) or not demands_factor(reach_of(request)) or has_factor(request.user):
            return None
        request.must_set_factor = True  # type: ignore[attr-defined]  # ours, read by the page of the second factor
        name = request.resolver_match.view_name if request.resolver_match else ""
        return None if name in OPEN else redirect("mfa_index")
