"""What the demonstration shows of notices and reminding: a list, what was noted, work that waits."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from thang.words.workshop import workshop_text
from thang.workshop.base.audit.services import writing
from thang.workshop.base.notices.models import OPEN_WORK, TELEPHONE, Recipients
from thang.workshop.base.notices.recipients import Wanted, keep_list
from thang.workshop.base.notices.reminding import Call, To, note
from thang.workshop.base.people.delegating import Absence, delegate
from thang.workshop.base.people.demonstration import BASIS, offered_people
from thang.workshop.base.people.models import Appointment
from thang.workshop.base.people.services import Term, actor_of_person, appoint

LIST = "Zalo nhóm xã (minh họa)"
ANSWER = "Đã nhận, sẽ hoàn thành trong tuần (minh họa)."


@writing
def show_reminding() -> bool:
    """By the made-up programme office, to the made-up officer. False where it is there already."""
    office = Appointment.objects.select_related("person", "organisation").get(
        role="office", person__is_demonstration=True
    )
    officer = offered_people().get(appointments__role="officer")
    if Recipients.objects.filter(organisation=office.organisation).exists():
        return False
    actor, now, today = actor_of_person(office.person), timezone.now(), timezone.localdate()
    opening, closing = (workshop_text(f"list_{name}", "vi") for name in ("opening", "closing"))
    new = Recipients(organisation=office.organisation)
    keep_list(new, Wanted(LIST, "officer", OPEN_WORK, opening, closing), actor=actor)
    commune = officer.appointments.get().organisation
    ending = Term("data_officer", commune, today, today + timedelta(days=20), basis=BASIS)
    appoint(officer, ending, actor=actor)
    call = Call(TELEPHONE, now - timedelta(hours=2), ANSWER)
    note(call, [To(commune, officer)], office.organisation, actor=actor, now=now)
    head = Appointment.objects.get(role="head", person__in=offered_people())
    absence = Absence(officer, today, today + timedelta(days=3), "đi công tác (minh họa)")
    delegate(head, absence, actor=actor_of_person(head.person))
    return True
