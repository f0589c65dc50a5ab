"""A list of documents: previewed, accepted whole, and run twice nothing changes."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import pytest
from django.test import Client

from tests.workshop.conftest import Browser
from tests.workshop.stages.evidence.cast import entered
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.people.models import Person
from thang.workshop.stages.evidence.models import Document, DraftOfDocuments

HEAD = "Số ký hiệu;Trích yếu;Loại văn bản;Cơ quan ban hành;Ngày ký;Có hiệu lực từ;Hết hiệu lực từ\n"
ROWS = (
    "05/KH-UBND;Kế hoạch chuyển đổi số năm 2026;Kế hoạch;UBND xã Bát Xát;15/01/2026;;\n"
    "7/BC-UBND;Báo cáo;report;UBND xã Bát Xát;2026-01-20;20/1/2026;\n"
)


def handed_in(client: Client, where: Organisation, text: str, **more: object) -> Any:
    file = BytesIO(text.encode())
    file.name = "tai-lieu.csv"
    return client.post(f"/evidence/import/{where.pk}/", {"file": file, **more}, follow=True)


def accepted(client: Client, shown: Any) -> Any:
    digest = re.search(r'name="digest" value="(\w+)"', shown.content.decode())
    assert digest
    return client.post(shown.request["PATH_INFO"], {"digest": digest[1]})


def test_a_list_is_previewed_then_written_and_again_changes_nothing(
    officer: Person, commune: Organisation, browser: Browser
) -> None:
    client = browser(officer)
    shown = handed_in(client, commune, HEAD + ROWS)
    assert ("7/BC-UBND" in shown.content.decode(), Document.objects.count()) == (True, 0)
    assert accepted(client, shown).status_code == 302
    assert (Document.objects.count(), DraftOfDocuments.objects.count()) == (2, 0)
    again = handed_in(client, commune, HEAD + ROWS).content.decode()
    assert ("import_accept" in again, 'type="submit">Đồng ý và ghi' in again) == (False, False)


def test_what_was_entered_by_hand_stays_as_it_is(officer: Person, commune: Organisation, browser: Browser) -> None:
    entered(commune, officer, title="Nhập tay")
    client = browser(officer)
    accepted(client, handed_in(client, commune, HEAD + ROWS))
    assert sorted(Document.objects.values_list("title", flat=True)) == ["Báo cáo", "Nhập tay"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("5/KH;Kế hoạch;Kế hoạch;UBND;1/1/2199;;", "không thể là"),
        ("5/KH;Kế hoạch;Kế hoạch;UBND;1/1/1944;;", "không thể là"),
        ("5/KH;Kế hoạch;Kế hoạch;UBND;hôm qua;;", "không phải là ngày"),
        ("5/KH;;Kế hoạch;UBND;1/1/2026;;", "chưa ghi gì"),
        (";Kế hoạch;Kế hoạch;UBND;1/1/2026;;", "chưa ghi gì"),
        ("5/KH;Kế hoạch;Kế hoạc;UBND;1/1/2026;;", "không có loại"),
        ("5/KH;=1+1;Kế hoạch;UBND;1/1/2026;;", "công thức"),
        ("5/KH;Kế hoạch;Kế hoạch;UBND;2/1/2026;;1/1/2026", "không sau ngày bắt đầu"),
        ("5/KH;(ví dụ) Kế hoạch;Kế hoạch;UBND;2/1/2026;;", "dòng ví dụ"),
        (f"5/KH;{'x' * 601};Kế hoạch;UBND;2/1/2026;;", "600"),
        ("05/kh-ubnd;Kế hoạch;Kế hoạch;UBND xã Bát Xát;15/1/2026;;", "đã có ở dòng 2"),
    ],
)
def test_a_fault_is_told_with_its_place_and_nothing_is_written(
    row: str, said: str, officer: Person, commune: Organisation, browser: Browser
) -> None:
    client = browser(officer)
    shown = handed_in(client, commune, f"{HEAD}{ROWS}{row}\n")
    assert (said in shown.content.decode(), '<td class="figure">4</td>' in shown.content.decode()) == (True, True)
    accepted(client, shown)
    assert not Document.objects.exists()


def test_a_plan_that_has_changed_is_shown_again(officer: Person, commune: Organisation, browser: Browser) -> None:
    client = browser(officer)
    shown = handed_in(client, commune, HEAD + ROWS)
    entered(commune, officer)
    assert accepted(client, shown).status_code == 200
    assert Document.objects.count() == 1


def test_the_office_fills_the_common_store_and_a_unit_does_not(
    office: Person, officer: Person, province: Organisation, commune: Organisation, browser: Browser
) -> None:
    for who, where in ((officer, commune), (office, province)):
        accepted(
            browser(who), handed_in(browser(who), where, HEAD + ROWS.replace("05/", f"{where.pk}/"), is_common="on")
        )
    assert set(Document.objects.values_list("organisation", "is_common")) == {(commune.pk, False), (province.pk, True)}


def test_a_list_is_its_senders_alone(
    officer: Person, office: Person, stranger: Person, commune: Organisation, browser: Browser
) -> None:
    address = handed_in(browser(officer), commune, HEAD + ROWS).request["PATH_INFO"]
    assert [browser(who).get(address).status_code for who in (officer, office, stranger)] == [200, 404, 404]


def test_the_workbook_to_fill_in_is_a_list_that_is_read(
    officer: Person, commune: Organisation, browser: Browser
) -> None:
    client = browser(officer)
    file = BytesIO(client.get("/evidence/import/example/").content)
    file.name = "mau.xlsx"
    shown = client.post(f"/evidence/import/{commune.pk}/", {"file": file}, follow=True)
    assert "dòng ví dụ" in shown.content.decode()
