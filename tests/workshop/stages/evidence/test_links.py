"""A link as evidence: a copy with its moment and address, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest
from django.utils import timezone

from tests.workshop.base.files.cast import GOOD
from tests.workshop.conftest import Browser
from tests.workshop.stages.evidence.cast import entered
from thang.workshop.base.audit.services import Actor
from thang.workshop.base.jobs.models import Job
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.parts.fetching import Fetched, Unfetched
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.people.access import Reach
from thang.workshop.base.people.models import Person
from thang.workshop.stages.evidence import jobs
from thang.workshop.stages.evidence.links import name_of
from thang.workshop.stages.evidence.models import Document, Link, Text
from thang.workshop.stages.evidence.queries import files_of

PAGE = b"<!doctype html><title>x</title><script>var hidden</script><p>Ban hanh K\xe1\xba\xbf ho\xe1\xba\xa1ch</p>"
ADDRESS = "https://laocai.gov.vn/van-ban/5"
Answer = Callable[[], Fetched]


class Running:
    """What a worker gives to the job."""

    def __init__(self, who: Person, link: Link) -> None:
        self.arguments: dict[str, Any] = {"link": link.pk}
        self.checkpoint: dict[str, Any] = {}
        self.reach, self.actor, self.now = Reach(who, timezone.localdate()), Actor(who.name), timezone.now()

    def report(self, *_: object) -> None: ...

    def save(self, checkpoint: Any) -> None: ...


def answer(content: bytes = PAGE, status: int = 200, media: str = "text/html") -> Fetched:
    return Fetched(status, f"{ADDRESS}/cuoi", media, content, sha256(content).hexdigest())


@pytest.fixture
def one(officer: Person, commune: Organisation) -> Document:
    return entered(commune, officer, kind="page")


@pytest.fixture
def fetches(one: Document, officer: Person, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Callable[[Any], str]:
    """Asks on the page for the address, and has the job done with that answer; how the page then is."""

    def fetched(given: Fetched | Unfetched) -> str:
        def fetch(address: str) -> Fetched:
            if isinstance(given, Unfetched):
                raise given
            return given

        monkeypatch.setattr(jobs, "fetch", fetch)
        client = browser(officer)
        assert client.post(f"/evidence/{one.pk}/link/", {"address": ADDRESS}).status_code == 302
        jobs.fetch_link(Running(officer, Link.objects.latest("pk")))
        return str(client.get(f"/evidence/{one.pk}/").content.decode())

    return fetched


def test_a_copy_is_kept_under_its_digest_with_the_moment_and_the_final_address(
    fetches: Callable[[Any], str], one: Document, officer: Person, browser: Browser
) -> None:
    page = fetches(answer())
    assert (sha256(PAGE).hexdigest() in page, f"{ADDRESS}/cuoi" in page) == (True, True)
    kept = files_of(one).get()
    sent: Any = browser(officer).get(f"/evidence/files/{kept.pk}/content/")
    assert b"".join(sent.streaming_content) == PAGE
    assert sent.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert '.html.txt"' in sent.headers["Content-Disposition"]
    assert Job.objects.get().kind == "evidence.fetch_link"


def test_what_the_page_says_is_searched_and_its_scripts_are_not(fetches: Callable[[Any], str], one: Document) -> None:
    fetches(answer())
    assert Text.objects.get(blob=files_of(one).get().file.blob).search_key == "x ban hanh ke hoach"


def test_a_pdf_behind_a_link_is_a_pdf(fetches: Callable[[Any], str], one: Document) -> None:
    fetches(answer(GOOD["a.pdf"], media="application/pdf"))
    assert files_of(one).get().file.name == "cuoi.pdf"


def test_fetched_again_the_older_copy_stays_and_the_same_one_is_kept_once(
    fetches: Callable[[Any], str], one: Document
) -> None:
    for content in (PAGE, PAGE, PAGE + b"<p>sua</p>"):
        fetches(answer(content))
    assert (files_of(one).count(), Link.objects.exclude(fetched_at=None).count()) == (2, 3)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (Unfetched("private", host="laocai.gov.vn"), "mạng nội bộ"),
        (answer(status=404), "mã 404"),
        (answer(b"MZ", media="application/x-msdownload"), "không nhận"),
        (answer(b"MZ this is a program", media="application/pdf"), "chưa lưu được"),
        (answer(b""), "chưa lưu được"),
    ],
)
def test_why_there_is_no_copy_stands_on_the_page(
    given: Any, why: str, fetches: Callable[[Any], str], one: Document
) -> None:
    assert why in fetches(given)
    assert not files_of(one).exists()


@pytest.mark.parametrize(
    "address", ["laocai.gov.vn", "ftp://laocai.gov.vn/", "https://a:b@laocai.gov.vn/", "https://x:22/"]
)
def test_what_is_no_address_to_ask_is_refused_beside_the_field(
    address: str, one: Document, officer: Person, browser: Browser
) -> None:
    page = browser(officer).post(f"/evidence/{one.pk}/link/", {"address": address}).content.decode()
    assert 'id="id_address_error"' in page
    assert not Link.objects.exists()


def test_an_answer_is_noted_once_whatever_happens_to_workers(
    fetches: Callable[[Any], str], one: Document, officer: Person
) -> None:
    fetches(answer())
    assert jobs.fetch_link(Running(officer, Link.objects.get())).sentence == "link_answered"
    assert files_of(one).count() == 1


def test_whoever_keeps_the_document_no_more_fetches_nothing(fetches: Callable[[Any], str], stranger: Person) -> None:
    fetches(Unfetched("name", host="x"))
    with pytest.raises(Refused, match="document_is_gone"):
        jobs.fetch_link(Running(stranger, Link.objects.get()))


def test_nobody_sends_a_page_as_a_file(officer: Person, one: Document, browser: Browser) -> None:
    from tests.workshop.stages.evidence.test_documents import named  # noqa: PLC0415  # the one way to name bytes

    page = browser(officer).post(f"/evidence/{one.pk}/files/", {"sent": named("a.html", PAGE)}).content.decode()
    assert "field-bad" in page


def test_a_copy_is_named_after_its_address() -> None:
    assert name_of("https://laocai.gov.vn/a/%2e%2e%2fb<c>.aspx", "text/html") == "bc.html"
    assert name_of("https://laocai.gov.vn/", "text/html") == "laocai.gov.vn.html"
