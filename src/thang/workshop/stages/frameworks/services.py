"""The only writer of editions. Every function is one transaction and leaves an entry in the trail."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from thang.workshop.base.acts.models import Act
from thang.workshop.base.audit.services import Actor, record, writing
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.parts.forms import Refused
from thang.workshop.stages.frameworks.bridge import method_of, parsed
from thang.workshop.stages.frameworks.models import ADOPTED, Edition


@writing
def enter_edition(organisation: Organisation, text: str, *, actor: Actor) -> Edition:
    """A draft from a file without faults. Raises Faulty, and Refused where it is there already."""
    file = parsed(text)
    framework = file.framework
    if Edition.objects.filter(organisation=organisation, code=framework.id, edition=framework.edition).exists():
        raise Refused("edition_is_there", "text", code=framework.id, edition=framework.edition)
    one = Edition(organisation=organisation, text=text, saved_at=timezone.now(), saved_by=actor.said)
    one.code, one.edition, one.digest = framework.id, framework.edition, file.digest
    one.title, one.title_en = framework.title.vi, framework.title.en
    one.make_keys()
    one.save()
    record(actor, "edition.entered", one, after={"edition": one.edition, "digest": one.digest})
    return one


@writing
def adopt(edition: Edition, act: Act, *, on: date, actor: Actor) -> None:
    """By a decision: from now on its text and digest stay as they are. Raises Refused, and Faulty."""
    one = Edition.objects.select_for_update().get(pk=edition.pk)
    if one.is_adopted:
        raise Refused("edition_is_adopted", "act", edition=str(one))
    if on < act.signed_on:
        raise Refused("act_not_signed_yet", "on", act=str(act), on=act.signed_on)
    one.digest = method_of(one).digest
    one.state, one.adopted_by, one.adopted_on = ADOPTED, act, on
    one.save()
    after = {"state": one.state, "digest": one.digest, "adopted_on": on}
    record(actor, "edition.adopted", one, after=after, basis=str(act))
    edition.refresh_from_db()
