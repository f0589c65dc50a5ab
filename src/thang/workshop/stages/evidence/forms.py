"""Forms of documents and their files."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.http import HttpRequest

from thang.words.workshop import workshop_text
from thang.workshop.base.files.kinds import EXTENSIONS
from thang.workshop.base.files.models import File
from thang.workshop.base.files.sending import dropped
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.parts.forms import DayField, Form
from thang.workshop.base.parts.periods import EVER
from thang.workshop.stages.evidence.kinds import KINDS
from thang.workshop.stages.evidence.services import Facts


class DocumentForm(Form):
    """What is written on it. `is_common` is asked of who keeps the common store."""

    number = forms.CharField(max_length=100, required=False)
    signed_on = DayField()
    issuer = forms.CharField(max_length=200)
    title = forms.CharField(max_length=600, widget=forms.Textarea(attrs={"rows": 3}))
    kind = forms.ChoiceField()
    since = DayField(required=False)
    until = DayField(required=False)
    is_common = forms.BooleanField(required=False)

    def __init__(self, *args: Any, may_share: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options = [(kind, workshop_text(f"act_kind_{kind}", self.language)) for kind in KINDS]
        self.fields["kind"].choices = options  # type: ignore[attr-defined]  # a ChoiceField, which the stubs forget
        self.fields["since"].label = workshop_text("field_act_since", self.language)
        if not may_share:
            del self.fields["is_common"]

    @property
    def facts(self) -> Facts:
        """Of a form that is valid."""
        said = {name: self.cleaned_data[name] for name in Facts.__dataclass_fields__ if name in self.cleaned_data}
        return Facts(**{**said, "since": said["since"] or EVER})


class SeveralInput(forms.FileInput):
    allow_multiple_selected = True

    def __init__(self, accept: str, **attrs: Any) -> None:
        super().__init__({"accept": accept, "class": "input", "multiple": True, **attrs})


class Several(forms.FileField):
    """All that was chosen, in its order."""

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        given = data if isinstance(data, list | tuple) else [data] if data else []
        return [one for one in (super(Several, self).clean(each, initial) for each in given) if one]


def camera() -> SeveralInput:
    """A telephone opens its camera; a script makes the pictures smaller, where it can."""
    return SeveralInput("image/*", **{"capture": "environment", "data-smaller": True})


class EnterForm(DocumentForm):
    """`holder`: whose it is, of those for whom one may enter. Its pictures may come along."""

    holder = forms.ChoiceField()
    pictures = Several(required=False, widget=camera())
    field_order = ("holder",)

    def __init__(self, *args: Any, holders: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["holder"].choices = holders  # type: ignore[attr-defined]  # as above
        if len(holders) == 1:
            self.fields["holder"].widget = forms.HiddenInput()
            self.initial["holder"] = holders[0][0]


class FilesForm(Form):
    """Files from this device, pictures from its camera, or a file that was sent before, perhaps in pieces."""

    sent = Several(required=False, widget=SeveralInput(",".join(EXTENSIONS)))
    pictures = Several(required=False, widget=camera())
    loose = forms.ChoiceField(required=False)

    def __init__(self, request: HttpRequest, *, loose: QuerySet[File], **kwargs: Any) -> None:
        is_sent = request.method == "POST"
        super().__init__(request.POST if is_sent else None, request.FILES if is_sent else None, **kwargs)
        self._dropped = dropped(request) if is_sent else None
        self._loose = {str(one.pk): one for one in loose[:100]}
        none = [("", workshop_text("document_no_loose_file", self.language))]
        options = [*none, *((pk, one.name) for pk, one in self._loose.items())]
        self.fields["loose"].choices = options  # type: ignore[attr-defined]  # as above

    def clean(self) -> dict[str, Any]:
        """One of them, at least."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if self._dropped is not None:
            self.add_error("sent", self._dropped.text(self.language))
        elif not self.errors and not any(said.values()):
            self.add_error("sent", workshop_text("field_is_not_chosen", self.language))
        return said

    @property
    def chosen(self) -> File | None:
        return self._loose.get(self.cleaned_data["loose"])


class LinkForm(Form):
    address = forms.CharField(max_length=2000, widget=forms.TextInput(attrs={"inputmode": "url"}))


def holders_of(some: QuerySet[Organisation]) -> list[tuple[int, str]]:
    """Key and name, for a choice; `some` have `name`."""
    return [(one.pk, one.name) for one in some]  # type: ignore[attr-defined]  # annotated, which the model does not know
