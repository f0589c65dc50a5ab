"""How often somebody may try; counted in the cache that all processes share."""

from __future__ import annotations

from hashlib import sha256

from django.core.cache import cache

LOCKED_FOR = 300
RATES = {
    # Tries of any kind from an address; many may sit behind one.
    "login": "60/m/ip",
    # Wrong passwords and codes: from an address, and for a name, whether anybody has it or not.
    "login_failed": f"30/m/ip,5/{LOCKED_FOR}s/key",
    "reauthenticate": "10/m/user",
    # Who forgot their password; the key is what they typed.
    "reset_password": "20/m/ip,3/h/key",
}


def is_first_word(sign_in: str) -> bool:
    """Whether a lock-out of that name was not told of yet, while it lasts."""
    return cache.add(f"signin.told.{sha256(sign_in.lower().encode()).hexdigest()}", 1, LOCKED_FOR)
