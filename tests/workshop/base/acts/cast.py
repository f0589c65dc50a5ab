"""Acts that the tests of acts speak of: a decision of 2023, the one that replaces it, and a plan with a term."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from thang.workshop.base.acts.models import Act
from thang.workshop.base.acts.services import Facts, enter_act
from thang.workshop.base.audit.services import Actor
from thang.workshop.base.parts.forms import Refused

ACTOR = Actor("Người thử")
SIGNED = date(2023, 4, 11)
REPLACED = date(2025, 1, 1)

OLD = Facts(
    number="791/QĐ-UBND",
    title="Ban hành Bộ chỉ số chuyển đổi số tỉnh Lào Cai",
    kind="decision",
    issuer="UBND tỉnh Lào Cai",
    signed_on=SIGNED,
    since=date(2023, 4, 15),
)
NEW = replace(OLD, number="3000/QĐ-UBND", signed_on=date(2024, 12, 20), since=REPLACED)
PLAN = replace(OLD, number="12/KH-UBND", kind="plan", signed_on=date(2024, 1, 5), since=date(2024, 1, 5))


def entered(facts: Facts, **changed: object) -> Act:
    return enter_act(replace(facts, **changed), actor=ACTOR)  # type: ignore[arg-type]  # the tests give fields of Facts


def refusal(does: Callable[[], object]) -> tuple[str, str]:
    """Why and at which field the service refuses."""
    with pytest.raises(Refused) as refused:
        does()
    return refused.value.kind, refused.value.field
