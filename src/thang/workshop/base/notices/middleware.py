"""What every page knows of notices: how many of them nobody has read yet."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.http import HttpRequest, HttpResponse

from thang.workshop.base.notices.queries import unread
from thang.workshop.base.people.models import Person


class NoticesMiddleware:
    """Sets `request.unread`, a function, so that only a page that shows the count asks for it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if isinstance(request.user, Person):
            request.unread = partial(unread, request.user)  # type: ignore[attr-defined]  # ours, for the base template
        return self.get_response(request)
