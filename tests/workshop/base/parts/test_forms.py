"""Forms: refusals in the reader's language, and what is wrong said in our words with what would be right."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django import forms

from thang.engine.framework import Language
from thang.words.workshop import WORKSHOP
from thang.workshop.base.parts.forms import DayField, Form, Refused
from thang.workshop.base.parts.periods import EVER

DAY = date(2025, 7, 1)


class Sample(Form):
    """Fields whose labels are in the words; one of every type that our forms use."""

    name = forms.CharField(max_length=3)
    since = DayField()
    email = forms.EmailField(required=False)
    count = forms.IntegerField(min_value=-5, max_value=5, required=False)
    kind = forms.ChoiceField(choices=[("a", "A")])
    file = forms.FileField()
    organisation = forms.CharField(required=False)


RIGHT = {"name": "abc", "since": "2025-07-01", "kind": "a"}


def wrong(typed: dict[str, str]) -> dict[str, list[str]]:
    found = Sample({**RIGHT, **typed}, language="vi").errors
    return {name: [str(error) for error in errors] for name, errors in found.items() if name != "file"}


@pytest.mark.parametrize(("language", "written"), [("vi", "01/07/2025"), ("en", "1 July 2025")])
def test_a_refusal_writes_its_day_as_the_language_has_it(language: Language, written: str) -> None:
    assert written in Refused("is_not_there", "on", name="Xã Bát Xát", on=DAY).text(language)


@pytest.mark.parametrize("nothing", [None, EVER, ""])
def test_what_is_no_day_is_left_out(nothing: date | str | None) -> None:
    text = Refused("not_within_term", "on", since=DAY, until=nothing).text("vi")
    assert text == "phải sau ngày bắt đầu (01/07/2025)"


def test_a_text_stays_as_it_is() -> None:
    assert "2025-07-01" in Refused("is_not_there", "on", name="2025-07-01", on="2025-07-01").text("vi")


def test_a_form_says_a_refusal_beside_its_field_by_the_language() -> None:
    def refuse() -> None:
        raise Refused("is_not_there", "since", name="Xã Bát Xát", on=DAY)

    form = Sample({**RIGHT}, language="vi")
    assert not form.performs(refuse)
    assert list(form.errors["since"]) == ["Xã Bát Xát không hoạt động vào ngày 01/07/2025"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name": ""}, "mục này bắt buộc"),
        ({"name": "abcd"}, "tối đa 3 ký tự"),
        ({"since": "32/1/2025"}, "ngày/tháng/năm, ví dụ 01/07/2025"),
        ({"email": "không"}, "ten@laocai.gov.vn"),
        ({"count": "6"}, "phải từ 5 trở xuống"),
        ({"count": "-6"}, "phải từ -5 trở lên"),
        ({"count": "x"}, "không phải là số nguyên"),
        ({"kind": "b"}, "hãy chọn một mục"),
        ({"kind": ""}, "hãy chọn một mục"),
    ],
)
def test_what_is_wrong_is_said_with_what_would_be_right(typed: dict[str, str], said: str) -> None:
    found = wrong(typed)
    assert found.keys() == typed.keys()
    assert said in found[next(iter(typed))][0]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_sentence_of_the_framework_reaches_the_reader(language: Language) -> None:
    ours = {one.vi if language == "vi" else one.en for one in WORKSHOP.values()}
    form = Sample({}, language=language)
    assert {text for errors in form.errors.values() for text in errors} <= ours


def test_a_hint_stands_beside_its_field_and_is_read_with_it() -> None:
    html: Any = str(Sample(language="vi"))
    assert 'id="id_organisation_helptext"' in html
    assert 'aria-describedby="id_organisation_helptext"' in html


def test_the_summary_of_errors_is_where_one_goes_on() -> None:
    """Focus moves to it without a script, so that it is heard first."""
    assert 'tabindex="-1" autofocus' in str(Sample({}, language="vi"))
    assert "autofocus" not in str(Sample(language="vi"))
