"""The pages of rearrangements: what they say, what they do, what they refuse and where; what was typed stays."""

from __future__ import annotations

import html
import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests.workshop.conftest import MERGER, Browser, founded, person
from thang.words.workshop import WORKSHOP
from thang.workshop.base.audit.models import Entry
from thang.workshop.base.audit.services import SYSTEM
from thang.workshop.base.organisations.models import Organisation, Placement, Rearrangement
from thang.workshop.base.organisations.rearrange_forms import MOST_LINES, OUTCOMES
from thang.workshop.base.organisations.rearrange_views import KINDS, NAMED
from thang.workshop.base.organisations.services import Founding, dissolve, found
from thang.workshop.base.people.models import Person

ORDER = {"on": "2026-09-01", "basis": "12/NQ-HĐND"}


@pytest.fixture
def client(office: Person, browser: Browser) -> Client:
    return browser(office)


@pytest.fixture
def station(commune: Organisation) -> Organisation:
    return founded("Trạm Y tế", "service_unit", commune)


def address(one: Organisation, kind: str) -> str:
    return f"/organisations/{one.pk}/{kind}/"


def done(client: Client, one: Organisation, what: str, /, **typed: str) -> str:
    """Where the page leads when it has been done."""
    answer = client.post(address(one, what), {**ORDER, **typed})
    assert answer.status_code == 302, texts_of(answer)
    return str(answer.headers["Location"])


def texts_of(answer: Any) -> str:
    return html.unescape(answer.content.decode())


def refused(client: Client, one: Organisation, what: str, field: str, /, **typed: str) -> list[str]:
    """What stands beside the field; nothing was written, and what was typed is still there."""
    before = (Entry.objects.count(), Rearrangement.objects.count(), Placement.objects.count())
    given = {**ORDER, **typed}
    answer = client.post(address(one, what), given)
    assert answer.status_code == 200
    assert before == (Entry.objects.count(), Rearrangement.objects.count(), Placement.objects.count())
    form: Any = answer.context["form"]
    assert {name: form[name].value() for name in given} == given
    errors = [str(text) for text in (form.errors.get(field) or form.non_field_errors())]
    text = texts_of(answer)
    assert errors, form.errors
    assert all(error in text for error in errors)
    if field:
        assert f'id="id_{field}_error"' in text
    return errors


class TestSuccess:
    def test_a_transfer_by_the_exact_name(
        self, client: Client, commune: Organisation, other_commune: Organisation, station: Organisation
    ) -> None:
        where = done(client, station, "transfer", hierarchy="state", parent=" Xã  Bắc Hà ")
        assert where == f"/organisations/{station.pk}/"
        assert list(station.placements.filter(until=None).values_list("parent", flat=True)) == [other_commune.pk]

    def test_a_transfer_by_the_code_into_another_hierarchy(
        self, client: Client, commune: Organisation, other_commune: Organisation
    ) -> None:
        done(client, commune, "transfer", hierarchy="party", parent="02839")
        assert set(commune.placements.filter(until=None).values_list("hierarchy", flat=True)) == {"state", "party"}

    def test_a_merger_into_another_one(
        self, client: Client, commune: Organisation, other_commune: Organisation, station: Organisation
    ) -> None:
        done(client, commune, "merge", others="\n02839\n", into="Xã Bắc Hà")
        commune.refresh_from_db()
        assert str(commune.until) == "2026-09-01"
        assert station.placements.get(until=None).parent == other_commune

    def test_a_merger_into_the_one_of_the_page(
        self, client: Client, commune: Organisation, other_commune: Organisation
    ) -> None:
        done(client, commune, "merge", others="Xã Bắc Hà", into="02683")
        other_commune.refresh_from_db()
        commune.refresh_from_db()
        assert (commune.until, other_commune.ended_by) == (None, "12/NQ-HĐND")

    def test_a_consolidation_into_a_new_one(
        self, client: Client, commune: Organisation, other_commune: Organisation, province: Organisation
    ) -> None:
        new = {"name": "Xã Hợp Nhất", "name_en": "United", "kind": "commune", "code_own": "HN-1"}
        done(client, commune, "consolidate", others="Xã Bắc Hà", **new)
        made = Organisation.objects.get(names__name="Xã Hợp Nhất")
        assert [code.code for code in made.codes.all()] == ["HN-1"]
        assert made.placements.get().parent == province
        assert Rearrangement.objects.get().kind == "consolidate"

    def test_a_split_into_new_ones_that_may_take_its_code(self, client: Client, province: Organisation) -> None:
        places = {"state": province}
        old = found(Founding("department", "Sở Cũ", since=MERGER, codes={"own": "S-1"}, places=places), actor=SYSTEM)
        typed = {"new_ones": "Sở A; S-1\n\nSở B", "kind": "department", "outcome": "ends"}
        done(client, old, "split", **typed)
        old.refresh_from_db()
        made = {
            str(row.successor): list(row.successor.codes.values_list("code", flat=True)) for row in old.successors.all()
        }
        assert (str(old.until), made) == ("2026-09-01", {"Sở A": ["S-1"], "Sở B": []})

    def test_a_part_that_is_split_off(self, client: Client, commune: Organisation, station: Organisation) -> None:
        done(client, commune, "split", new_ones="Xã Mới", kind="commune", outcome="lasts")
        commune.refresh_from_db()
        assert (commune.until, commune.successors.get().is_part) == (None, True)

    def test_what_was_dissolved_stays_where_it_stood_last(self, client: Client, commune: Organisation) -> None:
        """It has no heirs: whoever looks after the one above sees it still, and writes it no more."""
        assert done(client, commune, "dissolve", on="2025-08-01") == f"/organisations/{commune.pk}/"
        assert client.get(f"/organisations/{commune.pk}/").status_code == 200
        assert client.get(f"/organisations/{commune.pk}/rename/").status_code == 404
        commune.refresh_from_db()
        assert commune.ended_by == "12/NQ-HĐND"


class TestRefusals:
    @pytest.mark.parametrize("kind", KINDS)
    def test_without_day_and_legal_basis(self, kind: str, client: Client, commune: Organisation) -> None:
        for field in ORDER:
            assert refused(client, commune, kind, field, **{field: ""})

    def test_a_parent_that_nobody_knows(self, client: Client, station: Organisation) -> None:
        (text,) = refused(client, station, "transfer", "parent", hierarchy="state", parent="xa bat xat")
        assert "“xa bat xat”" in text
        assert "có phải: Xã Bát Xát" in text

    def test_a_parent_that_one_does_not_see(
        self, client: Client, commune: Organisation, other_province: Organisation
    ) -> None:
        (text,) = refused(client, commune, "transfer", "parent", hierarchy="state", parent="Tỉnh Tuyên Quang")
        assert "có phải" not in text

    def test_a_circle(self, client: Client, commune: Organisation, station: Organisation) -> None:
        (text,) = refused(client, commune, "transfer", "parent", hierarchy="state", parent="Trạm Y tế")
        assert "Trạm Y tế đang ở dưới" in text

    def test_every_bad_line_is_named(
        self, client: Client, commune: Organisation, other_commune: Organisation, province: Organisation
    ) -> None:
        twin = [founded("Xã Trùng", "commune", province, code) for code in ("T-1", "T-2")]
        lines = "Xã Bắc Hà\n\nKhông có\n02683\nXã Trùng\n02839"
        faults = refused(client, commune, "merge", "others", others=lines, into="Xã Bắc Hà")
        assert [fault.split(":")[0] for fault in faults] == ["dòng 3", "dòng 4", "dòng 5", "dòng 6"]
        assert faults[1].startswith("dòng 4: “02683” là chính đơn vị")
        assert faults[2].endswith(", ".join(one.codes.get().code for one in twin))
        assert "đã ghi ở dòng 1" in faults[3]

    def test_too_many_lines(self, client: Client, commune: Organisation) -> None:
        lines = "\n".join(str(number) for number in range(MOST_LINES + 1))
        (text,) = refused(client, commune, "merge", "others", others=lines, into="02683")
        assert str(MOST_LINES) in text

    @pytest.mark.parametrize("blank", [" ", "\n \n"])
    def test_lines_that_say_nothing(self, blank: str, client: Client, commune: Organisation) -> None:
        new = {"name": "Xã Mới", "kind": "commune", "code_own": ""}
        assert refused(client, commune, "merge", "others", others=blank, into="02683")
        assert refused(client, commune, "consolidate", "others", others=blank, **new)
        assert refused(client, commune, "split", "new_ones", new_ones=blank, kind="commune", outcome="lasts")

    def test_a_merger_into_none_of_them(
        self, client: Client, commune: Organisation, other_commune: Organisation, province: Organisation
    ) -> None:
        typed = {"others": "Xã Bắc Hà", "into": "Tỉnh Lào Cai"}
        (text,) = refused(client, commune, "merge", "into", **typed)
        assert "Tỉnh Lào Cai không có trong các đơn vị được sáp nhập" in text

    def test_one_that_another_office_keeps(
        self, client: Client, commune: Organisation, other_province: Organisation
    ) -> None:
        founded("Xã Xa", "commune", other_province)
        assert refused(client, commune, "merge", "others", others="Xã Xa", into="02683")

    def test_one_that_ended_while_the_form_was_open(
        self, client: Client, commune: Organisation, other_commune: Organisation
    ) -> None:
        """From a day that is still to come, so that it can be named."""
        dissolve(other_commune, on=date(2990, 1, 1), basis="", actor=SYSTEM)
        typed = {"others": "Xã Bắc Hà", "into": "02683", "on": "2990-09-01"}
        (text,) = refused(client, commune, "merge", "on", **typed)
        assert "Xã Bắc Hà không hoạt động vào ngày 01/09/2990" in text

    def test_a_code_of_another_one(
        self, client: Client, commune: Organisation, other_commune: Organisation, province: Organisation
    ) -> None:
        found(Founding("department", "Sở Khác", codes={"own": "S-9"}), actor=SYSTEM)
        new = {"name": "Xã Mới", "kind": "commune", "code_own": "S-9"}
        (text,) = refused(client, commune, "consolidate", "code_own", others="Xã Bắc Hà", **new)
        assert "Sở Khác" in text
        split = {"new_ones": "\nXã A;S-9\nXã B", "kind": "commune", "outcome": "ends"}
        (text,) = refused(client, commune, "split", "new_ones", **split)
        assert text.startswith("dòng 2: mã S-9 đang là mã của Sở Khác")

    def test_its_own_code_while_it_lasts(self, client: Client, province: Organisation) -> None:
        places = {"state": province}
        old = found(Founding("department", "Sở Cũ", since=MERGER, codes={"own": "S-1"}, places=places), actor=SYSTEM)
        typed = {"new_ones": "Sở A; S-1", "kind": "department", "outcome": "lasts"}
        assert "dòng 1" in refused(client, old, "split", "new_ones", **typed)[0]

    @pytest.mark.parametrize(
        ("line", "told"),
        [
            ("; A-1", "chưa có tên"),
            ("Xã A; 1; 2", "hơn một dấu chấm phẩy"),
            (f"{'x' * 301}; 1", "dài quá 300"),
            (f"Xã A; {'x' * 41}", "dài quá 40"),
            ("Xã B; A-1", "tên trong"),
            ("Xã A; B-1", "mã trong"),
        ],
    )
    def test_a_bad_line_of_a_split(self, line: str, told: str, client: Client, commune: Organisation) -> None:
        typed = {"new_ones": f"{line}\nXã B;B-1", "kind": "commune", "outcome": "ends"}
        first, *_ = refused(client, commune, "split", "new_ones", **typed)
        assert first.startswith("dòng 1: ")
        assert told in first

    def test_a_split_that_says_not_whether_it_lasts(self, client: Client, commune: Organisation) -> None:
        assert refused(client, commune, "split", "outcome", new_ones="Xã A\nXã B", kind="commune", outcome="")

    def test_a_split_into_one(self, client: Client, commune: Organisation) -> None:
        assert refused(client, commune, "split", "new_ones", new_ones="Xã A", kind="commune", outcome="ends")

    def test_an_end_while_others_stand_below(
        self, client: Client, commune: Organisation, station: Organisation
    ) -> None:
        typed = {"new_ones": "Xã A\nXã B", "kind": "commune", "outcome": "ends"}
        assert "Trạm Y tế" in refused(client, commune, "split", "on", **typed)[0]
        assert "Trạm Y tế" in refused(client, commune, "dissolve", "on")[0]

    def test_a_day_before_it_was_there(
        self, client: Client, commune: Organisation, other_commune: Organisation
    ) -> None:
        new = {"name": "Xã Mới", "kind": "commune", "code_own": ""}
        told = "Xã Bát Xát không hoạt động vào ngày 01/01/2020"
        typed = {"others": "Xã Bắc Hà", "on": "2020-01-01", **new}
        assert refused(client, commune, "consolidate", "on", **typed) == [told]
        typed = {"new_ones": "Xã A", "kind": "commune", "outcome": "lasts", "on": "2020-01-01"}
        assert refused(client, commune, "split", "on", **typed) == [told]

    def test_new_ones_that_would_stand_under_nobody(self, client: Client, province: Organisation) -> None:
        typed = {"new_ones": "Tỉnh A", "kind": "province", "outcome": "lasts"}
        assert "không trực thuộc đơn vị nào" in refused(client, province, "split", "", **typed)[0]

    def test_new_ones_under_one_that_one_does_not_keep(self, commune: Organisation, browser: Browser) -> None:
        """An office of the commune alone founds nothing in the province."""
        client = browser(person("xa", "office", commune))
        typed = {"new_ones": "Xã A", "kind": "commune", "outcome": "lasts"}
        assert "sẽ trực thuộc Tỉnh Lào Cai" in refused(client, commune, "split", "", **typed)[0]


class TestPages:
    @pytest.mark.parametrize("language", ["vi", "en"])
    @pytest.mark.parametrize("kind", KINDS)
    def test_it_says_what_will_happen_before_it_does(
        self, kind: str, language: str, client: Client, commune: Organisation, station: Organisation
    ) -> None:
        client.cookies["thang_language"] = language
        text = texts_of(client.get(address(commune, kind)))
        what = KINDS[kind].what
        for sentence in (f"{what}_about", f"{what}_ends", f"{what}_below", "rearrange_is_kept", "what_happens"):
            assert WORKSHOP[sentence].say(language, {}) in text  # type: ignore[arg-type]  # one of the two
        for shown in ("Xã Bát Xát", "02683", "Tỉnh Lào Cai", "Trạm Y tế"):
            assert shown in text

    def test_many_below_are_counted(self, client: Client, commune: Organisation) -> None:
        for number in range(NAMED + 1):
            founded(f"Trạm {number:02}", "service_unit", commune)
        text = texts_of(client.get(address(commune, "dissolve")))
        assert f"(tất cả {NAMED + 1} đơn vị)" in text
        assert "Trạm 19" in text
        assert "Trạm 20" not in text

    def test_the_page_of_the_organisation_leads_to_them(
        self, client: Client, commune: Organisation, officer: Person, browser: Browser
    ) -> None:
        page = f"/organisations/{commune.pk}/"
        links = set(re.findall(r'href="([^"]+)"', client.get(page).content.decode()))
        assert {address(commune, kind) for kind in KINDS} <= links
        seen = set(re.findall(r'href="([^"]+)"', browser(officer).get(page).content.decode()))
        assert not {address(commune, kind) for kind in KINDS} & seen

    def test_one_of_another_office_is_not_there(
        self, client: Client, officer: Person, commune: Organisation, other_province: Organisation, browser: Browser
    ) -> None:
        for kind in KINDS:
            assert client.get(address(other_province, kind)).status_code == 404
            assert browser(officer).post(address(commune, kind), ORDER).status_code == 404

    def test_every_choice_has_its_words(self) -> None:
        assert {f"outcome_{one}" for one in OUTCOMES} <= set(WORKSHOP)
        for kind in KINDS.values():
            assert {f"{kind.what}{end}" for end in ("", "_short", "_about", "_ends", "_below")} <= set(WORKSHOP)
            assert {f"field_{name}" for name in kind.form.base_fields} <= set(WORKSHOP)
