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
    "round.opened": S("Mở kỳ đánh giá", "Opened the round"),
    # Evidence.
    # Submissions.
    "answer.written": S("Ghi câu trả lời", "Wrote an answer"),
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
    # Evidence.
    # Submissions.
    # Signed reports.
}
