"""The legal basis of what is entered: a field that offers the acts that are known."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from thang.workshop.base.acts.queries import acts_known

OFFERED = 300  # the youngest


class BasisInput(forms.TextInput):
    """A text beside which the browser offers the numbers of acts; any other text may be typed."""

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        offer = f"{name}_acts"
        field = super().render(name, value, {**(attrs or {}), "list": offer}, renderer)
        options = format_html_join("", '<option value="{}">{}</option>', _offered())
        return format_html('{}<datalist id="{}">{}</datalist>', field, offer, options)


class BasisField(forms.CharField):
    widget = BasisInput


def _offered() -> list[tuple[str, str]]:
    """What is written and what is read beside it; a number that came again has its day of signing."""
    acts = list(acts_known().only("number", "title", "signed_on")[:OFFERED])
    times = Counter(act.number for act in acts)
    return [
        (act.number if times[act.number] == 1 else f"{act.number} ngày {act.signed_on:%d/%m/%Y}", act.title)
        for act in acts
    ]
