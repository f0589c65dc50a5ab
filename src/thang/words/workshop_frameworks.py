"""What the pages of frameworks say, in both languages."""

from __future__ import annotations

from thang.words.sentence import Sentence
from thang.words.workshop_framework_files import FRAMEWORK_FILES
from thang.words.workshop_framework_forms import FRAMEWORK_FORMS

S = Sentence

FRAMEWORKS: dict[str, Sentence] = {
    **FRAMEWORK_FORMS,
    **FRAMEWORK_FILES,
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
