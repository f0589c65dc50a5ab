"""Forms of acts."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from django import forms

from thang.engine.framework import Language
from thang.words.figures import day as day_text
from thang.words.workshop import workshop_text
from thang.workshop.base.acts.kinds import KINDS
from thang.workshop.base.acts.models import Act
from thang.workshop.base.acts.queries import numbered
from thang.workshop.base.parts.forms import DayField, Form

# A number and, where it needs one, the day of signing: "791/QĐ-UBND", "791/QĐ-UBND ngày 11/4/2023".
_LINE = re.compile(r"(?P<number>.*?)(?:,?\s+(?:(?:ngày|of)\s+)?(?P<day>\d{1,2}/\d{1,2}/\d{4}))?", re.IGNORECASE)


class EnterForm(Form):
    number = forms.CharField(max_length=100)
    kind = forms.ChoiceField()
    title = forms.CharField(max_length=600, widget=forms.Textarea(attrs={"rows": 3}))
    title_en = forms.CharField(max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    issuer = forms.CharField(max_length=200)
    signed_on = DayField()
    since = DayField()
    until = DayField(required=False)
    url = forms.CharField(max_length=500, required=False, widget=forms.TextInput(attrs={"inputmode": "url"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options = [(kind, workshop_text(f"act_kind_{kind}", self.language)) for kind in KINDS]
        self.fields["since"].label = workshop_text("field_act_since", self.language)
        self.fields["kind"].choices = options  # type: ignore[attr-defined]  # a ChoiceField, which the stubs forget


class CorrectForm(EnterForm):
    reason = forms.CharField(max_length=300)


class ReplaceForm(Form):
    """`olds` are typed as their numbers, one a line: lists of hundreds are no choice."""

    olds = forms.CharField(max_length=4000, widget=forms.Textarea(attrs={"rows": 4}))
    on = DayField()
    is_part = forms.BooleanField(required=False)

    def clean_olds(self) -> list[Act]:
        lines = [line.strip() for line in self.cleaned_data["olds"].splitlines()]
        return [act_named(line, self.language) for line in lines if line]


class LapseForm(Form):
    on = DayField()
    basis = forms.CharField(max_length=300)


class WithdrawForm(Form):
    reason = forms.CharField(max_length=300)


def act_named(line: str, language: Language) -> Act:
    """The one act that a typed line means. Raises ValidationError."""
    number, day = _parts(line)
    found = list(numbered(number, day)[:5])
    if len(found) == 1:
        return found[0]
    days = ", ".join(day_text(act.signed_on, language) for act in found)
    kind = "several_such_acts" if found else "no_such_act"
    raise forms.ValidationError(workshop_text(kind, language, {"number": line, "days": days}))


def _parts(line: str) -> tuple[str, date | None]:
    """
    >>> _parts("791/QĐ-UBND, ngày 11/4/2023"), _parts("05/NQ-CP"), _parts("05/NQ-CP 31/02/2023")
    (('791/QĐ-UBND', datetime.date(2023, 4, 11)), ('05/NQ-CP', None), ('05/NQ-CP 31/02/2023', None))
    """
    found = _LINE.fullmatch(line)
    if found is None or found["day"] is None:
        return line, None
    try:
        signed_on = datetime.strptime(found["day"], "%d/%m/%Y").date()  # noqa: DTZ007  # a day has no zone
    except ValueError:
        return line, None
    return found["number"], signed_on
