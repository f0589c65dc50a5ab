"""The forms of one's own pages."""

from __future__ import annotations

from typing import Any

from django import forms

from thang.words.workshop import workshop_text
from thang.workshop.base.notices.models import OFTEN
from thang.workshop.base.notices.services import Wish
from thang.workshop.base.parts.forms import Form


class DigestForm(Form):
    often = forms.ChoiceField()
    mail_language = forms.ChoiceField(choices=[("vi", "Tiếng Việt"), ("en", "English")])
    telephone = forms.CharField(max_length=30, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options = [(one, workshop_text(f"often_{one}", self.language)) for one in OFTEN]
        self.fields["often"].choices = options  # type: ignore[attr-defined]  # which the stubs forget
        self.fields["telephone"].widget.input_type = "tel"

    def wish(self) -> Wish:
        said = self.cleaned_data
        return Wish(said["often"], said["mail_language"], said["telephone"])


class TelephoneForm(Form):
    telephone = forms.CharField(max_length=30, required=False)
