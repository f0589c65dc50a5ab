"""The one way in which the workshop fetches an address that somebody typed: of public machines, little, not for long.

A name is resolved here, every address behind it has to be public, and the connection goes to the very one that was
looked at: a name that means something else a moment later leads nowhere. Redirects are looked at again, each of them.
Nothing of ours is sent along: no cookie, no proxy of the environment, nothing that tells who asks.
"""

from __future__ import annotations

import re
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from http.client import HTTPException
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from threading import Timer
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import HTTPResponse

PORTS = {"http": 80, "https": 443}
LONGEST_ADDRESS = 2000
MOVED = {301, 302, 303, 307, 308}
HEADERS = {"User-Agent": "Thang", "Accept": "*/*", "Accept-Encoding": "identity", "Connection": "close"}
PIECE = 1 << 16
# IPv6 in which an IPv4 address stands that a gateway would go on to.
WRAPPED = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"), IPv6Network("::/96"))
_STRANGE = re.compile(r"[\x00-\x20\x7f\\\s]")
Address = IPv4Address | IPv6Address


class Unfetched(Exception):
    """Why not: `fetch_<kind>` is a sentence of the words, `facts` fill it."""

    def __init__(self, kind: str, **facts: str | int) -> None:
        self.kind, self.facts = kind, {name: str(fact) for name, fact in facts.items()}
        super().__init__(kind)


@dataclass(frozen=True, slots=True)
class Fetched:
    """`address`: where it came from in the end; `content`: as it was sent, nothing unpacked."""

    status: int
    address: str
    media: str
    content: bytes
    sha256: str


def resolved(host: str, port: int) -> list[Address]:
    """Every address of a name. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [ip_address(str(one[4][0]).partition("%")[0]) for one in found]


def is_public(address: Address) -> bool:
    """Whether it is a machine of everybody's: neither this one, nor one of this network, nor one inside of another."""
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if inner is None and any(address in one for one in WRAPPED):
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


@dataclass(frozen=True, slots=True)
class Rules:
    """How far a fetch goes."""

    resolve: Callable[[str, int], list[Address]] = resolved
    admits: Callable[[Address], bool] = is_public
    ports: frozenset[int] = frozenset(PORTS.values())
    trust: Callable[[], ssl.SSLContext] = ssl.create_default_context
    seconds: float = 20.0
    bytes: int = 20_000_000
    redirects: int = 3


RULES = Rules()


def fetch(address: str, rules: Rules = RULES) -> Fetched:
    """What stands there now. Raises Unfetched, and nothing else for whatever the other side does."""
    until = time.monotonic() + rules.seconds
    for _ in range(rules.redirects + 1):
        parts = _checked(address, rules)
        found, onward = _asked(parts, rules, until)
        if onward is None:
            return found
        if parts.scheme == "https" and not onward.startswith("https:"):
            raise Unfetched("insecure")
        address = onward
    raise Unfetched("redirects", most=rules.redirects)


def check(address: str, rules: Rules = RULES) -> None:
    """Whether it is an address at all that may be asked, without asking it. Raises Unfetched."""
    _checked(address, rules)


def _checked(address: str, rules: Rules) -> SplitResult:
    if len(address) > LONGEST_ADDRESS or _STRANGE.search(address):
        raise Unfetched("address")
    try:
        parts = urlsplit(address)
        port, host = parts.port, (parts.hostname or "").encode("idna").decode("ascii")
    except ValueError:
        raise Unfetched("address") from None
    if parts.scheme not in PORTS:
        raise Unfetched("scheme")
    if "@" in parts.netloc:
        raise Unfetched("credentials")
    if not host.strip("."):
        raise Unfetched("address")
    if (port or PORTS[parts.scheme]) not in rules.ports:
        raise Unfetched("port")
    name = f"[{host}]" if ":" in host else host
    return parts._replace(netloc=name if port is None else f"{name}:{port}", fragment="")


def _asked(parts: SplitResult, rules: Rules, until: float) -> tuple[Fetched, str | None]:
    """What came, and where it leads on to."""
    try:
        with _connection(parts, rules, until) as line:
            path = urlunsplit(("", "", parts.path or "/", parts.query, ""))
            line.request("GET", path, headers={**HEADERS, "Host": parts.netloc}, preload_content=False)
            with closing(line.getresponse()) as answer:
                onward = answer.headers.get("Location") if answer.status in MOVED else None
                content = b"" if onward else _read(answer, rules, until)
    except ssl.SSLCertVerificationError:
        raise Unfetched("certificate") from None
    except (OSError, HTTPError, HTTPException, ValueError) as error:
        kind = "late" if time.monotonic() >= until or isinstance(error, TimeoutError) else "unreachable"
        raise Unfetched(kind, seconds=round(rules.seconds)) from None
    here = urlunsplit(parts)
    media = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()[:100]
    return Fetched(answer.status, here, media, content, sha256(content).hexdigest()), onward and urljoin(here, onward)


class Line(HTTPConnection):
    """That another thread can cut, whatever it is doing: a second handle on the socket stays in reach during TLS."""

    handle: socket.socket | None = None

    def _new_conn(self) -> socket.socket:
        opened = super()._new_conn()
        self.handle = opened.dup()
        return opened

    def cut(self) -> None:
        if self.handle is not None:
            with suppress(OSError):
                self.handle.shutdown(socket.SHUT_RDWR)

    def end(self) -> None:
        self.close()
        if self.handle is not None:
            self.handle.close()


class SafeLine(Line, HTTPSConnection):
    """Over TLS."""


@contextmanager
def _connection(parts: SplitResult, rules: Rules, until: float) -> Iterator[Line]:
    """To one of the addresses that were looked at; cut when its time is up."""
    host, port = str(parts.hostname), parts.port or PORTS[parts.scheme]
    try:
        behind = rules.resolve(host, port)
    except OSError:
        raise Unfetched("name", host=host) from None
    if not behind or not all(map(rules.admits, behind)):
        raise Unfetched("private", host=host)
    left = max(0.1, until - time.monotonic())
    line = Line(str(behind[0]), port, timeout=left)
    if parts.scheme == "https":
        line = SafeLine(str(behind[0]), port, timeout=left, ssl_context=rules.trust(), server_hostname=host)
    cutting = Timer(left, line.cut)
    cutting.daemon = True
    cutting.start()
    try:
        line.connect()
        yield line
    finally:
        cutting.cancel()
        line.end()


def _read(answer: HTTPResponse, rules: Rules, until: float) -> bytes:
    whole = bytearray()
    while piece := answer.read(PIECE, decode_content=False):
        whole += piece
        if len(whole) > rules.bytes:
            raise Unfetched("large", megabytes=rules.bytes // 1_000_000)
    if time.monotonic() >= until:  # it was cut, and what came is not the whole
        raise TimeoutError
    return bytes(whole)
