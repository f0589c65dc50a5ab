"""What the pages of frameworks say, in both languages."""

from __future__ import annotations

from thang.words.sentence import Sentence

S = Sentence

FRAMEWORKS: dict[str, Sentence] = {
    "frameworks": S("Bộ chỉ số", "Frameworks"),
    "frameworks_about": S(
        "Phiên bản đã ban hành thì ai đăng nhập cũng xem được và không bao giờ thay đổi. "
        "Bản dự thảo chỉ cơ quan thường trực, và đơn vị được lấy ý kiến, xem được.",
        "Everybody who is signed in may read adopted editions, which never change. "
        "Drafts are read by the programme office, and by the units that are asked for comments.",
    ),
    "frameworks_empty": S(
        "Chưa có bộ chỉ số nào được ban hành. Cơ quan thường trực của chương trình lập bộ chỉ số.",
        "No framework has been adopted yet. The programme office makes them.",
    ),
    "frameworks_empty_keeper": S(
        "Chưa có bộ chỉ số nào. Hãy tải lên tệp YAML của phiên bản đầu tiên.",
        "There is no framework yet. Upload the YAML file of the first edition.",
    ),
    # Columns and facts of editions.
    "column_edition_title": S("Tên bộ chỉ số", "Framework"),
    "column_edition": S("Phiên bản", "Edition"),
    "column_edition_code": S("Mã bộ chỉ số", "Id"),
    "column_edition_state": S("Tình trạng", "State"),
    "column_adopted_by": S("Ban hành theo", "Adopted by"),
    "column_adopted_on": S("Ngày ban hành", "Adopted on"),
    "column_saved_at": S("Lưu lần cuối", "Last saved"),
    "edition_draft": S("Dự thảo", "Draft"),
    "edition_commenting": S("Đang lấy ý kiến", "Out for comments"),
    "edition_adopted": S("Đã ban hành", "Adopted"),
    "edition_untitled": S("Bộ chỉ số chưa có tên", "Framework without a title"),
    "edition_replaces": S("Thay thế", "Replaces"),
    # Its indicators.
    "indicators": S("Các chỉ số", "Indicators"),
    "indicator_code": S("Mã", "Code"),
    "indicator_title": S("Chỉ số", "Indicator"),
    "indicator_max": S("Điểm tối đa", "Max"),
    "indicator_rule": S("Cách tính điểm", "Rule"),
    "indicator_evidence": S("Tài liệu kiểm chứng", "Evidence"),
    "indicator_source": S("Nguồn dữ liệu", "Data source"),
    "indicator_was": S("Mã ở phiên bản trước: {codes}", "Code in the edition before: {codes}"),
    "indicator_inferred": S("Suy ra, không đọc được trong văn bản: {why}", "Inferred, not read in the act: {why}"),
    "indicator_evidence_required": S("bắt buộc", "required"),
    "indicator_verified_by": S("Phối hợp xác minh: {who}", "Helps to verify: {who}"),
    "indicator_from_self": S("Đơn vị tự kê khai", "The unit itself"),
    "indicator_from_supplied": S("Cơ quan khác cung cấp", "Supplied by another agency"),
    "indicator_from_records": S("Tính từ dữ liệu hành chính", "Computed from records"),
    "indicator_from_survey": S("Khảo sát", "Survey"),
    "indicator_from_ministry": S("Bộ, ngành công bố", "From a ministry"),
    "indicator_from_appraiser": S("Người thẩm định chấm", "Given by the appraiser"),
    "indicator_from_round": S("Tính trong kỳ đánh giá", "From the round itself"),
    # A file, a text.
    "edition_upload": S("Tải lên bộ chỉ số", "Upload a framework"),
    "edition_upload_about": S(
        "Chọn tệp YAML, hoặc dán nội dung vào ô dưới đây. Bản còn lỗi vẫn được giữ làm dự thảo; "
        "trang sau chỉ từng lỗi ngay tại dòng của nó để sửa.",
        "Choose a YAML file, or paste its text below. A text with faults is kept as a draft too; "
        "the next page shows each fault at its line, to be mended there.",
    ),
    "edition_upload_do": S("Tải lên", "Upload"),
    "field_text": S("Nội dung (YAML)", "Text (YAML)"),
    "field_version": S("Lần lưu", "Saving"),
    "edition_file": S("Tải tệp YAML", "Download as YAML"),
    "edition_edit": S("Sửa nội dung", "Edit the text"),
    "edition_edit_of": S("Sửa {edition}", "Edit {edition}"),
    "edition_edit_about": S(
        "“Kiểm tra” chỉ báo lỗi, không lưu. “Lưu” giữ cả bản còn lỗi; bản còn lỗi thì chưa ban hành được.",
        "“Check” tells the faults and saves nothing. “Save” keeps a text with faults too; it cannot be adopted yet.",
    ),
    "edition_check": S("Kiểm tra", "Check"),
    "edition_without_faults": S("Không có lỗi. Nội dung chưa được lưu.", "There is no fault. It is not saved yet."),
    "edition_faults": S("{count} lỗi cần sửa", "{count} faults to mend"),
    "edition_line": S("dòng {line}, cột {column}", "line {line}, column {column}"),
    "edition_lines": S(
        "Nội dung theo dòng, lỗi ở ngay dưới dòng của nó", "The text by lines, each fault below its line"
    ),
    # What services refuse.
    "edition_file_or_text": S(
        "chưa có gì được gửi; hãy chọn tệp YAML hoặc dán nội dung vào ô bên dưới",
        "nothing was sent; choose a YAML file, or paste its text below",
    ),
    "edition_file_too_large": S(
        "tệp quá lớn; một bộ chỉ số có nhiều nhất 1 MB", "the file is too large; a framework has 1 MB at most"
    ),
    "edition_file_no_text": S(
        "tệp không phải văn bản UTF-8; hãy lưu lại thành YAML với bảng mã UTF-8",
        "the file is no UTF-8 text; save it as YAML in UTF-8",
    ),
    "edition_changed_meanwhile": S(
        "bản dự thảo đã được {who} lưu lúc {at} sau khi bạn mở; nội dung của bạn vẫn ở đây, chưa được lưu: "
        "hãy mở bản mới ở thẻ khác, chép phần cần giữ sang rồi lưu ở đó",
        "{who} saved the draft at {at}, after you had opened it; your text is still here, not saved: "
        "open the new one in another tab, carry over what you need and save it there",
    ),
    "edition_is_there": S(
        "bộ chỉ số {code} phiên bản {edition} đã có; hãy mở phiên bản đó, hoặc đặt tên phiên bản khác",
        "{code}, edition {edition}, is there already; open it, or name the edition otherwise",
    ),
    "edition_is_adopted": S(
        "{edition} đã ban hành nên không sửa được; muốn thay thì lập phiên bản mới",
        "{edition} is adopted and stays as it is; make a new edition instead",
    ),
}
