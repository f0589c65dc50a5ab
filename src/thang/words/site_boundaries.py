"""What is said about maps of areas, on the pages and to whoever builds them, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from thang.engine.framework import Language
from thang.words.sentence import Sentence

S = Sentence

BOUNDARIES: dict[str, Sentence] = {
    "title": S("Bản đồ: {what}", "Map: {what}"),
    "description": S(
        "Ranh giới theo tệp của bên công bố, giản lược để vẽ; không dùng để xác định địa giới. Số liệu đầy đủ ở bảng "
        "xếp hạng.",
        "Boundaries after the publisher's file, simplified for drawing; they settle no question of borders. The "
        "ranking has all figures.",
    ),
    "absent": S("không có số liệu", "no figure"),
    "Hoàng Sa": S("Quần đảo Hoàng Sa", "Hoàng Sa archipelago"),
    "Trường Sa": S("Quần đảo Trường Sa", "Trường Sa archipelago"),
    "archipelago_missing": S(
        "Tệp ranh giới không có quần đảo {name}. Bản đồ công khai của cả nước hoặc của tỉnh, thành phố có quần đảo này "
        "phải thể hiện đủ; hãy bổ sung vào tệp trước khi công bố. (Thang tìm vùng nằm trong một khung tọa độ tự chọn, "
        "rộng hơn quần đảo; đây không phải là kết luận pháp lý.)",
        "The file of boundaries lacks the {name} archipelago. By Vietnamese practice a public map of the country, or "
        "of the archipelago's province, shows it: add it to the file before you publish. (Thang looks for an area "
        "within a generous frame of its own choice; that is no legal finding.)",
    ),
}


def boundaries_text(name: str, language: Language, facts: Mapping[str, str] | None = None) -> str:
    """
    >>> boundaries_text("title", "en", {"what": "provinces"})
    'Map: provinces'
    """
    return BOUNDARIES[name].say(language, facts or {})
