"""Indicators of a draft, edited by forms: every rule, what is wrong beside its field, and nothing changed unasked."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.workshop.conftest import Browser
from tests.workshop.stages.frameworks.cast import TEXT, drafted
from thang.engine.rules import RULES
from thang.library.framework_file import parse_framework
from thang.library.framework_shape import RULE_EXAMPLES
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.people.models import Person
from thang.workshop.stages.frameworks.bridge import parsed, tree_of
from thang.workshop.stages.frameworks.bridge_rules import Unread, read_rule, typed_rule
from thang.workshop.stages.frameworks.models import Edition
from thang.workshop.stages.frameworks.tree import LastChild, NotThere, moved, removed, shifted

MEETINGS, PLAN, ON_TIME = 1, 2, 3


def typed_in(client: Client, address: str) -> dict[str, Any]:
    """What the form of the page holds."""
    form = client.get(address).context["form"]
    found = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in found.items() if value not in (None, False, "")}


@pytest.fixture
def one(province: Organisation) -> Edition:
    return drafted(province)


def sent(client: Client, one: Edition, at: int, **changes: Any) -> Any:
    address = f"/frameworks/{one.pk}/indicators/{at}/"
    answer = client.post(address, {**typed_in(client, address), **changes})
    one.refresh_from_db()
    return answer


@pytest.mark.parametrize("at", [0, MEETINGS, PLAN, ON_TIME])
def test_saving_a_form_unchanged_changes_nothing(at: int, one: Edition, office: Person, browser: Browser) -> None:
    before = one.digest
    assert sent(browser(office), one, at).status_code == 302
    assert one.digest == before


def test_what_is_typed_stands_in_the_file(one: Edition, office: Person, browser: Browser) -> None:
    steps = ">= 6 = 1\n> 2 <= 5 = 5 điểm"
    changes = {"title_vi": "Số phiên họp", "rule_steps": steps, "was": "1.1, 1.9"}
    assert sent(browser(office), one, MEETINGS, public="points", **changes).status_code == 302
    leaf = tree_of(one.text)["indicators"][0]["children"][0]
    assert leaf["title"] == {"vi": "Số phiên họp", "en": "Meetings"}
    assert leaf["rule"] == {"steps": [{"at_least": 6, "share": 1}, {"above": 2, "at_most": 5, "points": 5}]}
    assert (leaf["was"], leaf["public"]) == (["1.1", "1.9"], "points")
    assert leaf["evidence"]["what"]["vi"] == "Biên bản"
    assert one.digest


def test_another_rule_is_chosen_and_filled_in(one: Edition, office: Person, browser: Browser) -> None:
    client, address = browser(office), f"/frameworks/{one.pk}/indicators/{PLAN}/?rule=choice"
    typed = typed_in(client, address)
    answer = client.post(address, {**typed, "rule": "choice", "rule_options": "co = 1\nmot_phan = 50%"})
    assert answer.status_code == 302
    one.refresh_from_db()
    assert parsed(one.text).framework.node("1.2").rule.options == {"co": 1, "mot_phan": 0.5}  # type: ignore[union-attr]  # a leaf by choice


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("rule_steps", "nhiều = 1", "không phải một bậc"),
        ("rule_steps", ">= 4 = 3", "không phải phần từ 0 đến 1"),
        ("max", "mười", "không phải số"),
        ("max_0", "7", "không ghi cả hai"),
        ("code", "a b", "a b"),
    ],
)
def test_what_is_wrong_is_told_and_stays(
    field: str, value: str, told: str, one: Edition, office: Person, browser: Browser
) -> None:
    page = sent(browser(office), one, MEETINGS, **{field: value}).content.decode()
    assert told in page
    assert one.version == 1


def test_a_sum_that_is_not_right_yet_is_kept_and_told(one: Edition, office: Person, browser: Browser) -> None:
    client = browser(office)
    assert sent(client, one, MEETINGS, max="12").status_code == 302
    assert one.digest == ""
    page = client.get(f"/frameworks/{one.pk}/").content.decode()
    assert "lỗi cần sửa" in page
    assert f"/frameworks/{one.pk}/indicators/{MEETINGS}/" in page
    assert sent(client, one, MEETINGS, max="10").status_code == 302
    assert one.digest == parse_framework(TEXT.encode()).digest


def test_two_forms_of_one_draft_do_not_overwrite_each_other(one: Edition, office: Person, browser: Browser) -> None:
    client = browser(office)
    stale = typed_in(client, f"/frameworks/{one.pk}/indicators/{MEETINGS}/")
    sent(client, one, MEETINGS, title_vi="Số phiên họp")
    page = client.post(f"/frameworks/{one.pk}/indicators/{PLAN}/", {**stale, "title_vi": "Khác"}).content.decode()
    assert "chưa được lưu" in page or "bắt buộc" in page
    one.refresh_from_db()
    assert "Khác" not in one.text


def test_an_indicator_is_added_moved_and_taken_away(one: Edition, office: Person, browser: Browser) -> None:
    client = browser(office)
    new = {"version": "1", "under": "0", "code": "1.3", "title_vi": "Chỉ số mới", "max": "5"}
    answer = client.post(f"/frameworks/{one.pk}/indicators/add/", new)
    assert answer.headers["Location"] == f"/frameworks/{one.pk}/indicators/3/"
    client.post(f"/frameworks/{one.pk}/indicators/3/move/", {"version": "2", "way": "up"})
    one.refresh_from_db()
    assert [leaf["code"] for leaf in tree_of(one.text)["indicators"][0]["children"]] == ["1.1", "1.3", "1.2"]
    client.post(f"/frameworks/{one.pk}/indicators/2/remove/", {"version": "3"})
    one.refresh_from_db()
    assert one.digest == parse_framework(TEXT.encode()).digest
    branch = {"version": "4", "code": "3", "title_vi": "Nhóm mới", "max": "5", "is_branch": "on"}
    answer = client.post(f"/frameworks/{one.pk}/indicators/add/", branch)
    assert answer.headers["Location"] == f"/frameworks/{one.pk}/indicators/5/"


def test_the_last_one_of_a_branch_is_not_taken_away() -> None:
    tree = tree_of(TEXT)
    with pytest.raises(LastChild):
        removed(removed(tree, 1), 1)
    with pytest.raises(NotThere):
        removed(tree, 9)
    with pytest.raises(NotThere):
        moved(tree, 0, 0)
    assert shifted(tree, 1, -1) == tree
    assert [one["code"] for one in moved(tree, 3, 0)["indicators"][0]["children"]] == ["1.1", "1.2", "2"]


def as_tree(rule: str) -> Any:
    tree = tree_of(TEXT.replace("rule: yes_no", f"rule: {{{rule}}}"))
    return tree["indicators"][0]["children"][1]["rule"]


PLAIN: list[Any] = [{"given": {}}, {"points": {}}, {"yes_no": {"if_yes": 1, "if_no": 0}}]
RULE_TREES = [*PLAIN, *map(as_tree, RULE_EXAMPLES.values())]


@pytest.mark.parametrize("rule", RULE_TREES, ids=lambda rule: next(iter(rule)))
def test_every_rule_comes_back_from_its_fields(rule: dict[str, Any]) -> None:
    name = next(iter(rule))
    assert read_rule(name, typed_rule(rule)) == rule


def test_no_rule_is_forgotten(one: Edition, office: Person, browser: Browser) -> None:
    assert {next(iter(rule)) for rule in RULE_TREES} == set(RULES)
    for rule in RULES:
        page = browser(office).get(f"/frameworks/{one.pk}/indicators/{MEETINGS}/", {"rule": rule})
        assert page.status_code == 200, rule


def test_an_unreadable_pair_is_named() -> None:
    with pytest.raises(Unread) as error:
        read_rule("choice", {"options": "a = 1\na = 0"})
    assert error.value.found == "a = 0"
