"""Drafts sent to units for comments, what they say, what the office answers: the other writer of this app."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.urls import reverse

from thang.look.keys import search_key
from thang.workshop.base.audit.services import Actor, record, writing
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.parts.periods import lasting
from thang.workshop.base.parts.telling import Facts, Telling, tell
from thang.workshop.base.people.models import Appointment
from thang.workshop.base.people.roles import ANSWERS, keepers
from thang.workshop.stages.frameworks.models import COMMENTING, Asked, Comment, Edition

TOLD = ("officer", "head")


@writing
def send_for_comments(
    edition: Edition, units: Sequence[Organisation], *, until: date, actor: Actor, now: datetime
) -> list[Asked]:
    """To these units, until that day; who was asked before has until then, too. Their officers and heads are told.

    Raises Refused.
    """
    one = Edition.objects.select_for_update().get(pk=edition.pk)
    if one.is_adopted:
        raise Refused("edition_is_adopted", edition=str(one))
    if not one.digest:
        raise Refused("edition_has_faults", edition=str(one))
    if not units:
        raise Refused("comments_of_nobody", "unit_kind")
    if until < now.date():
        raise Refused("comments_until_past", "comments_until")
    said = {"until": until, "sent_at": now, "sent_by": actor.said}
    rows = [Asked.objects.update_or_create(edition=one, organisation=unit, defaults=said)[0] for unit in units]
    one.state = COMMENTING
    one.save()
    record(actor, "edition.sent_for_comments", one, after={"state": one.state, "until": until, "units": len(rows)})
    edition.refresh_from_db()
    people = Appointment.objects.filter(lasting(now.date()), organisation__in=units, role__in=TOLD)
    facts: Facts = {"edition": str(one), "until": until}
    address = reverse("frameworks:edition", args=[one.pk])
    about = f"edition:{one.pk}:{until.isoformat()}"
    hearers = [held.person for held in people.select_related("person")]
    tell(hearers, Telling("edition_sent", about, facts, address, one.organisation_id, until))
    return rows


@writing
def comment(
    edition: Edition, organisation: Organisation, *, code: str, text: str, actor: Actor, now: datetime
) -> Comment:
    """Of an indicator, or without a code of the whole. Raises Refused."""
    asked = Asked.objects.filter(edition=edition, organisation=organisation).select_related("edition").first()
    if asked is None or asked.edition.state != COMMENTING:
        raise Refused("comments_closed", edition=str(edition))
    if asked.until < now.date():
        raise Refused("comments_are_late", until=asked.until)
    one = Comment(edition=edition, organisation=organisation, code=code, text=text.strip(), made_at=now)
    one.made_by, one.search_key = actor.said, search_key(f"{code} {text}")[:4000]
    one.save()
    record(actor, "comment.made", one, after={"edition": edition, "code": code, "text": one.text})
    return one


@writing
def answer(one: Comment, *, answer: str, actor: Actor, now: datetime) -> None:
    """An answer may be given again; the trail keeps the one before. The unit's officers and heads are told."""
    before = {"answer": one.answer}
    one.answer, one.answered_at, one.answered_by = answer.strip(), now, actor.said
    one.save()
    record(actor, "comment.answered", one, before=before, after={"answer": one.answer})
    people = Appointment.objects.filter(
        lasting(now.date()), organisation=one.organisation_id, role__in=keepers(ANSWERS)
    )
    address = reverse("frameworks:comments", args=[one.edition_id])
    facts = {"edition": str(one.edition), "code": one.code}
    telling = Telling("comment_answered", f"comment:{one.pk}", facts, address, one.organisation_id)
    tell([held.person for held in people.select_related("person")], telling)
