"""Heads that were noted down outside of the database."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from thang.workshop.base.audit import chain, queries
from thang.workshop.base.audit.chain import BEGINNING, Broken, Head, digest_of
from thang.workshop.base.audit.heads import ENDING, note, noted
from thang.workshop.base.audit.models import Entry
from thang.workshop.base.audit.models import Head as Kept
from thang.workshop.base.audit.services import SYSTEM
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.organisations.services import rename

DIGEST = "0123456789abcdef" * 4


def rewritten(actor: str) -> None:
    """The whole trail made anew under another name, behind the model's back: the table itself is written."""
    previous = BEGINNING
    for entry in Entry.objects.order_by("number"):
        entry.actor, entry.previous = actor, previous
        previous = digest_of(entry.link.said, previous)
        facts = {"actor": actor, "previous": entry.previous, "digest": previous}
        Entry._base_manager.filter(pk=entry.pk).update(**facts)
    Kept.objects.update(digest=previous)


def test_a_noted_head_is_read_again_from_the_folder_and_below(tmp_path: Path) -> None:
    deep = tmp_path / "2026" / "bản sao"
    deep.mkdir(parents=True)
    first, second = note(tmp_path / "a.zip", Head(3, DIGEST)), note(deep / "b.zip", Head(0, BEGINNING))
    assert first.name == f"a.zip{ENDING}"
    assert dict(noted(tmp_path)) == {first: Head(3, DIGEST), second: Head(0, BEGINNING)}


def test_noting_again_replaces_the_note_and_leaves_nothing_else_behind(tmp_path: Path) -> None:
    note(tmp_path / "a.zip", Head(3, DIGEST))
    path = note(tmp_path / "a.zip", Head(4, DIGEST))
    assert [*tmp_path.iterdir()] == [path]
    assert dict(noted(tmp_path)) == {path: Head(4, DIGEST)}


def test_a_note_that_breaks_off_leaves_the_one_before(tmp_path: Path) -> None:
    path = note(tmp_path / "a.zip", Head(3, DIGEST))
    with pytest.raises(TypeError):
        note(tmp_path / "a.zip", Head(4, object()))  # type: ignore[arg-type]  # cannot be written: it breaks off midway
    assert dict(noted(tmp_path)) == {path: Head(3, DIGEST)}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "{}",
        json.dumps({"number": 1}),
        json.dumps({"digest": DIGEST}),
        json.dumps({"number": "1", "digest": DIGEST}),
        json.dumps({"number": True, "digest": DIGEST}),
        json.dumps({"number": 1.5, "digest": DIGEST}),
        json.dumps({"number": -1, "digest": DIGEST}),
        f'{{"number": Infinity, "digest": "{DIGEST}"}}',
        json.dumps({"number": 1, "digest": None}),
        json.dumps({"number": 1, "digest": DIGEST[1:]}),
        json.dumps({"number": 1, "digest": DIGEST.upper()}),
        "[" * 100_000,
        "\udcff",
    ],
)
def test_a_file_that_is_no_head_is_told_as_such(tmp_path: Path, text: str) -> None:
    path = tmp_path / f"a.zip{ENDING}"
    path.write_bytes(text.encode(errors="surrogateescape"))
    assert [*noted(tmp_path)] == [(path, None)]


def test_a_folder_named_like_a_head_is_told_as_none(tmp_path: Path) -> None:
    (tmp_path / f"a{ENDING}").mkdir()
    assert [*noted(tmp_path)] == [(tmp_path / f"a{ENDING}", None)]


def test_a_trail_rewritten_in_the_database_is_found_only_through_a_noted_head(
    commune: Organisation, tmp_path: Path
) -> None:
    note(tmp_path / "backup.zip", queries.head())
    last = queries.head().number
    heads = [head for _, head in noted(tmp_path) if head is not None]
    assert queries.first_broken(heads) is None
    rewritten("Bình")
    assert queries.first_broken() is None
    assert queries.first_broken(heads) == Broken(last, "changed")


def test_a_trail_that_has_grown_still_fits_an_earlier_head(commune: Organisation) -> None:
    before = queries.head()
    rename(commune, "Xã Mới", "", on=date(2026, 1, 1), basis="", actor=SYSTEM)
    assert queries.head().number == before.number + 1
    assert queries.first_broken([before]) is None


def test_entries_cut_off_with_the_head_set_back_are_found_only_through_a_noted_head(commune: Organisation) -> None:
    before = queries.head()
    kept = Entry.objects.get(number=before.number - 1)
    Entry._base_manager.filter(pk=before.number)._raw_delete("default")
    assert queries.first_broken() == Broken(before.number, "shortened")
    Kept.objects.update(number=kept.number, digest=kept.digest)
    assert queries.first_broken() is None
    assert queries.first_broken([before]) == Broken(before.number, "shortened")


def test_a_head_that_was_removed_is_found(commune: Organisation) -> None:
    Kept.objects.all().delete()
    assert queries.head() == chain.Head(0, BEGINNING)
    assert queries.first_broken() == Broken(1, "not_next")
