"""The pages of the calendar: a year, a count of working days, and what its keepers do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from thang.engine.framework import Language
from thang.words.workshop import workshop_text
from thang.workshop.base.calendar.forms import CountForm, DayForm, TakeAwayForm
from thang.workshop.base.calendar.models import DayOff
from thang.workshop.base.calendar.periods import windows_holding
from thang.workshop.base.calendar.queries import (
    Month,
    basis_text,
    calendar_of,
    days_known,
    is_proposed,
    months_of,
    years_not_filled,
)
from thang.workshop.base.calendar.services import EARLIEST, LATEST, Facts, fill_year, set_day, take_day_away
from thang.workshop.base.calendar.shown import parts_of, running_on, weekday, window_name
from thang.workshop.base.parts.forms import Form
from thang.workshop.base.parts.language import language_of


@dataclass(frozen=True, slots=True)
class DayRow:
    """A day of the list as the reader's language has it."""

    one: DayOff
    weekday: str
    name: str
    basis: str
    is_proposed: bool


@dataclass(frozen=True, slots=True)
class MonthRow:
    name: str
    working: int
    days: list[DayRow]


def this_year(request: HttpRequest) -> HttpResponse:
    return redirect("calendar:year", _reach(request).today.year)


def year(request: HttpRequest, year: int) -> HttpResponse:
    """Its months: how many days are worked, which are off, which weekend days are worked in exchange."""
    _must_be_near(year)
    months, language = months_of(year), language_of(request)
    proposals = sum(is_proposed(one) for month in months for one in month.days)
    facts = {
        "year": str(year),
        "before": str(year - 1) if year > EARLIEST.year else "",
        "after": str(year + 1) if year < LATEST.year else "",
        "rows": [_month_row(month, year, language) for month in months],
        "working": sum(month.working for month in months),
        "is_filled": any(month.days for month in months),
        "proposals": proposals,
        "parts": parts_of(year, language),
        "today": _reach(request).today,
        "running": running_on(_reach(request).today, language),
        "may_keep": _reach(request).keeps("calendar"),
    }
    return render(request, "calendar/year.html", facts)


@require_http_methods(["GET", "POST"])
def set_a_day(request: HttpRequest) -> HttpResponse:
    """One that the address names comes with what is said of it already."""
    _must_keep(request)
    form = DayForm(request.POST or None, language=language_of(request), initial=_said(request.GET.get("day", "")))
    if form.is_valid() and form.performs(set_day, Facts(**form.cleaned_data), actor=_actor(request)):
        return redirect("calendar:year", form.cleaned_data["day"].year)
    return _form(request, form, "calendar_set")


@require_http_methods(["GET", "POST"])
def take_away(request: HttpRequest, pk: int) -> HttpResponse:
    _must_keep(request)
    one = get_object_or_404(DayOff, pk=pk)
    form = TakeAwayForm(request.POST or None, language=language_of(request))
    if form.is_valid() and form.performs(take_day_away, one, **form.cleaned_data, actor=_actor(request)):
        return redirect("calendar:year", one.day.year)
    return _form(request, form, "calendar_take_away", str(one))


@require_http_methods(["GET", "POST"])
def fill(request: HttpRequest, year: int) -> HttpResponse:
    """The proposals of the law, for days of which nothing is said yet."""
    _must_keep(request)
    _must_be_near(year)
    form = Form(request.POST if request.method == "POST" else None, language=language_of(request))
    if form.is_valid() and form.performs(fill_year, year, actor=_actor(request)):
        return redirect("calendar:year", year)
    return _form(request, form, "calendar_fill", str(year))


def count(request: HttpRequest) -> HttpResponse:
    """N working days from a day, and the windows that hold that day."""
    language = language_of(request)
    form = CountForm(request.GET or None, language=language, initial={"day": _reach(request).today})
    facts = _counted(form.cleaned_data["day"], form.cleaned_data["count"], language) if form.is_valid() else {}
    return render(request, "calendar/count.html", {"form": form, **facts})


def _counted(day: date, count: int, language: Language) -> dict[str, Any]:
    reached = calendar_of(EARLIEST, LATEST).add_working_days(day, count)
    missing = years_not_filled(min(day, reached), max(day, reached))
    return {
        "day": day,
        "count": abs(count),
        "is_backward": count < 0,
        "reached": reached,
        "weekday": weekday(reached, language),
        "missing": ", ".join(str(year) for year in missing),
        "windows": [(window_name(one, language), one) for one in windows_holding(day)],
    }


def _month_row(month: Month, year: int, language: Language) -> MonthRow:
    name = workshop_text("window_month", language, {"number": str(month.number), "year": str(year)})
    return MonthRow(name, month.working, [_day_row(one, language) for one in month.days])


def _day_row(one: DayOff, language: Language) -> DayRow:
    name = one.name_en if language == "en" and one.name_en else one.name
    return DayRow(one, weekday(one.day, language), name, basis_text(one, language), is_proposed(one))


def _said(day: str) -> dict[str, Any]:
    """What is kept of the day that an address names, else the day alone."""
    try:
        asked = date.fromisoformat(day)
    except ValueError:
        return {}
    one = days_known().filter(day=asked).first()
    return {name: getattr(one, name) for name in Facts.__dataclass_fields__} if one else {"day": asked}


def _form(request: HttpRequest, form: Form, what: str, name: str = "") -> HttpResponse:
    return render(request, "calendar/form.html", {"form": form, "what": what, "name": name})


def _must_be_near(year: int) -> None:
    if not EARLIEST.year <= year <= LATEST.year:
        raise Http404


def _must_keep(request: HttpRequest) -> None:
    """Who may not write the calendar has no such page."""
    if not _reach(request).keeps("calendar"):
        raise Http404


def _reach(request: HttpRequest) -> Any:
    """Set by the people app, which stands above this one."""
    return request.reach  # type: ignore[attr-defined]  # set by the people app


def _actor(request: HttpRequest) -> Any:
    return request.actor  # type: ignore[attr-defined]  # as above
