"""What the pages say on people and how they are appointed, in both languages."""

from __future__ import annotations

from thang.words.sentence import Sentence

S = Sentence

PEOPLE: dict[str, Sentence] = {
    "column_has_role": S("Vai trò hôm nay", "Role today"),
    "has_role_now": S("Đang giữ vai trò", "Holds a role"),
    "has_role_none": S("Không giữ vai trò nào", "Holds none"),
    # How a role is held.
    "held_full": S("Chính thức", "By appointment proper"),
    "held_acting": S("Quyền", "Acting holder of the post"),
    "held_in_charge": S("Phụ trách", "In charge, without holding the post"),
    "held_short_acting": S("quyền", "acting"),
    "held_short_in_charge": S("phụ trách", "in charge"),
    "field_ends_on": S("Đến trước ngày", "Until"),
    "hint_ends_on": S(
        "Ngày đầu tiên không còn giữ vai trò; để trống nếu chưa xác định.",
        "The first day on which the role is over; empty while no end is set.",
    ),
    # What is refused.
    "decision_is_missing": S(
        "chưa có căn cứ; hãy ghi số và ngày của quyết định, ví dụ 12/QĐ-UBND ngày 05/01/2026",
        "no decision is named; write its number and day, such as 12/QD of 05/01/2026",
    ),
    "until_not_after_since": S("phải sau ngày bắt đầu ({since})", "must be after the beginning ({since})"),
    "password_is_guessed": S(
        "mật khẩu dễ đoán; hãy đặt từ {least} ký tự trở lên, không phải mật khẩu nhiều người dùng "
        "và không giống tên, tên đăng nhập hay địa chỉ thư của mình",
        "the password is easily guessed; take {least} characters or more that are no common password "
        "and not like your name, sign-in or email",
    ),
}
