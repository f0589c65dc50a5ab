"""The only writer of acts. Every function is one transaction and leaves an entry for each act that it changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from unicodedata import normalize
from urllib.parse import urlsplit

from thang.workshop.base.acts.kinds import KINDS
from thang.workshop.base.acts.models import Act, Replacement
from thang.workshop.base.audit.services import Actor, record, writing
from thang.workshop.base.parts.forms import Refused

MUST_BE_SAID = ("number", "title", "issuer")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is written on an act. `until`: the first day on which it is not valid any more, None where open."""

    number: str
    title: str
    kind: str
    issuer: str
    signed_on: date
    since: date
    until: date | None = None
    title_en: str = ""
    url: str = ""


@writing
def enter_act(facts: Facts, *, actor: Actor, basis: str = "") -> Act:
    """`basis`: where the facts are from, or what of them is inferred, for the trail. Raises Refused."""
    clean = _checked(facts)
    _check_is_new(clean)
    act = Act(**asdict(clean))
    act.make_keys()
    act.save()
    record(actor, "act.entered", act, after=asdict(clean), basis=basis)
    return act


@writing
def correct_act(act: Act, facts: Facts, *, reason: str, actor: Actor) -> None:
    """What was typed wrongly is put right; the trail keeps how it was. Without a change nothing is written.

    Raises Refused.
    """
    clean = _checked(facts)
    _check_is_new(clean, besides=act)
    _check_holds_with_replacements(act, clean)
    was, will_be = asdict(facts_of(act)), asdict(clean)
    changed = [name for name, value in will_be.items() if was[name] != value]
    if not changed:
        return
    for name in changed:
        setattr(act, name, will_be[name])
    act.make_keys()
    act.save()
    before, after = ({name: state[name] for name in changed} for state in (was, will_be))
    record(actor, "act.corrected", act, before=before, after=after, basis=reason)


@writing
def replace_act(new: Act, olds: Sequence[Act], *, on: date, is_part: bool, actor: Actor) -> list[Replacement]:
    """The new act stands instead of the old ones from a day on; wholly replaced ones lapse then. Raises Refused."""
    if on < new.signed_on:
        raise Refused("act_not_signed_yet", "on", act=str(new), on=new.signed_on)
    if new.is_over_by(on):
        raise Refused("act_lapsed_already", "on", act=str(new), on=new.until)
    if not olds:
        raise Refused("act_says_nothing", "olds")
    each = list(dict.fromkeys(olds))
    for old in each:
        _check_can_be_replaced(old, new, on, is_part)
    return [_replaced(old, new, on, is_part, actor) for old in each]


@writing
def withdraw_replacement(replacement: Replacement, *, reason: str, actor: Actor) -> None:
    """The replacement was entered in error: it goes, and the old act is open again. The trail keeps what was said."""
    old, before = (
        replacement.old,
        {"replaced_by": replacement.new, "is_part": replacement.is_part, "on": replacement.on},
    )
    if not replacement.is_part:
        before["until"], old.until = old.until, None
        old.save()
    replacement.delete()
    for act in (old, replacement.new):
        record(actor, "act.replacement_withdrawn", act, before=before, basis=reason)


@writing
def lapse_act(act: Act, *, on: date, basis: str, actor: Actor) -> None:
    """It is no longer valid from a day on, and nothing stands in its place. Raises Refused."""
    _check_can_end(act, on, "on")
    before, act.until = act.until, on
    act.save()
    record(actor, "act.lapsed", act, before={"until": before}, after={"until": on}, basis=basis)


def facts_of(act: Act) -> Facts:
    """As they are kept."""
    return Facts(**{name: getattr(act, name) for name in Facts.__dataclass_fields__})


def _replaced(old: Act, new: Act, on: date, is_part: bool, actor: Actor) -> Replacement:
    """The row, the end of the old act where it goes wholly, and an entry for both acts."""
    made = Replacement.objects.create(new=new, old=old, on=on, is_part=is_part)
    before = {} if is_part else {"until": old.until}
    after = {} if is_part else {"until": on}
    if not is_part:
        old.until = on
        old.save()
    facts = {"on": on, "is_part": is_part}
    record(actor, "act.replaced", old, before=before, after={**after, **facts, "replaced_by": new}, basis=str(new))
    record(actor, "act.replaces", new, after={**facts, "replaces": old}, basis=str(new))
    return made


def _checked(facts: Facts) -> Facts:
    """With the texts in NFC, without blanks around them. Raises Refused; ValueError where the program gives no kind."""
    if facts.kind not in KINDS:
        raise ValueError(facts.kind, KINDS)
    texts = {name: normalize("NFC", value.strip()) for name, value in asdict(facts).items() if isinstance(value, str)}
    for name in MUST_BE_SAID:
        if not texts[name]:
            raise Refused("act_says_nothing", name)
    if facts.until is not None and facts.until <= facts.since:
        raise Refused("act_ends_before_it_begins", "until", since=facts.since)
    if texts["url"] and not _is_https(texts["url"]):
        raise Refused("url_is_not_https", "url", found=texts["url"])
    return replace(facts, **texts)  # type: ignore[arg-type]  # the texts are those fields that are texts


def _check_is_new(facts: Facts, besides: Act | None = None) -> None:
    same = Act.objects.filter(number=facts.number, signed_on=facts.signed_on)
    if (same if besides is None else same.exclude(pk=besides.pk)).exists():
        raise Refused("act_is_known", "number", number=facts.number, on=facts.signed_on)


def _check_holds_with_replacements(act: Act, facts: Facts) -> None:
    """What the corrected act says agrees with what it replaced and what replaced it. Raises Refused."""
    whole = act.replaced_by.filter(is_part=False).first()
    if whole is not None and facts.until != whole.on:
        raise Refused("act_ends_by_replacement", "until", act=str(whole.new), on=whole.on)
    early = act.replaces.filter(on__lt=facts.signed_on).first()
    if early is not None:
        raise Refused("act_replaced_before", "signed_on", act=str(early.old), on=early.on)
    dated = act.replaced_by.filter(on__lte=facts.since).first()
    if dated is not None:
        raise Refused("act_is_replaced_before", "since", act=str(dated.new), on=dated.on)
    if facts.until is not None:
        _check_nothing_follows(act, facts.until, "until")


def _check_can_be_replaced(old: Act, new: Act, on: date, is_part: bool) -> None:
    if old.pk == new.pk:
        raise Refused("act_replaces_itself", "olds", act=str(new))
    if Replacement.objects.filter(new=new, old=old, on=on).exists():
        raise Refused("act_is_replaced_so", "olds", act=str(old), on=on)
    if is_part:
        _check_is_there(old, on, "olds")
    else:
        _check_can_end(old, on, "olds")


def _check_can_end(act: Act, on: date, field: str) -> None:
    _check_is_there(act, on, field)
    _check_nothing_follows(act, on, field)


def _check_is_there(act: Act, on: date, field: str) -> None:
    """It was valid before the day, and would still be on it."""
    if act.is_over_by(on):
        raise Refused("act_lapsed_already", field, act=str(act), on=act.until)
    if on <= act.since:
        raise Refused("act_not_valid_before", field, act=str(act), since=act.since)


def _check_nothing_follows(act: Act, end: date, field: str) -> None:
    """What has lapsed replaces nothing, and is not replaced any more."""
    done = act.replaces.filter(on__gte=end).first()
    if done is not None:
        raise Refused("act_replaces_later", field, act=str(done.old), on=done.on)
    suffered = act.replaced_by.filter(on__gt=end).first()
    if suffered is not None:
        raise Refused("act_is_replaced_later", field, act=str(suffered.new), on=suffered.on)


def _is_https(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme == "https" and bool(parts.hostname)
