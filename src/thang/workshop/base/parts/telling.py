"""What a notice is to the app that tells of something: a sentence with its facts, and where to look.

    tell([person], Telling("appointed", f"appointment:{made.pk}", {"role": Say("role_head")}, "/people/7/"))

The notices app, which stands above, keeps them. Telling belongs to the write that it tells of and stands or falls with
it: that write's entry in the trail is the notice's, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias

from thang.engine.framework import Language
from thang.words.workshop import workshop_text
from thang.workshop.base.parts.templatetags.parts import shown


@dataclass(frozen=True, slots=True)
class Say:
    """A fact that is itself a sentence of the words, such as a role, said in the reader's language."""

    name: str


Fact: TypeAlias = "str | int | date | Say"
Facts: TypeAlias = Mapping[str, Fact]


@dataclass(frozen=True, slots=True)
class Telling:
    """`notice_<key>` is its sentence. `about`: of one thing somebody is told once by the same key.

    `organisation`: the key of the one that it concerns; `due`: until when something is to be done, where it is.
    """

    key: str
    about: str
    facts: Facts = field(default_factory=dict)
    address: str = ""
    organisation: int | None = None
    due: date | None = None


Hearer = Callable[[list[Any], Telling], None]
HEARERS: list[Hearer] = []


def tell(people: Iterable[Any], what: Telling) -> None:
    """Each of the people; None among them is nobody, such as whoever asked for what a timer did."""
    found = [one for one in people if one is not None]
    for hear in HEARERS if found else ():
        hear(found, what)


def said(facts: Facts, language: Language) -> dict[str, str]:
    """The facts as texts.

    >>> said({"role": Say("role_head"), "on": date(2026, 11, 23), "count": 1200}, "vi")
    {'role': 'Người đứng đầu', 'on': '23/11/2026', 'count': '1.200'}
    """
    return {
        name: workshop_text(fact.name, language) if isinstance(fact, Say) else shown(fact, language)
        for name, fact in facts.items()
    }
