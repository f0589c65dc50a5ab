"""Forms: labels from the words, an error summary, and services whose refusals stand beside their field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms

from thang.engine.framework import Language
from thang.words.workshop import workshop_text


class Refused(Exception):
    """A service does not do what it was asked. `kind` is a sentence of the words, `field` the one that it is about."""

    def __init__(self, kind: str, field: str = "", **facts: str) -> None:
        super().__init__(kind)
        self.kind, self.field, self.facts = kind, field, facts


class Form(forms.Form):
    """Labels are the sentences `field_<name>`, hints `hint_<name>` where there is one."""

    template_name = "parts/form.html"
    use_required_attribute = False  # the server says it in our words, beside the field, and the summary names it

    def __init__(self, *args: Any, language: Language, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.language = language
        for name, field in self.fields.items():
            field.label = workshop_text(f"field_{name}", language)
            if isinstance(field.widget, forms.Textarea | forms.Select) or _is_typed(field.widget):
                field.widget.attrs.setdefault("class", "input")

    def get_context(self) -> dict[str, Any]:
        """The template of forms speaks the page's language too."""
        return {**super().get_context(), "language": self.language}

    def performs(self, service: Callable[..., Any], /, *args: Any, **kwargs: Any) -> bool:
        """Call the service; a refusal becomes an error beside its field. False where it was refused."""
        try:
            service(*args, **kwargs)
        except Refused as refused:
            text = workshop_text(refused.kind, self.language, refused.facts)
            self.add_error(refused.field if refused.field in self.fields else None, text)
            return False
        return True


def _is_typed(widget: forms.Widget) -> bool:
    return isinstance(widget, forms.widgets.Input) and not isinstance(
        widget, forms.CheckboxInput | forms.FileInput | forms.HiddenInput
    )


class DayField(forms.DateField):
    """A day as the browser's own field gives it, or as people type it: 1/7/2025."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            input_formats=["%Y-%m-%d", "%d/%m/%Y"],
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            **kwargs,
        )
