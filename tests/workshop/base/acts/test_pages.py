"""The pages of acts: who has them, what they show, what they do."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from tests.workshop.base.acts.cast import ACTOR, NEW, OLD, PLAN, REPLACED, entered
from tests.workshop.conftest import Browser, person
from thang.workshop.base.acts.models import Act, Replacement
from thang.workshop.base.acts.services import replace_act
from thang.workshop.base.audit.queries import entries_of
from thang.workshop.base.audit.services import SYSTEM
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.people.models import Person
from thang.workshop.base.people.roles import ROLES
from thang.workshop.base.people.services import add_person

READING = ("/acts/", "/acts/?day=2024-06-01&export=csv", "/acts/{act}/", "/acts/{act}/?day=2020-01-01")
WRITING = (
    "/acts/enter/",
    "/acts/{act}/correct/",
    "/acts/{act}/replace/",
    "/acts/{act}/lapse/",
    "/acts/replacements/{row}/withdraw/",
)
TYPED = {
    "number": "5/QĐ-UBND",
    "kind": "decision",
    "title": "Ban hành quy định",
    "issuer": "UBND tỉnh Lào Cai",
    "signed_on": "2024-02-01",
    "since": "2024-02-10",
}


@pytest.fixture
def old(db: None) -> Act:
    return entered(OLD)


@pytest.fixture
def row(old: Act) -> Replacement:
    return replace_act(entered(NEW), [old], on=REPLACED, is_part=False, actor=ACTOR)[0]


def text_of(client: Client, address: str) -> str:
    page = client.get(address)
    assert page.status_code == 200
    return page.content.decode()


def numbers(client: Client, query: str) -> list[str]:
    """Of the acts that the exported list holds."""
    answer: Any = client.get(f"/acts/?export=csv&column=act_number&{query}")
    parts: Iterator[bytes] = answer.streaming_content
    return [line[0] for line in csv.reader(io.StringIO(b"".join(parts).decode("utf-8-sig")))][1:]


@pytest.mark.parametrize("address", READING + WRITING)
def test_who_has_not_signed_in_is_sent_to_sign_in(row: Replacement, address: str) -> None:
    page = Client().get(address.format(act=row.old_id, row=row.pk))
    assert page.status_code == 302
    assert page.headers["Location"].startswith("/sign-in/?next=/acts/")


@pytest.mark.parametrize("address", READING)
@pytest.mark.parametrize("role", ROLES)
def test_every_role_reads_acts(
    province: Organisation, row: Replacement, browser: Browser, role: str, address: str
) -> None:
    one = person("somebody", role, province)
    assert browser(one).get(address.format(act=row.old_id, row=row.pk)).status_code == 200


@pytest.mark.parametrize("address", WRITING)
@pytest.mark.parametrize("role", ROLES)
def test_a_role_has_the_writing_pages_if_the_table_of_roles_says_so(
    province: Organisation, row: Replacement, browser: Browser, role: str, address: str
) -> None:
    page = browser(person("somebody", role, province)).get(address.format(act=row.old_id, row=row.pk))
    assert page.status_code == (200 if "acts" in ROLES[role].keeps else 404)


@pytest.mark.parametrize("address", WRITING)
def test_an_officer_cannot_write_past_the_pages(
    officer: Person, row: Replacement, browser: Browser, address: str
) -> None:
    count = Act.objects.count()
    page = browser(officer).post(address.format(act=row.old_id, row=row.pk), {**TYPED, "reason": "x"})
    assert page.status_code == 404
    assert (Act.objects.count(), Replacement.objects.count()) == (count, 1)


def test_who_holds_no_role_reads_and_is_offered_nothing_to_write(old: Act, browser: Browser) -> None:
    client = browser(add_person("new", "Người mới", actor=SYSTEM))
    assert "/acts/enter/" not in text_of(client, "/acts/")
    assert f"/acts/{old.pk}/correct/" not in text_of(client, f"/acts/{old.pk}/")


def test_an_act_that_is_not_there_answers_404(office: Person, browser: Browser) -> None:
    assert browser(office).get("/acts/999/").status_code == 404


def test_the_empty_list_says_what_to_do(office: Person, officer: Person, browser: Browser) -> None:
    assert "Hãy nhập văn bản đầu tiên" in text_of(browser(office), "/acts/")
    assert "Cơ quan thường trực của chương trình nhập văn bản" in text_of(browser(officer), "/acts/")


def test_the_list_finds_without_marks_and_by_kind(officer: Person, old: Act, browser: Browser) -> None:
    entered(PLAN)
    client = browser(officer)
    assert numbers(client, "") == ["12/KH-UBND", "791/QĐ-UBND"]
    assert numbers(client, "q=791/qd") == ["791/QĐ-UBND"]
    assert numbers(client, "act_kind=plan") == ["12/KH-UBND"]


def test_the_list_shows_what_was_valid_on_a_day(officer: Person, row: Replacement, browser: Browser) -> None:
    client = browser(officer)
    assert numbers(client, "standing=valid&day=2024-12-31") == ["791/QĐ-UBND"]
    assert numbers(client, "standing=valid&day=2025-01-01") == ["3000/QĐ-UBND"]
    assert numbers(client, "standing=lapsed&day=2025-01-01") == ["791/QĐ-UBND"]
    assert numbers(client, "standing=not_yet&day=2024-12-31") == ["3000/QĐ-UBND"]


def test_the_day_and_the_filters_do_not_lose_one_another(officer: Person, old: Act, browser: Browser) -> None:
    text = text_of(browser(officer), "/acts/?standing=valid&day=2024-06-01")
    assert '<input type="hidden" name="standing" value="valid">' in text
    assert '<input type="hidden" name="day" value="2024-06-01">' in text
    assert "Hiệu lực tính đến ngày 01/06/2024" in text


def test_a_day_that_cannot_be_read_is_today(officer: Person, old: Act, browser: Browser) -> None:
    assert "Hiệu lực tính đến hôm nay" in text_of(browser(officer), "/acts/?day=hôm-qua")


def test_the_page_of_an_act_cites_it_as_of_a_day(officer: Person, row: Replacement, browser: Browser) -> None:
    client = browser(officer)
    assert "thay bằng Quyết định số 3000/QĐ-UBND" in text_of(client, f"/acts/{row.old_id}/?day=2025-01-01")
    before = text_of(client, f"/acts/{row.old_id}/?day=2024-12-31")
    assert "đã hết hiệu lực" not in before
    assert "Còn hiệu lực" in before


def test_the_page_of_an_act_shows_its_family_both_ways(officer: Person, row: Replacement, browser: Browser) -> None:
    client = browser(officer)
    assert f'<a href="/acts/{row.new_id}/">3000/QĐ-UBND (20/12/2024)</a>' in text_of(client, f"/acts/{row.old_id}/")
    assert f'<a href="/acts/{row.old_id}/">791/QĐ-UBND (11/04/2023)</a>' in text_of(client, f"/acts/{row.new_id}/")


def test_the_page_of_an_act_speaks_english_too(officer: Person, row: Replacement, browser: Browser) -> None:
    client = browser(officer)
    client.cookies["thang_language"] = "en"
    text = text_of(client, f"/acts/{row.old_id}/?day=2025-01-01")
    assert "no longer valid since 1 January 2025" in text
    assert "wholly, from 1 January 2025" in text
    assert "Entered that the act is replaced" in text


def test_the_office_enters_an_act_and_the_trail_says_who(office: Person, browser: Browser) -> None:
    page = browser(office).post("/acts/enter/", TYPED)
    made = Act.objects.get(number="5/QĐ-UBND")
    assert (page.status_code, page.headers["Location"]) == (302, f"/acts/{made.pk}/")
    assert entries_of(made).get().actor == "Người thử office (office)"
    assert "Nhập văn bản" in text_of(browser(office), f"/acts/{made.pk}/")


def test_a_refusal_stands_beside_its_field_and_keeps_what_was_typed(office: Person, browser: Browser) -> None:
    page = browser(office).post("/acts/enter/", {**TYPED, "url": "http://example.vn"})
    text = page.content.decode()
    assert page.status_code == 200
    assert 'id="id_url_error">“http://example.vn” không phải là địa chỉ https' in text
    assert "Ban hành quy định" in text
    assert not Act.objects.exists()


def test_the_office_corrects_an_act_from_what_is_kept(office: Person, old: Act, browser: Browser) -> None:
    client = browser(office)
    assert OLD.title in text_of(client, f"/acts/{old.pk}/correct/")
    client.post(f"/acts/{old.pk}/correct/", {**TYPED, "reason": "gõ nhầm số"})
    old.refresh_from_db()
    assert old.number == "5/QĐ-UBND"
    assert entries_of(old).order_by("-number")[0].basis == "gõ nhầm số"


def test_the_office_enters_what_an_act_replaces_by_number(office: Person, old: Act, browser: Browser) -> None:
    new = entered(NEW)
    plan = entered(PLAN)
    typed = {"olds": "791/qđ-ubnd ngày 11/4/2023\n\n12/KH-UBND", "on": "2025-01-01"}
    page = browser(office).post(f"/acts/{new.pk}/replace/", typed)
    assert page.status_code == 302
    assert set(Replacement.objects.values_list("old", "is_part")) == {(old.pk, False), (plan.pk, False)}


def test_a_number_that_no_act_has_is_told_beside_the_field(office: Person, old: Act, browser: Browser) -> None:
    page = browser(office).post(f"/acts/{old.pk}/replace/", {"olds": "1/QĐ-UBND", "on": "2025-01-01"})
    assert "không có văn bản số “1/QĐ-UBND” trong danh mục" in page.content.decode()


def test_a_number_that_several_acts_have_is_asked_for_its_day(office: Person, old: Act, browser: Browser) -> None:
    entered(OLD, signed_on=REPLACED, since=REPLACED)
    new = entered(NEW)
    page = browser(office).post(f"/acts/{new.pk}/replace/", {"olds": "791/QĐ-UBND", "on": "2025-01-01"})
    assert "ký ngày 01/01/2025, 11/04/2023; hãy thêm ngày ký" in page.content.decode()


def test_the_office_enters_that_an_act_lapses(office: Person, old: Act, browser: Browser) -> None:
    browser(office).post(f"/acts/{old.pk}/lapse/", {"on": "2025-01-01", "basis": "3001/QĐ-UBND"})
    assert Act.objects.get(pk=old.pk).until == REPLACED


def test_the_office_takes_a_replacement_away_that_was_an_error(
    office: Person, row: Replacement, browser: Browser
) -> None:
    client = browser(office)
    assert f"/acts/replacements/{row.pk}/withdraw/" in text_of(client, f"/acts/{row.old_id}/")
    client.post(f"/acts/replacements/{row.pk}/withdraw/", {"reason": "ghi nhầm"})
    assert not Replacement.objects.exists()
    assert Act.objects.get(pk=row.old_id).until is None


def test_acts_stand_in_the_menu(officer: Person, browser: Browser) -> None:
    assert '<a href="/acts/" aria-current="page">Văn bản pháp lý</a>' in text_of(browser(officer), "/acts/")


def test_the_list_asks_as_often_for_many_as_for_few(
    officer: Person, old: Act, browser: Browser, django_assert_max_num_queries: Any
) -> None:
    for number in range(60):
        entered(OLD, number=f"{number}/QĐ-UBND")
    client = browser(officer)
    with django_assert_max_num_queries(10):
        client.get("/acts/")
