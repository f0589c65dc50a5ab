"""What the public pages say, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from thang.engine.framework import Language
from thang.words.sentence import Sentence

S = Sentence

SITE: dict[str, Sentence] = {
    "site": S("Thang · công bố chỉ số", "Thang · published indices"),
    "language": S("English", "Tiếng Việt"),
    "skip": S("Đến nội dung", "Skip to the content"),
    "home": S("Trang đầu", "Home"),
    "editions": S("Các kỳ công bố", "Publications"),
    "latest": S("mới nhất", "latest"),
    "units": S("{count} đơn vị", "{count} units"),
    "published_on": S("công bố ngày {date}", "published on {date}"),
    "ranking": S("Bảng xếp hạng", "Ranking"),
    "units_list": S("Đơn vị", "Units"),
    "indicators": S("Chỉ số", "Indicators"),
    "method": S("Cách tính", "Method"),
    "data": S("Số liệu", "Data"),
    "check": S("Tự kiểm tra", "Check it yourself"),
    "contest": S("Khiếu nại kết quả", "Contest a result"),
    "corrections": S("Điều chỉnh", "Corrections"),
    "rank": S("Hạng", "Rank"),
    "unit": S("Đơn vị", "Unit"),
    "published": S("Kết quả", "Result"),
    "points": S("Điểm", "Points"),
    "max": S("Tối đa", "Max"),
    "attainment": S("Tỷ lệ đạt", "Attainment"),
    "level": S("Mức", "Level"),
    "stated": S("Số đã công bố", "Stated"),
    "difference": S("Chênh lệch", "Difference"),
    "change": S("So với kỳ trước", "On the edition before"),
    "change_rank": S("hạng {old} → {new}", "rank {old} → {new}"),
    "not_ranked": S("không xếp hạng", "not ranked"),
    "max_of_group": S("Điểm tối đa của nhóm: {max}.", "The group's max: {max}."),
    "filter": S("Lọc theo tên", "Filter by name"),
    "one_level": S("{count} trên {of} đơn vị cùng ở mức {level}.", "{count} of {of} units are at one level: {level}."),
    "median": S("Trung vị nhóm", "Group's median"),
    "best": S("Cao nhất nhóm", "Group's best"),
    "to_next_level": S(
        "Mức {level}. Còn {points} điểm nữa thì vượt mốc {bound} của mức {next}.",
        "Level {level}. {points} more points to the bound {bound} of level {next}.",
    ),
    "top_level": S("Mức {level}, mức cao nhất.", "Level {level}, the highest."),
    "strongest": S("Mạnh nhất: {names}.", "Strongest: {names}."),
    "weakest": S("Yếu nhất: {names}.", "Weakest: {names}."),
    "against": S("So với nhóm", "Against the group"),
    "receipts": S("Vì sao có điểm như vậy", "Why it has these points"),
    "not_public": S("Giá trị không công khai.", "The value is not public."),
    "history": S("Qua các kỳ", "Over the editions"),
    "history_description": S(
        "Tỷ lệ so với điểm tối đa ở từng kỳ; vạch đứt là chỗ không so sánh được.",
        "The share of the max in every edition; a broken line where they cannot be compared.",
    ),
    "break": S(
        "cách tính thay đổi, không so sánh được với kỳ trước", "the method changed: not comparable with the one before"
    ),
    "rule": S("Cách tính điểm", "Rule"),
    "who_full": S("Đủ điểm: {count} đơn vị⟦ ({names})⟧.", "Full points: {count} units⟦ ({names})⟧."),
    "nobody_full": S("Chưa đơn vị nào đủ điểm.", "No unit has full points."),
    "distribution": S("Phân bố", "Distribution"),
    "collected_by": S("Nguồn số liệu: {who}", "Collected by: {who}"),
    "public": S("Công khai: {what}", "Public: {what}"),
    "part_of": S("Thuộc {parent}", "Part of {parent}"),
    "sources": S("Căn cứ và nguồn", "Sources"),
    "inferred": S("Suy ra hoặc tự chọn, không có trong nguồn", "Inferred or chosen, not read in the source"),
    "difference_to_before": S("Khác với kỳ trước", "What differs from the edition before"),
    "identity": S("Định danh gói công bố", "The publication's identity"),
    "signed": S("Ký bằng khóa {signer}.", "Signed with key {signer}."),
    "unsigned": S("Gói chưa ký.", "The bundle is not signed."),
    "depth": S(
        "Từ số liệu công khai tính lại được {recomputed} ô; {given} ô không công khai được lấy như đã cho.",
        "From what is public {recomputed} cells can be recomputed; {given} that are not public are taken as given.",
    ),
    "bundle": S("Gói công bố (.zip)", "The publication (.zip)"),
    "file_ranking": S("Bảng xếp hạng", "The ranking"),
    "file_scores": S("Mọi điểm số", "Every score"),
    "file_values": S("Số liệu công khai", "The public values"),
    "file_units": S("Danh sách đơn vị", "The units"),
    "file_framework": S("Bộ chỉ số", "The framework"),
    "file_package": S("Mô tả bảng dữ liệu (Data Package)", "Description of the tables (Data Package)"),
    "check_intro": S(
        "Ai cũng tính lại được bảng xếp hạng này từ gói công bố, không cần mạng.",
        "Anyone can recompute this ranking from the publication, offline.",
    ),
    "check_stock": S("Với công cụ có sẵn", "With stock tools"),
    "check_thang": S("Tính lại mọi ô bằng Thang", "Recompute every cell with Thang"),
    "check_says": S(
        "PASS nghĩa là mọi ô đúng với số liệu công khai và bộ chỉ số; FAIL nêu chỗ sai đầu tiên. Phép kiểm tra không "
        "nói được rằng số liệu ban đầu là thật.",
        "PASS means that every cell follows from the public values and the framework; FAIL names the first that does "
        "not. The check cannot tell whether the values themselves are true.",
    ),
    "contest_text": S(
        "Đơn vị cho rằng kết quả chưa đúng gửi đề nghị bằng văn bản đến cơ quan công bố, nêu mã chỉ số, giá trị cho là "
        "đúng và tài liệu kiểm chứng. Kết quả chỉ thay đổi bằng quyết định điều chỉnh; gói điều chỉnh được công bố "
        "cạnh gói cũ.",
        "A unit that holds a result to be wrong writes to the publisher, naming the indicator's code, the value that "
        "would be right, and the evidence. A result changes only by a decision; the amendment is published beside the "
        "old bundle.",
    ),
    "amended_banner": S(
        "Kết quả trên trang này đã được điều chỉnh. Xem kết quả hiện hành.",
        "The results on this page were amended. See the ones in force.",
    ),
    "amends": S("Thay cho gói {digest}: {reason}", "Amends {digest}: {reason}"),
    "no_corrections": S("Chưa có điều chỉnh nào.", "Nothing has been amended."),
    "map": S("Bản đồ ô", "Tile map"),
    "map_note": S(
        "Mỗi ô là một đơn vị, tô theo năm bậc của tỷ lệ so với điểm tối đa. Số liệu đầy đủ ở bảng xếp hạng.",
        "Each tile is a unit, in five steps of its share of the max. The ranking has all figures.",
    ),
    "map_none": S("Nhóm này có quá nhiều đơn vị để vẽ từng ô.", "The groups have too many units for a tile each."),
    "tiles_title": S("Bản đồ ô: {what}", "Tile map: {what}"),
    "tiles_by_place": S(
        "Vị trí các ô gần đúng theo địa lý; diện tích ô không theo diện tích đơn vị.",
        "Tiles stand roughly where the units lie; their size says nothing of the units'.",
    ),
    "tiles_by_alphabet": S(
        "Các ô xếp theo bảng chữ cái, không theo vị trí.", "Tiles stand in alphabetical order, not by place."
    ),
    "tiles_absent": S("không có số liệu", "no figure"),
    "bars_title": S("{unit}: các chỉ số chính so với nhóm", "{unit}: main indicators against the group"),
    "bars_description": S("Tỷ lệ đạt của từng chỉ số chính.", "The attainment of every main indicator."),
    "spread_title": S("Phân bố: {what}", "Distribution: {what}"),
    "spread_description": S("Tỷ lệ đạt của các đơn vị trong nhóm.", "The attainment of the group's units."),
    "search": S("Tìm đơn vị, chỉ số", "Find a unit or an indicator"),
    "kind": S("Loại", "Kind"),
    "name": S("Tên", "Name"),
    "footer": S("Gói công bố {identity}", "Publication {identity}"),
    "nothing_found": S("Không tìm thấy.", "Nothing found."),
}

COLLECTED_BY: dict[str, Sentence] = {
    "self": S("đơn vị tự kê khai", "the unit itself"),
    "supplied": S("cơ quan khác cung cấp", "supplied by another agency"),
    "records": S("tính từ hồ sơ", "computed from records"),
    "survey": S("khảo sát", "a survey"),
    "ministry": S("bộ đánh giá", "the ministry"),
    "appraiser": S("cơ quan thẩm định chấm", "the appraiser"),
    "round": S("từ kỳ đánh giá", "the round"),
}


def site_text(name: str, language: Language, facts: Mapping[str, str] | None = None) -> str:
    return SITE[name].say(language, facts or {})
