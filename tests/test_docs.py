"""The docs say what the code does: pages written from it are fresh, what exists has its entry, links lead somewhere."""

import argparse
import re
import shutil
import subprocess
from collections.abc import Iterator
from itertools import chain, count
from pathlib import Path

import pytest

from thang.cli.main import build_parser
from thang.engine.aggregate import AGGREGATES
from thang.engine.rules import RULES
from thang.library.checks import CHECKS
from thang.library.framework_shape import POLICIES
from thang.library.schemas import faults_schema, results_schema
from thang.library.shape import OneOf
from thang.library.shipped import shipped
from thang.words.faults import FAULTS
from tools import docs
from tools.guides import AFTER, COMMAND, CONSOLE, FILE, played
from tools.reference import FIELDS, SEE, fields, slug

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
GUIDES = sorted((ROOT / "docs/guides").glob("*.md"))

LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)|^\[[^\]]+\]: (\S+)$", re.MULTILINE)
FENCE = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
# A path that only one machine has, or the address of a package registry.
FOREIGN = re.compile(r"(?<![\w.>/])/(home|root|work|tmp|Users|mnt)/|[A-Z]:\\|\b(pypi\.org|files\.pythonhosted\.org)\b")


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def markdown_files() -> list[Path]:
    """The pages of the project, kept or not yet; not those of what is installed."""
    return sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def headings(page: str) -> list[str]:
    return [re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading) for heading in HEADING.findall(FENCE.sub("", page))]


def anchors(page: str) -> set[str]:
    """The anchors of a page's headings; a second heading of one name has a number.

    >>> sorted(anchors("# One\\n## Two!\\n## Two"))
    ['one', 'two', 'two-1']
    """
    found: set[str] = set()
    for base in map(slug, headings(page)):
        names = chain([base], (f"{base}-{number}" for number in count(1)))
        found.add(next(name for name in names if name not in found))
    return found


def broken_links(path: Path) -> Iterator[str]:
    """The links of a page that lead to no file, or to no heading in it; links to other hosts are left alone."""
    for inline, reference in LINK.findall(FENCE.sub("", path.read_text(encoding="utf-8"))):
        link = inline or reference
        target, _, anchor = link.partition("#")
        file = path.parent / target if target else path
        if re.match(r"[a-z]+:", link):
            continue
        if not file.exists() or (anchor and anchor not in anchors(file.read_text(encoding="utf-8"))):
            yield link


def verbs(parser: argparse.ArgumentParser, name: str = "thang") -> Iterator[str]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for verb, below in action.choices.items():
                yield f"{name} {verb}"
                yield from verbs(below, f"{name} {verb}")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the pages that are written, in a folder of its own."""
    for part in ("reference", "guides"):
        shutil.copytree(ROOT / "docs" / part, tmp_path / "docs" / part)
    return tmp_path / "docs"


def test_the_written_pages_are_fresh(capsys: pytest.CaptureFixture[str]) -> None:
    assert docs.main(["--check"]) == 0, capsys.readouterr().err


@pytest.mark.parametrize(
    ("page", "said_by_code"),
    [
        ("reference/command.md", "score and rank"),
        ("reference/framework-format.md", "stable over editions"),
        ("guides/first-index.md", "chi-so.yaml: sound."),
    ],
)
def test_a_stale_page_is_named_and_written_again(
    copy: Path, page: str, said_by_code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (copy / page).read_text(encoding="utf-8")
    (copy / page).write_text(text.replace(said_by_code, "something else"), encoding="utf-8")
    assert docs.main(["--check"], copy) == 1
    said = capsys.readouterr().err
    assert f"docs/{page} is stale: the code says otherwise" in said
    assert "Write them again: .venv/bin/python -m tools.docs" in said
    assert docs.main([], copy) == 0
    assert docs.main(["--check"], copy) == 0


def test_a_page_that_is_gone_and_one_too_many_are_named(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (copy / "reference/json.md").rename(copy / "reference/xml.md")
    assert docs.main(["--check"], copy) == 1
    said = capsys.readouterr().err
    assert "docs/reference/json.md is missing" in said
    assert "docs/reference/xml.md is not among the pages" in said


def test_make_docs_checks_that_pages_are_fresh() -> None:
    run = subprocess.run(["make", "-n", "docs"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "-m tools.docs --check" in run.stdout


@pytest.mark.parametrize("guide", GUIDES, ids=name_of)
def test_a_guide_shows_what_its_commands_print(guide: Path) -> None:
    page = guide.read_text(encoding="utf-8")
    assert FILE.findall(page) or AFTER.findall(page)
    assert all(COMMAND.search(block) for block in CONSOLE.findall(page))
    assert played(page) == page
    assert "THANG_DEBUG" not in page


def test_a_guide_is_played_with_its_own_files() -> None:
    file = "<!-- file: a.yaml -->\n```yaml\nthang: framework/1\n```\n"
    said = played(f"{file}\n```console\n$ thang framework check a.yaml --lang en\n```\n")
    assert "\na.yaml:1:1: key “id” is missing → " in said
    assert played(said) == said


def test_a_change_of_a_publication_that_changes_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match=r"ranking\.csv holds no “99\.99”"):
        played(
            "<!-- after: first-index.md -->\n"
            "<!-- changed: other.zip from vi-du-2026.zip, ranking.csv “99.99” to “1” -->\n"
        )


def test_every_shipped_framework_has_its_page_and_is_listed() -> None:
    shown = [(one.id, "totals" if one.edition.endswith("-totals") else one.edition) for one in shipped()]
    pages = {f"{framework}-{edition}.md" for framework, edition in shown}
    assert pages == {path.name for path in (ROOT / "docs/frameworks").glob("*.md")} - {"README.md"}
    listed = text_of("docs/frameworks/README.md")
    assert [page for page in pages if f"({page})" not in listed] == []


def test_every_verb_has_its_entry_and_the_readme_names_those_that_exist() -> None:
    every = ["thang", *verbs(build_parser("en"))]
    assert [name for name in headings(text_of("docs/reference/command.md")) if name.startswith("`")] == [
        f"`{name}`" for name in every
    ]
    vietnamese, english = text_of("README.md").split("# Thang, in English")
    for half in (vietnamese, english):
        named = re.findall(r"^\| `(thang [a-z ]+?)(?: [^a-z`][^`]*)?` \|", half, re.MULTILINE)
        assert set(named) == set(every) - {"thang", "thang framework"}


def test_every_check_and_every_fault_has_its_entry() -> None:
    page = text_of("docs/reference/checks.md")
    assert [check.id for check in CHECKS if f"| `{check.id}` |" not in page] == []
    assert [kind for kind in FAULTS if f"### `{kind}`\n" not in page] == []


def test_every_field_of_the_json_output_is_told() -> None:
    assert {**fields(results_schema()), **fields(faults_schema())}.keys() == FIELDS.keys()


def test_the_reference_links_a_key_to_its_method() -> None:
    page = text_of("docs/reference/framework-format.md")
    rows = {path: rf"^\| `{path.rpartition('.')[2]}` \|.*\({re.escape('../' + link)}\)" for path, link in SEE.items()}
    assert [path for path, row in rows.items() if not re.search(row, page, re.MULTILINE)] == []


def test_every_rule_aggregate_and_policy_is_explained() -> None:
    rules, aggregates, policies = (text_of(f"docs/method/{name}.md") for name in ("rules", "aggregates", "policies"))
    own = {rule for rule in RULES if (ROOT / f"docs/method/{rule}.md").is_file()} | {"formula"}
    assert [rule for rule in RULES if rule not in own and f"\n## {rule}\n" not in rules] == []
    assert [name for name in AGGREGATES if f"| `{name}` |" not in aggregates] == []
    words = {word for key in POLICIES.values() if isinstance(key.shape, OneOf) for word in key.shape.options}
    assert [word for word in words if f"`{word}`" not in policies] == []


def test_every_page_of_the_method_and_every_decision_is_listed() -> None:
    for folder in ("docs/method", "docs/decisions"):
        listed = text_of(f"{folder}/README.md")
        assert [path.name for path in (ROOT / folder).glob("*.md") if f"({path.name})" not in listed] == ["README.md"]


def test_the_architecture_names_every_module() -> None:
    page = text_of("ARCHITECTURE.md")
    modules = {path.stem for path in (ROOT / "src/thang").glob("*/*.py")} - {"__init__"}
    assert [name for name in modules if f"`{name}`" not in page and not name.startswith("faults_")] == []


@pytest.mark.parametrize("page", markdown_files(), ids=name_of)
def test_a_relative_link_leads_somewhere(page: Path) -> None:
    assert list(broken_links(page)) == []


def test_a_link_to_no_page_or_no_heading_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Here\n[a](#here) [b](#there) [c](no.md)\n```\n[d](no.md)\n```\n[e]: no.md#x\n", encoding="utf-8")
    assert list(broken_links(page)) == ["#there", "no.md", "no.md#x"]


@pytest.mark.parametrize("page", markdown_files(), ids=name_of)
def test_a_page_names_no_machine_and_no_registry(page: Path) -> None:
    assert FOREIGN.search(page.read_text(encoding="utf-8")) is None
