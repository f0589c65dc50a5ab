"""What the pages of evidence say, in both languages."""

from __future__ import annotations

from thang.words.sentence import Sentence

S = Sentence

EVIDENCE: dict[str, Sentence] = {
    "evidence": S("Tài liệu kiểm chứng", "Evidence"),
    "evidence_about": S(
        "Tài liệu làm căn cứ cho câu trả lời: của đơn vị mình và của kho chung. "
        "Văn bản tỉnh ban hành nằm ở kho chung, mọi đơn vị dẫn được, không phải tải lại.",
        "Documents that answers rest on: those of one's own unit and of the common store. "
        "What the province issued is in the common store: every unit cites it, and nobody uploads it again.",
    ),
    "evidence_empty": S("Chưa có tài liệu nào.", "There is no document yet."),
    "evidence_empty_keeper": S(
        "Chưa có tài liệu nào. Hãy nhập tài liệu đầu tiên; tệp gửi sau cũng được.",
        "There is no document yet. Enter the first one; its file may follow later.",
    ),
    "document_enter": S("Nhập tài liệu", "Enter a document"),
    "document_enter_about": S(
        "Ghi những gì in trên tài liệu. Sau khi lưu, gửi tệp lúc đường truyền cho phép.",
        "Write what stands on the document. When it is saved, send its files as soon as the line allows.",
    ),
    "document_amend": S("Sửa thông tin", "Amend"),
    "document_take_away": S("Gỡ tài liệu", "Take the document away"),
    "document_file_take_away": S("Gỡ tệp khỏi tài liệu", "Take the file off the document"),
    "document_take_away_about": S(
        "Không còn ai dẫn được nữa; nhật ký vẫn giữ đã có gì. Không gỡ được tài liệu đang được câu trả lời dẫn.",
        "Nobody can cite it any more; the trail keeps what there was. What answers cite cannot be taken away.",
    ),
    "document_offered": S("Tài liệu này đã có, hãy dùng luôn bản ấy:", "This document is there already; use that one:"),
    "document_common_note": S(
        "Thuộc kho chung của {name}: mọi đơn vị trực thuộc dẫn được, không phải tải lại.",
        "In the common store of {name}: every unit below may cite it, and nobody uploads it again.",
    ),
    "document_entered": S("Nhập lúc", "Entered at"),
    "document_cited": S("Số câu trả lời đang dẫn", "Answers that cite it"),
    "document_files": S("Tệp", "Files"),
    "document_files_empty": S("Chưa có tệp nào.", "There is no file yet."),
    "document_files_empty_keeper": S(
        "Chưa có tệp nào. Hãy bấm “Gửi tệp” lúc đường truyền cho phép.",
        "There is no file yet. Choose “Send files” when the line allows.",
    ),
    "document_files_now": S("Tệp đang có, theo thứ tự:", "Files so far, in their order:"),
    "document_attach": S("Gửi tệp", "Send files"),
    "document_attach_slow": S(
        "Đường truyền chập chờn? Hãy gửi tệp vào kho của đơn vị, đứt thì gửi tiếp chỗ dở, rồi chọn tệp ấy ở dưới:",
        "Is the line bad? Send the file to the unit's store, where it goes on after a break, then choose it below:",
    ),
    "document_attach_slow_link": S("gửi tệp từng phần", "send in pieces"),
    "document_no_loose_file": S("Không chọn", "None"),
    "document_same_named": S("Tệp này cũng là tệp của:", "The same file is also with:"),
    "document_same_other": S("Tệp này cũng được đơn vị khác dùng.", "The same file is also used by another unit."),
    "text_not_of_this_kind": S(
        "Không tìm được theo nội dung loại tệp này.", "The text of this kind of file is not searched."
    ),
    "text_not_yet": S(
        "Nội dung chưa được đọc; xong thì tìm được.", "Its text is not read yet; then it can be searched."
    ),
    "text_found": S("Tìm được theo nội dung.", "Its text can be searched."),
    "text_empty": S(
        "Trong tệp chỉ có hình, không có chữ để tìm.", "There are only pictures in the file, no text to search."
    ),
    "text_unreadable": S(
        "Không đọc được nội dung tệp này; tệp vẫn được giữ nguyên.",
        "The text of this file cannot be read; the file is kept as it is.",
    ),
    "text_cut": S("Chỉ tìm trong {most} ký tự đầu.", "Only its first {most} signs are searched."),
    "document_link": S("Thêm đường dẫn", "Add a link"),
    "document_links": S("Đường dẫn và bản sao", "Links and their copies"),
    "field_address": S("Địa chỉ trang", "Address of the page"),
    "hint_address": S(
        "Bản sao được lưu cùng thời điểm tải. Tải lại thì vẫn giữ bản cũ.",
        "A copy is kept with the moment it was fetched. Fetched again, the older copy stays.",
    ),
    "link_open": S("đang chờ tải", "waits to be fetched"),
    "link_kept": S("đã lưu bản sao lúc", "copy kept at"),
    "link_final": S("từ địa chỉ cuối cùng", "from, in the end,"),
    "link_gone": S("bản sao đã được gỡ", "the copy was taken away"),
    "link_failed": S("chưa lưu được:", "no copy was kept:"),
    "link_answered": S("Đã lưu bản sao của đường dẫn.", "A copy of the link was kept."),
    "link_status": S(
        "máy chủ trả lời mã {status}, không phải trang; hãy mở thử địa chỉ ấy",
        "the server answered with status {status} and not with the page; open the address to see",
    ),
    "link_kind_is_not_taken": S(
        "nội dung kiểu {media} không nhận; hãy gửi tệp loại {known}",
        "content of the kind {media} is not taken; send a file of the kinds {known}",
    ),
    "job_evidence_fetch_link": S("Lưu bản sao của đường dẫn", "Keeping a copy of a link"),
    "job_step_fetching": S("tải trang", "fetching the page"),
    "documents_import": S("Nhập danh sách tài liệu", "Import a list of documents"),
    "documents_import_about": S(
        "Mỗi dòng một tài liệu có số, tối đa {most} dòng. "
        "Tài liệu đã có (cùng số, ngày ký và cơ quan ban hành) được giữ nguyên; nhập lại lần nữa không đổi gì.",
        "A row a document with a number, {most} rows at most. "
        "What is there already (same number, day and issuer) stays as it is; imported once more, nothing changes.",
    ),
    "import_documents_new": S("Tài liệu mới", "New documents"),
    "import_document_says_nothing": S("chưa ghi gì", "nothing is written"),
    "import_document_says_nothing_right": S("ghi như trên tài liệu", "what the document says"),
    "import_document_day_is_not_possible": S("không thể là “{found}”", "“{found}” cannot be"),
    "import_document_day_is_not_possible_right": S("một ngày từ {first} đến {last}", "a day from {first} to {last}"),
    "import_document_ends_before": S("“{found}” không sau ngày bắt đầu", "“{found}” is not after the beginning"),
    "import_document_ends_before_right": S("một ngày sau {since}", "a day after {since}"),
    "import_document_twice": S("“{found}” đã có ở dòng {row}", "“{found}” stands in row {row} already"),
    "import_document_twice_right": S("mỗi tài liệu một dòng", "one row a document"),
    "inside_facts": S("Chỉ thông tin ghi trên tài liệu", "Only what is written on it"),
    "inside_text": S("Chỉ nội dung tệp", "Only the text of files"),
    "column_inside": S("Tìm trong", "Search in"),
    "job_evidence_read_texts": S("Đọc nội dung tệp của tài liệu", "Reading the texts of documents"),
    "job_step_reading_texts": S("đọc chữ trong từng tệp", "reading the text of each file"),
    "evidence_texts_read": S(
        "Đã đọc nội dung {count} tệp; không đọc được {unreadable} tệp.",
        "Files whose text was read: {count}; that could not be read: {unreadable}.",
    ),
    "act_kind_report": S("Báo cáo", "Report"),
    "act_kind_minutes": S("Biên bản", "Minutes"),
    "act_kind_data": S("Bảng số liệu, trích xuất hệ thống", "Table or extract of a system"),
    "act_kind_page": S("Trang thông tin điện tử", "Web page"),
    "act_kind_photo": S("Ảnh chụp", "Photo"),
    "store_common": S("Kho chung", "Common store"),
    "store_own": S("Của đơn vị", "Of a unit"),
    "column_document": S("Tài liệu", "Document"),
    "column_document_of": S("Đơn vị giữ", "Kept by"),
    "column_store": S("Kho", "Store"),
    "column_files_count": S("Số tệp", "Files"),
    "field_holder": S("Đơn vị giữ tài liệu", "Whose document it is"),
    "field_is_common": S(
        "Đưa vào kho chung: mọi đơn vị trực thuộc dẫn được", "Into the common store: every unit below may cite it"
    ),
    "field_pictures": S("Ảnh chụp", "Pictures"),
    "hint_pictures": S(
        "Trên điện thoại, mở máy ảnh để chụp; mỗi trang một ảnh, theo thứ tự trang.",
        "On a telephone this opens the camera; a picture a page, in the order of the pages.",
    ),
    "field_loose": S("Tệp đã gửi trước", "A file sent before"),
    # What is refused.
    "document_says_nothing": S("chưa ghi gì; hãy ghi như trên tài liệu", "nothing is written; write what it says"),
    "document_text_is_long": S("dài quá; hãy ghi tối đa {most} ký tự", "too long; write at most {most} characters"),
    "document_day_is_not_possible": S(
        "không thể là {found}; hãy ghi một ngày từ {first} đến {last}",
        "{found} cannot be; write a day from {first} to {last}",
    ),
    "document_ends_before": S("phải sau ngày {since}", "must be after {since}"),
    "document_is_known": S(
        "đơn vị đã có tài liệu số {number} ngày {on} của cơ quan ấy; hãy dùng bản đã có",
        "the unit has a document {number} of {on} by that issuer already; use that one",
    ),
    "document_is_common": S(
        "kho chung đã có tài liệu số {number} ngày {on} của cơ quan ấy; hãy dẫn bản ở kho chung",
        "the common store has a document {number} of {on} by that issuer already; cite that one",
    ),
    "document_is_cited": S(
        "Đang có {count} câu trả lời dẫn tài liệu này. Hãy bỏ dẫn ở các câu trả lời ấy trước.",
        "Answers that cite this document: {count}. Take the citations away first.",
    ),
    "document_is_gone": S("Tài liệu vừa được gỡ.", "The document was just taken away."),
    "document_has_many_files": S(
        "một tài liệu có tối đa {most} tệp; hãy gộp các trang vào một tệp",
        "a document has at most {most} files; put its pages into one file",
    ),
    "file_is_not_loose": S(
        "tệp không còn, hoặc đã thuộc tài liệu khác; hãy chọn tệp khác",
        "the file is gone, or belongs to another document; choose another one",
    ),
}
