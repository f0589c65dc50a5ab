"""What the pages of an import say. Of a fault `<kind>` tells what was found and `<kind>_right` what would be right."""

from __future__ import annotations

from thang.words.sentence import Sentence

S = Sentence

IMPORT: dict[str, Sentence] = {
    "import_title": S("Nhập danh sách đơn vị dưới {name}", "Import a list of organisations under {name}"),
    "import_short": S("Nhập danh sách từ Excel", "Import a list from Excel"),
    "import_about": S(
        "Chọn tệp Excel (.xlsx) hoặc CSV UTF-8. Bước sau cho xem mọi thay đổi và mọi lỗi; "
        "chưa ghi gì trước khi bạn đồng ý.",
        "Choose an Excel file (.xlsx) or CSV in UTF-8. The next page shows every change and every fault; "
        "nothing is written before you accept.",
    ),
    "import_about_columns": S(
        "Dòng đầu ghi tên cột. Bắt buộc: Mã, Tên, Loại, Mã cấp trên. Có thể thêm: Tên tiếng Anh, Hệ thống (để trống là "
        "Nhà nước), Từ ngày, Căn cứ.",
        "The first row names the columns. Needed: code, name, kind, parent. If you like: name_en, hierarchy (empty: "
        "State), since, basis.",
    ),
    "import_about_parent": S(
        "Mã cấp trên là mã của một dòng khác trong tệp hoặc của đơn vị bạn quản lý; để trống là {name}.",
        "The parent is the code of another row or of an organisation that you keep; empty means {name}.",
    ),
    "import_about_codes": S(
        "Mã chưa có: lập đơn vị mới. Mã đã có: đổi tên hoặc chuyển cấp trên kể từ ngày ghi ở cột Từ ngày. "
        "Nhập lại cùng một tệp không làm thay đổi gì.",
        "A code that is new founds an organisation. A code that is there renames or moves its bearer from the day in "
        "column since. The same file a second time changes nothing.",
    ),
    "import_example_file": S("Tải bảng mẫu để điền (XLSX)", "Download the workbook to fill in (XLSX)"),
    "import_look": S("Xem trước", "Preview"),
    "import_accept": S("Đồng ý và ghi", "Accept and write"),
    "import_other_file": S("Chọn tệp khác", "Choose another file"),
    "import_new": S("Đơn vị mới", "New"),
    "import_renamed": S("Đổi tên", "Renamed"),
    "import_moved": S("Chuyển cấp trên", "Moved"),
    "import_unchanged": S("Không đổi", "Unchanged"),
    "import_wrong": S("Lỗi", "Faults"),
    "import_changes": S("Các thay đổi", "Changes"),
    "import_faults": S("Các lỗi cần sửa trong tệp", "What is to be mended in the file"),
    "import_mend_first": S(
        "Tệp còn lỗi nên chưa thể ghi. Hãy sửa trong tệp rồi chọn lại tệp; những dòng dưới đây chưa được ghi.",
        "The file has faults, so nothing can be written. Mend it and choose it again; nothing below has been written.",
    ),
    "import_not_yet": S("Chưa ghi gì. Hãy xem kỹ rồi đồng ý.", "Nothing is written yet. Look it over, then accept."),
    "import_not_written": S("Chưa ghi gì", "Nothing was written"),
    "import_nothing": S(
        "Tệp không làm thay đổi gì: mọi dòng đã đúng như hệ thống đang có.",
        "The file changes nothing: every row is as the system has it.",
    ),
    "plan_has_changed": S(
        "Có người vừa ghi vào hệ thống, nên kết quả không còn như bạn đã xem. Dưới đây là bản xem trước mới.",
        "Somebody has written in between, so that it is no longer what you saw. Below is the new preview.",
    ),
    "plan_has_faults": S("Tệp còn lỗi nên không thể ghi", "The file has faults and cannot be written"),
    "field_file": S("Tệp danh sách (XLSX hoặc CSV, tối đa 5 MB)", "The list (XLSX or CSV, at most 5 MB)"),
    "field_system": S("Mã trong tệp thuộc hệ mã", "The system of its codes"),
    "field_digest": S("Bản xem trước", "Preview"),
    "column_row": S("Dòng", "Row"),
    "column_column": S("Cột", "Column"),
    "column_fault": S("Lỗi", "Found"),
    "column_right": S("Cần sửa thành", "What would be right"),
    "column_what": S("Thay đổi", "Change"),
    "column_before_after": S("Trước → sau", "Before → after"),
    # Faults of the file and of its table.
    "import_too_large": S("tệp lớn hơn giới hạn {found}", "the file is beyond the limit of {found}"),
    "import_too_large_right": S("chia danh sách thành nhiều tệp", "part the list into several files"),
    "import_too_many_rows": S("danh sách có {found} dòng", "the list has {found} rows"),
    "import_too_many_rows_right": S("tối đa {most} dòng một tệp; hãy chia tệp", "at most {most} rows a file; part it"),
    "import_no_heading": S("không tìm thấy dòng tên cột", "no row names the columns"),
    "import_no_heading_right": S("một dòng ghi tên các cột: {known}", "a row with the names of the columns: {known}"),
    "import_no_rows": S("dưới dòng tên cột không có dòng nào", "there is no row below the heading"),
    "import_no_rows_right": S("ít nhất một dòng dưới dòng tên cột", "one row below the heading, at least"),
    "import_not_text": S(
        "tệp không phải .xlsx hay CSV (có thể là .xls, .ods, hoặc có mật khẩu)",
        "neither .xlsx nor CSV (perhaps .xls, .ods, or with a password)",
    ),
    "import_not_text_right": S(
        "mở bằng Excel rồi lưu dạng .xlsx không mật khẩu, hoặc “CSV UTF-8”",
        "open it in Excel and save it as .xlsx without a password, or as “CSV UTF-8”",
    ),
    "import_damaged": S("không đọc được tệp: {found}", "the file cannot be read: {found}"),
    "import_damaged_right": S(
        "mở lại bằng chương trình đã tạo ra tệp rồi lưu dạng .xlsx hoặc “CSV UTF-8”",
        "open it in the program that made it and save it as .xlsx or “CSV UTF-8”",
    ),
    "import_merged": S("các ô bị gộp (dòng {found})", "merged cells (rows {found})"),
    "import_merged_right": S(
        "bỏ gộp và ghi từng ô; chỉ những cột nhiều dòng ghi giống nhau, như ngày và căn cứ, được gộp theo chiều dọc",
        "unmerge them; only columns in which many rows say the same, such as day and basis, may be merged, downwards",
    ),
    "import_sheet_error": S("“{found}” là lỗi của bảng tính", "“{found}” is an error of the spreadsheet"),
    "import_sheet_error_right": S("sửa công thức, hoặc gõ thẳng nội dung", "mend the formula, or type what is meant"),
    "import_formula": S("“{found}” là công thức chưa có kết quả", "“{found}” is a formula without its result"),
    "import_formula_right": S("gõ thẳng nội dung; không bắt đầu bằng dấu =", "type what is meant, without = before it"),
    "import_example": S("“{found}” là dòng ví dụ của bảng mẫu", "“{found}” is an example of the workbook"),
    "import_example_right": S("xóa dòng này", "delete the row"),
    # Faults of a row.
    "import_code_empty": S("chưa có mã", "no code"),
    "import_code_empty_right": S(
        "mỗi đơn vị một mã, để lần nhập sau nhận ra", "a code for each, by which it is known the next time"
    ),
    "import_name_empty": S("chưa có tên", "no name"),
    "import_name_empty_right": S("tên đầy đủ của đơn vị", "the full name of the organisation"),
    "import_kind_empty": S("chưa có loại", "no kind"),
    "import_kind_empty_right": S("một trong: {kinds}", "one of: {kinds}"),
    "import_kind_unknown": S("không có loại “{found}”", "there is no kind “{found}”"),
    "import_kind_unknown_right": S(
        "⟦có phải “{kind}”? ⟧một trong: {kinds}", "⟦did you mean “{kind}”? ⟧one of: {kinds}"
    ),
    "import_hierarchy_unknown": S("không có hệ thống “{found}”", "there is no hierarchy “{found}”"),
    "import_hierarchy_unknown_right": S(
        "⟦có phải “{hierarchy}”? ⟧một trong: {hierarchies}; để trống là Nhà nước",
        "⟦did you mean “{hierarchy}”? ⟧one of: {hierarchies}; empty means State",
    ),
    "import_bad_date": S("“{found}” không phải là ngày", "“{found}” is not a day"),
    "import_bad_date_right": S(
        "ngày/tháng/năm, ví dụ 1/7/2025; hoặc 2025-07-01; hoặc ô kiểu ngày của Excel",
        "day/month/year, such as 1/7/2025; or 2025-07-01; or a date of Excel's own",
    ),
    "import_too_long": S("quá dài: “{found}”", "too long: “{found}”"),
    "import_too_long_right": S("tối đa {most} ký tự", "at most {most} characters"),
    "import_code_retyped": S(
        "Excel đã đổi mã thành ngày hoặc số: “{found}”", "Excel has made a date or a decimal of the code: “{found}”"
    ),
    "import_code_retyped_right": S(
        "định dạng cột là văn bản rồi gõ lại mã", "format the column as text and type the code again"
    ),
    "import_eaten_zero": S(
        "mã “{found}” thiếu chữ số; có thể Excel đã bỏ số 0 ở đầu",
        "the code “{found}” is too short; Excel may have dropped zeros at its beginning",
    ),
    "import_eaten_zero_right": S(
        "có phải {right}? Định dạng cột là văn bản rồi gõ lại mã",
        "did you mean {right}? Format the column as text and type the code again",
    ),
    "import_code_form": S("“{found}” không phải mã thống kê", "“{found}” is not a statistical code"),
    "import_code_form_right": S("{kind}: mã có {width} chữ số", "{kind}: a code of {width} digits"),
    "import_code_twice": S("mã “{found}” đã có ở dòng {row}", "the code “{found}” stands in row {row} already"),
    "import_code_twice_right": S("mỗi mã một dòng", "one row a code"),
    "import_own_ancestor": S(
        "đơn vị sẽ đứng dưới chính mình, qua cấp trên “{found}”",
        "the organisation would stand under itself, by way of “{found}”",
    ),
    "import_own_ancestor_right": S("một cấp trên không nằm dưới đơn vị này", "one that does not stand below it"),
    # Faults of a row beside what there is.
    "import_no_such_parent": S(
        "không có đơn vị nào mang mã “{found}” trong tệp hay trong phạm vi bạn quản lý",
        "no organisation of the file, and none that you keep, bears the code “{found}”",
    ),
    "import_no_such_parent_right": S(
        "⟦có phải {nearest}? ⟧mã của một dòng trong tệp, của một đơn vị bạn quản lý, hoặc để trống",
        "⟦did you mean {nearest}? ⟧the code of a row, of an organisation that you keep, or nothing",
    ),
    "import_code_not_usable": S("mã “{found}” không dùng được ở đây", "the code “{found}” cannot be used here"),
    "import_code_not_usable_right": S(
        "một mã khác, hoặc một ngày khác; nếu mã này đúng, hãy hỏi cơ quan thường trực của chương trình",
        "another code, or another day; if it is the right one, ask the programme office",
    ),
    "import_kind_differs": S("{name} đang được ghi là {kind}", "{name} is recorded as {kind}"),
    "import_kind_differs_right": S(
        "ghi đúng loại đó; nhập danh sách không đổi loại của đơn vị",
        "write that kind; a list does not change the kind of an organisation",
    ),
    "import_since_missing": S("{name} có thay đổi mà chưa ghi từ ngày nào", "{name} changes, and no day is given"),
    "import_since_missing_right": S("ghi ngày thay đổi có hiệu lực", "the day from which the change holds"),
    "import_is_not_there": S("{name} không hoạt động vào ngày này", "{name} is not there on this day"),
    "import_is_not_there_right": S("một ngày đơn vị đang hoạt động", "a day on which it is there"),
    "import_not_after_name": S(
        "tên hiện nay, “{name}”, bắt đầu cùng ngày hoặc sau ngày này",
        "the present name, “{name}”, begins on this day or later",
    ),
    "import_not_after_name_right": S("một ngày sau⟦ {since}⟧", "a day after⟦ {since}⟧"),
    "import_not_after_place": S(
        "cấp trên hiện nay bắt đầu cùng ngày hoặc sau ngày này", "the present place begins on this day or later"
    ),
    "import_not_after_place_right": S("một ngày sau⟦ {since}⟧", "a day after⟦ {since}⟧"),
    "import_parent_not_there": S(
        "cấp trên {name} không hoạt động vào ngày này", "{name}, the one above, is not there on this day"
    ),
    "import_parent_not_there_right": S(
        "một ngày cấp trên đang hoạt động⟦, từ {since}⟧⟦, trước {until}⟧",
        "a day on which it is there⟦, from {since}⟧⟦, before {until}⟧",
    ),
    "import_since_before_parent": S(
        "chưa ghi từ ngày nào, mà cấp trên {name} chỉ có⟦ từ {since}⟧⟦ đến trước {until}⟧",
        "no day is given, and {name}, the one above, is there only⟦ from {since}⟧⟦ until {until}⟧",
    ),
    "import_since_before_parent_right": S("ghi ngày lập đơn vị", "the day on which it was founded"),
}
