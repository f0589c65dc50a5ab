"""Sessions that ran out are removed, with what the lists say of them; the others stay."""

from __future__ import annotations

from datetime import timedelta
from importlib import import_module
from types import SimpleNamespace

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone

from thang.workshop.base.people.models import Person
from thang.workshop.base.signin.jobs import tidy


def test_sessions_that_ran_out_are_removed_with_their_rows(office: Person) -> None:
    now = timezone.now()
    store = import_module(settings.SESSION_ENGINE).SessionStore
    ends = {"over": now - timedelta(seconds=1), "living": now + timedelta(days=1)}
    keys = {}
    for name, end in ends.items():
        session = store()
        session["of"] = name
        session.create()
        Session.objects.filter(pk=session.session_key).update(expire_date=end)
        UserSession.objects.create(user=office, session_key=session.session_key, ip="127.0.0.1", user_agent="thử")
        keys[name] = session.session_key
    UserSession.objects.create(user=office, session_key="begins", ip="127.0.0.1", user_agent="thử")
    UserSession.objects.exclude(session_key="begins").update(created_at=now - timedelta(days=2))
    outcome = tidy(SimpleNamespace(now=now))
    assert outcome.facts == {"count": 1}
    assert set(Session.objects.values_list("pk", flat=True)) == {keys["living"]}
    assert set(UserSession.objects.values_list("session_key", flat=True)) == {keys["living"], "begins"}
