"""What the pages say on people and how they are appointed, in both languages."""

from __future__ import annotations

from thang.words.sentence import Sentence

S = Sentence

PEOPLE: dict[str, Sentence] = {
    "column_has_role": S("Vai trò hôm nay", "Role today"),
    "has_role_now": S("Đang giữ vai trò", "Holds a role"),
    "has_role_none": S("Không giữ vai trò nào", "Holds none"),
    # How a role is held.
    "field_held": S("Hình thức", "Held as"),
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
    # As which of their roles somebody acts.
    "acting_as": S("Làm việc với vai trò", "Act as"),
    "acting_as_all": S("Mọi vai trò của tôi", "All of my roles"),
    "acting_as_do": S("Chọn vai trò", "Choose the role"),
    # Delegation.
    "column_to_do": S("Việc có thể làm", "What can be done"),
    "column_holder": S("Người giữ vai trò", "Holder"),
    "column_delegate": S("Người làm thay", "Delegate"),
    "column_why": S("Lý do", "Reason"),
    "delegations": S("Ủy quyền khi vắng mặt", "Delegations"),
    "delegation_withdraw": S("Rút ủy quyền", "Withdraw"),
    "person_delegate": S("Ủy quyền khi vắng mặt: {name}", "Delegate a role of {name}"),
    "person_delegate_short": S("Ủy quyền", "Delegate"),
    "field_delegate": S("Tên đăng nhập của người làm thay", "Sign-in name of the delegate"),
    "hint_delegate": S(
        "Người đang giữ vai trò ở đơn vị bạn được xem; người này không ủy quyền tiếp được.",
        "Somebody with a role today in an organisation that you see; they cannot delegate it further.",
    ),
    "field_absence_reason": S("Lý do", "Reason"),
    "stands_in_banner": S(
        "Bạn đang làm thay {name}; mọi việc được ghi vào nhật ký là làm thay.",
        "You act for {name}; the trail says so of everything.",
    ),
    "no_such_delegate": S(
        "không có ai tên đăng nhập “{found}” giữ vai trò hôm nay ở đơn vị bạn được xem; hãy gõ đúng tên đăng nhập",
        "nobody with the sign-in name “{found}” holds a role today where you see; type it as they sign in",
    ),
    "delegates_without_reason": S(
        "chưa ghi lý do; hãy ghi như nghỉ phép, đi công tác", "no reason is given; such as leave, or a journey"
    ),
    "delegates_to_self": S(
        "{name} đang giữ chính vai trò này; hãy chọn người khác", "{name} holds this very role; choose somebody else"
    ),
    "not_in_term_of_role": S(
        "phải nằm trong thời gian giữ vai trò (từ {since}⟦ đến trước {until}⟧)",
        "must lie within the term of the role (from {since}⟦ until {until}⟧)",
    ),
    "is_delegated_already": S(
        "vai trò này đã ủy quyền cho {name} từ {since} đến trước {until}; hãy rút ủy quyền đó hoặc chọn ngày khác",
        "the role is delegated to {name} from {since} until {until}; withdraw that or choose other days",
    ),
    "delegation_is_over": S("ủy quyền này đã hết hoặc đã rút", "this delegation is over or withdrawn already"),
    # Hand-over of open work.
    "left_open": S("Việc đang làm dở", "What is left open"),
    "left_open_about": S(
        "Khi vai trò này kết thúc, {name} không làm tiếp được các việc dưới đây; hãy chọn người nhận bàn giao.",
        "When the role ends, {name} cannot go on with these; choose who does.",
    ),
    "work_drafts": S("Danh sách đã gửi, chưa nhập", "Lists handed in and not yet accepted"),
    "field_successor": S("Tên đăng nhập của người nhận bàn giao", "Sign-in name of who goes on with it"),
    "hint_successor": S(
        "Việc được bàn giao ngay khi lưu.",
        "It becomes theirs at once.",
    ),
    "work_is_open": S(
        "còn {count} việc đang làm dở, như {first}; hãy ghi người nhận bàn giao",
        "{count} pieces of work are open, such as {first}; name who goes on with them",
    ),
    "successor_cannot": S(
        "{name} không có quyền làm tiếp các việc này; hãy chọn người khác có cùng vai trò ở đơn vị hoặc cấp trên",
        "{name} could not go on with it; choose somebody else with such a role there or above",
    ),
    # Entering on behalf of an organisation.
    "on_behalf": S("Nhập hộ đơn vị khác", "Enter on behalf of an organisation"),
    "on_behalf_banner": S(
        "Bạn đang nhập hộ {who}; mọi việc được ghi vào nhật ký là làm thay đơn vị này.",
        "You enter on behalf of {who}; the trail says so of everything.",
    ),
    "on_behalf_leave": S("Thôi nhập hộ", "Leave"),
    "field_on_behalf_reason": S("Lý do nhập hộ", "Why you enter for it"),
    "hint_on_behalf_reason": S(
        "Ví dụ: đơn vị mất mạng, nhập theo phiếu giấy ngày 05/01/2026.",
        "Such as: the unit is offline, entered from its paper form of 05/01/2026.",
    ),
    "on_behalf_without_reason": S(
        "chưa ghi lý do; hãy ghi vì sao đơn vị không tự nhập", "no reason is given; say why it does not enter itself"
    ),
    "on_behalf_of_oneself": S(
        "{name} là đơn vị của chính bạn, không cần nhập hộ; hãy chọn đơn vị khác",
        "{name} is your own organisation and needs nobody to enter for it; choose another one",
    ),
    "on_behalf_is_not_kept": S(
        "bạn không quản lý {name}; chỉ nhập hộ được đơn vị trong phạm vi bạn quản lý",
        "you do not keep {name}; one enters only for those that one keeps",
    ),
    # Invitation.
    "person_invite": S("Mời người dùng mới", "Invite somebody"),
    "person_without_password": S("Chưa đặt mật khẩu, nên chưa đăng nhập được.", "No password is set yet; no sign-in."),
    "person_link_make": S("Tạo đường dẫn mời mới", "Make a new link of invitation"),
    "person_link": S("Đường dẫn mời: {name}", "Link of invitation: {name}"),
    "person_link_about": S(
        "Hãy chép đường dẫn này và gửi riêng cho người được mời. Dùng được một lần, đến {until}.",
        "Copy this link and send it to the invited person alone. It can be used once, until {until}.",
    ),
    "person_link_label": S("Đường dẫn", "Link"),
    "person_link_once": S(
        "Đường dẫn chỉ hiện ở đây một lần và không được lưu lại. "
        "Nếu lạc mất, hãy tạo đường dẫn mới ở trang của người đó; đường dẫn cũ khi ấy không dùng được nữa.",
        "It is shown here once and kept nowhere. "
        "If it is lost, make a new one on the person's page; the old one can then be used no more.",
    ),
    "accept": S("Đặt mật khẩu", "Set your password"),
    "accept_about": S(
        "{name} được mời vào hệ thống. Hãy đặt mật khẩu của mình; lần sau đăng nhập bằng tên dưới đây.",
        "{name} is invited. Set your password; from then on you sign in with the name below.",
    ),
    "accept_do": S("Đặt mật khẩu và đăng nhập", "Set it and sign in"),
    "field_password_again": S("Gõ lại mật khẩu", "The same once more"),
    "hint_password_again": S("Để chắc rằng không gõ nhầm.", "So that it is not mistyped."),
    "passwords_differ": S("khác với mật khẩu gõ ở trên; hãy gõ lại", "differs from the one above; type it again"),
    "error_link": S("Đường dẫn này không dùng được", "This link cannot be used"),
    "error_link_next": S(
        "Mỗi đường dẫn mời dùng được một lần, trong bảy ngày. Hãy nhờ người đã mời tạo đường dẫn mới; "
        "nếu đã đặt mật khẩu thì đăng nhập như thường.",
        "A link of invitation can be used once, within seven days. Ask whoever invited you for a new one; "
        "if you set your password already, sign in as usual.",
    ),
    # What is refused.
    "link_is_void": S(
        "đường dẫn này không dùng được nữa; hãy nhờ người đã mời tạo đường dẫn mới",
        "this link cannot be used any more; ask whoever invited you for a new one",
    ),
    "needs_no_link": S(
        "{name} đã có mật khẩu hoặc là người minh họa, nên không cần đường dẫn mời",
        "{name} has a password or is made up, and needs no link",
    ),
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
