"""A receipt in sentences: what was earned and from what, then how, what was done to it, what is missing to full."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from thang.engine.framework import Branch, Language
from thang.engine.plan import Lack, Leaves, Treatment
from thang.engine.receipt import BranchReceipt, LeafReceipt, MergedReceipt, Receipt, ToFull
from thang.engine.score import NodeScore, UnitScore
from thang.engine.values import MISSING, NotApplicable
from thang.words.figures import fixed, percent, short, value_text
from thang.words.rules import bound_text, rule_text
from thang.words.sentence import Sentence
from thang.words.terms import AGGREGATE_TERMS

S = Sentence

_EARNED = S("Đạt {points}/{max} điểm⟦: {value}⟧.", "{points} of {max} points⟦: {value}⟧.")
_COLLECTED = S("Thu thập, không chấm điểm⟦: {value}⟧.", "Collected, not scored⟦: {value}⟧.")
_DEDUCTED = S("Trừ {points}/{max} điểm⟦: {value}⟧.", "{points} of at most {max} points deducted⟦: {value}⟧.")
_BRANCH = S("Đạt {points}/{max} điểm ({share}).", "{points} of {max} points ({share}).")
_NOT_FOR_GROUP = S("Không áp dụng cho nhóm {group}.", "Not for group {group}.")

_LACKS: dict[Lack, Sentence] = {
    Lack.MISSING: S("Chưa có số liệu", "No value was reported"),
    Lack.NOT_APPLICABLE: S(
        "Không áp dụng⟦ ({reason})⟧⟦ (đơn vị không có: {lacking})⟧",
        "Not applicable⟦ ({reason})⟧⟦ (the unit does not have: {lacking})⟧",
    ),
    Lack.NOT_ARISEN: S("Không phát sinh trong kỳ", "Nothing has arisen in the period"),
}
_TREATMENTS: dict[Leaves, Sentence] = {
    Leaves.SPREAD: S(
        ": không phải 0 điểm. {max} điểm tối đa chia cho các chỉ số còn lại.",
        ": not 0 points. Its max of {max} is spread over the others.",
    ),
    Leaves.SHRINK: S(
        ": không phải 0 điểm. Điểm tối đa của đơn vị giảm {max}.",
        ": not 0 points. The unit's max falls by {max}.",
    ),
    Leaves.REFUSED: S(": bộ chỉ số không chấp nhận.", ": the framework refuses it."),
}
_NOT_SCORED = S("; chỉ thu thập, không chấm điểm.", "; it is collected, not scored.")
_COUNTED = S(": theo quy tắc tính {points}/{max} điểm.", ": by the rule it counts {points} of {max} points.")

_HELD = S("Kết quả tính là {raw}, giữ trong khoảng 0–100\u00a0%.", "The figure is {raw}, held to 0–100%.")
_FACTOR = {
    "value": S("Nhân với giá trị của chỉ số {code}⟦: {figure}⟧.", "Times the value of indicator {code}⟦: {figure}⟧."),
    "attainment": S(
        "Nhân với tỷ lệ đạt của chỉ số {code}⟦: {figure}⟧.", "Times the attainment of indicator {code}⟦: {figure}⟧."
    ),
}
_ROUNDED = S("Làm tròn từ {points} điểm.", "Rounded from {points} points.")
_UNHELD = S(
    "Cộng thưởng, trừ phạt được {points} điểm, giữ trong khoảng 0–{max}.",
    "With bonus and penalty {points} points, held to 0–{max}.",
)
_ALL_EQUAL = S("Mọi đơn vị bằng nhau nên đều đủ điểm.", "All units are equal, so all have full points.")
_MORE_CASES = S("Thêm {cases}⟦ {unit}⟧ nữa là đủ điểm.", "{cases} more⟦ {unit}⟧ would earn full points.")
_FEWER_CASES = S("Bớt {cases}⟦ {unit}⟧ là đủ điểm.", "{cases} fewer⟦ {unit}⟧ would earn full points.")
_TO_FIGURE = S("Đạt {figure} là đủ điểm (còn {difference}).", "{figure} would earn full points ({difference} to go).")
_HANDS = {
    "province": S(
        "Mất {lost} điểm. Phần này thuộc cấp tỉnh, đơn vị không tự quyết được.",
        "{lost} points lost. This is in the province's hands, not the unit's.",
    ),
    "market": S(
        "Mất {lost} điểm. Phần này thuộc thị trường, đơn vị không tự quyết được.",
        "{lost} points lost. This is in the market's hands, not the unit's.",
    ),
}
_INFERRED = S("Suy ra hoặc tự chọn, không có trong nguồn: {why}", "Inferred or chosen, not read in the source: {why}")


def receipt_lines(receipt: Receipt, language: Language) -> list[str]:
    """The receipt of one node, a sentence or two a line."""
    if isinstance(receipt, LeafReceipt):
        return list(_leaf_lines(receipt, language))
    if isinstance(receipt, MergedReceipt):
        return list(_merged_lines(receipt, language))
    return list(_branch_lines(receipt, language))


def not_comparable(language: Language) -> str:
    """What is said of a merged unit for which no figure follows from its predecessors."""
    return _NOT_COMPARABLE.say(language, {})


def total_line(score: UnitScore, of: int, language: Language) -> str:
    """What a unit has in all: points, published figure, level, rank among so many."""
    publish = score.plan.framework.publish
    total, published = score.total, score.published
    if total.points is None or total.max is None or published is None:
        return S("Không có số liệu nào áp dụng: không có điểm.", "Nothing applies: no points.").say(language, {})
    facts = {
        "points": short(total.points, language),
        "max": short(total.max, language),
        "share": percent(total.attainment or Fraction(0), language),
        "published": "" if publish.form == "points" else fixed(published, publish.places, language),
        "level": score.level.title[language] if score.level else "",
        "rank": "" if score.rank is None else str(score.rank),
        "of": str(of),
    }
    return _TOTAL.say(language, facts)


_TOTAL = S(
    "Tổng {points}/{max} điểm ({share})⟦, công bố {published}⟧⟦, mức {level}⟧⟦, hạng {rank}/{of}⟧.",
    "Total {points} of {max} points ({share})⟦, published {published}⟧⟦, level {level}⟧⟦, rank {rank} of {of}⟧.",
)


def _leaf_lines(receipt: LeafReceipt, language: Language) -> Iterator[str]:
    if receipt.score.max is None:
        yield _NOT_FOR_GROUP.say(language, {"group": receipt.unit.group})
        return
    yield _headline(receipt, language)
    if receipt.lack is None:
        yield rule_text(receipt.rule, receipt.leaf, language)
        yield from _inputs(receipt, language)
    yield from _adjustments(receipt, language)
    yield from _remarks(receipt, language)


def _headline(receipt: LeafReceipt, language: Language) -> str:
    if receipt.lack is not None:
        return _lack_line(receipt, receipt.lack, receipt.treatment, language)
    value = "" if receipt.value is MISSING else value_text(receipt.value, language)
    unit = receipt.leaf.value.unit[language]
    if unit and value:
        head, gap, tail = value.partition(" (")
        value = f"{head} {unit}{gap}{tail}"
    facts = _points_facts(receipt.score, language) | {"value": value}
    sentence = _DEDUCTED if receipt.leaf.penalty else _EARNED
    return (sentence if receipt.score.max else _COLLECTED).say(language, facts)


def _lack_line(receipt: LeafReceipt, lack: Lack, treatment: Treatment | None, language: Language) -> str:
    reason = receipt.value.reason if isinstance(receipt.value, NotApplicable) else ""
    start = _LACKS[lack].say(language, {"reason": reason, "lacking": ", ".join(receipt.lacks_attributes)})
    top = receipt.leaf_max
    if not top:
        return start + _NOT_SCORED.say(language, {})
    if isinstance(treatment, Fraction):
        return start + _COUNTED.say(language, _points_facts(receipt.score, language))
    return start + _TREATMENTS[treatment or Leaves.SPREAD].say(language, {"max": short(top, language)})


def _inputs(receipt: LeafReceipt, language: Language) -> Iterator[str]:
    if receipt.inputs:
        yield "; ".join(f"{name} = {value_text(value, language)}" for name, value in receipt.inputs.items())


def _adjustments(receipt: LeafReceipt, language: Language) -> Iterator[str]:
    if receipt.all_equal:
        yield _ALL_EQUAL.say(language, {})
    if receipt.factor is not None:
        used = receipt.factor.figure
        facts = {"code": receipt.factor.code, "figure": "" if used is None else short(used, language, 4)}
        yield _FACTOR[receipt.factor.take].say(language, facts)
    if receipt.unheld is not None:
        yield _HELD.say(language, {"raw": percent(receipt.unheld, language)})
    if receipt.unrounded is not None:
        yield _ROUNDED.say(language, {"points": short(receipt.unrounded, language, 6)})


def _remarks(receipt: LeafReceipt, language: Language) -> Iterator[str]:
    score, hands = receipt.score, receipt.leaf.hands
    is_earned = bool(score.max) and not receipt.leaf.penalty
    if receipt.to_full is not None and receipt.factor is None and is_earned:
        yield _to_full(receipt, receipt.to_full, language)
    if hands in _HANDS and is_earned and score.points is not None and score.max and score.points < score.max:
        yield _HANDS[hands].say(language, {"lost": short(score.max - score.points, language)})
    if receipt.leaf.inferred:
        yield _INFERRED.say(language, {"why": receipt.leaf.inferred[language]})


def _to_full(receipt: LeafReceipt, to_full: ToFull, language: Language) -> str:
    if to_full.cases:
        sentence = _MORE_CASES if to_full.cases > 0 else _FEWER_CASES
        count = short(Fraction(abs(to_full.cases)), language)
        return sentence.say(language, {"cases": count, "unit": receipt.leaf.value.unit[language]})
    facts = {
        "figure": bound_text(to_full.figure, receipt.leaf, language),
        "difference": bound_text(abs(to_full.difference), receipt.leaf, language),
    }
    return _TO_FIGURE.say(language, facts)


def _branch_lines(receipt: BranchReceipt, language: Language) -> Iterator[str]:
    score = receipt.score
    if score.max is None:
        yield _NOT_FOR_GROUP.say(language, {"group": receipt.unit.group})
        return
    if score.points is None:
        yield S("Không có chỉ số con nào áp dụng.", "None of its children applies.").say(language, {})
        return
    share = percent(score.attainment or Fraction(0), language)
    yield _BRANCH.say(language, _points_facts(score, language) | {"share": share})
    yield AGGREGATE_TERMS[receipt.aggregate].say(language, {})
    yield from _spread(receipt, score, language)
    if receipt.unheld is not None:
        facts = {"points": short(receipt.unheld, language), "max": short(score.max, language)}
        yield _UNHELD.say(language, facts)
    if receipt.unrounded is not None:
        yield _ROUNDED.say(language, {"points": short(receipt.unrounded, language, 6)})
    if isinstance(receipt.node, Branch) and receipt.node.inferred:
        yield _INFERRED.say(language, {"why": receipt.node.inferred[language]})


def _spread(receipt: BranchReceipt, score: NodeScore, language: Language) -> Iterator[str]:
    """Under a sum, what the children were raised by because not all of the max applies or adds up to it."""
    maxima = [part.score.max or Fraction(0) for part in receipt.parts if part.weight is not None]
    if receipt.aggregate == "sum" and score.max and (applied := sum(maxima, Fraction(0))) not in (0, score.max):
        yield _SPREAD.say(language, {"applied": short(applied, language), "max": short(score.max, language)})


_SPREAD = S(
    "Phần được tính có tối đa {applied} điểm, quy ra {max}: nhân với {max}/{applied}.",
    "What counts has a max of {applied}, brought to {max}: times {max}/{applied}.",
)


def _merged_lines(receipt: MergedReceipt, language: Language) -> Iterator[str]:
    score = receipt.score
    if score.attainment is None:
        yield not_comparable(language)
        return
    yield _BRANCH.say(language, _points_facts(score, language) | {"share": percent(score.attainment, language)})
    parts = [
        f"{unit} {percent(before.attainment, language)}"
        for unit, before in receipt.predecessors
        if before.attainment is not None
    ]
    yield _MEAN_OF.say(language, {"parts": "; ".join(parts)})


_NOT_COMPARABLE = S(
    "Không có số so sánh được: đơn vị hình thành do sắp xếp.",
    "No comparable figure: the unit came of a rearrangement.",
)
_MEAN_OF = S("Trung bình cộng của các đơn vị trước sắp xếp: {parts}.", "The plain mean of its predecessors: {parts}.")


def _points_facts(score: NodeScore, language: Language) -> dict[str, str]:
    points = "–" if score.points is None else short(score.points, language)
    return {"points": points, "max": "–" if score.max is None else short(score.max, language)}
