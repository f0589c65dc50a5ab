"""Messages to telephones by a service of somebody else: what it is asked, and how it answers.

A provider's own interface is spoken by an adapter at THANG_GATEWAY; here is only what every adapter is sent: signed
JSON with a key by which it knows a message that came before (docs/operate/gateway.md).
"""

from __future__ import annotations

import hmac
import json
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from pathlib import Path
from typing import Protocol, TypeAlias
from urllib.parse import SplitResult, urlsplit

PATIENCE = 10  # seconds for each step of an exchange
LONGEST_ANSWER = 10_000
TO_FOLDER = "folder"
CREATED, TOO_MANY, NOT_OURS, BROKEN = 200, 429, 400, 500


@dataclass(frozen=True, slots=True)
class Message:
    """`key`: the same for every try of one message. `to`: the number as the world dials it."""

    key: str
    to: str
    text: str


@dataclass(frozen=True, slots=True)
class Accepted:
    """`reference`: by what the provider knows it; may be empty."""

    reference: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """It is not to be tried again; `reason` as the provider gives it."""

    reason: str


class Away(Exception):
    """No answer, or one that says to come again later."""


Answer: TypeAlias = Accepted | Refused


class Gateway(Protocol):
    def send(self, message: Message) -> Answer:
        """Raises Away where the same message is to be sent again later."""


@dataclass(frozen=True, slots=True)
class Folder:
    """For trials: a file a message, named by its key, so that a message that is sent again is the same file."""

    folder: Path

    def send(self, message: Message) -> Answer:
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = self.folder / f"{message.key}.json"
        part = path.with_suffix(".part")
        part.write_bytes(body_of(message))
        os.replace(part, path)
        return Accepted(path.name)


@dataclass(frozen=True, slots=True)
class Address:
    """An adapter at an address; redirections are not followed, for they would carry the message elsewhere."""

    address: str
    secret: str
    now: Callable[[], float] = time.time

    def send(self, message: Message) -> Answer:
        body, at = body_of(message), str(int(self.now()))
        headers = {
            "Content-Type": "application/json",
            "Idempotency-Key": message.key,
            "Thang-Time": at,
            "Thang-Signature": signature(self.secret, at, body),
        }
        parts = urlsplit(self.address)
        connection = _connection(parts)
        try:
            connection.request("POST", parts.path or "/", body, headers)
            answer = connection.getresponse()
            return _read(answer.status, answer.read(LONGEST_ANSWER))
        except (OSError, HTTPException) as fault:
            raise Away(type(fault).__name__) from fault
        finally:
            connection.close()


def chosen(kind: str, secret: str, data: Path) -> Gateway | None:
    """By the setting; None where it is off."""
    if not kind:
        return None
    return Folder(data / "messages") if kind == TO_FOLDER else Address(kind, secret)


def body_of(message: Message) -> bytes:
    """
    >>> body_of(Message("k-1", "+84912345678", "Kính gửi")).decode()
    '{"key": "k-1", "text": "Kính gửi", "to": "+84912345678"}'
    """
    facts = {"key": message.key, "to": message.to, "text": message.text}
    return json.dumps(facts, ensure_ascii=False, sort_keys=True).encode()


def signature(secret: str, at: str, body: bytes) -> str:
    """Over the time and the body, so that an old message cannot be played again with a new time.

    >>> signature("x" * 32, "1795420800", b"{}")[:23]
    'sha256=c96fc512e2b77936'
    """
    return "sha256=" + hmac.new(secret.encode(), at.encode() + b"." + body, sha256).hexdigest()


def _connection(parts: SplitResult) -> HTTPConnection:
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    return kind(parts.hostname or "", parts.port, timeout=PATIENCE)


def _read(status: int, body: bytes) -> Answer:
    """2xx: accepted. 4xx: refused for good, but 408 and 429. Everything else is no answer yet."""
    try:
        said = json.loads(body or b"{}")
    except ValueError:
        said = {}
    said = said if isinstance(said, dict) else {}
    if CREATED <= status < CREATED + 100:
        return Accepted(str(said.get("reference", ""))[:200])
    if NOT_OURS <= status < BROKEN and status not in (408, TOO_MANY):
        return Refused(str(said.get("reason", "") or status)[:200])
    raise Away(str(status))
