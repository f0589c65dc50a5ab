"""Forms of organisations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from thang.words.workshop import workshop_text
from thang.workshop.base.organisations.bases import BasisField
from thang.workshop.base.organisations.kinds import HIERARCHIES, KINDS
from thang.workshop.base.parts.forms import DayField, Form


class FoundForm(Form):
    name = forms.CharField(max_length=300)
    name_en = forms.CharField(max_length=300, required=False)
    kind = forms.ChoiceField()
    hierarchy = forms.ChoiceField()
    code_own = forms.CharField(max_length=40, required=False)
    since = DayField()
    basis = BasisField(max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "kind", KINDS)
        offer(self, "hierarchy", HIERARCHIES)


class RenameForm(Form):
    name = forms.CharField(max_length=300)
    name_en = forms.CharField(max_length=300, required=False)
    on = DayField()
    basis = BasisField(max_length=200)


def offer(form: Form, name: str, values: Sequence[str]) -> None:
    """The choices of a closed list, named in the form's language."""
    options = [(value, workshop_text(f"{name}_{value}", form.language)) for value in values]
    form.fields[name].choices = options  # type: ignore[attr-defined]  # a ChoiceField, which the stubs forget
