"""What is wrong in a table of values or of units: the thing found, and what would be right."""

from __future__ import annotations

from thang.words.sentence import Sentence

S = Sentence

VALUE_FAULTS: dict[str, tuple[Sentence, Sentence]] = {
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
    "table.not_utf8": (
        S("byte “{found}” không phải UTF-8", "byte “{found}” is not UTF-8"),
        S("lưu lại dạng “CSV UTF-8”", "save it as “CSV UTF-8”"),
    ),
    "table.not_text": (
        S("tệp nhị phân, không phải CSV (có thể là tệp Excel)", "a binary file, not CSV (perhaps a workbook)"),
        S("mở bằng Excel rồi lưu dạng “CSV UTF-8”", "open it in Excel and save it as “CSV UTF-8”"),
    ),
    "table.delimiter": (
        S("đề mục “{found}” ngăn cột bằng dấu phẩy", "heading “{found}” is delimited by commas"),
        S(
            "với --decimal comma, mọi bảng ngăn cột bằng ; hoặc tab",
            "with --decimal comma every table has ; or tab as its delimiter",
        ),
    ),
    "table.quotes": (
        S(
            "có chữ ngay sau dấu nháy kép đóng của một ô",
            "text right after the closing quote of a cell",
        ),
        S(
            'ô có dấu ngăn cột đặt trong "…"; dấu nháy kép bên trong viết hai lần',
            'put a cell with a delimiter in "…"; double the quotes inside it',
        ),
    ),
    "table.quote_open": (
        S("dấu nháy kép mở mà không đóng", "a quote that is opened and not closed"),
        S('ô viết trong "…"; dấu nháy kép bên trong viết hai lần', "close it; double the quotes inside a cell"),
    ),
    "table.cell_too_long": (
        S("một ô dài hơn {found} ký tự", "a cell longer than {found} characters"),
        S(
            'có thể một dấu nháy kép " mở mà không đóng; nếu không, rút ngắn ô',
            'perhaps a quote " is opened and not closed; if not, shorten the cell',
        ),
    ),
    "table.empty": (
        S("dòng đầu trống", "the first row is empty"),
        S("dòng đầu ghi tên các cột", "the first row names the columns"),
    ),
    "table.no_rows": (
        S("bảng chỉ có dòng tên cột", "the table is only a heading"),
        S("bên dưới, mỗi đơn vị ít nhất một dòng", "below it at least one row a unit"),
    ),
    "column.unnamed": (
        S("cột thứ {found} không có tên", "column number {found} has no name"),
        S("đặt tên hoặc xóa cột", "name the column or delete it"),
    ),
    "column.duplicate": (
        S("cột “{found}” xuất hiện hai lần", "column “{found}” stands twice"),
        S("giữ một cột", "keep one of them"),
    ),
    "column.missing": (
        S("thiếu cột “{found}”", "column “{found}” is missing"),
        S(
            "thêm cột này; ô trống nghĩa là chưa có số liệu",
            "add it; a cell left empty there says that a value is missing",
        ),
    ),
    "column.key": (
        S("thiếu cột “{found}”", "column “{found}” is missing"),
        S("dòng đầu phải có cột này", "the heading must have it"),
    ),
    "column.group": (
        S(
            "không có cột group, mà bộ chỉ số có nhiều nhóm",
            "no column group, and the framework has several groups",
        ),
        S("thêm cột group vào bảng số liệu hoặc tệp đơn vị", "add a column group to the values or the units file"),
    ),
    "column.not_ratio": (
        S("cột “{found}”: chỉ số không phải tỷ lệ", "column “{found}”: the indicator is not a ratio"),
        S("một cột mang đúng mã của chỉ số", "one column that is named by the indicator's code"),
    ),
    "column.two_forms": (
        S("cột “{found}” bên cạnh cột “{code}”", "column “{found}” beside column “{code}”"),
        S("giữ cột a/b hoặc hai cột tử số, mẫu số", "keep the one with a/b, or the two halves"),
    ),
    "column.half": (
        S("cột “{found}” thiếu cột đi cùng", "column “{found}” without its other half"),
        S("thêm cột {other}", "add column {other}"),
    ),
    "column.computed": (
        S("cột “{found}”: chỉ số được tính bằng công thức", "column “{found}”: the indicator is computed by a formula"),
        S("bỏ cột này", "leave the column out"),
    ),
    "column.branch": (
        S(
            "cột “{found}”: chỉ số có chỉ số con nên không có giá trị riêng",
            "column “{found}”: the indicator has children and so no value of its own",
        ),
        S("bỏ cột này; chỉ các chỉ số cuối nhánh có giá trị", "leave the column out; only leaves have values"),
    ),
    "column.unknown": (
        S("cột lạ “{found}”", "unknown column “{found}”"),
        S("⟦có phải “{nearest}”? ⟧các cột: {known}", "⟦did you mean “{nearest}”? ⟧columns: {known}"),
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
            "mỗi cột một ô; nếu số có dấu phẩy thập phân, ngăn cột bằng ; hoặc tab và thêm --decimal comma",
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
        S(
            "nhóm “{found}”, dòng trước của đơn vị ghi “{first}”",
            "group “{found}”, an earlier row of the unit says “{first}”",
        ),
        S("mỗi đơn vị thuộc một nhóm", "a unit belongs to one group"),
    ),
    "unit.no_row": (
        S("đơn vị “{found}” không có trong {units}", "unit “{found}” is not in {units}"),
        S(
            "⟦có phải “{nearest}”? ⟧thêm dòng vào {units}, hoặc bỏ khỏi bảng số liệu",
            "⟦did you mean “{nearest}”? ⟧add a row there, or leave it out of the values",
        ),
    ),
    "unit.group_differs": (
        S(
            "nhóm “{found}”, mà {units} dòng {row} ghi “{group}”",
            "group “{found}”, and {units} row {row} says “{group}”",
        ),
        S("ghi cùng một nhóm ở cả hai tệp", "the same group in both files"),
    ),
    "unit.no_group": (
        S("đơn vị “{found}” không có nhóm", "unit “{found}” has no group"),
        S("ghi nhóm của đơn vị vào cột group", "write its group in column group"),
    ),
    "code.unknown_value": (
        S("mã lạ “{found}”", "unknown code “{found}”"),
        S("⟦có phải “{nearest}”? ⟧các mã: {known}", "⟦did you mean “{nearest}”? ⟧codes: {known}"),
    ),
    "code.computed": (
        S("“{found}”: chỉ số được tính bằng công thức", "“{found}”: the indicator is computed by a formula"),
        S("bỏ dòng này", "leave the row out"),
    ),
    "code.branch": (
        S(
            "“{found}”: chỉ số có chỉ số con nên không có giá trị riêng",
            "“{found}”: the indicator has children and so no value of its own",
        ),
        S("bỏ dòng này; chỉ các chỉ số cuối nhánh có giá trị", "leave the row out; only leaves have values"),
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
}
