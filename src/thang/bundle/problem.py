"""Why a bundle is refused, as data: `kind` names a sentence of `words`, `facts` fill it."""

from __future__ import annotations

from thang.engine.errors import Fault


class Problem(Exception):
    """`fault`: what is wrong inside a file, where more can be said than the kind says."""

    def __init__(self, kind: str, fault: Fault | None = None, **facts: str) -> None:
        self.kind, self.fault, self.facts = kind, fault, facts
        super().__init__(f"{kind} {facts}")
