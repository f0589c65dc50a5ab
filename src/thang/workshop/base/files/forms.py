"""Forms of files: the plain way of sending one, without a script."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest

from thang.engine.framework import Language
from thang.workshop.base.files.kinds import EXTENSIONS
from thang.workshop.base.files.sending import dropped
from thang.workshop.base.parts.forms import Form


class AddForm(Form):
    sent = forms.FileField(widget=forms.FileInput(attrs={"accept": ",".join(EXTENSIONS), "class": "input"}))

    def __init__(self, request: HttpRequest, *, language: Language) -> None:
        is_sent = request.method == "POST"
        super().__init__(request.POST if is_sent else None, request.FILES if is_sent else None, language=language)
        refused = dropped(request) if is_sent else None
        if refused is not None:
            self.fields["sent"].error_messages["required"] = refused.text(language)
