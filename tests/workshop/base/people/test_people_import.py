"""A list of people: what is read, what it would change, what is wrong with it, and what is written."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.workshop.base.organisations.import_lists import csv_file, told, xlsx_file
from tests.workshop.conftest import DECISION, Browser, person
from thang.words.workshop import WORKSHOP
from thang.workshop.base.audit.models import Entry
from thang.workshop.base.audit.services import SYSTEM
from thang.workshop.base.jobs.models import Job
from thang.workshop.base.jobs.worker import Stop, work_once
from thang.workshop.base.organisations.models import Code, Draft, Organisation
from thang.workshop.base.parts import reading
from thang.workshop.base.parts.example import example_workbook
from thang.workshop.base.people import import_views, plan, sheet
from thang.workshop.base.people.access import Reach
from thang.workshop.base.people.import_shown import EXAMPLE
from thang.workshop.base.people.inviting import accept_invitation
from thang.workshop.base.people.models import Appointment, Invitation, Person
from thang.workshop.base.people.plan import Plan, planned
from thang.workshop.base.people.services import Term, appoint, relieve, set_password
from thang.workshop.base.people.sheet import LAYOUT, read_people

HEADING = tuple(LAYOUT.columns)
DIGEST = re.compile(r'name="digest" value="(\w{64})"')
SINCE = date(2026, 1, 5)


def line(sign_in: str = "an", name: str = "Người thử An", **facts: Any) -> list[Any]:
    """An officer of the commune from 5 January 2026, unless it says otherwise."""
    row = {
        "sign_in": sign_in,
        "name": name,
        "role": "Cán bộ của đơn vị",
        "organisation": "02683",
        "since": "5/1/2026",
        "basis": "12/QĐ",
        **facts,
    }
    return [row.get(column, "") for column in HEADING]


def plan_of(reader: Person, *rows: list[Any]) -> Plan:
    return planned(read_people(csv_file(rows, HEADING)), Reach(reader, timezone.localdate()))


def sent(client: Client, data: bytes, name: str = "người dùng.xlsx") -> str:
    answer = client.post("/people/import/", {"file": SimpleUploadedFile(name, data)})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def accepted(client: Client, page: str) -> HttpResponse:
    digest = DIGEST.search(client.get(page).content.decode())
    assert digest is not None
    answer = client.post(page, {"digest": digest[1]})
    assert isinstance(answer, HttpResponse)
    return answer


def counts(client: Client, page: str) -> list[str]:
    """New people, new roles, unchanged rows, faults."""
    return re.findall(r"<dd>(\d+)</dd>", client.get(page).content.decode())


# --- What is written --------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("commune")
def test_a_list_brings_people_with_their_roles_once(office: Person, browser: Browser) -> None:
    client = browser(office)
    rows = [
        line(email="an@example.org", ends_on="1/1/2027"),
        line(role="head", held="Phụ trách"),
        line("binh", "Người thử Bình", role="Appraiser", organisation="15"),
    ]
    page = sent(client, xlsx_file(rows, HEADING, title="Danh sách"))
    assert counts(client, page) == ["2", "3", "0", "0"]
    assert (accepted(client, page).status_code, Draft.objects.count()) == (302, 0)
    one = Person.objects.get(sign_in="an")
    assert (one.name, one.email, one.has_usable_password()) == ("Người thử An", "an@example.org", False)
    held = one.appointments.order_by("pk").values_list("role", "held", "since", "until", "basis")
    assert list(held) == [
        ("officer", "full", SINCE, date(2027, 1, 1), "12/QĐ"),
        ("head", "in_charge", SINCE, None, "12/QĐ"),
    ]
    again = sent(client, xlsx_file(rows, HEADING))
    assert counts(client, again) == ["0", "0", "3", "0"]
    assert "<button" not in client.get(again).content.decode().split("</dl>")[1]


@pytest.mark.usefixtures("commune")
def test_the_trail_has_what_adding_by_hand_leaves(office: Person, browser: Browser) -> None:
    client = browser(office)
    first = Entry.objects.latest("number").number
    accepted(client, sent(client, csv_file([line()], HEADING)))
    written = Entry.objects.filter(number__gt=first).order_by("number").values_list("action", "actor", "basis")
    by = "Người thử office (office)"
    assert list(written) == [("person.added", by, ""), ("person.appointed", by, "12/QĐ")]


def test_somebody_known_gets_another_role(office: Person, officer: Person, commune: Organisation) -> None:
    made = plan_of(office, line("officer", officer.name, role="supplier"))
    assert ([step.what for step in made.changed], made.faults) == ([("role",)], ())
    assert made.steps[0].organisation == commune.pk


@pytest.mark.usefixtures("commune")
def test_nothing_is_written_when_something_was_written_in_between(office: Person, browser: Browser) -> None:
    client = browser(office)
    page = sent(client, csv_file([line(), line("binh", "Người thử Bình")], HEADING))
    digest = DIGEST.search(client.get(page).content.decode())
    assert digest is not None
    person("binh", "officer", Organisation.objects.get(codes__code="02683"))
    answer = client.post(page, {"digest": digest[1]}).content.decode()
    assert "Có người vừa ghi vào hệ thống" in answer
    assert not Person.objects.filter(sign_in="an").exists()
    assert Draft.objects.count() == 1


def test_a_list_with_a_fault_writes_nothing(office: Person, commune: Organisation, browser: Browser) -> None:
    client = browser(office)
    page = sent(client, csv_file([line(), line("binh", "Người thử Bình", basis="")], HEADING))
    text = client.get(page).content.decode()
    assert "chưa có căn cứ" in text
    assert "số và ngày của quyết định" in text
    digest = DIGEST.search(text)
    assert digest is not None
    assert "Tệp còn lỗi" in client.post(page, {"digest": digest[1]}).content.decode()
    assert not commune.appointments.exists()


# --- Each fault alone, with its place ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (line(sign_in=""), ("import_sign_in_empty", 2, "sign_in", "")),
        (line(name=""), ("import_name_empty", 2, "name", "")),
        (line(name="(ví dụ) An"), ("import_example", 2, "name", "(ví dụ) An")),
        (line(role=""), ("import_role_empty", 2, "role", "")),
        (line(role="canbo"), ("import_role_unknown", 2, "role", "canbo")),
        (line(held="tạm"), ("import_held_unknown", 2, "held", "tạm")),
        (line(organisation=""), ("import_organisation_empty", 2, "organisation", "")),
        (line(since=""), ("import_since_empty", 2, "since", "")),
        (line(since="31/2/2026"), ("import_bad_date", 2, "since", "31/2/2026")),
        (line(ends_on="5/1/2026"), ("import_ends_too_early", 2, "ends_on", "5/1/2026")),
        (line(basis=""), ("import_basis_empty", 2, "basis", "")),
        (line(email="an@"), ("import_bad_email", 2, "email", "an@")),
        (line(name="=A1"), ("cell.formula", 2, "name", "=A1")),
        (line(name="A" * 201), ("import_too_long", 2, "name", "A" * 201)),
    ],
)
def test_a_fault_of_the_file(row: list[Any], fault: tuple[str, int, str, str]) -> None:
    read = read_people(csv_file([row], HEADING))
    (kind, number, column, found), *others = told(read.faults)
    assert (kind, number, column, found.rstrip("…")) == (*fault[:3], fault[3][: len(found.rstrip("…"))])
    assert [one for one in others if one[:3] != ("import_since_empty", 2, "since")] == []
    assert read.rows == ()


@pytest.mark.parametrize(
    ("second", "fault"),
    [
        (line(name="Người thử Khác", role="head"), ("import_person_differs", 3, "sign_in", "an")),
        (line(email="b@example.org", role="head"), ("import_person_differs", 3, "sign_in", "an")),
        (line(since="6/1/2026"), ("import_role_twice", 3, "role", "an")),
    ],
)
def test_two_rows_that_cannot_stand_together(second: list[Any], fault: tuple[str, int, str, str]) -> None:
    assert told(read_people(csv_file([line(email="a@example.org"), second], HEADING)).faults) == [fault]


def test_a_column_that_is_missing_is_named() -> None:
    read = read_people(csv_file([line()[:5]], HEADING[:5]))
    assert [one[2] for one in told(read.faults)] == ["Từ ngày", "Căn cứ"]


def test_a_code_that_a_spreadsheet_made_a_date_of_is_refused() -> None:
    read = read_people(xlsx_file([line(organisation=date(2026, 1, 2))], HEADING))
    assert told(read.faults)[0][:3] == ("import_code_retyped", 2, "organisation")


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (line("officer", "Ai khác", role="head"), ("import_name_differs", 2, "name", "Ai khác")),
        (
            line("officer", "Người thử officer", email="x@example.org", role="head"),
            ("import_email_differs", 2, "email", "x@example.org"),
        ),
        (line("stranger", "Người thử stranger"), ("import_sign_in_taken", 2, "sign_in", "stranger")),
        (line(organisation="08"), ("import_no_such_organisation", 2, "organisation", "08")),
        (line(organisation="99"), ("import_no_such_organisation", 2, "organisation", "99")),
        (line(since="1/1/2025"), ("import_is_not_there", 2, "since", "2025-01-01")),
        (line("officer", "Người thử officer"), ("import_holds_already", 2, "role", "Người thử officer")),
    ],
)
@pytest.mark.usefixtures("officer", "stranger")
def test_a_fault_that_only_the_system_knows(office: Person, row: list[Any], fault: tuple[str, int, str, str]) -> None:
    made = plan_of(office, row)
    assert (told(made.faults), made.steps) == ([fault], ())


def test_a_code_of_two_organisations_is_refused(office: Person, commune: Organisation, province: Organisation) -> None:
    Code.objects.create(organisation=province, system="own", code="02683", since=commune.since)
    assert told(plan_of(office, line()).faults) == [("import_code_of_several", 2, "organisation", "02683")]


def test_every_fault_has_its_sentences() -> None:
    source = "".join(Path(str(module.__file__)).read_text(encoding="utf-8") for module in (sheet, plan, reading))
    named = {*re.findall(r'"(import_\w+)"', source), *(f"import_{column}_empty" for column in LAYOUT.needed)}
    named |= {f"import_{column}_unknown" for column in ("role", "held")}
    assert {one for kind in named for one in (kind, f"{kind}_right")} - set(WORKSHOP) == set()


# --- The plan and the services come to the same -----------------------------------------------------------------------

TERMS = [
    (date(2025, 7, 1), None),
    (date(2025, 7, 1), date(2026, 1, 5)),
    (date(2025, 12, 1), date(2026, 3, 1)),
    (date(2026, 1, 5), None),
    (date(2026, 2, 1), date(2026, 3, 1)),
    (date(2026, 6, 1), None),
]


@pytest.mark.parametrize("held", TERMS)
@pytest.mark.parametrize("wanted", TERMS)
def test_a_term_is_a_fault_just_where_appointing_refuses_it(
    held: tuple[date, date | None], wanted: tuple[date, date | None], office: Person, commune: Organisation
) -> None:
    one = person("an", "head", commune)
    appoint(one, Term("officer", commune, *held, basis=DECISION), actor=SYSTEM)
    ends_on = wanted[1].isoformat() if wanted[1] else ""
    made = plan_of(office, line(one.sign_in, one.name, since=wanted[0].isoformat(), ends_on=ends_on))
    try:
        appoint(one, Term("officer", commune, *wanted, basis=DECISION), actor=SYSTEM)
    except Exception:  # whatever it is refused for
        assert (held == wanted and made.changed == [] and not made.faults) or made.faults
    else:
        assert (len(made.changed), made.faults) == (1, ())


# --- The pages --------------------------------------------------------------------------------------------------------


def test_the_preview_asks_as_much_for_many_as_for_one(office: Person, commune: Organisation, browser: Browser) -> None:
    client = browser(office)
    few, many = (
        sent(client, csv_file([line(f"n{at}", f"Người thử {at}") for at in range(count)], HEADING)) for count in (1, 60)
    )
    asked = []
    for page in (few, many):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(page).status_code == 200
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 20
    assert commune.appointments.count() == 0


def test_who_no_longer_keeps_people_is_not_given_the_draft(
    office: Person, other_province: Organisation, browser: Browser
) -> None:
    client = browser(office)
    page = sent(client, csv_file([line()], HEADING))
    appoint(office, Term("office", other_province, SINCE, basis=DECISION), actor=SYSTEM)
    relieve(
        Appointment.objects.get(person=office, until=None, organisation__codes__code="15"),
        on=timezone.localdate(),
        basis=DECISION,
        actor=SYSTEM,
        successor=person("sau", "office", Organisation.objects.get(codes__code="15")),
    )
    assert client.get(page).status_code == 404


def test_a_list_of_people_is_not_one_of_organisations(office: Person, province: Organisation, browser: Browser) -> None:
    client = browser(office)
    page = sent(client, csv_file([line()], HEADING))
    number = page.rstrip("/").rsplit("/", 1)[1]
    assert client.get(f"/organisations/{province.pk}/import/{number}/").status_code == 404


# --- Links for all of them --------------------------------------------------------------------------------------------


def links_of(client: Client) -> list[list[Any]]:
    """Name, sign-in name, email, link, last day, of the workbook that a post gives."""
    answer = client.post("/people/links/")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="links.xlsx"'
    rows = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[0].iter_rows(values_only=True)
    return [list(row) for row in rows][1:]


@pytest.mark.usefixtures("commune")
def test_all_who_came_by_a_list_get_their_links_once(office: Person, stranger: Person, browser: Browser) -> None:
    set_password(office, "mat khau du dai 2026", actor=SYSTEM)
    client = browser(office)
    accepted(client, sent(client, csv_file([line(), line("binh", "Người thử Bình", organisation="15")], HEADING)))
    assert "2 người" in client.get("/people/links/").content.decode()
    rows = links_of(client)
    assert [row[1] for row in rows] == ["an", "binh"]
    token = rows[0][3].rstrip("/").rsplit("/", 1)[1]
    accept_invitation(token, "mat khau du dai 2026")
    assert Person.objects.get(sign_in="an").has_usable_password()
    assert "Không có ai chờ" in client.post("/people/links/").content.decode()
    assert Entry.objects.filter(action="person.invited").count() == len(rows)
    assert not Invitation.objects.filter(person=stranger).exists()


def test_no_link_is_made_for_whom_others_trust_too(
    office: Person, officer: Person, other_province: Organisation, browser: Browser
) -> None:
    set_password(office, "mat khau du dai 2026", actor=SYSTEM)
    appoint(officer, Term("supplier", other_province, SINCE, basis=DECISION), actor=SYSTEM)
    assert "Không có ai chờ" in browser(office).post("/people/links/").content.decode()


def test_a_link_that_is_over_can_be_made_anew(office: Person, officer: Person, browser: Browser) -> None:
    set_password(office, "mat khau du dai 2026", actor=SYSTEM)
    client = browser(office)
    assert [row[1] for row in links_of(client)] == [officer.sign_in]
    Invitation.objects.update(expires_at=timezone.now())
    assert [row[1] for row in links_of(client)] == [officer.sign_in]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_workbook_to_fill_in_is_read_and_its_examples_are_refused(language: Any) -> None:
    data = example_workbook(EXAMPLE, language)
    assert [fault[:2] for fault in told(read_people(data).faults)] == [("import_example", 2), ("import_example", 3)]
    assert len(openpyxl.load_workbook(io.BytesIO(data))["people"].data_validations.dataValidation) == 2


# --- A long list ------------------------------------------------------------------------------------------------------


@pytest.fixture
def job(office: Person, commune: Organisation, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Job:
    """Of a list that is long for this test."""
    monkeypatch.setattr(import_views, "MOST_IN_A_REQUEST", 1)
    client = browser(office)
    answer = accepted(client, sent(client, csv_file([line(), line("binh", "Người thử Bình")], HEADING)))
    one = Job.objects.get()
    assert (answer.headers["Location"], Person.objects.filter(sign_in="an").exists()) == (f"/jobs/{one.pk}/", False)
    return one


def test_a_long_list_is_written_by_a_worker(job: Job, office: Person, browser: Browser) -> None:
    assert work_once(Stop())
    job.refresh_from_db()
    assert (job.state, job.done, job.link) == ("done", 2, "/people/links/")
    assert set(Person.objects.filter(sign_in__in=("an", "binh")).values_list("name", flat=True)) == {
        "Người thử An",
        "Người thử Bình",
    }
    assert set(Entry.objects.filter(subject_name__startswith="Người thử An").values_list("actor", flat=True)) == {
        f"{office.name} (office)"
    }
    assert not Draft.objects.exists()
    browser(office).get(job.link)


def test_whoever_keeps_people_no_more_writes_nothing(job: Job, office: Person) -> None:
    office.appointments.update(until=SINCE)
    assert work_once(Stop())
    job.refresh_from_db()
    assert (job.state, Person.objects.filter(sign_in="an").exists()) == ("failed", False)
    assert job.fault["en"].startswith("The file was written already")


def test_the_draft_of_somebody_else_is_not_written(job: Job) -> None:
    Draft.objects.update(sign_in="somebody")
    assert work_once(Stop())
    job.refresh_from_db()
    assert (job.state, Person.objects.filter(sign_in="an").exists()) == ("failed", False)
