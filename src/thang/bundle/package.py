"""The descriptor of a publication (Data Package v2) and its README: what tools and people read first.

Both are made from the framework, the tables and the notes alone, so that verifying writes them again.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from thang.bundle.sign import NAMESPACE
from thang.bundle.tables import HEADERS, STATUSES
from thang.engine.framework import Framework
from thang.library.framework_file import FrameworkFile

FORMAT = "publication/1"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
KINDS = ("node", "pillar", "total")
_KEYS = {"units": ["unit"], "values": ["unit", "code"], "scores": ["unit", "kind", "code"], "ranking": ["unit"]}
_EXACT = {"values": ("points",), "scores": ("points", "attainment", "max")}
_EXACT_PATTERN = r"-?[0-9]+(\.[0-9]+)?(/[0-9]+)?"
_NUMBERS = {"published", "compared", "points", "max", "stated"}
_REQUIRED = {"unit", "group", "ranked", "status", "kind"}
Field = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Notes:
    """What a publication says of itself beyond its figures. `amends`: the identity of the one it replaces, and why.

    `synthetic`: the figures are made up to show or try something, and are nobody's results.
    """

    published_on: str = ""
    amends: str = ""
    reason: str = ""
    synthetic: bool = False

    def record(self) -> dict[str, Any]:
        amends = {"amends": {"digest": self.amends, "reason": self.reason}} if self.amends else {}
        synthetic = {"synthetic": True} if self.synthetic else {}
        return ({"published_on": self.published_on} if self.published_on else {}) | amends | synthetic


def data_package(file: FrameworkFile, members: Mapping[str, bytes], notes: Notes) -> bytes:
    """The descriptor with a schema a table, and Thang's own notes under `thang`.

    Of the framework it tells the digest, which layout and order of keys do not change, and the sum of the file itself.
    """
    framework, tables = file.framework, {f"{name}.csv": members[f"{name}.csv"] for name in sorted(HEADERS)}
    told = {"id": framework.id, "edition": framework.edition, "digest": file.digest}
    descriptor = {
        "$schema": PROFILE,
        "name": f"{framework.id}-{framework.edition}".lower(),
        "title": framework.title["vi"],
        "version": framework.edition,
        "resources": [_resource(framework, name, data) for name, data in tables.items()],
        "thang": {
            "format": FORMAT,
            "framework": {**told, "hash": _hash(members["framework.yaml"])},
            **notes.record(),
        },
    }
    return (json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n").encode()


def readme(framework: Framework, notes: Notes) -> str:
    """How a stranger checks the publication, in both languages, with stock tools and with Thang."""
    return _README.format(
        title_vi=framework.title["vi"],
        title_en=framework.title["en"],
        notes_vi=_told(notes, "Công bố ngày {}.", "Thay cho công bố {}: {}.", SYNTHETIC_VI),
        notes_en=_told(notes, "Published on {}.", "Amends the publication {}: {}.", SYNTHETIC_EN),
        namespace=NAMESPACE,
    )


SYNTHETIC_VI = "Số liệu do máy sinh ra để minh họa, không phải kết quả của đơn vị nào."
SYNTHETIC_EN = "Synthetic figures, made up for demonstration: nobody's results."


def _told(notes: Notes, published: str, amends: str, synthetic: str) -> str:
    lines = [synthetic] if notes.synthetic else []
    lines += [published.format(notes.published_on)] if notes.published_on else []
    lines += [amends.format(notes.amends, notes.reason)] if notes.amends else []
    return "".join(f"{line}\n\n" for line in lines)


def _resource(framework: Framework, path: str, data: bytes) -> dict[str, Any]:
    name = path.removesuffix(".csv")
    return {
        "name": name,
        "path": path,
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": _hash(data),
        "schema": _schema(framework, name, data),
    }


def _hash(data: bytes) -> str:
    return "sha256:" + hashlib.sha256(data).hexdigest()


def _schema(framework: Framework, name: str, data: bytes) -> dict[str, Any]:
    broken = _columns_with_fractions(name, data)
    fields = [_field(framework, name, column, exact=column in broken) for column in HEADERS[name]]
    to_units = {"fields": ["unit"], "reference": {"resource": "units", "fields": ["unit"]}}
    keys: dict[str, Any] = {"missingValues": [""], "primaryKey": _KEYS[name]}
    return {"fields": fields, **keys} | ({"foreignKeys": [to_units]} if name != "units" else {})


def _field(framework: Framework, table: str, column: str, *, exact: bool) -> Field:
    """One column. `exact`: it holds figures that do not end, as n/d, which no number type reads."""
    if exact:
        return {"name": column, "type": "string", "constraints": {"pattern": _EXACT_PATTERN}}
    if column == "ranked":
        flags = {"trueValues": ["yes"], "falseValues": ["no"]}
        return {"name": column, "type": "boolean", **flags, "constraints": {"required": True}}
    if column == "rank":
        return {"name": column, "type": "integer", "constraints": {"minimum": 1}}
    if column in _NUMBERS or column in _EXACT.get(table, ()):
        return {"name": column, "type": "number"}
    return _text_field(framework, table, column)


def _text_field(framework: Framework, table: str, column: str) -> Field:
    """A text. The code of a total is empty and still a part of its key, so that nothing counts as missing there."""
    if (table, column) == ("scores", "code"):
        return {"name": column, "type": "string", "missingValues": []}
    required = {"required": True} if column in _REQUIRED or column == "code" else {}
    known = _known(framework, column)
    constraints = required | ({"enum": known} if known else {})
    return {"name": column, "type": "string"} | ({"constraints": constraints} if constraints else {})


def _known(framework: Framework, column: str) -> list[str]:
    if column == "group":
        return [group.id for group in framework.groups]
    if column == "level":
        return [band.id for band in framework.levels.bands] if framework.levels else []
    return {"status": sorted(STATUSES), "kind": list(KINDS)}.get(column, [])


def _columns_with_fractions(name: str, data: bytes) -> set[str]:
    """Found from the end of the line, where only figures stand: no text is between, and none need be parted."""
    after = {column: len(HEADERS[name]) - HEADERS[name].index(column) - 1 for column in _EXACT.get(name, ())}
    return {column for column, count in after.items() if re.search(rb'/[0-9]+"?(?:,[^,\n]*){%d}\n' % count, data)}


_README = """\
# {title_vi}

{notes_vi}Gói công bố có niêm phong. Ai cũng kiểm tra lại được, không cần mạng:

    sha256sum -c SHA256SUMS
    ssh-keygen -Y verify -f NGUOI_KY -I DANH_TINH -n {namespace} -s SHA256SUMS.sig < SHA256SUMS
    thang verify GOI.zip --signers NGUOI_KY

`framework.yaml` là bộ chỉ số, `values.csv` là số liệu được công bố, `scores.csv` và `ranking.csv` là kết quả. Lệnh
`thang verify` tính lại mọi ô mà số liệu công bố cho phép và nêu khác biệt đầu tiên, nếu có.

# {title_en}

{notes_en}A sealed publication. Anyone can check it, without a network:

    sha256sum -c SHA256SUMS
    ssh-keygen -Y verify -f SIGNERS -I IDENTITY -n {namespace} -s SHA256SUMS.sig < SHA256SUMS
    thang verify BUNDLE.zip --signers SIGNERS

`framework.yaml` is the method, `values.csv` what is public of the values, `scores.csv` and `ranking.csv` the results.
`thang verify` recomputes every cell that the published values allow and names the first difference, if there is one.
"""
