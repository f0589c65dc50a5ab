"""What is logged: when, how grave, what the code says, where, of which request. No value that came from outside.

A message stands as it is written in the code. What would be filled in is left out, numbers of a few digits apart: it
may be a name, an address or a query. Of an exception its kind stands, and the places in the code that it came through;
its text is left out, for a database tells in it which row it refused.
"""

from __future__ import annotations

import json
import linecache
import logging
import re
import sys
import uuid
from collections.abc import Iterator
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from traceback import walk_tb
from types import TracebackType
from typing import Any

REQUEST: ContextVar[str] = ContextVar("REQUEST", default="")
# What a proxy sends (32 digits) or another program (a UUID); nothing else, as it could be a name.
SENT = re.compile(r"[0-9a-f-]{16,36}")
LEFT_OUT = "…"
LONGEST_NUMBER = 10_000_000  # exclusive: process ids, job numbers and statuses; no number of a telephone or a person
MOST_PLACES, MOST_CAUSES = 30, 5


def number_of(sent: str) -> str:
    """The number of a request: the one that was sent with it, where it is harmless, else one of our own."""
    return sent if SENT.fullmatch(sent) else uuid.uuid4().hex


def config(kind: str) -> dict[str, Any]:
    """For Django. `json`: one object a line, requests too; `text`: for a person, only what goes wrong."""
    is_json = kind == "json"
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"harmless": {"()": f"{__name__}.Harmless", "is_json": is_json}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "harmless"}},
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {
            "thang.request": {"level": "INFO" if is_json else "WARNING"},
            # What was refused has its status in the line of its request.
            "django.request": {"level": "ERROR"},
            "django.security.DisallowedHost": {"level": "CRITICAL"},
            "gunicorn.error": {"handlers": [], "level": "WARNING", "propagate": True},  # or it writes them its own way
        },
    }


class Harmless(logging.Formatter):
    """One record as one line of JSON, or for a person."""

    def __init__(self, *, is_json: bool) -> None:
        super().__init__()
        self.is_json = is_json

    def format(self, record: logging.LogRecord) -> str:
        facts = dict(_facts(record))
        if self.is_json:
            return json.dumps(facts, ensure_ascii=False)
        faults = facts.pop("exception", [])
        head = " ".join(str(facts.pop(name)) for name in ("time", "level", "logger", "message"))
        said = [" ".join([head, *(f"{name}={value}" for name, value in facts.items())])]
        for fault in faults:
            said += [f"  {fault['kind']}", *(f"    {place}" for place in fault["places"])]
        return "\n".join(said)


def _facts(record: logging.LogRecord) -> Iterator[tuple[str, Any]]:
    yield "time", datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
    yield "level", record.levelname
    yield "logger", record.name
    yield "message", _message(record)
    if REQUEST.get():
        yield "request", REQUEST.get()
    place = {"place": _place(record.pathname, record.lineno, record.funcName or "")}
    yield from getattr(record, "facts", place).items()
    fault = record.exc_info[1] if record.exc_info else None
    if fault is not None:
        yield "exception", list(_causes(fault))


def _message(record: logging.LogRecord) -> str:
    text: object = record.msg
    if not isinstance(text, str):
        return LEFT_OUT
    if not record.args:
        return text if _is_written(text, record.pathname) else LEFT_OUT
    given = record.args if isinstance(record.args, tuple) else ()
    try:
        return text % tuple(one if _is_harmless(one) else LEFT_OUT for one in given)
    except (TypeError, ValueError):
        return text  # its gaps take something else; they stay open


def _is_harmless(value: object) -> bool:
    return isinstance(value, bool | float) or (isinstance(value, int) and abs(value) < LONGEST_NUMBER)


def _is_written(text: str, file: str) -> bool:
    """Whether the text stands in the code as it is, so that nothing was filled in."""
    source = "".join(linecache.getlines(file))
    return f'"{text}"' in source or f"'{text}'" in source


def _causes(fault: BaseException) -> Iterator[dict[str, Any]]:
    """The exception, and those that it came from."""
    one: BaseException | None = fault
    for _ in range(MOST_CAUSES):
        if one is None:
            return
        yield {"kind": f"{type(one).__module__}.{type(one).__qualname__}", "places": _places(one.__traceback__)}
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)


def _places(trace: TracebackType | None) -> list[str]:
    found = [_place(frame.f_code.co_filename, line, frame.f_code.co_qualname) for frame, line in walk_tb(trace)]
    return found[-MOST_PLACES:]


def _place(file: str, line: int, function: str) -> str:
    """Below the folder from which Python imports, which a name of an account may stand in."""
    path = Path(file)
    under = [Path(one) for one in sys.path if one and path.is_relative_to(one)]
    short = path.relative_to(max(under, key=lambda one: len(one.parts))) if under else Path(path.name)
    return f"{short}:{line} {function}"
