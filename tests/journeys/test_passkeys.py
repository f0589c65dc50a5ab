"""A passkey in a true browser, with an authenticator that the browser itself plays."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.journeys.test_workshop_in_browser import address, browser, listening

__all__ = ["address", "browser"]  # fixtures

KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def page(browser: object, address: str) -> Iterator[Page]:  # the fixtures named above
    context = listening(browser)  # type: ignore[arg-type]  # a browser, by its fixture
    found = context.new_page()
    line = context.new_cdp_session(found)
    line.send("WebAuthn.enable")
    line.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    yield found
    context.close()


def test_a_passkey_is_added_signs_in_and_confirms(page: Page, address: str) -> None:  # as above
    at = address.replace("127.0.0.1", "localhost")  # a passkey is for a name, never for a number
    page.goto(f"{at}/sign-in/?next=/account/factors/passkeys/set/")
    page.get_by_role("button", name="Minh họa Hội đồng").click()
    page.get_by_role("button", name="Thêm khóa truy cập").click()
    page.wait_for_url("**/sign-in/again/code/**")  # from now on they have something to confirm with
    page.get_by_role("link", name="Dùng khóa truy cập").click()
    page.get_by_role("button", name="Dùng khóa truy cập").click()
    page.wait_for_url(f"{at}/account/factors/codes/")
    page.get_by_role("button", name="Đăng xuất").click()

    page.get_by_role("link", name="Đăng nhập bằng khóa truy cập").click()
    page.get_by_role("button", name="Dùng khóa truy cập").click()
    page.wait_for_url(f"{at}/")
    assert page.get_by_text("Xin chào, Minh họa Hội đồng").is_visible()

    page.goto(f"{at}/account/factors/")
    page.get_by_role("link", name="Bỏ khóa truy cập").click()
    page.wait_for_url("**/sign-in/again/code/**")
    page.get_by_role("link", name="Dùng khóa truy cập").click()
    page.get_by_role("button", name="Dùng khóa truy cập").click()
    page.wait_for_url("**/take-away/")
    page.get_by_role("button", name="Bỏ khóa truy cập").click()
    page.wait_for_url(f"{at}/account/factors/")
    assert page.get_by_role("link", name="Bỏ khóa truy cập").count() == 0
