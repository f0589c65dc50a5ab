"""Forms of the import: which file, and the acceptance of what a page has shown."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from thang.words.workshop import workshop_text
from thang.workshop.base.parts.forms import Form
from thang.workshop.base.parts.table import MOST_BYTES

SYSTEMS = ("own", "statistics")


class FileForm(Form):
    file = forms.FileField(widget=forms.FileInput(attrs={"accept": ".xlsx,.csv", "class": "input"}))

    def clean_file(self) -> UploadedFile[Any]:
        """Not larger than what is read; told before any of it is kept."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            facts = {"found": f"{MOST_BYTES // 1_000_000} MB"}
            raise forms.ValidationError(workshop_text("import_too_large", self.language, facts))
        return file


class ImportForm(FileForm):
    system = forms.ChoiceField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options = [(value, workshop_text(f"system_{value}", self.language)) for value in SYSTEMS]
        self.fields["system"].choices = options  # type: ignore[attr-defined]  # a ChoiceField, which the stubs forget


class AcceptForm(Form):
    """`digest`: of the plan that the page has shown."""

    digest = forms.CharField(max_length=64, widget=forms.HiddenInput)
