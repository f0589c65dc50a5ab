"""The pages of the import: who is given them, what they show, and what they write."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse, HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.workshop.base.organisations.import_lists import HEADING, csv_file, line, xlsx_file
from tests.workshop.conftest import Browser, founded, person
from thang.workshop.base.audit.models import Entry
from thang.workshop.base.audit.services import SYSTEM
from thang.workshop.base.organisations.models import Draft, Organisation
from thang.workshop.base.organisations.services import Founding, found
from thang.workshop.base.parts.table import MOST_BYTES
from thang.workshop.base.people.models import Person

DIGEST = re.compile(r'name="digest" value="(\w{64})"')
HEALTH = line("N1", "Sở Y tế")


def address(where: Organisation, rest: str = "") -> str:
    return f"/organisations/{where.pk}/import/{rest}"


def sent(client: Client, where: Organisation, data: bytes, name: str = "danh sách.csv", system: str = "own") -> str:
    """Hand in a file; the address of its preview."""
    file = SimpleUploadedFile(name, data)
    answer = client.post(address(where), {"file": file, "system": system})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def text_of(answer: HttpResponseBase) -> str:
    assert answer.status_code == 200
    assert isinstance(answer, HttpResponse)
    return answer.content.decode()


def accepted(client: Client, page: str) -> HttpResponseBase:
    digest = DIGEST.search(text_of(client.get(page)))
    assert digest is not None
    return client.post(page, {"digest": digest[1]})


def counts(text: str) -> list[str]:
    """New, renamed, moved, unchanged, faults."""
    return re.findall(r"<dd>(\d+)</dd>", text)


# --- Who is given them ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rest", ["", "example.xlsx", "1/"])
def test_whoever_is_not_signed_in_is_led_to_signing_in(province: Organisation, rest: str) -> None:
    answer = Client().get(address(province, rest))
    assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (302, "/sign-in/")


def test_an_officer_and_a_stranger_are_given_nothing(
    office: Person, officer: Person, stranger: Person, province: Organisation, commune: Organisation, browser: Browser
) -> None:
    preview = sent(browser(office), commune, csv_file([HEALTH]))
    for one in (officer, stranger):
        for page in (address(commune), address(commune, "example.xlsx"), preview, address(province)):
            assert browser(one).get(page).status_code == 404, page
        for page in (address(commune), preview):
            assert browser(one).post(page, {"digest": "x", "system": "own"}).status_code == 404, page
    assert Draft.objects.count() == 1


def test_another_persons_draft_is_not_there(office: Person, province: Organisation, browser: Browser) -> None:
    colleague = person("colleague", "office", province)
    page = sent(browser(office), province, csv_file([HEALTH]))
    digest = DIGEST.search(text_of(browser(office).get(page)))
    assert digest is not None
    assert browser(colleague).get(page).status_code == 404
    assert browser(colleague).post(page, {"digest": digest[1]}).status_code == 404
    assert not Organisation.objects.filter(codes__code="N1").exists()


def test_a_draft_belongs_to_the_organisation_of_its_address(
    office: Person, province: Organisation, commune: Organisation, browser: Browser
) -> None:
    page = sent(browser(office), province, csv_file([HEALTH]))
    assert browser(office).get(page.replace(address(province), address(commune))).status_code == 404


# --- What they show and write -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("make", [csv_file, xlsx_file])
def test_a_list_is_previewed_without_writing_then_accepted(
    office: Person, province: Organisation, browser: Browser, make: type
) -> None:
    client, before = browser(office), Entry.objects.count()
    page = sent(client, province, make([HEALTH, line("N2", "Trung tâm", parent="N1", kind="service_unit")]))
    text = text_of(client.get(page))
    assert counts(text) == ["2", "0", "0", "0", "0"]
    assert all(
        said in text for said in ("Sở Y tế", "Trung tâm", "N2", "Đơn vị sự nghiệp", "01/07/2025", "danh sách.csv")
    )
    assert (Entry.objects.count(), Organisation.objects.filter(codes__system="own").count()) == (before, 0)
    answer = accepted(client, page)
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/organisations/{province.pk}/")
    assert Organisation.objects.filter(codes__system="own").count() == 2
    entry = Entry.objects.order_by("number").last()
    assert entry is not None
    assert (Entry.objects.count(), entry.actor) == (before + 2, "Người thử office (office)")
    assert (Draft.objects.count(), client.get(page).status_code) == (0, 404)


def test_the_same_list_again_has_nothing_to_accept(office: Person, province: Organisation, browser: Browser) -> None:
    client = browser(office)
    accepted(client, sent(client, province, csv_file([HEALTH])))
    before, page = Entry.objects.count(), sent(client, province, csv_file([HEALTH]))
    text = text_of(client.get(page))
    assert counts(text) == ["0", "0", "0", "1", "0"]
    assert "Đồng ý và ghi" not in text
    assert accepted(client, page).status_code == 302
    assert Entry.objects.count() == before


def test_a_change_shows_how_it_was_and_how_it_becomes(office: Person, province: Organisation, browser: Browser) -> None:
    facts = Founding("department", "Sở Cũ", since=province.since, codes={"own": "S"}, places={"state": province})
    found(facts, actor=SYSTEM)
    client = browser(office)
    text = text_of(client.get(sent(client, province, csv_file([line("S", "Sở Mới", since="1/1/2026")]))))
    assert counts(text) == ["0", "1", "0", "0", "0"]
    assert "Tên: Sở Cũ → Sở Mới" in text


def test_a_list_with_faults_shows_them_and_cannot_be_accepted(
    office: Person, province: Organisation, browser: Browser
) -> None:
    client, before = browser(office), Entry.objects.count()
    page = sent(client, province, csv_file([HEALTH, line("N2", "B", kind="Xa", parent="nowhere")]))
    text = text_of(client.get(page))
    assert counts(text)[-1] == "1"
    assert re.search(r'<td class="figure">3</td><td>kind</td><td>[^<]*“Xa”</td><td>[^<]*“Xã”', text)
    assert "Đồng ý và ghi" not in text
    answer = accepted(client, page)
    assert "Tệp còn lỗi nên không thể ghi" in text_of(answer)
    assert (Entry.objects.count(), Draft.objects.count()) == (before, 1)


def test_a_write_in_between_is_told_with_a_new_preview(
    office: Person, province: Organisation, browser: Browser
) -> None:
    client, page = browser(office), sent(browser(office), province, csv_file([HEALTH]))
    shown = DIGEST.search(text_of(client.get(page)))
    assert shown is not None
    facts = Founding("department", "Sở khác", since=province.since, codes={"own": "N1"}, places={"state": province})
    found(facts, actor=SYSTEM)
    before = Entry.objects.count()
    text = text_of(client.post(page, {"digest": shown[1]}))
    assert "Có người vừa ghi vào hệ thống" in text
    assert DIGEST.findall(text) != [shown[1]]
    assert Entry.objects.count() == before


def test_every_fault_is_said_in_both_languages(office: Person, province: Organisation, browser: Browser) -> None:
    client = browser(office)
    page = sent(client, province, csv_file([line("", "", kind="?", since="?", parent="#N/A")]))
    client.cookies["thang_language"] = "en"
    english = text_of(client.get(page))
    assert all(said in english for said in ("no code", "no name", "there is no kind “?”", "“?” is not a day", "#N/A"))


def test_hostile_names_come_back_harmless(office: Person, province: Organisation, browser: Browser) -> None:
    client = browser(office)
    file = csv_file([line("N1", "<script>alert(1)</script>"), line("N2", "+cmd|'/c calc'!A1"), line("N3", "=1+1")])
    text = text_of(client.get(sent(client, province, file, name="<b>.csv")))
    assert "<script>" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "<b>" not in text
    assert counts(text) == ["2", "0", "0", "0", "1"]
    accepted(client, sent(client, province, csv_file([line("N2", "+cmd|'/c calc'!A1")])))
    exported = b"".join(client.get("/organisations/?export=csv").streaming_content)  # type: ignore[attr-defined]  # the list is streamed
    assert b"'+cmd" in exported


@pytest.mark.parametrize("name", ["_x0000_", "a\u202eb", "x" * 301])
def test_signs_that_a_database_would_choke_on_are_faults_or_blanks(
    office: Person, province: Organisation, browser: Browser, name: str
) -> None:
    client = browser(office)
    text = text_of(client.get(sent(client, province, xlsx_file([line("N1", name)]))))
    assert "\0" not in text
    assert "\u202e" not in text


def test_a_file_that_is_too_large_is_told_beside_the_field(
    office: Person, province: Organisation, browser: Browser
) -> None:
    file = SimpleUploadedFile("a.csv", b"x" * (MOST_BYTES + 1))
    text = text_of(browser(office).post(address(province), {"file": file, "system": "own"}))
    assert "5 MB" in text
    assert "field-error" in text
    assert Draft.objects.count() == 0


@pytest.mark.parametrize("data", [{}, {"system": "own"}, {"system": "electronic"}])
def test_a_form_without_its_file_is_shown_again(
    office: Person, province: Organisation, browser: Browser, data: dict[str, str]
) -> None:
    assert "error-summary" in text_of(browser(office).post(address(province), {**data, "x": ""}))


def test_a_long_list_is_shown_page_by_page(office: Person, province: Organisation, browser: Browser) -> None:
    client = browser(office)
    good = [line(f"N{at}", f"Sở {at}") for at in range(501)]
    page = sent(client, province, csv_file([*good, *(line("", f"x{at}") for at in range(501))]))
    first, second = text_of(client.get(page)), text_of(client.get(f"{page}?page=2&faults=2"))
    assert (first.count('<th scope="row">'), second.count('<th scope="row">')) == (500, 1)
    assert (first.count("chưa có mã"), second.count("chưa có mã")) == (500, 1)
    assert "?page=2" in first
    assert "?faults=2" in first


def test_a_preview_takes_as_many_queries_for_one_row_as_for_many(
    office: Person, province: Organisation, browser: Browser
) -> None:
    client, taken = browser(office), []
    for many in (1, 60):
        page = sent(client, province, csv_file([line(f"N{at}", "Sở") for at in range(many)]))
        with CaptureQueriesContext(connection) as caught:
            client.get(page)
        taken.append(len(caught))
    assert taken[0] == taken[1] <= 20


def test_the_page_tells_what_to_do_and_offers_the_workbook(
    office: Person, province: Organisation, browser: Browser
) -> None:
    client = browser(office)
    text = text_of(client.get(address(province)))
    assert f'href="{address(province, "example.xlsx")}"' in text
    assert 'enctype="multipart/form-data"' in text
    answer = client.get(address(province, "example.xlsx"))
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert [cell.value for cell in book["organisations"][1]] == [
        "Mã",
        "Tên",
        "Tên tiếng Anh",
        "Loại",
        "Mã cấp trên",
        "Hệ thống",
        "Từ ngày",
        "Căn cứ",
    ]
    assert book.sheetnames == ["organisations", "options"]
    assert {"commune", "Xã", "Commune"} <= {cell.value for row in book["options"].rows for cell in row}
    client.cookies["thang_language"] = "en"
    answer = client.get(address(province, "example.xlsx"))
    english = openpyxl.load_workbook(io.BytesIO(answer.content))["organisations"]
    assert tuple(cell.value for cell in english[1]) == HEADING


def test_statistical_codes_are_told_from_own_ones(office: Person, province: Organisation, browser: Browser) -> None:
    founded("Xã Cũ", "commune", province, "02683")
    client, rows = browser(office), [line("02683", "Xã Cũ", kind="Xã")]
    for system, wanted in (("statistics", ["0", "0", "0", "1", "0"]), ("own", ["1", "0", "0", "0", "0"])):
        assert counts(text_of(client.get(sent(client, province, csv_file(rows), system=system)))) == wanted
