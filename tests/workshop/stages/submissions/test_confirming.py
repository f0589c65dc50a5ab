"""The head's confirmation: over the digest that was shown, ended by a change, withdrawn before the deadline."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.workshop.conftest import Browser
from tests.workshop.stages.cast import moment
from tests.workshop.stages.submissions.test_answers import wrote
from thang.workshop.base.audit.models import Entry
from thang.workshop.base.audit.services import SYSTEM
from thang.workshop.base.notices.models import Notice
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.people.models import Person
from thang.workshop.stages.rounds.models import Participant, Round
from thang.workshop.stages.submissions.confirming import confirm, withdraw
from thang.workshop.stages.submissions.digest import digest_of
from thang.workshop.stages.submissions.models import Confirmation, Submission


def handed(unit: Participant, head: Person) -> Confirmation:
    return confirm(unit, digest_of(unit), head, knows_gaps=True, now=timezone.now(), actor=SYSTEM)


def test_the_digest_changes_with_every_answer_and_with_nothing_else(unit: Participant) -> None:
    nothing = digest_of(unit)
    wrote(unit, "1.1", "2")
    one = digest_of(unit)
    assert len({nothing, one}) == 2
    wrote(unit, "1.1", "2", 1)
    assert digest_of(unit) == one
    wrote(unit, "1.1", "2", 1, "giải trình")
    assert digest_of(unit) != one


def test_what_the_head_did_not_see_is_not_confirmed(unit: Participant, head: Person) -> None:
    seen = digest_of(unit)
    wrote(unit, "1.1", "2")
    with pytest.raises(Refused, match="answers_have_changed"):
        confirm(unit, seen, head, knows_gaps=True, now=timezone.now(), actor=SYSTEM)
    with pytest.raises(Refused, match="gaps_not_seen"):
        confirm(unit, digest_of(unit), head, knows_gaps=False, now=timezone.now(), actor=SYSTEM)
    assert not Confirmation.objects.exists()


def test_a_later_change_ends_it_and_says_what_changed(
    unit: Participant, head: Person, officer: Person, browser: Browser
) -> None:
    made = handed(unit, head)
    with pytest.raises(Refused, match="is_handed_in_already"):
        handed(unit, head)
    wrote(unit, "1.1", "2")
    made.refresh_from_db()
    row = Submission.objects.get(participant=unit)
    assert (made.ended_why, row.handed_in_at, row.first_handed_in_at) == (Confirmation.CHANGED, None, made.at)
    assert Notice.objects.get(key="confirmation_ended").person == head
    assert Entry.objects.filter(action="submission.confirmation_ended").count() == 1
    said = browser(officer).get(f"/rounds/units/{unit.pk}/").content.decode()
    assert "Có thay đổi sau khi xác nhận" in said
    assert ": 1.1." in said


def test_it_is_withdrawn_before_the_deadline_and_not_after(unit: Participant, head: Person) -> None:
    with pytest.raises(Refused, match="is_not_handed_in"):
        withdraw(unit, "sửa số", now=timezone.now(), actor=SYSTEM)
    handed(unit, head)
    with pytest.raises(Refused, match="too_late_to_withdraw"):
        withdraw(unit, "sửa số", now=unit.due + timedelta(seconds=1), actor=SYSTEM)
    withdraw(unit, "sửa số", now=timezone.now(), actor=SYSTEM)
    assert Confirmation.objects.get().ended_why == Confirmation.WITHDRAWN


def test_the_head_sees_what_is_missing_and_hands_in(
    unit: Participant, head: Person, officer: Person, browser: Browser
) -> None:
    wrote(unit, "1.1", "2")
    page, address = browser(head), f"/rounds/units/{unit.pk}/confirm/"
    shown = page.get(address).content.decode()
    assert "Chưa kê khai: 4" in shown
    assert "Chờ cơ quan cung cấp: 1" in shown
    assert digest_of(unit) in shown
    refused = page.post(address, {"digest": digest_of(unit)}).content.decode()
    assert "còn 5 chỉ số chưa xong" in refused
    assert page.post(address, {"digest": digest_of(unit), "knows_gaps": "on"}).status_code == 302
    assert "Người đứng đầu đã xác nhận" in page.get(f"/rounds/units/{unit.pk}/").content.decode()
    assert browser(officer).get(address).status_code == 404


def test_what_comes_late_is_told_as_late_and_kept(unit: Participant, head: Person, browser: Browser) -> None:
    Round.objects.update(deadline=moment(-1))
    unit.round.refresh_from_db()
    handed(unit, head)
    said = browser(head).get(f"/rounds/units/{unit.pk}/").content.decode()
    assert "ghi là chậm" in said
    assert '"is_late": "True"' in Entry.objects.get(action="submission.confirmed").after
