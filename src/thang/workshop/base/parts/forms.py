"""Forms: labels from the words, an error summary, and services whose refusals stand beside their field."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from django import forms

from thang.engine.framework import Language
from thang.words.workshop import WORKSHOP, workshop_text
from thang.workshop.base.parts.periods import EVER
from thang.workshop.base.parts.templatetags.parts import shown


class Refused(Exception):
    """A service does not do what it was asked. `kind` is a sentence of the words, `field` the one that it is about.

    Facts are texts, which stay as they are, and days, which are written as the reader's language has them; None and
    EVER are no day to name.
    """

    def __init__(self, kind: str, field: str = "", **facts: str | date | None) -> None:
        super().__init__(kind)
        self.kind, self.field, self.facts = kind, field, facts

    def text(self, language: Language) -> str:
        """Why, in the language of who asked."""
        facts = {name: "" if fact == EVER else shown(fact, language) for name, fact in self.facts.items()}
        return workshop_text(self.kind, language, facts)


class Form(forms.Form):
    """Labels are the sentences `field_<name>`, hints `hint_<name>` where there is one."""

    template_name = "parts/form.html"
    says_optional = True  # of each field that may stay empty
    use_required_attribute = False  # the server says it in our words, beside the field, and the summary names it

    def __init__(self, *args: Any, language: Language, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.language = language
        for name, field in self.fields.items():
            field.label = "" if field.widget.is_hidden else workshop_text(f"field_{name}", language)
            field.help_text = workshop_text(f"hint_{name}", language) if f"hint_{name}" in WORKSHOP else ""
            field.error_messages.update(_messages(field, language))
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
            self.refuse(refused)
            return False
        return True

    def refuse(self, refused: Refused) -> None:
        """The refusal beside its field, or above all of them."""
        self.add_error(refused.field if refused.field in self.fields else None, refused.text(self.language))


# What a field can find wrong, by Django's name of it; the bounds are filled in by Django.
_BOUNDS = ("max_length", "min_value", "max_value")
_UNREADABLE: dict[type[forms.Field], str] = {
    forms.DateField: "field_is_no_day",
    forms.DateTimeField: "field_is_no_moment",
    forms.EmailField: "field_is_no_email",
    forms.IntegerField: "field_is_no_number",
}


def _messages(field: forms.Field, language: Language) -> Iterator[tuple[str, str]]:
    """In our words, which say what would be right: Django's own name neither the thing nor the remedy."""
    is_chosen = isinstance(field, forms.ChoiceField | forms.FileField)
    yield "required", workshop_text("field_is_not_chosen" if is_chosen else "field_is_empty", language)
    yield "invalid_choice", workshop_text("field_is_not_chosen", language)
    for bound in _BOUNDS:
        yield bound, workshop_text(f"field_{bound}", language, {"bound": "%(limit_value)s"})
    for kind, sentence in _UNREADABLE.items():
        if isinstance(field, kind):
            yield "invalid", workshop_text(sentence, language)


def _is_typed(widget: forms.Widget) -> bool:
    return isinstance(widget, forms.widgets.Input) and not isinstance(
        widget, forms.CheckboxInput | forms.FileInput | forms.HiddenInput
    )


class MomentField(forms.DateTimeField):
    """A moment as the browser's own field gives it, or as people type it: 11/12/2026 17:00."""

    def __init__(self, **kwargs: Any) -> None:
        typed = "%Y-%m-%dT%H:%M"
        widget = forms.DateTimeInput(format=typed, attrs={"type": "datetime-local"})
        super().__init__(input_formats=[typed, "%d/%m/%Y %H:%M", "%d/%m/%Y %Hh%M"], widget=widget, **kwargs)


class DayField(forms.DateField):
    """A day as the browser's own field gives it, or as people type it: 1/7/2025."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            input_formats=["%Y-%m-%d", "%d/%m/%Y"],
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            **kwargs,
        )
