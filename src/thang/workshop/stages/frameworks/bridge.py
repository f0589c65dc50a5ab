"""Where rows of editions meet the method that they hold."""

from __future__ import annotations

from functools import lru_cache

from thang.library.framework_file import FrameworkFile, parse_framework
from thang.workshop.stages.frameworks.models import Edition


def method_of(edition: Edition) -> FrameworkFile:
    """What the edition says, read once a text. Raises Faulty for a draft that has faults."""
    return _parsed(edition.text)


def parsed(text: str) -> FrameworkFile:
    """Raises Faulty with every fault."""
    return _parsed(text)


@lru_cache(maxsize=32)
def _parsed(text: str) -> FrameworkFile:
    return parse_framework(text.encode())
