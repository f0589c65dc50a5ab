"""Publish: a run and its framework as a sealed bundle. Nothing reads the clock: the day of publication is an input."""

from __future__ import annotations

from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from thang.bundle.layout import SIGNATURE, SUMS, identity, packed, sums_of
from thang.bundle.package import FORMAT, Notes, data_package, readme
from thang.bundle.sign import sign
from thang.bundle.tables import scores_csv, statuses_of, units_csv, values_csv
from thang.engine.score import Run
from thang.library.framework_file import FrameworkFile, print_framework
from thang.library.result_tables import ranking_csv

__all__ = ["FORMAT", "Bundle", "Notes", "content", "publish"]


@dataclass(frozen=True, slots=True)
class Bundle:
    """`data` is the zip; `identity` the SHA-256 of its SHA256SUMS."""

    data: bytes
    identity: str


def publish(file: FrameworkFile, run: Run, notes: Notes, key: Ed25519PrivateKey | None = None) -> Bundle:
    """The sealed publication: the same inputs give the same bytes on any machine."""
    members = content(file, run, notes)
    sums = sums_of(members)
    members[SUMS] = sums
    if key is not None:
        members[SIGNATURE] = sign(sums, key).encode()
    return Bundle(packed(members), identity(sums))


def content(file: FrameworkFile, run: Run, notes: Notes) -> dict[str, bytes]:
    """Every member but the sums and the signature."""
    tables = {
        "units.csv": units_csv(run),
        "values.csv": values_csv(run, statuses_of(run)),
        "scores.csv": scores_csv(run),
        "ranking.csv": ranking_csv(run),
    }
    texts = {**tables, "framework.yaml": print_framework(file), "README.md": readme(run.framework, notes)}
    members = {name: text.encode() for name, text in texts.items()}
    members["datapackage.json"] = data_package(file, members, notes)
    return members
