"""SSH signatures (the format of `ssh-keygen -Y sign`) with OpenSSH Ed25519 keys, so that stock tools check them.

Ed25519 signs the same bytes with the same result, so that publishing again gives the same bundle. The format is that of
PROTOCOL.sshsig in OpenSSH.
"""

from __future__ import annotations

import base64
import hashlib
import struct
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_ssh_private_key,
)

NAMESPACE = "thang-publication"
_MAGIC, _VERSION, _HASH, _KIND = b"SSHSIG", 1, b"sha512", b"ssh-ed25519"
_BEGIN, _END, _WIDTH = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----", 70
_LONGEST = 10_000


class SignatureProblem(Exception):
    """A key or signature cannot be used.

    `problem`: key_unreadable, passphrase_wrong, key_kind, broken, namespace or forged.
    """

    def __init__(self, problem: str, found: str = "") -> None:
        self.problem, self.found = problem, found
        super().__init__(f"{problem} {found}".strip())


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature that was read; nothing is known of its truth before `check`."""

    public_key: bytes
    namespace: str
    hash_name: bytes
    raw: bytes

    @property
    def fingerprint(self) -> str:
        """The signer's key as `ssh-keygen -l` names it."""
        return fingerprint(self.public_key)

    def check(self, message: bytes) -> None:
        """Raises SignatureProblem unless the key signed this message in our namespace."""
        if self.namespace != NAMESPACE:
            raise SignatureProblem("namespace", self.namespace)
        if self.hash_name not in (b"sha512", b"sha256"):
            raise SignatureProblem("broken", self.hash_name.decode("ascii", "replace"))
        digest = hashlib.new(self.hash_name.decode(), message).digest()
        try:
            Ed25519PublicKey.from_public_bytes(_ed25519(self.public_key)).verify(
                _ed25519(self.raw), _signed(self.namespace, self.hash_name, digest)
            )
        except (InvalidSignature, ValueError, struct.error):
            raise SignatureProblem("forged", self.fingerprint) from None


def load_key(data: bytes, passphrase: Callable[[], str]) -> Ed25519PrivateKey:
    """An OpenSSH private key; `passphrase` is asked only where the key has one. Raises SignatureProblem."""
    key: object
    try:
        key = load_ssh_private_key(data, None)
    except TypeError:
        key = _load_locked(data, passphrase())
    except ValueError:
        raise SignatureProblem("key_unreadable") from None
    if not isinstance(key, Ed25519PrivateKey):
        raise SignatureProblem("key_kind", type(key).__name__)
    return key


def sign(message: bytes, key: Ed25519PrivateKey) -> str:
    """The armoured signature, byte for byte that of `ssh-keygen -Y sign -n thang-publication`."""
    public = _packed(_KIND) + _packed(key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw))
    signed = key.sign(_signed(NAMESPACE, _HASH, hashlib.sha512(message).digest()))
    blob = _MAGIC + struct.pack(">I", _VERSION) + _packed(public) + _packed(NAMESPACE.encode()) + _packed(b"")
    blob += _packed(_HASH) + _packed(_packed(_KIND) + _packed(signed))
    text = base64.b64encode(blob).decode()
    lines = [text[at : at + _WIDTH] for at in range(0, len(text), _WIDTH)]
    return "\n".join([_BEGIN, *lines, _END, ""])


def read_signature(armoured: str) -> Signature:
    """Raises SignatureProblem where the text is no SSH signature by an Ed25519 key."""
    lines = armoured.strip().splitlines()
    if len(armoured) > _LONGEST or len(lines) < len((_BEGIN, _END)) or (lines[0], lines[-1]) != (_BEGIN, _END):
        raise SignatureProblem("broken")
    try:
        blob = base64.b64decode("".join(lines[1:-1]), validate=True)
        public, namespace, reserved, hash_name, raw = _fields(blob)
        text = namespace.decode()
        if reserved:
            raise ValueError(reserved)
        _ed25519(public)
    except (ValueError, struct.error):
        raise SignatureProblem("broken") from None
    return Signature(public, text, hash_name, raw)


def fingerprint_of_public(text: str) -> str:
    """The fingerprint of a public key as OpenSSH writes it (base64); empty for what is no Ed25519 key."""
    try:
        blob = base64.b64decode(text, validate=True)
        _ed25519(blob)
    except (ValueError, struct.error, SignatureProblem):
        return ""
    return fingerprint(blob)


def fingerprint(public_key: bytes) -> str:
    return "SHA256:" + base64.b64encode(hashlib.sha256(public_key).digest()).decode().rstrip("=")


def _load_locked(data: bytes, passphrase: str) -> object:
    try:
        return load_ssh_private_key(data, passphrase.encode())
    except ValueError:
        raise SignatureProblem("passphrase_wrong") from None


def _fields(blob: bytes) -> list[bytes]:
    start = len(_MAGIC)
    if blob[:start] != _MAGIC or struct.unpack(">I", blob[start : start + 4]) != (_VERSION,):
        raise ValueError(blob[:start])
    fields = _unpacked(blob[start + 4 :])
    if len(fields) != len(("key", "namespace", "reserved", "hash", "signature")):
        raise ValueError(len(fields))
    return fields


def _ed25519(wrapped: bytes) -> bytes:
    kind, *rest = _unpacked(wrapped)
    if kind != _KIND or len(rest) != 1:
        raise SignatureProblem("key_kind", kind.decode("ascii", "replace"))
    return rest[0]


def _signed(namespace: str, hash_name: bytes, digest: bytes) -> bytes:
    return _MAGIC + _packed(namespace.encode()) + _packed(b"") + _packed(hash_name) + _packed(digest)


def _packed(part: bytes) -> bytes:
    return struct.pack(">I", len(part)) + part


def _unpacked(blob: bytes) -> list[bytes]:
    """All the length-prefixed parts. Raises ValueError where lengths and bytes do not agree."""
    parts = []
    while blob:
        (length,) = struct.unpack(">I", blob[:4])
        if len(blob) < 4 + length:
            raise ValueError(length)
        parts.append(blob[4 : 4 + length])
        blob = blob[4 + length :]
    return parts
