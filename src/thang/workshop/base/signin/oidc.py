"""OpenID Connect: allauth's code flow with PKCE, and what it leaves to us, which is to believe an ID token.

Of the provider only two things count: who it is, and the `sub` by which it knows somebody. No address, name or group
of theirs is read, so nothing that people may write there themselves can lead to an account.
"""

from __future__ import annotations

from collections.abc import Mapping
from hmac import compare_digest
from secrets import token_urlsafe
from typing import Any

import jwt
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

# By a key of the provider's own; a token that says "none", or is signed with our secret, is none.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
NEEDED = ("iss", "aud", "exp", "iat", "sub", "nonce")
SKEW = 30  # seconds that two clocks may differ


class Answers(OpenIDConnectOAuth2Adapter):
    """Reads the answers of the provider. `nonce`: what this browser was sent away with."""

    nonce = ""

    @property
    def openid_config(self) -> Mapping[str, Any]:
        """Raises OAuth2Error for a provider that says it is another one."""
        found: Mapping[str, Any] = super().openid_config
        if found.get("issuer") != self.provider_id:
            raise OAuth2Error("another issuer")
        return found

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:
        return request.build_absolute_uri(reverse("openid_connect_callback"))

    def complete_login(self, request: HttpRequest, app: Any, token: SocialToken, **kwargs: Any) -> SocialLogin:
        said = self.believed(str(kwargs["response"].get("id_token", "")), app.client_id)
        return self.get_provider().sociallogin_from_response(request, {"id_token": {"sub": said["sub"]}})

    def believed(self, text: str, client: str) -> Mapping[str, Any]:
        """What the ID token says. Raises OAuth2Error unless it is signed, for us, from there, of now, and asked for."""
        try:
            said: dict[str, Any] = jwt.decode(
                text,
                self._key(text),
                algorithms=ALGORITHMS,
                audience=client,
                issuer=self.provider_id,
                leeway=SKEW,
                options={"require": list(NEEDED)},
            )
        except (jwt.PyJWTError, ValueError) as wrong:
            raise OAuth2Error("a token that is not believed") from wrong
        is_for_others = said.get("azp", client) != client or (isinstance(said["aud"], list) and said["aud"] != [client])
        if is_for_others or not self.nonce or not compare_digest(str(said["nonce"]), self.nonce):
            raise OAuth2Error("a token for another one")
        return said

    def _key(self, text: str) -> jwt.PyJWK:
        header = jwt.get_unverified_header(text)
        with get_adapter().get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
        keys = [one for one in jwt.PyJWKSet.from_dict(answer.json()).keys if one.public_key_use in (None, "sig")]
        named = [one for one in keys if one.key_id == header.get("kid")] if "kid" in header else keys
        if len(named) != 1:
            raise OAuth2Error("no such key")
        return named[0]


class Provider(OpenIDConnectProvider):
    """Asks for nothing but who somebody is."""

    oauth2_adapter_class = Answers

    def get_login_url(self, request: HttpRequest, **kwargs: Any) -> str:
        return reverse("openid_connect_login")

    def get_callback_url(self) -> str:
        return reverse("openid_connect_callback")

    def get_default_scope(self) -> list[str]:
        return ["openid"]

    def extract_extra_data(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """Nothing more is kept."""
        return {}

    def redirect(
        self, request: HttpRequest, process: str, next_url: str | None = None, data: Any = None, **kwargs: Any
    ) -> HttpResponse:
        nonce = token_urlsafe(32)
        answer: HttpResponse = super().redirect(
            request, process, next_url, data, nonce=nonce, auth_params={"nonce": nonce}, **kwargs
        )
        return answer


class CallbackView(OAuth2CallbackView):
    """Hands the nonce that was kept with the state to what checks it."""

    def _get_state(self, request: HttpRequest, provider: Provider) -> tuple[dict[str, Any] | None, HttpResponse | None]:
        state, answer = super()._get_state(request, provider)
        self.adapter.nonce = state.get("nonce", "") if state else ""
        return state, answer
