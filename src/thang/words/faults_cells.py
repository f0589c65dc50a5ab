"""What is wrong in a cell of a table of values: the thing found, and what would be right."""

from __future__ import annotations

from thang.words.sentence import Sentence

S = Sentence

CELL_FAULTS: dict[str, tuple[Sentence, Sentence]] = {
    "cell.missing_refused": (
        S(
            "chưa có giá trị⟦ của {code}⟧⟦, mà {computed} được tính từ giá trị này⟧",
            "no value⟦ of {code}⟧⟦, from which {computed} is computed⟧",
        ),
        S(
            "bộ chỉ số bắt buộc phải có; ghi giá trị, hoặc NA:lý do nếu không áp dụng",
            "the framework requires one; write it, or NA:reason where it does not apply",
        ),
    ),
    "cell.not_arisen_refused": (
        S(
            "mẫu số bằng 0⟦: “{found}”⟧⟦ khi tính {code}⟧⟦, nên không tính được {computed}⟧",
            "a zero denominator⟦: “{found}”⟧⟦ in {code}⟧⟦, so that {computed} cannot be computed⟧",
        ),
        S(
            "bộ chỉ số không nhận mẫu số 0; sửa số liệu, hoặc ghi NA:lý do nếu không áp dụng",
            "the framework refuses it; mend the figures, or write NA:reason where it does not apply",
        ),
    ),
    "cell.not_for_group": (
        S("“{found}”: chỉ số không áp dụng cho nhóm {group}", "“{found}”: the indicator is not for group {group}"),
        S("để trống ô này, hoặc sửa nhóm của đơn vị", "leave the cell empty, or mend the unit's group"),
    ),
    "cell.computed": (
        S("“{found}”: chỉ số được tính bằng công thức", "“{found}”: the indicator is computed by a formula"),
        S("không ghi giá trị cho chỉ số này", "no value of its own"),
    ),
    "cell.wrong_type": (
        S("“{found}” không đúng kiểu giá trị", "“{found}” is of another type"),
        S("kiểu {type}", "type {type}"),
    ),
    "cell.not_for_unit": (
        S(
            "“{found}”: chỉ số chỉ dành cho đơn vị có {lacks}",
            "“{found}”: the indicator is only for units that have {lacks}",
        ),
        S(
            "để trống ô này, hoặc ghi {lacks} vào cột attributes của tệp đơn vị",
            "leave the cell empty, or write {lacks} under attributes in the units file",
        ),
    ),
    "cell.unknown_option": (
        S("“{found}” không có trong danh mục", "“{found}” is not one of the options"),
        S("một trong: {known}; không áp dụng thì ghi NA:lý do", "one of: {known}; NA:reason where it does not apply"),
    ),
    "cell.negative_denominator": (
        S("mẫu số âm: “{found}”", "a negative denominator: “{found}”"),
        S("mẫu số lớn hơn 0; không phát sinh thì ghi 0/0", "a denominator above 0; 0/0 where nothing has arisen"),
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
        S("“{found}” nằm ngoài khoảng cho phép", "“{found}” is outside its range"),
        S("một giá trị⟦ từ {low}⟧⟦ đến tối đa {high}⟧", "a value⟦ from {low}⟧⟦ up to {high}⟧"),
    ),
    "cell.na_spelling": (
        S("“{found}”, có lẽ nghĩa là không áp dụng", "“{found}”, which perhaps says not applicable"),
        S("ghi NA hoặc NA:lý do", "write NA or NA:reason"),
    ),
    "cell.date": (
        S(
            "“{found}” là ngày tháng; có lẽ Excel đã tự đổi một tỷ lệ hay một số thành ngày",
            "“{found}” is a date; perhaps Excel turned a ratio or a number into it",
        ),
        S(
            "ghi lại: tỷ lệ thì dùng hai cột <mã>.num và <mã>.den, số thì định dạng ô là văn bản",
            "write it again: a ratio in two columns <code>.num and <code>.den, a number in a cell formatted as text",
        ),
    ),
    "cell.sheet_error": (
        S("“{found}” là lỗi của bảng tính", "“{found}” is an error of the spreadsheet"),
        S(
            "sửa công thức; chưa có số liệu thì để ô trống",
            "mend the formula; leave the cell empty if a value is missing",
        ),
    ),
    "cell.formula": (
        S("công thức “{found}” chưa có kết quả", "formula “{found}” without its result"),
        S(
            "mở tệp bằng Excel hoặc LibreOffice, tính lại rồi lưu; hoặc ghi giá trị",
            "open the file in Excel or LibreOffice, calculate and save it; or write the value",
        ),
    ),
    "cell.merged": (
        S("các ô {found} bị gộp", "cells {found} are merged"),
        S(
            "bỏ gộp ô và ghi từng giá trị; chỉ cột unit, group, name được gộp theo chiều dọc",
            "unmerge them and write each value; only unit, group and name may be merged, downwards",
        ),
    ),
    "cell.ratio_for_number": (
        S("tỷ lệ “{found}” ở chỗ cần một số", "ratio “{found}” where a number belongs"),
        S(
            "một số, ví dụ 0.75; hoặc khai báo `value: {type: ratio}` trong bộ chỉ số",
            "a number, such as 0.75; or declare `value: {type: ratio}` in the framework",
        ),
    ),
    "cell.percent": (
        S("tỷ lệ phần trăm “{found}”", "a percentage “{found}”"),
        S(
            "{right}, hoặc {whole} nếu chỉ số được tính theo phần trăm",
            "{right}, or {whole} where the indicator counts in percent",
        ),
    ),
    "cell.decimal_point": (
        S(
            "dấu chấm “{found}” trong bảng dùng dấu phẩy thập phân",
            "a point in “{found}”, in a table with decimal commas",
        ),
        S(
            "{right}⟦, hoặc {whole} nếu dấu chấm ngăn hàng nghìn⟧",
            "{right}⟦, or {whole} if the point parts the thousands⟧",
        ),
    ),
    "cell.decimal_comma": (
        S("dấu phẩy thập phân: “{found}”", "a decimal comma: “{found}”"),
        S(
            "{right}⟦, hoặc {whole} nếu dấu phẩy ngăn hàng nghìn⟧; "
            "nếu cả tệp dùng dấu phẩy thập phân thì thêm --decimal comma",
            "{right}⟦, or {whole} if the comma parts the thousands⟧; "
            "with --decimal comma the whole file is read with decimal commas",
        ),
    ),
    "cell.grouped": (
        S("“{found}” có dấu ngăn hàng nghìn", "“{found}” has thousands separators"),
        S("viết liền: {right}", "without them: {right}"),
    ),
    "cell.too_long_a_number": (
        S("số “{found}” quá dài", "the number “{found}” is too long"),
        S("tối đa 400 chữ số, số mũ không quá 999", "at most 400 digits, and no exponent beyond 999"),
    ),
    "cell.not_number": (
        S("“{found}” không phải là số", "“{found}” is not a number"),
        S(
            "một số, ví dụ 12.5; để trống nếu chưa có; NA:lý do nếu không áp dụng",
            "a number, such as 12.5; nothing if there is none yet; NA:reason where it does not apply",
        ),
    ),
    "cell.not_ratio": (
        S("“{found}” không phải tỷ lệ tử số/mẫu số", "“{found}” is not a ratio of two counts"),
        S(
            "a/b, ví dụ 212/301, hoặc hai cột <mã>.num và <mã>.den; NA:lý do nếu không áp dụng",
            "a/b, such as 212/301, or two columns <code>.num and <code>.den; NA:reason where it does not apply",
        ),
    ),
    "cell.half": (
        S("chỉ có “{found}”, thiếu nửa kia của tỷ lệ", "“{found}” without the other half of its ratio"),
        S(
            "ghi cả tử số và mẫu số; không áp dụng thì ghi NA:lý do vào tử số, bỏ trống mẫu số",
            "both numerator and denominator; where it does not apply, NA:reason for the one and nothing for the other",
        ),
    ),
    "cell.not_halves": (
        S(
            "“{found}” ở cột tử số hoặc mẫu số, mà chỉ số không phải tỷ lệ",
            "“{found}” as numerator or denominator, and the indicator is not a ratio",
        ),
        S("ghi giá trị vào cột value", "write the value in column value"),
    ),
    "cell.two_forms": (
        S(
            "“{found}” ở cột value, lại có cả tử số hoặc mẫu số",
            "“{found}” in column value, and a numerator or denominator beside it",
        ),
        S("giữ một trong hai cách ghi", "keep one of the two"),
    ),
    "cell.not_yes_no": (
        S("“{found}” không phải có hay không", "“{found}” is neither yes nor no"),
        S(
            "có, không, yes, no, 1 hoặc 0; NA:lý do nếu không áp dụng",
            "yes, no, có, không, 1 or 0; NA:reason where it does not apply",
        ),
    ),
    "cell.checklist": (
        S("danh mục “{found}” có mục trống hoặc lặp lại", "checklist “{found}” has an empty or repeated item"),
        S("các mục ngăn bằng |; không đạt mục nào thì ghi -", "items parted by |; - where none is ticked"),
    ),
    "cell.duplicate": (
        S(
            "đơn vị “{found}” đã có giá trị của {code} ở dòng {row}",
            "unit “{found}” already has a value of {code} in row {row}",
        ),
        S("giữ một trong hai dòng", "keep one of the two rows"),
    ),
    "cell.status": (
        S("trạng thái lạ “{found}”", "unknown status “{found}”"),
        S("trống hoặc một trong: {known}", "empty or one of: {known}"),
    ),
    "cell.status_and_value": (
        S("giá trị “{found}” đi cùng trạng thái {status}", "value “{found}” beside status {status}"),
        S("xóa giá trị hoặc sửa trạng thái", "delete the value or mend the status"),
    ),
    "cell.status_without_value": (
        S("trạng thái “value” mà ô giá trị trống", "status “value” and no value"),
        S("ghi giá trị, hoặc đổi trạng thái thành missing", "write the value, or make the status missing"),
    ),
}
