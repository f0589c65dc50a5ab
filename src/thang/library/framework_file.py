"""Framework files: read, check, digest, print.

`read_framework` is the one way in; what it returns has no faults. The canonical form is the file's own tree with bare
rules as mappings and every number as its decimal text; its RFC 8785 JSON makes the digest, so that comments, the order
of keys and layout do not change it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import rfc8785
import yaml

from thang.engine.errors import Faulty
from thang.engine.framework import Framework
from thang.library.build import build, draft
from thang.library.checks import check_framework, in_order
from thang.library.files import read_bytes
from thang.library.framework_shape import FRAMEWORK
from thang.library.shape import INVALID, decimal_text
from thang.library.source import read_yaml


@dataclass(frozen=True, slots=True)
class FrameworkFile:
    """A sound framework with its file's tree (numbers as `Fraction`, the rest as text, bool, list, dict)."""

    framework: Framework
    tree: dict[str, Any]

    @property
    def canonical(self) -> bytes:
        return rfc8785.dumps(_numbers_as_text(self.tree))

    @property
    def digest(self) -> str:
        """SHA-256 of the canonical form, as `sha256:…`."""
        return "sha256:" + hashlib.sha256(self.canonical).hexdigest()


def read_framework(path: Path) -> FrameworkFile:
    """Read and check a framework file. Raises Faulty with every fault; OSError where the file cannot be read."""
    return parse_framework(read_bytes(path), str(path))


def parse_framework(data: bytes, name: str = "") -> FrameworkFile:
    """The same from bytes; `name` is the file that the faults name."""
    source, faults = read_yaml(data)
    if source is None:
        raise Faulty(replace(fault, file=name) for fault in in_order(faults))
    read = FRAMEWORK.read(source, faults)
    if read is not INVALID:
        faults += check_framework(draft(read, source))
    if faults:
        raise Faulty(replace(fault, file=name) for fault in in_order(faults))
    return FrameworkFile(build(read), FRAMEWORK.plain(source))


def print_framework(file: FrameworkFile) -> str:
    """A YAML file that reads back as the same framework with the same digest."""
    return print_tree(file.tree)


def read_tree(data: bytes) -> dict[str, Any]:
    """The tree of a file whose parts have their shape, though the whole may not be sound yet. Raises Faulty."""
    source, faults = read_yaml(data)
    if source is not None:
        FRAMEWORK.read(source, faults)
    if source is None or faults:
        raise Faulty(in_order(faults))
    return FRAMEWORK.plain(source)


def print_tree(tree: dict[str, Any]) -> str:
    """A tree as a file has it, such as one that was edited as data."""
    return yaml.dump(tree, Dumper=_Printer, allow_unicode=True, sort_keys=False, width=120)


class _Printer(yaml.SafeDumper):
    """Texts in quotes wherever YAML 1.2 could read them as something else, numbers as decimals, no anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _print_number(printer: yaml.SafeDumper, number: Fraction) -> yaml.ScalarNode:
    text = decimal_text(number)
    if "/" in text:
        return _print_text(printer, text)
    return printer.represent_scalar(f"tag:yaml.org,2002:{'float' if '.' in text else 'int'}", text)


def _print_text(printer: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return printer.represent_scalar("tag:yaml.org,2002:str", text, style='"')


_Printer.add_representer(Fraction, _print_number)
_Printer.add_representer(str, _print_text)


def _numbers_as_text(part: Any) -> Any:
    if isinstance(part, Fraction):
        return decimal_text(part)
    if isinstance(part, dict):
        return {key: _numbers_as_text(value) for key, value in part.items()}
    return [_numbers_as_text(item) for item in part] if isinstance(part, list) else part
