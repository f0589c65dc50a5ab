"""What the import of people says. Of a fault `<kind>` tells what was found and `<kind>_right` what would be right."""

from __future__ import annotations

from thang.words.sentence import Sentence

S = Sentence

PEOPLE_IMPORT: dict[str, Sentence] = {
    "people_import": S("Nhập danh sách người dùng", "Import a list of people"),
    "people_import_columns": S(
        "Dòng đầu ghi tên cột. Bắt buộc: Tên đăng nhập, Họ và tên, Vai trò, Mã đơn vị, Từ ngày, Căn cứ. Có thể thêm: "
        "Thư điện tử, Hình thức (để trống là Chính thức), Đến trước ngày.",
        "The first row names the columns. Needed: sign_in, name, role, organisation, since, basis. If you like: email, "
        "held (empty: by appointment proper), ends_on.",
    ),
    "people_import_rows": S(
        "Mỗi dòng là một vai trò của một người ở một đơn vị bạn quản lý; một người có thể có nhiều dòng. "
        "Nhập lại cùng một tệp không làm thay đổi gì; danh sách không làm ai thôi vai trò.",
        "A row is a role of somebody in an organisation where you keep people; somebody may have several rows. "
        "The same file a second time changes nothing; a list relieves nobody.",
    ),
    "people_import_after": S(
        "Người mới chưa có mật khẩu: trang tiếp theo tạo đường dẫn mời cho tất cả.",
        "Who is new has no password: the next page makes a link of invitation for all of them.",
    ),
    "people_links": S("Đường dẫn mời cho nhiều người", "Links of invitation for many"),
    "people_links_about": S(
        "{count} người chưa đăng nhập lần nào và chưa có đường dẫn mời còn hạn. Tạo đường dẫn cho tất cả sẽ tải về "
        "một bảng tính: họ tên, tên đăng nhập, thư, đường dẫn.",
        "{count} people never came in and have no link of invitation that is still good. Making links for all of them "
        "downloads a workbook: name, sign-in name, email, link.",
    ),
    "people_links_once": S(
        "Bảng này chỉ tải được một lần và không lưu ở đâu khác. Ai có đường dẫn của người khác thì đặt được mật khẩu "
        "của người đó: hãy trao riêng cho từng người, rồi xóa bảng.",
        "The workbook comes once and is kept nowhere else. Whoever has the link of another one can set their password: "
        "hand each to its person alone, then delete the workbook.",
    ),
    "people_links_make": S("Tạo đường dẫn và tải bảng", "Make the links and download"),
    "people_links_none": S(
        "Không có ai chờ đường dẫn mời: mọi người đã đăng nhập hoặc đang có đường dẫn còn hạn.",
        "Nobody waits for a link: all came in, or have one that is still good.",
    ),
    "column_link": S("Đường dẫn", "Link"),
    "column_valid_until": S("Dùng được đến", "Good until"),
    "import_person": S("Người mới", "New people"),
    "import_role": S("Vai trò mới", "New roles"),
    "import_sign_in_empty": S("chưa có tên đăng nhập", "no sign-in name"),
    "import_sign_in_empty_right": S(
        "tên mà người đó gõ khi đăng nhập, không ai khác dùng", "what they type to sign in, and nobody else does"
    ),
    "import_role_empty": S("chưa có vai trò", "no role"),
    "import_role_empty_right": S("một trong: {roles}", "one of: {roles}"),
    "import_role_unknown": S("không có vai trò “{found}”", "there is no role “{found}”"),
    "import_role_unknown_right": S("⟦có thể là {role}; ⟧một trong: {roles}", "⟦perhaps {role}; ⟧one of: {roles}"),
    "import_held_unknown": S("không có hình thức “{found}”", "a role is not held as “{found}”"),
    "import_held_unknown_right": S("⟦có thể là {held}; ⟧một trong: {helds}", "⟦perhaps {held}; ⟧one of: {helds}"),
    "import_organisation_empty": S("chưa có mã đơn vị", "no code of an organisation"),
    "import_organisation_empty_right": S(
        "mã của một đơn vị bạn quản lý người dùng", "the code of an organisation in which you keep people"
    ),
    "import_since_empty": S("chưa ghi từ ngày nào", "no day is given"),
    "import_since_empty_right": S("ngày bắt đầu giữ vai trò, ví dụ 01/07/2026", "the day on which the role begins"),
    "import_basis_empty": S("chưa có căn cứ", "no decision is named"),
    "import_basis_empty_right": S(
        "số và ngày của quyết định, ví dụ 12/QĐ-UBND ngày 05/01/2026", "its number and day, such as 12/QD of 05/01/2026"
    ),
    "import_ends_too_early": S("“{found}” không sau ngày bắt đầu", "“{found}” is not after the beginning"),
    "import_ends_too_early_right": S(
        "một ngày sau {since}, hoặc để trống nếu chưa xác định", "a day after {since}, or nothing while no end is set"
    ),
    "import_bad_email": S("“{found}” không phải địa chỉ thư", "“{found}” is no email address"),
    "import_bad_email_right": S("dạng ten@coquan.gov.vn, hoặc để trống", "such as name@office.gov.vn, or nothing"),
    "import_person_differs": S(
        "“{found}” có họ tên hoặc thư khác ở dòng {row}", "“{found}” has another name or address in row {row}"
    ),
    "import_person_differs_right": S(
        "mọi dòng của một người ghi cùng họ tên và thư; hai người cần hai tên đăng nhập",
        "one name and address in all rows of somebody; two people need two sign-in names",
    ),
    "import_role_twice": S(
        "“{found}” đã có vai trò này ở đơn vị này tại dòng {row}", "“{found}” has this role there in row {row} already"
    ),
    "import_role_twice_right": S("mỗi vai trò ở một đơn vị ghi một dòng", "one row for a role in an organisation"),
    "import_sign_in_taken": S("“{found}” đã có người dùng", "“{found}” is taken"),
    "import_sign_in_taken_right": S("một tên đăng nhập khác", "another sign-in name"),
    "import_name_differs": S(
        "tên đăng nhập này là của {name}, không phải “{found}”", "it is {name} who signs in so, not “{found}”"
    ),
    "import_name_differs_right": S(
        "ghi đúng {name}, hoặc một tên đăng nhập khác nếu là người khác",
        "write {name}, or another sign-in name if it is somebody else",
    ),
    "import_email_differs": S("đang ghi thư khác⟦: {email}⟧", "another address is recorded⟦: {email}⟧"),
    "import_email_differs_right": S(
        "để trống, hoặc ghi đúng địa chỉ đang có", "nothing, or the address that is recorded"
    ),
    "import_no_such_organisation": S(
        "không có đơn vị nào mang mã “{found}” trong phạm vi bạn quản lý",
        "no organisation that you keep bears the code “{found}”",
    ),
    "import_no_such_organisation_right": S(
        "mã đang dùng của một đơn vị bạn quản lý người dùng",
        "the code today of an organisation where you keep people",
    ),
    "import_code_of_several": S("mã “{found}” là mã của nhiều đơn vị", "several organisations bear the code “{found}”"),
    "import_code_of_several_right": S(
        "phân công ở trang của từng người, hoặc ghi mã khác của đơn vị",
        "appoint on the page of the person, or write another code of the organisation",
    ),
    "import_holds_already": S(
        "{found} đang giữ vai trò này ở đơn vị này từ {since}⟦ đến trước {until}⟧",
        "{found} holds this role there from {since}⟦ until {until}⟧",
    ),
    "import_holds_already_right": S(
        "ghi đúng ngày và hình thức đang có, hoặc cho thôi vai trò cũ trước ở trang của người đó",
        "the days and the way that are recorded; or first end the old role on the page of the person",
    ),
}
