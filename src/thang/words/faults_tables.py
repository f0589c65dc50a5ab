"""What is wrong with a table, its heading, its rows, units and codes: what was found and what would be right."""

from __future__ import annotations

from thang.words.sentence import Sentence

S = Sentence

TABLE_FAULTS: dict[str, tuple[Sentence, Sentence]] = {
    "table.not_utf8": (
        S("byte “{found}” không phải UTF-8", "byte “{found}” is not UTF-8"),
        S("lưu lại dạng “CSV UTF-8”", "save it as “CSV UTF-8”"),
    ),
    "table.not_text": (
        S(
            "tệp nhị phân, không phải CSV, XLSX hay Parquet (có thể là .xls, .ods, hoặc có mật khẩu)",
            "a binary file, neither CSV nor XLSX nor Parquet (perhaps .xls, .ods, or with a password)",
        ),
        S(
            "mở bằng Excel rồi lưu dạng .xlsx không mật khẩu, hoặc “CSV UTF-8”",
            "open it in Excel and save it as .xlsx without a password, or as “CSV UTF-8”",
        ),
    ),
    "table.damaged": (
        S("không đọc được tệp: {found}", "the file cannot be read: {found}"),
        S(
            "mở lại bằng chương trình đã tạo ra tệp rồi lưu dạng .xlsx, Parquet hoặc “CSV UTF-8”",
            "open it in the program that made it and save it as .xlsx, Parquet or “CSV UTF-8”",
        ),
    ),
    "table.too_large": (
        S("bảng lớn hơn giới hạn {found}", "the table is beyond the limit of {found}"),
        S(
            "xóa ô thừa ở xa cuối bảng, hoặc chia bảng",
            "delete stray cells far beyond the table, or part the table",
        ),
    ),
    "table.sheets": (
        S("nhiều trang tính có bảng: {found}", "several sheets hold a table: {found}"),
        S(
            "đặt tên trang cần đọc là “{wanted}”, hoặc chỉ để một trang",
            "name the one to read “{wanted}”, or keep only one",
        ),
    ),
    "table.parquet_reader": (
        S("chưa cài phần đọc Parquet", "what reads Parquet is not installed"),
        S("cài: pip install pyarrow; hoặc dùng CSV, XLSX", "install it: pip install pyarrow; or use CSV or XLSX"),
    ),
    "table.column_type": (
        S("cột kiểu “{found}”", "a column of type “{found}”"),
        S("văn bản, số, đúng/sai hoặc ngày", "text, numbers, true/false or dates"),
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
    "code.eaten_zero": (
        S(
            "mã “{found}” là một số trong bảng tính; có thể vốn là {other}",
            "code “{found}” is a number; it may be {other}",
        ),
        S("định dạng cột code là văn bản rồi ghi lại mã", "format the column code as text and write the code again"),
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
