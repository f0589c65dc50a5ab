"""Receipts word for word in both languages: a framework file is parsed and scored, and one node is said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from tests.engine.builders import Answers, F, ratio, score_units
from thang.engine.receipt import receipt
from thang.engine.score import Run
from thang.engine.succession import Succession, succeed
from thang.engine.units import Unit
from thang.engine.values import NotApplicable
from thang.library.framework_file import parse_framework
from thang.words.receipts import not_comparable, receipt_lines, total_line

HEAD = """\
thang: framework/1
id: test
edition: "1"
title: Thử
groups: [{id: g, title: Nhóm, max: MOST}, {id: h, title: Nhóm khác, max: MOST}]
publish: {as: points, places: 2, rounding: half_up}
ranking: {by: published, ties: competition, tie_break: []}
defaults: {missing: zero, not_applicable: rescale, zero_denominator: not_applicable}
"""
DOSSIERS = "value: {type: ratio, unit: {vi: hồ sơ, en: dossiers}}"
OTHER = '{code: "9", title: Khác, max: 10, rule: given}'
ADDED = ("Cộng điểm các chỉ số con.", "The children's points, added.")
PER_CENT = "\u00a0%"

Lines = list[str]


def run_of(indicators: Sequence[str], units: Mapping[str, Answers], most: int = 10, more: str = "", **unit: Any) -> Run:
    """Units of group `g`, scored on these indicators by a framework file with these further lines."""
    text = HEAD.replace("MOST", str(most)) + more + "\nindicators:\n" + "".join(f"  - {line}\n" for line in indicators)
    framework = parse_framework(text.encode()).framework
    return score_units(framework, [Unit(name, **{"group": "g", **unit}) for name in units], units)


def said(run: Run, code: str | None = "1", unit: str = "a") -> tuple[Lines, Lines]:
    found = receipt(run, unit, code)
    return receipt_lines(found, "vi"), receipt_lines(found, "en")


def leaf(rule: str, more: str = "", most: int = 10) -> str:
    return f'{{code: "1", title: Chỉ số, max: {most}, rule: {rule}{", " if more else ""}{more}}}'


# --- What was earned, and what is missing to full ---------------------------------------------------------------------


def test_a_ratio_says_how_many_more_cases_would_earn_everything() -> None:
    vi, en = said(run_of([leaf("{proportion: {target: 1}}", DOSSIERS)], {"a": {"1": ratio(212, 301)}}))
    assert vi == [
        f"Đạt 7,04/10 điểm: 212/301 hồ sơ (70,43{PER_CENT}).",
        f"Đủ điểm từ 100{PER_CENT} trở lên; thấp hơn thì giá trị ÷ 100{PER_CENT}.",
        "Thêm 89 hồ sơ nữa là đủ điểm.",
    ]
    assert en == [
        "7.04 of 10 points: 212/301 dossiers (70.43%).",
        "Full from 100% on; else value ÷ 100%.",
        "89 more dossiers would earn full points.",
    ]


def test_where_less_is_better_it_says_how_many_fewer() -> None:
    rule = "{proportion: {target: 0.1, lower_is_better: true}}"
    vi, en = said(run_of([leaf(rule, DOSSIERS)], {"a": {"1": ratio(5, 20)}}))
    assert vi == [
        f"Đạt 4/10 điểm: 5/20 hồ sơ (25{PER_CENT}).",
        f"Đủ điểm từ 10{PER_CENT} trở xuống; cao hơn thì 10{PER_CENT} ÷ giá trị.",
        "Bớt 3 hồ sơ là đủ điểm.",
    ]
    assert en == [
        "4 of 10 points: 5/20 dossiers (25%).",
        "Full at 10% or less; else 10% ÷ value.",
        "3 fewer dossiers would earn full points.",
    ]


def test_a_number_says_which_figure_would_earn_everything() -> None:
    unit = "value: {unit: {vi: cuộc, en: meetings}}"
    vi, en = said(run_of([leaf("{proportion: {target: 4}}", unit)], {"a": {"1": 3}}))
    assert vi == [
        "Đạt 7,5/10 điểm: 3 cuộc.",
        "Đủ điểm từ 4 cuộc trở lên; thấp hơn thì giá trị ÷ 4 cuộc.",
        "Đạt 4 cuộc là đủ điểm (còn 1 cuộc).",
    ]
    assert en == [
        "7.5 of 10 points: 3 meetings.",
        "Full from 4 meetings on; else value ÷ 4 meetings.",
        "4 meetings would earn full points (1 meetings to go).",
    ]


def test_with_full_points_nothing_more_is_asked() -> None:
    vi, en = said(run_of([leaf("given")], {"a": {"1": 1}}))
    assert vi == ["Đạt 10/10 điểm: 1.", "Giá trị chính là tỷ lệ đạt."]
    assert en == ["10 of 10 points: 1.", "The value is the attainment."]


def test_what_is_collected_earns_nothing_and_loses_nothing() -> None:
    run = run_of([leaf("given", "hands: province", most=0), OTHER], {"a": {"1": "0.5", "9": 1}})
    vi, en = said(run)
    assert vi == ["Thu thập, không chấm điểm: 0,5.", "Giá trị chính là tỷ lệ đạt."]
    assert en == ["Collected, not scored: 0.5.", "The value is the attainment."]


def test_what_is_collected_and_lacking_blames_nobody() -> None:
    vi, en = said(run_of([leaf("given", most=0), OTHER], {"a": {"9": 1}}))
    assert vi == ["Chưa có số liệu; chỉ thu thập, không chấm điểm."]
    assert en == ["No value was reported; it is collected, not scored."]


def test_a_penalty_is_said_to_be_deducted_and_nobody_is_asked_for_more_of_it() -> None:
    late = '{code: "2", title: Chậm, max: 4, penalty: true, hands: province, rule: {proportion: {target: 4}}}'
    vi, en = said(run_of([leaf("given"), late], {"a": {"1": 1, "2": 1}}), "2")
    assert vi == ["Trừ 1/4 điểm: 1.", "Đủ điểm từ 4 trở lên; thấp hơn thì giá trị ÷ 4."]
    assert en == ["1 of at most 4 points deducted: 1.", "Full from 4 on; else value ÷ 4."]


# --- What is lacking --------------------------------------------------------------------------------------------------


def test_a_missing_value_counts_0_points_by_the_rule() -> None:
    vi, en = said(run_of([leaf("given")], {"a": {}}))
    assert vi == ["Chưa có số liệu: theo quy tắc tính 0/10 điểm."]
    assert en == ["No value was reported: by the rule it counts 0 of 10 points."]


SPREAD = (
    ": không phải 0 điểm. 10 điểm tối đa chia cho các chỉ số còn lại.",
    ": not 0 points. Its max of 10 is spread over the others.",
)


@pytest.mark.parametrize(
    ("policy", "vi", "en"),
    [
        ("rescale", *SPREAD),
        (
            "shrink",
            ": không phải 0 điểm. Điểm tối đa của đơn vị giảm 10.",
            ": not 0 points. The unit's max falls by 10.",
        ),
        ("full", ": theo quy tắc tính 10/10 điểm.", ": by the rule it counts 10 of 10 points."),
        ("zero", ": theo quy tắc tính 0/10 điểm.", ": by the rule it counts 0 of 10 points."),
    ],
)
def test_not_applicable_says_what_became_of_the_max(policy: str, vi: str, en: str) -> None:
    indicators = [leaf("given", f"not_applicable: {policy}"), OTHER]
    run = run_of(indicators, {"a": {"1": NotApplicable("chưa có cổng"), "9": 1}, "b": {"1": NotApplicable()}}, 20)
    assert said(run) == ([f"Không áp dụng (chưa có cổng){vi}"], [f"Not applicable (chưa có cổng){en}"])
    assert said(run, unit="b") == ([f"Không áp dụng{vi}"], [f"Not applicable{en}"])


def test_a_unit_without_the_attribute_is_told_which() -> None:
    run = run_of([leaf("given", "applies: {has: [portal, tthc]}"), OTHER], {"a": {"9": 1}}, 20)
    vi, en = said(run)
    assert vi == [f"Không áp dụng (đơn vị không có: portal, tthc){SPREAD[0]}"]
    assert en == [f"Not applicable (the unit does not have: portal, tthc){SPREAD[1]}"]


@pytest.mark.parametrize(
    ("policy", "vi", "en"),
    [
        ("not_applicable", *SPREAD),
        ("zero", ": theo quy tắc tính 0/10 điểm.", ": by the rule it counts 0 of 10 points."),
        ("full", ": theo quy tắc tính 10/10 điểm.", ": by the rule it counts 10 of 10 points."),
    ],
)
def test_what_has_not_arisen_is_said_to_be_that(policy: str, vi: str, en: str) -> None:
    indicators = [leaf("given", f"zero_denominator: {policy}, {DOSSIERS}"), OTHER]
    run = run_of(indicators, {"a": {"1": ratio(0, 0), "9": 1}}, 20)
    assert said(run) == ([f"Không phát sinh trong kỳ{vi}"], [f"Nothing has arisen in the period{en}"])


def test_an_indicator_that_the_group_lacks_says_so() -> None:
    run = run_of([leaf("given", "applies: {groups: [g]}"), OTHER.replace("10", "{h: 10}")], {"a": {"9": 1}}, group="h")
    assert said(run) == (["Không áp dụng cho nhóm h."], ["Not for group h."])


def test_a_branch_says_when_none_of_its_children_applies() -> None:
    branch = f'{{code: "0", title: Nhánh, max: 10, children: [{leaf("given")}]}}'
    run = run_of([branch, OTHER], {"a": {"1": NotApplicable(), "9": 1}}, 20)
    assert said(run, "0") == (["Không có chỉ số con nào áp dụng."], ["None of its children applies."])


# --- What was done to it ----------------------------------------------------------------------------------------------


def test_a_figure_above_100_percent_is_held() -> None:
    vi, en = said(run_of([leaf("{proportion: {target: 0.8}}")], {"a": {"1": 1}}))
    assert vi[2:] == [f"Kết quả tính là 125{PER_CENT}, giữ trong khoảng 0–100{PER_CENT}."]
    assert en[2:] == ["The figure is 125%, held to 0–100%."]


def test_a_figure_below_0_is_held() -> None:
    vi, en = said(run_of([leaf("{linear: {from: 20, to: 100}}")], {"a": {"1": 0}}))
    assert vi == [
        "Đạt 0/10 điểm: 0.",
        "Từ 0 ở mốc 20 đến đủ điểm ở mốc 100.",
        f"Kết quả tính là -25{PER_CENT}, giữ trong khoảng 0–100{PER_CENT}.",
        "Đạt 100 là đủ điểm (còn 100).",
    ]
    assert en[2:] == ["The figure is -25%, held to 0–100%.", "100 would earn full points (100 to go)."]


BONUS = '{code: "2", title: Thưởng, max: 5, rule: points, bonus: true}'


@pytest.mark.parametrize(
    ("extra", "share", "vi", "en"),
    [
        (
            BONUS,
            "0.9",
            [
                f"Đạt 10/10 điểm (100{PER_CENT}).",
                ADDED[0],
                "Cộng thưởng, trừ phạt được 14 điểm, giữ trong khoảng 0–10.",
            ],
            ["10 of 10 points (100%).", ADDED[1], "With bonus and penalty 14 points, held to 0–10."],
        ),
        (
            BONUS.replace("bonus", "penalty"),
            "0.2",
            [f"Đạt 0/10 điểm (0{PER_CENT}).", ADDED[0], "Cộng thưởng, trừ phạt được -3 điểm, giữ trong khoảng 0–10."],
            ["0 of 10 points (0%).", ADDED[1], "With bonus and penalty -3 points, held to 0–10."],
        ),
        (BONUS, "0.2", [f"Đạt 7/10 điểm (70{PER_CENT}).", ADDED[0]], ["7 of 10 points (70%).", ADDED[1]]),
    ],
)
def test_bonus_and_penalty_are_held_to_the_max(extra: str, share: str, vi: Lines, en: Lines) -> None:
    assert said(run_of([leaf("given"), extra], {"a": {"1": share, "2": 5}}), None) == (vi, en)


def test_a_leaf_says_what_it_was_rounded_from() -> None:
    branch = f'{{code: "0", title: Nhánh, children: [{leaf("given", DOSSIERS)}]}}'
    run = run_of([branch], {"a": {"1": ratio(212, 301)}}, more="round: [{at: leaf, places: 1}]")
    vi, en = said(run)
    assert (vi[0], vi[2]) == (f"Đạt 7/10 điểm: 212/301 hồ sơ (70,43{PER_CENT}).", "Làm tròn từ 7,043189 điểm.")
    assert (en[0], en[2]) == ("7 of 10 points: 212/301 dossiers (70.43%).", "Rounded from 7.043189 points.")


def test_a_main_indicator_says_what_it_was_rounded_from() -> None:
    branch = f'{{code: "0", title: Nhánh, children: [{leaf("given")}]}}'
    run = run_of([branch], {"a": {"1": "0.125"}}, more="round: [{at: main, places: 1}]")
    assert said(run, "0") == (
        [f"Đạt 1,3/10 điểm (13{PER_CENT}).", ADDED[0], "Làm tròn từ 1,25 điểm."],
        ["1.3 of 10 points (13%).", ADDED[1], "Rounded from 1.25 points."],
    )
    assert "Làm tròn từ 1,25 điểm." not in said(run)[0]


def test_a_formula_shows_its_inputs() -> None:
    counts = [f'{{code: "{code}", title: Số, max: 0, rule: {{proportion: {{target: 9}}}}}}' for code in "23"]
    formula = leaf('{formula: {inputs: {x: "2", y: "3"}, is: "x / (x + y)"}}')
    run = run_of([formula, *counts], {"a": {"2": 3, "3": 1}, "b": {"2": 0, "3": 0}, "c": {"2": 3}})
    assert said(run) == (
        ["Đạt 7,5/10 điểm.", "Công thức: x / (x + y) (x = 2, y = 3).", "x = 3; y = 1"],
        ["7.5 of 10 points.", "Formula: x / (x + y) (x = 2, y = 3).", "x = 3; y = 1"],
    )
    assert said(run, unit="b")[0] == [f"Không phát sinh trong kỳ{SPREAD[0]}"]
    assert said(run, unit="c")[0] == ["Chưa có số liệu: theo quy tắc tính 0/10 điểm."]


@pytest.mark.parametrize(
    ("take", "vi", "en"),
    [
        ("attainment", "Nhân với tỷ lệ đạt của chỉ số 2: 0,5.", "Times the attainment of indicator 2: 0.5."),
        ("value", "Nhân với giá trị của chỉ số 2: 0,5.", "Times the value of indicator 2: 0.5."),
    ],
)
def test_a_factor_is_said_with_its_figure(take: str, vi: str, en: str) -> None:
    times = f'times: {{of: "2", take: {take}}}'
    run = run_of([leaf("given", times), OTHER.replace("9", "2")], {"a": {"1": "0.8", "2": "0.5"}}, 20)
    assert said(run) == (
        ["Đạt 4/10 điểm: 0,8.", "Giá trị chính là tỷ lệ đạt.", vi],
        ["4 of 10 points: 0.8.", "The value is the attainment.", en],
    )


def test_what_a_factor_lifts_above_100_percent_is_said_as_the_product() -> None:
    by = '{code: "2", title: Hệ số, max: 0, rule: {proportion: {target: 2}}}'
    run = run_of([leaf("given", 'times: {of: "2", take: value}'), by], {"a": {"1": "0.8", "2": "1.5"}})
    vi, en = said(run)
    assert vi[2:] == [
        "Nhân với giá trị của chỉ số 2: 1,5.",
        f"Kết quả tính là 120{PER_CENT}, giữ trong khoảng 0–100{PER_CENT}.",
    ]
    assert en[2:] == ["Times the value of indicator 2: 1.5.", "The figure is 120%, held to 0–100%."]


def test_equal_units_all_have_full_points() -> None:
    run = run_of([leaf("{relative: {to: minmax}}")], {"a": {"1": 5}, "b": {"1": 5}, "c": {}})
    assert said(run) == (
        ["Đạt 10/10 điểm: 5.", "So với thấp nhất và cao nhất (5 – 5).", "Mọi đơn vị bằng nhau nên đều đủ điểm."],
        [
            "10 of 10 points: 5.",
            "Between the lowest and the highest (5 – 5).",
            "All units are equal, so all have full points.",
        ],
    )
    assert said(run, unit="c")[0] == ["Chưa có số liệu: theo quy tắc tính 0/10 điểm."]


# --- In whose hands ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hands", "vi", "en"),
    [
        ("province", "thuộc cấp tỉnh", "province's"),
        ("market", "thuộc thị trường", "market's"),
    ],
)
def test_points_lost_outside_the_unit_are_said_to_be_so(hands: str, vi: str, en: str) -> None:
    run = run_of([leaf("points", f"hands: {hands}")], {"a": {"1": 4}, "b": {"1": 10}, "c": {}})
    vietnamese, english = said(run)
    assert vietnamese[-1] == f"Mất 6 điểm. Phần này {vi}, đơn vị không tự quyết được."
    assert english[-1] == f"6 points lost. This is in the {en} hands, not the unit's."
    assert not [line for line in said(run, unit="b")[0] if "Mất" in line]
    assert said(run, unit="c")[0][-1] == f"Mất 10 điểm. Phần này {vi}, đơn vị không tự quyết được."


def test_points_lost_in_the_units_own_hands_need_no_remark() -> None:
    vi, _ = said(run_of([leaf("points", "hands: unit")], {"a": {"1": 4}}))
    assert vi == ["Đạt 4/10 điểm: 4.", "Giá trị chính là điểm.", "Đạt 10 là đủ điểm (còn 6)."]


def test_what_was_not_read_in_the_act_is_said_to_be_inferred() -> None:
    vi, en = said(run_of([leaf("points", "inferred: {vi: điểm tối đa, en: its max}")], {"a": {"1": 10}}))
    assert vi[-1] == "Suy ra hoặc tự chọn, không có trong nguồn: điểm tối đa"
    assert en[-1] == "Inferred or chosen, not read in the source: its max"


# --- Merged units, and the total --------------------------------------------------------------------------------------


def merged(more: str) -> Run:
    branch = f'{{code: "0", title: Nhánh, children: [{leaf("given")}]}}'
    run = run_of([branch], {"a": {"1": "0.6"}, "b": {"1": "0.8"}}, more=more)
    return succeed(run, [Succession("a", "c"), Succession("b", "c")])


def test_a_merged_unit_shows_the_mean_of_its_predecessors() -> None:
    assert said(merged("succession: mean_of_main"), "0", "c") == (
        [
            f"Đạt 7/10 điểm (70{PER_CENT}).",
            f"Trung bình cộng của các đơn vị trước sắp xếp: a 60{PER_CENT}; b 80{PER_CENT}.",
        ],
        ["7 of 10 points (70%).", "The plain mean of its predecessors: a 60%; b 80%."],
    )


NO_FIGURE = (
    "Không có số so sánh được: đơn vị hình thành do sắp xếp.",
    "No comparable figure: the unit came of a rearrangement.",
)


def test_what_does_not_follow_for_a_merged_unit_is_not_made_up() -> None:
    assert said(merged("succession: mean_of_main"), "1", "c") == ([NO_FIGURE[0]], [NO_FIGURE[1]])
    assert said(merged("succession: none"), "0", "c") == ([NO_FIGURE[0]], [NO_FIGURE[1]])
    assert (not_comparable("vi"), not_comparable("en")) == NO_FIGURE


LEVELS = "levels: {by: published, bands: [{id: low, title: Thấp}, {id: high, title: {vi: Cao, en: High}, above: 0.5}]}"


def test_the_total_is_one_line_with_level_and_rank() -> None:
    score = run_of([leaf("given")], {"a": {"1": "0.6"}, "b": {"1": "0.7"}}, more=LEVELS).of("a")
    assert total_line(score, 2, "vi") == f"Tổng 6/10 điểm (60{PER_CENT}), mức Cao, hạng 2/2."
    assert total_line(score, 2, "en") == "Total 6 of 10 points (60%), level High, rank 2 of 2."


def test_a_unit_to_which_nothing_applies_has_no_points() -> None:
    score = run_of([leaf("given")], {"a": {"1": NotApplicable()}}).of("a")
    assert total_line(score, 0, "vi") == "Không có số liệu nào áp dụng: không có điểm."
    assert total_line(score, 0, "en") == "Nothing applies: no points."


def test_a_unit_that_is_not_ranked_has_no_rank_in_its_line() -> None:
    score = run_of([leaf("given")], {"a": {"1": F(1, 2)}}, ranked=False).of("a")
    assert total_line(score, 0, "vi") == f"Tổng 5/10 điểm (50{PER_CENT})."
