"""What the pages of legal acts say, in both languages."""

from __future__ import annotations

from thang.words.sentence import Sentence

S = Sentence

ACTS: dict[str, Sentence] = {
    "acts": S("Văn bản pháp lý", "Legal acts"),
    "acts_as_of_today": S("Hiệu lực tính đến hôm nay, {day}", "Validity as of today, {day}"),
    "acts_as_of": S("Hiệu lực tính đến ngày {day}", "Validity as of {day}"),
    "acts_today": S("xem theo hôm nay", "as of today"),
    "acts_empty": S(
        "Chưa có văn bản nào. Cơ quan thường trực của chương trình nhập văn bản vào đây.",
        "There is no act yet. The programme office enters them here.",
    ),
    "acts_empty_keeper": S(
        "Chưa có văn bản nào. Hãy nhập văn bản đầu tiên, chẳng hạn quyết định ban hành bộ chỉ số.",
        "There is no act yet. Enter the first one, for example the decision that issues the framework.",
    ),
    # How an act is named and cited.
    "act_cited": S("{kind} số {number} ngày {day} của {issuer}", "{kind} No. {number} of {day} by {issuer}"),
    "act_cited_lapsed": S(
        "{act} (đã hết hiệu lực từ {day}⟦, thay bằng {others}⟧)",
        "{act} (no longer valid since {day}⟦, replaced by {others}⟧)",
    ),
    "act_cited_not_yet": S("{act} (chưa có hiệu lực đến {day})", "{act} (not valid until {day})"),
    "act_cited_other": S("Văn bản", "Document"),
    "act_kind_law": S("Luật", "Law"),
    "act_kind_resolution": S("Nghị quyết", "Resolution"),
    "act_kind_decree": S("Nghị định", "Decree"),
    "act_kind_decision": S("Quyết định", "Decision"),
    "act_kind_circular": S("Thông tư", "Circular"),
    "act_kind_directive": S("Chỉ thị", "Directive"),
    "act_kind_plan": S("Kế hoạch", "Plan"),
    "act_kind_notice": S("Thông báo", "Notice"),
    "act_kind_letter": S("Công văn", "Official letter"),
    "act_kind_other": S("Văn bản khác", "Other document"),
    "act_valid": S("Còn hiệu lực", "Valid"),
    "act_lapsed": S("Hết hiệu lực", "No longer valid"),
    "act_not_yet": S("Chưa có hiệu lực", "Not yet valid"),
    "act_replaces_these": S("Thay thế các văn bản", "Replaces"),
    "act_replaces_nothing": S("Văn bản này không thay thế văn bản nào.", "It replaces no other act."),
    "act_replaced_by_these": S("Được thay thế bằng", "Replaced by"),
    "act_replaced_by_nothing": S("Chưa có văn bản nào thay thế.", "No act has replaced it."),
    "replaced_from": S("toàn bộ, từ {day}", "wholly, from {day}"),
    "replaced_in_part_from": S("một phần, từ {day}", "in part, from {day}"),
    # What is done with an act.
    "act_enter": S("Nhập văn bản", "Enter an act"),
    "act_enter_about": S(
        "Ghi đúng như trên văn bản đã ký. Số cùng ngày ký xác định một văn bản.",
        "Write it as the signed act has it. Number and day of signing together tell one act from another.",
    ),
    "act_correct": S("Sửa lỗi nhập của {act}", "Correct the entry of {act}"),
    "act_correct_short": S("Sửa lỗi nhập", "Correct the entry"),
    "act_correct_about": S(
        "Chỉ dùng khi đã gõ sai so với văn bản. Văn bản bị thay thế hoặc hết hiệu lực thì ghi ở trang riêng. "
        "Nội dung trước khi sửa vẫn còn trong nhật ký.",
        "Only for what was typed otherwise than the act has it. That an act is replaced or lapses is entered on pages "
        "of its own. The trail keeps how it was.",
    ),
    "act_replace": S("{act} thay thế văn bản khác", "{act} replaces other acts"),
    "act_replace_short": S("Ghi văn bản mà văn bản này thay thế", "Enter what it replaces"),
    "act_replace_about": S(
        "Văn bản bị thay thế toàn bộ hết hiệu lực từ ngày ghi ở đây; bị thay thế một phần thì vẫn còn hiệu lực.",
        "An act that is replaced wholly is no longer valid from the day given here; in part, it remains valid.",
    ),
    "act_lapse": S("{act} hết hiệu lực", "{act} lapses"),
    "act_lapse_short": S("Ghi hết hiệu lực", "Enter that it lapses"),
    "act_lapse_about": S(
        "Dùng khi văn bản hết hiệu lực mà không có văn bản thay thế: bị bãi bỏ, hoặc hết thời hạn.",
        "For an act that ends without another in its place: it is annulled, or its term is over.",
    ),
    "replacement_withdraw": S(
        "Bỏ việc thay thế {act} đã ghi nhầm", "Take away the replacement of {act}, entered in error"
    ),
    "replacement_withdraw_short": S("bỏ, ghi nhầm", "take away, entered in error"),
    "replacement_withdraw_about": S(
        "Văn bản cũ trở lại không có ngày hết hiệu lực; nếu trước đó có ngày khác, hãy sửa lại sau bước này.",
        "The old act is open again, without an end; where it had another end before, correct that after this step.",
    ),
    "column_act_number": S("Số, ký hiệu", "Number"),
    "column_act_kind": S("Loại văn bản", "Kind of act"),
    "column_act_title": S("Trích yếu", "Title"),
    "column_act_title_en": S("Trích yếu tiếng Anh", "English title"),
    "column_issuer": S("Cơ quan ban hành", "Issued by"),
    "column_signed_on": S("Ngày ký", "Signed on"),
    "column_act_since": S("Có hiệu lực từ", "Valid from"),
    "column_act_until": S("Hết hiệu lực từ", "Not valid from"),
    "column_standing": S("Hiệu lực", "Validity"),
    "column_url": S("Địa chỉ toàn văn", "Full text"),
    "field_number": S("Số, ký hiệu (như 791/QĐ-UBND)", "Number (like 791/QĐ-UBND)"),
    "field_title": S("Trích yếu nội dung", "Title (in Vietnamese)"),
    "field_title_en": S("Trích yếu tiếng Anh", "English title"),
    "field_issuer": S("Cơ quan ban hành", "Issued by"),
    "field_signed_on": S("Ngày ký", "Signed on"),
    "field_act_since": S("Có hiệu lực từ ngày", "Valid from"),
    "field_until": S("Ngày đầu tiên không còn hiệu lực", "First day on which it is no longer valid"),
    "field_url": S("Địa chỉ toàn văn (https)", "Address of the full text (https)"),
    "field_olds": S(
        "Số của các văn bản bị thay thế, mỗi dòng một văn bản (trùng số thì thêm ngày ký: 791/QĐ-UBND 11/04/2023)",
        "Numbers of the acts that it replaces, one a line (with the day of signing where a number comes twice: "
        "791/QĐ-UBND 11/04/2023)",
    ),
    "field_is_part": S("Chỉ thay thế một phần", "Only in part"),
    "field_reason": S("Lý do sửa", "Why it is corrected"),
    # What services and forms refuse.
    "act_says_nothing": S("chưa ghi; hãy ghi như trên văn bản", "there is nothing; write what the act has"),
    "act_ends_before_it_begins": S(
        "phải sau ngày bắt đầu có hiệu lực ({since})", "must be after the first day of its validity ({since})"
    ),
    "url_is_not_https": S(
        "“{found}” không phải là địa chỉ https; hãy chép cả địa chỉ, bắt đầu bằng https://",
        "“{found}” is no https address; copy the whole of it, from https:// on",
    ),
    "act_is_known": S(
        "văn bản số {number} ký ngày {on} đã có trong danh mục",
        "the act {number} signed on {on} is in the list already",
    ),
    "act_not_signed_yet": S(
        "{act} ký ngày {on}; không thể thay thế văn bản khác trước ngày đó",
        "{act} was signed on {on}; it cannot replace anything before",
    ),
    "act_lapsed_already": S("{act} đã hết hiệu lực từ {on}", "{act} is no longer valid since {on}"),
    "act_not_valid_before": S(
        "{act} có hiệu lực từ {since}; ngày này phải sau ngày đó",
        "{act} is valid from {since}; the day must be after that",
    ),
    "act_replaces_itself": S("{act} không thể thay thế chính nó", "{act} cannot replace itself"),
    "act_is_replaced_so": S(
        "việc thay thế {act} từ {on} đã được ghi", "that {act} is replaced from {on} has been entered already"
    ),
    "act_ends_by_replacement": S(
        "văn bản hết hiệu lực từ {on} vì được {act} thay thế; muốn sửa, hãy bỏ việc thay thế đã ghi nhầm trước",
        "it ends on {on} because {act} replaces it; to correct that, take the replacement away first",
    ),
    "act_replaced_before": S(
        "văn bản này thay thế {act} từ {on}, nên phải ký không muộn hơn ngày đó",
        "it replaces {act} from {on}, so it was signed on that day at the latest",
    ),
    "act_is_replaced_before": S(
        "văn bản này được {act} thay thế từ {on}, nên phải có hiệu lực trước ngày đó",
        "{act} replaces it from {on}, so it was valid before that day",
    ),
    "act_replaces_later": S(
        "văn bản này còn thay thế {act} từ {on}, nên phải còn hiệu lực vào ngày đó",
        "it replaces {act} from {on}, so it is still valid on that day",
    ),
    "act_is_replaced_later": S(
        "văn bản này được {act} thay thế từ {on}; không thể hết hiệu lực trước ngày đó",
        "{act} replaces it from {on}; it cannot end before",
    ),
    "no_such_act": S(
        "không có văn bản số “{number}” trong danh mục; hãy nhập văn bản đó trước",
        "there is no act “{number}” in the list; enter it first",
    ),
    "several_such_acts": S(
        "có nhiều văn bản số {number}, ký ngày {days}; hãy thêm ngày ký sau số",
        "several acts have the number {number}, signed on {days}; write the day of signing after the number",
    ),
}
