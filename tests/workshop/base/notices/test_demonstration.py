"""The demonstration shows a list with something open, an entry of the log, and a delegation; once."""

from __future__ import annotations

import pytest
from django.utils import timezone

from tests.workshop.conftest import Browser
from thang.workshop.base.audit.services import SYSTEM
from thang.workshop.base.notices.demonstration import show_reminding
from thang.workshop.base.notices.models import Recipients, Reminder
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.people.access import Reach
from thang.workshop.base.people.demonstration import enter_people
from thang.workshop.base.people.models import Person
from thang.workshop.base.people.waiting import waiting_for


@pytest.fixture
def shown(province: Organisation, commune: Organisation) -> None:
    enter_people(SYSTEM)
    assert show_reminding()


@pytest.mark.usefixtures("shown")
def test_it_is_shown_once() -> None:
    assert not show_reminding()
    assert (Recipients.objects.count(), Reminder.objects.count()) == (1, 1)


@pytest.mark.usefixtures("shown")
def test_the_list_has_somebody_to_remind_and_the_officer_has_work(browser: Browser) -> None:
    page = browser(Person.objects.get(sign_in="minhhoa.thuongtruc")).get(
        f"/reminders/lists/{Recipients.objects.get().pk}/"
    )
    assert "- Xã Bát Xát: Vai trò của Minh họa Cán bộ sắp hết" in page.content.decode()
    officer = Person.objects.get(sign_in="minhhoa.canbo")
    assert [one.key for one in waiting_for(Reach(officer, timezone.localdate()))] == ["lent", "role_ends"]
