"""The settings as chosen: read once from the environment, with all faults told at once."""

from __future__ import annotations

import os
import secrets
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from thang.workshop.project import fit
from thang.workshop.project.table import FAULTS, PREFIX, TABLE

# Read by the command before any table, and by `make test`; no setting of the workshop.
NOT_OURS = {"THANG_LANG", "THANG_DEBUG"}
KEY_FILE = "secret.key"
TLS_AT_ONCE = 465


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
    """What was chosen, for the whole life of the process; a field for each row of the table."""

    data: Path
    database: str = field(repr=False)
    secret_key: str = field(repr=False)
    address: str
    hosts: tuple[str, ...]
    origin: str
    language: str
    workers: int
    demonstration: bool
    files: str = ""
    files_key: str = field(default="", repr=False)
    files_secret: str = field(default="", repr=False)
    file_size: int = 50
    file_count: int = 10_000
    file_total: int = 20_000
    scanner: str = ""
    log: str = "text"
    metrics: str = field(default="", repr=False)
    oidc_issuer: str = ""
    oidc_client: str = ""
    oidc_secret: str = field(default="", repr=False)
    oidc_name: str = "OpenID Connect"
    second_factor: frozenset[str] = frozenset()
    mail_server: str = ""
    mail_from: str = ""
    mail_user: str = ""
    mail_password: str = field(default="", repr=False)

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


def read(environ: Mapping[str, str]) -> Settings:
    """The settings of the environment. Raises WrongSettings."""
    values: dict[str, Any] = {}
    faults = list(_unknown(environ))
    for one in TABLE:
        try:
            values[one.name] = one.reads(environ.get(one.variable, "") or one.default)
        except fit.Unfit as unfit:
            faults.append(Fault(one.variable, str(unfit)))
    faults += _apart(values)
    if faults:
        raise WrongSettings(faults)
    return Settings(**values)


def _apart(values: Mapping[str, Any]) -> Iterator[Fault]:
    """What each for itself fits, but not together; one that did not fit is not there, and counts as chosen."""
    asked_at = (*values.get("hosts", ()), values.get("address", "localhost"))
    if values.get("demonstration") and not all(map(fit.is_this_machine, asked_at)):
        yield Fault("THANG_DEMONSTRATION", "loopback")
    if values.get("mail_server") and values.get("mail_from") == "":
        yield Fault("THANG_MAIL_FROM", "mail_from")
    if values.get("oidc_issuer", True):
        missing = (name for name in ("oidc_client", "oidc_secret") if not values.get(name, True))
        yield from (Fault(f"THANG_{name.upper()}", "oidc") for name in missing)
    if values.get("files") and not (values.get("files_key") and values.get("files_secret")):
        yield Fault("THANG_FILES", "files_keys")


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
