"""What the pages of files say, and why a file is refused, in both languages."""

from __future__ import annotations

from thang.words.sentence import Sentence

S = Sentence

FILES: dict[str, Sentence] = {
    "files": S("Tệp của đơn vị", "Files of the organisation"),
    "files_of": S("Tệp của {name}", "Files of {name}"),
    "files_empty": S("Đơn vị này chưa có tệp nào.", "This organisation has no files yet."),
    "files_empty_keeper": S(
        "Đơn vị này chưa có tệp nào. Chọn “Thêm tệp” để gửi tệp đầu tiên.",
        "This organisation has no files yet. Choose “Add files” to send the first one.",
    ),
    "file_add": S("Thêm tệp", "Add files"),
    "file_add_to": S("Thêm tệp cho {name}", "Add files to {name}"),
    "file_add_about": S(
        "Nhận: {known}. Loại tệp được nhận ra theo nội dung, không theo tên.",
        "Taken: {known}. What a file is shows by its content, not by its name.",
    ),
    "file_add_limits": S(
        "Mỗi tệp tối đa {size} MB; mỗi đơn vị tối đa {count} tệp, tổng cộng {total} MB.",
        "A file at most {size} MB; an organisation at most {count} files, {total} MB in all.",
    ),
    "file_send": S("Gửi tệp", "Send"),
    "file_download": S("Tải tệp về", "Download"),
    "file_preview": S("Hình xem trước của {name}", "Preview of {name}"),
    "file_scanned": S("Quét vi-rút", "Virus scan"),
    "file_scanned_clean": S("Đã quét, không thấy vi-rút", "Scanned, nothing found"),
    "file_scanned_not": S("Chưa quét: hệ thống chưa đặt máy quét", "Not scanned: no scanner is set up"),
    "file_take_away": S("Gỡ tệp {name}", "Take {name} away"),
    "file_kind_page": S("Bản sao trang web", "Copy of a web page"),
    "file_is_held": S(
        "Tệp thuộc tài liệu {holder}; hãy gỡ tệp ở trang của tài liệu ấy.",
        "The file belongs to the document {holder}; take it off on that document's page.",
    ),
    "file_take_away_short": S("Gỡ tệp", "Take away"),
    "file_take_away_about": S(
        "Tệp không còn trong danh sách của đơn vị. Việc gỡ được ghi trong nhật ký.",
        "The file will no longer be among those of the organisation. The trail keeps that it was there.",
    ),
    "upload_about": S(
        "Có thể chọn nhiều tệp. Đường truyền đứt thì tự gửi tiếp; đóng trang rồi mở lại trang này cũng gửi tiếp.",
        "Choose several if you like. A broken line is gone on with by itself, and so is a page that was closed when it "
        "is opened again.",
    ),
    "upload_smaller": S(
        "Thu nhỏ ảnh trước khi gửi (cạnh dài nhất 2000 điểm ảnh)",
        "Make pictures smaller before they are sent (2000 dots on the longer side)",
    ),
    "upload_waiting": S("đang chờ", "waiting"),
    "upload_sending": S("đang gửi", "being sent"),
    "upload_again": S("đường truyền đứt; đang thử lại", "the line broke; trying again"),
    "upload_done": S("đã nhận đủ", "arrived whole"),
    "upload_kept": S(
        "chưa gửi được; tệp vẫn giữ trong trình duyệt này, hãy đăng nhập lại rồi mở lại trang này",
        "not sent yet; this browser keeps the file: sign in again and open this page again",
    ),
    "upload_cancel": S("Thôi gửi", "Do not send"),
    "upload_cancelled": S("đã thôi gửi", "not sent"),
    "column_file_kind": S("Loại tệp", "Kind of file"),
    "column_size": S("Dung lượng", "Size"),
    "column_added_at": S("Gửi lúc", "Sent at"),
    "column_added_by": S("Người gửi", "Sent by"),
    "field_sent": S("Tệp", "File"),
    "file_kind_pdf": S("PDF", "PDF"),
    "file_kind_png": S("Ảnh PNG", "PNG picture"),
    "file_kind_jpeg": S("Ảnh JPEG", "JPEG picture"),
    "file_kind_docx": S("Văn bản Word (.docx)", "Word document (.docx)"),
    "file_kind_xlsx": S("Bảng tính Excel (.xlsx)", "Excel workbook (.xlsx)"),
    "file_kind_pptx": S("Trình chiếu PowerPoint (.pptx)", "PowerPoint slides (.pptx)"),
    "file_kind_odt": S("Văn bản OpenDocument (.odt)", "OpenDocument text (.odt)"),
    "file_kind_ods": S("Bảng tính OpenDocument (.ods)", "OpenDocument spreadsheet (.ods)"),
    "file_kind_odp": S("Trình chiếu OpenDocument (.odp)", "OpenDocument slides (.odp)"),
    "file_kind_text": S("Văn bản thuần (.txt, .csv)", "Plain text (.txt, .csv)"),
    # Why a file is refused, and what would be right.
    "file_name_is_long": S(
        "tên tệp quá dài; hãy đặt tên không quá {most} ký tự", "its name is too long; take {most} characters at most"
    ),
    "file_name_is_not_taken": S(
        "không nhận tệp có tên “{found}”; tên phải kết thúc bằng một trong: {known}",
        "a file called “{found}” is not taken; its name must end in one of: {known}",
    ),
    "file_name_disagrees": S(
        "tên kết thúc bằng “{found}” nhưng nội dung là {content}; nếu đúng tệp thì đổi đuôi tên thành {right}",
        "its name ends in “{found}” but its content is {content}; if it is the right file, let the name end in {right}",
    ),
    "file_is_empty": S("tệp rỗng; hãy chọn tệp có nội dung", "the file is empty; choose one with content"),
    "file_is_large": S(
        "tệp lớn hơn giới hạn {most} MB; hãy giảm độ phân giải khi quét, hoặc chia thành nhiều tệp",
        "the file is beyond the limit of {most} MB; scan it with fewer dots, or part it",
    ),
    "file_too_many": S(
        "đơn vị đã có đủ {most} tệp; hãy gỡ bớt tệp không cần", "there are {most} files already; take some away first"
    ),
    "file_no_room": S(
        "tổng dung lượng tệp của đơn vị sẽ vượt {most} MB; hãy gỡ bớt tệp không cần",
        "the organisation's files would hold more than {most} MB; take some away first",
    ),
    "file_is_unknown": S(
        "không nhận ra nội dung tệp; hãy lưu văn bản dạng UTF-8, ảnh và tài liệu dạng PDF",
        "its content is of no kind that is taken; save text as UTF-8, and pictures or documents as PDF",
    ),
    "file_is_old_office": S(
        "tệp Word, Excel hay PowerPoint kiểu cũ có thể mang macro; hãy lưu lại dạng .docx, .xlsx hoặc .pptx",
        "the old form of Word, Excel and PowerPoint can carry macros; save it as .docx, .xlsx or .pptx",
    ),
    "file_is_program": S("tệp là chương trình; chỉ nhận tài liệu", "the file is a program; only documents are taken"),
    "file_is_archive": S(
        "tệp là kho nén; hãy giải nén rồi gửi từng tệp", "the file is an archive; unpack it and send what is in it"
    ),
    "file_is_web": S(
        "tệp là trang web hoặc XML; hãy in ra PDF rồi gửi",
        "the file is a web page or XML; print it as PDF and send that",
    ),
    "file_is_two": S(
        "sau phần {content} còn dữ liệu khác gắn vào cùng tệp; hãy mở tệp rồi lưu lại, hoặc in ra PDF",
        "besides {content} something else is in the same file; open and save it again, or print it as PDF",
    ),
    "file_is_cut": S(
        "tệp hỏng hoặc bị cắt giữa chừng; hãy mở thử trên máy, lưu lại rồi gửi",
        "the file is damaged or cut off; open it on your machine, save it again and send that",
    ),
    "file_is_locked": S(
        "tệp có mật khẩu; hãy bỏ mật khẩu rồi gửi", "the file has a password; take it off and send again"
    ),
    "file_is_bomb": S(
        "tệp bung ra quá lớn; hãy lưu lại từ phần mềm gốc rồi gửi",
        "the file unpacks to far more than it should; save it again from its program and send that",
    ),
    "file_pdf_is_active": S(
        "PDF có mã lệnh hoặc tệp đính bên trong; hãy in lại ra PDF rồi gửi",
        "the PDF holds a script or other files; print it as PDF again and send that",
    ),
    "file_has_macros": S(
        "tài liệu có macro hoặc đối tượng nhúng ({found}); hãy bỏ đi, lưu lại rồi gửi",
        "the document holds macros or embedded objects ({found}); take them out, save it and send that",
    ),
    "file_reaches_out": S(
        "tài liệu lấy dữ liệu từ nơi khác ({found}); hãy ngắt liên kết (Edit Links → Break Link) rồi gửi lại",
        "the document fetches from elsewhere ({found}); break the link (Edit Links → Break Link) and send it again",
    ),
    "file_picture_is_large": S(
        "ảnh {found} điểm ảnh là quá lớn; tối đa {most} triệu điểm ảnh, mỗi cạnh {side}",
        "a picture of {found} is too large; at most {most} million dots, {side} on a side",
    ),
    "file_is_infected": S(
        "máy quét báo tệp có vi-rút ({found}); tệp không được giữ lại",
        "the scanner found a virus ({found}); nothing of the file was kept",
    ),
    "file_is_taken_away": S("tệp đã được gỡ trước đó", "the file was taken away before"),
    "scanner_is_silent": S(
        "máy quét vi-rút không trả lời nên chưa thể nhận tệp; hãy gửi lại sau ít phút",
        "the virus scanner does not answer, so the file cannot be taken now; send it again in a few minutes",
    ),
    "store_is_silent": S(
        "kho giữ tệp không trả lời nên chưa thể nhận tệp; hãy gửi lại sau ít phút",
        "the store of files does not answer, so the file cannot be taken now; send it again in a few minutes",
    ),
    "upload_is_gone": S("phần đã gửi không còn; hãy gửi lại từ đầu", "what was sent is gone; send it again"),
}
