"""`make licences`: the licence of every pinned dependency, from what is installed.

What users install must be free of AGPL and GPL. LGPL is allowed, since we only import it; so is a choice of licences
of which one is allowed.
"""

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
FOR_USERS = ("base.txt",)
FOR_TOOLS = ("tools.txt", "build.txt", "test.txt")

UNKNOWN = "unknown"
NOT_INSTALLED = "not installed"
# Packages whose metadata name no licence, with the one in the text that they ship (read for this version line).
SETTLED = {"resvg-py": "MIT"}
COPYLEFT = re.compile(r"\bA?GPL|(?<!Lesser )(?<!Library )(?<!Library or Lesser )General Public License", re.IGNORECASE)

ReadMetadata = Callable[[str], PackageMetadata]


@dataclass(frozen=True)
class Pin:
    """One dependency as requirements/*.txt names it."""

    name: str
    version: str


@dataclass(frozen=True)
class Licensed:
    """A pin with the licence that its installed metadata declare."""

    pin: Pin
    licence: str


def pins(text: str) -> Iterator[Pin]:
    """The pins of a requirements file that apply to this machine."""
    for line in text.splitlines():
        if line and not line.startswith((" ", "#")):
            wanted = Requirement(line.rstrip(" \\"))
            if wanted.marker is None or wanted.marker.evaluate():
                yield Pin(wanted.name, str(wanted.specifier).removeprefix("=="))


def licence(name: str, read: ReadMetadata) -> str:
    """The licence expression, else the classifiers, else the first line of the licence field."""
    try:
        found = read(name)
    except PackageNotFoundError:
        return NOT_INSTALLED
    return (
        _field(found, "License-Expression")
        or _classifiers(found)
        or _field(found, "License")
        or SETTLED.get(name, UNKNOWN)
    )


def _field(found: PackageMetadata, key: str) -> str:
    # Some packages put the whole text of their licence into the field; its first line is the title.
    text = "".join(found.get_all(key) or []).strip().partition("\n")[0].strip()
    return "" if text.upper() == "UNKNOWN" else text


def _classifiers(found: PackageMetadata) -> str:
    # Joined by a semicolon: a list of classifiers does not say whether it is a choice.
    licences = [line for line in found.get_all("Classifier") or [] if line.startswith("License :: ")]
    return "; ".join(line.rpartition(" :: ")[2] for line in licences if line != "License :: OSI Approved")


def fault(found: Licensed) -> str | None:
    """Why users may not be given this dependency, or None."""
    package = f"{found.pin.name} {found.pin.version}"
    if found.licence in {UNKNOWN, NOT_INSTALLED}:
        return f"{package}: the licence is {found.licence}; settle it before users install the package"
    if all(COPYLEFT.search(choice) for choice in choices(found.licence)):
        return f"{package}: {found.licence} may not be among what users install"
    return None


def choices(expression: str) -> list[str]:
    """The licences that one may choose from; an expression with AND stays whole, and fails if any part does."""
    return [expression] if " AND " in expression else expression.split(" OR ")


def look_up(files: tuple[str, ...], folder: Path, read: ReadMetadata) -> list[Licensed]:
    """Every pin of the files once, in the order of names."""
    found = {pin for file in files for pin in pins((folder / file).read_text(encoding="utf-8"))}
    return [Licensed(pin, licence(pin.name, read)) for pin in sorted(found, key=lambda pin: pin.name)]


def report(users: list[Licensed], tools: list[Licensed]) -> Iterator[str]:
    """The lines to print."""
    for title, rows in (("What users install", users), ("Tools and tests", tools)):
        yield title
        yield from (f"  {row.pin.name:<26} {row.pin.version:<18} {row.licence}" for row in rows)


def main(folder: Path = ROOT / "requirements", read: ReadMetadata = metadata) -> int:
    users = look_up(FOR_USERS, folder, read)
    own = {row.pin for row in users}
    tools = [row for row in look_up(FOR_TOOLS, folder, read) if row.pin not in own]
    print(*report(users, tools), sep="\n")
    faults = [sentence for sentence in map(fault, users) if sentence]
    print(*faults, sep="\n", end="\n" if faults else "", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
