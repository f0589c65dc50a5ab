"""The command's manners: its statuses, its two languages, its help, and an end without a traceback whatever happens."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

import pytest

import thang as package
from tests.cli.thang_command import THANG, laid_down, process, thang
from tests.library.trio import SOUND_TRIO
from thang.cli.console import Console
from thang.cli.main import main
from thang.library.shipped import find_shipped, shipped

pytestmark = pytest.mark.slow

DTI, LAO_CAI = "vn-dti-province@2024", "laocai-dti@2022"
VERBS = ("framework", "score", "explain", "demo", "doctor")
EVERY_VERB = (
    *((verb,) for verb in VERBS),
    ("framework", "check"),
    ("framework", "schema"),
    ("framework", "list"),
)
LANGUAGES = pytest.mark.parametrize("lang", ["vi", "en"])


@pytest.fixture(autouse=True)
def no_language_around(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("THANG_LANG", raising=False)
    monkeypatch.delenv("THANG_DEBUG", raising=False)


def values_of(name: str) -> Path:
    found = find_shipped(name)
    assert found is not None
    assert found.values is not None
    return found.values


def broken(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let `thang demo` end with this error."""

    def verb(args: argparse.Namespace, console: Console) -> int:
        raise error

    monkeypatch.setattr("thang.cli.main.demo", verb)


# --- Status 0, 1, 2 ---------------------------------------------------------------------------------------------------


def test_what_is_done_is_0_a_faulty_input_1_wrong_use_2(tmp_path: Path) -> None:
    sound, faulty = laid_down(SOUND_TRIO, tmp_path)[0], tmp_path / "faulty.yaml"
    faulty.write_text("thang: framework/1\n", encoding="utf-8")
    assert thang("framework", "check", sound).status == 0
    assert thang("framework", "check", faulty).status == 1
    assert thang("framework", "check", tmp_path / "nothing.yaml").status == 2


@pytest.mark.parametrize("option", ["--units", "--successions"])
@pytest.mark.parametrize("name", ["nothing.csv", "."], ids=["not there", "a directory"])
def test_a_table_that_is_no_file_is_named_in_one_sentence(option: str, name: str, tmp_path: Path) -> None:
    answer = thang("score", DTI, values_of(DTI), option, tmp_path / name)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err == f"thang: there is no file “{tmp_path / name}”\n"


@pytest.mark.parametrize("name", ["nothing.yaml", "."], ids=["not there", "a directory"])
def test_a_framework_that_is_no_file_is_named_in_one_sentence(name: str, tmp_path: Path) -> None:
    answer = thang("framework", "check", tmp_path / name)
    assert (answer.status, answer.out) == (2, "")
    known = "a file's path, or one of: " + ", ".join(one.name for one in shipped())
    assert answer.err == f"thang: there is no framework “{tmp_path / name}” → {known}\n"


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "thang: “{}” cannot be read: Permission denied\n"),
        ("vi", "thang: không đọc được “{}”: không có quyền\n"),
    ],
)
@pytest.mark.parametrize("at", [0, 1, 3], ids=["framework", "values", "units"])
def test_a_file_that_may_not_be_read_is_named_in_one_sentence(
    at: int, lang: str, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Refused by hand, since the user root may read everything."""
    words = laid_down(SOUND_TRIO, tmp_path)
    read = Path.read_bytes

    def refused(path: Path) -> bytes:
        if path == words[at]:
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refused)
    answer = thang("score", *words, lang=lang)
    assert (answer.status, answer.out, answer.err) == (2, "", sentence.format(words[at]))


@pytest.mark.parametrize(
    ("words", "start"),
    [
        (
            ["score", "vn-dti-provinz@2024", "v"],
            "there is no framework “vn-dti-provinz@2024” → did you mean “" + DTI + "”?",
        ),
        (["score", "vn-dti-province@2042", "v"], "there is no framework “vn-dti-province@2042” → did you mean “" + DTI),
        (["explain", DTI, "VALUES", "Lào Cay"], "there is no unit “Lào Cay” → did you mean “Lào Cai”?"),
        (["explain", DTI, "VALUES", "Atlantis"], "there is no unit “Atlantis” → a name from the table of values"),
        (["explain", LAO_CAI, "VALUES", "Bắc Hà", "totals"], "there is no indicator “totals” → did you mean “total”?"),
        (["explain", DTI, "VALUES", "Lào Cai", "9.1"], "there is no indicator “9.1” → codes: 1, 2, 3, 4, 5, 6, …"),
    ],
    ids=["framework", "edition", "unit", "a unit like none", "code", "a code like none"],
)
def test_what_is_unknown_is_told_with_the_nearest(words: list[str], start: str) -> None:
    answer = thang(*(values_of(words[1]) if word == "VALUES" else word for word in words))
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith(f"thang: {start}")
    assert len(answer.complaints) == 1


# --- Two languages ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "variable", "is_english"),
    [
        ([], None, False),
        ([], "vi", False),
        ([], "en", True),
        ([], "en_GB.UTF-8", True),
        ([], "fr", False),
        (["--lang", "en"], None, True),
        (["--lang=en"], None, True),
        (["--lang", "vi"], "en", False),
        (["--lang", "vi", "--lang", "en"], None, True),
    ],
)
@pytest.mark.parametrize(
    ("wrong", "vietnamese", "english"),
    [
        (
            ["scoer"],
            "LỆNH: không có “scoer” → có phải “score”?",
            "COMMAND: there is no “scoer” → did you mean “score”?",
        ),
        (["demo", "--nope"], "không hiểu “--nope”", "“--nope” is not understood"),
        (["score"], "còn thiếu: FRAMEWORK, VALUES", "missing: FRAMEWORK, VALUES"),
        ([], "còn thiếu: LỆNH", "missing: COMMAND"),
        (["score", "x@1", "y"], "không có bộ chỉ số “x@1”", "there is no framework “x@1”"),
    ],
    ids=["verb", "option", "arguments", "nothing", "framework"],
)
def test_wrong_use_is_told_in_the_language_asked_for(  # noqa: PLR0913, PLR0917 # two tables of cases
    words: list[str],
    variable: str | None,
    is_english: bool,
    wrong: list[str],
    vietnamese: str,
    english: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    if variable is not None:
        monkeypatch.setenv("THANG_LANG", variable)
    assert main([*words, *wrong]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert (english if is_english else vietnamese) in told.err


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (["--lang", "fr"], "--lang: không có “fr” → một trong: vi, en"),
        (["score", "--lang"], "--lang cần một giá trị"),
        (["score", "a", "b", "--json=1"], "--json không nhận giá trị “1”"),
        (["framework", "schema", "result"], "không có “result” → có phải “results”?"),
        (["score", "a", "b", "--dec", "comma"], "không hiểu “--dec comma”"),
    ],
)
def test_wrong_options_are_told_with_the_way_to_the_help(
    wrong: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(wrong) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2
    assert told in lines[0]
    assert lines[1].startswith("Xem: thang")
    assert lines[1].endswith("--help")


@LANGUAGES
def test_the_help_names_every_verb_and_tells_the_statuses(lang: str) -> None:
    answer = thang("--help", lang=lang)
    # `--lang` stands after `--help`, and is heard all the same.
    assert (answer.status, answer.err) == (0, "")
    assert [verb for verb in VERBS if f"\n    {verb} " in answer.out] == list(VERBS)
    story = {"vi": ["cách dùng: thang", "Mã kết thúc 0: xong"], "en": ["usage: thang", "Exit status 0: done"]}
    assert all(part in answer.out for part in story[lang])


@LANGUAGES
@pytest.mark.parametrize("verb", EVERY_VERB, ids=" ".join)
def test_each_verb_has_its_help_in_one_language(verb: tuple[str, ...], lang: str) -> None:
    answer = thang(*verb, "-h", lang=lang)
    assert (answer.status, answer.err) == (0, "")
    usage, help_text, other = {
        "vi": ("cách dùng: ", "in hướng dẫn này", "print this help"),
        "en": ("usage: ", "print this help", "in hướng dẫn này"),
    }[lang]
    assert answer.out.startswith(f"{usage}thang {' '.join(verb)} ")
    assert help_text in answer.out
    assert other not in answer.out
    assert "show this help" not in answer.out


def test_the_language_may_stand_before_and_after_the_verb(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "en", "framework", "list"]) == 0
    before = capsys.readouterr().out
    assert main(["framework", "list", "--lang", "en"]) == 0
    assert capsys.readouterr().out == before


def test_the_version_is_that_of_the_package() -> None:
    answer = thang("--version")
    assert (answer.status, answer.out, answer.err) == (0, f"thang {package.__version__}\n", "")


# --- No traceback -----------------------------------------------------------------------------------------------------


def test_an_interruption_is_130_and_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    broken(KeyboardInterrupt(), monkeypatch)
    answer = thang("demo", "--no-serve")
    assert (answer.status, answer.out, answer.err) == (130, "", "\nStopped.\n")


@pytest.mark.parametrize(
    "error", [RuntimeError("two\nlines"), KeyError("two lines"), OSError("two lines"), RecursionError("two lines")]
)
@LANGUAGES
def test_a_fault_of_the_program_is_70_and_one_sentence(
    error: Exception, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken(error, monkeypatch)
    answer = thang("demo", "--no-serve", lang=lang)
    assert (answer.status, answer.out) == (70, "")
    assert len(answer.complaints) == 1
    start = {"vi": "thang: Lỗi trong chương trình, không phải do bạn", "en": "thang: A fault in the program, not yours"}
    assert answer.err.startswith(f"{start[lang]}: {type(error).__name__}: ")
    assert "two lines" in answer.err
    assert "Traceback" not in answer.err


def test_thang_debug_shows_the_traceback_of_a_fault_of_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    broken(RuntimeError("inside"), monkeypatch)
    monkeypatch.setenv("THANG_DEBUG", "1")
    answer = thang("demo", "--no-serve")
    assert answer.status == 70
    assert answer.err.startswith("Traceback (most recent call last):\n")
    assert answer.complaints[-1].startswith("thang: A fault in the program")


def test_a_reader_that_has_enough_ends_the_command_quietly() -> None:
    line = " ".join([*THANG, "demo", "--no-serve", "--lang", "en", "|", "head", "-1"])
    run = subprocess.run(["bash", "-o", "pipefail", "-c", line], capture_output=True, check=False)
    assert (run.returncode, run.stderr) == (0, b"")
    assert run.stdout.decode() == "A trial run on officially published figures that come with the software.\n"


def test_a_pipe_that_nobody_reads_ends_the_command_quietly() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    run = subprocess.run([*THANG, "framework", "list"], stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (run.returncode, run.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full disk")
def test_an_output_without_room_is_2_and_one_sentence() -> None:
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run([*THANG, "framework", "list"], stdout=full, stderr=subprocess.PIPE, check=False)
    assert run.returncode == 2
    assert run.stderr.decode() == "thang: không ghi được “stdout”: hết chỗ trên đĩa\n"


@pytest.mark.parametrize("closed", [">&-", "2>&-"])
def test_an_output_that_is_closed_changes_no_status(closed: str) -> None:
    line = " ".join([*THANG, "framework", "list", closed])
    run = subprocess.run(["bash", "-c", line], capture_output=True, check=False)
    assert (run.returncode, run.stderr) == (0, b"")


def test_vietnamese_is_printed_whatever_the_locale_says() -> None:
    plain = {"LC_ALL": "C", "LANG": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    listed = process("framework", "list", env=plain)
    assert (listed.status, listed.err) == (0, "")
    assert "Chỉ số chuyển đổi số cấp tỉnh (DTI) năm 2024" in listed.out
    refused = process("scoer", env=plain)
    assert (refused.status, refused.out) == (2, "")
    assert refused.err.startswith("thang: LỆNH: không có “scoer” → có phải “score”?")


def test_the_installed_command_is_the_same() -> None:
    run = subprocess.run([Path(sys.executable).parent / "thang", "--version"], capture_output=True, check=False)
    assert (run.returncode, run.stdout.decode(), run.stderr) == (0, f"thang {package.__version__}\n", b"")
