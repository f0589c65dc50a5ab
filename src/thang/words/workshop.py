"""What the pages of the workshop say, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from thang.engine.framework import Language
from thang.words.sentence import Sentence
from thang.words.workshop_acts import ACTS
from thang.words.workshop_calendar import CALENDAR
from thang.words.workshop_evidence import EVIDENCE
from thang.words.workshop_fetching import FETCHING
from thang.words.workshop_files import FILES
from thang.words.workshop_frameworks import FRAMEWORKS
from thang.words.workshop_import import IMPORT
from thang.words.workshop_jobs import JOBS
from thang.words.workshop_lists import LISTS
from thang.words.workshop_notices import NOTICES
from thang.words.workshop_people import PEOPLE
from thang.words.workshop_people_import import PEOPLE_IMPORT
from thang.words.workshop_rearrange import REARRANGE
from thang.words.workshop_reminders import REMINDERS
from thang.words.workshop_reports import REPORTS
from thang.words.workshop_rounds import ROUNDS
from thang.words.workshop_signin import SIGN_IN
from thang.words.workshop_submissions import SUBMISSIONS

S = Sentence

WORKSHOP: dict[str, Sentence] = {
    **LISTS,
    **IMPORT,
    **ACTS,
    **CALENDAR,
    **REARRANGE,
    **PEOPLE,
    **PEOPLE_IMPORT,
    **SIGN_IN,
    **JOBS,
    **FETCHING,
    **FILES,
    **NOTICES,
    **REMINDERS,
    **FRAMEWORKS,
    **ROUNDS,
    **EVIDENCE,
    **SUBMISSIONS,
    **REPORTS,
    "workshop": S("Thang · nơi làm việc", "Thang · workshop"),
    "workshop_footer": S(
        "Thang: phần mềm mở cho chương trình chỉ số của cơ quan nhà nước.",
        "Thang: open software for index programmes of public bodies.",
    ),
    "skip": S("Đến nội dung", "Skip to the content"),
    "pages": S("Các trang", "Pages"),
    "notices": S("Lưu ý", "Notices"),
    "other_language": S("English", "Tiếng Việt"),
    "home": S("Trang đầu", "Home"),
    "to_home": S("Về trang đầu", "To the first page"),
    "hello": S("Xin chào, {name}", "Hello, {name}"),
    "your_roles": S("Vai trò của bạn hôm nay", "Your roles today"),
    "no_roles": S(
        "Bạn chưa được phân công vai trò nào hôm nay. Hãy hỏi cơ quan thường trực của chương trình.",
        "You hold no role today. Ask the programme office.",
    ),
    "sign_in": S("Đăng nhập", "Sign in"),
    "sign_out": S("Đăng xuất", "Sign out"),
    "sign_in_password": S("Đăng nhập bằng mật khẩu", "Sign in with a password"),
    "refused_username_password_mismatch": S(
        "Tên đăng nhập hoặc mật khẩu không đúng. Những gì bạn đã gõ ở ô tên vẫn còn.",
        "The sign-in name or the password is not right. What you typed as the name is still there.",
    ),
    "sign_in_is_taken": S("“{found}” đã có người dùng; hãy chọn tên khác", "“{found}” is taken; choose another one"),
    "password_is_short": S(
        "mật khẩu quá ngắn; hãy đặt từ {least} ký tự trở lên",
        "the password is too short; take {least} characters or more",
    ),
    "no_unit_of_that_code": S(
        "không có đơn vị nào mang mã thống kê “{code}” hôm nay; ví dụ đúng: 15 (tỉnh Lào Cai), 02683 (xã Bát Xát)",
        "no unit has the statistical code “{code}” today; right would be: 15 (a province), 02683 (a commune)",
    ),
    "demonstration_people": S("Người minh họa", "Demonstration people"),
    "demonstration_about": S(
        "Những người này không có thật. Chỉ đăng nhập được như vậy trên chính máy đang chạy phần mềm.",
        "These people are made up. One can sign in like this only on the very machine that runs the software.",
    ),
    "demonstration_banner": S(
        "Bản minh họa: người và phân công ở đây không có thật.",
        "A demonstration: the people and their roles are made up.",
    ),
    "demonstration_person": S("Người minh họa, không có thật.", "A demonstration person, made up."),
    "organisations": S("Đơn vị", "Organisations"),
    "organisations_empty": S("Chưa có đơn vị nào mà bạn được xem.", "There is no organisation yet that you may see."),
    "tree": S("Cây đơn vị", "The tree of organisations"),
    "its_page": S("trang của {name}", "page of {name}"),
    "nobody_below": S("Không có đơn vị nào trực thuộc trong ngày này.", "Nobody stands under it on this day."),
    "as_of_today": S("Tính đến hôm nay, {day}", "As of today, {day}"),
    "as_of": S("Tính đến ngày {day}", "As of {day}"),
    "on_day": S("Xem theo ngày", "As of the day"),
    "ended_on": S("Kết thúc hoạt động từ ngày {day}.", "It ended on {day}."),
    "not_yet": S("Chưa có trong ngày này; lập ngày {day}.", "It was not there yet; founded on {day}."),
    "stands_under": S("Trực thuộc: {name}", "Stands under: {name}"),
    "codes": S("Mã", "Codes"),
    "no_codes": S("Không có mã nào.", "No code."),
    "names": S("Tên qua các thời kỳ", "Names over time"),
    "family": S("Sắp xếp: từ đâu, thành gì", "Rearrangements: from whom, into whom"),
    "no_family": S("Chưa qua sắp xếp nào được ghi nhận.", "No rearrangement is recorded."),
    "came_out_of": S("Hình thành từ", "Came out of"),
    "became": S("Trở thành", "Became"),
    "a_part": S("một phần", "a part"),
    "below": S("Đơn vị trực thuộc", "Right below"),
    "history": S("Nhật ký gần đây", "Recent entries of the trail"),
    "organisation_found": S("Thêm đơn vị dưới {name}", "Add an organisation under {name}"),
    "organisation_found_short": S("Thêm đơn vị trực thuộc", "Add an organisation below"),
    "organisation_rename": S("Đổi tên: {name}", "Rename: {name}"),
    "organisation_rename_short": S("Đổi tên", "Rename"),
    "people": S("Người dùng", "People"),
    "people_empty": S("Chưa có ai trong phạm vi của bạn.", "Nobody is within your reach yet."),
    "person_add": S("Thêm người dùng", "Add a person"),
    "person_appoint": S("Phân công vai trò: {name}", "Give a role: {name}"),
    "person_appoint_short": S("Phân công vai trò", "Give a role"),
    "person_relieve": S("Kết thúc vai trò: {name}", "End the role: {name}"),
    "person_relieve_short": S("Kết thúc", "End"),
    "appointments": S("Vai trò qua các thời kỳ", "Roles over time"),
    "appointments_empty": S("Chưa có vai trò nào.", "No role yet."),
    "components": S("Các thành phần của trang", "Components"),
    "components_about": S(
        "Mọi thành phần dùng trong nơi làm việc, hoạt động thật; gửi biểu mẫu này không lưu gì.",
        "Everything that pages are made of, alive; sending this form keeps nothing.",
    ),
    "components_form": S("Biểu mẫu: tóm tắt lỗi, lỗi cạnh từng ô", "A form: summary of errors, errors beside fields"),
    "components_fit": S("Biểu mẫu đã hợp lệ; không có gì được lưu.", "The form is in order; nothing was kept."),
    "components_list": S(
        "Danh sách: sắp xếp, lọc, trang, chọn cột, tải về", "A list: order, filter, pages, columns, files"
    ),
    "components_empty": S("Chưa có gì: nói việc cần làm tiếp", "Nothing yet: what to do next"),
    "components_progress": S("Tiến độ", "Progress"),
    "nothing_yet": S("Chưa có gì ở đây", "Nothing here yet"),
    "trail": S("Nhật ký", "Trail"),
    "trail_about": S(
        "Mỗi lần ghi là một dòng, nối với dòng trước bằng mã băm: sửa hay bớt một dòng thì lộ ra.",
        "Every write is a line, bound to the one before by its digest: a changed or missing line shows.",
    ),
    "trail_empty": S("Chưa có lần ghi nào.", "Nothing was written yet."),
    "entry": S("Lần ghi số {number}", "Entry {number}"),
    "for_whom": S("thay cho {who}", "on behalf of {who}"),
    "changes": S("Thay đổi", "What changed"),
    "save": S("Lưu", "Save"),
    "cancel": S("Thôi", "Cancel"),
    "optional": S("không bắt buộc", "optional"),
    "to_mend": S("Có {count} chỗ cần sửa", "To mend: {count}"),
    "title_to_mend": S("Cần sửa", "To mend"),
    "error_not_found": S("Không tìm thấy trang này", "This page is not there"),
    "error_not_found_next": S(
        "Địa chỉ có thể đã gõ nhầm, hoặc trang nằm ngoài phạm vi của bạn.",
        "The address may be mistyped, or the page is outside of your reach.",
    ),
    "error_forbidden": S("Không được phép", "Not allowed"),
    "error_forbidden_next": S("Yêu cầu này không được nhận.", "The request was not accepted."),
    "error_csrf": S("Biểu mẫu đã cũ", "The form is too old"),
    "error_csrf_next": S(
        "Biểu mẫu được mở trước khi đăng nhập, hoặc ở trình duyệt khác. Hãy quay lại, tải lại trang rồi gửi lần nữa.",
        "It was opened before signing in, or in another browser. Go back, load the page again and send it once more.",
    ),
    "error_broken": S("Phần mềm gặp lỗi", "The software failed"),
    "error_broken_next": S(
        "Lỗi đã được ghi lại; không phải do bạn. Những gì đã lưu vẫn còn.",
        "The failure was noted; it is not yours. What was saved is still there.",
    ),
    "error_number": S("Mã yêu cầu, để báo người vận hành: {number}", "Number, for who runs the workshop: {number}"),
    # What services refuse.
    "name_is_empty": S("chưa có tên; hãy gõ tên đầy đủ", "there is no name; type the full one"),
    "not_after_last_name": S(
        "phải sau ngày {since}, là ngày tên hiện nay bắt đầu", "must be after {since}, when the present name began"
    ),
    "not_after_last_place": S(
        "phải sau ngày {since}, là ngày vị trí hiện nay bắt đầu", "must be after {since}, when the present place began"
    ),
    "is_not_there": S("{name} không hoạt động vào ngày {on}", "{name} is not there on {on}"),
    "parent_is_not_there": S(
        "cơ quan cấp trên {name} không hoạt động vào ngày {on}", "{name}, the one above, is not there on {on}"
    ),
    "code_is_taken": S("mã {code} đang là mã của {name}", "the code {code} is borne by {name}"),
    "others_stand_below": S(
        "{name} còn trực thuộc vào ngày này; hãy chuyển hoặc giải thể trước",
        "{name} still stands under it on that day; move or dissolve it first",
    ),
    "stands_under_itself": S(
        "{name} đang ở dưới đơn vị này, nên không thể là cấp trên của nó",
        "{name} stands below it already, so it cannot stand above it",
    ),
    "holds_it_already": S("{name} đang giữ vai trò này ở đơn vị này", "{name} holds this role there already"),
    "not_within_term": S(
        "phải sau ngày bắt đầu ({since})⟦ và trước ngày kết thúc đã ghi ({until})⟧",
        "must be after the beginning ({since})⟦ and before the end that is recorded ({until})⟧",
    ),
    "no_such_code": S(
        "không có đơn vị nào mang mã {code} trong phạm vi bạn quản lý",
        "no organisation that you keep bears the code {code}",
    ),
}


def workshop_text(name: str, language: Language, facts: Mapping[str, str] | None = None) -> str:
    """Raises KeyError for a name that is not here.

    >>> workshop_text("as_of", "vi", {"day": "01/7/2025"})
    'Tính đến ngày 01/7/2025'
    """
    return WORKSHOP[name].say(language, facts or {})
