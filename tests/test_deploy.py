"""What deploy/ says is what the program knows: verbs by its grammar, variables by its table, paths that exist."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from thang.cli.main import build_parser
from thang.workshop.project.chosen import read
from thang.workshop.project.server import PATIENCE
from thang.workshop.project.settings import CONTENT_SECURITY_POLICY, SECURE_REFERRER_POLICY
from thang.workshop.project.table import TABLE

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
FILES = sorted(one for one in DEPLOY.rglob("*") if one.is_file())
VARIABLES = {one.variable for one in TABLE}
# What only the compose file's reader fills in.
GIVEN = {
    "NAME": "dti.example.gov.vn",
    "DATABASE_PASSWORD": "d" * 64,
    "SECRET_KEY": "k" * 64,
    "STORE_PASSWORD": "s" * 64,
    "METRICS_TOKEN": "m" * 64,
}
# Every one of our services has them, whatever else it says; a service of its own kind says more.
PROTECTED = {
    "NoNewPrivileges": ["yes"],
    "ProtectSystem": ["strict"],
    "ProtectHome": ["yes"],
    "CapabilityBoundingSet": [""],
    "User": ["thang"],
    "StateDirectoryMode": ["0700"],
    "UMask": ["0077"],
}

Unit = dict[str, dict[str, list[str]]]


def name_of(path: Path) -> str:
    return path.name


def text_of(name: str) -> str:
    return (DEPLOY / name).read_text(encoding="utf-8")


def unit(path: Path) -> Unit:
    """Sections, names, and every value that a name was given."""
    found: Unit = defaultdict(lambda: defaultdict(list))
    section = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith("#"):
            name, equals, value = line.partition("=")
            assert equals, f"{path.name}: {line}"
            found[section][name].append(value)
    return found


def thang_words(command: str) -> list[str]:
    """The words after `thang`, also where a shell runs it."""
    words = shlex.split(command.replace("%%", "%"))
    if words[0] == "/bin/sh":
        words = shlex.split(words[2].removeprefix("exec "))
    assert words[0] in ("thang", "/opt/thang/bin/thang")
    return words[1:]


def composed() -> dict[str, Any]:
    """The compose file with its variables filled in as the tool fills them."""

    def filled(found: re.Match[str]) -> str:
        assert found[2] in (":?", "-"), found[0]
        return GIVEN[found[1]]

    read_: dict[str, Any] = yaml.safe_load(re.sub(r"\$\{([A-Z_]+)([^}]*)\}", filled, text_of("compose.yaml")))
    return read_


def ours() -> dict[str, dict[str, Any]]:
    return {name: one for name, one in composed()["services"].items() if one.get("image") == "thang"}


def commands() -> Iterator[tuple[str, list[str]]]:
    for path in UNITS:
        for command in unit(path)["Service"]["ExecStart"]:
            yield path.name, thang_words(command)
    for name, service in ours().items():
        yield f"compose {name}", service["command"]
    (command,) = re.findall(r"^CMD (\[.*\])$", text_of("Containerfile"), re.MULTILINE)
    yield "Containerfile", yaml.safe_load(command)


@pytest.mark.parametrize(("where", "words"), list(commands()), ids=lambda one: one if isinstance(one, str) else "")
def test_every_command_is_one_that_thang_takes(where: str, words: list[str]) -> None:
    """A word that it does not take ends with status 2."""
    assert build_parser("en").parse_args(words).verb


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_every_variable_is_one_of_the_settings(path: Path) -> None:
    named = set(re.findall(r"\bTHANG_[A-Z_]+", path.read_text(encoding="utf-8")))
    assert named <= VARIABLES


def test_the_settings_of_the_example_fit_as_they_stand_and_with_every_line_used() -> None:
    text = text_of("thang.env")
    lines = re.findall(r"^(THANG_[A-Z_]+)=(.*)$", text, re.MULTILINE)
    more = re.findall(r"^#(THANG_[A-Z_]+)=(.*)$", text, re.MULTILINE)
    assert read(dict(lines)).hosts == ("dti.example.gov.vn",)
    assert read(dict(lines + more)).database
    assert not [value for _, value in lines + more if value.startswith(('"', "'"))]  # systemd takes them, others do not


def test_the_settings_of_the_containers_fit() -> None:
    for service in ours().values():
        chosen = read(service["environment"])
        assert chosen.origin == f"https://{GIVEN['NAME']}"
        assert chosen.workers == 0  # there is a container for that
        assert chosen.address == "127.0.0.1:8001"  # which the proxy shares
    secrets = {one.variable for one in TABLE if one.is_secret}
    written = re.findall(r"^ +(THANG_[A-Z_]+): (.*)$", text_of("compose.yaml"), re.MULTILINE)
    assert [name for name, value in written if name in secrets - {"THANG_FILES_KEY"} and "${" not in value] == []


def test_what_the_containers_are_given_is_asked_for_in_the_example() -> None:
    asked = set(re.findall(r"^([A-Z_]+)=", text_of("compose.env"), re.MULTILINE))
    assert asked == set(re.findall(r"\$\{([A-Z_]+)", text_of("compose.yaml"))) == set(GIVEN)


def test_every_file_that_is_taken_in_exists_and_every_volume_is_named() -> None:
    services, made_by_the_reader = composed(), {"./tls"}
    for service in services["services"].values():
        for source, *_ in (one.split(":") for one in service.get("volumes", [])):
            is_there = (DEPLOY / source).exists() if source.startswith(".") else source in services["volumes"]
            assert is_there or source in made_by_the_reader, source
        for other in service.get("depends_on", {}):
            assert other in services["services"]
    build = ours()["workshop"]["build"]
    assert (DEPLOY / build["context"]).resolve() == ROOT
    assert (ROOT / build["dockerfile"]).is_file()


def test_every_file_that_the_image_is_made_of_exists_and_is_sent() -> None:
    sent = set(re.findall(r"^!(\S+)$", text_of("Containerfile.dockerignore"), re.MULTILINE))
    copied = [
        one
        for line in re.findall(r"^COPY ([^-].*)$", text_of("Containerfile"), re.MULTILINE)
        for one in line.split()[:-1]
    ]
    assert copied
    for one in copied:
        assert (ROOT / one).exists()
        assert one.split("/")[0] in sent


def test_the_image_is_installed_by_hashes_and_runs_as_nobody_of_importance() -> None:
    text = text_of("Containerfile")
    for line in re.findall(r"pip install [^\n]*", text):
        assert "--require-hashes" in line or ("--no-index" in line and "--no-deps" in line)
    last = text.rpartition("\nFROM ")[2]
    assert re.search(r"^USER thang$", last, re.MULTILINE)
    assert last.index("USER thang") < last.index("ENTRYPOINT")


@pytest.mark.parametrize("path", [DEPLOY / "Containerfile", DEPLOY / "compose.yaml"], ids=name_of)
def test_an_image_is_named_without_a_registry(path: Path) -> None:
    """Which one it comes from is for whoever runs it to say. A registry has a dot or a port in its name."""
    names = re.findall(r"^(?:FROM|\s+image:) (\S+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert names
    assert [one for one in names if "/" in one and re.search(r"[.:]", one.split("/")[0])] == []


@pytest.mark.parametrize("path", UNITS, ids=name_of)
def test_every_service_is_shut_in_alike(path: Path) -> None:
    found = unit(path)["Service"]
    assert PROTECTED.items() <= found.items()
    named = [name for name in found if name.startswith(("Protect", "Private", "Restrict", "SystemCall", "Lock"))]
    assert {name: found[name] for name in named} == {name: unit(UNITS[0])["Service"][name] for name in named}
    assert len(named) >= 18


@pytest.mark.parametrize("path", UNITS, ids=name_of)
def test_a_service_writes_only_where_it_may(path: Path) -> None:
    found = unit(path)["Service"]
    folders = [f"/var/lib/{one}" for one in found["StateDirectory"][0].split()]
    assert found["Environment"] == [f"THANG_DATA={folders[0]}"]
    assert found["WorkingDirectory"] == folders[:1]
    written = [word for command in found["ExecStart"] for word in thang_words(command) if word.startswith("/")]
    assert [one for one in written if str(Path(one).parent) not in folders] == []


def test_the_timer_starts_a_service_that_is_there() -> None:
    timers = list((DEPLOY / "systemd").glob("*.timer"))
    assert [one.with_suffix(".service") in UNITS for one in timers] == [True]
    assert unit(timers[0])["Timer"]["Persistent"] == ["yes"]


def test_the_account_of_the_services_is_made() -> None:
    line = text_of("systemd/thang.sysusers").split()
    assert line[:2] == ["u", unit(UNITS[0])["Service"]["User"][0]]


def test_the_proxy_waits_longer_and_takes_more_than_the_workshop() -> None:
    text = text_of("nginx.conf")
    (patience,) = re.findall(r"proxy_read_timeout (\d+)s;", text)
    (size,) = re.findall(r"client_max_body_size (\d+)m;", text)
    assert int(patience) > PATIENCE
    assert int(size) > read({}).file_size
    assert f"proxy_pass http://{read({}).address};" in text


def test_the_proxy_says_no_header_that_the_workshop_says() -> None:
    assert CONTENT_SECURITY_POLICY
    assert SECURE_REFERRER_POLICY
    added = set(re.findall(r"add_header (\S+)", text_of("nginx.conf")))
    assert added == {"Retry-After", "Cache-Control"}  # on the page that it answers itself


def test_the_proxy_gives_the_figures_to_nobody_and_keeps_no_log_of_readers() -> None:
    text = text_of("nginx.conf")
    assert re.search(r"location = /metrics \{\s+return 404;", text)
    assert "access_log off;" in text


def test_every_file_is_told_of() -> None:
    told = text_of("README.md")
    assert [one.name for one in FILES if one.name != "README.md" and f"`{one.relative_to(DEPLOY)}`" not in told] == []


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not installed: sudo apt install systemd")
def test_systemd_itself_takes_the_units(tmp_path: Path) -> None:
    """With a program where the unit looks for it: whether one is installed is not what is asked here."""
    program = tmp_path / "thang"
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    for path in [*UNITS, *(DEPLOY / "systemd").glob("*.timer")]:
        text = path.read_text(encoding="utf-8").replace("/opt/thang/bin/thang", str(program))
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    units = [str(one) for one in sorted(tmp_path.glob("thang*.*"))]
    run = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True, timeout=60, check=False)
    assert (run.returncode, run.stderr) == (0, "")
