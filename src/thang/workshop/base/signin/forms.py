"""allauth's forms in our words and with our look."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm, ReauthenticateForm
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateByCodeForm
from allauth.mfa.recovery_codes.forms import GenerateRecoveryCodesForm
from allauth.mfa.totp.forms import ActivateTOTPForm, DeactivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django.forms import CharField, Field, TextInput

from thang.words.workshop import workshop_text
from thang.workshop.base.parts.forms import Form
from thang.workshop.base.parts.language import language_of


class Spoken(Form):
    """Before a form of allauth: labels and messages are ours, and nothing is written inside a field."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, language=language_of(context.request), **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class NamedForm(LoginForm):
    """The field is called as everywhere here; allauth asks for it under its own name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields: dict[str, Field] = {"sign_in": self.fields["login"], "password": self.fields["password"]}

    def clean(self) -> dict[str, Any]:
        self.cleaned_data["login"] = self.cleaned_data.get("sign_in", "")
        cleaned: dict[str, Any] = super().clean()
        return cleaned


class SignInForm(Spoken, NamedForm):  # type: ignore[misc]  # the stubs of Django's forms know nothing of allauth's
    pass


class CodeForm(Spoken, AuthenticateForm):
    """A code of the app, or one of the recovery codes."""


class PasswordAgainForm(Spoken, ReauthenticateForm):
    pass


class CodeAgainForm(Spoken, ReauthenticateByCodeForm):
    pass


class TotpForm(Spoken, ActivateTOTPForm):
    pass


class TotpAwayForm(Spoken, DeactivateTOTPForm):
    pass


class RecoveryCodesForm(Spoken, GenerateRecoveryCodesForm):
    pass


# What the browser hands over is anybody's text; allauth's reader trips over some of its shapes.
MISSHAPEN = (AttributeError, KeyError, TypeError, ValueError)


class ShapedSetForm(AddWebAuthnForm):
    """`passwordless` is no question: each passkey can sign in by itself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("passwordless", None)

    def clean(self) -> dict[str, Any]:
        try:
            cleaned: dict[str, Any] = super().clean()
        except MISSHAPEN:
            raise get_adapter().validation_error("incorrect_code") from None
        return cleaned


class Shaped:
    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()  # type: ignore[misc]  # of the form of allauth that stands behind
        except MISSHAPEN:
            raise get_adapter().validation_error("incorrect_code") from None


class PasskeyForm(Spoken, ShapedSetForm):  # type: ignore[misc]  # as above
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = workshop_text("field_passkey_name", self.language)


class PasskeySignInForm(Spoken, Shaped, LoginWebAuthnForm):
    pass


class PasskeyCodeForm(Spoken, Shaped, AuthenticateWebAuthnForm):
    pass


class PasskeyAgainForm(Spoken, Shaped, ReauthenticateWebAuthnForm):
    pass


class ForgottenForm(Form):
    sign_in_or_email = CharField(max_length=254, widget=TextInput(attrs={"autocomplete": "username"}))
