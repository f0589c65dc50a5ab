"""Forms of rearrangements. Organisations are typed by a code or the exact name: lists of thousands are no choice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from thang.library.text import excerpt, normal
from thang.words.workshop import workshop_text
from thang.workshop.base.organisations.bases import BasisField
from thang.workshop.base.organisations.forms import offer
from thang.workshop.base.organisations.kinds import HIERARCHIES, KINDS
from thang.workshop.base.organisations.models import Code, Organisation
from thang.workshop.base.organisations.named_queries import codes_of, meant, nearest_names
from thang.workshop.base.organisations.queries import places_for
from thang.workshop.base.organisations.services import Founding
from thang.workshop.base.parts.forms import DayField, Form

OUTCOMES = ("ends", "lasts")
LONGEST_NAME, LONGEST_CODE, MOST_LINES = 300, 40, 100
_LINES = forms.Textarea(attrs={"rows": 5})


@dataclass(frozen=True, slots=True)
class About:
    """The organisation of the page, those that may be named beside it, and today."""

    one: Organisation
    rows: QuerySet[Organisation]
    today: date


class OrderForm(Form):
    """Every rearrangement has its day and its legal basis."""

    on = DayField()
    basis = BasisField(max_length=200)

    def __init__(self, *args: Any, about: About, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.about = about

    def named(self, text: str) -> Organisation:
        """The one organisation that the text means."""
        bearers = meant(self.about.rows, [text], self.about.today).get(normal(text), [])
        if len(bearers) != 1:
            raise forms.ValidationError(self.not_named(text, bearers))
        return bearers[0]

    def not_named(self, text: str, bearers: Sequence[Organisation]) -> str:
        found = excerpt(text)
        if bearers:
            codes = ", ".join(codes_of(bearers, self.about.today))
            return self.says("several_such_organisations", found=found, codes=codes)
        near = "; ".join(nearest_names(self.about.rows, text, self.about.today))
        return self.says("no_such_organisation", found=found, near=near)

    def lines(self, field: str) -> list[tuple[int, str]]:
        """The lines that say something, each with its number."""
        found = [(number, normal(line)) for number, line in enumerate(self.cleaned_data[field].splitlines(), start=1)]
        full = [(number, text) for number, text in found if text]
        if len(full) > MOST_LINES:
            raise forms.ValidationError(self.says("too_many_lines", count=str(len(full)), most=str(MOST_LINES)))
        return full

    def refuse_lines(self, faults: Sequence[tuple[int, str]]) -> None:
        """Every line that is wrong is told, by its number and with what would be right."""
        if faults:
            texts = [self.says("line_is_wrong", line=str(number), why=why) for number, why in faults]
            raise forms.ValidationError(texts)

    def says(self, sentence: str, **facts: str) -> str:
        return workshop_text(sentence, self.language, facts)


class DissolveForm(OrderForm):
    pass


class TransferForm(OrderForm):
    hierarchy = forms.ChoiceField()
    parent = forms.CharField(max_length=LONGEST_NAME)
    field_order = ("hierarchy", "parent", "on", "basis")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "hierarchy", HIERARCHIES)

    def clean_parent(self) -> Organisation:
        return self.named(self.cleaned_data["parent"])


class TogetherForm(OrderForm):
    """This one and `others`, one a line, become one."""

    others = forms.CharField(max_length=8000, strip=False, widget=_LINES)

    def clean_others(self) -> list[Organisation]:
        lines = self.lines("others")
        bearers = meant(self.about.rows, (text for _, text in lines), self.about.today)
        faults: list[tuple[int, str]] = []
        found: dict[Organisation, int] = {}
        for number, text in lines:
            fault, one = self._line(text, bearers.get(text, []), found)
            if one is None:
                faults.append((number, fault))
            else:
                found[one] = number
        self.refuse_lines(faults)
        return list(found)

    def _line(
        self, text: str, bearers: Sequence[Organisation], before: dict[Organisation, int]
    ) -> tuple[str, Organisation | None]:
        """What is wrong with the line, or the one that it means."""
        if len(bearers) != 1:
            return self.not_named(text, bearers), None
        one = bearers[0]
        if one == self.about.one:
            return self.says("line_is_itself", found=excerpt(text)), None
        if one in before:
            return self.says("line_is_twice", found=excerpt(text), line=str(before[one])), None
        return "", one

    @property
    def together(self) -> list[Organisation]:
        return [self.about.one, *self.cleaned_data.get("others", ())]


class MergeForm(TogetherForm):
    """`into`: the one among them that lasts."""

    into = forms.CharField(max_length=LONGEST_NAME)
    field_order = ("others", "into", "on", "basis")

    def clean_into(self) -> Organisation:
        one = self.named(self.cleaned_data["into"])
        if "others" in self.cleaned_data and one not in self.together:
            raise forms.ValidationError(self.says("into_none_of_them", found=str(one)))
        return one


class FoundingForm(OrderForm):
    """A rearrangement out of which new ones come: they stand where the one of the page stands."""

    kind = forms.ChoiceField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "kind", KINDS)

    def places(self, ending: Sequence[Organisation]) -> dict[str, Organisation]:
        """Under those that one keeps, as for any new organisation; none on a day that the service refuses."""
        one, on = self.about.one, self.cleaned_data["on"]
        found = places_for(one, on, ending)
        if not found and one.lasts_on(on):
            raise forms.ValidationError(self.says("stands_under_nobody", name=str(one)))
        kept = set(self.about.rows.filter(pk__in=[parent.pk for parent in found.values()]))
        for parent in found.values():
            if parent not in kept:
                raise forms.ValidationError(self.says("above_is_not_kept", name=str(parent)))
        return found


class ConsolidateForm(FoundingForm, TogetherForm):
    name = forms.CharField(max_length=LONGEST_NAME)
    name_en = forms.CharField(max_length=LONGEST_NAME, required=False)
    code_own = forms.CharField(max_length=LONGEST_CODE, required=False)
    field_order = ("others", "name", "name_en", "kind", "code_own", "on", "basis")

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if not self.errors:
            codes = {"own": said["code_own"]} if said["code_own"] else {}
            places = self.places(self.together)
            said["founding"] = Founding(said["kind"], said["name"], said["name_en"], codes=codes, places=places)
        return said


class SplitForm(FoundingForm):
    """`new_ones`: a name a line, with a code after a semicolon."""

    new_ones = forms.CharField(max_length=8000, strip=False, widget=_LINES)
    outcome = forms.ChoiceField()
    field_order = ("new_ones", "kind", "outcome", "on", "basis")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options = [("", self.says("choose")), *((one, self.says(f"outcome_{one}")) for one in OUTCOMES)]
        self.fields["outcome"].choices = options  # type: ignore[attr-defined]  # a ChoiceField, which the stubs forget

    def clean_new_ones(self) -> list[New]:
        found = [New(number, *(part.strip() for part in text.split(";", 1))) for number, text in self.lines("new_ones")]
        names, codes = Counter(one.name for one in found), Counter(one.code for one in found)
        faults = [(one, one.fault(names[one.name] > 1, codes[one.code] > 1)) for one in found]
        self.refuse_lines([(one.number, self.says(fault, found=excerpt(one.text))) for one, fault in faults if fault])
        return found

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if not self.errors:
            said["lasts"] = said["outcome"] == "lasts"
            self._check_codes()
            places = self.places([] if said["lasts"] else [self.about.one])
            said["foundings"] = [
                Founding(said["kind"], new.name, codes={"own": new.code} if new.code else {}, places=places)
                for new in said["new_ones"]
            ]
        return said

    def _check_codes(self) -> None:
        """A code that somebody else bears, or this one where it lasts, cannot be given."""
        said = self.cleaned_data
        line_of = {new.code: new.number for new in said["new_ones"] if new.code}
        borne = Code.objects.filter(Q(until=None) | Q(until__gt=said["on"]), system="own", code__in=line_of)
        others = borne if said["lasts"] else borne.exclude(organisation=self.about.one)
        faults = [
            (line_of[row.code], self.says("code_is_taken", code=row.code, name=str(row.organisation)))
            for row in others.select_related("organisation").order_by("pk")
        ]
        try:
            self.refuse_lines(sorted(faults))
        except forms.ValidationError as refused:
            raise forms.ValidationError({"new_ones": refused.error_list}) from None


@dataclass(frozen=True, slots=True)
class New:
    """A line that names a new organisation."""

    number: int
    name: str
    code: str = ""

    @property
    def text(self) -> str:
        return f"{self.name}; {self.code}" if self.code else self.name

    def fault(self, is_named_twice: bool, is_coded_twice: bool) -> str:
        """The sentence that says what is wrong, empty where nothing is."""
        faults = {
            "line_has_no_name": not self.name,
            "line_has_two_semicolons": ";" in self.code,
            "line_name_is_too_long": len(self.name) > LONGEST_NAME,
            "line_code_is_too_long": len(self.code) > LONGEST_CODE,
            "line_name_is_twice": is_named_twice,
            "line_code_is_twice": bool(self.code) and is_coded_twice,
        }
        return next((sentence for sentence, is_so in faults.items() if is_so), "")
