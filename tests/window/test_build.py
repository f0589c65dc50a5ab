"""Building: whole or not at all, in the place of a site of ours and of nothing else; and the command that asks."""

from __future__ import annotations

import gzip
import os
import signal
import sys
from pathlib import Path
from random import Random

import pytest

from tests.cli.thang_command import thang
from tests.library.trio import SOUND_TRIO
from tests.window.sites import of_trio, sealed, site_of
from thang.bundle.layout import packed, unpacked
from thang.bundle.problem import Problem
from thang.bundle.publish import Notes
from thang.engine.framework import Language
from thang.engine.succession import Succession
from thang.window import build as building
from thang.window import press
from thang.window.build import NotOurs, build
from thang.window.editions import Clash, Publication, in_series, read
from thang.window.forked import Forked, WorkerDied
from thang.window.kept import MARK
from thang.window.page import Page, Site
from thang.window.press import Drawn, File
from thang.window.site import all_files


@pytest.fixture(scope="module")
def lao_cai() -> bytes:
    return sealed("laocai-dti@2022", Notes("2023-04-11"))


def held(folder: Path) -> dict[str, bytes]:
    """What is in the folder, without the mark."""
    paths = (path for path in folder.rglob("*") if path.is_file() and path.name != MARK)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def plain(files: dict[str, bytes]) -> dict[str, bytes]:
    """Without the compressed forms and what stands at addresses that follow the latest edition."""
    return {name: data for name, data in files.items() if not name.endswith(".gz") and "/latest/" not in name}


def amended(data: bytes, folder: Path, dice: Random) -> bytes:
    """The trio once more, with one of its cells changed, amending what stood."""
    lines = SOUND_TRIO.values.splitlines()
    at = dice.randrange(1, len(lines))
    cells = lines[at].split(",")
    column = dice.choice([i for i, cell in enumerate(cells) if "/" in cell])
    top, bottom = cells[column].split("/")
    cells[column] = f"{dice.randint(0, int(bottom))}/{bottom}" if bottom != "0" else f"{top}/{bottom}"
    lines[at] = ",".join(cells)
    notes = Notes("2026-02-01", read(data).identity, "Sửa một ô")
    return of_trio(SOUND_TRIO.framework, "\n".join(lines) + "\n", SOUND_TRIO.units or "", folder, notes)


def trio(folder: Path) -> bytes:
    return of_trio(SOUND_TRIO.framework, SOUND_TRIO.values, SOUND_TRIO.units or "", folder)


def test_a_site_is_written_whole_and_replaces_the_one_before(tmp_path: Path, lao_cai: bytes) -> None:
    out = tmp_path / "site"
    other = sealed("district-demo@2026")
    assert build(site_of(lao_cai, other), out) == len(held(out))
    assert build(site_of(lao_cai), out) == len(held(out))
    assert not (out / "vi/district-demo").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_is_written_on_all_cores_is_what_one_process_draws(tmp_path: Path, lao_cai: bytes) -> None:
    site = site_of(lao_cai, trio(tmp_path))
    build(site, tmp_path / "site")
    assert plain(held(tmp_path / "site")) == dict(all_files(site))


def test_compressed_forms_hold_the_same_bytes(tmp_path: Path, lao_cai: bytes) -> None:
    build(site_of(lao_cai), tmp_path / "site")
    files = held(tmp_path / "site")
    compressed = [name for name in files if name.endswith(".gz")]
    assert "vi/laocai-dti/2022/index.html.gz" in compressed
    for name in compressed:
        assert gzip.decompress(files[name]) == files[name.removesuffix(".gz")]


@pytest.mark.parametrize("seed", range(6))
def test_a_site_built_on_another_is_the_one_that_is_built_anew(seed: int, tmp_path: Path) -> None:
    """Amended at random cells, twice: every page that was taken over is the page that would have been drawn."""
    dice = Random(seed)
    first = trio(tmp_path)
    second = amended(first, tmp_path, dice)
    third = amended(second, tmp_path, dice)
    out = tmp_path / "site"
    for at, bundles in enumerate([[first], [first, second], [first, second, third], [second, third], [first]]):
        build(site_of(*bundles), out)
        build(site_of(*bundles), tmp_path / f"anew-{at}")
        assert held(out) == held(tmp_path / f"anew-{at}")


def test_another_edition_changes_what_the_units_pages_say_of_it(tmp_path: Path) -> None:
    first = trio(tmp_path)
    later = SOUND_TRIO.framework.replace('edition: "2026"', 'edition: "2027"')
    second = of_trio(later, SOUND_TRIO.values, SOUND_TRIO.units or "", tmp_path)
    out = tmp_path / "site"
    for bundles, merged in (
        ([first], ()),
        ([first, second], ()),
        ([first, second], (Succession("Bắc Hà", "Bát Xát"),)),
    ):
        site = site_of(*bundles, successions=merged)
        build(site, out)
        assert plain(held(out)) == dict(all_files(site))


def test_an_amendment_leaves_the_pages_of_others_undrawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lao_cai: bytes
) -> None:
    """Lào Cai's own site again, and one more amendment by another day: no unit's page is drawn."""
    out = tmp_path / "site"
    build(site_of(lao_cai), out)
    drawn: list[str] = []

    def watched(page: Page, language: Language) -> tuple[Drawn, list[File]]:
        drawn.append(page.address)
        return press.drawn(page, language)

    monkeypatch.setattr(building, "drawn", watched)
    monkeypatch.setattr(building, "cores", lambda: 1)
    build(site_of(lao_cai), out)
    assert drawn == ["index.html", "index.html"], "the first pages of both languages alone"
    drawn.clear()
    again = sealed("laocai-dti@2022", Notes("2023-05-02", read(lao_cai).identity, "Đính chính ngày"))
    build(site_of(lao_cai, again), out)
    assert [address for address in drawn if "/units/" in address or "/indicators/" in address] == []
    assert any(address.endswith("/corrections.html") for address in drawn)


def test_the_latest_edition_has_addresses_that_stay(tmp_path: Path) -> None:
    old, new = sealed("vn-dti-province@2023-totals"), sealed("vn-dti-province@2024")
    out = tmp_path / "site"
    build(site_of(old, new), out)
    latest = out / "vi/vn-dti-province/latest"
    assert 'url=../2024/index.html"' in (latest / "index.html").read_text(encoding="utf-8")
    charts = {path.name for path in (latest / "charts").iterdir()}
    assert charts == {path.name for path in (out / "vi/vn-dti-province/2024/charts").iterdir()}


def test_a_site_that_was_changed_by_hand_is_drawn_anew(tmp_path: Path, lao_cai: bytes) -> None:
    out = tmp_path / "site"
    build(site_of(lao_cai), out)
    whole = held(out)
    page = next((out / "vi/laocai-dti/2022/units").glob("*.html"))
    page.unlink()
    build(site_of(lao_cai), out)
    assert held(out) == whole


def test_a_build_that_fails_leaves_the_old_site_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lao_cai: bytes
) -> None:
    out = tmp_path / "site"
    build(site_of(lao_cai), out)
    before = held(out)

    def fail(*_: object) -> None:
        raise RuntimeError("no more")

    monkeypatch.setattr(building, "whole", fail)
    with pytest.raises(RuntimeError, match="no more"):
        build(site_of(sealed("district-demo@2026")), out)
    assert held(out) == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_process_that_is_killed_ends_the_work() -> None:
    def work(job: int) -> int:
        if job == 3:
            os.kill(os.getpid(), signal.SIGKILL)
        return job

    with pytest.raises(WorkerDied):
        list(Forked(work, range(8), 2))


def test_work_is_done_once_for_every_job_and_its_failure_is_raised() -> None:
    assert sorted(Forked(str, range(50), 3)) == sorted(map(str, range(50)))
    assert list(Forked(str, range(3), 1)) == ["0", "1", "2"]
    with pytest.raises(ZeroDivisionError):
        list(Forked(lambda job: 1 // job, [2, 1, 0], 2))


def test_two_publications_of_one_edition_that_know_nothing_of_each_other_are_refused(lao_cai: bytes) -> None:
    other = sealed("laocai-dti@2022", Notes("2024-01-01"))
    with pytest.raises(Clash, match="laocai-dti@2022"):
        in_series([Publication(lao_cai), Publication(other)])
    assert len(in_series([Publication(lao_cai), Publication(lao_cai)])[0].all) == 1, "the same one counts once"


def test_a_bundle_is_verified_even_when_it_says_that_it_is_one_that_was(tmp_path: Path, lao_cai: bytes) -> None:
    """Its sums are those of the one that was verified; its figures are not."""
    out = tmp_path / "site"
    build(site_of(lao_cai), out)
    members = unpacked(lao_cai)
    false = packed({**members, "ranking.csv": members["ranking.csv"].replace(b"625.30", b"725.30")})
    with pytest.raises(Problem):
        build(Site(tuple(in_series([Publication(false)]))), out)
    assert b"625,30" in held(out)["vi/laocai-dti/2022/index.html"]


def test_a_folder_with_anything_else_in_it_is_not_touched(tmp_path: Path, lao_cai: bytes) -> None:
    (tmp_path / "thesis.docx").write_bytes(b"x")
    with pytest.raises(NotOurs):
        build(site_of(lao_cai), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]


def test_an_empty_folder_may_be_used(tmp_path: Path, lao_cai: bytes) -> None:
    (tmp_path / "site").mkdir()
    assert build(site_of(lao_cai), tmp_path / "site") > 0


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
    assert answer.out.startswith(f"{count} files built in {tmp_path / 'site'}\n")
    assert "Without --url" in answer.out
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
