"""Messages by the gateway, against a stand-in that is a process of its own: signed, once, and what became of each."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from tests.workshop.conftest import Browser
from thang.workshop.base.audit.models import Entry
from thang.workshop.base.jobs.models import Job
from thang.workshop.base.jobs.worker import Stop, work_once
from thang.workshop.base.notices import gateway
from thang.workshop.base.notices.gateway import Accepted, Address, Away, Folder, Message, Refused
from thang.workshop.base.notices.models import Channel, Outgoing, Recipients, Reminder
from thang.workshop.base.organisations.importing import keep_draft
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.people.models import Person

SECRET = "s" * 40
MESSAGE = Message("0b1f", "+84912345678", "Kính gửi Xã Bát Xát: 1 việc")
STAND_IN = str(Path(__file__).with_name("stand_in.py"))


@dataclass
class StandIn:
    address: str
    notes: Path

    @property
    def requests(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.notes.read_text("utf-8").splitlines()] if self.notes.exists() else []


Start = Callable[..., StandIn]


@pytest.fixture
def stand_in(tmp_path: Path) -> Iterator[Start]:
    """Answers as it is told, one after the other."""
    running = []

    def start(*how: str, secret: str = SECRET) -> StandIn:
        command = [sys.executable, STAND_IN, secret, str(tmp_path / "notes"), *how]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        running.append(process)
        assert process.stdout is not None
        port = int(process.stdout.readline())
        return StandIn(f"http://127.0.0.1:{port}/send", tmp_path / "notes")

    yield start
    for one in running:
        one.terminate()
        one.communicate(timeout=10)


def test_a_message_is_signed_and_its_answer_kept(stand_in: Start) -> None:
    one = stand_in("ok")
    assert Address(one.address, SECRET).send(MESSAGE) == Accepted("ref-0")
    (asked,) = one.requests
    assert asked["is_right"]
    assert (asked["key"], asked["to"], asked["text"]) == (MESSAGE.key, MESSAGE.to, MESSAGE.text)


def test_the_same_message_again_is_the_same_to_the_provider(stand_in: Start) -> None:
    one = stand_in("ok")
    assert {Address(one.address, SECRET).send(MESSAGE) for _ in range(3)} == {Accepted("ref-0")}


def test_a_wrong_signature_and_an_old_time_are_refused(stand_in: Start) -> None:
    one = stand_in("ok")
    assert Address(one.address, "x" * 40).send(MESSAGE) == Refused("wrong signature")
    assert Address(one.address, SECRET, now=lambda: 1_000_000_000.0).send(MESSAGE) == Refused("wrong signature")


@pytest.mark.parametrize("how", ["500", "503", "429", "408", "break", "302"])
def test_what_is_no_answer_is_for_later(stand_in: Start, how: str) -> None:
    with pytest.raises(Away):
        Address(stand_in(how).address, SECRET).send(MESSAGE)


def test_a_slow_provider_is_not_waited_for(stand_in: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gateway, "PATIENCE", 0.2)
    with pytest.raises(Away):
        Address(stand_in("slow").address, SECRET).send(MESSAGE)


def test_nobody_there_is_for_later() -> None:
    with pytest.raises(Away):
        Address("http://127.0.0.1:1/send", SECRET).send(MESSAGE)


@pytest.mark.parametrize(("how", "answer"), [("400", Refused("no such number")), ("garbage", Accepted())])
def test_what_is_an_answer_is_kept(stand_in: Start, how: str, answer: Accepted | Refused) -> None:
    assert Address(stand_in(how).address, SECRET).send(MESSAGE) == answer


def test_a_folder_holds_a_file_a_message(tmp_path: Path) -> None:
    for _ in range(2):
        assert Folder(tmp_path / "messages").send(MESSAGE) == Accepted("0b1f.json")
    (one,) = (tmp_path / "messages").iterdir()
    assert json.loads(one.read_text("utf-8"))["text"] == MESSAGE.text


def test_without_the_setting_there_is_none(tmp_path: Path) -> None:
    assert gateway.chosen("", "", tmp_path) is None


@pytest.fixture
def listed(office: Person, officer: Person, commune: Organisation) -> Recipients:
    """A list on which the officer's commune stands, and the officer's telephone."""
    keep_draft(commune, "office", "own", "danh-sach.csv", b"")
    Channel.objects.create(person=officer, telephone="+84912345678")
    top = Organisation.objects.get(names__name="Tỉnh Lào Cai")
    return Recipients.objects.create(organisation=top, name="SMS", opening="Kính gửi", closing="Trân trọng!")


def run(clock: Any) -> Job:
    """The last job until it is over."""
    one = Job.objects.latest("pk")
    for _ in range(20):
        if not work_once(Stop(), clock):
            clock.now += timedelta(minutes=10)
        one.refresh_from_db()
        if one.is_over:
            break
    return one


class Clock:
    def __init__(self) -> None:
        self.now = timezone.now()

    def __call__(self) -> Any:
        return self.now


@pytest.fixture
def sent(listed: Recipients, office: Person, browser: Browser, settings: Any) -> Callable[[str], Job]:
    """The job by which the list was sent to an address."""

    def to(address: str) -> Job:
        settings.CHOSEN = replace(settings.CHOSEN, gateway=address, gateway_secret=SECRET)
        answer = browser(office).post(f"/reminders/lists/{listed.pk}/send/")
        assert answer.status_code == 302, answer.content.decode()
        return run(Clock())

    return to


def test_a_list_is_sent_and_the_log_says_what_became_of_it(
    sent: Callable[[str], Job], office: Person, officer: Person, browser: Browser, stand_in: Start
) -> None:
    one = stand_in("ok")
    job = sent(one.address)
    assert (job.state, job.result["vi"]) == ("done", "Cổng đã nhận 1 tin nhắn; từ chối 0; không gửi được 0.")
    (asked,) = one.requests
    assert asked["to"] == "+84912345678"
    assert asked["text"].startswith("Kính gửi\n- Xã Bát Xát: Danh sách danh-sach.csv")
    page = browser(office).get("/reminders/").content.decode()
    assert "đã nhận (ref-0)" in page
    assert officer.name in page
    assert "0912345678" not in page
    assert Entry.objects.filter(action="reminder.noted").exists()


@pytest.mark.parametrize(
    ("how", "state", "tries"),
    [(("500", "break", "ok"), "accepted", 3), (("400",), "refused", 1), (("500",), "lost", 4)],
    ids=["mends", "refuses", "never mends"],
)
def test_what_is_no_answer_is_tried_again_some_times(
    sent: Callable[[str], Job], stand_in: Start, how: tuple[str, ...], state: str, tries: int
) -> None:
    one = stand_in(*how)
    assert sent(one.address).state == "done"
    found = Outgoing.objects.get()
    assert (found.state, found.tries, len(one.requests)) == (state, tries, tries)
    assert len({asked["key"] for asked in one.requests}) == 1


def test_twice_in_ten_minutes_is_refused(listed: Recipients, office: Person, browser: Browser, settings: Any) -> None:
    settings.CHOSEN = replace(settings.CHOSEN, gateway="folder")
    address = f"/reminders/lists/{listed.pk}/send/"
    assert browser(office).post(address).status_code == 302
    assert "vừa được gửi" in browser(office).post(address).content.decode()
    assert Reminder.objects.count() == 1


def test_without_telephones_or_a_gateway_it_says_what_is_missing(
    listed: Recipients, office: Person, browser: Browser, settings: Any
) -> None:
    address = f"/reminders/lists/{listed.pk}/send/"
    assert "THANG_GATEWAY" in browser(office).post(address).content.decode()
    Channel.objects.all().delete()
    settings.CHOSEN = replace(settings.CHOSEN, gateway="folder")
    assert "không có số điện thoại nào" in browser(office).post(address).content.decode()
    assert not Reminder.objects.exists()


def test_the_gateway_that_was_switched_off_meanwhile_fails_in_words(
    listed: Recipients, office: Person, browser: Browser, settings: Any
) -> None:
    settings.CHOSEN = replace(settings.CHOSEN, gateway="folder")
    browser(office).post(f"/reminders/lists/{listed.pk}/send/")
    settings.CHOSEN = replace(settings.CHOSEN, gateway="")
    assert "THANG_GATEWAY" in run(Clock()).fault["vi"]
