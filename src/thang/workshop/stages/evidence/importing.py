"""A list of documents, from its preview to its acceptance: what is there already stays as it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from django.utils import timezone

from thang.engine.errors import Fault
from thang.workshop.base.audit.services import Actor, writing
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.people.models import Person
from thang.workshop.stages.evidence.models import DraftOfDocuments
from thang.workshop.stages.evidence.queries import kept_or_common
from thang.workshop.stages.evidence.services import enter_document
from thang.workshop.stages.evidence.sheet import Row, read_documents

KEPT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Plan:
    """The rows that would be entered, how many are there already, and all faults: with one, nothing is written."""

    new: tuple[Row, ...]
    known: int
    faults: tuple[Fault, ...]

    @property
    def digest(self) -> str:
        """By which a page says which plan it has shown."""
        return sha256(repr((self.new, self.known, self.faults)).encode()).hexdigest()


@writing
def keep_draft(
    organisation: Organisation, person: Person, name: str, content: bytes, *, is_common: bool
) -> DraftOfDocuments:
    """Keep a file until it is accepted; those that nobody came back to are dropped on the way."""
    now = timezone.now()
    DraftOfDocuments.objects.filter(created_at__lt=now - KEPT).delete()
    return DraftOfDocuments.objects.create(
        organisation=organisation,
        person=person,
        file_name=name[:200],
        content=content,
        is_common=is_common,
        created_at=now,
    )


def planned(draft: DraftOfDocuments, today: date) -> Plan:
    """As of now, with one query for all rows."""
    listed = read_documents(bytes(draft.content), today, is_common=draft.is_common)
    numbers = {row.key[0] for row in listed.rows}
    there = kept_or_common(draft.organisation, today).filter(number_key__in=numbers)
    known = set(there.values_list("number_key", "issuer_key", "signed_on"))
    new = tuple(row for row in listed.rows if row.key not in known)
    return Plan(new, len(listed.rows) - len(new), listed.faults)


@writing
def accept(draft: DraftOfDocuments, digest: str, *, today: date, actor: Actor) -> int:
    """Enter what a page has shown, by its digest, and drop the draft: how many documents. Raises Refused."""
    plan = planned(draft, today)
    if plan.digest != digest:
        raise Refused("plan_has_changed")
    if plan.faults:
        raise Refused("plan_has_faults")
    for row in plan.new:
        enter_document(draft.organisation, row.facts, draft.person, today=today, actor=actor)
    draft.delete()
    return len(plan.new)
