"""`python -m tools.newer --package FILE.tgz`: what came to browsers after the oldest one that pages are made for.

From the compatibility data of MDN (npm `@mdn/browser-compat-data`, licence CC0-1.0; `npm pack` fetches it) it keeps the
names of properties, values, functions, selectors, at-rules, elements, attributes and methods that came to Chromium
after version 109, the last one for Windows 7 and 8, with the version of each; benchmarks/access/old.py reads it.
"""

from __future__ import annotations

import argparse
import json
import sys
import tarfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

FLOOR = 109
OUT = Path(__file__).parents[1] / "benchmarks/access/newer.json"
NEVER = 9999  # for what Chromium does not know at all
Data = Mapping[str, Any]


def came(entry: Data) -> int | None:
    """The version in which it came to Chromium without a prefix or a flag; None where the data say nothing.

    >>> came({"__compat": {"support": {"chrome": {"version_added": "111"}}}})
    111
    """
    support = entry.get("__compat", {}).get("support", {}).get("chrome")
    if support is None:
        return None
    stated = support if isinstance(support, list) else [support]
    plain = [one["version_added"] for one in stated if not one.get("flags") and not one.get("prefix")]
    digits = [str(version).removeprefix("≤") for version in plain]
    return min((int(version) for version in digits if version.isdigit()), default=NEVER)


def later(entries: Data) -> dict[str, int]:
    """Of entries side by side those that came after the floor."""
    found = {name: came(entry) for name, entry in entries.items() if name != "__compat"}
    return {name: version for name, version in found.items() if version is not None and version > FLOOR}


def below(entries: Data) -> Iterator[tuple[str, Data]]:
    """Every entry at any depth."""
    for name, entry in entries.items():
        if name != "__compat" and isinstance(entry, Mapping):
            yield name, entry
            yield from below(entry)


def values(properties: Data) -> dict[str, int]:
    """`property: keyword` for keywords that are younger than the floor."""
    return {f"{name}: {one}": version for name, entry in properties.items() for one, version in later(entry).items()}


def members(*kinds: Data) -> dict[str, int]:
    """Names that no interface had at the floor; one that any of them had is not told apart by its name."""
    oldest: dict[str, int] = {}
    for kind in kinds:
        for name, entry in below(kind):
            version = came(entry)
            if version is not None and name.isidentifier():
                oldest[name] = min(version, oldest.get(name, version))
    return {name: version for name, version in oldest.items() if FLOOR < version < NEVER}


def newer(data: Data) -> dict[str, Any]:
    """The whole table, by what the names are names of."""
    css, html = data["css"], data["html"]
    return {
        "version": data["__meta"]["version"],
        "floor": FLOOR,
        "at-rules": later(css["at-rules"]),
        "media": later(css["at-rules"]["media"]),
        "properties": later(css["properties"]),
        "values": values(css["properties"]),
        "types": {name: version for name, version in _types(css["types"]).items() if version > FLOOR},
        "selectors": later(css["selectors"]),
        "elements": later(html["elements"]),
        "attributes": later(html["global_attributes"]),
        "members": members(data["api"], data["javascript"]["builtins"]),
    }


def _types(types: Data) -> dict[str, int]:
    """Functions and units; a name that stands in several places counts from the first."""
    oldest: dict[str, int] = {}
    for name, entry in below(types):
        version = came(entry)
        if version is not None:
            oldest[name] = min(version, oldest.get(name, version))
    return oldest


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.newer", description=__doc__)
    parser.add_argument("--package", type=Path, required=True, metavar="FILE.tgz", help="what `npm pack` has fetched")
    asked = parser.parse_args(arguments)
    with tarfile.open(asked.package) as opened:
        file = opened.extractfile("package/data.json")
        if file is None:
            raise FileNotFoundError("package/data.json")
        table = newer(json.load(file))
    OUT.write_text(json.dumps(table, indent=0, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
