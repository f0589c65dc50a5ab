"""The form of one indicator: every part of it by a field, its rule by the rule's own fields.

Only what was changed is written, so that an indicator that nobody touched keeps its very form in the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn

from django import forms

from thang.engine.framework import Language
from thang.words.workshop import WORKSHOP, workshop_text
from thang.workshop.base.parts.forms import Form
from thang.workshop.stages.frameworks.bridge_rules import (
    COLLECTED_BY,
    HANDS,
    PUBLIC,
    RULES,
    VALUE_TYPES,
    Parameter,
    Unread,
    number_of,
    number_text,
    parameters_of,
    read_rule,
    rule_named,
    typed_rule,
)
from thang.workshop.stages.frameworks.tree import Tree

TEXTS = ("title", "guidance", "supplied_by", "verified_by")
# Closed lists, each with the beginning of what its options are called.
CLOSED = {
    "value_type": ("value_type", VALUE_TYPES),
    "collected_by": ("indicator_from", COLLECTED_BY),
    "hands": ("indicator_hands", HANDS),
    "public": ("indicator_public", PUBLIC),
}
OF_BRANCHES = ("version", "code", "title_vi", "title_en", "max", "guidance_vi", "guidance_en")


def _long(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class IndicatorForm(Form):
    """Of a branch, which has no rule, fewer fields remain."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    code = forms.CharField(max_length=40)
    title_vi = forms.CharField(max_length=2000, widget=_long())
    title_en = forms.CharField(max_length=2000, required=False, widget=_long())
    max = forms.CharField(max_length=40, required=False)
    value_type = forms.ChoiceField(required=False)
    unit_vi = forms.CharField(max_length=100, required=False)
    unit_en = forms.CharField(max_length=100, required=False)
    value_min = forms.CharField(max_length=40, required=False)
    value_max = forms.CharField(max_length=40, required=False)
    evidence_required = forms.BooleanField(required=False)
    evidence_vi = forms.CharField(max_length=4000, required=False, widget=_long())
    evidence_en = forms.CharField(max_length=4000, required=False, widget=_long())
    collected_by = forms.ChoiceField(required=False)
    supplied_by_vi = forms.CharField(max_length=400, required=False)
    supplied_by_en = forms.CharField(max_length=400, required=False)
    verified_by_vi = forms.CharField(max_length=400, required=False)
    verified_by_en = forms.CharField(max_length=400, required=False)
    guidance_vi = forms.CharField(max_length=8000, required=False, widget=_long())
    guidance_en = forms.CharField(max_length=8000, required=False, widget=_long())
    was = forms.CharField(max_length=400, required=False)
    hands = forms.ChoiceField(required=False)
    public = forms.ChoiceField(required=False)

    def __init__(
        self, *args: Any, one: Tree, groups: list[tuple[str, str]], rule: str, version: int, **kwargs: Any
    ) -> None:
        kwargs["initial"] = {**typed_of(one), "version": version}
        super().__init__(*args, **kwargs)
        self.fields["title_en"].label = workshop_text("indicator_title_en", self.language)
        self.one, self.groups, self.rule = one, groups, rule
        self._of_groups()
        if "children" in one:
            self.fields = {name: self.fields[name] for name in self.fields if name in OF_BRANCHES or "max" in name[:4]}
        else:
            self._of_rule()
        first = [*OF_BRANCHES[:5], *(name for name in self.fields if name.startswith(("max_", "rule_")))]
        self.order_fields(first)

    def _of_rule(self) -> None:
        """The closed lists, and a field for each parameter of the rule."""
        for name, (start, options) in CLOSED.items():
            self.fields[name].choices = _options(start, options, self.language)  # type: ignore[attr-defined]  # all of them ChoiceFields
        own, given = rule_named(self.one["rule"])[0], typed_rule(self.one["rule"])
        for one in parameters_of(self.rule):
            field = _field_of(one, self.language)
            field.label = workshop_text(f"field_rule_{one.name}", self.language)
            hint = f"hint_rule_{one.name}"
            field.help_text = workshop_text(hint, self.language) if hint in WORKSHOP else ""
            self._add(f"rule_{one.name}", field, given.get(one.name) if own == self.rule else None)

    def indicator(self) -> Tree | None:
        """The one that was typed, other parts as they were; None where something is wrong, said beside its field."""
        said, typed = self.cleaned_data, typed_of(self.one)
        made = dict(self.one)
        try:
            made["code"] = said["code"].strip()
            for name in (one for one in TEXTS if f"{one}_vi" in self.fields):
                _set(made, name, self._text(name, said, typed, made.get(name)))
            _set(made, "max", self._max(said))
            if "children" not in made:
                self._leaf(made, said, typed)
        except _Wrong:
            return None
        return made

    def _leaf(self, made: Tree, said: Mapping[str, Any], typed: Mapping[str, Any]) -> None:
        made["rule"] = self._rule(said)
        value = dict(made.get("value", {}))
        _set(value, "type", said["value_type"] or None)
        _set(value, "unit", self._text("unit", said, typed, value.get("unit")))
        for bound in ("min", "max"):
            _set(value, bound, self._number(f"value_{bound}", said[f"value_{bound}"]))
        _set(made, "value", value or None)
        evidence = dict(made.get("evidence", {}))
        if said["evidence_required"] != bool(evidence.get("required")):
            _set(evidence, "required", said["evidence_required"] or None)
        _set(evidence, "what", self._text("evidence", said, typed, evidence.get("what")))
        _set(made, "evidence", evidence or None)
        for name in ("collected_by", "hands", "public"):
            _set(made, name, said[name] or None)
        _set(made, "was", [code.strip() for code in said["was"].split(",") if code.strip()] or None)

    def _rule(self, said: Mapping[str, Any]) -> Tree:
        typed = {one.name: said[f"rule_{one.name}"] for one in parameters_of(self.rule)}
        before: Tree = self.one["rule"]
        if rule_named(before)[0] == self.rule and _told(typed) == _told(typed_rule(before)):
            return before
        for one in parameters_of(self.rule):
            try:
                read_rule(self.rule, {one.name: typed[one.name]})
            except Unread as unread:
                self._wrong(f"rule_{one.name}", unread)
        return read_rule(self.rule, typed)

    def _max(self, said: Mapping[str, Any]) -> Any:
        """One number for all groups, or one a group."""
        by_group = {group: said[f"max_{at}"].strip() for at, (group, _) in enumerate(self.groups)}
        given = {group: text for group, text in by_group.items() if text}
        if given and said["max"].strip():
            self.add_error("max", workshop_text("indicator_max_twice", self.language))
            raise _Wrong
        if not given:
            return self._number("max", said["max"])
        return {group: self._number(f"max_{self._at(group)}", text) for group, text in given.items()}

    def _at(self, group: str) -> int:
        return [one for one, _ in self.groups].index(group)

    def _number(self, field: str, text: str) -> Any:
        if not text.strip():
            return None
        try:
            return number_of(text)
        except Unread as unread:
            self._wrong(field, unread)

    def _wrong(self, field: str, unread: Unread) -> NoReturn:
        self.add_error(field, workshop_text(unread.kind, self.language, {"found": unread.found}))
        raise _Wrong from None

    def _text(self, name: str, said: Mapping[str, Any], typed: Mapping[str, Any], before: Any) -> Any:
        """As it was where nobody changed it; else plain without English, in two languages with it."""
        pair = {language: said[f"{name}_{language}"].replace("\r\n", "\n").strip() for language in ("vi", "en")}
        if all(pair[language] == typed[f"{name}_{language}"].strip() for language in pair):
            return before
        found = {language: text for language, text in pair.items() if text}
        return found.get("vi") if set(found) == {"vi"} and not isinstance(before, dict) else found or None

    def _of_groups(self) -> None:
        """A max for each group, behind the one for all of them."""
        given = self.one.get("max")
        if len(self.groups) < 2:
            self.groups = [] if not isinstance(given, dict) else self.groups
        for at, (group, title) in enumerate(self.groups):
            field = forms.CharField(max_length=40, required=False)
            field.label = workshop_text("indicator_max_of", self.language, {"group": title})
            own = given.get(group) if isinstance(given, dict) else None
            self._add(f"max_{at}", field, None if own is None else number_text(own))

    def _add(self, name: str, field: forms.Field, typed: Any) -> None:
        if not isinstance(field.widget, forms.CheckboxInput):
            field.widget.attrs.setdefault("class", "input")
        field.initial = typed
        field.error_messages["required"] = workshop_text("field_is_empty", self.language)
        self.fields[name] = field
        if field.initial is not None:
            self.initial[name] = field.initial


class _Wrong(Exception):
    """Said beside its field already."""


def typed_of(one: Tree) -> dict[str, Any]:
    """What stands in the fields of an indicator."""
    value, evidence, given = one.get("value", {}), one.get("evidence", {}), one.get("max")
    typed: dict[str, Any] = {
        "code": one["code"],
        "max": "" if given is None or isinstance(given, dict) else number_text(given),
        "value_type": value.get("type", ""),
        "evidence_required": bool(evidence.get("required")),
        "was": ", ".join(one.get("was", [])),
        **{name: one.get(name, "") for name in ("collected_by", "hands", "public")},
        **{f"value_{bound}": number_text(value[bound]) if bound in value else "" for bound in ("min", "max")},
    }
    texts = {**{name: one.get(name) for name in TEXTS}, "unit": value.get("unit"), "evidence": evidence.get("what")}
    for name, text in texts.items():
        typed[f"{name}_vi"] = text.get("vi", "") if isinstance(text, dict) else text or ""
        typed[f"{name}_en"] = text.get("en", "") if isinstance(text, dict) else ""
    return typed


def _set(part: Tree, key: str, value: Any) -> None:
    """None takes the key away."""
    if value is None:
        part.pop(key, None)
    else:
        part[key] = value


def _told(typed: Mapping[str, Any]) -> dict[str, Any]:
    """Without what is empty, with the line ends of the file."""
    texts = {name: value.replace("\r\n", "\n").strip() for name, value in typed.items() if isinstance(value, str)}
    return {name: value for name, value in {**typed, **texts}.items() if value}


def _options(start: str, options: tuple[str, ...], language: Language) -> list[tuple[str, str]]:
    """With nothing said before them."""
    said = [(one, workshop_text(f"{start}_{one}", language)) for one in options]
    return [("", workshop_text("indicator_not_said", language)), *said]


def _field_of(one: Parameter, language: Language) -> forms.Field:
    if one.kind == "flag":
        return forms.BooleanField(required=False)
    if one.kind == "one":
        return forms.ChoiceField(required=one.is_required, choices=_options("rule_option", one.options, language))
    widget = _long(6) if one.is_long else forms.TextInput()
    return forms.CharField(max_length=4000, required=one.is_required, widget=widget)


class RuleChoice(Form):
    """Which rule's fields are shown."""

    rule = forms.ChoiceField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options = [(one, workshop_text(f"rule_{one}", self.language)) for one in RULES]
        self.fields["rule"].choices = options  # type: ignore[attr-defined]  # a ChoiceField


class AddForm(Form):
    """`under`: the place of the branch, empty for a main indicator. `is_branch`: its first child comes along."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    under = forms.ChoiceField(required=False)
    code = forms.CharField(max_length=40)
    title_vi = forms.CharField(max_length=2000, widget=_long())
    title_en = forms.CharField(max_length=2000, required=False, widget=_long())
    max = forms.CharField(max_length=40, required=False)
    is_branch = forms.BooleanField(required=False)

    def __init__(self, *args: Any, branches: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title_en"].label = workshop_text("indicator_title_en", self.language)
        self.fields["under"].choices = [("", workshop_text("indicator_main", self.language)), *branches]  # type: ignore[attr-defined]  # a ChoiceField

    def clean_max(self) -> Any:
        try:
            return number_of(self.cleaned_data["max"]) if self.cleaned_data["max"].strip() else None
        except Unread as unread:
            raise forms.ValidationError(workshop_text(unread.kind, self.language, {"found": unread.found})) from None

    def indicator(self) -> Tree:
        """Its rule is what the value says itself, until another one is chosen on its own page."""
        said = self.cleaned_data
        title: Any = {"vi": said["title_vi"], "en": said["title_en"]} if said["title_en"] else said["title_vi"]
        made: Tree = {"code": said["code"].strip(), "title": title}
        own: Tree = {} if said["max"] is None else {"max": said["max"]}
        if not said["is_branch"]:
            return {**made, **own, "rule": {"points": {}}}
        return {**made, "children": [{"code": f"{made['code']}.1", "title": title, **own, "rule": {"points": {}}}]}


class MoveForm(Form):
    """To the end of another branch."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    under = forms.ChoiceField(required=False)

    def __init__(self, *args: Any, branches: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["under"].choices = [("", workshop_text("indicator_main", self.language)), *branches]  # type: ignore[attr-defined]  # a ChoiceField


class VersionForm(Form):
    """A button: it says which saving it was seen with."""

    version = forms.IntegerField(widget=forms.HiddenInput)
