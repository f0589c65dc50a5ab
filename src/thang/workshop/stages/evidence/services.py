"""The only writer of documents. Every function is one transaction and leaves an entry in the trail."""

from __future__ import annotations

import unicodedata
from dataclasses import asdict, dataclass, replace
from datetime import date

from django.utils import timezone

from thang.workshop.base.audit.services import Actor, record, writing
from thang.workshop.base.files.models import File
from thang.workshop.base.files.services import take_away as take_file_away
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.parts.periods import EVER
from thang.workshop.base.people.models import Person
from thang.workshop.stages.evidence.kinds import KINDS
from thang.workshop.stages.evidence.models import Attachment, Document
from thang.workshop.stages.evidence.queries import cited, files_of, known_as

# The state whose documents these are began on this day; none of them may speak of a time that nobody plans for.
FIRST_DAY, LAST_DAY = date(1945, 9, 2), date(2100, 12, 31)
MUST_BE_SAID = ("title", "issuer")
LONGEST = {"number": 100, "title": 600, "issuer": 200}
MOST_FILES = 50


@dataclass(frozen=True, slots=True)
class Facts:
    """What is written on a document. `until`: the first day on which it is not valid any more, None where open."""

    number: str
    title: str
    kind: str
    issuer: str
    signed_on: date
    since: date = EVER
    until: date | None = None
    is_common: bool = False


@writing
def enter_document(organisation: Organisation, facts: Facts, person: Person, *, today: date, actor: Actor) -> Document:
    """Its files come afterwards. Raises Refused."""
    clean = checked(facts, today)
    _check_is_new(organisation, clean, today)
    one = Document(organisation=organisation, entered_at=timezone.now(), entered_by=person, **asdict(clean))
    one.make_keys()
    one.save()
    record(actor, "document.entered", one, after=asdict(clean))
    return one


@writing
def amend_document(document: Document, facts: Facts, *, today: date, actor: Actor) -> None:
    """The trail keeps how it was. Without a change nothing is written. Raises Refused."""
    one = _locked(document)
    clean = checked(facts, today)
    _check_is_new(one.organisation, clean, today, besides=one)
    was, will_be = asdict(facts_of(one)), asdict(clean)
    changed = [name for name, value in will_be.items() if was[name] != value]
    if not changed:
        return
    if "is_common" in changed and not clean.is_common:
        _check_is_free(one, "is_common")
    for name in changed:
        setattr(one, name, will_be[name])
    one.make_keys()
    one.save()
    before, after = ({name: state[name] for name in changed} for state in (was, will_be))
    record(actor, "document.amended", one, before=before, after=after)


@writing
def take_document_away(document: Document, *, actor: Actor) -> None:
    """With its files; never while an answer cites it. Raises Refused."""
    one = _locked(document)
    _check_is_free(one)
    for each in files_of(one):
        _let_go(each, actor=actor)
    one.taken_away_at = timezone.now()
    one.save()
    record(actor, "document.taken_away", one, before=asdict(facts_of(one)))


@writing
def attach(document: Document, file: File, *, actor: Actor) -> Attachment:
    """As the last of its files. Raises Refused."""
    one = _locked(document)
    taken = list(Attachment.objects.filter(document=one).values_list("place", flat=True))
    if len(taken) >= MOST_FILES:
        raise Refused("document_has_many_files", "sent", most=str(MOST_FILES))
    now = File.objects.select_for_update().filter(pk=file.pk, organisation=one.organisation, taken_away_at=None).first()
    if now is None or Attachment.objects.filter(file=now).exists():
        raise Refused("file_is_not_loose", "loose")
    made = Attachment.objects.create(document=one, file=now, place=max(taken, default=0) + 1)
    record(actor, "document.file_attached", one, after={"name": now.name, "sha256": now.blob_id})
    return made


@writing
def detach(attachment: Attachment, *, actor: Actor) -> None:
    """The file is taken away from the document and from its organisation; the last one not while an answer rests on it.

    Raises Refused.
    """
    one = _locked(attachment.document)
    if files_of(one).exclude(pk=attachment.pk).count() == 0:
        _check_is_free(one)
    _let_go(attachment, actor=actor)


def facts_of(document: Document) -> Facts:
    """As they are kept."""
    return Facts(**{name: getattr(document, name) for name in Facts.__dataclass_fields__})


def clean_text(text: str) -> str:
    """Composed, on one line, without signs that cannot be seen.

    >>> clean_text("  Kế\\u200b hoạch\\n 5\\x07 ")
    'Kế hoạch 5'
    """
    kept = (" " if sign.isspace() else sign for sign in unicodedata.normalize("NFC", text))
    seen = "".join(sign for sign in kept if unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Co", "Cn"})
    return " ".join(seen.split())


def checked(facts: Facts, today: date) -> Facts:
    """Raises Refused; ValueError where the program gives no kind."""
    if facts.kind not in KINDS:
        raise ValueError(facts.kind, KINDS)
    clean = replace(facts, **{name: clean_text(getattr(facts, name)) for name in LONGEST})  # type: ignore[arg-type]  # those fields that are texts
    for name, most in LONGEST.items():
        if len(getattr(clean, name)) > most:
            raise Refused("document_text_is_long", name, most=str(most))
        if name in MUST_BE_SAID and not getattr(clean, name):
            raise Refused("document_says_nothing", name)
    if not FIRST_DAY <= clean.signed_on <= today:
        raise Refused("document_day_is_not_possible", "signed_on", found=clean.signed_on, first=FIRST_DAY, last=today)
    for name in ("since", "until"):
        day = getattr(clean, name)
        if day not in {None, EVER} and not FIRST_DAY <= day <= LAST_DAY:
            raise Refused("document_day_is_not_possible", name, found=day, first=FIRST_DAY, last=LAST_DAY)
    if clean.until is not None and clean.until <= max(clean.since, clean.signed_on):
        raise Refused("document_ends_before", "until", since=max(clean.since, clean.signed_on))
    return clean


def _check_is_new(organisation: Organisation, facts: Facts, today: date, besides: Document | None = None) -> None:
    known = known_as(organisation, facts.number, facts.issuer, facts.signed_on, today)
    same = next((one for one in known if one != besides), None)
    if same is not None:
        kind = "document_is_known" if same.organisation_id == organisation.pk else "document_is_common"
        raise Refused(kind, "number", number=facts.number, on=facts.signed_on)


def _check_is_free(document: Document, field: str = "") -> None:
    count = cited(document)
    if count:
        raise Refused("document_is_cited", field, count=str(count))


def _let_go(attachment: Attachment, *, actor: Actor) -> None:
    file = attachment.file
    facts = {"name": file.name, "sha256": file.blob_id}
    attachment.delete()
    take_file_away(file, actor=actor)
    record(actor, "document.file_detached", attachment.document, before=facts)


def _locked(document: Document) -> Document:
    """As it is now. Raises Refused where it was taken away meanwhile."""
    now = Document.objects.select_for_update(of=("self",)).select_related("organisation")
    one = now.filter(pk=document.pk, taken_away_at=None).first()
    if one is None:
        raise Refused("document_is_gone")
    return one
