"""An agency loads an indicator for all units: read with every fault at its line, written only when accepted."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from tests.workshop.conftest import Browser, founded, person
from tests.workshop.stages.submissions.test_answers import wrote
from thang.workshop.base.audit.models import Entry as TrailEntry
from thang.workshop.base.audit.services import SYSTEM
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.people.models import Person
from thang.workshop.stages.rounds.models import Participant, Round, Supply
from thang.workshop.stages.rounds.services import set_supplier
from thang.workshop.stages.submissions.models import Answer, Supplied
from thang.workshop.stages.submissions.services import contest_supplied

SAID = {"source": "Báo cáo quý III", "as_of": "2026-09-30"}


@pytest.fixture
def agency(province: Organisation) -> Organisation:
    return founded("Sở thử", "department", province)


@pytest.fixture
def supply(open_round: Round, agency: Organisation) -> Supply:
    set_supplier(open_round, ["2.2"], agency, is_survey=False, actor=SYSTEM)
    return Supply.objects.get()


@pytest.fixture
def page(agency: Organisation, browser: Browser) -> Client:
    return browser(person("supplier", "supplier", agency))


def sent(page: Client, supply: Supply, rows: str = "", do: str = "preview", **more: Any) -> str:
    answer = page.post(f"/rounds/supplies/{supply.pk}/", {**SAID, "rows": rows, "do": do, **more}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_nothing_is_written_until_the_preview_is_accepted(page: Client, supply: Supply) -> None:
    rows = "02683\t40/50\nXã Bắc Hà\t30\t60\n"
    shown = sent(page, supply, rows)
    assert "Nạp 2 số liệu" in shown
    assert not Answer.objects.exists()
    assert rows.strip() in shown.replace("\r\n", "\n")
    sent(page, supply, rows, "load")
    assert dict(Answer.objects.values_list("participant__name", "value")) == {
        "Xã Bát Xát": "40/50",
        "Xã Bắc Hà": "30/60",
    }
    entry = TrailEntry.objects.latest("number")
    assert (entry.action, '"count": "2"' in entry.after, "Báo cáo quý III" in entry.after) == (
        "supply.loaded",
        True,
        True,
    )


def test_the_same_again_has_nothing_to_load(page: Client, supply: Supply) -> None:
    sent(page, supply, "02683\t40/50", "load")
    shown = sent(page, supply, "02683\t40/50")
    assert "Không có gì thay đổi" in shown
    assert 'value="load"' not in shown
    assert "còn 1 đơn vị chưa có số liệu" in shown


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("99999\t1/2", "“99999” không phải mã hay tên"),
        ("02839\t5/0", "chia cho 0"),
        ("02839\tabc/2", "abc"),
        ("02839\t=1+1/2", "công thức"),
        ("02839\t1/2\n02839\t1/3", "đã có ở một dòng trước"),
    ],
)
def test_every_fault_stands_at_its_line_and_nothing_is_written(
    page: Client, supply: Supply, line: str, says: str
) -> None:
    shown = sent(page, supply, f"Xã Bát Xát\t40/50\n{line}", "load")
    assert says in shown
    assert "dòng 2" in shown or "dòng 3" in shown
    assert not Answer.objects.exists()
    assert line.split("\t", maxsplit=1)[0] in shown


def test_without_a_source_nothing_is_loaded(page: Client, supply: Supply) -> None:
    answer = page.post(f"/rounds/supplies/{supply.pk}/", {"rows": "02683\t1/2", "as_of": "2026-09-30", "do": "load"})
    assert "Nguồn số liệu" in answer.content.decode()
    assert "02683\t1/2" in answer.content.decode()
    assert not Answer.objects.exists()


def test_a_survey_says_how_many_were_asked(page: Client, supply: Supply) -> None:
    Supply.objects.update(is_survey=True)
    assert "chưa có cỡ mẫu" in sent(page, supply, "02683\t40/50", "load")
    assert "cỡ mẫu “nhiều”" in sent(page, supply, "02683\t40/50\tnhiều", "load")
    sent(page, supply, "02683\t40/50\t400\t2,5", "load")
    assert Supplied.objects.values_list("sample", "margin").get() == (400, "2,5")


def test_the_sheet_comes_back_filled_in(page: Client, supply: Supply) -> None:
    import openpyxl  # noqa: PLC0415  # loads slowly

    answer = page.get(f"/rounds/supplies/{supply.pk}/sheet/")
    book = openpyxl.load_workbook(BytesIO(answer.content))
    table: Any = book.active
    rows = list(table.values)
    assert rows[0] == ("Mã đơn vị", "Tên đơn vị", "Kết quả")
    assert {row[1] for row in rows[1:]} == {"Xã Bát Xát", "Xã Bắc Hà"}
    for row in table.iter_rows(min_row=2):
        row[2].value = "45/50"
    filled = BytesIO()
    book.save(filled)
    sheet = SimpleUploadedFile("so-lieu.xlsx", filled.getvalue())
    shown = sent(page, supply, do="preview", file=sheet)
    assert "Nạp 2 số liệu" in shown
    assert "02683\t45/50" in shown


def test_a_file_that_is_no_table_is_refused_by_name(page: Client, supply: Supply) -> None:
    shown = sent(page, supply, file=SimpleUploadedFile("anh.xlsx", b"\x89PNG rubbish"))
    assert "anh.xlsx" in shown
    assert "field-error" in shown


def test_a_contest_comes_back_to_the_agency(page: Client, supply: Supply, unit: Participant) -> None:
    sent(page, supply, "02683\t40/50", "load")
    contest_supplied(unit, "2.2", "phải là 45/50", 1, now=timezone.now(), actor=SYSTEM)
    shown = page.get(f"/rounds/supplies/{supply.pk}/").content.decode()
    assert "Xã Bát Xát: 40/50" in shown
    assert "phải là 45/50" in shown
    assert "đơn vị có ý kiến khác" in page.get("/my-work/").content.decode()


def test_another_agency_and_the_units_load_nothing(
    supply: Supply, stranger: Person, officer: Person, browser: Browser
) -> None:
    for one in (stranger, officer):
        assert browser(one).get(f"/rounds/supplies/{supply.pk}/").status_code == 404


def test_what_units_answered_before_is_not_lost_when_an_agency_takes_over(
    open_round: Round, unit: Participant, agency: Organisation, page: Client
) -> None:
    wrote(unit, "1.3", "yes")
    set_supplier(open_round, ["1.3"], agency, is_survey=False, actor=SYSTEM)
    supply = Supply.objects.get()
    sent(page, supply, "02683\tno", "load")
    assert list(unit.entries.order_by("version").values_list("value", "stage")) == [("yes", "self"), ("no", "supplied")]
