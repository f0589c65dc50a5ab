"""Forms of answers: a field of the right kind for every type of value."""

from __future__ import annotations

from typing import Any

from django import forms

from thang.engine.framework import Language
from thang.engine.rules import Checklist, Choice
from thang.engine.values import ValueType
from thang.words.workshop import workshop_text
from thang.workshop.base.parts.forms import Form, Refused
from thang.workshop.stages.rounds.bridge import Item
from thang.workshop.stages.submissions.bridge import LONGEST, read_value

LONGEST_NOTE = 10_000
_NOTHING = "-"


class AnswerForm(Form):
    """`value`, or `numerator` and `denominator`; not applicable with its reason, and not arisen, are no values."""

    says_optional = False  # nothing is demanded here: a draft is saved as it is
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    note = forms.CharField(required=False, max_length=LONGEST_NOTE, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, item: Item, language: Language, **kwargs: Any) -> None:
        self.item, self.kind = item, item.leaf.value_type or ValueType.NUMBER
        self.base_fields = _fields(item, language) | type(self).base_fields  # type: ignore[misc]  # of this one form
        super().__init__(*args, language=language, **kwargs)
        self.fields["note"].label = workshop_text("field_answer_note", language)
        self.fields["reason"].label = workshop_text("field_not_applicable_reason", language)
        unit = item.leaf.value.unit[language]
        if "value" in self.fields and unit:
            self.fields["value"].help_text = unit

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.errors:
            try:
                said["text"] = self._text(said)
            except Refused as refused:
                self.refuse(refused)
        return said

    def refuse(self, refused: Refused) -> None:
        """What is wrong with a value stands beside where it is typed."""
        if refused.field == "value" and "value" not in self.fields:
            self.add_error("numerator", refused.text(self.language))
        else:
            super().refuse(refused)

    def _text(self, said: dict[str, Any]) -> str:
        """As a table holds it."""
        if said.get("not_applicable"):
            reason = said.get("reason", "").strip()
            if not reason:
                raise Refused("not_applicable_without_reason", "reason")
            return f"NA:{reason}"
        if self.kind is ValueType.RATIO:
            return self._ratio(said)
        typed = said.get("value", "")
        if self.kind is ValueType.CHECKLIST:
            return read_value(self.item, "|".join(typed), decimal_comma=False) if typed else ""
        return read_value(self.item, typed, decimal_comma=self.language == "vi")

    def _ratio(self, said: dict[str, Any]) -> str:
        top, below = (" ".join(said.get(name, "").split()) for name in ("numerator", "denominator"))
        if said.get("not_arisen"):
            if top not in ("", "0") or below not in ("", "0"):
                raise Refused("not_arisen_with_figures", "not_arisen")
            return "0/0"
        if not top and not below:
            return ""
        if not top or not below:
            raise Refused("half_a_ratio", "denominator" if top else "numerator")
        return read_value(self.item, f"{top}/{below}", decimal_comma=self.language == "vi")


class ContestForm(Form):
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    note = forms.CharField(max_length=LONGEST_NOTE, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["note"].label = workshop_text("field_contest_reason", self.language)


class RemarkForm(Form):
    remark = forms.CharField(max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))


class ConfirmForm(Form):
    digest = forms.CharField(max_length=80, widget=forms.HiddenInput)
    knows_gaps = forms.BooleanField(required=False)


class WithdrawForm(Form):
    reason = forms.CharField(max_length=300)


class LoadForm(Form):
    """`rows`: a unit a line, its code or name and its figure, parted by tabs; of a survey sample and margin, too."""

    source = forms.CharField(max_length=500)
    as_of = forms.DateField(
        input_formats=["%Y-%m-%d", "%d/%m/%Y"], widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    file = forms.FileField(required=False)
    rows = forms.CharField(required=False, max_length=1_000_000, widget=forms.Textarea(attrs={"rows": 12}), strip=False)


def initial_of(item: Item, text: str, language: Language) -> dict[str, Any]:
    """The fields of a stored value."""
    if text.startswith("NA"):
        return {"not_applicable": True, "reason": text[3:]}
    kind = item.leaf.value_type or ValueType.NUMBER
    if kind is ValueType.RATIO:
        if text == "0/0":
            return {"not_arisen": True}
        top, _, below = _localised(text, language).partition("/")
        return {"numerator": top, "denominator": below}
    if kind is ValueType.CHECKLIST:
        return {"value": [_NOTHING] if text == _NOTHING else [one for one in text.split("|") if one]}
    return {"value": _localised(text, language) if kind in _TYPED else text}


_TYPED = (ValueType.NUMBER, ValueType.POINTS, ValueType.GIVEN)


def _localised(text: str, language: Language) -> str:
    return text.replace(".", ",") if language == "vi" else text


def _fields(item: Item, language: Language) -> dict[str, forms.Field]:
    kind = item.leaf.value_type or ValueType.NUMBER
    lack: dict[str, forms.Field] = {
        "not_applicable": forms.BooleanField(required=False),
        "reason": forms.CharField(required=False, max_length=LONGEST - 3),
    }
    if kind is ValueType.RATIO:
        typed = {"inputmode": "decimal", "autocomplete": "off"}
        halves: dict[str, forms.Field] = {
            name: forms.CharField(required=False, max_length=100, widget=forms.TextInput(attrs={**typed}))
            for name in ("numerator", "denominator")
        }
        return {**halves, "not_arisen": forms.BooleanField(required=False), **lack}
    return {"value": _value_field(item, kind, language), **lack}


def _value_field(item: Item, kind: ValueType, language: Language) -> forms.Field:
    rule = item.leaf.rule
    if kind is ValueType.YES_NO:
        options = [(one, workshop_text(one, language)) for one in ("yes", "no")]
        return forms.ChoiceField(required=False, choices=options, widget=forms.RadioSelect)
    if isinstance(rule, Choice):
        return forms.ChoiceField(required=False, choices=[(one, one) for one in rule.options], widget=forms.RadioSelect)
    if isinstance(rule, Checklist):
        none = (_NOTHING, workshop_text("nothing_ticked", language))
        ticked = [*((one, one) for one in rule.items), none]
        return forms.MultipleChoiceField(required=False, choices=ticked, widget=forms.CheckboxSelectMultiple)
    return forms.CharField(
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "input input-short"}),
    )
