"""`thang demo` shows the main job on published figures; `thang doctor` finds what is broken."""

from __future__ import annotations

import csv
import html
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from tests.cli.thang_command import Answer, thang
from thang.cli.main import main
from thang.library.shipped import Shipped, find_shipped

pytestmark = pytest.mark.slow

LANGUAGES = pytest.mark.parametrize("lang", ["vi", "en"])
# Rank, unit, computed, stated, difference, and what else the row has.
ROW = re.compile(r" *(\d+)  (\S.*?) {2,}([\d.,]+) +([\d.,]+) +([+−]?[\d.,]+) *(.*)")


@cache
def demo(lang: str) -> Answer:
    return installed("demo", "--no-serve", "--lang", lang, "--out", out_of(lang))


@cache
def out_of(lang: str) -> Path:
    """A folder with a blank in its name, as people have them."""
    return Path(tempfile.mkdtemp(prefix="thang demo "), lang)


@cache
def at_work() -> Path:
    """Where the commands are given: neither the project's folder nor the demo's."""
    return Path(tempfile.mkdtemp(prefix="at work "))


def installed(*words: str | Path, temporary: Path | None = None) -> Answer:
    """The command as it is installed, a process of its own: the demo sets up a workshop, which is for a process."""
    environment = os.environ | ({} if temporary is None else {"TMPDIR": str(temporary)})
    command = [Path(sys.executable).parent / "thang", *words]
    run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=at_work(), env=environment)
    return Answer(run.returncode, run.stdout, run.stderr)


def rows(lang: str) -> list[tuple[str, ...]]:
    """Every row of a ranking, figures with a decimal point."""
    found = [match.groups() for line in demo(lang).out.splitlines() if (match := ROW.fullmatch(line))]
    return [(rank, unit, *(figure.replace(",", ".") for figure in more[:2]), more[3]) for rank, unit, *more in found]


def of_shipped(name: str) -> Shipped:
    found = find_shipped(name)
    assert found is not None
    return found


def stated(name: str) -> dict[str, str]:
    units = of_shipped(name).units
    assert units is not None
    with units.open(encoding="utf-8", newline="") as lines:
        return {row["unit"]: row["stated"] for row in csv.DictReader(lines)}


# --- demo -------------------------------------------------------------------------------------------------------------


@LANGUAGES
def test_the_demo_ranks_34_provinces_beside_their_stated_totals(lang: str) -> None:
    assert (demo(lang).status, demo(lang).err) == (0, "")
    provinces = rows(lang)[:34]
    assert {unit: total for _, unit, _, total, _ in provinces} == stated("vn-dti-province@2024")
    assert [int(rank) for rank, *_ in provinces] == list(range(1, 35))
    differences = [abs(Fraction(computed) - Fraction(total)) for _, _, computed, total, _ in provinces]
    assert max(differences) == Fraction(1, 10_000)
    assert differences.count(Fraction(0)) == 27


@LANGUAGES
def test_the_demo_recomputes_nine_totals_of_lao_cai_with_their_level(lang: str) -> None:
    totals = rows(lang)[34:]
    assert {unit: total for _, unit, _, total, _ in totals} == stated("laocai-dti@2022")
    assert [rank for rank, *_ in totals] == ["1", "2", "3"] * 3
    assert all(computed == total for _, _, computed, total, _ in totals)
    assert [level for *_, level in totals] == [{"vi": "Nâng cao", "en": "Advanced"}[lang]] * 9


@pytest.mark.parametrize(
    ("lang", "total", "earned"),
    [
        (
            "vi",
            "Tổng 673,67/940 điểm (71,67\u00a0%), công bố 0,7167, hạng 14/34.",
            "  Đạt 126,24/200 điểm: 0,6312.",
        ),
        (
            "en",
            "Total 673.67 of 940 points (71.67%), published 0.7167, rank 14 of 34.",
            "  126.24 of 200 points: 0.6312.",
        ),
    ],
)
def test_the_demo_ends_with_a_receipt(lang: str, total: str, earned: str) -> None:
    lines = demo(lang).out.splitlines()
    assert total in lines
    assert earned in lines


@LANGUAGES
def test_the_demo_seals_34_provinces_and_verifies_them(lang: str) -> None:
    out = demo(lang).out
    assert re.findall("^(?:PASS|FAIL)$", out, re.MULTILINE) == ["PASS", "FAIL", "FAIL"]
    assert WHOLE[lang] in out
    assert "SHA256SUMS" in next(line for line in out.splitlines() if "changed.zip: " in line)
    (told,) = [line for line in out.splitlines() if "changed-and-sealed.zip: " in line]
    assert "ranking.csv:ROW 15" in told
    assert "14,Lào Cai,0.9999," in told
    assert "14,Lào Cai,0.7167," in told


def test_what_the_demo_says_of_its_publications_the_command_says_too() -> None:
    demo("en")
    signers = out_of("en") / "signers"
    found = {name: thang("verify", out_of("en") / name, "--signers", signers).status for name in BUNDLES}
    assert found == BUNDLES


WHOLE = {"vi": "34 đơn vị; tính lại được cả 272 ô số liệu.", "en": "34 units; all 272 cells were recomputed."}
BUNDLES = {"dti-2024.zip": 0, "changed.zip": 1, "changed-and-sealed.zip": 1}


def test_stock_tools_agree_with_the_demo() -> None:
    """The commands as they are printed, in a shell."""
    commands = demo("en").out.partition("Check it with stock tools, offline:\n")[2].partition("\n\n")[0]
    assert [name for name in ("sha256sum -c", "ssh-keygen -Y verify", "thang verify") if name in commands] != []
    run = subprocess.run(["sh", "-ec", commands], capture_output=True, text=True, check=False, cwd=at_work())
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.count(": OK\n") == 7
    assert 'Good "thang-publication" signature for demo' in run.stdout
    assert "\nPASS\n" in run.stdout


def test_without_a_folder_the_demo_takes_a_temporary_one(tmp_path: Path) -> None:
    assert installed("demo", "--no-serve", temporary=tmp_path).status == 0
    (folder,) = tmp_path.iterdir()
    further = {"laocai-dti-2022", "vn-dti-province-2022-totals", "vn-dti-province-2023-totals", "commune-dti-2025"}
    tables = {"communes-values.csv", "communes-units.csv"}
    published = {"dti-2024.zip", *(f"{name}.zip" for name in further)}
    heads = {f"{name}.audit-head.json" for name in published}
    wanted = published | heads | set(BUNDLES) | tables | {"signers", "site", "workshop"}
    assert {path.name for path in folder.iterdir()} == wanted


def test_every_page_of_the_made_up_round_says_so() -> None:
    """And no other page does."""
    site = out_of("en") / "site"
    made_up = set((site / "en/commune-dti/2025").rglob("*.html"))
    assert len(made_up) > 99
    for path in (site / "en").rglob("*.html"):
        is_said = "made up for demonstration: nobody's results" in html.unescape(path.read_text(encoding="utf-8"))
        assert is_said == (path in made_up), path


def test_the_commands_that_the_demo_ends_with_run() -> None:
    commands = demo("en").out.partition("Go on yourself:\n")[2].partition("\n\n")[0].splitlines()
    assert [shlex.split(command)[1] for command in commands] == ["framework", "score", "explain"]
    for command in commands:
        run = subprocess.run(shlex.split(command), capture_output=True, check=False, cwd=at_work())
        assert (run.returncode, run.stderr) == (0, b"")
        assert run.stdout


# --- doctor -----------------------------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def _no_workshop(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What the doctor says of a workshop is tested with the workshop."""
    monkeypatch.delenv("THANG_DATABASE", raising=False)
    monkeypatch.setenv("THANG_DATA", str(tmp_path / "none"))


def examined(capsys: pytest.CaptureFixture[str], lang: str = "en") -> tuple[int, list[str]]:
    status = main(["doctor", "--lang", lang])
    told = capsys.readouterr()
    assert told.err == ""
    return status, told.out.splitlines()


def broken(lines: Iterable[str]) -> list[str]:
    return [line for line in lines if line.startswith("  broken: ")]


@pytest.mark.parametrize(
    ("lang", "good", "end"),
    [("vi", "  tốt: ", "Bản cài đặt tốt."), ("en", "  good: ", "The installation is sound.")],
)
def test_a_sound_installation_is_0(lang: str, good: str, end: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, lines = examined(capsys, lang)
    assert status == 0
    assert all(line.startswith(good) for line in lines[1:-1])
    assert lines[-1] == end
    assert [name for name in ("laocai-dti@2022", "vn-dti-province@2024") if f"{good}{name}: " in "\n".join(lines)] == [
        "laocai-dti@2022",
        "vn-dti-province@2024",
    ]


@pytest.mark.parametrize(
    ("name", "old", "new", "off"),
    [
        ("laocai-dti@2022", "625.30", "625.32", "0.02"),
        ("laocai-dti@2022", "625.30", "625.31", None),
        ("vn-dti-province@2024", "0.8241", "0.8239", "0.0002"),
        ("vn-dti-province@2024", "0.8241", "0.8240", None),
    ],
    ids=["two off", "one off in the last place", "two off of a fraction", "one off of a fraction"],
)
def test_a_shipped_figure_that_is_off_by_more_than_its_last_place_is_1(  # noqa: PLR0913, PLR0917 # a table of cases
    name: str,
    old: str,
    new: str,
    off: str | None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    one = of_shipped(name)
    assert one.units is not None
    text = one.units.read_text(encoding="utf-8")
    assert text.count(old) == 1
    (tmp_path / "units.csv").write_text(text.replace(old, new), encoding="utf-8")
    monkeypatch.setattr("thang.cli.doctor.shipped", lambda: [replace(one, units=tmp_path / "units.csv")])
    status, lines = examined(capsys)
    told = [] if off is None else [f"  broken: {name}: off the stated figures by {off}"]
    assert (status, broken(lines)) == (len(told), told)
    assert (lines[-1] == "Install again: make setup") == (off is not None)


def test_shipped_values_at_fault_are_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    one = of_shipped("laocai-dti@2022")
    assert one.values is not None
    text = one.values.read_text(encoding="utf-8").replace("625.30", "many")
    (tmp_path / "values.csv").write_text(text, encoding="utf-8")
    monkeypatch.setattr("thang.cli.doctor.shipped", lambda: [replace(one, values=tmp_path / "values.csv")])
    status, lines = examined(capsys)
    assert (status, len(broken(lines))) == (1, 1)
    assert "many" in broken(lines)[0]


def test_a_package_that_is_missing_is_1(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("thang.cli.doctor.PACKAGES", ("PyYAML", "thang-lacks-this"))
    status, lines = examined(capsys)
    assert (status, broken(lines)) == (1, ["  broken: package thang-lacks-this ?"])


def test_a_python_that_is_too_old_is_1(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("thang.cli.doctor.OLDEST", (9, 0))
    status, lines = examined(capsys)
    assert (status, len(broken(lines))) == (1, 1)


def test_a_slow_yaml_parser_is_told_and_no_fault(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("thang.cli.doctor.has_fast_parser", lambda: False)
    status, lines = examined(capsys)
    assert (status, "  good: fast YAML parser (libyaml): –" in lines) == (0, True)
