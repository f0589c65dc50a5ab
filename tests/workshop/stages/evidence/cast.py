"""Documents of a unit, made in one line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from thang.workshop.base.audit.services import SYSTEM
from thang.workshop.base.files.models import File
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.people.models import Person
from thang.workshop.stages.evidence.models import Attachment, Document
from thang.workshop.stages.evidence.services import Facts, attach, enter_document

TODAY = date(2026, 3, 2)
PLAN = Facts("05/KH-UBND", "Kế hoạch chuyển đổi số năm 2026", "plan", "UBND xã Bát Xát", date(2026, 1, 15))


def entered(where: Organisation, who: Person, **changes: object) -> Document:
    facts = replace(PLAN, **changes)  # type: ignore[arg-type]  # fields of Facts
    return enter_document(where, facts, who, today=TODAY, actor=SYSTEM)


def paper(where: Organisation, file: File) -> Attachment:
    """A document with that file."""
    return attach(entered(where, file.added_by), file, actor=SYSTEM)
