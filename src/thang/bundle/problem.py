"""Why a bundle is refused, as data: `kind` names a sentence of `words`, `facts` fill it."""

from __future__ import annotations


class Problem(Exception):
    def __init__(self, kind: str, **facts: str) -> None:
        self.kind, self.facts = kind, facts
        super().__init__(f"{kind} {facts}")
