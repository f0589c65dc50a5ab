"""A long list is accepted as background work: the same writes as in the request, once, whatever happens to workers."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from tests.workshop.base.organisations.import_lists import csv_file, line
from tests.workshop.base.organisations.test_import_pages import accepted, sent, text_of
from tests.workshop.conftest import Browser, founded
from thang.workshop.base.audit.models import Entry
from thang.workshop.base.audit.queries import first_broken
from thang.workshop.base.jobs import leases
from thang.workshop.base.jobs.models import Job
from thang.workshop.base.jobs.worker import Stop, work_once
from thang.workshop.base.organisations import import_views
from thang.workshop.base.organisations.models import Draft, Organisation
from thang.workshop.base.people.models import Person

LONG = [line(f"N{number}", f"Trạm {number}", kind="service_unit") for number in range(4)]


@pytest.fixture
def page(office: Person, province: Organisation, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> str:
    """The preview of a list that is long for this test."""
    monkeypatch.setattr(import_views, "MOST_IN_A_REQUEST", 3)
    return sent(browser(office), province, csv_file(LONG))


@pytest.fixture
def job(page: str, office: Person, browser: Browser) -> Job:
    answer = accepted(browser(office), page)
    one = Job.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/jobs/{one.pk}/")
    assert not imported()
    return one


def imported() -> int:
    return Organisation.objects.filter(codes__system="own").count()


def ended(job: Job) -> Job:
    assert work_once(Stop())
    job.refresh_from_db()
    return job


def test_it_is_written_by_a_worker_and_the_job_leads_to_what_was_changed(
    job: Job, office: Person, province: Organisation, browser: Browser
) -> None:
    before = Entry.objects.count()
    one = ended(job)
    assert (one.state, one.done, one.total, one.link) == ("done", 4, 4, f"/organisations/{province.pk}/")
    assert "Đã ghi 4 thay đổi theo tệp danh sách.csv." in text_of(browser(office).get(f"/jobs/{job.pk}/"))
    assert (imported(), Draft.objects.count()) == (4, 0)
    written = Entry.objects.filter(action="organisation.imported").values_list("actor", flat=True)
    assert list(written) == ["Người thử office (office)"] * 4
    assert Entry.objects.count() == before + 5
    assert first_broken() is None


def test_a_short_list_is_written_at_once(office: Person, province: Organisation, browser: Browser) -> None:
    accepted(browser(office), sent(browser(office), province, csv_file(LONG)))
    assert (imported(), Job.objects.count()) == (4, 0)


def test_a_worker_that_was_lost_after_the_write_does_not_make_it_twice(
    job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed between the write and the end of the job."""

    class Killed(BaseException):
        pass

    def killed(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(leases, "finish", killed)
        with pytest.raises(Killed):
            work_once(Stop())
    job.refresh_from_db()
    assert (job.state, imported()) == ("running", 4)
    before = Entry.objects.count()
    assert work_once(Stop(), lambda: timezone.now() + timedelta(hours=1))
    job.refresh_from_db()
    assert (job.state, job.take, imported()) == ("done", 2, 4)
    assert Entry.objects.count() == before + 1
    assert job.result["en"] == "Changes written from danh sách.csv: 4."


def test_a_wish_to_cancel_that_comes_after_the_write_does_not_say_that_nothing_was_written(
    job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    save = leases.save_checkpoint

    def saved_when_somebody_cancels(one: Job, checkpoint: dict[str, object], now: datetime) -> None:
        save(one, checkpoint, now)
        Job.objects.filter(pk=one.pk).update(is_cancel_asked=True)

    monkeypatch.setattr(leases, "save_checkpoint", saved_when_somebody_cancels)
    one = ended(job)
    assert (one.state, one.done, one.total, imported()) == ("done", 4, 4, 4)


def test_a_write_in_between_leaves_everything_as_it_is(job: Job, province: Organisation) -> None:
    other = founded("Sở khác", "department", province)
    other.codes.create(system="own", code="N1", since=date(2025, 7, 1))
    one = ended(job)
    assert one.state == "failed"
    assert one.fault["en"].startswith("Somebody has written since your preview")
    assert imported() == 1
    assert Draft.objects.exists()


def test_whoever_does_not_keep_it_any_more_writes_nothing(job: Job, office: Person) -> None:
    office.appointments.update(until=date(2025, 8, 1))
    one = ended(job)
    assert (one.state, imported()) == ("failed", 0)
    assert one.fault["vi"].startswith("Tệp đã được ghi hoặc đã bị bỏ")


def test_the_same_preview_accepted_twice_is_written_once(job: Job, page: str, office: Person, browser: Browser) -> None:
    accepted(browser(office), page)
    assert ended(job).state == "done"
    assert work_once(Stop())
    second = Job.objects.exclude(pk=job.pk).get()
    assert (second.state, imported()) == ("failed", 4)
