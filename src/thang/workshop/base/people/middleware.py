"""What every request knows of its person: reach, actor, menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from thang.workshop.base.audit.services import Actor
from thang.workshop.base.parts.language import language_of
from thang.workshop.base.people.access import Reach
from thang.workshop.base.people.acting import actor_in, offers, reach_in
from thang.workshop.base.people.models import Person
from thang.workshop.base.people.on_behalf import OnBehalf, acting_for, current_in


@dataclass(frozen=True, slots=True)
class Item:
    """A place in the menu; `name` is a sentence of the words."""

    name: str
    address: str
    is_current: bool


MENU = (
    ("home", "/"),
    ("work", "/my-work/"),
    ("rounds", "/rounds/"),
    ("evidence", "/evidence/"),
    ("frameworks", "/frameworks/"),
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
            reach = reach_in(request.session, request.user, today())
            request.reach = reach  # type: ignore[attr-defined]  # ours, read by reach_of
            own = actor_in(reach, settings.LANGUAGE_CODE)  # type: ignore[arg-type]  # vi or en, as the settings hold it
            current = current_in(request.session, reach)
            request.own_actor = own  # type: ignore[attr-defined]  # read by own_actor_of
            request.on_behalf = current  # type: ignore[attr-defined]  # read by on_behalf_of, and by every page
            request.actor = acting_for(own, current)  # type: ignore[attr-defined]  # read by actor_of
            request.offers = list(offers(reach, language_of(request)))  # type: ignore[attr-defined]  # for every page
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


def own_actor_of(request: HttpRequest) -> Actor:
    """Without the organisation for which they enter."""
    found: Actor = request.own_actor  # type: ignore[attr-defined]  # set above
    return found


def on_behalf_of(request: HttpRequest) -> OnBehalf | None:
    """For which organisation they enter, if for one."""
    found: OnBehalf | None = request.on_behalf  # type: ignore[attr-defined]  # set above
    return found


def _menu(request: HttpRequest) -> list[Item]:
    items = [*MENU, *(FOR_READERS_OF_THE_TRAIL if reach_of(request).sees_trail else ())]
    return [Item(name, address, _is_current(address, request.path)) for name, address in items]


def _is_current(address: str, path: str) -> bool:
    return path == address if address == "/" else path.startswith(address)
