"""Forms of people."""

from __future__ import annotations

from typing import Any

from django import forms

from thang.words.workshop import workshop_text
from thang.workshop.base.organisations.models import Code, Organisation
from thang.workshop.base.parts.forms import DayField, Form
from thang.workshop.base.parts.periods import lasting
from thang.workshop.base.people.access import Reach
from thang.workshop.base.people.roles import ROLES


class SignInForm(Form):
    sign_in = forms.CharField(max_length=100, widget=forms.TextInput(attrs={"autocomplete": "username"}))
    password = forms.CharField(widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}), strip=False)


class PersonForm(Form):
    name = forms.CharField(max_length=200)
    sign_in = forms.CharField(max_length=100)
    email = forms.EmailField(required=False)


class AppointmentForm(Form):
    """`organisation` is typed as its code: lists of thousands are no choice."""

    role = forms.ChoiceField()
    organisation = forms.CharField(max_length=40)
    since = DayField()
    basis = forms.CharField(max_length=300, required=False)

    def __init__(self, *args: Any, reach: Reach, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reach = reach
        roles = [(name, workshop_text(f"role_{name}", self.language)) for name in ROLES]
        self.fields["role"].choices = roles  # type: ignore[attr-defined]  # a ChoiceField, which the stubs forget

    def clean_organisation(self) -> Organisation:
        """Of those in which the person may appoint."""
        code = self.cleaned_data["organisation"].strip()
        bearers = Code.objects.filter(lasting(self.reach.today), code=code).values("organisation")
        found = self.reach.kept("people").filter(pk__in=bearers).first()
        if found is None:
            raise forms.ValidationError(workshop_text("no_such_code", self.language, {"code": code}))
        return found


class EndForm(Form):
    on = DayField()
    basis = forms.CharField(max_length=300, required=False)
