"""A hostile bundle takes less than 1 GB of memory and a minute, writes nothing, and is refused in plain words.

Each is verified by the command in a process of its own that may not take more.
"""

from __future__ import annotations

import json
import signal
import struct
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from benchmarks.bundle_mutants import zipped
from tests.bundle.resealed import resealed
from tests.bundle.sample import SHY
from tests.bundle.two_groups import TWO, two
from tests.cli.thang_command import thang
from thang.bundle.layout import unpacked
from thang.bundle.problem import Problem
from thang.cli import verify as verify_command
from thang.library.framework_file import parse_framework, print_framework

pytestmark = pytest.mark.slow

GIGABYTE, MINUTE = 1_000_000_000, 60
SCRIPT = """
import json, resource, sys, time
resource.setrlimit(resource.RLIMIT_AS, (10**9, 10**9))
from thang.cli.main import main
start = time.perf_counter()
status = main(["verify", sys.argv[1], "--lang", "en"])
taken = {"status": status, "kilobytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}
print(json.dumps({**taken, "seconds": time.perf_counter() - start}))
"""
HEAD = SHY[: SHY.index("indicators:")]


def with_member(name: str, data: bytes) -> bytes:
    return resealed({**unpacked(two()), name: data})


def bomb(method: int) -> bytes:
    """90 MB of nothing in a few kilobytes; the list says so."""
    members = unpacked(two())
    return zipped({**members, "values.csv": bytes(90_000_000)}, lambda info: setattr(info, "compress_type", method))


def lying_bomb() -> bytes:
    """The same, and both headings say that it is small."""
    data = bytearray(bomb(zipfile.ZIP_DEFLATED))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = data.rindex(mark, 0, data.rindex(b"values.csv", 0, data.rindex(mark) + 100))
        data[start + at : start + at + 4] = struct.pack("<I", 100)
    return bytes(data)


def nested() -> bytes:
    """A bomb in a bomb: a member that is a zip is a member all the same, and never opened."""
    return with_member("README.md", bomb(zipfile.ZIP_DEFLATED))


def crowd() -> bytes:
    """A list of very many members."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for number in range(60_000):
            archive.writestr(zipfile.ZipInfo(str(number)), b"")
    return written.getvalue()


def overlapping() -> bytes:
    data = bytearray(two())
    at = data.index(b"PK\x01\x02")
    while at >= 0:
        data[at + 42 : at + 46] = bytes(4)
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


def units(count: int) -> bytes:
    rows = "".join(f"u{number:06},,so,yes,,\n" for number in range(count))
    return with_member("units.csv", ("unit,name,group,ranked,attributes,stated\n" + rows).encode())


def cells() -> bytes:
    """Few bytes of units and indicators that multiply to a hundred million cells."""
    leaves = "".join(f'- {{code: "{n}", title: A, max: 1, rule: yes_no}}\n' for n in range(4000))
    framework = TWO[: TWO.index("indicators:")].replace(
        "100}, {id: xa, title: Xã, max: 80", "4000}, {id: xa, title: X, max: 4000"
    )
    members = unpacked(units(40_000))
    return resealed({**members, "framework.yaml": canonical(framework + "indicators:\n" + leaves)})


def canonical(text: str) -> bytes:
    return print_framework(parse_framework(text.encode())).encode()


def many_groups() -> bytes:
    groups = "".join(f"- {{id: g{n}, title: G, max: 1}}\n" for n in range(1500))
    leaves = "".join(f'- {{code: "{n}", title: A, max: 1, rule: yes_no}}\n' for n in range(1500))
    head = HEAD.replace("groups: [{id: g, title: G, max: 100}]", f"groups:\n{groups}")
    return with_member("framework.yaml", f"{head}indicators:\n{leaves}".encode())


def long_numbers() -> bytes:
    number = "7" * 399
    rows = f"An,1.1,value,{number}/{number},\n" * 10_000
    return with_member("values.csv", f"unit,code,status,value,points\n{rows}".encode())


HOSTILE: dict[str, Callable[[], bytes]] = {
    "a deflated bomb": lambda: bomb(zipfile.ZIP_DEFLATED),
    "a bzip2 bomb": lambda: bomb(zipfile.ZIP_BZIP2),
    "an lzma bomb": lambda: bomb(zipfile.ZIP_LZMA),
    "a bomb that lies": lying_bomb,
    "a bomb in a bomb": nested,
    "a crowd of members": crowd,
    "members over the same bytes": overlapping,
    "one line of 90 MB": lambda: with_member("values.csv", b"unit,code,status,value,points\n" + b"x" * 90_000_000),
    "90 MB of empty lines": lambda: with_member("values.csv", b"unit,code,status,value,points\n" + b"\n" * 90_000_000),
    "one quoted cell of 90 MB": lambda: with_member("units.csv", b'"' + b"x\n" * 45_000_000),
    "90 MB of another letter": lambda: with_member("scores.csv", "𐀀".encode() * 22_000_000),
    "more units than there may be": lambda: units(60_000),
    "many units without values": lambda: units(49_000),
    "units by indicators": cells,
    "groups by indicators": many_groups,
    "a framework of brackets": lambda: with_member("framework.yaml", b"[" * 999_000),
    "a framework of nested keys": lambda: with_member("framework.yaml", b"{a: " * 200_000),
    "a framework of many keys": lambda: with_member("framework.yaml", b"".join(b"k%d: 1\n" % n for n in range(20_000))),
    "a framework of anchors": lambda: with_member("framework.yaml", b"a: &a [x]\nb: &b [*a,*a]\nc: [*b,*b]\n"),
    "a framework that is too long": lambda: with_member("framework.yaml", b"#" * 1_100_000),
    "a descriptor of brackets": lambda: with_member("datapackage.json", b"[" * 900_000),
    "a descriptor of digits": lambda: with_member("datapackage.json", b'{"thang": ' + b"9" * 900_000 + b"}"),
    "numbers of many digits": long_numbers,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_within_a_gigabyte_and_a_minute(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b" / "c"
    folder.mkdir(parents=True)
    bundle = folder / "bundle.zip"
    bundle.write_bytes(HOSTILE[name]())
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    done = subprocess.run(
        [sys.executable, "-B", "-c", SCRIPT, str(bundle)],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=2 * MINUTE,
        check=False,
    )
    assert done.stdout.startswith("FAIL\n"), done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith(f"{bundle}: "), done.stderr
    said = json.loads(done.stdout.splitlines()[-1])
    assert said["status"] == 1
    assert said["kilobytes"] * 1024 < GIGABYTE
    assert said["seconds"] < MINUTE
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_work_that_would_take_days_is_given_up() -> None:
    """Without the limit it would end after half a minute, so that the test fails and does not hang."""

    def work() -> None:
        number, end = 3, time.monotonic() + MINUTE / 2
        while time.monotonic() < end:
            number = number * number % (1 << 100_000) | 1

    with pytest.raises(Problem) as caught, verify_command.at_most(1):
        work()
    assert (caught.value.kind, caught.value.facts["most"]) == ("values.too_slow", "1")


def test_the_limit_is_gone_once_it_was_kept() -> None:
    with verify_command.at_most(1):
        pass
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGPROF) is signal.SIG_DFL


def test_the_command_says_that_it_gave_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(data: bytes) -> None:
        raise Problem("values.too_slow", most="55")

    monkeypatch.setattr(verify_command, "verify", slow)
    (tmp_path / "b.zip").write_bytes(b"")
    answer = thang("verify", tmp_path / "b.zip")
    assert (answer.status, answer.out) == (1, "FAIL\n")
    assert "stopped after 55 seconds" in answer.err
