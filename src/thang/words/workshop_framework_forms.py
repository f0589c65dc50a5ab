"""What the forms of indicators and of their rules say, in both languages."""

from __future__ import annotations

from thang.words.sentence import Sentence

S = Sentence

FRAMEWORK_FORMS: dict[str, Sentence] = {
    # One of them, by its form.
    "indicator_add": S("Thêm chỉ số", "Add an indicator"),
    "indicator_add_about": S(
        "Chỉ số mới đứng cuối nhóm đã chọn, cách tính ban đầu là “điểm ghi trực tiếp”; trang sau chọn cách tính khác.",
        "It comes at the end of where it is put. Its rule is first that the value is the points; "
        "another one is chosen on the next page.",
    ),
    "indicator_add_do": S("Thêm", "Add"),
    "indicator_move": S("Chuyển chỗ", "Move"),
    "indicator_move_about": S(
        "Lên hoặc xuống một bậc trong nhóm của nó, hoặc sang cuối một nhóm khác.",
        "Up or down by one among its neighbours, or to the end of another branch.",
    ),
    "indicator_move_do": S("Chuyển sang nhóm đã chọn", "Move to the chosen branch"),
    "indicator_up": S("Lên", "Up"),
    "indicator_down": S("Xuống", "Down"),
    "indicator_remove": S("Bỏ chỉ số⟦ {name}⟧", "Remove⟦ {name}⟧"),
    "indicator_remove_about": S(
        "Bỏ cả những chỉ số bên dưới nó. Nhật ký vẫn ghi việc này.",
        "With all indicators below it. The trail keeps that it was done.",
    ),
    "indicator_remove_do": S("Bỏ", "Remove"),
    "indicator_comments_go": S(
        "Nội dung có ghi chú sau dấu #. Lưu ở trang này thì các ghi chú đó mất; muốn giữ thì sửa ở trang nội dung.",
        "The text has comments after a # sign. Saving on this page drops them; to keep them, edit the text.",
    ),
    "indicator_rule_choose": S("Hiện các ô của cách tính này", "Show the fields of this rule"),
    "indicator_rule_is": S("Cách tính: {rule}", "Rule: {rule}"),
    "indicator_not_said": S("(không ghi)", "(not said)"),
    "indicator_main": S("(chỉ số chính, không thuộc nhóm nào)", "(a main indicator, under none)"),
    "indicator_max_of": S("Điểm tối đa: {group}", "Max: {group}"),
    "indicator_max_twice": S(
        "ghi một điểm tối đa chung, hoặc điểm riêng từng nhóm đơn vị, không ghi cả hai",
        "give one max for all groups, or one for each, not both",
    ),
    "indicator_is_last": S(
        "nhóm phải còn ít nhất một chỉ số; hãy bỏ cả nhóm, hoặc thêm chỉ số khác trước",
        "a branch needs one indicator at least; remove the branch, or add another one first",
    ),
    "indicator_gone": S(
        "không còn chỗ đó trong bản dự thảo; hãy mở lại danh sách chỉ số và chọn lại",
        "there is no such place in the draft any more; open the indicators again and choose anew",
    ),
    "indicator_unfit": S("{found}; đúng ra: {right}", "{found}; right would be: {right}"),
    "field_max": S("Điểm tối đa chung", "Max"),
    "hint_max": S(
        "Để trống khi mỗi nhóm đơn vị có điểm riêng; ví dụ 10 hoặc 7,5. Nhóm để trống là không áp dụng.",
        "Leave it empty where each group has its own; for example 10 or 7.5. It is not for a group that is left empty.",
    ),
    "indicator_title_en": S("Tên (tiếng Anh)", "Title (English)"),
    "field_title_vi": S("Tên (tiếng Việt)", "Title (Vietnamese)"),
    "field_under": S("Thuộc nhóm", "Under"),
    "field_is_branch": S("Là nhóm, gồm các chỉ số khác", "It is made of other indicators"),
    "field_rule": S("Cách tính điểm", "Rule"),
    "field_value_type": S("Kiểu kết quả", "Type of value"),
    "field_unit_vi": S("Đơn vị tính (tiếng Việt)", "Unit of measure (Vietnamese)"),
    "field_unit_en": S("Đơn vị tính (tiếng Anh)", "Unit of measure (English)"),
    "field_value_min": S("Kết quả nhỏ nhất có thể", "Smallest value that can be right"),
    "field_value_max": S("Kết quả lớn nhất có thể", "Largest value that can be right"),
    "field_evidence_required": S("Bắt buộc có tài liệu kiểm chứng", "Evidence is required"),
    "field_evidence_vi": S("Tài liệu kiểm chứng (tiếng Việt)", "Evidence (Vietnamese)"),
    "field_evidence_en": S("Tài liệu kiểm chứng (tiếng Anh)", "Evidence (English)"),
    "field_collected_by": S("Kết quả từ đâu", "Where the value comes from"),
    "field_supplied_by_vi": S("Cơ quan cung cấp (tiếng Việt)", "Supplied by (Vietnamese)"),
    "field_supplied_by_en": S("Cơ quan cung cấp (tiếng Anh)", "Supplied by (English)"),
    "field_verified_by_vi": S("Phối hợp xác minh (tiếng Việt)", "Helps to verify (Vietnamese)"),
    "field_verified_by_en": S("Phối hợp xác minh (tiếng Anh)", "Helps to verify (English)"),
    "field_guidance_vi": S("Hướng dẫn kê khai (tiếng Việt)", "Guidance (Vietnamese)"),
    "field_guidance_en": S("Hướng dẫn kê khai (tiếng Anh)", "Guidance (English)"),
    "field_was": S("Mã ở phiên bản trước", "Codes in the edition before"),
    "hint_was": S("Nhiều mã thì ngăn bằng dấu phẩy", "Several are parted by commas"),
    "field_hands": S("Kết quả trong tay ai", "Whose hands the result is in"),
    "field_public": S("Công bố gì", "What is published"),
    "indicator_hands_unit": S("Đơn vị", "The unit's"),
    "indicator_hands_province": S("Tỉnh", "The province's"),
    "indicator_hands_market": S("Thị trường, người dân", "The market's"),
    "indicator_public_value": S("Kết quả và điểm", "Value and points"),
    "indicator_public_points": S("Chỉ điểm", "Points alone"),
    "indicator_public_none": S("Không công bố", "Nothing"),
    "value_type_number": S("Số", "Number"),
    "value_type_ratio": S("Tỷ lệ (tử số/mẫu số)", "Ratio (numerator/denominator)"),
    "value_type_yes_no": S("Có/không", "Yes or no"),
    "value_type_choice": S("Lựa chọn", "Choice"),
    "value_type_checklist": S("Danh mục đánh dấu", "Checklist"),
    "value_type_points": S("Điểm", "Points"),
    "value_type_given": S("Tỷ lệ đạt cho sẵn (0–1)", "Attainment (0–1)"),
    # Its rule.
    "rule_given": S("Tỷ lệ đạt cho sẵn (0–1)", "The value is the attainment (0–1)"),
    "rule_points": S("Điểm ghi trực tiếp", "The value is the points"),
    "rule_yes_no": S("Có/không", "Yes or no"),
    "rule_choice": S("Theo lựa chọn", "By option"),
    "rule_checklist": S("Cộng các mục đã có", "The ticked items, added"),
    "rule_per_item": S("Điểm cho mỗi mục, có trần", "Points an item, up to a cap"),
    "rule_steps": S("Theo bậc", "By steps"),
    "rule_proportion": S("Tỷ lệ so với mục tiêu", "Proportion of a target"),
    "rule_linear": S("Tuyến tính giữa hai mốc", "Linear between two goalposts"),
    "rule_relative": S("So với các đơn vị khác", "Relative to other units"),
    "rule_formula": S("Công thức", "Formula"),
    "field_rule_if_yes": S("Có thì được (phần của điểm tối đa)", "Yes earns (share of the max)"),
    "field_rule_if_no": S("Không thì được (phần của điểm tối đa)", "No earns (share of the max)"),
    "field_rule_options": S("Các lựa chọn", "Options"),
    "hint_rule_options": S(
        "Mỗi dòng: tên = phần; ví dụ: cap_pho = 1/2", "A line each: name = share, such as deputy = 1/2"
    ),
    "field_rule_items": S("Các mục", "Items"),
    "hint_rule_items": S(
        "Mỗi dòng: tên = phần; ví dụ: ke_hoach = 50%", "A line each: name = share, such as plan = 50%"
    ),
    "field_rule_each": S("Điểm cho mỗi mục", "Points an item"),
    "field_rule_cap": S("Nhiều nhất (điểm)", "At most (points)"),
    "field_rule_steps": S("Các bậc", "Steps"),
    "hint_rule_steps": S(
        "Mỗi dòng một bậc, bậc đầu tiên đúng được tính: >= 4 = 1; > 2 <= 3 = 1/2; >= 1 = 5 điểm",
        "A step a line, the first that holds counts: >= 4 = 1; > 2 <= 3 = 1/2; >= 1 = 5 points",
    ),
    "field_rule_target": S("Mục tiêu", "Target"),
    "hint_rule_target": S(
        "Đủ điểm từ đó; thấp hơn thì giá trị ÷ mục tiêu; 80 % là 0,8",
        "Full from there; below it value ÷ target; 80 % is 0.8",
    ),
    "field_rule_full_from": S("Đủ điểm từ", "Full from"),
    "hint_rule_full_from": S(
        "Thay cho mục tiêu: thấp hơn mức này thì tính theo chính giá trị",
        "Instead of a target: below it the value itself counts",
    ),
    "field_rule_lower_is_better": S("Càng thấp càng tốt", "Less is better"),
    "field_rule_from": S("Mốc 0 điểm", "Goalpost of nothing"),
    "field_rule_to": S("Mốc đủ điểm, hoặc so với gì", "Goalpost of everything, or against what"),
    "field_rule_transform": S("Biến đổi", "Transform"),
    "field_rule_within": S("So trong", "Within"),
    "field_rule_over": S("Tính trên", "Over"),
    "field_rule_inputs": S("Đầu vào", "Inputs"),
    "hint_rule_inputs": S("Mỗi dòng: tên = mã chỉ số; ví dụ: a = 1.1", "A line each: name = code, such as a = 1.1"),
    "field_rule_is": S("Công thức", "Formula"),
    "hint_rule_is": S("Ví dụ: min(a / 100, 1)", "For example: min(a / 100, 1)"),
    "rule_option_none": S("Không biến đổi", "None"),
    "rule_option_log": S("Lô-ga-rít", "Logarithm"),
    "rule_option_best": S("Đơn vị tốt nhất", "The best"),
    "rule_option_minmax": S("Thấp nhất và cao nhất", "The lowest and the highest"),
    "rule_option_rank": S("Thứ hạng", "Rank"),
    "rule_option_percentile": S("Tỷ lệ đơn vị không hơn", "Share of units not better"),
    "rule_option_group": S("Cùng nhóm", "The group"),
    "rule_option_all": S("Tất cả", "All"),
    "rule_option_ranked": S("Đơn vị được xếp hạng", "Ranked units"),
    "rule_no_number": S(
        "“{found}” không phải số; ví dụ đúng: 10 hoặc 7,5", "“{found}” is no number; right would be 10 or 7.5"
    ),
    "rule_no_share": S(
        "“{found}” không phải phần từ 0 đến 1; ví dụ đúng: 1/2, 75%, 0,75",
        "“{found}” is no share from 0 to 1; right would be 1/2, 75% or 0.75",
    ),
    "rule_no_pair": S(
        "“{found}” không có dạng tên = giá trị, hoặc tên đã có ở dòng trên",
        "“{found}” is not name = value, or a line above has the name already",
    ),
    "rule_no_step": S(
        "“{found}” không phải một bậc; ví dụ đúng: >= 4 = 1, hoặc > 2 <= 3 = 5 điểm",
        "“{found}” is no step; right would be >= 4 = 1, or > 2 <= 3 = 5 points",
    ),
}
