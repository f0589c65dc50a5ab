"""What Django makes of the settings: how SQLite runs, and what goes with every answer."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

import thang.workshop
from tests.workshop.conftest import Browser
from thang.workshop.base.people.models import Person
from thang.workshop.base.ui import views

TEMPLATES = sorted(Path(thang.workshop.__file__).parent.rglob("*.html"))
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
POLICY = {
    "default-src": "'none'",
    "style-src": "'self'",
    "script-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
BEGIN = """
import json, os, sqlite3
os.environ["DJANGO_SETTINGS_MODULE"] = "thang.workshop.project.settings"
import django
django.setup()
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
"""
SQLITE = """
def pragma(name):
    with connection.cursor() as cursor:
        return cursor.execute(f"PRAGMA {name}").fetchone()[0]

names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
found = {name: pragma(name) for name in names}
other = sqlite3.connect(settings.DATABASES["default"]["NAME"], timeout=0, isolation_level=None)
with transaction.atomic():
    try:
        other.execute("BEGIN IMMEDIATE")
        found["another"] = "writes"
    except sqlite3.OperationalError as error:
        found["another"] = str(error)
other.execute("BEGIN IMMEDIATE")
print(json.dumps(found))
"""
ANSWER = """
call_command("migrate", verbosity=0)
answer = Client().get("/sign-in/", headers={"host": "localhost", **json.loads(os.environ["SENT"])})
language = Client().post("/language/", {"language": "en"}, headers={"host": "localhost"})
from thang.workshop.base.people.models import Person
one = Person.of("an", "An")
one.set_password("a long password of An")
one.save()
given = {"sign_in": "an", "password": "a long password of An"}
entered = Client().post("/sign-in/", given, headers={"host": "localhost"})
cookies = [value.OutputString() for one in (answer, language, entered) for value in one.cookies.values()]
print(json.dumps({"status": entered.status_code, "cookies": cookies, "headers": dict(answer.headers)}))
"""


def in_a_process(code: str, folder: Path, environ: Mapping[str, str] | None = None) -> Any:
    """What a process of its own prints, with the real settings and a database file."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("THANG_")}
    chosen = {"THANG_DATA": str(folder), "SENT": "{}", **(environ or {})}
    command = [sys.executable, "-c", BEGIN + code]
    run = subprocess.run(command, env={**kept, **chosen}, capture_output=True, text=True, timeout=60, check=False)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def policy_of(answer: Any) -> dict[str, str]:
    parts = answer.headers["Content-Security-Policy"].split("; ")
    return dict(part.split(" ", 1) for part in parts)


@pytest.fixture
def answers(office: Person, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """An answer of every kind: pages, the sign-in, files, redirects, and all that can go wrong."""
    inside, outside = browser(office), Client(raise_request_exception=False)
    guarded = Client(enforce_csrf_checks=True)
    found: dict[str, Any] = {
        "page": inside.get("/"),
        "list": inside.get("/organisations/"),
        "export": inside.get("/audit/?export=csv"),
        "sign-in": outside.get("/sign-in/"),
        "redirect to sign-in": outside.get("/audit/"),
        "404 for a stranger": outside.get("/nowhere/"),
        "404 inside": inside.get("/audit/999999/"),
        "403": guarded.post("/sign-in/", {"sign_in": "an"}),
        "405": inside.get("/language/"),
        "slash added": inside.get("/audit"),
        "400": outside.get("/", headers={"host": "evil.example"}),
    }
    monkeypatch.setattr(views, "reach_of", lambda request: 1 / 0)
    inside.raise_request_exception = False
    found["500"] = inside.get("/")
    return found


STATUS = {
    "page": 200,
    "list": 200,
    "export": 200,
    "sign-in": 200,
    "redirect to sign-in": 302,
    "404 for a stranger": 404,
    "404 inside": 404,
    "403": 403,
    "405": 405,
    "slash added": 301,
    "400": 400,
    "500": 500,
}


@pytest.fixture
def quiet(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """What goes wrong on purpose is not printed."""
    with caplog.at_level("CRITICAL", logger="django"):
        yield


@pytest.mark.usefixtures("quiet")
def test_the_answers_are_of_every_kind(answers: dict[str, Any]) -> None:
    assert {name: one.status_code for name, one in answers.items()} == STATUS


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("kind", STATUS)
def test_every_answer_says_what_a_browser_may_load(answers: dict[str, HttpResponse], kind: str) -> None:
    assert policy_of(answers[kind]) == POLICY


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("kind", STATUS)
def test_every_answer_has_the_security_headers(answers: dict[str, HttpResponse], kind: str) -> None:
    assert HEADERS.items() <= dict(answers[kind].headers).items()


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("kind", STATUS)
def test_no_answer_may_be_framed(answers: dict[str, HttpResponse], kind: str) -> None:
    assert answers[kind].headers["X-Frame-Options"] == "DENY"


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("kind", STATUS)
def test_no_page_brings_a_script_or_a_style_of_its_own(answers: dict[str, Any], kind: str) -> None:
    answer = answers[kind]
    text = b"".join(answer) if answer.streaming else answer.content
    assert inline(text.decode()) == []


def inline(text: str) -> list[str]:
    """What a browser would run or paint out of the page itself, and the policy forbids."""
    found = [tag for tag in re.findall(r"<script\b[^>]*>", text, re.IGNORECASE) if not re.search(r"\ssrc=", tag)]
    found += re.findall(r"<style\b|javascript:", text, re.IGNORECASE)
    return found + re.findall(r"""<[^>]*\s((?:on[a-z]+|style)\s*=\s*["'])""", text, re.IGNORECASE)


@pytest.mark.parametrize(
    "text",
    [
        "<script>run()</script>",
        '<SCRIPT type="module">run()</SCRIPT>',
        "<style>p {}</style>",
        '<a href="javascript:run()">x</a>',
        '<p class="a" onclick="run()">x</p>',
        "<p style='color: red'>x</p>",
        '<body\nonload = "run()">',
    ],
)
def test_what_is_inline_is_found(text: str) -> None:
    assert inline(text)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_has_a_script_or_a_style_of_its_own(path: Path) -> None:
    assert inline(path.read_text(encoding="utf-8")) == []


def test_there_are_templates_to_look_at() -> None:
    assert len(TEMPLATES) >= 10


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_loads_anything_from_another_host(path: Path) -> None:
    assert re.findall(r"""(?:src|href|action)=["']?(?:https?:)?//""", path.read_text(encoding="utf-8")) == []


def test_sqlite_keeps_what_was_acknowledged_and_a_write_asks_for_its_place_at_once(tmp_path: Path) -> None:
    """2 is FULL; a transaction that has only begun keeps another writer out, and lets it in when it is over."""
    assert in_a_process(SQLITE, tmp_path) == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 20_000,
        "another": "database is locked",
    }
    assert (tmp_path / "thang.sqlite3").is_file()


def test_cookies_stay_away_from_scripts_and_other_sites(tmp_path: Path) -> None:
    told = in_a_process(ANSWER, tmp_path)
    cookies = {one.split("=")[0]: one for one in told["cookies"]}
    assert told["status"] == 302
    assert cookies.keys() == {"csrftoken", "thang", "thang_language"}
    for one in cookies.values():
        assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(one.split("; "))
        assert "Domain" not in one
        assert "Secure" not in one
    assert "Strict-Transport-Security" not in told["headers"]


def test_behind_https_cookies_go_over_https_alone(tmp_path: Path) -> None:
    """The proxy says that the request came by https, and is believed because the setting names it."""
    sent = {"THANG_ORIGIN": "https://dti.vn", "SENT": '{"x-forwarded-proto": "https"}'}
    told = in_a_process(ANSWER, tmp_path, sent)
    cookies = {one.split("=")[0]: one for one in told["cookies"]}
    assert cookies.keys() == {"csrftoken", "__Host-thang", "thang_language"}
    for one in cookies.values():
        assert {"HttpOnly", "SameSite=Lax", "Path=/", "Secure"} <= set(one.split("; "))
        assert "Domain" not in one
    assert told["headers"]["Strict-Transport-Security"] == "max-age=31536000"


def test_without_an_https_origin_nobody_is_believed_to_come_by_https(tmp_path: Path) -> None:
    told = in_a_process(ANSWER, tmp_path, {"SENT": '{"x-forwarded-proto": "https"}'})
    assert "Strict-Transport-Security" not in told["headers"]


def test_a_wrong_setting_stops_the_start_and_names_itself(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="THANG_LANGUAGE: must be vi or en"):
        in_a_process("", tmp_path, {"THANG_LANGUAGE": "fr"})
