"""A thousand files that mean harm: none is served as what could run, and each refusal has a reason."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from django.test import Client

from tests.workshop.base.files.cast import sent
from tests.workshop.base.files.hostile import HARMLESS, REFUSED, cases
from tests.workshop.conftest import Browser
from thang.workshop.base.files.kinds import KINDS
from thang.workshop.base.files.models import Blob, File, Upload
from thang.workshop.base.files.previews import drawn
from thang.workshop.base.files.serving import GUARDED
from thang.workshop.base.files.store import folder, store
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.people.models import Person

COUNT, SEED = 1000, 20261123
DRAWN = 20  # of those that have a preview; each takes a process
MEDIA = {one.media for one in KINDS.values()}


def test_a_thousand_hostile_files_are_refused_with_a_reason_or_harmless(
    officer: Person, commune: Organisation, browser: Browser, tmp_path: Path
) -> None:
    client, told, taken = browser(officer), Counter[str](), []
    for case in cases(COUNT, SEED):
        try:
            one = sent(commune, officer, case.name, case.content)
        except Refused as refused:
            told[reason(refused)] += 1
        else:
            assert not case.must_be_refused, f"{case.family} was taken: {case.name} {case.content[:80]!r}"
            taken.append(one)
    assert len(told) >= 15, told
    assert {File.objects.count(), sum(told.values())} == {len(taken), COUNT - len(taken)}
    assert not Upload.objects.filter(file=None).exists()
    assert list((folder() / "incoming").iterdir()) == []
    for one in taken:
        check_is_served_as_what_cannot_run(client, one)
    check_drawing_harms_nobody(tmp_path)


def reason(refused: Refused) -> str:
    """Its kind, of which both languages have a whole sentence."""
    assert len(refused.text("vi")) > 15
    assert len(refused.text("en")) > 15
    assert "{" not in refused.text("vi")
    return refused.kind


def check_is_served_as_what_cannot_run(client: Client, one: File) -> None:
    answer = client.get(f"/files/{one.pk}/content/")
    assert {key: answer.headers[key] for key in GUARDED} == GUARDED
    assert answer.headers["Content-Disposition"].startswith("attachment; filename")
    assert answer.headers["Content-Type"] in MEDIA
    assert len(b"".join(answer.streaming_content)) == one.blob.size  # type: ignore[attr-defined]  # a FileResponse
    assert not {"/", "\\", "\r", "\n", "\0"} & set(one.name)


def check_drawing_harms_nobody(tmp_path: Path) -> None:
    """Whatever it makes of them, it is a small picture or none."""
    pictures = [blob for blob in Blob.objects.order_by("pk") if KINDS[blob.kind].is_drawn][:DRAWN]
    assert len(pictures) == DRAWN
    for blob in pictures:
        source, target = tmp_path / "source", tmp_path / "target.webp"
        with store().open(blob.pk) as content:
            source.write_bytes(content.read())
        if drawn(blob.kind, source, target):
            assert target.read_bytes()[8:12] == b"WEBP"
            assert target.stat().st_size < 4_000_000
            target.unlink()


def test_every_family_is_among_them() -> None:
    found = Counter(case.family for case in cases(COUNT, SEED))
    assert set(found) == {one.__name__ for one in REFUSED + HARMLESS}
    assert min(found.values()) >= 20
