"""Why a publication is refused, in words."""

from __future__ import annotations

from collections.abc import Mapping

from thang.engine.framework import Language
from thang.words.faults import file_text
from thang.words.sentence import Sentence

S = Sentence

PROBLEMS: dict[str, Sentence] = {
    "zip.broken": S("không đọc được tệp zip: {problem}", "the zip cannot be read: {problem}"),
    "zip.too_large": S(
        "⟦“{found}”: ⟧gói mở ra quá lớn (nhiều nhất {most} byte)",
        "⟦“{found}”: ⟧it unpacks to too much (at most {most} bytes)",
    ),
    "zip.form": S(
        "tệp zip không phải do Thang đóng gói ({found}): phải đúng các tệp, không nén, không thêm gì khác",
        "the zip is not as Thang packs it ({found}): the files one after the other, stored, and nothing else",
    ),
    "member.unknown": S("có tệp lạ “{found}” trong gói", "it holds a file that does not belong: “{found}”"),
    "member.climbs": S("đường dẫn “{found}” ra ngoài gói", "the path “{found}” leads out of the bundle"),
    "member.link": S("“{found}” không phải tệp thường", "“{found}” is not a plain file"),
    "member.twice": S("tệp “{found}” có hai lần", "file “{found}” stands twice"),
    "member.missing": S("thiếu tệp “{found}”", "file “{found}” is missing"),
    "sums.line": S("SHA256SUMS có dòng sai “{found}”", "SHA256SUMS has a broken line “{found}”"),
    "sums.differ": S(
        "{file} không khớp SHA256SUMS: {found}⟦, phải là {wanted}⟧",
        "{file} does not match SHA256SUMS: {found}⟦, should be {wanted}⟧",
    ),
    "sums.list": S("SHA256SUMS không đúng danh sách tệp", "SHA256SUMS is not the list of the files"),
    "signature.broken": S("chữ ký không đọc được", "the signature cannot be read"),
    "signature.namespace": S("chữ ký dùng cho việc khác: “{found}”", "the signature is for something else: “{found}”"),
    "signature.forged": S("chữ ký không khớp nội dung (khóa {found})", "the signature does not match (key {found})"),
    "signature.key_kind": S("khóa “{found}” không phải Ed25519", "key “{found}” is not Ed25519"),
    "signature.none": S("gói chưa ký", "the bundle is not signed"),
    "signature.stranger": S("người ký {found} không có trong danh sách", "signer {found} is not one of the signers"),
    "framework.fault": S("framework.yaml có lỗi: {found}", "framework.yaml is at fault: {found}"),
    "framework.too_large": S(
        "framework.yaml có quá nhiều chỉ số × nhóm: {found} (nhiều nhất {most})",
        "framework.yaml has too many indicators × groups: {found} (at most {most})",
    ),
    "tables.too_large": S(
        "bảng quá lớn: {found} (nhiều nhất {most})", "the tables are too large: {found} (at most {most})"
    ),
    "tables.unreadable": S("bảng không đọc được: {problem}", "a table cannot be read: {problem}"),
    "values.fault": S("số liệu có lỗi: {found}", "the values are at fault: {found}"),
    "values.too_long": S(
        "số liệu của “{found}” quá dài (nhiều nhất {most} ký tự)",
        "the values of “{found}” are too long (at most {most} characters)",
    ),
    "values.too_slow": S(
        "tính lại quá {most} giây thì dừng: số liệu hoặc công thức quá lớn",
        "computing it again was stopped after {most} seconds: its figures or formulas are too large",
    ),
    "values.out_of_reach": S(
        "scores.csv: kết quả “{unit}” ⟦ {code}⟧ không thể có, dù phần không công bố là bao nhiêu",
        "scores.csv: the result of “{unit}”⟦ {code}⟧ cannot be, whatever the part that is not published",
    ),
    "package.unreadable": S("datapackage.json không đọc được", "datapackage.json cannot be read"),
    "package.version": S("phiên bản “{found}”, cần “{wanted}”", "version “{found}”, this Thang reads “{wanted}”"),
    "cell.differs": S(
        "{file}:ROW {row}: “{found}” → tính lại được “{wanted}”", "{file}:ROW {row}: “{found}” → recomputed “{wanted}”"
    ),
}


def problem_text(kind: str, facts: Mapping[str, str], language: Language) -> str:
    r"""One line, whatever the bundle holds.

    >>> print(problem_text("member.unknown", {"found": "a\x1b.csv"}, "en"))
    it holds a file that does not belong: “a\x1b.csv”
    """
    return PROBLEMS[kind].say(language, {name: file_text(fact) for name, fact in facts.items()})
