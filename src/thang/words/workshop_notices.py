"""What the pages say of work that waits, of notices and of the digest, in both languages.

`waits_<key>` is a piece of work, `notice_<key>` something one is told.
"""

from __future__ import annotations

from thang.words.sentence import Sentence

S = Sentence

NOTICES: dict[str, Sentence] = {
    "work": S("Việc của tôi", "My work"),
    "my_work": S("Việc của tôi hôm nay", "My work today"),
    "my_work_about": S(
        "Những việc đang chờ bạn, trong các vai trò bạn đang làm việc, theo thời hạn.",
        "What waits for you in the roles in which you act, by deadline.",
    ),
    "my_work_empty": S(
        "Không có việc nào đang chờ bạn. Việc mới sẽ hiện ở đây, kèm thời hạn.",
        "Nothing waits for you. New work will stand here with its deadline.",
    ),
    "my_work_all": S("Xem tất cả việc của tôi", "See all of my work"),
    "bin_overdue": S("Quá hạn", "Overdue"),
    "bin_today": S("Hạn hôm nay", "Due today"),
    "bin_next": S("Trong 5 ngày làm việc tới", "In the next 5 working days"),
    "bin_later": S("Sau đó", "Later"),
    "bin_no_day": S("Không có thời hạn", "Without a deadline"),
    "column_due": S("Thời hạn", "Due"),
    "column_work": S("Việc", "Work"),
    "column_as_role": S("Với vai trò", "As"),
    "as_role": S("với vai trò {role}", "as {role}"),
    # Kinds of work, and the pieces of it.
    "work_invitations": S("Lời mời chưa được nhận", "Invitations not accepted"),
    "work_delegations": S("Vai trò được ủy quyền cho bạn", "Roles delegated to you"),
    "work_roles": S("Vai trò sắp hết hạn", "Roles that end soon"),
    "work_jobs": S("Công việc nền vừa kết thúc", "Background work that ended"),
    "waits_draft": S(
        "Danh sách {file} của {organisation} chờ kiểm tra và ghi",
        "The list {file} of {organisation} waits to be checked and accepted",
    ),
    "waits_links_missing": S(
        "{count} người chưa vào hệ thống và không còn đường dẫn mời: tạo đường dẫn mới",
        "{count} people never came in and have no link: make new ones",
    ),
    "waits_links_open": S(
        "{count} người chưa dùng đường dẫn mời; đường dẫn đầu tiên hết hạn vào ngày này",
        "{count} people have not used their link; the first one expires on that day",
    ),
    "waits_invited": S("{name} chưa nhận lời mời vào hệ thống", "{name} has not accepted the invitation"),
    "waits_lent": S(
        "Làm thay {holder}: {role}, {organisation}, từ ngày {since}",
        "Act for {holder}: {role}, {organisation}, from {since}",
    ),
    "waits_role_ends": S(
        "Vai trò của {name} sắp hết: {role}, {organisation}", "A role of {name} ends: {role}, {organisation}"
    ),
    "waits_job_failed": S("Không làm được: {job}", "Failed: {job}"),
    "waits_job_done": S("Đã xong: {job}; xem kết quả", "Done: {job}; look at the result"),
    # Notices.
    "told": S("Thông báo", "Notices for you"),
    "told_count": S("Thông báo: {count} chưa đọc", "Notices: {count} not read"),
    "told_unread": S("Chưa đọc: {count}.", "Not read: {count}."),
    "told_empty": S(
        "Chưa có thông báo nào. Khi có việc liên quan đến bạn, hệ thống sẽ báo ở đây.",
        "No notices yet. What concerns you will be told here.",
    ),
    "column_notice": S("Thông báo", "Notice"),
    "column_read": S("Đã đọc hay chưa", "Read or not"),
    "column_read_at": S("Đọc lúc", "Read at"),
    "notice_is_unread": S("chưa đọc", "not read"),
    "notice_is_read": S("đã đọc", "read"),
    "mark_read": S("Đã đọc", "Mark as read"),
    "mark_unread": S("Chưa đọc", "Mark as not read"),
    "mark_all_read": S("Đánh dấu tất cả đã đọc", "Mark all as read"),
    "notice_appointed": S(
        "Bạn được phân công: {role}, {organisation}, từ ngày {since}. Căn cứ: {basis}.",
        "You were given a role: {role}, {organisation}, from {since}. By: {basis}.",
    ),
    "notice_relieved": S(
        "Vai trò của bạn kết thúc từ ngày {on}: {role}, {organisation}. Căn cứ: {basis}.",
        "A role of yours ends on {on}: {role}, {organisation}. By: {basis}.",
    ),
    "notice_delegated": S(
        "{holder} ủy quyền cho bạn: {role}, {organisation}, từ ngày {since}. Lý do: {reason}.",
        "{holder} delegated to you: {role}, {organisation}, from {since}. Reason: {reason}.",
    ),
    "notice_delegation_withdrawn": S(
        "Ủy quyền cho bạn đã được rút: {role}, {organisation}.",
        "What was delegated to you was withdrawn: {role}, {organisation}.",
    ),
    "notice_handed_over": S(
        "Bạn nhận bàn giao việc của {holder}: {work}.", "Work of {holder} was handed over to you: {work}."
    ),
    "notice_accepted": S("{name} đã nhận lời mời của bạn.", "{name} accepted your invitation."),
    "notice_reset_link": S(
        "{actor} đã tạo đường dẫn đặt lại mật khẩu của bạn. Nếu bạn không yêu cầu, hãy báo ngay người quản lý.",
        "{actor} made a link to set another password of yours. If you did not ask for it, tell your keeper at once.",
    ),
    "notice_factor_gone": S(
        "{actor} đã tắt một cách xác thực hai lớp của bạn. "
        "Nếu bạn không yêu cầu, hãy đổi mật khẩu và báo người quản lý.",
        "{actor} took a second factor of yours away. "
        "If you did not ask for it, change your password and tell your keeper.",
    ),
    "notice_job_done": S("Đã làm xong: {job}.", "Done: {job}."),
    "notice_job_failed": S("Không làm được: {job}.", "Failed: {job}."),
    # The digest.
    "digest": S("Thư tóm tắt", "The digest by mail"),
    "digest_about": S(
        "Thư chỉ ghi số việc và thời hạn gần nhất, kèm đường dẫn đến trang của bạn; không có gì thì không gửi.",
        "It says how much waits and what is due first, with a link to your page; where there is nothing, none is sent.",
    ),
    "digest_to": S("Thư gửi đến {email}.", "It goes to {email}."),
    "digest_no_address": S(
        "Chưa ghi địa chỉ thư của bạn, nên không có thư nào được gửi. Hãy nhờ người quản lý người dùng.",
        "No address of yours is kept, so no mail is sent. Ask who keeps people.",
    ),
    "digest_no_server": S(
        "Hệ thống chưa có máy chủ thư (THANG_MAIL_SERVER), nên chưa gửi được thư.",
        "There is no mail server (THANG_MAIL_SERVER), so no mail is sent yet.",
    ),
    "field_often": S("Nhận thư", "How often"),
    "often_daily": S("Mỗi ngày làm việc", "Each working day"),
    "often_weekly": S("Mỗi tuần một lần", "Once a week"),
    "often_never": S("Không nhận", "Never"),
    "field_mail_language": S("Ngôn ngữ của thư", "Language of the mail"),
    "field_telephone": S("Điện thoại nhận tin nhắn", "Telephone for messages"),
    "hint_telephone": S(
        "Ví dụ 0912 345 678. Chỉ bạn và người quản lý người dùng xem được.",
        "Such as 0912 345 678. Only you and who keeps people see it.",
    ),
    "telephone_is_none": S(
        "“{found}” không phải là số điện thoại; hãy ghi như 0912 345 678 hoặc +84 912 345 678",
        "“{found}” is no telephone number; write 0912 345 678 or +84 912 345 678",
    ),
    "telephone_of": S("Điện thoại của {name}", "Telephone of {name}"),
    "telephone_short": S("Điện thoại nhận tin", "Telephone"),
    "digest_keeper": S("Dành cho người giữ hệ thống", "For who keeps the workshop"),
    "digest_keeper_about": S(
        "Thư được gửi tự động mỗi ngày làm việc. Gửi ngay ở đây thì hôm nay không ai nhận hai lần.",
        "Mails are sent by themselves each working day. Sent from here now, nobody gets a second one today.",
    ),
    "digest_send_now": S("Gửi thư tóm tắt của hôm nay ngay bây giờ", "Send today's digest now"),
    "notices_clear_now": S("Dọn thông báo cũ", "Clear old notices away"),
    "digest_stop": S("Ngừng nhận thư tóm tắt", "Stop the digest"),
    "digest_stop_about": S(
        "Bạn sẽ không nhận thư tóm tắt nữa; thông báo trên trang vẫn như cũ.",
        "You will get no digest any more; notices on the page stay as they are.",
    ),
    "digest_stop_do": S("Ngừng nhận thư", "Stop it"),
    "digest_stopped": S(
        "Đã ngừng gửi thư tóm tắt cho bạn. Muốn nhận lại, hãy đăng nhập và mở mục Thư tóm tắt.",
        "No digest will be sent to you any more. To have it again, sign in and open the page of the digest.",
    ),
    "digest_subject": S("Thang: việc đang chờ bạn, ngày {day}", "Thang: what waits for you, {day}"),
    "digest_body": S(
        "Kính gửi Anh/Chị,\n\nĐang chờ Anh/Chị trên hệ thống:\n\n{lines}\n\nXem và xử lý: {link}\n\n"
        "Thư này gửi tự động, xin không trả lời. Đổi hoặc ngừng nhận thư: {choice}\n",
        "Good day,\n\nthis waits for you:\n\n{lines}\n\nLook at it: {link}\n\n"
        "This mail is sent by itself; please do not answer it. To change or stop it: {choice}\n",
    ),
    "digest_line": S("- {kind}: {count}⟦, hạn gần nhất {due}⟧", "- {kind}: {count}⟦, first due {due}⟧"),
    "digest_notices": S("- Thông báo chưa đọc: {count}", "- Notices not read: {count}"),
    "job_notices_send_digests": S("Gửi thư tóm tắt của ngày", "The digest of the day"),
    "job_notices_clear_notices": S("Dọn thông báo cũ", "Clearing old notices away"),
    "job_step_digests": S("soạn và gửi thư từng người", "writing and sending the mail of each person"),
    "job_step_clearing": S("xóa thông báo đã đọc từ lâu", "removing what was read long ago"),
    "digest_without_mail": S(
        "Chưa có máy chủ thư: hãy đặt THANG_MAIL_SERVER và THANG_MAIL_FROM.",
        "There is no mail server: set THANG_MAIL_SERVER and THANG_MAIL_FROM.",
    ),
    "digest_no_working_day": S(
        "Hôm nay không phải ngày làm việc theo lịch, nên không gửi thư.",
        "Today is no working day by the calendar, so no mail was sent.",
    ),
    "digest_server_refuses": S(
        "Máy chủ thư không nhận thư sau nhiều lần thử; hãy xem THANG_MAIL_SERVER và nhật ký của tiến trình.",
        "The mail server took no mail after several tries; look at THANG_MAIL_SERVER and the worker's log.",
    ),
    "digests_sent": S(
        "Đã gửi {count} thư tóm tắt của hôm nay; không gửi được: {failed}"
        "⟦; không rõ đã gửi hay chưa, do tiến trình bị dừng: {unknown}⟧.",
        "Digests of today that were sent: {count}; that could not be: {failed}"
        "⟦; of which that is not known, for a worker was lost: {unknown}⟧.",
    ),
    "notices_cleared": S("Đã xóa {count} thông báo cũ.", "Old notices that were removed: {count}."),
}
