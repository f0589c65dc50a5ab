"""What the trail's entries did on the path of an index, in both languages, and what the fields are called."""

from __future__ import annotations

from thang.words.sentence import Sentence

S = Sentence

STAGE_ACTIONS: dict[str, Sentence] = {
    # Frameworks.
    "edition.entered": S("Nhập phiên bản bộ chỉ số", "Entered an edition of a framework"),
    "edition.written": S("Sửa dự thảo bộ chỉ số", "Changed a draft of a framework"),
    "edition.copied": S("Lập dự thảo từ phiên bản khác", "Made a draft of another edition"),
    "edition.sent_for_comments": S("Gửi dự thảo lấy ý kiến", "Sent a draft for comments"),
    "comment.made": S("Góp ý dự thảo bộ chỉ số", "Commented on a draft of a framework"),
    "comment.answered": S("Trả lời góp ý", "Answered a comment"),
    "edition.adopted": S("Ban hành phiên bản bộ chỉ số", "Adopted an edition of a framework"),
    # Rounds.
    "round.made": S("Lập kỳ đánh giá", "Made a round"),
    "round.changed": S("Sửa kỳ đánh giá", "Changed the round"),
    "round.participants_added": S("Thêm đơn vị vào kỳ đánh giá", "Added units to the round"),
    "round.participant_changed": S("Sửa nhóm, thuộc tính của đơn vị", "Changed a unit's group or attributes"),
    "round.participant_taken_out": S("Bỏ đơn vị khỏi kỳ đang chuẩn bị", "Took a unit out of the draft"),
    "round.participant_excluded": S("Không đánh giá đơn vị theo văn bản", "Left a unit out by an act"),
    "round.supplier_set": S("Giao cơ quan cung cấp số liệu", "Set the supplying agency"),
    "round.opened": S("Mở kỳ đánh giá", "Opened the round"),
    "round.closed": S("Đóng kỳ đánh giá", "Closed the round"),
    "round.deadline_extended": S("Gia hạn nộp", "Extended the deadline"),
    "question.asked": S("Hỏi về chỉ số", "Asked about an indicator"),
    "question.answered": S("Trả lời câu hỏi, áp dụng chung", "Answered a question for all"),
    "question.answer_changed": S("Sửa trả lời đã ban hành", "Changed an answer that held"),
    "round.assigned": S("Phân công kê khai", "Assigned indicators"),
    # Evidence.
    "document.entered": S("Nhập tài liệu kiểm chứng", "Entered a document"),
    "document.amended": S("Sửa thông tin tài liệu", "Amended a document"),
    "document.taken_away": S("Gỡ tài liệu", "Took a document away"),
    "document.file_attached": S("Gắn tệp vào tài liệu", "Put a file to a document"),
    "document.file_detached": S("Gỡ tệp khỏi tài liệu", "Took a file off a document"),
    "document.link_asked": S("Yêu cầu lưu bản sao của đường dẫn", "Asked for a copy of a link"),
    "document.link_fetched": S("Lưu bản sao của đường dẫn", "Kept a copy of a link"),
    "document.link_failed": S("Không lưu được bản sao của đường dẫn", "No copy of a link could be kept"),
    # Submissions.
    "answer.written": S("Ghi câu trả lời", "Wrote an answer"),
    "answer.cited": S("Dẫn tài liệu kiểm chứng", "Cited a document"),
    "answer.citation_let_go": S("Thôi dẫn tài liệu kiểm chứng", "Let a cited document go"),
    "answer.remarked": S("Trao đổi về chỉ số trong đơn vị", "Remarked on an indicator"),
    "submission.carried_over": S("Mang số liệu năm trước sang", "Carried last year's values over"),
    "submission.confirmed": S("Xác nhận báo cáo tự đánh giá", "Confirmed the self-assessment"),
    "submission.confirmation_ended": S("Xác nhận hết hiệu lực do có thay đổi", "A confirmation ended by a change"),
    "submission.withdrawn": S("Rút lại báo cáo tự đánh giá", "Withdrew the self-assessment"),
    "supply.loaded": S("Nạp số liệu cho các đơn vị", "Loaded figures for all units"),
    # Signed reports.
}

STAGE_FIELDS: dict[str, Sentence] = {
    # Frameworks.
    "edition": S("Phiên bản", "Edition"),
    "digest": S("Mã băm", "Digest"),
    "units": S("Số đơn vị", "Units"),
    "text": S("Nội dung", "Text"),
    "answer": S("Trả lời", "Answer"),
    "copied_from": S("Lập từ", "Copied from"),
    "replaces": S("Thay thế", "Replaces"),
    "adopted_on": S("Ngày ban hành", "Adopted on"),
    # Rounds.
    "first_day": S("Từ ngày", "First day"),
    "last_day": S("Đến hết ngày", "Last day"),
    "cut_off": S("Ngày chốt số liệu", "Cut-off"),
    "supply_deadline": S("Hạn cung cấp", "Supply deadline"),
    "deadline": S("Hạn nộp", "Deadline"),
    "is_trial": S("Chạy thử", "Trial"),
    "previous": S("Kỳ trước", "Previous round"),
    "contact": S("Đầu mối", "Contact"),
    "group": S("Nhóm", "Group"),
    "attributes": S("Thuộc tính", "Attributes"),
    "is_ranked": S("Xếp hạng", "Ranked"),
    "participants": S("Đơn vị", "Units"),
    "count": S("Số lượng", "Count"),
    "round": S("Kỳ đánh giá", "Round"),
    "why": S("Lý do", "Reason"),
    "codes": S("Chỉ số", "Indicators"),
    "agency": S("Cơ quan cung cấp", "Agency"),
    "is_survey": S("Điểm khảo sát", "Survey"),
    "person": S("Người", "Person"),
    # Evidence.
    "is_common": S("Thuộc kho chung", "In the common store"),
    # Submissions.
    "value": S("Kết quả", "Value"),
    "done": S("Đã xong", "Done"),
    "asked": S("Tổng số", "Asked"),
    "is_late": S("Chậm", "Late"),
    "source": S("Nguồn", "Source"),
    "as_of": S("Tính đến ngày", "As of"),
    # Signed reports.
}
