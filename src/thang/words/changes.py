"""What differs between two editions, each change in one line: the thing, what it was → what it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from thang.engine.compare import Change
from thang.engine.framework import Framework, Language, Leaf
from thang.words.figures import percent, short
from thang.words.rules import rule_text
from thang.words.sentence import Sentence

S = Sentence
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Editions:
    """The two frameworks, for titles; an old indicator is looked up in the old one."""

    old: Framework
    new: Framework

    def title(self, place: str, language: Language, *, is_old: bool = False) -> str:
        framework = self.old if is_old else self.new
        named: list[Any] = [*framework.groups, *framework.pillars]
        titles = {one.id: one.title for one in named} | {node.code: node.title for node in framework.nodes()}
        return titles[place][language] if place in titles else ""


def change_line(change: Change, editions: Editions, language: Language) -> str:
    """The change as a sentence without its full stop."""
    is_gone = change.what.endswith("removed")
    title = editions.title(change.place, language, is_old=is_gone)
    place = " ".join(
        part for part in (_PREFIX.get(change.what, S("", "")).say(language, {}), change.place, title) if part
    )
    facts = {"place": place, **_facts(change, language)}
    sentence = _WHOLE.get(change.what)
    if sentence is not None:
        return sentence.say(language, facts)
    facts["label"] = LABELS[change.what].say(language, {})
    return S("⟦{place} · ⟧{label}: {old} → {new}", "⟦{place} · ⟧{label}: {old} → {new}").say(language, facts)


def _facts(change: Change, language: Language) -> dict[str, str]:
    say = _SAYERS.get(change.what, _plain)
    sides = {"old": change.old, "new": change.new}
    return {name: NOTHING if value is None else say(value, language) or NOTHING for name, value in sides.items()}


def _plain(value: Any, language: Language) -> str:
    """A number, a word of the format in the reader's language, or a list of them."""
    if isinstance(value, bool):
        return S("có", "yes").say(language, {}) if value else S("không", "no").say(language, {})
    if isinstance(value, Fraction | int):
        return short(Fraction(value), language, 12)
    if isinstance(value, tuple | frozenset):
        parts = sorted(value) if isinstance(value, frozenset) else value
        return ", ".join(_plain(part, language) for part in parts if part is not None)
    word = getattr(value, "value", value)
    return WORDS[word].say(language, {}) if word in WORDS else str(word)


def _share(value: Fraction, language: Language) -> str:
    return percent(value, language, 6)


def _maxima(value: Mapping[str, Fraction | None], language: Language) -> str:
    """One number where all groups have the same; a group without the indicator is told."""
    texts = {group: _SUM.say(language, {}) if one is None else short(one, language, 12) for group, one in value.items()}
    if len(set(texts.values())) == 1:
        only = next(iter(texts.values()))
        return only if len(texts) == 1 else f"{only} ({', '.join(texts)})"
    return "; ".join(f"{group} {text}" for group, text in texts.items())


_SUM = S("theo các chỉ số con", "from its children")


def _rule(leaf: Leaf, language: Language) -> str:
    return rule_text(leaf.rule, leaf, language).rstrip(".")


def _domain(value: tuple[Fraction | None, Fraction | None], language: Language) -> str:
    low, high = ("" if bound is None else short(bound, language, 12) for bound in value)
    return S("⟦từ {low} ⟧⟦đến {high}⟧", "⟦from {low} ⟧⟦to {high}⟧").say(language, {"low": low, "high": high}).strip()


def _bands(value: Sequence[tuple[str, Fraction | None, Fraction | None]], language: Language) -> str:
    return "; ".join(_band(*band, language) for band in value)


def _band(name: str, above: Fraction | None, start: Fraction | None, language: Language) -> str:
    facts = {"name": name, "above": "" if above is None else percent(above, language, 6)}
    facts["start"] = "" if start is None else percent(start, language, 6)
    return S("{name}⟦ trên {above}⟧⟦ từ {start}⟧", "{name}⟦ above {above}⟧⟦ from {start}⟧").say(language, facts)


def _times(value: tuple[str, str], language: Language) -> str:
    facts = {"of": value[0], "take": WORDS[value[1]].say(language, {})}
    return S("{take} của {of}", "{take} of {of}").say(language, facts)


def _added(value: Any, language: Language) -> str:
    return ""


_SAYERS: dict[str, Callable[[Any, Language], str]] = {
    "availability": _share,
    "max": _maxima,
    "rule": _rule,
    "domain": _domain,
    "levels_bands": _bands,
    "times": _times,
    "added": _added,
    "removed": _added,
}

_PREFIX = {
    name: S("nhóm", "group") if name.startswith("group") else S("trụ cột", "pillar")
    for name in ("group", "group_added", "group_removed", "pillar", "pillar_added", "pillar_removed")
}

# Changes that are said whole; all others are `label: old → new`.
_WHOLE: dict[str, Sentence] = {
    "added": S("{place} · chỉ số mới", "{place} · new"),
    "removed": S("{place} · bị bỏ", "{place} · gone"),
    "joined": S("{place} · gộp từ {old}", "{place} · joined from {old}"),
    "was_unknown": S(
        "{place} · `was` nêu mã {old} mà phiên bản cũ không có",
        "{place} · `was` names {old}, which the old edition does not have",
    ),
    "group_added": S("{place} · nhóm mới, tối đa {new}", "{place} · new, max {new}"),
    "group_removed": S("{place} · bị bỏ", "{place} · gone"),
    "pillar_added": S("{place} · trụ cột mới: {new}", "{place} · new: {new}"),
    "pillar_removed": S("{place} · bị bỏ", "{place} · gone"),
}

LABELS: dict[str, Sentence] = {
    "publish_as": S("dạng kết quả công bố", "published as"),
    "publish_places": S("số chữ số thập phân công bố", "published decimals"),
    "round": S("làm tròn trước khi cộng", "rounded before the total"),
    "aggregate": S("cách gộp", "aggregate"),
    "ranking_by": S("xếp hạng theo số", "ranked by figure"),
    "ranking_ties": S("cách xếp khi bằng nhau", "ties"),
    "ranking_tie_break": S("chỉ số phân định khi bằng nhau", "tie break"),
    "levels_by": S("xếp mức theo số", "levels by figure"),
    "levels_bands": S("mức xếp hạng", "levels"),
    "defaults_missing": S("chưa có số liệu thì", "a missing value counts as"),
    "defaults_not_applicable": S("không áp dụng thì", "what does not apply"),
    "defaults_zero_denominator": S("không phát sinh thì", "what has not arisen"),
    "availability": S("tỷ lệ số liệu tối thiểu để xếp hạng", "share answered that ranking needs"),
    "succession": S("kết quả của đơn vị sau sắp xếp", "results of merged units"),
    "group": S("điểm tối đa", "max"),
    "pillar": S("gồm", "members"),
    "code": S("mã", "code"),
    "max": S("điểm tối đa", "max"),
    "parent": S("thuộc", "under"),
    "weight": S("trọng số", "weight"),
    "has": S("chỉ áp dụng cho đơn vị có", "only for units that have"),
    "rule": S("cách tính điểm", "rule"),
    "type": S("kiểu giá trị", "type of value"),
    "domain": S("khoảng giá trị cho phép", "values allowed"),
    "outside": S("điểm cộng, điểm trừ", "bonus or penalty"),
    "times": S("nhân với", "multiplied by"),
    "missing": S("chưa có số liệu thì", "a missing value counts as"),
    "not_applicable": S("không áp dụng thì", "what does not apply"),
    "zero_denominator": S("không phát sinh thì", "what has not arisen"),
    "children": S("có chỉ số con", "has children"),
    "rescale": S("giữ điểm tối đa riêng", "keeps a max of its own"),
}

# Words of the format, in the reader's language.
WORDS: dict[str, Sentence] = {
    "points": S("điểm", "points"),
    "fraction": S("tỷ lệ 0–1", "a fraction"),
    "percent": S("phần trăm", "a percentage"),
    "leaf": S("từng chỉ số", "every indicator"),
    "main": S("chỉ số chính", "main indicators"),
    "sum": S("cộng điểm", "sum"),
    "mean": S("trung bình", "mean"),
    "geometric": S("trung bình nhân", "geometric mean"),
    "harmonic": S("trung bình điều hòa", "harmonic mean"),
    "best": S("cao nhất", "the best"),
    "worst": S("thấp nhất", "the worst"),
    "published": S("đã công bố (đã làm tròn)", "published (rounded)"),
    "exact": S("chính xác", "exact"),
    "competition": S("đồng hạng, bỏ hạng sau (1, 2, 2, 4)", "equal ranks, the next skipped (1, 2, 2, 4)"),
    "dense": S("đồng hạng, không bỏ hạng (1, 2, 2, 3)", "equal ranks, none skipped (1, 2, 2, 3)"),
    "ordinal": S("không đồng hạng (1, 2, 3, 4)", "no equal ranks (1, 2, 3, 4)"),
    "zero": S("0 điểm", "0 points"),
    "error": S("báo lỗi", "a fault"),
    "not_applicable": S("không áp dụng", "not applicable"),
    "rescale": S("dồn điểm cho chỉ số còn lại", "its max is spread over the others"),
    "shrink": S("giảm điểm tối đa", "the max falls"),
    "full": S("đủ điểm", "full points"),
    "none": S("không có quy định", "no rule"),
    "mean_of_main": S("trung bình các chỉ số chính", "the mean of the main indicators"),
    "value": S("giá trị", "the value"),
    "attainment": S("tỷ lệ đạt", "the attainment"),
    "bonus": S("điểm cộng", "bonus"),
    "penalty": S("điểm trừ", "penalty"),
    "number": S("số", "number"),
    "ratio": S("tỷ lệ a/b", "ratio a/b"),
    "yes_no": S("có/không", "yes/no"),
    "choice": S("lựa chọn", "choice"),
    "checklist": S("danh mục", "checklist"),
    "given": S("tỷ lệ cho sẵn", "a given attainment"),
}
