"""What the pages say on which organisations are moved, merged, split and dissolved, in both languages."""

from __future__ import annotations

from thang.words.sentence import Sentence

S = Sentence

REARRANGE: dict[str, Sentence] = {
    "rearrange": S("Sắp xếp tổ chức", "Rearrange"),
    "what_happens": S("Sau khi lưu", "What will happen"),
    "what_lasts_now": S("Hiện nay", "As it is now"),
    "places": S("Cơ quan cấp trên", "Stands under"),
    "below_count": S("(tất cả {count} đơn vị)", "({count} in all)"),
    "choose": S("– chọn –", "– choose –"),
    "rearrange_is_kept": S(
        "Không có gì bị xóa: tên, mã và vị trí trước ngày đó vẫn xem được theo ngày, và nhật ký ghi lại từng việc.",
        "Nothing is deleted: names, codes and places before the day can still be looked up, "
        "and the trail has an entry for each step.",
    ),
    # Transfer.
    "organisation_transfer": S("Chuyển {name} sang cơ quan cấp trên khác", "Move {name} under another organisation"),
    "organisation_transfer_short": S("Chuyển cơ quan cấp trên", "Move"),
    "organisation_transfer_about": S(
        "Dùng khi đơn vị vẫn tiếp tục hoạt động nhưng trực thuộc cơ quan khác.",
        "For an organisation that lasts, and stands under another one.",
    ),
    "organisation_transfer_ends": S(
        "Vị trí hiện nay trong hệ thống được chọn kết thúc vào ngày này, vị trí mới bắt đầu cùng ngày. "
        "Tên và mã giữ nguyên.",
        "Its present place in the chosen hierarchy ends on the day, and the new one begins. Name and codes stay.",
    ),
    "organisation_transfer_below": S(
        "Các đơn vị trực thuộc chuyển theo; người có vai trò ở cơ quan mới được xem, ở cơ quan cũ thì không.",
        "Everybody below moves along; who holds a role above in the new place sees them, "
        "who held it in the old place no more.",
    ),
    # Merger.
    "organisation_merge": S("Sáp nhập {name} với đơn vị khác", "Merge {name} with others"),
    "organisation_merge_short": S("Sáp nhập", "Merge"),
    "organisation_merge_about": S(
        "Dùng khi một hoặc nhiều đơn vị nhập vào một đơn vị đang có. Nếu lập đơn vị mới thì dùng trang Hợp nhất.",
        "For one or several that go into one that there is. Where a new one is founded, consolidate them instead.",
    ),
    "organisation_merge_ends": S(
        "Đơn vị nhận sáp nhập giữ nguyên tên, mã và vị trí. Tên, mã và vị trí của các đơn vị còn lại, "
        "kể cả đơn vị này nếu không phải đơn vị nhận, kết thúc vào ngày này.",
        "The one that they are merged into keeps its name, codes and places. Names, codes and places of all others end "
        "on the day, those of this one too unless it is the one.",
    ),
    "organisation_merge_below": S(
        "Đơn vị trực thuộc các đơn vị kết thúc chuyển sang đơn vị nhận sáp nhập từ ngày này.",
        "What stands below those that end goes over to the one that they are merged into, from the day on.",
    ),
    # Consolidation.
    "organisation_consolidate": S("Hợp nhất {name} với đơn vị khác", "Consolidate {name} with others"),
    "organisation_consolidate_short": S("Hợp nhất", "Consolidate"),
    "organisation_consolidate_about": S(
        "Dùng khi các đơn vị cùng kết thúc để lập một đơn vị mới.",
        "For organisations that all end, so that a new one comes out of them.",
    ),
    "organisation_consolidate_ends": S(
        "Tên, mã và vị trí của mọi đơn vị được hợp nhất kết thúc vào ngày này. "
        "Đơn vị mới được lập ở vị trí của đơn vị này; mã cũ có thể cấp lại cho đơn vị mới.",
        "Names, codes and places of all of them end on the day. The new one is founded where this one stands, "
        "and may be given a code that has become free.",
    ),
    "organisation_consolidate_below": S(
        "Đơn vị trực thuộc các đơn vị được hợp nhất chuyển sang đơn vị mới từ ngày này.",
        "What stands below them goes over to the new one, from the day on.",
    ),
    # Split.
    "organisation_split": S("Chia, tách {name}", "Split {name}"),
    "organisation_split_short": S("Chia, tách", "Split"),
    "organisation_split_about": S(
        "Chia: đơn vị này kết thúc, các đơn vị mới thay thế. Tách: đơn vị này còn lại, một phần thành đơn vị mới.",
        "Either it ends and new ones stand in its place, or it lasts and a part of it becomes a new one.",
    ),
    "organisation_split_ends": S(
        "Các đơn vị mới được lập ở vị trí của đơn vị này từ ngày này. Khi chia, tên, mã và vị trí của đơn vị này "
        "kết thúc cùng ngày; khi tách thì giữ nguyên.",
        "The new ones are founded where this one stands, from the day on. If it ends, its name, codes and places end "
        "on the day; if it lasts, they stay.",
    ),
    "organisation_split_below": S(
        "Khi chia, không được còn đơn vị trực thuộc: hãy chuyển chúng trước. Khi tách, chúng ở lại với đơn vị này.",
        "If it ends, nobody may stand below it: move them first. If it lasts, they stay with it.",
    ),
    "outcome_ends": S("Chia: đơn vị này kết thúc hoạt động", "It ends, and the new ones stand in its place"),
    "outcome_lasts": S("Tách: đơn vị này còn lại, chỉ tách một phần", "It lasts, and only a part is split off"),
    # Dissolution.
    "organisation_dissolve": S("Giải thể {name}", "Dissolve {name}"),
    "organisation_dissolve_short": S("Giải thể", "Dissolve"),
    "organisation_dissolve_about": S(
        "Dùng khi đơn vị kết thúc hoạt động mà không có đơn vị nào kế thừa.",
        "For an organisation that ends, and nobody comes out of it.",
    ),
    "organisation_dissolve_ends": S(
        "Tên, mã và mọi vị trí của đơn vị kết thúc vào ngày này. Từ ngày đó đơn vị không còn trong danh sách.",
        "Its name, codes and places end on the day. From then on it is not in the lists any more.",
    ),
    "organisation_dissolve_below": S(
        "Không được còn đơn vị trực thuộc vào ngày này: hãy chuyển hoặc giải thể chúng trước.",
        "Nobody may stand below it on the day: move or dissolve them first.",
    ),
    # Fields.
    "field_parent": S("Cơ quan cấp trên mới", "The new one above"),
    "hint_parent": S("Gõ mã, hoặc tên đúng như trong danh sách.", "Its code, or its name as the list has it."),
    "field_others": S("Các đơn vị khác", "The others"),
    "hint_others": S(
        "Mỗi dòng một đơn vị: mã, hoặc tên đúng như trong danh sách. Không ghi lại đơn vị của trang này.",
        "One a line: its code, or its name as the list has it. The organisation of this page is not among them.",
    ),
    "field_into": S("Đơn vị nhận sáp nhập", "Merged into"),
    "hint_into": S(
        "Đơn vị của trang này hoặc một trong các đơn vị trên: mã, hoặc tên đúng như trong danh sách.",
        "The organisation of this page or one of the others: its code, or its name as the list has it.",
    ),
    "field_new_ones": S("Các đơn vị mới", "The new ones"),
    "hint_new_ones": S(
        "Mỗi dòng một tên; nếu có mã riêng thì ghi sau dấu chấm phẩy: Phòng Kế hoạch; KH-01",
        "A name a line; an own code stands after a semicolon: Planning Office; KH-01",
    ),
    "field_outcome": S("Đơn vị này", "This organisation"),
    # What forms refuse.
    "no_such_organisation": S(
        "không có đơn vị nào mang mã hoặc tên “{found}” trong phạm vi của bạn; "
        "hãy gõ mã, hoặc tên đúng như trong danh sách⟦ (có phải: {near})⟧",
        "no organisation within your reach bears the code or name “{found}”; "
        "type its code, or its name as the list has it⟦ (perhaps: {near})⟧",
    ),
    "several_such_organisations": S(
        "có nhiều đơn vị tên “{found}”; hãy gõ mã⟦: {codes}⟧",
        "several organisations are called “{found}”; type a code⟦: {codes}⟧",
    ),
    "line_is_wrong": S("dòng {line}: {why}", "line {line}: {why}"),
    "line_is_itself": S(
        "“{found}” là chính đơn vị của trang này; chỉ ghi các đơn vị khác",
        "“{found}” is the organisation of this page; name the others only",
    ),
    "line_is_twice": S(
        "“{found}” đã ghi ở dòng {line}; hãy bỏ một dòng", "“{found}” is in line {line} already; drop one"
    ),
    "line_has_no_name": S(
        "chưa có tên trước dấu chấm phẩy; hãy ghi như Phòng Kế hoạch; KH-01",
        "there is no name before the semicolon; write it like Planning Office; KH-01",
    ),
    "line_has_two_semicolons": S(
        "“{found}” có hơn một dấu chấm phẩy; mỗi dòng chỉ một tên và một mã",
        "“{found}” has more than one semicolon; a line has one name and one code",
    ),
    "line_name_is_too_long": S("tên “{found}” dài quá 300 ký tự", "the name “{found}” is longer than 300 characters"),
    "line_code_is_too_long": S("mã trong “{found}” dài quá 40 ký tự", "the code in “{found}” is over 40 characters"),
    "line_name_is_twice": S(
        "tên trong “{found}” được ghi hai lần; mỗi đơn vị mới cần một tên riêng",
        "the name in “{found}” comes twice; each new one needs a name of its own",
    ),
    "line_code_is_twice": S(
        "mã trong “{found}” được ghi hai lần; mỗi đơn vị mới cần một mã riêng",
        "the code in “{found}” comes twice; each new one needs a code of its own",
    ),
    "too_many_lines": S(
        "có {count} dòng; mỗi lần không quá {most} dòng", "there are {count} lines; no more than {most} at a time"
    ),
    "into_none_of_them": S(
        "{found} không có trong các đơn vị được sáp nhập; hãy chọn chính đơn vị này hoặc thêm {found} vào ô trên",
        "{found} is none of those that are merged; take this one, or add {found} to the others",
    ),
    "stands_under_nobody": S(
        "{name} không trực thuộc đơn vị nào, nên đơn vị mới sẽ nằm ngoài phạm vi của mọi người; "
        "hãy sáp nhập vào đơn vị đang có, hoặc nhờ người vận hành",
        "{name} stands under nobody, so a new one would be out of everyone's reach; "
        "merge into one that there is, or ask the operator",
    ),
    "above_is_not_kept": S(
        "đơn vị mới sẽ trực thuộc {name}, ngoài phạm vi bạn quản lý; việc này do cơ quan thường trực ở đó thực hiện",
        "the new one would stand under {name}, which you do not keep; the office there does this",
    ),
    # What services refuse.
    "ends_already": S(
        "{name} đã được ghi là kết thúc hoạt động từ ngày {until}", "{name} is recorded to end on {until} already"
    ),
    "not_after_last_record": S(
        "{name} có tên, mã hoặc vị trí ghi từ ngày {since}; ngày này phải sau ngày đó",
        "{name} has a name, code or place recorded from {since}; the day must be after that",
    ),
    "rearranged_later": S(
        "{name} còn được sắp xếp vào ngày {on}; ngày này không được trước ngày đó",
        "{name} is rearranged on {on}; the day cannot be before that",
    ),
    "successor_is_not_there": S(
        "đơn vị kế thừa {name} không hoạt động vào ngày {on}; hãy chọn ngày khác hoặc đơn vị khác",
        "{name}, the successor, is not there on {on}; choose another day or another organisation",
    ),
    "successor_stands_below": S(
        "{name} đang ở dưới {above}, là đơn vị sẽ kết thúc; hãy chuyển {name} sang cơ quan cấp trên khác trước",
        "{name} stands below {above}, which would end; move {name} under another one first",
    ),
    "stands_below_since": S(
        "{name} trực thuộc đơn vị kết thúc từ ngày {since}; ngày này phải sau ngày đó",
        "{name} stands below one that ends since {since}; the day must be after that",
    ),
    "stands_below_until": S(
        "{name} trực thuộc đơn vị kết thúc cho đến ngày {until}; hãy chọn ngày đó hoặc muộn hơn",
        "{name} stands below one that ends until {until}; take that day or a later one",
    ),
    "stands_there_already": S("đơn vị này đang trực thuộc {name}", "it stands under {name} already"),
    "nobody_ends": S(
        "chưa có đơn vị nào được sáp nhập; hãy ghi ít nhất một đơn vị khác", "nobody is merged; name at least one other"
    ),
    "consolidates_too_few": S(
        "cần ít nhất hai đơn vị để hợp nhất; hãy ghi thêm đơn vị khác",
        "it takes two organisations to consolidate; name another one",
    ),
    "splits_into_too_few": S(
        "khi đơn vị kết thúc phải có ít nhất hai đơn vị mới; khi tách, ít nhất một",
        "where it ends there are at least two new ones; where it lasts, at least one",
    ),
}
