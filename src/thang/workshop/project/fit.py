"""What a setting may be: each function reads one from its text, or raises Unfit with the key of what would be right."""

from __future__ import annotations

import re
from ipaddress import ip_address
from pathlib import Path

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from thang.workshop.base.people.roles import ROLES

SHORTEST_SECRET = 32
LAST_PORT = 65_535
MOST_WORKERS = 16
TO_FOLDER = "folder"  # instead of a mail server: mails are files in the data folder
# A name, four numbers, or an IPv6 address in brackets; then a port. No scheme, no path.
ADDRESS = re.compile(r"([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\]):(?P<port>[0-9]{1,5})")
BUCKET = re.compile(
    r"s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\?endpoint=https?://[A-Za-z0-9.:\[\]-]+(&region=[a-z0-9-]+)?"
)
PORT = re.compile(r"(?<=[\]\d\w]):\d+$")


class Unfit(ValueError):
    """A value that a setting cannot take; the text is a key of FAULTS."""


def text(value: str) -> str:
    return value


def secret(value: str) -> str:
    if value and len(value) < SHORTEST_SECRET:
        raise Unfit("secret")
    return value


def yes_no(value: str) -> bool:
    answers = {"yes": True, "no": False, "có": True, "không": False, "1": True, "0": False}
    if value.lower() not in answers:
        raise Unfit("yes_no")
    return answers[value.lower()]


def workers(value: str) -> int:
    if not re.fullmatch(r"[0-9]{1,2}", value) or int(value) > MOST_WORKERS:
        raise Unfit("workers")
    return int(value)


def language(value: str) -> str:
    if value not in ("vi", "en"):
        raise Unfit("language")
    return value


def log(value: str) -> str:
    if value not in ("json", "text"):
        raise Unfit("log")
    return value


def address(value: str) -> str:
    found = ADDRESS.fullmatch(value)
    if found is None or not 0 < int(found["port"]) <= LAST_PORT:
        raise Unfit("address")
    return value


def folder(value: str) -> Path:
    return Path(value)


def hosts(value: str) -> tuple[str, ...]:
    if not all(re.fullmatch(r"[A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\]", host) for host in value.split(",")):
        raise Unfit("hosts")
    return tuple(value.split(","))


def origin(value: str) -> str:
    if value and not re.fullmatch(r"https?://[A-Za-z0-9.:\[\]-]+", value):
        raise Unfit("origin")
    return value


def number(value: str) -> int:
    if not re.fullmatch(r"[1-9][0-9]{0,8}", value):
        raise Unfit("number")
    return int(value)


def scanner(value: str) -> str:
    return address(value) if value else value


def files(value: str) -> str:
    """A bucket as an address, without a key in it."""
    if value and not BUCKET.fullmatch(value):
        raise Unfit("files")
    return value


def database(value: str) -> str:
    if not value:
        return value
    try:
        known = conninfo_to_dict(value)
    except ProgrammingError:
        raise Unfit("database") from None
    if not value.startswith(("postgresql://", "postgres://")) or not known.get("dbname"):
        raise Unfit("database")
    return value


def roles(value: str) -> frozenset[str]:
    if value and not set(value.split(",")) <= set(ROLES):
        raise Unfit("roles")
    return frozenset(value.split(",")) - {""}


def issuer(value: str) -> str:
    """Over TLS, or on this very machine, where a trial may go without."""
    found = re.fullmatch(r"(https?)://([A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\])(:[0-9]{1,5})?(/[A-Za-z0-9._~/-]*)?", value)
    if value and (found is None or (found[1] == "http" and not is_this_machine(found[2]))):
        raise Unfit("issuer")
    return value


def mail_server(value: str) -> str:
    return value if value in ("", TO_FOLDER) else address(value)


def mail_from(value: str) -> str:
    if value and not re.fullmatch(r"[^\s@<>,]+@[^\s@<>,]+", value):
        raise Unfit("mail_from")
    return value


def is_this_machine(address: str) -> bool:
    """With or without a port."""
    host = PORT.sub("", address).strip("[]")
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
