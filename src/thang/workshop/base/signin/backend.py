"""Who may sign in with a password."""

from __future__ import annotations

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.http import HttpRequest

from thang.workshop.base.people.models import Person


class PasswordBackend(AuthenticationBackend):
    """allauth's, which takes as long for a name that nobody has; made-up people have no password."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> Person | None:
        named = {"username": credentials.pop("sign_in"), **credentials} if "sign_in" in credentials else credentials
        found = super().authenticate(request, **named)
        return found if isinstance(found, Person) and not found.is_demonstration else None

    @classmethod
    def _stash_user(cls, user: Person | None) -> None:
        """Whoever was locked reads what a wrong password reads, too: allauth would keep them for another page."""
