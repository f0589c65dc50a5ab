"""`thang framework check | schema | list`: what it says, where, and how it ends."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.thang_command import THANG, thang
from tests.library.sample import SOUND, edited
from thang.cli.main import main
from thang.library.framework_file import read_framework
from thang.library.shipped import shipped

pytestmark = pytest.mark.slow

DTI, LAO_CAI = "vn-dti-province@2024", "laocai-dti@2022"
TWO = (("max: 50\n", "max: năm mươi\n"), ("aggregate: mean", "aggregate: average"))
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes an edited sample into the working folder and gives its name."""
    monkeypatch.chdir(tmp_path)

    def written(name: str, *edits: tuple[str, str]) -> Path:
        Path(name).write_text(edited(*edits), encoding="utf-8")
        return Path(name)

    return written


# --- check ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [("vi", "đúng. sample@2024: 9 chỉ số cuối nhánh, 2 nhóm."), ("en", "sound. sample@2024: leaves 9, groups 2.")],
)
def test_a_sound_file_is_one_line_with_its_digest(lang: str, sentence: str, write: Write) -> None:
    answer = thang("framework", "check", write("a.yaml"), lang=lang)
    digest = read_framework(Path("a.yaml")).digest
    assert (answer.status, answer.out, answer.err) == (0, f"a.yaml: {sentence} {digest}\n", "")


def test_faults_stand_on_stderr_one_a_line(write: Write) -> None:
    answer = thang("framework", "check", write("a.yaml", *TWO))
    assert (answer.status, answer.out) == (1, "")
    assert answer.complaints == [
        "a.yaml:24:10: “năm mươi” is not a number → a decimal number with a point, without quotes, such as 12.5 or 0.5",
        "a.yaml:37:16: “average” is not one of the options → one of: sum, mean, geometric, harmonic, best, worst",
    ]


def test_faults_are_said_in_vietnamese(write: Write) -> None:
    answer = thang("framework", "check", write("a.yaml", TWO[0]), lang="vi")
    assert answer.complaints == [
        "a.yaml:24:10: “năm mươi” không phải số → số thập phân với dấu chấm, không có dấu nháy, ví dụ 12.5 hoặc 0.5"
    ]


def test_with_json_faults_are_an_array_on_stdout_and_stderr_is_empty(write: Write) -> None:
    answer = thang("framework", "check", "--json", write("a.yaml", *TWO))
    assert (answer.status, answer.err) == (1, "")
    first, second = answer.json
    assert first == {
        "file": "a.yaml",
        "line": 24,
        "column": 10,
        "kind": "type.number",
        "found": "năm mươi",
        "right": "a decimal number with a point, without quotes, such as 12.5 or 0.5",
        "message": "“năm mươi” is not a number → a decimal number with a point, without quotes, such as 12.5 or 0.5",
    }
    assert (second["line"], second["column"], second["kind"]) == (37, 16, "type.option")


def test_with_json_a_sound_file_is_an_empty_array(write: Write) -> None:
    answer = thang("framework", "check", "--json", write("a.yaml"))
    assert (answer.status, answer.out, answer.err) == (0, "[]\n", "")


def test_several_files_are_checked_in_one_go(write: Write) -> None:
    files = write("a.yaml", TWO[0]), write("b.yaml"), write("c.yaml", TWO[1])
    answer = thang("framework", "check", *files, LAO_CAI)
    assert answer.status == 1
    assert [line.split(":")[0] for line in answer.complaints] == ["a.yaml", "c.yaml"]
    assert answer.out.count(": sound. ") == 2


def test_with_json_the_faults_of_several_files_are_one_array(write: Write) -> None:
    answer = thang("framework", "check", "--json", write("a.yaml", TWO[0]), write("b.yaml", TWO[1]))
    assert [fault["file"] for fault in answer.json] == ["a.yaml", "b.yaml"]


@pytest.mark.parametrize("name", [DTI, LAO_CAI])
def test_a_shipped_framework_is_checked_by_its_name(name: str) -> None:
    answer = thang("framework", "check", name)
    assert (answer.status, answer.err) == (0, "")
    assert f": sound. {name}: " in answer.out


def test_a_file_goes_before_a_shipped_framework_of_the_same_name(write: Write) -> None:
    assert "sample@2024" in thang("framework", "check", write(DTI)).out


def test_one_file_that_is_not_there_is_wrong_use_whatever_the_others_hold(write: Write) -> None:
    answer = thang("framework", "check", write("a.yaml", *TWO), "b.yaml")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("thang: there is no framework “b.yaml” → a file's path, or one of: ")


def test_a_long_message_is_never_wrapped(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    (line,) = thang("framework", "check", write("a.yaml", ("id: sample", "ids: sample"))).complaints
    assert len(line) > 150


@pytest.mark.parametrize(
    ("count", "sentence"), [(2, "2 faults. Mend them and run again."), (1, "1 fault. Mend it and run again.")]
)
def test_on_a_terminal_the_faults_are_counted(
    count: int, sentence: str, write: Write, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert main(["framework", "check", str(write("a.yaml", *TWO[:count])), "--lang", "en"]) == 1
    assert capsys.readouterr().err.splitlines()[count:] == [sentence]


# --- Names and contents that were not meant for us --------------------------------------------------------------------


@pytest.mark.parametrize("name", ["bộ chỉ số 2024.yaml", "-tên.yaml", "a:b.yaml", "a → b.yaml", "%s {found}.yaml"])
def test_any_name_of_a_file_will_do(name: str, write: Write) -> None:
    write(name, TWO[0])
    assert thang("framework", "check", f"./{name}").err.startswith(f"{name}:24:10: ")


def test_a_name_with_a_line_break_does_not_break_the_line(write: Write) -> None:
    assert thang("framework", "check", write("a\nb.yaml", TWO[0])).err.startswith("a\\nb.yaml:24:10: ")
    assert thang("framework", "check", write("c\nd.yaml")).out.startswith("c\\nd.yaml: sound. ")
    assert thang("framework", "check", "e\nf.yaml").err.startswith("thang: there is no framework “e\\nf.yaml” → ")


def test_a_name_that_is_no_text_is_still_named(tmp_path: Path) -> None:
    (tmp_path / "b\udcff.yaml").write_text(edited(TWO[0]), encoding="utf-8")
    run = subprocess.run([*THANG, "framework", "check", b"b\xff.yaml"], cwd=tmp_path, capture_output=True, check=False)
    assert (run.returncode, run.stdout) == (1, b"")
    assert run.stderr.startswith(rb"b\udcff.yaml:24:10: ")


@pytest.mark.parametrize("data", [b"a: " + b"[" * 100_000, b"\x00\x01\x02", bytes(range(256)) * 9, b"\xef\xbb\xbf"])
def test_a_hostile_file_is_a_fault_and_no_crash(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(data)
    answer = thang("framework", "check", path)
    assert (answer.status, answer.out) == (1, "")
    assert len(answer.complaints) == 1


def test_what_the_file_holds_cannot_command_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(SOUND.replace("id: sample", 'id: "\\e[31mred\\nline"'), encoding="utf-8")
    (line,) = thang("framework", "check", path).complaints
    assert "\x1b" not in line


def test_checking_writes_nothing(write: Write, tmp_path: Path) -> None:
    write("a.yaml", *TWO)
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    thang("framework", "check", "a.yaml")
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


# --- list, schema -----------------------------------------------------------------------------------------------------


def test_the_shipped_frameworks_are_listed_by_name_and_title() -> None:
    answer = thang("framework", "list", lang="vi")
    assert (answer.status, answer.err) == (0, "")
    assert re.findall(r"^\S+@\S+", answer.out, re.MULTILINE) == [one.name for one in shipped()]
    assert "Chỉ số chuyển đổi số cấp tỉnh (DTI) năm 2024" in answer.out
    assert "Provincial digital transformation index (DTI) 2024" in thang("framework", "list").out


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_with_json_the_list_has_ids_titles_and_digests(lang: str) -> None:
    files = [read_framework(one.framework) for one in shipped()]
    assert thang("framework", "list", "--json", lang=lang).json == [
        {
            "id": file.framework.id,
            "edition": file.framework.edition,
            "title": file.framework.title.vi if lang == "vi" else file.framework.title.en,
            "digest": file.digest,
        }
        for file in files
    ]


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ([], "thang: framework/1"),
        (["framework"], "thang: framework/1"),
        (["results"], "thang score --json"),
        (["faults"], "faults"),
    ],
)
def test_a_schema_is_printed_as_json(words: list[str], title: str) -> None:
    answer = thang("framework", "schema", *words)
    assert (answer.status, answer.err) == (0, "")
    assert json.loads(answer.out)["title"] == title


def test_an_unknown_schema_is_wrong_use() -> None:
    answer = thang("framework", "schema", "result")
    assert (answer.status, answer.out) == (2, "")
    assert "there is no “result” → did you mean “results”? one of: framework, results, faults" in answer.err
