"""`python -m tools.units_data FOLDER`: Viet Nam's administrative units before and after 1 July 2025, as CSV.

FOLDER is where the open data set `vietnamadminunits` (MIT) is installed: the package's own folder, with `data/` in it.
Install it anywhere but here; nothing of it is needed to run Thang. The same version gives the same files. What the
converter names and the lists do not know is left out and told, never guessed.
"""

from __future__ import annotations

import argparse
import csv
import json
import sqlite3
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

OUT = Path(__file__).parents[1] / "src/thang/workshop/base/organisations/data"
# The word that a name begins with, as the law writes it → kind; «Thành phố» is two kinds, by its level. The source has
# the kind a second time, in columns that contradict seven of its names; a second data set bears the names out.
KINDS = {
    "Tỉnh": "province",
    "Thành phố": "",
    "Huyện": "district",
    "Quận": "city_district",
    "Thị xã": "town",
    "Thị trấn": "township",
    "Phường": "ward",
    "Xã": "commune",
    "Đặc khu": "special_zone",
}
CITY, PROVINCIAL_CITY = "city", "provincial_city"
WHOLE, PART = "whole", "part"

# Five districts, all of them islands, had no commune: their rows of the old list have no ward.
OLD = """SELECT province, provinceCode, provinceKey, district, districtCode, districtKey, ward, wardCode, wardKey
         FROM admin_units_legacy"""
NEW = "SELECT province, provinceCode, provinceKey, ward, wardCode, wardKey FROM admin_units"

Row = Mapping[str, Any]


class Unit(NamedTuple):
    """A unit; the parent is the code of the unit above, or nothing."""

    code: str
    name: str
    kind: str
    parent: str


class Conversion(NamedTuple):
    """What became of an old unit: went wholly into the new one, or with a part of it."""

    old: str
    new: str
    part: str


class Link(NamedTuple):
    """The same as the source has it: by keys made of names."""

    old: str
    new: str
    part: str


@dataclass(frozen=True)
class Source:
    """The two lists and the converter of an installed package."""

    old: Sequence[Row]
    new: Sequence[Row]
    converter: Mapping[str, Any]


def read(package: Path) -> Source:
    """What the package holds. Raises FileNotFoundError where it is not the package's folder."""
    database, converter = package / "data/dataset.db", package / "data/converter_2025.json"
    for needed in (database, converter):
        if not needed.is_file():
            raise FileNotFoundError(f"{needed.name} is not there: name the folder vietnamadminunits itself")
    with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as opened:
        opened.row_factory = sqlite3.Row
        old, new = ([dict(row) for row in opened.execute(query)] for query in (OLD, NEW))
    return Source(old, new, json.loads(converter.read_text(encoding="utf-8")))


def named(text: str, city: str) -> tuple[str, str]:
    """The name with its kind word as the law writes it, and its kind; `city` is what «Thành phố» is at this level.

    >>> named("Thị Xã Buôn Hồ", PROVINCIAL_CITY), named("Thành phố Huế", CITY)
    (('Thị xã Buôn Hồ', 'town'), ('Thành phố Huế', 'city'))
    """
    name = " ".join(unicodedata.normalize("NFC", text).split())
    for word, kind in KINDS.items():
        if name.casefold().startswith(f"{word} ".casefold()):
            return word + name[len(word) :], kind or city
    raise ValueError(f"{name!r} begins with none of {', '.join(KINDS)}")


def old_units(rows: Iterable[Row]) -> list[Unit]:
    """Provinces, districts and communes before 1 July 2025."""
    found = set()
    for row in rows:
        found.add(_unit(row, "province", ""))
        found.add(_unit(row, "district", row["provinceCode"]))
        if row["ward"]:
            found.add(_unit(row, "ward", row["districtCode"]))
    return _ordered(found)


def new_units(rows: Iterable[Row]) -> list[Unit]:
    """Provinces and communes since 1 July 2025."""
    found = set()
    for row in rows:
        found.add(_unit(row, "province", ""))
        found.add(_unit(row, "ward", row["provinceCode"]))
    return _ordered(found)


def conversions(source: Source) -> tuple[list[Conversion], list[Link]]:
    """From old code to new code, provinces first; and the links of which one end is in no list."""
    old, new = _old_codes(source.old), _new_codes(source.new)
    found, lost = set(), []
    for link in links(source.converter):
        if link.old in old and link.new in new:
            found.add(Conversion(old[link.old], new[link.new], link.part))
        else:
            lost.append(link)
    return sorted(found, key=lambda one: (len(one.new), one.old, one.new)), sorted(lost)


def links(converter: Mapping[str, Any]) -> Iterator[Link]:
    """Every link of the converter, under keys that name the province too."""
    for new, provinces in converter["DICT_PROVINCE"].items():
        yield from (Link(old, new, WHOLE) for old in provinces)
    for province, wards in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, olds in wards.items():
            yield from (Link(old, f"{province}_{ward}", WHOLE) for old in olds)
    for province, divided in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in divided.items():
            yield from (Link(old, f"{province}_{part['newWardKey']}", PART) for part in parts)


def write(source: Source, folder: Path) -> list[Link]:
    """Write the three files; returns the links that could not be resolved."""
    found, lost = conversions(source)
    _write(folder / "units-2025.csv", Unit._fields, new_units(source.new))
    _write(folder / "units-2024.csv", Unit._fields, old_units(source.old))
    _write(folder / "conversion-2025.csv", Conversion._fields, found)
    return lost


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.units_data", description=__doc__)
    parser.add_argument("package", type=Path, metavar="FOLDER", help="where vietnamadminunits is installed")
    parser.add_argument("--out", type=Path, default=OUT, metavar="FOLDER", help="write here, not over the seed data")
    asked = parser.parse_args(arguments)
    lost = write(read(asked.package), asked.out)
    for link in lost:
        print(f"{link.old} → {link.new}: not in the lists, left out", file=sys.stderr)
    print(f"{len(lost)} links could not be resolved")
    return 1 if lost else 0


def _unit(row: Row, level: str, parent: str) -> Unit:
    name, kind = named(row[level], CITY if level == "province" else PROVINCIAL_CITY)
    return Unit(row[f"{level}Code"], name, kind, parent)


def _ordered(units: Iterable[Unit]) -> list[Unit]:
    """From province to commune, by code: the levels have codes of two, three and five digits."""
    return sorted(units, key=lambda unit: (len(unit.code), unit))


def _old_codes(rows: Iterable[Row]) -> dict[str, str]:
    """The converter's key → code; a district without communes stands for itself, with an empty end of its key."""
    codes = {}
    for row in rows:
        codes[row["provinceKey"]] = row["provinceCode"]
        key = f"{row['provinceKey']}_{row['districtKey']}_{row['wardKey'] or ''}"
        codes[key] = row["wardCode"] or row["districtCode"]
    return codes


def _new_codes(rows: Iterable[Row]) -> dict[str, str]:
    codes = {}
    for row in rows:
        codes[row["provinceKey"]] = row["provinceCode"]
        codes[f"{row['provinceKey']}_{row['wardKey']}"] = row["wardCode"]
    return codes


def _write(file: Path, header: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened, lineterminator="\n").writerows([header, *rows])


if __name__ == "__main__":
    sys.exit(main())
