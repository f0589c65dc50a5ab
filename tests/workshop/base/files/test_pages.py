"""The pages of files: sent by a plain form, listed, shown, served as what cannot run, taken away."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.test import Client

from tests.workshop.base.files.cast import GOOD, chunk, pdf, png, sent
from tests.workshop.base.files.conftest import Choose
from tests.workshop.conftest import Browser
from thang.workshop.base.audit.queries import entries_of
from thang.workshop.base.files.models import Blob, File, Upload
from thang.workshop.base.files.serving import GUARDED
from thang.workshop.base.files.store import folder
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.people.models import Person


def post(client: Client, where: Organisation, name: str, content: bytes) -> Any:
    one = BytesIO(content)
    one.name = name
    return client.post(f"/files/organisation/{where.pk}/add/", {"sent": one})


def body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


@pytest.mark.parametrize("name", GOOD)
def test_every_kind_is_taken_and_comes_back_as_it_was(
    name: str, officer: Person, commune: Organisation, browser: Browser
) -> None:
    client = browser(officer)
    assert post(client, commune, name, GOOD[name]).status_code == 302
    one = File.objects.get()
    answer = client.get(f"/files/{one.pk}/content/")
    assert body(answer) == GOOD[name]
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert {key: answer.headers[key] for key in GUARDED} == GUARDED
    page = client.get(f"/files/{one.pk}/").content.decode()
    assert one.blob_id in page
    assert officer.name in page
    assert name in client.get(f"/files/organisation/{commune.pk}/").content.decode()
    assert [entry.action for entry in entries_of(one)] == ["file.added"]
    assert list((folder() / "incoming").iterdir()) == []


def test_a_name_with_vietnamese_letters_and_folders_is_kept_and_can_do_nothing(
    officer: Person, commune: Organisation, browser: Browser
) -> None:
    client = browser(officer)
    given = "Biên bản “họp”\u202e.pdf".encode().decode()
    sent(commune, officer, f"../../../{given}", GOOD["a.pdf"])
    one = File.objects.get()
    assert one.name == "Biên bản “họp”.pdf"
    header = client.get(f"/files/{one.pk}/content/")
    assert body(header)
    assert "filename*=utf-8''Bi%C3%AAn%20b%E1%BA%A3n" in header.headers["Content-Disposition"]


def test_the_same_bytes_are_stored_once(officer: Person, commune: Organisation) -> None:
    first, second = (sent(commune, officer, name, GOOD["a.txt"]) for name in ("một.txt", "hai.csv"))
    assert first.blob_id == second.blob_id
    assert Blob.objects.count() == 1


def test_a_refusal_stands_beside_the_field_and_nothing_is_kept(
    officer: Person, commune: Organisation, browser: Browser
) -> None:
    page = post(browser(officer), commune, "bao-cao.pdf", GOOD["a.png"]).content.decode()
    assert "đổi đuôi tên thành .png" in page
    assert not Upload.objects.exists()
    assert not Blob.objects.exists()
    assert list((folder() / "incoming").iterdir()) == []


@pytest.mark.parametrize(
    ("limits", "told"),
    [
        ({"file_size": 1}, "giới hạn 1 MB"),
        ({"file_count": 1}, "đã có đủ 1 tệp"),
        ({"file_total": 1}, "vượt 1 MB"),
    ],
)
def test_a_limit_is_told_with_its_figure(
    limits: dict[str, int], told: str, officer: Person, commune: Organisation, browser: Browser, choose: Choose
) -> None:
    sent(commune, officer, "a.txt", b"x" * 10)
    choose(**limits)
    assert told in post(browser(officer), commune, "b.pdf", pdf(filling=1_000_000)).content.decode()
    assert File.objects.count() == 1


@pytest.mark.parametrize("name", ["a.pdf", "a.png", "a.jpg"])
def test_a_picture_of_a_file_is_drawn_when_it_is_first_seen_and_kept(
    name: str, officer: Person, commune: Organisation, browser: Browser
) -> None:
    client, one = browser(officer), sent(commune, officer, name)
    assert f"/files/{one.pk}/preview/" in client.get(f"/files/{one.pk}/").content.decode()
    answer = client.get(f"/files/{one.pk}/preview/")
    assert answer.headers["Content-Type"] == "image/webp"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    first = body(answer)
    assert first[8:12] == b"WEBP"
    assert body(client.get(f"/files/{one.pk}/preview/")) == first
    assert Blob.objects.get().has_preview is True


def test_what_cannot_be_drawn_is_not_tried_again(officer: Person, commune: Organisation, browser: Browser) -> None:
    client = browser(officer)
    one = sent(commune, officer, "a.png", png(more=chunk(b"IDAT", b"nothing")))
    assert client.get(f"/files/{one.pk}/preview/").status_code == 404
    assert Blob.objects.get().has_preview is False
    assert "preview" not in client.get(f"/files/{one.pk}/").content.decode()


def test_taken_away_it_is_not_there_and_the_trail_says_who(
    officer: Person, commune: Organisation, browser: Browser
) -> None:
    client, one = browser(officer), sent(commune, officer)
    assert "a.png" in client.get(f"/files/{one.pk}/take-away/").content.decode()
    assert client.post(f"/files/{one.pk}/take-away/").status_code == 302
    for place in ("", "content/", "preview/", "take-away/"):
        assert client.get(f"/files/{one.pk}/{place}").status_code == 404
    assert entries_of(one)[0].action == "file.taken_away"
    assert officer.sign_in in entries_of(one)[0].actor


def test_another_organisation_cannot_guess_it(
    officer: Person, commune: Organisation, stranger: Person, browser: Browser
) -> None:
    one = sent(commune, officer)
    client = browser(stranger)
    for place in ("", "content/", "preview/", "take-away/"):
        assert client.get(f"/files/{one.pk}/{place}").status_code == 404
    assert client.get(f"/files/organisation/{commune.pk}/").status_code == 404
    assert post(client, commune, "a.png", GOOD["a.png"]).status_code == 404


def test_a_form_beyond_every_limit_is_read_and_not_written_down(
    officer: Person, commune: Organisation, browser: Browser, choose: Choose, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[int] = []
    real = TemporaryFileUploadHandler.receive_data_chunk

    def noting(handler: TemporaryFileUploadHandler, raw: bytes, start: int) -> None:
        written.append(len(raw))
        real(handler, raw, start)

    monkeypatch.setattr(TemporaryFileUploadHandler, "receive_data_chunk", noting)
    choose(file_size=3)
    page = post(browser(officer), commune, "a.pdf", pdf(filling=9_000_000)).content.decode()
    assert "giới hạn 3 MB" in page
    assert 2_000_000 < sum(written) <= 3_000_000
    assert not Upload.objects.exists()
