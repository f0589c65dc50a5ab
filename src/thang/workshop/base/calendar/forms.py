"""Forms of the calendar."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from thang.words.workshop import workshop_text
from thang.workshop.base.calendar.services import EARLIEST, LATEST
from thang.workshop.base.parts.forms import DayField, Form, Refused

MOST_DAYS = 1000


class DayForm(Form):
    day = DayField()
    is_working = forms.BooleanField(required=False)
    name = forms.CharField(max_length=200)
    name_en = forms.CharField(max_length=200, required=False)
    basis = forms.CharField(max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = workshop_text("field_name_of_day", self.language)


class TakeAwayForm(Form):
    reason = forms.CharField(max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = workshop_text("field_reason_of_day", self.language)


class CountForm(Form):
    """Asked by the address, so that an answer can be sent on."""

    day = DayField()
    count = forms.IntegerField(min_value=-MOST_DAYS, max_value=MOST_DAYS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["count"].widget.attrs["class"] = "input input-short"

    def clean_day(self) -> date:
        found: date = self.cleaned_data["day"]
        if not EARLIEST <= found <= LATEST:
            refused = Refused("day_is_too_far", "day", first=EARLIEST, last=LATEST)
            raise forms.ValidationError(refused.text(self.language))
        return found
