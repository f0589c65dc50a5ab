"""The digest: one mail a person and day at most, whatever happens; stopped by one click; with nothing to inject."""

from __future__ import annotations

import email
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.utils import timezone

from tests.workshop.conftest import Browser
from thang.workshop.base.audit.models import Entry
from thang.workshop.base.audit.services import SYSTEM
from thang.workshop.base.calendar.services import Facts, set_day
from thang.workshop.base.jobs.models import Job
from thang.workshop.base.jobs.services import Asker, ask
from thang.workshop.base.jobs.worker import Stop, work_once
from thang.workshop.base.notices.digests import begin
from thang.workshop.base.notices.models import Channel, Digest
from thang.workshop.base.notices.queries import channel_of
from thang.workshop.base.notices.stopping import address_of
from thang.workshop.base.people.models import Person

MONDAY = datetime(2026, 11, 23, 1, tzinfo=UTC)  # eight in the morning in Viet Nam
ORIGIN = "https://dti.example.gov.vn"


class Clock:
    now = MONDAY

    def __call__(self) -> datetime:
        return self.now


class Broken(EmailBackend):
    """Takes no mail for addresses of `refused`; None: none at all."""

    refused: ClassVar[set[str] | None] = set()

    def send_messages(self, messages: Any) -> int:
        if self.refused is None or messages[0].to[0] in self.refused:
            raise OSError("no")
        return super().send_messages(messages)


@pytest.fixture(autouse=True)
def with_mail(settings: Any) -> Iterator[None]:
    settings.CHOSEN = replace(settings.CHOSEN, mail_server="folder", mail_from="dti@example.gov.vn", origin=ORIGIN)
    settings.EMAIL_BACKEND = f"{__name__}.Broken"
    settings.DEFAULT_FROM_EMAIL = "dti@example.gov.vn"
    Broken.refused = set()
    yield
    Broken.refused = set()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def reader(officer: Person) -> Person:
    """With an address, who came in once; there is a notice that they did not read."""
    officer.email, officer.last_login = "can.bo@example.gov.vn", MONDAY - timedelta(3)
    officer.save()
    return officer


def sent(office: Person, clock: Clock) -> Job:
    """As a run of the job leaves it, with all of its tries."""
    job = ask("notices.send_digests", {}, Asker(office, SYSTEM), now=clock())
    for _ in range(10):
        if not work_once(Stop(), clock):
            clock.now += timedelta(minutes=10)
        job.refresh_from_db()
        if job.is_over:
            break
    return job


def test_it_says_how_much_waits_and_names_nobody(office: Person, reader: Person, clock: Clock) -> None:
    job = sent(office, clock)
    assert (job.state, job.result["vi"]) == ("done", "Đã gửi 1 thư tóm tắt của hôm nay; không gửi được: 0.")
    (one,) = mail.outbox
    assert one.to == ["can.bo@example.gov.vn"]
    assert one.subject == "Thang: việc đang chờ bạn, ngày 23/11/2026"
    assert "- Thông báo chưa đọc: 1" in one.body
    assert f"{ORIGIN}/my-work/" in one.body
    assert reader.name not in one.body
    stop = f"{ORIGIN}{address_of(reader)}"
    assert one.extra_headers["List-Unsubscribe"] == f"<{stop}>"
    assert one.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_nobody_gets_two_a_day_and_everybody_another_one_the_next_day(
    office: Person, reader: Person, clock: Clock
) -> None:
    for _ in range(3):
        sent(office, clock)
    assert len(mail.outbox) == 1
    clock.now += timedelta(days=1)
    sent(office, clock)
    assert len(mail.outbox) == 2


def test_one_whose_worker_was_lost_is_not_sent_again(office: Person, reader: Person, clock: Clock) -> None:
    assert begin(reader, timezone.localdate(clock.now), clock.now) is not None
    assert begin(reader, timezone.localdate(clock.now), clock.now) is None
    assert sent(office, clock).state == "done"
    assert mail.outbox == []


@pytest.mark.parametrize(
    "change",
    [
        {"email": ""},
        {"email": "a@example.gov.vn\nBcc: b@example.gov.vn"},
        {"email": "a@example.gov.vn, b@example.gov.vn"},
        {"is_active": False},
        {"last_login": None},
    ],
)
def test_none_goes_where_none_should(office: Person, reader: Person, clock: Clock, change: dict[str, Any]) -> None:
    Person.objects.filter(pk=reader.pk).update(**change)
    assert sent(office, clock).state == "done"
    assert mail.outbox == []


def test_where_there_is_nothing_to_say_none_is_sent(office: Person, reader: Person, clock: Clock) -> None:
    reader.notices.update(read_at=clock.now)
    sent(office, clock)
    assert mail.outbox == []
    assert not Digest.objects.exists()


def test_a_week_has_one_and_never_has_none(office: Person, reader: Person, clock: Clock) -> None:
    channel = Channel.objects.create(person=reader, often="weekly")
    for _ in range(5):
        sent(office, clock)
        clock.now += timedelta(days=1)
    assert len(mail.outbox) == 1
    clock.now += timedelta(days=2)
    sent(office, clock)
    assert len(mail.outbox) == 2
    channel.often = "never"
    channel.save()
    clock.now += timedelta(days=7)
    sent(office, clock)
    assert len(mail.outbox) == 2


def test_on_a_day_that_is_not_worked_none_is_sent(office: Person, reader: Person, clock: Clock) -> None:
    set_day(Facts(MONDAY.date(), "Nghỉ", "QĐ 1"), actor=SYSTEM)
    job = sent(office, clock)
    assert "không phải ngày làm việc" in job.result["vi"]
    assert mail.outbox == []


def test_a_mail_that_is_refused_is_tried_again_and_then_told_of(office: Person, reader: Person, clock: Clock) -> None:
    Person.objects.filter(pk=office.pk).update(email="khac@example.gov.vn", last_login=MONDAY)
    Broken.refused = {"can.bo@example.gov.vn"}
    job = sent(office, clock)
    assert (job.state, job.result["en"]) == ("done", "Digests of today that were sent: 1; that could not be: 1.")
    assert [one.to for one in mail.outbox] == [["khac@example.gov.vn"]]
    assert Digest.objects.get(person=reader).tries == 3


def test_a_server_that_takes_nothing_fails_in_words_and_does_not_loop(
    office: Person, reader: Person, clock: Clock, officers: list[Person]
) -> None:
    Broken.refused = None
    job = sent(office, clock)
    assert job.state == "failed"
    assert "Máy chủ thư không nhận thư" in job.fault["vi"]
    assert sum(Digest.objects.values_list("tries", flat=True)) <= 12
    Broken.refused = set()
    clock.now += timedelta(days=1)
    assert sent(office, clock).state == "done"
    assert len(mail.outbox) == 7


@pytest.fixture
def officers(reader: Person) -> list[Person]:
    """Six more, each told something."""
    from thang.workshop.base.parts.telling import Telling, tell  # noqa: PLC0415  # of this fixture alone

    rows = [Person.of(f"n{n}", f"N {n}", email=f"n{n}@example.gov.vn") for n in range(6)]
    Person.objects.bulk_create(rows)
    Person.objects.filter(sign_in__in=[one.sign_in for one in rows]).update(last_login=MONDAY)
    found = list(Person.objects.filter(sign_in__in=[one.sign_in for one in rows]))
    tell(found, Telling("job_done", "x", {"job": "Việc"}))
    return found


def test_without_a_server_it_says_what_to_set(office: Person, reader: Person, clock: Clock, settings: Any) -> None:
    settings.CHOSEN = replace(settings.CHOSEN, mail_server="")
    job = sent(office, clock)
    assert "THANG_MAIL_SERVER" in job.fault["vi"]


def test_one_click_in_the_mail_stops_it_and_changes_nothing_else(reader: Person) -> None:
    Channel.objects.create(person=reader, often="daily", language="en", telephone="+84912345678")
    address, anybody = address_of(reader), Client(enforce_csrf_checks=True)
    assert anybody.get(address).status_code == 200
    assert channel_of(reader, "vi").often == "daily", "following the link alone changes nothing"
    answer = anybody.post(address, {"List-Unsubscribe": "One-Click"})
    assert (answer.status_code, "Đã ngừng gửi" in answer.content.decode()) == (200, True)
    found = channel_of(reader, "vi")
    assert (found.often, found.language, found.telephone) == ("never", "en", "+84912345678")
    assert Entry.objects.latest("number").action == "person.channel_changed"
    before = Entry.objects.count()
    assert anybody.post(address).status_code == 200
    assert Entry.objects.count() == before, "a second click changes nothing"


def test_a_link_that_we_did_not_sign_stops_nothing(reader: Person) -> None:
    token = address_of(reader).rstrip("/").rpartition("/")[2]
    for wrong in (token[:-1], f"{token}x", f"{reader.pk}", "x"):
        assert Client().post(f"/notices/stop/{wrong}/").status_code == 404
    assert channel_of(reader, "vi").often == "daily"


def test_the_choice_is_kept_and_what_is_wrong_is_named(reader: Person, browser: Browser) -> None:
    client = browser(reader)
    form = {"often": "weekly", "mail_language": "en", "telephone": "gọi tôi"}
    page = client.post("/notices/digest/", form).content.decode()
    assert "“gọi tôi” không phải là số điện thoại" in page
    assert 'value="gọi tôi"' in page
    assert client.post("/notices/digest/", {**form, "telephone": "0912 345 678"}).status_code == 302
    found = channel_of(reader, "vi")
    assert (found.often, found.language, found.telephone) == ("weekly", "en", "+84912345678")
    entry = Entry.objects.latest("number")
    assert "0912" not in entry.after
    assert "…678" in entry.after


def test_the_mail_is_in_the_language_of_its_reader(office: Person, reader: Person, clock: Clock) -> None:
    Channel.objects.create(person=reader, language="en")
    sent(office, clock)
    assert mail.outbox[0].subject == "Thang: what waits for you, 23 November 2026"


def test_who_keeps_jobs_sends_it_from_the_page(office: Person, reader: Person, browser: Browser) -> None:
    assert "notices.send_digests" in browser(office).get("/notices/digest/").content.decode()
    assert "notices.send_digests" not in browser(reader).get("/notices/digest/").content.decode()
    assert browser(office).post("/jobs/start/notices.send_digests/").status_code == 302
    assert browser(reader).post("/jobs/start/notices.send_digests/").status_code == 404


def test_a_telephone_is_entered_by_who_keeps_the_person(
    office: Person, reader: Person, stranger: Person, browser: Browser
) -> None:
    address = f"/people/{reader.pk}/telephone/"
    assert browser(stranger).get(address).status_code == 404
    assert browser(office).post(address, {"telephone": "02143 840 034"}).status_code == 302
    assert channel_of(reader, "vi").telephone == "+842143840034"
    assert "842143840034" in browser(office).get(address).content.decode()


def test_mails_are_files_where_somebody_tries(office: Person, reader: Person, clock: Clock, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    folder = Path(settings.EMAIL_FILE_PATH)
    before = set(folder.glob("*")) if folder.exists() else set()
    sent(office, clock)
    (one,) = set(folder.glob("*")) - before
    found = email.message_from_string(one.read_text("utf-8"))
    assert found["List-Unsubscribe"].strip().startswith("<https://dti.example.gov.vn/notices/stop/")
    one.unlink()
