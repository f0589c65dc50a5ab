"""Inviting somebody: person, first role and a link, which is used once and within a week."""

from __future__ import annotations

import re
from datetime import timedelta
from hashlib import sha256

import pytest
from django.test import Client
from django.utils import timezone

from tests.workshop.conftest import DECISION, MERGER, Browser, person
from thang.workshop.base.audit.models import Entry
from thang.workshop.base.audit.services import SYSTEM
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.people.inviting import Link, Newcomer, accept_invitation, invite, make_link
from thang.workshop.base.people.models import Invitation, Person
from thang.workshop.base.people.services import Term, add_person, appoint, set_password

PASSWORD = "mat khau du dai 2026"
TYPED = {"password": PASSWORD, "password_again": PASSWORD}
FORM = {
    "name": "Lò Thị Mới",
    "sign_in": "moi.lo",
    "email": "",
    "role": "officer",
    "held": "full",
    "organisation": "02683",
    "basis": "12/QĐ-UBND",
    "since": "2025-08-01",
}


@pytest.fixture
def link(commune: Organisation) -> Link:
    return invite(Newcomer("moi.lo", "Lò Thị Mới"), Term("officer", commune, MERGER, basis=DECISION), actor=SYSTEM)


def address(link: Link) -> str:
    return f"/invitation/{link.token}/"


def main_of(answer: bytes) -> str:
    return answer.decode().partition("<main")[2].partition("</main>")[0]


def test_an_invited_person_sets_the_password_and_works(office: Person, commune: Organisation, browser: Browser) -> None:
    page = browser(office).post("/people/invite/", FORM)
    assert page.status_code == 200
    assert "no-store" in page.headers["Cache-Control"]
    (shown,) = re.findall(r"http://testserver(/invitation/[\w-]+/)", page.content.decode())
    made = Person.objects.get(sign_in="moi.lo")
    assert made.appointments.get().organisation == commune
    client = Client()
    assert "moi.lo" in client.get(shown).content.decode()
    assert client.post(shown, TYPED).headers["Location"] == "/"
    assert "Lò Thị Mới" in client.get("/").content.decode()
    assert Client().login(sign_in="moi.lo", password=PASSWORD)
    actions = list(Entry.objects.filter(subject_name="Lò Thị Mới").values_list("action", "actor"))
    keeper = f"{office.name} (office)"
    assert actions == [
        ("person.signed_in", "Lò Thị Mới (moi.lo)"),
        ("person.password_set", "Lò Thị Mới (moi.lo)"),
        ("person.invited", keeper),
        ("person.appointed", keeper),
        ("person.added", keeper),
    ]


def test_of_the_link_only_its_digest_is_kept(link: Link) -> None:
    assert Invitation.objects.get().sha256 == sha256(link.token.encode()).hexdigest()
    assert not any(link.token in f"{one.before}{one.after}{one.basis}" for one in Entry.objects.all())


def test_unknown_used_expired_and_replaced_links_say_the_same(link: Link) -> None:
    pages = set()

    def look(where: Link | None) -> None:
        for answer in (Client().get(path := address(where) if where else "/invitation/x/"), Client().post(path, TYPED)):
            assert answer.status_code == 404
            pages.add(main_of(answer.content))

    look(None)
    newer = make_link(link.person, actor=SYSTEM)
    look(link)
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    look(newer)
    last = make_link(link.person, actor=SYSTEM)
    accept_invitation(last.token, PASSWORD)
    look(last)
    (said,) = pages
    assert "dùng được một lần, trong bảy ngày" in said


def test_a_link_lasts_seven_days(link: Link) -> None:
    left = Invitation.objects.get().expires_at - timezone.now()
    assert timedelta(days=6, hours=23) < left <= timedelta(days=7)


def test_a_link_that_was_used_meanwhile_is_refused(link: Link) -> None:
    accept_invitation(link.token, PASSWORD)
    with pytest.raises(Refused, match="link_is_void"):
        accept_invitation(link.token, "mat khau khac 2026")
    assert Client().login(sign_in="moi.lo", password=PASSWORD)


def test_of_somebody_who_was_locked_the_link_is_void(link: Link) -> None:
    Person.objects.filter(pk=link.person.pk).update(is_active=False)
    assert Client().get(address(link)).status_code == 404


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"password": "ngan", "password_again": "ngan"}, "mật khẩu quá ngắn"),
        ({"password": "lothimoi2026", "password_again": "lothimoi2026"}, "mật khẩu dễ đoán"),
        ({"password": PASSWORD, "password_again": PASSWORD[1:]}, "khác với mật khẩu gõ ở trên"),
        ({"password": PASSWORD}, "chưa ghi"),
    ],
)
def test_a_wrong_password_leaves_the_link_as_it_was(link: Link, typed: dict[str, str], said: str) -> None:
    client = Client()
    assert said in client.post(address(link), typed).content.decode()
    assert client.post(address(link), TYPED).status_code == 302


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"sign_in": "office"}, "đã có người dùng"),
        ({"name": ""}, "chưa ghi"),
        ({"basis": ""}, "chưa ghi"),
        ({"organisation": "08"}, "không có đơn vị nào mang mã 08"),
        ({"since": "2020-01-01"}, "không hoạt động"),
    ],
)
@pytest.mark.usefixtures("commune", "other_province")
def test_what_is_refused_leaves_nobody(office: Person, browser: Browser, wrong: dict[str, str], said: str) -> None:
    page = browser(office).post("/people/invite/", {**FORM, **wrong})
    assert said in page.content.decode()
    assert (Person.objects.count(), Invitation.objects.count()) == (1, 0)


def test_a_new_link_is_for_who_never_set_a_password(link: Link, office: Person, browser: Browser) -> None:
    page, again = f"/people/{link.person.pk}/", f"/people/{link.person.pk}/link/"
    assert again in browser(office).get(page).content.decode()
    assert "/invitation/" in browser(office).post(again).content.decode()
    set_password(link.person, PASSWORD, actor=SYSTEM)
    assert again not in browser(office).get(page).content.decode()
    assert browser(office).post(again).status_code == 404
    with pytest.raises(Refused, match="needs_no_link"):
        make_link(link.person, actor=SYSTEM)


def test_no_link_to_an_account_that_others_trust(link: Link, commune: Organisation, browser: Browser) -> None:
    """A commune's keeper could otherwise take over whoever works for the province, too."""
    keeper, where = person("giu", "office", commune), f"/people/{link.person.pk}/link/"
    above = Organisation.objects.get(kind="province")
    assert browser(keeper).post(where).status_code == 200
    appoint(link.person, Term("council", above, MERGER, basis=DECISION), actor=SYSTEM)
    assert browser(keeper).get(f"/people/{link.person.pk}/").status_code == 200
    assert browser(keeper).post(where).status_code == 404


def test_a_link_is_void_once_others_trust_the_account(
    office: Person, link: Link, commune: Organisation, province: Organisation
) -> None:
    """Its maker has seen it, and a later role is not theirs to give."""
    keeper = person("giu", "office", commune)
    theirs = make_link(link.person, actor=SYSTEM, inviter=keeper)
    assert Client().get(address(theirs)).status_code == 200
    appoint(link.person, Term("council", province, MERGER, basis=DECISION), actor=SYSTEM)
    assert Client().get(address(theirs)).status_code == 404
    with pytest.raises(Refused, match="link_is_void"):
        accept_invitation(theirs.token, PASSWORD)
    again = make_link(link.person, actor=SYSTEM, inviter=office)
    assert Client().get(address(again)).status_code == 200


def test_a_made_up_person_has_no_link(db: None) -> None:
    one = add_person("minhhoa", "Minh họa", actor=SYSTEM, is_demonstration=True)
    with pytest.raises(Refused, match="needs_no_link"):
        make_link(one, actor=SYSTEM)
