"""What allauth asks us: our words, our trail, nobody who comes by themselves."""

from __future__ import annotations

from base64 import b32encode
from datetime import timedelta
from secrets import token_bytes
from typing import Any

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import mark_safe

from thang.words.workshop import WORKSHOP, workshop_text
from thang.workshop.base.parts.language import language_of
from thang.workshop.base.people.access import Reach
from thang.workshop.base.people.models import Person
from thang.workshop.base.signin.factors import demands_factor, factors_of
from thang.workshop.base.signin.limits import LOCKED_FOR, is_first_word
from thang.workshop.base.signin.near import may_demonstrate
from thang.workshop.base.signin.sealing import seal, unseal
from thang.workshop.base.signin.services import note_locked, note_refused

ISSUER = "Thang"


def refusal(code: str) -> ValidationError:
    """What allauth refuses, in our words; what it never asks of us has a sentence in common."""
    name = f"refused_{code}" if f"refused_{code}" in WORKSHOP else "refused_other"
    until = timezone.localtime(timezone.now() + timedelta(seconds=LOCKED_FOR + 59))
    return ValidationError(workshop_text(name, language_of(context.request), {"at": f"{until:%H:%M}"}), code=code)


class AccountAdapter(DefaultAccountAdapter):
    def validation_error(self, code: str, *args: object) -> ValidationError:
        return refusal(code)

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """People come by invitation."""
        return False

    def is_ajax(self, request: HttpRequest) -> bool:
        """Pages answer with pages."""
        return False

    def is_safe_url(self, url: str) -> bool:
        return url_has_allowed_host_and_scheme(url, {context.request.get_host()})

    def get_login_stages(self) -> list[str]:
        return ["allauth.mfa.stages.AuthenticateStage"]

    def respond_user_inactive(self, request: HttpRequest, user: Person) -> HttpResponse:
        return redirect("account_login")

    def pre_login(self, request: HttpRequest, user: Person, **others: Any) -> HttpResponse | None:
        """By no way whatever is a made-up person let in off this machine."""
        if user.is_demonstration and not may_demonstrate(request):
            return redirect("account_login")
        answer: HttpResponse | None = super().pre_login(request, user, **others)
        return answer

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Refuses for a while after too many wrong passwords; the trail says so once."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            if is_first_word(str(credentials["username"])):
                note_locked(str(credentials["username"]), self.get_client_ip(request))
            raise

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        note_refused(str(credentials["username"]), self.get_client_ip(request))

    def get_reauthentication_methods(self, user: Person) -> list[dict[str, Any]]:
        language = language_of(context.request)
        methods = super().get_reauthentication_methods(user)
        return [
            {**one, "description": workshop_text(f"again_{one['id'].replace(':', '_')}", language)} for one in methods
        ]


class FactorAdapter(DefaultMFAAdapter):
    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """What another key has sealed is no code's: every code is wrong, and `thang doctor` says how many there are."""
        return unseal(encrypted_text) or b32encode(token_bytes(40)).decode("ascii")

    def validation_error(self, code: str, *args: object) -> ValidationError:
        return refusal(code)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not the last one, while a role demands one."""
        others = factors_of(authenticator.user).exclude(pk=authenticator.pk)
        return others.exists() or not demands_factor(Reach(authenticator.user, timezone.localdate()))

    def get_totp_label(self, user: Person) -> str:
        return user.sign_in

    def get_totp_issuer(self) -> str:
        return f"{ISSUER} {context.request.get_host()}"

    def generate_authenticator_name(self, user: Person, type: str) -> str:  # noqa: A002  # allauth's name of it
        return workshop_text("passkey", language_of(context.request))

    def build_totp_svg(self, url: str) -> str:
        """Dark on white whatever the page's colours are, or a camera does not read it."""
        drawn = segno.make(url, error="m").svg_inline(scale=5, border=4, light="#fff", svgclass=None, lineclass=None)
        return mark_safe(drawn)  # noqa: S308  # drawn from squares; the address is in them, not in the text
