"""The settings: one table of names, defaults and help, read once from the environment, with all faults told at once."""

from __future__ import annotations

import os
import secrets
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from thang.words.sentence import Sentence
from thang.workshop.base.people.roles import ROLES
from thang.workshop.project import fit

PREFIX = "THANG_"
# Read by the command before any table, and by `make test`; no setting of the workshop.
NOT_OURS = {"THANG_LANG", "THANG_DEBUG"}
KEY_FILE = "secret.key"
TLS_AT_ONCE = 465


@dataclass(frozen=True, slots=True)
class Setting:
    """`reads` gives the value of a text or raises Unfit; the value of a secret is shown nowhere."""

    name: str
    default: str
    reads: Callable[[str], str | bool | int]
    help: Sentence
    is_secret: bool = False

    @property
    def variable(self) -> str:
        return PREFIX + self.name.upper()


TABLE = (
    Setting(
        "data",
        "thang-data",
        fit.text,
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
    Setting(
        "gateway",
        "",
        fit.gateway,
        Sentence(
            "địa chỉ https của cổng nhắn tin SMS, Zalo; folder: tin nhắn là tệp trong thư mục dữ liệu; để trống: tắt",
            "the https address of a gateway for SMS or Zalo; folder: messages are files in the data folder; empty: off",
        ),
    ),
    Setting(
        "gateway_secret",
        "",
        fit.secret,
        Sentence("khóa ký tin nhắn gửi đến cổng", "the key that signs what is sent to the gateway"),
        is_secret=True,
    ),
)

FAULTS = {
    "secret": Sentence("phải có ít nhất 32 ký tự", "must have at least 32 characters"),
    "yes_no": Sentence("phải là yes hoặc no", "must be yes or no"),
    "workers": Sentence("phải là số từ 0 đến 16", "must be a number from 0 to 16"),
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
    "gateway": Sentence(
        "phải để trống, là folder, hoặc có dạng https://tin-nhan.laocai.gov.vn/gui",
        "must be empty, folder, or look like https://messages.example.gov.vn/send",
    ),
    "gateway_secret": Sentence(
        "cần có khi THANG_GATEWAY là một địa chỉ; từ 32 ký tự trở lên",
        "is needed where THANG_GATEWAY is an address; 32 characters or more",
    ),
    "unknown": Sentence(
        "không có thiết lập này⟦; gần nhất: {nearest}⟧", "there is no such setting⟦; nearest: {nearest}⟧"
    ),
    "loopback": Sentence(
        "người minh họa chỉ được phép khi THANG_ADDRESS và THANG_HOSTS là chính máy này",
        "demonstration people are allowed only while THANG_ADDRESS and THANG_HOSTS are this very machine",
    ),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """A variable, and the key of FAULTS that says what would be right."""

    variable: str
    kind: str
    nearest: str = ""


class WrongSettings(Exception):
    """Every fault at once."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("; ".join(f"{one.variable}: {FAULTS[one.kind].en}" for one in faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Settings:
    """What was chosen, for the whole life of the process."""

    data: Path
    database: str = field(repr=False)
    secret_key: str = field(repr=False)
    address: str
    hosts: tuple[str, ...]
    origin: str
    language: str
    workers: int
    demonstration: bool
    oidc_issuer: str = ""
    oidc_client: str = ""
    oidc_secret: str = field(default="", repr=False)
    oidc_name: str = "OpenID Connect"
    second_factor: frozenset[str] = frozenset()
    mail_server: str = ""
    mail_from: str = ""
    mail_user: str = ""
    mail_password: str = field(default="", repr=False)
    gateway: str = ""
    gateway_secret: str = field(default="", repr=False)

    @property
    def secret(self) -> str:
        """The secret that was given, else the one in the data folder, which is made where there is none."""
        return self.secret_key or _kept_secret(self.data)

    @property
    def mail_host(self) -> str:
        return self.mail_server.rpartition(":")[0].strip("[]")

    @property
    def mail_port(self) -> int:
        return int(self.mail_server.rpartition(":")[2]) if self.mail_host else 0


_TEXTS = tuple(one.name for one in TABLE if one.name.startswith(("oidc_", "mail_", "gateway")))


def read(environ: Mapping[str, str]) -> Settings:
    """The settings of the environment. Raises WrongSettings."""
    values: dict[str, str | bool | int] = {}
    faults = list(_unknown(environ))
    for one in TABLE:
        try:
            values[one.name] = one.reads(environ.get(one.variable, "") or one.default)
        except fit.Unfit as unfit:
            faults.append(Fault(one.variable, str(unfit)))
    if values.get("demonstration") and not all(
        fit.is_local(str(values.get(name, ""))) for name in ("address", "hosts")
    ):
        faults.append(Fault("THANG_DEMONSTRATION", "loopback"))
    if values.get("mail_server") and values.get("mail_from") == "":
        faults.append(Fault("THANG_MAIL_FROM", "mail_from"))
    if str(values.get("gateway", "")).startswith("http") and values.get("gateway_secret") == "":
        faults.append(Fault("THANG_GATEWAY_SECRET", "gateway_secret"))
    if environ.get("THANG_OIDC_ISSUER"):
        faults += [
            Fault(f"THANG_{name.upper()}", "oidc") for name in ("oidc_client", "oidc_secret") if not values[name]
        ]
    if faults:
        raise WrongSettings(faults)
    return Settings(
        data=Path(str(values["data"])),
        database=str(values["database"]),
        secret_key=str(values["secret_key"]),
        address=str(values["address"]),
        hosts=tuple(str(values["hosts"]).split(",")),
        origin=str(values["origin"]),
        language=str(values["language"]),
        workers=int(values["workers"]),
        demonstration=bool(values["demonstration"]),
        second_factor=frozenset(str(values["second_factor"]).split(",")) - {""},
        **{name: str(values[name]) for name in _TEXTS},
    )


def _unknown(environ: Mapping[str, str]) -> Iterator[Fault]:
    """A variable that begins as ours do and is none: most likely a slip, which would be passed over in silence."""
    from difflib import get_close_matches  # noqa: PLC0415  # seldom needed, and slow to load

    known = [one.variable for one in TABLE]
    for name in sorted(environ):
        if name.startswith(PREFIX) and name not in known and name not in NOT_OURS:
            yield Fault(name, "unknown", "".join(get_close_matches(name, known, 1)))


def _kept_secret(folder: Path) -> str:
    path = folder / KEY_FILE
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not path.exists():
        handle, fresh = tempfile.mkstemp(dir=folder, prefix=f".{KEY_FILE}-")  # readable by its owner alone
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):  # somebody else was first: theirs holds
            os.link(fresh, path)
        Path(fresh).unlink()
    return path.read_text(encoding="ascii").strip()
