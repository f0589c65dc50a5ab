"""The pages on which organisations are moved, merged, consolidated, split and dissolved, for those who keep them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from thang.workshop.base.audit.services import Actor
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.organisations.queries import parents_on, seen_by, standing_below
from thang.workshop.base.organisations.rearrange_forms import (
    About,
    ConsolidateForm,
    DissolveForm,
    MergeForm,
    OrderForm,
    SplitForm,
    TransferForm,
)
from thang.workshop.base.organisations.services import consolidate, dissolve, rearrange, split, transfer
from thang.workshop.base.parts.language import language_of
from thang.workshop.base.parts.periods import lasting

# So many of those below are named before it is done; the rest are counted.
NAMED = 20


@dataclass(frozen=True, slots=True)
class Kind:
    """A rearrangement as a page: its sentences begin with `what`, and `performs` calls its service on a valid form.

    `names_kept`: the others that are typed are among those that one keeps, not only sees.
    """

    what: str
    form: type[OrderForm]
    performs: Callable[[Any, Organisation, Actor], bool]
    names_kept: bool = True


def _transferred(form: Any, one: Organisation, actor: Actor) -> bool:
    said = form.cleaned_data
    return bool(form.performs(transfer, one, **said, actor=actor))


def _merged(form: Any, one: Organisation, actor: Actor) -> bool:
    said = form.cleaned_data
    order = {"on": said["on"], "basis": said["basis"], "actor": actor}
    return bool(form.performs(rearrange, "merge", form.together, [said["into"]], **order))


def _consolidated(form: Any, one: Organisation, actor: Actor) -> bool:
    said = form.cleaned_data
    order = {"on": said["on"], "basis": said["basis"], "actor": actor}
    return bool(form.performs(consolidate, form.together, said["founding"], **order))


def _was_split(form: Any, one: Organisation, actor: Actor) -> bool:
    said = form.cleaned_data
    order = {"on": said["on"], "basis": said["basis"], "actor": actor}
    return bool(form.performs(split, one, said["foundings"], lasts=said["lasts"], **order))


def _dissolved(form: Any, one: Organisation, actor: Actor) -> bool:
    return bool(form.performs(dissolve, one, **form.cleaned_data, actor=actor))


# Address → what is done there.
KINDS = {
    "transfer": Kind("organisation_transfer", TransferForm, _transferred, names_kept=False),
    "merge": Kind("organisation_merge", MergeForm, _merged),
    "consolidate": Kind("organisation_consolidate", ConsolidateForm, _consolidated),
    "split": Kind("organisation_split", SplitForm, _was_split),
    "dissolve": Kind("organisation_dissolve", DissolveForm, _dissolved),
}


@require_http_methods(["GET", "POST"])
def rearrangement(request: HttpRequest, pk: int, kind: Kind) -> HttpResponse:
    """What will happen, in words, and the form; afterwards the page of the organisation, while one sees it."""
    reach: Any = request.reach  # type: ignore[attr-defined]  # set by the people app, which stands above this one
    actor: Actor = request.actor  # type: ignore[attr-defined]  # as above
    kept = reach.kept("organisations")
    one = get_object_or_404(kept, pk=pk)
    about = About(one, kept if kind.names_kept else seen_by(reach), reach.today)
    form = kind.form(request.POST or None, language=language_of(request), about=about, initial={"kind": one.kind})
    if form.is_valid() and kind.performs(form, one, actor):
        return redirect("organisations:page", one.pk)
    facts = {"form": form, "what": kind.what, "one": one, **_now(about)}
    return render(request, "organisations/rearrange.html", facts)


def _now(about: About) -> dict[str, Any]:
    """What lasts of the organisation, and would end with it."""
    one, today = about.one, about.today
    below = standing_below(one, today)
    return {
        "names": list(one.names.filter(lasting(today))),
        "codes": list(one.codes.filter(lasting(today)).order_by("system")),
        "parents": parents_on(one, today),
        "below": list(below[:NAMED]),
        "count_below": below.count(),
    }
