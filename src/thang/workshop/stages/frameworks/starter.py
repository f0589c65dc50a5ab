"""What a workbook to fill in begins with: a framework as small as one can be, to be written over."""

TEXT = """\
thang: framework/1
id: ma-bo-chi-so
edition: "2027"
title: {vi: Tên bộ chỉ số, en: Title of the framework}
groups:
  - {id: don_vi, title: {vi: Đơn vị, en: Units}, max: 20}
publish: {as: points, places: 2}
ranking: {by: published, ties: competition}
defaults: {missing: zero, not_applicable: rescale, zero_denominator: not_applicable}
indicators:
  - code: "1"
    title: {vi: Nhóm chỉ số ví dụ, en: An example of a branch}
    children:
      - code: "1.1"
        title: {vi: Chỉ số ví dụ theo bậc, en: An example by steps}
        max: 10
        rule: {steps: [{at_least: 4, share: 1}, {at_least: 2, share: 1/2}]}
        value: {type: number, unit: {vi: cuộc họp, en: meetings}}
        evidence: {required: true, what: {vi: Biên bản họp, en: Minutes}}
        collected_by: self
      - code: "1.2"
        title: {vi: Chỉ số ví dụ theo tỷ lệ, en: An example of a proportion}
        max: 10
        rule: {proportion: {target: 0.8}}
        value: {type: ratio, unit: {vi: hồ sơ, en: dossiers}}
        collected_by: supplied
"""
