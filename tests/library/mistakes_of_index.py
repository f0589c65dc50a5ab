"""Mistakes that show only in the whole: codes, groups, maxima, levels, pillars, ties."""

from tests.library.sample import LEAF, Mistake

M = Mistake
FOR_A_AND_B = (("max: 50\n", "max: {a: 50, b: 50}\n"),)
CHILDREN = "the children make 20 + 10 + 20 = 50"
BRANCH = 'code: "2"\n    title: Hạ tầng\n    max: {a: 50, b: 30}\n'

OF_GROUPS = [
    M("group.unknown", "max: {a: 50, b: 30}", "max: {a: 50, ▸bb: 30}", "bb", "did you mean “b”? groups: a, b"),
    M("group.unknown", LEAF, LEAF.replace("max", "applies: {groups: [a, ▸c]}, max"), "c", "groups: a, b"),
    M(
        "group.empty",
        "max: 80}\n",
        "max: 80}\n  - {id: ▸c, title: Nhóm C, max: 5}\n",
        "c",
        "add an indicator",
        also=FOR_A_AND_B,
    ),
    M(
        "id.duplicate",
        "{id: b, title: Nhóm B, max: 80}",
        "{id: b, title: B, max: 80}\n  - {id: ▸b, title: B, max: 80}",
        "b",
        "each stands once",
    ),
]

OF_CODES = [
    M("code.reserved", 'code: "1.3"', 'code: ▸"unit"', "unit", "a code other than unit and group"),
    M("code.reserved", 'code: "1.3"', "code: ▸group", "group", "a code other than unit and group"),
    M("id.duplicate", 'code: "1.3"', 'code: ▸"1.2"', "1.2", "each stands once: rename one"),
    M("id.duplicate", 'code: "3"', 'code: ▸"2"', "2", "each stands once: rename one"),
    M("id.duplicate", "{id: mid", "{id: ▸low", "low", "each stands once"),
    M(
        "id.duplicate",
        "round: [{at: leaf, places: 4}]",
        "round: [{at: leaf, places: 4}, {at: ▸leaf, places: 2}]",
        "leaf",
        "once",
    ),
    M(
        "id.duplicate",
        'of: ["1", "2.1"]}',
        'of: ["1"]}\n  - {id: ▸p, title: Trụ cột, of: ["1"]}',
        "p",
        "each stands once",
    ),
    M("id.duplicate", 'of: ["1", "2.1"]', 'of: ["1", "2.1", ▸"1"]', "1", "each stands once"),
    M("code.unknown", 'of: ["1", "2.1"]', 'of: ["1", ▸"2.9"]', "2.9", "did you mean “2."),
    M("code.unknown", 'tie_break: ["1"]', 'tie_break: [▸"9"]', "9", "codes: 1, 1.1, 1.2"),
    M("pillar.descent", 'of: ["1", "2.1"]', 'of: ["2", ▸"2.1"]', "2.1", "keep one of the two"),
    M("pillar.descent", 'of: ["1", "2.1"]', 'of: [▸"2.1", "2"]', "2.1", "keep one of the two"),
]

OF_MAXIMA = [
    M("max.sum", "max: 50\n", "max: ▸60\n", "60", CHILDREN),
    M("max.sum", "max: 50\n", "max: {a: 50, b: ▸60}\n", "60", "(group b) → " + CHILDREN),
    M("max.sum_of_group", "max: 100}", "max: ▸120}", "120", "the main indicators make 50 + 50 = 100"),
    M("max.missing", LEAF, "▸" + LEAF.replace(" max: 10,", ""), "1.2", "add `max:`"),
    M(
        "max.missing",
        '{code: "3", title: Thưởng, max: 5',
        '▸{code: "3", title: Thưởng',
        "3",
        "one number, or one a group",
    ),
    M(
        "max.missing_on_branch",
        "- " + BRANCH,
        "- ▸" + BRANCH.replace("    max: {a: 50, b: 30}\n", ""),
        "2",
        "add `max:`",
    ),
    M(
        "weight.under_sum",
        LEAF,
        LEAF.replace("max: 10", "max: 10, weight: ▸1.50"),
        "1.5",
        "under sum, `max` is the weight",
    ),
    M("leaf.bonus_and_penalty", "bonus: true", "bonus: true, penalty: ▸true", "3", "keep one of the two"),
    M("shrink.not_under_sum", "weight: 2", "weight: 2, not_applicable: ▸shrink", "2.1", "everything above must be sum"),
    M("shrink.not_under_sum", "not_applicable: rescale, zero", "not_applicable: ▸shrink, zero", "2.1", "must be sum"),
]

OF_LEVELS = [
    M(
        "band.two_bounds",
        "{id: mid, title: Vừa, above: 0.25}",
        "▸{id: mid, title: Vừa, above: 0.25, from: 0.3}",
        "mid",
        "keep one",
    ),
    M("band.never", "{id: mid, title: Vừa, above: 0.25}", "▸{id: mid, title: Vừa, above: 0.8}", "mid", "bounds rising"),
    M("band.never", "from: 3/4}", "from: 3/4}\n    - ▸{id: top, title: Đỉnh, above: 1}", "top", "within 0…1"),
    M(
        "band.none_at_zero",
        "{id: low, title: Thấp}",
        "▸{id: low, title: Thấp, above: 0}",
        "low",
        "leave the lowest level's bound out",
    ),
]
