"""What the trail's entries did, in both languages; an action that is not here cannot be recorded."""

from __future__ import annotations

import re
from datetime import date

from thang.engine.framework import Language
from thang.words.figures import day
from thang.words.sentence import Sentence
from thang.words.workshop_acts import ACTS
from thang.words.workshop_audit_stages import STAGE_ACTIONS, STAGE_FIELDS
from thang.words.workshop_jobs import JOBS
from thang.words.workshop_lists import LISTS
from thang.words.workshop_notices import NOTICES
from thang.words.workshop_reminders import REMINDERS

S = Sentence

ACTIONS: dict[str, Sentence] = {
    "organisation.founded": S("Lập đơn vị", "Founded the organisation"),
    "organisation.imported": S("Nhập đơn vị từ danh sách", "Imported the organisation from a list"),
    "organisation.renamed": S("Đổi tên đơn vị", "Renamed the organisation"),
    "organisation.transferred": S("Chuyển đơn vị sang cơ quan khác", "Moved the organisation under another one"),
    "organisation.merge": S("Sáp nhập", "Merged"),
    "organisation.consolidate": S("Hợp nhất", "Consolidated"),
    "organisation.split": S("Chia tách", "Split"),
    "organisation.rename": S("Đổi tên theo quyết định sắp xếp", "Renamed by a rearrangement"),
    "organisation.transfer": S("Chuyển giao", "Transferred"),
    "organisation.dissolve": S("Giải thể, kết thúc hoạt động", "Dissolved"),
    "organisation.entry_begun": S("Bắt đầu nhập hộ đơn vị", "Began to enter on behalf of the organisation"),
    "organisation.entry_left": S("Thôi nhập hộ đơn vị", "Ceased to enter on behalf of the organisation"),
    "act.entered": S("Nhập văn bản", "Entered the act"),
    "act.corrected": S("Sửa lỗi nhập văn bản", "Corrected the entry of the act"),
    "act.replaced": S("Ghi văn bản bị thay thế", "Entered that the act is replaced"),
    "act.replaces": S("Ghi văn bản thay thế văn bản khác", "Entered that the act replaces another one"),
    "act.replacement_withdrawn": S("Bỏ việc thay thế đã ghi nhầm", "Took away a replacement entered in error"),
    "act.lapsed": S("Ghi văn bản hết hiệu lực", "Entered that the act is no longer valid"),
    "file.added": S("Thêm tệp", "Added a file"),
    "file.taken_away": S("Gỡ tệp", "Took a file away"),
    "file.refused": S("Từ chối tệp: máy quét báo có vi-rút", "Refused a file: the scanner found a virus"),
    "calendar.day_set": S("Ghi ngày nghỉ hoặc ngày làm bù", "Entered a day off or one worked in exchange"),
    "calendar.day_changed": S("Sửa ngày nghỉ hoặc ngày làm bù", "Changed a day off or one worked in exchange"),
    "calendar.day_proposed": S("Điền ngày nghỉ theo luật", "Filled in a day off by law"),
    "calendar.day_taken_away": S("Bỏ ngày khỏi lịch", "Took a day away from the calendar"),
    "job.asked": S("Yêu cầu công việc nền", "Asked for background work"),
    "job.cancel_asked": S("Yêu cầu dừng công việc nền", "Asked that background work ends"),
    "job.cancelled": S("Dừng công việc nền", "Cancelled background work"),
    "job.retried": S("Chạy lại công việc nền", "Tried background work again"),
    "job.done": S("Làm xong công việc nền", "Finished background work"),
    "job.failed": S("Công việc nền không làm được", "Background work failed"),
    "person.added": S("Thêm người dùng", "Added a person"),
    "person.appointed": S("Phân công vai trò", "Gave a role"),
    "person.relieved": S("Kết thúc vai trò", "Ended a role"),
    "person.delegated": S("Ủy quyền khi vắng mặt", "Delegated a role"),
    "person.delegation_withdrawn": S("Rút ủy quyền", "Withdrew a delegation"),
    "person.work_handed_over": S("Bàn giao việc đang làm", "Handed over open work"),
    "person.invited": S("Cấp đường dẫn mời", "Made a link of invitation"),
    "person.password_set": S("Đặt mật khẩu", "Set a password"),
    "person.signed_in": S("Đăng nhập", "Signed in"),
    "person.sign_in_refused": S("Đăng nhập không đúng", "A sign-in was refused"),
    "person.locked_out": S("Tạm khóa đăng nhập sau nhiều lần sai", "Locked out for a while after wrong tries"),
    "person.factor_set": S("Bật xác thực hai lớp", "Set up a second factor"),
    "person.factor_taken_away": S("Tắt xác thực hai lớp", "Took a second factor away"),
    "person.factor_refused": S("Mã xác thực không đúng", "A second factor was refused"),
    "person.linked": S("Liên kết tài khoản đăng nhập", "Linked an account of the provider"),
    "person.unlinked": S("Bỏ liên kết tài khoản đăng nhập", "Took the link to the provider away"),
    "person.channel_changed": S("Đổi cách nhận tin", "Changed how they are reached"),
    "recipients.added": S("Lập danh sách nhắc việc", "Made a list of whom to remind"),
    "recipients.changed": S("Sửa danh sách nhắc việc", "Changed a list of whom to remind"),
    "recipients.dropped": S("Bỏ danh sách nhắc việc", "Dropped a list of whom to remind"),
    "reminder.noted": S("Ghi lần đã gọi, đã nhắn", "Noted a call or message"),
    "reminder.amended": S("Ghi bổ sung lần đã gọi, đã nhắn", "Amended a call or message"),
    "reminder.sent": S("Gửi tin nhắn qua cổng", "Sent messages by the gateway"),
    "person.sessions_ended": S("Kết thúc phiên đăng nhập", "Ended sessions"),
    "person.reset_asked": S("Xin đặt lại mật khẩu", "Asked for another password"),
    "person.reset_link_made": S("Tạo đường dẫn đặt lại mật khẩu", "Made a link to set another password"),
    "person.recovery_codes_made": S("Tạo mã khôi phục mới", "Made new recovery codes"),
    **STAGE_ACTIONS,
}

# What the values of a field are called, by what their sentences begin with.
NAMED = {
    "kind": ("kind_", "act_kind_"),
    "role": ("role_",),
    "held": ("held_",),
    "state": ("job_",),
    "often": ("often_",),
    "way": ("way_",),
    "only": ("only_",),
}
YES_NO = {"True": S("có", "yes"), "False": S("không", "no")}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")

FIELDS: dict[str, Sentence] = {
    "kind": S("Loại", "Kind"),
    "held": S("Hình thức", "Held"),
    "name": S("Tên", "Name"),
    "name_en": S("Tên tiếng Anh", "English name"),
    "since": S("Từ ngày", "From"),
    "until": S("Đến trước ngày", "Until"),
    "statistics": S("Mã thống kê", "Statistical code"),
    "electronic": S("Mã định danh điện tử", "Electronic identifier"),
    "own": S("Mã riêng", "Own code"),
    "parent_state": S("Cơ quan cấp trên (Nhà nước)", "Above it (State)"),
    "parent_party": S("Cơ quan cấp trên (Đảng)", "Above it (Party)"),
    "parent_front": S("Cơ quan cấp trên (Mặt trận, đoàn thể)", "Above it (Front and mass organisations)"),
    "parent_enterprise": S("Cơ quan cấp trên (doanh nghiệp)", "Above it (enterprises)"),
    "on": S("Ngày", "Day"),
    "predecessors": S("Đơn vị trước", "Predecessors"),
    "successors": S("Đơn vị sau", "Successors"),
    "sign_in": S("Tên đăng nhập", "Sign-in name"),
    "email": S("Thư điện tử", "Email"),
    "work": S("Việc đang làm", "Open work"),
    "owner": S("Người phụ trách", "Owner"),
    "delegate": S("Người được ủy quyền", "Delegate"),
    "expires_at": S("Hết hạn lúc", "Expires at"),
    "role": S("Vai trò", "Role"),
    "organisation": S("Đơn vị", "Organisation"),
    "number": S("Số, ký hiệu", "Number"),
    "title": S("Trích yếu", "Title"),
    "title_en": S("Trích yếu tiếng Anh", "English title"),
    "issuer": S("Cơ quan ban hành", "Issued by"),
    "signed_on": S("Ngày ký", "Signed on"),
    "url": S("Địa chỉ toàn văn", "Full text"),
    "replaces": S("Thay thế", "Replaces"),
    "replaced_by": S("Thay bằng", "Replaced by"),
    "is_part": S("Chỉ một phần", "Only in part"),
    "day": S("Ngày", "Day"),
    "is_working": S("Là ngày làm bù", "Worked in exchange"),
    "basis": S("Căn cứ", "Legal basis"),
    "address": S("Địa chỉ máy", "Address"),
    "issuer_of_account": S("Hệ thống đăng nhập", "Provider"),
    "how": S("Cách đăng nhập", "How"),
    "factor": S("Cách xác thực", "Second factor"),
    "state": S("Trạng thái", "State"),
    "result": S("Kết quả", "Result"),
    "fault": S("Lý do", "Why"),
    "often": S("Nhận thư", "Digest"),
    "language": S("Ngôn ngữ", "Language"),
    "telephone": S("Điện thoại", "Telephone"),
    "way": S("Cách", "Way"),
    "reached": S("Đã nhắc", "Reached"),
    "answer": S("Trả lời", "Answer"),
    "only": S("Nhắc ai", "Whom"),
    "opening": S("Lời mở đầu", "Opening"),
    "closing": S("Lời kết", "Closing"),
    "units": S("Đơn vị được chọn", "Chosen organisations"),
    "draft": S("Tệp đã chọn, số", "File that was chosen, number"),
    "size": S("Số byte", "Bytes"),
    "sha256": S("Mã băm SHA-256", "SHA-256 digest"),
    "virus": S("Vi-rút", "Virus"),
    **STAGE_FIELDS,
}


def action_text(name: str, language: Language) -> str:
    """Raises KeyError.

    >>> action_text("organisation.renamed", "en")
    'Renamed the organisation'
    """
    return ACTIONS[name].say(language, {})


def field_text(name: str, language: Language) -> str:
    """A field that has no sentence is named as it is."""
    found = FIELDS.get(name)
    return name if found is None else found.say(language, {})


def recorded_text(field: str, value: str | None, language: Language) -> str:
    """A value before or after as its reader would write it; the trail itself keeps it in one form for ever.

    >>> recorded_text("on", "2025-07-01", "vi"), recorded_text("role", "head", "en"), recorded_text("name", None, "en")
    ('01/07/2025', 'Head', '–')
    """
    if value is None:
        return "–"
    if _DAY.fullmatch(value):
        return day(date.fromisoformat(value), language)
    sentences = [
        {**LISTS, **ACTS, **JOBS, **NOTICES, **REMINDERS}.get(f"{start}{value}") for start in NAMED.get(field, ())
    ]
    found = next((one for one in [*sentences, YES_NO.get(value)] if one is not None), None)
    return value if found is None else found.say(language, {})
