"""Faults come all at once, in the order of the file; one hides only what lies beneath it and calls forth no other."""

from __future__ import annotations

import pytest

from tests.library.sample import LEAF, SOUND, brief, edited, faults_of, marked
from thang.words.faults import fault_line

TEN = (
    ("id: sample", "id: ▸mẫu thử"),
    ("date: 2024-01-31", "date: ▸31/1/2024"),
    ("title: Nhóm B, max: 80", "▸titel: Nhóm B, max: 80"),
    ("above: 0.25", "above: ▸5/4"),
    ("missing: zero", "missing: ▸none"),
    ("{at_least: 2, share: 1/2}", "▸{at_least: 5, share: 1/2}"),
    ('code: "1.2"', "code: ▸1.2"),
    ("{proportion: {target: 0.8}}", "{proportion: ▸{target: 0.8, full_from: 0.8}}"),
    ('"x / (x + y)"', '▸"x / (x + y + z)"'),
    ('of: ["1", "2.1"]', 'of: ["2", ▸"2.1"]'),
)
KINDS_OF_TEN = [
    "text.code",
    "text.date",
    "key.unknown",
    "share.range",
    "type.option",
    "step.never",
    "type.quotes",
    "proportion.one_target",
    "formula.unknown_input",
    "pillar.descent",
]


def test_ten_mistakes_are_ten_faults_in_the_order_of_the_file() -> None:
    data, spots = marked(edited(*TEN))
    faults = faults_of(data)
    assert [fault.kind for fault in faults] == KINDS_OF_TEN
    assert [fault.place for fault in faults] == spots


def test_faults_of_yaml_that_leave_the_tree_standing_come_with_those_of_its_content() -> None:
    text = edited(("title: Thể chế", "title: &t Thể chế"), ("max: 10,", "max: mười,"), ("pillars:", "---\npillars:"))
    assert brief(text) == [("yaml.anchor", "&t"), ("type.number", "mười"), ("yaml.several_documents", "---")]


def test_what_cannot_be_read_as_yaml_is_named_with_the_faults_before_it() -> None:
    text = edited(
        ("title: Thể chế", "title: &t Thể chế"), ("id: sample", "id: sample\nid: x"), ("max: 10,", "max: [10,")
    )
    assert [kind for kind, _ in brief(text)] == ["yaml.duplicate_key", "yaml.anchor", "yaml.flow"]


@pytest.mark.parametrize(
    ("edit", "faults"),
    [
        (("rule: yes_no", "rule: {steps: []}, bonus: maybe"), ["list.empty", "type.flag"]),
        (
            ("{linear: {from: 20, to: 85}}", "{linear: {from: x, until: 85}}"),
            ["key.missing", "type.number", "key.unknown"],
        ),
        (("max: {a: 50, b: 30}", "max: {a: năm, b: ba}"), ["type.number", "type.number"]),
        (("as: points, places: 2", "as: point, places: 2.5"), ["type.option", "number.whole"]),
        (("{id: b, title: Nhóm B, max: 80}", "{id: b}"), ["key.missing", "key.missing"]),
    ],
)
def test_a_fault_hides_nothing_beside_it(edit: tuple[str, str], faults: list[str]) -> None:
    assert [kind for kind, _ in brief(edited(edit))] == faults


def test_a_fault_hides_what_lies_beneath_it() -> None:
    """The indicators under a misspelt `children` are not read, and nobody is told that they are unknown."""
    text = edited(("    max: 50\n    children:", "    max: 50\n    chldren:"), ("max: 10,", "max: mười,"))
    assert brief(text) == [("key.unknown", "chldren")]


def test_a_missing_code_is_one_fault_although_others_point_to_it() -> None:
    pointed = edited(('{code: "2.1", ', "{"))
    assert brief(pointed) == [("key.missing", "code")]


def test_an_entry_that_cannot_be_read_does_not_move_the_places_of_those_after_it() -> None:
    text = edited(
        ("  - {id: a, title: Nhóm A, max: 100}", "  - nhóm\n  - {id: a, title: Nhóm A, max: 100}"),
        ("{id: b, title", "{id: ▸a, title"),
        ('tie_break: ["1"]', 'tie_break: [[], ▸"1.1.1"]'),
        ("{id: low, title: Thấp}", "5"),
        ("{id: high", "{id: ▸mid"),
    )
    data, spots = marked(text)
    places = {(fault.kind, fault.found): fault.place for fault in faults_of(data)}
    assert places["id.duplicate", "a"] == spots[0]
    assert places["code.unknown", "1.1.1"] == spots[2]
    assert places["id.duplicate", "mid"] == spots[1]


def test_a_name_that_is_unknown_in_many_places_is_one_fault_that_lists_the_lines() -> None:
    text = edited(
        ("{id: b, title", "{id: bb, title"),
        (LEAF, LEAF.replace("max: 10", "max: {a: 10, b: 10}")),
        ('- {code: "3", title: Thưởng, max: 5', '- {code: "3", title: Thưởng, max: 5, applies: {groups: [b]}'),
    )
    (fault,) = faults_of(text)
    assert (fault.kind, fault.found, fault.facts["lines"]) == ("group.unknown", "b", "36, 44")
    assert "unknown group “b”, also on line 36, 44 → did you mean “bb”? groups: a, bb" in fault_line(fault, "en")


def test_an_unknown_code_lists_a_line_once() -> None:
    text = edited(
        (
            'of: ["1", "2.1"]}',
            'of: ["1", "7"]}\n  - {id: q, title: Q, of: ["7"]}\n  - {id: r, title: R, of: ["7", "7"]}',
        )
    )
    assert [(fault.kind, fault.found, fault.facts.get("lines")) for fault in faults_of(text)] == [
        ("code.unknown", "7", "47, 48"),
    ]


def test_every_circle_is_named_once_beginning_with_the_first_of_the_file() -> None:
    leaves = "".join(
        f'  - {{code: "{code}", title: T, max: 10, rule: yes_no, times: {{of: "{of}", take: attainment}}}}\n'
        for code, of in (("c", "e"), ("d", "c"), ("e", "d"), ("f", "g"), ("g", "f"), ("h", "c"), ("i", "i"))
    )
    text = edited(("pillars:\n", leaves + "pillars:\n"), ("max: 100}", "max: 170}"), ("max: 80}", "max: 150}"))
    assert brief(text) == [("times.circle", "c → e → d → c"), ("times.circle", "f → g → f"), ("code.itself", "i")]


def test_a_max_in_doubt_puts_no_sum_above_it_in_doubt() -> None:
    text = edited(("max: 20\n", "max: 30\n"), ("max: 50\n", "max: 70\n"))
    assert brief(text) == [("max.sum", "70")]


def test_groups_that_differ_in_their_sums_are_named_one_by_one() -> None:
    text = edited(("max: 50\n", "max: {a: 60, b: 70}\n"))
    assert brief(text) == [("max.sum", "60"), ("max.sum", "70")]


def test_defaults_that_shrink_are_named_once_for_each_indicator_that_bars_it() -> None:
    barred = edited(
        ("not_applicable: rescale", "not_applicable: shrink"), ("max: 50\n", "max: 60\n    rescale: true\n")
    )
    assert [(fault.kind, fault.facts["above"]) for fault in faults_of(barred) if fault.kind.startswith("shrink")] == [
        ("shrink.not_under_sum", "1"),
        ("shrink.not_under_sum", "2"),
    ]


def test_a_text_cut_by_its_commas_is_one_fault() -> None:
    text = edited(("title: Thể chế", "title: {vi: Huyện, thị xã, thành phố}"))
    assert brief(text) == [("key.without_value", "thị xã")]


def test_a_step_is_not_called_unreachable_where_the_domain_itself_is_upside_down() -> None:
    text = edited(("value: {type: number, min: 0}", "value: {min: 9, max: 1}"))
    assert [kind for kind, _ in brief(text)] == ["value.bounds"]


@pytest.mark.parametrize("key", [line.split(":")[0] for line in SOUND.splitlines() if line[:1].isalpha()])
def test_leaving_out_a_top_key_is_at_most_one_fault(key: str) -> None:
    lines = SOUND.splitlines(keepends=True)
    start = next(at for at, line in enumerate(lines) if line.startswith(f"{key}:"))
    end = next((at for at in range(start + 1, len(lines)) if lines[at][0].isalpha()), len(lines))
    assert brief("".join(lines[:start] + lines[end:])) in ([], [("key.missing", key)])


@pytest.mark.parametrize("key", [line.split(":")[0] for line in SOUND.splitlines() if line[:1].isalpha()])
def test_misspelling_a_top_key_is_one_fault(key: str) -> None:
    lines = [line.replace(key, f"{key}x", 1) if line.startswith(f"{key}:") else line for line in SOUND.splitlines()]
    assert brief("\n".join(lines)) == [("key.unknown", f"{key}x")]
