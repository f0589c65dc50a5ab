"""A citation and a code to copy: whole, in both languages, and a hostile title stays a text."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from tests.window.sites import HOSTILE, LANGUAGES, sealed
from thang.bundle.publish import Notes
from thang.engine.framework import Language
from thang.look.markup import clean
from thang.window.citing import citation, embed_code
from thang.window.editions import Publication, read

PICTURE, PAGE = "https://so-lieu.example/vi/a/charts/b.svg", "https://so-lieu.example/vi/a/?x=1&y=2"
TITLES = [
    HOSTILE,
    '"><script src="https://xau.example/a.js"></script>',
    "' onerror='alert(1)' x='",
    '" onload="alert(1)',
    "--></a><iframe srcdoc=x>",
    "&quot; onfocus=&quot;alert(1)",
    "Chỉ số\r\n\u2028\x00 <b>2024</b>",
]


class Tags(HTMLParser):
    """The tags of a snippet with their attributes, in order, and every text between them."""

    def __init__(self, snippet: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(snippet)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@pytest.fixture(scope="module")
def publication() -> Publication:
    return read(sealed("vn-dti-province@2024"))


@pytest.fixture(scope="module")
def undated() -> Publication:
    return read(sealed("vn-dti-province@2024", Notes()))


def cited(publication: Publication, language: Language = "vi", title: str = "Bảng xếp hạng", who: str = "Sở A") -> str:
    return citation(publication, title, who, PAGE, language)


@pytest.mark.parametrize(("language", "edition"), [("vi", "Kỳ 2024, gói công bố"), ("en", "Edition 2024, publication")])
def test_a_citation_says_who_when_what_which_and_where(
    language: Language, edition: str, publication: Publication
) -> None:
    digits = publication.identity.removeprefix("sha256:")[:12]
    assert cited(publication, language) == f"Sở A (2025): Bảng xếp hạng. {edition} sha256:{digits}. {PAGE}"


def test_a_citation_names_the_publication_and_not_only_its_edition(
    publication: Publication, undated: Publication
) -> None:
    """Two publications of one edition differ in the day alone here, and in their identity."""
    assert cited(publication).split("sha256:")[1] != cited(undated).split("sha256:")[1]


def test_without_a_day_there_is_no_year_and_without_a_publisher_no_name(
    publication: Publication, undated: Publication
) -> None:
    assert cited(undated).startswith("Sở A: Bảng xếp hạng. ")
    assert cited(publication, who="").startswith("(2025): Bảng xếp hạng. ")
    assert cited(undated, who="").startswith("Bảng xếp hạng. ")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("title", [*TITLES, "{address} {who}", "⟦{nobody}⟧"])
def test_a_hostile_title_stays_in_its_place_and_on_one_line(
    title: str, language: Language, publication: Publication
) -> None:
    words = cited(publication, language, title, title)
    assert words == clean(words)
    assert words.startswith(f"{clean(title)} (2025): {clean(title)}. ")
    assert words.endswith(f". {PAGE}")


@pytest.mark.parametrize("title", ["Chỉ số “A” & B", *TITLES])
def test_the_code_is_a_picture_that_leads_to_its_page_and_nothing_else(title: str) -> None:
    tags = Tags(embed_code(PICTURE, PAGE, title))
    assert [tag for tag, _ in tags.found] == ["a", "img"]
    (_, link), (_, image) = tags.found
    assert link == {"href": PAGE}
    assert image == {"src": PICTURE, "alt": clean(title), "loading": "lazy"}
    assert tags.texts == []
