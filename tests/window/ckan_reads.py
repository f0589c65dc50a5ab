"""Run by the Python of .venv-harvest: what the parser of CKAN's harvester reads in catalogues, as JSON by file.

`python ckan_reads.py catalog.ttl catalog.xml`. The parser (ckanext-dcat, AGPL) lives in an environment and a process of
its own, and nothing of ours imports it.
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any


def read(path: Path) -> list[dict[str, Any]]:
    processors = import_module("ckanext.dcat.processors")  # by name: tests are collected where CKAN is not
    parser = processors.RDFParser()
    parser.parse(path.read_text(encoding="utf-8"), _format=path.suffix.removeprefix("."))
    return sorted(parser.datasets(), key=str)


if __name__ == "__main__":
    json.dump({name: read(Path(name)) for name in sys.argv[1:]}, sys.stdout)
