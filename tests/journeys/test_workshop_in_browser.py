"""The workshop as it is served, in a real browser: every page in both languages, and the way of a change."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from benchmarks.access.browser import LISTENING, chromium
from benchmarks.access.checks import faults

pytestmark = pytest.mark.slow

PAGES = (
    "/",
    "/components/",
    "/organisations/",
    "/organisations/?q=bat&kind=commune&sort=-name&column=name&column=until",
    "/organisations/?q=khong-co-ai",
    "/organisations/tree/",
    "/organisations/tree/?under=3",
    "/organisations/3/",
    "/organisations/1/",
    "/organisations/4/?day=2025-08-01",
    "/organisations/4/rename/",
    "/organisations/3/found/",
    "/organisations/5/",
    "/organisations/4/transfer/",
    "/organisations/4/merge/",
    "/organisations/4/consolidate/",
    "/organisations/4/split/",
    "/organisations/3/dissolve/",
    "/people/",
    "/people/1/",
    "/people/add/",
    "/people/1/appoint/",
    "/people/appointments/1/end/",
    "/people/appointments/1/delegate/",
    "/people/invite/",
    "/people/import/",
    "/people/links/",
    "/on-behalf/",
    "/invitation/unknown/",
    "/audit/",
    "/audit/1/",
    "/jobs/",
    "/organisations/3/import/",
    "/acts/",
    "/acts/enter/",
    "/calendar/2026/",
    "/calendar/set/",
    "/calendar/2026/fill/",
    "/calendar/count/?day=2026-11-23&count=5",
    "/my-work/",
    "/notices/",
    "/notices/?read=read",
    "/notices/digest/",
    "/reminders/",
    "/reminders/note/?list=1",
    "/reminders/1/amend/",
    "/reminders/lists/",
    "/reminders/lists/add/",
    "/reminders/lists/1/",
    "/people/1/telephone/",
    "/rounds/",
    "/rounds/make/",
    "/rounds/1/",
    "/rounds/2/",
    "/rounds/2/participants/",
    "/rounds/2/suppliers/",
    "/rounds/2/extend/",
    "/rounds/2/board/",
    "/rounds/2/board/indicators/",
    "/rounds/2/board/days/",
    "/rounds/3/change/",
    "/rounds/3/participants/add/",
    "/rounds/3/open/",
    "/rounds/participants/4/",
    "/rounds/participants/2/exclude/",
    "/rounds/units/2/",
    "/rounds/units/2/print/?paper=a3",
    "/rounds/units/2/indicators/1.1/",
    "/rounds/units/2/indicators/2.2/",
    "/rounds/supplies/",
    "/khong-co/",
)
# A button that copies, besides the area to select; without script it is not there.
WITH_SCRIPT = ("/reminders/lists/1/",)
CHECKED = ("old browser", "axe", "reflow", "print")


def free_port() -> int:
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """`thang serve` on a database of its own, with demonstration people."""
    port = free_port()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("THANG_", "DJANGO_"))}
    environment = {
        **kept,
        "THANG_DATA": str(tmp_path_factory.mktemp("workshop")),
        "THANG_ADDRESS": f"127.0.0.1:{port}",
        "THANG_DEMONSTRATION": "yes",
    }
    seed = [sys.executable, "-m", "tests.journeys.workshop_seed"]
    subprocess.run(seed, env=environment, check=True, cwd=Path(__file__).parents[2])
    process = subprocess.Popen([sys.executable, "-m", "thang", "serve"], env=environment)
    try:
        wait_for(f"http://127.0.0.1:{port}/sign-in/", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


def wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        assert process.poll() is None, "the server did not start"
        try:
            with urlopen(url) as answer:  # noqa: S310  # our own server
                assert answer.status == 200
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the server does not answer")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


def listening(browser: Browser) -> BrowserContext:
    """A profile of its own, in which what the policy refuses is heard."""
    context = browser.new_context(reduced_motion="reduce")
    context.add_init_script(LISTENING)
    return context


@pytest.fixture
def signed_in(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """As the made-up programme office, by its button."""
    context = listening(browser)
    page = context.new_page()
    page.goto(f"{address}/sign-in/?next=/people/")
    page.get_by_role("button", name="Minh họa Thường trực").click()
    assert page.url == f"{address}/people/"
    page.close()
    yield context
    context.close()


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    return page


def entered(page: Page) -> None:
    """Enter leads to another page."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_signing_in_is_right_in_the_browser(browser: Browser, address: str) -> None:
    context = listening(browser)
    assert faults(opened(context, f"{address}/sign-in/"), CHECKED) == []
    context.close()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_is_right_in_the_browser(language: str, signed_in: BrowserContext, address: str) -> None:
    """Axe in light and dark, narrow screens, paper, features that older browsers lack."""
    if language == "en":
        page = opened(signed_in, f"{address}/")
        page.get_by_role("button", name="English").click()
        assert page.locator("html").get_attribute("lang") == "en"
    page = opened(signed_in, f"{address}/")
    found = {}
    for one in PAGES:
        page.goto(address + one)
        assert page.locator("script").count() == (one in WITH_SCRIPT), "the other pages need none"
        assert page.evaluate("window.thangRefused") == []
        found[one] = faults(page, CHECKED)
    assert {one: wrong for one, wrong in found.items() if wrong} == {}


def test_a_mistake_is_shown_beside_its_field_and_what_was_typed_stays(signed_in: BrowserContext, address: str) -> None:
    page = opened(signed_in, f"{address}/organisations/4/rename/")
    page.get_by_label("Tên đầy đủ").fill("Xã Tên Khác")
    page.get_by_label("Kể từ ngày").fill("2025-12-31")
    page.get_by_label("Căn cứ").fill("thử")
    page.get_by_role("button", name="Lưu").click()
    summary = page.locator(".error-summary")
    assert "phải sau ngày 01/01/2026" in summary.inner_text()
    assert page.get_by_label("Tên đầy đủ").input_value() == "Xã Tên Khác"
    summary.get_by_role("link").click()
    assert page.evaluate("document.activeElement.id") == "id_on"
    page.get_by_label("Kể từ ngày").fill("2026-06-01")
    page.get_by_role("button", name="Lưu").click()
    assert page.locator("h1").inner_text() == "Xã Tên Khác"
    assert "Đổi tên đơn vị" in page.locator("main").inner_text()


def test_a_bad_line_is_named_and_what_was_typed_stays(signed_in: BrowserContext, address: str) -> None:
    """By the keyboard alone, from the page of the organisation on."""
    page = opened(signed_in, f"{address}/organisations/4/")
    page.get_by_role("link", name="Sáp nhập").focus()
    entered(page)
    assert page.url.endswith("/merge/")
    page.get_by_label("Các đơn vị khác").focus()
    for key in ("Enter", "K", "h", "Tab"):
        page.keyboard.press(key)
    page.keyboard.type("02683")
    page.get_by_label("Kể từ ngày").fill("2026-09-01")
    page.get_by_label("Căn cứ").fill("12/NQ-HĐND")
    page.get_by_label("Căn cứ").focus()
    entered(page)
    assert "dòng 2: không có đơn vị nào" in page.locator("#id_others_error").inner_text()
    assert page.get_by_label("Các đơn vị khác").input_value() == "\nKh"
    assert page.get_by_label("Đơn vị nhận sáp nhập").input_value() == "02683"
    assert faults(page, CHECKED) == []
    page.get_by_role("link", name="Các đơn vị khác").click()
    assert page.evaluate("document.activeElement.id") == "id_others"


def test_an_organisation_is_moved_and_split_in_pages(signed_in: BrowserContext, address: str) -> None:
    page = opened(signed_in, f"{address}/organisations/6/transfer/")
    page.get_by_label("Cơ quan cấp trên mới").fill("Tỉnh Lào Cai")
    fill_order(page)
    page.get_by_role("button", name="Chuyển cơ quan cấp trên").click()
    assert "Trực thuộc: Tỉnh Lào Cai" in page.locator("main").inner_text()
    page.get_by_role("link", name="Chia, tách").click()
    page.get_by_label("Các đơn vị mới").fill("Trạm Một; T-1\nTrạm Hai")
    page.get_by_label("Đơn vị này").select_option("ends")
    fill_order(page, "2026-09-02")
    page.get_by_role("button", name="Chia, tách").click()
    page.get_by_role("link", name="Trạm Hai").click()
    assert "Hình thành từ" in page.locator("main").inner_text()
    assert faults(page, CHECKED) == []


def fill_order(page: Page, day: str = "2026-09-01") -> None:
    page.get_by_label("Kể từ ngày").fill(day)
    page.get_by_label("Căn cứ").fill("791/QĐ-UBND")


def test_a_hostile_name_is_text(signed_in: BrowserContext, address: str) -> None:
    page = opened(signed_in, f"{address}/organisations/?sort=name")
    assert "<script>alert(1)</script>" in page.locator("table").inner_text()
    table = page.request.get(f"{address}/organisations/?export=csv").text()
    assert "'=1+1 <script>" in table
