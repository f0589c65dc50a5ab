"""What is wrong with a YAML file: its syntax, and the shape of its parts; the thing found, and what would be right."""

from __future__ import annotations

from thang.words.sentence import Sentence

S = Sentence

# In the place of what was found, where the file says nothing at all.
NOTHING = S("chỗ này bỏ trống", "nothing stands here")

YAML_FAULTS: dict[str, tuple[Sentence, Sentence]] = {
    "file.not_utf8": (
        S("byte “{found}” không đúng bảng mã UTF-8", "byte “{found}” is not UTF-8"),
        S("lưu lại tệp với bảng mã UTF-8", "save the file as UTF-8"),
    ),
    "file.too_large": (
        S("tệp dài “{found}” byte", "a file of “{found}” bytes"),
        S("nhiều nhất {most} byte", "at most {most} bytes"),
    ),
    "yaml.syntax": (
        S("không đọc được YAML⟦ ở “{found}”⟧", "YAML cannot be read⟦ at “{found}”⟧"),
        S(
            "kiểm tra thụt dòng, dấu hai chấm và dấu nháy⟦ (trình đọc YAML báo: {problem})⟧",
            "check indentation, colons and quotes⟦ (the YAML parser says: {problem})⟧",
        ),
    ),
    "yaml.character": (
        S("ký tự điều khiển “{found}”", "control character “{found}”"),
        S("xóa ký tự này", "delete this character"),
    ),
    "yaml.tab": (
        S("dấu tab⟦ trước “{found}”⟧", "a tab⟦ before “{found}”⟧"),
        S("dùng dấu cách thay cho tab", "spaces instead of the tab"),
    ),
    "yaml.flow": (
        S(
            "ngoặc mở ở “{found}” chưa đóng, hoặc thiếu dấu phẩy bên trong (đã đọc đến dòng {line})",
            "the bracket opened at “{found}” is not closed, or a comma is missing inside (read as far as line {line})",
        ),
        S("đóng bằng ] hoặc }, ngăn các mục bằng dấu phẩy", "close it with ] or }, part the entries with commas"),
    ),
    "yaml.quote": (
        S("dấu nháy mở ở “{found}” chưa đóng", "the quote opened at “{found}” is not closed"),
        S(
            "đóng dấu nháy; trong nháy đơn, dấu nháy đơn viết hai lần",
            "close it; inside single quotes a single quote is written twice",
        ),
    ),
    "yaml.sign": (
        S("“{found}” bắt đầu bằng một ký hiệu của YAML", "“{found}” begins with a sign that means something to YAML"),
        S("đặt cả văn bản trong dấu nháy", "put the whole text in quotes"),
    ),
    "yaml.colon": (
        S("dấu hai chấm không đúng chỗ ở “{found}”", "a colon out of place in “{found}”"),
        S(
            "thụt dòng thẳng hàng với các khóa cùng cấp; văn bản có “: ” đặt trong dấu nháy",
            "line the key up with those of its level; put a text that holds “: ” in quotes",
        ),
    ),
    "yaml.no_colon": (
        S("“{found}” không có dấu hai chấm", "“{found}” has no colon"),
        S("viết `khóa: giá trị`", "write `key: value`"),
    ),
    "yaml.indent": (
        S("“{found}” thụt dòng không khớp với các dòng trên", "“{found}” is not indented like the lines above it"),
        S("các mục cùng cấp thụt dòng bằng nhau", "indent entries of one level alike"),
    ),
    "yaml.after": (
        S("“{found}” đứng sau dấu nháy hoặc ngoặc đã đóng", "“{found}” follows a closed quote or bracket"),
        S("đặt cả giá trị trong một cặp nháy hoặc ngoặc", "put the whole value in one pair of quotes or brackets"),
    ),
    "yaml.several_documents": (
        S("“{found}” mở tài liệu thứ hai", "“{found}” begins a second document"),
        S("mỗi tệp chỉ một bộ chỉ số", "one framework a file"),
    ),
    "yaml.empty": (
        S("tệp không có nội dung", "the file holds nothing"),
        S("bắt đầu bằng `thang: framework/1`", "begin with `thang: framework/1`"),
    ),
    "yaml.not_mapping": (
        S("“{found}” không phải các cặp `khóa: giá trị`", "“{found}” is not made of `key: value`"),
        S("bắt đầu bằng `thang: framework/1`", "begin with `thang: framework/1`"),
    ),
    "yaml.anchor": (
        S("neo hoặc tham chiếu YAML “{found}”", "YAML anchor or alias “{found}”"),
        S("viết đầy đủ nội dung ở đây", "write the content out in full here"),
    ),
    "yaml.tag": (S("thẻ kiểu YAML “{found}”", "YAML tag “{found}”"), S("bỏ thẻ này", "leave the tag out")),
    "yaml.too_deep": (
        S("lồng đến tầng “{found}”", "nested to level “{found}”"),
        S("nhiều nhất {most} tầng", "at most {most} levels"),
    ),
    "yaml.key_not_text": (
        S("khóa “{found}” không phải văn bản", "key “{found}” is not a text"),
        S("khóa là một từ, ví dụ `title:`", "a key is one word, such as `title:`"),
    ),
    "yaml.duplicate_key": (
        S("khóa “{found}” đã có ở dòng {line}", "key “{found}” already stands on line {line}"),
        S("giữ một trong hai", "keep one of the two"),
    ),
    "type.quotes": (
        S(
            "“{found}” được đọc là số, đúng/sai hoặc rỗng, không phải văn bản",
            "“{found}” is read as a number, true/false or nothing, not as a text",
        ),
        S('đặt trong dấu nháy: "{found}"', 'put it in quotes: "{found}"'),
    ),
    "type.text": (
        S("“{found}” không phải văn bản", "“{found}” is not a text"),
        S("viết một văn bản, trong dấu nháy nếu cần", "write a text, in quotes where needed"),
    ),
    "text.empty": (
        S("văn bản trống “{found}”", "empty text “{found}”"),
        S(
            "viết nội dung, hoặc bỏ khóa nếu không bắt buộc",
            "write something, or leave the key out where it is optional",
        ),
    ),
    "text.code": (
        S("“{found}” không dùng làm mã được", "“{found}” cannot be a code"),
        S(
            "chữ cái, chữ số, dấu chấm, gạch nối, gạch dưới; bắt đầu bằng chữ cái hoặc chữ số; ví dụ 1.1",
            "letters, digits, dots, hyphens, underscores; beginning with a letter or digit; such as 1.1",
        ),
    ),
    "text.date": (
        S("“{found}” không phải ngày", "“{found}” is not a date"),
        S("năm-tháng-ngày, ví dụ 2026-12-31", "year-month-day, such as 2026-12-31"),
    ),
    "text.name": (
        S("“{found}” không dùng làm tên được", "“{found}” cannot be a name"),
        S(
            "không trống, không có dấu cách ở đầu hay cuối, không có dấu |, không phải NA hay -",
            "not empty, no blank at either end, without |, neither NA nor -",
        ),
    ),
    "type.option": (
        S("“{found}” không có trong danh sách", "“{found}” is not one of the options"),
        S("⟦có phải “{nearest}”? ⟧một trong: {known}", "⟦did you mean “{nearest}”? ⟧one of: {known}"),
    ),
    "type.flag": (
        S("“{found}” không phải true hay false", "“{found}” is neither true nor false"),
        S("true hoặc false, không có dấu nháy", "true or false, without quotes"),
    ),
    "type.number": (
        S("“{found}” không phải số", "“{found}” is not a number"),
        S(
            "số thập phân với dấu chấm, không có dấu nháy, ví dụ 12.5 hoặc 0.5",
            "a decimal number with a point, without quotes, such as 12.5 or 0.5",
        ),
    ),
    "number.too_long": (
        S("số “{found}” viết đủ ra quá dài", "number “{found}” is too long when written out"),
        S("số có không quá 400 chữ số", "a number of at most 400 digits"),
    ),
    "number.range": (
        S("số “{found}” ngoài khoảng cho phép", "number “{found}” is out of range"),
        S("một số⟦ từ {least}⟧⟦ lớn hơn {over}⟧⟦ đến {most}⟧", "a number⟦ from {least}⟧⟦ above {over}⟧⟦ to {most}⟧"),
    ),
    "number.whole": (
        S("“{found}” không phải số nguyên", "“{found}” is not a whole number"),
        S("một số nguyên, ví dụ 2", "a whole number, such as 2"),
    ),
    "type.share": (
        S("“{found}” không phải tỷ lệ", "“{found}” is not a share"),
        S("từ 0 đến 1, viết 0.75, 3/4 hoặc 75%", "from 0 to 1, written 0.75, 3/4 or 75%"),
    ),
    "share.range": (
        S("tỷ lệ “{found}” ngoài khoảng 0…1", "share “{found}” is outside 0…1"),
        S("từ 0 đến 1, viết 0.75, 3/4 hoặc 75%", "from 0 to 1, written 0.75, 3/4 or 75%"),
    ),
    "type.list": (
        S("“{found}” không phải danh sách", "“{found}” is not a list"),
        S("các dòng bắt đầu bằng “- ”, hoặc [a, b]", "lines that begin with “- ”, or [a, b]"),
    ),
    "type.mapping": (
        S("“{found}” không phải các cặp `khóa: giá trị`", "“{found}” is not made of `key: value`"),
        S("`khóa: giá trị`⟦, với các khóa: {known}⟧", "`key: value`⟦, with the keys: {known}⟧"),
    ),
    "list.empty": (
        S("“{found}” không có mục nào", "“{found}” holds no entry"),
        S(
            "ít nhất một mục, hoặc bỏ khóa nếu không bắt buộc",
            "at least one entry, or leave the key out where it is optional",
        ),
    ),
    "key.unknown": (
        S("khóa lạ “{found}”", "unknown key “{found}”"),
        S("⟦có phải “{nearest}”? ⟧ở đây có: {known}", "⟦did you mean “{nearest}”? ⟧known here: {known}"),
    ),
    "key.without_value": (
        S("“{found}” đứng một mình như một khóa lạ", "“{found}” stands alone as an unknown key"),
        S(
            "trong {…} dấu phẩy ngăn các mục: đặt cả văn bản có dấu phẩy trong dấu nháy",
            "inside {…} a comma parts the entries: put the whole text with its comma in quotes",
        ),
    ),
    "key.decimal_comma": (
        S("“{found}” đứng một mình sau dấu phẩy", "“{found}” stands alone after a comma"),
        S("số thập phân viết với dấu chấm, ví dụ 0.5", "a decimal number has a point, such as 0.5"),
    ),
    "key.missing": (
        S("thiếu khóa “{found}”", "key “{found}” is missing"),
        S("thêm `{found}: …` vào mục bắt đầu ở đây", "add `{found}: …` to what begins here"),
    ),
    "key.reserved": (
        S("khóa “{found}” được dành riêng, chưa dùng được", "key “{found}” is reserved and not in use"),
        S("bỏ khóa này", "leave it out"),
    ),
    "version.unknown": (
        S("phiên bản định dạng lạ “{found}”", "unknown format version “{found}”"),
        S("viết `thang: {known}`", "write `thang: {known}`"),
    ),
}
