"""What the pages say that read frameworks from workbooks and from annexes, in both languages."""

from __future__ import annotations

from thang.words.sentence import Sentence
from thang.words.usage import USAGE

S = Sentence

FRAMEWORK_FILES: dict[str, Sentence] = {
    # Workbooks.
    "workbook": S("Tải về Excel", "Download as a workbook"),
    "workbook_of": S("{edition} trong Excel", "{edition} as a workbook"),
    "workbook_lost": S(
        "Những chỉ số sau không giữ được nguyên vẹn trong Excel; hãy dùng tệp YAML nếu cần đủ:",
        "These indicators do not come back from a workbook as they are; take the YAML file where all is needed:",
    ),
    "workbook_anyway": S("Vẫn tải về Excel", "Download it anyway"),
    "workbook_faulty": S(
        "Bản dự thảo còn lỗi nên chưa đưa ra Excel được; hãy sửa ở trang nội dung.",
        "The draft has faults and is no table yet; mend its text.",
    ),
    "workbook_upload": S("Nhập từ Excel", "Read a workbook"),
    "workbook_upload_about": S(
        "Mỗi chỉ số một dòng ở trang “indicators”; phần chung của bộ chỉ số ở trang “framework”.",
        "A row an indicator on the sheet “indicators”; the rest of the framework on the sheet “framework”.",
    ),
    "workbook_template": S("Tải bảng mẫu để điền", "Download the workbook to fill in"),
    "workbook_not_kept": S(
        "Chưa lưu gì. Hãy sửa trong Excel rồi gửi lại; hoặc đánh dấu để giữ bản còn lỗi làm dự thảo và sửa trên trang.",
        "Nothing was kept. Mend it in the workbook and send it again, or have it kept as a draft and mend it here.",
    ),
    "field_sheet": S("Tệp Excel (.xlsx)", "Workbook (.xlsx)"),
    "field_keep_faulty": S("Giữ làm dự thảo dù còn lỗi", "Keep it as a draft although it has faults"),
    "sheet_too_large": S(
        "tệp lớn hơn 5 MB; hãy bỏ hình và các trang khác",
        "the file has more than 5 MB; leave out pictures and other sheets",
    ),
    "import_framework_missing": S("không có trang “framework”", "there is no sheet “framework”"),
    "import_framework_missing_right": S(
        "một trang tên framework với các mục id, edition, groups…; xem bảng mẫu",
        "a sheet of that name with id, edition, groups and so on; see the workbook to fill in",
    ),
    "import_no_yaml": S("không đọc được: “{found}”", "cannot be read: “{found}”"),
    "import_no_yaml_right": S(
        "viết như trong tệp YAML; xem bảng mẫu",
        "write it as a YAML file has it; see the workbook to fill in",
    ),
    "import_parent_unknown": S("không có mã “{found}” ở các dòng trên", "no row above has the code “{found}”"),
    "import_parent_unknown_right": S("mã của một dòng đứng trên, hoặc để trống", "the code of a row above, or nothing"),
    # The annex of a decision.
    "annex_upload": S("Đọc phụ lục quyết định (Word)", "Read a decision's annex (Word)"),
    "annex_upload_about": S(
        "Tệp .docx có bảng: số, chỉ số, điểm tối đa, cách xác định, tài liệu kiểm chứng, nguồn, phối hợp xác minh.",
        "A .docx with tables: number, indicator, max, how it is determined, evidence, source, who helps to verify.",
    ),
    "annex_look": S("Xem thử", "Preview"),
    "annex_tables_about": S(
        "Kiểm tra từng cột là gì. Cách tính điểm không được đọc tự động: mỗi chỉ số trong dự thảo nói rõ điều đó.",
        "See what each column is taken for. Rules are not read by themselves: each indicator of the draft says so.",
    ),
    "annex_table": S("Bảng {number} ({count} dòng)", "Table {number} ({count} rows)"),
    "annex_take": S("Lấy bảng này", "Take this table"),
    "annex_unnamed": S("Cột {number}", "Column {number}"),
    "annex_read": S("Đọc được {count} chỉ số", "{count} indicators were read"),
    "annex_marks": S(
        "“suy ra”: không đọc thẳng được từ ô; hãy đối chiếu với văn bản.",
        "“guessed”: not read right from the cell; compare it with the act.",
    ),
    "annex_guessed": S("suy ra", "guessed"),
    "annex_make": S("Lập dự thảo", "Make the draft"),
    "annex_number": S("Số thứ tự, mã", "Number, code"),
    "annex_title": S("Chỉ số", "Indicator"),
    "annex_max": S("Điểm tối đa", "Max"),
    "annex_rule": S("Cách xác định, tính điểm", "How it is determined"),
    "annex_evidence": S("Tài liệu kiểm chứng", "Evidence"),
    "annex_source": S("Nguồn dữ liệu", "Data source"),
    "annex_verified_by": S("Phối hợp xác minh", "Helps to verify"),
    "annex_inferred_rule": S(
        "cách tính điểm chưa được đọc từ phụ lục; lời của phụ lục nằm ở phần hướng dẫn, tạm ghi điểm trực tiếp",
        "the rule was not read from the annex, whose words stand as guidance; for now the value is the points",
    ),
    "annex_inferred_whole": S(
        "nhóm đơn vị, làm tròn, xếp hạng, cách xử lý thiếu và không áp dụng; phụ lục không đọc được những phần này",
        "groups, rounding, ranking, and how missing and not applicable are treated; these were not read from the annex",
    ),
    "annex_is_no_word": S(
        "tệp không phải Word (.docx); hãy lưu lại thành .docx", "this is no Word file; save it as .docx"
    ),
    "annex_is_large": S(
        "tệp có quá nhiều dòng; hãy tách riêng phụ lục", "the file has too many rows; take the annex alone"
    ),
    "annex_no_table": S("tệp không có bảng nào nhiều hơn một cột", "the file has no table of more than one column"),
    "annex_no_max": S(
        "chưa đọc được điểm tối đa nào; hãy chọn bảng và cột điểm tối đa rồi xem thử",
        "no max was read; choose the table and its column of maxima, then preview",
    ),
    "field_annex": S("Tệp Word (.docx)", "Word file (.docx)"),
    "field_edition_code": S("Mã bộ chỉ số", "Id of the framework"),
    "hint_edition_code": S(
        "Chữ không dấu, số và gạch nối; ví dụ laocai-dti", "Plain letters, digits and hyphens, such as laocai-dti"
    ),
    # Who would move.
    "effect": S("Tác động lên số liệu năm trước", "Effect on last year's data"),
    "effect_of": S("Tác động của {edition} lên số liệu đã có", "The effect of {edition} on data there is"),
    "effect_about": S(
        "Chọn bảng số liệu (CSV, XLSX, Parquet) theo phiên bản trước hoặc phiên bản này. Bảng chỉ được xem, không lưu.",
        "Choose a table of values (CSV, XLSX, Parquet) of the edition before or of this one. It is not kept.",
    ),
    "effect_replaces_none": S(
        "Phiên bản này không thay thế phiên bản nào. Hãy lập dự thảo từ phiên bản cũ, "
        "hoặc ghi phiên bản bị thay thế khi ban hành.",
        "This edition replaces none. Make a draft of the older one, or name what it replaces when it is adopted.",
    ),
    "field_values": S("Bảng số liệu", "Table of values"),
    "field_units_file": S("Danh sách đơn vị", "Units file"),
    "effect_forward": USAGE["diff_forward"],
    "effect_backward": USAGE["diff_backward"],
    "effect_uncarried": S(
        "Không có số liệu chuyển sang cho: {list}; các chỉ số này theo quy định về số liệu thiếu.",
        "No values to carry over to: {list}; they follow the rule for missing values.",
    ),
    "effect_unfit": S(
        "Giá trị không hợp với khai báo của bên kia, coi như thiếu: {list}.",
        "Values that do not fit the other edition's declarations count as missing: {list}.",
    ),
    "effect_without": S("Nhóm không có ở phiên bản kia: {list}.", "Group not in the other edition: {list}."),
    "effect_counts": S(
        "{count} đơn vị; {ranks} đổi hạng, {levels} đổi mức.",
        "{count} units; {ranks} change rank, {levels} change level.",
    ),
    "effect_unit": S("Đơn vị", "Unit"),
    "effect_group": S("Nhóm", "Group"),
    "effect_before": S("Trước", "Before"),
    "effect_after": S("Sau", "After"),
    "effect_change": S("Thay đổi (điểm %)", "Change (% points)"),
    "effect_rank": S("Hạng", "Rank"),
    "effect_level": S("Mức", "Level"),
}
