"""What the trail's entries did on the path of an index, in both languages, and what the fields are called."""

from __future__ import annotations

from thang.words.sentence import Sentence

S = Sentence

STAGE_ACTIONS: dict[str, Sentence] = {
    # Frameworks.
    "edition.entered": S("Nhập phiên bản bộ chỉ số", "Entered an edition of a framework"),
    "edition.adopted": S("Ban hành phiên bản bộ chỉ số", "Adopted an edition of a framework"),
    # Rounds.
    "round.made": S("Lập kỳ đánh giá", "Made a round"),
    "round.opened": S("Mở kỳ đánh giá", "Opened the round"),
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
    # Signed reports.
}

STAGE_FIELDS: dict[str, Sentence] = {
    # Frameworks.
    "edition": S("Phiên bản", "Edition"),
    "digest": S("Mã băm", "Digest"),
    "adopted_on": S("Ngày ban hành", "Adopted on"),
    # Rounds.
    # Evidence.
    "is_common": S("Thuộc kho chung", "In the common store"),
    # Submissions.
    # Signed reports.
}
