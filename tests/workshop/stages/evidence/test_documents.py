"""Documents: entered, found, amended, taken away; the common store; the same file elsewhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.workshop.base.files.cast import GOOD, sent
from tests.workshop.conftest import Browser, person
from tests.workshop.stages.evidence.cast import PLAN, TODAY, entered, paper
from thang.workshop.base.audit.queries import entries_of
from thang.workshop.base.audit.services import SYSTEM
from thang.workshop.base.files.models import File
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.people.access import Reach
from thang.workshop.base.people.models import Person
from thang.workshop.stages.evidence import queries
from thang.workshop.stages.evidence.models import Attachment, Document
from thang.workshop.stages.evidence.queries import found, same_as
from thang.workshop.stages.evidence.services import amend_document, attach, take_document_away

TYPED = {
    "number": "05/KH-UBND",
    "title": "Kế hoạch chuyển đổi số năm 2026",
    "kind": "plan",
    "issuer": "UBND xã Bát Xát",
    "signed_on": "2026-01-15",
}


def typed(client: Client, where: Organisation, **changes: object) -> Any:
    return client.post("/evidence/enter/", {**TYPED, "holder": where.pk, **changes})


def named(name: str, content: bytes) -> BytesIO:
    one = BytesIO(content)
    one.name = name
    return one


def body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


def page(client: Client, address: str) -> str:
    return str(client.get(address).content.decode())


def test_a_document_is_entered_first_and_its_files_follow_in_order(
    officer: Person, commune: Organisation, browser: Browser
) -> None:
    client = browser(officer)
    answer = typed(client, commune)
    one = Document.objects.get()
    assert answer["Location"] == f"/evidence/{one.pk}/"
    assert not one.is_dated
    files = {
        "sent": [named("a.pdf", GOOD["a.pdf"])],
        "pictures": [named("1.png", GOOD["a.png"]), named("2.jpg", GOOD["a.jpg"])],
    }
    assert client.post(f"/evidence/{one.pk}/files/", files).status_code == 302
    assert [each.file.name for each in queries.files_of(one)] == ["a.pdf", "1.png", "2.jpg"]
    first = queries.files_of(one)[0]
    content = client.get(f"/evidence/files/{first.pk}/content/")
    assert body(content) == GOOD["a.pdf"]
    assert [entry.action for entry in entries_of(one)].count("document.file_attached") == 3


def test_a_file_that_came_in_pieces_is_chosen_afterwards(
    officer: Person, commune: Organisation, browser: Browser
) -> None:
    one, file = entered(commune, officer), sent(commune, officer, "a.pdf")
    client = browser(officer)
    assert "a.pdf" in page(client, f"/evidence/{one.pk}/files/")
    client.post(f"/evidence/{one.pk}/files/", {"loose": file.pk})
    assert Attachment.objects.get().file == file
    assert "a.pdf" not in page(client, f"/evidence/{entered(commune, officer, number='6/KH').pk}/files/")


def test_nothing_chosen_and_a_kind_that_is_not_taken_are_refused_beside_the_field(
    officer: Person, commune: Organisation, browser: Browser
) -> None:
    address, client = f"/evidence/{entered(commune, officer).pk}/files/", browser(officer)
    assert "chưa chọn" in client.post(address, {}).content.decode().lower()
    assert "field-bad" in client.post(address, {"sent": named("a.exe", b"MZ")}).content.decode()
    assert not Attachment.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("signed_on", "2205-01-01"),
        ("signed_on", "1944-12-31"),
        ("signed_on", "2099-01-01"),
        ("signed_on", "hôm qua"),
        ("title", "  \u200b "),
        ("title", "x" * 601),
        ("number", "1" * 101),
        ("issuer", ""),
        ("kind", "novel"),
        ("since", "1900-01-01"),
        ("until", "2205-01-01"),
        ("until", "2026-01-15"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field_and_what_was_typed_stays(
    field: str, value: str, officer: Person, commune: Organisation, browser: Browser
) -> None:
    answer = typed(browser(officer), commune, **{field: value})
    assert answer.status_code == 200
    assert f'id="id_{field}_error"' in answer.content.decode()
    assert "Kế hoạch chuyển đổi số" in answer.content.decode() or field == "title"
    assert not Document.objects.exists()


def test_scripts_and_formulas_are_shown_as_what_they_are(
    officer: Person, commune: Organisation, browser: Browser
) -> None:
    client = browser(officer)
    typed(client, commune, title="<script>alert(1)</script>", number="=1+1")
    for address in ("/evidence/", f"/evidence/{Document.objects.get().pk}/"):
        assert "<script>alert" not in page(client, address)
    export = body(client.get("/evidence/?export=csv")).decode()
    assert "'=1+1" in export


def test_the_same_document_is_offered_and_not_made_twice(
    officer: Person, commune: Organisation, browser: Browser
) -> None:
    first = entered(commune, officer)
    answer = typed(browser(officer), commune, number=" 05 / kh-ubnd", issuer="ubnd xã bát xát")
    assert f"/evidence/{first.pk}/" in answer.content.decode()
    assert Document.objects.count() == 1


def test_photos_without_a_number_are_not_taken_for_one_another(officer: Person, commune: Organisation) -> None:
    for _ in range(2):
        entered(commune, officer, number="", kind="photo")
    assert Document.objects.count() == 2


def test_pictures_come_with_a_new_document_in_their_order(
    officer: Person, commune: Organisation, browser: Browser
) -> None:
    pictures = [named("1.jpg", GOOD["a.jpg"]), named("2.png", GOOD["a.png"])]
    client = browser(officer)
    answer = typed(client, commune, number="", kind="photo", pictures=pictures)
    one = Document.objects.get()
    assert answer["Location"] == f"/evidence/{one.pk}/"
    assert [each.file.name for each in queries.files_of(one)] == ["1.jpg", "2.png"]
    assert body(client.get(f"/evidence/files/{queries.files_of(one)[0].pk}/preview/"))[8:12] == b"WEBP"
    assert 'capture="environment"' in page(client, "/evidence/enter/")


def test_a_picture_that_is_refused_is_said_and_the_document_is_there(
    officer: Person, commune: Organisation, browser: Browser
) -> None:
    answer = typed(browser(officer), commune, pictures=[named("1.jpg", b"no picture")])
    one = Document.objects.get()
    assert 'id="id_pictures_error"' in answer.content.decode()
    assert f'action="/evidence/{one.pk}/files/"' in answer.content.decode()


def test_amending_keeps_both_and_says_nothing_where_nothing_changed(officer: Person, commune: Organisation) -> None:
    one = entered(commune, officer)
    amend_document(one, PLAN, today=TODAY, actor=SYSTEM)
    amend_document(one, replace(PLAN, number="06/KH-UBND"), today=TODAY, actor=SYSTEM)
    amended = [entry for entry in entries_of(one) if entry.action == "document.amended"]
    assert len(amended) == 1
    assert ("05/KH-UBND" in amended[0].before, "06/KH-UBND" in amended[0].after) == (True, True)


def test_amending_into_another_one_is_refused(officer: Person, commune: Organisation) -> None:
    entered(commune, officer)
    other = entered(commune, officer, number="06/KH-UBND")
    with pytest.raises(Refused, match="document_is_known"):
        amend_document(other, PLAN, today=TODAY, actor=SYSTEM)


def test_the_page_of_amending_shows_what_is_kept(officer: Person, commune: Organisation, browser: Browser) -> None:
    one, client = entered(commune, officer), browser(officer)
    assert "05/KH-UBND" in page(client, f"/evidence/{one.pk}/amend/")
    client.post(f"/evidence/{one.pk}/amend/", {**TYPED, "title": "Kế hoạch khác"})
    assert Document.objects.get().title == "Kế hoạch khác"


def test_a_cited_document_and_its_last_file_stay(
    officer: Person, commune: Organisation, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, client = paper(commune, sent(commune, officer, "a.pdf")), browser(officer)
    monkeypatch.setattr(queries, "HOLDS", [lambda document: 2])
    for address in (f"/evidence/{one.document_id}/take-away/", f"/evidence/files/{one.pk}/take-away/"):
        answer = client.post(address)
        assert (answer.status_code, "2 câu trả lời" in answer.content.decode()) == (200, True)
    assert File.objects.get().taken_away_at is None


def test_what_is_taken_away_goes_with_its_files(officer: Person, commune: Organisation, browser: Browser) -> None:
    one, client = paper(commune, sent(commune, officer, "a.pdf")), browser(officer)
    assert client.post(f"/evidence/{one.document_id}/take-away/").status_code == 302
    assert client.get(f"/evidence/{one.document_id}/").status_code == 404
    assert client.get(f"/evidence/files/{one.pk}/content/").status_code == 404
    assert File.objects.get().taken_away_at is not None
    with pytest.raises(Refused, match="document_is_gone"):
        take_document_away(one.document, actor=SYSTEM)


def test_a_file_on_a_document_is_not_taken_away_behind_its_back(
    officer: Person, commune: Organisation, browser: Browser
) -> None:
    one = paper(commune, sent(commune, officer, "a.pdf"))
    answer = browser(officer).post(f"/files/{one.file_id}/take-away/")
    assert "05/KH-UBND" in answer.content.decode()
    assert File.objects.get().taken_away_at is None


def test_searching_needs_no_marks_and_no_order(officer: Person, commune: Organisation, browser: Browser) -> None:
    entered(commune, officer)
    client = browser(officer)
    assert "05/KH-UBND" in page(client, "/evidence/?q=so+chuyen+hoach")
    assert "05/KH-UBND" not in page(client, "/evidence/?q=nghi+quyet")


def test_a_document_of_the_common_store_is_cited_by_all_and_amended_by_the_office_alone(
    office: Person, officer: Person, stranger: Person, province: Organisation, browser: Browser
) -> None:
    one = paper(province, sent(province, office, "a.pdf"))
    address = f"/evidence/{one.document_id}/"
    assert browser(officer).get(address).status_code == 404
    amend_document(one.document, replace(PLAN, is_common=True), today=TODAY, actor=SYSTEM)
    client = browser(officer)
    assert client.get(address).status_code == 200
    assert body(client.get(f"/evidence/files/{one.pk}/content/")) == GOOD["a.pdf"]
    assert client.get(f"{address}amend/").status_code == 404
    assert client.get(f"/evidence/files/{one.pk}/take-away/").status_code == 404
    assert browser(office).get(f"{address}amend/").status_code == 200
    assert browser(stranger).get(address).status_code == 404


def test_what_the_common_store_has_is_not_entered_again(
    office: Person, officer: Person, province: Organisation, commune: Organisation, browser: Browser
) -> None:
    common = entered(province, office, is_common=True)
    answer = typed(browser(officer), commune)
    assert f"/evidence/{common.pk}/" in answer.content.decode()
    assert Document.objects.count() == 1


def test_a_unit_puts_nothing_into_the_common_store(officer: Person, commune: Organisation, browser: Browser) -> None:
    typed(browser(officer), commune, is_common="on")
    assert not Document.objects.get().is_common


def test_nobody_enters_for_a_unit_that_they_do_not_keep(
    officer: Person, other_commune: Organisation, browser: Browser
) -> None:
    assert typed(browser(officer), other_commune).status_code == 200
    assert not Document.objects.exists()


def test_one_box_finds_ones_own_first_and_then_the_common_store(
    office: Person, officer: Person, province: Organisation, commune: Organisation, other_commune: Organisation
) -> None:
    common = entered(province, office, is_common=True, number="1/KH", signed_on=date(2026, 2, 1))
    own = entered(commune, officer)
    entered(province, office, number="2/KH")
    entered(other_commune, office, number="3/KH")
    reach = Reach(officer, timezone.localdate())
    assert list(found(reach, commune, "ke hoach")) == [own, common]
    assert list(found(Reach(office, reach.today), commune, "ke hoach")) == [own, common]
    assert list(found(reach, commune, "khong co")) == []


def test_pages_of_many_documents_ask_the_database_a_few_times(
    office: Person,
    commune: Organisation,
    other_commune: Organisation,
    browser: Browser,
    django_assert_max_num_queries: Any,
) -> None:
    one = paper(commune, sent(commune, office, "a.pdf")).document
    paper(other_commune, sent(other_commune, office, "a.pdf"))
    for number in range(30):
        entered(commune, office, number=f"{number}/BC")
    for name in ("a.png", "a.docx", "a.txt"):
        attach(one, sent(commune, office, name), actor=SYSTEM)
    client = browser(office)
    for address in ("", "?q=ke+hoach", f"{one.pk}/", f"{one.pk}/files/", f"{one.pk}/amend/", "enter/"):
        with django_assert_max_num_queries(20, info=address):
            assert client.get(f"/evidence/{address}").status_code == 200


def test_the_same_file_is_told_to_the_office_by_name_and_to_the_unit_without_one(
    office: Person, officer: Person, commune: Organisation, other_commune: Organisation, browser: Browser
) -> None:
    mine, other = (paper(where, sent(where, officer, "a.pdf")) for where in (commune, other_commune))
    assert list(same_as(mine.document)) == [other.document]
    told = page(browser(office), f"/evidence/{mine.document_id}/")
    assert "Xã Bắc Hà" in told
    seen = page(browser(officer), f"/evidence/{mine.document_id}/")
    assert ("Xã Bắc Hà" in seen, f"/evidence/{other.document_id}/" in seen) == (False, False)
    assert "đơn vị khác" in seen


def test_an_appraiser_of_the_province_is_told_by_name_and_one_of_the_unit_is_not(
    province: Organisation, officer: Person, commune: Organisation, other_commune: Organisation
) -> None:
    mine, other = (paper(where, sent(where, officer, "a.pdf")) for where in (commune, other_commune))
    today = timezone.localdate()
    above, within = (person(f"tham-dinh-{where.pk}", "appraiser", where) for where in (province, commune))
    assert queries.elsewhere(Reach(above, today), mine.document) == queries.Elsewhere([other.document], 0)
    assert queries.elsewhere(Reach(within, today), mine.document) == queries.Elsewhere([], 1)


def test_a_file_that_was_taken_away_elsewhere_is_not_told(
    officer: Person, commune: Organisation, other_commune: Organisation
) -> None:
    mine, other = (paper(where, sent(where, officer, "a.pdf")) for where in (commune, other_commune))
    take_document_away(other.document, actor=SYSTEM)
    assert list(same_as(mine.document)) == []
