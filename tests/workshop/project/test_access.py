"""Every address × every role × whose organisation it is about, from the one table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from tests.workshop.base.files.cast import kept
from tests.workshop.conftest import founded, person
from tests.workshop.stages.cast import draft_round, opened, participant
from tests.workshop.stages.evidence.cast import entered, paper
from tests.workshop.stages.frameworks.cast import drafted, in_force, said_of, sent_to
from thang.workshop.base.acts.models import Act, Replacement
from thang.workshop.base.acts.services import Facts as ActFacts
from thang.workshop.base.acts.services import enter_act, replace_act
from thang.workshop.base.audit.models import Entry
from thang.workshop.base.audit.services import SYSTEM
from thang.workshop.base.calendar.services import Facts as DayFacts
from thang.workshop.base.calendar.services import set_day
from thang.workshop.base.files.models import Upload
from thang.workshop.base.files.services import begin_upload
from thang.workshop.base.jobs.models import Job
from thang.workshop.base.jobs.services import Asker, ask
from thang.workshop.base.notices.models import Recipients, Reminder
from thang.workshop.base.notices.reminding import Call, To, note
from thang.workshop.base.notices.stopping import address_of
from thang.workshop.base.organisations.importing import keep_draft
from thang.workshop.base.organisations.models import Draft, Organisation
from thang.workshop.base.people.delegating import Absence, delegate
from thang.workshop.base.people.inviting import make_link
from thang.workshop.base.people.models import Delegation, Person
from thang.workshop.base.people.roles import ROLES
from thang.workshop.base.people.services import set_password
from thang.workshop.base.signin.middleware import OPEN
from thang.workshop.project.access import CHILD, NOBODY, OTHER, OWN, PARENT, RELATIONS, TABLE, lines
from thang.workshop.stages.evidence.importing import keep_draft as keep_list
from thang.workshop.stages.evidence.models import Document, DraftOfDocuments
from thang.workshop.stages.rounds.models import Participant, Question, Round, Supply
from thang.workshop.stages.rounds.question_services import ask as ask_about
from thang.workshop.stages.submissions.citing import cite
from thang.workshop.stages.submissions.confirming import confirm
from thang.workshop.stages.submissions.digest import digest_of

GIVEN = {200, 302}


def addresses(patterns: list[Any], space: str = "") -> Iterator[str]:
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from addresses(one.url_patterns, f"{one.app_name}:" if one.app_name else space)
        elif isinstance(one, URLPattern):
            yield f"{space}{one.name}"


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    assert set(addresses(get_resolver().url_patterns)) == set(TABLE)


def test_every_row_says_what_every_role_gets() -> None:
    assert all(set(row.given) == set(ROLES) for row in TABLE.values() if row.given)
    assert len(list(lines())) == len(TABLE) + 1


TRIES = "nguoi-thu"
OF_ROUNDS = ("round", "participant", "indicator", "supply")
DAY_OFF = DayFacts(date(2026, 9, 2), "Quốc khánh", "Bộ luật Lao động 2019")


def replaced() -> tuple[Act, Replacement]:
    """An act that stands instead of an older one."""
    old, new = (
        enter_act(ActFacts(number, "Bộ chỉ số", "decision", "UBND tỉnh", day, day), actor=SYSTEM)
        for number, day in (("791/QĐ-UBND", date(2023, 4, 11)), ("1/QĐ-UBND", date(2025, 1, 2)))
    )
    return new, replace_act(new, [old], on=date(2025, 1, 2), is_part=False, actor=SYSTEM)[0]


def asked(client: Client, way: str, address: str) -> Any:
    """A file that is answered is open until it was read."""
    answer: Any = client.generic(way, address)
    if answer.streaming:
        list(answer.streaming_content)
    return answer


class Family:
    """A province, a department in it with an office below, another province; somebody of no importance in each."""

    def __init__(self) -> None:
        parent = founded("Tỉnh Lào Cai", "province", code="15")
        own = founded("Sở Khoa học và Công nghệ", "department", parent)
        self.organisations = {
            PARENT: parent,
            OWN: own,
            CHILD: founded("Trung tâm trực thuộc", "service_unit", own),
            OTHER: founded("Tỉnh Tuyên Quang", "province", code="08"),
        }
        self.act, self.replacement = replaced()
        self.accounts: dict[str, Person] = {}
        self.day_off = set_day(DAY_OFF, actor=SYSTEM)
        self.files = {where: kept(one) for where, one in self.organisations.items()}
        self.papers = {where: paper(self.organisations[where], one) for where, one in self.files.items()}
        self.people = {where: person(f"ai-do-{where}", "appraiser", one) for where, one in self.organisations.items()}
        self.jobs = {where: self.job(where) for where in self.organisations}

    def address(self, name: str, relation: str) -> str:
        about, where = TABLE[name].about, self.organisations[relation]
        keys: dict[str, list[Any]] = {
            "": [],
            "act": [self.act.pk],
            "replacement": [self.replacement.pk],
            "adopted edition": [in_force(where, self.act).pk] if about == "adopted edition" else [],
            "indicator of a draft": [drafted(where).pk, 1] if about == "indicator of a draft" else [],
            "edition sent for comments": [sent_to(self.organisations[PARENT], where).pk] if "sent" in about else [],
            "comment": [said_of(where).pk] if about == "comment" else [],
            "draft edition": [drafted(where).pk] if about == "draft edition" else [],
            "day off": [self.day_off.pk],
            "year": [2026],
            "file": [self.files[relation].pk],
            "document": [self.papers[relation].document_id],
            "file of a document": [self.papers[relation].pk],
            "upload": [self.upload(where).pk] if about == "upload" else [],
            "draft": [where.pk, self.draft(where).pk] if about == "draft" else [],
            "list of people": [self.draft(where, Draft.PEOPLE).pk] if about == "list of people" else [],
            "list of documents": [self.list_of_documents(where).pk] if about == "list of documents" else [],
            "organisation": [where.pk],
            "person": [self.people[relation].pk],
            "passkey": [1],
            "account": [self.with_password(relation).pk],
            "delegation": [self.delegation(relation).pk] if about == "delegation" else [],
            "link": [make_link(self.people[relation], actor=SYSTEM).token] if about == "link" else [],
            "appointment": [self.people[relation].appointments.get().pk],
            "job": [self.jobs[relation].pk],
            "kind of job": ["audit.prove"],
            "stop of the digest": [address_of(self.people[relation]).rstrip("/").rpartition("/")[2]],
            "list of whom to remind": [self.list(where).pk] if about == "list of whom to remind" else [],
            "reminder": [self.reminder(where).pk] if about == "reminder" else [],
            **(self.of_rounds(where) if about in OF_ROUNDS else {}),
            "question": [self.question(where).pk] if about == "question" else [],
            "answer to cite for": self.to_cite(where) if about == "answer to cite for" else [],
            "citation": self.cited(where) if about == "citation" else [],
            "round to close": [self.round(where, f"Kỳ đóng {relation}").pk] if about == "round to close" else [],
            "participant of a draft": [self.of_draft(where).pk] if about == "participant of a draft" else [],
            "participant that handed in": [self.handed_in(where).pk] if "handed in" in about else [],
            "entry": [Entry.objects.filter(organisation=where.pk).latest("number").pk],
        }
        return reverse(name, args=keys[about])

    def list_of_documents(self, where: Organisation) -> DraftOfDocuments:
        """That the one who asks has handed in."""
        one = Person.objects.filter(sign_in=TRIES).first() or self.people[OWN]
        return keep_list(where, one, "tai-lieu.csv", b"x", is_common=False)

    def delegation(self, relation: str) -> Delegation:
        """Of the one of no importance there, to the one of the next."""
        other = self.people[OTHER if relation != OTHER else OWN]
        today = timezone.localdate()
        absence = Absence(other, today, today + timedelta(1), "nghỉ phép")
        return delegate(self.people[relation].appointments.get(), absence, actor=SYSTEM)

    def with_password(self, relation: str) -> Person:
        """Another one there, as a link of invitation is for who has none."""
        if relation not in self.accounts:
            self.accounts[relation] = person(f"co-mat-khau-{relation}", "appraiser", self.organisations[relation])
            set_password(self.accounts[relation], "mat khau du dai 2026", actor=SYSTEM)
        return self.accounts[relation]

    def job(self, relation: str) -> Job:
        """Somebody else's."""
        asker = Asker(self.people[relation], SYSTEM, self.organisations[relation])
        return ask("audit.prove", {}, asker, now=timezone.now())

    def list(self, where: Organisation) -> Recipients:
        return Recipients.objects.get_or_create(organisation=where, name="Zalo", opening="Kính gửi")[0]

    def reminder(self, where: Organisation) -> Reminder:
        now = timezone.now()
        return note(Call("zalo", now), [To(where)], where, actor=SYSTEM, now=now)

    def of_rounds(self, where: Organisation) -> dict[str, Any]:
        one = self.round(where)
        unit = participant(one, where).pk
        return {"round": [one.pk], "participant": [unit], "indicator": [unit, "1.1"], "supply": [self.supply(where).pk]}

    def round(self, where: Organisation, name: str = "Kỳ thử") -> Round:
        """In which the organisation that runs it takes part itself."""
        return Round.objects.filter(organisation=where, name=name).first() or opened(where, [where], name)

    def of_draft(self, where: Organisation) -> Participant:
        one = draft_round(where, [where], f"Kỳ chuẩn bị {where.pk} {Round.objects.count()}")
        return participant(one, where)

    def handed_in(self, where: Organisation) -> Participant:
        one = participant(self.round(where, "Kỳ đã nộp"), where)
        if one.submission.handed_in_at is None:
            head = self.people[OWN]
            confirm(one, digest_of(one), head, knows_gaps=True, now=timezone.now(), actor=SYSTEM)
        return one

    def question(self, where: Organisation) -> Question:
        unit = participant(self.round(where), where)
        known = Question.objects.filter(participant=unit).first()
        one = next(iter(self.people.values()))
        return known or ask_about(unit, "1.1", "Tính thế nào?", one, now=timezone.now(), actor=SYSTEM)

    def to_cite(self, where: Organisation) -> Any:
        return [participant(self.round(where), where).pk, "1.1"]

    def cited(self, where: Organisation) -> Any:
        unit = participant(self.round(where), where)
        number = f"DAN-{Document.objects.count()}"
        document = entered(where, next(iter(self.people.values())), number=number)
        row = cite(unit, "1.1", document, "", now=timezone.now(), actor=SYSTEM)
        return [unit.pk, "1.1", row.pk]

    def supply(self, where: Organisation) -> Supply:
        return Supply.objects.get_or_create(round=self.round(where), code="2.2", organisation=where)[0]

    def upload(self, where: Organisation) -> Upload:
        """That the one who asks has begun."""
        one = Person.objects.filter(sign_in=TRIES).first() or self.people[OWN]
        return begin_upload(where, one, "bien-ban.pdf", 10)

    def draft(self, where: Organisation, system: str = "own") -> Draft:
        """A file that the one who asks has sent in."""
        return keep_draft(where, TRIES, system, "danh-sach.csv", "Mã,Tên\n".encode())


@pytest.fixture
def family(db: None, settings: Any, tmp_path: Path) -> Family:
    settings.CHOSEN = replace(settings.CHOSEN, data=tmp_path)
    return Family()


@pytest.mark.parametrize("role", ROLES)
def test_a_role_gets_what_the_table_says(role: str, family: Family) -> None:
    client = Client()
    client.force_login(person(TRIES, role, family.organisations[OWN]))
    found = {
        (name, relation): asked(client, row.asks, family.address(name, relation)).status_code in GIVEN
        for name, row in TABLE.items()
        for relation in RELATIONS
        if name != "people:sign_out"
    }
    wanted = {(name, where): where in TABLE[name].given.get(role, NOBODY) for name, where in found}
    assert found == wanted


def test_who_is_not_signed_in_is_led_to_signing_in(family: Family) -> None:
    for name, row in TABLE.items():
        answer = asked(Client(), row.asks, family.address(name, OWN))
        is_led = answer.status_code == 302 and answer.headers["Location"].startswith("/sign-in/")
        assert is_led != row.is_public, name


def test_a_role_that_demands_a_factor_opens_nothing_without_one(family: Family, settings: Any) -> None:
    """Asked or posted, at every address but those that set one up."""
    settings.CHOSEN = replace(settings.CHOSEN, second_factor=frozenset({"office"}))
    client = Client()
    client.force_login(person(TRIES, "office", family.organisations[OWN]))
    for name, row in TABLE.items():
        if row.is_public or name in OPEN:
            continue
        address = family.address(name, OWN)
        for way in ("GET", "POST"):
            answer = asked(client, way, address)
            assert (answer.status_code, answer.headers.get("Location")) == (302, reverse("mfa_index")), (way, name)


def test_whoever_holds_no_role_any_more_sees_nobody(family: Family) -> None:
    one = person("da-nghi", "office", family.organisations[OWN])
    one.appointments.update(until="2025-08-01")
    client = Client()
    client.force_login(one)
    assert client.get(family.address("organisations:page", OWN)).status_code == 404
    assert client.get("/audit/").status_code == 404
    assert "Trung tâm" not in client.get("/organisations/").content.decode()


def test_guessing_numbers_shows_nothing(family: Family) -> None:
    """Every organisation, person and entry by its number: what is outside of one's reach does not come back."""
    client = Client()
    client.force_login(person("to-mo", "officer", family.organisations[CHILD]))

    def shown(place: str, model: type[Organisation | Person | Entry | Job]) -> list[int]:
        numbers = list(model.objects.values_list("pk", flat=True))
        assert len(numbers) > 3
        guessed = range(max(1, min(numbers) - 3), max(numbers) + 3)
        return [pk for pk in guessed if client.get(f"/{place}/{pk}/").status_code == 200]

    assert shown("organisations", Organisation) == [family.organisations[CHILD].pk]
    assert shown("people", Person) == [Person.objects.get(sign_in="to-mo").pk]
    assert shown("audit", Entry) == []
    assert shown("jobs", Job) == []
    assert client.get(f"/organisations/tree/?under={family.organisations[PARENT].pk}").status_code == 404
