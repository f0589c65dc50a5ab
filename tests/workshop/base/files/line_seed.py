"""A small workshop with an officer who is signed in: prints the key of the session and the organisation's number."""

from __future__ import annotations

from tests.journeys.workshop_seed import main as seed


def main() -> None:
    seed()
    from django.conf import settings  # noqa: PLC0415  # Django is set up by now
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: PLC0415  # as above
    from django.contrib.sessions.backends.db import SessionStore  # noqa: PLC0415  # as above

    from thang.workshop.base.people.models import Person  # noqa: PLC0415  # as above

    one = Person.objects.get(sign_in="minhhoa.canbo")
    session = SessionStore()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = str(one.pk), one.get_session_auth_hash()
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session.create()
    print(session.session_key, one.appointments.get(role="officer").organisation_id)  # noqa: T201  # what the test reads


if __name__ == "__main__":
    main()
