"""The form of the page of components."""

from __future__ import annotations

from typing import Any

from django import forms

from thang.words.workshop import workshop_text
from thang.workshop.base.organisations.kinds import KINDS
from thang.workshop.base.parts.forms import DayField, Form


class SampleForm(Form):
    """A field of every kind; nothing of it is kept."""

    name = forms.CharField(max_length=200)
    kind = forms.ChoiceField()
    since = DayField()
    email = forms.EmailField(required=False)
    note = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 3}))
    agrees = forms.BooleanField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options = [(kind, workshop_text(f"kind_{kind}", self.language)) for kind in KINDS]
        self.fields["kind"].choices = options  # type: ignore[attr-defined]  # a ChoiceField, which the stubs forget
