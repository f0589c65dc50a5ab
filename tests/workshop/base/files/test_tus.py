"""The tus protocol as a client speaks it."""

from __future__ import annotations

import base64
from threading import BoundedSemaphore
from typing import Any

import pytest
from django.test import Client

from tests.workshop.base.files.cast import GOOD, pdf
from tests.workshop.base.files.conftest import Choose
from tests.workshop.conftest import Browser
from thang.workshop.base.files import tus
from thang.workshop.base.files.incoming import part_of
from thang.workshop.base.files.models import Blob, File, Upload
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.people.models import Person

WHOLE = pdf(filling=3_000_000)
SPEAKING = {"Tus-Resumable": "1.0.0"}


def begun(client: Client, where: Organisation, name: str = "quét.pdf", size: int = len(WHOLE), **headers: Any) -> Any:
    coded = base64.b64encode(name.encode()).decode()
    said = {**SPEAKING, "Upload-Length": str(size), "Upload-Metadata": f"filetype eA==,filename {coded}", **headers}
    return client.post(f"/files/organisation/{where.pk}/uploads/", content_type=tus.BODY, headers=said)


def patched(client: Client, place: str, at: int, piece: bytes, kind: str = tus.BODY) -> Any:
    return client.patch(place, piece, content_type=kind, headers={**SPEAKING, "Upload-Offset": str(at)})


def offset(client: Client, place: str) -> int:
    return int(client.head(place, headers=SPEAKING).headers["Upload-Offset"])


@pytest.fixture
def client(officer: Person, browser: Browser) -> Client:
    return browser(officer)


@pytest.fixture
def place(client: Client, commune: Organisation) -> str:
    """Of an upload that was begun."""
    return str(begun(client, commune).headers["Location"])


def test_a_file_goes_in_pieces_and_is_there_after_the_last_one(client: Client, place: str) -> None:
    answers = []
    for at in range(0, len(WHOLE), 1_000_000):
        assert offset(client, place) == at
        assert not File.objects.exists()
        answers.append(patched(client, place, at, WHOLE[at : at + 1_000_000]))
    assert {answer.status_code for answer in answers} == {204}
    one = File.objects.get()
    assert answers[-1].headers["Thang-File"] == f"/files/{one.pk}/"
    assert one.name == "quét.pdf"
    assert b"".join(client.get(f"/files/{one.pk}/content/").streaming_content) == WHOLE  # type: ignore[attr-defined]  # a FileResponse
    assert client.head(place, headers=SPEAKING).headers["Thang-File"] == f"/files/{one.pk}/"
    assert File.objects.count() == 1


def test_what_the_server_can_do_is_said(client: Client, commune: Organisation) -> None:
    answer = client.options(f"/files/organisation/{commune.pk}/uploads/")
    assert answer.headers["Tus-Version"] == "1.0.0"
    assert answer.headers["Tus-Extension"] == "creation,termination,expiration"
    assert answer.headers["Tus-Max-Size"] == "50000000"


def test_another_version_is_refused(client: Client, commune: Organisation, place: str) -> None:
    older: dict[str, Any] = {"Tus-Resumable": "0.2.2"}
    assert begun(client, commune, **older).status_code == 412
    assert client.head(place).status_code == 412


def test_a_piece_that_does_not_follow_is_refused_and_told_where_it_is(client: Client, place: str) -> None:
    patched(client, place, 0, WHOLE[:10])
    answer = patched(client, place, 5, WHOLE[5:20])
    assert answer.status_code == 409
    assert answer.headers["Upload-Offset"] == "10"
    assert offset(client, place) == 10
    assert patched(client, place, 10, b"x", "text/plain").status_code == 415


def test_more_than_was_announced_is_not_kept(client: Client, place: str) -> None:
    assert patched(client, place, 0, WHOLE + b"more").status_code == 204
    assert File.objects.get().blob.size == len(WHOLE)


@pytest.mark.parametrize(
    ("name", "size", "status"),
    [
        ("a.pdf", 0, 422),
        ("a.exe", 5, 422),
        ("../.pdf", 5, 422),
        ("a.pdf", 50_000_001, 413),
        ("x" * 300 + ".pdf", 5, 422),
    ],
)
def test_what_will_not_be_taken_is_refused_before_a_byte_is_sent(
    name: str, size: int, status: int, client: Client, commune: Organisation
) -> None:
    answer = begun(client, commune, name, size)
    assert answer.status_code == status
    assert len(answer.content.decode()) > 10
    assert not Upload.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [{"Upload-Length": "-1"}, {"Upload-Length": "x"}, {"Upload-Metadata": "filename ???"}, {"Upload-Metadata": ""}],
)
def test_a_request_that_makes_no_sense_is_refused(wrong: dict[str, Any], client: Client, commune: Organisation) -> None:
    assert begun(client, commune, **wrong).status_code == 400


def test_the_last_piece_is_answered_with_the_reason_for_a_refusal(client: Client, commune: Organisation) -> None:
    place = begun(client, commune, "a.pdf", len(GOOD["a.png"])).headers["Location"]
    answer = patched(client, place, 0, GOOD["a.png"])
    assert answer.status_code == 422
    assert "đổi đuôi tên thành .png" in answer.content.decode()
    assert client.head(place, headers=SPEAKING).status_code == 404
    assert not Blob.objects.exists()


def test_who_gives_up_leaves_nothing(client: Client, place: str) -> None:
    patched(client, place, 0, WHOLE[:10])
    part = part_of(Upload.objects.get())
    assert part.stat().st_size == 10
    assert client.delete(place, headers=SPEAKING).status_code == 204
    assert not part.exists()
    assert client.head(place, headers=SPEAKING).status_code == 404


def test_nobody_else_can_go_on_with_it(
    place: str, office: Person, stranger: Person, commune: Organisation, browser: Browser
) -> None:
    """Not even who keeps the files of the same organisation."""
    for one in (office, stranger):
        other = browser(one)
        assert other.head(place, headers=SPEAKING).status_code == 404
        assert patched(other, place, 0, b"x").status_code == 404
        assert other.delete(place, headers=SPEAKING).status_code == 404
    assert begun(browser(stranger), commune).status_code == 404


def test_who_lost_the_role_on_the_way_cannot_go_on(client: Client, place: str, officer: Person) -> None:
    patched(client, place, 0, WHOLE[:10])
    officer.appointments.update(until="2025-08-01")
    assert patched(client, place, 10, WHOLE[10:]).status_code == 404


def test_another_site_cannot_send(officer: Person, commune: Organisation) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(officer)
    assert begun(client, commune).status_code == 403


def test_slow_lines_leave_room_for_pages(client: Client, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    none_left = BoundedSemaphore(1)
    none_left.acquire()
    monkeypatch.setattr(tus, "_TURNS", none_left)
    answer = patched(client, place, 0, WHOLE[:10])
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "30"
    none_left.release()
    assert patched(client, place, 0, WHOLE[:10]).status_code == 204


def test_uploads_on_their_way_count_for_the_limits(client: Client, commune: Organisation, choose: Choose) -> None:
    choose(file_count=1)
    assert begun(client, commune).status_code == 201
    assert begun(client, commune).status_code == 422
