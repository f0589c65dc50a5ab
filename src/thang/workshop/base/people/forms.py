"""Forms of people."""

from __future__ import annotations

from typing import Any

from django import forms

from thang.words.workshop import workshop_text
from thang.workshop.base.organisations.bases import BasisField
from thang.workshop.base.organisations.models import Code, Organisation
from thang.workshop.base.parts.forms import DayField, Form
from thang.workshop.base.parts.periods import lasting
from thang.workshop.base.people.access import Reach, may_be_delegates
from thang.workshop.base.people.delegating import Absence
from thang.workshop.base.people.inviting import Newcomer
from thang.workshop.base.people.models import Person
from thang.workshop.base.people.roles import APPOINTMENT_KINDS, ORGANISATIONS, PEOPLE, ROLES
from thang.workshop.base.people.services import Term


class PersonForm(Form):
    name = forms.CharField(max_length=200)
    sign_in = forms.CharField(max_length=100)
    email = forms.EmailField(required=False)


class AppointmentForm(Form):
    """`organisation` is typed as its code: lists of thousands are no choice."""

    role = forms.ChoiceField()
    organisation = forms.CharField(max_length=40)
    held = forms.ChoiceField()
    basis = BasisField(max_length=300)
    since = DayField()
    ends_on = DayField(required=False)

    def __init__(self, *args: Any, reach: Reach, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reach = reach
        for field, names, said in (("role", ROLES, "role"), ("held", APPOINTMENT_KINDS, "held")):
            options = [(name, workshop_text(f"{said}_{name}", self.language)) for name in names]
            self.fields[field].choices = options  # type: ignore[attr-defined]  # which the stubs forget

    def term(self) -> Term:
        """What was typed, of a form that is in order."""
        named = {name: self.cleaned_data[name] for name in ("role", "organisation", "held", "basis", "since")}
        return Term(until=self.cleaned_data["ends_on"], **named)

    def clean_organisation(self) -> Organisation:
        """Of those in which the person may appoint."""
        return _kept(self, PEOPLE)


class InvitationForm(AppointmentForm):
    """Somebody new, and their first role."""

    name = forms.CharField(max_length=200)
    sign_in = forms.CharField(max_length=100)
    email = forms.EmailField(required=False)
    field_order = ("name", "sign_in", "email")

    def newcomer(self) -> Newcomer:
        return Newcomer(**{name: self.cleaned_data[name] for name in ("sign_in", "name", "email")})


class PasswordForm(Form):
    """Typed twice, as it is not seen."""

    password = forms.CharField(widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}), strip=False)
    password_again = forms.CharField(widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}), strip=False)

    def clean_password_again(self) -> str:
        again: str = self.cleaned_data["password_again"]
        if again != self.cleaned_data.get("password", again):
            raise forms.ValidationError(workshop_text("passwords_differ", self.language))
        return again


class DelegationForm(Form):
    """`delegate` is typed as the sign-in name."""

    delegate = forms.CharField(max_length=100)
    since = DayField()
    ends_on = DayField()
    absence_reason = forms.CharField(max_length=300)

    def __init__(self, *args: Any, reach: Reach, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reach = reach

    def clean_delegate(self) -> Person:
        """Of those whom the one who delegates can know of."""
        sign_in = self.cleaned_data["delegate"].strip()
        found = may_be_delegates(self.reach).filter(sign_in=sign_in).first()
        if found is None:
            raise forms.ValidationError(workshop_text("no_such_delegate", self.language, {"found": sign_in}))
        return found

    def absence(self) -> Absence:
        said = self.cleaned_data
        return Absence(said["delegate"], said["since"], said["ends_on"], said["absence_reason"])


class OnBehalfForm(Form):
    organisation = forms.CharField(max_length=40)
    on_behalf_reason = forms.CharField(max_length=200)

    def __init__(self, *args: Any, reach: Reach, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reach = reach

    def clean_organisation(self) -> Organisation:
        return _kept(self, ORGANISATIONS)


def _kept(form: AppointmentForm | OnBehalfForm, what: str) -> Organisation:
    """The organisation of the code that was typed, of those in which the person keeps it."""
    code = form.cleaned_data["organisation"].strip()
    bearers = Code.objects.filter(lasting(form.reach.today), code=code).values("organisation")
    found = form.reach.kept(what).filter(pk__in=bearers).first()
    if found is None:
        raise forms.ValidationError(workshop_text("no_such_code", form.language, {"code": code}))
    return found


class EndForm(Form):
    """`successor` is asked for where something is left open."""

    on = DayField()
    basis = BasisField(max_length=300)
    successor = forms.CharField(max_length=100, required=False)

    def __init__(self, *args: Any, reach: Reach, is_open: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reach = reach
        if not is_open:
            del self.fields["successor"]

    def clean_successor(self) -> Person | None:
        """Of those whom the one who relieves can know of; none where nothing is typed."""
        sign_in = self.cleaned_data["successor"].strip()
        found = may_be_delegates(self.reach).filter(sign_in=sign_in).first()
        if sign_in and found is None:
            raise forms.ValidationError(workshop_text("no_such_delegate", self.language, {"found": sign_in}))
        return found
