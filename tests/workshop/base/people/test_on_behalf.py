"""Entering on behalf of an organisation: a banner on every page, a mark on every entry, one button to leave."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from tests.workshop.conftest import DECISION, MERGER, Browser
from thang.workshop.base.audit.models import Entry
from thang.workshop.base.audit.services import SYSTEM, Actor
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.people.access import Reach
from thang.workshop.base.people.models import Person
from thang.workshop.base.people.on_behalf import OnBehalf, acting_for, begin_for
from thang.workshop.base.people.services import Term, appoint, relieve

FORM = {"organisation": "02683", "on_behalf_reason": "mất mạng, nhập theo phiếu giấy"}
FOR = "Xã Bát Xát (mất mạng, nhập theo phiếu giấy)"
BANNER = f"Bạn đang nhập hộ {FOR}"
RENAMED = {"name": "Xã Mới", "name_en": "", "on": "2026-01-01", "basis": "NQ 1"}


@pytest.fixture
def client(office: Person, commune: Organisation, browser: Browser) -> Client:
    return browser(office)


def test_while_it_lasts_pages_and_trail_say_so(client: Client, commune: Organisation) -> None:
    assert "/on-behalf/" in client.get("/").content.decode()
    assert client.post("/on-behalf/", FORM).status_code == 302
    for page in ("/", "/organisations/", "/people/", "/audit/", "/calendar/", "/acts/"):
        assert BANNER in client.get(page, follow=True).content.decode()
    client.post(f"/organisations/{commune.pk}/rename/", RENAMED)
    client.post("/on-behalf/leave/")
    client.post(f"/organisations/{commune.pk}/rename/", {**RENAMED, "name": "Xã Nữa", "on": "2026-02-01"})
    said = Entry.objects.filter(organisation=commune.pk).order_by("number").values_list("action", "on_behalf_of")
    assert list(said)[1:] == [
        ("organisation.entry_begun", FOR),
        ("organisation.renamed", FOR),
        ("organisation.entry_left", "Xã Mới (mất mạng, nhập theo phiếu giấy)"),
        ("organisation.renamed", ""),
    ]
    assert "nhập hộ Xã" not in client.get("/").content.decode().partition("<main")[0]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"on_behalf_reason": " "}, "chưa ghi"),
        ({"organisation": "15"}, "là đơn vị của chính bạn"),
        ({"organisation": "08"}, "không có đơn vị nào mang mã 08"),
        ({"organisation": "x"}, "không có đơn vị nào mang mã x"),
    ],
)
@pytest.mark.usefixtures("other_province")
def test_what_is_refused_begins_nothing(client: Client, wrong: dict[str, str], said: str) -> None:
    assert said in client.post("/on-behalf/", {**FORM, **wrong}).content.decode()
    assert not Entry.objects.filter(action="organisation.entry_begun").exists()
    assert "banner" not in client.get("/").content.decode()


def test_the_service_refuses_too(office: Person, other_province: Organisation, commune: Organisation) -> None:
    reach = Reach(office, timezone.localdate())
    with pytest.raises(Refused, match="on_behalf_is_not_kept"):
        begin_for(other_province, "vì thế", reach=reach, actor=SYSTEM)
    with pytest.raises(Refused, match="on_behalf_without_reason"):
        begin_for(commune, " ", reach=reach, actor=SYSTEM)


def test_another_one_takes_its_place(client: Client, other_commune: Organisation) -> None:
    client.post("/on-behalf/", FORM)
    client.post("/on-behalf/", {**FORM, "organisation": "02839"})
    page = client.get("/").content.decode()
    assert "nhập hộ Xã Bắc Hà" in page
    assert BANNER not in page
    last = Entry.objects.latest("number")
    assert last.on_behalf_of == FOR.replace("Bát Xát", "Bắc Hà")


def test_it_ends_when_the_organisation_is_not_kept_any_more(
    client: Client, office: Person, commune: Organisation
) -> None:
    client.post("/on-behalf/", FORM)
    appoint(office, Term("officer", commune, MERGER, basis=DECISION), actor=SYSTEM)
    relieve(office.appointments.get(role="office"), on=timezone.localdate(), basis="QĐ 9", actor=SYSTEM)
    assert BANNER not in client.get("/").content.decode()
    assert "on_behalf" not in client.session
    assert client.post("/on-behalf/leave/").status_code == 302
    assert not Entry.objects.filter(action="organisation.entry_left").exists()


def test_it_stands_beside_the_holder_for_whom_one_stands_in() -> None:
    actor = acting_for(Actor("An (an)", "Bình (binh)"), OnBehalf(1, "Xã Bát Xát", "mất mạng"))
    assert actor.on_behalf_of == "Bình (binh); Xã Bát Xát (mất mạng)"
