"""Run by the Python of .venv-provider: an OpenID provider by idpy-oidc, which is certified, on a port of this machine.

`python certified.py PORT FOLDER REDIRECT_URI CLIENT SECRET`. Who is signed in over there is whom the cookie `who`
names; all else is the library's. It prints a line when it listens.
"""

from __future__ import annotations

import json
import os
import sys
from base64 import urlsafe_b64encode
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from typing import Any
from urllib.parse import parse_qs, urlsplit

PASSWORD_LEVEL = "urn:oasis:names:tc:SAML:2.0:ac:classes:InternetProtocolPassword"
SENT_BY_CLIENT = ["client_secret_post", "client_secret_basic"]


def configuration(issuer: str) -> dict[str, Any]:
    library = "idpyoidc.server"
    endpoints = {
        "provider_info": (".well-known/openid-configuration", "provider_config.ProviderConfiguration", None),
        "authorization": ("authorization", "authorization.Authorization", None),
        "token": ("token", "token.Token", SENT_BY_CLIENT),
        "userinfo": ("userinfo", "userinfo.UserInfo", ["bearer_header"]),
    }
    return {
        "issuer": issuer,
        "preference": {"subject_types_supported": ["public"], "grant_types_supported": ["authorization_code"]},
        "add_on": {
            "pkce": {
                "function": f"{library}.oauth2.add_on.pkce.add_support",
                "kwargs": {"essential": True},
            }
        },
        "authentication": {
            "user": {"acr": PASSWORD_LEVEL, "class": f"{library}.user_authn.user.NoAuthn", "kwargs": {"user": ""}}
        },
        "authz": {
            "class": f"{library}.authz.AuthzHandling",
            "kwargs": {
                "grant_config": {
                    "usage_rules": {
                        "authorization_code": {"supports_minting": ["access_token", "id_token"], "max_usage": 1},
                        "access_token": {},
                    },
                    "expires_in": 600,
                }
            },
        },
        "endpoint": {
            name: {"path": path, "class": f"{library}.oidc.{kind}", "kwargs": {"client_authn_method": way}}
            for name, (path, kind, way) in endpoints.items()
        },
        "keys": {
            "key_defs": [{"type": "RSA", "use": ["sig"]}, {"type": "EC", "crv": "P-256", "use": ["sig"]}],
            "private_path": "private.json",
            "public_path": "public.json",
            "read_only": False,
            "uri_path": "keys",
        },
        "token_handler_args": {
            "jwks_def": {
                "private_path": "tokens.json",
                "key_defs": [{"type": "oct", "bytes": 24, "use": ["enc"], "kid": "code"}],
            },
            "code": {"kwargs": {"lifetime": 60}},
            "token": {"class": f"{library}.token.jwt_token.JWTToken", "kwargs": {"lifetime": 60, "aud": [issuer]}},
            "id_token": {"class": f"{library}.token.id_token.IDToken", "kwargs": {}},
        },
        "userinfo": {"class": f"{library}.user_info.UserInfo", "kwargs": {"db": {}}},
    }


class Handler(BaseHTTPRequestHandler):
    op: Any = None

    def do_GET(self) -> None:
        self.answer({key: values[0] for key, values in parse_qs(urlsplit(self.path).query).items()})

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        self.answer({key: values[0] for key, values in parse_qs(body).items()})

    def answer(self, asked: dict[str, str]) -> None:
        path = urlsplit(self.path).path.lstrip("/")
        if path == "keys":
            self.send(200, json.dumps(self.op.keyjar.export_jwks()))
            return
        endpoint = next(one for one in self.op.endpoint.values() if one.endpoint_path == path)
        who = SimpleCookie(self.headers.get("Cookie", ""))
        identity = json.dumps({"uid": who["who"].value if "who" in who else "nobody"})
        self.op.context.authn_broker["user"]["method"].user = urlsafe_b64encode(identity.encode()).decode()
        headers = {key.lower(): value for key, value in self.headers.items() if key.lower() != "cookie"}
        facts = {"headers": headers, "method": self.command, "url": self.path, "cookie": []}
        request = endpoint.parse_request(asked, http_info=facts)
        args = request if "error" in request else endpoint.process_request(request, http_info=facts)
        if "error" in args:
            self.send(400, json.dumps({"error": args["error"]}))
            return
        done = endpoint.do_response(request=request, **args)
        if done.get("response_placement", endpoint.response_placement) == "url":
            self.send(302, "", done["response"])
        else:
            self.send(200, done["response"])

    def send(self, status: int, text: str, where: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        if where:
            self.send_header("Location", where)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *args: object) -> None:
        """Quiet."""


def main(port: str, folder: str, redirect_uri: str, client: str, secret: str) -> None:
    server = import_module("idpyoidc.server")  # by name: tests are collected where it is not
    configure = import_module("idpyoidc.server.configure")
    os.chdir(folder)
    issuer = f"http://127.0.0.1:{port}"
    conf = configure.OPConfiguration(conf=configuration(issuer), base_path=folder, domain="127.0.0.1", port=port)
    Handler.op = server.Server(conf, cwd=folder)
    Handler.op.context.cdb[client] = {
        "client_secret": secret,
        "redirect_uris": [(redirect_uri, {})],
        "client_salt": "salted",
        "token_endpoint_auth_method": "client_secret_post",
        "response_types_supported": ["code"],
        "allowed_scopes": ["openid"],
    }
    listening = ThreadingHTTPServer(("127.0.0.1", int(port)), Handler)
    print(issuer, flush=True)  # noqa: T201  # the line that the test waits for
    listening.serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
