"""A rule in one sentence, for receipts, indicator pages and previews of forms."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from thang.engine import rules as r
from thang.engine.bands import Band
from thang.engine.framework import Language, Leaf
from thang.engine.values import ValueType
from thang.words.figures import percent, short
from thang.words.sentence import Sentence

S = Sentence


def rule_text(rule: r.Rule, leaf: Leaf, language: Language) -> str:
    """What the rule does with a value, in words."""
    return SAYERS[type(rule)](rule, leaf, language)


def bound_text(bound: Fraction, leaf: Leaf, language: Language) -> str:
    """A bound of the value: a percentage where the value is a ratio, else the number with its unit of measure."""
    if leaf.value_type is ValueType.RATIO:
        return percent(bound, language)
    unit = leaf.value.unit[language]
    return short(bound, language, 4) + (f" {unit}" if unit else "")


def _fixed(sentence: Sentence) -> Callable[[Any, Leaf, Language], str]:
    return lambda rule, leaf, language: sentence.say(language, {})


def _shares(shares: Mapping[str, Fraction], language: Language) -> str:
    return "; ".join(f"{name}: {percent(share, language)}" for name, share in shares.items())


def _yes_no(rule: r.YesOrNo, leaf: Leaf, language: Language) -> str:
    facts = {"yes": percent(rule.if_yes, language), "no": percent(rule.if_no, language)}
    return S("Có: {yes}; không: {no} điểm tối đa.", "Yes: {yes}; no: {no} of the max.").say(language, facts)


def _choice(rule: r.Choice, leaf: Leaf, language: Language) -> str:
    facts = {"shares": _shares(rule.options, language)}
    return S("Theo lựa chọn: {shares}.", "By option: {shares}.").say(language, facts)


def _checklist(rule: r.Checklist, leaf: Leaf, language: Language) -> str:
    facts = {"shares": _shares(rule.items, language)}
    return S("Cộng các mục đã có: {shares}.", "The ticked items, added: {shares}.").say(language, facts)


def _per_item(rule: r.PerItem, leaf: Leaf, language: Language) -> str:
    cap = rule.max if rule.cap is None else rule.cap
    facts = {"each": short(rule.each, language), "cap": short(cap, language), "unit": leaf.value.unit[language]}
    sentence = S("Mỗi⟦ {unit}⟧ {each} điểm, nhiều nhất {cap} điểm.", "{each} points each⟦ ({unit})⟧, at most {cap}.")
    return sentence.say(language, facts)


def _steps(rule: r.Steps, leaf: Leaf, language: Language) -> str:
    bands = [f"{_band(band, leaf, language)}: {percent(band.share or Fraction(0), language)}" for band in rule.bands]
    facts = {"bands": "; ".join(bands)}
    return S("Theo bậc: {bands}; còn lại: 0.", "In steps: {bands}; else 0.").say(language, facts)


def _band(band: Band, leaf: Leaf, language: Language) -> str:
    bounds = {"at_least": band.at_least, "above": band.above, "at_most": band.at_most, "below": band.below}
    facts = {name: "" if bound is None else bound_text(bound, leaf, language) for name, bound in bounds.items()}
    sentence = S(
        "⟦từ {at_least} ⟧⟦trên {above} ⟧⟦đến {at_most}⟧⟦dưới {below}⟧",
        "⟦from {at_least} ⟧⟦above {above} ⟧⟦to {at_most}⟧⟦below {below}⟧",
    )
    return sentence.say(language, facts).strip()


def _proportion(rule: r.Proportion, leaf: Leaf, language: Language) -> str:
    facts = {"bound": bound_text(rule.full_at(), leaf, language)}
    if rule.lower_is_better:
        sentence = S(
            "Đủ điểm từ {bound} trở xuống; cao hơn thì {bound} ÷ giá trị.",
            "Full at {bound} or less; else {bound} ÷ value.",
        )
    elif rule.full_from is not None:
        sentence = S(
            "Đủ điểm từ {bound} trở lên; thấp hơn thì theo chính giá trị.",
            "Full from {bound} on; else the value itself.",
        )
    else:
        sentence = S(
            "Đủ điểm từ {bound} trở lên; thấp hơn thì giá trị ÷ {bound}.", "Full from {bound} on; else value ÷ {bound}."
        )
    return sentence.say(language, facts)


def _linear(rule: r.Linear, leaf: Leaf, language: Language) -> str:
    facts = {
        "start": bound_text(rule.start, leaf, language),
        "end": bound_text(rule.end, leaf, language),
        "log": "log" if rule.log else "",
    }
    sentence = S(
        "Từ 0 ở mốc {start} đến đủ điểm ở mốc {end}⟦, theo lô-ga-rít ({log})⟧.",
        "From 0 at {start} to full at {end}⟦, in logarithms ({log})⟧.",
    )
    return sentence.say(language, facts)


_RELATIVE: dict[str, Sentence] = {
    "best": S("So với kết quả tốt nhất⟦ ({best})⟧.", "Against the best⟦ ({best})⟧."),
    "minmax": S(
        "So với thấp nhất và cao nhất⟦ ({low} – {high})⟧.", "Between the lowest and the highest⟦ ({low} – {high})⟧."
    ),
    "rank": S("Theo thứ hạng⟦ trong {count} đơn vị⟧.", "By rank⟦ among {count} units⟧."),
    "percentile": S(
        "Theo tỷ lệ đơn vị không hơn⟦ trong {count} đơn vị⟧.", "By the share of units not better⟦, of {count}⟧."
    ),
}


def _relative(rule: r.Relative, leaf: Leaf, language: Language) -> str:
    return _RELATIVE[rule.to].say(language, {})


def _against(rule: r.Against, leaf: Leaf, language: Language) -> str:
    if not rule.pool or rule.best is None:
        return _RELATIVE[rule.rule.to].say(language, {})
    facts = {
        "best": bound_text(rule.best, leaf, language),
        "low": bound_text(rule.pool[0], leaf, language),
        "high": bound_text(rule.pool[-1], leaf, language),
        "count": str(len(rule.pool)),
    }
    return _RELATIVE[rule.rule.to].say(language, facts)


def _formula(rule: r.Formula, leaf: Leaf, language: Language) -> str:
    facts = {"text": rule.text, "inputs": ", ".join(f"{name} = {code}" for name, code in rule.inputs.items())}
    return S("Công thức: {text} ({inputs}).", "Formula: {text} ({inputs}).").say(language, facts)


SAYERS: dict[type, Callable[[Any, Leaf, Language], str]] = {
    r.Given: _fixed(S("Giá trị chính là tỷ lệ đạt.", "The value is the attainment.")),
    r.Points: _fixed(S("Giá trị chính là điểm.", "The value is the points.")),
    r.YesOrNo: _yes_no,
    r.Choice: _choice,
    r.Checklist: _checklist,
    r.PerItem: _per_item,
    r.Steps: _steps,
    r.Proportion: _proportion,
    r.Linear: _linear,
    r.Relative: _relative,
    r.Against: _against,
    r.Formula: _formula,
}
