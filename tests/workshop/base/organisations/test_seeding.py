"""The shipped organisations: entered once, told apart by time, run twice without a change."""

from __future__ import annotations

from datetime import date

import pytest

from tests.workshop.conftest import Everything
from thang.workshop.base.audit.queries import first_broken, head
from thang.workshop.base.audit.services import SYSTEM
from thang.workshop.base.organisations.family_queries import Family, family
from thang.workshop.base.organisations.models import Code, Name, Organisation, Rearrangement
from thang.workshop.base.organisations.queries import children_on, named_on, parents_on
from thang.workshop.base.organisations.seeding import enter_former, enter_units
from thang.workshop.base.organisations.units import TWO_TIERS, Link, Unit, Units, units
from thang.workshop.base.parts.periods import EVER

BEFORE = date(2025, 6, 30)


def tree(one: Organisation) -> Family:
    return family(one, Everything())


def bearer(code: str, since: date) -> Organisation:
    return Code.objects.get(system="statistics", code=code, since=since).organisation


@pytest.mark.slow
@pytest.mark.django_db
def test_the_country_before_and_after() -> None:
    """All lists at once: entering them takes seconds."""
    enter_units(SYSTEM)
    enter_former(SYSTEM)
    now = named_on(Organisation.objects.all(), TWO_TIERS)
    assert now.filter(kind__in=["province", "city"]).count() == 34
    assert now.filter(kind__in=["commune", "ward", "special_zone"]).count() == 3321
    assert named_on(Organisation.objects.all(), BEFORE).filter(kind__in=["province", "city"]).count() == 63

    old, yen_bai, new = bearer("10", EVER), bearer("15", EVER), bearer("15", TWO_TIERS)
    assert (str(old), str(yen_bai), str(new)) == ("Tỉnh Lào Cai", "Tỉnh Yên Bái", "Tỉnh Lào Cai")
    assert (old.until, new.until) == (TWO_TIERS, None)
    assert {one.organisation.pk for one in tree(new).before} == {old.pk, yen_bai.pk}
    communes = children_on(Organisation.objects.all(), new, TWO_TIERS).filter(kind__in=["commune", "ward"])
    assert communes.count() == 99

    ha_noi = bearer("01", EVER)
    assert (ha_noi.until, tree(ha_noi).before) == (None, []), "a province that is the same goes on"
    nghia_lo = bearer("04288", TWO_TIERS)
    assert (str(bearer("04288", EVER)), str(nghia_lo)) == ("Phường Tân An", "Phường Nghĩa Lộ")
    assert [str(parent) for _, parent in parents_on(nghia_lo, TWO_TIERS)] == ["Tỉnh Lào Cai"]

    information = Organisation.objects.get(names__name="Sở Thông tin và Truyền thông")
    assert [(one.organisation.name, one.rearrangement.on) for one in tree(information).after] == [  # type: ignore[attr-defined]  # as annotated
        ("Sở Khoa học và Công nghệ", date(2025, 3, 1))
    ]
    assert Rearrangement.objects.filter(on=None).exists(), "a day that nobody has read is not made up"

    written, rows = head(), Organisation.objects.count()
    assert (enter_units(SYSTEM).organisations, enter_former(SYSTEM).organisations) == (0, 0)
    assert (head(), Organisation.objects.count()) == (written, rows)
    assert first_broken() is None


SMALL = Units(
    old={
        one.code: one
        for one in (
            Unit("10", "Tỉnh Cũ", "province", ""),
            Unit("100", "Huyện", "district", "10"),
            Unit("10001", "Xã Giữ", "commune", "100"),
            Unit("10002", "Xã Đổi", "commune", "100"),
            Unit("10003", "Xã Chia", "commune", "100"),
        )
    },
    new={
        one.code: one
        for one in (
            Unit("10", "Tỉnh Cũ", "province", ""),
            Unit("10001", "Xã Giữ", "commune", "10"),
            Unit("10002", "Xã Khác", "commune", "10"),
            Unit("10003", "Xã Chia", "commune", "10"),
        )
    },
    links=[
        Link("10", "10", is_part=False),
        Link("10001", "10001", is_part=False),
        Link("10002", "10002", is_part=False),
        Link("10003", "10002", is_part=True),
        Link("10003", "10003", is_part=True),
    ],
)


@pytest.mark.django_db
def test_a_unit_goes_on_only_where_nothing_joined_and_nothing_left() -> None:
    enter_units(SYSTEM, SMALL)
    assert bearer("10001", EVER).until is None
    assert [str(parent) for _, parent in parents_on(bearer("10001", EVER), BEFORE)] == ["Huyện"]
    assert [str(parent) for _, parent in parents_on(bearer("10001", EVER), TWO_TIERS)] == ["Tỉnh Cũ"]
    split = bearer("10003", EVER)
    assert split.until == TWO_TIERS, "the same code and name, and other territory"
    assert {(str(one.organisation), one.is_part) for one in tree(split).after} == {
        ("Xã Khác", True),
        ("Xã Chia", True),
    }
    assert bearer("100", EVER).until == TWO_TIERS
    assert tree(bearer("100", EVER)).after == []


def test_no_shipped_unit_goes_on_by_its_code_alone() -> None:
    lists = units()
    assert all(lists.old[old].name == lists.new[new].name for new, old in lists.lasting.items())
    assert "15" not in lists.lasting
    assert "04288" not in lists.lasting


@pytest.mark.django_db
def test_names_are_found_without_marks() -> None:
    enter_units(SYSTEM, SMALL)
    assert [str(name) for name in Name.objects.filter(search_key__contains="xa doi")] == ["Xã Đổi"]
