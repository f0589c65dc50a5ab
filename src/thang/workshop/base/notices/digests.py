"""The digest: one mail a person and day that says how much waits and where to look, and nothing of anybody else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from thang.engine.framework import Language
from thang.words.workshop import workshop_text
from thang.workshop.base.notices.models import BEGUN, FAILED, NEVER, SENT, WEEKLY, Digest
from thang.workshop.base.notices.queries import channel_of, unread
from thang.workshop.base.notices.stopping import address_of
from thang.workshop.base.parts.templatetags.parts import shown
from thang.workshop.base.people.access import Reach
from thang.workshop.base.people.models import Person
from thang.workshop.base.people.waiting import SOURCES

WEEK = timedelta(days=7)
MOST_TRIES = 3


def due_on(day: date) -> QuerySet[Person]:
    """Who has an address, came in once, did not decline it, and was not sent one today or, if they wish so, this week.

    One that was begun and not ended is not sent again: its worker was lost, perhaps after it was sent.
    """
    theirs = Digest.objects.filter(person=OuterRef("pk"))
    today = theirs.filter(Q(state__in=(BEGUN, SENT)) | Q(tries__gte=MOST_TRIES), day=day)
    this_week = theirs.filter(state=SENT, day__gt=day - WEEK)
    people = Person.objects.filter(is_active=True, last_login__isnull=False).exclude(email="")
    wanted = people.exclude(channel__often=NEVER).exclude(Q(channel__often=WEEKLY) & Exists(this_week))
    return wanted.filter(~Exists(today)).order_by("pk")


def begin(person: Person, day: date, now: datetime) -> Digest | None:
    """Take it, so that nobody else sends it; None where somebody has it already."""
    with transaction.atomic():
        made, is_new = Digest.objects.get_or_create(person=person, day=day, defaults={"at": now})
        taken = is_new or Digest.objects.filter(pk=made.pk, state=FAILED).update(state=BEGUN, at=now)
    return made if taken else None


def end(one: Digest, *, is_sent: bool) -> None:
    one.state, one.tries = SENT if is_sent else FAILED, one.tries + 1
    one.save(update_fields=["state", "tries"])


def mail_to(person: Person, today: date) -> EmailMessage | None:
    """In their language; None where there is nothing to say, or the address is none."""
    lines = list(_lines(Reach(person, today), _language(person)))
    if not lines or not _is_address(person.email):
        return None
    language = _language(person)
    origin, stop = _origin(), f"{_origin()}{address_of(person)}"
    facts = {
        "lines": "\n".join(lines),
        "link": f"{origin}{reverse('notices:work')}",
        "choice": f"{origin}{reverse('notices:digest')}",
        "day": shown(today, language),
    }
    headers = {"List-Unsubscribe": f"<{stop}>", "Auto-Submitted": "auto-generated"}
    if stop.startswith("https://"):  # as RFC 8058 wants it
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    subject, body = (workshop_text(name, language, facts) for name in ("digest_subject", "digest_body"))
    return EmailMessage(subject, body, None, [person.email], headers=headers)


def _lines(reach: Reach, language: Language) -> Iterator[str]:
    """How much of each kind of work, and the first deadline; then how many notices."""
    for name, source in SOURCES.items():
        works = list(source.waiting(reach))
        if works:
            first = min((one.due for one in works if one.due is not None), default=None)
            kind = workshop_text(f"work_{name}", language)
            facts = {"kind": kind, "count": shown(len(works), language), "due": shown(first, language)}
            yield workshop_text("digest_line", language, facts)
    told = unread(reach.person)
    if told:
        yield workshop_text("digest_notices", language, {"count": shown(told, language)})


def _language(person: Person) -> Language:
    found: Language = "en" if channel_of(person, settings.LANGUAGE_CODE).language == "en" else "vi"
    return found


def _origin() -> str:
    """Where people open it; without a setting, where it listens."""
    return settings.CHOSEN.origin or f"http://{settings.CHOSEN.address}"


def _is_address(text: str) -> bool:
    """An address came through a list or a command perhaps, not through a form."""
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True
