"""What is wrong in a framework file: the thing found, and what would be right."""

from __future__ import annotations

from thang.words.faults_yaml import YAML_FAULTS
from thang.words.sentence import Sentence

S = Sentence

_GRAMMAR = S(
    "số, tên biến, + − * /, ngoặc tròn, so sánh, and or not, x if c else y, min, max",
    "numbers, inputs, + − * /, parentheses, comparisons, and or not, x if c else y, min, max",
)
_KEEP_ONE = S("giữ một trong hai", "keep one of the two")

FRAMEWORK_FAULTS: dict[str, tuple[Sentence, Sentence]] = YAML_FAULTS | {
    "key.leaf_only": (
        S("khóa “{found}” ở chỉ số có chỉ số con", "key “{found}” on an indicator that has children"),
        S(
            "đặt `{found}` ở các chỉ số cuối nhánh, hoặc bỏ `children`",
            "put `{found}` on the leaves, or leave `children` out",
        ),
    ),
    "key.branch_only": (
        S("khóa “{found}” ở chỉ số không có chỉ số con", "key “{found}” on an indicator without children"),
        S("bỏ `{found}`, hoặc thêm `children`", "leave `{found}` out, or add `children`"),
    ),
    "rule.shape": (
        S("“{found}” không phải cách tính điểm", "“{found}” is not a rule"),
        S("một trong: {known}", "one of: {known}"),
    ),
    "rule.count": (
        S("{count} cách tính điểm “{found}”", "{count} rules “{found}”"),
        S("đúng một cách tính điểm", "exactly one rule"),
    ),
    "rule.unknown": (
        S("cách tính điểm lạ “{found}”", "unknown rule “{found}”"),
        S("⟦có phải “{nearest}”? ⟧một trong: {known}", "⟦did you mean “{nearest}”? ⟧one of: {known}"),
    ),
    "rule.parameters": (
        S("cách tính điểm “{found}” thiếu tham số", "rule “{found}” without its parameters"),
        S("ví dụ `{example}`", "for example `{example}`"),
    ),
    "code.reserved": (
        S("mã “{found}” trùng tên cột của bảng số liệu", "code “{found}” is the name of a column of the values"),
        S("đặt mã khác unit và group", "a code other than unit and group"),
    ),
    "id.duplicate": (
        S("“{found}” đã có ở dòng {line}", "“{found}” already stands on line {line}"),
        S("mỗi mã chỉ dùng một lần: đổi mã hoặc bỏ bớt", "each stands once: rename one or leave it out"),
    ),
    "group.unknown": (
        S("nhóm lạ “{found}”⟦, còn ở dòng {lines}⟧", "unknown group “{found}”⟦, also on line {lines}⟧"),
        S("⟦có phải “{nearest}”? ⟧các nhóm: {known}", "⟦did you mean “{nearest}”? ⟧groups: {known}"),
    ),
    "group.empty": (
        S("nhóm “{found}” không có chỉ số nào được chấm điểm", "group “{found}” has no scored indicator"),
        S(
            "thêm chỉ số có điểm tối đa cho nhóm này, hoặc bỏ nhóm",
            "add an indicator with a max for it, or leave the group out",
        ),
    ),
    "max.missing": (
        S("chỉ số “{found}” không có `max`", "indicator “{found}” has no `max`"),
        S(
            "thêm `max:` (điểm tối đa): một số, hoặc một số cho mỗi nhóm",
            "add `max:`, its points: one number, or one a group",
        ),
    ),
    "max.missing_on_branch": (
        S(
            "chỉ số “{found}” tổng hợp bằng {aggregate}, đứng dưới sum mà không có `max`",
            "indicator “{found}” aggregates by {aggregate} and stands under sum without `max`",
        ),
        S(
            "thêm `max:` (điểm tối đa): một số, hoặc một số cho mỗi nhóm",
            "add `max:`, its points: one number, or one a group",
        ),
    ),
    "max.sum": (
        S(
            "điểm tối đa “{found}” khác tổng của các chỉ số con (nhóm {group})",
            "max “{found}” is not the sum of the children's (group {group})",
        ),
        S(
            "các chỉ số con cộng lại là ⟦{terms} = ⟧{sum}; hoặc thêm `rescale: true` ở đây",
            "the children make ⟦{terms} = ⟧{sum}; or add `rescale: true` here",
        ),
    ),
    "max.sum_of_group": (
        S(
            "điểm tối đa “{found}” của nhóm {group} khác tổng của các chỉ số chính",
            "max “{found}” of group {group} is not the sum of the main indicators'",
        ),
        S("các chỉ số chính cộng lại là ⟦{terms} = ⟧{sum}", "the main indicators make ⟦{terms} = ⟧{sum}"),
    ),
    "weight.under_sum": (
        S("`weight` “{found}” dưới sum", "`weight` “{found}” under sum"),
        S("bỏ `weight`: dưới sum, `max` là trọng số", "leave `weight` out: under sum, `max` is the weight"),
    ),
    "band.two_bounds": (
        S("mức “{found}” có cả `above` và `from`", "level “{found}” has both `above` and `from`"),
        S(
            "giữ một: `above` không kể ngưỡng, `from` kể cả ngưỡng",
            "keep one: `above` excludes its bound, `from` includes it",
        ),
    ),
    "band.never": (
        S("không đơn vị nào đạt được mức “{found}”", "level “{found}” can never be reached"),
        S(
            "xếp các mức từ thấp lên cao, ngưỡng tăng dần trong khoảng 0…1",
            "order the levels from low to high, bounds rising within 0…1",
        ),
    ),
    "band.none_at_zero": (
        S("dưới ngưỡng của mức “{found}” không có mức nào", "below the bound of level “{found}” there is no level"),
        S("bỏ ngưỡng của mức thấp nhất", "leave the lowest level's bound out"),
    ),
    "step.no_bound": (
        S("bậc thứ “{found}” không có ngưỡng", "step “{found}” has no bound"),
        S("thêm at_least, above, at_most hoặc below", "add at_least, above, at_most or below"),
    ),
    "step.never": (
        S("bậc thứ “{found}” không bao giờ khớp", "step “{found}” can never match"),
        S(
            "bậc khớp đầu tiên được tính: xếp lại các bậc, hoặc sửa ngưỡng cho khớp khoảng value.min…value.max",
            "the first match wins: reorder the steps, or mend the bounds to lie within value.min…value.max",
        ),
    ),
    "step.one_reward": (
        S(
            "bậc thứ “{found}” cần đúng một trong share và points",
            "step “{found}” needs exactly one of share and points",
        ),
        S("ví dụ {at_least: 4, share: 1}", "for example {at_least: 4, share: 1}"),
    ),
    "linear.same_ends": (
        S("`from` và `to` cùng là “{found}”", "`from` and `to` are both “{found}”"),
        S("hai mốc khác nhau", "two different goalposts"),
    ),
    "linear.log_of_zero": (
        S("lôgarit của mốc “{found}”", "the logarithm of goalpost “{found}”"),
        S("cả hai mốc lớn hơn 0", "both goalposts above 0"),
    ),
    "proportion.one_target": (
        S(
            "proportion⟦ có “{found}”⟧ cần đúng một trong target và full_from",
            "proportion⟦ with “{found}”⟧ needs exactly one of target and full_from",
        ),
        S("ví dụ {target: 0.8}", "for example {target: 0.8}"),
    ),
    "proportion.full_from_lower": (
        S("“{found}” cùng với lower_is_better", "“{found}” together with lower_is_better"),
        S("dùng target thay cho full_from", "use target instead of full_from"),
    ),
    "proportion.target_zero": (
        S("mục tiêu “{found}”", "target “{found}”"),
        S("lớn hơn 0; bằng 0 chỉ khi lower_is_better: true", "above 0; 0 only with lower_is_better: true"),
    ),
    "formula.input_name": (
        S("“{found}” không dùng làm tên biến được", "“{found}” cannot name an input"),
        S(
            "chữ cái, chữ số, gạch dưới; bắt đầu bằng chữ cái; không phải min, max hay từ khóa như if, and",
            "letters, digits, underscores; beginning with a letter; not min, max or a keyword such as if, and",
        ),
    ),
    "formula.syntax": (S("không đọc được công thức “{found}”", "formula “{found}” cannot be read"), _GRAMMAR),
    "formula.unsupported": (
        S("“{found}” không dùng được trong công thức “{formula}”", "“{found}” cannot stand in formula “{formula}”"),
        _GRAMMAR,
    ),
    "formula.too_long": (
        S("công thức quá dài “{found}…”", "the formula is too long “{found}…”"),
        S("nhiều nhất 1000 ký tự", "at most 1000 characters"),
    ),
    "formula.too_deep": (
        S("công thức lồng quá sâu ở “{found}”", "the formula is nested too deep at “{found}”"),
        S("chia thành nhiều chỉ số", "split it over several indicators"),
    ),
    "formula.unknown_input": (
        S("biến lạ “{found}”", "unknown input “{found}”"),
        S("⟦có phải “{nearest}”? ⟧các biến: {known}", "⟦did you mean “{nearest}”? ⟧inputs: {known}"),
    ),
    "formula.unused_input": (
        S("biến “{found}” không được dùng", "input “{found}” is not used"),
        S("dùng biến trong công thức, hoặc bỏ đi", "use it in the formula, or leave it out"),
    ),
    "formula.takes_no_value": (
        S("chỉ số “{found}” tính bằng công thức mà có `value`", "indicator “{found}” is a formula and has `value`"),
        S("bỏ `value`: công thức lấy giá trị của các biến", "leave `value` out: a formula takes its inputs' values"),
    ),
    "times.circle": (
        S("`times` tạo thành vòng lặp “{found}”", "`times` goes in a circle “{found}”"),
        S("bỏ một `times` trong vòng lặp", "leave one `times` of the circle out"),
    ),
    "code.unknown": (
        S("mã lạ “{found}”⟦, còn ở dòng {lines}⟧", "unknown code “{found}”⟦, also on line {lines}⟧"),
        S("⟦có phải “{nearest}”? ⟧các mã: {known}", "⟦did you mean “{nearest}”? ⟧codes: {known}"),
    ),
    "code.not_leaf": (
        S("“{found}” có chỉ số con nên không có giá trị", "“{found}” has children and so no value"),
        S("mã của một chỉ số cuối nhánh", "the code of a leaf"),
    ),
    "code.itself": (
        S("chỉ số “{found}” dùng chính nó", "indicator “{found}” takes itself"),
        S("mã của một chỉ số khác", "the code of another indicator"),
    ),
    "code.no_figure": (
        S("giá trị của chỉ số “{found}” không phải một số", "the value of indicator “{found}” is not a number"),
        S(
            "chỉ số có giá trị là số, tỷ lệ, có/không hoặc danh mục",
            "an indicator whose value is a number, ratio, yes/no or checklist",
        ),
    ),
    "shrink.not_under_sum": (
        S(
            "`not_applicable: shrink` ở chỉ số “{found}”⟦, dưới “{above}”⟧",
            "`not_applicable: shrink` on indicator “{found}”⟦, below “{above}”⟧",
        ),
        S(
            "mọi cấp trên phải là sum và không rescale; nếu không thì rescale, full hoặc zero",
            "everything above must be sum and not rescale; if not, then rescale, full or zero",
        ),
    ),
    "pillar.descent": (
        S(
            "“{found}” nằm trong “{other}”, cả hai ở một trụ cột",
            "“{found}” is part of “{other}”, and both are in one pillar",
        ),
        _KEEP_ONE,
    ),
    "value.type_for_rule": (
        S("kiểu giá trị “{found}” không hợp với cách tính điểm", "value type “{found}” does not suit the rule"),
        S("một trong: {known}", "one of: {known}"),
    ),
    "value.bounds": (
        S("`max` “{found}” nhỏ hơn `min` “{min}”", "`max` “{found}” is below `min` “{min}”"),
        S("max không nhỏ hơn min", "a max that is not below the min"),
    ),
    "leaf.bonus_and_penalty": (
        S("chỉ số “{found}” vừa `bonus` vừa `penalty`", "indicator “{found}” is `bonus` and `penalty` at once"),
        _KEEP_ONE,
    ),
}
