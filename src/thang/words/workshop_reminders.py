"""What the pages of reminding say: lists, texts to copy, the log, the gateway; in both languages."""

from __future__ import annotations

from thang.words.sentence import Sentence

S = Sentence

REMINDERS: dict[str, Sentence] = {
    "lists": S("Danh sách nhắc việc", "Lists of whom to remind"),
    "lists_about": S(
        "Mỗi danh sách cho một lời nhắc soạn sẵn để chép vào nhóm Zalo, luôn theo việc còn mở của hôm nay.",
        "Each list gives a text ready to copy into a messaging group, by what is open today.",
    ),
    "lists_empty": S(
        "Chưa có danh sách nào. Hãy lập danh sách đầu tiên, ví dụ “Zalo nhóm xã”.",
        "There is no list yet. Make the first one, such as “Zalo group of communes”.",
    ),
    "list_add": S("Lập danh sách nhắc việc", "Make a list of whom to remind"),
    "list_change": S("Sửa danh sách: {name}", "Change the list: {name}"),
    "list_change_short": S("Sửa danh sách và lời nhắc", "Change the list and its words"),
    "list_drop": S("Bỏ danh sách này", "Drop this list"),
    "list_units": S("Đơn vị có tên trong lời nhắc: {count}", "Organisations in the text: {count}"),
    "list_nobody": S(
        "Hôm nay không có đơn vị nào cần nhắc theo danh sách này.", "Nobody has to be reminded by this list today."
    ),
    "list_piece": S("Lời nhắc, phần {number}/{count}", "Text, part {number} of {count}"),
    "list_piece_hint": S(
        "{count} ký tự, vừa một tin nhắn. Có thể sửa trước khi chép; lời mở đầu và kết muốn giữ thì sửa ở danh sách.",
        "{count} characters, which fit a message. It can be changed before copying; what is to stay, in the list.",
    ),
    "list_copy": S("Chép", "Copy"),
    "list_copied": S("Đã chép.", "Copied."),
    "list_opening": S(
        "Kính gửi: Lãnh đạo và cán bộ đầu mối các đơn vị,\n"
        "Đến ngày [ngay], còn [so-don-vi] đơn vị có việc chưa hoàn thành trên hệ thống:",
        "To the heads and officers of the units,\non [ngay] there is work open at [so-don-vi] units:",
    ),
    "list_closing": S(
        "Đề nghị các đơn vị quan tâm hoàn thành đúng hạn; nếu có vướng mắc, xin phản hồi để được hỗ trợ. "
        "Trân trọng cảm ơn!",
        "Please finish it in time, and tell us where help is needed. With thanks!",
    ),
    "list_work": S("{work}⟦ (hạn {due})⟧", "{work}⟦ (due {due})⟧"),
    "list_never_in": S("chưa đăng nhập lần nào: {names}", "never signed in: {names}"),
    "field_list_name": S("Tên danh sách", "Name of the list"),
    "hint_list_name": S("Ví dụ: Zalo nhóm xã.", "Such as: Zalo group of communes."),
    "field_only": S("Nhắc ai", "Whom"),
    "only_everybody": S("mọi đơn vị", "all of them"),
    "only_open_work": S("đơn vị còn việc đang mở", "those with open work"),
    "only_never_in": S("người chưa đăng nhập lần nào", "who never signed in"),
    "field_list_role": S("Chỉ người giữ vai trò", "Only those with the role"),
    "field_units": S("Mã các đơn vị, mỗi dòng một mã", "Codes of the organisations, one a line"),
    "hint_units": S(
        "Mã ghi ở trang của đơn vị. Ở danh sách: để trống là mọi đơn vị dưới bạn.",
        "The code stands on the page of the organisation. On a list: empty for all below yours.",
    ),
    "units_line": S(
        "dòng {line}: không có đơn vị nào mang mã {code} trong phạm vi bạn quản lý người dùng",
        "line {line}: no organisation in which you keep people bears the code {code}",
    ),
    "field_opening": S("Lời mở đầu", "Opening"),
    "hint_opening": S(
        "[ngay] và [so-don-vi] được thay khi soạn.", "[ngay] becomes the day, [so-don-vi] how many they are."
    ),
    "field_closing": S("Lời kết", "Closing"),
    "list_is_there": S(
        "đã có danh sách tên {name}; hãy đặt tên khác", "there is a list named {name}; take another name"
    ),
    "list_text_is_long": S("quá dài cho một tin nhắn; hãy rút gọn", "too long for a message; shorten it"),
    # The log.
    "reminders": S("Sổ đôn đốc, nhắc việc", "Log of calls and reminders"),
    "reminders_of": S("Đã đôn đốc, nhắc việc", "Calls and reminders"),
    "reminders_about": S(
        "Đã gọi, đã nhắn cho ai, khi nào, trả lời ra sao. Dòng đã ghi không sửa; chỉ ghi thêm dòng bổ sung.",
        "Who was called or written to, when, and what was answered. An entry is not changed, only amended by another.",
    ),
    "reminders_empty": S(
        "Chưa ghi lần nào. Sau khi gọi hoặc nhắn, hãy ghi lại ở đây.",
        "Nothing yet. Note here when you called or wrote.",
    ),
    "reminder_note": S("Ghi lần đã gọi, đã nhắn", "Note a call or message"),
    "reminder_amend": S("Ghi bổ sung lần đã gọi, đã nhắn", "Amend a call or message"),
    "reminder_amend_short": S("Ghi bổ sung", "Amend"),
    "reminder_amends": S("Dòng bổ sung; ghi tiếp", "An amendment; amend it"),
    "reminder_is_replaced": S("Đã có dòng bổ sung", "Amended"),
    "field_way": S("Cách", "Way"),
    "column_way": S("Cách", "Way"),
    "way_zalo": S("Zalo", "Zalo"),
    "way_telephone": S("Điện thoại", "Telephone"),
    "way_email": S("Thư điện tử", "Email"),
    "way_sms": S("Tin nhắn SMS", "SMS"),
    "way_in_person": S("Gặp trực tiếp", "In person"),
    "field_at": S("Lúc", "When"),
    "field_is_no_time": S(
        "không phải là ngày giờ; hãy ghi như 23/11/2026 08:30", "is no day and time; write such as 23/11/2026 08:30"
    ),
    "field_person": S("Tên đăng nhập của người được gọi", "Sign-in name of who was called"),
    "hint_person": S(
        "Để trống nếu nhắc cả đơn vị. Đơn vị để trống thì lấy nơi người này giữ vai trò.",
        "Empty for the whole unit. Without a unit, it is where this person holds a role.",
    ),
    "field_answer": S("Trả lời", "What was answered"),
    "column_person": S("Người", "Person"),
    "column_answer": S("Trả lời", "Answer"),
    "column_amendment": S("Bổ sung", "Amendment"),
    "column_text": S("Lời nhắc đã gửi", "Text that was sent"),
    "reminds_nobody": S("chưa ghi đơn vị hay người nào", "no unit and no person is named"),
    "reminder_is_to_come": S("chưa đến giờ này; hãy ghi sau khi đã gọi", "is still to come; note it afterwards"),
    "reminder_is_amended": S(
        "dòng này đã có dòng bổ sung; hãy bổ sung ở dòng ấy", "it was amended already; amend that one"
    ),
    "reminds_no_such_person": S(
        "không có ai tên đăng nhập “{found}” ở các đơn vị này trong phạm vi bạn quản lý; hãy gõ đúng tên đăng nhập",
        "nobody with the sign-in name “{found}” is at these units within your reach; type it as they sign in",
    ),
    # The gateway.
    "gateway": S("Gửi tin nhắn qua cổng", "Send by the gateway"),
    "gateway_about": S(
        "Gửi phần của từng đơn vị đến điện thoại đã ghi: {count} số. Kết quả ghi vào sổ.",
        "To each telephone that is kept goes the part of its unit: {count} numbers. The result stands in the log.",
    ),
    "gateway_send": S("Gửi tin nhắn", "Send the messages"),
    "gateway_nobody": S(
        "không có số điện thoại nào để gửi; hãy ghi số ở trang của từng người",
        "there is no telephone to send to; enter numbers on the pages of people",
    ),
    "gateway_off": S(
        "Chưa có cổng nhắn tin: hãy đặt THANG_GATEWAY.", "There is no gateway for messages: set THANG_GATEWAY."
    ),
    "gateway_sent_just_now": S(
        "Lời nhắc này vừa được gửi; hãy xem sổ trước khi gửi lại.",
        "This text was sent a moment ago; look at the log before sending it again.",
    ),
    "column_result": S("Kết quả gửi", "Sent"),
    "sent_waiting": S("đang chờ", "waiting"),
    "sent_accepted": S("đã nhận", "accepted"),
    "sent_refused": S("bị từ chối", "refused"),
    "sent_lost": S("không gửi được", "could not be sent"),
    "job_notices_send_messages": S("Gửi tin nhắn qua cổng", "Messages by the gateway"),
    "job_step_messages": S("gửi từng tin nhắn", "sending message by message"),
    "messages_sent": S(
        "Cổng đã nhận {accepted} tin nhắn; từ chối {refused}; không gửi được {lost}.",
        "Messages that the gateway accepted: {accepted}; refused: {refused}; that could not be sent: {lost}.",
    ),
    "gateway_is_away": S(
        "Cổng nhắn tin không trả lời sau nhiều lần thử; hãy xem THANG_GATEWAY và nhật ký của tiến trình.",
        "The gateway did not answer after several tries; look at THANG_GATEWAY and the worker's log.",
    ),
}
