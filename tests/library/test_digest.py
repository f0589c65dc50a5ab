"""The digest: the SHA-256 of the canonical form, the same for whatever means the same and for nothing else."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
import yaml

from tests.library.sample import SOUND, edited
from thang.library.framework_file import FrameworkFile, parse_framework, print_framework, read_framework
from thang.library.shipped import find_shipped

TINY = """\
thang: framework/1
id: t
edition: "1"
title: Thử
groups: [{id: g, title: G, max: 10.50}]
publish: {as: points, places: 2}
ranking: {by: exact, ties: dense}
defaults: {missing: zero, not_applicable: full, zero_denominator: zero}
indicators:
  - {code: "1", title: Đ, max: 10.5, rule: given}
  - {code: "2", title: E, max: 1e1, rule: {yes_no: {if_yes: 75%, if_no: 1/3}}, bonus: true}
"""
CANONICAL = (
    '{"defaults":{"missing":"zero","not_applicable":"full","zero_denominator":"zero"},"edition":"1",'
    '"groups":[{"id":"g","max":"10.5","title":"G"}],"id":"t","indicators":['
    '{"code":"1","max":"10.5","rule":{"given":{}},"title":"Đ"},'
    '{"bonus":true,"code":"2","max":"10","rule":{"yes_no":{"if_no":"1/3","if_yes":"0.75"}},"title":"E"}],'
    '"publish":{"as":"points","places":"2"},"ranking":{"by":"exact","ties":"dense"},"thang":"framework/1","title":"Thử"}'
)

# What a change of these would mean: every publication that names them no longer finds its framework.
PINNED = {
    "commune-dti@2025": "sha256:de4a832b0980d22f38773bba910c5e1947590800ba2644e890e11f2e52024f19",
    "district-demo@2026": "sha256:2d7dd237aafa9f5972adde193753fb6a31bc1d94fff5e1feb4506093bee647e4",
    "laocai-dti@2022": "sha256:3ddca96fcf455e08ee31af1aae44fbdba7252bfb31062e8a23aed2da05c01e39",
    "un-egdi@2018": "sha256:97c71cbfd66173c704004e07e426a83da13438267469ca045a92006535232392",
    "undp-hdi@2022": "sha256:fe30db76ce25ff446daf66b70201fd5e2982bda60552df38eb87f9f36cec39cf",
    "vn-dti-province@2022": "sha256:406f17c8108643760ac9efb2708c7b09e89de59ff5fdea54c1028d717bccfcec",
    "vn-dti-province@2022-totals": "sha256:c80d6bfb1e02eef944d452d90a20559b95acf81bf20406899f5d04a8dfa74ca1",
    "vn-dti-province@2023-totals": "sha256:33351d638b71fdf1108c36cd10d96ddaa753307c145ad2b2bdf0fde4b9238162",
    "vn-dti-province@2024": "sha256:35c6e91a5d335997e537b8c37d9363ece3fe78c25a0d93a820141480e7482841",
}


def read(text: str) -> FrameworkFile:
    return parse_framework(text.encode())


def digest(*edits: tuple[str, str]) -> str:
    return read(edited(*edits)).digest


def reversed_keys(part: Any) -> Any:
    """The tree with the keys of every mapping in the opposite order."""
    if isinstance(part, dict):
        return {key: reversed_keys(part[key]) for key in reversed(part)}
    return [reversed_keys(item) for item in part] if isinstance(part, list) else part


def independently(part: Any, key: str = "") -> Any:
    """The canonical form of a tree in which every scalar is still its text, told from the names of the keys alone."""
    if isinstance(part, dict):
        return {name: independently(value, name) for name, value in part.items()}
    if isinstance(part, list):
        return [independently(item, key) for item in part]
    if key == "rule":
        return {part: {}}
    if key == "bonus":
        return part == "true"
    return decimal(part) if key in ("max", "places", "if_yes", "if_no") else unicodedata.normalize("NFC", part)


def decimal(text: str) -> str:
    number = Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)
    for places in range(20):
        if (number * 10**places).denominator == 1:
            whole = str(int(number * 10**places)).zfill(places + 1)
            return f"{whole[:-places]}.{whole[-places:]}" if places else whole
    return str(number)


def test_the_canonical_form_is_what_was_written_by_hand() -> None:
    assert read(TINY).canonical.decode() == CANONICAL


def test_the_digest_is_the_sha_256_of_the_canonical_form() -> None:
    assert read(TINY).digest == "sha256:" + hashlib.sha256(CANONICAL.encode()).hexdigest()


def test_an_independent_calculation_agrees() -> None:
    """PyYAML's own loader, which makes a text of every scalar, and the standard library's JSON."""
    tree = independently(yaml.load(TINY, yaml.BaseLoader))  # noqa: S506  # BaseLoader builds nothing but texts
    text = json.dumps(tree, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert text == CANONICAL
    assert "sha256:" + hashlib.sha256(text.encode()).hexdigest() == read(TINY).digest


@pytest.mark.parametrize("name", PINNED)
def test_the_digest_of_a_shipped_framework_stays(name: str) -> None:
    one = find_shipped(name)
    assert one is not None
    assert read_framework(one.framework).digest == PINNED[name]


@pytest.mark.parametrize(
    "edit",
    [
        ("id: sample", "# a comment\nid: sample # another\n"),
        ("{id: low, title: Thấp}", "{title: Thấp, id: low}"),
        ("{id: low, title: Thấp}", "\n        id: low\n        title: Thấp"),
        ("title: Thể chế", 'title: "Thể chế"'),
        ("title: Thể chế", "title: >-\n      Thể\n      chế"),
        ("title: Thể chế", unicodedata.normalize("NFD", "title: Thể chế")),
        ("id: sample", "'id': 'sample'"),
        ("rule: yes_no", "rule: {yes_no: {}}"),
        ("max: 50\n", "max: 50.00\n"),
        ("max: 50\n", "max: 5e1\n"),
        ("above: 0.25", "above: 0.250"),
        ("above: 0.25", "above: 1/4"),
        ("above: 0.25", "above: 25%"),
        ("from: 3/4", "from: 0.75"),
        ("share: 1/2", "share: 50 %"),
        ("bonus: true", "bonus: TRUE"),
        ('tie_break: ["1"]', "tie_break: ['1']"),
    ],
    ids=lambda edit: edit[1],
)
def test_layout_and_spelling_do_not_change_it(edit: tuple[str, str]) -> None:
    assert digest(edit) == read(SOUND).digest


def test_the_order_of_keys_does_not_change_it() -> None:
    file = read(SOUND)
    turned = print_framework(replace(file, tree=reversed_keys(file.tree)))
    assert turned.startswith('"pillars"')
    assert read(turned).digest == file.digest


def test_decomposed_letters_a_mark_and_other_line_ends_do_not_change_it() -> None:
    data = b"\xef\xbb\xbf" + unicodedata.normalize("NFD", SOUND).replace("\n", "\r\n").encode()
    assert parse_framework(data).digest == read(SOUND).digest


CHANGES = [
    ("id: sample", "id: other"),
    ('edition: "2024"', 'edition: "2025"'),
    ("en: Sample", "en: sample"),
    ("title: Thể chế", "title: Thể  chế"),
    ("title: Thể chế", "title: {vi: Thể chế}"),
    ("title: Thể chế", "title: Thể chế\n    guidance: Xem Phụ lục"),
    ('code: "1.3"', 'code: "1.30"'),
    ("max: 50\n", "max: {a: 50, b: 50}\n"),
    ("max: 5,", "max: 6,"),
    ("share: 1/2", "share: 0.51"),
    ("deputy: 1/2", "deputy: 1/3"),
    ("deputy: 1/2", "deputy: 0.333333333333"),
    ("above: 0.25", "from: 0.25"),
    ("weight: 2", "weight: 3"),
    ("missing: zero", "missing: error"),
    ("weight: 2", "weight: 2, missing: zero"),
    ("not_applicable: rescale", "not_applicable: full"),
    (", rounding: half_up", ""),
    ("places: 2", "places: 3"),
    ("ties: competition", "ties: dense"),
    ('tie_break: ["1"]', "tie_break: []"),
    ("availability: 50%", "availability: 51%"),
    ("aggregate: mean", "aggregate: best"),
    ('is: "x / (x + y)"', 'is: "x/(x + y)"'),
    ('of: ["1", "2.1"]', 'of: ["2.1", "1"]'),
    ("date: 2024-01-31", "date: 2024-02-01"),
    ("bonus: true", "penalty: true"),
    ("what: Biên bản", "what: Thông báo"),
]


@pytest.mark.parametrize("edit", CHANGES, ids=lambda edit: edit[1])
def test_any_change_of_the_method_or_its_texts_changes_it(edit: tuple[str, str]) -> None:
    assert digest(edit) != read(SOUND).digest


def test_different_changes_make_different_digests() -> None:
    assert len({digest(edit) for edit in CHANGES}) == len(CHANGES)
