"""`python -m tools.docs`: writes what the docs say of the code from the code itself.

The pages of docs/reference are written whole; in the guides, the output of the commands. `--check` writes nothing and
fails where a page is stale, missing, or no longer written.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tools.guides import played
from tools.reference import checks, command, framework_format, json_output
from tools.reference_workshop import access, settings, trail

DOCS = Path(__file__).parents[1] / "docs"
HEADER = "<!-- Written by `python -m tools.docs` from the code. Do not edit: change the code and write it again. -->\n"

REFERENCE: dict[str, Callable[[], Iterable[str]]] = {
    "framework-format.md": framework_format,
    "checks.md": checks,
    "command.md": command,
    "json.md": json_output,
    "settings.md": settings,
    "access.md": access,
    "trail.md": trail,
}


def pages(docs: Path) -> dict[Path, str]:
    """Every page that is written, with the text it should have."""
    written = {
        docs / "reference" / name: "\n".join([HEADER, *lines()]).rstrip() + "\n" for name, lines in REFERENCE.items()
    }
    guides = {path: played(path.read_text(encoding="utf-8"), path.parent) for path in sorted(docs.glob("guides/*.md"))}
    return written | guides


def stale(docs: Path) -> Iterator[str]:
    """A sentence for every page that is not as the code would write it."""
    wanted = pages(docs)
    for path in sorted({*wanted, *docs.glob("reference/*.md")}):
        name = path.relative_to(docs.parent)
        if not path.is_file():
            yield f"{name} is missing"
        elif path not in wanted:
            yield f"{name} is not among the pages that tools/docs.py writes"
        elif path.read_text(encoding="utf-8") != wanted[path]:
            yield f"{name} is stale: the code says otherwise"


def main(arguments: list[str] | None = None, docs: Path = DOCS) -> int:
    """Write the pages, or with `--check` say which are stale; the exit status is 1 where any is."""
    parser = argparse.ArgumentParser(prog="python -m tools.docs", description="Write the docs' pages from the code.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail where a page is stale")
    if not parser.parse_args(arguments).check:
        for path, text in pages(docs).items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return 0
    found = list(stale(docs))
    if found:
        print(*found, "Write them again: .venv/bin/python -m tools.docs", sep="\n", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
