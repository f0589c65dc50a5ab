"""Signing in by OpenID Connect, against a certified provider that runs beside: the code flow, and what is false."""

from __future__ import annotations

import re
import secrets
import socket
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit, urlunsplit

import pytest
import requests
from allauth.mfa.totp.internal.auth import TOTP
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django.conf import settings
from django.test import Client, override_settings

from tests.workshop.conftest import DECISION, MERGER
from thang.workshop.base.audit.models import Entry
from thang.workshop.base.audit.services import SYSTEM
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.people.inviting import Link, Newcomer, ask_reset, invite
from thang.workshop.base.people.models import Person
from thang.workshop.base.people.services import Term, set_password
from thang.workshop.project.settings import oidc_apps

HERE = Path(__file__).parent
PYTHON = Path(__file__).parents[4] / ".venv-provider" / "bin" / "python"
BACK = "http://testserver/sign-in/oidc/callback/"
CLIENT, SECRET = "thang", secrets.token_urlsafe(32)
PASSWORD = "mat khau du dai 2026"
PATIENCE = 20


@dataclass(frozen=True)
class Provider:
    """At an address of this machine; `goes` walks there as a browser in which somebody is signed in."""

    issuer: str

    def goes(self, address: str, who: str, **changed: str) -> str:
        """Where it sends the browser back to; some of what was asked for may have been changed on the way."""
        parts = urlsplit(address)
        assert address.startswith(self.issuer)
        asked = urlencode({**dict(parse_qsl(parts.query)), **changed})
        answer = requests.get(
            urlunsplit(parts._replace(query=asked)), cookies={"who": who}, allow_redirects=False, timeout=PATIENCE
        )
        return answer.headers.get("Location", "")


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Provider]:
    assert PYTHON.exists(), "the provider is not installed; make it with: make provider"
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = str(one.getsockname()[1])
    folder = str(tmp_path_factory.mktemp("provider"))
    command = [str(PYTHON), str(HERE / "certified.py"), port, folder, BACK, CLIENT, SECRET]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout
        late = threading.Timer(PATIENCE, process.kill)
        late.start()
        issuer = process.stdout.readline().strip()
        late.cancel()
        assert issuer, "the provider did not begin to listen"
        yield Provider(issuer)
        process.kill()


@pytest.fixture
def configured(provider: Provider, db: None) -> Iterator[Provider]:
    chosen = replace(
        settings.CHOSEN, oidc_issuer=provider.issuer, oidc_client=CLIENT, oidc_secret=SECRET, oidc_name="Cổng Lào Cai"
    )
    ours = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]
    known = {"openid_connect": {**ours, "APPS": oidc_apps(chosen)}}
    with override_settings(CHOSEN=chosen, SOCIALACCOUNT_PROVIDERS=known):
        yield provider


@pytest.fixture
def officer(officer: Person) -> Person:
    set_password(officer, PASSWORD, actor=SYSTEM)
    return officer


def is_in(client: Client) -> bool:
    return client.get("/").status_code == 200


def sign_in(configured: Provider, client: Client, who: str, **changed: str) -> str:
    """Where it ends, or the sentence of the page that refuses."""
    sent = client.post("/sign-in/oidc/", {"next": "/organisations/"}).headers["Location"]
    return comes_back(client, configured.goes(sent, who, **changed))


def comes_back(client: Client, back: str) -> str:
    answer = client.get(back)
    heads = re.findall(r"<h1>(.*?)</h1>", answer.content.decode())
    return answer.headers.get("Location") or f"{answer.status_code} {heads[0]}"


def linked(configured: Provider, officer: Person, who: str = "an") -> Client:
    client = Client()
    client.post("/sign-in/", {"sign_in": officer.sign_in, "password": PASSWORD})
    client.post("/sign-in/again/", {"password": PASSWORD})
    sent = client.post("/account/links/").headers["Location"]
    assert comes_back(client, configured.goes(sent, who)) == "/account/links/"
    return client


UNKNOWN, FAILED = "403 Tài khoản này chưa được mời", "502 Chưa đăng nhập được qua hệ thống kia"


def test_the_button_stands_first(configured: Provider) -> None:
    page = Client().get("/sign-in/").content.decode()
    assert page.index("Đăng nhập bằng Cổng Lào Cai") < page.index('name="password"')


def test_who_is_linked_signs_in_and_goes_where_they_wanted(configured: Provider, officer: Person) -> None:
    linked(configured, officer)
    client = Client()
    assert sign_in(configured, client, "an") == "/organisations/"
    assert is_in(client)
    assert "officer" in client.get("/").content.decode()
    actions = list(Entry.objects.order_by("-number").values_list("action", flat=True)[:3])
    assert actions == ["person.signed_in", "person.linked", "person.signed_in"]


def test_what_is_asked_for_is_the_least_and_is_guarded(configured: Provider) -> None:
    sent = Client().post("/sign-in/oidc/?scope=email&auth_params=prompt%3Dnone&process=connect").headers["Location"]
    asked = {name: values[0] for name, values in parse_qs(urlsplit(sent).query).items()}
    assert len(asked.pop("nonce")) > 40
    assert len(asked.pop("code_challenge")) == 43
    assert len(asked.pop("state")) > 10
    assert asked == {
        "client_id": CLIENT,
        "redirect_uri": BACK,
        "scope": "openid",
        "response_type": "code",
        "code_challenge_method": "S256",
    }


def test_whoever_is_not_known_is_refused_and_nobody_is_made(configured: Provider, officer: Person) -> None:
    before = Person.objects.count()
    client = Client()
    assert sign_in(configured, client, "officer") == UNKNOWN, "a name that is the same over there means nothing"
    assert not is_in(client)
    assert (Person.objects.count(), SocialAccount.objects.count()) == (before, 0)
    assert Entry.objects.latest("number").action == "person.sign_in_refused"


def test_nothing_of_the_provider_is_kept_but_who_it_is(configured: Provider, officer: Person) -> None:
    linked(configured, officer)
    one = SocialAccount.objects.get()
    assert (one.provider, one.extra_data, one.user) == (configured.issuer, {}, officer)
    assert not SocialToken.objects.exists()
    assert not SocialApp.objects.exists()


def test_the_second_factor_is_asked_for_after_it(configured: Provider, officer: Person) -> None:
    linked(configured, officer)
    TOTP.activate(officer, "JBSWY3DPEHPK3PXP")
    client = Client()
    assert sign_in(configured, client, "an") == "/sign-in/code/"
    assert not is_in(client)


def test_who_was_locked_is_refused(configured: Provider, officer: Person) -> None:
    linked(configured, officer)
    Person.objects.update(is_active=False)
    assert sign_in(configured, Client(), "an") == UNKNOWN


@pytest.mark.parametrize(
    "changed", [{"nonce": "x" * 43}, {"code_challenge": "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"}]
)
def test_what_was_changed_on_the_way_is_refused(configured: Provider, officer: Person, changed: dict[str, str]) -> None:
    linked(configured, officer)
    client = Client()
    assert sign_in(configured, client, "an", **changed) == FAILED
    assert not is_in(client)


def test_a_state_of_nobody_is_refused(configured: Provider, officer: Person) -> None:
    linked(configured, officer)
    client = Client()
    assert sign_in(configured, client, "an", state="x" * 16) == FAILED


def test_an_answer_for_another_browser_is_refused(configured: Provider, officer: Person) -> None:
    """Whoever is sent a link with somebody else's code is not signed in as them."""
    linked(configured, officer)
    mine, theirs = Client(), Client()
    sent = mine.post("/sign-in/oidc/").headers["Location"]
    back = configured.goes(sent, "an")
    assert comes_back(theirs, back) == FAILED
    theirs.post("/sign-in/oidc/")
    assert comes_back(theirs, back) == FAILED
    assert not is_in(theirs)


def test_an_answer_counts_once(configured: Provider, officer: Person) -> None:
    linked(configured, officer)
    client = Client()
    back = configured.goes(client.post("/sign-in/oidc/").headers["Location"], "an")
    assert comes_back(client, back) == "/"
    client.post("/sign-out/")
    assert comes_back(client, back) == FAILED


@pytest.mark.parametrize("query", ["error=access_denied", "error=server_error", "code=x", "", "state=&code="])
def test_an_answer_without_a_question_is_refused(configured: Provider, query: str) -> None:
    assert comes_back(Client(), f"{BACK}?{query}") == FAILED


def test_whoever_declines_over_there_reads_so(configured: Provider) -> None:
    client = Client()
    sent = client.post("/sign-in/oidc/").headers["Location"]
    state = parse_qs(urlsplit(sent).query)["state"][0]
    assert comes_back(client, f"{BACK}?error=access_denied&state={state}") == FAILED


def test_it_leads_to_no_other_site(configured: Provider, officer: Person) -> None:
    linked(configured, officer)
    client = Client()
    sent = client.post("/sign-in/oidc/", {"next": "//evil.example/"}).headers["Location"]
    assert comes_back(client, configured.goes(sent, "an")) == "/"


def test_it_begins_with_a_form_of_ours_alone(configured: Provider) -> None:
    assert Client().get("/sign-in/oidc/").status_code == 405
    assert Client(enforce_csrf_checks=True).post("/sign-in/oidc/").status_code == 403


def test_signing_in_renews_the_session(configured: Provider, officer: Person) -> None:
    linked(configured, officer)
    client = Client()
    sent = client.post("/sign-in/oidc/").headers["Location"]
    before = client.session.session_key
    comes_back(client, configured.goes(sent, "an"))
    assert client.session.session_key != before


def test_a_link_is_made_with_a_fresh_password_only(configured: Provider, officer: Person) -> None:
    client = Client()
    client.post("/sign-in/", {"sign_in": "officer", "password": PASSWORD})
    assert client.post("/account/links/").headers["Location"].startswith("/sign-in/again/")
    guarded = Client(enforce_csrf_checks=True)
    guarded.force_login(officer)
    assert guarded.post("/account/links/").status_code == 403


def test_somebody_over_there_is_one_person_here(configured: Provider, officer: Person, office: Person) -> None:
    linked(configured, officer)
    set_password(office, PASSWORD, actor=SYSTEM)
    client = Client()
    client.post("/sign-in/", {"sign_in": "office", "password": PASSWORD})
    client.post("/sign-in/again/", {"password": PASSWORD})
    sent = client.post("/account/links/").headers["Location"]
    assert comes_back(client, configured.goes(sent, "an")) == "403 Không liên kết được"
    assert SocialAccount.objects.get().user == officer


def test_a_person_here_is_one_over_there(configured: Provider, officer: Person) -> None:
    client = linked(configured, officer)
    sent = client.post("/account/links/").headers["Location"]
    assert comes_back(client, configured.goes(sent, "binh")) == "403 Không liên kết được"


def test_a_link_is_taken_away_while_there_is_a_password(configured: Provider, officer: Person) -> None:
    client = linked(configured, officer)
    client.post("/account/links/", {"do": "unlink"})
    assert not SocialAccount.objects.exists()
    assert Entry.objects.latest("number").action == "person.unlinked"
    assert sign_in(configured, Client(), "an") == UNKNOWN


def invited(commune: Organisation) -> Link:
    return invite(Newcomer("moi.lo", "Lò Thị Mới"), Term("officer", commune, MERGER, basis=DECISION), actor=SYSTEM)


def test_an_invitation_is_accepted_over_there_without_a_password(configured: Provider, commune: Organisation) -> None:
    link, client = invited(commune), Client()
    assert "Đăng nhập bằng Cổng Lào Cai" in client.get(f"/invitation/{link.token}/").content.decode()
    sent = client.post(f"/invitation/{link.token}/oidc/").headers["Location"]
    assert comes_back(client, configured.goes(sent, "moi")) == "/"
    assert "Lò Thị Mới" in client.get("/").content.decode()
    assert Client().get(f"/invitation/{link.token}/").status_code == 404, "used once"
    again = Client()
    assert sign_in(configured, again, "moi") == "/organisations/"
    again.post("/account/links/", {"do": "unlink"})
    assert SocialAccount.objects.exists(), "it is the only way in"


def test_an_invitation_that_was_used_meanwhile_links_nobody(configured: Provider, commune: Organisation) -> None:
    link, client = invited(commune), Client()
    sent = client.post(f"/invitation/{link.token}/oidc/").headers["Location"]
    Client().post(f"/invitation/{link.token}/", {"password": PASSWORD, "password_again": PASSWORD})
    assert comes_back(client, configured.goes(sent, "moi")) == UNKNOWN
    assert not SocialAccount.objects.exists()


def test_an_invitation_does_not_move_who_is_known(configured: Provider, officer: Person, commune: Organisation) -> None:
    linked(configured, officer)
    link, client = invited(commune), Client()
    sent = client.post(f"/invitation/{link.token}/oidc/").headers["Location"]
    assert comes_back(client, configured.goes(sent, "an")) == UNKNOWN
    assert SocialAccount.objects.get().user == officer
    assert Client().get(f"/invitation/{link.token}/").status_code == 200, "and it can still be used"


def test_by_a_link_that_sets_another_password_nobody_is_linked(configured: Provider, officer: Person) -> None:
    token = ask_reset(officer).token
    assert "oidc" not in Client().get(f"/invitation/{token}/").content.decode()
    assert Client().post(f"/invitation/{token}/oidc/").status_code == 404


def test_a_provider_that_does_not_answer_is_named_in_words(configured: Provider) -> None:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{one.getsockname()[1]}"
    chosen = replace(settings.CHOSEN, oidc_issuer=nobody)
    known = {"openid_connect": {**settings.SOCIALACCOUNT_PROVIDERS["openid_connect"], "APPS": oidc_apps(chosen)}}
    with override_settings(CHOSEN=chosen, SOCIALACCOUNT_PROVIDERS=known):
        assert comes_back(Client(), "/sign-in/") == "200 Đăng nhập"
        assert Client().post("/sign-in/oidc/").status_code == 502


def test_a_provider_that_says_it_is_another_one_is_not_believed(configured: Provider) -> None:
    other = configured.issuer.replace("127.0.0.1", "localhost")
    chosen = replace(settings.CHOSEN, oidc_issuer=other)
    known = {"openid_connect": {**settings.SOCIALACCOUNT_PROVIDERS["openid_connect"], "APPS": oidc_apps(chosen)}}
    with override_settings(CHOSEN=chosen, SOCIALACCOUNT_PROVIDERS=known):
        assert Client().post("/sign-in/oidc/").status_code == 502


def test_without_a_provider_there_are_no_such_pages(db: None) -> None:
    assert "oidc" not in Client().get("/sign-in/").content.decode()
    assert Client().post("/sign-in/oidc/").status_code == 404
    assert Client().get(BACK).status_code == 404
