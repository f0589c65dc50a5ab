"""Editions: entered with or without faults, looked at, changed by one at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.workshop.base.acts.cast import OLD, entered
from tests.workshop.conftest import Browser
from tests.workshop.stages.frameworks.cast import ACTOR, FAULTY, TEXT, adopted, drafted
from thang.library.framework_file import parse_framework
from thang.workshop.base.audit.models import Entry
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.people.models import Person
from thang.workshop.stages.frameworks.models import Edition
from thang.workshop.stages.frameworks.services import enter_draft, save_text


def refused(does: Callable[[], object]) -> str:
    with pytest.raises(Refused) as error:
        does()
    return error.value.kind


def test_an_uploaded_file_becomes_a_draft_with_its_digest(office: Person, browser: Browser) -> None:
    sent = SimpleUploadedFile("bo-chi-so.yaml", TEXT.encode())
    answer = browser(office).post("/frameworks/upload/", {"file": sent}, follow=True)
    page = answer.content.decode()
    one = Edition.objects.get()
    assert (one.code, one.edition, one.title) == ("thu-dti", "2026", "Bộ chỉ số thử")
    assert one.digest == parse_framework(TEXT.encode()).digest
    assert "Số cuộc họp" in page
    assert "từ 4 cuộc họp" in page
    assert "Biên bản" in page
    assert Entry.objects.latest("number").action == "edition.entered"


def test_a_file_with_faults_is_kept_and_shows_them_at_their_lines(office: Person, browser: Browser) -> None:
    sent = SimpleUploadedFile("bo-chi-so.yaml", FAULTY.encode())
    page = browser(office).post("/frameworks/upload/", {"file": sent}, follow=True).content.decode()
    one = Edition.objects.get()
    assert one.digest == ""
    assert one.title == "Bộ chỉ số thử"
    line = FAULTY.splitlines().index("        max: mười") + 1
    assert f'id="line-{line}"' in page
    assert "mười" in page
    mended = browser(office).post(f"/frameworks/{one.pk}/edit/", {"text": TEXT, "version": "1"}, follow=True)
    assert mended.redirect_chain == [(f"/frameworks/{one.pk}/", 302)]
    assert Edition.objects.get().digest == parse_framework(TEXT.encode()).digest


def test_what_is_no_yaml_at_all_is_kept_too(office: Person, browser: Browser) -> None:
    page = browser(office).post("/frameworks/upload/", {"text": "a: [1,\n b"}, follow=True).content.decode()
    assert Edition.objects.get().title == "Bộ chỉ số chưa có tên"
    assert "a: [1," in page


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"text": ""}, "chưa có gì được gửi"),
        ({"file": SimpleUploadedFile("a.yaml", b"\xff\xfe")}, "không phải văn bản UTF-8"),
    ],
)
def test_nothing_and_no_text_are_refused(sent: dict[str, Any], told: str, office: Person, browser: Browser) -> None:
    assert told in browser(office).post("/frameworks/upload/", sent).content.decode()
    assert not Edition.objects.exists()


def test_a_second_draft_of_the_edition_is_refused_and_its_text_stays(
    office: Person, province: Organisation, browser: Browser
) -> None:
    drafted(province)
    page = browser(office).post("/frameworks/upload/", {"file": SimpleUploadedFile("a.yaml", TEXT.encode())})
    assert "thu-dti phiên bản 2026 đã có" in page.content.decode()
    assert "Số cuộc họp" in page.content.decode()
    assert refused(lambda: enter_draft(province, TEXT, actor=ACTOR)) == "edition_is_there"


def test_checking_saves_nothing(office: Person, province: Organisation, browser: Browser) -> None:
    one = drafted(province)
    asked = {"text": FAULTY, "version": "1", "check": "1"}
    page = browser(office).post(f"/frameworks/{one.pk}/edit/", asked).content.decode()
    assert "1 lỗi cần sửa" in page
    page = browser(office).post(f"/frameworks/{one.pk}/edit/", {**asked, "text": TEXT}).content.decode()
    assert "Không có lỗi" in page
    assert Edition.objects.get().version == 1


def test_of_two_tabs_the_second_is_told_and_keeps_its_text(
    office: Person, province: Organisation, browser: Browser
) -> None:
    one = drafted(province)
    browser(office).post(f"/frameworks/{one.pk}/edit/", {"text": TEXT.replace("Sở", "Ban"), "version": "1"})
    second = {"text": TEXT.replace("Sở", "Ngành"), "version": "1"}
    page = browser(office).post(f"/frameworks/{one.pk}/edit/", second).content.decode()
    assert "vẫn ở đây, chưa được lưu" in page
    assert "Ngành" in page
    one.refresh_from_db()
    assert "Ban" in one.text
    assert one.version == 2


def test_line_ends_of_a_browser_change_nothing(province: Organisation) -> None:
    one = drafted(province)
    assert save_text(one, TEXT.replace("\n", "\r\n"), version=1, actor=ACTOR).version == 1


def test_an_adopted_edition_is_not_changed(province: Organisation, office: Person, browser: Browser) -> None:
    one = adopted(province, entered(OLD))
    assert refused(lambda: save_text(one, TEXT, version=1, actor=ACTOR)) == "edition_is_adopted"
    assert browser(office).get(f"/frameworks/{one.pk}/edit/").status_code == 404
    assert browser(office).get(f"/frameworks/{one.pk}/file/").content.decode() == one.text


def test_a_draft_is_its_offices_and_an_adopted_one_everybodys(
    province: Organisation, office: Person, officer: Person, stranger: Person, browser: Browser
) -> None:
    draft, public = drafted(province), adopted(province, entered(OLD))
    for who, sees_draft in ((office, True), (officer, False), (stranger, False)):
        assert (browser(who).get(f"/frameworks/{draft.pk}/").status_code == 200) == sees_draft
        assert browser(who).get(f"/frameworks/{public.pk}/").status_code == 200
        page = browser(who).get("/frameworks/").content.decode()
        assert (f"/frameworks/{draft.pk}/" in page) == sees_draft
        assert f"/frameworks/{public.pk}/" in page


def test_pages_ask_a_few_times(
    province: Organisation, office: Person, browser: Browser, django_assert_max_num_queries: Any
) -> None:
    one, client = drafted(province), browser(office)
    for page in ("/frameworks/", f"/frameworks/{one.pk}/", f"/frameworks/{one.pk}/edit/"):
        with django_assert_max_num_queries(20, info=page):
            assert client.get(page).status_code == 200
