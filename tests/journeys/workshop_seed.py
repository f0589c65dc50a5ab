"""A small workshop to look at: a province with history, two communes, the demonstration people."""

from __future__ import annotations

import os
from datetime import date

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thang.workshop.project.settings")

import django

django.setup()

from django.utils import timezone  # noqa: E402  # after Django is set up

from tests.workshop.stages.cast import adopted_edition, draft_round, opened, participant  # noqa: E402  # after Django is set up
from thang.workshop.base.acts.services import Facts, enter_act  # noqa: E402  # after Django is set up
from thang.workshop.base.audit.services import SYSTEM  # noqa: E402  # after Django is set up
from thang.workshop.base.notices.demonstration import show_reminding  # noqa: E402  # after Django is set up
from thang.workshop.base.organisations.models import Organisation  # noqa: E402  # after Django is set up
from thang.workshop.base.organisations.services import Founding, found, rearrange, rename  # noqa: E402  # after Django is set up
from thang.workshop.base.people.demonstration import COMMUNE, PROVINCE, enter_people  # noqa: E402  # after Django is set up
from thang.workshop.project import database  # noqa: E402  # after Django is set up
from thang.workshop.stages.rounds.services import set_supplier  # noqa: E402  # after Django is set up
from thang.workshop.stages.submissions.services import Said, write_answer  # noqa: E402  # after Django is set up

FOUNDED, MERGER = date(1991, 10, 1), date(2025, 7, 1)
SIGNED, LAPSED = date(2023, 4, 11), date(2026, 3, 1)
# The basis of a name; it has lapsed since, which stands beside its link.
NO_LONGER_VALID = Facts("791/QĐ-UBND", "Minh họa", "decision", "UBND tỉnh Lào Cai", SIGNED, SIGNED, LAPSED)


def founded(name: str, kind: str, since: date, code: str, above: Organisation | None = None) -> Organisation:
    places = {"state": above} if above else {}
    return found(Founding(kind, name, since=since, codes={"statistics": code}, places=places), actor=SYSTEM)


def main() -> None:
    """Yên Bái bore 15 before."""
    database.bring_up()
    before = [
        founded(name, "province", FOUNDED, code) for name, code in (("Tỉnh Lào Cai", "10"), ("Tỉnh Yên Bái", PROVINCE))
    ]
    for one in before:
        one.codes.update(until=MERGER)
    province = founded("Tỉnh Lào Cai", "province", MERGER, PROVINCE)
    rearrange("consolidate", before, [province], on=MERGER, basis="Nghị quyết 202/2025/QH15", actor=SYSTEM)
    commune = founded("Xã Bát Xát", "commune", MERGER, COMMUNE, province)
    founded("=1+1 <script>alert(1)</script>", "commune", MERGER, "02839", province)
    founded("Trạm Y tế Bát Xát", "service_unit", MERGER, "TYT-1", commune)
    enter_act(NO_LONGER_VALID, actor=SYSTEM)
    rename(commune, "Xã Bát Xát Mới", "Bát Xát commune", on=date(2026, 1, 1), basis="791/QĐ-UBND", actor=SYSTEM)
    enter_people(SYSTEM)
    show_reminding()
    agency = Organisation.objects.get(kind="department")
    last = opened(province, [commune], "Kỳ 2025", edition=adopted_edition(province, "2025"))
    write_answer(participant(last, commune), "1.1", Said("2", "", 0), now=timezone.now(), actor=SYSTEM)
    this = opened(province, list(Organisation.objects.filter(kind="commune")), "Kỳ 2026", previous=last)
    set_supplier(this, ["2.2"], agency, is_survey=False, actor=SYSTEM)
    draft_round(province, [commune], "Kỳ 2027")


if __name__ == "__main__":
    main()
