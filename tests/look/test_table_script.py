"""The script in a real browser, under the strictest policy, with as many rows as the country has communes."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import partial
from html import unescape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from thang.look.assets import plain_assets
from thang.look.keys import search_key, sort_key
from thang.look.markup import Markup, element, said

BROWSER = (
    os.environ.get("CHROMIUM") or shutil.which("chromium") or "chromium"
)  # `make test` sees to it that there is one
pytestmark = pytest.mark.slow

ROWS = 3321
NAMES = ["Hà Nội", "Hạ Long", "Đắk Lắk", "An Giang", "Ân Thi"]
POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'"
DRIVER = """
const said = { refused: 0 };
document.addEventListener("securitypolicyviolation", () => { said.refused += 1; });
const table = document.querySelector("table"), body = table.tBodies[0];
const names = () => Array.from(body.rows).filter((row) => !row.hidden).map((row) => row.cells[1].textContent);
const figures = () => Array.from(body.rows).map((row) => row.cells[2].textContent);
const buttons = Array.from(table.querySelectorAll("thead button"));
const input = document.querySelector("input[type=search]");
const type = (text) => { input.value = text; input.dispatchEvent(new Event("input")); };
const states = () => Array.from(table.tHead.rows[0].cells).map((cell) => cell.getAttribute("aria-sort"));
said.buttons = buttons.map((button) => button.textContent);
const start = performance.now();
buttons[2].click();
document.body.offsetHeight;
said.milliseconds = performance.now() - start;
said.up = figures().slice(0, 3); said.last = figures().slice(-1);
buttons[2].click();
said.down = figures().slice(0, 3); said.downLast = figures().slice(-1); said.states = states();
buttons[1].click();
said.byName = names().slice(0, 5); said.states2 = states();
type("ha"); said.ha = names();
type("Hà"); said.withMark = names(); said.count = document.querySelector("output").textContent;
type("DAK"); said.dak = names();
type("zzz"); said.none = names();
type(""); said.all = names().length;
said.label = input.labels[0].textContent.trim();
buttons[1].focus(); said.focused = document.activeElement === buttons[1];
document.body.setAttribute("data-said", JSON.stringify(said));
"""


def row(index: int) -> Markup:
    name = NAMES[index] if index < len(NAMES) else f"Xã {index:04}"
    figure = "–" if index == 1 else f"{(index * 7919) % 3331 + 1000:,}".replace(",", ".") + f",{index % 100:02}"
    return element(
        "tr",
        element("td", said(str(index + 1)), class_="figure"),
        element("th", said(name), scope="row", data_key=sort_key(name)),
        element("td", said(figure), class_="figure"),
        data_search=search_key(name),
    )


def page() -> str:
    heads = [("#", "figure"), ("Đơn vị", None), ("Điểm", "figure")]
    titles = element("tr", *(element("th", said(text), scope="col", class_=class_) for text, class_ in heads))
    parts = [element("thead", titles), element("tbody", *map(row, range(ROWS)))]
    count = "{shown} / {all}"
    table = element("table", *parts, data_sortable="", data_decimal=",", data_filter="Lọc theo tên", data_count=count)
    scripts = [element("script", src=name, defer="defer") for name in ("table.js", "driver.js")]
    policy = element("meta", http_equiv="Content-Security-Policy", content=POLICY)
    sheet = element("link", rel="stylesheet", href="thang.css")
    head = f'<head><meta charset="utf-8">{policy}{sheet}{"".join(scripts)}</head>'
    return f'<!doctype html><html lang="vi">{head}<body>{table}</body></html>'


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name that the library calls it by
        pass


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("site")
    for name, content in plain_assets().items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    (folder / "driver.js").write_text(DRIVER, encoding="utf-8")
    (folder / "index.html").write_text(page(), encoding="utf-8")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/index.html"
        server.shutdown()


@pytest.fixture(scope="module")
def said_by_browser(address: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    profile: Path = tmp_path_factory.mktemp("profile")
    options = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={profile}",
        "--virtual-time-budget=10000",
    ]
    run = subprocess.run([str(BROWSER), *options, "--dump-dom", address], capture_output=True, text=True, check=True)
    found = re.search(r'data-said="([^"]*)"', run.stdout)
    assert found is not None, run.stdout[-2000:]
    result: dict[str, Any] = json.loads(unescape(found.group(1)))
    return result


def test_every_heading_is_a_button_under_the_strict_policy(said_by_browser: dict[str, Any]) -> None:
    assert said_by_browser["buttons"] == ["#", "Đơn vị", "Điểm"]
    assert said_by_browser["focused"]
    assert said_by_browser["refused"] == 0


def test_figures_go_by_size_and_what_has_none_stays_last(said_by_browser: dict[str, Any]) -> None:
    assert [text[:5] for text in said_by_browser["up"]] == ["1.000", "1.001", "1.002"]
    assert said_by_browser["last"] == said_by_browser["downLast"] == ["–"]
    assert [text[:5] for text in said_by_browser["down"]] == ["4.330", "4.329", "4.328"]
    assert said_by_browser["states"] == [None, None, "descending"]


def test_names_go_by_the_alphabet(said_by_browser: dict[str, Any]) -> None:
    assert said_by_browser["byName"] == ["An Giang", "Ân Thi", "Đắk Lắk", "Hạ Long", "Hà Nội"]
    assert said_by_browser["states2"] == [None, "ascending", None]


def test_rows_are_found_with_and_without_diacritics(said_by_browser: dict[str, Any]) -> None:
    assert said_by_browser["ha"] == ["Hạ Long", "Hà Nội"]
    assert said_by_browser["withMark"] == ["Hà Nội"]
    assert said_by_browser["count"] == f"1 / {ROWS}"
    assert said_by_browser["dak"] == ["Đắk Lắk"]
    assert said_by_browser["none"] == []
    assert said_by_browser["all"] == ROWS
    assert said_by_browser["label"] == "Lọc theo tên"


def test_sorting_every_commune_takes_less_than_a_second(said_by_browser: dict[str, Any]) -> None:
    assert said_by_browser["milliseconds"] < 1000
