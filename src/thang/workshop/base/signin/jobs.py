"""What signing in leaves behind is removed by itself."""

from __future__ import annotations

from datetime import time, timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef

from thang.workshop.base.parts.work import Outcome, Work, job

YOUNG = timedelta(days=1)  # one that begins is listed before it is kept


@job(daily=time(3, 20))
def tidy(work: Work) -> Outcome:
    """Sessions that have run out, and what is said of them in the lists of people."""
    count, _ = Session.objects.filter(expire_date__lt=work.now).delete()
    living = Session.objects.filter(session_key=OuterRef("session_key"))
    UserSession.objects.filter(~Exists(living), created_at__lt=work.now - YOUNG).delete()
    return Outcome("sessions_tidied", {"count": count})
