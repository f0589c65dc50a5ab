"""Tags: sentences of thang.words, static files under their served names, days and figures as the language has them."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from typing import Any

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from thang.engine.framework import Language, Text
from thang.words.figures import day, short
from thang.words.workshop import workshop_text
from thang.words.workshop_audit import action_text, field_text, recorded_text
from thang.workshop.base.parts.static import served_name

register = template.Library()


@register.simple_tag(takes_context=True)
def say(context: template.Context, sentence: str, **facts: object) -> str:
    """The sentence in the page's language; facts are texts, days and counts."""
    language: Language = context["language"]
    return workshop_text(sentence, language, {key: shown(value, language) for key, value in facts.items()})


@register.simple_tag
def asset(name: str) -> str:
    """The address of a static file."""
    return f"/static/{served_name(name)}"


@register.simple_tag(takes_context=True)
def show(context: template.Context, value: object) -> str:
    """A value as the language writes it; nothing for None."""
    return shown(value, context["language"])


@register.simple_tag(takes_context=True)
def text_of(context: template.Context, text: Text) -> str:
    """A text of a framework in the page's language, the other one where it has none."""
    return text[context["language"]]


@register.simple_tag(takes_context=True)
def title_of(context: template.Context, node: Any) -> str:
    """What a group, a level or an indicator of a framework is called."""
    title: str = node.title[context["language"]]
    return title


@register.simple_tag
def icon_of(is_good: bool) -> SafeString:
    """A mark that stands beside a word, never alone."""
    return mark_safe("✓" if is_good else "✗")  # noqa: S308  # one of two signs of our own


@register.simple_tag(takes_context=True)
def changed(context: template.Context, **changes: Any) -> str:
    """The page's address with some parameters changed; None takes one away, and the page number always goes."""
    query = context["request"].GET.copy()
    query.pop("page", None)
    query.pop("export", None)
    for name, value in changes.items():
        query.pop(name, None)
        if value is not None:
            query[name] = value
    return f"?{query.urlencode()}"


def shown(value: object, language: Language) -> str:
    """
    >>> from datetime import date
    >>> shown(date(2025, 7, 1), "vi"), shown(1234, "en"), shown(None, "vi")
    ('01/07/2025', '1,234', '')
    """
    if value is None:
        return ""
    if isinstance(value, datetime):
        local = timezone.localtime(value)
        return f"{local:%H:%M:%S} {day(local.date(), language)}"
    if isinstance(value, date):
        return day(value, language)
    if isinstance(value, int) and not isinstance(value, bool):
        return short(Fraction(value), language)
    return str(value)


@register.filter
def param(query: Any, name: str) -> str:
    """A parameter of the address."""
    return str(query.get(name, ""))


@register.simple_tag(takes_context=True)
def show_since(context: template.Context, day_: date) -> str:
    """A beginning; what began before anything was recorded has none."""
    return "–" if day_ == date(1, 1, 1) else shown(day_, context["language"])


@register.simple_tag(takes_context=True)
def action(context: template.Context, name: str) -> str:
    """What an entry of the trail did."""
    return action_text(name, context["language"])


@register.simple_tag(takes_context=True)
def recorded(context: template.Context, field: str, value: str | None) -> str:
    """A value of an entry of the trail."""
    return recorded_text(field, value, context["language"])


@register.simple_tag(takes_context=True)
def field_name(context: template.Context, name: str) -> str:
    """A field as the trail's readers know it."""
    return field_text(name, context["language"])
