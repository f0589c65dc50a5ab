"""What the pages of answers, of the board and of supplies say, in both languages."""

from __future__ import annotations

from thang.words.sentence import Sentence

S = Sentence

SUBMISSIONS: dict[str, Sentence] = {
    "submission": S("Tự đánh giá", "Self-assessment"),
    "form_open": S("Tự đánh giá: {name}", "Self-assessment: {name}"),
    "form_progress": S("Đã xong {done}/{asked} chỉ số", "{done} of {asked} indicators done"),
    "form_points": S("Điểm tạm tính: {points}/{max}", "Points so far: {points} of {max}"),
    "form_points_about": S(
        "Tính từ những gì đã kê khai; chưa qua thẩm định.", "From what is answered so far; not appraised yet."
    ),
    "form_due": S(
        "Hạn nộp {due}⟦ (còn {left} ngày làm việc)⟧", "To be handed in by {due}⟦ ({left} working days left)⟧"
    ),
    "form_overdue": S(
        "Đã hết hạn lúc {due}. Đơn vị vẫn gửi được; lần gửi này ghi là chậm và được lưu lại.",
        "The deadline was {due}. The unit can still hand in; it will be noted as late, and kept.",
    ),
    "form_handed_in": S("Người đứng đầu đã xác nhận lúc {at}.", "The head confirmed at {at}."),
    "form_handed_in_late": S(
        "Người đứng đầu đã xác nhận lúc {at}, sau hạn {due}: ghi là chậm.",
        "The head confirmed at {at}, after the deadline of {due}: noted as late.",
    ),
    "form_confirmation_changed": S(
        "Có thay đổi sau khi xác nhận lúc {at}: {codes}. Lần xác nhận trước không còn áp dụng; đề nghị xác nhận lại.",
        "Changed after the confirmation at {at}: {codes}. That confirmation does not hold any more; confirm again.",
    ),
    "form_confirmation_withdrawn": S(
        "Lần xác nhận lúc {at} đã được rút lại.", "The confirmation at {at} was withdrawn."
    ),
    "form_carry": S("Mang số liệu năm trước sang", "Carry last year's values over"),
    "form_carry_about": S(
        "Số liệu năm trước được chép vào để xem lại từng chỉ số; chưa tính là đã kê khai cho đến khi lưu lại.",
        "Last year's values are copied to be looked at one by one; none counts as answered until it is saved again.",
    ),
    "form_print": S("Bản in cho lãnh đạo", "Print for the chair"),
    "form_print_a3": S("khổ A3", "A3"),
    "form_print_a4": S("khổ A4", "A4"),
    "form_confirm": S("Xác nhận của người đứng đầu", "The head's confirmation"),
    "form_no_before": S(
        "Không có số liệu năm trước của đơn vị để so sánh.", "There is nothing of last year's to compare with."
    ),
    "form_others": S("Đang cùng mở: {names}", "Also here: {names}"),
    "form_presence": S("{name} (chỉ số {code})", "{name} (indicator {code})"),
    "column_indicator": S("Chỉ số", "Indicator"),
    "column_max": S("Điểm tối đa", "Max"),
    "column_value": S("Kết quả", "Value"),
    "column_points": S("Điểm", "Points"),
    "column_last": S("Năm trước", "Last year"),
    "column_last_points": S("Điểm năm trước", "Points last year"),
    "column_in_charge": S("Phụ trách", "In charge"),
    "column_answer_state": S("Tình trạng", "State"),
    "column_answer_note": S("Giải trình", "Explanation"),
    "column_difference": S("Chênh lệch", "Difference"),
    "total_points": S("Tổng điểm tạm tính", "Total so far"),
    "answer_state_missing": S("Chưa kê khai", "Not answered"),
    "answer_state_cleared": S("Chưa kê khai", "Not answered"),
    "answer_state_carried": S("Mang sang từ năm trước, chưa xem lại", "Carried over, not looked at"),
    "answer_state_answered": S("Đã kê khai", "Answered"),
    "answer_state_supplied": S("Cơ quan khác cung cấp, chờ đơn vị xác nhận", "Supplied, waits for the unit"),
    "answer_state_confirmed": S("Đơn vị đã xác nhận", "Confirmed by the unit"),
    "answer_state_contested": S("Đơn vị có ý kiến khác", "Contested by the unit"),
    "answer_state_awaited": S("Chờ cơ quan cung cấp", "Waits for the supplying agency"),
    "answer_of": S("Chỉ số {at}/{count}", "Indicator {at} of {count}"),
    "answer_previous": S("Chỉ số trước", "Previous indicator"),
    "answer_following": S("Chỉ số sau", "Next indicator"),
    "answer_all": S("Tất cả chỉ số", "All indicators"),
    "answer_rule": S("Cách tính điểm", "How it is scored"),
    "answer_guidance": S("Hướng dẫn", "Guidance"),
    "answer_evidence": S("Tài liệu kiểm chứng được chấp nhận", "Evidence that is accepted"),
    "answer_evidence_needed": S("bắt buộc", "required"),
    "answer_supplied_by": S("Cơ quan cung cấp số liệu", "Supplied by"),
    "answer_verified_by": S("Cơ quan phối hợp xác minh", "Verified with"),
    "answer_last": S("Năm trước", "Last year"),
    "answer_last_text": S("{value}⟦; {points} điểm⟧", "{value}⟦; {points} points⟧"),
    "answer_inferred": S("Suy ra, không có trong nguồn", "Inferred, not read in the source"),
    "answer_receipt": S("Diễn giải điểm", "Why these points"),
    "answer_receipt_none": S("Chưa có gì để tính.", "There is nothing to compute yet."),
    "points_wait_for_others": S(
        "So với các đơn vị khác nên chỉ tính được khi mọi đơn vị đã kê khai.",
        "It compares with other units, so it is computed when all have answered.",
    ),
    "answer_do": S("Lưu và sang chỉ số sau", "Save and go on"),
    "answer_do_stay": S("Lưu", "Save"),
    "answer_saved": S("Đã lưu lúc {at}.", "Saved at {at}."),
    "answer_saving": S("Đang lưu…", "Saving…"),
    "answer_unsaved": S("Có thay đổi chưa lưu.", "There are unsaved changes."),
    "answer_offline": S(
        "Mất kết nối. {count} câu trả lời còn ở máy này, chưa lên máy chủ; xin đừng đóng trang.",
        "The connection is gone. {count} answers are still on this computer only; please leave the page open.",
    ),
    "answer_back_online": S("Đã gửi xong những gì còn ở máy này.", "What was left on this computer is sent."),
    "answer_kept": S(
        "Còn một bản gõ dở ở máy này, chưa lên máy chủ; đã điền lại vào các ô.",
        "Something typed before was still on this computer only; it is in the fields again.",
    ),
    "answer_refused": S("Chưa lưu được: xem lỗi cạnh ô.", "Not saved: see beside the field."),
    "answer_overtaken": S(
        "{who} vừa ghi câu trả lời này⟦: {value}⟧. Không có gì bị ghi đè; xem bản của họ rồi lưu lại nếu vẫn muốn "
        "thay.",
        "{who} has just written this answer⟦: {value}⟧. Nothing was overwritten; look at theirs, and save again to "
        "replace it.",
    ),
    "answer_theirs": S("Bản vừa được ghi bởi {who}, lúc {at}", "As written by {who} at {at}"),
    "answer_signed_out": S(
        "Phiên đăng nhập đã hết. Những gì đã gõ còn ở máy này; hãy đăng nhập lại ở thẻ khác rồi lưu.",
        "You were signed out. What you typed is still on this computer; sign in again in another tab, then save.",
    ),
    "answer_history": S("Các lần ghi", "Entries"),
    "answer_history_line": S("Lúc {at} · {by} · {state}⟦: {value}⟧", "At {at} · {by} · {state}⟦: {value}⟧"),
    "answer_remarks": S("Trao đổi trong đơn vị", "Said inside the unit"),
    "answer_remarks_about": S("Chỉ người của đơn vị đọc được.", "Only people of the unit read it."),
    "answer_read_only": S(
        "Bạn chỉ xem được, không kê khai cho đơn vị này.", "You can read this, but not answer for it."
    ),
    "answer_is_given": S(
        "Số liệu này do {agency} cung cấp một lần cho mọi đơn vị; đơn vị xác nhận hoặc nêu ý kiến, không gõ lại.",
        "{agency} supplies this once for all units; the unit confirms or contests it and does not type it.",
    ),
    "answer_is_given_by_somebody": S("cơ quan khác", "another agency"),
    "answer_not_loaded": S("Chưa được cung cấp.", "It is not loaded yet."),
    "answer_source": S("Nguồn: {source}, số liệu tính đến {day}", "Source: {source}, as of {day}"),
    "answer_sample": S("Cỡ mẫu {sample}⟦, sai số {margin}⟧", "Sample of {sample}⟦, margin {margin}⟧"),
    "answer_confirm": S("Xác nhận số liệu đúng", "Confirm that it is right"),
    "answer_contest": S("Nêu ý kiến khác", "Contest it"),
    "answer_contested": S("Ý kiến của đơn vị: {note}", "The unit's reason: {note}"),
    "cite_none": S("Chưa dẫn tài liệu nào.", "No document is cited yet."),
    "cite_count": S("{count} tài liệu", "{count} documents"),
    "cite_search": S("Tìm theo số, trích yếu, nội dung", "Search by number, abstract, content"),
    "cite_last": S("Năm trước đã dẫn cho chỉ số này:", "Cited for this indicator last year:"),
    "cite_do": S("Dẫn tài liệu này", "Cite it"),
    "cite_let_go": S("Thôi dẫn", "Do not cite it"),
    "cite_enter": S("Nhập tài liệu mới (tệp có thể gửi sau)", "Enter a new document (its file may follow)"),
    "confirm_no_evidence": S(
        "Bắt buộc có tài liệu mà chưa dẫn, cũng chưa giải trình: {count}",
        "Evidence is required, but none is cited and nothing explained: {count}",
    ),
    "remark_do": S("Gửi", "Say it"),
    "field_remark": S("Trao đổi", "Remark"),
    "field_value": S("Kết quả", "Value"),
    "field_numerator": S("Tử số", "Numerator"),
    "field_denominator": S("Mẫu số", "Denominator"),
    "field_not_arisen": S("Không phát sinh trong kỳ", "Nothing has arisen in the period"),
    "field_not_applicable": S("Không áp dụng cho đơn vị", "Not applicable to the unit"),
    "field_not_applicable_reason": S("Vì sao không áp dụng", "Why it is not applicable"),
    "field_answer_note": S(
        "Giải trình (nhất là khi chưa có tài liệu kiểm chứng)", "Explanation (above all where evidence is lacking)"
    ),
    "field_contest_reason": S("Vì sao số liệu không đúng, số đúng là bao nhiêu", "Why it is wrong, and what is right"),
    "field_knows_gaps": S(
        "Tôi đã đọc những chỗ còn thiếu và vẫn xác nhận", "I have read what is missing and confirm all the same"
    ),
    "nothing_ticked": S("Không có mục nào", "None of them"),
    # The head's confirmation.
    "confirm": S("Xác nhận báo cáo tự đánh giá: {name}", "Confirm the self-assessment: {name}"),
    "confirm_about": S(
        "Xác nhận áp dụng cho đúng những gì đang hiển thị, theo mã băm {digest}. Thay đổi sau đó làm mất hiệu lực xác "
        "nhận.",
        "It holds for exactly what is shown, by the digest {digest}. Whatever changes later ends it.",
    ),
    "confirm_complete": S("Đã đủ {asked}/{asked} chỉ số.", "All {asked} indicators are done."),
    "confirm_gaps": S("Còn chưa đủ", "What is not complete"),
    "confirm_gap": S("{state}: {count}", "{state}: {count}"),
    "confirm_changes": S("Khác năm trước", "Different from last year"),
    "confirm_no_changes": S("Không có chỉ số nào khác năm trước.", "Nothing differs from last year."),
    "confirm_do": S("Xác nhận và nộp", "Confirm and hand in"),
    "confirm_is_late": S("Đã quá hạn: lần nộp này ghi là chậm.", "The deadline is over: this will be noted as late."),
    "withdraw": S("Rút lại báo cáo: {name}", "Withdraw: {name}"),
    "withdraw_short": S("Rút lại để sửa", "Withdraw to change something"),
    "withdraw_about": S(
        "Rút được trước hạn nộp. Câu trả lời giữ nguyên; sau khi sửa, người đứng đầu xác nhận lại.",
        "Before the deadline. The answers stay; after the change the head confirms again.",
    ),
    # The board.
    "board": S("Bảng theo dõi", "Board"),
    "board_of": S("Bảng theo dõi: {name}", "Board: {name}"),
    "board_units": S("Theo đơn vị", "By unit"),
    "board_indicators": S("Theo chỉ số", "By indicator"),
    "board_days": S("Theo ngày", "By day"),
    "board_empty": S("Không có đơn vị nào như vậy.", "There is no such unit."),
    "board_done": S("Chỉ số đã xong: {done}/{asked}", "Indicators done: {done} of {asked}"),
    "board_begun": S("Đơn vị đã bắt đầu: {count}/{units}", "Units that began: {count} of {units}"),
    "board_handed": S(
        "Đã nộp: {count}/{units}⟦, trong đó chậm: {late}⟧", "Handed in: {count} of {units}⟦, late: {late}⟧"
    ),
    "board_missing_units": S("Quá hạn chưa nộp: {count}", "Overdue: {count}"),
    "board_never": S("Chưa từng đăng nhập: {count}", "Never signed in: {count}"),
    "board_never_in": S("Chưa từng đăng nhập", "Never signed in"),
    "board_not_begun": S("Chưa bắt đầu", "Not begun"),
    "board_working": S("Đang kê khai", "At work"),
    "board_waits_for_head": S("Đủ, chờ người đứng đầu", "Complete, waits for the head"),
    "board_handed_in": S("Đã nộp", "Handed in"),
    "board_overdue": S("Quá hạn, chưa nộp", "Overdue"),
    "board_late": S("Đã nộp, chậm", "Handed in late"),
    "waits_for_officer": S("cán bộ của đơn vị", "the unit's officer"),
    "waits_for_head": S("người đứng đầu", "the head"),
    "waits_for_agency": S("cơ quan cung cấp", "the supplying agency"),
    "waits_for_nobody": S("không ai", "nobody"),
    "column_place": S("Đang ở đâu", "Where it is"),
    "column_done": S("Đã xong", "Done"),
    "column_missing": S("Còn thiếu", "Missing"),
    "column_carried": S("Mang sang, chưa xem", "Carried, not looked at"),
    "column_to_confirm": S("Chờ xác nhận", "To confirm"),
    "column_contested": S("Có ý kiến", "Contested"),
    "column_awaited": S("Chờ cung cấp", "Awaited"),
    "column_asked": S("Tổng số chỉ số", "Asked"),
    "column_waits_for": S("Chờ ai", "Waits for"),
    "column_changed_at": S("Thay đổi lúc", "Changed at"),
    "column_handed_in_at": S("Nộp lúc", "Handed in at"),
    "column_first_handed_in_at": S("Nộp lần đầu lúc", "First handed in at"),
    "column_unit_due": S("Hạn của đơn vị", "Its deadline"),
    "column_supplier": S("Cơ quan cung cấp", "Supplied by"),
    "column_not_applicable": S("Không áp dụng", "Not applicable"),
    "column_begun": S("Đã bắt đầu", "Begun"),
    "column_handed_in": S("Đã nộp", "Handed in"),
    "column_never_in": S("Chưa đăng nhập", "Never in"),
    "column_day": S("Ngày", "Day"),
    "days_empty": S(
        "Chưa có ngày nào. Mỗi sáng lúc 6 giờ, tình hình của kỳ được ghi lại một dòng.",
        "No day yet. Every morning at six a line notes how far the round is.",
    ),
    "job_submissions_note_day": S("Ghi tình hình các kỳ đánh giá trong ngày", "Note how far rounds are on a day"),
    "rounds_noted": S("Đã ghi tình hình của {count} kỳ.", "Noted how far {count} rounds are."),
    # Supplies.
    "supplies": S("Số liệu cung cấp cho các đơn vị", "Figures to supply"),
    "supplies_about": S(
        "Nạp một lần cho mọi đơn vị; đơn vị xác nhận hoặc nêu ý kiến, không phải gõ lại.",
        "Loaded once for all units; they confirm or contest, and type nothing.",
    ),
    "supplies_none": S("Cơ quan của bạn không được giao cung cấp số liệu nào.", "Your agency supplies nothing."),
    "supply": S("Cung cấp chỉ số {code}", "Supply indicator {code}"),
    "supply_progress": S(
        "Đã nạp {loaded}/{asked} đơn vị; đơn vị xác nhận {confirmed}, có ý kiến {contested}.",
        "Loaded for {loaded} of {asked} units; {confirmed} confirmed, {contested} contested.",
    ),
    "supply_last": S(
        "Lần nạp gần nhất: {at}, {count} đơn vị, nguồn: {source}", "Last loaded: {at}, {count} units, from {source}"
    ),
    "supply_sheet": S("Tải bảng để điền (Excel)", "A sheet to fill in (Excel)"),
    "supply_preview": S("Xem trước", "Preview"),
    "supply_load": S("Nạp {count} số liệu", "Load {count} figures"),
    "supply_nothing": S("Không có gì thay đổi so với số liệu đã nạp.", "Nothing differs from what is loaded."),
    "supply_changes": S("Sẽ ghi", "What will be written"),
    "supply_faults": S("Cần sửa trước khi nạp", "To mend before loading"),
    "supply_more": S("và {count} dòng nữa", "and {count} more"),
    "supply_owed": S(
        "Sau lần nạp này còn {count} đơn vị chưa có số liệu.", "After this {count} units are still without."
    ),
    "supply_same": S("{count} số liệu giữ nguyên.", "{count} figures stay as they are."),
    "supply_contested_by": S("Đơn vị có ý kiến khác", "Contested by"),
    "supply_contested_line": S("{unit}: {value}. Ý kiến: {note}", "{unit}: {value}. Reason: {note}"),
    "supply_line": S("dòng {line}: {why}", "line {line}: {why}"),
    "column_owed": S("Còn thiếu", "Owed"),
    "field_source": S("Nguồn số liệu (hệ thống, báo cáo, văn bản)", "Source (system, report, document)"),
    "field_as_of": S("Số liệu tính đến ngày", "As of"),
    "field_rows": S(
        "Số liệu, mỗi dòng một đơn vị: mã hoặc tên, phím Tab, kết quả",
        "Figures, a unit a line: code or name, Tab, value",
    ),
    "hint_rows": S(
        "Chép nguyên từ bảng tính. Tỷ lệ ghi tử số/mẫu số, hoặc hai cột. Điểm khảo sát: thêm cột cỡ mẫu và sai số.",
        "As copied from a spreadsheet. A ratio as a/b, or in two columns. Scores of a survey: a column for the sample "
        "and one for the margin.",
    ),
    # What services refuse.
    "value_is_wrong": S("giá trị không hợp lệ", "the value is not right"),
    "is_supplied_by_others": S(
        "chỉ số {code} do cơ quan khác cung cấp; đơn vị xác nhận hoặc nêu ý kiến",
        "indicator {code} is supplied by another agency; confirm or contest it",
    ),
    "nothing_is_supplied": S("chỉ số {code} chưa được cung cấp", "indicator {code} is not supplied yet"),
    "contest_without_reason": S(
        "chưa ghi lý do; hãy nói số đúng và căn cứ", "say why: which figure is right, and from where"
    ),
    "not_applicable_without_reason": S(
        "chưa ghi lý do không áp dụng; hãy nêu lý do", "say why it is not applicable to the unit"
    ),
    "not_arisen_with_figures": S(
        "đã chọn không phát sinh mà vẫn có số; hãy xóa số, hoặc bỏ chọn",
        "there are figures although nothing has arisen; clear them, or untick it",
    ),
    "half_a_ratio": S(
        "mới ghi một nửa của tỷ lệ; hãy ghi cả hai số", "half of the ratio is missing; type both figures"
    ),
    "remark_is_empty": S("chưa ghi gì", "nothing is said"),
    "unit_is_excluded": S("{name} không được đánh giá trong kỳ này", "{name} is left out of this round"),
    "answers_have_changed": S(
        "có người vừa sửa câu trả lời; hãy đọc lại trang này rồi xác nhận",
        "somebody has just changed an answer; read this page again, then confirm",
    ),
    "gaps_not_seen": S(
        "còn {count} chỉ số chưa xong; hãy đọc rồi đánh dấu ở đây nếu vẫn xác nhận",
        "{count} indicators are not done; read them, and tick here to confirm all the same",
    ),
    "is_handed_in_already": S("đã xác nhận lúc {at}", "confirmed already at {at}"),
    "is_not_handed_in": S("chưa có xác nhận nào để rút", "there is no confirmation to withdraw"),
    "too_late_to_withdraw": S(
        "đã quá hạn {deadline} nên không rút được; thay đổi phải qua giải trình",
        "the deadline of {deadline} is over; a change goes by an explanation now",
    ),
    "source_is_empty": S("chưa ghi nguồn", "the source is missing"),
    "not_asked_of_unit": S("chỉ số {code} không áp dụng cho {name}", "indicator {code} is not for {name}"),
    "unit_twice": S("{name} đã có ở một dòng trước", "{name} stands in a line before"),
    "unit_not_in_round": S(
        "“{text}” không phải mã hay tên của một đơn vị trong kỳ", "“{text}” is no code or name of one unit of the round"
    ),
    "survey_without_sample": S("{name}: chưa có cỡ mẫu", "{name}: the size of the sample is missing"),
    "sample_is_no_number": S("cỡ mẫu “{found}” không phải số nguyên dương", "the sample “{found}” is no whole number"),
    "supply_file_unreadable": S("{name}: {why}", "{name}: {why}"),
    # Notices and work.
    "notice_confirmation_ended": S(
        "{unit}: có thay đổi sau khi xác nhận kỳ “{round}”; đề nghị xác nhận lại",
        "{unit}: something changed after the confirmation in “{round}”; confirm again",
    ),
    "work_round_answers": S("Kê khai tự đánh giá", "Answers to give"),
    "waits_round_answers": S(
        "{unit}: kỳ “{round}” còn {left}/{asked} chỉ số", "{unit}: {left} of {asked} indicators left in “{round}”"
    ),
    "work_round_hand_in": S("Xác nhận báo cáo tự đánh giá", "Self-assessments to confirm"),
    "waits_round_hand_in": S(
        "{unit}: kỳ “{round}” đã kê khai đủ, chờ xác nhận", "{unit}: “{round}” is answered and waits for confirmation"
    ),
    "work_supplies": S("Cung cấp số liệu", "Figures to supply"),
    "waits_supply_owed": S(
        "Chỉ số {code}, kỳ “{round}”: còn {owed} đơn vị chưa có số liệu",
        "Indicator {code} of “{round}”: {owed} units without a figure",
    ),
    "waits_supply_contested": S(
        "Chỉ số {code}, kỳ “{round}”: {contested} đơn vị có ý kiến khác",
        "Indicator {code} of “{round}”: contested by {contested} units",
    ),
    "work_contested": S("Số liệu có ý kiến khác", "Contested figures"),
    "waits_round_contested": S(
        "Kỳ “{round}”: {count} số liệu có ý kiến khác", "“{round}”: {count} figures are contested"
    ),
}
