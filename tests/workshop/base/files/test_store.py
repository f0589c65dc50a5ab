"""The same tests over both stores: a folder, and a bucket of a server that speaks S3."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from django.test import Client
from django.utils import timezone
from minio import Minio

from tests.journeys.test_workshop_in_browser import free_port
from tests.workshop.base.files.cast import GOOD, pdf, sent
from tests.workshop.base.files.conftest import Choose
from tests.workshop.base.files.test_pages import body, post
from tests.workshop.base.files.test_tus import SPEAKING, begun, patched
from tests.workshop.conftest import Browser
from thang.cli.doctor_workshop import examine_files
from thang.workshop.base.audit.services import SYSTEM
from thang.workshop.base.files.models import Blob, File
from thang.workshop.base.files.services import take_away
from thang.workshop.base.files.store import Absent, Disk, Store, Unreachable, folder, store
from thang.workshop.base.files.store_s3 import Bucket
from thang.workshop.base.files.sweeping import GRACE, KEPT, lost, sweep
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.people.models import Person

KEYS = {"files_key": "thu", "files_secret": "bi-mat-khong-duoc-lo"}
KEY = "ab" * 32


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    """An S3 server as a process of its own; returns its endpoint."""
    port = free_port()
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    process = subprocess.Popen(command, env=os.environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    endpoint = f"http://127.0.0.1:{port}"
    try:
        for _ in range(200):
            try:
                urlopen(endpoint, timeout=5).close()
                break
            except URLError:
                assert process.poll() is None
                time.sleep(0.1)
        yield endpoint
    finally:
        process.terminate()
        process.wait(20)


@pytest.fixture(params=["disk", "s3"])
def kept(request: pytest.FixtureRequest, choose: Choose, tmp_path: Path) -> Store:
    """The store that the settings choose."""
    if request.param == "s3":
        endpoint: str = request.getfixturevalue("s3")
        name = f"thu-{abs(hash(tmp_path)) % 10**9}"
        client = Minio(endpoint.removeprefix("http://"), KEYS["files_key"], KEYS["files_secret"], secure=False)
        client.make_bucket(name)
        choose(files=f"s3://{name}?endpoint={endpoint}", **KEYS)
        assert isinstance(store(), Bucket)
    else:
        assert isinstance(store(), Disk)
    return store()


def written(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "source"
    path.write_bytes(content)
    return path


def all_of(kept: Store) -> list[str]:
    return sorted(kept.put_before(timezone.now() + timedelta(days=1)))


@pytest.mark.parametrize("size", [1, 70_000, 12_000_000])
def test_what_is_put_is_there_as_it_was(size: int, kept: Store, tmp_path: Path) -> None:
    whole = Random(size).randbytes(size)
    assert not kept.has(KEY)
    for _ in range(2):  # the same again changes nothing
        kept.put(KEY, written(tmp_path, whole))
    assert kept.has(KEY)
    with kept.open(KEY) as content:
        assert content.read() == whole
    assert all_of(kept) == [KEY]


def test_what_is_not_there_is_absent(kept: Store) -> None:
    assert not kept.has(KEY)
    with pytest.raises(Absent):
        kept.open(KEY)
    kept.drop(KEY)
    assert all_of(kept) == []


def test_what_is_dropped_is_gone(kept: Store, tmp_path: Path) -> None:
    kept.put(KEY, written(tmp_path, b"x"))
    kept.drop(KEY)
    assert not kept.has(KEY)
    assert list(kept.put_before(timezone.now() - GRACE)) == []


def test_a_file_goes_in_and_out_with_its_preview(
    kept: Store, officer: Person, commune: Organisation, browser: Browser
) -> None:
    client: Client = browser(officer)
    one = sent(commune, officer, "a.pdf")
    assert body(client.get(f"/files/{one.pk}/content/")) == GOOD["a.pdf"]
    assert body(client.get(f"/files/{one.pk}/preview/"))[8:12] == b"WEBP"
    assert all_of(kept) == [one.blob_id, f"{one.blob_id}.webp"]
    kept.drop(one.blob_id)
    assert lost() == [one.blob_id]
    assert client.get(f"/files/{one.pk}/content/").status_code == 404


def test_a_sweep_leaves_what_is_needed(kept: Store, officer: Person, commune: Organisation, tmp_path: Path) -> None:
    one = sent(commune, officer, "a.pdf", pdf(filling=100))
    kept.put(KEY, written(tmp_path, b"stray"))
    assert sweep(timezone.now()).dropped == 0
    assert sweep(timezone.now() + GRACE * 2).dropped == 1
    assert all_of(kept) == [one.blob_id]
    take_away(one, actor=SYSTEM)
    assert sweep(timezone.now() + KEPT + GRACE).dropped == 1
    assert all_of(kept) == []
    assert not Blob.objects.exists()


def test_the_disk_keeps_others_out(officer: Person, commune: Organisation) -> None:
    sent(commune, officer)
    paths = [path for path in folder().rglob("*") if path.is_dir()]
    assert {path.stat().st_mode & 0o077 for path in paths} == {0}


def test_the_secret_is_printed_nowhere(choose: Choose, settings: object) -> None:
    choose(files="s3://kho?endpoint=http://127.0.0.1:9", **KEYS)
    assert KEYS["files_secret"] not in repr(getattr(settings, "CHOSEN", None))
    assert KEYS["files_secret"] not in repr(store())


def test_a_store_that_does_not_answer_lets_uploads_wait(
    officer: Person, commune: Organisation, choose: Choose, browser: Browser
) -> None:
    client = browser(officer)
    choose(files="s3://kho?endpoint=http://127.0.0.1:9", **KEYS)
    assert "kho giữ tệp không trả lời" in post(client, commune, "a.pdf", GOOD["a.pdf"]).content.decode()
    place = begun(client, commune, "a.pdf", len(GOOD["a.pdf"])).headers["Location"]
    assert patched(client, place, 0, GOOD["a.pdf"]).status_code == 503
    with pytest.raises(Unreachable):
        store().has(KEY)
    choose(files="")
    assert client.head(place, headers=SPEAKING).status_code == 200
    assert [one.blob_id for one in File.objects.all()] == all_of(store())


def test_the_doctor_names_what_is_missing(officer: Person, commune: Organisation, choose: Choose) -> None:
    one = sent(commune, officer, "a.pdf")
    assert [(found.sentence, found.is_good) for found in examine_files()] == [("doctor_files", True)]
    store().drop(one.blob_id)
    assert [found.facts for found in examine_files()] == [{"found": one.blob_id}]
    choose(files="s3://kho?endpoint=http://127.0.0.1:9", **KEYS)
    assert [found.sentence for found in examine_files()] == ["doctor_files_unreachable"]
