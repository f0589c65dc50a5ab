"""A scanner that is named is asked for every file; while it does not answer, no file is taken."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator

import pytest
from django.test import Client

from tests.workshop.base.files.cast import GOOD, sent
from tests.workshop.base.files.conftest import Choose
from tests.workshop.base.files.test_pages import post
from tests.workshop.base.files.test_tus import SPEAKING, begun, patched
from tests.workshop.conftest import Browser
from thang.workshop.base.audit.models import Entry
from thang.workshop.base.files.models import Blob, File, Upload
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.people.models import Person

# The harmless text by which every scanner can be tried (eicar.org), in two halves so that none finds it in this file.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-" + rb"ANTIVIRUS-TEST-FILE!$H+H*"


class Daemon(socketserver.ThreadingTCPServer):
    """Speaks as much of clamd as is asked; `answer`, if any, is said whatever came, and empty for silence."""

    allow_reuse_address = True
    daemon_threads = True
    answer: bytes | None = None
    scanned = 0


class Scan(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        server = self.server
        assert isinstance(server, Daemon)
        assert self.rfile.read(10) == b"zINSTREAM\0"
        whole = b""
        while length := int.from_bytes(self.rfile.read(4)):
            whole += self.rfile.read(length)
        server.scanned += 1
        found = b"stream: Eicar-Test-Signature FOUND\0" if EICAR in whole else b"stream: OK\0"
        self.wfile.write(found if server.answer is None else server.answer)


@pytest.fixture
def daemon(choose: Choose) -> Iterator[Daemon]:
    with Daemon(("127.0.0.1", 0), Scan) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        choose(scanner=f"127.0.0.1:{server.server_address[1]}")
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def client(officer: Person, browser: Browser) -> Client:
    return browser(officer)


def test_what_it_passed_is_taken_and_says_so(
    daemon: Daemon, client: Client, officer: Person, commune: Organisation
) -> None:
    one = sent(commune, officer, "a.pdf")
    assert daemon.scanned == 1
    assert one.blob.scanned_by.startswith("127.0.0.1:")
    assert "Đã quét, không thấy vi-rút" in client.get(f"/files/{one.pk}/").content.decode()


def test_what_it_found_is_refused_kept_nowhere_and_told_in_the_trail(
    daemon: Daemon, officer: Person, commune: Organisation
) -> None:
    with pytest.raises(Refused) as refused:
        sent(commune, officer, "a.txt", EICAR)
    assert "Eicar-Test-Signature" in refused.value.text("vi")
    entry = Entry.objects.get(action="file.refused")
    assert entry.organisation == commune.pk
    assert "Eicar-Test-Signature" in entry.after
    assert not Blob.objects.exists()
    assert not Upload.objects.exists()


@pytest.mark.parametrize(
    "answer", [b"", b"INSTREAM size limit exceeded. ERROR\0", b"stream: OK maybe\0", b"\xff" * 9000]
)
def test_no_answer_is_no_pass(answer: bytes, daemon: Daemon, client: Client, commune: Organisation) -> None:
    daemon.answer = answer
    assert "máy quét vi-rút không trả lời" in post(client, commune, "a.pdf", GOOD["a.pdf"]).content.decode()
    assert not File.objects.exists()
    assert not Blob.objects.exists()
    assert not Upload.objects.exists()


def test_an_upload_waits_for_a_scanner_that_is_away(
    daemon: Daemon, client: Client, commune: Organisation, choose: Choose
) -> None:
    there = f"127.0.0.1:{daemon.server_address[1]}"
    choose(scanner="127.0.0.1:9")
    place = begun(client, commune, "a.pdf", len(GOOD["a.pdf"])).headers["Location"]
    answer = patched(client, place, 0, GOOD["a.pdf"])
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "30"
    assert client.head(place, headers=SPEAKING).status_code == 503
    assert not Blob.objects.exists()
    choose(scanner=there)
    assert client.head(place, headers=SPEAKING).status_code == 200
    assert File.objects.get().blob.scanned_by == there


def test_where_none_is_named_none_is_asked(client: Client, officer: Person, commune: Organisation) -> None:
    one = sent(commune, officer, "a.pdf")
    assert "Chưa quét" in client.get(f"/files/{one.pk}/").content.decode()
