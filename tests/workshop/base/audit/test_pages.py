"""The pages of the trail, and who sees them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from typing import Any

import openpyxl
import pytest
from django.http import StreamingHttpResponse
from django.test import Client

from tests.workshop.conftest import Browser, founded, person
from thang.workshop.base.acts.services import Facts as ActFacts
from thang.workshop.base.acts.services import enter_act
from thang.workshop.base.audit import queries
from thang.workshop.base.audit.models import Entry
from thang.workshop.base.audit.services import SYSTEM
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.organisations.services import rearrange
from thang.workshop.base.people.models import Person
from thang.workshop.base.people.roles import ROLES
from thang.workshop.base.people.services import add_person, relieve, set_password

DAY = date(2025, 1, 2)
ADDRESSES = ("/audit/", "/audit/1/", "/audit/?export=csv", "/audit/?export=xlsx")


def text_of(client: Client, address: str) -> str:
    page = client.get(address)
    assert page.status_code == 200
    return page.content.decode()


def exported(client: Client, query: str) -> list[list[str]]:
    answer: Any = client.get(f"/audit/?export=csv&{query}")
    assert isinstance(answer, StreamingHttpResponse)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="audit.csv"'
    parts = answer.streaming_content
    assert isinstance(parts, Iterator)
    return list(csv.reader(io.StringIO(b"".join(parts).decode("utf-8-sig"))))


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_office_sees_the_trail(office: Person, browser: Browser, address: str) -> None:
    assert browser(office).get(address).status_code == 200


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_officer_does_not_even_learn_that_there_is_one(officer: Person, browser: Browser, address: str) -> None:
    page = browser(officer).get(address)
    assert page.status_code == 404
    assert "/audit/" not in text_of(browser(officer), "/")


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("role", ROLES)
def test_a_role_sees_the_trail_if_the_table_of_roles_says_so(
    province: Organisation, browser: Browser, role: str, address: str
) -> None:
    page = browser(person("somebody", role, province)).get(address)
    assert page.status_code == (200 if ROLES[role].sees_trail else 404)


def test_an_office_sees_its_own_trail_and_of_another_only_what_concerns_everybody(
    office: Person, stranger: Person, province: Organisation, commune: Organisation, browser: Browser
) -> None:
    act = enter_act(ActFacts("1/QĐ-UBND", "Bộ chỉ số", "decision", "UBND tỉnh", DAY, DAY), actor=SYSTEM)
    theirs, (everybodys,) = queries.entries_of(commune), queries.entries_of(act)
    seen = {row[0] for row in exported(browser(stranger), "column=subject")[1:]}
    assert {"Xã Bát Xát", "Tỉnh Lào Cai"} & seen == set()
    assert {"Tỉnh Tuyên Quang", str(act), "Người thử stranger"} <= seen
    assert browser(stranger).get(f"/audit/{theirs.get().number}/").status_code == 404
    assert browser(stranger).get(f"/audit/{everybodys.number}/").status_code == 200
    assert browser(office).get(f"/audit/{theirs.get().number}/").status_code == 200


def test_who_became_a_reader_by_a_merger_sees_what_was_done_to_the_one_that_ended(
    stranger: Person, commune: Organisation, other_province: Organisation, browser: Browser
) -> None:
    entry = queries.entries_of(commune).get()
    heir = founded("Xã Mới", "commune", other_province)
    assert browser(stranger).get(f"/audit/{entry.number}/").status_code == 404
    rearrange("merge", [commune], [heir], on=date(2026, 1, 1), basis="NQ 1", actor=SYSTEM)
    assert browser(stranger).get(f"/audit/{entry.number}/").status_code == 200


def test_appointments_stand_in_the_trail_of_the_organisation(province: Organisation, commune: Organisation) -> None:
    one = person("somebody", "officer", commune)
    relieve(one.appointments.get(), on=date(2026, 1, 1), basis="QĐ 1", actor=SYSTEM)
    set_password(one, "a long password", actor=SYSTEM)
    done = Entry.objects.filter(organisation=commune.pk).values_list("action", flat=True)
    assert list(done) == ["person.password_set", "person.relieved", "person.appointed", "organisation.founded"]


def test_somebody_without_any_role_does_not_see_the_trail(province: Organisation, browser: Browser) -> None:
    assert browser(add_person("new", "Người mới", actor=SYSTEM)).get("/audit/").status_code == 404


@pytest.mark.parametrize("address", ["/audit/", "/audit/1/"])
def test_who_has_not_signed_in_is_sent_to_sign_in(province: Organisation, address: str) -> None:
    page = Client().get(address)
    assert (page.status_code, page.headers["Location"]) == (302, f"/sign-in/?next={address}")


def test_an_entry_that_is_not_there_answers_404(office: Person, browser: Browser) -> None:
    assert browser(office).get(f"/audit/{queries.head().number + 1}/").status_code == 404


def test_the_newest_entry_stands_first_and_leads_to_its_page(office: Person, browser: Browser) -> None:
    text = text_of(browser(office), "/audit/")
    numbers = [f'href="/audit/{number}/"' for number in range(queries.head().number, 0, -1)]
    assert [text.index(one) for one in numbers] == sorted(text.index(one) for one in numbers)


def test_the_page_of_an_entry_shows_before_and_after_and_the_digest(
    office: Person, commune: Organisation, browser: Browser
) -> None:
    entry = queries.entries_of(commune).get()
    text = text_of(browser(office), f"/audit/{entry.number}/")
    for wanted in ("Lập đơn vị: Xã Bát Xát", "<code>organisation.founded</code>", entry.digest, "02683"):
        assert wanted in text
    assert '<th scope="row">Tên</th><td>–</td><td>Xã Bát Xát</td>' in text


def test_the_trail_speaks_english_too(office: Person, browser: Browser) -> None:
    client = browser(office)
    client.cookies["thang_language"] = "en"
    assert "Founded the organisation" in text_of(client, "/audit/")


@pytest.mark.parametrize("words", ["bat xat", "BÁT XÁT", "xat bat", "xã bát"])
def test_a_search_needs_no_marks_no_capitals_and_no_order(
    office: Person, commune: Organisation, browser: Browser, words: str
) -> None:
    rows = exported(browser(office), f"q={words}&column=subject")
    assert rows == [["Đối tượng"], ["Xã Bát Xát"]]


def test_a_search_finds_who_acted_and_nothing_where_there_is_nothing(office: Person, browser: Browser) -> None:
    client = browser(office)
    assert len(exported(client, "q=thang")) == Entry.objects.count() + 1
    assert len(exported(client, "q=khong co ai")) == 1
    assert "xem tất cả" in text_of(client, "/audit/?q=khong+co+ai")


def test_an_action_can_be_picked(office: Person, commune: Organisation, browser: Browser) -> None:
    client = browser(office)
    rows = exported(client, "action=person.added&column=action&column=subject")
    assert rows[1:] == [["Thêm người dùng", "Người thử office"]]
    assert len(exported(client, "action=no.such.action")) == Entry.objects.count() + 1


def test_the_export_holds_all_rows_of_all_pages_with_the_columns_that_were_chosen(
    office: Person, province: Organisation, browser: Browser
) -> None:
    for number in range(60):
        founded(f"Xã {number}", "commune", province)
    rows = exported(browser(office), "column=number&column=digest&page=2")
    told = [(entry.number, entry.digest) for entry in Entry.objects.all()]
    assert [(int(number), digest) for number, digest in rows[1:]] == told
    assert len(told) > 60


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("x")'])
def test_a_subject_named_like_a_formula_is_no_formula_in_the_export(
    office: Person, province: Organisation, browser: Browser, name: str
) -> None:
    founded(name, "commune", province)
    assert exported(browser(office), "column=subject")[1] == [f"'{name}"]


def test_a_subject_named_like_a_formula_is_a_text_in_the_workbook(
    office: Person, province: Organisation, browser: Browser
) -> None:
    founded("=1+1", "commune", province)
    answer = browser(office).get("/audit/?export=xlsx&column=subject")
    cell = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[0]["A2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_a_subject_named_like_markup_is_shown_as_it_is_written(
    office: Person, province: Organisation, browser: Browser
) -> None:
    founded("<script>alert(1)</script>", "commune", province)
    text = text_of(browser(office), "/audit/") + text_of(browser(office), f"/audit/{queries.head().number}/")
    assert "<script" not in text
    assert text.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 2


def test_a_page_asks_the_same_few_questions_however_many_entries_there_are(
    office: Person, province: Organisation, browser: Browser, django_assert_max_num_queries: Any
) -> None:
    for number in range(60):
        founded(f"Xã {number}", "commune", province)
    client = browser(office)
    for address in ADDRESSES:
        with django_assert_max_num_queries(8):
            answer: Any = client.get(address)
            b"".join(answer) if answer.streaming else answer.content
