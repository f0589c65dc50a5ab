"""Forms of files: the plain way of sending one, without a script."""

from __future__ import annotations

from django import forms

from thang.workshop.base.files.kinds import EXTENSIONS
from thang.workshop.base.parts.forms import Form


class AddForm(Form):
    sent = forms.FileField(widget=forms.FileInput(attrs={"accept": ",".join(EXTENSIONS), "class": "input"}))
