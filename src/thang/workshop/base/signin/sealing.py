"""What an authenticator app shares with us is kept sealed, so that a copy of the database alone opens nothing.

The key is made of the installation's secret by HKDF (RFC 5869); `1:` before the text says so.
"""

from __future__ import annotations

import base64

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

FORM = "1:"


def seal(text: str) -> str:
    return FORM + _key().encrypt(text.encode()).decode("ascii")


def unseal(sealed: str) -> str | None:
    """None where it was sealed with another secret, or changed."""
    if not sealed.startswith(FORM):
        return None
    try:
        return _key().decrypt(sealed.removeprefix(FORM).encode()).decode()
    except (InvalidToken, ValueError):
        return None


def _key() -> Fernet:
    derived = HKDF(SHA256(), 32, salt=None, info=b"thang: second factors").derive(settings.SECRET_KEY.encode())
    return Fernet(base64.urlsafe_b64encode(derived))
