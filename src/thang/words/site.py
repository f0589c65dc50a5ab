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
    "edition": S("Kỳ {edition}", "Edition {edition}"),
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
    "change_rank": S("{change}⟦ · hạng {old} → {new}⟧", "{change}⟦ · rank {old} → {new}⟧"),
    "trend": S("Diễn biến", "Trend"),
    "not_compared": S(
        "Không so sánh với kỳ {edition}: {why}. Không có nghĩa là tăng hay giảm.",
        "Not compared with edition {edition}: {why}. That means neither a rise nor a fall.",
    ),
    "other_method": S("cách tính khác kỳ trước", "the method is another one"),
    "rearranged": S("đơn vị sắp xếp lại ({units})", "units rearranged ({units})"),
    "units_rearranged": S("{count} đơn vị hình thành do sắp xếp", "{count} of the units came of a rearrangement"),
    "units_were_rearranged": S("{count} đơn vị được sắp xếp lại", "{count} units were rearranged"),
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
    "break": S("không so sánh được với kỳ trước: {why}", "not comparable with the one before: {why}"),
    "history_of": S("{unit} qua các kỳ", "{unit} over the editions"),
    "stood": S("{edition} · {unit}: {figure}⟦, hạng {rank}⟧", "{edition} · {unit}: {figure}⟦, rank {rank}⟧"),
    "trends": S("Qua các kỳ", "Over the editions"),
    "trends_title": S("Trung vị và cao nhất qua các kỳ: {what}", "Median and best over the editions: {what}"),
    "trends_note": S(
        "‖ là chỗ không so sánh được với kỳ liền trước. Đơn vị hình thành do sắp xếp có số của các đơn vị cũ, mỗi "
        "đơn vị một dòng.",
        "‖ marks where a figure cannot be compared with the edition before. A unit that came of a rearrangement has "
        "the figures of the old units, each on its line.",
    ),
    "one_edition": S(
        "Mới có một kỳ được công bố, chưa có gì để so sánh.", "Only one edition is published: nothing to compare yet."
    ),
    "break_between": S(
        "Giữa {old} và {new} cách tính khác nhau: không so sánh điểm, không có nghĩa là tăng hay giảm.",
        "Between {old} and {new} the method differs: scores are not compared, which means neither a rise nor a fall.",
    ),
    "compare": S("So sánh", "Compare"),
    "compare_note": S(
        "Tỷ lệ đạt (%) so với điểm tối đa của từng chỉ số chính. Chọn tối đa năm đơn vị để đặt cạnh nhau.",
        "Attainment (%) of the max of each main indicator. Choose up to five units to see them side by side.",
    ),
    "choose": S("Chọn để so sánh:", "Compare:"),
    "chosen": S("Đang so sánh (%)", "Side by side (%)"),
    "clear": S("Bỏ chọn tất cả", "Clear the choice"),
    "choose_full": S(
        "Đã đủ năm đơn vị; bỏ bớt một đơn vị để chọn đơn vị khác.", "Five are chosen: take one out first."
    ),
    "total": S("Tổng", "Total"),
    "legal_basis": S("Căn cứ", "Legal basis"),
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
    "amends_banner": S(
        "Đây là kết quả đã điều chỉnh. Xem lý do và kết quả cũ.",
        "These are amended results. See why, and the old ones.",
    ),
    "amended": S("đã điều chỉnh", "amended"),
    "synthetic": S("số liệu minh họa", "synthetic"),
    "synthetic_banner": S(
        "Số liệu do máy sinh ra để minh họa, không phải kết quả của đơn vị nào.",
        "Synthetic figures, made up for demonstration: nobody's results.",
    ),
    "feed": S("Công bố và điều chỉnh", "Publications and corrections"),
    "notices": S("Lưu ý", "Notices"),
    "where": S("Vị trí trang", "Where you are"),
    "cite": S("Trích dẫn và nhúng", "Cite and embed"),
    "citation": S(
        "⟦{who}: ⟧{title}. Kỳ {edition}, gói công bố {identity}. {address}",
        "⟦{who}: ⟧{title}. Edition {edition}, publication {identity}. {address}",
    ),
    "embed_frozen": S("Mã nhúng, giữ nguyên kỳ này", "Embed code, this edition for ever"),
    "embed_latest": S("Mã nhúng, luôn theo kỳ mới nhất", "Embed code, always the latest edition"),
    "to_page": S("Đến trang", "To the page"),
    "news": S("Tin", "News"),
    "licence_heading": S("Giấy phép", "Licence"),
    "catalogue": S("Danh mục dữ liệu (DCAT-AP)", "Catalogue of the data (DCAT-AP)"),
    "catalogue_note": S(
        "Danh mục của toàn trang, để các cổng dữ liệu thu thập.", "Of the whole site, for data portals to harvest."
    ),
    "licence": S("Giấy phép dùng lại: {license}", "Licence for reuse: {license}"),
    "amends": S("Thay cho gói {digest}: {reason}", "Amends {digest}: {reason}"),
    "no_corrections": S("Chưa có điều chỉnh nào.", "Nothing has been amended."),
    "map": S("Bản đồ", "Map"),
    "map_note": S(
        "Mỗi ô hoặc vùng là một đơn vị, tô theo năm bậc của tỷ lệ so với điểm tối đa. Số liệu đầy đủ ở bảng xếp hạng.",
        "Each tile or area is a unit, in five steps of its share of the max. The ranking has all figures.",
    ),
    "map_none": S("Các nhóm có quá nhiều đơn vị để vẽ từng ô.", "The groups have too many units for a tile each."),
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
