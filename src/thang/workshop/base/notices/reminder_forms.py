"""The forms of reminding."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from thang.words.workshop import workshop_text
from thang.workshop.base.notices.models import ONLY, WAYS
from thang.workshop.base.notices.recipients import Wanted
from thang.workshop.base.notices.reminding import Call, To
from thang.workshop.base.organisations.models import Code, Organisation
from thang.workshop.base.parts.forms import Form
from thang.workshop.base.parts.periods import lasting
from thang.workshop.base.people.access import Reach, people_seen_by
from thang.workshop.base.people.roles import PEOPLE, ROLES

TYPED = "%Y-%m-%dT%H:%M"


class UnitsForm(Form):
    """`units`: their codes, one a line, of those in which the one who asks keeps people."""

    units = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, reach: Reach, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reach = reach

    def clean_units(self) -> list[Organisation]:
        """In two queries, however many there are; every wrong line is named."""
        lines = [line.strip() for line in self.cleaned_data["units"].splitlines()]
        bearers = Code.objects.filter(lasting(self.reach.today), code__in=[line for line in lines if line])
        borne = dict(bearers.values_list("code", "organisation"))
        kept = self.reach.kept(PEOPLE).filter(pk__in=borne.values()).in_bulk()
        wrong = [(number, line) for number, line in enumerate(lines, 1) if line and borne.get(line) not in kept]
        if wrong:
            raise forms.ValidationError([self._fault(number, line) for number, line in wrong])
        return list({borne[line]: kept[borne[line]] for line in lines if line}.values())

    def _fault(self, number: int, line: str) -> forms.ValidationError:
        facts = {"line": str(number), "code": line}
        return forms.ValidationError(workshop_text("units_line", self.language, facts))


class ListForm(UnitsForm):
    list_name = forms.CharField(max_length=100)
    only = forms.ChoiceField()
    list_role = forms.ChoiceField(required=False)
    opening = forms.CharField(max_length=800, widget=forms.Textarea(attrs={"rows": 4}))
    closing = forms.CharField(max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    field_order = ("list_name", "only", "list_role", "units", "opening", "closing")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        only = [(one, workshop_text(f"only_{one}", self.language)) for one in ONLY]
        roles = [(one, workshop_text(f"role_{one}", self.language)) for one in ROLES]
        self.fields["only"].choices = only  # type: ignore[attr-defined]  # which the stubs forget
        everyone = ("", workshop_text("all", self.language))
        self.fields["list_role"].choices = [everyone, *roles]  # type: ignore[attr-defined]  # as above

    def wanted(self) -> Wanted:
        said = self.cleaned_data
        return Wanted(
            said["list_name"], said["list_role"], said["only"], said["opening"], said["closing"], said["units"]
        )


class CallForm(UnitsForm):
    """That somebody was called or written to; `person` by their sign-in name, where it was one of them."""

    way = forms.ChoiceField()
    at = forms.DateTimeField(
        input_formats=[TYPED, "%d/%m/%Y %H:%M"],
        widget=forms.DateTimeInput(format=TYPED, attrs={"type": "datetime-local"}),
    )
    person = forms.CharField(max_length=100, required=False)
    answer = forms.CharField(max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2}))
    field_order = ("way", "at", "units", "person", "answer")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ways = [(one, workshop_text(f"way_{one}", self.language)) for one in WAYS]
        self.fields["way"].choices = ways  # type: ignore[attr-defined]  # which the stubs forget
        self.fields["at"].error_messages["invalid"] = workshop_text("field_is_no_time", self.language)

    def clean(self) -> dict[str, Any]:
        """The person holds a role in one of the units, or names the unit."""
        said = super().clean() or self.cleaned_data
        sign_in = said.get("person", "").strip()
        if sign_in and "units" in said:
            said["to"] = self._to(sign_in, said["units"])
        elif "units" in said:
            said["to"] = [To(one) for one in said["units"]]
        return said

    def call(self, text: str = "") -> Call:
        said = self.cleaned_data
        return Call(said["way"], said["at"], said["answer"], text)

    def _to(self, sign_in: str, units: list[Organisation]) -> list[To]:
        one = people_seen_by(self.reach).filter(sign_in=sign_in).first()
        held = () if one is None else one.appointments.filter(lasting(self.reach.today)).select_related("organisation")
        kept = set(self.reach.kept(PEOPLE).values_list("pk", flat=True)) if held else set()
        where = [row.organisation for row in held if row.organisation_id in kept]
        meant = [unit for unit in where if not units or unit in units]
        if not meant:
            self.add_error("person", workshop_text("reminds_no_such_person", self.language, {"found": sign_in}))
        return [To(unit, one) for unit in dict.fromkeys(meant)]


def now_typed() -> str:
    return timezone.localtime().strftime(TYPED)
