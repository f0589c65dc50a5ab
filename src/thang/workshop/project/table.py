"""The settings: one table of names, defaults and help, read once from the environment, with all faults told at once."""

from __future__ import annotations

import os
import re
import secrets
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from thang.words.sentence import Sentence

PREFIX = "THANG_"
# Read by the command before any table, and by `make test`; no setting of the workshop.
NOT_OURS = {"THANG_LANG", "THANG_DEBUG"}
KEY_FILE = "secret.key"
SHORTEST_SECRET = 32
LAST_PORT = 65_535
# A name, four numbers, or an IPv6 address in brackets; then a port. No scheme, no path.
_ADDRESS = re.compile(r"([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\]):(?P<port>[0-9]{1,5})")
_BUCKET = re.compile(
    r"s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\?endpoint=https?://[A-Za-z0-9.:\[\]-]+(&region=[a-z0-9-]+)?"
)
_PORT = re.compile(r"(?<=[\]\d\w]):\d+$")


class Unfit(ValueError):
    """A value that a setting cannot take; the text is a key of FAULTS."""


def _text(value: str) -> str:
    return value


def _secret(value: str) -> str:
    if value and len(value) < SHORTEST_SECRET:
        raise Unfit("secret")
    return value


def _yes_no(value: str) -> bool:
    answers = {"yes": True, "no": False, "có": True, "không": False, "1": True, "0": False}
    if value.lower() not in answers:
        raise Unfit("yes_no")
    return answers[value.lower()]


def _language(value: str) -> str:
    if value not in ("vi", "en"):
        raise Unfit("language")
    return value


def _address(value: str) -> str:
    found = _ADDRESS.fullmatch(value)
    if found is None or not 0 < int(found["port"]) <= LAST_PORT:
        raise Unfit("address")
    return value


def _hosts(value: str) -> str:
    if not all(re.fullmatch(r"[A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\]", host) for host in value.split(",")):
        raise Unfit("hosts")
    return value


def _origin(value: str) -> str:
    if value and not re.fullmatch(r"https?://[A-Za-z0-9.:\[\]-]+", value):
        raise Unfit("origin")
    return value


def _number(value: str) -> int:
    if not re.fullmatch(r"[1-9][0-9]{0,8}", value):
        raise Unfit("number")
    return int(value)


def _scanner(value: str) -> str:
    return _address(value) if value else value


def _files(value: str) -> str:
    """A bucket as an address, without a key in it."""
    if value and not _BUCKET.fullmatch(value):
        raise Unfit("files")
    return value


def _database(value: str) -> str:
    if not value:
        return value
    try:
        known = conninfo_to_dict(value)
    except ProgrammingError:
        raise Unfit("database") from None
    if not value.startswith(("postgresql://", "postgres://")) or not known.get("dbname"):
        raise Unfit("database")
    return value


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
        _text,
        Sentence("thư mục giữ cơ sở dữ liệu, khóa bí mật và tệp", "the folder of database, secret key and files"),
    ),
    Setting(
        "database",
        "",
        _database,
        Sentence(
            "để trống: SQLite trong thư mục dữ liệu; hoặc postgresql://người-dùng:mật-khẩu@máy/tên",
            "empty: SQLite in the data folder; or postgresql://user:password@host/name",
        ),
        is_secret=True,
    ),
    Setting(
        "secret_key",
        "",
        _secret,
        Sentence(
            "khóa ký phiên làm việc; để trống: tự tạo ở lần chạy đầu, giữ trong thư mục dữ liệu",
            "the key that signs sessions; empty: made at the first start and kept in the data folder",
        ),
        is_secret=True,
    ),
    Setting("address", "127.0.0.1:8001", _address, Sentence("địa chỉ máy chủ lắng nghe", "where the server listens")),
    Setting(
        "hosts",
        "localhost,127.0.0.1,[::1]",
        _hosts,
        Sentence("các tên miền được phép, cách nhau bằng dấu phẩy", "the names under which it may be asked, by commas"),
    ),
    Setting(
        "origin",
        "",
        _origin,
        Sentence(
            "địa chỉ https mà người dùng mở, khi đứng sau máy chủ trung gian",
            "the https address that users open, when a proxy stands before it",
        ),
    ),
    Setting(
        "files",
        "",
        _files,
        Sentence(
            "để trống: giữ tệp trong thư mục dữ liệu; hoặc s3://tên-bucket?endpoint=https://máy-chủ&region=vùng",
            "empty: files are kept in the data folder; or s3://bucket?endpoint=https://host&region=name",
        ),
    ),
    Setting(
        "files_key",
        "",
        _text,
        Sentence("tên khóa truy cập của kho S3", "the name of the access key of the S3 store"),
        is_secret=True,
    ),
    Setting(
        "files_secret",
        "",
        _text,
        Sentence("khóa bí mật của kho S3", "the secret key of the S3 store"),
        is_secret=True,
    ),
    Setting("file_size", "50", _number, Sentence("cỡ tối đa của một tệp, MB", "the largest file, in MB")),
    Setting(
        "file_count",
        "10000",
        _number,
        Sentence("số tệp tối đa của một đơn vị", "the most files of an organisation"),
    ),
    Setting(
        "file_total",
        "20000",
        _number,
        Sentence("tổng dung lượng tối đa của một đơn vị, MB", "the most that an organisation's files hold, in MB"),
    ),
    Setting(
        "scanner",
        "",
        _scanner,
        Sentence(
            "địa chỉ máy quét vi-rút (clamd); đã đặt thì tệp chưa quét được sẽ không được nhận",
            "the virus scanner (clamd) as host:port; where one is named, no file is taken that it has not passed",
        ),
    ),
    Setting("language", "vi", _language, Sentence("ngôn ngữ khi người dùng chưa chọn", "until a user has chosen one")),
    Setting(
        "demonstration",
        "no",
        _yes_no,
        Sentence(
            "yes: người minh họa đăng nhập không cần mật khẩu, chỉ trên chính máy này",
            "yes: demonstration people sign in without a password, on this very machine only",
        ),
    ),
)

FAULTS = {
    "secret": Sentence("phải có ít nhất 32 ký tự", "must have at least 32 characters"),
    "yes_no": Sentence("phải là yes hoặc no", "must be yes or no"),
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
    demonstration: bool
    files: str = ""
    files_key: str = field(default="", repr=False)
    files_secret: str = field(default="", repr=False)
    file_size: int = 50
    file_count: int = 10_000
    file_total: int = 20_000
    scanner: str = ""

    @property
    def secret(self) -> str:
        """The secret that was given, else the one in the data folder, which is made where there is none."""
        return self.secret_key or _kept_secret(self.data)


def read(environ: Mapping[str, str]) -> Settings:
    """The settings of the environment. Raises WrongSettings."""
    values: dict[str, str | bool | int] = {}
    faults = list(_unknown(environ))
    for one in TABLE:
        try:
            values[one.name] = one.reads(environ.get(one.variable, "") or one.default)
        except Unfit as unfit:
            faults.append(Fault(one.variable, str(unfit)))
    if values.get("demonstration") and not all(_is_local(str(values.get(name, ""))) for name in ("address", "hosts")):
        faults.append(Fault("THANG_DEMONSTRATION", "loopback"))
    if values.get("files") and not (values.get("files_key") and values.get("files_secret")):
        faults.append(Fault("THANG_FILES", "files_keys"))
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
        demonstration=bool(values["demonstration"]),
        files=str(values["files"]),
        files_key=str(values["files_key"]),
        files_secret=str(values["files_secret"]),
        file_size=int(values["file_size"]),
        file_count=int(values["file_count"]),
        file_total=int(values["file_total"]),
        scanner=str(values["scanner"]),
    )


def _unknown(environ: Mapping[str, str]) -> Iterator[Fault]:
    """A variable that begins as ours do and is none: most likely a slip, which would be passed over in silence."""
    from difflib import get_close_matches  # noqa: PLC0415  # seldom needed, and slow to load

    known = [one.variable for one in TABLE]
    for name in sorted(environ):
        if name.startswith(PREFIX) and name not in known and name not in NOT_OURS:
            yield Fault(name, "unknown", "".join(get_close_matches(name, known, 1)))


def _is_local(addresses: str) -> bool:
    """Whether each of them, with or without a port, is this very machine."""
    return all(_is_this_machine(one) for one in addresses.split(","))


def _is_this_machine(address: str) -> bool:
    host = _PORT.sub("", address).strip("[]")
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


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
