"""What the trail's entries did, in both languages; an action that is not here cannot be recorded."""

from __future__ import annotations

from thang.engine.framework import Language
from thang.words.sentence import Sentence

S = Sentence

ACTIONS: dict[str, Sentence] = {
    "organisation.founded": S("Lập đơn vị", "Founded the organisation"),
    "organisation.imported": S("Nhập đơn vị từ danh sách", "Imported the organisation from a list"),
    "organisation.renamed": S("Đổi tên đơn vị", "Renamed the organisation"),
    "organisation.transferred": S("Chuyển đơn vị sang cơ quan khác", "Moved the organisation under another one"),
    "organisation.merge": S("Sáp nhập", "Merged"),
    "organisation.consolidate": S("Hợp nhất", "Consolidated"),
    "organisation.split": S("Chia tách", "Split"),
    "organisation.rename": S("Đổi tên theo quyết định sắp xếp", "Renamed by a rearrangement"),
    "organisation.transfer": S("Chuyển giao", "Transferred"),
    "organisation.dissolve": S("Giải thể, kết thúc hoạt động", "Dissolved"),
    "person.added": S("Thêm người dùng", "Added a person"),
    "person.appointed": S("Phân công vai trò", "Gave a role"),
    "person.relieved": S("Kết thúc vai trò", "Ended a role"),
    "person.password_set": S("Đặt mật khẩu", "Set a password"),
}

FIELDS: dict[str, Sentence] = {
    "kind": S("Loại", "Kind"),
    "name": S("Tên", "Name"),
    "name_en": S("Tên tiếng Anh", "English name"),
    "since": S("Từ ngày", "From"),
    "until": S("Đến trước ngày", "Until"),
    "statistics": S("Mã thống kê", "Statistical code"),
    "electronic": S("Mã định danh điện tử", "Electronic identifier"),
    "own": S("Mã riêng", "Own code"),
    "parent_state": S("Cơ quan cấp trên (Nhà nước)", "Above it (State)"),
    "parent_party": S("Cơ quan cấp trên (Đảng)", "Above it (Party)"),
    "parent_front": S("Cơ quan cấp trên (Mặt trận, đoàn thể)", "Above it (Front and mass organisations)"),
    "parent_enterprise": S("Cơ quan cấp trên (doanh nghiệp)", "Above it (enterprises)"),
    "on": S("Ngày", "Day"),
    "predecessors": S("Đơn vị trước", "Predecessors"),
    "successors": S("Đơn vị sau", "Successors"),
    "sign_in": S("Tên đăng nhập", "Sign-in name"),
    "email": S("Thư điện tử", "Email"),
    "role": S("Vai trò", "Role"),
    "organisation": S("Đơn vị", "Organisation"),
}


def action_text(name: str, language: Language) -> str:
    """Raises KeyError.

    >>> action_text("organisation.renamed", "en")
    'Renamed the organisation'
    """
    return ACTIONS[name].say(language, {})


def field_text(name: str, language: Language) -> str:
    """A field that has no sentence is named as it is."""
    found = FIELDS.get(name)
    return name if found is None else found.say(language, {})
