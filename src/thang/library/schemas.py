"""JSON Schemas of what Thang reads and prints."""

from __future__ import annotations

from collections.abc import Callable

from thang.library.framework_shape import json_schema
from thang.library.shape import Schema

_FIGURE = {"type": ["string", "null"], "pattern": r"^-?\d+(\.\d+)?$"}
_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def _closed(properties: Schema) -> Schema:
    return {"type": "object", "additionalProperties": False, "required": list(properties), "properties": properties}


def results_schema() -> Schema:
    """What `thang score --json` prints."""
    node = _closed({"attainment": _FIGURE, "points": _FIGURE, "max": _FIGURE})
    nodes = {"type": "object", "additionalProperties": {"$ref": "#/$defs/node"}}
    text, rank = {"type": "string"}, {"type": ["integer", "null"], "minimum": 1}
    unit = _closed(
        {
            "unit": text,
            "group": text,
            "ranked": {"type": "boolean"},
            "rank": rank,
            "points": _FIGURE,
            "max": _FIGURE,
            "attainment": _FIGURE,
            "published": _FIGURE,
            "level": {"type": ["string", "null"]},
            "answered": _FIGURE,
            "stated": _FIGURE,
            "nodes": nodes,
            "pillars": nodes,
        }
    )
    digest = {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"}
    framework = _closed({"id": text, "edition": text, "digest": digest})
    top = _closed({"framework": framework, "units": {"type": "array", "items": unit}})
    return {"$schema": _DRAFT, "title": "thang score --json", "$defs": {"node": node}, **top}


def faults_schema() -> Schema:
    """What --json prints where the input is at fault: line and column in a text file, row and header in a table."""
    count, text = {"type": "integer", "minimum": 1}, {"type": "string"}
    shared = {"file": text, "kind": text, "found": text, "right": text, "message": text}
    in_text = _closed({**shared, "line": count, "column": count})
    in_table = _closed({**shared, "row": count, "header": text})
    return {"$schema": _DRAFT, "title": "faults", "type": "array", "items": {"anyOf": [in_text, in_table]}}


SCHEMAS: dict[str, Callable[[], Schema]] = {
    "framework": json_schema,
    "results": results_schema,
    "faults": faults_schema,
}
