"""The second factor: set up, asked for, recovered, taken away; wrong passwords and codes lock out for a while."""

from __future__ import annotations

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client

from thang.workshop.base.audit.models import Entry
from thang.workshop.base.audit.services import SYSTEM
from thang.workshop.base.people.models import Person
from thang.workshop.base.people.services import set_password

PASSWORD, WRONG = "mat khau du dai 2026", "sai mat khau 2026"
SECRET = "JBSWY3DPEHPK3PXP"


def typed(secret: str = SECRET, steps: int = 0) -> str:
    """What an app shows now, or some half minutes away."""
    shown: str = format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))
    return shown


@pytest.fixture
def officer(officer: Person) -> Person:
    set_password(officer, PASSWORD, actor=SYSTEM)
    return officer


@pytest.fixture
def guarded(officer: Person) -> Person:
    TOTP.activate(officer, SECRET)
    return officer


def sign_in(client: Client, **other: str) -> str:
    """Where it leads."""
    answer = client.post("/sign-in/", {"sign_in": "officer", "password": PASSWORD, **other})
    return answer.headers.get("Location", "")


def confirm(client: Client) -> None:
    client.post("/sign-in/again/", {"password": PASSWORD})


def said(answer: bytes) -> str:
    return answer.decode().partition("<main")[2].partition("</main>")[0]


def is_in(client: Client) -> bool:
    return client.get("/").status_code == 200


def actions() -> list[str]:
    return list(Entry.objects.order_by("-number").values_list("action", flat=True))


def test_a_factor_is_set_up_with_a_fresh_password_and_then_asked_for(officer: Person) -> None:
    client = Client()
    sign_in(client)
    first = client.get("/account/factors/totp/set/")
    assert first.headers["Location"] == "/sign-in/again/?next=%2Faccount%2Ffactors%2Ftotp%2Fset%2F"
    confirm(client)
    page = client.get("/account/factors/totp/set/").content.decode()
    assert "<svg" in page
    (secret,) = re.findall(r"<code>([A-Z2-7]+)</code>", page)
    done = client.post("/account/factors/totp/set/", {"code": typed(secret)})
    assert done.headers["Location"] == "/account/factors/codes/"
    codes = re.findall(r"<code>(\d{8})</code>", client.get("/account/factors/codes/").content.decode())
    assert len(set(codes)) == 10
    assert {"person.factor_set", "person.signed_in"} <= set(actions())
    assert not any(secret in one.after or codes[0] in one.after for one in Entry.objects.all())

    other = Client()
    assert sign_in(other) == "/sign-in/code/"
    assert not is_in(other), "the password alone is not enough"
    other.post("/sign-in/code/", {"code": codes[0]})
    assert is_in(other)
    again = Client()
    sign_in(again)
    assert "mã không đúng hoặc đã dùng" in again.post("/sign-in/code/", {"code": codes[0]}).content.decode()
    assert not is_in(again), "a recovery code is used once"


def test_with_the_code_one_goes_where_one_wanted(guarded: Person) -> None:
    client = Client()
    assert sign_in(client, next="/organisations/") == "/sign-in/code/"
    assert client.post("/sign-in/code/", {"code": typed()}).headers["Location"] == "/organisations/"
    assert is_in(client)


def test_a_code_is_used_once(guarded: Person) -> None:
    code = typed()
    first, second = Client(), Client()
    for client in (first, second):
        sign_in(client)
        client.post("/sign-in/code/", {"code": code})
    assert is_in(first)
    assert not is_in(second)


@pytest.mark.parametrize("steps", [-5, 5])
def test_a_code_of_another_time_is_refused(guarded: Person, steps: int) -> None:
    client = Client()
    sign_in(client)
    client.post("/sign-in/code/", {"code": typed(steps=steps)})
    assert not is_in(client)
    assert actions()[0] == "person.factor_refused"


def test_the_page_of_the_code_is_for_who_gave_the_password(guarded: Person) -> None:
    assert Client().get("/sign-in/code/").headers["Location"] == "/sign-in/"
    assert Client().post("/sign-in/code/", {"code": typed()}).headers["Location"] == "/sign-in/"


def test_a_factor_is_taken_away_with_what_one_knows(guarded: Person) -> None:
    client = Client()
    sign_in(client)
    client.post("/sign-in/code/", {"code": typed()})
    away = "/account/factors/totp/take-away/"
    assert client.post(away).headers["Location"].startswith("/sign-in/again/")
    assert Authenticator.objects.exists()
    confirm(client)
    assert client.post(away).headers["Location"] == "/account/factors/"
    assert not Authenticator.objects.exists()
    assert actions()[0] == "person.factor_taken_away"


def test_a_wrong_password_confirms_nothing(officer: Person) -> None:
    client = Client()
    sign_in(client)
    answer = client.post("/sign-in/again/", {"password": WRONG})
    assert "mật khẩu không đúng" in answer.content.decode()
    assert client.get("/account/factors/totp/set/").status_code == 302


def test_after_five_wrong_passwords_even_the_right_one_waits(officer: Person) -> None:
    client = Client()
    for _ in range(5):
        sign_in(client, password=WRONG)
    page = client.post("/sign-in/", {"sign_in": "officer", "password": PASSWORD}).content.decode()
    assert re.search(r"Hãy thử lại từ \d\d:\d\d", page)
    assert not is_in(client)
    client.post("/sign-in/", {"sign_in": "officer", "password": PASSWORD})
    assert actions()[:6] == ["person.locked_out", *["person.sign_in_refused"] * 5], "a lock-out is told of once"
    elsewhere = Client(REMOTE_ADDR="10.0.0.7")
    sign_in(elsewhere)
    assert not is_in(elsewhere), "it is the name that is locked, wherever one tries from"


def test_five_wrong_codes_lock_out_too(guarded: Person) -> None:
    client = Client()
    sign_in(client)
    for _ in range(5):
        client.post("/sign-in/code/", {"code": "000000"})
    assert "Hãy thử lại từ" in client.post("/sign-in/code/", {"code": typed()}).content.decode()
    assert not is_in(client)


def test_wrong_passwords_from_one_address_lock_it_out_for_every_name(officer: Person) -> None:
    client = Client()
    for number in range(30):
        sign_in(client, sign_in=f"ten-{number}", password=WRONG)
    assert "Hãy thử lại từ" in client.post("/sign-in/", {"sign_in": "officer", "password": PASSWORD}).content.decode()
    elsewhere = Client(REMOTE_ADDR="10.0.0.7")
    sign_in(elsewhere)
    assert is_in(elsewhere)


def test_nothing_tells_whether_an_account_exists(officer: Person) -> None:
    """Whoever has no password, was locked or is not there reads the same, before the lock-out and in it."""
    Person.of("khoa", "Khóa").save()
    Person.objects.filter(sign_in="khoa").update(is_active=False, password=officer.password)
    Person.of("trong", "Trống").save()
    found: list[list[tuple[int, list[str], str]]] = []
    for name, password in (("officer", "x" * 14), ("khoa", PASSWORD), ("trong", "x" * 14), ("khong-co", "x" * 14)):
        client = Client(REMOTE_ADDR=f"10.0.0.{len(found)}")
        pages = [client.post("/sign-in/", {"sign_in": name, "password": password}) for _ in range(7)]
        texts = [re.sub(rf"{name}|\d\d:\d\d", "", said(one.content)) for one in pages]
        texts = [re.sub(r'csrfmiddlewaretoken" value="\w+"', "", one) for one in texts]
        found.append([(one.status_code, sorted(one.headers), text) for one, text in zip(pages, texts, strict=True)])
    assert found[0] == found[1] == found[2] == found[3]


def test_what_is_typed_as_a_name_that_nobody_has_is_not_kept(officer: Person) -> None:
    sign_in(Client(), sign_in="mat khau go nham o", password="x" * 14)
    entry = Entry.objects.latest("number")
    assert (entry.action, entry.subject_name) == ("person.sign_in_refused", "–")
    assert "go nham" not in f"{entry.after}{entry.subject}{entry.search_key}"


def test_signing_in_renews_the_session(officer: Person) -> None:
    client = Client()
    client.get("/sign-in/")
    session = client.session
    session["here"] = 1
    session.save()
    before = session.session_key
    client.cookies["thang"] = str(before)
    sign_in(client)
    assert is_in(client)
    assert client.session.session_key != before


@pytest.mark.parametrize(
    "wanted", ["//evil.example/", "https://evil.example/", "javascript:alert(1)", "/\\evil.example"]
)
def test_no_page_leads_to_another_site(guarded: Person, wanted: str) -> None:
    client = Client()
    sign_in(client, next=wanted)
    assert client.post("/sign-in/code/", {"code": typed()}).headers["Location"] == "/"
    answer = client.post("/sign-in/again/", {"password": PASSWORD, "next": wanted})
    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize("wanted", ["/people/\r\nX-Evil: 1", "/people/%0d%0aX-Evil:%201"])
def test_no_header_can_be_slipped_in(officer: Person, wanted: str) -> None:
    answer = Client().post("/sign-in/", {"sign_in": "officer", "password": PASSWORD, "next": wanted})
    assert "X-Evil" not in answer.headers
    assert "\n" not in answer.headers["Location"]


@pytest.mark.parametrize("page", ["/sign-in/", "/sign-in/again/", "/account/factors/totp/set/"])
def test_a_form_from_elsewhere_is_refused(officer: Person, page: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(officer)
    assert client.post(page, {"password": PASSWORD, "code": "1"}).status_code == 403
