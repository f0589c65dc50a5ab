"""An address that somebody typed leads to public machines only, is read within bounds, and tells nothing of us."""

from __future__ import annotations

import ast
import gzip
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from thang.words.workshop import WORKSHOP
from thang.workshop.base.parts import fetching
from thang.workshop.base.parts.fetching import RULES, Address, Rules, Unfetched, fetch, is_public, resolved

HERE = ip_address("127.0.0.1")
SOURCE = Path(__file__).parents[4] / "src/thang/workshop"
# Who may speak to other machines, and why that is no address that a user typed.
SPEAKERS = {
    "base/parts/fetching.py": "the one guarded way",
    "base/files/scanner.py": "the scanner of the settings",
    "base/files/store_s3.py": "the store of the settings",
    "base/notices/gateway.py": "the gateway of the settings",
    "base/notices/jobs.py": "faults of the mail server of the settings",
    "base/signin/oidc_views.py": "faults of the provider of the settings",
}
NETWORKS = {"requests", "urllib3", "httpx", "aiohttp", "socket", "smtplib", "ftplib", "minio"} | {
    "http.client",
    "urllib.request",
}
PRIVATE = (
    "127.0.0.1 127.1.2.3 10.0.0.1 10.255.255.255 172.16.0.1 172.31.255.255 192.168.0.1 169.254.169.254 100.64.0.1 "
    "0.1.2.3 192.0.0.1 192.0.2.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1 0.0.0.0 "
    "255.255.255.255 :: ::1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:a9fe:a9fe fe80::1 fc00::1 fd00::1 "
    "ff02::1 2001:db8::1 100::1 2002:7f00:1:: 2002:a00:1:: 2002:c0a8:1:: 64:ff9b::127.0.0.1 64:ff9b::10.0.0.1 "
    "64:ff9b::a9fe:a9fe 64:ff9b:1::a00:1 2001:0:4136:e378:8000:63bf:80ff:fffe"
)
PUBLIC = "1.1.1.1 8.8.8.8 203.113.0.1 2606:4700:4700::1111 2001:ee0::1 2002:808:808::1 64:ff9b::8.8.8.8"
# As it is typed, and why it is refused; nobody is asked.
TYPED = {
    "http://2130706433/": "private",
    "http://0x7f000001/": "private",
    "http://0177.0.0.1/": "private",
    "http://127.1/": "private",
    "http://0/": "private",
    "http://localhost/": "private",
    "http://[::1]/": "private",
    "http://[::ffff:127.0.0.1]/": "private",
    "http://[fe80::1]/": "private",
    "http://169.254.169.254/latest/meta-data/": "private",
    "http://１２７.0.0.1/": "private",
    "http://127。0。0。1/": "private",
    "file:///etc/passwd": "scheme",
    "ftp://example.org/": "scheme",
    "gopher://example.org/": "scheme",
    "javascript:alert(1)": "scheme",
    "//example.org/": "scheme",
    "example.org": "scheme",
    "": "scheme",
    "http://": "address",
    "http:///a": "address",
    "http://./": "address",
    "http://exam ple.org/": "address",
    "http://example.org/\r\nHost: evil": "address",
    "http://example.org\\@127.0.0.1/": "address",
    "http://[::1": "address",
    "http://example.org:99999/": "address",
    "http://example.org:a/": "address",
    "http://" + "a" * 64 + ".org/": "address",
    "https://example.org/" + "a" * 2000: "address",
    "http://me@example.org/": "credentials",
    "http://me:word@example.org/": "credentials",
    "http://example.org:22/": "port",
    "http://example.org:8080/": "port",
    "http://example.org:6379/": "port",
    "http://no-such-name.invalid/": "name",
}


class Site(BaseHTTPRequestHandler):
    """What the other side may do."""

    protocol_version = "HTTP/1.1"
    asked: list[dict[str, str]]

    def do_GET(self) -> None:
        self.server.asked.append({**self.headers, "path": self.path})  # type: ignore[attr-defined]  # set by the fixture
        getattr(self, self.path.strip("/").partition("/")[0].partition("?")[0] or "well")()

    def give(self, content: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {
            "Content-Type": "Text/HTML; charset=utf-8",
            "Content-Length": str(len(content)),
            **headers,
        }.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(content)

    def well(self) -> None:
        self.give("Xin chào".encode(), Set_Cookie="a=1")

    def gone(self) -> None:
        self.give(b"gone", 404)

    def large(self) -> None:
        self.send_response(200)
        self.end_headers()
        while True:
            self.wfile.write(b"a" * 65536)

    def packed(self) -> None:
        self.give(gzip.compress(b"a" * 10_000_000), Content_Encoding="gzip")

    def drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        while True:
            self.wfile.write(b"a")
            time.sleep(0.05)

    def headers_drip(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for number in range(1000):
            self.wfile.write(b"X-%d: a\r\n" % number)
            time.sleep(0.05)

    def silent(self) -> None:
        time.sleep(8)

    def short(self) -> None:
        self.give(b"half", Content_Length="8")
        self.close_connection = True

    def babble(self) -> None:
        self.wfile.write(b"SSH-2.0-OpenSSH_9\r\n\r\n")
        self.close_connection = True

    def round(self) -> None:
        self.give(b"", 302, Location="/round/")

    def twice(self) -> None:
        self.give(b"", 301, Location="/round/../once/")

    def once(self) -> None:
        self.give(b"", 307, Location="../well/?x=1#y")

    def inside(self) -> None:
        self.give(b"", 302, Location="http://inside.example/")

    def to_file(self) -> None:
        self.give(b"", 302, Location="file:///etc/passwd")

    def plain(self) -> None:
        self.give(b"", 302, Location="http://site.example/")

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture(scope="module")
def site() -> Iterator[ThreadingHTTPServer]:
    yield from listening()


def listening(context: ssl.SSLContext | None = None) -> Iterator[ThreadingHTTPServer]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        server.daemon_threads = True
        server.handle_error = lambda *_: None  # type: ignore[method-assign]  # lines are cut here on purpose
        server.asked = []  # type: ignore[attr-defined]  # ours
        if context is not None:
            server.socket = context.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def rules_of(server: ThreadingHTTPServer, redirects: int = 3) -> Rules:
    """One name is the test's server, which counts as public; `inside.example` is the metadata of a cloud."""
    known = {"site.example": HERE, "inside.example": ip_address("169.254.169.254")}
    return replace(
        RULES,
        resolve=lambda host, port: [known[host]],
        admits=lambda address: address == HERE,
        ports=frozenset({80, 443, server.server_port}),
        seconds=2.0,
        bytes=1_000_000,
        redirects=redirects,
    )


def kind_of(address: str, rules: Rules) -> str:
    with pytest.raises(Unfetched) as unfetched:
        fetch(address, rules)
    sentence = WORKSHOP[f"fetch_{unfetched.value.kind}"]
    for language in ("vi", "en"):
        assert "{" not in sentence.say(language, unfetched.value.facts)
    return unfetched.value.kind


@pytest.mark.parametrize("address", PRIVATE.split())
def test_no_address_of_ours_is_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", PUBLIC.split())
def test_public_ones_are(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(("address", "kind"), TYPED.items(), ids=ascii)
def test_what_may_not_be_asked_is_refused_with_its_reason(
    address: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Numbers as the system reads them; no name is asked for elsewhere, and no connection is made."""

    def known(host: str, port: int) -> list[Address]:
        if host.endswith(".invalid"):
            raise OSError
        return resolved(host, port)

    monkeypatch.setattr(fetching, "Line", None)
    assert kind_of(address, replace(RULES, resolve=known)) == kind


def test_a_page_comes_whole_with_its_digest_and_nothing_of_ours_is_sent(
    site: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1/")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1/")
    found = fetch(f"http://SITE.example:{site.server_port}/?q=%C4%91#part", rules_of(site))
    assert (found.status, found.media, found.content.decode()) == (200, "text/html", "Xin chào")
    assert found.sha256 == sha256(found.content).hexdigest()
    assert found.address == f"http://site.example:{site.server_port}/?q=%C4%91"
    sent = site.asked[-1]  # type: ignore[attr-defined]  # ours
    assert sent.keys() == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection", "path"}
    assert (sent["Host"], sent["User-Agent"]) == (f"site.example:{site.server_port}", "Thang")


def test_an_answer_is_an_answer(site: ThreadingHTTPServer) -> None:
    assert fetch(f"http://site.example:{site.server_port}/gone/", rules_of(site)).status == 404


def test_what_is_packed_stays_packed(site: ThreadingHTTPServer) -> None:
    found = fetch(f"http://site.example:{site.server_port}/packed/", rules_of(site))
    assert len(found.content) < 50_000


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("large", "large"),
        ("drip", "late"),
        ("headers_drip", "late"),
        ("silent", "late"),
        ("short", "unreachable"),
        ("babble", "unreachable"),
        ("round", "redirects"),
        ("inside", "private"),
        ("to_file", "scheme"),
    ],
)
def test_what_the_other_side_does_wrong_ends_in_time(site: ThreadingHTTPServer, path: str, kind: str) -> None:
    began = time.monotonic()
    assert kind_of(f"http://site.example:{site.server_port}/{path}/", rules_of(site)) == kind
    assert time.monotonic() - began < 6


def test_it_is_led_on_three_times_at_most(site: ThreadingHTTPServer) -> None:
    found = fetch(f"http://site.example:{site.server_port}/twice/", rules_of(site))
    assert found.address.endswith("/well/?x=1")
    assert kind_of(f"http://site.example:{site.server_port}/twice/", rules_of(site, redirects=1)) == "redirects"


def test_a_name_that_means_something_else_a_moment_later_leads_nowhere(site: ThreadingHTTPServer) -> None:
    """It is asked for once, and the connection goes to what was looked at."""
    answers = iter([[HERE], [ip_address("10.0.0.1")]])
    rules = replace(rules_of(site), resolve=lambda host, port: next(answers))
    assert fetch(f"http://site.example:{site.server_port}/", rules).status == 200
    assert next(answers) == [ip_address("10.0.0.1")], "asked once"


def test_one_private_address_behind_a_name_is_enough(site: ThreadingHTTPServer) -> None:
    rules = replace(rules_of(site), resolve=lambda host, port: [HERE, ip_address("10.0.0.1")])
    assert kind_of(f"http://site.example:{site.server_port}/", rules) == "private"
    assert kind_of("http://site.example/", replace(rules, resolve=lambda host, port: [])) == "private"


def test_a_port_where_nobody_listens_is_no_fault_of_ours() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    rules = Rules(resolve=lambda host, port: [HERE], admits=lambda _: True, ports=frozenset({port}), seconds=1)
    assert kind_of(f"http://site.example:{port}/", rules) == "unreachable"


# --- TLS --------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def trusted(tmp_path_factory: pytest.TempPathFactory) -> tuple[ssl.SSLContext, Callable[[], ssl.SSLContext]]:
    """A server's certificate for site.example alone, and who trusts it."""
    folder = tmp_path_factory.mktemp("tls")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "site.example")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("site.example")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = folder / "both.pem"
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(certificate.public_bytes(serialization.Encoding.PEM) + secret)
    ours = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ours.load_cert_chain(path)
    return ours, lambda: ssl.create_default_context(cafile=str(path))


@pytest.fixture(scope="module")
def safe(trusted: tuple[ssl.SSLContext, Callable[[], ssl.SSLContext]]) -> Iterator[ThreadingHTTPServer]:
    yield from listening(trusted[0])


def test_a_certificate_is_checked_by_the_name_that_was_typed(
    safe: ThreadingHTTPServer, trusted: tuple[ssl.SSLContext, Callable[[], ssl.SSLContext]]
) -> None:
    rules = replace(rules_of(safe), trust=trusted[1])
    port = safe.server_port
    assert fetch(f"https://site.example:{port}/", rules).status == 200
    everybody = replace(rules, resolve=lambda host, port: [HERE])
    assert kind_of(f"https://other.example:{port}/", everybody) == "certificate"
    assert kind_of(f"https://site.example:{port}/", rules_of(safe)) == "certificate"


def test_nothing_leads_from_tls_to_none(
    safe: ThreadingHTTPServer, trusted: tuple[ssl.SSLContext, Callable[[], ssl.SSLContext]]
) -> None:
    rules = replace(rules_of(safe), trust=trusted[1])
    assert kind_of(f"https://site.example:{safe.server_port}/plain/", rules) == "insecure"


# --- Nobody else ------------------------------------------------------------------------------------------------------


def spoken(path: Path) -> set[str]:
    """Of the modules that speak to other machines, those that a file takes in."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module, *(f"{node.module}.{one.name}" for one in node.names)]
        found |= {net for net in NETWORKS for name in names if name == net or name.startswith(f"{net}.")}
    return found


def test_nobody_else_speaks_to_other_machines() -> None:
    speaking = {str(path.relative_to(SOURCE)) for path in SOURCE.rglob("*.py") if spoken(path)}
    assert speaking == SPEAKERS.keys()


def test_one_who_does_would_be_found(tmp_path: Path) -> None:
    for line in (
        "import requests",
        "from urllib.request import urlopen",
        "from urllib import request",
        "import http.client",
    ):
        (tmp_path / "a.py").write_text(line)
        assert spoken(tmp_path / "a.py"), line


def test_a_handshake_that_drips_ends_in_time(trusted: tuple[ssl.SSLContext, Callable[[], ssl.SSLContext]]) -> None:
    """Every byte comes before a timeout of the socket does."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def drip() -> None:
            line, _ = server.accept()
            with suppress(OSError), line:
                line.sendall(b"\x16\x03\x03\x40\x00")
                while True:
                    line.sendall(b"\x02")
                    time.sleep(0.05)

        threading.Thread(target=drip, daemon=True).start()
        port = server.getsockname()[1]
        rules = Rules(resolve=lambda host, port: [HERE], admits=lambda _: True, ports=frozenset({port}), seconds=1)
        began = time.monotonic()
        assert kind_of(f"https://site.example:{port}/", rules) in ("late", "unreachable")
        assert time.monotonic() - began < 6
