"""A small edition with a rule of every kind, an act, and rounds in every state."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from django.utils import timezone

from thang.workshop.base.acts.models import Act
from thang.workshop.base.acts.services import Facts as ActFacts
from thang.workshop.base.acts.services import enter_act
from thang.workshop.base.audit.services import SYSTEM
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.stages.frameworks.models import Edition
from thang.workshop.stages.frameworks.services import adopt, enter_edition
from thang.workshop.stages.rounds.models import Participant, Round
from thang.workshop.stages.rounds.services import Facts, Joining, add_participants, make_round, open_round

SIGNED = date(2025, 12, 1)
TEXT = (Path(__file__).parent / "edition.yaml").read_text(encoding="utf-8")
# What a commune without a portal is asked.
ASKED = ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3"]


def act(number: str = "1/QĐ-UBND", signed_on: date = SIGNED) -> Act:
    known = Act.objects.filter(number=number, signed_on=signed_on).first()
    return known or enter_act(
        ActFacts(number, "Bộ chỉ số thử", "decision", "UBND tỉnh", signed_on, signed_on), actor=SYSTEM
    )


def draft_edition(where: Organisation, edition: str = "2026", text: str = TEXT) -> Edition:
    return enter_edition(where, text.replace('edition: "2026"', f'edition: "{edition}"'), actor=SYSTEM)


def adopted_edition(where: Organisation, edition: str = "2026", text: str = TEXT) -> Edition:
    known = Edition.objects.filter(organisation=where, code="thu", edition=edition).first()
    if known is not None:
        return known
    one = draft_edition(where, edition, text)
    adopt(one, act(), on=SIGNED, actor=SYSTEM)
    return one


def facts(edition: Edition, name: str = "Kỳ thử", **changes: object) -> Facts:
    """Due in ten days."""
    today = timezone.localdate()
    said = {
        "name": name,
        "edition": edition,
        "first_day": today - timedelta(days=300),
        "last_day": today,
        "cut_off": today,
        "supply_deadline": moment(5),
        "deadline": moment(10),
    }
    return Facts(**{**said, **changes})  # type: ignore[arg-type]  # by their names


def moment(days: float) -> datetime:
    """So many days from now."""
    return timezone.now() + timedelta(days=days)


def draft_round(where: Organisation, units: Sequence[Organisation], name: str = "Kỳ thử", **changes: object) -> Round:
    edition = changes.pop("edition", None) or adopted_edition(where)
    assert isinstance(edition, Edition)
    one = make_round(where, facts(edition, name, **changes), actor=SYSTEM)
    if units:
        add_participants(one, units, Joining("xa"), actor=SYSTEM)
    return one


def opened(where: Organisation, units: Sequence[Organisation], name: str = "Kỳ thử", **changes: object) -> Round:
    one = draft_round(where, units, name, **changes)
    open_round(one, act(), now=timezone.now(), actor=SYSTEM)
    return one


def participant(one: Round, unit: Organisation) -> Participant:
    rows = Participant.objects.select_related("round__edition", "submission")
    return rows.get(round=one, organisation=unit)
