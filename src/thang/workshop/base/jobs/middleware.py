"""What every request can do with jobs: `request.ask_job(kind, arguments, organisation)`, for apps that stand below."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from thang.workshop.base.jobs.models import Job
from thang.workshop.base.jobs.services import Asker, ask
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.parts.work import Json
from thang.workshop.base.people.middleware import actor_of, reach_of
from thang.workshop.base.people.models import Person


class JobsMiddleware:
    """Sets `request.ask_job` for whoever is signed in; it gives the job that was put in the queue."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if isinstance(request.user, Person):

            def ask_job(kind: str, arguments: Json, organisation: Organisation | None) -> Job:
                asker = Asker(reach_of(request).person, actor_of(request), organisation)
                return ask(kind, arguments, asker, now=timezone.now())

            request.ask_job = ask_job  # type: ignore[attr-defined]  # ours, for views of the apps below
        return self.get_response(request)
