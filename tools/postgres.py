"""`python -m tools.postgres [--durable] COMMAND…`: run it with THANG_DATABASE set to a PostgreSQL server of its own.

TEST_DATABASE_URL, where it is set, names the server; nothing is started then. Else Debian's programs make one in a
temporary folder, reachable through a socket in that folder alone, and it is stopped and removed at the end, also after
Ctrl+C and SIGTERM. Its own order of letters is Vietnamese, so that whatever leans on another one is found out.
`--durable`: it waits for the disk, as a server in use does. The exit status is the command's.
"""

from __future__ import annotations

import argparse
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from stat import S_IXOTH
from types import FrameType

import psycopg

PROGRAMS = Path("/usr/lib/postgresql")
ABSENT = (
    "Chưa có PostgreSQL. Hãy cài: sudo apt install postgresql (hoặc đặt TEST_DATABASE_URL)",
    "PostgreSQL is not there. Install it: sudo apt install postgresql (or set TEST_DATABASE_URL)",
)
NAME = "thang"
START, STOP = 60.0, 20.0  # seconds within which a server starts, and within which it or a command ends when asked to
SOCKET, LONGEST_SOCKET = ".s.PGSQL.5432", 107  # bytes that the system takes
FIRST_WITH_ICU = 15


class Absent(Exception):
    """There are no programs of PostgreSQL here."""


class Stopped(BaseException):
    """We are asked to end. No Exception: nobody on the way shall take it for a failure of their own."""


@dataclass(frozen=True, slots=True)
class Account:
    """Whose the server is: an ordinary user's, for PostgreSQL refuses to run as root. None: our own."""

    user: int | None = None
    group: int | None = None


@contextmanager
def database(durable: bool = False) -> Iterator[str]:
    """The address of the one that was named, else of a server for as long as this lasts. Raises Absent."""
    named = os.environ.get("TEST_DATABASE_URL", "")
    if named:
        yield named
        return
    programs, account = found_programs(), _account()
    folder = _folder(account)
    try:
        with _running(programs, account, folder, durable):
            yield f"postgresql://{NAME}@/{NAME}?host={folder}"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def found_programs(among: Path = PROGRAMS) -> Path:
    """The newest version's. Raises Absent."""
    versions = [path for path in among.glob("*/bin") if (path / "initdb").is_file()]
    if not versions:
        raise Absent
    return max(versions, key=_version)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.postgres", description=__doc__)
    parser.add_argument("--durable", action="store_true")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    asked = parser.parse_args(arguments)
    if not asked.command:
        parser.error("COMMAND")
    try:
        with stoppable(), database(asked.durable) as address:
            return _run(asked.command, {**os.environ, "THANG_DATABASE": address})
    except Absent:
        print(*ABSENT, sep="\n", file=sys.stderr)
        return 1
    except Stopped as stopped:
        return 128 + int(str(stopped))


@contextmanager
def stoppable() -> Iterator[None]:
    """SIGINT and SIGTERM raise Stopped, once: what is done to clean up is not broken off by a second one."""
    before = {one: signal.signal(one, _stop) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def _stop(number: int, frame: FrameType | None) -> None:
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, signal.SIG_IGN)
    raise Stopped(number)


def _run(command: Sequence[str], environ: Mapping[str, str]) -> int:
    """The command's exit status, 128 and the signal's number where one ended it, as a shell has it."""
    child = subprocess.Popen(command, env=environ)  # noqa: S603  # running what one is given is what this tool is for
    try:
        status = child.wait()
    except Stopped as stopped:
        _end(child, signal.Signals(int(str(stopped))))
        raise
    return status if status >= 0 else 128 - status


def _end(child: subprocess.Popen[bytes], by: signal.Signals) -> None:
    """Asked first, then made to; nothing where it has ended already."""
    if child.poll() is None:
        child.send_signal(by)
    try:
        child.wait(STOP)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def _version(programs: Path) -> int:
    name = programs.parent.name
    return int(name) if name.isdigit() else 0


def _account() -> Account:
    """Who we are, unless that is root: then `postgres`, or `nobody` where that one is missing."""
    if os.getuid() != 0:
        return Account()
    users = {one.pw_name: one for one in pwd.getpwall()}
    one = users.get("postgres") or users["nobody"]
    return Account(one.pw_uid, one.pw_gid)


def _folder(account: Account) -> Path:
    """Theirs alone; in the shortest place there is, where the usual one is not fit."""
    folder = Path(tempfile.mkdtemp(prefix="thang-postgres-"))
    if not _is_fit(folder, account):
        folder.rmdir()
        folder = Path(tempfile.mkdtemp(prefix="thang-postgres-", dir="/tmp"))
    if account.user is not None and account.group is not None:
        os.chown(folder, account.user, account.group)
    return folder


def _is_fit(folder: Path, account: Account) -> bool:
    """Its name is short enough for a socket, and another user than we can go there."""
    is_short = len(os.fsencode(folder / SOCKET)) <= LONGEST_SOCKET
    return is_short and (account.user is None or all(one.stat().st_mode & S_IXOTH for one in folder.parents))


@contextmanager
def _running(programs: Path, account: Account, folder: Path, durable: bool) -> Iterator[None]:
    _initialise(programs, account, folder)
    log = (folder / "log").open("wb")
    server = _start([str(programs / "postgres"), *_options(folder, durable)], account, folder, log.fileno())
    try:
        _wait(server, folder)
        yield
    finally:
        _end(
            server, signal.SIGINT
        )  # as PostgreSQL has it: at once, in good order, without waiting for who is connected
        log.close()


def _initialise(programs: Path, account: Account, folder: Path) -> None:
    letters = ["--locale-provider=icu", "--icu-locale=vi"] if _version(programs) >= FIRST_WITH_ICU else []
    command = [str(programs / "initdb"), "--pgdata", str(folder / "data"), "--username", NAME, "--auth=trust"]
    made = _start([*command, "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", *letters], account, folder)
    output, _ = made.communicate()
    if made.returncode != 0:
        raise RuntimeError(output.decode(errors="replace"))


def _options(folder: Path, durable: bool) -> list[str]:
    chosen = {"listen_addresses": "", "unix_socket_directories": str(folder)}
    if not durable:
        chosen |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
    return ["-D", str(folder / "data"), *(part for key, value in chosen.items() for part in ("-c", f"{key}={value}"))]


def _start(
    command: Sequence[str], account: Account, folder: Path, output: int = subprocess.PIPE
) -> subprocess.Popen[bytes]:
    """In a session of its own: Ctrl+C reaches us and the command, and the server ends after them."""
    return subprocess.Popen(  # noqa: S603  # PostgreSQL's own programs, with options of ours
        command,
        user=account.user,
        group=account.group,
        extra_groups=None if account.user is None else [],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )


def _wait(server: subprocess.Popen[bytes], folder: Path) -> None:
    """Until it answers; then it gets the database."""
    last = time.monotonic() + START
    while server.poll() is None and time.monotonic() < last:
        try:
            with psycopg.connect(host=str(folder), user=NAME, dbname="postgres", autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE {NAME}")
                return
        except psycopg.OperationalError:
            time.sleep(0.1)
    raise RuntimeError((folder / "log").read_text(encoding="utf-8", errors="replace"))


if __name__ == "__main__":
    sys.exit(main())
