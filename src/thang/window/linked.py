"""Linked data for search engines: a publication, or the catalogue of them, in the terms of schema.org, as JSON-LD.

The text has no `<`, `>` or `&`, so that nothing in it can end the element that it stands in: it is the same on a page,
in `<script type="application/ld+json">`, and as a file. A browser runs no such element, and a policy without inline
script lets it stand.
"""

from __future__ import annotations

import json
from typing import Any

from thang.engine.framework import Language
from thang.look.markup import Markup, clean
from thang.window.catalogue import LANGUAGES, TURTLE, Catalogue, Dataset, File, Line, is_uri

SCHEMA = "https://schema.org/"
MEDIA_TYPE = "application/ld+json"
# How long a description may be, by Google's rules for datasets.
SHORTEST, LONGEST = 50, 5000
_ESCAPED = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def dataset_linked(catalogue: Catalogue, dataset: Dataset, language: Language) -> str:
    """One publication, as its page in one language tells of it."""
    line = next((one for one in catalogue.lines if dataset in one.datasets), None)
    return _written({"@context": SCHEMA, **_dataset(catalogue, dataset, language), **_part_of(line, language)})


def catalogue_linked(catalogue: Catalogue, language: Language) -> str:
    """The catalogue with all that it has, each by its name and address."""
    listed = [
        {
            "@type": "Dataset",
            "@id": catalogue.dataset_uri(one.identity),
            "name": clean(one.title[language]),
            "description": _description(catalogue, one, language),
            "url": _page(catalogue, one, language),
            "license": _license(catalogue),
            "creator": _agent(catalogue),
        }
        for one in catalogue.datasets()
    ]
    facts = {"description": clean(catalogue.about[language]), "publisher": _agent(catalogue), "dataset": listed}
    return _written({"@context": SCHEMA, **_catalogue(catalogue, language), **facts, "inLanguage": list(LANGUAGES)})


def script(text: str) -> Markup:
    """The text of linked data as an element of a page; only for what this module wrote.

    >>> script('{"@type":"Dataset"}')
    '<script type="application/ld+json">{"@type":"Dataset"}</script>'
    """
    if set(text) & set(_ESCAPED):
        raise ValueError("linked data is put on a page as dataset_linked or catalogue_linked wrote it")
    return Markup(f'<script type="{MEDIA_TYPE}">{text}</script>')


def _dataset(catalogue: Catalogue, one: Dataset, language: Language) -> dict[str, Any]:
    dated = {"datePublished": one.published_on, "dateModified": one.published_on} if one.published_on else {}
    amended = {"correction": catalogue.dataset_uri(one.replaced_by)} if one.replaced_by else {}
    return {
        "@type": "Dataset",
        "@id": catalogue.dataset_uri(one.identity),
        "name": clean(one.title[language]),
        "description": _description(catalogue, one, language),
        "url": _page(catalogue, one, language),
        "identifier": one.urn,
        "version": clean(one.edition),
        "license": _license(catalogue),
        "isAccessibleForFree": True,
        "creator": _agent(catalogue),
        "publisher": _agent(catalogue),
        "inLanguage": list(LANGUAGES),
        "includedInDataCatalog": _catalogue(catalogue, language),
        "distribution": [_download(catalogue, file, language) for file in one.files],
        **dated,
        **amended,
    }


def _part_of(line: Line | None, language: Language) -> dict[str, Any]:
    return {} if line is None else {"isPartOf": {"@type": "CreativeWorkSeries", "name": clean(line.title[language])}}


def _download(catalogue: Catalogue, file: File, language: Language) -> dict[str, Any]:
    return {
        "@type": "DataDownload",
        "name": clean(file.title[language]),
        "contentUrl": catalogue.address(file.address),
        "encodingFormat": file.form.media_type,
        "contentSize": f"{file.size} B",
        "sha256": file.sha256,
    }


def _catalogue(catalogue: Catalogue, language: Language) -> dict[str, Any]:
    return {
        "@type": "DataCatalog",
        "@id": f"{catalogue.address(TURTLE)}#catalogue",
        "name": clean(catalogue.title[language]),
        "url": catalogue.address(f"{language}/index.html"),
    }


def _description(catalogue: Catalogue, one: Dataset, language: Language) -> str:
    """As long as it must be and no longer than it may: what the publication says, then what the catalogue says."""
    text = clean(one.about[language])
    if len(text) < SHORTEST:
        text = clean(f"{text} {catalogue.about[language]}")
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _page(catalogue: Catalogue, one: Dataset, language: Language) -> str:
    return catalogue.address(f"{language}/{one.page}")


def _license(catalogue: Catalogue) -> str | dict[str, str]:
    """A text that is no address is a work with that name: the property wants an address or a work."""
    if is_uri(catalogue.license):
        return catalogue.license
    return {"@type": "CreativeWork", "name": clean(catalogue.license)}


def _agent(catalogue: Catalogue) -> dict[str, str]:
    agent = catalogue.publisher
    known = {"url": agent.page, "email": agent.email}
    return {
        "@type": "Organization",
        "name": clean(agent.name),
        **{key: text for key, text in known.items() if text},
    }


def _written(facts: dict[str, Any]) -> str:
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for sign, escaped in _ESCAPED.items():
        text = text.replace(sign, escaped)
    return text
