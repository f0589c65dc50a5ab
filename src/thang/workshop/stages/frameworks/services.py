"""The only writer of editions. Every function is one transaction and leaves an entry in the trail."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from thang.engine.errors import Faulty
from thang.words.faults import found_text, right_text
from thang.words.workshop import workshop_text
from thang.workshop.base.acts.models import Act
from thang.workshop.base.audit.services import Actor, record, writing
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.parts.forms import Refused
from thang.workshop.stages.frameworks.bridge import looked_at, method_of, parsed, printed, renamed
from thang.workshop.stages.frameworks.models import ADOPTED, Edition
from thang.workshop.stages.frameworks.tree import Tree


@writing
def enter_edition(organisation: Organisation, text: str, *, actor: Actor) -> Edition:
    """A draft from a file without faults. Raises Faulty, and Refused where it is there already."""
    parsed(text)
    return _entered(organisation, text, actor)


@writing
def enter_draft(organisation: Organisation, text: str, *, actor: Actor) -> Edition:
    """A draft from a text that may have faults: nothing that was sent is lost. Raises Refused."""
    return _entered(organisation, text, actor)


@writing
def save_text(edition: Edition, text: str, *, version: int, actor: Actor) -> Edition:
    """The draft with another text, which may have faults; `version`: the one that was changed. Raises Refused."""
    one = Edition.objects.select_for_update().get(pk=edition.pk)
    if one.is_adopted:
        raise Refused("edition_is_adopted", "text", edition=str(one))
    if one.version != version:
        raise Refused("edition_changed_meanwhile", "text", who=one.saved_by, at=one.saved_at)
    if _clean(text) == one.text:
        return one
    before = {"edition": one.edition, "digest": one.digest, "version": one.version}
    one.version += 1
    _write(one, text, actor)
    after = {"edition": one.edition, "digest": one.digest, "version": one.version}
    record(actor, "edition.written", one, before=before, after=after)
    return one


@writing
def save_tree(edition: Edition, tree: Tree, *, version: int, actor: Actor) -> Edition:
    """The draft edited as data. Raises Refused, also for what no file may hold."""
    try:
        text = printed(tree)
    except Faulty as error:
        fault = error.faults[0]
        raise Refused("indicator_unfit", found=found_text(fault, "vi"), right=right_text(fault, "vi")) from None
    return save_text(edition, text, version=version, actor=actor)


@writing
def copy_edition(edition: Edition, organisation: Organisation, name: str, *, actor: Actor) -> Edition:
    """An edition as a new draft under another name; in the same organisation it replaces the one it is of.

    Raises Refused.
    """
    one = Edition(organisation=organisation)
    if edition.is_adopted and edition.organisation_id == organisation.pk:
        one.replaces = edition
    try:
        text = renamed(edition.text, name)
    except Faulty as error:
        raise Refused(
            "edition_name_unfit", "edition_name", found=name, right=right_text(error.faults[0], "vi")
        ) from None
    _write(one, text, actor, field="edition_name")
    after = {"edition": one.edition, "digest": one.digest, "copied_from": edition, "replaces": one.replaces}
    record(actor, "edition.copied", one, after=after)
    return one


@writing
def adopt(edition: Edition, act: Act, *, on: date, actor: Actor, replaces: Edition | None = None) -> None:
    """By a decision: from now on its text and digest stay as they are. Raises Refused, and Faulty."""
    one = Edition.objects.select_for_update().get(pk=edition.pk)
    if one.is_adopted:
        raise Refused("edition_is_adopted", "act", edition=str(one))
    if on < act.signed_on:
        raise Refused("act_not_signed_yet", "on", act=str(act), on=act.signed_on)
    if replaces is not None:
        _check_replaces(one, replaces, on)
    one.digest = method_of(one).digest
    one.replaces = replaces
    one.state, one.adopted_by, one.adopted_on = ADOPTED, act, on
    one.save()
    after = {"state": one.state, "digest": one.digest, "adopted_on": on, "replaces": replaces}
    record(actor, "edition.adopted", one, after=after, basis=str(act))
    edition.refresh_from_db()


def _check_replaces(one: Edition, old: Edition, on: date) -> None:
    """It is an adopted one of the same organisation, in force before, and nothing else stands in its place."""
    if old.pk == one.pk or old.organisation_id != one.organisation_id or not old.is_adopted:
        raise Refused("edition_replaces_none", "replaces", edition=str(old))
    if old.adopted_on is not None and on < old.adopted_on:
        raise Refused("edition_replaces_later", "on", edition=str(old), on=old.adopted_on)
    other = old.replaced_by.filter(state=ADOPTED).exclude(pk=one.pk).first()
    if other is not None:
        raise Refused("edition_is_replaced", "replaces", edition=str(old), other=str(other))


def _entered(organisation: Organisation, text: str, actor: Actor) -> Edition:
    one = Edition(organisation=organisation)
    _write(one, text, actor)
    record(actor, "edition.entered", one, after={"edition": one.edition, "digest": one.digest})
    return one


def _write(one: Edition, text: str, actor: Actor, field: str = "text") -> None:
    """The text and what it says of itself, saved; the digest of one with faults is empty. Raises Refused."""
    one.text = _clean(text)
    looked = looked_at(one.text)
    same = Edition.objects.filter(organisation=one.organisation, code=looked.code, edition=looked.edition)
    if looked.code and same.exclude(pk=one.pk).exists():
        raise Refused("edition_is_there", field, code=looked.code, edition=looked.edition)
    one.code, one.edition, one.title_en = looked.code[:60], looked.edition[:30], looked.title.en[:600]
    one.title = looked.title["vi"][:600] or workshop_text("edition_untitled", "vi")
    one.digest, one.saved_at, one.saved_by = looked.digest, timezone.now(), actor.said
    one.make_keys()
    one.save()


def _clean(text: str) -> str:
    """With the line ends of the file itself: a browser sends others."""
    return text.replace("\r\n", "\n").removeprefix("\ufeff")
