"""`python -m tools.vendor`: the files of others that travel with ours, as the sources.toml beside them names them.

It asks the machine's own `npm` for the packages, in the versions named there, takes the files and writes their digests.
With the packages already at hand: `--packages FOLDER` (what `npm pack` leaves there). `--check` only compares the files
with their digests and needs no network.
"""

import argparse
import hashlib
import re
import subprocess
import sys
import tarfile
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
FOLDERS = tuple(
    ROOT / folder
    for folder in (
        "src/thang/look/static/fonts",
        "src/thang/look/fonts",
        "src/thang/workshop/static/tus",
        "tests/journeys/axe",
    )
)
SOURCES = "sources.toml"


@dataclass(frozen=True)
class Source:
    """A package with what is taken of it: place in the package → name here; and the digests by that name."""

    package: str
    version: str
    take: dict[str, str]
    sha256: dict[str, str]

    @property
    def archive(self) -> str:
        """The name of the file that `npm pack` makes."""
        return f"{self.package.lstrip('@').replace('/', '-')}-{self.version}.tgz"


def sources(folder: Path) -> list[Source]:
    """What sources.toml of the folder declares."""
    declared = tomllib.loads((folder / SOURCES).read_text(encoding="utf-8"))
    return [Source(one["package"], one["version"], one["take"], one["sha256"]) for one in declared["source"]]


def faults(folder: Path) -> Iterator[str]:
    """A sentence for every file that is missing, not as declared, or not declared."""
    wanted = {name: one.sha256.get(name) for one in sources(folder) for name in one.take.values()}
    for name, digest in wanted.items():
        if not (folder / name).is_file():
            yield f"{name} is missing"
        elif _digest((folder / name).read_bytes()) != digest:
            yield f"{name} is not the file that {SOURCES} declares"
    kept = {path.name for path in folder.iterdir()} - {SOURCES}
    yield from (f"{name} is not declared in {SOURCES}" for name in sorted(kept - set(wanted)))


def refresh(folder: Path, packages: Path) -> None:
    """Take the files out of the packages, and write their digests where the old ones stood."""
    declared = (folder / SOURCES).read_text(encoding="utf-8")
    for source in sources(folder):
        for name, content in _taken(source, packages / source.archive):
            (folder / name).write_bytes(content)
            declared = re.sub(
                rf'^"{re.escape(name)}" = "\w*"$', f'"{name}" = "{_digest(content)}"', declared, flags=re.MULTILINE
            )
    (folder / SOURCES).write_text(declared, encoding="utf-8")


def pack(folder: Path, into: Path) -> None:
    """Let npm fetch the packages; where from is the business of the machine."""
    npm = which("npm")
    if npm is None:
        sys.exit("npm is not installed. Install it, or fetch the packages elsewhere and name their folder: --packages")
    for source in sources(folder):
        command = [npm, "pack", "--silent", "--pack-destination", str(into), f"{source.package}@{source.version}"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603  # no shell; what is packed stands in our own file


def renew(folder: Path, packages: Path | None) -> None:
    """Refresh one folder, from the packages at hand or from those that npm fetches."""
    with TemporaryDirectory() as temporary:
        if packages is None:
            pack(folder, Path(temporary))
        refresh(folder, packages or Path(temporary))


def main(arguments: list[str] | None = None, folders: Sequence[Path] = FOLDERS) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.vendor", description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare the files with their digests, and change nothing")
    parser.add_argument("--packages", type=Path, metavar="FOLDER", help="where the packages are, instead of asking npm")
    asked = parser.parse_args(arguments)
    if not asked.check:
        for folder in folders:
            renew(folder, asked.packages)
    found = [fault for folder in folders for fault in faults(folder)]
    for fault in found:
        print(fault, file=sys.stderr)
    return 1 if found else 0


def _taken(source: Source, archive: Path) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(archive) as opened:
        for member, name in source.take.items():
            file = opened.extractfile(f"package/{member}")
            if file is None:
                raise FileNotFoundError(member)
            yield name, file.read()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
