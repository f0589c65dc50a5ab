"""What is wrong in a framework file: the thing found, and what would be right."""

from __future__ import annotations

from thang.words.sentence import Sentence

S = Sentence

FRAMEWORK_FAULTS: dict[str, tuple[Sentence, Sentence]] = {
    "file.not_utf8": (
        S("byte “{found}” không phải UTF-8", "byte “{found}” is not UTF-8"),
        S("lưu tệp với bảng mã UTF-8", "save the file as UTF-8"),
    ),
    "file.too_large": (
        S("tệp {found} byte", "a file of {found} bytes"),
        S("nhiều nhất {most} byte", "at most {most} bytes"),
    ),
    "yaml.syntax": (
        S("không đọc được YAML⟦ tại “{found}”⟧: {problem}", "YAML cannot be read⟦ at “{found}”⟧: {problem}"),
        S("kiểm tra thụt dòng, dấu hai chấm và dấu nháy", "check indentation, colons and quotes"),
    ),
    "yaml.several_documents": (
        S("“{found}” mở tài liệu thứ hai", "“{found}” begins a second document"),
        S("mỗi tệp một bộ chỉ số", "one framework a file"),
    ),
    "yaml.empty": (
        S("tệp không có nội dung", "the file holds nothing"),
        S("bắt đầu bằng `thang: framework/1`", "begin with `thang: framework/1`"),
    ),
    "yaml.not_mapping": (
        S("“{found}” không phải các cặp khóa: giá trị", "“{found}” is not a mapping of keys to values"),
        S("bắt đầu bằng `thang: framework/1`", "begin with `thang: framework/1`"),
    ),
    "yaml.anchor": (
        S("neo hoặc tham chiếu YAML “{found}”", "YAML anchor or alias “{found}”"),
        S("viết đầy đủ nội dung ở đây", "write the content out in full here"),
    ),
    "yaml.tag": (S("thẻ kiểu “{found}”", "tag “{found}”"), S("bỏ thẻ kiểu", "leave the tag out")),
    "yaml.too_deep": (S("lồng quá sâu", "nested too deep"), S("nhiều nhất {most} tầng", "at most {most} levels")),
    "yaml.key_not_text": (
        S("khóa “{found}” không phải văn bản", "key “{found}” is not a text"),
        S("khóa là một từ", "a key is one word"),
    ),
    "yaml.duplicate_key": (
        S("khóa “{found}” đã có ở dòng {line}", "key “{found}” already stands on line {line}"),
        S("giữ một trong hai", "keep one of the two"),
    ),
    "type.quotes": (
        S(
            "“{found}” được đọc là số hoặc đúng/sai, không phải văn bản",
            "“{found}” is read as a number or true/false, not as a text",
        ),
        S('đặt trong dấu nháy: "{found}"', 'put it in quotes: "{found}"'),
    ),
    "type.text": (S("“{found}” không phải văn bản", "“{found}” is not a text"), S("một văn bản", "a text")),
    "text.empty": (
        S("văn bản trống “{found}”", "empty text “{found}”"),
        S("viết nội dung hoặc bỏ khóa", "write something or leave the key out"),
    ),
    "text.code": (
        S("“{found}” không dùng làm mã được", "“{found}” cannot be a code"),
        S(
            "chữ cái, chữ số, dấu chấm, gạch nối, gạch dưới; bắt đầu bằng chữ hoặc số",
            "letters, digits, dots, hyphens, underscores; beginning with a letter or digit",
        ),
    ),
    "text.date": (
        S("“{found}” không phải ngày", "“{found}” is not a date"),
        S("năm-tháng-ngày, ví dụ 2026-12-31", "year-month-day, such as 2026-12-31"),
    ),
    "text.name": (
        S("“{found}” không dùng làm tên được", "“{found}” cannot be a name"),
        S("không trống, không có dấu |, không phải NA hay -", "not empty, without |, neither NA nor -"),
    ),
    "type.option": (
        S("“{found}” không có trong danh sách", "“{found}” is not one of the options"),
        S("⟦có phải “{nearest}”? ⟧một trong: {known}", "⟦did you mean “{nearest}”? ⟧one of: {known}"),
    ),
    "type.flag": (
        S("“{found}” không phải true hay false", "“{found}” is neither true nor false"),
        S("true hoặc false", "true or false"),
    ),
    "type.number": (
        S("“{found}” không phải số", "“{found}” is not a number"),
        S(
            "số thập phân với dấu chấm, không nháy, ví dụ 12.5",
            "a decimal number with a point, without quotes, such as 12.5",
        ),
    ),
    "number.range": (
        S("“{found}” ngoài khoảng cho phép", "“{found}” is out of range"),
        S("số⟦ từ {least}⟧⟦ lớn hơn {over}⟧⟦ đến {most}⟧", "a number⟦ from {least}⟧⟦ above {over}⟧⟦ to {most}⟧"),
    ),
    "number.whole": (
        S("“{found}” không phải số nguyên", "“{found}” is not a whole number"),
        S("số nguyên, ví dụ 2", "a whole number, such as 2"),
    ),
    "type.share": (
        S("“{found}” không phải tỷ lệ", "“{found}” is not a share"),
        S("0.75, 3/4 hoặc 75%", "0.75, 3/4 or 75%"),
    ),
    "share.range": (
        S("tỷ lệ “{found}” ngoài khoảng 0…1", "share “{found}” is outside 0…1"),
        S("từ 0 đến 1, ví dụ 0.75, 3/4 hoặc 75%", "from 0 to 1, such as 0.75, 3/4 or 75%"),
    ),
    "type.list": (
        S("“{found}” không phải danh sách", "“{found}” is not a list"),
        S("các dòng bắt đầu bằng “- ”, hoặc [a, b]", "lines beginning with “- ”, or [a, b]"),
    ),
    "type.mapping": (
        S("“{found}” không phải các cặp khóa: giá trị", "“{found}” is not a mapping of keys to values"),
        S("khóa: giá trị⟦, các khóa: {known}⟧", "key: value⟦, keys: {known}⟧"),
    ),
    "list.empty": (
        S("trống “{found}”", "empty “{found}”"),
        S("ít nhất một mục, hoặc bỏ khóa", "at least one entry, or leave the key out"),
    ),
    "key.unknown": (
        S("khóa lạ “{found}”", "unknown key “{found}”"),
        S("⟦có phải “{nearest}”? ⟧ở đây có: {known}", "⟦did you mean “{nearest}”? ⟧known here: {known}"),
    ),
    "key.without_value": (
        S("“{found}” đứng một mình như một khóa lạ", "“{found}” stands alone as an unknown key"),
        S(
            "trong {…} dấu phẩy ngăn các mục: đặt cả văn bản có dấu phẩy trong dấu nháy",
            "in {…} a comma parts the entries: put the whole text with its comma in quotes",
        ),
    ),
    "key.missing": (
        S("thiếu khóa “{found}”", "key “{found}” is missing"),
        S("thêm `{found}:` vào đây", "add `{found}:` here"),
    ),
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
    "key.reserved": (
        S("khóa “{found}” được dành riêng", "key “{found}” is reserved"),
        S("bỏ khóa này", "leave it out"),
    ),
    "version.unknown": (
        S("phiên bản định dạng “{found}”", "format version “{found}”"),
        S("`thang: {known}`", "`thang: {known}`"),
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
        S("⟦có phải “{nearest}”? ⟧có: {known}", "⟦did you mean “{nearest}”? ⟧known: {known}"),
    ),
    "rule.parameters": (
        S("cách tính “{found}” thiếu tham số", "rule “{found}” without its parameters"),
        S("ví dụ `{example}`", "for example `{example}`"),
    ),
    "id.duplicate": (
        S("“{found}” đã có ở dòng {line}", "“{found}” already stands on line {line}"),
        S("mỗi mã chỉ dùng một lần", "each code or id stands once"),
    ),
    "group.unknown": (
        S("nhóm lạ “{found}”", "unknown group “{found}”"),
        S("⟦có phải “{nearest}”? ⟧các nhóm: {known}", "⟦did you mean “{nearest}”? ⟧groups: {known}"),
    ),
    "group.empty": (
        S("nhóm “{found}” không có chỉ số nào được chấm", "group “{found}” has no scored indicator"),
        S(
            "thêm chỉ số có điểm tối đa cho nhóm, hoặc bỏ nhóm",
            "add an indicator with a max for it, or leave the group out",
        ),
    ),
    "max.missing": (
        S("chỉ số “{found}” không có `max`", "indicator “{found}” has no `max`"),
        S("điểm tối đa: một số, hoặc một số cho mỗi nhóm", "its points: one number, or one a group"),
    ),
    "max.missing_on_branch": (
        S(
            "chỉ số “{found}” tổng hợp bằng {aggregate}, đứng dưới sum mà không có `max`",
            "indicator “{found}” aggregates by {aggregate} and stands under sum without `max`",
        ),
        S("thêm `max`", "add `max`"),
    ),
    "max.sum": (
        S(
            "điểm tối đa “{found}” khác tổng các chỉ số con (nhóm {group})",
            "max “{found}” is not the sum of the children's (group {group})",
        ),
        S(
            "{sum} = {terms}; hoặc `rescale: true` ở chỉ số có chỉ số con",
            "{sum} = {terms}; or `rescale: true` on an indicator with children",
        ),
    ),
    "weight.under_sum": (
        S("`weight` “{found}” dưới sum", "`weight` “{found}” under sum"),
        S("dưới sum, trọng số chính là `max`; bỏ `weight`", "under sum the weight is `max`; leave `weight` out"),
    ),
    "band.two_bounds": (
        S("mức “{found}” có cả `above` và `from`", "level “{found}” has both `above` and `from`"),
        S("giữ một trong hai", "keep one of the two"),
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
        S("bậc “{found}” không có ngưỡng", "step “{found}” has no bound"),
        S("at_least, above, at_most hoặc below", "at_least, above, at_most or below"),
    ),
    "step.never": (
        S(
            "bậc “{found}” không bao giờ khớp: các bậc trước đã lấy hết",
            "step “{found}” can never match: the steps before it take all",
        ),
        S("bậc khớp đầu tiên được tính; xếp lại hoặc sửa ngưỡng", "the first match wins; reorder or mend the bounds"),
    ),
    "step.one_reward": (
        S("bậc “{found}” cần đúng một trong share và points", "step “{found}” needs exactly one of share and points"),
        S("ví dụ {at_least: 4, share: 1}", "for example {at_least: 4, share: 1}"),
    ),
    "linear.same_ends": (
        S("`from` và `to` cùng là “{found}”", "`from` and `to` are both “{found}”"),
        S("hai mốc khác nhau", "two different goalposts"),
    ),
    "linear.log_of_zero": (
        S("lô-ga-rít của “{found}”", "logarithm of “{found}”"),
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
        S("“{found}” cùng lower_is_better", "“{found}” with lower_is_better"),
        S("dùng target", "use target"),
    ),
    "proportion.target_zero": (
        S("mục tiêu “{found}”", "target “{found}”"),
        S("lớn hơn 0 (0 chỉ khi lower_is_better)", "above 0 (0 only with lower_is_better)"),
    ),
    "formula.input_name": (
        S("“{found}” không dùng làm tên biến được", "“{found}” cannot name an input"),
        S(
            "chữ cái, chữ số, gạch dưới; không phải min, max hay từ khóa",
            "letters, digits, underscores; not min, max or a keyword",
        ),
    ),
    "formula.syntax": (
        S("không đọc được công thức “{found}”", "formula “{found}” cannot be read"),
        S(
            "số, tên biến, + − * /, ngoặc, so sánh, and or not, x if c else y, min, max",
            "numbers, inputs, + − * /, parentheses, comparisons, and or not, x if c else y, min, max",
        ),
    ),
    "formula.unsupported": (
        S("“{found}” không có trong ngôn ngữ công thức", "“{found}” is not in the language of formulas"),
        S(
            "số, tên biến, + − * /, ngoặc, so sánh, and or not, x if c else y, min, max",
            "numbers, inputs, + − * /, parentheses, comparisons, and or not, x if c else y, min, max",
        ),
    ),
    "formula.too_long": (
        S("công thức quá dài “{found}…”", "the formula is too long “{found}…”"),
        S("nhiều nhất 1000 ký tự", "at most 1000 characters"),
    ),
    "formula.too_deep": (
        S("công thức lồng quá sâu “{found}”", "the formula is nested too deep “{found}”"),
        S("chia thành nhiều chỉ số", "split it over several indicators"),
    ),
    "formula.unknown_input": (
        S("biến lạ “{found}”", "unknown input “{found}”"),
        S("⟦có phải “{nearest}”? ⟧các biến: {known}", "⟦did you mean “{nearest}”? ⟧inputs: {known}"),
    ),
    "formula.unused_input": (
        S("biến “{found}” không được dùng", "input “{found}” is not used"),
        S("dùng trong công thức hoặc bỏ đi", "use it in the formula or leave it out"),
    ),
    "formula.takes_no_value": (
        S("chỉ số “{found}” tính bằng công thức mà có `value`", "indicator “{found}” is a formula and has `value`"),
        S("bỏ `value`", "leave `value` out"),
    ),
    "times.circle": (
        S("vòng luẩn quẩn “{found}”", "a circle “{found}”"),
        S("bỏ một `times` trong vòng", "leave one `times` of the circle out"),
    ),
    "code.unknown": (
        S("mã lạ “{found}”", "unknown code “{found}”"),
        S("⟦có phải “{nearest}”? ⟧có: {known}", "⟦did you mean “{nearest}”? ⟧known: {known}"),
    ),
    "code.not_leaf": (
        S("“{found}” có chỉ số con nên không có giá trị", "“{found}” has children and so no value"),
        S("mã của một chỉ số cuối nhánh", "the code of a leaf"),
    ),
    "code.itself": (
        S("chỉ số “{found}” lấy chính mình", "indicator “{found}” takes itself"),
        S("mã của chỉ số khác", "the code of another indicator"),
    ),
    "code.no_figure": (
        S("giá trị của “{found}” không phải một số", "the value of “{found}” is not a number"),
        S(
            "chỉ số có giá trị là số, tỷ lệ, có/không hoặc danh mục",
            "an indicator whose value is a number, ratio, yes/no or checklist",
        ),
    ),
    "shrink.not_under_sum": (
        S("shrink ở “{found}”⟦ dưới “{above}”⟧", "shrink on “{found}”⟦ below “{above}”⟧"),
        S(
            "mọi cấp trên phải là sum và không rescale; hoặc dùng rescale, full, zero",
            "everything above must be sum without rescale; or use rescale, full, zero",
        ),
    ),
    "pillar.descent": (
        S(
            "“{found}” và “{other}” cùng một nhánh trong trụ cột",
            "“{found}” and “{other}” are of one line of descent in the pillar",
        ),
        S("giữ một trong hai", "keep one of the two"),
    ),
    "value.type_for_rule": (
        S("kiểu giá trị “{found}” không hợp cách tính điểm", "value type “{found}” does not suit the rule"),
        S("một trong: {known}", "one of: {known}"),
    ),
    "value.bounds": (
        S("max “{found}” nhỏ hơn min {min}", "max “{found}” is below min {min}"),
        S("min không lớn hơn max", "min not above max"),
    ),
    "leaf.bonus_and_penalty": (
        S("“{found}” vừa bonus vừa penalty", "“{found}” is bonus and penalty at once"),
        S("giữ một trong hai", "keep one of the two"),
    ),
}
