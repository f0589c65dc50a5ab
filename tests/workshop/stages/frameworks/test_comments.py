"""Drafts sent for comments: who reads them, who may say something until when, what waits for whom."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.utils import timezone
from python_calamine import CalamineWorkbook

from tests.workshop.base.acts.cast import OLD, entered
from tests.workshop.conftest import Browser, person
from tests.workshop.stages.frameworks.cast import ACTOR, FAULTY, LATER, drafted, sent_to
from thang.workshop.base.audit.models import Entry
from thang.workshop.base.notices.models import Notice
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.people.access import Reach
from thang.workshop.base.people.models import Person
from thang.workshop.base.people.waiting import open_in
from thang.workshop.stages.frameworks.commenting import comment, send_for_comments
from thang.workshop.stages.frameworks.models import Asked, Comment, Edition
from thang.workshop.stages.frameworks.services import adopt
from thang.workshop.stages.frameworks.waiting import COMMENTS

NOW = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)


def refused(does: Callable[[], object]) -> str:
    with pytest.raises(Refused) as error:
        does()
    return error.value.kind


def said(one: Edition, unit: Organisation, code: str = "1.1") -> Comment:
    return comment(one, unit, code=code, text="Nên ghi rõ kỳ đếm", actor=ACTOR, now=NOW)


def test_a_draft_is_sent_to_the_units_of_a_kind(
    province: Organisation, commune: Organisation, other_commune: Organisation, office: Person, officer: Person,
    browser: Browser,
) -> None:  # fmt: skip
    one = drafted(province)
    assert browser(officer).get(f"/frameworks/{one.pk}/").status_code == 404
    asked = {"unit_kind": "commune", "comments_until": "2100-01-01"}
    assert browser(office).post(f"/frameworks/{one.pk}/send/", asked).status_code == 302
    assert {row.organisation for row in Asked.objects.all()} == {commune, other_commune}
    assert Entry.objects.latest("number").action == "edition.sent_for_comments"
    assert Notice.objects.filter(person=officer, key="edition_sent").exists()
    page = browser(officer).get(f"/frameworks/{one.pk}/").content.decode()
    assert f"/frameworks/{one.pk}/comments/add/?code=1.1" in page
    assert f"/frameworks/{one.pk}/edit/" not in page


def test_what_cannot_be_sent_is_refused(province: Organisation, commune: Organisation) -> None:
    one = drafted(province)
    facts = {"until": date(2026, 12, 1), "actor": ACTOR, "now": NOW}
    assert refused(lambda: send_for_comments(one, [], **facts)) == "comments_of_nobody"  # type: ignore[arg-type]  # as named
    early = {**facts, "until": date(2026, 11, 1)}
    assert refused(lambda: send_for_comments(one, [commune], **early)) == "comments_until_past"  # type: ignore[arg-type]  # as named
    Edition.objects.update(digest="", text=FAULTY)
    assert refused(lambda: send_for_comments(one, [commune], **facts)) == "edition_has_faults"  # type: ignore[arg-type]  # as named


def test_a_unit_comments_and_the_office_answers(
    province: Organisation, commune: Organisation, office: Person, officer: Person, browser: Browser
) -> None:
    one = sent_to(province, commune)
    made = {"comment_unit": str(commune.pk), "comment_code": "1.1", "comment": "Nên ghi rõ kỳ đếm"}
    assert browser(officer).post(f"/frameworks/{one.pk}/comments/add/", made).status_code == 302
    row = Comment.objects.get()
    page = browser(office).get(f"/frameworks/{one.pk}/comments/").content.decode()
    assert "1 chưa trả lời, 0 đã trả lời" in page
    assert browser(officer).get(f"/frameworks/comments/{row.pk}/").status_code == 404
    answered = browser(office).post(f"/frameworks/comments/{row.pk}/", {"comment_answer": "Đã tiếp thu"})
    assert answered.status_code == 302
    assert "Đã tiếp thu" in browser(officer).get(f"/frameworks/{one.pk}/comments/").content.decode()
    assert Notice.objects.filter(person=officer, key="comment_answered").exists()
    assert [entry.action for entry in Entry.objects.order_by("-number")[:2]] == ["comment.answered", "comment.made"]


def test_comments_stay_readable_when_the_edition_is_adopted(
    province: Organisation, commune: Organisation, officer: Person, browser: Browser
) -> None:
    one = sent_to(province, commune)
    said(one, commune)
    adopt(one, entered(OLD), on=date(2026, 11, 21), actor=ACTOR)
    page = browser(officer).get(f"/frameworks/{one.pk}/comments/").content.decode()
    assert "Nên ghi rõ kỳ đếm" in page
    assert browser(officer).get(f"/frameworks/{one.pk}/comments/add/").status_code == 200
    assert refused(lambda: said(one, commune)) == "comments_closed"


def test_nobody_comments_late_or_unasked(
    province: Organisation, commune: Organisation, other_commune: Organisation, browser: Browser
) -> None:
    one = drafted(province)
    send_for_comments(one, [commune], until=date(2026, 11, 20), actor=ACTOR, now=NOW)
    late = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
    kind = refused(lambda: comment(one, commune, code="", text="x", actor=ACTOR, now=late))
    assert kind == "comments_are_late"
    assert refused(lambda: said(one, other_commune)) == "comments_closed"
    neighbour = person("ke-ben", "officer", other_commune)
    assert browser(neighbour).get(f"/frameworks/{one.pk}/").status_code == 404
    assert browser(neighbour).get(f"/frameworks/{one.pk}/comments/add/").status_code == 404


def test_a_unit_reads_its_own_comments_alone(
    province: Organisation, commune: Organisation, other_commune: Organisation, officer: Person, browser: Browser
) -> None:
    one = drafted(province)
    send_for_comments(one, [commune, other_commune], until=LATER, actor=ACTOR, now=NOW)
    comment(one, other_commune, code="", text="Ý của xã bên", actor=ACTOR, now=NOW)
    assert "Ý của xã bên" not in browser(officer).get(f"/frameworks/{one.pk}/comments/").content.decode()


def test_comments_are_exported(province: Organisation, commune: Organisation, office: Person, browser: Browser) -> None:
    one = sent_to(province, commune)
    said(one, commune)
    file = browser(office).get(f"/frameworks/{one.pk}/comments/?export=xlsx").content
    rows = CalamineWorkbook.from_filelike(io.BytesIO(file)).get_sheet_by_index(0).to_python()
    assert rows[1][:3] == ["1.1", "Xã Bát Xát", "Nên ghi rõ kỳ đếm"]


def test_open_comments_and_drafts_to_comment_on_are_work(
    province: Organisation, commune: Organisation, office: Person, officer: Person
) -> None:
    one, today = sent_to(province, commune), timezone.localdate()
    waits = list(COMMENTS.waiting(Reach(officer, today)))
    assert [(work.key, work.organisation, work.due) for work in waits] == [("comments_asked", commune.pk, LATER)]
    assert [work.key for work in open_in(Organisation.objects.filter(pk=commune.pk), today)] == ["comments_asked"]
    said(one, commune)
    assert list(COMMENTS.waiting(Reach(officer, today))) == []
    (work,) = COMMENTS.waiting(Reach(office, today))
    assert (work.key, work.facts["count"]) == ("comments_open", 1)
