"""What the command says of the workshop: serving, its database, its trail."""

from __future__ import annotations

from thang.words.sentence import Sentence

S = Sentence

WORKSHOP_USAGE: dict[str, Sentence] = {
    "serve": S(
        "chạy nơi làm việc (máy chủ); mọi thiết lập là biến môi trường THANG_…",
        "run the workshop (the server); every setting is an environment variable THANG_…",
    ),
    "worker": S(
        "chạy thêm một tiến trình làm công việc nền (thang serve đã chạy sẵn một)",
        "run one more worker for background work (thang serve runs one already)",
    ),
    "--beside": S(
        "dừng khi tiến trình mẹ có số này không còn; thang serve tự dùng",
        "end when the parent process of this number is gone; thang serve uses it",
    ),
    "working": S("Đang chờ công việc nền (dừng bằng Ctrl+C)", "Waiting for background work (Ctrl+C stops it)"),
    "migrate": S("lập hoặc nâng cấp cơ sở dữ liệu của nơi làm việc", "make or upgrade the workshop's database"),
    "begin": S(
        "nhập các đơn vị hành chính, lịch nghỉ và người giữ hệ thống đầu tiên (mật khẩu được hỏi, hoặc đọc từ stdin)",
        "enter the country's units, the days off and the first keeper (the password is asked for, or read from stdin)",
    ),
    "--code": S(
        "người đó làm thường trực ở tỉnh hoặc xã có mã thống kê này, ví dụ 15 (Lào Cai)",
        "the keeper's office is that of the unit with this statistical code, such as 15 (Lào Cai)",
    ),
    "--body": S("hoặc ở một cơ quan khác có tên này", "or that of another body of this name"),
    "--sign-in": S("tên đăng nhập", "what the keeper signs in with"),
    "--name": S("họ và tên", "the keeper's full name"),
    "password": S("Mật khẩu (từ 12 ký tự): ", "Password (12 characters or more): "),
    "password_again": S("Nhập lại mật khẩu: ", "The password again: "),
    "passwords_differ": S(
        "hai mật khẩu không giống nhau → chạy lại lệnh", "the two passwords differ → run the command again"
    ),
    "refused": S("chưa làm gì: {problem}", "nothing was done: {problem}"),
    "begun": S(
        "{sign_in} đã đăng nhập được. Chạy nơi làm việc: thang serve",
        "{sign_in} can sign in. To run the workshop: thang serve",
    ),
    "--heads": S(
        "thư mục giữ các bản chép đầu chuỗi nhật ký (*.audit-head.json), ngoài thư mục dữ liệu",
        "a folder with noted heads of the trail (*.audit-head.json), besides the data folder",
    ),
    "workshop_missing": S(
        "chưa cài phần nơi làm việc (thiếu {found}) → cài thang[workshop]",
        "the workshop is not installed ({found} is missing) → install thang[workshop]",
    ),
    "setting_wrong": S("thiết lập {variable} {problem}", "setting {variable} {problem}"),
    "not_migrated": S("cơ sở dữ liệu chưa sẵn sàng → thang migrate", "the database is not ready → thang migrate"),
    "database_newer": S(
        "cơ sở dữ liệu là của một bản Thang mới hơn → dùng bản đó, hoặc phục hồi bản sao lưu từ trước khi nâng cấp",
        "the database is of a newer release of Thang → use that one, or restore the backup from before the upgrade",
    ),
    "database_unreachable": S(
        "không mở được cơ sở dữ liệu ({problem}) → kiểm tra THANG_DATABASE, THANG_DATA",
        "the database cannot be opened ({problem}) → look at THANG_DATABASE, THANG_DATA",
    ),
    "migrated": S("Cơ sở dữ liệu đã sẵn sàng: {database}", "The database is ready: {database}"),
    "serving": S(
        "Nơi làm việc: http://{address}/ (dừng bằng Ctrl+C)", "The workshop: http://{address}/ (Ctrl+C stops it)"
    ),
    "doctor_database": S("cơ sở dữ liệu {database}: đúng phiên bản", "database {database}: of this version"),
    "doctor_database_off": S(
        "cơ sở dữ liệu {database}: chưa nâng cấp, hãy chạy thang migrate",
        "database {database}: not upgraded, run thang migrate",
    ),
    "doctor_database_newer": S(
        "cơ sở dữ liệu {database}: của một bản Thang mới hơn, bản này không đọc",
        "database {database}: of a newer release of Thang, which this one does not read",
    ),
    "doctor_trail": S("nhật ký: {count} lần ghi, chuỗi nguyên vẹn", "trail: {count} entries, the chain holds"),
    "doctor_trail_changed": S("nhật ký: lần ghi số {number} đã bị sửa", "trail: entry {number} was changed"),
    "doctor_trail_missing": S("nhật ký: thiếu lần ghi số {number}", "trail: entry {number} is missing"),
    "doctor_trail_not_next": S(
        "nhật ký: lần ghi số {number} không nối với lần trước", "trail: entry {number} does not follow the one before"
    ),
    "doctor_trail_shortened": S(
        "nhật ký: mất các lần ghi từ số {number}", "trail: the entries from {number} on are gone"
    ),
    "doctor_files": S("tệp: {count}, không tệp nào mất nội dung", "files: {count}, the bytes of all are there"),
    "doctor_files_lost": S("tệp: mất nội dung của {found}", "files: the bytes of {found} are gone"),
    "doctor_files_unreachable": S("tệp: không đọc được kho: {problem}", "files: the store cannot be read: {problem}"),
    "doctor_factors": S(
        "xác thực hai lớp: đọc được bằng khóa bí mật đang dùng", "second factors: the secret key in use opens them"
    ),
    "doctor_factors_lost": S(
        "xác thực hai lớp: {count} mục được niêm bằng khóa bí mật khác, mã bị từ chối → đưa secret.key cũ trở lại, "
        "hoặc bỏ xác thực hai lớp của từng người để họ thiết lập lại",
        "second factors: {count} were sealed with another secret key, and their codes are refused → bring the old "
        "secret.key back, or take each person's factor away so that they set up another",
    ),
    "doctor_heads": S("đầu chuỗi đã chép ra ngoài: {count}", "heads noted elsewhere: {count}"),
    "doctor_head_unreadable": S("không đọc được {found}", "{found} cannot be read"),
    "doctor_jobs": S(
        "công việc nền: không việc nào bị bỏ chờ; không làm được trong 7 ngày qua: {failed}",
        "background work: nothing left waiting; failed in the last 7 days: {failed}",
    ),
    "doctor_jobs_wait": S(
        "công việc nền: {waiting} việc chờ đã hơn 30 phút; chạy thang worker, hoặc xem THANG_WORKERS",
        "background work: {waiting} waiting for more than 30 minutes; run thang worker, or look at THANG_WORKERS",
    ),
    "demo_workshop": S(
        "6. Nơi làm việc: đơn vị qua các thời kỳ, người minh họa, nhật ký",
        "6. The workshop: organisations in time, demonstration people, the trail",
    ),
    "demo_seeding": S(
        "Lập cơ sở dữ liệu; nhập 34 tỉnh, 3.321 xã và các đơn vị trước 01/7/2025 (khoảng 15 giây)…",
        "Making the database; entering 34 provinces, 3,321 communes and the units before them (about 15 seconds)…",
    ),
    "demo_entered": S("Đã nhập {count} đơn vị.", "{count} organisations entered."),
    "demo_workshop_serving": S(
        "Nơi làm việc: http://127.0.0.1:{port} (chọn một người minh họa để đăng nhập)",
        "The workshop: http://127.0.0.1:{port} (choose a demonstration person to sign in)",
    ),
    "demo_workshop_later": S(
        "Mở nơi làm việc:\n  THANG_DATA={data} THANG_DEMONSTRATION=yes {thang} serve",
        "To open the workshop:\n  THANG_DATA={data} THANG_DEMONSTRATION=yes {thang} serve",
    ),
}
