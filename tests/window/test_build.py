"""Building: whole or not at all, in the place of a site of ours and of nothing else; and the command that asks."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.thang_command import thang
from tests.window.test_site import sealed
from thang.bundle.layout import packed, unpacked
from thang.window.build import NotOurs, build

FILES = [("index.html", b"one"), ("vi/a/index.html", b"two")]


def held(folder: Path) -> dict[str, bytes]:
    """What is in the folder, without the mark."""
    paths = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def breaking() -> Iterator[tuple[str, bytes]]:
    yield "index.html", b"new"
    raise RuntimeError("no more")


def test_a_site_is_written_whole_and_replaces_the_one_before(tmp_path: Path) -> None:
    out = tmp_path / "site"
    assert build(FILES, out) == 2
    assert build([("index.html", b"later")], out) == 1
    assert held(out) == {"index.html": b"later"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_build_that_fails_leaves_the_old_site_and_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "site"
    build(FILES, out)
    with pytest.raises(RuntimeError):
        build(breaking(), out)
    assert held(out) == dict(FILES)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_folder_with_anything_else_in_it_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_bytes(b"x")
    with pytest.raises(NotOurs):
        build(FILES, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]


def test_an_empty_folder_may_be_used(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    assert build(FILES, tmp_path / "site") == 2


# --- The command ------------------------------------------------------------------------------------------------------


def bundle_in(folder: Path, *, is_false: bool = False) -> Path:
    path = folder / "lao-cai.zip"
    data = sealed("laocai-dti@2022")
    if is_false:
        members = unpacked(data)
        data = packed({**members, "ranking.csv": members["ranking.csv"].replace(b"625.30", b"725.30")})
    path.write_bytes(data)
    return path


def test_the_command_builds_and_says_how_much_and_where(tmp_path: Path) -> None:
    answer = thang("window", bundle_in(tmp_path), "--out", tmp_path / "site")
    assert (answer.status, answer.err) == (0, "")
    count = len(held(tmp_path / "site"))
    assert answer.out == f"{count} files built in {tmp_path / 'site'}\n"
    assert "Bảng xếp hạng" in (tmp_path / "site/vi/laocai-dti/2022/index.html").read_text(encoding="utf-8")


def test_a_false_publication_builds_nothing_and_leaves_the_old_site(tmp_path: Path) -> None:
    out = tmp_path / "site"
    assert thang("window", bundle_in(tmp_path), "--out", out).status == 0
    before = held(out)
    answer = thang("window", bundle_in(tmp_path, is_false=True), "--out", out)
    assert answer.status == 1
    assert "lao-cai.zip: " in answer.err
    assert "SHA256SUMS" in answer.err
    assert held(out) == before


def test_a_folder_that_is_not_ours_is_wrong_use(tmp_path: Path) -> None:
    answer = thang("window", bundle_in(tmp_path), "--out", tmp_path)
    assert answer.status == 2
    assert "holds what is no site of ours" in answer.err


def test_without_what_builds_it_the_command_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith("thang.window")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "jinja2", None)
    answer = thang("window", bundle_in(tmp_path), "--out", tmp_path / "site")
    assert answer.status == 2
    assert "pip install jinja2" in answer.err
