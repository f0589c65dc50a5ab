"""Linked data: what search engines ask for is there, and a real browser neither runs nor refuses it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from html import unescape
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from tests.window.catalogues import BASE, HOSTILE, NEW, OLD, SEEN, UNDATED, catalogue
from thang.engine.framework import Language, Text
from thang.window.catalogue import Catalogue, Dataset
from thang.window.linked import LONGEST, SHORTEST, catalogue_linked, dataset_linked, script

BROWSER = os.environ.get("CHROMIUM") or shutil.which("chromium") or "chromium"
LANGUAGES: tuple[Language, Language] = ("vi", "en")
POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'"
DRIVER = """
const said = { text: document.querySelector("script[type='application/ld+json']").textContent };
said.parsed = JSON.parse(said.text);
said.alerted = typeof window.alerted;
said.inline = typeof window.inline;
document.body.setAttribute("data-said", JSON.stringify(said));
"""
WATCH = 'window.refused = []; addEventListener("securitypolicyviolation", (e) => refused.push(e.violatedDirective));'
REPORT = 'document.body.setAttribute("data-refused", JSON.stringify(window.refused));'


def one_of(whole: Catalogue, identity: str) -> Dataset:
    return next(one for one in whole.datasets() if one.identity == identity)


def linked(identity: str, language: Language = "en", title: str = "", **more: str) -> dict[str, Any]:
    whole = catalogue(title, **more)
    found: dict[str, Any] = json.loads(dataset_linked(whole, one_of(whole, identity), language))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("title", ["", HOSTILE, "x" * 9000], ids=["plain", "hostile", "long"])
def test_a_dataset_has_what_google_requires(language: Language, title: str) -> None:
    """A name, and a description of 50 to 5000 characters; then what it recommends."""
    found = linked(NEW, language, title)
    assert found["@context"] == "https://schema.org/"
    assert found["@type"] == "Dataset"
    assert found["name"]
    assert SHORTEST <= len(found["description"]) <= LONGEST
    wanted = {"license", "creator", "identifier", "isAccessibleForFree", "version", "url", "includedInDataCatalog"}
    assert wanted <= set(found)
    for download in found["distribution"]:
        assert download["@type"] == "DataDownload"
        assert download["contentUrl"].startswith(BASE + "data/")
        assert re.fullmatch(r"[0-9a-f]{64}", download["sha256"])


def test_a_short_description_is_filled_up_from_the_catalogue() -> None:
    whole = replace(catalogue(), about=Text(en="What was published, with the ranking, every score and all values."))
    short = replace(one_of(whole, NEW), about=Text(en="Short."))
    text = json.loads(dataset_linked(whole, short, "en"))["description"]
    assert text == "Short. What was published, with the ranking, every score and all values."


def test_a_day_stands_only_where_it_is_known() -> None:
    assert linked(NEW)["datePublished"] == "2025-11-02"
    assert not {"datePublished", "dateModified"} & set(linked(UNDATED))


def test_what_was_amended_leads_to_its_correction() -> None:
    assert linked(OLD)["correction"] == linked(NEW)["@id"] == f"{BASE}catalog.ttl#{'b' * 64}"
    assert "correction" not in linked(NEW)


def test_a_licence_that_is_no_address_is_a_work_with_that_name() -> None:
    assert linked(NEW)["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert linked(NEW, license="Luật Dữ liệu")["license"] == {"@type": "CreativeWork", "name": "Luật Dữ liệu"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_lists_every_dataset(language: Language) -> None:
    found = json.loads(catalogue_linked(catalogue(), language))
    assert found["@type"] == "DataCatalog"
    assert [one["url"] for one in found["dataset"]] == [
        f"{BASE}{language}/{one.page}" for one in catalogue().datasets()
    ]
    assert all(one["name"] and one["description"] and one["license"] for one in found["dataset"])


class Scripts(HTMLParser):
    """The elements that a reader of HTML finds."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_texts_cannot_leave_the_element(language: Language) -> None:
    whole = catalogue("</script><b>" + HOSTILE + "<!--<script>")
    for text in (dataset_linked(whole, one_of(whole, NEW), language), catalogue_linked(whole, language)):
        assert not set(text) & set("<>&\u2028\u2029\u202e\x00\x1b\r\n")
        assert Scripts(script(text)).tags == ["script"]
    assert linked(NEW, language, HOSTILE)["name"] == SEEN


def test_a_text_that_could_leave_the_element_is_not_made_one() -> None:
    with pytest.raises(ValueError, match="as dataset_linked or catalogue_linked wrote it"):
        script('{"name":"</script>"}')


# --- in the browser ---


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name that the library calls it by
        pass


def page(text: str) -> str:
    """Under the policy of our pages; `inline` is a script that the policy must refuse, so that refusals are counted."""
    policy = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    watch = '<script src="watch.js"></script>'
    inline = "<script>window.inline = 1;</script>"
    ends = '<script src="driver.js"></script>' + inline + '<script defer src="report.js"></script>'
    head = f'<head><meta charset="utf-8">{policy}{watch}{script(text)}</head>'
    return f'<!doctype html><html lang="vi">{head}<body>{ends}</body></html>'


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    whole = catalogue("</script><script>window.alerted = 1</script>")
    (tmp_path / "index.html").write_text(page(dataset_linked(whole, one_of(whole, NEW), "vi")), encoding="utf-8")
    for name, code in {"watch": WATCH, "driver": DRIVER, "report": REPORT}.items():
        (tmp_path / f"{name}.js").write_text(code, encoding="utf-8")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/index.html"
        server.shutdown()


@pytest.mark.slow
def test_a_browser_keeps_the_data_and_refuses_only_what_would_run(
    address: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The data are there to be read, nothing of them ran, and the one refusal is that of the script beside them."""
    profile = tmp_path_factory.mktemp("profile")
    options = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={profile}",
        "--virtual-time-budget=5000",
    ]
    run = subprocess.run([str(BROWSER), *options, "--dump-dom", address], capture_output=True, text=True, check=True)
    found, refused = (re.search(rf'data-{name}="([^"]*)"', run.stdout) for name in ("said", "refused"))
    assert found is not None, run.stdout[-2000:]
    assert refused is not None, run.stdout[-2000:]
    said = json.loads(unescape(found.group(1)))
    assert said["parsed"]["@type"] == "Dataset"
    assert said["parsed"]["name"] == "</script><script>window.alerted = 1</script>"
    assert said["alerted"] == said["inline"] == "undefined"
    assert json.loads(unescape(refused.group(1))) == ["script-src-elem"]
