"""The proof of the trail as background work."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from tests.workshop.conftest import Browser, founded
from thang.workshop.base.audit import queries
from thang.workshop.base.audit.chain import Head
from thang.workshop.base.audit.heads import note
from thang.workshop.base.audit.models import Entry
from thang.workshop.base.jobs.models import Job
from thang.workshop.base.jobs.worker import Stop, work_once
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.people.models import Person


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of its own, and pages of three entries."""
    monkeypatch.setattr(settings, "CHOSEN", replace(settings.CHOSEN, data=tmp_path))
    monkeypatch.setattr(queries, "PAGE", 3)
    return tmp_path


@pytest.fixture
def asked(office: Person, browser: Browser, folder: Path) -> Job:
    """By the button of the trail's page."""
    client = browser(office)
    assert 'action="/jobs/start/audit.prove/"' in client.get("/audit/").content.decode()
    answer = client.post("/jobs/start/audit.prove/")
    assert answer.status_code == 302
    return Job.objects.get(pk=int(answer.headers["Location"].split("/")[2]))


def proven(job: Job) -> str:
    assert work_once(Stop())
    job.refresh_from_db()
    assert job.state == "done", job.fault
    return str(job.result["en"])


def forge(number: int) -> None:
    """Past the guards of the model, as whoever has the database would."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE audit_entry SET subject_name = 'forged' WHERE number = %s", [number])


def test_a_trail_that_holds_is_told_with_its_entries(asked: Job, province: Organisation, folder: Path) -> None:
    for number in range(7):
        founded(f"Xã {number}", "commune", province)
    note(folder / "backup.zip", queries.head())
    count = queries.head().number
    said = "The trail has {} entries, and the chain holds. Heads noted elsewhere that agree: 1."
    assert proven(asked) == said.format(count)
    assert (asked.done, asked.total, asked.link) == (count, count, "/audit/")


def test_an_entry_that_was_changed_is_named(asked: Job) -> None:
    forge(2)
    assert proven(asked) == "Entry 2 of the trail was changed."


def test_a_trail_that_does_not_have_a_head_that_was_noted_is_found_out(asked: Job, folder: Path) -> None:
    note(folder / "backup.zip", Head(queries.head().number + 5, "a" * 64))
    assert proven(asked) == f"The entries of the trail from {queries.head().number} on are gone."


def test_it_goes_on_after_the_last_page_that_held(asked: Job) -> None:
    """What was proven by the worker that was lost is not read again: a forgery there is the next proof's to find."""
    third = Entry.objects.get(number=3)
    Job.objects.filter(pk=asked.pk).update(checkpoint={"number": 3, "digest": third.digest})
    forge(2)
    assert proven(asked).startswith("The trail has")


def test_a_checkpoint_that_is_no_entry_of_the_trail_is_found_out(asked: Job) -> None:
    Job.objects.filter(pk=asked.pk).update(checkpoint={"number": 3, "digest": "b" * 64})
    assert proven(asked) == "Entry 4 of the trail does not follow the one before."


def test_entries_that_are_added_while_it_runs_are_proven_too(office: Person, province: Organisation) -> None:
    added: list[Organisation] = []

    def others_write(last: Head, of: int) -> None:
        added.append(founded(f"Xã {len(added)}", "commune", province))

    assert queries.first_broken(proven=others_write) is None
    assert added

    def others_forge(last: Head, of: int) -> None:
        founded("Xã Cuối", "commune", province)
        forge(queries.head().number)

    assert queries.first_broken(proven=others_forge) is not None


def test_the_checkpoint_is_the_last_entry_that_held(asked: Job) -> None:
    now = [timezone.now()]

    def clock() -> object:
        now[0] += timedelta(seconds=2)
        return now[0]

    assert work_once(Stop(), clock)  # type: ignore[arg-type]  # a clock that moves on its own
    asked.refresh_from_db()
    last = Entry.objects.get(number=asked.checkpoint["number"])
    assert asked.checkpoint["digest"] == last.digest
