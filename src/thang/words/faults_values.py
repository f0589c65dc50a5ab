"""What is wrong in a table of values or of units: the thing found, and what would be right."""

from __future__ import annotations

from thang.words.sentence import Sentence

S = Sentence

VALUE_FAULTS: dict[str, tuple[Sentence, Sentence]] = {
    "cell.missing_refused": (
        S("ô trống", "an empty cell"),
        S(
            "bộ chỉ số này bắt buộc có giá trị; ghi số liệu, hoặc NA:lý do nếu không áp dụng",
            "this framework requires a value; write one, or NA:reason where it does not apply",
        ),
    ),
    "cell.not_arisen_refused": (
        S("mẫu số bằng 0⟦ “{found}”⟧", "a zero denominator⟦ “{found}”⟧"),
        S(
            "bộ chỉ số này không nhận mẫu số 0; ghi số liệu, hoặc NA:lý do",
            "this framework refuses it; write the value, or NA:reason",
        ),
    ),
    "cell.not_applicable_refused": (
        S("không áp dụng", "not applicable"),
        S("bộ chỉ số này bắt buộc có giá trị", "this framework requires a value"),
    ),
    "cell.not_for_group": (
        S("“{found}”: chỉ số không áp dụng cho nhóm {group}", "“{found}”: the indicator is not for group {group}"),
        S("để trống", "leave the cell empty"),
    ),
    "cell.computed": (
        S("“{found}”: chỉ số tính bằng công thức", "“{found}”: the indicator is computed by a formula"),
        S("để trống", "leave the cell empty"),
    ),
    "cell.not_for_unit": (
        S("“{found}”: đơn vị không có {lacks}", "“{found}”: the unit does not have {lacks}"),
        S(
            "để trống, hoặc thêm thuộc tính vào tệp đơn vị",
            "leave the cell empty, or add the attribute in the units file",
        ),
    ),
    "cell.wrong_type": (
        S("“{found}” không đúng kiểu giá trị", "“{found}” is of another type"),
        S("kiểu {type}", "type {type}"),
    ),
    "cell.unknown_option": (
        S("“{found}” không có trong danh mục", "“{found}” is not one of the options"),
        S("một trong: {known}", "one of: {known}"),
    ),
    "cell.negative_denominator": (
        S("mẫu số âm “{found}”", "a negative denominator “{found}”"),
        S("mẫu số từ 0 trở lên", "a denominator from 0 up"),
    ),
    "cell.over_zero": (
        S("chia cho 0: “{found}”", "division by 0: “{found}”"),
        S("mẫu số lớn hơn 0; không phát sinh thì ghi 0/0", "a denominator above 0; 0/0 where nothing has arisen"),
    ),
    "cell.not_positive": (
        S("“{found}” không lớn hơn 0", "“{found}” is not above 0"),
        S("số lớn hơn 0, vì cách tính dùng lô-ga-rít", "a number above 0, since the rule takes its logarithm"),
    ),
    "cell.outside": (
        S("“{found}” ngoài khoảng cho phép", "“{found}” is outside its domain"),
        S("⟦từ {low} ⟧⟦đến {high}⟧", "⟦from {low} ⟧⟦to {high}⟧"),
    ),
    "cell.na_spelling": (
        S("“{found}”", "“{found}”"),
        S("không áp dụng thì ghi NA hoặc NA:lý do", "not applicable is written NA or NA:reason"),
    ),
    "cell.date": (
        S(
            "“{found}” là ngày tháng, có lẽ Excel đã đổi một tỷ lệ a/b thành ngày",
            "“{found}” is a date; perhaps Excel ate a ratio a/b",
        ),
        S(
            "tỷ lệ: ghi hai cột <mã>.num và <mã>.den; số: ghi lại số",
            "a ratio: two columns <code>.num and <code>.den; a number: write it again",
        ),
    ),
    "cell.ratio_for_number": (
        S("tỷ lệ “{found}” ở chỗ cần một số", "ratio “{found}” where a number belongs"),
        S(
            "một số, ví dụ 0.75; hoặc khai báo `value: {type: ratio}` trong bộ chỉ số",
            "a number, such as 0.75; or declare `value: {type: ratio}` in the framework",
        ),
    ),
    "cell.percent": (S("tỷ lệ phần trăm “{found}”", "a percentage “{found}”"), S("{right}", "{right}")),
    "cell.decimal_point": (
        S(
            "dấu chấm thập phân “{found}” trong bảng dùng dấu phẩy",
            "a decimal point “{found}” in a table with decimal commas",
        ),
        S("{right}", "{right}"),
    ),
    "cell.decimal_comma": (
        S("dấu phẩy thập phân “{found}”", "a decimal comma “{found}”"),
        S("{right}; hoặc đọc cả tệp với --decimal comma", "{right}; or read the whole file with --decimal comma"),
    ),
    "cell.grouped": (
        S("“{found}” có dấu ngăn hàng nghìn", "“{found}” has thousands separators"),
        S("viết liền các chữ số", "write the digits without separators"),
    ),
    "cell.not_number": (
        S("“{found}” không phải số", "“{found}” is not a number"),
        S(
            "một số, ví dụ 12.5; trống nếu chưa có; NA:lý do nếu không áp dụng",
            "a number, such as 12.5; empty if missing; NA:reason if not applicable",
        ),
    ),
    "cell.not_ratio": (
        S("“{found}” không phải tỷ lệ tử số/mẫu số", "“{found}” is not a ratio of two counts"),
        S(
            "a/b, ví dụ 212/301, hoặc hai cột <mã>.num và <mã>.den",
            "a/b, such as 212/301, or two columns <code>.num and <code>.den",
        ),
    ),
    "cell.not_yes_no": (
        S("“{found}” không phải có hay không", "“{found}” is neither yes nor no"),
        S("có, không, yes, no, 1 hoặc 0", "yes, no, có, không, 1 or 0"),
    ),
    "cell.checklist": (
        S("danh mục “{found}” có mục trống hoặc lặp", "checklist “{found}” has an empty or repeated item"),
        S("a|b, không chọn mục nào: -", "a|b, nothing ticked: -"),
    ),
    "cell.duplicate": (
        S(
            "đơn vị “{found}” đã có giá trị của {code} ở dòng {row}",
            "unit “{found}” already has a value of {code} in row {row}",
        ),
        S("giữ một trong hai", "keep one of the two"),
    ),
    "cell.status": (
        S("trạng thái lạ “{found}”", "unknown status “{found}”"),
        S("trống hoặc một trong: {known}", "empty or one of: {known}"),
    ),
    "cell.status_and_value": (
        S("giá trị “{found}” cùng trạng thái {status}", "value “{found}” with status {status}"),
        S("bỏ giá trị hoặc sửa trạng thái", "leave the value out or mend the status"),
    ),
    "cell.status_without_value": (
        S("trạng thái value mà ô trống", "status value and an empty cell"),
        S("ghi giá trị, hoặc trạng thái missing", "write the value, or status missing"),
    ),
    "table.not_utf8": (
        S("byte “{found}” không phải UTF-8", "byte “{found}” is not UTF-8"),
        S("lưu dạng “CSV UTF-8”", "save as “CSV UTF-8”"),
    ),
    "table.not_text": (
        S("tệp nhị phân, không phải CSV", "a binary file, not CSV"),
        S("lưu dạng “CSV UTF-8”", "save as “CSV UTF-8”"),
    ),
    "table.delimiter": (
        S("đề mục “{found}” ngăn cột bằng dấu phẩy", "heading “{found}” is delimited by commas"),
        S("với --decimal comma, ngăn cột bằng ; hoặc tab", "with --decimal comma the delimiter is ; or tab"),
    ),
    "table.quotes": (
        S("dấu nháy sai: {problem}", "broken quotes: {problem}"),
        S(
            'ô có dấu ngăn cột đặt trong "…", dấu nháy bên trong viết hai lần',
            'put a cell with a delimiter in "…", double the quotes inside',
        ),
    ),
    "table.empty": (
        S("bảng không có đề mục", "the table has no heading"),
        S("dòng đầu là tên các cột", "the first row names the columns"),
    ),
    "column.unnamed": (
        S("cột thứ {found} không có tên", "column number {found} has no name"),
        S("đặt tên hoặc xóa cột", "name the column or delete it"),
    ),
    "column.duplicate": (
        S("cột “{found}” có hai lần", "column “{found}” stands twice"),
        S("giữ một cột", "keep one of them"),
    ),
    "column.missing": (
        S("thiếu cột “{found}”", "column “{found}” is missing"),
        S("thêm cột; ô trống nghĩa là chưa có số liệu", "add it; an empty cell means missing"),
    ),
    "column.not_ratio": (
        S("cột “{found}”: chỉ số không phải tỷ lệ", "column “{found}”: the indicator is not a ratio"),
        S("một cột mang mã của chỉ số", "one column with the indicator's code"),
    ),
    "column.half": (
        S("cột “{found}” thiếu cột đi cùng", "column “{found}” without its other half"),
        S("thêm cột {other}", "add column {other}"),
    ),
    "column.computed": (
        S("cột “{found}”: chỉ số tính bằng công thức", "column “{found}”: the indicator is computed by a formula"),
        S("bỏ cột", "leave the column out"),
    ),
    "column.branch": (
        S(
            "cột “{found}”: chỉ số có chỉ số con nên không có giá trị",
            "column “{found}”: the indicator has children and so no value",
        ),
        S("bỏ cột; chỉ các chỉ số cuối nhánh có giá trị", "leave the column out; only leaves have values"),
    ),
    "column.unknown": (
        S("cột lạ “{found}”", "unknown column “{found}”"),
        S("⟦có phải “{nearest}”? ⟧có: unit, group, {known}", "⟦did you mean “{nearest}”? ⟧known: unit, group, {known}"),
    ),
    "row.length": (
        S(
            "dòng có {cells} ô, đề mục có {columns}: “{found}”",
            "the row has {cells} cells, the heading {columns}: “{found}”",
        ),
        S("mỗi cột một ô", "one cell a column"),
    ),
    "row.too_long": (
        S(
            "dòng có {cells} ô, đề mục có {columns}: “{found}”",
            "the row has {cells} cells, the heading {columns}: “{found}”",
        ),
        S(
            "mỗi cột một ô; nếu số có dấu phẩy thập phân, ngăn cột bằng ; hoặc tab và dùng --decimal comma",
            "one cell a column; if numbers have decimal commas, use ; or tab as delimiter and --decimal comma",
        ),
    ),
    "unit.empty": (
        S("dòng không có tên đơn vị", "the row names no unit"),
        S("ghi tên đơn vị hoặc xóa dòng", "name the unit or delete the row"),
    ),
    "unit.duplicate": (
        S("đơn vị “{found}” đã có ở dòng {row}", "unit “{found}” already stands in row {row}"),
        S("mỗi đơn vị một dòng", "one row a unit"),
    ),
    "unit.two_groups": (
        S("nhóm “{found}”, các dòng trước ghi “{first}”", "group “{found}”, earlier rows say “{first}”"),
        S("một đơn vị thuộc một nhóm", "a unit belongs to one group"),
    ),
    "unit.no_row": (
        S("đơn vị “{found}” không có trong {units}", "unit “{found}” is not in {units}"),
        S(
            "⟦có phải “{nearest}”? ⟧thêm dòng vào {units}, hoặc bỏ khỏi bảng số liệu",
            "⟦did you mean “{nearest}”? ⟧add a row there, or leave it out of the values",
        ),
    ),
    "unit.group_differs": (
        S("nhóm “{found}”, {units} dòng {row} ghi “{group}”", "group “{found}”, {units} row {row} says “{group}”"),
        S("hai tệp phải ghi cùng một nhóm", "both files name the same group"),
    ),
    "unit.no_group": (
        S("đơn vị “{found}” không có nhóm", "unit “{found}” has no group"),
        S("thêm cột group vào bảng số liệu hoặc tệp đơn vị", "add a column group to the values or the units file"),
    ),
    "code.unknown_value": (
        S("mã lạ “{found}”", "unknown code “{found}”"),
        S("⟦có phải “{nearest}”? ⟧có: {known}", "⟦did you mean “{nearest}”? ⟧known: {known}"),
    ),
    "succession.duplicate": (
        S("“{found}” → “{successor}” có hai lần", "“{found}” → “{successor}” stands twice"),
        S("mỗi cặp một dòng", "one row a pair"),
    ),
    "succession.unknown": (
        S("đơn vị trước sắp xếp “{found}” không có số liệu", "predecessor “{found}” has no values"),
        S(
            "⟦có phải “{nearest}”? ⟧một đơn vị trong bảng số liệu, ví dụ: {known}",
            "⟦did you mean “{nearest}”? ⟧a unit of the table of values, such as: {known}",
        ),
    ),
    "column.unknown_in_list": (
        S("cột lạ “{found}”", "unknown column “{found}”"),
        S("⟦có phải “{nearest}”? ⟧có: {known}", "⟦did you mean “{nearest}”? ⟧known: {known}"),
    ),
}
