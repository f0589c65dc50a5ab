"""Forms of rounds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from thang.words.workshop import workshop_text
from thang.workshop.base.acts.forms import act_named
from thang.workshop.base.acts.models import Act
from thang.workshop.base.organisations.kinds import HIERARCHIES, KINDS
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.organisations.named_queries import meant
from thang.workshop.base.parts.forms import DayField, Form, MomentField
from thang.workshop.base.people.models import Person
from thang.workshop.stages.frameworks.models import Edition
from thang.workshop.stages.rounds.bridge import Item, Method
from thang.workshop.stages.rounds.models import Participant, Question, Round
from thang.workshop.stages.rounds.services import Facts, Joining


class RoundForm(Form):
    name = forms.CharField(max_length=300)
    edition = forms.ChoiceField()
    is_trial = forms.BooleanField(required=False)
    previous = forms.ChoiceField(required=False)
    first_day = DayField()
    last_day = DayField()
    cut_off = DayField()
    supply_deadline = MomentField()
    deadline = MomentField()
    contact = forms.CharField(max_length=300, required=False)

    def __init__(self, *args: Any, editions: Sequence[Edition], rounds: Sequence[Round], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._editions = {str(one.pk): one for one in editions}
        self._rounds = {str(one.pk): one for one in rounds}
        chosen = [("", "–")]
        self.fields["edition"].choices = [*chosen, *((pk, str(one)) for pk, one in self._editions.items())]  # type: ignore[attr-defined]  # a ChoiceField, which the stubs forget
        self.fields["previous"].choices = [*chosen, *((pk, one.name) for pk, one in self._rounds.items())]  # type: ignore[attr-defined]  # as above

    def facts(self) -> Facts:
        said = dict(self.cleaned_data)
        said["edition"] = self._editions[said["edition"]]
        said["previous"] = self._rounds.get(said["previous"])
        return Facts(**said)


class ActForm(Form):
    """An act by its number, as people type it."""

    act = forms.CharField(max_length=200)

    def clean_act(self) -> Act | None:
        typed = self.cleaned_data["act"].strip()
        return act_named(typed, self.language) if typed else None


class OpenForm(ActForm):
    def __init__(self, *args: Any, is_trial: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["act"].required = not is_trial


class ExcludeForm(ActForm):
    why = forms.CharField(max_length=500)
    field_order = ("act", "why")


class JoiningForm(Form):
    """As what units join."""

    group = forms.ChoiceField()
    attributes = forms.CharField(max_length=500, required=False)
    is_ranked = forms.BooleanField(required=False, initial=True)

    def __init__(self, *args: Any, method: Method, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = [(one.id, one.title[self.language]) for one in method.framework.groups]
        self.fields["group"].choices = groups  # type: ignore[attr-defined]  # a ChoiceField, which the stubs forget
        known = sorted({name for item in method.every.values() for name in item.plan.has})
        hint = workshop_text("hint_attributes", self.language, {"known": ", ".join(known)})
        self.fields["attributes"].help_text = hint if known else ""

    def joining(self) -> Joining:
        said = self.cleaned_data
        attributes = frozenset(one.strip() for one in said["attributes"].split(",") if one.strip())
        return Joining(said["group"], attributes, said["is_ranked"])


class JoinForm(JoiningForm):
    """Who joins: everybody of some kinds, and some by their codes."""

    kinds = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    only_hierarchy = forms.ChoiceField(required=False)
    which_units = forms.CharField(required=False, max_length=100_000, widget=forms.Textarea(attrs={"rows": 4}))
    field_order = ("group", "kinds", "only_hierarchy", "which_units", "attributes", "is_ranked")

    def __init__(self, *args: Any, rows: Any, day: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._rows, self._day = rows, day
        kinds = [(one, workshop_text(f"kind_{one}", self.language)) for one in KINDS]
        trees = [(one, workshop_text(f"hierarchy_{one}", self.language)) for one in HIERARCHIES]
        every = ("", workshop_text("all", self.language))
        self.fields["kinds"].choices = kinds  # type: ignore[attr-defined]  # a ChoiceField, which the stubs forget
        self.fields["only_hierarchy"].choices = [every, *trees]  # type: ignore[attr-defined]  # as above

    def clean_which_units(self) -> list[Organisation]:
        return units_meant(self, self._rows, self._day, "unit_unknown_below")

    def organisations(self) -> list[Organisation]:
        """Everybody who is meant, each once."""
        said = self.cleaned_data
        found = {one.pk: one for one in said["which_units"]}
        if said["kinds"]:
            rows = self._rows.filter(kind__in=said["kinds"])
            if said["only_hierarchy"]:
                rows = rows.filter(placements__hierarchy=said["only_hierarchy"], placements__until=None)
            found |= {one.pk: one for one in rows.order_by("order", "pk")}
        return list(found.values())


class ExtendForm(ActForm):
    until_moment = MomentField()
    which_units = forms.CharField(required=False, max_length=100_000, widget=forms.Textarea(attrs={"rows": 4}))
    all_units = forms.BooleanField(required=False)
    field_order = ("until_moment", "act", "which_units", "all_units")

    def __init__(self, *args: Any, participants: Any, day: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._participants, self._day = participants, day

    def clean_which_units(self) -> list[Organisation]:
        rows = Organisation.objects.filter(pk__in=self._participants.values("organisation"))
        return units_meant(self, rows, self._day, "unit_unknown")

    def chosen(self) -> list[Participant]:
        said = self.cleaned_data
        rows = (
            self._participants if said["all_units"] else self._participants.filter(organisation__in=said["which_units"])
        )
        return list(rows)


class SupplierForm(Form):
    codes = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple)
    agency = forms.CharField(max_length=300)
    is_survey = forms.BooleanField(required=False)

    def __init__(self, *args: Any, items: Mapping[str, Item], day: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._day = day
        self.fields["codes"].choices = indicators(items.values(), self.language)  # type: ignore[attr-defined]  # as above

    def clean_agency(self) -> Organisation:
        typed = self.cleaned_data["agency"].strip()
        found = meant(Organisation.objects.all(), [typed], self._day).get(typed, [])
        if len(found) != 1:
            raise forms.ValidationError(workshop_text("agency_unknown", self.language, {"text": typed}))
        return found[0]


class AssignForm(Form):
    codes = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple)
    person_assigned = forms.ChoiceField(required=False)

    def __init__(self, *args: Any, items: Sequence[Item], people: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._people = {str(one.pk): one for one in people}
        nobody = ("", workshop_text("assigned_to_nobody", self.language))
        self.fields["codes"].choices = indicators(items, self.language)  # type: ignore[attr-defined]  # as above
        names = [(pk, one.name) for pk, one in self._people.items()]
        self.fields["person_assigned"].choices = [nobody, *names]  # type: ignore[attr-defined]  # as above

    def person(self) -> Person | None:
        return self._people.get(self.cleaned_data["person_assigned"])


class QuestionForm(Form):
    question = forms.CharField(max_length=4000, widget=forms.Textarea(attrs={"rows": 5}))


class ReplyForm(Form):
    """`same`: other open questions about the same indicator, which the answer may settle, too."""

    reply = forms.CharField(max_length=8000, widget=forms.Textarea(attrs={"rows": 6}))
    same = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, same: Sequence[Question], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._same = {str(one.pk): one for one in same}
        if not same:
            del self.fields["same"]
            return
        texts = [(pk, f"{one.participant}: {one.text[:200]}") for pk, one in self._same.items()]
        self.fields["same"].choices = texts  # type: ignore[attr-defined]  # a ChoiceField, which the stubs forget

    def chosen(self) -> list[Question]:
        return [self._same[pk] for pk in self.cleaned_data.get("same", [])]


def indicators(items: Any, language: Any) -> list[tuple[str, str]]:
    """Choices: code and title."""
    return [(item.code, f"{item.code} {item.leaf.title[language]}") for item in items]


def units_meant(form: Form, rows: Any, day: Any, unknown: str) -> list[Organisation]:
    """Units typed a line, by code or name; every wrong line is named. Raises ValidationError."""
    lines = [" ".join(line.split()) for line in form.cleaned_data["which_units"].splitlines()]
    found = meant(rows, [line for line in lines if line], day)
    wrong = [(number, line) for number, line in enumerate(lines, 1) if line and len(found.get(line, [])) != 1]
    if wrong:
        said = (workshop_text(unknown, form.language, {"line": str(number), "text": line}) for number, line in wrong)
        raise forms.ValidationError([forms.ValidationError(text) for text in said])
    return [found[line][0] for line in lines if line]
