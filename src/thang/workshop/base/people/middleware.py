"""What every request knows of its person: reach, actor, menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from thang.workshop.base.audit.services import Actor
from thang.workshop.base.people.access import Reach
from thang.workshop.base.people.models import Person


@dataclass(frozen=True, slots=True)
class Item:
    """A place in the menu; `name` is a sentence of the words."""

    name: str
    address: str
    is_current: bool


MENU = (
    ("home", "/"),
    ("organisations", "/organisations/"),
    ("people", "/people/"),
    ("acts", "/acts/"),
    ("calendar", "/calendar/"),
    ("jobs", "/jobs/"),
)
FOR_READERS_OF_THE_TRAIL = (("trail", "/audit/"),)


class PersonMiddleware:
    """Sets `request.reach`, `request.actor` and `request.menu` for whoever is signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if isinstance(request.user, Person):
            request.reach = Reach(request.user, today())  # type: ignore[attr-defined]  # ours, read by reach_of
            request.actor = Actor(f"{request.user.name} ({request.user.sign_in})")  # type: ignore[attr-defined]  # as above
            request.menu = _menu(request)  # type: ignore[attr-defined]  # read by the base template
        return self.get_response(request)


def today() -> date:
    """In Viet Nam."""
    return timezone.localdate()


def reach_of(request: HttpRequest) -> Reach:
    """Of whoever is signed in."""
    found: Reach = request.reach  # type: ignore[attr-defined]  # set above
    return found


def actor_of(request: HttpRequest) -> Actor:
    found: Actor = request.actor  # type: ignore[attr-defined]  # set above
    return found


def _menu(request: HttpRequest) -> list[Item]:
    items = [*MENU, *(FOR_READERS_OF_THE_TRAIL if reach_of(request).sees_trail else ())]
    return [Item(name, address, _is_current(address, request.path)) for name, address in items]


def _is_current(address: str, path: str) -> bool:
    return path == address if address == "/" else path.startswith(address)
