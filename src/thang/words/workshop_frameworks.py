"""What the pages of frameworks say, in both languages."""

from __future__ import annotations

from thang.words.sentence import Sentence

S = Sentence

FRAMEWORKS: dict[str, Sentence] = {
    "frameworks": S("Bộ chỉ số", "Frameworks"),
    "frameworks_about": S(
        "Phiên bản đã ban hành thì ai đăng nhập cũng xem được và không bao giờ thay đổi. "
        "Bản dự thảo chỉ cơ quan thường trực, và đơn vị được lấy ý kiến, xem được.",
        "Everybody who is signed in may read adopted editions, which never change. "
        "Drafts are read by the programme office, and by the units that are asked for comments.",
    ),
    "frameworks_empty": S(
        "Chưa có bộ chỉ số nào được ban hành. Cơ quan thường trực của chương trình lập bộ chỉ số.",
        "No framework has been adopted yet. The programme office makes them.",
    ),
    "frameworks_empty_keeper": S(
        "Chưa có bộ chỉ số nào. Hãy tải lên tệp YAML của phiên bản đầu tiên.",
        "There is no framework yet. Upload the YAML file of the first edition.",
    ),
    # Columns and facts of editions.
    "column_edition_title": S("Tên bộ chỉ số", "Framework"),
    "column_edition": S("Phiên bản", "Edition"),
    "column_edition_code": S("Mã bộ chỉ số", "Id"),
    "column_edition_state": S("Tình trạng", "State"),
    "column_adopted_by": S("Ban hành theo", "Adopted by"),
    "column_adopted_on": S("Ngày ban hành", "Adopted on"),
    "column_saved_at": S("Lưu lần cuối", "Last saved"),
    "edition_draft": S("Dự thảo", "Draft"),
    "edition_commenting": S("Đang lấy ý kiến", "Out for comments"),
    "edition_adopted": S("Đã ban hành", "Adopted"),
    "edition_untitled": S("Bộ chỉ số chưa có tên", "Framework without a title"),
    "edition_replaces": S("Thay thế", "Replaces"),
    # Its indicators.
    "indicators": S("Các chỉ số", "Indicators"),
    "indicator_code": S("Mã", "Code"),
    "indicator_title": S("Chỉ số", "Indicator"),
    "indicator_max": S("Điểm tối đa", "Max"),
    "indicator_rule": S("Cách tính điểm", "Rule"),
    "indicator_evidence": S("Tài liệu kiểm chứng", "Evidence"),
    "indicator_source": S("Nguồn dữ liệu", "Data source"),
    "indicator_was": S("Mã ở phiên bản trước: {codes}", "Code in the edition before: {codes}"),
    "indicator_inferred": S("Suy ra, không đọc được trong văn bản: {why}", "Inferred, not read in the act: {why}"),
    "indicator_evidence_required": S("bắt buộc", "required"),
    "indicator_verified_by": S("Phối hợp xác minh: {who}", "Helps to verify: {who}"),
    "indicator_from_self": S("Đơn vị tự kê khai", "The unit itself"),
    "indicator_from_supplied": S("Cơ quan khác cung cấp", "Supplied by another agency"),
    "indicator_from_records": S("Tính từ dữ liệu hành chính", "Computed from records"),
    "indicator_from_survey": S("Khảo sát", "Survey"),
    "indicator_from_ministry": S("Bộ, ngành công bố", "From a ministry"),
    "indicator_from_appraiser": S("Người thẩm định chấm", "Given by the appraiser"),
    "indicator_from_round": S("Tính trong kỳ đánh giá", "From the round itself"),
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
    # What becomes of it.
    "preview": S("Xem phiếu theo nhóm", "Preview by group"),
    "preview_of": S("Phiếu kê khai của {edition}", "The form of {edition}"),
    "preview_about": S(
        "Những chỉ số mà mỗi nhóm đơn vị sẽ kê khai, với điểm tối đa của nhóm đó.",
        "The indicators that each group will fill in, with their max for it.",
    ),
    "preview_max": S("Tổng điểm tối đa: {max}", "Max of the group: {max}"),
    "preview_differs": S(
        "Các chỉ số cộng lại được {total} điểm, còn điểm tối đa của nhóm ghi là {max}.",
        "The indicators sum to {total}, while the group's max is given as {max}.",
    ),
    "edition_adopt": S("Ban hành", "Adopt"),
    "edition_adopt_of": S("Ban hành {edition}", "Adopt {edition}"),
    "edition_adopt_about": S(
        "Ghi quyết định ban hành. Từ đó nội dung và mã băm không thay đổi nữa; cần sửa thì lập phiên bản mới.",
        "Name the decision that issues it. From then on text and digest never change; corrections are a new edition.",
    ),
    "field_act": S("Số văn bản ban hành", "Number of the act"),
    "hint_act": S(
        "Như trong danh mục văn bản, ví dụ 791/QĐ-UBND hoặc 791/QĐ-UBND ngày 11/4/2023",
        "As in the list of acts, for example 791/QĐ-UBND or 791/QĐ-UBND 11/4/2023",
    ),
    "field_replaces": S("Thay thế phiên bản", "Replaces"),
    "edition_replaces_nothing": S("(không thay thế phiên bản nào)", "(replaces no edition)"),
    "edition_replaced_by": S("Bị thay thế bởi", "Replaced by"),
    "edition_copy": S("Lập dự thảo mới từ phiên bản này", "Make a new draft of it"),
    "edition_copy_of": S("Dự thảo mới từ {edition}", "A new draft of {edition}"),
    "edition_copy_about": S(
        "Nội dung được chép sang dự thảo mới; mã ở phiên bản trước và các ghi chú sau dấu # không chép theo.",
        "The method is copied to a new draft; codes in the edition before, and comments after a # sign, are not.",
    ),
    "field_edition_name": S("Tên phiên bản mới", "Name of the new edition"),
    "hint_edition_name": S("Thường là năm: 2027; thay giữa năm thì 2027.2", "Mostly a year: 2027; in mid-year 2027.2"),
    "edition_name_unfit": S("“{found}” không dùng được: {right}", "“{found}” cannot be used: {right}"),
    "edition_replaces_none": S(
        "{edition} không phải phiên bản đã ban hành của cùng cơ quan",
        "{edition} is no adopted edition of the same organisation",
    ),
    "edition_replaces_later": S(
        "{edition} ban hành ngày {on}; phiên bản thay thế phải từ ngày đó trở đi",
        "{edition} was adopted on {on}; what replaces it is adopted then or later",
    ),
    "edition_is_replaced": S(
        "{edition} đã được {other} thay thế; hãy chọn phiên bản đó", "{edition} is replaced by {other}; choose that one"
    ),
    "edition_changes": S("So với phiên bản trước", "Changes from the edition before"),
    "changes_of": S("Thay đổi của {edition}", "What {edition} changes"),
    "changes_before": S("So với", "Against"),
    "changes_choose": S("Hãy chọn phiên bản để so sánh.", "Choose the edition to compare with."),
    "changes_faulty": S(
        "Bản dự thảo còn lỗi nên chưa so sánh được.", "The draft has faults and cannot be compared yet."
    ),
    "changes_about": S(
        "Khi thay thế giữa năm: câu trả lời “giữ nguyên” được chuyển sang với điểm tính lại; "
        "“kê khai lại” và “mới” thì đơn vị phải trả lời; “không còn” được lưu nhưng không tính.",
        "Replacing in mid-year: answers that are kept are carried over, their points computed anew; "
        "to be answered again, and new, are the units' to answer; what is gone is kept and not counted.",
    ),
    "changes_whole": S("Cả bộ chỉ số", "The framework"),
    "changes_leaves": S("Từng chỉ số", "Each indicator"),
    "changes_code_before": S("Mã trước", "Code before"),
    "changes_fate": S("Câu trả lời đã có", "The answer"),
    "changes_lines": S("Thay đổi", "Changes"),
    "fate_kept": S("giữ nguyên", "kept"),
    "fate_again": S("kê khai lại", "to be answered again"),
    "fate_new": S("mới", "new"),
    "fate_gone": S("không còn", "gone"),
    # Comments on a draft.
    "edition_send": S("Gửi lấy ý kiến", "Send for comments"),
    "edition_send_about": S(
        "Đơn vị được gửi sẽ xem được bản dự thảo; cán bộ phụ trách và người đứng đầu nhận thông báo.",
        "The units can then read the draft; their officers and heads are told.",
    ),
    "edition_send_do": S("Gửi", "Send"),
    "field_unit_kind": S("Gửi đến", "To"),
    "field_comments_until": S("Góp ý đến hết ngày", "Comments until"),
    "comments_of_all": S("Tất cả đơn vị trực thuộc", "All units under the office"),
    "comments": S("Ý kiến góp ý", "Comments"),
    "comments_on": S("Ý kiến góp ý cho {edition}", "Comments on {edition}"),
    "comments_counts": S("{open} chưa trả lời, {answered} đã trả lời", "{open} open, {answered} answered"),
    "comments_asked_count": S("đã gửi {count} đơn vị", "sent to {count} units"),
    "comments_empty": S(
        "Chưa có ý kiến nào. Đơn vị được gửi dự thảo sẽ góp ý ở đây.",
        "There is no comment yet. The units asked give them here.",
    ),
    "comment_short": S("góp ý", "comment"),
    "comment_add": S("Góp ý", "Comment"),
    "comment_add_about": S("Cho một chỉ số hoặc cho cả bộ chỉ số:", "On an indicator, or on the whole:"),
    "comment_add_do": S("Gửi góp ý", "Send the comment"),
    "comment_reply": S("Trả lời góp ý", "Answer a comment"),
    "comment_on_whole": S("(cả bộ chỉ số)", "(the whole)"),
    "comment_open": S("Chưa trả lời", "Open"),
    "comment_answered": S("Đã trả lời", "Answered"),
    "column_comment_on": S("Về chỉ số", "On"),
    "column_comment": S("Ý kiến", "Comment"),
    "column_comment_made": S("Gửi lúc", "Made at"),
    "column_comment_by": S("Người gửi", "Made by"),
    "column_comment_state": S("Tình trạng", "State"),
    "column_comment_answer": S("Trả lời", "Answer"),
    "column_comment_answered": S("Trả lời lúc", "Answered at"),
    "field_comment_unit": S("Thay mặt đơn vị", "In the name of"),
    "field_comment_code": S("Về chỉ số", "On"),
    "field_comment": S("Ý kiến", "Comment"),
    "field_comment_answer": S("Trả lời", "Answer"),
    "edition_has_faults": S(
        "{edition} còn lỗi; hãy sửa hết lỗi rồi mới gửi lấy ý kiến", "{edition} has faults; mend them before it is sent"
    ),
    "comments_of_nobody": S(
        "không có đơn vị nào như vậy đang trực thuộc; hãy chọn loại khác",
        "no such unit stands under the office; choose another kind",
    ),
    "comments_until_past": S("ngày này đã qua; hãy chọn từ hôm nay trở đi", "that day is over; choose today or later"),
    "comments_closed": S(
        "{edition} không còn lấy ý kiến, hoặc không gửi đến đơn vị này",
        "{edition} is not out for comments of this unit",
    ),
    "comments_are_late": S(
        "thời hạn góp ý đã hết ngày {until}; hãy hỏi cơ quan thường trực",
        "comments were due on {until}; ask the programme office",
    ),
    "work_framework_comments": S("Góp ý dự thảo bộ chỉ số", "Comments on drafts of frameworks"),
    "waits_comments_open": S(
        "{count} góp ý cho {edition} chờ trả lời", "{count} comments on {edition} wait for an answer"
    ),
    "waits_comments_asked": S("Góp ý cho dự thảo {edition}", "Comment on the draft of {edition}"),
    "notice_edition_sent": S(
        "Dự thảo {edition} được gửi lấy ý kiến đơn vị bạn, đến hết ngày {until}.",
        "The draft of {edition} was sent to your unit for comments, until {until}.",
    ),
    "notice_comment_answered": S(
        "Góp ý của đơn vị bạn cho {edition}⟦ (chỉ số {code})⟧ đã được trả lời.",
        "Your unit's comment on {edition}⟦ (indicator {code})⟧ was answered.",
    ),
    # Workbooks.
    "workbook": S("Tải về Excel", "Download as a workbook"),
    "workbook_of": S("{edition} trong Excel", "{edition} as a workbook"),
    "workbook_lost": S(
        "Những chỉ số sau không giữ được nguyên vẹn trong Excel; hãy dùng tệp YAML nếu cần đủ:",
        "These indicators do not come back from a workbook as they are; take the YAML file where all is needed:",
    ),
    "workbook_anyway": S("Vẫn tải về Excel", "Download it anyway"),
    "workbook_faulty": S(
        "Bản dự thảo còn lỗi nên chưa đưa ra Excel được; hãy sửa ở trang nội dung.",
        "The draft has faults and is no table yet; mend its text.",
    ),
    "workbook_upload": S("Nhập từ Excel", "Read a workbook"),
    "workbook_upload_about": S(
        "Mỗi chỉ số một dòng ở trang “indicators”; phần chung của bộ chỉ số ở trang “framework”.",
        "A row an indicator on the sheet “indicators”; the rest of the framework on the sheet “framework”.",
    ),
    "workbook_template": S("Tải bảng mẫu để điền", "Download the workbook to fill in"),
    "workbook_not_kept": S(
        "Chưa lưu gì. Hãy sửa trong Excel rồi gửi lại; hoặc đánh dấu để giữ bản còn lỗi làm dự thảo và sửa trên trang.",
        "Nothing was kept. Mend it in the workbook and send it again, or have it kept as a draft and mend it here.",
    ),
    "field_sheet": S("Tệp Excel (.xlsx)", "Workbook (.xlsx)"),
    "field_keep_faulty": S("Giữ làm dự thảo dù còn lỗi", "Keep it as a draft although it has faults"),
    "sheet_too_large": S(
        "tệp lớn hơn 5 MB; hãy bỏ hình và các trang khác",
        "the file has more than 5 MB; leave out pictures and other sheets",
    ),
    "import_framework_missing": S("không có trang “framework”", "there is no sheet “framework”"),
    "import_framework_missing_right": S(
        "một trang tên framework với các mục id, edition, groups…; xem bảng mẫu",
        "a sheet of that name with id, edition, groups and so on; see the workbook to fill in",
    ),
    "import_no_yaml": S("không đọc được: “{found}”", "cannot be read: “{found}”"),
    "import_no_yaml_right": S(
        "viết như trong tệp YAML; xem bảng mẫu",
        "write it as a YAML file has it; see the workbook to fill in",
    ),
    "import_parent_unknown": S("không có mã “{found}” ở các dòng trên", "no row above has the code “{found}”"),
    "import_parent_unknown_right": S("mã của một dòng đứng trên, hoặc để trống", "the code of a row above, or nothing"),
    # A file, a text.
    "edition_upload": S("Tải lên bộ chỉ số", "Upload a framework"),
    "edition_upload_about": S(
        "Chọn tệp YAML, hoặc dán nội dung vào ô dưới đây. Bản còn lỗi vẫn được giữ làm dự thảo; "
        "trang sau chỉ từng lỗi ngay tại dòng của nó để sửa.",
        "Choose a YAML file, or paste its text below. A text with faults is kept as a draft too; "
        "the next page shows each fault at its line, to be mended there.",
    ),
    "edition_upload_do": S("Tải lên", "Upload"),
    "field_text": S("Nội dung (YAML)", "Text (YAML)"),
    "field_version": S("Lần lưu", "Saving"),
    "edition_file": S("Tải tệp YAML", "Download as YAML"),
    "edition_edit": S("Sửa nội dung", "Edit the text"),
    "edition_edit_of": S("Sửa {edition}", "Edit {edition}"),
    "edition_edit_about": S(
        "“Kiểm tra” chỉ báo lỗi, không lưu. “Lưu” giữ cả bản còn lỗi; bản còn lỗi thì chưa ban hành được.",
        "“Check” tells the faults and saves nothing. “Save” keeps a text with faults too; it cannot be adopted yet.",
    ),
    "edition_check": S("Kiểm tra", "Check"),
    "edition_without_faults": S("Không có lỗi. Nội dung chưa được lưu.", "There is no fault. It is not saved yet."),
    "edition_faults": S("{count} lỗi cần sửa", "{count} faults to mend"),
    "edition_line": S("dòng {line}, cột {column}", "line {line}, column {column}"),
    "edition_lines": S(
        "Nội dung theo dòng, lỗi ở ngay dưới dòng của nó", "The text by lines, each fault below its line"
    ),
    # What services refuse.
    "edition_file_or_text": S(
        "chưa có gì được gửi; hãy chọn tệp YAML hoặc dán nội dung vào ô bên dưới",
        "nothing was sent; choose a YAML file, or paste its text below",
    ),
    "edition_file_too_large": S(
        "tệp quá lớn; một bộ chỉ số có nhiều nhất 1 MB", "the file is too large; a framework has 1 MB at most"
    ),
    "edition_file_no_text": S(
        "tệp không phải văn bản UTF-8; hãy lưu lại thành YAML với bảng mã UTF-8",
        "the file is no UTF-8 text; save it as YAML in UTF-8",
    ),
    "edition_changed_meanwhile": S(
        "bản dự thảo đã được {who} lưu lúc {at} sau khi bạn mở; nội dung của bạn vẫn ở đây, chưa được lưu: "
        "hãy mở bản mới ở thẻ khác, chép phần cần giữ sang rồi lưu ở đó",
        "{who} saved the draft at {at}, after you had opened it; your text is still here, not saved: "
        "open the new one in another tab, carry over what you need and save it there",
    ),
    "edition_is_there": S(
        "bộ chỉ số {code} phiên bản {edition} đã có; hãy mở phiên bản đó, hoặc đặt tên phiên bản khác",
        "{code}, edition {edition}, is there already; open it, or name the edition otherwise",
    ),
    "edition_is_adopted": S(
        "{edition} đã ban hành nên không sửa được; muốn thay thì lập phiên bản mới",
        "{edition} is adopted and stays as it is; make a new edition instead",
    ),
}
