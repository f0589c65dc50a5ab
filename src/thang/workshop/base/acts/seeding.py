"""The shipped acts: what the frameworks cite and the organisations rest on (data/README.md says where from)."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from thang.workshop.base.acts.queries import numbered
from thang.workshop.base.acts.services import Facts, enter_act, replace_act
from thang.workshop.base.audit.services import Actor, writing

FILE = Path(__file__).parent / "data" / "acts.csv"


@dataclass(frozen=True, slots=True)
class Shipped:
    """An act of the file. `replaces`: the number of one above it, wholly replaced from `replaced_on`; else empty."""

    facts: Facts
    replaces: str
    replaced_on: date | None
    inferred: str


def shipped_acts(path: Path = FILE) -> list[Shipped]:
    """In the order of the file."""
    with path.open(encoding="utf-8", newline="") as file:
        return [_act(row) for row in csv.DictReader(file)]


@writing
def enter_acts(actor: Actor, acts: Sequence[Shipped] | None = None) -> int:
    """Those that are not there yet; returns how many. What is there stays as the office has it."""
    missing = [one for one in acts or shipped_acts() if not _is_known(one.facts)]
    for one in missing:
        made = enter_act(one.facts, basis=one.inferred, actor=actor)
        if one.replaced_on is not None:
            olds = [old for old in numbered(one.replaces) if not old.is_over_by(one.replaced_on)]
            replace_act(made, olds, on=one.replaced_on, is_part=False, actor=actor)
    return len(missing)


def _act(row: dict[str, str]) -> Shipped:
    facts = Facts(
        number=row["number"],
        title=row["title"],
        kind=row["kind"],
        issuer=row["issuer"],
        signed_on=date.fromisoformat(row["signed_on"]),
        since=date.fromisoformat(row["since"]),
        title_en=row["title_en"],
    )
    replaced_on = date.fromisoformat(row["replaced_on"]) if row["replaced_on"] else None
    return Shipped(facts, row["replaces"], replaced_on, row["inferred"])


def _is_known(facts: Facts) -> bool:
    return numbered(facts.number, facts.signed_on).exists()
