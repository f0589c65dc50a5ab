"""The way back for who forgot their password: the same answer, at the same time, whether or not there is an account."""

from __future__ import annotations

from functools import partial

from allauth.account.adapter import get_adapter
from allauth.core.ratelimit import consume, respond_429
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.mail import send_mail
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from thang.engine.framework import Language
from thang.words.workshop import workshop_text
from thang.workshop.base.parts.language import language_of
from thang.workshop.base.parts.templatetags.parts import shown
from thang.workshop.base.people.inviting import Link, ask_reset
from thang.workshop.base.people.models import Person
from thang.workshop.base.signin.forms import ForgottenForm


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def forgotten(request: HttpRequest) -> HttpResponse:
    """Without mail it says whom to ask. What there is to do is done when the answer is on its way already."""
    form = ForgottenForm(request.POST or None, language=language_of(request)) if settings.CHOSEN.mail_server else None
    if form is None or not form.is_valid():
        return render(request, "signin/forgotten.html", {"form": form})
    typed = form.cleaned_data["sign_in_or_email"].strip()
    if not consume(request, action="reset_password", key=typed.lower()):
        limited: HttpResponse = respond_429(request)
        return limited
    answer = redirect("account_reset_password_done")
    address, where = get_adapter().get_client_ip(request), request.build_absolute_uri
    later = partial(_send, typed, address, settings.CHOSEN.origin or where("/").rstrip("/"), language_of(request))
    # Run by whoever serves, once everything was sent.
    answer._resource_closers.append(later)  # type: ignore[attr-defined]  # which the stubs forget
    return answer


@login_not_required
@require_GET
def sent(request: HttpRequest) -> HttpResponse:
    return render(request, "signin/forgotten_sent.html")


def _send(typed: str, address: str, origin: str, language: Language) -> None:
    """To everybody whose name or address it is, at the address that is kept of them."""
    bearers = Person.objects.filter(Q(sign_in__iexact=typed) | Q(email__iexact=typed), is_active=True)
    for one in bearers.filter(is_demonstration=False).exclude(email=""):
        if one.has_usable_password():
            _send_to(one, ask_reset(one), address, origin, language)


def _send_to(one: Person, link: Link, address: str, origin: str, language: Language) -> None:
    facts = {
        "name": one.name,
        "sign_in": one.sign_in,
        "address": address,
        "until": shown(link.expires_at, language),
        "link": f"{origin}{reverse('signin_invitation', args=[link.token])}",
    }
    subject, body = (workshop_text(name, language, facts) for name in ("reset_subject", "reset_body"))
    send_mail(subject, body, from_email=None, recipient_list=[one.email])
