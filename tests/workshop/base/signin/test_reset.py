"""Who forgot their password: by mail, or by a link from who keeps people; nothing tells whether an account exists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.core import mail
from django.test import Client, override_settings

from tests.workshop.conftest import Browser
from thang.workshop.base.audit.models import Entry
from thang.workshop.base.audit.services import SYSTEM
from thang.workshop.base.people.models import Invitation, Person
from thang.workshop.base.people.services import set_password

PASSWORD, NEW = "mat khau du dai 2026", "mat khau khac han 2027"
TYPED = {"password": NEW, "password_again": NEW}
ASK = "/sign-in/forgotten/"


@pytest.fixture
def mailing() -> Iterator[None]:
    with override_settings(CHOSEN=replace(settings.CHOSEN, mail_server="folder", mail_from="dti@example.gov.vn")):
        yield


@pytest.fixture
def officer(officer: Person) -> Person:
    set_password(officer, PASSWORD, actor=SYSTEM)
    officer.email = "officer@example.gov.vn"
    officer.save()
    return officer


def ask(typed: str, host: str = "testserver") -> tuple[int, str, bytes, list[tuple[str, str]]]:
    answer = Client().post(ASK, {"sign_in_or_email": typed}, headers={"host": host})
    kept = sorted((name, value) for name, value in answer.headers.items() if name not in ("Expires", "X-Request-ID"))
    return answer.status_code, answer.headers.get("Location", ""), answer.content, kept


def link_in_mail() -> str:
    (found,) = re.findall(r"http://testserver(/invitation/[\w-]+/)", str(mail.outbox[-1].body))
    return str(found)


@pytest.mark.usefixtures("mailing")
@pytest.mark.parametrize("typed", ["officer", "Officer", "officer@example.gov.vn"])
def test_by_the_link_in_the_mail_one_sets_another_password(officer: Person, typed: str) -> None:
    old = Client()
    old.post("/sign-in/", {"sign_in": "officer", "password": PASSWORD})
    ask(typed)
    assert mail.outbox[-1].to == ["officer@example.gov.vn"]
    client, link = Client(), link_in_mail()
    assert "Đặt lại mật khẩu" in client.get(link).content.decode()
    assert client.post(link, TYPED).headers["Location"] == "/"
    assert client.get("/").status_code == 200
    assert old.get("/").status_code == 302, "whoever sat there is signed out"
    assert Client().post(link, TYPED).status_code == 404, "used once"
    assert Client().login(sign_in="officer", password=NEW)
    assert "person.reset_asked" in Entry.objects.values_list("action", flat=True)


@pytest.mark.usefixtures("mailing")
def test_the_answer_is_the_same_whether_or_not_there_is_an_account(officer: Person) -> None:
    Person.of("khong-thu", "Không có thư").save()
    Person.of("khoa", "Khóa", email="khoa@example.gov.vn").save()
    Person.objects.filter(sign_in="khoa").update(is_active=False, password=officer.password)
    answers = [ask(typed) for typed in ("officer", "khong-co", "khong-thu", "khoa", "khoa@example.gov.vn")]
    assert all(one == answers[0] for one in answers)
    assert len(mail.outbox) == 1


@pytest.mark.usefixtures("mailing")
def test_the_work_is_done_when_the_answer_was_given(officer: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is done only for an account that there is cannot be measured: it comes after the answer."""
    from thang.workshop.base.signin import reset_views  # noqa: PLC0415  # beside the one test that looks inside

    done: list[str] = []
    monkeypatch.setattr(reset_views, "_send", lambda typed, *others: done.append(typed))
    request = Client().post(ASK, {"sign_in_or_email": "officer"}).wsgi_request
    assert done == ["officer"]
    answer = reset_views.forgotten(request)
    assert done == ["officer"]
    answer.close()
    assert done == ["officer"] * 2


@pytest.mark.usefixtures("mailing")
def test_mail_is_asked_for_a_few_times_only_for_any_name(officer: Person) -> None:
    for name in ("officer", "khong-co"):
        assert [ask(name)[0] for _ in range(4)] == [302, 302, 302, 429]
    assert len(mail.outbox) == 3


@pytest.mark.usefixtures("mailing")
def test_a_newer_link_voids_the_one_before(officer: Person) -> None:
    ask("officer")
    first = link_in_mail()
    ask("officer")
    assert Client().get(first).status_code == 404
    assert Client().get(link_in_mail()).status_code == 200


@pytest.mark.usefixtures("mailing")
def test_the_second_factor_is_still_asked_for(officer: Person) -> None:
    TOTP.activate(officer, "JBSWY3DPEHPK3PXP")
    ask("officer")
    client = Client()
    assert client.post(link_in_mail(), TYPED).headers["Location"] == "/sign-in/code/"
    assert client.get("/").status_code == 302


@pytest.mark.usefixtures("mailing")
@pytest.mark.parametrize("typed", ["officer\r\nBcc: evil@example.org", "officer@example.gov.vn,evil@example.org"])
def test_nothing_can_be_slipped_into_a_mail(officer: Person, typed: str) -> None:
    ask(typed)
    assert mail.outbox == []


@pytest.mark.usefixtures("mailing")
def test_a_host_that_is_not_ours_makes_no_link(officer: Person) -> None:
    assert ask("officer", "evil.example")[0] == 400
    assert mail.outbox == []


def test_without_mail_the_page_says_whom_to_ask(officer: Person) -> None:
    page = Client().post(ASK, {"sign_in_or_email": "officer"}).content.decode()
    assert "<form method" in page, "the choice of language"
    assert "sign_in_or_email" not in page
    assert "hãy hỏi họ" in page
    assert mail.outbox == []


def test_who_keeps_people_makes_a_link_that_lasts_an_hour(officer: Person, office: Person, browser: Browser) -> None:
    page = browser(office).post(f"/people/{officer.pk}/reset-link/").content.decode()
    (link,) = re.findall(r"http://testserver(/invitation/[\w-]+/)", page)
    made = Invitation.objects.get()
    assert made.is_reset
    assert made.inviter == office
    assert Client().post(link, TYPED).status_code == 302
    assert Client().login(sign_in="officer", password=NEW)
    last = Entry.objects.filter(action="person.reset_link_made").get()
    assert last.actor == f"{office.name} (office)"


def test_nobody_makes_one_for_themselves_or_for_who_has_no_password(office: Person, browser: Browser) -> None:
    set_password(office, PASSWORD, actor=SYSTEM)
    assert browser(office).post(f"/people/{office.pk}/reset-link/").status_code == 404
