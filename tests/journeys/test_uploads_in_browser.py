"""Files are sent from a real browser: over a line that breaks, from a page that is closed, as smaller pictures."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from io import BytesIO
from random import Random

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, Route, expect

from benchmarks.access.checks import faults
from tests.journeys.test_workshop_in_browser import CHECKED, address, browser, listening
from tests.workshop.base.files.cast import pdf

pytestmark = pytest.mark.slow
__all__ = ["address", "browser"]  # fixtures of the other journeys
SCAN = pdf(b"<< /Length 2000000 >>\nstream\n%s\nendstream" % Random(2).randbytes(2_000_000))
# A method of the vendored script itself, which bears the name of a newer one of browsers.
OLD_METHOD = ".inspect came with"
FILES = "/files/organisation/4/"


def payload(name: str, media: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": media, "buffer": content}


def photo() -> bytes:
    whole = BytesIO()
    Image.effect_noise((3000, 2000), 60).save(whole, "PNG")
    return whole.getvalue()


@pytest.fixture
def officer(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """The made-up officer of the commune."""
    context = listening(browser)
    page = context.new_page()
    page.goto(f"{address}/sign-in/?next=/people/")
    page.get_by_role("button", name="Minh họa Cán bộ").click()
    assert page.url == f"{address}/people/"
    page.close()
    yield context
    context.close()


def at_the_form(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(f"{address}{FILES}add/")
    assert page.evaluate("window.thangRefused") == []
    return page


def sent(page: Page, *chosen: FilePayload) -> None:
    page.get_by_label("Tệp", exact=True).set_input_files(list(chosen))
    page.get_by_role("button", name="Gửi tệp").click()


def digest(context: BrowserContext, address: str, page: Page, name: str) -> str:
    """Of what the server gives back."""
    place = page.get_by_role("link", name=name).get_attribute("href")
    return hashlib.sha256(context.request.get(f"{address}{place}content/").body()).hexdigest()


def test_a_file_goes_on_when_the_line_is_back_and_when_the_page_is_opened_again(
    officer: BrowserContext, address: str
) -> None:
    pieces: list[int] = []

    def breaking(route: Route) -> None:
        """The first two pieces come through, and nothing after them."""
        if route.request.method == "PATCH":
            pieces.append(int(route.request.headers["upload-offset"]))
            if len(pieces) > 2:
                route.abort("connectionreset")
                return
        route.continue_()

    officer.route("**/files/uploads/**", breaking)
    page = at_the_form(officer, address)
    sent(page, payload("Quét có dấu.pdf", "application/pdf", SCAN))
    expect(page.get_by_text("đường truyền đứt; đang thử lại")).to_be_visible()
    page.close()
    assert pieces[:3] == [0, 262_144, 524_288]
    officer.unroute("**/files/uploads/**")
    again = at_the_form(officer, address)
    expect(again.get_by_text("đã nhận đủ")).to_be_visible()
    assert digest(officer, address, again, "Quét có dấu.pdf") == hashlib.sha256(SCAN).hexdigest()
    again.reload()
    expect(again.get_by_text("đã nhận đủ")).to_have_count(0)


def test_several_files_go_one_after_the_other_and_a_refusal_says_why(officer: BrowserContext, address: str) -> None:
    page = at_the_form(officer, address)
    sent(
        page,
        payload("một.txt", "text/plain", "một".encode()),
        payload("giả.pdf", "application/pdf", b"MZ\x90\0 not a scan"),
        payload("hai.txt", "text/plain", b"hai"),
    )
    expect(page.get_by_text("đã nhận đủ")).to_have_count(2)
    expect(page.get_by_text("tệp là chương trình; chỉ nhận tài liệu")).to_be_visible()
    assert digest(officer, address, page, "hai.txt") == hashlib.sha256(b"hai").hexdigest()


def test_a_picture_is_made_smaller_when_it_is_wished(officer: BrowserContext, address: str) -> None:
    page, original = at_the_form(officer, address), photo()
    page.get_by_label("Thu nhỏ ảnh trước khi gửi").check()
    sent(page, payload("biên bản.png", "image/png", original))
    expect(page.get_by_text("đã nhận đủ")).to_be_visible()
    place = page.get_by_role("link", name="biên bản.jpg").get_attribute("href")
    content = officer.request.get(f"{address}{place}content/").body()
    assert len(content) < len(original) / 2
    with Image.open(BytesIO(content)) as picture:
        assert picture.size == (2000, 1333)
    page.goto(f"{address}{place}")
    seen = page.get_by_role("img", name="Hình xem trước của biên bản.jpg")
    expect(seen).to_be_visible()
    assert seen.evaluate("one => one.naturalWidth") == 640
    assert page.evaluate("window.thangRefused") == []


def test_the_pages_of_files_are_right_in_the_browser(officer: BrowserContext, address: str) -> None:
    page = at_the_form(officer, address)
    sent(page, payload("trang.pdf", "application/pdf", pdf()))
    expect(page.get_by_text("đã nhận đủ")).to_be_visible()
    place = page.get_by_role("link", name="trang.pdf").get_attribute("href")
    found = {}
    for one in (f"{FILES}add/", FILES, place, f"{place}take-away/"):
        page.goto(f"{address}{one}")
        assert page.evaluate("window.thangRefused") == []
        found[one] = [fault for fault in faults(page, CHECKED) if OLD_METHOD not in fault]
    assert {one: wrong for one, wrong in found.items() if wrong} == {}
