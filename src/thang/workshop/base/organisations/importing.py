"""The writer of imported lists: what was previewed is carried out whole, or not at all.

Everything is written in bulk, so that a list of a whole province takes seconds; what a rename and a move leave behind,
in the tables and in the trail, is what `services.rename` and `services.transfer` leave (the tests compare them).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from hashlib import sha256

from django.db.models import QuerySet
from django.utils import timezone

from thang.workshop.base.audit.models import Head
from thang.workshop.base.audit.services import Actor, Done, record_all, writing
from thang.workshop.base.organisations.closure_rows import remake_closure
from thang.workshop.base.organisations.import_queries import Asked, planned
from thang.workshop.base.organisations.models import Closure, Code, Draft, Name, Organisation, Placement
from thang.workshop.base.organisations.plan import MOVED, NEW, RENAMED, Plan, Step
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.parts.periods import EVER

BATCH = 1000
KEPT = timedelta(days=1)


@writing
def keep_draft(organisation: Organisation, sign_in: str, system: str, file_name: str, content: bytes) -> Draft:
    """Keep a file until it is accepted; those that nobody came back to are dropped on the way."""
    now = timezone.now()
    Draft.objects.filter(created_at__lt=now - KEPT).delete()
    return Draft.objects.create(
        organisation=organisation,
        sign_in=sign_in,
        file_name=file_name[:200],
        system=system,
        content=content,
        sha256=sha256(content).hexdigest(),
        created_at=now,
    )


@writing
def hand_over_drafts(drafts: QuerySet[Draft], sign_in: str) -> None:
    """Somebody else goes on with them; who relieves the first one enters it in the trail."""
    drafts.update(sign_in=sign_in)


@writing
def accept(draft: Draft, asked: Asked, digest: str, *, actor: Actor) -> Plan:
    """Carry out the plan that a page has shown, by its digest, and drop the draft. Raises Refused."""
    _one_at_a_time()
    plan = planned(asked)
    if plan.digest != digest:
        raise Refused("plan_has_changed")
    _carry_out(plan, asked.root, actor)
    draft.delete()
    return plan


@writing
def apply_plan(plan: Plan, asked: Asked, *, actor: Actor) -> None:
    """Carry out a plan, if it is still the one that would be made now. Raises Refused."""
    _one_at_a_time()
    if planned(asked) != plan:
        raise Refused("plan_has_changed")
    _carry_out(plan, asked.root, actor)


def _one_at_a_time() -> None:
    """Hold the head of the trail from the beginning: of two imports the second one plans on what the first has left."""
    Head.objects.select_for_update().get(pk=1)


def _carry_out(plan: Plan, root: Organisation, actor: Actor) -> None:
    if plan.faults:
        raise Refused("plan_has_faults")
    if not plan.changed:
        return
    made = _found(plan.those(NEW), plan.system)
    _rename(plan.those(RENAMED))
    _move(plan.those(MOVED), made)
    _place(plan.those(NEW), made)
    _stand_anew(plan, made)
    record_all(actor, list(_entries(plan.changed, made)))


def _found(steps: Sequence[Step], system: str) -> dict[str, Organisation]:
    """Code → the organisation made, with its name and code."""
    rows = [Organisation(kind=step.row.kind, since=_on(step), founded_by=step.row.basis) for step in steps]
    made = Organisation.objects.bulk_create(rows, BATCH)
    pairs = list(zip(steps, made, strict=True))
    Name.objects.bulk_create([_name(step, one) for step, one in pairs], BATCH)
    codes = [Code(organisation=one, system=system, code=step.row.code, since=_on(step)) for step, one in pairs]
    Code.objects.bulk_create(codes, BATCH)
    return {step.row.code: one for step, one in pairs}


def _rename(steps: Sequence[Step]) -> None:
    """The last name ends where the new one begins."""
    on = {step.organisation: _on(step) for step in steps}
    last = {name.organisation_id: name for name in Name.objects.filter(organisation__in=on).order_by("since")}
    for name in last.values():
        name.until = on[name.organisation_id]
    Name.objects.bulk_update(last.values(), ["until"], BATCH)
    Name.objects.bulk_create([_name(step, Organisation(pk=step.organisation)) for step in steps], BATCH)


def _move(steps: Sequence[Step], made: dict[str, Organisation]) -> None:
    """The place that lasts in the hierarchy ends where the new one begins."""
    on = {(step.organisation, step.row.hierarchy): _on(step) for step in steps}
    lasting = Placement.objects.filter(organisation__in={pk for pk, _ in on}, until=None)
    ended = [place for place in lasting if (place.organisation_id, place.hierarchy) in on]
    for place in ended:
        place.until = on[place.organisation_id, place.hierarchy]
    Placement.objects.bulk_update(ended, ["until"], BATCH)
    _place(steps, made)


def _place(steps: Sequence[Step], made: dict[str, Organisation]) -> None:
    rows = [
        Placement(
            organisation_id=_pk(step, made),
            parent_id=step.parent if step.parent is not None else made[step.row.parent].pk,
            hierarchy=step.row.hierarchy,
            since=_on(step),
        )
        for step in steps
    ]
    Placement.objects.bulk_create(rows, BATCH)


def _stand_anew(plan: Plan, made: dict[str, Organisation]) -> None:
    """The closure, once: of what is new, of what was moved, and of all below that."""
    moved = [step.organisation for step in plan.those(MOVED)]
    below = Organisation.objects.filter(pk__in=Closure.objects.filter(ancestor__in=moved).values("descendant"))
    some = [*made.values(), *(below if moved else ())]
    if some:
        remake_closure(some)


def _entries(steps: Sequence[Step], made: dict[str, Organisation]) -> Iterator[Done]:
    """As many as there are changes: one that is renamed and moved has one of each, as by hand."""
    actions = {NEW: "organisation.imported", RENAMED: "organisation.renamed", MOVED: "organisation.transferred"}
    for step in steps:
        for what in step.what:
            changes = [one for one in step.changes if what == NEW or (what == MOVED) == one.field.startswith("parent_")]
            before = {one.field: one.before for one in changes if one.before is not None}
            after = {one.field: one.after for one in changes}
            subject = Organisation(pk=_pk(step, made))
            yield Done(actions[what], subject, before or None, after, step.row.basis, step.row.name)


def _name(step: Step, one: Organisation) -> Name:
    return Name.of(one, step.row.name, step.row.name_en, since=_on(step), basis=step.row.basis)


def _pk(step: Step, made: dict[str, Organisation]) -> int:
    return step.organisation if step.organisation is not None else made[step.row.code].pk


def _on(step: Step) -> date:
    return step.row.since or EVER
