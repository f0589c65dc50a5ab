"""A publication is a Data Package: valid by the published profile, and read by the frictionless tools as it is written.

Frictionless runs as a process of its own, as its users run it, with the network out of its reach.
"""

from __future__ import annotations

import csv
import hashlib
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given

from tests.bundle.resealed import KEY
from tests.bundle.sample import dti, sealed, sealed_shy, shy
from tests.engine.real_path import scored
from tests.oracle.generate import Case, cases
from thang.bundle.layout import unpacked
from thang.bundle.package import PROFILE
from thang.bundle.publish import Notes, publish
from thang.library.framework_file import FrameworkFile

FOLDER = Path(__file__).parent / "profile"
PROFILE_DIGEST = "a9ef0fc168b3402ae7aa7d22bbcb798e0db6b639e7ee15ff4aa177463cea7112"
Descriptor = dict[str, Any]

# What a process runs that may open no connection: every attempt ends it.
OFFLINE = """
import socket, sys
def refused(*_, **__):
    raise SystemExit("the network was asked for")
socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = socket.create_connection = refused
"""
READ = """
import json
from frictionless import Package
package = Package("datapackage.json")
report = package.validate()
rows = {one.name: [row.to_dict(json=True) for row in one.read_rows()] for one in package.resources}
types = {one.name: {field.name: field.type for field in one.schema.fields} for one in package.resources}
print(json.dumps({"valid": report.valid, "errors": report.flatten(["note"]), "rows": rows, "types": types}))
"""
COMMAND = """
sys.argv = ["frictionless", "validate", "datapackage.json", "--json"]
from frictionless.__main__ import console
console()
"""


def profile() -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(json.loads((FOLDER / "datapackage-2.0.json").read_text(encoding="utf-8")))


def descriptor(data: bytes) -> Descriptor:
    found: Descriptor = json.loads(unpacked(data)["datapackage.json"])
    return found


def run(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", OFFLINE + script], cwd=folder, capture_output=True, text=True, check=False
    )


def unzipped(data: bytes, folder: Path) -> Path:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        archive.extractall(folder)
    return folder


def fields(of: Descriptor, table: str) -> dict[str, Any]:
    (resource,) = [one for one in of["resources"] if one["name"] == table]
    return {field["name"]: field for field in resource["schema"]["fields"]}


def test_the_profile_is_the_published_one() -> None:
    assert hashlib.sha256((FOLDER / "datapackage-2.0.json").read_bytes()).hexdigest() == PROFILE_DIGEST


@pytest.mark.parametrize("make", [sealed, sealed_shy])
def test_the_descriptor_is_valid_by_the_profile_that_it_names(make: Callable[[], bytes]) -> None:
    found = descriptor(make())
    assert found["$schema"] == PROFILE
    profile().validate(found)


@pytest.mark.slow
@given(cases())
def test_so_is_that_of_any_publication(case: Case) -> None:
    found = scored(case)
    profile().validate(descriptor(publish(found.file, found.run, Notes("2026-01-31"), KEY).data))


@pytest.mark.parametrize("change", ["resources", "path", "type", "primaryKey"])
def test_the_profile_would_refuse_another(change: str) -> None:
    found = descriptor(sealed())
    resource = found["resources"][0]
    if change == "resources":
        del found["resources"]
    elif change == "path":
        del resource["path"]
    elif change == "type":
        resource["schema"]["fields"][0]["type"] = "number of things"
    else:
        resource["schema"]["primaryKey"] = 5
    with pytest.raises(jsonschema.ValidationError):
        profile().validate(found)


@pytest.mark.slow
@pytest.mark.parametrize("make", [sealed, sealed_shy])
def test_frictionless_reads_and_validates_it_offline(make: Callable[[], bytes], tmp_path: Path) -> None:
    folder = unzipped(make(), tmp_path)
    done = run(READ, folder)
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["valid"], said["errors"]
    for name, rows in said["rows"].items():
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            assert rows == [read_as(row, said["types"][name]) for row in csv.DictReader(file)]


def read_as(row: dict[str, str], types: dict[str, str]) -> dict[str, Any]:
    """A row of the CSV as the types of its schema would have it (numbers as text, as in JSON)."""
    return {name: typed(cell, types[name], name) for name, cell in row.items()}


def typed(cell: str, kind: str, name: str) -> Any:
    if not cell:
        return "" if name == "code" else None
    if kind == "number":
        return str(Decimal(cell))
    return {"boolean": cell == "yes", "integer": int(cell) if kind == "integer" else 0}.get(kind, cell)


@pytest.mark.slow
@pytest.mark.parametrize("make", [sealed, sealed_shy])
def test_the_command_of_frictionless_finds_it_valid_offline(make: Callable[[], bytes], tmp_path: Path) -> None:
    done = run(COMMAND, unzipped(make(), tmp_path))
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(done.stdout)["valid"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("ranking.csv", "province,14,Lào Cai", "province,14,Lào Cai 2"),
        ("ranking.csv", "province,14,Lào Cai", "province,0,Lào Cai"),
        ("values.csv", "An Giang,6,value", "An Giang,6,valued"),
        ("values.csv", "An Giang,6,value", "An Giang,5,value"),
        ("scores.csv", "Lào Cai,total,,673", "Lào Cai,total,,x673"),
    ],
)
def test_frictionless_would_find_a_cell_that_does_not_fit(name: str, old: str, new: str, tmp_path: Path) -> None:
    """Keys to the units, bounds, options, primary keys and types are there to be checked."""
    folder = unzipped(sealed(), tmp_path)
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    found = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for resource in found["resources"]:
        del resource["bytes"], resource["hash"]
    (folder / "datapackage.json").write_text(json.dumps(found), encoding="utf-8")
    done = run(READ, folder)
    assert not json.loads(done.stdout)["valid"]


def test_bytes_and_hash_are_those_of_each_table() -> None:
    members = unpacked(sealed())
    for resource in descriptor(sealed())["resources"]:
        data = members[resource["path"]]
        assert resource["bytes"] == len(data)
        assert resource["hash"] == "sha256:" + hashlib.sha256(data).hexdigest()


def test_a_figure_is_a_number_wherever_every_cell_of_its_column_is_one() -> None:
    whole, broken = fields(descriptor(sealed()), "scores"), fields(descriptor(sealed_shy()), "scores")
    assert [whole[name]["type"] for name in ("points", "attainment", "max")] == ["number", "string", "number"]
    assert broken["points"]["constraints"]["pattern"] == broken["attainment"]["constraints"]["pattern"]
    assert {field["type"] for name, field in fields(descriptor(sealed()), "ranking").items() if name == "points"} == {
        "number"
    }


def test_every_table_points_to_the_units() -> None:
    for resource in descriptor(sealed())["resources"]:
        keys = resource["schema"].get("foreignKeys", [])
        assert [key["reference"]["resource"] for key in keys] == ([] if resource["name"] == "units" else ["units"])


@pytest.mark.parametrize("publication", [dti, shy])
def test_the_readme_tells_the_day_and_what_is_amended(publication: Callable[[], tuple[FrameworkFile, Any]]) -> None:
    notes = Notes("2026-01-31", "sha256:" + "a" * 64, "Quyết định {12}")
    text = unpacked(publish(*publication(), notes, KEY).data)["README.md"].decode()
    assert text.count("2026-01-31") == text.count("sha256:" + "a" * 64) == text.count("Quyết định {12}") == 2
