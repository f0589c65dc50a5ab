"""Lists of whom to remind, and the log of reminding: whose they are, what they say, that nothing is changed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.workshop.conftest import MERGER, Browser, founded, person
from thang.workshop.base.audit.models import Entry
from thang.workshop.base.audit.services import SYSTEM
from thang.workshop.base.notices.models import Reached, Recipients, Reminder
from thang.workshop.base.notices.reminding import Call, To, note
from thang.workshop.base.organisations.importing import keep_draft
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.people.models import Person

LIST = {
    "list_name": "Zalo nhóm xã",
    "only": "open_work",
    "list_role": "",
    "units": "",
    "opening": "Kính gửi: Lãnh đạo các đơn vị,\nđến ngày [ngay] còn [so-don-vi] đơn vị:",
    "closing": "Trân trọng cảm ơn!",
}
TODAY = timezone.localdate()


@pytest.fixture
def client(office: Person, browser: Browser) -> Client:
    return browser(office)


@pytest.fixture
def opened(commune: Organisation, other_commune: Organisation) -> None:
    """A list that waits, in one of the two communes."""
    keep_draft(commune, "office", "own", "danh-sach.csv", b"")


def made(client: Client, **changes: str) -> str:
    answer = client.post("/reminders/lists/add/", {**LIST, **changes})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


@pytest.mark.usefixtures("opened")
def test_a_list_gives_the_text_of_today(client: Client, commune: Organisation) -> None:
    page = client.get(made(client)).content.decode()
    day = f"{TODAY:%d/%m/%Y}"
    assert f"đến ngày {day} còn 1 đơn vị:" in page
    due = f"{TODAY + timedelta(1):%d/%m/%Y}"
    assert f"- Xã Bát Xát: Danh sách danh-sach.csv của Xã Bát Xát chờ kiểm tra và ghi (hạn {due})" in page
    assert "Xã Bắc Hà" not in page
    assert "Trân trọng cảm ơn!" in page
    assert 'data-copies="piece-1"' in page
    assert [one.action for one in Entry.objects.all()[:1]] == ["recipients.added"]


@pytest.mark.usefixtures("opened")
def test_its_words_are_kept_and_changed(client: Client) -> None:
    where = made(client)
    assert "Zalo nhóm xã" in client.get("/reminders/lists/").content.decode()
    assert 'name="opening"' in client.get(f"{where}change/").content.decode()
    assert client.post(f"{where}change/", {**LIST, "opening": "Kính báo", "units": "02683"}).status_code == 302
    assert "Kính báo" in client.get(where).content.decode()
    entry = Entry.objects.latest("number")
    assert (entry.action, "Xã Bát Xát" in entry.after) == ("recipients.changed", True)
    assert "02683" in client.get(f"{where}change/").content.decode()
    assert client.post(f"{where}drop/").status_code == 302
    assert client.get(where).status_code == 404
    assert Entry.objects.latest("number").action == "recipients.dropped"


def test_whoever_never_signed_in_is_named(client: Client, officer: Person, other_commune: Organisation) -> None:
    came = person("da-vao", "head", other_commune)
    Person.objects.filter(pk=came.pk).update(last_login=timezone.now())
    page = client.get(made(client, only="never_in")).content.decode()
    assert f"- Xã Bát Xát: chưa đăng nhập lần nào: {officer.name}" in page
    assert "Xã Bắc Hà" not in page
    page = client.get(made(client, only="never_in", list_role="head", list_name="khác")).content.decode()
    assert "không có đơn vị nào cần nhắc" in page


@pytest.mark.usefixtures("opened")
def test_chosen_units_and_roles_narrow_it(client: Client, officer: Person) -> None:
    page = client.get(made(client, only="everybody")).content.decode()
    assert "Xã Bắc Hà" in page
    assert "Tỉnh Lào Cai</" not in page, "the one who reminds does not remind itself"
    page = client.get(made(client, only="everybody", units="02839", list_name="b")).content.decode()
    assert ("Xã Bắc Hà" in page, "Xã Bát Xát" in page) == (True, False)
    page = client.get(made(client, only="everybody", list_role="officer", list_name="c")).content.decode()
    assert ("Xã Bắc Hà" in page, "Xã Bát Xát" in page) == (False, True)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"units": "02683\n99999"}, "dòng 2: không có đơn vị nào mang mã 99999"),
        ({"list_name": ""}, "chưa ghi"),
        ({"opening": "k" * 801}, "tối đa 800 ký tự"),
        ({"only": "ai-do"}, "chưa chọn"),
    ],
)
@pytest.mark.usefixtures("opened")
def test_what_is_wrong_with_a_list_is_named(client: Client, changes: dict[str, str], said: str) -> None:
    page = client.post("/reminders/lists/add/", {**LIST, **changes})
    assert (page.status_code, said in page.content.decode()) == (200, True)
    assert not Recipients.objects.exists()


def test_two_lists_of_one_name_are_refused(client: Client) -> None:
    made(client)
    assert "đã có danh sách tên Zalo nhóm xã" in client.post("/reminders/lists/add/", LIST).content.decode()


def test_another_province_sees_neither_lists_nor_log(
    client: Client, stranger: Person, officer: Person, browser: Browser, commune: Organisation
) -> None:
    where = made(client)
    noted(commune)
    for one in (stranger, officer):
        for address in (where, f"{where}change/", f"/reminders/{Reminder.objects.get().pk}/amend/"):
            assert browser(one).get(address).status_code == 404
    assert where not in browser(stranger).get("/reminders/lists/").content.decode()
    assert "Xã Bát Xát" not in browser(stranger).get("/reminders/").content.decode()
    assert browser(officer).get("/reminders/").status_code == 404
    page = browser(stranger).post("/reminders/lists/add/", {**LIST, "units": "02683"}).content.decode()
    assert "không có đơn vị nào mang mã 02683" in page


def noted(*units: Organisation, **facts: Any) -> Reminder:
    now = timezone.now()
    by = Organisation.objects.get(names__name="Tỉnh Lào Cai")
    return note(Call("zalo", now, **facts), [To(one) for one in units], by, actor=SYSTEM, now=now)


CALL = {"way": "telephone", "at": "2026-11-20T08:30", "units": "02683", "person": "", "answer": "Sẽ xong chiều nay"}


@pytest.fixture
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock of the pages stands on the noon of 23 November 2026."""
    from datetime import UTC, datetime  # noqa: PLC0415  # of this fixture alone

    monkeypatch.setattr(
        "thang.workshop.base.notices.reminder_views.timezone.now", lambda: datetime(2026, 11, 23, 5, tzinfo=UTC)
    )


@pytest.mark.usefixtures("noon", "commune")
def test_a_call_is_noted_and_stands_at_its_unit(
    client: Client, commune: Organisation, other_commune: Organisation
) -> None:
    assert client.post("/reminders/note/", CALL).status_code == 302
    page = client.get(f"/reminders/?organisation={commune.pk}").content.decode()
    assert "08:30:00 20/11/2026" in page
    assert "Sẽ xong chiều nay" in page
    assert "Sẽ xong" not in client.get(f"/reminders/?organisation={other_commune.pk}").content.decode()
    entry = Entry.objects.latest("number")
    assert (entry.action, "Xã Bát Xát" in entry.after, "Sẽ xong chiều nay" in entry.after) == (
        "reminder.noted",
        True,
        True,
    )
    assert (
        f'href="/reminders/?organisation={commune.pk}"' in client.get(f"/organisations/{commune.pk}/").content.decode()
    )


@pytest.mark.usefixtures("noon")
def test_a_call_to_a_person_stands_at_the_person(client: Client, officer: Person, commune: Organisation) -> None:
    assert client.post("/reminders/note/", {**CALL, "units": "", "person": "officer"}).status_code == 302
    one = Reached.objects.get()
    assert (one.organisation, one.person) == (commune, officer)
    assert officer.name in client.get(f"/reminders/?person={officer.pk}").content.decode()
    assert f'href="/reminders/?person={officer.pk}"' in client.get(f"/people/{officer.pk}/").content.decode()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"units": ""}, "chưa ghi đơn vị hay người nào"),
        ({"units": "15x"}, "dòng 1: không có đơn vị nào"),
        ({"at": "2026-11-24T08:30"}, "chưa đến giờ này"),
        ({"at": "chiều qua"}, "không phải là ngày giờ"),
        ({"person": "khong-co"}, "không có ai tên đăng nhập “khong-co”"),
        ({"person": "stranger"}, "không có ai tên đăng nhập “stranger”"),
        ({"way": "bồ câu"}, "chưa chọn"),
        ({"answer": "x" * 501}, "tối đa 500 ký tự"),
    ],
)
@pytest.mark.usefixtures("noon", "commune", "stranger")
def test_what_is_wrong_with_a_call_is_named(client: Client, changes: dict[str, str], said: str) -> None:
    page = client.post("/reminders/note/", {**CALL, **changes})
    assert said in page.content.decode()
    assert not Reminder.objects.exists()


@pytest.mark.usefixtures("noon")
def test_an_entry_is_amended_by_another_and_never_changed(client: Client, commune: Organisation) -> None:
    client.post("/reminders/note/", CALL)
    first = Reminder.objects.get()
    address = f"/reminders/{first.pk}/amend/"
    assert "Sẽ xong chiều nay" in client.get(address).content.decode()
    assert client.post(address, {**CALL, "answer": "Đã xong"}).status_code == 302
    first.refresh_from_db()
    assert first.answer == "Sẽ xong chiều nay"
    second = Reminder.objects.get(amends=first)
    assert second.answer == "Đã xong"
    page = client.get("/reminders/").content.decode()
    assert "Đã có dòng bổ sung" in page
    assert f"/reminders/{second.pk}/amend/" in page
    assert "đã có dòng bổ sung" in client.post(address, CALL).content.decode()
    assert Entry.objects.latest("number").action == "reminder.amended"


@pytest.mark.usefixtures("opened", "noon")
def test_a_list_is_noted_with_its_units_and_its_text(client: Client, commune: Organisation) -> None:
    where = made(client)
    pk = Recipients.objects.get().pk
    assert "02683" in client.get(f"/reminders/note/?list={pk}").content.decode()
    assert client.post(f"/reminders/note/?list={pk}", CALL).status_code == 302
    assert "Trân trọng cảm ơn!" in Reminder.objects.get().text
    assert where.endswith(f"/{pk}/")


def test_the_log_is_sorted_narrowed_and_exported(
    client: Client, commune: Organisation, other_commune: Organisation
) -> None:
    noted(commune, answer="=1+1")
    noted(other_commune)
    table = b"".join(client.get("/reminders/?export=csv&sort=organisation").streaming_content).decode()  # type: ignore[attr-defined]  # a stream
    assert table.index("Xã Bát Xát") < table.index("Xã Bắc Hà")
    assert "'=1+1" in table
    assert "Không có dòng nào" in client.get("/reminders/?way=sms").content.decode()


def test_a_time_to_come_and_nobody_are_refused_by_the_service(commune: Organisation) -> None:
    now = timezone.now()
    with pytest.raises(Refused, match="reminds_nobody"):
        note(Call("zalo", now), [], commune, actor=SYSTEM, now=now)
    with pytest.raises(Refused, match="reminder_is_to_come"):
        note(Call("zalo", now + timedelta(1)), [To(commune)], commune, actor=SYSTEM, now=now)


def test_a_hundred_units_take_few_queries(
    client: Client, province: Organisation, django_assert_max_num_queries: Any
) -> None:
    for number in range(30):
        unit = founded(f"Trạm {number}", "service_unit", province)
        person(f"n{number}", "officer", unit)
        keep_draft(unit, "office", "own", "a.csv", b"")
    where = made(client)
    noted(*Organisation.objects.filter(since=MERGER))
    for page in (where, "/reminders/"):
        with django_assert_max_num_queries(16, info=page):
            assert client.get(page).status_code == 200
