"""Reading acts. Everybody who is signed in may read all of them: they are public documents."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from thang.engine.framework import Language
from thang.look.keys import sort_key
from thang.words.figures import day as day_text
from thang.words.workshop import workshop_text
from thang.workshop.base.acts.models import Act, Replacement


def acts_known() -> QuerySet[Act]:
    """The youngest first."""
    return Act.objects.order_by("-signed_on", "sort_key", "pk")


def standing(rows: QuerySet[Act], which: str, day: date) -> QuerySet[Act]:
    """Those of the rows that stand so on the day; `which` is one of STANDINGS. Raises KeyError.

    Lapsed comes before not yet valid, as `Act.standing_on` has it; no act can be both.
    """
    has_begun, has_lapsed = Q(since__lte=day), Q(until__lte=day)
    is_open = Q(until=None) | Q(until__gt=day)
    return rows.filter({"valid": has_begun & is_open, "lapsed": has_lapsed, "not_yet": ~has_begun}[which])


def valid_on(day: date) -> QuerySet[Act]:
    return standing(acts_known(), "valid", day)


def numbered(number: str, signed_on: date | None = None) -> QuerySet[Act]:
    """Those of a number as people type it, whatever its capitals; numbers come again from year to year."""
    rows = acts_known().filter(sort_key=sort_key(number))
    return rows if signed_on is None else rows.filter(signed_on=signed_on)


def citation(act: Act, on: date, language: Language) -> str:
    """The act as a document of that day would cite it: with what became of it, where it is not valid then."""
    cited = name_of(act, language)
    if act.is_over_by(on):
        facts = {"act": cited, "day": day_text(act.until or on, language), "others": _successors(act, language)}
        return workshop_text("act_cited_lapsed", language, facts)
    if act.since > on:
        return workshop_text("act_cited_not_yet", language, {"act": cited, "day": day_text(act.since, language)})
    return cited


def name_of(act: Act, language: Language) -> str:
    """Kind, number, day and issuer, as acts are named."""
    kind = workshop_text("act_cited_other" if act.kind == "other" else f"act_kind_{act.kind}", language)
    facts = {"kind": kind, "number": act.number, "day": day_text(act.signed_on, language), "issuer": act.issuer}
    return workshop_text("act_cited", language, facts)


def replacements_by(act: Act) -> QuerySet[Replacement]:
    """What it replaces, the first first."""
    return act.replaces.select_related("old").order_by("on", "pk")


def replacements_of(act: Act) -> QuerySet[Replacement]:
    """What replaced it, the first first."""
    return act.replaced_by.select_related("new").order_by("on", "pk")


def _successors(act: Act, language: Language) -> str:
    """What stands wholly in its place; a part's replacement does not end it."""
    return "; ".join(name_of(row.new, language) for row in replacements_of(act).filter(is_part=False))
