"""What the pages of rounds say, in both languages."""

from __future__ import annotations

from thang.words.sentence import Sentence

S = Sentence

ROUNDS: dict[str, Sentence] = {
    "rounds": S("Kỳ đánh giá", "Rounds"),
    "rounds_about": S(
        "Mỗi kỳ dùng một phiên bản bộ chỉ số, cho một giai đoạn, với ngày chốt số liệu và các hạn của nó.",
        "Each uses one edition of a framework, for a period, with its cut-off and its deadlines.",
    ),
    "rounds_empty": S(
        "Chưa có kỳ đánh giá nào mà đơn vị của bạn tham gia.", "Your organisation takes part in none yet."
    ),
    "rounds_empty_keeper": S(
        "Chưa có kỳ đánh giá nào. Hãy lập kỳ đầu tiên; muốn thử trước thì lập kỳ chạy thử.",
        "There is no round yet. Make the first one; to practise first, make it a trial.",
    ),
    "round_state_draft": S("Đang chuẩn bị", "In preparation"),
    "round_state_open": S("Đang mở", "Open"),
    "round_state_closed": S("Đã đóng", "Closed"),
    "round_trial": S("Chạy thử", "Trial"),
    "round_trial_banner": S(
        "Kỳ chạy thử: để làm quen và tính thử; kết quả không bao giờ được công bố.",
        "A trial: for practice; its results are never published.",
    ),
    "column_round": S("Kỳ đánh giá", "Round"),
    "column_round_edition": S("Bộ chỉ số", "Framework"),
    "column_round_state": S("Tình trạng", "State"),
    "column_units": S("Số đơn vị", "Units"),
    "column_deadline": S("Hạn nộp", "Deadline"),
    "column_cut_off": S("Ngày chốt số liệu", "Cut-off"),
    "column_group": S("Nhóm", "Group"),
    "column_attributes": S("Thuộc tính", "Attributes"),
    "column_is_ranked": S("Xếp hạng", "Ranked"),
    "column_excluded": S("Không đánh giá theo", "Left out by"),
    "round_make": S("Lập kỳ đánh giá", "Make a round"),
    "round_make_about": S(
        "Kỳ mới là bản chuẩn bị: chưa đơn vị nào thấy cho đến khi mở. Mọi mục sửa được đến lúc đó.",
        "A new round is a draft: no unit sees it until it opens, and everything can be changed until then.",
    ),
    "round_change": S("Sửa kỳ đánh giá", "Change the round"),
    "round_change_about": S("Chỉ sửa được khi kỳ chưa mở.", "Only while it is not open."),
    "field_edition": S("Phiên bản bộ chỉ số", "Edition of the framework"),
    "field_previous": S(
        "Kỳ năm trước (để xem lại và mang số liệu sang)", "Last year's round (shown, and carried over)"
    ),
    "field_is_trial": S("Kỳ chạy thử, không bao giờ công bố", "A trial, never published"),
    "field_first_day": S("Giai đoạn đánh giá: từ ngày", "Period: first day"),
    "field_last_day": S("Giai đoạn đánh giá: đến hết ngày", "Period: last day"),
    "field_cut_off": S("Ngày chốt số liệu", "Cut-off"),
    "hint_cut_off": S(
        "Số liệu lấy theo ngày này; văn bản ban hành sau ngày này không tính.",
        "Figures are taken as of this day; documents issued after it do not count.",
    ),
    "field_supply_deadline": S("Hạn cơ quan cung cấp số liệu dùng chung", "Until when agencies supply figures"),
    "field_deadline": S("Hạn đơn vị nộp báo cáo tự đánh giá", "Until when units hand in"),
    "field_contact": S("Đầu mối hỗ trợ (tên, điện thoại)", "Whom to ask (name, telephone)"),
    "round_period": S("Giai đoạn", "Period"),
    "round_period_text": S("{first} – {last}", "{first} – {last}"),
    "round_days": S("Các mốc của kỳ", "Days of the round"),
    "round_days_left": S("còn {count} ngày làm việc", "{count} working days left"),
    "round_is_over": S("đã qua", "over"),
    "round_opened_on": S("Mở lúc {at}⟦, theo {act}⟧", "Opened at {at}⟦, by {act}⟧"),
    "round_participants": S("Đơn vị được đánh giá: {name}", "Participants: {name}"),
    "round_participants_short": S("Đơn vị được đánh giá", "Participants"),
    "round_participants_about": S(
        "Đơn vị thêm hàng loạt theo loại và hệ thống, hoặc từng đơn vị theo mã. Khi kỳ đã mở, đơn vị chỉ được đưa ra "
        "theo văn bản; những gì đã kê khai vẫn còn.",
        "Units are added in bulk by kind and hierarchy, or one by one by code. Once the round is open a unit is only "
        "left out by an act; what it answered is kept.",
    ),
    "round_participants_empty": S("Chưa có đơn vị nào. Hãy thêm theo loại.", "There is none yet. Add them by kind."),
    "participants_add": S("Thêm đơn vị vào kỳ", "Add units to the round"),
    "participants_add_about": S(
        "Chọn loại đơn vị (mọi đơn vị loại đó trực thuộc đều được thêm), hoặc gõ mã từng đơn vị. "
        "Đơn vị đã có trong kỳ thì bỏ qua.",
        "Choose kinds (all such units below are added), or type codes one by one. Who is in it already is passed over.",
    ),
    "participants_found": S("Sẽ thêm {count} đơn vị.", "{count} units will be added."),
    "field_group": S("Nhóm trong bộ chỉ số", "Group of the framework"),
    "field_kinds": S("Loại đơn vị", "Kinds of units"),
    "field_only_hierarchy": S("Chỉ trong hệ thống", "Only within the hierarchy"),
    "field_attributes": S("Thuộc tính của đơn vị, cách nhau bằng dấu phẩy", "Attributes of the units, by commas"),
    "hint_attributes": S("Bộ chỉ số dùng: {known}", "The framework uses: {known}"),
    "field_is_ranked": S("Được xếp hạng", "Ranked"),
    "participant_change": S("Nhóm và thuộc tính: {name}", "Group and attributes: {name}"),
    "participant_change_about": S("Chỉ sửa được khi kỳ chưa mở.", "Only while the round is not open."),
    "participant_take_out": S("Bỏ khỏi kỳ", "Take out"),
    "participant_exclude": S("Không đánh giá theo văn bản: {name}", "Leave out by an act: {name}"),
    "participant_exclude_short": S("Không đánh giá theo văn bản", "Leave out by an act"),
    "participant_exclude_about": S(
        "Đơn vị không còn trong bảng kết quả của kỳ; số liệu đã kê khai vẫn được giữ.",
        "The unit is no longer in the results of the round; what it answered is kept.",
    ),
    "field_why": S("Lý do", "Why"),
    "round_open": S("Mở kỳ: {name}", "Open the round: {name}"),
    "round_open_short": S("Mở kỳ", "Open it"),
    "round_open_about": S(
        "Từ lúc mở, {count} đơn vị thấy kỳ này và kê khai được; cán bộ và người đứng đầu được báo. "
        "Bộ chỉ số, nhóm và các mốc giữ nguyên từ đây.",
        "From then on {count} units see the round and can answer; their officers and heads are told. Edition, groups "
        "and days stay as they are.",
    ),
    "round_open_do": S("Mở kỳ đánh giá", "Open the round"),
    "round_close": S("Đóng kỳ", "Close the round"),
    "round_extend": S("Gia hạn: {name}", "Extend: {name}"),
    "round_extend_short": S("Gia hạn", "Extend"),
    "round_extend_about": S(
        "Hạn đầu tiên vẫn được giữ: nộp sau hạn đó luôn ghi là chậm so với hạn đầu, dù đã gia hạn.",
        "The first deadline stays known: what comes after it is told as late against it, extended or not.",
    ),
    "field_until_moment": S("Hạn mới", "The new deadline"),
    "field_which_units": S("Đơn vị, mỗi dòng một mã hoặc tên đầy đủ", "Units, a code or full name a line"),
    "field_all_units": S("Mọi đơn vị của kỳ", "All units of the round"),
    "round_suppliers": S("Cơ quan cung cấp số liệu: {name}", "Supplying agencies: {name}"),
    "round_suppliers_short": S("Cơ quan cung cấp", "Supplying agencies"),
    "round_suppliers_about": S(
        "Một cơ quan nạp số liệu một lần cho mọi đơn vị; đơn vị chỉ xác nhận hoặc nêu ý kiến, không gõ lại.",
        "One agency loads an indicator once for all units; they confirm or contest it and never type it.",
    ),
    "suppliers_empty": S("Chưa giao cho cơ quan nào.", "No agency supplies anything yet."),
    "supplier_missing": S("chưa giao cơ quan nào", "no agency yet"),
    "supplier_named": S("Bộ chỉ số ghi: {agency}", "The framework names: {agency}"),
    "field_codes": S("Chỉ số", "Indicators"),
    "field_agency": S("Cơ quan cung cấp: mã hoặc tên đầy đủ", "Supplying agency: code or full name"),
    "field_is_survey": S("Là điểm khảo sát (có cỡ mẫu và sai số)", "Scores of a survey (with sample and margin)"),
    "supplier_set": S("Giao cung cấp", "Set the agency"),
    "assignments": S("Ai kê khai chỉ số nào: {name}", "Who answers what: {name}"),
    "assignments_short": S("Phân công kê khai", "Who answers what"),
    "assignments_about": S(
        "Chỉ số chưa giao cho ai thì mọi cán bộ của đơn vị đều kê khai được.",
        "What is assigned to nobody in particular is answered by any officer of the unit.",
    ),
    "field_person_assigned": S("Giao cho", "Assign to"),
    "assigned_to_nobody": S("không giao riêng", "nobody in particular"),
    "assign_do": S("Giao", "Assign"),
    "yes": S("Có", "Yes"),
    "no": S("Không", "No"),
    # Questions and answers.
    "questions": S("Hỏi đáp", "Questions and answers"),
    "questions_of": S("Hỏi đáp: {name}", "Questions and answers: {name}"),
    "questions_about": S(
        "Trả lời của cơ quan thường trực áp dụng chung cho mọi đơn vị trong kỳ; người thẩm định cũng theo đó.",
        "An answer of the programme office holds for all units of the round, and appraisers go by it.",
    ),
    "questions_all": S("Mọi câu hỏi của kỳ", "All questions of the round"),
    "questions_empty": S(
        "Chưa có câu hỏi nào. Cán bộ hỏi ngay ở trang của từng chỉ số.",
        "Nobody has asked yet. Officers ask on the page of an indicator.",
    ),
    "question_word": S("Hỏi:", "Question:"),
    "question_answer": S("Trả lời:", "Answer:"),
    "question_open": S("Chưa có trả lời.", "Not answered yet."),
    "question_ask": S("Hỏi về chỉ số {name}", "Ask about indicator {name}"),
    "question_ask_short": S("Hỏi về chỉ số này", "Ask about this indicator"),
    "question_ask_about": S(
        "Cơ quan thường trực trả lời một lần cho tất cả. Đơn vị khác thấy câu hỏi và trả lời, không thấy ai hỏi.",
        "The programme office answers once for all. Other units see question and answer, and not who asked.",
    ),
    "field_question": S("Câu hỏi", "Question"),
    "field_reply": S("Trả lời", "Answer"),
    "field_same": S("Trả lời chung cho cả các câu hỏi", "It answers these questions, too"),
    "reply_to": S("Trả lời câu hỏi về chỉ số {code}", "Answer the question about indicator {code}"),
    "reply_about": S(
        "Trả lời có giá trị chung cho kỳ. Sửa lại được; nội dung trước vẫn còn trong nhật ký và người hỏi được báo.",
        "It holds for the round. It can be changed; the trail keeps what it was, and who asked is told.",
    ),
    "reply_do": S("Trả lời", "Answer"),
    "reply_change": S("Sửa trả lời", "Change the answer"),
    "question_is_empty": S("chưa ghi câu hỏi", "nothing is asked"),
    "reply_is_empty": S("chưa ghi trả lời", "nothing is answered"),
    "questions_of_several": S("chỉ trả lời chung cho câu hỏi về cùng một chỉ số", "these are about several indicators"),
    "notice_question_answered": S(
        "Câu hỏi về chỉ số {code} của kỳ “{round}” đã được trả lời",
        "Your question about {code} in “{round}” is answered",
    ),
    "work_questions": S("Câu hỏi của đơn vị", "Questions of units"),
    "waits_questions_open": S("Kỳ “{round}”: {count} câu hỏi chờ trả lời", "“{round}”: {count} questions to answer"),
    # What services refuse.
    "round_is_there": S("đã có kỳ “{name}”; hãy đặt tên khác", "there is a round “{name}” already; name it otherwise"),
    "edition_is_not_adopted": S(
        "{edition} chưa được ban hành; chỉ kỳ chạy thử mới dùng được bản dự thảo",
        "{edition} is not adopted; only a trial can use a draft",
    ),
    "no_such_group": S(
        "bộ chỉ số không có nhóm “{group}”; có: {known}", "the framework has no group “{group}”; it has: {known}"
    ),
    "nobody_to_add": S(
        "không có đơn vị nào để thêm: chưa chọn loại hay mã nào, hoặc tất cả đã ở trong kỳ",
        "there is nobody to add: no kind or code is chosen, or all of them are in the round already",
    ),
    "is_excluded_already": S("{name} đã được đưa ra khỏi kỳ", "{name} is left out already"),
    "round_is_closed": S("kỳ “{name}” đã đóng", "the round “{name}” is closed"),
    "round_is_not_open": S("kỳ “{name}” không mở", "the round “{name}” is not open"),
    "round_is_open_already": S(
        "kỳ “{name}” đã mở nên mục này không sửa được nữa", "the round “{name}” is open, so this stays as it is"
    ),
    "no_such_indicator": S("không có chỉ số: {codes}", "there is no such indicator: {codes}"),
    "round_needs_an_act": S(
        "chưa ghi văn bản mở kỳ; kỳ chạy thử thì không cần", "the act that opens it is missing; a trial needs none"
    ),
    "deadline_is_over": S(
        "hạn nộp đã qua: {deadline}; hãy sửa kỳ trước", "the deadline is over: {deadline}; change it first"
    ),
    "nobody_takes_part": S("kỳ chưa có đơn vị nào; hãy thêm đơn vị trước", "nobody takes part; add units first"),
    "group_is_gone": S(
        "{name} thuộc nhóm “{group}” mà bộ chỉ số không còn",
        "{name} is in the group “{group}”, which the framework lacks",
    ),
    "nobody_is_extended": S("chưa chọn đơn vị nào", "no unit is chosen"),
    "deadline_not_later": S(
        "hạn hiện nay của {name} là {have}; hạn mới phải sau đó",
        "the deadline of {name} is {have}; the new one must be later",
    ),
    "period_ends_before": S(
        "phải từ ngày đầu giai đoạn ({first}) trở đi", "must not be before the first day ({first})"
    ),
    "cut_off_before_period": S(
        "ngày chốt phải từ ngày đầu giai đoạn ({first}) trở đi", "the cut-off must not be before the period ({first})"
    ),
    "deadline_before_cut_off": S(
        "hạn nộp phải từ ngày chốt số liệu ({cut_off}) trở đi",
        "the deadline must not be before the cut-off ({cut_off})",
    ),
    "supply_after_deadline": S(
        "hạn cung cấp phải trước hạn nộp của đơn vị ({deadline})", "must not be after the units' deadline ({deadline})"
    ),
    "unit_unknown": S(
        "dòng {line}: “{text}” không phải mã hay tên của đơn vị nào trong kỳ",
        "line {line}: “{text}” is no code or name of a unit of the round",
    ),
    "unit_unknown_below": S(
        "dòng {line}: “{text}” không phải mã hay tên của đơn vị nào trực thuộc mà chưa ở trong kỳ",
        "line {line}: “{text}” is no code or name of a unit below that is not in the round yet",
    ),
    "agency_unknown": S(
        "“{text}” không phải mã hay tên của đơn vị nào", "“{text}” is no code or name of an organisation"
    ),
    # Notices and work.
    "notice_round_opened": S(
        "Kỳ “{round}” đã mở; hạn nộp {deadline}", "The round “{round}” is open; to be handed in by {deadline}"
    ),
    "notice_deadline_extended": S(
        "{unit} được gia hạn kỳ “{round}” đến {deadline}", "{unit} has until {deadline} in the round “{round}”"
    ),
}
