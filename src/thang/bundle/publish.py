"""Publish: a run and its framework as a sealed bundle. Nothing reads the clock: the day of publication is an input."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from thang.bundle.layout import SIGNATURE, SUMS, identity, packed, sums_of
from thang.bundle.sign import NAMESPACE, sign
from thang.bundle.tables import SCORES, UNITS, VALUES, scores_csv, statuses_of, units_csv, values_csv
from thang.engine.framework import Framework
from thang.engine.score import Run
from thang.library.framework_file import FrameworkFile, print_framework
from thang.library.result_tables import RANKING, ranking_csv

FORMAT = "publication/1"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_KEYS = {"units": ("unit",), "values": ("unit", "code"), "scores": ("unit", "kind", "code"), "ranking": ("unit",)}
_TYPES = {"rank": "integer", "ranked": "boolean"}


@dataclass(frozen=True, slots=True)
class Notes:
    """What a publication says of itself beyond its figures. `amends`: the identity of the one it replaces, and why."""

    published_on: str = ""
    amends: str = ""
    reason: str = ""

    def record(self) -> dict[str, Any]:
        amends = {"amends": {"digest": self.amends, "reason": self.reason}} if self.amends else {}
        return ({"published_on": self.published_on} if self.published_on else {}) | amends


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
    texts = {**tables, "framework.yaml": print_framework(file), "README.md": readme(run.framework)}
    members = {name: text.encode() for name, text in texts.items()}
    members["datapackage.json"] = data_package(file, {name: members[name] for name in tables}, notes)
    return members


def data_package(file: FrameworkFile, tables: dict[str, bytes], notes: Notes) -> bytes:
    """The descriptor (Data Package v2) with a schema a table, and Thang's own notes under `thang`."""
    framework = file.framework
    descriptor = {
        "$schema": PROFILE,
        "name": f"{framework.id}-{framework.edition}".lower(),
        "title": framework.title["vi"],
        "version": framework.edition,
        "resources": [_resource(name, data) for name, data in sorted(tables.items())],
        "thang": {
            "format": FORMAT,
            "framework": {"id": framework.id, "edition": framework.edition, "digest": file.digest},
            **notes.record(),
        },
    }
    return (json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n").encode()


def readme(framework: Framework) -> str:
    """How a stranger checks the publication, in both languages, with stock tools and with Thang."""
    return _README.format(title_vi=framework.title["vi"], title_en=framework.title["en"], namespace=NAMESPACE)


def _resource(path: str, data: bytes) -> dict[str, Any]:
    name = path.removesuffix(".csv")
    header = {"units": UNITS, "values": VALUES, "scores": SCORES, "ranking": RANKING}[name]
    fields = [{"name": column, "type": _TYPES.get(column, "string")} for column in header]
    for field in fields:
        if field["name"] == "ranked":
            field |= {"trueValues": ["yes"], "falseValues": ["no"]}  # type: ignore[dict-item]  # a list beside texts
    return {
        "name": name,
        "path": path,
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "schema": {"fields": fields, "primaryKey": list(_KEYS[name])},
    }


_README = """\
# {title_vi}

Gói công bố có niêm phong. Ai cũng kiểm tra lại được, không cần mạng:

    sha256sum -c SHA256SUMS
    ssh-keygen -Y verify -f NGUOI_KY -I DANH_TINH -n {namespace} -s SHA256SUMS.sig < SHA256SUMS
    thang verify GOI.zip --signers NGUOI_KY

`framework.yaml` là bộ chỉ số, `values.csv` là số liệu được công bố, `scores.csv` và `ranking.csv` là kết quả. Lệnh
`thang verify` tính lại mọi ô mà số liệu công bố cho phép và nêu khác biệt đầu tiên, nếu có.

# {title_en}

A sealed publication. Anyone can check it, without a network:

    sha256sum -c SHA256SUMS
    ssh-keygen -Y verify -f SIGNERS -I IDENTITY -n {namespace} -s SHA256SUMS.sig < SHA256SUMS
    thang verify BUNDLE.zip --signers SIGNERS

`framework.yaml` is the method, `values.csv` what is public of the values, `scores.csv` and `ranking.csv` the results.
`thang verify` recomputes every cell that the published values allow and names the first difference, if there is one.
"""
