"""The family tree over several rearrangements, and the legal bases beside it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from tests.workshop.base.acts.cast import NEW, OLD, entered
from tests.workshop.conftest import MERGER, Browser, Everything, founded
from thang.workshop.base.acts.queries import cited
from thang.workshop.base.acts.services import replace_act
from thang.workshop.base.audit.services import SYSTEM
from thang.workshop.base.organisations.family_queries import STEPS, Relative, family
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.organisations.services import rearrange, rename
from thang.workshop.base.people.models import Person

Tree = dict[str, Any]
REPLACED = date(2025, 1, 1)


def shape(relatives: Sequence[Relative]) -> Tree:
    """Names, and below each those a step further."""
    return {one.organisation.name: shape(one.further) for one in relatives}  # type: ignore[attr-defined]  # as annotated


@pytest.fixture
def line(province: Organisation) -> list[Organisation]:
    """Eight communes, each merged into the next one, a week apart."""
    some = [founded(f"Xã {number}", "commune", province) for number in range(8)]
    for step, (one, heir) in enumerate(pairwise(some), start=1):
        rearrange("merge", [one], [heir], on=MERGER + timedelta(7 * step), basis="", actor=SYSTEM)
    return some


def depth(tree: Tree) -> int:
    return 1 + max(map(depth, tree.values())) if tree else 0


def test_a_tree_goes_as_far_as_it_is_asked(line: list[Organisation]) -> None:
    assert shape(family(line[2], Everything()).before) == {"Xã 1": {"Xã 0": {}}}
    assert shape(family(line[5], Everything()).after) == {"Xã 6": {"Xã 7": {}}}
    assert depth(shape(family(line[0], Everything()).after)) == STEPS
    assert depth(shape(family(line[0], Everything(), steps=2).after)) == 2


def test_a_tree_asks_once_a_step(line: list[Organisation], django_assert_num_queries: Any) -> None:
    """Both sides at once, and not once more to hear that there is nothing."""
    with django_assert_num_queries(4):
        assert depth(shape(family(line[3], Everything()).after)) == 4


def test_a_way_back_in_time_is_no_way_forward(commune: Organisation, other_commune: Organisation) -> None:
    """The later part of the one that lasts was not there when the first one went in."""
    rearrange("split", [commune], [other_commune, commune], on=MERGER + timedelta(1), basis="", actor=SYSTEM)
    rearrange("merge", [other_commune], [commune], on=MERGER + timedelta(2), basis="", actor=SYSTEM)
    tree = family(commune, Everything())
    assert shape(tree.before) == {"Xã Bắc Hà": {"Xã Bát Xát": {}}}
    assert shape(tree.after) == {"Xã Bắc Hà": {"Xã Bát Xát": {}}}


def test_those_that_one_may_not_see_have_no_link(
    office: Person, commune: Organisation, other_province: Organisation, browser: Browser
) -> None:
    rearrange("merge", [founded("Xã Xa", "commune", other_province)], [commune], **on(1))
    hidden = founded("Xã Ẩn", "commune", other_province)
    rearrange("split", [commune], [hidden, commune], **on(2))
    text = browser(office).get(f"/organisations/{commune.pk}/").content.decode()
    assert f'<a href="/organisations/{hidden.pk}/">' not in text
    assert "Xã Ẩn" in text


def on(days: int, basis: str = "") -> dict[str, Any]:
    return {"on": MERGER + timedelta(days), "basis": basis, "actor": SYSTEM}


def test_the_page_nests_the_steps(office: Person, line: list[Organisation], browser: Browser) -> None:
    text = browser(office).get(f"/organisations/{line[7].pk}/").content.decode()
    assert text.index("Xã 6</a>: sáp nhập") < text.index("Xã 5</a>: sáp nhập") < text.index("Xã 1</a>: sáp nhập")
    assert text.count("<ul>") > STEPS


class TestBases:
    def test_a_known_number_leads_to_its_act_with_what_became_of_it(
        self, office: Person, commune: Organisation, other_commune: Organisation, browser: Browser
    ) -> None:
        old, new = entered(OLD), entered(NEW)
        replace_act(new, [old], on=REPLACED, is_part=False, actor=SYSTEM)
        rename(commune, "Xã Mới", "", **on(1, "791/QĐ-UBND"))
        rearrange("merge", [other_commune], [commune], **on(2, "3000/QĐ-UBND ngày 20/12/2024"))
        text = browser(office).get(f"/organisations/{commune.pk}/").content.decode()
        note = "(đã hết hiệu lực từ 01/01/2025, thay bằng Quyết định số 3000/QĐ-UBND"
        assert f'<a href="/acts/{old.pk}/">791/QĐ-UBND</a> {note}' in text
        assert f'<a href="/acts/{new.pk}/">3000/QĐ-UBND ngày 20/12/2024</a></li>' in text.replace("\n", "")

    def test_what_is_no_number_or_hostile_is_plain_text(
        self, office: Person, commune: Organisation, browser: Browser
    ) -> None:
        entered(OLD)
        rename(commune, "Xã Mới", "", **on(1, "theo 791/QĐ-UBND <b>"))
        text = browser(office).get(f"/organisations/{commune.pk}/").content.decode()
        assert "<td>theo 791/QĐ-UBND &lt;b&gt;</td>" in text

    @pytest.mark.django_db
    def test_a_number_of_several_acts_names_one_with_its_day_only(self) -> None:
        first = entered(OLD)
        entered(OLD, signed_on=date(2024, 5, 6))
        texts = ["791/QĐ-UBND", "791/qđ-ubnd, ngày 11/4/2023", "791-QĐ/UBND", "", "791/QĐ-UBND 31/2/2023"]
        found = cited(texts, date(2026, 1, 1), "vi")
        assert {text: (one.act, one.note) for text, one in found.items()} == {
            "791/qđ-ubnd, ngày 11/4/2023": (first, "")
        }

    @pytest.mark.django_db
    def test_one_that_is_not_valid_yet_says_so(self) -> None:
        entered(OLD)
        found = cited(["791/QĐ-UBND"], date(2023, 4, 12), "en")
        assert found["791/QĐ-UBND"].note.startswith("(not valid until ")

    def test_as_many_queries_for_one_text_as_for_many(self, db: None, django_assert_num_queries: Any) -> None:
        old, new = entered(OLD), entered(NEW)
        replace_act(new, [old], on=REPLACED, is_part=False, actor=SYSTEM)
        with django_assert_num_queries(0):
            assert cited([""], MERGER, "vi") == {}
        with django_assert_num_queries(2):
            assert len(cited(["791/QĐ-UBND", "3000/QĐ-UBND", "1/QĐ"], MERGER, "vi")) == 2

    def test_a_field_offers_the_numbers_of_acts(self, office: Person, commune: Organisation, browser: Browser) -> None:
        entered(OLD)
        for day in (date(2024, 1, 2), date(2025, 1, 2)):
            entered(NEW, signed_on=day, number="1/QĐ-UBND")
        text = browser(office).get(f"/organisations/{commune.pk}/dissolve/").content.decode()
        assert 'list="basis_acts"' in text
        assert '<option value="791/QĐ-UBND">' in text
        assert '<option value="1/QĐ-UBND ngày 02/01/2025">' in text
