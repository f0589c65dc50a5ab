"""Reading acts. Everybody who is signed in may read all of them: they are public documents."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet, prefetch_related_objects

from thang.engine.framework import Language
from thang.look.keys import sort_key
from thang.words.figures import day as day_text
from thang.words.workshop import workshop_text
from thang.workshop.base.acts.models import Act, Replacement

# The day of signing behind a number: "791/QĐ-UBND ngày 11/4/2023".
_SIGNED = re.compile(r",?\s+(?:(?:ngày|of)\s+)?(\d{1,2})/(\d{1,2})/(\d{4})$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cited:
    """The act that a text names, and what is to be said of it besides; the note is empty while it is valid."""

    act: Act
    note: str


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


def cited(texts: Iterable[str], on: date, language: Language) -> dict[str, Cited]:
    """Text → the one act that has exactly this number; the day of signing may stand behind it. Two queries at most.

    A number that several acts have, as numbers come again from year to year, names none of them without its day.
    """
    asked = {text: _SIGNED.sub("", text).strip() for text in texts if text.strip()}
    found: defaultdict[str, list[Act]] = defaultdict(list)
    for act in Act.objects.filter(sort_key__in={sort_key(number) for number in asked.values()}) if asked else ():
        found[act.number.casefold()].append(act)
    named = {text: [act for act in found[number.casefold()] if _fits(act, text)] for text, number in asked.items()}
    sure = {text: acts[0] for text, acts in named.items() if len(acts) == 1}
    wholly = Replacement.objects.filter(is_part=False).select_related("new").order_by("on", "pk")
    lapsed = list({act.pk: act for act in sure.values() if act.is_over_by(on)}.values())
    prefetch_related_objects(lapsed, Prefetch("replaced_by", wholly, to_attr="replaced_wholly"))
    return {text: Cited(act, _note(act, on, language)) for text, act in sure.items()}


def replacements_by(act: Act) -> QuerySet[Replacement]:
    """What it replaces, the first first."""
    return act.replaces.select_related("old").order_by("on", "pk")


def replacements_of(act: Act) -> QuerySet[Replacement]:
    """What replaced it, the first first."""
    return act.replaced_by.select_related("new").order_by("on", "pk")


def _successors(act: Act, language: Language) -> str:
    """What stands wholly in its place; a part's replacement does not end it."""
    return "; ".join(name_of(row.new, language) for row in replacements_of(act).filter(is_part=False))


def _fits(act: Act, text: str) -> bool:
    """Whether it was signed on the day that the text gives, if it gives one."""
    day = _SIGNED.search(text)
    return day is None or tuple(map(int, day.groups())) == (act.signed_on.day, act.signed_on.month, act.signed_on.year)


def _note(act: Act, on: date, language: Language) -> str:
    """What `citation` says behind the name, where the act is not valid on the day."""
    if act.is_over_by(on):
        others = "; ".join(name_of(row.new, language) for row in getattr(act, "replaced_wholly", ()))
        facts = {"act": "", "day": day_text(act.until or on, language), "others": others}
        return workshop_text("act_cited_lapsed", language, facts).strip()
    if act.since > on:
        facts = {"act": "", "day": day_text(act.since, language)}
        return workshop_text("act_cited_not_yet", language, facts).strip()
    return ""
