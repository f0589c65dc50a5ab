"""Which ID token is believed: one that is signed by the provider, for us, of now, and for this very question."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import jwt
import pytest
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import RequestFactory

from thang.workshop.base.signin.oidc import SKEW, Answers

ISSUER, CLIENT, NONCE = "https://login.example.gov.vn", "thang", "n" * 43
KEY = rsa.generate_private_key(65537, 2048)
OTHER = rsa.generate_private_key(65537, 2048)
Change = Callable[[dict[str, Any]], object]


def jwk(key: rsa.RSAPrivateKey, kid: str) -> dict[str, Any]:
    return {
        **jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key(), as_dict=True),
        "kid": kid,
        "use": "sig",
        "alg": "RS256",
    }


class Keys:
    """What the provider's address of keys answers."""

    def raise_for_status(self) -> None:
        pass

    def json(self) -> dict[str, Any]:
        return {"keys": [jwk(KEY, "one"), jwk(OTHER, "two")]}

    def get(self, address: str) -> Keys:
        assert address == f"{ISSUER}/keys"
        return self

    def __enter__(self) -> Keys:
        return self

    def __exit__(self, *fault: object) -> None:
        pass


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    monkeypatch.setattr(
        "allauth.socialaccount.adapter.DefaultSocialAccountAdapter.get_requests_session", lambda self: Keys()
    )
    found = Answers(RequestFactory().get("/"), ISSUER)
    found._openid_config = {"issuer": ISSUER, "jwks_uri": f"{ISSUER}/keys"}
    found.nonce = NONCE
    return found


def said(**changed: Any) -> dict[str, Any]:
    now = int(time.time())
    whole = {"iss": ISSUER, "aud": CLIENT, "sub": "12", "iat": now, "exp": now + 60, "nonce": NONCE, **changed}
    return {key: value for key, value in whole.items() if value is not None}


def token(key: Any = KEY, algorithm: str = "RS256", kid: str = "one", **changed: Any) -> str:
    return jwt.encode(said(**changed), key, algorithm, headers={"kid": kid})


def test_a_good_one_is_believed(answers: Answers) -> None:
    assert answers.believed(token(), CLIENT)["sub"] == "12"
    assert answers.believed(token(aud=[CLIENT], azp=CLIENT), CLIENT)["sub"] == "12"
    assert answers.believed(token(exp=int(time.time()) - SKEW + 5), CLIENT)["sub"] == "12"


NOW = int(time.time())
FALSE: dict[str, dict[str, Any]] = {
    "for another client": {"aud": "other"},
    "for others, too": {"aud": [CLIENT, "other"]},
    "asked for by another client": {"azp": "other"},
    "for nobody": {"aud": None},
    "from another issuer": {"iss": f"{ISSUER}/"},
    "from nobody": {"iss": None},
    "too old": {"exp": NOW - 3600},
    "for ever": {"exp": None},
    "of the future": {"iat": NOW + 3600},
    "about nobody": {"sub": None},
    "answering another question": {"nonce": "m" * 43},
    "answering no question": {"nonce": None},
    "signed by another of its keys than it names": {"key": OTHER},
    "naming no key of the provider": {"kid": "three"},
    "signed with our own secret": {"key": "s" * 40, "algorithm": "HS256"},
    "not signed": {"key": None, "algorithm": "none"},
    "signed otherwise than the key is for": {"algorithm": "RS512"},
}


@pytest.mark.parametrize("changed", FALSE.values(), ids=FALSE.keys())
def test_a_false_one_is_not(answers: Answers, changed: dict[str, Any]) -> None:
    with pytest.raises(OAuth2Error):
        answers.believed(token(**changed), CLIENT)


@pytest.mark.parametrize("text", ["", "x", "a.b.c", token()[:-4] + "AAAA", token() + "x"])
def test_what_is_no_token_is_not(answers: Answers, text: str) -> None:
    with pytest.raises(OAuth2Error):
        answers.believed(text, CLIENT)


def test_without_a_question_there_is_no_answer(answers: Answers) -> None:
    answers.nonce = ""
    with pytest.raises(OAuth2Error):
        answers.believed(token(nonce=""), CLIENT)
