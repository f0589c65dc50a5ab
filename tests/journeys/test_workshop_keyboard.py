"""The workshop without a mouse: Tab goes through every page in its order, focus is seen, forms are sent by Enter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.journeys.test_workshop_in_browser import address, browser, entered, listening, opened, signed_in

pytestmark = pytest.mark.slow
__all__ = ["address", "browser", "signed_in"]  # the same served workshop

MAIN_PAGES = (
    "/",
    "/organisations/",
    "/organisations/?q=bat&kind=commune",
    "/organisations/tree/",
    "/organisations/3/",
    "/organisations/4/rename/",
    "/organisations/3/found/",
    "/organisations/3/import/",
    "/people/",
    "/people/1/",
    "/people/add/",
    "/people/invite/",
    "/people/import/",
    "/people/links/",
    "/people/1/appoint/",
    "/acts/",
    "/acts/enter/",
    "/calendar/2026/",
    "/calendar/set/",
    "/calendar/count/?day=2026-11-23&count=5",
    "/audit/",
    "/components/",
    "/my-work/",
    "/notices/",
    "/notices/digest/",
    "/reminders/",
    "/reminders/note/?list=1",
    "/reminders/lists/1/",
    "/khong-co/",
)

# What a person can go to, in the order of the document; each gets a mark, by which the walk is followed.
MARK = """() => {
  const wanted = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
  const shown = [...document.querySelectorAll(wanted)].filter((one) =>
    one.checkVisibility() && !one.disabled && one.tabIndex >= 0);
  shown.forEach((one, at) => { one.dataset.at = at; });
  return shown.map((one) => one.outerHTML.slice(0, 80));
}"""
# Where focus is now, and whether it is seen: an outline or another frame, within the window, of an area.
NOW = """() => {
  const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
  return {
    at: one.dataset.at === undefined ? -1 : Number(one.dataset.at),
    framed: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    within: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""


@dataclass(frozen=True, slots=True)
class Stop:
    """A step of Tab: which of the marked elements has focus, -1 for none of them."""

    at: int
    is_seen: bool


def walked(page: Page, count: int) -> list[Stop]:
    """Tab from the top until everything that was marked has had its turn, or the walk does not go on.

    A field of a day has stops of its own inside (day, month, year); they count as one.
    """
    stops: list[Stop] = []
    for _ in range(count * 5 + 10):
        page.keyboard.press("Tab")
        now: dict[str, Any] = page.evaluate(NOW)
        if now["at"] == -1:
            break
        if not stops or stops[-1].at != now["at"]:
            stops.append(Stop(now["at"], now["framed"] and now["within"]))
    return stops


@pytest.mark.parametrize("where", MAIN_PAGES)
def test_tab_reaches_everything_in_the_order_of_the_page_and_is_seen(
    where: str, signed_in: BrowserContext, address: str
) -> None:
    page = opened(signed_in, address + where)
    page.evaluate("document.activeElement.blur()")
    wanted = page.evaluate(MARK)
    stops = walked(page, len(wanted))
    assert [wanted[stop.at] for stop in stops] == wanted
    assert [wanted[stop.at] for stop in stops if not stop.is_seen] == []


def test_the_first_stop_leads_over_the_menu_to_the_content(signed_in: BrowserContext, address: str) -> None:
    page = opened(signed_in, f"{address}/people/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_enter_sends_a_form_and_focus_goes_to_what_is_to_be_mended(signed_in: BrowserContext, address: str) -> None:
    page = opened(signed_in, f"{address}/people/add/")
    page.get_by_label("Tên đăng nhập").focus()
    entered(page)
    assert page.evaluate("document.activeElement.className") == "error-summary"
    assert page.title().startswith("Cần sửa: ")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "id_name"
    assert page.get_by_label("Tên đầy đủ").get_attribute("aria-invalid") == "true"
    assert "id_name_error" in str(page.get_by_label("Tên đầy đủ").get_attribute("aria-describedby"))


def test_a_person_is_added_by_keys_alone(signed_in: BrowserContext, address: str) -> None:
    page = opened(signed_in, f"{address}/people/add/")
    page.get_by_label("Tên đầy đủ").focus()
    for text in ("Nguyễn Thị Phím", "phim"):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    entered(page)
    assert page.locator("h1").inner_text() == "Phân công vai trò: Nguyễn Thị Phím"


def test_one_signs_in_as_a_demonstration_person_by_keys(browser: Browser, address: str) -> None:
    page = opened(listening(browser), f"{address}/sign-in/?next=/acts/")
    page.get_by_role("button", name="Minh họa Cán bộ").focus()
    entered(page)
    assert page.url == f"{address}/acts/"
    assert page.locator("h1").inner_text() == "Văn bản pháp lý"


def test_the_choice_of_columns_opens_and_works_by_keys(signed_in: BrowserContext, address: str) -> None:
    page = opened(signed_in, f"{address}/people/")
    page.locator("summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "column"
    page.get_by_label("Thư điện tử").focus()
    page.keyboard.press("Space")
    entered(page)
    assert "column=email" in page.url
    assert "Thư điện tử" in page.locator("thead").inner_text()
