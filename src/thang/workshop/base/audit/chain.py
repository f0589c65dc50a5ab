"""The chain: what an entry says, its digest over that and over the entry before, and the proof of a run of entries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from hashlib import sha256

import rfc8785

BEGINNING = "0" * 64


@dataclass(frozen=True, slots=True)
class Said:
    """Everything of an entry that its digest covers, as text. `at` is UTC, ISO 8601 to the microsecond."""

    number: int
    at: str
    actor: str
    on_behalf_of: str
    action: str
    subject: str
    subject_name: str
    organisation: str
    before: str
    after: str
    basis: str


@dataclass(frozen=True, slots=True)
class Link:
    """An entry with the digest of the one before it and its own, as they are kept."""

    said: Said
    previous: str
    digest: str


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry that there is, or that somebody noted down."""

    number: int
    digest: str


@dataclass(frozen=True, slots=True)
class Broken:
    """The first entry that does not hold, and how: `changed`, `missing`, `not_next` or `shortened`.

    `missing`: another number stands there; `not_next`: it does not follow the one before it, or comes after the head;
    `shortened`: it is known to have been there, and nothing stands there any more.
    """

    number: int
    how: str


def digest_of(said: Said, previous: str) -> str:
    """SHA-256 of the RFC 8785 JSON of the entry with the digest before it.

    >>> said = Said(1, "2026-11-02T01:00:00.000000Z", "An", "", "act.added", "1", "Act", "", "", "", "")
    >>> digest_of(said, BEGINNING)[:12]
    '9ae20afb476a'
    """
    record: dict[str, int | str] = {field.name: getattr(said, field.name) for field in fields(said)}
    return sha256(rfc8785.dumps({**record, "previous": previous})).hexdigest()


START = Head(0, BEGINNING)


def first_broken(links: Iterable[Link], head: Head, noted: Iterable[Head] = (), since: Head = START) -> Broken | None:
    """The first entry that does not hold, of all after `since`, which was proven; None where the whole chain holds.

    `head`: what the system keeps as the last one. `noted`: heads that were kept elsewhere; a chain that was rewritten
    or shortened, with all digests made anew, does not have them any more.
    """
    wanted: dict[int, set[str]] = {}
    for one in (head, *noted):
        wanted.setdefault(one.number, set()).add(one.digest)
    number, previous = since.number, since.digest
    if number and wanted.pop(number, {previous}) != {previous}:
        return Broken(number, "changed")
    for link in links:
        number += 1
        if link.said.number != number:
            return Broken(number, "missing")
        if link.previous != previous:
            return Broken(number, "not_next")
        if digest_of(link.said, previous) != link.digest or wanted.pop(number, {link.digest}) != {link.digest}:
            return Broken(number, "changed")
        previous = link.digest
    if any(one > number for one in wanted):
        return Broken(number + 1, "shortened")
    return Broken(head.number + 1, "not_next") if head.number < number else None
