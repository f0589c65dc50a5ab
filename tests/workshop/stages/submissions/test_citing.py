"""What answers rest on: cited once and again, let go, held while it is cited, part of what the head confirms."""

from __future__ import annotations

import pytest
from django.utils import timezone

from tests.workshop.conftest import Browser
from tests.workshop.stages.evidence.cast import entered
from tests.workshop.stages.submissions.test_answers import wrote
from tests.workshop.stages.submissions.test_confirming import handed
from thang.workshop.base.audit.models import Entry
from thang.workshop.base.audit.services import SYSTEM
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.people.models import Person
from thang.workshop.stages.evidence.services import take_document_away
from thang.workshop.stages.rounds.models import Participant
from thang.workshop.stages.rounds.services import close_round
from thang.workshop.stages.submissions.citing import cite, let_go
from thang.workshop.stages.submissions.digest import digest_of
from thang.workshop.stages.submissions.models import Citation, Submission


def cited(unit: Participant, who: Person, code: str = "1.1", note: str = "") -> Citation:
    document = unit.organisation.documents.first() or entered(unit.organisation, who)
    return cite(unit, code, document, note, now=timezone.now(), actor=SYSTEM)


def test_one_document_serves_many_indicators_and_is_cited_once_by_each(unit: Participant, officer: Person) -> None:
    first = cited(unit, officer)
    assert cited(unit, officer) == first
    assert cited(unit, officer, note="trang 3").note == "trang 3"
    cited(unit, officer, "1.2")
    assert Citation.objects.count() == 2
    assert unit.organisation.documents.count() == 1


def test_what_is_cited_is_not_taken_away(unit: Participant, officer: Person) -> None:
    row = cited(unit, officer)
    with pytest.raises(Refused):
        take_document_away(row.document, actor=SYSTEM)
    let_go(row, now=timezone.now(), actor=SYSTEM)
    take_document_away(row.document, actor=SYSTEM)
    row.document.refresh_from_db()
    with pytest.raises(Refused, match="document_is_gone"):
        cite(unit, "1.1", row.document, "", now=timezone.now(), actor=SYSTEM)


def test_evidence_is_part_of_what_the_head_confirms(unit: Participant, officer: Person, head: Person) -> None:
    before = digest_of(unit)
    row = cited(unit, officer)
    assert digest_of(unit) != before
    handed(unit, head)
    let_go(row, now=timezone.now(), actor=SYSTEM)
    assert Submission.objects.get(participant=unit).handed_in_at is None
    assert digest_of(unit) == before
    assert Entry.objects.filter(action="answer.citation_let_go").count() == 1


def test_a_round_that_is_closed_and_an_indicator_that_is_not_asked_take_none(
    unit: Participant, officer: Person
) -> None:
    document = entered(unit.organisation, officer)
    with pytest.raises(Refused, match="no_such_indicator"):
        cite(unit, "9.9", document, "", now=timezone.now(), actor=SYSTEM)
    close_round(unit.round, actor=SYSTEM)
    with pytest.raises(Refused, match="round_is_not_open"):
        cite(unit, "1.1", document, "", now=timezone.now(), actor=SYSTEM)


def test_an_officer_searches_cites_and_lets_go(
    unit: Participant, officer: Person, neighbour: Person, other_commune: Organisation, browser: Browser
) -> None:
    own, theirs = entered(unit.organisation, officer), entered(other_commune, neighbour, title="Kế hoạch của xã khác")
    page, address = browser(officer), f"/rounds/units/{unit.pk}/indicators/1.1/"
    shown = page.get(f"{address}?q=ke+hoach").content.decode()
    assert "05/KH-UBND" in shown
    assert "Kế hoạch của xã khác" not in shown
    assert page.post(f"{address}cite/", {"document": theirs.pk}).status_code == 404
    assert page.post(f"{address}cite/", {"document": "1 OR 1"}).status_code == 404
    page.post(f"{address}cite/", {"document": own.pk, "note": "trang 2"})
    assert "(trang 2)" in page.get(address).content.decode()
    assert "1 tài liệu" in page.get(f"/rounds/units/{unit.pk}/").content.decode()
    row = Citation.objects.get()
    assert browser(neighbour).post(f"{address}cite/{row.pk}/let-go/").status_code == 404
    page.post(f"{address}cite/{row.pk}/let-go/")
    assert not Citation.objects.exists()


def test_the_head_is_told_what_lacks_evidence(
    unit: Participant, officer: Person, head: Person, browser: Browser
) -> None:
    wrote(unit, "1.1", "2")
    said = "chưa dẫn, cũng chưa giải trình: 1"
    page = browser(head)
    assert said in page.get(f"/rounds/units/{unit.pk}/confirm/").content.decode()
    cited(unit, officer)
    assert said not in page.get(f"/rounds/units/{unit.pk}/confirm/").content.decode()
