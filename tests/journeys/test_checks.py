"""Each check finds what it is for, on a page that is wrong in that way alone, and nothing on one that is right."""

from __future__ import annotations

import doctest
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from playwright.sync_api import Browser

from benchmarks.access import kinds, old, scriptless, sheet
from benchmarks.access import loading as loads
from benchmarks.access.axe import violations
from benchmarks.access.browser import chromium, visited
from benchmarks.access.checks import CHECKS, Check, faults_at
from benchmarks.access.keyboard import keyboard
from benchmarks.access.kinds import chosen
from benchmarks.access.loading import inline, loading
from benchmarks.access.old import script_faults, sheet_faults, too_new
from benchmarks.access.paper import on_paper
from benchmarks.access.reflow import reflow
from benchmarks.access.scriptless import without_script
from benchmarks.access.serve import served
from benchmarks.access.speed import loaded, speed_figures

pytestmark = pytest.mark.slow

POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'"
TABLE = """<table data-sortable data-filter="Lọc"><thead><tr><th scope="col">Đơn vị</th></tr></thead>
<tbody><tr><th scope="row">Lào Cai</th></tr><tr><th scope="row">An Giang</th></tr></tbody></table>"""
# What sorts and filters, as far as the check asks for it; SORT is what the button does, FILTER the field.
SCRIPT = """
const table = document.querySelector("table"), heading = table.querySelector("thead th");
const made = document.createElement("div");
made.className = "table-tools"; made.innerHTML = "<label>Lọc <input type=search></label>"; table.before(made);
heading.innerHTML = "<button type=button class=sort>Đơn vị</button>";
heading.firstChild.onclick = () => { SORT };
made.querySelector("input").oninput = ({ target }) => { FILTER };
"""
SORT = (
    'heading.setAttribute("aria-sort", heading.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending");'
)
FILTER = "[...table.tBodies[0].rows].forEach((row) => { row.hidden = !row.textContent.includes(target.value); });"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


def wrote(folder: Path, main: str = "<h1>Điểm</h1>", css: str = "", script: str = "") -> str:
    """A page in the folder that nothing is wrong with but what is given; returns its address there."""
    head = f"""<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Điểm</title>
<meta name="viewport" content="width=device-width"><meta http-equiv="Content-Security-Policy" content="{POLICY}">
<link rel="icon" href="icon.svg"><link rel="stylesheet" href="page.css"><script defer src="page.js"></script></head>"""
    (folder / "index.html").write_text(f"{head}<body><main>{main}</main></body></html>", encoding="utf-8")
    (folder / "page.css").write_text(f":focus-visible {{ outline: 3px solid #b34700 }}\n{css}", encoding="utf-8")
    (folder / "page.js").write_text(script, encoding="utf-8")
    (folder / "icon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    return "index.html"


def found_by(check: Check, browser: Browser, folder: Path) -> list[str]:
    with served(folder) as base, visited(browser, base + "index.html") as page:
        return check(page)


def test_a_page_that_is_right_passes_every_check(browser: Browser, tmp_path: Path) -> None:
    script = SCRIPT.replace("SORT", SORT).replace("FILTER", FILTER)
    css = "a, button { padding: 8px } @media print { .table-tools { display: none } }"
    wrote(tmp_path, f"<h1>Điểm</h1><p id='x'>12,5 <a href='#x'>Nguồn</a></p>{TABLE}", css, script)
    with served(tmp_path) as base:
        assert faults_at(browser, base + "index.html", CHECKS) == []


WRONG: dict[str, tuple[Check, str, str, str, str]] = {
    "another host": (loading, "<img src='http://127.0.0.2:9/x.png' alt='x'>", "", "", "asks another host"),
    "a file that is not there": (loading, "<img src='lost.png' alt='x'>", "", "", "answer 404"),
    "an error of a script": (loading, "<p>x</p>", "", "nothing.at.all();", "script fails"),
    "what a script complains of": (loading, "<p>x</p>", "", "console.error('oh');", "console error: oh"),
    "an icon that is not there": (
        loading,
        "<link rel='icon' href='lost.svg'>",
        "",
        "",
        "lost.svg is not there",
    ),
    "an inline style": (loading, "<p style='color: red'>x</p>", "", "", "attribute style"),
    "what the policy refuses": (loading, "<script>1</script>", "", "", "the policy refuses script-src"),
    "a picture without a text": (violations, "<h1>x</h1><img src='icon.svg'>", "", "", "image-alt"),
    "pale letters": (violations, "<h1>Điểm</h1>", "h1 { color: #ccc }", "", "color-contrast"),
    "pale letters in the dark alone": (
        violations,
        "<h1>Điểm</h1>",
        "@media (prefers-color-scheme: dark) { h1 { color: #ccc } }",
        "",
        "[dark 1280, dark 390]",
    ),
    "a wide block": (reflow, "<p>x</p>", "p { width: 700px }", "", "640 px: the page scrolls sideways by"),
    "a block for wide screens": (reflow, "<p>x</p>", "p { width: 360px }", "", "320 px"),
    "letters that are cut": (reflow, "<p>x</p>", "p { height: 20px; overflow: hidden }", "", "cut: p"),
    "navigation on paper": (on_paper, "<nav>x</nav>", "", "", "nav. is shown"),
    "dark paper": (on_paper, "x", "@media (prefers-color-scheme: dark) { body { background: #111 } }", "", "ground is"),
    "a table cut on paper": (
        on_paper,
        f"<div>{TABLE}</div>",
        "div { overflow: auto } table { width: 900px }",
        "",
        "cuts what is in it",
    ),
    "a table wider than paper": (on_paper, TABLE, "table { width: 1200px }", "", "1208 px wide"),
    "figures by script": (without_script, "<p></p>", "", "document.querySelector('p').textContent = '12,5';", "12,5"),
    "focus that is not seen": (keyboard, "<a href='#'>x</a>", "a:focus { outline: 0 }", "", "focus is not to be seen"),
    "a box that no key scrolls": (
        keyboard,
        "<pre>" + "x" * 500 + "</pre>",
        "pre { overflow: auto; width: 100px }",
        "",
        "that no key reaches: pre",
    ),
    "a trap": (
        keyboard,
        "<a href='#'>x</a><input aria-label='x'><a href='#y'>y</a>",
        "",
        "document.querySelector('input').onkeydown = (one) => one.preventDefault();",
        "press 3 of 3: a «y» expected",
    ),
    "another order": (
        keyboard,
        "<a href='#' tabindex='2'>x</a><a href='#y' tabindex='1'>y</a>",
        "",
        "",
        "press 1 of 2",
    ),
    "no way past": (keyboard, "<nav><a href='/'>x</a></nav>", "", "", "no link past the navigation"),
    "a table that does not sort": (keyboard, TABLE, "", "", "no button to sort by"),
    "sorting that is not said": (
        keyboard,
        TABLE,
        "",
        SCRIPT.replace("SORT", "1").replace("FILTER", FILTER),
        "Enter on a sorting button changes nothing",
    ),
    "a filter that filters nothing": (
        keyboard,
        TABLE,
        "",
        SCRIPT.replace("SORT", SORT).replace("FILTER", "1"),
        "filtered by «qqzzqq», 2 of 2",
    ),
    "a style that came later": (too_new, "x", "p { color: light-dark(red, blue) }", "", "light-dark() came with 123"),
    "syntax that came later": (too_new, "x", "", "let a; a ??= 1;", "not ES2020"),
    "a method that came later": (too_new, "x", "", "[1].toSorted();", ".toSorted came with 110"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_found(name: str, browser: Browser, tmp_path: Path) -> None:
    check, main, css, script, sentence = WRONG[name]
    wrote(tmp_path, main, css, script)
    found = found_by(check, browser, tmp_path)
    assert any(sentence in one for one in found), found


def test_a_page_that_leads_nowhere_is_found_and_one_that_leads_on_is_not_looked_at(
    browser: Browser, tmp_path: Path
) -> None:
    head = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    for name, target in (("good.html", "index.html"), ("bad.html", "lost.html")):
        text = f'{head}<meta http-equiv="refresh" content="0; url={target}">'
        (tmp_path / name).write_text(text, encoding="utf-8")
    wrote(tmp_path)
    with served(tmp_path) as base:
        assert faults_at(browser, base + "good.html") == []
        assert "which is not there" in faults_at(browser, base + "bad.html")[0]
        assert faults_at(browser, base + "nothing.html") == ["answer 404"]


@pytest.mark.parametrize("policy", ["script-src 'unsafe-inline'; default-src 'none'", "default-src *"])
def test_a_weak_policy_is_found(policy: str) -> None:
    assert inline(f'<meta http-equiv="Content-Security-Policy" content="{policy}">') != []


def test_blocks_of_data_are_no_scripts() -> None:
    policy = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    assert inline(policy + '<script type="application/ld+json">{}</script>') == []


@pytest.mark.parametrize("module", [kinds, loads, old, scriptless, sheet])
def test_the_examples_in_the_checks_hold(module: ModuleType) -> None:
    """What stands outside of src, tests and docs is not collected by itself."""
    result = doctest.testmod(module)
    assert result.attempted > 0
    assert result.failed == 0


def test_a_mixed_selector_of_another_browser_is_found() -> None:
    """Chromium leaves out a whole rule for one part that it does not know."""
    assert list(sheet_faults("a::-moz-x, b { top: 0 }")) == ["Chromium leaves out the whole rule a::-moz-x, b"]
    assert list(sheet_faults("a::-moz-x { top: 0 } b { -webkit-mask: none; mask: none }")) == []


def test_the_parser_takes_what_was_there_in_2020(browser: Browser, tmp_path: Path) -> None:
    wrote(tmp_path)
    with served(tmp_path) as base, visited(browser, base + "index.html") as page:
        assert too_new(page) == []
        assert list(script_faults(page, "const a = (b) => b?.c ?? [...b];")) == []


def test_of_every_kind_the_largest_page_is_looked_at_unless_it_is_huge(tmp_path: Path) -> None:
    sizes = {"vi/a/1/units/b.html": 10, "vi/a/1/units/c.html": 20, "vi/a/1/units/d.html": 4_000_000, "en/index.html": 1}
    for name, size in sizes.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x" * size)
    assert chosen(tmp_path) == {"home, en": "en/index.html", "unit, vi": "vi/a/1/units/c.html"}


def test_what_is_compressed_before_is_sent_as_it_is(browser: Browser, tmp_path: Path) -> None:
    wrote(tmp_path, "<h1>Điểm</h1>" + "<p>Lào Cai</p>" * 1000)
    with served(tmp_path) as base:
        sent = loaded(browser, base + "index.html")[base + "index.html"]
    assert sent < (tmp_path / "index.html").stat().st_size / 10
    figures = list(speed_figures(browser, tmp_path, "index.html", 1))
    assert figures[0].value * 1000 == pytest.approx(sent, rel=0.1)
    assert [figure.unit for figure in figures] == ["KB", "KB", "s", "s"]
    assert all(figure.value > 0 for figure in figures)
