"""Bundles changed by somebody who holds the right key: sums and signature are valid, only the content can betray it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from thang.bundle.layout import SIGNATURE, SUMS, packed, sums_of, unpacked
from thang.bundle.sign import sign

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


def resealed(members: Mapping[str, bytes], key: Ed25519PrivateKey = KEY) -> bytes:
    """The members with fresh sums and a fresh signature."""
    content = {name: data for name, data in members.items() if name not in (SUMS, SIGNATURE)}
    sums = sums_of(content)
    return packed({**content, SUMS: sums, SIGNATURE: sign(sums, key).encode()})


def changed(data: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """One member changed and all sealed again; the change must change something."""
    members = unpacked(data)
    text = members[name].decode()
    other = change(text)
    assert other != text
    return resealed({**members, name: other.encode()})


def replaced(data: bytes, name: str, old: str, new: str) -> bytes:
    """The first place of a text changed."""
    return changed(data, name, lambda text: text.replace(old, new, 1))
