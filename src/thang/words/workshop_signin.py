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
    # OpenID Connect.
    "oidc_sign_in": S("Đăng nhập bằng {name}", "Sign in with {name}"),
    "oidc_accept_about": S(
        "Nếu bạn có tài khoản ở {name} thì không cần đặt mật khẩu: đăng nhập ở đó, tài khoản này sẽ được liên kết.",
        "With an account at {name} you need no password: sign in there, and it is linked to this account.",
    ),
    "oidc_or_password": S("Hoặc đặt mật khẩu", "Or set a password"),
    "error_oidc": S("Chưa đăng nhập được qua hệ thống kia", "Signing in over there did not work"),
    "error_oidc_next": S(
        "Hệ thống đăng nhập không trả lời, hoặc câu trả lời không hợp lệ. Hãy thử lại từ trang đăng nhập; nếu vẫn vậy, "
        "hãy báo người vận hành.",
        "The provider did not answer, or its answer does not hold. Begin again at the sign-in page; if it stays so, "
        "tell whoever operates the system.",
    ),
    "error_unknown": S("Tài khoản này chưa được mời", "This account was not invited"),
    "error_unknown_next": S(
        "Bạn đã đăng nhập ở hệ thống kia, nhưng ở đây chưa có ai liên kết với tài khoản đó. Hãy hỏi cơ quan thường "
        "trực của chương trình; nếu đã có mật khẩu thì đăng nhập bằng mật khẩu rồi liên kết.",
        "You signed in over there, but nobody here is linked to that account. Ask the programme office; if you have a "
        "password, sign in with it and link the account.",
    ),
    "error_linked": S("Không liên kết được", "It cannot be linked"),
    "error_linked_next": S(
        "Tài khoản ấy đã liên kết với người khác, hoặc bạn đã liên kết một tài khoản khác. Hãy bỏ liên kết cũ trước.",
        "That account is linked to somebody else, or you are linked to another one. Take the old link away first.",
    ),
    "links": S("Tài khoản liên kết", "Linked account"),
    "links_about": S(
        "Sau khi liên kết, bạn đăng nhập được bằng tài khoản của hệ thống kia.",
        "Once linked, you can sign in with your account of the other system.",
    ),
    "links_on": S("Đã liên kết với {name} từ {at}.", "Linked with {name} since {at}."),
    "links_away": S("Bỏ liên kết", "Take the link away"),
    "links_only_way": S(
        "Bạn chưa có mật khẩu, nên liên kết này là cách đăng nhập duy nhất.",
        "You have no password, so this link is your only way in.",
    ),
    "links_make": S("Liên kết với {name}", "Link with {name}"),
    "links_none": S(
        "Bản cài này không dùng hệ thống đăng nhập nào khác.", "This installation uses no other system to sign in."
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
    # Passkeys.
    "passkey": S("Khóa truy cập", "Passkey"),
    "factor_webauthn": S("Khóa truy cập (passkey)", "Passkeys"),
    "field_credential": S("Khóa truy cập", "Passkey"),
    "field_passkey_name": S("Tên để nhận ra thiết bị", "A name by which you know the device"),
    "passkey_sign_in": S("Đăng nhập bằng khóa truy cập", "Sign in with a passkey"),
    "passkey_sign_in_about": S(
        "Điện thoại, máy tính hoặc khóa bảo mật giữ khóa truy cập sẽ hỏi mã PIN, vân tay hoặc khuôn mặt.",
        "The telephone, computer or security key that holds it asks for your PIN, finger or face.",
    ),
    "passkey_use": S("Dùng khóa truy cập", "Use the passkey"),
    "passkey_set": S("Thêm khóa truy cập", "Add a passkey"),
    "passkey_set_about": S(
        "Khóa nằm trong thiết bị, sau mã PIN, vân tay hoặc khuôn mặt; dùng được thay cho mật khẩu.",
        "It is kept on the device, behind a PIN, finger or face, and can be used instead of the password.",
    ),
    "passkey_away": S("Bỏ khóa truy cập", "Take the passkey away"),
    "passkey_away_about": S("{name}: khóa này sẽ không đăng nhập được nữa.", "{name}: it will no longer sign in."),
    "passkey_needs_script": S(
        "Khóa truy cập cần JavaScript. Không có thì dùng ứng dụng xác thực.",
        "Passkeys need JavaScript. Without it, use an authenticator app.",
    ),
    "passkey_refused": S(
        "Thiết bị chưa đưa ra khóa nào. Hãy thử lại, hoặc dùng cách khác.",
        "The device gave no passkey. Try again, or use another way.",
    ),
    "again_mfa_reauthenticate_webauthn": S("Dùng khóa truy cập", "With a passkey"),
    # Where one is signed in.
    "sessions": S("Các phiên đăng nhập", "Where you are signed in"),
    "sessions_about": S(
        "Nếu có phiên không phải của bạn: kết thúc phiên đó, rồi đổi mật khẩu.",
        "If one of these is not you: end it, then change your password.",
    ),
    "sessions_empty": S("Chưa có phiên nào được ghi.", "None is recorded."),
    "column_address": S("Địa chỉ máy", "Address"),
    "column_device": S("Thiết bị, trình duyệt", "Device and browser"),
    "session_this": S("Phiên này", "This one"),
    "session_end": S("Kết thúc", "End it"),
    "sessions_end_others": S("Kết thúc mọi phiên khác", "End all others"),
    # Another password.
    "password_change": S("Đổi mật khẩu", "Change the password"),
    "password_change_about": S(
        "Mọi phiên đăng nhập khác của bạn sẽ kết thúc.", "Wherever else you are signed in, you will be signed out."
    ),
    "forgotten": S("Quên mật khẩu", "Forgotten your password?"),
    "forgotten_about": S(
        "Hãy gõ tên đăng nhập hoặc địa chỉ thư. Đường dẫn đặt lại mật khẩu sẽ được gửi đến địa chỉ thư đã ghi của bạn.",
        "Type your sign-in name or email. A link to set another password goes to the address that is kept of you.",
    ),
    "field_sign_in_or_email": S("Tên đăng nhập hoặc địa chỉ thư", "Sign-in name or email"),
    "forgotten_do": S("Gửi đường dẫn", "Send the link"),
    "forgotten_or_ask": S(
        "Người quản lý người dùng ở đơn vị bạn cũng tạo được một đường dẫn dùng một lần; hãy hỏi họ.",
        "Whoever keeps the people of your organisation can also make a link that is used once; ask them.",
    ),
    "forgotten_sent": S("Hãy xem hộp thư của bạn", "Look into your mail"),
    "forgotten_sent_about": S(
        "Nếu có tài khoản như vậy và có ghi địa chỉ thư, một đường dẫn dùng trong một giờ đã được gửi đến đó.",
        "If there is such an account with an address, a link that is good for an hour is on its way there.",
    ),
    "reset": S("Đặt lại mật khẩu", "Set another password"),
    "reset_about": S(
        "{name}, hãy đặt mật khẩu mới. Mọi phiên đăng nhập của bạn sẽ kết thúc.",
        "{name}, set another password. Wherever you are signed in, you will be signed out.",
    ),
    "reset_do": S("Đặt mật khẩu và đăng nhập", "Set it and sign in"),
    "reset_subject": S("Đặt lại mật khẩu", "Set another password"),
    "reset_body": S(
        "{name},\n\ncó người ở máy {address} vừa xin đặt lại mật khẩu của tài khoản {sign_in}. Nếu đó là bạn, hãy mở "
        "đường dẫn này trước {until}; mỗi đường dẫn dùng được một lần:\n\n{link}\n\nNếu không phải bạn thì không cần "
        "làm gì.\n",
        "{name},\n\nsomebody at {address} asked for another password of the account {sign_in}. If it was you, open "
        "this link before {until}; it can be used once:\n\n{link}\n\nIf it was not you, nothing needs to be done.\n",
    ),
    # What who keeps people does for an account.
    "account_kept": S("Tài khoản", "Account"),
    "account_kept_about": S(
        "Chỉ làm khi chính người này nhờ, hoặc khi có dấu hiệu tài khoản bị lạm dụng. Nhật ký ghi lại việc này.",
        "Only when they ask for it themselves, or the account seems to be misused. The trail says so.",
    ),
    "reset_link_make": S("Tạo đường dẫn đặt lại mật khẩu", "Make a link to set another password"),
    "sessions_end_all": S("Kết thúc mọi phiên đăng nhập", "End all their sessions"),
    "factors_take_away": S("Tắt xác thực hai lớp", "Take their second factor away"),
    "has_no_password": S(
        "{name} chưa có mật khẩu; hãy tạo đường dẫn mời", "{name} has no password; make a link of invitation"
    ),
    "refused_cannot_delete_authenticator": S(
        "Vai trò của bạn cần xác thực hai lớp; hãy bật một cách khác trước khi tắt cách này.",
        "Your role demands a second factor; set up another one before you take this one away.",
    ),
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
