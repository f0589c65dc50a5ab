"""Django with one view that answers a few words, in the same server program: the floor of a page's time."""

from __future__ import annotations

import sys

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import re_path

from thang.workshop.project.server import Server


def answer(request: HttpRequest) -> HttpResponse:
    return HttpResponse("Xin chào")


urlpatterns = [re_path("", answer)]
settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["127.0.0.1"], SECRET_KEY="bare", DEBUG=False)  # noqa: S106  # nothing is signed with it


class Bare(Server):
    """The same workers and threads, another application."""

    def load(self) -> object:
        return get_wsgi_application()


if __name__ == "__main__":
    Bare(f"127.0.0.1:{sys.argv[1]}", workers=0, log="text").run()
