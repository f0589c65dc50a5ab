"""A small edition that the tests of frameworks speak of, as a draft and in force."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from thang.workshop.base.acts.models import Act
from thang.workshop.base.audit.services import SYSTEM, Actor
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.stages.frameworks.commenting import comment, send_for_comments
from thang.workshop.stages.frameworks.models import ADOPTED, DRAFT, Comment, Edition
from thang.workshop.stages.frameworks.services import adopt, enter_draft, enter_edition

LATER = date(2100, 1, 1)
ACTOR = Actor("Người thử")
TEXT = """\
thang: framework/1
id: thu-dti
edition: "2026"
title: {vi: Bộ chỉ số thử, en: A framework to try}
groups:
  - {id: department, title: {vi: Sở, en: Departments}, max: 30}
  - {id: commune, title: {vi: Xã, en: Communes}, max: 20}
publish: {as: points, places: 2}
ranking: {by: published, ties: competition}
defaults: {missing: zero, not_applicable: rescale, zero_denominator: not_applicable}
indicators:
  - code: "1"
    title: {vi: Nhận thức số, en: Awareness}
    children:
      - code: "1.1"
        title: {vi: Số cuộc họp, en: Meetings}
        max: 10
        rule: {steps: [{at_least: 4, share: 1}, {at_least: 2, share: 1/2}]}
        value: {unit: {vi: cuộc họp, en: meetings}}
        evidence: {required: true, what: {vi: Biên bản, en: Minutes}}
        collected_by: self
        guidance: {vi: Đếm trong năm, en: Count those of the year}
      - code: "1.2"
        title: {vi: Có kế hoạch, en: Has a plan}
        max: {department: 10, commune: 5}
        rule: yes_no
  - code: "2"
    title: {vi: Hồ sơ đúng hạn, en: Dossiers on time}
    max: {department: 10, commune: 5}
    rule: {proportion: {target: 0.8}}
    value: {type: ratio, unit: {vi: hồ sơ, en: dossiers}}
    supplied_by: {vi: Văn phòng UBND, en: The committee's office}
    collected_by: supplied
"""
FAULTY = TEXT.replace("max: {department: 10, commune: 5}\n        rule", "max: mười\n        rule")


def drafted(where: Organisation, text: str = TEXT) -> Edition:
    """A draft of that organisation; the same one when asked again."""
    found = Edition.objects.filter(organisation=where, state=DRAFT, edition="2026").first()
    return found or enter_draft(where, text, actor=SYSTEM)


def sent_to(owner: Organisation, unit: Organisation) -> Edition:
    """A draft of the owner's that this unit alone was asked to comment on."""
    name = f"2030.{unit.pk}"
    found = Edition.objects.filter(organisation=owner, edition=name).first()
    if found is None:
        found = enter_draft(owner, TEXT.replace('"2026"', f'"{name}"'), actor=SYSTEM)
        send_for_comments(found, [unit], until=LATER, actor=SYSTEM, now=timezone.now())
    return found


def said_of(where: Organisation) -> Comment:
    """A comment on a draft of that organisation."""
    one = sent_to(where, where)
    facts = {"code": "", "text": "Nên giảm số chỉ số"}
    return Comment.objects.filter(edition=one).first() or comment(one, where, **facts, actor=SYSTEM, now=timezone.now())


def in_force(where: Organisation, act: Act, name: str = "2025") -> Edition:
    found = Edition.objects.filter(organisation=where, state=ADOPTED, edition=name).first()
    return found or adopted(where, act, name)


def adopted(where: Organisation, act: Act, name: str = "2025", text: str = TEXT) -> Edition:
    one = enter_edition(where, text.replace('"2026"', f'"{name}"'), actor=SYSTEM)
    adopt(one, act, on=max(act.signed_on, date(2025, 1, 2)), actor=SYSTEM)
    return one
