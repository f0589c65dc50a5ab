"""Forms of editions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from thang.words.workshop import workshop_text
from thang.workshop.base.acts.forms import act_named
from thang.workshop.base.acts.models import Act
from thang.workshop.base.parts.forms import DayField, Form
from thang.workshop.stages.frameworks.models import Edition

MOST_BYTES, MOST_SHEET = 1_000_000, 5_000_000


class TextForm(Form):
    """`version`: which saving of the draft it shows, so that no other one is overwritten."""

    text = forms.CharField(
        strip=False,
        max_length=MOST_BYTES,
        widget=forms.Textarea(attrs={"rows": 30, "spellcheck": "false", "class": "input code"}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class CopyForm(Form):
    edition_name = forms.CharField(max_length=30)


class AdoptForm(Form):
    """`act` is typed as its number; `replaces`: one of the adopted editions of the same organisation."""

    act = forms.CharField(max_length=200)
    on = DayField()
    replaces = forms.ModelChoiceField(Edition.objects.none(), required=False)

    def __init__(self, *args: Any, editions: QuerySet[Edition], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["replaces"]
        field.queryset = editions  # type: ignore[attr-defined]  # a ModelChoiceField
        field.empty_label = workshop_text("edition_replaces_nothing", self.language)  # type: ignore[attr-defined]  # as above

    def clean_act(self) -> Act:
        return act_named(self.cleaned_data["act"].strip(), self.language)


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


class SendForm(Form):
    """`unit_kind`: empty for all units under the office."""

    unit_kind = forms.ChoiceField(required=False)
    comments_until = DayField()

    def __init__(self, *args: Any, kinds: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options = [("", workshop_text("comments_of_all", self.language)), *kinds]
        self.fields["unit_kind"].choices = options  # type: ignore[attr-defined]  # a ChoiceField


class CommentForm(Form):
    comment_unit = forms.ChoiceField()
    comment_code = forms.ChoiceField(required=False)
    comment = forms.CharField(max_length=8000, widget=forms.Textarea(attrs={"rows": 6}))

    def __init__(
        self, *args: Any, units: list[tuple[str, str]], indicators: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["comment_unit"].choices = units  # type: ignore[attr-defined]  # a ChoiceField
        options = [("", workshop_text("comment_on_whole", self.language)), *indicators]
        self.fields["comment_code"].choices = options  # type: ignore[attr-defined]  # a ChoiceField


class AnswerForm(Form):
    comment_answer = forms.CharField(max_length=8000, widget=forms.Textarea(attrs={"rows": 6}))


class SheetForm(Form):
    sheet = forms.FileField()
    keep_faulty = forms.BooleanField(required=False)

    def clean_sheet(self) -> Any:
        file = self.cleaned_data["sheet"]
        if file.size > MOST_SHEET:
            raise forms.ValidationError(workshop_text("sheet_too_large", self.language))
        return file


class AnnexFileForm(Form):
    annex = forms.FileField()

    def clean_annex(self) -> Any:
        file = self.cleaned_data["annex"]
        if file.size > MOST_SHEET:
            raise forms.ValidationError(workshop_text("sheet_too_large", self.language))
        return file


class AnnexForm(Form):
    """What no annex says: the framework's id, and which edition this is."""

    edition_code = forms.SlugField(max_length=60)
    edition_name = forms.CharField(max_length=30)
    title = forms.CharField(max_length=600)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].label = workshop_text("column_edition_title", self.language)


class EffectForm(Form):
    """Tables as `thang framework diff --values` takes them."""

    values = forms.FileField()
    units_file = forms.FileField(required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for name in ("values", "units_file"):
            if said.get(name) and said[name].size > MOST_SHEET:
                self.add_error(name, workshop_text("sheet_too_large", self.language))
        return said
