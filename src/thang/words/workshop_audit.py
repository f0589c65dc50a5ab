"""What the trail's entries did, in both languages; an action that is not here cannot be recorded."""

from __future__ import annotations

import re
from datetime import date

from thang.engine.framework import Language
from thang.words.figures import day
from thang.words.sentence import Sentence
from thang.words.workshop_acts import ACTS
from thang.words.workshop_lists import LISTS

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
    "act.entered": S("Nhập văn bản", "Entered the act"),
    "act.corrected": S("Sửa lỗi nhập văn bản", "Corrected the entry of the act"),
    "act.replaced": S("Ghi văn bản bị thay thế", "Entered that the act is replaced"),
    "act.replaces": S("Ghi văn bản thay thế văn bản khác", "Entered that the act replaces another one"),
    "act.replacement_withdrawn": S("Bỏ việc thay thế đã ghi nhầm", "Took away a replacement entered in error"),
    "act.lapsed": S("Ghi văn bản hết hiệu lực", "Entered that the act is no longer valid"),
    "file.added": S("Thêm tệp", "Added a file"),
    "file.taken_away": S("Gỡ tệp", "Took a file away"),
    "file.refused": S("Từ chối tệp: máy quét báo có vi-rút", "Refused a file: the scanner found a virus"),
    "calendar.day_set": S("Ghi ngày nghỉ hoặc ngày làm bù", "Entered a day off or one worked in exchange"),
    "calendar.day_changed": S("Sửa ngày nghỉ hoặc ngày làm bù", "Changed a day off or one worked in exchange"),
    "calendar.day_proposed": S("Điền ngày nghỉ theo luật", "Filled in a day off by law"),
    "calendar.day_taken_away": S("Bỏ ngày khỏi lịch", "Took a day away from the calendar"),
    "person.added": S("Thêm người dùng", "Added a person"),
    "person.appointed": S("Phân công vai trò", "Gave a role"),
    "person.relieved": S("Kết thúc vai trò", "Ended a role"),
    "person.password_set": S("Đặt mật khẩu", "Set a password"),
}

# What the values of a field are called, by what their sentences begin with.
NAMED = {"kind": ("kind_", "act_kind_"), "role": ("role_",)}
YES_NO = {"True": S("có", "yes"), "False": S("không", "no")}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")

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
    "number": S("Số, ký hiệu", "Number"),
    "title": S("Trích yếu", "Title"),
    "title_en": S("Trích yếu tiếng Anh", "English title"),
    "issuer": S("Cơ quan ban hành", "Issued by"),
    "signed_on": S("Ngày ký", "Signed on"),
    "url": S("Địa chỉ toàn văn", "Full text"),
    "replaces": S("Thay thế", "Replaces"),
    "replaced_by": S("Thay bằng", "Replaced by"),
    "is_part": S("Chỉ một phần", "Only in part"),
    "day": S("Ngày", "Day"),
    "is_working": S("Là ngày làm bù", "Worked in exchange"),
    "basis": S("Căn cứ", "Legal basis"),
    "size": S("Số byte", "Bytes"),
    "sha256": S("Mã băm SHA-256", "SHA-256 digest"),
    "virus": S("Vi-rút", "Virus"),
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


def recorded_text(field: str, value: str | None, language: Language) -> str:
    """A value before or after as its reader would write it; the trail itself keeps it in one form for ever.

    >>> recorded_text("on", "2025-07-01", "vi"), recorded_text("role", "head", "en"), recorded_text("name", None, "en")
    ('01/07/2025', 'Head', '–')
    """
    if value is None:
        return "–"
    if _DAY.fullmatch(value):
        return day(date.fromisoformat(value), language)
    sentences = [{**LISTS, **ACTS}.get(f"{start}{value}") for start in NAMED.get(field, ())]
    found = next((one for one in [*sentences, YES_NO.get(value)] if one is not None), None)
    return value if found is None else found.say(language, {})
