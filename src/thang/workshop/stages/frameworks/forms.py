"""Forms of editions."""

from __future__ import annotations

from typing import Any

from django import forms

from thang.words.workshop import workshop_text
from thang.workshop.base.parts.forms import Form

MOST_BYTES = 1_000_000


class TextForm(Form):
    """`version`: which saving of the draft it shows, so that no other one is overwritten."""

    text = forms.CharField(
        strip=False,
        max_length=MOST_BYTES,
        widget=forms.Textarea(attrs={"rows": 30, "spellcheck": "false", "class": "input code"}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class UploadForm(Form):
    """A file, or its text: what a file held that is refused stands in the text, where it can be mended."""

    file = forms.FileField(required=False)
    text = forms.CharField(
        required=False,
        strip=False,
        max_length=MOST_BYTES,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false", "class": "input code"}),
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        file = said.get("file")
        if file is not None:
            said["text"] = self._text_of(file)
        elif not said.get("text", "").strip() and not self.errors:
            self.add_error("file", workshop_text("edition_file_or_text", self.language))
        return said

    def _text_of(self, file: Any) -> str:
        if file.size > MOST_BYTES:
            self.add_error("file", workshop_text("edition_file_too_large", self.language))
            return ""
        try:
            text: str = file.read().decode("utf-8-sig")
        except UnicodeDecodeError:
            self.add_error("file", workshop_text("edition_file_no_text", self.language))
            return ""
        if "\0" in text:
            self.add_error("file", workshop_text("edition_file_no_text", self.language))
            return ""
        self.data = {**self.data.dict(), "text": text}  # type: ignore[attr-defined]  # a QueryDict, once something was sent
        return text
