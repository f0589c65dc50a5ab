"""Windows of time as pages say them: their names, how long they still run, a whole year of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from thang.engine.framework import Language
from thang.words.figures import day as day_text
from thang.words.workshop import workshop_text
from thang.workshop.base.calendar.periods import PARTS, Window, calendar_window, reporting_window, windows_holding


@dataclass(frozen=True, slots=True)
class Running:
    """A window that a day is in: `text` has its name and its last day in words."""

    window: Window
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a year by both rules."""

    name: str
    reporting: Window
    calendar: Window


def weekday(day: date, language: Language) -> str:
    return workshop_text(f"weekday_{day.weekday()}", language)


def window_name(window: Window, language: Language) -> str:
    part = f"_{window.number}" if window.kind == "half" else ""
    facts = {"number": str(window.number), "year": str(window.year)}
    return workshop_text(f"window_{window.kind}{part}", language, facts)


def running_on(day: date, language: Language) -> list[Running]:
    """Every window that holds the day, those of reporting first."""
    return [Running(one, _running(one, day, language)) for one in windows_holding(day)]


def parts_of(year: int, language: Language) -> list[Part]:
    """Quarters, halves, nine months and the year, in the order in which they end."""
    pairs = [(reporting_window(kind, year, number), calendar_window(kind, year, number)) for kind, number in PARTS]
    return [Part(window_name(calendar, language), reporting, calendar) for reporting, calendar in pairs]


def _running(window: Window, day: date, language: Language) -> str:
    left = (window.last - day).days
    facts = {
        "name": window_name(window, language),
        "first": day_text(window.first, language),
        "weekday": weekday(window.last, language),
        "last": day_text(window.last, language),
        "left": str(left),
    }
    return workshop_text("window_runs" if left else "window_ends_today", language, facts)
