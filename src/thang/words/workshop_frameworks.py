"""What the pages of frameworks say, in both languages."""

from __future__ import annotations

from thang.words.sentence import Sentence

S = Sentence

FRAMEWORKS: dict[str, Sentence] = {
    "frameworks": S("Bộ chỉ số", "Frameworks"),
    # What services refuse.
    "edition_is_there": S(
        "bộ chỉ số {code} phiên bản {edition} đã có; hãy mở phiên bản đó, hoặc đặt tên phiên bản khác",
        "{code}, edition {edition}, is there already; open it, or name the edition otherwise",
    ),
    "edition_is_adopted": S(
        "{edition} đã ban hành nên không sửa được; muốn thay thì lập phiên bản mới",
        "{edition} is adopted and stays as it is; make a new edition instead",
    ),
}
