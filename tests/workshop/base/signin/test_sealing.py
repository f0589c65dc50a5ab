"""Second factors are sealed in the database: a copy of it opens nothing, and another key is told in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import call_command
from django.test import Client

from tests.workshop.base.signin.test_second_factor import PASSWORD, confirm, sign_in, typed
from thang.cli.doctor_workshop import examine_factors
from thang.workshop.base.audit.services import SYSTEM
from thang.workshop.base.people.models import Person
from thang.workshop.base.people.services import set_password
from thang.workshop.base.signin.sealing import seal, unseal

OTHER_KEY = "another key of an installation, long enough"


@pytest.fixture
def secret(officer: Person) -> str:
    """Set up in the pages, as people do."""
    set_password(officer, PASSWORD, actor=SYSTEM)
    client = Client()
    sign_in(client)
    confirm(client)
    (found,) = re.findall(r"<code>([A-Z2-7]+)</code>", client.get("/account/factors/totp/set/").content.decode())
    client.post("/account/factors/totp/set/", {"code": typed(found)})
    return str(found)


def test_neither_the_secret_nor_a_seed_stands_in_the_database(secret: str, capsys: pytest.CaptureFixture[str]) -> None:
    rows = list(Authenticator.objects.values_list("type", "data"))
    assert {kind for kind, _ in rows} == {"totp", "recovery_codes"}
    assert all(str(data.get("secret") or data.get("seed")).startswith("1:") for _, data in rows)
    call_command("dumpdata", "mfa", "people")
    assert secret not in capsys.readouterr().out


def test_its_codes_let_in(secret: str) -> None:
    client = Client()
    assert sign_in(client) == "/sign-in/code/"
    client.post("/sign-in/code/", {"code": typed(secret, steps=1)})
    assert client.get("/").status_code == 200


def test_with_another_key_the_code_is_wrong_and_no_page_breaks(secret: str, settings: Any) -> None:
    settings.SECRET_KEY = OTHER_KEY
    client = Client()
    assert sign_in(client) == "/sign-in/code/"
    answer = client.post("/sign-in/code/", {"code": typed(secret, steps=1)})
    assert answer.status_code == 200
    assert "<form" in answer.content.decode()
    assert client.get("/").status_code == 302
    finding = examine_factors()
    assert (finding.sentence, finding.is_good, finding.facts) == ("doctor_factors_lost", False, {"count": "2"})


def test_the_doctor_has_nothing_to_say_of_the_right_key(secret: str) -> None:
    assert examine_factors().is_good


CHANGES: list[Callable[[str], str]] = [
    lambda text: text[:-4] + "AAA=",
    lambda text: text[2:],
    lambda _: "",
    lambda _: "1:",
]


@pytest.mark.parametrize("change", CHANGES)
def test_what_was_changed_is_not_believed(change: Callable[[str], str]) -> None:
    assert unseal(seal("JBSW")) == "JBSW"
    assert unseal(change(seal("JBSW"))) is None


def test_the_same_secret_is_sealed_otherwise_each_time() -> None:
    """Or who has two copies sees which people share one."""
    assert seal("JBSW") != seal("JBSW")
