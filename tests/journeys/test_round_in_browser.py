"""A round in a real browser: officer, colleague, agency, head; on a telephone, without script, over a broken line."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from benchmarks.access.checks import faults
from tests.journeys.test_workshop_in_browser import CHECKED, address, browser, listening, opened

pytestmark = pytest.mark.slow

__all__ = ("address", "browser")

FORM = "/rounds/units/2/"
SignIn = Callable[..., BrowserContext]


@pytest.fixture
def sign_in(browser: Browser, address: str) -> Iterator[SignIn]:
    """By the button of a made-up person; further words are the browser's own settings."""
    contexts = []

    def signed_in(who: str, **settings: object) -> BrowserContext:
        context = browser.new_context(**settings) if settings else listening(browser)  # type: ignore[arg-type]  # by name
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{address}/sign-in/")
        page.get_by_role("button", name=f"Minh họa {who}").click()
        page.wait_for_load_state()
        page.close()
        return context

    yield signed_in
    for one in contexts:
        one.close()


def saved(page: Page) -> None:
    expect(page.locator("[data-save]")).to_contain_text("Đã lưu lúc", timeout=10_000)


def test_an_officer_types_and_it_is_saved_by_itself(sign_in: SignIn, address: str) -> None:
    context = sign_in("Cán bộ")
    page = opened(context, f"{address}/my-work/")
    page.get_by_role("link", name="Kỳ 2026").first.click()
    page.get_by_role("link", name="Số cuộc họp").click()
    assert "Năm trước" in page.locator("main").inner_text()
    page.get_by_label("Kết quả").fill("4")
    saved(page)
    assert "Đạt 20/20 điểm: 4 cuộc." in page.locator("[data-receipt]").inner_text()
    page.get_by_label("Kết quả").fill("1.5")
    error = page.locator(".field-error")
    expect(error).to_contain_text("1,5")
    assert page.get_by_label("Kết quả").input_value() == "1.5"
    page.get_by_label("Kết quả").fill("3")
    saved(page)
    expect(error).to_have_count(0)
    assert page.evaluate("window.thangRefused") == []
    assert faults(page, CHECKED) == []
    page.get_by_role("button", name="Lưu và sang chỉ số sau").click()
    page.wait_for_url("**/indicators/1.2/")


def test_a_broken_line_loses_nothing_that_was_typed(sign_in: SignIn, address: str) -> None:
    context = sign_in("Cán bộ")
    page = opened(context, f"{address}{FORM}indicators/2.1/")
    context.set_offline(True)
    page.get_by_label("Tử số").fill("212")
    page.get_by_label("Mẫu số").fill("301")
    expect(page.locator("[data-save]")).to_contain_text("Mất kết nối. 1 câu trả lời còn ở máy này", timeout=10_000)
    context.set_offline(False)
    expect(page.locator("[data-save]")).to_contain_text("Đã gửi xong", timeout=15_000)
    page.reload()
    assert page.get_by_label("Tử số").input_value() == "212"
    assert "Thêm 89 nữa là đủ điểm." in page.locator("[data-receipt]").inner_text()


def test_a_page_that_was_closed_too_early_gives_back_what_was_typed(sign_in: SignIn, address: str) -> None:
    context = sign_in("Cán bộ")
    page = opened(context, f"{address}{FORM}indicators/2.3/")
    page.route(
        "**/indicators/2.3/", lambda route: route.abort() if route.request.method == "POST" else route.continue_()
    )
    page.get_by_label("Kết quả").fill("7")
    expect(page.locator("[data-save]")).to_contain_text("Mất kết nối", timeout=10_000)
    page.close(run_before_unload=False)
    again = opened(context, f"{address}{FORM}indicators/2.3/")
    assert again.get_by_label("Kết quả").input_value() == "7"
    saved(again)


def test_an_expired_sign_in_keeps_what_was_typed(sign_in: SignIn, address: str) -> None:
    context = sign_in("Cán bộ")
    page = opened(context, f"{address}{FORM}indicators/1.3/")
    context.clear_cookies(name="thang")
    page.get_by_label("Có", exact=True).check()
    expect(page.locator("[data-save]")).to_contain_text("Phiên đăng nhập đã hết", timeout=10_000)
    assert page.get_by_label("Có", exact=True).is_checked()


def test_two_officers_are_told_of_one_another(sign_in: SignIn, address: str) -> None:
    one, other = (opened(sign_in(who), f"{address}{FORM}indicators/1.2/") for who in ("Cán bộ", "Lãnh đạo"))
    other.reload()
    expect(other.locator("[data-others]")).to_contain_text("Minh họa Cán bộ", timeout=10_000)
    one.get_by_label("head").check()
    saved(one)
    other.get_by_label("deputy").check()
    expect(other.locator(".field-error")).to_contain_text("vừa ghi câu trả lời này: head", timeout=10_000)
    assert other.get_by_label("deputy").is_checked()
    other.get_by_role("button", name="Lưu", exact=True).click()
    saved(other)
    other.reload()
    assert other.locator("details", has_text="Các lần ghi").count() == 1


def test_an_agency_loads_and_the_unit_confirms_and_the_head_hands_in(sign_in: SignIn, address: str) -> None:
    page = opened(sign_in("Cung cấp"), f"{address}/rounds/supplies/")
    page.get_by_role("link", name="Hài lòng").click()
    page.get_by_label("Nguồn số liệu").fill("Khảo sát")
    page.get_by_label("Số liệu tính đến ngày").fill("2026-09-30")
    page.get_by_label("Số liệu, mỗi dòng").fill("Xã Bát Xát Mới\t40/50")
    page.get_by_role("button", name="Xem trước").click()
    assert faults(page, CHECKED) == []
    page.get_by_role("button", name="Nạp 1 số liệu").click()
    assert "Đã nạp 1/2 đơn vị" in page.locator("main").inner_text()
    unit = opened(sign_in("Cán bộ"), f"{address}{FORM}indicators/2.2/")
    unit.get_by_role("button", name="Xác nhận số liệu đúng").click()
    head = opened(sign_in("Lãnh đạo"), f"{address}{FORM}confirm/")
    assert faults(head, CHECKED) == []
    if head.get_by_label("Tôi đã đọc").count():
        head.get_by_label("Tôi đã đọc").check()
    head.get_by_role("button", name="Xác nhận và nộp").click()
    assert "Người đứng đầu đã xác nhận lúc" in head.locator("main").inner_text()


def test_on_a_telephone_without_script_it_is_a_plain_form(sign_in: SignIn, address: str) -> None:
    context = sign_in("Cán bộ", java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = opened(context, f"{address}{FORM}indicators/1.1/")
    page.get_by_label("Kết quả").fill("abc")
    page.get_by_role("button", name="Lưu", exact=True).click()
    assert "abc" in page.locator(".field-error").inner_text()
    assert page.get_by_label("Kết quả").input_value() == "abc"
    page.get_by_label("Kết quả").fill("2")
    page.get_by_role("button", name="Lưu và sang chỉ số sau").click()
    page.wait_for_url("**/indicators/1.2/")
