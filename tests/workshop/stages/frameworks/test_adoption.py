"""Adoption by a decision, copies, and what becomes of answers when one edition replaces another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tests.workshop.base.acts.cast import OLD, entered
from tests.workshop.conftest import Browser
from tests.workshop.stages.frameworks.cast import ACTOR, FAULTY, TEXT, adopted, drafted
from thang.workshop.base.acts.models import Act
from thang.workshop.base.audit.models import Entry
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.people.models import Person
from thang.workshop.stages.frameworks.bridge import parsed, preview_of
from thang.workshop.stages.frameworks.bridge_changes import AGAIN, GONE, KEPT, NEW, changes_between
from thang.workshop.stages.frameworks.models import Edition
from thang.workshop.stages.frameworks.services import adopt, copy_edition


@pytest.fixture
def act(db: None) -> Act:
    return entered(OLD)


def refused(does: Callable[[], object]) -> tuple[str, str]:
    with pytest.raises(Refused) as error:
        does()
    return error.value.kind, error.value.field


def test_an_edition_is_adopted_by_the_number_of_an_act(
    act: Act, province: Organisation, office: Person, browser: Browser
) -> None:
    one = drafted(province)
    answer = browser(office).post(f"/frameworks/{one.pk}/adopt/", {"act": "791/qđ-ubnd", "on": "2023-04-15"})
    assert answer.status_code == 302
    one.refresh_from_db()
    assert (one.adopted_by, one.adopted_on, one.is_adopted) == (act, date(2023, 4, 15), True)
    entry = Entry.objects.latest("number")
    assert (entry.action, entry.basis) == ("edition.adopted", str(act))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"act": "1/QĐ-UBND", "on": "2025-01-01"}, "1/QĐ-UBND"),
        ({"act": "791/QĐ-UBND", "on": "2020-01-01"}, "11/04/2023"),
        ({"act": "", "on": ""}, "Số văn bản ban hành: "),
    ],
)
def test_what_is_wrong_with_an_adoption_is_told(
    typed: dict[str, str], told: str, act: Act, province: Organisation, office: Person, browser: Browser
) -> None:
    one = drafted(province)
    answer = browser(office).post(f"/frameworks/{one.pk}/adopt/", typed)
    assert answer.context["form"].errors
    assert told in answer.content.decode()
    one.refresh_from_db()
    assert not one.is_adopted


def test_a_draft_with_faults_is_not_adopted(act: Act, province: Organisation, office: Person, browser: Browser) -> None:
    one = drafted(province, FAULTY)
    answer = browser(office).post(f"/frameworks/{one.pk}/adopt/", {"act": act.number, "on": "2025-01-01"})
    assert "lỗi cần sửa" in answer.content.decode()
    one.refresh_from_db()
    assert not one.is_adopted


def test_a_copy_is_a_draft_that_replaces_what_it_is_of(
    act: Act, province: Organisation, office: Person, browser: Browser
) -> None:
    old = adopted(province, act, text=TEXT.replace("rule: yes_no", 'rule: yes_no\n        was: ["9"]'))
    answer = browser(office).post(f"/frameworks/{old.pk}/copy/", {"edition_name": "2027"}, follow=True)
    assert answer.status_code == 200
    new = Edition.objects.latest("pk")
    assert (new.edition, new.replaces, new.is_adopted) == ("2027", old, False)
    assert "was" not in new.text
    page = browser(office).post(f"/frameworks/{old.pk}/copy/", {"edition_name": "2027"}).content.decode()
    assert "phiên bản 2027 đã có" in page
    assert (
        "không dùng được"
        in browser(office).post(f"/frameworks/{old.pk}/copy/", {"edition_name": "hai nghìn"}).content.decode()
    )


def test_another_offices_copy_replaces_nothing(act: Act, province: Organisation, other_province: Organisation) -> None:
    old = adopted(province, act)
    assert copy_edition(old, other_province, "2025", actor=ACTOR).replaces is None


def test_an_edition_is_replaced_once_and_not_before_it_was(act: Act, province: Organisation) -> None:
    old = adopted(province, act)
    one, two = (copy_edition(old, province, name, actor=ACTOR) for name in ("2025.2", "2025.3"))
    early = date(2024, 1, 1)
    assert refused(lambda: adopt(one, act, on=early, actor=ACTOR, replaces=old)) == ("edition_replaces_later", "on")
    on = date(2025, 6, 1)
    assert refused(lambda: adopt(one, act, on=on, actor=ACTOR, replaces=two)) == ("edition_replaces_none", "replaces")
    adopt(one, act, on=on, actor=ACTOR, replaces=old)
    assert refused(lambda: adopt(two, act, on=on, actor=ACTOR, replaces=old)) == ("edition_is_replaced", "replaces")


NEWER = (
    TEXT.replace('"2026"', '"2026.2"')
    .replace('code: "1.2"', 'code: "1.3"\n        was: ["1.2"]')
    .replace("at_least: 4", "at_least: 5")
    .replace(
        "rule: {proportion: {target: 0.8}}\n    value: {type: ratio, unit: {vi: hồ sơ, en: dossiers}}",
        "rule: {proportion: {target: 80}}\n    value: {type: number}",
    )
)


def test_answers_stay_are_given_again_are_new_or_gone() -> None:
    old, new = parsed(TEXT).framework, parsed(NEWER).framework
    found = changes_between(old, new)
    assert [(one.code, one.was, one.fate) for one in found.fates] == [
        ("1.1", ("1.1",), KEPT),
        ("1.3", ("1.2",), KEPT),
        ("2", ("2",), AGAIN),
    ]
    assert found.taken_over() == {"1.1": "1.1", "1.3": "1.2"}
    back = changes_between(new, parsed(TEXT.replace('code: "1.2"', 'code: "1.4"')).framework)
    assert {(one.code or one.was[0], one.fate) for one in back.fates} >= {("1.4", NEW), ("1.3", GONE)}


def test_an_option_that_is_there_no_more_is_answered_again() -> None:
    options = "rule: {choice: {options: {head: 1, deputy: 1/2}}}"
    old = parsed(TEXT.replace("rule: yes_no", options)).framework
    fewer = parsed(TEXT.replace("rule: yes_no", options.replace(", deputy: 1/2", ""))).framework
    fates = {one.code: one.fate for one in changes_between(old, fewer).fates}
    assert fates["1.2"] == AGAIN
    assert {one.code: one.fate for one in changes_between(fewer, old).fates}["1.2"] == KEPT


def test_the_page_of_changes_says_so(act: Act, province: Organisation, officer: Person, browser: Browser) -> None:
    old = adopted(province, act, "2026")
    new = adopted(province, act, "2026.2", NEWER)
    page = browser(officer).get(f"/frameworks/{new.pk}/changes/", {"before": old.pk}).content.decode()
    assert "kê khai lại" in page
    assert "1.2" in page
    assert browser(officer).get(f"/frameworks/{new.pk}/changes/").status_code == 200


def test_each_group_has_its_own_form() -> None:
    departments, communes = preview_of(TEXT, "vi")
    assert (departments.total, departments.max, departments.differs) == ("30", "30", False)
    assert [(row.code, top) for row, top in communes.rows] == [("1", "15"), ("1.1", "10"), ("1.2", "5"), ("2", "5")]
    alone = preview_of(
        TEXT.replace("{department: 10, commune: 5}\n        rule", "{department: 12}\n        rule"), "vi"
    )
    assert (alone[0].total, alone[0].differs) == ("32", True)
    assert [row.code for row, _ in alone[1].rows] == ["1", "1.1", "2"]
    assert preview_of("thang: ?", "vi") == []


def test_the_preview_is_a_page(act: Act, province: Organisation, officer: Person, browser: Browser) -> None:
    page = browser(officer).get(f"/frameworks/{adopted(province, act).pk}/preview/").content.decode()
    assert "Sở" in page
    assert "Số cuộc họp" in page
