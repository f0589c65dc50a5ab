"""The settings: one table of names, defaults and help, and what is said of a value that does not fit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from thang.words.sentence import Sentence
from thang.workshop.base.people.roles import ROLES
from thang.workshop.project import fit

PREFIX = "THANG_"


@dataclass(frozen=True, slots=True)
class Setting:
    """`reads` gives the value of a text or raises Unfit; the value of a secret is shown nowhere."""

    name: str
    default: str
    reads: Callable[[str], object]
    help: Sentence
    is_secret: bool = False

    @property
    def variable(self) -> str:
        return PREFIX + self.name.upper()


TABLE = (
    Setting(
        "data",
        "thang-data",
        fit.folder,
        Sentence("thư mục giữ cơ sở dữ liệu, khóa bí mật và tệp", "the folder of database, secret key and files"),
    ),
    Setting(
        "database",
        "",
        fit.database,
        Sentence(
            "để trống: SQLite trong thư mục dữ liệu; hoặc postgresql://người-dùng:mật-khẩu@máy/tên",
            "empty: SQLite in the data folder; or postgresql://user:password@host/name",
        ),
        is_secret=True,
    ),
    Setting(
        "secret_key",
        "",
        fit.secret,
        Sentence(
            "khóa ký phiên làm việc; để trống: tự tạo ở lần chạy đầu, giữ trong thư mục dữ liệu",
            "the key that signs sessions; empty: made at the first start and kept in the data folder",
        ),
        is_secret=True,
    ),
    Setting(
        "address", "127.0.0.1:8001", fit.address, Sentence("địa chỉ máy chủ lắng nghe", "where the server listens")
    ),
    Setting(
        "hosts",
        "localhost,127.0.0.1,[::1]",
        fit.hosts,
        Sentence("các tên miền được phép, cách nhau bằng dấu phẩy", "the names under which it may be asked, by commas"),
    ),
    Setting(
        "origin",
        "",
        fit.origin,
        Sentence(
            "địa chỉ https mà người dùng mở, khi đứng sau máy chủ trung gian",
            "the https address that users open, when a proxy stands before it",
        ),
    ),
    Setting(
        "language", "vi", fit.language, Sentence("ngôn ngữ khi người dùng chưa chọn", "until a user has chosen one")
    ),
    Setting(
        "workers",
        "1",
        fit.workers,
        Sentence(
            "số tiến trình làm công việc nền mà thang serve chạy kèm; 0: không chạy kèm",
            "how many workers for background work thang serve runs; 0: none",
        ),
    ),
    Setting(
        "files",
        "",
        fit.files,
        Sentence(
            "để trống: giữ tệp trong thư mục dữ liệu; hoặc s3://tên-bucket?endpoint=https://máy-chủ&region=vùng",
            "empty: files are kept in the data folder; or s3://bucket?endpoint=https://host&region=name",
        ),
    ),
    Setting(
        "files_key",
        "",
        fit.text,
        Sentence("tên khóa truy cập của kho S3", "the name of the access key of the S3 store"),
        is_secret=True,
    ),
    Setting(
        "files_secret",
        "",
        fit.text,
        Sentence("khóa bí mật của kho S3", "the secret key of the S3 store"),
        is_secret=True,
    ),
    Setting("file_size", "50", fit.number, Sentence("cỡ tối đa của một tệp, MB", "the largest file, in MB")),
    Setting(
        "file_count",
        "10000",
        fit.number,
        Sentence("số tệp tối đa của một đơn vị", "the most files of an organisation"),
    ),
    Setting(
        "file_total",
        "20000",
        fit.number,
        Sentence("tổng dung lượng tối đa của một đơn vị, MB", "the most that an organisation's files hold, in MB"),
    ),
    Setting(
        "scanner",
        "",
        fit.scanner,
        Sentence(
            "địa chỉ máy quét vi-rút (clamd); đã đặt thì tệp chưa quét được sẽ không được nhận",
            "the virus scanner (clamd) as host:port; where one is named, no file is taken that it has not passed",
        ),
    ),
    Setting(
        "log",
        "text",
        fit.log,
        Sentence(
            "nhật ký vận hành trên stderr, không có dữ liệu cá nhân; json: mỗi dòng một đối tượng, kể cả từng yêu cầu; "
            "text: cho người đọc, chỉ khi có lỗi",
            "what is logged on stderr, without personal data; json: an object a line, requests too; text: for a "
            "person, only what goes wrong",
        ),
    ),
    Setting(
        "metrics",
        "",
        fit.secret,
        Sentence(
            "mã (token) để Prometheus đọc /metrics; để trống: không có địa chỉ đó",
            "the token by which Prometheus reads /metrics; empty: there is no such address",
        ),
        is_secret=True,
    ),
    Setting(
        "demonstration",
        "no",
        fit.yes_no,
        Sentence(
            "yes: người minh họa đăng nhập không cần mật khẩu, chỉ trên chính máy này",
            "yes: demonstration people sign in without a password, on this very machine only",
        ),
    ),
    Setting(
        "oidc_issuer",
        "",
        fit.issuer,
        Sentence(
            "địa chỉ (issuer) của hệ thống đăng nhập một lần của tỉnh; để trống: chỉ dùng mật khẩu",
            "the issuer of the province's OpenID Connect provider; empty: passwords only",
        ),
    ),
    Setting("oidc_client", "", fit.text, Sentence("mã ứng dụng (client id) ở hệ thống đó", "our client id over there")),
    Setting(
        "oidc_secret",
        "",
        fit.text,
        Sentence("khóa bí mật (client secret) ở hệ thống đó", "our client secret over there"),
        is_secret=True,
    ),
    Setting(
        "oidc_name",
        "OpenID Connect",
        fit.text,
        Sentence("tên ghi trên nút đăng nhập", "what the button calls the provider"),
    ),
    Setting(
        "second_factor",
        "",
        fit.roles,
        Sentence(
            "các vai trò phải xác thực hai lớp, cách nhau bằng dấu phẩy; nên dùng: office,council,operator",
            "the roles that need a second factor, by commas; advised: office,council,operator",
        ),
    ),
    Setting(
        "mail_server",
        "",
        fit.mail_server,
        Sentence(
            "máy chủ thư tên-máy:cổng; cổng 465 dùng TLS ngay, cổng khác dùng STARTTLS; folder: thư là tệp trong thư "
            "mục dữ liệu; để trống: không gửi thư",
            "mail server as host:port; port 465 speaks TLS at once, others STARTTLS; folder: mails are files in the "
            "data folder; empty: no mail is sent",
        ),
    ),
    Setting("mail_from", "", fit.mail_from, Sentence("địa chỉ gửi thư", "the address from which mail comes")),
    Setting("mail_user", "", fit.text, Sentence("tài khoản ở máy chủ thư", "the account at the mail server")),
    Setting(
        "mail_password",
        "",
        fit.text,
        Sentence("mật khẩu của tài khoản đó", "the password of that account"),
        is_secret=True,
    ),
)

FAULTS = {
    "secret": Sentence("phải có ít nhất 32 ký tự", "must have at least 32 characters"),
    "yes_no": Sentence("phải là yes hoặc no", "must be yes or no"),
    "workers": Sentence("phải là số từ 0 đến 16", "must be a number from 0 to 16"),
    "log": Sentence("phải là json hoặc text", "must be json or text"),
    "language": Sentence("phải là vi hoặc en", "must be vi or en"),
    "address": Sentence(
        "phải là tên-máy:cổng, không có http:// và đường dẫn, cổng từ 1 đến 65535; ví dụ 127.0.0.1:8001",
        "must be host:port, without http:// and a path, the port from 1 to 65535; such as 127.0.0.1:8001",
    ),
    "hosts": Sentence(
        "phải là tên miền cách nhau bằng dấu phẩy, ví dụ dti.laocai.gov.vn",
        "must be host names with commas between them, such as dti.example.gov.vn",
    ),
    "origin": Sentence("phải có dạng https://dti.laocai.gov.vn", "must look like https://dti.example.gov.vn"),
    "database": Sentence(
        "phải để trống (SQLite) hoặc có dạng postgresql://người-dùng:mật-khẩu@máy/tên",
        "must be empty (SQLite) or look like postgresql://user:password@host/name",
    ),
    "roles": Sentence(
        f"phải là các vai trò cách nhau bằng dấu phẩy, trong số: {', '.join(ROLES)}",
        f"must be roles with commas between them, of: {', '.join(ROLES)}",
    ),
    "issuer": Sentence(
        "phải có dạng https://dang-nhap.laocai.gov.vn/realms/tinh, không có ? và #",
        "must look like https://login.example.gov.vn/realms/province, without ? and #",
    ),
    "oidc": Sentence("cần có khi THANG_OIDC_ISSUER được đặt", "is needed where THANG_OIDC_ISSUER is set"),
    "mail_from": Sentence(
        "phải là một địa chỉ thư, cần có khi THANG_MAIL_SERVER được đặt; ví dụ dti@laocai.gov.vn",
        "must be a mail address, and is needed where THANG_MAIL_SERVER is set; such as dti@example.gov.vn",
    ),
    "number": Sentence("phải là số nguyên từ 1 đến 999999999", "must be a whole number from 1 to 999999999"),
    "files": Sentence(
        "phải để trống hoặc có dạng s3://tên-bucket?endpoint=https://máy-chủ, không có khóa trong đó",
        "must be empty or look like s3://bucket?endpoint=https://host, without a key in it",
    ),
    "files_keys": Sentence(
        "kho S3 cần cả THANG_FILES_KEY và THANG_FILES_SECRET",
        "an S3 store needs THANG_FILES_KEY and THANG_FILES_SECRET",
    ),
    "unknown": Sentence(
        "không có thiết lập này⟦; gần nhất: {nearest}⟧", "there is no such setting⟦; nearest: {nearest}⟧"
    ),
    "loopback": Sentence(
        "người minh họa chỉ được phép khi THANG_ADDRESS và THANG_HOSTS là chính máy này",
        "demonstration people are allowed only while THANG_ADDRESS and THANG_HOSTS are this very machine",
    ),
}
