"""What every template can name: the language, and how to say a sentence."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from thang.workshop.base.parts.language import language_of


def around(request: HttpRequest) -> dict[str, Any]:
    """`language`, and `other`: the one that the page can be turned to."""
    language = language_of(request)
    return {"language": language, "other": "en" if language == "vi" else "vi"}
