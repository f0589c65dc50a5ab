"""What a page loads and says while it does: nothing of another host, nothing that fails, nothing inline."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request, Response

ICON = "/favicon.ico"
DATA = {"application/ld+json", "application/json"}


def loading(page: Page) -> list[str]:
    """Loads the page anew and listens."""
    listener = _Listener(urlsplit(page.url).netloc)
    page.on("request", listener.asked)
    page.on("response", listener.answered)
    page.on("requestfailed", listener.failed)
    page.on("console", listener.told)
    page.on("pageerror", lambda error: listener.heard.append(f"script fails: {error}"))
    page.reload()
    page.evaluate("document.fonts.ready.then(() => true)")
    refused: list[str] = page.evaluate("window.thangRefused")
    heard = listener.heard + [f"the policy refuses {one}" for one in refused]
    return heard + inline(markup_of(page)) + list(_icon(page))


def _icon(page: Page) -> Iterator[str]:
    """Browsers ask for an icon where a page names none; headless ones only once, so it is looked for here."""
    named = page.locator("link[rel~=icon]")
    addresses: list[str] = named.evaluate_all("(links) => links.map((one) => one.href)")
    if not addresses and not page.request.get(urljoin(page.url, ICON)).ok:
        yield f"no icon is named, and {ICON}, which browsers ask for then, is not there"
    yield from (f"the icon {one} is not there" for one in addresses if not page.request.get(one).ok)


class _Listener:
    """Hears what the browser asks for and complains of."""

    def __init__(self, host: str) -> None:
        self.host = host
        self.heard: list[str] = []

    def asked(self, request: Request) -> None:
        split = urlsplit(request.url)
        if split.netloc != self.host and split.scheme not in ("data", "blob"):
            self.heard.append(f"asks another host: {request.url}")

    def answered(self, response: Response) -> None:
        if response.status >= 400 and not response.url.endswith(ICON):
            self.heard.append(f"answer {response.status}: {response.url}")

    def failed(self, request: Request) -> None:
        """Not what the browser itself breaks off, as it does with what the page before was still asking for."""
        if request.failure != "net::ERR_ABORTED":
            self.heard.append(f"not loaded: {request.url}: {request.failure}")

    def told(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not message.location.get("url", "").endswith(ICON):
            self.heard.append(f"console {message.type}: {message.text}")


def markup_of(page: Page) -> str:
    """The page as the server sends it, not as scripts have left it."""
    return page.request.get(page.url.partition("#")[0]).text()


def inline(markup: str) -> list[str]:
    """A sentence for each thing that a strict policy has to refuse, and for a policy that is absent or not strict.

    >>> inline('<p style="color: red" onclick="x()">')
    ['no policy (CSP) in the page', '<p> has the attribute style', '<p> has the attribute onclick']
    """
    reader = _Inline()
    reader.feed(markup)
    return list(_of_policy(reader.policy)) + reader.found


def _of_policy(policy: str | None) -> Iterator[str]:
    if policy is None:
        yield "no policy (CSP) in the page"
        return
    if "default-src 'none'" not in policy:
        yield "the policy allows what it does not name"
    yield from (
        f"the policy has {word}" for word in ("'unsafe-inline'", "'unsafe-eval'", "*", "data:") if word in policy
    )


class _Inline(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.policy: str | None = None
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "meta" and (given.get("http-equiv") or "").lower() == "content-security-policy":
            self.policy = given.get("content") or ""
        if tag == "style":
            self.found.append("an inline <style>")
        if tag == "script" and "src" not in given and given.get("type") not in DATA:
            self.found.append("an inline <script>")
        self.found += [
            f"<{tag}> has the attribute {name}" for name in given if name == "style" or name.startswith("on")
        ]
        if (given.get("href") or "").strip().lower().startswith("javascript:"):
            self.found.append(f"<{tag}> leads to a script")
