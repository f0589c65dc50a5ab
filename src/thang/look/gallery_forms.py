"""The forms of the page of components."""

from __future__ import annotations

from thang.engine.framework import Language
from thang.look.gallery_parts import both, link, section
from thang.look.markup import Markup, element, said


def forms(language: Language) -> Markup:
    say = both(language)
    wrong = say("“abc” không phải là số. Hãy nhập một số, ví dụ 12,5.", "“abc” is no number. Enter one, such as 12.5.")
    summary = element(
        "div",
        element("h2", said(say("Có 1 chỗ cần sửa", "1 entry needs mending"))),
        element("ul", element("li", link(wrong, "#count"))),
        class_="error-summary",
        role="group",
        tabindex="-1",
    )
    return section(
        "forms",
        say("Biểu mẫu", "Forms"),
        summary,
        _bad_number(say("Số hồ sơ đúng hạn", "Dossiers in time"), say("Tính đến 31/12.", "By 31 December."), wrong),
        _choice_of_unit(say("Đơn vị", "Unit")),
        _yes_no(say("Có cổng dữ liệu?", "Is there a data portal?"), say("Có", "Yes"), say("Không", "No")),
        _field("note", say("Giải trình", "Explanation"), element("textarea", class_="input", id="note", rows="3")),
        element(
            "div",
            element("button", said(say("Lưu", "Save")), class_="button", type="button"),
            element("button", said(say("Xem trước", "Preview")), class_="button button-quiet", type="button"),
            element("button", said(say("Gửi", "Submit")), class_="button", type="button", disabled="disabled"),
            class_="buttons",
        ),
        element("p", said(say("Đã lưu lúc 09:15.", "Saved at 09:15.")), class_="save-state"),
        element("p", said(say("Mất kết nối.", "The connection is gone.")), class_="save-state save-bad"),
    )


def _field(name: str, label: str, *inside: Markup, class_: str = "field") -> Markup:
    return element("div", element("label", said(label), for_=name), *inside, class_=class_)


def _bad_number(label: str, hint: str, wrong: str) -> Markup:
    entry = element(
        "input",
        class_="input input-short",
        id="count",
        value="abc",
        inputmode="decimal",
        aria_invalid="true",
        aria_describedby="count-hint count-error",
    )
    said_of_it = element("p", said(hint), class_="field-hint", id="count-hint")
    error = element("p", said(wrong), class_="field-error", id="count-error")
    return _field("count", label, said_of_it, error, entry, class_="field field-bad")


def _choice_of_unit(label: str) -> Markup:
    units = [element("option", said(name)) for name in ("Lào Cai", "Tuyên Quang", "Đắk Lắk")]
    return _field("unit", label, element("select", *units, class_="input", id="unit"))


def _yes_no(question: str, yes: str, no: str) -> Markup:
    choices = [
        element(
            "label",
            element("input", type="radio", name="portal", value=value),
            element("span", said(text)),
            class_="choice",
        )
        for value, text in (("yes", yes), ("no", no))
    ]
    return element("fieldset", element("legend", said(question)), *choices, class_="field")
