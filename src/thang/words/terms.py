"""The field's words in both languages: one notion, one word."""

from __future__ import annotations

from thang.engine.framework import Language
from thang.words.sentence import Sentence

S = Sentence

TERMS: dict[str, Sentence] = {
    "rank": S("Hạng", "Rank"),
    "unit": S("Đơn vị", "Unit"),
    "code": S("Mã", "Code"),
    "indicator": S("Chỉ số", "Indicator"),
    "points": S("Điểm", "Points"),
    "max": S("Tối đa", "Max"),
    "attainment": S("Tỷ lệ đạt", "Attainment"),
    "level": S("Mức", "Level"),
    "published": S("Tính được", "Computed"),
    "stated": S("Đã công bố", "Stated"),
    "difference": S("Chênh lệch", "Difference"),
    "answered": S("Có số liệu", "Answered"),
    "total": S("Tổng điểm", "Total"),
    "pillar": S("Trụ cột", "Pillar"),
    "note": S("Ghi chú", "Note"),
    "not_ranked": S("không xếp hạng", "not ranked"),
    "not_applicable": S("không áp dụng", "not applicable"),
    "framework": S("Bộ chỉ số", "Framework"),
    "edition": S("Phiên bản", "Edition"),
    "group": S("Nhóm", "Group"),
    "weight": S("Trọng số", "Weight"),
    "before": S("Cũ", "Before"),
    "after": S("Mới", "After"),
    "change": S("Thay đổi (điểm %)", "Change (% points)"),
    "rank_before": S("Hạng cũ", "Rank before"),
    "rank_after": S("Hạng mới", "Rank after"),
    "level_before": S("Mức cũ", "Level before"),
    "level_after": S("Mức mới", "Level after"),
}

AGGREGATE_TERMS: dict[str, Sentence] = {
    "sum": S("Cộng điểm các chỉ số con.", "The children's points, added."),
    "mean": S("Trung bình có trọng số của các chỉ số con.", "The weighted mean of the children."),
    "geometric": S("Trung bình nhân có trọng số của các chỉ số con.", "The weighted geometric mean of the children."),
    "harmonic": S("Trung bình điều hòa có trọng số của các chỉ số con.", "The weighted harmonic mean of the children."),
    "best": S("Lấy chỉ số con nhiều điểm nhất.", "The child with most points."),
    "worst": S("Lấy chỉ số con ít điểm nhất.", "The child with fewest points."),
}


def term(name: str, language: Language) -> str:
    return TERMS[name].say(language, {})
