"""Reading documents: those of the organisations that one sees, and the common store of those above one's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.db.models import Case, Exists, IntegerField, OuterRef, Prefetch, Q, QuerySet, Value, When

from thang.look.keys import search_key
from thang.workshop.base.files.models import File
from thang.workshop.base.files.queries import Reach as Seeing
from thang.workshop.base.files.queries import may_add_to
from thang.workshop.base.organisations.models import Closure, Organisation
from thang.workshop.base.organisations.queries import is_seen, last_name
from thang.workshop.base.parts.periods import lasting
from thang.workshop.base.people.roles import EVIDENCE, ROUNDS
from thang.workshop.stages.evidence.models import Attachment, Document, key_of

# Whoever runs the rounds of an organisation keeps what is common to all below it.
COMMON = ROUNDS
# Who is told by name which other unit has the same file.
COMPARING = ("office", "appraiser")

# How often a document is cited, as the apps above know it: while it is, it is not taken away.
HOLDS: list[Callable[[Document], int]] = []


class Reach(Seeing, Protocol):
    @property
    def alone(self) -> list[int]: ...

    def under_roles(self, roles: list[str]) -> QuerySet[Closure]: ...


def documents_seen_by(reach: Reach) -> QuerySet[Document]:
    """With `called`, the name of whose each one is."""
    rows = _there().filter(is_seen(reach, "organisation") | is_common_to(reach))
    return rows.select_related("organisation").annotate(called=last_name("organisation"))


def may_enter_for(reach: Reach) -> QuerySet[Organisation]:
    """Those whose documents one keeps, of those that one sees."""
    return reach.kept(EVIDENCE).filter(is_seen(reach))


def may_share(reach: Reach) -> QuerySet[Organisation]:
    """Those whose common store one keeps, of those that one sees."""
    return reach.kept(COMMON).filter(is_seen(reach))


def kept_documents(reach: Reach) -> QuerySet[Document]:
    """Those that one may amend: of the common ones, who keeps that store."""
    own = Q(is_common=False, organisation__in=may_enter_for(reach))
    return documents_seen_by(reach).filter(own | Q(organisation__in=may_share(reach)))


def found(reach: Reach, organisation: Organisation, words: str) -> QuerySet[Document]:
    """What an answer of the organisation may cite, by the words of one box: its own first, then the common store."""
    own_first = Case(When(organisation=organisation, then=Value(0)), default=Value(1), output_field=IntegerField())
    rows = documents_seen_by(reach).filter(Q(organisation=organisation) | is_common_for(organisation, reach))
    for word in search_key(words).split():
        rows = having(rows, word)
    return rows.annotate(turn=own_first).order_by("turn", "-signed_on", "sort_key", "pk")


def having(rows: QuerySet[Document], word: str, where: str = "") -> QuerySet[Document]:
    """Those with the word, which is a key: in what is written on them, in the text of their files, or in either."""
    texts = Attachment.objects.filter(document=OuterRef("pk"), file__taken_away_at=None)
    inside = Q(Exists(texts.filter(file__blob__text__search_key__contains=word)))
    facts = Q(search_key__contains=word)
    return rows.filter({"facts": facts, "text": inside}.get(where, facts | inside))


def is_common_to(reach: Reach) -> Q:
    """In the common store of an organisation above one in which one holds a role."""
    return _shared(reach, Q(descendant__in=reach.alone))


def is_common_for(organisation: Organisation, reach: Reach) -> Q:
    """In the common store of an organisation above that one."""
    return _shared(reach, Q(descendant=organisation))


def files_of(document: Document) -> QuerySet[Attachment]:
    """Those that were not taken away, in their order."""
    rows = Attachment.objects.filter(document=document, file__taken_away_at=None)
    return rows.select_related("file__blob__text", "document").order_by("place", "pk")


def document_of(file: File) -> Document | None:
    """On which it stands."""
    found = Attachment.objects.filter(file=file, document__taken_away_at=None).select_related("document").first()
    return found.document if found else None


def attachments_seen_by(reach: Reach) -> QuerySet[Attachment]:
    """Whoever sees a document sees its files."""
    rows = Attachment.objects.filter(document__in=documents_seen_by(reach), file__taken_away_at=None)
    return rows.select_related("file__blob", "document")


def loose_files(reach: Reach, document: Document) -> QuerySet[File]:
    """Of its organisation, that stand on no document: sent before, perhaps in pieces over a bad line."""
    rows = File.objects.filter(organisation=document.organisation_id, taken_away_at=None, attachment=None)
    return rows.filter(organisation__in=may_add_to(reach)).order_by("-added_at", "pk")


def known_as(organisation: Organisation, number: str, issuer: str, signed_on: date, today: date) -> QuerySet[Document]:
    """The same document where it is there already: kept by the organisation, or in a common store above it."""
    rows = kept_or_common(organisation, today).filter(number_key=key_of(number), issuer_key=key_of(issuer))
    return rows.filter(signed_on=signed_on).order_by("is_common", "pk")


def kept_or_common(organisation: Organisation, today: date) -> QuerySet[Document]:
    """Those with a number."""
    above = Closure.objects.filter(lasting(today), ancestor=OuterRef("organisation"), descendant=organisation)
    return _there().exclude(number_key="").filter(Q(organisation=organisation) | Q(Exists(above), is_common=True))


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where else the same file is: by name as far as the reader may compare, and whether anywhere else."""

    named: list[Document]
    others: int


def same_as(document: Document) -> QuerySet[Document]:
    """Documents of other organisations that have a file of the same bytes, with `called`; for the stages after."""
    theirs = Attachment.objects.filter(
        document=OuterRef("pk"), file__taken_away_at=None, file__blob__in=files_of(document).values("file__blob")
    )
    rows = _there().filter(Exists(theirs)).exclude(organisation=document.organisation_id)
    return rows.annotate(called=last_name("organisation")).order_by("called", "pk")


def elsewhere(reach: Reach, document: Document) -> Elsewhere:
    """Nothing of another unit is told to who may not see it; the common store is everybody's."""
    same = same_as(document)
    below = Exists(reach.under_roles(list(COMPARING)).filter(descendant=OuterRef("organisation")))
    told = list(same.filter(below | is_common_to(reach)))
    return Elsewhere(told, same.count() - len(told))


def with_files(rows: QuerySet[Document]) -> QuerySet[Document]:
    """Each with `shown_files`, in one query."""
    files = Attachment.objects.filter(file__taken_away_at=None).select_related("file").order_by("place", "pk")
    return rows.prefetch_related(Prefetch("attachments", files, to_attr="shown_files"))


def cited(document: Document) -> int:
    """How often answers cite it."""
    return sum(count(document) for count in HOLDS)


def _there() -> QuerySet[Document]:
    return Document.objects.filter(taken_away_at=None)


def _shared(reach: Reach, below: Q) -> Q:
    above = Closure.objects.filter(below, lasting(reach.today), ancestor=OuterRef("organisation"))
    return Q(Exists(above), is_common=True)
