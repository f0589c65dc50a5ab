"""What the command says of itself and of wrong use."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Mapping

from thang.engine.framework import Language
from thang.library.shape import nearest
from thang.words.sentence import Sentence
from thang.words.usage_backup import BACKUP_USAGE
from thang.words.usage_demo import DEMO
from thang.words.usage_workshop import WORKSHOP_USAGE

S = Sentence

USAGE: dict[str, Sentence] = {
    **DEMO,
    **WORKSHOP_USAGE,
    **BACKUP_USAGE,
    "about": S(
        "Thang: tính điểm và xếp hạng theo bộ chỉ số, chính xác, mỗi điểm đều diễn giải được.",
        "Thang: scores and ranks by an index, exactly, with a receipt for every point.",
    ),
    "story": S(
        "Các bước: kiểm tra bộ chỉ số (framework check) → tính điểm (score) → diễn giải (explain).\n"
        "Bắt đầu bằng: thang demo\n"
        "Mã kết thúc 0: xong; 1: dữ liệu vào có lỗi; 2: dùng sai lệnh. Tiếng Anh: --lang en hoặc THANG_LANG=en.",
        "The way: check a framework (framework check) → score → explain.\n"
        "Begin with: thang demo\n"
        "Exit status 0: done; 1: the input is at fault; 2: wrong use. Vietnamese: --lang vi or THANG_LANG=vi.",
    ),
    "framework": S(
        "kiểm tra, so sánh, liệt kê bộ chỉ số, in lược đồ", "check, compare and list frameworks, print the schema"
    ),
    "framework check": S(
        "kiểm tra tệp bộ chỉ số, báo mọi lỗi kèm vị trí", "check framework files, name every fault with its place"
    ),
    "framework schema": S(
        "in JSON Schema: của tệp bộ chỉ số (cho trình soạn thảo), của kết quả, của danh sách lỗi",
        "print a JSON Schema: of framework files (for editors), of results, of faults",
    ),
    "framework diff": S(
        "nêu mọi thay đổi giữa hai phiên bản có thể làm đổi điểm; có --values thì nêu ai thay đổi bao nhiêu",
        "name every change between two editions that can move a score; with --values, who moves and by how much",
    ),
    "arg OLD": S("phiên bản cũ: đường dẫn hoặc id@edition", "the old edition: a path or id@edition"),
    "arg NEW": S("phiên bản mới: đường dẫn hoặc id@edition", "the new edition: a path or id@edition"),
    "--values": S(
        "số liệu theo phiên bản cũ, hoặc theo phiên bản mới; chuyển sang bên kia theo `was`",
        "values of the old edition, or of the new one; carried over to the other by `was`",
    ),
    "diff_same": S("Hai tệp giống hệt nhau (cùng digest).", "The two are the same (one digest)."),
    "diff_texts": S(
        "Không có gì làm đổi điểm: chỉ khác tên gọi, nguồn, hướng dẫn hoặc phần công khai.",
        "Nothing that can move a score: only titles, sources, guidance or what is public differ.",
    ),
    "diff_count": S("{count} thay đổi có thể làm đổi điểm.", "{count} changes that can move a score."),
    "diff_forward": S(
        "Số liệu theo phiên bản cũ, chuyển sang mã của phiên bản mới.",
        "Values of the old edition, carried over to the codes of the new one.",
    ),
    "diff_backward": S(
        "Số liệu theo phiên bản mới, chuyển ngược về mã của phiên bản cũ.",
        "Values of the new edition, carried back to the codes of the old one.",
    ),
    "diff_uncarried": S(
        "Không có số liệu chuyển sang cho: {codes}. Các chỉ số này theo quy định về số liệu thiếu; nếu quy định là "
        "báo lỗi thì coi như không áp dụng.",
        "No values to carry over to: {codes}. They follow the rule for missing values; where that is a fault, they "
        "count as not applicable.",
    ),
    "diff_unfit": S(
        "Giá trị không hợp với khai báo của bên kia, coi như thiếu: {codes}.",
        "Values that do not fit the other edition's declarations count as missing: {codes}.",
    ),
    "diff_without": S("Nhóm không có ở phiên bản kia: {units}.", "Group not in the other edition: {units}."),
    "diff_moved": S(
        "{moved} trên {count} đơn vị đổi điểm, hạng hoặc mức; {ranks} đổi hạng, {levels} đổi mức. Thay đổi tính theo "
        "tỷ lệ so với điểm tối đa.",
        "{moved} of {count} units change points, rank or level; {ranks} change rank, {levels} change level. Changes "
        "are of the share of the max.",
    ),
    "framework list": S("liệt kê bộ chỉ số có sẵn", "list the shipped frameworks"),
    "score": S("tính điểm và xếp hạng", "score and rank"),
    "explain": S("diễn giải điểm của một đơn vị", "explain one unit's points"),
    "demo": S("chạy thử với số liệu đã công bố, kèm sẵn", "try it on published figures that come along"),
    "publish": S("tính điểm rồi niêm phong thành gói công bố", "score, then seal the results as a publication"),
    "verify": S(
        "kiểm tra một gói công bố: tính lại mọi ô có thể", "check a publication: recompute every cell that can be"
    ),
    "window": S(
        "dựng trang công khai từ các gói công bố: chỉ có tệp, không cần máy chủ",
        "build the public site from publications: files only, no server",
    ),
    "--out WINDOW": S(
        "thư mục của trang; trang cũ chỉ bị thay khi dựng xong", "the site's folder, replaced when all is built"
    ),
    "window_built": S("Đã dựng {count} tệp trong {out}", "{count} files built in {out}"),
    "window_no_url": S(
        "Chưa có --url: danh mục, bản tin và mã nhúng ghi địa chỉ {url}",
        "Without --url, the catalogue, feeds and embed codes say {url}",
    ),
    "window_clash": S(
        "có hai gói công bố cùng là {found}, không gói nào điều chỉnh gói kia → bỏ bớt một gói, hoặc công bố lại với "
        "--amends",
        "two publications are {found} and neither amends the other → leave one out, or publish one with --amends",
    ),
    "not_an_url": S(
        "“{found}” không phải địa chỉ trang → ví dụ https://chiso.example.vn/",
        "“{found}” is no address of a site → such as https://index.example.org/",
    ),
    "no_folder": S("không có thư mục “{found}” → kiểm tra lại tên", "there is no folder “{found}” → check the name"),
    "--url WINDOW": S(
        "địa chỉ sẽ đặt trang, để ghi vào danh mục, bản tin và mã nhúng",
        "where the site will be served, for the catalogue, feeds and embed codes",
    ),
    "--content WINDOW": S("thư mục tin bài (Markdown)", "folder of news (Markdown)"),
    "--successions WINDOW": S(
        "tệp các đơn vị sắp xếp lại, để đánh dấu chỗ không so sánh được",
        "file of rearranged units, to mark what cannot be compared",
    ),
    "--boundaries WINDOW": S("tệp ranh giới GeoJSON để vẽ bản đồ", "GeoJSON file of boundaries for the map"),
    "--publisher WINDOW": S("tên cơ quan công bố", "who publishes"),
    "--license WINDOW": S(
        "giấy phép dùng lại số liệu (mặc định: Creative Commons, ghi công, 4.0)",
        "licence of the data (default: CC BY 4.0)",
    ),
    "--no-serve": S("không mở máy chủ khi xong", "serve nothing at the end"),
    "--port": S("cổng xem trang (mặc định 8000)", "port to look at the site (default 8000)"),
    "window_missing": S(
        "chưa cài phần dựng trang (thiếu {found}) → pip install jinja2",
        "what builds the site is not installed ({found} is missing) → pip install jinja2",
    ),
    "window_not_ours": S(
        "“{found}” có tệp không phải của trang này → chọn thư mục trống",
        "“{found}” holds what is no site of ours → an empty folder",
    ),
    "drawing": S("Dựng trang", "Drawing"),
    "arg BUNDLE": S("gói công bố .zip", "publication .zip"),
    "--out BUNDLE": S("tệp gói sẽ ghi", "the bundle to write"),
    "--key": S("khóa riêng OpenSSH Ed25519 để ký", "OpenSSH Ed25519 private key to sign with"),
    "--published-on": S("ngày công bố, năm-tháng-ngày", "day of publication, year-month-day"),
    "--synthetic": S(
        "số liệu do máy sinh ra: gói và mọi trang đều ghi như vậy",
        "the figures are made up: the bundle and every page say so",
    ),
    "--amends": S("digest của gói được điều chỉnh, cần --reason", "digest of the publication it amends, with --reason"),
    "--reason": S("lý do điều chỉnh", "why it is amended"),
    "--signers": S("tệp allowed_signers của OpenSSH: ai được ký", "OpenSSH allowed-signers file: who may sign"),
    "passphrase": S("Mật khẩu của khóa: ", "Passphrase of the key: "),
    "not_a_date": S(
        "“{found}” không phải ngày → năm-tháng-ngày, ví dụ 2026-12-31",
        "“{found}” is no date → year-month-day, such as 2026-12-31",
    ),
    "not_a_digest": S(
        "“{found}” không phải digest → sha256: và 64 chữ số hex", "“{found}” is no digest → sha256: and 64 hex digits"
    ),
    "amends_with_reason": S("--amends và --reason đi cùng nhau", "--amends and --reason go together"),
    "signature.key_unreadable": S("“{found}” không phải khóa riêng OpenSSH", "“{found}” is no OpenSSH private key"),
    "signature.passphrase_wrong": S(
        "mật khẩu của khóa “{found}” không đúng", "the passphrase of key “{found}” is wrong"
    ),
    "signature.key_kind": S(
        "khóa “{found}” không phải Ed25519 → ssh-keygen -t ed25519",
        "key “{found}” is not Ed25519 → ssh-keygen -t ed25519",
    ),
    "lone_hidden": S(
        "Lưu ý: {code} là chỉ số con duy nhất không công khai⟦ của {parent}⟧; điểm của nó suy ra được bằng phép trừ.",
        "Note: {code} is the only hidden child⟦ of {parent}⟧; its points can be found by subtraction.",
    ),
    "sealed_signed": S("Đã niêm phong và ký: {file}\n{identity}", "Sealed and signed: {file}\n{identity}"),
    "sealed_unsigned": S("Đã niêm phong, chưa ký: {file}\n{identity}", "Sealed, not signed: {file}\n{identity}"),
    "verified_whole": S(
        "{units} đơn vị; tính lại được cả {recomputed} ô số liệu.",
        "{units} units; all {recomputed} cells were recomputed.",
    ),
    "verified_depth": S(
        "{units} đơn vị; tính lại {recomputed} ô số liệu, {given} ô không công khai được lấy như đã cho.",
        "{units} units; {recomputed} cells were recomputed, {given} that are not public were taken as given.",
    ),
    "unsigned": S("Gói chưa ký.", "Not signed."),
    "signer_not_checked": S(
        "signed by {signer}, signer not checked (chưa đối chiếu người ký; dùng --signers).",
        "signed by {signer}, signer not checked (use --signers).",
    ),
    "signer_known": S("Đúng người ký: {who} ({signer}).", "Signed by {who} ({signer})."),
    "identity": S("Định danh gói: {identity}", "Identity: {identity}"),
    "amends": S("Điều chỉnh gói {digest}: {reason}", "Amends {digest}: {reason}"),
    "doctor": S("kiểm tra bản cài đặt", "check the installation"),
    "arg FRAMEWORK": S("đường dẫn, hoặc bộ có sẵn id@edition", "a path, or a shipped id@edition"),
    "arg VALUES": S("bảng số liệu: CSV (UTF-8), XLSX hoặc Parquet", "table of values: CSV (UTF-8), XLSX or Parquet"),
    "arg UNIT": S("tên đơn vị như trong bảng số liệu", "the unit as the table of values has it"),
    "arg CODE": S("mã chỉ số; không ghi thì diễn giải tổng điểm", "an indicator's code; without it the total"),
    "arg FILE": S("tệp bộ chỉ số", "framework file"),
    "arg WHICH": S("lược đồ nào (mặc định framework)", "which schema (default framework)"),
    "--units": S(
        "tệp đơn vị: unit,name,group,ranked,attributes,stated", "units file: unit,name,group,ranked,attributes,stated"
    ),
    "--successions": S(
        "tệp kế thừa kết quả khi sắp xếp đơn vị: predecessor,successor,date,kind,cites",
        "successions of rearranged units: predecessor,successor,date,kind,cites",
    ),
    "--decimal": S("dấu thập phân trong bảng (mặc định point)", "decimal sign in the tables (default point)"),
    "--json": S("in JSON ra stdout", "print JSON on stdout"),
    "--out": S(
        "ghi results.json, ranking.csv, scores.csv vào thư mục",
        "write results.json, ranking.csv, scores.csv into a folder",
    ),
    "--lang": S("ngôn ngữ (mặc định vi, hoặc THANG_LANG)", "language (default vi, or THANG_LANG)"),
    "--version": S("in phiên bản", "print the version"),
    "--help": S("in hướng dẫn này", "print this help"),
    "command": S("LỆNH", "COMMAND"),
    "commands": S("các lệnh", "commands"),
    "arguments": S("tham số", "arguments"),
    "options": S("tùy chọn", "options"),
    "usage": S("cách dùng: ", "usage: "),
    "see_help": S("Xem: {prog} --help", "See: {prog} --help"),
    "no_file": S("không có tệp “{found}”", "there is no file “{found}”"),
    "unreadable": S("không đọc được “{found}”: {problem}", "“{found}” cannot be read: {problem}"),
    "unwritable": S("không ghi được “{found}”: {problem}", "“{found}” cannot be written: {problem}"),
    "unknown_framework": S(
        "không có bộ chỉ số “{found}” → ⟦có phải “{nearest}”? ⟧đường dẫn tệp, hoặc một trong: {known}",
        "there is no framework “{found}” → ⟦did you mean “{nearest}”? ⟧a file's path, or one of: {known}",
    ),
    "unknown_unit": S(
        "không có đơn vị “{found}” → ⟦có phải “{nearest}”? ⟧tên như trong bảng số liệu, ví dụ: {known}",
        "there is no unit “{found}” → ⟦did you mean “{nearest}”? ⟧a name from the table of values, such as: {known}",
    ),
    "unknown_code": S(
        "không có chỉ số “{found}” → ⟦có phải “{nearest}”? ⟧các mã: {known}",
        "there is no indicator “{found}” → ⟦did you mean “{nearest}”? ⟧codes: {known}",
    ),
    "bug": S(
        "Lỗi trong chương trình, không phải do bạn: {problem}. Xin báo lại; chạy lại với THANG_DEBUG=1 để có chi tiết.",
        "A fault in the program, not yours: {problem}. Please report it; run again with THANG_DEBUG=1 for the details.",
    ),
    "faults_count": S("{count} lỗi. Hãy sửa rồi chạy lại.", "{count} faults. Mend them and run again."),
    "one_fault": S("1 lỗi. Hãy sửa rồi chạy lại.", "1 fault. Mend it and run again."),
    "stopped": S("Đã dừng.", "Stopped."),
    "reading": S("Đọc số liệu", "Reading"),
    "scoring": S("Tính điểm", "Scoring"),
    "writing": S("Ghi kết quả", "Writing"),
    "written": S("Đã ghi: {files}", "Written: {files}"),
    "sound": S(
        "{file}: đúng. {id}@{edition}: {leaves} chỉ số cuối nhánh, {groups} nhóm. {digest}",
        "{file}: sound. {id}@{edition}: leaves {leaves}, groups {groups}. {digest}",
    ),
    "inferred": S(
        "Suy ra hoặc tự chọn, không có trong nguồn: {why}", "Inferred or chosen, not read in the source: {why}"
    ),
    "stated_all_equal": S(
        "Cả {count} số tính được đều bằng số đã công bố.", "All {count} computed figures equal the stated ones."
    ),
    "stated_differ": S(
        "{equal}/{count} số tính được bằng số đã công bố; chênh lệch lớn nhất {most}.",
        "{equal} of {count} computed figures equal the stated ones; the largest difference is {most}.",
    ),
    "stated_last_place": S(
        "Chênh lệch không quá một đơn vị ở chữ số cuối: có thể do số liệu đầu vào đã được làm tròn trước khi công bố.",
        "No difference exceeds one in the last place: the inputs may have been rounded before they were published.",
    ),
    "of_max": S("Điểm tối đa của nhóm: {max}.", "The group's max: {max}."),
    "doctor_ok": S("tốt", "good"),
    "doctor_bad": S("hỏng", "broken"),
    "doctor_python": S("Python {found} (cần 3.11 trở lên)", "Python {found} (3.11 or later)"),
    "doctor_package": S("gói {name} {found}", "package {name} {found}"),
    "doctor_yaml": S("bộ đọc YAML nhanh (libyaml): {found}", "fast YAML parser (libyaml): {found}"),
    "doctor_utf8": S("đầu ra dùng bảng mã {found}", "output is encoded in {found}"),
    "doctor_shipped": S("{name}: tính lại đúng các số đã công bố", "{name}: recomputes the stated figures"),
    "doctor_scored": S("{name}: tính được số liệu kèm theo", "{name}: scores the figures that come with it"),
    "doctor_read": S("{name}: đọc được, không kèm số liệu", "{name}: is sound, and comes without figures"),
    "doctor_shipped_off": S("{name}: lệch số đã công bố {found}", "{name}: off the stated figures by {found}"),
    "doctor_all_good": S("Bản cài đặt tốt.", "The installation is sound."),
    "doctor_mend": S("Cài lại: make setup", "Install again: make setup"),
}

_MISSING = "the following arguments are required: (?P<found>.*)"
_CHOICE = "argument (?P<what>.*): invalid choice: '?(?P<found>.*?)'? \\(choose from (?P<choices>.*)\\)"

_PARSER: dict[str, Sentence] = {
    _MISSING: S("còn thiếu: {found}", "missing: {found}"),
    _CHOICE: S(
        "{what}: không có “{found}” → ⟦có phải “{nearest}”? ⟧một trong: {known}",
        "{what}: there is no “{found}” → ⟦did you mean “{nearest}”? ⟧one of: {known}",
    ),
    "unrecognized arguments: (?P<found>.*)": S("không hiểu “{found}”", "“{found}” is not understood"),
    "argument (?P<what>.*): expected one argument": S("{what} cần một giá trị", "{what} needs a value"),
    "argument (?P<what>.*): expected at least one argument": S(
        "{what} cần ít nhất một giá trị", "{what} needs at least one value"
    ),
    "argument (?P<what>.*): ignored explicit argument '?(?P<found>.*?)'?": S(
        "{what} không nhận giá trị “{found}”", "{what} takes no value “{found}”"
    ),
}

_SYSTEM: dict[int, str] = {
    errno.ENOENT: "không có",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không được phép",
    errno.EISDIR: "đây là thư mục",
    errno.ENOTDIR: "không phải thư mục",
    errno.EEXIST: "đã có tệp cùng tên",
    errno.ENOSPC: "hết chỗ trên đĩa",
    errno.EROFS: "hệ thống tệp chỉ cho đọc",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.ELOOP: "liên kết vòng",
}


def say(name: str, language: Language, facts: Mapping[str, str] | None = None) -> str:
    return USAGE[name].say(language, facts or {})


def parser_message(message: str, language: Language) -> str:
    """The argument parser's own message in ours; one that we do not know stays as it is.

    >>> parser_message("argument COMMAND: invalid choice: 'scoer' (choose from 'score', 'demo')", "en")
    'COMMAND: there is no “scoer” → did you mean “score”? one of: score, demo'
    """
    for pattern, sentence in _PARSER.items():
        if match := re.fullmatch(pattern, message, re.DOTALL):
            facts = match.groupdict()
            choices = [choice.strip("' ") for choice in facts.get("choices", "").split(",")]
            hints = {"known": ", ".join(choices), "nearest": nearest(facts.get("found", ""), choices)}
            return sentence.say(language, hints | facts)
    return message


def system_message(message: str, language: Language) -> str:
    """What the operating system says went wrong, in the reader's language where we know it.

    >>> system_message("Permission denied", "vi")
    'không có quyền'
    """
    known = {os.strerror(number): vietnamese for number, vietnamese in _SYSTEM.items()}
    return known.get(message, message) if language == "vi" else message
