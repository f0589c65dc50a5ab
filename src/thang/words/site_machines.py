"""What the feeds, the catalogue and the linked data of the public site say, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from thang.engine.framework import Language, Text
from thang.words.sentence import Sentence

S = Sentence

MACHINES: dict[str, Sentence] = {
    "feed": S("Công bố và điều chỉnh", "Publications and corrections"),
    "published": S("Công bố: {title}", "Published: {title}"),
    "amended": S("Điều chỉnh: {title}", "Amended: {title}"),
    "catalogue": S("Số liệu của các chỉ số đã công bố", "Data of the published indices"),
    "catalogue_about": S(
        "Danh mục số liệu đã công bố: mỗi kỳ có bảng xếp hạng, mọi điểm số, số liệu công khai và bộ chỉ số. Ai cũng "
        "tải về, tính lại và đối chiếu được.",
        "The catalogue of what was published: every edition has its ranking, every score, the public values and the "
        "framework. Anyone can take them, recompute them and compare.",
    ),
    "series_about": S(
        "Các kỳ công bố của bộ chỉ số {id}, mới nhất trước.", "The editions of the framework {id}, the newest first."
    ),
    "dataset": S("{title} · kỳ {edition}", "{title} · edition {edition}"),
    "dataset_about": S(
        "{title}: kết quả của {count} đơn vị. Có bảng xếp hạng, mọi điểm số, số liệu công khai và bộ chỉ số; tính lại "
        "được từ gói công bố {identity}.",
        "{title}: the results of {count} units. With the ranking, every score, the public values and the framework; "
        "they can be recomputed from the publication {identity}.",
    ),
    "amends_why": S("Thay cho gói {digest}⟦. Lý do: {reason}⟧.", "Amends {digest}⟦. Reason: {reason}⟧."),
    "was_amended": S("Đã được thay bằng gói {digest}.", "Amended by {digest}."),
    "undated": S("Gói công bố không nêu ngày.", "The publication names no day."),
    "synthetic": S(
        "Số liệu được đặt ra để minh họa hoặc thử nghiệm, không phải kết quả của ai.",
        "The figures are made up to show or try something, and are nobody's results.",
    ),
    "file": S("{what} ({form})", "{what} ({form})"),
    "theme": S("Chính phủ và khu vực công", "Government and public sector"),
    "themes": S("Chủ đề dữ liệu", "Data themes"),
}

# What a file holds, by its name without the ending; any other file is called by its name.
KINDS: dict[str, Sentence] = {
    "ranking": S("Bảng xếp hạng", "The ranking"),
    "scores": S("Mọi điểm số", "Every score"),
    "values": S("Số liệu công khai", "The public values"),
    "units": S("Danh sách đơn vị", "The units"),
    "framework": S("Bộ chỉ số", "The framework"),
    "datapackage": S("Mô tả bảng dữ liệu", "Description of the tables"),
    "": S("Gói công bố", "The publication"),
}


def machine_text(name: str, language: Language, facts: Mapping[str, str] | None = None) -> str:
    return MACHINES[name].say(language, facts or {})


def both(name: str, facts: Mapping[str, Text] | None = None) -> Text:
    """The sentence in both languages; every fact is told in the language of its sentence.

    >>> both("published", {"title": Text("Chỉ số", "Index")})
    Text(vi='Công bố: Chỉ số', en='Published: Index')
    """
    given = facts or {}
    return Text(
        machine_text(name, "vi", {key: text["vi"] for key, text in given.items()}),
        machine_text(name, "en", {key: text["en"] for key, text in given.items()}),
    )


def file_title(stem: str, form: str) -> Text:
    """What a file holds and in which form.

    >>> file_title("ranking", "CSV").en, file_title("notes", "JSON").vi
    ('The ranking (CSV)', 'notes (JSON)')
    """
    what = KINDS.get(stem, S(stem, stem))
    return both("file", {"what": Text(what.vi, what.en), "form": Text(form, form)})
