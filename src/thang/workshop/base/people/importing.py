"""The writer of imported people: what was previewed is carried out whole, or not at all, by the services of people."""

from __future__ import annotations

from thang.workshop.base.audit.services import Actor, writing
from thang.workshop.base.organisations.models import Draft, Organisation
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.people.access import Reach
from thang.workshop.base.people.models import Person
from thang.workshop.base.people.plan import Step, planned
from thang.workshop.base.people.services import Term, add_person, appoint
from thang.workshop.base.people.sheet import read_people


@writing
def accept(draft: Draft, reach: Reach, digest: str, *, actor: Actor) -> int:
    """Carry out the plan that a page has shown, by its digest, and drop the draft: how many changes. Raises Refused."""
    plan = planned(read_people(bytes(draft.content)), reach)
    if plan.digest != digest:
        raise Refused("plan_has_changed")
    if plan.faults:
        raise Refused("plan_has_faults")
    places = Organisation.objects.in_bulk([step.organisation for step in plan.changed])
    for step in plan.changed:
        _carry_out(step, places[step.organisation], draft.organisation, actor)
    draft.delete()
    return len(plan.changed)


def _carry_out(step: Step, where: Organisation, by: Organisation, actor: Actor) -> None:
    row = step.row
    person = Person.objects.filter(sign_in=row.sign_in).first()
    if person is None:
        person = add_person(row.sign_in, row.name, email=row.email, actor=actor, by=by)
    appoint(person, Term(row.role, where, row.since, row.until, basis=row.basis, held=row.held), actor=actor)
