"""The background work of notices: the digest of a day, messages by the gateway, the removal of what is old."""

from __future__ import annotations

import logging
from collections import Counter
from contextlib import closing
from datetime import date, datetime, time, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import OperationalError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from thang.workshop.base.calendar.queries import calendar_of
from thang.workshop.base.notices import gateway
from thang.workshop.base.notices.digests import MOST_TRIES, begin, due_on, end, mail_to
from thang.workshop.base.notices.models import ACCEPTED, BEGUN, FAILED, LOST, REFUSED, SENT, WAITING, Digest, Outgoing
from thang.workshop.base.notices.sending import give_up, send_one
from thang.workshop.base.notices.services import clear_old
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.parts.work import Outcome, Work, job
from thang.workshop.base.people.middleware import reach_of
from thang.workshop.base.people.models import Person
from thang.workshop.base.people.roles import JOBS

LOG = logging.getLogger(__name__)
LEASE = timedelta(minutes=2)  # a slow mail server takes its ten seconds more than once for a mail
MOST_ROUNDS = 4
IN_A_ROW = 3  # so many mails refused one after the other: it is not the addresses


class NotSent(Exception):
    """Some mails are to be tried again."""


def keeps_jobs(request: HttpRequest) -> bool:
    return reach_of(request).keeps(JOBS)


@job(lease=LEASE, passing=(OperationalError, NotSent), may_start=keeps_jobs, daily=time(7, 30))
def send_digests(work: Work) -> Outcome:
    """To everybody who wants one today; a second run on the same day sends only what the first one could not.

    Raises NotSent while some can be tried again, and Refused where none could be sent however often it was tried.
    """
    today = timezone.localdate(work.now)
    if not settings.CHOSEN.mail_server:
        raise Refused("digest_without_mail")
    if not calendar_of(today, today).is_working(today):
        return Outcome("digest_no_working_day")
    is_whole = _send_all(work, today)
    sent, failed, begun = (Digest.objects.filter(day=today, state=state) for state in (SENT, FAILED, BEGUN))
    if not is_whole or failed.filter(tries__lt=MOST_TRIES).exists():
        _again(work)
    facts = {"count": sent.count(), "failed": failed.count(), "unknown": begun.count() or ""}
    return Outcome("digests_sent", facts, reverse("notices:digest"))


def _again(work: Work) -> None:
    """After a while, some times. Raises NotSent, or Refused."""
    rounds = int(work.checkpoint.get("rounds", 0)) + 1
    if rounds >= MOST_ROUNDS:
        raise Refused("digest_server_refuses")
    work.save({"rounds": rounds})
    raise NotSent


def _send_all(work: Work, today: date) -> bool:
    """By one connection. False where the server takes no mail: the rest of them is not tried then."""
    people, refused = list(due_on(today)), 0
    with closing(get_connection()) as connection:
        for number, person in enumerate(people):
            work.report(number, len(people), "job_step_digests")
            is_sent = _send_one(connection, person, work.now)
            refused = refused + 1 if is_sent is False else 0
            if refused == IN_A_ROW:
                return False
    return True


def _send_one(connection: BaseEmailBackend, person: Person, now: datetime) -> bool | None:
    """None where there was none to send; a connection that broke is opened anew for the next one."""
    today = timezone.localdate(now)
    mail = mail_to(person, today)
    taken = begin(person, today, now) if mail is not None else None
    if mail is None or taken is None:
        return None
    try:
        connection.open()
        connection.send_messages([mail])
    except (SMTPException, OSError) as fault:
        LOG.warning("the digest of person %s was not taken: %s", person.pk, type(fault).__name__)
        connection.close()
        end(taken, is_sent=False)
        return False
    end(taken, is_sent=True)
    return True


@job(may_start=keeps_jobs, daily=time(3, 40))
def clear_notices(work: Work) -> Outcome:
    """What was read long ago."""
    work.report(0, 1, "job_step_clearing")
    return Outcome("notices_cleared", {"count": clear_old(work.now)}, reverse("notices:list"))


@job(lease=LEASE, passing=(OperationalError, NotSent))
def send_messages(work: Work) -> Outcome:
    """Those of a reminder, by the gateway; what it does not answer is tried again after a while, some times.

    Raises NotSent while something is to be tried again, and Refused where there is no gateway.
    """
    by = gateway.chosen(settings.CHOSEN.gateway, settings.CHOSEN.gateway_secret, settings.CHOSEN.data)
    if by is None:
        raise Refused("gateway_off")
    mine = Outgoing.objects.filter(reminder=work.arguments["reminder"])
    rounds = int(work.checkpoint.get("rounds", 0)) + 1
    if not _send_waiting(work, by, mine) and rounds < MOST_ROUNDS:
        work.save({"rounds": rounds})
        raise NotSent
    give_up(mine)
    counts = Counter(mine.values_list("state", flat=True))
    facts = {state: counts[state] for state in (ACCEPTED, REFUSED, LOST)}
    return Outcome("messages_sent", facts, reverse("notices:log"))


def _send_waiting(work: Work, by: gateway.Gateway, mine: QuerySet[Outgoing]) -> bool:
    """False where some are to be tried again; after a few in a row without an answer the rest is not asked for."""
    messages, away = list(mine.filter(state=WAITING).order_by("pk")), 0
    for number, one in enumerate(messages):
        work.report(number, len(messages), "job_step_messages")
        away = 0 if send_one(by, one) else away + 1
        if away == IN_A_ROW:
            break
    return not mine.filter(state=WAITING).exists()
