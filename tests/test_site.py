"""The documentation builds as a site: every page is in it, nothing comes from elsewhere, and a broken link fails."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
STRICT = ("--fail-on-warning", "--nitpicky", "--fresh-env")

# What a browser fetches by itself; a link that a reader may follow is no such thing.
TAG = re.compile(r"<(?:script|link|img|iframe|source|video|audio|object|embed|use)\b[^>]*>")
ADDRESS = re.compile(r"""(?:src|href|srcset|data)\s*=\s*["']?([^"'\s>]+)""")
IN_STYLE = re.compile(r"""url\(\s*["']?([^"')\s]+)|@import\s+["']([^"']+)""")
ELSEWHERE = re.compile(r"(?:[a-z]+:)?//", re.IGNORECASE)


def build(docs: Path, out: Path) -> subprocess.CompletedProcess[str]:
    """As `make site` does, into another folder."""
    command = [sys.executable, "-m", "sphinx", "--quiet", *STRICT, "--doctree-dir", str(out.with_suffix(".doctrees"))]
    return subprocess.run([*command, str(docs), str(out)], cwd=ROOT, capture_output=True, text=True, check=False)


def texts(site: Path) -> dict[str, str]:
    """Every file of the site that holds text, by its name."""
    kinds = {".html", ".js", ".css", ".map", ".json", ".txt", ".svg"}
    files = [path for path in sorted(site.rglob("*")) if path.suffix in kinds]
    return {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in files}


def fetched(name: str, text: str) -> Iterator[str]:
    """The addresses that a file makes a browser fetch.

    >>> list(fetched("a.html", '<a href="https://a.example"><img src="b.png"><style>p {background: url(//c.example)}'))
    ['b.png', '//c.example']
    """
    if name.endswith(".html"):
        for tag in TAG.findall(text):
            yield from ADDRESS.findall(tag)
    if name.endswith((".html", ".css")):
        for plain, imported in IN_STYLE.findall(text):
            yield plain or imported


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("built") / "site"
    done = build(DOCS, out)
    assert done.returncode == 0, done.stderr
    return out


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Docs of two pages, with the settings of the real ones."""
    docs = tmp_path / "docs"
    docs.mkdir()
    for name in ("conf.py", "index.md"):
        shutil.copy(DOCS / name, docs)
    (docs / "README.md").write_text("# Docs\n\n[A page](page.md)\n", encoding="utf-8")
    (docs / "page.md").write_text("# A page\n\n## A heading\n", encoding="utf-8")
    return docs


def test_every_page_is_in_the_site(site: Path) -> None:
    pages = {path.relative_to(DOCS).with_suffix(".html").as_posix() for path in DOCS.rglob("*.md")}
    assert pages - {"README.html"} <= texts(site).keys()


def test_nothing_is_fetched_from_another_host(site: Path) -> None:
    found = {name: [one for one in fetched(name, text) if ELSEWHERE.match(one)] for name, text in texts(site).items()}
    assert {name: addresses for name, addresses in found.items() if addresses} == {}
    assert all(list(fetched(name, text)) for name, text in texts(site).items() if name.endswith(".html"))


def test_no_page_names_the_machine(site: Path) -> None:
    places = (str(ROOT), str(Path.home()), str(site))
    assert [name for name, text in texts(site).items() if any(place in text for place in places)] == []


def test_a_page_says_its_language_and_where_the_other_begins(site: Path) -> None:
    page = texts(site)
    assert '<html class="no-js" lang="vi"' in page["guides/kiem-tra-goi-cong-bo.html"]
    assert '<html class="no-js" lang="en"' in page["guides/check-a-publication.html"]
    assert '<html class="no-js" lang="vi"' in page["guides/first-index.html"]
    assert '<section id="your-first-index" lang="en">' in page["guides/first-index.html"]


def test_a_link_out_of_docs_leads_to_the_page_that_takes_the_file_in(site: Path) -> None:
    page, anchor = texts(site), "dangerous-constructs-and-why-they-are-here"
    assert f'href="../project/architecture.html#{anchor}"' in page["method/formulas.html"]
    assert f'<section id="{anchor}">' in page["project/architecture.html"]


def test_the_search_knows_vietnamese_words_and_needs_no_server(site: Path) -> None:
    page = texts(site)
    index = json.loads(page["searchindex.js"].removeprefix("Search.setIndex(").rstrip().removesuffix(")"))
    assert {"niêm", "phong", "rank"} <= index["terms"].keys()
    assert '<script src="searchindex.js"></script>' in page["search.html"]


def test_two_builds_give_the_same_bytes(site: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    assert build(DOCS, again).returncode == 0
    first, second = ({p.relative_to(at): p.read_bytes() for p in at.rglob("*") if p.is_file()} for at in (site, again))
    assert [str(name) for name in first.keys() | second.keys() if first.get(name) != second.get(name)] == []


def test_a_sound_page_builds(small: Path) -> None:
    done = build(small, small.parent / "site")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("link", ["none.md", "page.md#none", "../none.md", "#none"])
def test_a_broken_link_fails(small: Path, link: str) -> None:
    (small / "page.md").write_text(f"# A page\n\n[nowhere]({link})\n", encoding="utf-8")
    done = build(small, small.parent / "site")
    assert done.returncode == 1
    assert "page.md:3: WARNING" in done.stderr


def test_a_page_that_no_readme_links_to_fails(small: Path) -> None:
    (small / "lost.md").write_text("# Lost\n", encoding="utf-8")
    done = build(small, small.parent / "site")
    assert done.returncode == 1
    assert "lost.md: WARNING: document isn't included in any toctree" in done.stderr


def test_make_builds_it_as_strictly_and_checks_it() -> None:
    for target in ("site", "docs", "check"):
        run = subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, text=True, check=True)
        assert all(option in run.stdout for option in STRICT)
