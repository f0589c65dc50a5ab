"""The table of settings: every fault is told, all at once, by the name of its variable and never by a secret."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import traceback
from collections.abc import Mapping
from pathlib import Path

import pytest

from thang.workshop.project import fit, table
from thang.workshop.project.chosen import KEY_FILE, Fault, Settings, WrongSettings, read
from thang.workshop.project.table import FAULTS, TABLE

LOCAL = {"THANG_DEMONSTRATION": "yes"}
OIDC = {"THANG_OIDC_ISSUER": "https://login.vn", "THANG_OIDC_CLIENT": "thang", "THANG_OIDC_SECRET": "bi-mat"}
HIDDEN = "bi-mat-khong-duoc-lo"
BUCKET_KEYS = {"THANG_FILES_KEY": "thu", "THANG_FILES_SECRET": HIDDEN}
BAD_ADDRESSES = (
    *("8001", ":8001", "127.0.0.1", "127.0.0.1:", "127.0.0.1:0", "127.0.0.1:65536", "127.0.0.1:８００１"),
    *("http://x:80", "https://dti.vn:443", "//x:80", "x:80/", "x/y:80", "a b:80", "x:80,y:81", "nguoi@x:80"),
    *("::1:8001", "[x]:80", "[::1]", "unix:/run/thang.sock", "-x:80", "x-:80", "x:80\n", "x:123456"),
)
# Kind of fault → settings that cause it alone, and the variable that it is told of.
CAUSES: dict[str, list[tuple[dict[str, str], str]]] = {
    "secret": [({name: "x" * 31}, name) for name in ("THANG_SECRET_KEY", "THANG_METRICS")],
    "yes_no": [({"THANG_DEMONSTRATION": "true"}, "THANG_DEMONSTRATION")],
    "log": [({"THANG_LOG": one}, "THANG_LOG") for one in ("xml", "JSON", "json,text")],
    "language": [({"THANG_LANGUAGE": one}, "THANG_LANGUAGE") for one in ("fr", "VI", "vi,en")],
    "address": [({"THANG_ADDRESS": one}, "THANG_ADDRESS") for one in BAD_ADDRESSES]
    + [({"THANG_SCANNER": one}, "THANG_SCANNER") for one in ("clamd", "tcp://clamd:3310", "clamd:0")],
    "hosts": [
        ({"THANG_HOSTS": one}, "THANG_HOSTS") for one in ("*", "a b", "a,,b", "a,", "https://a.vn", "a.vn:80", "a\n")
    ],
    "origin": [
        ({"THANG_ORIGIN": one}, "THANG_ORIGIN") for one in ("dti.vn", "ftp://dti.vn", "https://dti.vn/", "https://")
    ],
    "database": [
        ({"THANG_DATABASE": one}, "THANG_DATABASE")
        for one in ("mysql://a/b", "postgresql://a", "dbname=thang", "thang.sqlite3", "postgresql://a/b?nonsense=1")
    ],
    "roles": [({"THANG_SECOND_FACTOR": one}, "THANG_SECOND_FACTOR") for one in ("boss", "office,", "office, head")],
    "issuer": [
        ({**OIDC, "THANG_OIDC_ISSUER": one}, "THANG_OIDC_ISSUER")
        for one in ("login.vn", "http://login.vn", "https://login.vn/?a=1", "https://login.vn/#a", "https://a b/")
    ],
    "oidc": [
        ({**OIDC, "THANG_OIDC_CLIENT": ""}, "THANG_OIDC_CLIENT"),
        ({**OIDC, "THANG_OIDC_SECRET": ""}, "THANG_OIDC_SECRET"),
    ],
    "mail_from": [
        ({"THANG_MAIL_SERVER": "folder"}, "THANG_MAIL_FROM"),
        *(({"THANG_MAIL_FROM": one}, "THANG_MAIL_FROM") for one in ("dti", "a@b@c", "a b@c.vn", "a@c.vn\nBcc: b@c.vn")),
    ],
    "workers": [({"THANG_WORKERS": one}, "THANG_WORKERS") for one in ("-1", "17", "100", "một", "1.5", "²", "1\n")],
    "number": [({"THANG_FILE_SIZE": one}, "THANG_FILE_SIZE") for one in ("0", "-1", "50MB", "1.5", "٥", "1000000000")],
    "files": [
        ({"THANG_FILES": one, **BUCKET_KEYS}, "THANG_FILES")
        for one in (
            "s3://kho",
            "https://kho",
            "s3://kho?endpoint=ftp://a",
            "s3://a:b@kho?endpoint=https://a",
            "/srv/files",
        )
    ],
    "files_keys": [
        ({"THANG_FILES": "s3://kho?endpoint=https://a", **some}, "THANG_FILES")
        for some in ({}, {"THANG_FILES_KEY": "thu"}, {"THANG_FILES_SECRET": HIDDEN})
    ],
    "unknown": [({"THANG_HOST": "a.vn"}, "THANG_HOST"), ({"THANG_FROBNICATE": "1"}, "THANG_FROBNICATE")],
    "loopback": [
        ({**LOCAL, "THANG_HOSTS": "localhost,dti.vn"}, "THANG_DEMONSTRATION"),
        ({**LOCAL, "THANG_HOSTS": "localhost.dti.vn"}, "THANG_DEMONSTRATION"),
        ({**LOCAL, "THANG_ADDRESS": "0.0.0.0:8001"}, "THANG_DEMONSTRATION"),  # to see it refused
        ({**LOCAL, "THANG_ADDRESS": "[::]:8001"}, "THANG_DEMONSTRATION"),
        ({**LOCAL, "THANG_ADDRESS": "192.168.1.5:8001"}, "THANG_DEMONSTRATION"),
        ({**LOCAL, "THANG_ADDRESS": "may-chu:8001"}, "THANG_DEMONSTRATION"),
    ],
}
# Told only while what they look at is fit by itself.
NEED_OTHERS = {"loopback", "files_keys", "oidc"}
ONE_BY_ONE = [(kind, *cause) for kind, causes in CAUSES.items() for cause in causes]


def faults_of(environ: Mapping[str, str]) -> list[Fault]:
    with pytest.raises(WrongSettings) as caught:
        read(environ)
    return caught.value.faults


def told(environ: Mapping[str, str]) -> str:
    """Everything that a person or a log could see of the fault: the message, its parts, and the traceback."""
    with pytest.raises(WrongSettings) as caught:
        read(environ)
    return f"{caught.value} {caught.value.faults} {''.join(traceback.format_exception(caught.value))}"


def test_every_kind_of_fault_is_caused_here() -> None:
    assert set(CAUSES) == set(FAULTS)


@pytest.mark.parametrize(("kind", "environ", "variable"), ONE_BY_ONE)
def test_a_fault_alone_is_told_alone_with_its_variable(kind: str, environ: dict[str, str], variable: str) -> None:
    assert [(one.variable, one.kind) for one in faults_of(environ)] == [(variable, kind)]
    message = told(environ)
    assert variable in message
    assert FAULTS[kind].en in message


@pytest.mark.parametrize(
    "address", ["127.0.0.1:1", "0.0.0.0:65535", "localhost:8001", "may-chu.lc.vn:80", "[::1]:8001"]
)
def test_an_address_of_a_host_and_a_port_is_taken_as_it_is(address: str) -> None:
    assert read({"THANG_ADDRESS": address}).address == address


def test_a_refused_address_is_told_with_what_would_be_right() -> None:
    assert "must be host:port, without http://" in told({"THANG_ADDRESS": "http://x:80"})


def test_all_faults_are_told_at_once() -> None:
    kinds = [kind for kind in CAUSES if kind not in NEED_OTHERS]
    environ = {variable: value for kind in kinds for variable, value in CAUSES[kind][0][0].items()}
    found = {one.kind: one.variable for one in faults_of(environ)}
    assert found == {kind: CAUSES[kind][0][1] for kind in kinds}
    assert all(variable in told(environ) for variable in found.values())


def test_a_demonstration_that_is_not_local_is_told_together_with_the_other_faults() -> None:
    found = faults_of({**LOCAL, "THANG_HOSTS": "dti.vn", "THANG_LANGUAGE": "fr"})
    assert {one.kind for one in found} == {"loopback", "language"}


def test_what_a_provider_lacks_is_told_together_with_what_is_wrong_with_it() -> None:
    found = faults_of({"THANG_OIDC_ISSUER": "login.vn"})
    assert [(one.variable, one.kind) for one in found] == [
        ("THANG_OIDC_ISSUER", "issuer"),
        ("THANG_OIDC_CLIENT", "oidc"),
        ("THANG_OIDC_SECRET", "oidc"),
    ]


@pytest.mark.parametrize(
    ("variable", "nearest"),
    [
        ("THANG_HOST", "THANG_HOSTS"),
        ("THANG_DATABSE", "THANG_DATABASE"),
        ("THANG_SECRET", "THANG_SECRET_KEY"),
        ("THANG_LANGAUGE", "THANG_LANGUAGE"),
        ("THANG_" + "Z" * 20, ""),
    ],
)
def test_a_variable_that_is_none_of_ours_is_named_with_the_nearest(variable: str, nearest: str) -> None:
    assert faults_of({variable: "x"}) == [Fault(variable, "unknown", nearest)]


@pytest.mark.parametrize("environ", [{}, {"PATH": "/bin"}, {"THANG_LANG": "en", "THANG_DEBUG": "1"}, {"thang_x": "1"}])
def test_variables_of_others_are_no_fault(environ: dict[str, str]) -> None:
    assert read(environ) == read({})


def test_without_any_variable_everything_has_its_default() -> None:
    assert read({}) == Settings(
        data=Path("thang-data"),
        database="",
        secret_key="",
        address="127.0.0.1:8001",
        hosts=("localhost", "127.0.0.1", "[::1]"),
        origin="",
        language="vi",
        workers=1,
        demonstration=False,
    )


def test_an_empty_variable_is_as_if_it_were_not_there() -> None:
    assert read({one.variable: "" for one in TABLE}) == read({})


@pytest.mark.parametrize(
    ("variable", "value", "field", "wanted"),
    [
        ("THANG_DATA", "/var/lib/thang", "data", Path("/var/lib/thang")),
        ("THANG_DATABASE", "postgresql://a:b@may/thang", "database", "postgresql://a:b@may/thang"),
        ("THANG_DATABASE", "postgres:///thang?host=/run", "database", "postgres:///thang?host=/run"),
        ("THANG_SECRET_KEY", "k" * 32, "secret_key", "k" * 32),
        ("THANG_ADDRESS", "[::1]:80", "address", "[::1]:80"),
        (
            "THANG_HOSTS",
            "dti.laocai.gov.vn,10.0.0.1,[fe80::1]",
            "hosts",
            ("dti.laocai.gov.vn", "10.0.0.1", "[fe80::1]"),
        ),
        ("THANG_ORIGIN", "https://dti.vn:8443", "origin", "https://dti.vn:8443"),
        ("THANG_LANGUAGE", "en", "language", "en"),
        ("THANG_WORKERS", "0", "workers", 0),
        ("THANG_WORKERS", "16", "workers", 16),
        ("THANG_DEMONSTRATION", "Có", "demonstration", True),
        ("THANG_DEMONSTRATION", "không", "demonstration", False),
    ],
)
def test_what_is_right_is_read(variable: str, value: str, field: str, wanted: object) -> None:
    assert getattr(read({variable: value}), field) == wanted


@pytest.mark.parametrize(
    "environ",
    [
        {},
        {"THANG_ADDRESS": "localhost:80"},
        {"THANG_ADDRESS": "[::1]:80", "THANG_HOSTS": "127.0.0.9,[::1],localhost"},
    ],
)
def test_the_demonstration_is_allowed_on_this_very_machine(environ: dict[str, str]) -> None:
    assert read({**LOCAL, **environ}).demonstration


@pytest.mark.parametrize(
    "environ",
    [
        {"THANG_SECRET_KEY": HIDDEN},
        {"THANG_METRICS": HIDDEN},
        {"THANG_DATABASE": f"mysql://thang:{HIDDEN}@may/thang"},
        {"THANG_DATABASE": f"postgresql://thang:{HIDDEN}@may"},
        {"THANG_DATABASE": f"postgresql://thang:{HIDDEN}@may/thang?nonsense={HIDDEN}"},
        {"THANG_DATABASE": f"postgresql://thang:{HIDDEN}%zz@may/thang"},
        {"THANG_SECRET_KEYS": HIDDEN},
        {"THANG_SECRET_KEY": HIDDEN * 2, "THANG_LANGUAGE": "fr", "THANG_DATABASE": f"postgresql://a:{HIDDEN}@b/c"},
    ],
)
def test_the_value_of_a_secret_is_told_nowhere(environ: dict[str, str]) -> None:
    assert HIDDEN not in told(environ)


@pytest.mark.parametrize("variable", ["THANG_SECRET_KEY", "THANG_DATABASE"])
def test_the_settings_do_not_show_their_secrets(variable: str) -> None:
    chosen = read({variable: f"postgresql://thang:{HIDDEN}@may/thang"})
    assert HIDDEN not in repr(chosen)


@pytest.mark.parametrize("one", TABLE, ids=lambda one: one.name)
def test_every_setting_has_its_help_in_both_languages_and_a_default_that_can_be_read(one: table.Setting) -> None:
    assert one.help.vi
    assert one.help.en
    assert one.help.vi != one.help.en
    one.reads(one.default)
    assert one.variable == f"THANG_{one.name.upper()}"
    assert one.name in Settings.__slots__


def test_the_secret_that_was_given_is_used_and_no_file_made(tmp_path: Path) -> None:
    chosen = read({"THANG_DATA": str(tmp_path / "data"), "THANG_SECRET_KEY": "k" * 40})
    assert chosen.secret == "k" * 40
    assert not (tmp_path / "data").exists()


def test_the_secret_is_made_once_for_its_owner_alone_and_kept(tmp_path: Path) -> None:
    chosen = read({"THANG_DATA": str(tmp_path / "data")})
    first = chosen.secret
    key = tmp_path / "data" / KEY_FILE
    assert len(first) >= fit.SHORTEST_SECRET
    assert (key.stat().st_mode & 0o777, key.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert key.read_text() == first
    assert chosen.secret == read({"THANG_DATA": str(tmp_path / "data")}).secret == first


def test_two_folders_have_two_secrets(tmp_path: Path) -> None:
    assert len({read({"THANG_DATA": str(tmp_path / one)}).secret for one in "ab"}) == 2


def test_processes_that_start_at_once_have_one_secret(tmp_path: Path) -> None:
    """Each waits for the same moment, so that they come to the making of it together."""
    code = (
        "import os, sys; from thang.workshop.project.chosen import read\n"
        "chosen = read(os.environ); print(flush=True); sys.stdin.readline(); print(chosen.secret)"
    )
    environ = {**os.environ, "THANG_DATA": str(tmp_path / "data")}
    command = [sys.executable, "-c", code]
    pipe = subprocess.PIPE
    started = [subprocess.Popen(command, env=environ, stdin=pipe, stdout=pipe, text=True) for _ in range(3)]
    for one in started:
        assert one.stdout is not None
        one.stdout.readline()
    for one in started:
        assert one.stdin is not None
        one.stdin.write("\n")
        one.stdin.flush()
    found = {one.communicate(timeout=30)[0].strip() for one in started}
    assert [one.returncode for one in started] == [0] * 3
    assert found == {(tmp_path / "data" / KEY_FILE).read_text()}


def test_who_comes_while_the_secret_is_being_made_does_not_read_an_empty_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second one comes just when the first draws its secret."""
    second: list[str] = []

    def disturbed(size: int) -> str:
        monkeypatch.undo()
        second.append(read({"THANG_DATA": str(tmp_path)}).secret)
        return secrets.token_urlsafe(size)

    monkeypatch.setattr(secrets, "token_urlsafe", disturbed)
    first = read({"THANG_DATA": str(tmp_path)}).secret
    assert second == [first]
    assert len(first) >= fit.SHORTEST_SECRET
