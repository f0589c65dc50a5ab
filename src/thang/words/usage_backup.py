"""What the command says of backups: made, restored, tried, refused."""

from __future__ import annotations

from thang.words.sentence import Sentence

S = Sentence

BACKUP_USAGE: dict[str, Sentence] = {
    "backup": S(
        "sao lưu toàn bộ cơ sở dữ liệu và tệp ra một gói, trong khi nơi làm việc vẫn chạy",
        "copy the whole database and all files to one file, while the workshop is in use",
    ),
    "restore": S(
        "khôi phục vào cơ sở dữ liệu trống (SQLite hoặc PostgreSQL) và kho tệp, đối chiếu từng dòng, từng tệp",
        "restore a backup into an empty database (SQLite, PostgreSQL) and the store, compared to the row and the file",
    ),
    "arg BACKUP": S("tệp sao lưu, ví dụ thang-2026-11-30.zip", "the backup, such as thang-2026-11-30.zip"),
    "--replace BACKUP": S("thay tệp sao lưu đã có", "replace the file that is there"),
    "--replace RESTORE": S(
        "thay cơ sở dữ liệu SQLite đang có; bản cũ được giữ bên cạnh dưới tên khác",
        "replace the SQLite database that is there; the old one is kept beside it under another name",
    ),
    "--drill": S(
        "diễn tập: khôi phục vào một cơ sở dữ liệu tạm, đối chiếu tất cả rồi bỏ đi; ghi lại kết quả",
        "a drill: restore into a temporary database, compare everything, keep nothing, and note how it ended",
    ),
    "backed_up": S(
        "Đã sao lưu {rows} dòng của {tables} bảng và {files} tệp ({megabytes} MB) vào {file}; nhật ký đến lần ghi số "
        "{head}\n{identity}⟦\nThiếu {absent} tệp: kho không có hoặc nội dung đã khác, xem thang doctor⟧",
        "Backed up {rows} rows of {tables} tables and {files} files ({megabytes} MB) to {file}; the trail up to entry "
        "{head}\n{identity}⟦\n{absent} files are missing: the store has none, or changed ones; see thang doctor⟧",
    ),
    "backup_exists": S(
        "{found} đã có → chọn tên khác, hoặc thêm --replace", "{found} is there already → another name, or --replace"
    ),
    "restored": S(
        "Đã khôi phục {rows} dòng của {tables} bảng và {files} tệp ({megabytes} MB), sao lưu lúc {made_at}, vào "
        "{database}; mọi dòng, mọi tệp khớp, nhật ký nguyên vẹn đến lần ghi số {head}\n{identity}⟦\nThiếu {absent} tệp "
        "mà lúc sao lưu kho đã không có⟧⟦\nBản cũ: {kept}⟧",
        "Restored {rows} rows of {tables} tables and {files} files ({megabytes} MB), backed up at {made_at}, into "
        "{database}; every row and file is equal, the trail holds up to entry {head}\n{identity}⟦\n{absent} files are "
        "missing that the store did not have then⟧⟦\nThe old one: {kept}⟧",
    ),
    "drilled": S(
        "Diễn tập đạt sau {seconds} giây: {rows} dòng của {tables} bảng và {files} tệp ({megabytes} MB), sao lưu lúc "
        "{made_at}, khớp hết, nhật ký nguyên vẹn đến lần ghi số {head}; không giữ lại gì\n{identity}",
        "The drill passed in {seconds} seconds: {rows} rows of {tables} tables and {files} files ({megabytes} MB), "
        "backed up at {made_at}, are equal, the trail holds up to entry {head}; nothing was kept\n{identity}",
    ),
    "nothing_restored": S("Chưa khôi phục gì.", "Nothing was restored."),
    "not_empty_sqlite": S(
        "cơ sở dữ liệu {database} đã có dữ liệu → đặt THANG_DATA sang thư mục khác, hoặc thêm --replace (bản cũ vẫn "
        "được giữ)",
        "the database {database} is not empty → another THANG_DATA, or --replace (the old one is kept)",
    ),
    "not_empty_postgresql": S(
        "cơ sở dữ liệu {database} đã có dữ liệu và không bị thay → lập cơ sở dữ liệu mới (createdb thang_moi) rồi đặt "
        "THANG_DATABASE sang đó",
        "the database {database} is not empty, and is not replaced → make a new one (createdb thang_new) and let "
        "THANG_DATABASE name it",
    ),
    "database_in_use": S(
        "cơ sở dữ liệu {database} đang được dùng → dừng nơi làm việc rồi chạy lại",
        "the database {database} is in use → stop the workshop and run this again",
    ),
    "doctor_warning": S("cần lo", "to see to"),
    "doctor_backup": S(
        "sao lưu cách đây {days} ngày (nên trong vòng 7 ngày): {file}, nhật ký đến lần ghi số {head}",
        "backed up {days} days ago (7 at most is well): {file}, the trail up to entry {head}",
    ),
    "doctor_backup_none": S("chưa sao lưu lần nào → thang backup", "never backed up → thang backup"),
    "doctor_drill": S(
        "diễn tập khôi phục cách đây {days} ngày (nên trong vòng 100 ngày): đạt",
        "restore drill {days} days ago (100 at most is well): passed",
    ),
    "doctor_drill_none": S(
        "chưa diễn tập khôi phục lần nào → thang restore TỆP --drill",
        "no restore drill yet → thang restore FILE --drill",
    ),
    "doctor_drill_failed": S(
        "diễn tập khôi phục {file} lúc {at}: không đạt → sao lưu lại rồi diễn tập lại",
        "the restore drill of {file} at {at} failed → back up and drill again",
    ),
    "backup_zip": S(
        "không phải tệp zip nguyên vẹn (có thể bị cắt ngắn) ⟦({found})⟧", "no whole zip (cut off?) ⟦({found})⟧"
    ),
    "backup_manifest": S(
        "không đọc được bản kê của gói sao lưu⟦: {found}⟧", "the list of the backup's content cannot be read⟦: {found}⟧"
    ),
    "backup_format": S(
        "định dạng “{found}”, phải là “{wanted}” → dùng bản Thang đã tạo tệp này",
        "format “{found}”, should be “{wanted}” → use the Thang that made this file",
    ),
    "backup_missing": S("thiếu tệp này", "this file is missing"),
    "backup_unknown": S("tệp này không thuộc gói sao lưu", "this file does not belong here"),
    "backup_twice": S("tệp này có hai lần", "this file stands twice"),
    "backup_files": S(
        "bản kê nói {found} (số tệp, số byte), trong gói có {wanted}",
        "the list says {found} (files, bytes), the backup holds {wanted}",
    ),
    "backup_file_differs": S(
        "ghi vào kho rồi đọc lại thì khác → xem ổ đĩa hoặc kho S3",
        "reads otherwise than it was written to the store → look at the disk or the S3 store",
    ),
    "backup_unreadable": S("không đọc được: {found}", "cannot be read: {found}"),
    "backup_rows": S("có {found} dòng, phải là {wanted}", "{found} rows, should be {wanted}"),
    "backup_digest": S("đã bị sửa: mã băm {found}, phải là {wanted}", "was changed: {found}, should be {wanted}"),
    "backup_newer": S(
        "của bản Thang mới hơn ({wanted}), có phần bản này không biết: {found} → cài bản đó",
        "of a newer Thang ({wanted}), with what this one does not know: {found} → install that one",
    ),
    "backup_migrations": S(
        "danh sách bước nâng cấp cơ sở dữ liệu thiếu hoặc thừa: {found}",
        "the list of migrations lacks some or has too many: {found}",
    ),
    "backup_table_missing": S("thiếu bảng này", "this table is missing"),
    "backup_table_unknown": S("không có bảng này ở bản Thang đã sao lưu", "that Thang has no such table"),
    "backup_row": S("dòng không đúng bảng: {found}", "no row of this table: {found}"),
    "backup_contradiction": S("các dòng mâu thuẫn nhau: {found}", "the rows contradict one another: {found}"),
    "backup_differs": S(
        "sau khi khôi phục có {found}, phải là {wanted}", "once restored it holds {found}, should be {wanted}"
    ),
    "backup_trail_changed": S("lần ghi số {found} của nhật ký đã bị sửa", "entry {found} of the trail was changed"),
    "backup_trail_missing": S("nhật ký thiếu lần ghi số {found}", "entry {found} of the trail is missing"),
    "backup_trail_not_next": S(
        "lần ghi số {found} của nhật ký không nối với lần trước",
        "entry {found} of the trail does not follow the one before",
    ),
    "backup_trail_shortened": S(
        "nhật ký mất các lần ghi từ số {found}", "the entries of the trail from {found} on are gone"
    ),
    "backup_head": S(
        "nhật ký kết thúc ở lần ghi số {wanted}, bản kê nói {found}",
        "the trail ends with entry {wanted}, the list says {found}",
    ),
}
