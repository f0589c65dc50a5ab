"""Tags of the pages of organisations."""

from __future__ import annotations

from django import template
from django.urls import reverse
from django.utils.html import format_html

register = template.Library()


@register.simple_tag(takes_context=True)
def basis(context: template.Context, text: str) -> str:
    """A legal basis: a link where the act is known (`cited` of the page), with what became of it; else the text."""
    found = context["cited"].get(text)
    if found is None:
        return text
    link = format_html('<a href="{}">{}</a>', reverse("acts:act", args=[found.act.pk]), text)
    return format_html("{} {}", link, found.note) if found.note else link
