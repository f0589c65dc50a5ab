"""Questions about indicators: asked by a unit, answered once for all, read by everybody in the round."""

from __future__ import annotations

import pytest
from django.utils import timezone

from tests.workshop.conftest import Browser
from tests.workshop.stages.cast import participant
from thang.workshop.base.audit.models import Entry
from thang.workshop.base.audit.services import SYSTEM
from thang.workshop.base.notices.models import Notice
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.people.models import Person
from thang.workshop.stages.rounds.models import Participant, Question, Round
from thang.workshop.stages.rounds.question_queries import answered_for
from thang.workshop.stages.rounds.question_services import ask, reply
from thang.workshop.stages.rounds.services import close_round


def asked(unit: Participant, who: Person, code: str = "1.1", text: str = "Họp trực tuyến có tính không?") -> Question:
    return ask(unit, code, text, who, now=timezone.now(), actor=SYSTEM)


def test_what_makes_no_sense_is_refused(unit: Participant, officer: Person, office: Person) -> None:
    for code, text, kind in (("9.9", "?", "no_such_indicator"), ("1.1", "  ", "question_is_empty")):
        with pytest.raises(Refused, match=kind):
            asked(unit, officer, code, text)
    one, other = asked(unit, officer), asked(unit, officer, "1.2")
    with pytest.raises(Refused, match="reply_is_empty"):
        reply([one], " ", office, now=timezone.now(), actor=SYSTEM)
    with pytest.raises(Refused, match="questions_of_several"):
        reply([one, other], "Có", office, now=timezone.now(), actor=SYSTEM)
    close_round(unit.round, actor=SYSTEM)
    with pytest.raises(Refused, match="round_is_closed"):
        asked(unit, officer)
    assert Question.objects.count() == 2


def test_one_answer_settles_several_and_who_asked_is_told(
    unit: Participant, other_commune: Organisation, officer: Person, neighbour: Person, office: Person, browser: Browser
) -> None:
    one = asked(unit, officer)
    other = asked(participant(unit.round, other_commune), neighbour, text="Họp từ xa?")
    page = browser(office)
    assert "2 câu hỏi chờ trả lời" in page.get("/my-work/").content.decode()
    page.post(f"/rounds/questions/{one.pk}/reply/", {"reply": "Có, nếu có biên bản.", "same": [other.pk]})
    assert [row.answer for row in answered_for(unit.round, "1.1")] == ["Có, nếu có biên bản."] * 2
    assert set(Notice.objects.filter(key="question_answered").values_list("person", flat=True)) == {
        officer.pk,
        neighbour.pk,
    }


def test_an_answer_that_is_changed_is_known_as_it_was(unit: Participant, officer: Person, office: Person) -> None:
    one = asked(unit, officer)
    reply([one], "Có", office, now=timezone.now(), actor=SYSTEM)
    reply([one], "Không", office, now=timezone.now(), actor=SYSTEM)
    entry = Entry.objects.latest("number")
    assert entry.action == "question.answer_changed"
    assert "Có" in entry.before
    assert "Không" in entry.after


def test_everybody_reads_the_answer_and_nobody_else_who_asked(
    open_round: Round, unit: Participant, officer: Person, neighbour: Person, office: Person, browser: Browser
) -> None:
    one, address = asked(unit, officer), f"/rounds/{open_round.pk}/questions/"
    assert "Họp trực tuyến" in browser(officer).get(address).content.decode()
    assert "Họp trực tuyến" not in browser(neighbour).get(address).content.decode()
    reply([one], "Có, nếu có biên bản.", office, now=timezone.now(), actor=SYSTEM)
    theirs = browser(neighbour).get(address).content.decode()
    assert "Có, nếu có biên bản." in theirs
    assert "Xã Bát Xát" not in theirs
    own = browser(officer).get(f"/rounds/units/{unit.pk}/indicators/1.1/").content.decode()
    assert "Có, nếu có biên bản." in own


def test_an_officer_asks_on_the_page_of_the_indicator(
    open_round: Round, unit: Participant, officer: Person, neighbour: Person, browser: Browser
) -> None:
    address = f"/rounds/participants/{unit.pk}/ask/1.1/"
    assert browser(neighbour).get(address).status_code == 404
    page = browser(officer)
    assert address in page.get(f"/rounds/units/{unit.pk}/indicators/1.1/").content.decode()
    refused = page.post(address, {"question": ""}).content.decode()
    assert "field-error" in refused
    page.post(address, {"question": "<b>Họp</b> trực tuyến?"})
    assert "&lt;b&gt;Họp" in page.get(f"/rounds/{open_round.pk}/questions/").content.decode()
