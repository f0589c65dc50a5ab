"""The site in a real browser: a page of every kind in Vietnamese, the two that most people see in English too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from benchmarks.access.browser import chromium
from benchmarks.access.checks import CHECKS, faults_at
from benchmarks.access.kinds import chosen
from benchmarks.access.sample_site import sample_site
from benchmarks.access.serve import served

pytestmark = pytest.mark.slow

# Each group is one test, so that they run side by side; a kind that stands in none of them belongs to the last.
GROUPS = (
    ("home", "ranking", "front door", "latest"),
    ("unit", "indicator leaf", "indicator branch", "components"),
    ("map", "trends", "compare", "search"),
    (),
)
IN_ENGLISH = {"ranking, en", "unit, en"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_site(tmp_path_factory.mktemp("journey") / "site")


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as base:
        yield base


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


def of_group(site: Path, group: tuple[str, ...]) -> dict[str, str]:
    """Kind and language → address, of the kinds in the group; of an empty one all that are in no other."""
    elsewhere = {kind for other in GROUPS for kind in other}
    wanted = {name: page for name, page in chosen(site).items() if not name.endswith(", en") or name in IN_ENGLISH}
    kinds = {name: name.partition(",")[0] for name in wanted}
    return {
        name: page for name, page in wanted.items() if (kinds[name] in group if group else kinds[name] not in elsewhere)
    }


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: " ".join(group) or "others")
def test_pages_are_right_in_the_browser(group: tuple[str, ...], site: Path, address: str, browser: Browser) -> None:
    """Loading, old browsers, axe, narrow screens, paper, without script, by keyboard."""
    pages = of_group(site, group)
    assert set(group) <= {name.partition(",")[0] for name in pages}, "a kind of page is not there any more"
    assert pages
    found = {name: faults_at(browser, address + page, CHECKS) for name, page in pages.items()}
    assert {name: faults for name, faults in found.items() if faults} == {}
