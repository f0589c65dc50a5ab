"""Texts in files: found without marks, bounded, and read in a process that may die."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from tests.workshop.base.files.cast import GOOD, MAIN, office, pdf, sent
from tests.workshop.conftest import Browser
from tests.workshop.stages.evidence.cast import entered, paper
from thang.workshop.base.files.sweeping import sweep
from thang.workshop.base.jobs.models import Job
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.people.access import Reach
from thang.workshop.base.people.models import Person
from thang.workshop.stages.evidence import texts
from thang.workshop.stages.evidence.models import MOST_TEXT, Text
from thang.workshop.stages.evidence.queries import found
from thang.workshop.stages.evidence.texts import EMPTY, FOUND, UNREADABLE, extracted, read, unread

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SAID = "Hội nghị trực tuyến về chữ ký số"


def word(*paragraphs: str, before: str = "") -> bytes:
    text = "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in paragraphs)
    whole = f'{before}<w:document xmlns:w="{WORD}"><w:body>{text}</w:body></w:document>'
    return office(more={MAIN["docx"][0]: whole.encode()})


def written_pdf(text: str) -> bytes:
    """With the text in a font of its own, in Latin letters."""
    stream = f"BT /F1 12 Tf 20 200 Td ({text}) Tj ET".encode()
    font = b"<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    whole = pdf(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    return whole.replace(b"/MediaBox", b"/Contents 4 0 R /Resources " + font + b" /MediaBox", 1)


def of(kind: str, content: bytes, room: Path) -> texts.Extract:
    source = room / "source"
    source.write_bytes(content)
    return extracted(kind, source, room / "target")


def found_by(client: Client, words: str, inside: str = "") -> bool:
    return "05/KH-UBND" in client.get("/evidence/", {"q": words, "inside": inside}).content.decode()


def test_the_text_of_a_word_file_is_found_without_marks(tmp_path: Path) -> None:
    one = of("docx", word("Báo cáo", SAID), tmp_path)
    assert (one.state, one.key, one.is_cut) == (FOUND, "bao cao hoi nghi truc tuyen ve chu ky so", False)


def test_the_text_of_a_pdf_is_found(tmp_path: Path) -> None:
    one = of("pdf", written_pdf("Bao cao so 5"), tmp_path)
    assert (one.state, one.key) == (FOUND, "bao cao so 5")


def test_a_pdf_of_pictures_has_no_text(tmp_path: Path) -> None:
    assert of("pdf", GOOD["a.pdf"], tmp_path).state == EMPTY


def test_only_the_first_part_of_a_long_text_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "MOST_TEXT", 20)
    one = of("text", b"mot hai ba bon nam sau bay tam", tmp_path)
    assert (one.key, one.is_cut) == ("mot hai ba bon nam s", True)


GROWING = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
ENTITIES = f"<!DOCTYPE x [<!ENTITY a0 'xxxxxxxxxx'>{GROWING}]>"


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("pdf", b"%PDF-1.7\nnothing of the kind"),
        ("pdf", GOOD["a.pdf"][:100]),
        ("docx", b"PK\x03\x04" + bytes(100)),
        ("docx", office()[:-30]),
        ("docx", word("&a11;", before=ENTITIES)),
        ("docx", word("<w:p>")),
    ],
)
def test_what_is_broken_or_hostile_is_unreadable_and_nothing_else_happens(
    kind: str, content: bytes, tmp_path: Path
) -> None:
    assert of(kind, content, tmp_path) == texts.Extract(UNREADABLE)


def test_a_word_file_that_unpacks_without_end_is_read_no_further_than_enough(tmp_path: Path) -> None:
    whole = of("docx", word(*(["con so " * 1000] * 3000)), tmp_path)
    assert (whole.state, whole.is_cut, len(whole.key) <= MOST_TEXT) == (FOUND, True, True)


def test_a_process_that_takes_too_long_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "PATIENCE", 0.001)
    assert of("text", b"x", tmp_path).state == UNREADABLE


def test_one_box_finds_what_stands_in_files(officer: Person, commune: Organisation, browser: Browser) -> None:
    one = paper(commune, sent(commune, officer, "a.docx", word(SAID)))
    client = browser(officer)
    assert "chưa được đọc" in client.get(f"/evidence/{one.document_id}/").content.decode()
    for blob in unread():
        read(blob)
    assert [found_by(client, "ky so", where) for where in ("", "text", "facts")] == [True, True, False]
    assert [found_by(client, "chuyen doi", where) for where in ("", "text", "facts")] == [True, False, True]
    assert found_by(client, "chuyen doi ky so")
    assert list(found(Reach(officer, timezone.localdate()), commune, "ky so")) == [one.document]
    assert "Tìm được theo nội dung" in client.get(f"/evidence/{one.document_id}/").content.decode()


def test_signs_that_no_database_keeps_are_left_out(tmp_path: Path) -> None:
    assert of("text", "chữ\0 ký\u200b số\ufffe".encode(), tmp_path).key == "chu ky so"


def test_a_file_that_is_attached_is_read_by_a_job(officer: Person, commune: Organisation, browser: Browser) -> None:
    one, file = entered(commune, officer), sent(commune, officer, "a.docx", word(SAID))
    browser(officer).post(f"/evidence/{one.pk}/files/", {"loose": file.pk})
    assert Job.objects.get().kind == "evidence.read_texts"


def test_the_text_goes_with_the_bytes(officer: Person, commune: Organisation, browser: Browser) -> None:
    one = paper(commune, sent(commune, officer, "a.docx", word(SAID)))
    read(one.file.blob)
    browser(officer).post(f"/evidence/{one.document_id}/take-away/")
    sweep(timezone.now() + timedelta(days=40))
    assert not Text.objects.exists()
