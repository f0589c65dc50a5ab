"""What the pages say on signing in, the second factor and sessions, in both languages."""

from __future__ import annotations

from thang.words.sentence import Sentence

S = Sentence

SIGN_IN: dict[str, Sentence] = {
    "error_too_many": S("Quá nhiều lần thử", "Too many tries"),
    "error_too_many_next": S(
        "Máy này vừa gửi quá nhiều yêu cầu đăng nhập. Hãy đợi một phút rồi thử lại.",
        "Too many requests to sign in came from this address. Wait a minute, then try again.",
    ),
    # The second factor, asked for.
    "code_asked": S("Mã xác thực", "Second factor"),
    "code_asked_about": S(
        "Hãy gõ mã sáu chữ số đang hiện trong ứng dụng xác thực của bạn, hoặc một mã khôi phục chưa dùng.",
        "Type the six digits that your authenticator app shows now, or a recovery code that was not used yet.",
    ),
    "field_code": S("Mã", "Code"),
    "again": S("Xác nhận lại chính bạn", "Confirm that it is you"),
    "again_about": S(
        "Việc bạn sắp làm liên quan đến an toàn của tài khoản, nên cần xác nhận lại.",
        "What comes next concerns the safety of your account, so it asks once more.",
    ),
    "again_do": S("Xác nhận", "Confirm"),
    "again_reauthenticate": S("Dùng mật khẩu", "With your password"),
    "again_mfa_reauthenticate": S("Dùng mã xác thực hoặc mã khôi phục", "With a code of the app or a recovery code"),
    # The second factor, kept.
    "factors": S("Xác thực hai lớp", "Second factor"),
    "factors_about": S(
        "Ngoài mật khẩu, mỗi lần đăng nhập sẽ hỏi thêm một mã mà chỉ thiết bị của bạn có.",
        "Besides the password, each sign-in asks for something that only a device of yours has.",
    ),
    "factors_demanded": S(
        "Vai trò của bạn cần xác thực hai lớp. Hãy bật một cách dưới đây; trước đó chưa mở được trang nào khác.",
        "Your role demands a second factor. Set one up here; until then no other page opens.",
    ),
    "factor_totp": S("Ứng dụng xác thực", "Authenticator app"),
    "factor_recovery_codes": S("Mã khôi phục", "Recovery codes"),
    "factor_since": S("Đã bật từ {at}.", "On since {at}."),
    "totp_none": S("Chưa bật.", "Not set up."),
    "totp_set": S("Bật ứng dụng xác thực", "Set up an authenticator app"),
    "totp_set_about": S(
        "Quét hình bằng ứng dụng xác thực trên điện thoại, rồi gõ mã sáu chữ số mà ứng dụng hiện ra.",
        "Scan the picture with an authenticator app on your telephone, then type the six digits that it shows.",
    ),
    "totp_secret": S("Không quét được thì gõ khóa này vào ứng dụng:", "If it cannot be scanned, type this key:"),
    "totp_set_do": S("Bật", "Set up"),
    "totp_away": S("Tắt ứng dụng xác thực", "Take the authenticator app away"),
    "totp_away_about": S(
        "Từ nay đăng nhập sẽ không hỏi mã của ứng dụng nữa. Nếu không còn cách xác thực nào khác thì mã khôi phục "
        "cũng hết hiệu lực.",
        "Signing in will no longer ask for a code of the app. With the last second factor the recovery codes end, too.",
    ),
    "recovery_codes": S("Mã khôi phục", "Recovery codes"),
    "recovery_codes_about": S(
        "Mỗi mã dùng được một lần, thay cho mã của ứng dụng khi không có điện thoại. Hãy in ra hoặc chép lại, "
        "cất ở nơi an toàn.",
        "Each one can be used once, instead of a code of the app when the telephone is not at hand. "
        "Print or write them down and keep them safe.",
    ),
    "recovery_codes_left": S("Còn {count} mã chưa dùng.", "{count} not used yet."),
    "recovery_codes_none": S(
        "Mã khôi phục được tạo khi bạn bật cách xác thực đầu tiên.",
        "They are made when you set up your first second factor.",
    ),
    "recovery_codes_new": S("Tạo mã khôi phục mới", "Make new recovery codes"),
    "recovery_codes_new_about": S(
        "Mười mã mới sẽ thay cho các mã cũ (còn {count} mã chưa dùng).",
        "Ten new ones take the place of the old ones ({count} of which were not used).",
    ),
    "recovery_codes_new_do": S("Tạo mã mới", "Make them"),
    # What is refused.
    "refused_too_many_login_attempts": S(
        "Quá nhiều lần thử không đúng. Hãy thử lại từ {at}.", "Too many wrong tries. Try again from {at} on."
    ),
    "refused_rate_limited": S(
        "Quá nhiều lần thử không đúng. Hãy thử lại từ {at}.", "Too many wrong tries. Try again from {at} on."
    ),
    "refused_incorrect_password": S("mật khẩu không đúng", "the password is not right"),
    "refused_incorrect_code": S(
        "mã không đúng hoặc đã dùng; hãy gõ mã đang hiện trong ứng dụng, hoặc một mã khôi phục chưa dùng",
        "the code is not right or was used; type the one that the app shows now, or a recovery code not used yet",
    ),
    "refused_other": S("không làm được; hãy thử lại từ đầu", "this could not be done; begin again"),
}
