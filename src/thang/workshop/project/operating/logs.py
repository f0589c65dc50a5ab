"""The log: a line an event, as text or as JSON, and never a word of what people typed, opened or are called.

Messages of others are taken without their arguments, and faults by their kind and their place in the code: what a
database says of a value that it refuses holds that value, and an address may hold the token of an invitation.
"""

from __future__ import annotations

import json
import logging
import traceback
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

OURS = "thang"
FACTS = ("request", "route", "method", "status", "milliseconds")


def facts_of(record: logging.LogRecord) -> dict[str, Any]:
    """What may be written of it."""
    facts: dict[str, Any] = {
        "time": f"{datetime.fromtimestamp(record.created, UTC):%Y-%m-%dT%H:%M:%S.%f}Z",
        "level": record.levelname.lower(),
        "logger": record.name,
        "message": record.getMessage() if _is_ours(record) else str(record.msg),
    }
    facts |= {name: getattr(record, name) for name in FACTS if isinstance(getattr(record, name, None), str | int)}
    if record.exc_info and record.exc_info[0] is not None:
        kind, fault, where = record.exc_info
        facts |= {"fault": kind.__name__, "cause": _cause(fault), "places": places(where)}
    return {name: value for name, value in facts.items() if value != ""}


def places(where: TracebackType | None) -> list[str]:
    """file:line function, the innermost last; no value of any variable."""
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(where)]


def _cause(fault: BaseException | None) -> str:
    """The kinds of the faults before it."""
    kinds: list[str] = []
    while fault is not None and (fault := fault.__cause__ or fault.__context__) is not None and len(kinds) < len(FACTS):
        kinds.append(type(fault).__name__)
    return ", ".join(kinds)


def _is_ours(record: logging.LogRecord) -> bool:
    return record.name == OURS or record.name.startswith(f"{OURS}.")


class JsonLine(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return json.dumps(facts_of(record), ensure_ascii=False)


class TextLine(logging.Formatter):
    """For people; the places of a fault below it."""

    def format(self, record: logging.LogRecord) -> str:
        facts = facts_of(record)
        below = facts.pop("places", [])
        head = " ".join(str(facts.pop(name)) for name in ("time", "level", "logger", "message"))
        rest = " ".join(f"{name}={value}" for name, value in facts.items())
        return "\n  ".join([f"{head} {rest}".rstrip(), *below])


def logging_of(form: str) -> dict[str, Any]:
    """The configuration; `json` also tells of each request."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": JsonLine}, "text": {"()": TextLine}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": form}},
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {
            "thang.requests": {"level": "INFO" if form == "json" else "WARNING"},
            "django": {"handlers": [], "level": "WARNING"},
            "django.request": {"level": "ERROR"},  # a page that is not there is no event
            "gunicorn.error": {"handlers": [], "level": "WARNING", "propagate": True},
        },
    }
