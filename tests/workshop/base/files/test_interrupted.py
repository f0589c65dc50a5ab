"""Lines that break, processes that die at any step, sweeps: nothing acknowledged is lost, nothing is left over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone

from tests.workshop.base.files.cast import GOOD, sent
from thang.workshop.base.audit.services import SYSTEM
from thang.workshop.base.files import incoming, services
from thang.workshop.base.files.incoming import NOTED_EVERY, Overtaken, part_of
from thang.workshop.base.files.models import Blob, File, Upload
from thang.workshop.base.files.services import begin_upload, finish, give_up, go_on, take_away
from thang.workshop.base.files.store import Disk, folder, store
from thang.workshop.base.files.sweeping import GRACE, KEPT, Swept, lost, sweep
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.parts.work import KINDS
from thang.workshop.base.people.models import Person

WHOLE = GOOD["a.pdf"]


class Killed(BaseException):
    """The process ends here; nobody catches it."""


@pytest.fixture
def upload(commune: Organisation, officer: Person) -> Upload:
    return begin_upload(commune, officer, "a.pdf", len(WHOLE))


def again(upload: Upload) -> Upload:
    """As the next request finds it."""
    return Upload.objects.select_related("file").get(pk=upload.pk)


def in_store() -> list[str]:
    return sorted(store().put_before(timezone.now() + timedelta(days=999)))


def content(one: File) -> bytes:
    with store().open(one.blob_id) as found:
        return found.read()


def much_later() -> datetime:
    return timezone.now() + services.PATIENCE + GRACE + timedelta(hours=1)


def breaking(whole: bytes, how: BaseException, after: int) -> Iterator[bytes]:
    for at in range(0, after, 7):
        yield whole[at : min(at + 7, after)]
    raise how


@pytest.mark.parametrize("how", [OSError("broken"), Killed()])
def test_what_came_before_a_break_need_not_be_sent_again(how: BaseException, upload: Upload) -> None:
    with pytest.raises(type(how)):
        go_on(upload, breaking(WHOLE, how, 50))
    assert again(upload).received == 50
    go_on(again(upload), [WHOLE[50:]])
    assert content(finish(again(upload), actor=SYSTEM)) == WHOLE


def test_bytes_that_were_not_acknowledged_are_sent_again(upload: Upload) -> None:
    """A power cut may leave anything behind the last byte that was noted."""
    go_on(upload, [WHOLE[:50]])
    with part_of(upload).open("ab") as part:
        part.write(b"nonsense")
    go_on(again(upload), [WHOLE[50:]])
    assert content(finish(again(upload), actor=SYSTEM)) == WHOLE


def test_a_long_piece_is_acknowledged_on_the_way(commune: Organisation, officer: Person) -> None:
    """So that a process that is killed outright has lost a megabyte at most."""
    size = 5 * NOTED_EVERY
    upload = begin_upload(commune, officer, "a.txt", size)
    seen = []

    def pieces() -> Iterator[bytes]:
        for _ in range(0, size, incoming.PIECE):
            seen.append(again(upload).received)
            yield b"x" * incoming.PIECE

    go_on(upload, pieces())
    assert sorted({*seen}) == [NOTED_EVERY * at for at in range(5)]


def test_a_second_line_takes_over_from_one_that_hangs(upload: Upload) -> None:
    slow = again(upload)

    def hanging() -> Iterator[bytes]:
        yield WHOLE[:30]
        go_on(again(upload), [WHOLE[:60]])  # the person pressed “again” meanwhile
        yield b"?" * 30

    with pytest.raises(Overtaken):
        go_on(slow, hanging())
    assert again(upload).received == 60
    go_on(again(upload), [WHOLE[60:]])
    assert content(finish(again(upload), actor=SYSTEM)) == WHOLE


NAMES = ("_digest", "examine", "_scanned", "_enter", "_check_room", "record", "drop_part")
STEPS: list[tuple[Any, str]] = [*((services, name) for name in NAMES), (Disk, "put"), (Disk, "has"), (File, "save")]


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(("where", "step"), STEPS, ids=[name for _, name in STEPS])
def test_a_process_that_dies_while_finishing_loses_nothing(
    where: Any, step: str, after: bool, upload: Upload, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before or after every step; then the client asks again, or a sweep comes by."""
    go_on(upload, [WHOLE])
    real: Callable[..., Any] = getattr(where, step)

    def dying(*args: Any, **kwargs: Any) -> Any:
        if after:
            real(*args, **kwargs)
        raise Killed

    monkeypatch.setattr(where, step, dying)
    with pytest.raises(Killed):
        finish(again(upload), actor=SYSTEM)
    monkeypatch.setattr(where, step, real)
    swept = sweep(timezone.now())
    one = File.objects.get()
    assert content(one) == WHOLE
    assert again(upload).file == finish(again(upload), actor=SYSTEM) == one
    assert swept.lost == []
    assert sweep(much_later()).lost == []
    assert in_store() == [one.blob_id]
    assert list((folder() / "incoming").iterdir()) == []


def test_a_file_is_finished_once_whoever_asks(upload: Upload) -> None:
    go_on(upload, [WHOLE])
    first, second = again(upload), again(upload)
    assert finish(first, actor=SYSTEM) == finish(second, actor=SYSTEM)
    assert File.objects.count() == 1


def test_a_sweep_between_storing_and_entering_is_made_good(upload: Upload, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on(upload, [WHOLE])
    real = services._enter

    def swept_before(upload: Upload, found: services.Found, *args: Any, **kwargs: Any) -> File:
        store().drop(found.sha256)
        return real(upload, found, *args, **kwargs)

    monkeypatch.setattr(services, "_enter", swept_before)
    assert content(finish(again(upload), actor=SYSTEM)) == WHOLE


def test_the_daily_work_puts_right_what_it_finds_and_names_what_is_lost(upload: Upload) -> None:
    """The queue finds it under its name; it runs without anybody who asked."""
    go_on(upload, [WHOLE])
    kind = KINDS["files.sweep"]
    assert kind.daily is not None
    done = kind.run(SimpleNamespace(now=timezone.now()))
    assert (done.sentence, done.facts["finished"]) == ("files_swept", 1)
    store().drop(File.objects.get().blob_id)
    done = kind.run(SimpleNamespace(now=timezone.now()))
    assert (done.sentence, done.facts["lost"]) == ("files_swept_some_lost", 1)


def test_nobody_came_back_for_it(upload: Upload) -> None:
    go_on(upload, [WHOLE[:20]])
    assert sweep(timezone.now()) == Swept()
    assert sweep(much_later()).given_up == 1
    assert not Upload.objects.exists()
    assert not part_of(upload).exists()


def test_what_nothing_points_to_is_dropped_when_it_is_old(
    commune: Organisation, officer: Person, tmp_path: Any
) -> None:
    one = sent(commune, officer, "a.pdf")
    stray = tmp_path / "stray"
    stray.write_bytes(b"stray")
    store().put("ab" * 32, stray)
    for name in ("cd" * 16, "no number"):
        (folder() / "incoming" / name).write_bytes(b"left over")
    (folder() / "store" / one.blob_id[:2] / ".half").write_bytes(b"half of a copy")
    assert sweep(timezone.now()).dropped == 0
    assert sweep(much_later()).dropped == 4
    assert in_store() == [one.blob_id]
    assert content(one) == WHOLE


def test_bytes_stay_for_a_while_after_the_last_file_was_taken_away(commune: Organisation, officer: Person) -> None:
    first, second = (sent(commune, officer, name, GOOD["a.txt"]) for name in ("a.txt", "b.txt"))
    take_away(first, actor=SYSTEM)
    assert sweep(timezone.now() + KEPT * 2).dropped == 0
    take_away(second, actor=SYSTEM)
    assert sweep(timezone.now() + KEPT - GRACE).dropped == 0
    assert in_store()
    assert sweep(timezone.now() + KEPT + GRACE).dropped == 1
    assert in_store() == []
    assert not Blob.objects.exists()
    assert content(sent(commune, officer, "c.txt", GOOD["a.txt"])) == GOOD["a.txt"]


def test_bytes_that_are_missing_are_named(commune: Organisation, officer: Person) -> None:
    one = sent(commune, officer, "a.pdf")
    assert lost() == []
    store().drop(one.blob_id)
    assert lost() == [one.blob_id] == sweep(timezone.now()).lost


def test_giving_up_twice_is_giving_up(upload: Upload) -> None:
    give_up(upload)
    give_up(upload)
    assert not part_of(upload).exists()
    assert sweep(timezone.now()) == Swept()


def test_bytes_that_vanished_on_the_way_must_be_sent_again(upload: Upload) -> None:
    go_on(upload, [WHOLE])
    part_of(upload).unlink()
    with pytest.raises(Refused, match="upload_is_gone"):
        finish(again(upload), actor=SYSTEM)
    assert not Upload.objects.exists()
